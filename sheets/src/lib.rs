//! Workbooks (XLSX, ODS) and ZIP archives as texts that the engine for lists reads.
//!
//! This is the map. Each file opens with what it is; where that is not plain, with what it does not know.
//!
//! | file | what |
//! | --- | --- |
//! | `archive.rs` | what is in a ZIP archive, unpacked within bounds |
//! | `xlsx.rs` | the sheets of an XLSX workbook, by calamine |
//! | `ods.rs` | the sheets of an ODS workbook |
//! | `csv.rs` | rows of cells as delimited text, within bounds |
//! | `main.rs` | all this as a browser asks for it |
//!
//! Whatever a file says of itself is not believed: before anything is read, every part of it that
//! will be is unpacked once and counted, and what rows become is counted as they come. A file that
//! passes a bound is refused; a sheet that does ends there, and it is told. The bounds are the
//! constants below.

#![forbid(unsafe_code)]

mod archive;
mod csv;
mod ods;
mod xlsx;

pub use archive::Packed;

/// Bytes of all parts of a file that are read, unpacked.
pub const MAX_UNPACKED: u64 = 512 << 20;
/// Parts of a file.
pub const MAX_PARTS: usize = 20_000;
/// Sheets, or texts in an archive.
pub const MAX_TEXTS: usize = 1_000;
/// Bytes of the text that a sheet becomes.
pub const MAX_TEXT: usize = 512 << 20;
/// Columns of a sheet; those beyond are left out.
pub const MAX_COLUMNS: usize = 1_024;

/// What a file with several texts is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook of Excel 2007 and later.
    Xlsx,
    /// A workbook of OpenDocument.
    Ods,
    /// An archive with texts in it.
    Zip,
}

/// A sheet, or a text in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Whether its author hid it.
    pub hidden: bool,
}

/// A sheet as delimited text, or a text as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether rows or columns beyond a bound were left out.
    pub cut: bool,
}

impl Text {
    /// What is to be known of it, as JSON: `cut`.
    #[must_use]
    pub fn to_json(&self) -> String {
        format!("{{\"cut\":{}}}", self.cut)
    }
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is not a ZIP file, or is damaged.
    Damaged,
    /// It is locked by a password.
    Locked,
    /// It unpacks to more bytes than [`MAX_UNPACKED`], or has more parts than [`MAX_PARTS`].
    TooLarge,
    /// It is a document of another kind: of text, of slides.
    OtherDocument,
    /// There is no text in it that could be a list.
    NoTexts,
    /// There is no sheet or text of that place.
    NoSuchText,
}

impl Failure {
    /// The failure as JSON: `failed`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let kind = match self {
            Self::Damaged => "damaged",
            Self::Locked => "locked",
            Self::TooLarge => "too_large",
            Self::OtherDocument => "other_document",
            Self::NoTexts => "no_texts",
            Self::NoSuchText => "no_such_text",
        };
        format!("{{\"failed\":\"{kind}\"}}")
    }
}

/// A text as a JSON string.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            ' '.. => quoted.push(c),
            control => quoted += &format!("\\u{:04x}", u32::from(control)),
        }
    }
    quoted.push('"');
    quoted
}
