//! Many releases: what of them is read, asked, reviewed, or there twice.
//!
//! Keeps no text. Knows no file and no element.

use super::journal::Journal;

/// How far a release is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not read yet.
    Unread,
    /// Cannot be read: a sentence of the reader.
    Unreadable(String),
    /// So many questions are open.
    Questions(usize),
    /// No question is open; nobody has confirmed the whole passage.
    Decided,
    /// A person confirmed the whole passage that names participants.
    Reviewed,
    /// The same text as another: its place in the queue.
    Duplicate(usize),
}

/// A release in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The file's name.
    pub name: String,
    /// SHA-256 of the text on one line, by which the same text is known whatever its line ends.
    pub same: String,
    /// What came of it, once it is read.
    pub read: Option<Result<Journal, String>>,
}

/// The releases in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// In the order in which they came.
    pub items: Vec<Item>,
}

impl Queue {
    /// Adds a text under the name of its file; gives its place.
    pub fn add(&mut self, name: &str, text: &str) -> usize;
    /// How far one is.
    pub fn stage(&self, place: usize) -> Stage;
    /// The next one with something to do, from a place on and round.
    pub fn next(&self, from: usize) -> Option<usize>;
}
