//! What is in a ZIP archive, workbooks among them: told by the names of its parts, unpacked within
//! bounds. It does not know how a sheet is read.

use crate::{Entry, Failure, Kind, MAX_PARTS, MAX_TEXTS, MAX_UNPACKED, Text, ods, quoted, xlsx};
use std::io::{Cursor, Read, copy, sink};
use zip::ZipArchive;
use zip::result::ZipError;

/// Ends of names of texts that could be lists.
const TEXTS: [&str; 8] = [".csv", ".tsv", ".tab", ".txt", ".json", ".ndjson", ".jsonl", ".geojson"];

/// A file with several texts in it.
pub struct Packed {
    bytes: Vec<u8>,
    kind: Kind,
    entries: Vec<Entry>,
}

impl Packed {
    /// Opens a file and looks what is inside.
    ///
    /// # Errors
    /// If it is no such file, or passes a bound.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Failure> {
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(of)?;
        if archive.len() > MAX_PARTS {
            return Err(Failure::TooLarge);
        }
        let names: Vec<String> =
            archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
        let has = |name: &str| names.iter().any(|other| other == name);
        if has("xl/workbook.xml") {
            count(&mut archive, |name| {
                name.starts_with("xl/") || name.starts_with("_rels/") || !name.contains('/')
            })?;
            let entries = xlsx::sheets(&bytes)?;
            return Self { bytes, kind: Kind::Xlsx, entries }.checked();
        }
        if has("content.xml") && has("META-INF/manifest.xml") {
            count(&mut archive, |name| name == "content.xml" || name == "mimetype")?;
            let kind = part(&mut archive, "mimetype", 200).unwrap_or_default();
            if !kind.is_empty()
                && !kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet")
            {
                return Err(Failure::OtherDocument);
            }
            let entries = ods::sheets(&bytes)?;
            return Self { bytes, kind: Kind::Ods, entries }.checked();
        }
        if names.iter().any(|name| {
            name.starts_with("word/") || name.starts_with("ppt/") || name.starts_with("xl/")
        }) {
            return Err(Failure::OtherDocument);
        }
        let is_text = |name: &&String| {
            let small = name.to_lowercase();
            let base = small.rsplit('/').next().unwrap_or_default();
            TEXTS.iter().any(|end| small.ends_with(end))
                && !base.starts_with('.')
                && !small.starts_with("__macosx/")
        };
        let entry = |name: &String| Entry { name: name.clone(), hidden: false };
        let entries = names.iter().filter(is_text).map(entry).collect();
        Self { bytes, kind: Kind::Zip, entries }.checked()
    }

    fn checked(mut self) -> Result<Self, Failure> {
        self.entries.truncate(MAX_TEXTS);
        if self.entries.is_empty() { Err(Failure::NoTexts) } else { Ok(self) }
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The sheets or texts, in their order; at most [`MAX_TEXTS`].
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The one that is meant if nobody says which: the first that is not hidden.
    #[must_use]
    pub fn first(&self) -> usize {
        self.entries.iter().position(|entry| !entry.hidden).unwrap_or(0)
    }

    /// A sheet as delimited text, or a text as it stands, by its place.
    ///
    /// # Errors
    /// If there is none, or it is damaged.
    pub fn take(&self, place: usize) -> Result<Text, Failure> {
        let entry = self.entries.get(place).ok_or(Failure::NoSuchText)?;
        match self.kind {
            Kind::Xlsx => xlsx::read(&self.bytes, &entry.name),
            Kind::Ods => ods::read(&self.bytes, place),
            Kind::Zip => {
                let mut archive =
                    ZipArchive::new(Cursor::new(self.bytes.as_slice())).map_err(of)?;
                let bytes = part(&mut archive, &entry.name, MAX_UNPACKED)?;
                Ok(Text { bytes, cut: false })
            }
        }
    }

    /// What is inside, as JSON: `kind` (`xlsx`, `ods`, `zip`), `entries` with `name` and `hidden`,
    /// `first`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let kind = match self.kind {
            Kind::Xlsx => "xlsx",
            Kind::Ods => "ods",
            Kind::Zip => "zip",
        };
        let told = |entry: &Entry| {
            format!("{{\"name\":{},\"hidden\":{}}}", quoted(&entry.name), entry.hidden)
        };
        let entries = self.entries.iter().map(told).collect::<Vec<_>>().join(",");
        format!("{{\"kind\":\"{kind}\",\"entries\":[{entries}],\"first\":{}}}", self.first())
    }
}

/// Why an archive is not read.
#[allow(clippy::needless_pass_by_value)] // what an error is made into takes it
fn of(error: ZipError) -> Failure {
    match error {
        ZipError::InvalidPassword => Failure::Locked,
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => Failure::Locked,
        _ => Failure::Damaged,
    }
}

/// A part of an archive, unpacked.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    most: u64,
) -> Result<Vec<u8>, Failure> {
    let part = archive.by_name(name).map_err(of)?;
    let mut bytes = Vec::new();
    // What it says of its size is not believed.
    part.take(most + 1).read_to_end(&mut bytes).map_err(|_| Failure::Damaged)?;
    if bytes.len() as u64 > most { Err(Failure::TooLarge) } else { Ok(bytes) }
}

/// Unpacks the parts that will be read, and counts their bytes.
fn count(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    is_read: impl Fn(&str) -> bool,
) -> Result<(), Failure> {
    let mut room = MAX_UNPACKED;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(of)?;
        if !part.name().is_ok_and(|name| is_read(&name)) {
            continue;
        }
        let read = copy(&mut part.take(room + 1), &mut sink()).map_err(|_| Failure::Damaged)?;
        room = room.checked_sub(read).ok_or(Failure::TooLarge)?;
    }
    Ok(())
}
