//! The supply chain: every dependency is used and has its reason. Licences, bans and sources are
//! cargo-deny's affair, which `cargo xtask test --all` asks.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders with a Cargo.toml of their own.
const PACKAGES: [&str; 12] = [
    "",
    "benches",
    "charset",
    "columns",
    "engine",
    "reader",
    "sheets",
    "tree",
    "unpack",
    "workbook",
    "xtask",
    "tests/e2e",
];

/// What is there for builds alone, and so has no name in any source (`unify/Cargo.toml` says why).
const UNIFY: &str = "unify";

/// Looks for the name of every dependency in the sources of its package, and for its reason in the
/// line that names it.
#[test]
fn every_dependency_is_used_and_has_its_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for package in PACKAGES {
        let folder = root.join(package);
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let mut sources = String::new();
        for below in ["src", "tests", "benches"] {
            // Below the root's tests and benchmarks are other packages.
            let others = ["tests/e2e", "benches/src"];
            let is_other =
                |path: &Path| package.is_empty() && others.iter().any(|it| path.ends_with(it));
            gather(&folder.join(below), &is_other, &mut sources);
        }
        let mut inside = false;
        for line in manifest.lines() {
            if line.starts_with('[') {
                inside = line.contains("dependencies]");
                let table =
                    line.split_once("dependencies.").map(|(_, it)| it.trim_end_matches(']'));
                if let Some(name) = table
                    && !is_named(&sources, name)
                {
                    wrong.push(format!("{package}/{name} is not used"));
                }
                continue;
            }
            let Some((name, rest)) = line.split_once(" = ").filter(|_| inside) else { continue };
            if name != UNIFY && !is_named(&sources, name) {
                wrong.push(format!("{package}/{name} is not used"));
            }
            if !rest.contains(" # ") {
                wrong.push(format!("{package}/{name} has no reason in its line"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

fn is_named(sources: &str, dependency: &str) -> bool {
    let name = dependency.replace('-', "_");
    sources.match_indices(&name).any(|(at, _)| {
        let before = sources[..at].chars().next_back();
        let after = sources[at + name.len()..].chars().next();
        before.is_none_or(|it| !it.is_alphanumeric() && it != '_')
            && after.is_some_and(|it| it == ':' || it == ';' || it == ' ')
    })
}

fn gather(folder: &Path, is_other: &dyn Fn(&Path) -> bool, to: &mut String) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    for path in paths.iter().filter(|path| !is_other(path)) {
        if path.is_dir() {
            gather(path, is_other, to);
        } else if path.extension().is_some_and(|end| end == "rs") {
            *to += &fs::read_to_string(path).unwrap();
        }
    }
}

#[test]
fn a_dependency_that_is_only_part_of_a_name_is_not_used() {
    assert!(is_named("use serde_json::Value;", "serde_json"));
    assert!(!is_named("use serde_json::Value;", "serde"));
    assert!(!is_named("use serde_json::Value;", "json"));
    assert!(is_named("let it = base64::engine::x;", "base64"));
}
