//! A reader's own copy of the document, checked against the mentions of a dataset: which are found,
//! where, in which order, and how the text differs where one is not.
//!
//! One pass over the words of the text finds all mentions; the longest chain of them in printed
//! order stands, the others are out of place; what is missing is looked for, word by word, between
//! the neighbours that are found. Words outside the mentions are not compared, because the dataset
//! does not have them. Knows no language and no page.

mod chain;
mod differ;
mod page;
mod words;

pub use differ::Change;

use crate::data::Dataset;
use crate::data::Mention;
use chain::{Pattern, ends, longest_chain, nearest, places};
use differ::near;
use sha2::{Digest, Sha256};
use words::Text;

/// Longest text that is checked, in bytes.
pub const LONGEST: usize = 20_000_000;

/// Words before the first one found in which one that should stand before it is looked for.
const CLOSE: usize = 60;

/// Most characters that may have been unreadable; with more of them it is no text.
const MOST_UNREADABLE: usize = 20;

/// What a mention is a mention of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A participant, by row.
    Name(usize),
    /// A point, by place.
    Point(usize),
    /// A heading: a facet and the index of its value.
    Heading(usize, usize),
}

/// A stretch of the text that a mention is found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// In bytes of [`Report::text`].
    pub start: usize,
    /// In bytes of [`Report::text`].
    pub end: usize,
    /// Whose mention it is.
    pub subject: Subject,
    /// Whether the words differ from those recorded.
    pub changed: bool,
}

/// Something that is not as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Does not stand in the text; the nearest found before and after it in printed order.
    Missing(Subject, Option<Subject>, Option<Subject>),
    /// Stands there with other words: what is read, and how it differs.
    Changed(Subject, String, Vec<Change>),
    /// Stands there, but after something it is recorded before, or the other way round: the found
    /// one that it stands next to.
    Moved(Subject, Option<Subject>),
    /// Stands there more than once: how often.
    Doubled(Subject, usize),
}

/// What can keep a text from being checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// Not a text: it has characters that no text has.
    Binary,
    /// Longer than [`LONGEST`].
    TooLong,
}

/// Found and recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tally {
    /// Found, in printed order.
    pub found: usize,
    /// Recorded in the dataset.
    pub of: usize,
}

/// The result of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The text as it was checked: of a web page, what a reader sees of it.
    pub text: String,
    /// Whether it was a web page.
    pub was_page: bool,
    /// Whether it is, byte for byte, the text that the dataset was made from; `None` if the
    /// dataset records no hash.
    pub is_the_text: Option<bool>,
    /// Found stretches in the order of the text; they do not overlap.
    pub marks: Vec<Mark>,
    /// Names found.
    pub names: Tally,
    /// Points found.
    pub points: Tally,
    /// Headings found.
    pub headings: Tally,
    /// Mentions found with other quotes, hyphens or kinds of space than recorded.
    pub typeset: Vec<Subject>,
    /// What is not as recorded, in printed order.
    pub findings: Vec<Finding>,
}

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
    let mut report = Report {
        text: String::new(),
        was_page,
        is_the_text,
        marks: Vec::new(),
        names: Tally::default(),
        points: Tally::default(),
        headings: Tally::default(),
        typeset: Vec::new(),
        findings: Vec::new(),
    };
    let words = Text::new(&text);
    find(&words, &in_order(dataset), &mut report);
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
    for (row, it) in dataset.participations.iter().enumerate() {
        for (facet, values) in it.values.iter().enumerate() {
            for &value in values {
                let heading = Subject::Heading(facet, value as usize);
                let mention = &dataset.facets[facet].values[value as usize].mention;
                if all.iter().all(|(subject, _)| *subject != heading) {
                    all.push((heading, mention));
                }
            }
        }
        all.push((Subject::Name(row), &it.mention));
    }
    let points = dataset.points.iter().enumerate();
    all.extend(points.map(|(place, it)| (Subject::Point(place), &it.mention)));
    all.retain(|(_, mention)| !mention.selectors.is_empty());
    all
}

