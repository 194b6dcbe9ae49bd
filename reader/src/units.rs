//! A text as units that are judged one by one: sentences, lines with a label, items of a list, rows of
//! a table; and what stands over a list.
//!
//! Knows lines and marks; whether a list is one of participants is said elsewhere.

use crate::classes::Class;
use crate::heading_leads::{is_heading, is_title};
use crate::lines::{Marker, lines, sentences};
use crate::marks::{Mark, What};
use crate::normal::{Kind, Text, one_of};
use crate::series::Series;
use crate::unit_lines::{Open, Seen, span};

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A sentence.
    Sentence,
    /// A line that names what follows: “OBSERVERS”.
    Heading,
    /// A line with a label: “Observers: …”; the label is from, to, in marks.
    Label(usize, usize),
    /// An item of a list, or a short line under a heading.
    Item,
    /// A row of a table.
    Row,
}

/// A unit, in marks.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// Its first mark.
    pub start: usize,
    /// The mark behind its last.
    pub end: usize,
    /// What it is.
    pub kind: UnitKind,
    /// The unit that introduces the list it stands in.
    pub lead: Option<usize>,
    /// Whether an empty line stands before it.
    pub blank: bool,
}

/// Takes a text apart.
pub fn units(text: &Text, marks: &Series<Mark>) -> Vec<Unit> {
    let lines = lines(text);
    let mut out: Vec<Unit> = Vec::new();
    let mut open: Option<Open> = None;
    let mut closed = false;
    for (number, line) in lines.iter().enumerate() {
        let (start, end) = span(marks, line.start, line.end);
        // The number of a page is no line.
        if start >= end
            || marks[start..end]
                .iter()
                .all(|mark| matches!(mark.what, What::Number | What::Mark('-' | '–' | '/')))
        {
            continue;
        }
        let seen = Seen::of(text, marks, line, (start, end));
        let blank = line.blank_before;
        // “A, B, and” above, and this the last of the list.
        let is_last = is_last(text, marks, start);
        if closed {
            open = None;
        }
        closed = is_last && seen.stops;
        let unit = |kind, start, end, lead| Unit { start, end, kind, lead, blank };
        open = open.filter(|list| list.goes_on(&seen, is_last));
        if seen.is_row() {
            let lead = open.as_ref().map(|list| list.lead);
            out.push(unit(UnitKind::Row, start, end, lead));
            if let Some(list) = &mut open {
                list.items = true;
            }
            continue;
        }
        let next =
            lines.get(number + 1).and_then(|next| marks.get(span(marks, next.start, next.end).0));
        if text.is_mark(line.end - 1, ':') || seen.is_over_names(next) {
            let parts = sentences(text, *line);
            let mut before =
                open.as_ref().map(|list| list.lead).filter(|_| is_continuation(text, line.start));
            for (at, (s, e)) in parts.iter().enumerate() {
                let (s, e) = span(marks, *s, *e);
                let lead = if at + 1 == parts.len() { before.take() } else { None };
                out.push(unit(UnitKind::Sentence, s, e, lead));
            }
            let own = match line.marker {
                Marker::Number(n) => n,
                _ => 0,
            };
            open = Some(Open::below(out.len() - 1, own, false));
            continue;
        }
        let names_below = lines.get(number + 1).is_some_and(|next| {
            let (start, end) = span(marks, next.start, next.end);
            is_names(text, &marks[start..end])
        });
        if is_heading(text, marks, line, start, end, seen.plain, seen.han)
            || names_below && is_title(marks, line, start, end, seen.plain, seen.han)
        {
            out.push(unit(UnitKind::Heading, start, end, None));
            open = Some(Open::below(out.len() - 1, 0, true));
            continue;
        }
        let first_sentence =
            sentences(text, *line).first().map_or(end, |(s, e)| span(marks, *s, *e).1);
        if let Some(colon) = label(text, marks, start, first_sentence) {
            let lead = open.as_ref().map(|list| list.lead);
            if let Some(list) = &mut open {
                list.items = true;
                list.take_marker(line.marker);
            }
            out.push(unit(UnitKind::Label(start, colon), colon + 1, first_sentence, lead));
            for (s, e) in sentences(text, *line).into_iter().skip(1) {
                let (s, e) = span(marks, s, e);
                out.push(labelled(text, marks, unit(UnitKind::Sentence, s, e, None)));
            }
            continue;
        }
        let under_heading = open.as_ref().is_some_and(|list| list.heading);
        if under_heading && seen.is_paragraph() {
            // “Guests”, and below it “The Meeting welcomed …”.
            let mut over = open.as_mut().filter(|list| !list.items).map(|list| {
                list.items = true;
                list.lead
            });
            for (s, e) in sentences(text, *line) {
                let (s, e) = span(marks, s, e);
                let greets = (s..e.min(s + 4))
                    .any(|at| one_of(text.word(marks[at].start), crate::absences::WELCOMES));
                let lead = over.take().filter(|_| greets);
                out.push(labelled(text, marks, unit(UnitKind::Sentence, s, e, lead)));
            }
            continue;
        }
        if let Some(list) = &mut open {
            let starts_item = line.marker != Marker::None
                || line.blank_before
                || list.marker.is_none_or(|marker| marker == Marker::None);
            if line.marker != Marker::None || list.marker.is_none() {
                if line.marker != Marker::None || !list.heading {
                    list.marker.get_or_insert(line.marker);
                }
                list.take_number(line.marker);
            }
            list.items = true;
            if starts_item {
                out.push(unit(UnitKind::Item, start, end, Some(list.lead)));
            } else if is_continuation(text, line.start)
                && marks[start - 1..start].iter().any(|mark| matches!(mark.what, What::Mark('\n')))
                && start > 1
                && matches!(marks[start - 2].what, What::Mark(';' | '.' | ','))
            {
                // «…; а также представители …» below the last item, which is closed.
                out.push(unit(UnitKind::Sentence, start, end, Some(list.lead)));
            } else if let Some(item) = out.last_mut() {
                // A line without a marker goes on with the item before it.
                item.end = end;
            }
            continue;
        }
        for (s, e) in sentences(text, *line) {
            let (s, e) = span(marks, s, e);
            out.push(labelled(text, marks, unit(UnitKind::Sentence, s, e, None)));
        }
    }
    out
}

