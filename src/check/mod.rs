//! A reader's own copy of the document, checked against the mentions of a dataset: which are found,
//! where, in which order, and how the text differs where one is not.
//!
//! One pass over the words of the text finds all mentions; the longest chain of them in printed
//! order stands, the others are out of place; what is missing is looked for, word by word, between
//! the neighbours that are found. What stands between the mentions of the list is compared by the
//! number and a hash of its words; all other words are not compared, because the dataset does not
//! have them. Knows no language and no page.

mod chain;
mod differ;
mod gaps;
mod known;
mod list;
pub mod page;
mod report;
mod words;

pub use differ::Change;
pub use report::{
    Compared, Differs, Finding, Highlight, Report, Subject, Tally, Unreadable, Unrecorded,
};

use crate::data::{Dataset, Mention};
use chain::{Pattern, Start, ends, longest_chain, nearest, places};
use differ::near;
use gaps::Stand;
use list::compare;
use report::{count, mark, tally};
use sha2::{Digest, Sha256};
use std::ops::Range;
use words::Text;

/// Longest text that is checked, in bytes.
pub const LONGEST: usize = 20_000_000;

/// Words before the first one found in which one that should stand before it is looked for.
const CLOSE: usize = 60;

/// Most characters that may have been unreadable; with more of them it is no text.
const MOST_UNREADABLE: usize = 20;

/// Checks a text.
///
/// # Errors
/// If there is nothing to check: [`Unreadable`].
pub fn check(dataset: &Dataset, given: &str) -> Result<Report, Unreadable> {
    if given.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    if given.contains('\0') || given.matches('\u{fffd}').nth(MOST_UNREADABLE).is_some() {
        return Err(Unreadable::Binary);
    }
    if given.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let is_the_text = dataset.document.sha256.as_ref().map(|hash| is_text_of(given, hash));
    let was_page = page::is_page(given);
    let text = if was_page { page::text_of(given) } else { given.to_owned() };
    let mut report = Report::new(was_page, is_the_text);
    let words = Text::new(&text);
    let subjects = in_order(dataset);
    let found = find(&words, &subjects, &mut report);
    compare(dataset, &words, &subjects, &found, &mut report);
    report.findings.sort_by_key(|finding| match finding {
        Finding::Between(.., unrecorded) if !unrecorded.is_empty() => 0,
        Finding::Between(..) => 1,
        Finding::OtherWording(..) => 2,
        Finding::Missing(..) => 3,
        _ => 4,
    });
    // A heading that is a name as well is marked once.
    let mut end = 0;
    report.marks.retain(|mark| {
        let apart = mark.start >= end;
        end = end.max(mark.end);
        apart
    });
    report.text = text;
    Ok(report)
}

/// What a dataset keeps of the words between the mentions of its list, from the text that it was made
/// from, as its document has it in `gaps`; `None` if that is no text, or if not every heading and name
/// is found in it as recorded.
pub fn gaps(dataset: &Dataset, given: &str) -> Option<String> {
    let report = check(dataset, given).ok()?;
    let (words, subjects) = (Text::new(&report.text), in_order(dataset));
    let found = find(&words, &subjects, &mut Report::new(report.was_page, None));
    list::written(&words, &subjects, &found)
}

/// How many gaps a dataset must have for its list: one before each selector of a heading or a name,
/// and one after the last.
pub fn gaps_wanted(dataset: &Dataset) -> usize {
    list::gaps_between(&in_order(dataset))
}

/// Whether a text has this SHA-256, as it is or but for the line ends at its end, which copying
/// through a field of a page takes away.
fn is_text_of(text: &str, hash: &str) -> bool {
    let is = |text: &str| {
        let mut hex = String::new();
        for byte in Sha256::digest(text.as_bytes()) {
            for digit in [byte >> 4, byte & 15] {
                hex.extend(char::from_digit(digit.into(), 16));
            }
        }
        hex.eq_ignore_ascii_case(hash)
    };
    let mut line = text.trim_end_matches('\n').to_owned();
    line.push('\n');
    is(text) || is(&line)
}

/// Everything with a mention in printed order: each heading before the first name under it, so that
/// a name under another heading is out of its place; then the points.
fn in_order(dataset: &Dataset) -> Vec<(Subject, &Mention)> {
    let mut all: Vec<(Subject, &Mention)> = Vec::new();
    for (row, participation) in dataset.participations.iter().enumerate() {
        for (facet, values) in participation.values.iter().enumerate() {
            for &value in values {
                let heading = Subject::Heading(facet, value as usize);
                let mention = &dataset.facets[facet].values[value as usize].mention;
                if all.iter().all(|(subject, _)| *subject != heading) {
                    all.push((heading, mention));
                }
            }
        }
        all.push((Subject::Name(row), &participation.mention));
    }
    let points = dataset.points.iter().enumerate();
    all.extend(points.map(|(place, point)| (Subject::Point(place), &point.mention)));
    all.retain(|(_, mention)| !mention.selectors.is_empty());
    all
}

/// Where mentions stand.
struct Found {
    /// Those of the list in their order, as they are recorded or changed.
    stands: Vec<Stand>,
    /// All of them wherever they stand as recorded; sorted.
    places: Vec<Range<usize>>,
}

