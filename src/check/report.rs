//! What comes of a check: what is found, where, and what is not as recorded.
//!
//! Plain data. Knows no words for people.

use super::differ::Change;
use super::words::Text;

/// What a mention is a mention of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A participant, by row.
    Name(usize),
    /// A point, by place.
    Point(usize),
    /// A heading: a facet and the index of its value.
    Heading(usize, usize),
    /// What stands between two mentions of the list: the place among all such, from the one before
    /// the first mention.
    Gap(usize),
}

/// A stretch of the text that a mention is found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// In bytes of [`Report::text`].
    pub start: usize,
    /// In bytes of [`Report::text`].
    pub end: usize,
    /// Whose mention it is.
    pub subject: Subject,
    /// Whether the words differ from those recorded.
    pub changed: bool,
}

/// How the words between two mentions differ from those of the release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differs {
    /// These words stand there, and the release does not have them.
    Added(String),
    /// These words stand there, and the release has others.
    Other(String),
    /// Nothing stands there, and the release has so many words.
    Nothing(usize),
}

/// An organization that stands between mentions, unrecorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unrecorded {
    /// Its index in the dataset.
    pub organization: usize,
    /// Whether the release names it in another place.
    pub is_named: bool,
}

/// Something that is not as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Other words between two mentions of the list: which gap, the mentions before and after it, how
    /// it differs, and the organizations of the dataset that stand there.
    Between(Subject, Option<Subject>, Option<Subject>, Differs, Vec<Unrecorded>),
    /// So many of the gaps differ, without an organization in them, that it is another way of
    /// setting the list: how many, of how many compared.
    OtherWording(usize, usize),
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

/// Whether the words between the mentions of the list were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// They were.
    Yes,
    /// The dataset does not have what is needed, or has it of another list.
    NotRecorded,
    /// Fewer than half of the mentions stand in the text, as in a translation.
    TooFew,
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
    pub marks: Vec<Highlight>,
    /// Names found.
    pub names: Tally,
    /// Points found.
    pub points: Tally,
    /// Headings found.
    pub headings: Tally,
    /// Mentions found with other quotes, hyphens or kinds of space than recorded.
    pub typeset: Vec<Subject>,
    /// Whether the words between the mentions of the list were compared.
    pub compared: Compared,
    /// What is not as recorded: organizations that stand in the list unrecorded, then other words in
    /// it, then what is missing, then the rest; each in printed order.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Nothing found as yet.
    pub(super) fn new(was_page: bool, is_the_text: Option<bool>) -> Self {
        Self {
            text: String::new(),
            was_page,
            is_the_text,
            marks: Vec::new(),
            names: Tally::default(),
            points: Tally::default(),
            headings: Tally::default(),
            typeset: Vec::new(),
            compared: Compared::NotRecorded,
            findings: Vec::new(),
        }
    }
}

/// Adds a mark in its place.
pub fn mark(
    report: &mut Report,
    text: &Text,
    from: usize,
    to: usize,
    subject: Subject,
    changed: bool,
) {
    let (Some(first), Some(last)) = (text.words.get(from), text.words.get(to - 1)) else { return };
    let place = report.marks.partition_point(|mark| mark.start < first.start);
    report.marks.insert(place, Highlight { start: first.start, end: last.end, subject, changed });
}

/// Counts a subject as found.
pub fn count(report: &mut Report, subject: Subject) {
    if let Some(tally) = tally(report, subject) {
        tally.found += 1;
    }
}

/// Where a subject is counted; what stands between mentions is not.
pub fn tally(report: &mut Report, subject: Subject) -> Option<&mut Tally> {
    match subject {
        Subject::Name(_) => Some(&mut report.names),
        Subject::Point(_) => Some(&mut report.points),
        Subject::Heading(..) => Some(&mut report.headings),
        Subject::Gap(_) => None,
    }
}
