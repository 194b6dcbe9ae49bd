//! The house: the maps, the heads of the files and the import rule, held to the tree, in every crate.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Rust files below a folder, as in `query/answer.rs`, with their texts.
pub fn files_below(folder: &str) -> Vec<(String, String)> {
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
    let folder = root().join(folder);
    let mut paths = Vec::new();
    below(&folder, &mut paths);
    let name = |path: &PathBuf| {
        path.strip_prefix(&folder)
            .unwrap()
            .to_string_lossy()
            .replace(std::path::MAIN_SEPARATOR, "/")
    };
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The files of the library.
fn files() -> Vec<(String, String)> {
    files_below("src")
}

/// A text without its lines of comment.
fn code(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Folders with the code of a crate, and the file in each that is its map.
const MAPS: &[(&str, &str)] = &[
    ("src", "lib.rs"),
    ("charset/src", "lib.rs"),
    ("columns/src", "lib.rs"),
    ("engine/src", "lib.rs"),
    ("reader/src", "lib.rs"),
    ("sheets/src", "lib.rs"),
    ("tree/src", "lib.rs"),
    ("workbook/src", "lib.rs"),
    ("xtask/src", "main.rs"),
    ("tests/e2e/src", "lib.rs"),
];

#[test]
fn each_map_names_every_file_and_no_other() {
    for (folder, map) in MAPS {
        let files = files_below(folder);
        let text = &files.iter().find(|(name, _)| name == map).unwrap().1;
        let mapped: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("//! | `")?.split('`').next())
            .filter(|name| name.ends_with(".rs"))
            .collect();
        let names = files.iter().map(|(name, _)| name.as_str());
        let there: BTreeSet<&str> =
            names.filter(|name| name != map && !name.ends_with("mod.rs")).collect();
        assert_eq!(mapped, there, "{folder}/{map}");
    }
}

#[test]
fn every_file_opens_with_what_it_is() {
    let others = [
        "tests", "benches", "charset", "columns", "engine", "sheets", "reader", "tree", "unify",
        "unpack", "workbook", "xtask",
    ];
    for folder in others.into_iter().chain(["src"]) {
        for (name, text) in files_below(folder) {
            let first = text.lines().next().unwrap_or_default();
            let is_head = first.starts_with("//! ") && first.len() > 15;
            assert!(is_head, "{folder}/{name} opens with “{first}”");
        }
    }
}

/// What each room may import of the others.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("data", &["data"]),
    ("check", &["check", "data"]),
    ("draft", &["draft", "check", "data"]),
    ("query", &["query", "data"]),
    ("chart", &["chart", "query", "data"]),
    ("text", &["text", "chart", "check", "query", "data"]),
    ("export", &["export", "chart", "query", "data"]),
    ("exporter", &["exporter", "export", "text", "chart", "check", "query", "data"]),
    ("browser", &["browser"]),
    ("view", &["view", "exporter", "browser", "export", "text", "chart", "check", "query", "data"]),
    ("list", &["list", "view", "draft", "browser", "export", "text", "chart", "query", "data"]),
    ("review", &["review", "view", "draft", "browser", "text", "check", "query", "data"]),
];

/// The names that code takes from the root of its crate: behind `crate::`, in braces too, and where a
/// file that is a room itself climbs out of it by `super::`.
fn from_the_root(name: &str, code: &str) -> BTreeSet<String> {
    let first = |path: &str| {
        path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    let is_room = name.matches('/').count() == 1 && name.ends_with("/mod.rs");
    let climbs: &[&str] = if is_room { &["crate::", "super::"] } else { &["crate::"] };
    let mut found = BTreeSet::new();
    for rest in climbs.iter().flat_map(|climb| code.split(climb).skip(1)) {
        let Some(group) = rest.strip_prefix('{') else {
            found.insert(first(rest));
            continue;
        };
        // The parts of the outermost braces.
        let mut depth = 0;
        let end = group.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth < 0
        });
        let mut depth = 0;
        let parts = group[..end.unwrap_or(group.len())].split(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            c == ',' && depth == 0
        });
        found.extend(parts.map(first));
    }
    found
}

