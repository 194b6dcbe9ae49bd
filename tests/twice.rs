//! Whether the same sources give the same bytes elsewhere: `cargo test --test twice`, about ten
//! minutes. `cargo xtask test --all` runs it.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// All files below a folder.
fn files(folder: &Path, all: &mut BTreeMap<PathBuf, Vec<u8>>, root: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, all, root);
        } else {
            all.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
        }
    }
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The commit that is checked out, built in two clones, in folders of different lengths and with two
/// homes of cargo's; every byte is compared.
#[test]
fn two_builds_elsewhere_give_the_same_bytes() {
    let base = std::env::temp_dir().join(format!("plenary-twice-{}", std::process::id()));
    let mut built = Vec::new();
    // The second is a clone of the first: a commit made meanwhile is no difference.
    let mut from = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    for (folder, home) in [("a", "home-a"), ("b/one/deeper", "another-home")] {
        let clone = base.join(folder);
        fs::create_dir_all(&clone).unwrap();
        run(Command::new("git").args(["clone", "--quiet"]).arg(&from).arg(&clone));
        let mut build = Command::new("cargo");
        build.args(["xtask", "build"]).current_dir(&clone).env("CARGO_HOME", base.join(home));
        run(build.env_remove("CARGO_TARGET_DIR"));
        let mut site = BTreeMap::new();
        files(&clone.join("dist"), &mut site, &clone.join("dist"));
        built.push(site);
        // Two builds take gigabytes; one at a time.
        fs::remove_dir_all(clone.join("target")).unwrap();
        from = clone;
    }
    fs::remove_dir_all(&base).unwrap();
    let [a, b] = built.try_into().unwrap();
    let names = a.keys().chain(b.keys().filter(|it| !a.contains_key(*it)));
    let differ: Vec<&PathBuf> = names.filter(|it| a.get(*it) != b.get(*it)).collect();
    assert!(differ.is_empty() && a.len() > 10, "of {} files these differ: {differ:?}", a.len());
    println!("measured: {} files, the same bytes", a.len());
}
