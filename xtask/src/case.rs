//! A meeting of one's own: a folder with the skeleton of a dataset and its schema.
//!
//! Knows where things lie; what a dataset means is the library's affair, whose tests hold the
//! skeleton to the schema and to how datasets are read.

use crate::dist::{bytes, write};
use crate::tools::{make, root};
use crate::{Outcome, say};
use std::path::Path;

const SKELETON: &str = include_str!("../templates/dataset.json");

/// Lays out `cases/NAME`.
///
/// # Errors
/// If the name cannot be one, or there is such a folder already.
pub fn new_case(name: &str) -> Outcome {
    let folder = root().join("cases").join(name);
    lay_out(&folder, name, &root().join("public/data/participation.schema.json"))?;
    say(&format!(
        "cases/{name} is there. Put the release's text beside it, write into dataset.json what it \
         prints (README, “Publish your own meeting”), and then:\n  \
         cargo run --bin check -- cases/{name}/dataset.json\n  \
         cargo xtask build --data cases/{name}/dataset.json"
    ));
    Ok(())
}

fn lay_out(folder: &Path, name: &str, schema: &Path) -> Outcome {
    if !is_slug(name) {
        return Err(format!(
            "“{name}” cannot name a case. Use small letters, digits and hyphens, as in \
             un-forum-2023: it becomes part of addresses and of file names."
        ));
    }
    if folder.exists() {
        let there = folder.display();
        return Err(format!("{there} is there already; nothing was changed. Choose another name."));
    }
    make(folder)?;
    let dataset = SKELETON.replace("\"NAME\"", &format!("\"{name}\""));
    write(&folder.join("dataset.json"), dataset.replace("DAY", "2000-01-01"))?;
    write(&folder.join("participation.schema.json"), bytes(schema)?)
}

fn is_slug(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.chars().all(plain) && !name.starts_with('-') && !name.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::{is_slug, lay_out};
    use std::fs;

    #[test]
    fn a_case_is_named_by_a_slug() {
        assert!(is_slug("un-forum-2023") && is_slug("a"));
        for name in ["", "-a", "a-", "A", "a b", "../a", "a/b", "é", "a_b"] {
            assert!(!is_slug(name), "{name}");
        }
    }

    #[test]
    fn a_case_is_laid_out_once_and_never_written_over() {
        let place = std::env::temp_dir().join(format!("plenary-case-{}", std::process::id()));
        let schema = place.join("schema.json");
        fs::create_dir_all(&place).unwrap();
        fs::write(&schema, "{}").unwrap();
        let folder = place.join("my-forum");
        lay_out(&folder, "my-forum", &schema).unwrap();
        let text = fs::read_to_string(folder.join("dataset.json")).unwrap();
        let dataset: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(dataset["id"], "my-forum");
        assert_eq!(dataset["participations"].as_array().unwrap().len(), 2);
        fs::write(folder.join("dataset.json"), "mine").unwrap();
        assert!(lay_out(&folder, "my-forum", &schema).unwrap_err().contains("already"));
        assert_eq!(fs::read_to_string(folder.join("dataset.json")).unwrap(), "mine");
        assert!(lay_out(&place.join("No"), "No", &schema).is_err());
        fs::remove_dir_all(&place).unwrap();
    }
}
