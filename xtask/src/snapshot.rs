//! The start page of a dataset in every language, rendered by the library's own components.

use crate::Outcome;
use crate::tally::cargo;
use serde_json::Value;
use std::path::Path;

/// A page in one language, before the program has run.
pub struct Snapshot {
    /// Tag of the language.
    pub lang: String,
    /// Texts by name, as the renderer writes them: `title`, `description`, `fault`, `lost` and others; and
    /// what needs no escaping: `words` of the page, `all_words`, and `snapshot`.
    texts: Value,
}

impl Snapshot {
    /// From an entry of what the renderer writes.
    ///
    /// # Errors
    /// If it has what the policy forbids.
    pub fn new(mut texts: Value) -> Outcome<Self> {
        let lang = texts["lang"].as_str().unwrap_or_default().to_owned();
        // Without the marks by which the renderer would find its places again: the app replaces it.
        let snapshot = texts["snapshot"].as_str().unwrap_or_default().replace("<!>", "");
        if snapshot.contains(" style=\"") {
            return Err("The snapshot has a style attribute, which the policy forbids.".to_owned());
        }
        texts["snapshot"] = snapshot.into();
        if texts["words"].as_str().is_some_and(|words| words.contains('<')) {
            return Err("A message could end the element it stands in.".to_owned());
        }
        Ok(Self { lang, texts })
    }

    /// A text as HTML.
    pub fn slot(&self, name: &str) -> String {
        let text = self.texts[name].as_str().unwrap_or_default();
        if matches!(name, "words" | "all_words" | "snapshot") {
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
    let mut render = cargo(&[
        "run",
        "--quiet",
        "--locked",
        "--features",
        "prerender",
        "--bin",
        "prerender",
        "--",
    ]);
    let output =
        render.arg(dataset).output().map_err(|error| format!("cargo does not start: {error}."))?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        return Err(format!("The start page could not be rendered:\n{told}"));
    }
    let pages: Vec<Value> =
        serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    pages.into_iter().map(Snapshot::new).collect()
}

#[cfg(test)]
mod tests {
    use super::Snapshot;

    #[test]
    fn a_style_attribute_in_the_snapshot_stops_the_build() {
        let new = |html: &str| Snapshot::new(serde_json::json!({ "snapshot": html }));
        assert!(new("<p style=\"color:red\">").is_err());
        assert_eq!(new("<p>a<!></p>").unwrap().slot("snapshot"), "<p>a</p>");
    }
}
