//! What is open in a draft, in the order in which it is asked: whole lists before single names.
//!
//! Knows no word for people.

use super::model::{Asks, Draft, EntryId, EntryState, ListId};

/// Something to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Do the names of this list take part?
    List(ListId),
    /// What is asked of this entry.
    Entry(EntryId),
}

/// All that is open: “4 to decide”. A name whose list is asked about is not asked by itself as well.
pub fn questions(draft: &Draft) -> Vec<Question> {
    let doubtful = EntryState::Question(Asks::TakesPart);
    let mut open: Vec<&super::model::List> = draft
        .lists
        .iter()
        .filter(|list| {
            list.is_asked && draft.members(list.id).any(|member| member.state == doubtful)
        })
        .collect();
    open.sort_by_key(|list| list.span);
    let of_list =
        |list: Option<ListId>| list.is_some_and(|id| open.iter().any(|asked| asked.id == id));
    let entries = draft.entries.iter().filter(|entry| {
        entry.asks().is_some() && !(entry.state == doubtful && of_list(entry.list))
    });
    let lists = open.iter().map(|list| Question::List(list.id));
    lists.chain(entries.map(|entry| Question::Entry(entry.id))).collect()
}

/// How many names a question about a list is about.
pub fn asked_about(draft: &Draft, list: ListId) -> usize {
    draft.members(list).count()
}
