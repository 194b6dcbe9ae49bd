//! What has been built: the folder that is deployed, and which files in it a visit fetches.

use crate::tools::root;
use crate::{Outcome, page};
use std::fs;
use std::path::{Path, PathBuf};

/// The bundled dataset, as the page fetches it.
pub const DATASET: &str = "data/sco-rats-2022.json";

/// The folder that is deployed.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// A file's text.
///
/// # Errors
/// If it cannot be read.
pub fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

/// The files that a first visit fetches.
///
/// # Errors
/// If the site has not been built.
pub fn visited() -> Outcome<Vec<PathBuf>> {
    let html = read(&dist().join("index.html"))?;
    let mut files: Vec<PathBuf> =
        vec![dist().join("index.html"), dist().join(page::dataset_of(&html)?)];
    let entries = fs::read_dir(dist()).map_err(|error| format!("dist: {error}."))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // The single file and the later programs come when asked for, the picture where it is shared.
        let later = name.ends_with(".html") || is_later(&name) || name == page::PREVIEW;
        if !later && entry.path().is_file() && html.contains(&name) {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file belongs to a program that comes only when it is asked for.
fn is_later(name: &str) -> bool {
    ["desk-", "list-", "engine-"].iter().any(|start| name.starts_with(start))
}

/// The files of those programs in `dist/`.
///
/// # Errors
/// If there is no such folder.
pub fn later_files() -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(dist()).map_err(|error| format!("dist: {error}."))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.file_name().is_some_and(|it| is_later(&it.to_string_lossy())));
    files.sort();
    Ok(files)
}

/// The policy of the built page, to be sent as a header too.
///
/// # Errors
/// If the site has not been built.
pub fn policy() -> Outcome<String> {
    let html = read(&dist().join("index.html"))?;
    let policy = html
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    policy.map(|(policy, _)| policy.to_owned()).ok_or_else(|| "The page has no policy.".to_owned())
}