/// Whether a line has two names at least and nothing else.
fn is_names(text: &Text, line: &[Mark]) -> bool {
    line.iter().filter(|mark| mark.name().is_some()).count() >= 2
        && line.iter().all(|mark| {
            mark.name().is_some()
                || mark.what == What::Column
                || matches!(mark.what, What::Mark(',' | ';' | '、' | '.' | '|' | '\n'))
                || one_of(text.word(mark.start), "and the и 和 与")
        })
}

/// Whether “and” stands right before a line.
fn is_last(text: &Text, marks: &Series<Mark>, start: usize) -> bool {
    let above = marks[..start].iter().rposition(|mark| !mark.is_mark('\n'));
    above.is_some_and(|at| one_of(text.word(marks[at].start), "and и также 以 和"))
}

/// Whether a line goes on with the sentence before the list: “by observers from …”, “and the …”.
pub fn is_continuation(text: &Text, start: usize) -> bool {
    one_of(text.word(start), "by and as from а и также 以 及") && !text.is_capital(start)
}

/// A sentence that begins with a label, as one: several may stand in a line.
fn labelled(text: &Text, marks: &Series<Mark>, sentence: Unit) -> Unit {
    match label(text, marks, sentence.start, sentence.end) {
        Some(colon) => {
            Unit { start: colon + 1, kind: UnitKind::Label(sentence.start, colon), ..sentence }
        }
        None => sentence,
    }
}

/// The colon behind a label, as a mark.
pub fn label(text: &Text, marks: &Series<Mark>, start: usize, end: usize) -> Option<usize> {
    let colon =
        (start..end.min(start + 16)).find(|at| marks[*at].is_mark(':') && marks[*at].depth == 0)?;
    let inside = &marks[start..colon];
    let plain = inside
        .iter()
        .map(|mark| (mark.start..mark.end).filter(|at| text.tokens[*at].kind == Kind::Word).count())
        .sum::<usize>();
    let stops = inside.iter().any(|mark| {
        matches!(mark.what, What::Mark('.' | ';' | '。' | '!' | '?' | '"' | '\n'))
            || (matches!(mark.what, What::Mark(',')))
            || mark.is(Class::Verb)
                && mark.end - mark.start == 1
                && !mark.is(Class::LabelAbsent)
                && !mark.is(Class::LabelPresent)
            || (mark.is(Class::AttendedBy) || mark.is(Class::Attends))
                && (!mark.is(Class::LabelPresent)
                    || inside.len() > 1 && !text.is_han(mark.start) && mark.is(Class::Attends))
                && !mark.is_group()
                && !mark.is(Class::LabelAbsent)
            || mark.what == What::Word && crate::russian::is_verb(text.word(mark.start))
    });
    let digits = colon > start
        && matches!(inside[colon - start - 1].what, What::Number)
        && marks.get(colon + 1).is_some_and(|mark| mark.what == What::Number);
    (!inside.is_empty() && plain <= 8 && !stops && !digits && colon + 1 < end).then_some(colon)
}
