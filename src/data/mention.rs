//! A mention: a W3C TextQuoteSelector, enough to find the printed place and to link to it; or a cell of a sheet.
//!
//! Knows neither the document's text nor the network. Checking a mention against a text is a
//! search for `prefix + exact + suffix`, which occurs once in the document.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// A few printed words, and as much around them as makes the place unique.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Selector {
    /// The printed words.
    pub exact: String,
    /// What stands directly before; empty where `exact` is unique.
    pub prefix: String,
    /// What stands directly after; empty where `exact` is unique.
    pub suffix: String,
}

/// A place in a document; more than one selector where other words stand between.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Mention {
    /// In printed order, never empty in a checked dataset of a text.
    pub selectors: Vec<Selector>,
    /// The cell that it is instead, where the document is a sheet.
    pub cell: Option<Cell>,
}

/// A cell of a sheet: no printed place.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    /// The number of its row in the sheet, counted from 1.
    pub row: usize,
    /// The name of its column; empty if it has none.
    pub column: String,
    /// What it says, as it is written there.
    pub text: String,
}

/// What is kept of the words between two mentions: enough to tell that a copy has others there, too
/// little to read them. How words are counted and hashed is `check`'s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// How many there are.
    pub words: usize,
    /// The first 24 bits of their SHA-256.
    pub hash: u32,
}

// In a text directive `-`, `,` and `&` have meanings of their own, so they are escaped as well.
const DIRECTIVE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_').remove(b'.').remove(b'~');

impl Mention {
    /// The words printed, or written in the cell; an ellipsis stands where words between are left out.
    pub fn quote(&self) -> String {
        if let Some(cell) = &self.cell {
            return cell.text.clone();
        }
        let parts: Vec<&str> = self.selectors.iter().map(|s| s.exact.as_str()).collect();
        parts.join(" … ")
    }

    /// `page` with a text fragment that makes the browser open it at the printed words and mark
    /// them. Browsers without text fragments open the page at its top.
    pub fn link(&self, page: &str) -> String {
        let escape = |text: &str| utf8_percent_encode(text.trim(), DIRECTIVE).to_string();
        let directives: Vec<String> = self
            .selectors
            .iter()
            .map(|selector| {
                let mut directive = String::from("text=");
                if !selector.prefix.is_empty() {
                    directive += &escape(&selector.prefix);
                    directive += "-,";
                }
                directive += &escape(&selector.exact);
                if !selector.suffix.is_empty() {
                    directive += ",-";
                    directive += &escape(&selector.suffix);
                }
                directive
            })
            .collect();
        let page = page.split('#').next().unwrap_or(page);
        format!("{page}#:~:{}", directives.join("&"))
    }
}
