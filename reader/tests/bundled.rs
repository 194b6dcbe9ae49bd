//! The release of the bundled dataset: 33 participants under their printed headings, never
//! Afghanistan, no 34th.
//!
//! Its text is the publisher's and not part of the project. Where it lies beside the project it is
//! read; everywhere a skeleton of it is read, made of the dataset's own mentions.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use reader::{Reading, read};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn dataset() -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../public/data/sco-rats-2022.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Each participant of the dataset: printed name and heading.
fn wanted(dataset: &Value) -> Vec<(String, Option<String>)> {
    let participations = dataset["participations"].as_array().unwrap();
    participations
        .iter()
        .map(|it| {
            let selectors = it["mention"]["selectors"].as_array().unwrap();
            let exact = selectors[0]["exact"].as_str().unwrap().to_owned();
            let heading = it["category_as_printed"].as_str().unwrap();
            (exact, (heading != "does-not-apply").then(|| heading.to_owned()))
        })
        .collect()
}

fn read_as(reading: &Reading) -> Vec<(String, Option<String>)> {
    reading
        .participants()
        .map(|it| (it.exact.clone(), it.heading.as_ref().map(|heading| heading.exact.clone())))
        .collect()
}

#[test]
fn a_skeleton_of_the_release_gives_its_33() {
    let dataset = dataset();
    let wanted = wanted(&dataset);
    assert_eq!(wanted.len(), 33);
    // Our own words around the printed names and headings, in their order.
    let mut text = "The conference took place in the city of Tashkent, Republic of Uzbekistan. The conference was attended by representatives of".to_owned();
    for (at, (name, heading)) in wanted.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &wanted[at].1);
        let (again, last) =
            (before == Some(heading), wanted.get(at + 1).is_none_or(|next| next.1 != *heading));
        match heading {
            Some(words) if !again => {
                text += &format!("{} the {words}: the {name}", if at == 0 { "" } else { ";" });
            }
            None if !again && at > 20 => text += &format!(", as well as the {name}"),
            None if !again => text += &format!("; {name}"),
            _ => text += &format!("{} the {name}", if last { " and" } else { "," }),
        }
    }
    text += ".\n\nThe participants expressed concern that life in Afghanistan gets better slowly and that people who stay in Afghanistan come close to the borders of the SCO member states.\n\nSource: Executive Committee of the SCO RATS";
    let reading = read(&text).unwrap();
    assert_eq!(read_as(&reading), wanted, "{text}");
}

#[test]
fn the_release_itself_gives_its_33_where_it_lies_beside_the_project() {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/source/release.txt");
    let Ok(text) = fs::read_to_string(beside) else { return };
    let reading = read(&text).unwrap();
    assert_eq!(read_as(&reading), wanted(&dataset()));
    assert!(reading.participants().all(|it| it.id != "AFG" && it.certain));
}
