//! The house: the map in `src/lib.rs`, the heads of the files and the import rule, held to the tree.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Rust files below `src/`, as in `query/answer.rs`, with their texts.
fn files() -> Vec<(String, String)> {
    fn below(dir: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                below(&path, files);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    let src = root().join("src");
    let mut paths = Vec::new();
    below(&src, &mut paths);
    let name = |path: &PathBuf| path.strip_prefix(&src).unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_map_names_every_file_and_no_other() {
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let mapped: BTreeSet<String> = map
        .lines()
        .filter_map(|line| line.strip_prefix("//! | `")?.split('`').next())
        .filter(|name| name.ends_with(".rs"))
        .map(str::to_owned)
        .collect();
    let there: BTreeSet<String> = files()
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| name != "lib.rs" && !name.ends_with("mod.rs"))
        .collect();
    assert_eq!(mapped, there);
}

#[test]
fn every_file_opens_with_what_it_is() {
    for (name, text) in files() {
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 15, "{name} opens with “{first}”");
    }
}

/// What each room may import of the others.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("data", &["data"]),
    ("query", &["query", "data"]),
    ("chart", &["chart", "query", "data"]),
    ("text", &["text", "chart", "query", "data"]),
    ("export", &["export", "chart", "query", "data"]),
    ("desk", &["desk", "export", "text", "chart", "query", "data"]),
    ("browser", &["browser"]),
    ("view", &["view", "desk", "browser", "export", "text", "chart", "query", "data"]),
];

#[test]
fn imports_go_one_way() {
    for (name, text) in files() {
        let Some((room, _)) = name.split_once('/') else { continue };
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(r, _)| *r == room) else { continue };
        for used in text.split("crate::").skip(1) {
            let used: String =
                used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if MAY_IMPORT.iter().any(|(r, _)| *r == used) {
                assert!(allowed.contains(&used.as_str()), "{name} imports {used}");
            }
        }
    }
}

#[test]
fn one_room_talks_to_the_browser_and_one_to_leptos() {
    for (name, text) in files() {
        let code: String = text
            .lines()
            .filter(|l| !l.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        for (word, room) in [("web_sys", "browser/"), ("js_sys", "browser/"), ("leptos::", "view/")]
        {
            assert!(!code.contains(word) || name.starts_with(room), "{name} names {word}");
        }
    }
}

#[test]
fn no_room_below_the_view_names_a_facet() {
    let ids = ["category", "region", "parent", "country"];
    for (name, text) in files() {
        let checked = ["query/", "chart/", "text/", "export/", "view/"]
            .iter()
            .any(|room| name.starts_with(room));
        for id in ids {
            let literal = format!("\"{id}\"");
            assert!(!checked || !text.contains(&literal), "{name} names the facet {id}");
        }
    }
}

#[test]
fn the_view_says_nothing_of_its_own() {
    // Words for people are in `text`; what a view may write itself are names, signs and spaces.
    for (name, text) in files().into_iter().filter(|(name, _)| name.starts_with("view/")) {
        for part in text.split(".child(\"").skip(1) {
            let literal = part.split('"').next().unwrap_or_default();
            let letters = literal.chars().filter(|c| c.is_alphabetic()).count();
            assert_eq!(letters, 0, "{name} says “{literal}”");
        }
    }
}

#[test]
fn the_files_stay_small() {
    for (name, text) in files() {
        let lines = text.lines().count();
        // One line a key, and nothing to be understood.
        let most = if name == "text/keys.rs" { 500 } else { 400 };
        assert!(lines <= most, "{name} has {lines} lines");
    }
}

#[test]
fn the_dataset_is_named_after_its_id() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let id = crate::bundled().id;
    assert!(page.contains(&format!("href=\"data/{id}.json\"")), "index.html fetches another file");
    assert!(root().join(format!("public/data/{id}.json")).is_file());
}
