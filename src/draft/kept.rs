//! A draft with its journal as a file or in the browser's storage, and back.
//!
//! The text is kept only where the reader wants the draft to survive a reload. Knows no storage.

use super::journal::Journal;
use super::release::Release;
use super::decisions::Unreadable;

/// What was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The draft with what was done to it.
    pub journal: Journal,
    /// The text, if it was kept along.
    pub text: Option<String>,
}

/// As JSON; with the text only where one is given.
pub fn save(journal: &Journal, text: Option<&str>) -> String;

/// From JSON.
///
/// # Errors
/// Why it is not opened.
pub fn open(text: &str) -> Result<Kept, Unreadable>;

/// Puts a draft beside a text. If it is not the very text, entries whose words, with those around
/// them, stand nowhere or more than once become orphans, and the journal begins anew. Gives the
/// number of orphans; nothing if the text is the very one.
pub fn fit(journal: &mut Journal, release: &Release) -> Option<usize>;
