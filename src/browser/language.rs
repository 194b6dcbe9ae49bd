//! The language of the page: which one it starts in, where its words are, and the reader's choice.
//!
//! The small script in the page (`index.html`) decides before the first paint; this only asks it.
//! Knows tags and texts, no language.

use super::page::{self, root_attribute};
use super::{choice, fetch};

/// Where the choice is kept on the reader's machine; the script in the page reads it.
const KEPT: &str = "language";

/// The tag that the page starts in.
pub fn first() -> String {
    root_attribute("lang")
}

/// The tag of an address that names none: the reader's choice, else the browser's, else the page's.
pub fn default_tag() -> String {
    root_attribute("data-own")
}

/// The words of a language: what stands in this page, unless `all` are wanted; else the file that the
/// page's link to the page in that language names, or what the single file has inside. `None` if it
/// cannot be had.
pub async fn words(tag: &str, all: bool) -> Option<String> {
    let written = || page::written(&format!("words-{tag}"));
    if let Some(words) = written().filter(|_| !all) {
        return Some(words);
    }
    match page::attribute(&format!("page-{tag}"), "data-words") {
        Some(address) => fetch::text(&address).await.ok(),
        None => page::written(&format!("all-words-{tag}")).or_else(written),
    }
}

/// Keeps the reader's choice.
pub fn keep(tag: &str) {
    choice::keep(KEPT, tag);
}
