//! A fourth language, tried as anybody would add one: a file in `locales/` and a line in the table of
//! `src/text/lang.rs`, in a copy of the project. `cargo test --test fourth`.
//!
//! The copy takes the compiled crates of the project and compiles its own code alone. That the site
//! follows from the links in `index.html`, the tests of xtask hold.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod pseudo;

use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const TAG: &str = "xx";
const NAME: &str = "Ṕśéúďó";
const TABLE: &str = "src/text/lang.rs";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Writes a file unless it says so already: cargo goes by the time of its last change.
fn write(file: &Path, text: &str) {
    if fs::read_to_string(file).ok().as_deref() != Some(text) {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

/// Copies a file or a folder; but not the table, which is another one in the copy.
fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).unwrap() {
            let name = entry.unwrap().file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else if !from.ends_with(TABLE) {
        write(to, &fs::read_to_string(from).unwrap());
    }
}

/// The manifest without what the copy has not, and with names of its own for what cargo puts beside
/// the programs of the project.
fn manifest() -> String {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (before, after) = manifest.split_once("members = [").unwrap();
    let manifest = format!("{before}members = [] #{after}");
    let parts: Vec<&str> = manifest.split("\n\n").filter(|it| !it.contains("[[test]]")).collect();
    let manifest = parts.join("\n\n");
    let renamed = manifest.replace("name = \"prerender\"", "name = \"fourth\"");
    assert_ne!(renamed, manifest);
    renamed
}

/// The copy, with a line for the fourth language in its table.
fn project() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fourth");
    for part in ["Cargo.lock", "build.rs", "locales", "src"] {
        copy(&root().join(part), &folder.join(part));
    }
    write(&folder.join("Cargo.toml"), &manifest());
    let table = fs::read_to_string(root().join(TABLE)).unwrap();
    let (before, after) = table.split_once("\ntable! {\n").unwrap();
    let (lines, after) = after.split_once("\n}\n").unwrap();
    let line = format!("    \"{TAG}\", \"{NAME}\", ENGLISH;");
    let table = format!("{before}\ntable! {{\n{lines}\n{line}\n}}\n{after}");
    write(&folder.join(TABLE), &table);
    folder
}

/// Builds the renderer of the copy.
fn build(folder: &Path) -> Output {
    Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--offline", "--features", "prerender", "--bin", "fourth"])
        .env("CARGO_TARGET_DIR", target())
        .current_dir(folder)
        .output()
        .unwrap()
}

fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap()
}

/// What the renderer of the copy makes of the bundled dataset.
fn rendered(folder: &Path) -> Output {
    let output = build(folder);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let renderer = target().join(format!("debug/fourth{}", std::env::consts::EXE_SUFFIX));
    Command::new(renderer).arg(root().join("public/data/sco-rats-2022.json")).output().unwrap()
}

/// What cargo says of a build that fails.
fn refused(folder: &Path) -> String {
    let output = build(folder);
    assert!(!output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_fourth_language_is_a_file_and_a_line() {
    let folder = project();
    let english = fs::read_to_string(root().join("locales/en.json")).unwrap();
    let file = folder.join(format!("locales/{TAG}.json"));

    // A line without its file does not build.
    let _gone = fs::remove_file(&file);
    let told = refused(&folder);
    assert!(told.contains(&format!("locales/{TAG}.json")), "{told}");

    // Nor does a fault in the English messages.
    let faulty = english.replace("\"brand\": \"", "\"brand\": \"{");
    assert_ne!(faulty, english);
    write(&folder.join("locales/en.json"), &faulty);
    let told = refused(&folder);
    let fault = "locales/en.json: the message “brand” has a bracket without its other half";
    assert!(told.contains(fault), "{told}");
    write(&folder.join("locales/en.json"), &english);

    // A file that lacks a message makes no page, and says which.
    let made_up = pseudo::locale(&english);
    let mut messages: Map<String, Value> = serde_json::from_str(&made_up).unwrap();
    messages.remove("brand");
    write(&file, &Value::from(messages).to_string());
    let output = rendered(&folder);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, format!("locales/{TAG}.json: brand is missing\n"));

    // With the whole file the start page is there in it, and the page in each language leads to it.
    write(&file, &made_up);
    let output = rendered(&folder);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let pages: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let tags: Vec<&str> = pages.iter().map(|page| page["lang"].as_str().unwrap()).collect();
    assert_eq!(tags, ["en", "ru", "zh", TAG]);
    for page in &pages {
        let snapshot = page["snapshot"].as_str().unwrap();
        assert!(snapshot.contains(&format!("href=\"{TAG}.html\"")), "{}", page["lang"]);
        assert!(snapshot.contains(NAME), "{}", page["lang"]);
    }
    let messages: Value = serde_json::from_str(&english).unwrap();
    let said = |key: &str| pseudo::message(messages[key].as_str().unwrap());
    let own = pages.last().unwrap();
    assert_eq!(own["words"], made_up.as_str());
    assert_eq!(own["fault"], said("fault").as_str());
    let lead = pseudo::accented("The organiser names 33 participants");
    for name in ["description", "snapshot"] {
        assert!(own[name].as_str().unwrap().contains(&lead), "{name}");
    }
    let snapshot = own["snapshot"].as_str().unwrap();
    for key in ["filters", "breakdown", "table", "language", "foot_what"] {
        assert!(snapshot.contains(&said(key)), "{key}");
        assert!(!snapshot.contains(&format!(">{}<", messages[key].as_str().unwrap())), "{key}");
    }
}