#[test]
fn imports_go_one_way() {
    for (name, text) in files() {
        let code = code(&text);
        assert!(!code.contains("super::super"), "{name} climbs: begin the path with crate::");
        let Some((room, _)) = name.split_once('/') else { continue };
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(r, _)| *r == room) else { continue };
        for used in from_the_root(&name, &code) {
            if MAY_IMPORT.iter().any(|(r, _)| *r == used) {
                assert!(allowed.contains(&used.as_str()), "{name} imports {used}");
            }
        }
    }
}

/// Folders whose files import each other in no circle.
const NO_CIRCLE: &[&str] = &[
    "columns/src",
    "engine/src",
    "src/browser",
    "src/chart",
    "src/check",
    "src/data",
    "src/exporter",
    "src/export",
    "src/query",
    "src/text",
];

/// The files of those given that a code takes something from: `name::` behind no other folder's name.
fn files_taken(code: &str, names: &BTreeSet<String>) -> BTreeSet<String> {
    let is_letter = |sign: char| sign.is_alphanumeric() || sign == '_';
    let is_taken = |name: &&String| {
        let mut places = code.match_indices(name.as_str());
        places.any(|(at, found)| {
            let (before, behind) = (&code[..at], &code[at + found.len()..]);
            let is_own = ["crate::", "super::"].iter().any(|root| before.ends_with(root));
            let is_alone = !before.ends_with(is_letter) && !before.ends_with(':');
            (is_own || is_alone) && behind.starts_with("::")
        })
    };
    names.iter().filter(is_taken).cloned().collect()
}

#[test]
fn files_that_stand_on_each_other_form_no_circle() {
    for folder in NO_CIRCLE {
        let files = files_below(folder);
        let all: BTreeSet<String> = files.iter().map(|(path, _)| path.clone()).collect();
        let name = |path: &str| path.trim_end_matches(".rs").trim_end_matches("/mod").to_owned();
        let is_file = |path: &str| !path.contains('/') && path != "lib.rs" && path != "main.rs";
        let files: Vec<(String, String)> = files
            .into_iter()
            .filter(|(path, _)| is_file(path) && path != "mod.rs")
            .map(|(path, text)| {
                let code = without_texts(&code(&text));
                (name(&path), code.split("#[cfg(test)]").next().unwrap().to_owned())
            })
            .collect();
        let names: BTreeSet<String> = files.iter().map(|(name, _)| name.clone()).collect();
        let mut left: Vec<(String, BTreeSet<String>)> = files
            .into_iter()
            .map(|(name, code)| {
                let mut taken = files_taken(&code, &names);
                // A file's own parts are behind it.
                taken
                    .retain(|other| *other != name && !all.contains(&format!("{name}/{other}.rs")));
                (name, taken)
            })
            .collect();
        // Whoever stands on nobody that is left goes, until only circles are.
        loop {
            let there: BTreeSet<String> = left.iter().map(|(name, _)| name.clone()).collect();
            let before = left.len();
            left.retain(|(_, taken)| !taken.is_disjoint(&there));
            if left.len() == before {
                break;
            }
        }
        assert_eq!(left, [], "{folder}");
    }
    let names = BTreeSet::from(["rows".to_owned(), "list".to_owned()]);
    let seen = |code: &str| files_taken(code, &names).into_iter().collect::<Vec<_>>();
    assert_eq!(
        seen("use crate::list::List; rows::sorted(); x.list(); columns::rows::y()"),
        ["list", "rows"]
    );
    assert_eq!(seen("use columns::rows::y; let list = rows;"), [] as [&str; 0]);
}

#[test]
fn no_way_of_writing_an_import_goes_unseen() {
    let seen = |name: &str, code: &str| from_the_root(name, code).into_iter().collect::<Vec<_>>();
    assert_eq!(seen("data/x.rs", "use crate::view::State;"), ["view"]);
    assert_eq!(seen("data/x.rs", "crate::text::a(crate::query::b())"), ["query", "text"]);
    let grouped = "use crate::{data::{Value, self}, view::{a, b}, query};";
    assert_eq!(seen("data/x.rs", grouped), ["data", "query", "view"]);
    assert_eq!(seen("data/mod.rs", "use super::view::State;"), ["view"]);
    // In a file of a room, and in a folder of it, `super` is the room.
    assert_eq!(seen("data/x.rs", "use super::value::Text;"), [""; 0]);
    assert_eq!(seen("data/parse/mod.rs", "use super::value::Text;"), [""; 0]);
}

