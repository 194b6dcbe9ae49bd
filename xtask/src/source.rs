//! The mentions of the dataset against the document's own text, where that lies beside the
//! project: each occurs there, once, in printed order. The text itself is not in the project.

use crate::tools::root;
use crate::{Outcome, site};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the document's text lies, if it does.
pub fn text() -> Option<PathBuf> {
    Some(root().join("../shared/source/release.txt")).filter(|path| path.is_file())
}

/// How many selectors were found; each once and in printed order.
///
/// # Errors
/// Names the first mention that is not found, is found more than once, or is out of order.
pub fn check(text: &Path) -> Outcome<usize> {
    let read = |path: &Path| {
        fs::read_to_string(path).map_err(|error| format!("{}: {error}.", path.display()))
    };
    let dataset = read(&root().join("public").join(site::DATASET))?;
    let dataset: Value = serde_json::from_str(&dataset).map_err(|error| error.to_string())?;
    find_all(&dataset, &read(text)?)
}

fn find_all(dataset: &Value, text: &str) -> Outcome<usize> {
    let list = |key: &str| dataset[key].as_array().cloned().unwrap_or_default();
    let mut found = 0;
    // The headings stand between the names, so they have an order of their own.
    let headings: Vec<Value> = list("facets")
        .iter()
        .flat_map(|facet| facet["values"].as_array().cloned().unwrap_or_default())
        .collect();
    for entries in [headings, [list("participations"), list("points")].concat()] {
        let mut end = 0;
        for entry in entries {
            let selectors = entry["mention"]["selectors"].as_array().cloned().unwrap_or_default();
            for selector in selectors {
                let part = |key: &str| selector[key].as_str().unwrap_or_default();
                let (prefix, exact, suffix) = (part("prefix"), part("exact"), part("suffix"));
                let whole = format!("{prefix}{exact}{suffix}");
                let who = format!("{}: “{exact}”", entry["id"].as_str().unwrap_or("?"));
                let mut places = text.match_indices(&whole);
                let Some((at, _)) = places.next() else {
                    return Err(format!("{who} does not stand in the text."));
                };
                if places.next().is_some() {
                    return Err(format!("{who} stands in the text more than once."));
                }
                if at + prefix.len() < end {
                    return Err(format!("{who} stands in the text before the one it follows."));
                }
                end = at + prefix.len() + exact.len();
                found += 1;
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::find_all;
    use serde_json::{Value, json};

    fn dataset(names: &[&str]) -> Value {
        let entry = |name: &&str| json!({"id": name, "mention": {"selectors": [{"exact": name}]}});
        json!({ "participations": names.iter().map(entry).collect::<Vec<_>>() })
    }

    #[test]
    fn a_missing_a_doubled_and_a_misplaced_name_are_told_apart() {
        let names = ["Mongolia", "Interpol"];
        assert_eq!(find_all(&dataset(&names), "Mongolia and Interpol"), Ok(2));
        for (text, complaint) in [
            ("Mongolia and nobody", "does not stand"),
            ("Mongolia, Interpol and Interpol", "more than once"),
            ("Interpol and Mongolia", "before the one it follows"),
        ] {
            let error = find_all(&dataset(&names), text).unwrap_err();
            assert!(error.contains("Interpol") && error.contains(complaint), "{error}");
        }
    }
}
