//! The supply chain: licences, bans and sources by cargo-deny, and that every dependency is used.

use crate::tally::{Tally, log};
use crate::tools::{self, logged, root};
use crate::{Outcome, dist};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders with a Cargo.toml of their own.
const PACKAGES: [&str; 7] = ["", "benches", "desk", "engine", "list", "xtask", "tests/e2e"];

/// Both checks; cargo-deny, which must be built first, with `all` only.
pub fn run(tally: &mut Tally, all: bool) {
    tally.check("every dependency is used and has its reason", used());
    if !all {
        return;
    }
    let deny = match tools::deny().path() {
        Ok(deny) => deny,
        Err(reason) => return tally.skip("cargo deny", &reason),
    };
    let ask = |what: &[&str]| {
        let mut ask = Command::new(&deny);
        ask.arg("check").args(what).current_dir(root());
        logged(&mut ask, &log(&format!("deny {}", what.join(" "))))
    };
    tally.check("cargo deny: licences, bans, sources", ask(&["licenses", "bans", "sources"]));
    match ask(&["advisories"]) {
        Err(end) if end.contains("failed to fetch") || end.contains("failed to load") => {
            tally.skip("cargo deny: advisories", "their database cannot be reached from here");
        }
        told => drop(tally.check("cargo deny: advisories", told)),
    }
}

/// Looks for the name of every dependency in the sources of its package, and for its reason in the
/// line that names it.
fn used() -> Outcome {
    let mut wrong = Vec::new();
    for package in PACKAGES {
        let folder = root().join(package);
        let manifest = dist::read(&folder.join("Cargo.toml"))?;
        let mut sources = String::new();
        for below in ["src", "tests", "benches"] {
            // Below the root's tests and benchmarks are other packages.
            let others = ["tests/e2e", "benches/src"];
            let is_other =
                |path: &Path| package.is_empty() && others.iter().any(|it| path.ends_with(it));
            gather(&folder.join(below), &is_other, &mut sources)?;
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
            if !is_named(&sources, name) {
                wrong.push(format!("{package}/{name} is not used"));
            }
            if !rest.contains(" # ") {
                wrong.push(format!("{package}/{name} has no reason in its line"));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
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

fn gather(folder: &Path, is_other: &dyn Fn(&Path) -> bool, to: &mut String) -> Outcome {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    for path in paths.iter().filter(|path| !is_other(path)) {
        if path.is_dir() {
            gather(path, is_other, to)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            *to += &dist::read(path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{is_named, used};

    #[test]
    fn a_dependency_that_is_only_part_of_a_name_is_not_used() {
        assert!(is_named("use serde_json::Value;", "serde_json"));
        assert!(!is_named("use serde_json::Value;", "serde"));
        assert!(!is_named("use serde_json::Value;", "json"));
        assert!(is_named("let it = base64::engine::x;", "base64"));
    }

    #[test]
    fn every_dependency_is_used_and_has_its_reason() {
        assert_eq!(used(), Ok(()));
    }
}