#[test]
fn one_room_talks_to_the_browser_and_two_to_leptos() {
    for (name, text) in files() {
        let code = code(&text);
        let pure = ["book", "labels", "marks", "matched", "summary", "terms", "picture", "window"];
        let is_pure = pure.iter().any(|it| name == format!("list/{it}.rs"));
        let of_review = ["groups", "known", "phrases", "pieces"];
        let is_pure = is_pure || of_review.iter().any(|it| name == format!("review/{it}.rs"));
        let rooms = ["view/", "list/", "review/"];
        let of_leptos = rooms.iter().any(|room| name.starts_with(room)) && !is_pure;
        for (word, is_there) in [
            ("web_sys", name.starts_with("browser/")),
            ("js_sys", name.starts_with("browser/")),
            ("leptos::", of_leptos),
        ] {
            assert!(!code.contains(word) || is_there, "{name} names {word}");
        }
    }
}

#[test]
fn the_browser_room_lets_none_of_its_types_out_but_one() {
    let mut out = Vec::new();
    for (name, text) in files().into_iter().filter(|(name, _)| name.starts_with("browser/")) {
        let code = code(&text);
        for item in code.split("\npub ").skip(1) {
            let head = item.split(['{', ';']).next().unwrap_or_default();
            let foreign = ["web_sys", "js_sys", "JsValue", "Closure", "Promise"];
            if foreign.iter().any(|it| head.contains(it)) {
                out.push(format!("{name}: {}", head.split('(').next().unwrap_or_default()));
            }
        }
    }
    // What Leptos mounts into is an element.
    assert_eq!(out, ["browser/page.rs: fn with_element"]);
}

#[test]
fn the_engine_knows_no_page() {
    for (name, text) in files_below("engine/src") {
        let code = code(&text);
        for word in ["leptos", "web_sys", "js_sys"] {
            assert!(!code.contains(word), "engine/src/{name} names {word}");
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

/// Code without what stands in quotes, nor comments at the ends of lines.
fn without_texts(code: &str) -> String {
    let (mut left, mut rest) = (String::new(), code);
    while let Some(at) = rest.find(['"', '/']) {
        let (before, after) = rest.split_at(at);
        left.push_str(before);
        let end = if after.starts_with("//") {
            after.find('\n').unwrap_or(after.len())
        } else if after.starts_with('/') || (before.ends_with('\'') && after.starts_with("\"'")) {
            1
        } else if before.ends_with("r#") {
            after.find("\"#").map_or(after.len(), |end| end + 2)
        } else {
            let mut is_escaped = false;
            let is_end = |(at, sign): (usize, char)| {
                let ends = at > 0 && sign == '"' && !is_escaped;
                is_escaped = sign == '\\' && !is_escaped;
                ends.then_some(at + 1)
            };
            after.char_indices().find_map(is_end).unwrap_or(after.len())
        };
        rest = &after[end..];
    }
    left + rest
}

#[test]
fn what_a_closure_takes_is_called_by_a_noun() {
    let is_letter = |sign: char| sign.is_alphanumeric() || sign == '_';
    let crates =
        MAPS.iter().map(|(folder, _)| *folder).filter(|folder| !folder.starts_with("tests"));
    for folder in crates {
        for (name, text) in files_below(folder) {
            let code = without_texts(&code(&text));
            let line = code
                .lines()
                .find(|line| line.split(|sign| !is_letter(sign)).any(|word| word == "it"));
            assert_eq!(line, None, "{folder}/{name}: name it for what it is");
        }
    }
    let sample = "a.map(|it| it.b) // it\n\"it\" '\"' \"\\\"it\" r#\"it\"# it";
    let left: String = without_texts(sample).split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(left, "a.map(|it| it.b) '' r# it");
}

#[test]
fn the_files_stay_small() {
    for (name, text) in files().into_iter().chain(files_below("reader/src")) {
        let lines = text.lines().count();
        assert!(lines <= 400, "{name} has {lines} lines");
    }
}

#[test]
fn the_dataset_is_named_after_its_id() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let id = crate::bundled().id;
    assert!(page.contains(&format!("href=\"data/{id}.json\"")), "index.html fetches another file");
    assert!(root().join(format!("public/data/{id}.json")).is_file());
}
