//! The result of a check as lines: what the view shows of it, in order, as texts.
//!
//! Where things stand on the screen, and how they look, is the view's.

use crate::check::{Finding, Report, Subject, check};
use crate::data::Dataset;
use crate::text::{Words, check as say};

/// Characters without a mention that are shown around one; more of them are left out.
const AROUND: usize = 400;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Why there is no result; then it is the only line.
    Unreadable,
    /// What was found, in one sentence.
    Summary,
    /// Whether it is the very text.
    Identity,
    /// One thing that is not as recorded.
    Finding,
    /// What differs in typesetting only.
    Typeset,
    /// The heading of the names that follow.
    Group,
    /// A name found as recorded.
    Proved,
    /// A name found with other words.
    Changed,
    /// A name that is not found.
    Missing,
    /// A stretch of the text without a mention.
    Plain,
    /// What stands for a stretch that is left out.
    Gap,
    /// A mention in the text, as recorded.
    Mark,
    /// A mention in the text, changed.
    MarkChanged,
}

/// A line of the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Of what it speaks, as [`id_of`] a subject; empty for all that is not a name, a mark, or a
    /// finding about words that are marked. The second and later marks of one subject have none.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Of a name: its printed words; of a mark: the name that it belongs to, as [`id_of`] it.
    pub quote: String,
}

impl Line {
    fn new(kind: LineKind, text: impl Into<String>) -> Self {
        Self { kind, id: String::new(), text: text.into(), quote: String::new() }
    }
}

/// The name of a subject inside the page.
pub fn id_of(subject: Subject) -> String {
    match subject {
        Subject::Name(row) => format!("name-{row}"),
        Subject::Point(place) => format!("point-{place}"),
        Subject::Heading(facet, value) => format!("heading-{facet}-{value}"),
        Subject::Gap(place) => format!("gap-{place}"),
    }
}

/// Whether the name of a row was found as recorded.
pub fn has_name(lines: &[Line], row: usize) -> bool {
    let id = id_of(Subject::Name(row));
    lines.iter().any(|line| line.kind == LineKind::Proved && line.id == id)
}

/// Checks a text and says what came of it.
pub fn audit(dataset: &Dataset, words: &Words, given: &str) -> Vec<Line> {
    let report = match check(dataset, given) {
        Ok(report) => report,
        Err(why) => return vec![Line::new(LineKind::Unreadable, say::unreadable(words, why))],
    };
    let mut lines = vec![
        Line::new(LineKind::Summary, say::summary(words, &report)),
        Line::new(LineKind::Identity, say::identity(words, &report)),
    ];
    for finding in &report.findings {
        let mut line = Line::new(LineKind::Finding, say::finding(words, dataset, finding));
        // Words that have changed have a mark in the text, to which this line leads.
        if let Finding::Between(gap, ..) = finding
            && report.marks.iter().any(|mark| mark.subject == *gap)
        {
            line.id = id_of(*gap);
        }
        lines.push(line);
    }
    let typeset = say::typeset(words, dataset, &report);
    lines.extend(typeset.map(|text| Line::new(LineKind::Typeset, text)));
    names(dataset, words, &report, &mut lines);
    marked(words, &report, &mut lines);
    lines
}

/// The names by heading, then the points.
fn names(dataset: &Dataset, words: &Words, report: &Report, lines: &mut Vec<Line>) {
    let lang = words.tag();
    let line = |subject: Subject, label: &str| {
        let mark = report.marks.iter().find(|mark| mark.subject == subject);
        let kind = match mark {
            Some(mark) if !mark.changed => LineKind::Proved,
            Some(_) => LineKind::Changed,
            None => LineKind::Missing,
        };
        let quote = say::quote(dataset, subject);
        Line { kind, id: id_of(subject), text: label.to_owned(), quote }
    };
    let headings = dataset.facets.first().map_or(&[][..], |facet| &facet.values);
    for (value, heading) in headings.iter().enumerate() {
        lines.push(Line::new(LineKind::Group, heading.label.get(lang)));
        for (row, participation) in dataset.participations.iter().enumerate() {
            if participation.values.first().is_some_and(|values| values.contains(&(value as u32))) {
                let label = dataset.organizations[participation.organization].mark(lang);
                lines.push(line(Subject::Name(row), label));
            }
        }
        lines.pop_if(|line| line.kind == LineKind::Group);
    }
    if !dataset.points.is_empty() {
        lines.push(Line::new(LineKind::Group, words.check_points_title()));
        let points = dataset.points.iter().enumerate();
        lines.extend(points.map(|(place, point)| line(Subject::Point(place), &point.verb)));
    }
}

/// The text with its marks; long stretches without any are left out.
fn marked(words: &Words, report: &Report, lines: &mut Vec<Line>) {
    let mut at = 0;
    for (nth, mark) in report.marks.iter().enumerate() {
        plain(&report.text[at..mark.start], at > 0, true, words, lines);
        let is_first = report.marks[..nth].iter().all(|other| other.subject != mark.subject);
        let kind = if mark.changed { LineKind::MarkChanged } else { LineKind::Mark };
        let mut line = Line::new(kind, &report.text[mark.start..mark.end]);
        line.quote = id_of(mark.subject);
        if is_first {
            line.id.clone_from(&line.quote);
        }
        lines.push(line);
        at = mark.end;
    }
    plain(&report.text[at..], at > 0, false, words, lines);
}

/// A stretch without a mention: its end if a mention follows, its start if one is before.
fn plain(text: &str, after: bool, before: bool, words: &Words, lines: &mut Vec<Line>) {
    let bound = |from: usize| (from..=text.len()).find(|at| text.is_char_boundary(*at));
    let start = if after { bound(AROUND.min(text.len())).unwrap_or(text.len()) } else { 0 };
    let keep = if before || !after { AROUND } else { 0 };
    let end = bound(text.len().saturating_sub(keep)).unwrap_or(text.len());
    if end <= start + AROUND {
        lines.push(Line::new(LineKind::Plain, text));
        return;
    }
    let left_out = words.check_left_out(text[start..end].chars().count());
    lines.push(Line::new(LineKind::Plain, &text[..start]));
    lines.push(Line::new(LineKind::Gap, left_out));
    lines.push(Line::new(LineKind::Plain, &text[end..]));
}