/// Finds a list of mentions, which are recorded in the order of the list.
fn find(text: &Text, subjects: &[(Subject, &Mention)], report: &mut Report) {
    let patterns: Vec<Vec<Pattern>> = subjects
        .iter()
        .map(|(_, mention)| mention.selectors.iter().map(Pattern::new).collect())
        .collect();
    let places = places(text, &patterns);
    let chain = longest_chain(&places, subjects.len());
    // A page has names in its menus and beside the text; a text has none to spare.
    let (first, last) = if report.was_page { ends(&chain) } else { (0, text.words.len()) };
    let name = |place: Option<usize>| place.map(|place| subjects[place].0);
    // Words up to here belong to a subject that has been told of.
    let mut told = 0;
    for (place, (subject, _)) in subjects.iter().enumerate() {
        tally(report, *subject).of += 1;
        let parts = &patterns[place];
        let before = chain[..place].iter().rposition(Option::is_some);
        let after = (place + 1..chain.len()).find(|&next| chain[next].is_some());
        let to = after.and_then(|next| chain[next]).unwrap_or(text.words.len());
        let stands = || places.iter().filter(|it| it.subject == place);
        let Some(start) = chain[place] else {
            let from = before.map_or(0, |place| {
                chain[place].unwrap_or(0) + patterns[place][0].exact.words.len()
            });
            // Inside another's words it is part of those: a state in the name of its ministry.
            let inside = |at: usize| {
                chain.iter().zip(&patterns).any(|(start, parts)| {
                    start.is_some_and(|start| {
                        (start..start + parts[0].exact.words.len()).contains(&at)
                    })
                })
            };
            let finding = match stands().find(|it| !inside(it.at)) {
                Some(it) => Finding::Moved(*subject, name(nearest(&chain, it.at))),
                None => {
                    // Without anything before it, it is looked for close to what follows.
                    let from = if before.is_some() { from } else { to.saturating_sub(CLOSE) };
                    let gap = (from.max(told), to);
                    let around = (name(before), name(after));
                    lost(report, text, *subject, &parts[0], gap, around, &mut told)
                }
            };
            // The words themselves stand in their place, only those around are others.
            if let Finding::Changed(_, _, changes) = &finding
                && changes.is_empty()
                && parts.len() == 1
            {
                tally(report, *subject).found += 1;
                continue;
            }
            report.findings.push(finding);
            continue;
        };
        let mut at = start;
        let mut found = 0;
        for pattern in parts {
            // Further parts follow at a distance, before the next subject.
            let next = if found == 0 {
                Some(start)
            } else {
                (at..to).find(|&at| text.has(at, &pattern.exact) && pattern.fits_at(text, at))
            };
            let Some(next) = next else { break };
            at = next + pattern.exact.words.len();
            found += 1;
            let read = text.between(next, at);
            if read != pattern.exact.text && report.typeset.last() != Some(subject) {
                report.typeset.push(*subject);
            }
            mark(report, text, next, at, *subject, false);
        }
        if let Some(pattern) = parts.get(found) {
            let around = (Some(*subject), name(after));
            let finding = lost(report, text, *subject, pattern, (at, to), around, &mut told);
            report.findings.push(finding);
            continue;
        }
        tally(report, *subject).found += 1;
        let times = stands().filter(|it| (first..=last).contains(&it.at)).count();
        if times > 1 {
            report.findings.push(Finding::Doubled(*subject, times));
        }
    }
}

/// What became of words that do not stand in the text: changed, where something near them stands in
/// the gap between the neighbours, or missing. `told` moves behind what is taken for them.
fn lost(
    report: &mut Report,
    text: &Text,
    subject: Subject,
    pattern: &Pattern,
    (from, to): (usize, usize),
    (before, after): (Option<Subject>, Option<Subject>),
    told: &mut usize,
) -> Finding {
    let Some(it) = near(&pattern.exact, text, from, to) else {
        return Finding::Missing(subject, before, after);
    };
    *told = it.to;
    mark(report, text, it.from, it.to, subject, !it.changes.is_empty());
    Finding::Changed(subject, text.between(it.from, it.to).to_owned(), it.changes)
}

/// Adds a mark in its place.
fn mark(report: &mut Report, text: &Text, from: usize, to: usize, subject: Subject, changed: bool) {
    let (Some(first), Some(last)) = (text.words.get(from), text.words.get(to - 1)) else { return };
    let place = report.marks.partition_point(|mark| mark.start < first.start);
    report.marks.insert(place, Mark { start: first.start, end: last.end, subject, changed });
}

fn tally(report: &mut Report, subject: Subject) -> &mut Tally {
    match subject {
        Subject::Name(_) => &mut report.names,
        Subject::Point(_) => &mut report.points,
        Subject::Heading(..) => &mut report.headings,
    }
}
