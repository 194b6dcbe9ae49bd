//! The service worker of a release: `xtask/templates/sw.js` with the files of this version and their
//! digests in it, in the place of the one that a development page has.
//!
//! Written last, because it names what everything else has become. Knows the files by their names
//! only.

use crate::Outcome;
use crate::dist::{self, Site, sha256};
use serde_json::{Map, Value};

/// Writes `sw.js` into a site that is complete but for it.
///
/// # Errors
/// If a file cannot be read or the worker has not the two slots.
pub fn write(site: &Site) -> Outcome {
    let mut files = Vec::new();
    for path in site.kept()? {
        let name =
            path.strip_prefix(&site.folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        // The page is asked for as its folder.
        let name = if name == "index.html" { "./".to_owned() } else { name };
        files.push((name, dist::bytes(&path)?));
    }
    let template = include_str!("../templates/sw.js");
    dist::write(&site.file("sw.js"), worker(template, &files)?)
}

/// The worker for these files: (path, content).
fn worker(template: &str, files: &[(String, Vec<u8>)]) -> Outcome<String> {
    let digests: Map<String, Value> =
        files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes).into())).collect();
    let list = Value::Object(digests).to_string();
    let mut text = template.to_owned();
    // A version is what its files are.
    for (slot, value) in [("{{version}}", &sha256(list.as_bytes())[..16]), ("{{files}}", &list)] {
        if text.matches(slot).count() != 1 {
            return Err(format!("templates/sw.js must have one {slot}."));
        }
        text = text.replace(slot, value);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{worker, write};
    use crate::dist::{DATASET, Kind, Site};
    use std::fs;

    const TEMPLATE: &str = "const VERSION = \"{{version}}\"; const FILES = {{files}};";

    #[test]
    fn the_version_changes_with_any_file_and_with_nothing_else() {
        let made = |text: &str| {
            let files = [("./".to_owned(), text.as_bytes().to_vec()), ("a.js".to_owned(), vec![1])];
            worker(TEMPLATE, &files).unwrap()
        };
        assert_eq!(made("a"), made("a"));
        let version = |text: &str| text.split('"').nth(1).unwrap().to_owned();
        assert_ne!(version(&made("a")), version(&made("b")));
        assert!(made("a").contains(
            "\"./\":\"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\""
        ));
    }

    #[test]
    fn a_worker_keeps_a_fourth_language_from_its_link_alone() {
        let name = format!("plenary-worker-{}", std::process::id());
        let site = Site { folder: std::env::temp_dir().join(name), kind: Kind::Tests };
        let link = "<link id=\"page-xx\" hreflang=\"xx\" href=\"xx.html\" \
                    data-words=\"locales/xx.json\" />";
        let html = include_str!("../../index.html").replacen("<link ", &format!("{link}<link "), 1);
        for file in ["ru.html", "zh.html", "xx.html", DATASET].into_iter().chain([
            "locales/en.json",
            "locales/ru.json",
            "locales/zh.json",
            "locales/xx.json",
        ]) {
            let file = site.file(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "{}").unwrap();
        }
        fs::write(site.file("index.html"), &html).unwrap();
        let done = write(&site).and_then(|()| crate::dist::read(&site.file("sw.js")));
        // Without its words the site is not whole.
        fs::remove_file(site.file("locales/xx.json")).unwrap();
        let told = write(&site).unwrap_err();
        fs::remove_dir_all(&site.folder).unwrap();
        let text = done.unwrap();
        assert!(text.contains("\"xx.html\"") && text.contains("\"locales/xx.json\""), "{text}");
        assert!(told.contains("xx.json cannot be read"), "{told}");
    }

    #[test]
    fn a_worker_without_its_slots_stops_the_build() {
        assert!(worker("const FILES = {{files}};", &[]).is_err());
    }
}
