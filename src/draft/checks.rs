//! The whole of a draft, checked as it is now.
//!
//! Builds the dataset and holds it to its own text, as the audit does for a dataset made by hand.

use super::dataset::{Making, dataset};
use super::model::{Count, Entry, EntryId, Printed};
use super::questions::questions;
use super::quote::Quotes;
use crate::check::{Finding, Subject, check};
use crate::data::Dataset;
use crate::data::value::one_line;

/// What comes of the checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// Names and headings that the audit finds again in the text.
    pub found: usize,
    /// How many are recorded.
    pub recorded: usize,
    /// The words of those that it does not find as recorded, in their place and once.
    pub not_found: Vec<String>,
    /// Entries that no words around them tell from another place.
    pub not_unique: Vec<EntryId>,
    /// Those named as taking part more than once: entries of the same id.
    pub doubles: Vec<Vec<EntryId>>,
    /// Headings that the reader found and whose names all take no part any more.
    pub empty_headings: Vec<Printed>,
    /// Printed counts, each with how many of its names are held to take part now.
    pub counts: Vec<(Count, u32)>,
    /// How many questions are open.
    pub open: usize,
}

impl Checks {
    /// Whether nothing is wrong and nothing open.
    pub fn is_well(&self) -> bool {
        self.found == self.recorded
            && self.recorded > 0
            && self.not_found.is_empty()
            && self.not_unique.is_empty()
            && self.doubles.is_empty()
            && self.empty_headings.is_empty()
            && self.counts.iter().all(|(count, now)| count.number == *now)
            && self.open == 0
    }
}

/// Checks a draft.
pub fn checks(making: &Making) -> Checks {
    let draft = making.draft;
    let mut checks = Checks { open: questions(draft).len(), ..Checks::default() };
    let quotes = Quotes::new(making.release);
    let unclear = draft.participants().filter(|entry| !quotes.quote(entry.span).is_unique);
    checks.not_unique = unclear.map(|entry| entry.id).collect();
    for entry in draft.participants() {
        let Some(id) = entry.identity.id() else { continue };
        let has_same_id = |participant: &&Entry| participant.identity.id() == Some(id);
        let same: Vec<EntryId> =
            draft.participants().filter(has_same_id).map(|participant| participant.id).collect();
        if same.len() > 1 && same[0] == entry.id {
            checks.doubles.push(same);
        }
    }
    let mut headings: Vec<&Printed> = Vec::new();
    for heading in draft.entries.iter().filter_map(|entry| entry.found.heading.as_ref()) {
        let words = one_line(&heading.exact);
        let is_used = draft
            .participants()
            .any(|entry| entry.heading.as_ref().is_some_and(|own| one_line(&own.exact) == words));
        // Where who stood there takes part under another heading, or none, a person wanted that.
        let found_under = |entry: &&Entry| entry.found.heading.as_ref() == Some(heading);
        let is_meant = draft.entries.iter().filter(found_under).any(Entry::is_participant);
        if !is_used && !is_meant && !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    checks.empty_headings = headings.into_iter().cloned().collect();
    checks.counts = draft.counts.iter().map(|count| (count.clone(), now(making, count))).collect();
    audit(making, &mut checks);
    checks
}

/// How many of the names that a count is about are held to take part now. Which those are only the
/// reader knows; what was rejected or added since is counted off and on.
fn now(making: &Making, count: &Count) -> u32 {
    let draft = making.draft;
    // A count is about the names of the list that it stands nearest to.
    let distance = |list: &&super::model::List| {
        let at = count.printed.span;
        list.span.start.saturating_sub(at.end).max(at.start.saturating_sub(list.span.end))
    };
    let list = draft.lists.iter().min_by_key(distance).map(|list| list.id);
    let of_list = draft.entries.iter().filter(|entry| list.is_none() || entry.list == list);
    let (mut more, mut less) = (0_u32, 0_u32);
    for entry in of_list {
        let was = entry.found.by_rule && entry.found.role == super::model::Role::Participant;
        more += u32::from(entry.is_participant() && !was);
        less += u32::from(!entry.is_participant() && was);
    }
    (count.found + more).saturating_sub(less)
}

/// Holds the dataset to its own text.
fn audit(making: &Making, checks: &mut Checks) {
    let Ok(text) = dataset(making) else { return };
    let Ok(loaded) = crate::data::load(&text) else { return };
    let Ok(report) = check(&loaded.dataset, making.release.text()) else { return };
    checks.found = report.names.found + report.headings.found;
    checks.recorded = report.names.of + report.headings.of;
    for finding in &report.findings {
        let subject = match finding {
            // A name that is printed twice is told from the other place by the words around it.
            Finding::Between(..) | Finding::OtherWording(..) | Finding::Doubled(..) => continue,
            Finding::Missing(subject, ..)
            | Finding::Changed(subject, ..)
            | Finding::Moved(subject, ..) => subject,
        };
        let words = words(&loaded.dataset, *subject);
        if !words.is_empty() && !checks.not_found.contains(&words) {
            checks.not_found.push(words);
        }
    }
}

/// The printed words of what was looked for.
fn words(dataset: &Dataset, subject: Subject) -> String {
    match subject {
        Subject::Name(row) => dataset.participations[row].mention.quote(),
        Subject::Heading(facet, value) => dataset.facets[facet].values[value].mention.quote(),
        Subject::Point(_) | Subject::Gap(_) => String::new(),
    }
}
