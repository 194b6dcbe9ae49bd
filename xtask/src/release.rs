//! What a publisher takes: the site with its files packed beside them, checksums, and examples of how
//! servers are told to send it.

use crate::dist::{Site, bytes, read, sha256, write as put};
use crate::tools::{make, root};
use crate::{Outcome, mark, page, single, site};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Files that packing makes smaller.
const PACKED: [&str; 7] = ["html", "css", "js", "wasm", "json", "svg", "md"];
/// Where the examples say that the site lies.
const ROOT: &str = "/srv/plenary";

/// The folder of a release.
pub fn folder() -> PathBuf {
    root().join("target/release-site")
}

/// Writes `target/release-site/` from what is built: `site/`, `SHA256SUMS`, and configurations.
///
/// # Errors
/// If the site has not been built from the sources as they are, or a file cannot be written.
pub fn write() -> Outcome {
    mark::check()?;
    let built = Site::release();
    let page = read(&built.file("index.html"))?;
    let site = folder().join("site");
    if folder().is_dir() {
        fs::remove_dir_all(folder()).map_err(|error| error.to_string())?;
    }
    let mut sums = String::new();
    for (name, bytes) in files(&built.folder)? {
        let path = site.join(&name);
        make(path.parent().unwrap_or(&site))?;
        put(&path, &bytes)?;
        sums += &format!("{}  site/{name}\n", sha256(&bytes));
        if PACKED.iter().any(|end| name.ends_with(&format!(".{end}"))) {
            // The name's end is kept: `index.html.br`.
            put(&site.join(format!("{name}.br")), site::brotli(&bytes)?)?;
            put(&site.join(format!("{name}.gz")), single::gzip(&bytes, false)?)?;
        }
    }
    put(&folder().join("SHA256SUMS"), sums)?;
    for name in ["nginx.conf", "Caddyfile", "object-storage.sh"] {
        let text = read(&root().join("deploy").join(name))?;
        let text = text.replace("{{policy}}", page::policy(&page)?).replace("{{root}}", ROOT);
        let listen = if name == "Caddyfile" { ":8080" } else { "8080" };
        put(&folder().join(name), text.replace("{{listen}}", listen))?;
    }
    Ok(())
}

/// All files below a folder, by their names with slashes.
fn files(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let told = |error: std::io::Error| format!("{}: {error}.", folder.display());
    let (mut all, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).map_err(told)? {
            let path = entry.map_err(told)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                all.insert(name.to_string_lossy().replace('\\', "/"), bytes(&path)?);
            }
        }
    }
    Ok(all)
}
