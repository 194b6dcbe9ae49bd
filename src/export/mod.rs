//! An answer as something to take along: CSV, Markdown, an HTML table, a citation.
//!
//! What is named and what held a status and is not named are two tables and never one. Everything
//! carries where it comes from and what it does not say. Knows no browser: texts only.

pub mod canvas;
pub mod cite;
pub mod csv;
pub mod embed;
pub mod fragment;
pub mod frame;
pub mod json;
pub mod markup;
pub mod picture;
pub mod series;
pub mod table;

pub use cite::{Form, Work, cite};
pub use csv::{Manner, csv};
pub use embed::frame_code;
pub use fragment::Fragment;
pub use frame::{Caption, Headline, Shape};
pub use json::{Selection, with_selection, without_selection};
pub use markup::{html, markdown};
pub use picture::{Numbers, Said, Say, breakdown_picture, sentence_picture, tiles_picture};
pub use series::series_picture;
pub use table::{Attribution, Column, Table, named, not_named};

/// Something made, to be copied or saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Name of its file, with its ending.
    pub name: String,
    /// Media type.
    pub kind: String,
    /// The text itself; of a workbook, letters that stand for its bytes.
    pub text: String,
}

impl Export {
    /// A text that is only copied.
    pub fn of(text: String) -> Self {
        Self { name: String::new(), kind: String::new(), text }
    }

    /// The bytes of what is no text.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let is_book = self.kind == workbook::KIND;
        is_book.then(|| self.text.chars().map(|letter| letter as u8).collect())
    }
}
