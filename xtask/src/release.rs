//! What a publisher takes: the site with its files packed beside them, checksums, and examples of how
//! servers are told to send it. And whether the same sources give the same bytes elsewhere.

use crate::dist::{Site, read};
use crate::tools::{logged, root};
use crate::{Outcome, mark, say, site};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files that packing makes smaller.
pub const PACKED: [&str; 7] = ["html", "css", "js", "wasm", "json", "svg", "md"];
/// Where the examples say that the site lies, and where a server listens.
const ROOT: &str = "/srv/plenary";
const LISTEN: &str = "8080";

/// The folder of a release.
pub fn folder() -> PathBuf {
    root().join("target/release-site")
}

/// Writes `target/release-site/` from what is built: `site/`, `SHA256SUMS`, and configurations.
///
/// # Errors
/// If the site has not been built from the sources as they are, or a file cannot be written.
pub fn write() -> Outcome {
    let told = |error: std::io::Error| error.to_string();
    mark::check()?;
    let built = Site::release();
    let policy = built.policy()?;
    let site = folder().join("site");
    if folder().is_dir() {
        fs::remove_dir_all(folder()).map_err(told)?;
    }
    let mut sums = String::new();
    for (name, bytes) in files(&built.folder)? {
        let path = site.join(&name);
        fs::create_dir_all(path.parent().unwrap_or(&site)).map_err(told)?;
        fs::write(&path, &bytes).map_err(told)?;
        sums += &format!("{}  site/{name}\n", sha256(&bytes));
        let is_packed = PACKED.iter().any(|end| name.ends_with(&format!(".{end}")));
        if is_packed {
            // The name's end is kept: `index.html.br`.
            let beside = |end: &str| site.join(format!("{name}{end}"));
            fs::write(beside(".br"), site::brotli(&bytes)?).map_err(told)?;
            let mut gz = Vec::new();
            zopfli::compress(
                zopfli::Options {
                    iteration_count: std::num::NonZeroU64::MIN,
                    ..zopfli::Options::default()
                },
                zopfli::Format::Gzip,
                &bytes[..],
                &mut gz,
            )
            .map_err(told)?;
            fs::write(beside(".gz"), gz).map_err(told)?;
        }
    }
    fs::write(folder().join("SHA256SUMS"), sums).map_err(told)?;
    for name in ["nginx.conf", "Caddyfile", "object-storage.sh"] {
        let text =
            example(name, &policy, ROOT, if name == "Caddyfile" { ":8080" } else { LISTEN })?;
        fs::write(folder().join(name), text).map_err(told)?;
    }
    Ok(())
}

/// An example with its slots filled.
///
/// # Errors
/// If there is no such example.
pub fn example(name: &str, policy: &str, root_of_site: &str, listen: &str) -> Outcome<String> {
    let text = read(&root().join("deploy").join(name))?;
    let text = text.replace("{{policy}}", policy).replace("{{root}}", root_of_site);
    Ok(text.replace("{{listen}}", listen))
}

/// All files below a folder, by their names with slashes.
///
/// # Errors
/// If one cannot be read.
pub fn files(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    fn below(at: &Path, folder: &Path, all: &mut BTreeMap<String, Vec<u8>>) -> std::io::Result<()> {
        for entry in fs::read_dir(at)? {
            let path = entry?.path();
            if path.is_dir() {
                below(&path, folder, all)?;
            } else if let Ok(name) = path.strip_prefix(folder) {
                all.insert(name.to_string_lossy().replace('\\', "/"), fs::read(&path)?);
            }
        }
        Ok(())
    }
    let mut all = BTreeMap::new();
    below(folder, folder, &mut all).map_err(|error| format!("{}: {error}.", folder.display()))?;
    Ok(all)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Builds the site in two clones, in folders of different lengths and with two homes of cargo's, and
/// compares every byte.
///
/// # Errors
/// Names the files that differ.
pub fn reproduce() -> Outcome<usize> {
    let told = |error: std::io::Error| error.to_string();
    let base = std::env::temp_dir().join(format!("plenary-twice-{}", std::process::id()));
    let mut built = Vec::new();
    // The second is a clone of the first: a commit made meanwhile is no difference.
    let mut from = root();
    for (folder, home) in [("a", "home-a"), ("b/one/deeper", "another-home")] {
        let clone = base.join(folder);
        fs::create_dir_all(&clone).map_err(told)?;
        say(&format!("Building in {} (about 5 minutes) …", clone.display()));
        let log = root().join("target").join(format!("twice-{home}.log"));
        let mut git = Command::new("git");
        logged(git.args(["clone", "--quiet"]).arg(&from).arg(&clone), &log)?;
        let mut build = Command::new("cargo");
        build.args(["xtask", "build"]).current_dir(&clone).env("CARGO_HOME", base.join(home));
        build.env_remove("CARGO_TARGET_DIR");
        logged(&mut build, &log)?;
        built.push(files(&clone.join("dist"))?);
        // Two builds take gigabytes; one at a time.
        fs::remove_dir_all(clone.join("target")).map_err(told)?;
        from = clone;
    }
    fs::remove_dir_all(&base).map_err(told)?;
    let (a, b) = (&built[0], &built[1]);
    let names: Vec<&String> = a.keys().chain(b.keys().filter(|it| !a.contains_key(*it))).collect();
    let differ: Vec<&str> =
        names.iter().filter(|it| a.get(**it) != b.get(**it)).map(|it| it.as_str()).collect();
    if differ.is_empty() {
        Ok(a.len())
    } else {
        Err(format!("these differ: {}", differ.join(", ")))
    }
}
