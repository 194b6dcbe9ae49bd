//! The entries of a draft as they are listed: under their printed headings in printed order, and what
//! does not take part; and the way from one to the next.
//!
//! Knows no element.

use crate::data::value::one_line;
use crate::draft::{Draft, Entry, EntryId, EntryState, Printed, Question, Role, questions};
use crate::review::pieces::Look;

/// Participants under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading, as it is printed first; none where none is printed.
    pub heading: Option<Printed>,
    /// Those under it.
    pub entries: Vec<EntryId>,
}

/// Participants by heading.
pub fn groups(draft: &Draft) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let words =
        |heading: &Option<Printed>| heading.as_ref().map(|printed| one_line(&printed.exact));
    for entry in draft.participants() {
        let own = words(&entry.heading);
        match groups.iter_mut().find(|group| words(&group.heading) == own) {
            Some(group) => group.entries.push(entry.id),
            None => {
                groups.push(Group { heading: entry.heading.clone(), entries: vec![entry.id] });
            }
        }
    }
    groups
}

/// Those that do not take part: what a person decided so, then what was found so, in printed order. A
/// name that is only part of another is not told.
pub fn outside(draft: &Draft) -> Vec<EntryId> {
    let of = |role: Role| draft.entries.iter().filter(move |entry| entry.role == role);
    let found = of(Role::Elsewhere).filter(|entry| entry.found.why != "nested");
    of(Role::Rejected).chain(found).map(|entry| entry.id).collect()
}

/// Groups that take part without names.
pub fn collectives(draft: &Draft) -> Vec<EntryId> {
    draft
        .entries
        .iter()
        .filter(|entry| entry.role == Role::Collective)
        .map(|entry| entry.id)
        .collect()
}

/// Of these, what a person has not decided and nothing asks.
pub fn suggested(draft: &Draft, entries: &[EntryId]) -> Vec<EntryId> {
    let is =
        |id: &EntryId| draft.entry(*id).is_some_and(|entry| Look::of(entry) == Look::Suggested);
    entries.iter().copied().filter(is).collect()
}

/// How many of these are asked about.
pub fn asked(draft: &Draft, entries: &[EntryId]) -> usize {
    entries
        .iter()
        .filter(|id| draft.entry(**id).is_some_and(|entry| entry.asks().is_some()))
        .count()
}

/// How many take part, and how many of them a person has confirmed.
pub fn counts(draft: &Draft) -> (usize, usize) {
    let confirmed =
        draft.participants().filter(|entry| entry.state == EntryState::Confirmed).count();
    (draft.participants().count(), confirmed)
}

/// What is decided next: after an open question the one that has come into its place; else the next that
/// nobody has decided, in the order of the list; else what there was.
pub fn after(draft: &Draft, before: Option<Question>, place: Option<usize>) -> Option<Question> {
    let open = questions(draft);
    if let Some(place) = place
        && !open.is_empty()
    {
        return open.get(place).or(open.first()).copied();
    }
    let listed: Vec<EntryId> = groups(draft).into_iter().flat_map(|group| group.entries).collect();
    let at = match before {
        Some(Question::Entry(id)) => listed.iter().position(|other| *other == id),
        _ => None,
    };
    let from = at.map_or(0, |at| at + 1).min(listed.len());
    let in_turn = listed[from..].iter().chain(&listed[..from]);
    let next = in_turn.copied().find(|id| !suggested(draft, &[*id]).is_empty());
    next.map(Question::Entry).or(open.first().copied()).or(before)
}

/// The entry before or behind another in the order of the list.
pub fn beside(draft: &Draft, from: Option<Question>, back: bool) -> Option<Question> {
    let listed: Vec<EntryId> = groups(draft).into_iter().flat_map(|group| group.entries).collect();
    let at = match from {
        Some(Question::Entry(id)) => listed.iter().position(|other| *other == id),
        _ => None,
    };
    let to = match at {
        None => 0,
        Some(at) if back => at.checked_sub(1)?,
        Some(at) => at + 1,
    };
    listed.get(to).copied().map(Question::Entry)
}

/// The question before or behind another, round and round.
pub fn question_beside(draft: &Draft, from: Option<Question>, back: bool) -> Option<Question> {
    let open = questions(draft);
    if open.is_empty() {
        return None;
    }
    let at = from.and_then(|from| open.iter().position(|question| *question == from));
    let to = match at {
        None => next_open(draft, &open, from, back),
        Some(at) if back => (at + open.len() - 1) % open.len(),
        Some(at) => (at + 1) % open.len(),
    };
    open.get(to).copied()
}

/// The open question that is printed next after `from`, or next before it, where `from` is none itself; round
/// and round.
fn next_open(draft: &Draft, open: &[Question], from: Option<Question>, back: bool) -> usize {
    let span = |question: &Question| match question {
        Question::Entry(id) => draft.entry(*id).map(|entry| entry.span),
        Question::List(id) => draft.lists.iter().find(|list| list.id == *id).map(|list| list.span),
    };
    let Some(here) = from.as_ref().and_then(span) else { return 0 };
    let behind = open
        .iter()
        .position(|question| span(question).is_some_and(|there| there.start > here.start));
    match (behind, back) {
        (Some(at), false) => at,
        (Some(at), true) => (at + open.len() - 1) % open.len(),
        (None, true) => open.len() - 1,
        (None, false) => 0,
    }
}

/// The names on both sides of an entry in its list.
pub fn neighbours<'a>(draft: &'a Draft, entry: &Entry) -> (Option<&'a str>, Option<&'a str>) {
    let listed: Vec<&Entry> = draft.participants().collect();
    let at = listed.iter().position(|other| other.id == entry.id);
    let name =
        |at: Option<usize>| at.and_then(|at| listed.get(at)).map(|other| other.exact.as_str());
    match at {
        Some(at) => (name(at.checked_sub(1)), name(Some(at + 1))),
        None => (None, None),
    }
}

/// The entry behind another in print, with which it can be joined.
pub fn behind(draft: &Draft, id: EntryId) -> Option<EntryId> {
    let own = draft.entry(id)?;
    let mut all: Vec<&Entry> = draft
        .entries
        .iter()
        .filter(|entry| entry.span.start >= own.span.end && entry.found.why != "nested")
        .collect();
    all.sort_by_key(|entry| entry.span);
    all.first().map(|entry| entry.id)
}
