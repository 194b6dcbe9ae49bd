//! Many releases: what of them is read, asked, reviewed, or there twice.
//!
//! Keeps no text. Knows no file and no element.

use super::act::{Act, Refusal};
use super::decisions::{Decision, DecisionNotice, Decisions};
use super::journal::Journal;
use super::model::Hand;
use super::questions::questions;
use super::release::{Release, sha256};
use crate::data::value::one_line;

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
    /// A person confirmed the whole passage that names participants. Only of such a release may
    /// anything say that it does *not* name somebody.
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
    pub fn add(&mut self, name: &str, text: &str) -> usize {
        let same = sha256(&one_line(text));
        self.items.push(Item { name: name.to_owned(), same, read: None });
        self.items.len() - 1
    }

    /// How far one is. A place that there is not is unread.
    pub fn stage(&self, place: usize) -> Stage {
        let Some(item) = self.items.get(place) else { return Stage::Unread };
        let first = self.items.iter().position(|other| other.same == item.same);
        if let Some(first) = first.filter(|first| *first < place) {
            return Stage::Duplicate(first);
        }
        match &item.read {
            None => Stage::Unread,
            Some(Err(reason)) => Stage::Unreadable(reason.clone()),
            Some(Ok(journal)) => match questions(journal.draft()).len() {
                0 if journal.draft().is_reviewed() => Stage::Reviewed,
                0 => Stage::Decided,
                open => Stage::Questions(open),
            },
        }
    }

    /// What persons decided on these releases, without those on one of them; and what contradicts itself.
    pub fn decisions(&self, without: Option<usize>) -> (Decisions, Vec<DecisionNotice>) {
        let (mut all, mut told) = (Decisions::default(), Vec::new());
        for (place, item) in self.items.iter().enumerate() {
            if let Some(Ok(journal)) = &item.read
                && Some(place) != without
            {
                told = all.join(&Decisions::of(journal.draft()));
            }
        }
        (all, told)
    }

    /// A name like this one that no release here has: decisions are known by the name of theirs.
    pub fn free_name(&self, name: &str) -> String {
        let is_taken = |name: &str| {
            self.items.iter().any(|item| match &item.read {
                Some(Ok(journal)) => journal.draft().name == name,
                _ => false,
            })
        };
        let others = (2..).map(|number| format!("{name}-{number}"));
        let mut all = std::iter::once(name.to_owned()).chain(others);
        all.find(|name| !is_taken(name)).unwrap_or_default()
    }

    /// The next one with something to do, from the one behind a place on and round.
    pub fn next(&self, from: usize) -> Option<usize> {
        let count = self.items.len();
        let places = (1..=count).map(|step| (from + step) % count);
        places.into_iter().find(|place| {
            matches!(self.stage(*place), Stage::Unread | Stage::Questions(_) | Stage::Decided)
        })
    }
}

/// Applies decisions to a draft; how many names they concern. None is no fault.
pub fn decide_before(
    journal: &mut Journal,
    release: &Release,
    decisions: &[Decision],
    hand: &Hand,
) -> usize {
    let act = Act::Before(decisions.to_vec());
    match journal.act(release, &act, hand) {
        Ok(done) => done.count,
        Err(Refusal::NoChange | Refusal::OtherText | _) => 0,
    }
}
