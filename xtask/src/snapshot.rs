//! The start page of a dataset in every language, rendered by the library's own components.

use crate::Outcome;
use crate::tools::{self, logged, root};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// What the renderer wrote, without the marks by which it would find its places again: the app
/// replaces the snapshot.
///
/// # Errors
/// If it has what the policy forbids.
fn clean(rendered: &str) -> Outcome<String> {
    let snapshot = rendered.replace("<!>", "");
    if snapshot.contains(" style=\"") {
        return Err("The snapshot has a style attribute, which the policy forbids.".to_owned());
    }
    Ok(snapshot)
}

/// A page in one language, before the program has run.
pub struct Snapshot {
    /// Tag of the language.
    pub lang: String,
    /// Texts by name, as the renderer writes them: `title`, `description`, `fault`, `lost` and others; and
    /// what needs no escaping, `words` and `snapshot`.
    texts: Value,
}

impl Snapshot {
    /// From an entry of what the renderer writes.
    ///
    /// # Errors
    /// If it has what the policy forbids.
    pub fn new(mut texts: Value) -> Outcome<Self> {
        let lang = texts["lang"].as_str().unwrap_or_default().to_owned();
        texts["snapshot"] = clean(texts["snapshot"].as_str().unwrap_or_default())?.into();
        if texts["words"].as_str().is_some_and(|words| words.contains('<')) {
            return Err("A message could end the element it stands in.".to_owned());
        }
        Ok(Self { lang, texts })
    }

    /// A text as HTML.
    pub fn slot(&self, name: &str) -> String {
        let text = self.texts[name].as_str().unwrap_or_default();
        if matches!(name, "words" | "snapshot") {
            return text.to_owned();
        }
        text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
    }
}

/// The start pages of a dataset, as the app would show them; English first.
///
/// # Errors
/// If the renderer cannot be built, or the dataset cannot be shown.
pub fn snapshots(dataset: &Path) -> Outcome<Vec<Snapshot>> {
    let mut render = Command::new("cargo");
    render.args(["build", "--quiet", "--locked", "--features", "prerender", "--bin", "prerender"]);
    logged(render.current_dir(root()), &root().join("target/prerender.log"))
        .map_err(|end| format!("The renderer could not be built:\n{end}"))?;
    let renderer =
        tools::target_dir().join(format!("debug/prerender{}", std::env::consts::EXE_SUFFIX));
    let output = Command::new(&renderer)
        .arg(dataset)
        .output()
        .map_err(|error| format!("{} does not run: {error}.", renderer.display()))?;
    if !output.status.success() {
        return Err(format!(
            "The start page could not be rendered:\n{}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let pages: Vec<Value> =
        serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    pages.into_iter().map(Snapshot::new).collect()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn a_style_attribute_in_the_snapshot_stops_the_build() {
        assert!(clean("<p style=\"color:red\">").is_err());
        assert_eq!(clean("<p>a<!></p>"), Ok("<p>a</p>".to_owned()));
    }
}
