//! What an act has changed in a draft, kept before and after, so that it is put there and taken back alike.
//!
//! Knows no act.

use super::facts::{Fact, FactName};
use super::model::{Draft, Entry, EntryId, Hand, Settled};
use super::sample::Sample;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that changes: before, after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// An entry; nothing before: it is new; nothing after: it is gone.
    Entry(Option<Box<Entry>>, Option<Box<Entry>>),
    /// A fact.
    Fact(FactName, Fact, Fact),
    /// The confirmation of the whole passage.
    Passage(Option<Hand>, Option<Hand>),
    /// The number that the next entry gets.
    Next(EntryId, EntryId),
    /// Something said beside the entries.
    Settled(Option<Settled>, Option<Settled>),
    /// The sample.
    Sample(Option<Box<Sample>>, Option<Box<Sample>>),
    /// What was seen at a place of the sample.
    SampleItem(usize, Option<bool>, Option<bool>),
}

/// Whose hands did what is changed: before and after.
pub fn hands(changes: &mut [Change]) -> impl Iterator<Item = &mut Hand> {
    changes.iter_mut().flat_map(|change| {
        let hands: Vec<Option<&mut Hand>> = match change {
            Change::Entry(before, after) => [before, after]
                .into_iter()
                .map(|entry| entry.as_deref_mut()?.decided.as_mut())
                .collect(),
            Change::Fact(_, before, after) => vec![before.hand_mut(), after.hand_mut()],
            Change::Passage(before, after) => vec![before.as_mut(), after.as_mut()],
            Change::Settled(before, after) => {
                [before, after].into_iter().map(|said| Some(&mut said.as_mut()?.hand)).collect()
            }
            Change::Next(..) | Change::Sample(..) | Change::SampleItem(..) => Vec::new(),
        };
        hands.into_iter().flatten()
    })
}

/// Puts changes into a draft, or takes them back.
pub fn put(draft: &mut Draft, changes: &[Change], forward: bool) {
    let mut entries: BTreeMap<EntryId, Option<&Entry>> = BTreeMap::new();
    let order: Box<dyn Iterator<Item = &Change>> =
        if forward { Box::new(changes.iter()) } else { Box::new(changes.iter().rev()) };
    for change in order {
        match change {
            Change::Entry(before, after) => {
                let (gone, here) = if forward { (before, after) } else { (after, before) };
                if let Some(entry) = here {
                    entries.insert(entry.id, Some(entry));
                } else if let Some(entry) = gone {
                    entries.insert(entry.id, None);
                }
            }
            Change::Fact(name, before, after) => {
                draft.facts.set(*name, if forward { after } else { before }.clone());
            }
            Change::Passage(before, after) => {
                draft.passage.clone_from(if forward { after } else { before });
            }
            Change::Next(before, after) => draft.next = if forward { *after } else { *before },
            Change::Settled(before, after) => {
                let (gone, here) = if forward { (before, after) } else { (after, before) };
                let about = gone.iter().chain(here).map(|said| &said.about).next();
                draft.settled.retain(|said| Some(&said.about) != about);
                draft.settled.extend(here.clone());
            }
            Change::Sample(before, after) => {
                draft.sample = if forward { after } else { before }.as_deref().cloned();
            }
            Change::SampleItem(place, before, after) => {
                let looked = draft.sample.as_mut().and_then(|sample| sample.looked.get_mut(*place));
                if let Some((_, right)) = looked {
                    *right = if forward { *after } else { *before };
                }
            }
        }
    }
    draft.entries.retain_mut(|entry| match entries.remove(&entry.id) {
        None => true,
        Some(None) => false,
        Some(Some(other)) => {
            entry.clone_from(other);
            true
        }
    });
    draft.entries.extend(entries.into_values().flatten().cloned());
    draft
        .entries
        .sort_by_key(|entry| (entry.span.start, std::cmp::Reverse(entry.span.end), entry.id));
}
