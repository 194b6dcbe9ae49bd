//! A built site: the folder it lies in, and which of its files a visit fetches.

use crate::tools::root;
use crate::{Outcome, page};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The bundled dataset, as the page fetches it.
pub const DATASET: &str = "data/sco-rats-2022.json";

/// What a site is built for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// To be deployed and measured.
    Release,
    /// To be visited by the tests of every day: what a release has, compiled as while one works on it.
    Tests,
    /// As trunk builds it while one works on it.
    Development,
}

/// A site: the folder that it is built into, and what for.
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// What it is built for.
    pub kind: Kind,
}

impl Site {
    /// The one that is deployed and measured, in `dist/`.
    pub fn release() -> Self {
        Self { folder: root().join("dist"), kind: Kind::Release }
    }

    /// The one that the tests of every day visit. Nobody deploys or measures it.
    pub fn of_tests() -> Self {
        Self { folder: root().join("target/test-site"), kind: Kind::Tests }
    }

    /// What `trunk serve` shows, in a folder of its own.
    pub fn of_development() -> Self {
        Self { folder: root().join("target/plain-site"), kind: Kind::Development }
    }

    /// The profile of cargo's (`Cargo.toml`) that the programs for browsers are compiled with.
    pub fn profile(&self) -> &'static str {
        if self.is_release() { "release" } else { "dev" }
    }

    /// Whether it is the one that is deployed.
    pub fn is_release(&self) -> bool {
        self.kind == Kind::Release
    }

    /// Where cargo puts what it compiles with the profile, below the folder of the target.
    pub fn compiled(&self) -> &'static str {
        if self.is_release() { "release" } else { "debug" }
    }

    /// The path of a file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The files that a first visit fetches.
    ///
    /// # Errors
    /// If the site has not been built.
    pub fn visited(&self) -> Outcome<Vec<PathBuf>> {
        let html = read(&self.file("index.html"))?;
        let dataset = self.file(page::dataset_of(&html)?);
        let mut files = vec![self.file("index.html"), dataset];
        for name in self.names()? {
            // The single file and the later programs come when asked for, the picture where it is shared.
            let later = name.ends_with(".html") || is_later(&name) || name == page::PREVIEW;
            if !later && html.contains(&name) {
                files.push(self.file(&name));
            }
        }
        files.sort();
        Ok(files)
    }

    /// The programs that come only when they are asked for, and their scripts.
    ///
    /// # Errors
    /// If the site has not been built.
    pub fn later(&self) -> Outcome<Vec<PathBuf>> {
        let mut files: Vec<PathBuf> = self
            .names()?
            .iter()
            .filter(|name| is_later(name))
            .map(|name| self.file(name))
            .collect();
        files.sort();
        Ok(files)
    }

    /// All files of a version: besides those, the programs that come only when they are asked for, the
    /// pages in other languages, and the files with words that a page fetches for another than its own.
    ///
    /// # Errors
    /// If the site has not been built.
    pub fn kept(&self) -> Outcome<Vec<PathBuf>> {
        let mut files = self.visited()?;
        files.extend(self.later()?);
        let html = read(&self.file("index.html"))?;
        for language in page::languages(&html)? {
            if language.page != "index.html" {
                files.push(self.file(language.page));
            }
            files.push(self.file(language.words));
            files.extend(self.texts(&html, language.tag)?);
        }
        Ok(files)
    }

    /// The file with the dataset's texts in a language, if there is one.
    ///
    /// # Errors
    /// If the page names no dataset.
    pub fn texts(&self, html: &str, lang: &str) -> Outcome<Option<PathBuf>> {
        let name = page::dataset_of(html)?.replace(".json", &format!(".{lang}.json"));
        Ok(Some(self.file(&name)).filter(|file| file.is_file()))
    }

    /// The files in its folder, but for those in folders below.
    fn names(&self) -> Outcome<Vec<String>> {
        let entries = fs::read_dir(&self.folder)
            .map_err(|error| format!("{}: {error}.", self.folder.display()))?;
        let files = entries.flatten().filter(|entry| entry.path().is_file());
        Ok(files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
    }
}

/// Whether a file belongs to a program that comes only when it is asked for.
fn is_later(name: &str) -> bool {
    let starts = ["part-", "engine-", "charset-", "sheets-", "worker-", "reader-"];
    starts.iter().any(|start| name.starts_with(start))
}

/// A file's text.
///
/// # Errors
/// If it cannot be read.
pub fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

/// A file's bytes.
///
/// # Errors
/// If it cannot be read.
pub fn bytes(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

/// Takes a file away.
///
/// # Errors
/// If it cannot be taken away.
pub fn remove(path: &Path) -> Outcome {
    fs::remove_file(path).map_err(|error| format!("{}: {error}.", path.display()))
}

/// Writes a file.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}.", path.display()))
}

/// The SHA-256 of some bytes, in hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
