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
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    it.until(&format!(
        "return document.querySelector('#list h1')?.textContent === {name:?} && \
         !!document.querySelector('#list .count, #list-scroll [aria-rowindex]')"
    ))
    .await
}

/// Remembers the list as it is built now, to tell when it is built anew.
///
/// # Errors
/// If the browser does not answer.
pub async fn remember(it: &Visitor) -> Result<(), Trouble> {
    it.ask("window.built = document.querySelector('#list .head')").await.map(drop)
}

/// Waits until the list that was remembered has been built anew, as it is where it was read in another
/// way: a click in between can hit what is just going.
///
/// # Errors
/// If it is not.
pub async fn until_anew(it: &Visitor) -> Result<(), Trouble> {
    it.until(
        "return window.built?.isConnected === false && !!document.querySelector('#list .head')",
    )
    .await
}

/// Waits until the list covers the page.
///
/// # Errors
/// If it does not.
pub async fn until_uncovered(it: &Visitor) -> Result<(), Trouble> {
    it.until("return document.querySelector('#list .head')?.checkVisibility() === true").await
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

/// A ZIP archive of these files, stored as they are.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = archive.len() as u32;
        let size = (bytes.len() as u32).to_le_bytes();
        // Version, flags, method, time, date; checksum, sizes; lengths of the name and of nothing.
        let mut entry = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        entry.extend(checksum(bytes).to_le_bytes());
        entry.extend(size);
        entry.extend(size);
        entry.extend((name.len() as u32).to_le_bytes());
        archive.extend(b"PK\x03\x04");
        archive.extend(&entry);
        archive.extend(name.bytes());
        archive.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&entry);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.bytes());
    }
    let (at, count) = (archive.len() as u32, (files.len() as u16).to_le_bytes());
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count);
    archive.extend(count);
    archive.extend((directory.len() as u32).to_le_bytes());
    archive.extend(at.to_le_bytes());
    archive.extend([0, 0]);
    archive
}

/// The checksum of an archive's files (CRC-32).
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)))
    })
}
