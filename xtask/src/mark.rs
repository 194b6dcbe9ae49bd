//! The mark of a build: which commit a site was built from, in `build.json` beside the page, so that
//! nobody measures or deploys a stale one, or one that was made for tests.
//!
//! Knows git and the folder of a site; not how a site is built.

use crate::Outcome;
use crate::dist::{Site, read, sha256, write as put};
use crate::tools::root;
use serde_json::{Value, json};
use std::process::Command;

const FILE: &str = "build.json";

/// Puts the mark of the sources as they are into a site.
///
/// # Errors
/// If it cannot be written.
pub fn write(site: &Site) -> Outcome {
    put(&site.file(FILE), format!("{}\n", of_sources(site.profile())))
}

/// That the site that is deployed was built from the sources as they are; gives the commit in words.
///
/// # Errors
/// Says what `dist/` was built from, and the command that builds it anew.
pub fn check() -> Outcome<String> {
    let site = Site::release();
    let built = read(&site.file(FILE)).unwrap_or_default();
    let built: Value = serde_json::from_str(&built).unwrap_or_default();
    let now = of_sources(site.profile());
    if built == now {
        return Ok(in_words(&built));
    }
    Err(format!(
        "dist/ was built from {}, and the sources are at {}. Run: cargo xtask build",
        in_words(&built),
        in_words(&now)
    ))
}

/// The commit that is checked out, and a hash of what was changed since in files that git knows.
fn of_sources(profile: &str) -> Value {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).current_dir(root()).output().ok();
        output
            .filter(|output| output.status.success())
            .map(|output| output.stdout)
            .unwrap_or_default()
    };
    let commit = git(&["rev-parse", "HEAD"]);
    let changes = git(&["diff", "HEAD"]);
    json!({
        "profile": profile,
        "commit": String::from_utf8_lossy(&commit).trim(),
        "changes": if changes.is_empty() { String::new() } else { sha256(&changes)[..16].to_owned() },
    })
}

/// As in “commit 1a2b3c4d with changes”.
fn in_words(mark: &Value) -> String {
    let text = |key: &str| mark[key].as_str().unwrap_or_default();
    let commit = match text("commit") {
        "" => "sources that git does not know".to_owned(),
        commit => format!("commit {}", commit.get(..8).unwrap_or(commit)),
    };
    let changes = if text("changes").is_empty() { "" } else { " with changes" };
    match text("profile") {
        "" => "nothing".to_owned(),
        "release" => format!("{commit}{changes}"),
        other => format!("{commit}{changes} (profile {other})"),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use serde_json::json;

    #[test]
    fn a_mark_is_told_in_words() {
        let mark = |profile: &str, changes: &str| {
            in_words(&json!({ "profile": profile, "commit": "1a2b3c4d5e", "changes": changes }))
        };
        assert_eq!(mark("release", ""), "commit 1a2b3c4d");
        assert_eq!(mark("release", "ff"), "commit 1a2b3c4d with changes");
        assert_eq!(mark("dev", ""), "commit 1a2b3c4d (profile dev)");
        assert_eq!(in_words(&json!(null)), "nothing");
    }
}
