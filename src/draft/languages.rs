//! The same meeting's releases in several languages, aligned by id and order.
//!
//! Knows no language: names meet by id, and names that no table has by their place among those that
//! meet. What only one release has is a question for a person, never filled in.

use super::model::{Draft, Entry, EntryId};
use super::release::Release;
use crate::data::value::one_line;

/// A release of the same meeting in another language.
#[derive(Clone, Copy)]
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
pub fn align(drafts: &[&Draft]) -> Aligned {
    let mut rows: Vec<Row> = Vec::new();
    for (place, draft) in drafts.iter().enumerate() {
        let mine: Vec<&Entry> = draft.participants().collect();
        // First by id; a second entry of the same id meets the second one.
        let mut met: Vec<Option<usize>> = Vec::with_capacity(mine.len());
        for entry in &mine {
            let id = entry.identity.id();
            let found = id.and_then(|id| {
                let is_free = |row: &Row| row.entries[place].is_none();
                rows.iter().position(|row| row.id.as_deref() == Some(id) && is_free(row))
            });
            if let Some(row) = found {
                rows[row].entries[place] = Some(entry.id);
            }
            met.push(found);
        }
        // Then those without an id, between the same neighbours, as many there as here.
        if place > 0 {
            by_order(&mut rows, place, &mine, &mut met);
        }
        for (entry, found) in mine.iter().zip(&met) {
            if found.is_none() {
                let mut entries = vec![None; drafts.len()];
                entries[place] = Some(entry.id);
                rows.push(Row { id: entry.identity.id().map(str::to_owned), entries });
            }
        }
    }
    let is_partial = |row: &Row| row.entries.iter().any(Option::is_none);
    let partial = (0..rows.len()).filter(|at| is_partial(&rows[*at])).collect();
    let headings = headings(drafts, &rows);
    let partial_headings =
        (0..headings.len()).filter(|at| headings[*at].iter().any(Option::is_none)).collect();
    Aligned { rows, headings, partial, partial_headings }
}

/// Stretches of entries without an id, which meet those of the first draft between the same
/// neighbours if there are as many.
fn by_order(rows: &mut [Row], place: usize, mine: &[&Entry], met: &mut [Option<usize>]) {
    let mut at = 0;
    while at < mine.len() {
        if met[at].is_some() {
            at += 1;
            continue;
        }
        let end = (at..mine.len()).find(|entry| met[*entry].is_some()).unwrap_or(mine.len());
        let from = if at == 0 { 0 } else { met[at - 1].map_or(0, |row| row + 1) };
        let behind = met.get(end).copied().flatten();
        let to = behind.unwrap_or_else(|| {
            // Up to the last row that the first draft has.
            rows.iter().rposition(|row| row.entries[0].is_some()).map_or(0, |row| row + 1)
        });
        let is_open = |row: &usize| rows[*row].entries[place].is_none() && rows[*row].id.is_none();
        let free: Vec<usize> = (from..to.max(from)).filter(is_open).collect();
        let is_all = (from..to.max(from)).all(|row| free.contains(&row));
        let here: Vec<usize> =
            (at..end).filter(|entry| mine[*entry].identity.id().is_none()).collect();
        if is_all && free.len() == here.len() && here.len() == end - at {
            for (row, entry) in free.into_iter().zip(here) {
                rows[row].entries[place] = Some(mine[entry].id);
                met[entry] = Some(row);
            }
        }
        at = end;
    }
}

/// Headings that stand over the same participants: most of those under one here are under one there.
fn headings(drafts: &[&Draft], rows: &[Row]) -> Vec<Vec<Option<String>>> {
    let under = |place: usize, row: &Row| -> Option<String> {
        let entry = drafts[place].entry(row.entries[place]?)?;
        entry.heading.as_ref().map(|heading| one_line(&heading.exact))
    };
    let own = |place: usize| {
        let mut all: Vec<String> = Vec::new();
        for entry in drafts[place].participants() {
            let words = entry.heading.as_ref().map(|heading| one_line(&heading.exact));
            if let Some(words) = words.filter(|words| !all.contains(words)) {
                all.push(words);
            }
        }
        all
    };
    let mut groups: Vec<Vec<Option<String>>> = Vec::new();
    for place in 0..drafts.len() {
        for words in own(place) {
            let mine: Vec<&Row> =
                rows.iter().filter(|row| under(place, row).as_deref() == Some(&*words)).collect();
            // The group whose heading in an earlier draft most of these stand under.
            let shares = |group: &Vec<Option<String>>| -> usize {
                let is_under = |row: &&&Row| {
                    (0..place)
                        .any(|other| group[other].is_some() && under(other, row) == group[other])
                };
                mine.iter().filter(is_under).count()
            };
            let best = (0..groups.len())
                .filter(|at| groups[*at][place].is_none())
                .max_by_key(|at| (shares(&groups[*at]), std::cmp::Reverse(*at)))
                .filter(|at| shares(&groups[*at]) * 2 > mine.len());
            match best {
                Some(at) => groups[at][place] = Some(words),
                None => {
                    let mut group = vec![None; drafts.len()];
                    group[place] = Some(words);
                    groups.push(group);
                }
            }
        }
    }
    groups
}