/// Finds a list of mentions, which are recorded in the order of the list.
fn find(text: &Text, subjects: &[(Subject, &Mention)], report: &mut Report) -> Found {
    let patterns: Vec<Vec<Pattern>> = subjects
        .iter()
        .map(|(_, mention)| mention.selectors.iter().map(Pattern::new).collect())
        .collect();
    let places = places(text, &patterns);
    let chain = longest_chain(&places, subjects.len());
    let mut stands: Vec<Stand> = Vec::new();
    // The slot of the next subject's first selector.
    let mut next_slot = 0;
    // A page has names in its menus and beside the text; a text has none to spare.
    let (first, last) = if report.was_page { ends(&chain) } else { (0, text.words.len()) };
    let name = |place: Option<usize>| place.map(|place| subjects[place].0);
    // Words up to here belong to a subject that has been told of.
    let mut told = 0;
    for (place, (subject, _)) in subjects.iter().enumerate() {
        let parts = &patterns[place];
        let slot = next_slot;
        if let Some(tally) = tally(report, *subject) {
            tally.of += 1;
        }
        let is_of_list = !matches!(subject, Subject::Point(_));
        next_slot += if is_of_list { parts.len() } else { 0 };
        let mut stand = |slot: usize, words: Range<usize>, changed: bool| {
            if is_of_list {
                stands.push(Stand { slot, from: words.start, to: words.end, changed });
            }
        };
        let before = chain[..place].iter().rposition(Option::is_some);
        let after = (place + 1..chain.len()).find(|&next| chain[next].is_some());
        let to = after.and_then(|next| chain[next]).unwrap_or(text.words.len());
        let stands = || places.iter().filter(|occurrence| occurrence.subject == place);
        let Some(start) = chain[place] else {
            let end_before = before.map_or(0, |place| {
                chain[place].unwrap_or(0) + patterns[place][0].exact.words.len()
            });
            let is_alone = |occurrence: &&Start| !is_inside(occurrence.at, &chain, &patterns);
            let finding = match stands().find(is_alone) {
                Some(occurrence) => Finding::Moved(*subject, name(nearest(&chain, occurrence.at))),
                None => {
                    // Without anything before it, it is looked for close to what follows.
                    let from = if before.is_some() { end_before } else { to.saturating_sub(CLOSE) };
                    let gap = (from.max(told), to);
                    let around = (name(before), name(after));
                    let (finding, words) = lost(report, text, *subject, &parts[0], gap, around);
                    if let Some(words) = words {
                        told = words.end;
                        stand(slot, words, has_changes(&finding));
                    }
                    finding
                }
            };
            // The words themselves stand in their place, only those around are others.
            if matches!(finding, Finding::Changed(..)) && !has_changes(&finding) && parts.len() == 1
            {
                count(report, *subject);
                continue;
            }
            report.findings.push(finding);
            continue;
        };
        let found = stretches(text, parts, start, to);
        for (nth, (words, pattern)) in found.iter().zip(parts).enumerate() {
            let read = text.between(words.start, words.end);
            if read != pattern.exact.text && report.typeset.last() != Some(subject) {
                report.typeset.push(*subject);
            }
            mark(report, text, words.start, words.end, *subject, false);
            stand(slot + nth, words.clone(), false);
        }
        if let Some(pattern) = parts.get(found.len()) {
            let gap = (found.last().map_or(start, |words| words.end), to);
            let around = (Some(*subject), name(after));
            let (finding, words) = lost(report, text, *subject, pattern, gap, around);
            if let Some(words) = words {
                told = words.end;
                stand(slot + found.len(), words, has_changes(&finding));
            }
            report.findings.push(finding);
            continue;
        }
        count(report, *subject);
        let times = stands().filter(|occurrence| (first..=last).contains(&occurrence.at)).count();
        if times > 1 {
            report.findings.push(Finding::Doubled(*subject, times));
        }
    }
    let all = places
        .iter()
        .map(|place| place.at..place.at + patterns[place.subject][0].exact.words.len());
    Found { stands, places: all.collect() }
}

/// Whether a place is inside the words of a subject of the chain, and so part of those: a state in the
/// name of its ministry.
fn is_inside(at: usize, chain: &[Option<usize>], patterns: &[Vec<Pattern>]) -> bool {
    chain.iter().zip(patterns).any(|(start, parts)| {
        start.is_some_and(|start| (start..start + parts[0].exact.words.len()).contains(&at))
    })
}

/// Where the parts of a mention stand, the first of them at `start`, up to the first one that is not found:
/// further parts follow at a distance, before the next subject, which stands at `to`.
fn stretches(text: &Text, parts: &[Pattern], start: usize, to: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for pattern in parts {
        let next = match found.last() {
            None => Some(start),
            Some(before) => (before.end..to)
                .find(|&at| text.has(at, &pattern.exact) && pattern.fits_at(text, at)),
        };
        let Some(next) = next else { break };
        found.push(next..next + pattern.exact.words.len());
    }
    found
}

fn has_changes(finding: &Finding) -> bool {
    matches!(finding, Finding::Changed(_, _, changes) if !changes.is_empty())
}

/// What became of words that do not stand in the text: changed, where something near them stands in
/// the gap between the neighbours, which is given as well, or missing.
fn lost(
    report: &mut Report,
    text: &Text,
    subject: Subject,
    pattern: &Pattern,
    (from, to): (usize, usize),
    (before, after): (Option<Subject>, Option<Subject>),
) -> (Finding, Option<Range<usize>>) {
    let Some(similar) = near(&pattern.exact, text, from, to) else {
        return (Finding::Missing(subject, before, after), None);
    };
    let words = similar.from..similar.to;
    mark(report, text, similar.from, similar.to, subject, !similar.changes.is_empty());
    let read = text.between(similar.from, similar.to).to_owned();
    (Finding::Changed(subject, read, similar.changes), Some(words))
}
