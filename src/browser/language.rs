//! The language of the page: which one it starts in, where its words are, and the reader's choice.
//!
//! The small script in the page (`index.html`) decides before the first paint; this only asks it.
//! Knows tags and texts, no language.

use super::page::root_attribute;
use super::{choice, script};

/// Where the choice is kept on the reader's machine; the script in the page reads it.
const KEPT: &str = "language";

/// The tag that the page starts in.
pub fn first() -> String {
    root_attribute("lang")
}

/// The tag of an address that names none: the reader's choice, else the browser's, else the page's.
pub fn own() -> String {
    root_attribute("data-own")
}

/// The words of a language, from this page or from the one in that language. `None` if they cannot
/// be had.
pub async fn words(tag: &str) -> Option<String> {
    script::call("fetchWords", &[tag]).await?.as_string()
}

/// Keeps the reader's choice.
pub fn keep(tag: &str) {
    choice::keep(KEPT, tag);
}
