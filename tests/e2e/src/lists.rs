//! Lists of the reader's own: files with them, and the field that takes them.

use crate::{Trouble, Visitor};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// A file with this content, for as long as the tests run.
///
/// # Errors
/// If it cannot be written.
pub fn file(name: &str, bytes: &[u8]) -> Result<PathBuf, Trouble> {
    let folder = std::env::temp_dir().join(format!("plenary-lists-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    fs::write(&path, bytes)?;
    Ok(path)
}

/// A million rows: a name, and three columns of 12, 256 and 30 values.
pub fn million() -> String {
    let mut text = String::with_capacity(40_000_000);
    text += "name,category,region,year\n";
    for at in 0..1_000_000_u32 {
        let word = ["alpha", "republic", "gamma", "delta", "omega"][at as usize % 5];
        let (category, region) = (at % 12, at.wrapping_mul(2_654_435_761) >> 24);
        let _ = writeln!(text, "{word} {at},c{category},r{region},{}", 1990 + at % 30);
    }
    text
}

/// Chooses a file in the field at the foot of the page, and waits for its rows.
///
/// # Errors
/// If none are shown.
pub async fn choose(it: &Visitor, path: &Path) -> Result<(), Trouble> {
    it.type_into("#open-file", &path.to_string_lossy()).await?;
    it.until("return !!document.querySelector('#list .count, #list-scroll [aria-rowindex]')").await
}

/// Waits until the sentence of the list begins so.
///
/// # Errors
/// If it does not.
pub async fn until_rows(it: &Visitor, said: &str) -> Result<(), Trouble> {
    it.until(&format!(
        "return document.querySelector('#list .sentence')?.textContent.startsWith({said:?})"
    ))
    .await
}
