//! The same meeting's releases in several languages, aligned by id and order.

use super::model::{Draft, EntryId};
use super::release::Release;

/// A release of the same meeting in another language.
pub struct Other<'a> {
    /// Its draft.
    pub draft: &'a Draft,
    /// Its text.
    pub release: &'a Release,
}

/// A participant across languages: the entry of each draft that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The id, or nothing where no table has it.
    pub id: Option<String>,
    /// The entry in each draft, in their order.
    pub entries: Vec<Option<EntryId>>,
}

/// What comes of aligning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aligned {
    /// Participants, in the order of the first draft, then those that only others have.
    pub rows: Vec<Row>,
    /// Headings as printed in each draft that belong together.
    pub headings: Vec<Vec<Option<String>>>,
    /// Places in `rows` of those that not all drafts name: each is a question.
    pub partial: Vec<usize>,
    /// The same in `headings`.
    pub partial_headings: Vec<usize>,
}

/// Aligns drafts.
pub fn align(drafts: &[&Draft]) -> Aligned;
