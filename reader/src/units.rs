//! A text as units that are judged one by one: sentences, lines with a label, items of a list, rows of
//! a table; and what stands over a list.
//!
//! Knows lines and marks; whether a list is one of participants is said elsewhere.

use crate::classes::Class;
use crate::heading_leads::{is_heading, is_like_group, is_title};
use crate::lines::{Marker, lines, sentences};
use crate::marks::{Mark, What};
use crate::normal::{Kind, Text, one_of};
use crate::series::Series;

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

/// Marks from one token to another.
fn span(marks: &Series<Mark>, start: usize, end: usize) -> (usize, usize) {
    let first = marks
        .partition_point(|mark| mark.end <= start && !(mark.start == start && mark.end == start));
    let last = marks.partition_point(|mark| mark.start < end);
    (first, last.max(first))
}

fn words(text: &Text, start: usize, end: usize) -> (usize, usize) {
    let of = |kind: Kind| (start..end).filter(|at| text.tokens[*at].kind == kind).count();
    (of(Kind::Word), of(Kind::Han))
}

/// The list that lines stand in.
struct Open {
    lead: usize,
    marker: Option<Marker>,
    /// The number that the line of the lead had.
    number: u32,
    /// Whether it was opened by a heading line.
    heading: bool,
    /// Whether an item was seen.
    items: bool,
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
        let (plain, han) = words(text, line.start, line.end);
        let last = line.end - 1;
        let ends_open = text.is_mark(last, ':');
        let is_row = (start..end).filter(|at| marks[*at].is_mark('|')).count() >= 1
            && (!marks[start].is_mark('|') || marks[end - 1].is_mark('|') && end - start > 3)
            && marks[start..end].iter().filter(|mark| mark.is_mark('|')).count() >= 2;
        let columns = (start..end).filter(|at| marks[*at].what == What::Column).count();
        let names = (start..end).filter(|at| marks[*at].name().is_some()).count();
        // Columns of which one has more than names: “Fiji      Mr. B. N., Secretary”.
        let first_column = (start..end).find(|at| marks[*at].what == What::Column);
        let described = first_column.is_some_and(|column| {
            (column..end).any(|at| marks[at].what == What::Word || marks[at].is(Class::LabelAbsent))
        });
        let is_row = is_row
            || columns >= 1 && (columns + 1 > names || described) && !ends_open && han + plain < 40;
        // “Observers      Chad, Mali and Niger”: a group, and beside it who they are.
        let headed = first_column.is_some_and(|column| {
            (start..column).all(|at| marks[at].name().is_none())
                && (start..column)
                    .any(|at| is_like_group(text, &marks[at]) || marks[at].is(Class::LabelAbsent))
        });
        let is_row = is_row || headed && columns == 1 && !ends_open;
        // “Countries: Bhutan | India | Nepal”: a label, no row.
        let bar = (start..end).find(|at| marks[*at].is_mark('|'));
        let is_row = is_row && bar.is_none_or(|bar| label(text, marks, start, bar).is_none());
        let stops = matches!(text.tokens[last].kind, Kind::Mark('.' | '!' | '?' | '。'));
        let long = plain > 24 || han > 60 || (stops && (plain > 12 || han > 25));
        let blank = line.blank_before;
        // “A, B, and” above, and this the last of the list.
        let is_last = is_last(text, marks, start);
        if closed {
            open = None;
        }
        closed = is_last && stops;
        let unit = |kind, start, end, lead| Unit { start, end, kind, lead, blank };
        if let Some(list) = &mut open {
            let same = match (line.marker, list.marker) {
                (Marker::None, None | Some(Marker::None)) => {
                    !long || (!list.items && !line.blank_before && !list.heading && plain < 60)
                }
                (Marker::None, Some(_)) => !long && !line.blank_before,
                (Marker::Number(n), None) => list.number == 0 || n != list.number + 1,
                (Marker::Number(n), Some(Marker::Number(before))) => n == before + 1 || n == before,
                (_, None) => true,
                // «Е. Орлов, директор» below a state's name is no item E.
                (Marker::Letter, Some(Marker::None)) => true,
                (marker, Some(before)) => marker == before,
            };
            let titled = list.items
                && !long
                && !stops
                && (marks[start].is(Class::Honorific) || marks[start].is(Class::Office));
            // “Participants:”, and below it “Members: …”, however long.
            let labels = !list.heading
                && list.marker.is_none_or(|marker| marker == Marker::None)
                && line.marker == Marker::None
                && label(text, marks, start, end).is_some();
            // “observers – A, B;” below “A;”, however long: the list is not closed yet.
            let before = marks.get(start.wrapping_sub(2)).map(|mark| &mark.what);
            let goes_on = text.is_lower(line.start) && !list.heading;
            let goes_on = goes_on && matches!(before, Some(What::Mark(';' | ':')));
            let goes_on = goes_on || is_last;
            let same = same || labels || (goes_on || titled) && line.marker == Marker::None;
            let continued =
                list.items && line.marker == Marker::None && is_continuation(text, line.start);
            if !(same || continued) {
                open = None;
            }
        }
        if is_row {
            let lead = open.as_ref().map(|list| list.lead);
            out.push(unit(UnitKind::Row, start, end, lead));
            if let Some(list) = &mut open {
                list.items = true;
            }
            continue;
        }
        // “The session was attended by the following delegations”, and lines of names, without a colon.
        let cue = (start..end).rev().take(6).find(|at| {
            let mark = &marks[*at];
            mark.is(Class::AttendedBy)
                || mark.is(Class::Attends) && crate::bodies::is_cyrillic(text.word(mark.start))
        });
        let next =
            lines.get(number + 1).and_then(|next| marks.get(span(marks, next.start, next.end).0));
        let ends_open = ends_open
            || plain <= 14
                && !stops
                && next.is_some_and(|mark| mark.name().is_some())
                && cue.is_some_and(|cue| (cue..end).all(|at| marks[at].name().is_none()));
        if ends_open {
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
            open = Some(Open {
                lead: out.len() - 1,
                marker: None,
                number: own,
                heading: false,
                items: false,
            });
            continue;
        }
        let names_below = lines.get(number + 1).is_some_and(|next| {
            let (start, end) = span(marks, next.start, next.end);
            is_names(text, &marks[start..end])
        });
        if is_heading(text, marks, line, start, end, plain, han)
            || names_below && is_title(marks, line, start, end, plain, han)
        {
            out.push(unit(UnitKind::Heading, start, end, None));
            open = Some(Open {
                lead: out.len() - 1,
                marker: None,
                number: 0,
                heading: true,
                items: false,
            });
            continue;
        }
        let first_sentence =
            sentences(text, *line).first().map_or(end, |(s, e)| span(marks, *s, *e).1);
        if let Some(colon) = label(text, marks, start, first_sentence) {
            let lead = open.as_ref().map(|list| list.lead);
            if let Some(list) = &mut open {
                list.items = true;
                list.marker.get_or_insert(line.marker);
                if let (Some(Marker::Number(before)), Marker::Number(n)) =
                    (&mut list.marker, line.marker)
                {
                    *before = n;
                }
            }
            out.push(unit(UnitKind::Label(start, colon), colon + 1, first_sentence, lead));
            for (s, e) in sentences(text, *line).into_iter().skip(1) {
                let (s, e) = span(marks, s, e);
                out.push(labelled(text, marks, unit(UnitKind::Sentence, s, e, None)));
            }
            continue;
        }
        // “1. The session was attended by …” under “Attendance”: paragraphs, no items.
        let paragraph = stops
            && plain + han > if line.blank_before { 5 } else { 8 }
            && open.as_ref().is_some_and(|list| list.heading)
            && marks[start..end].iter().any(|mark| {
                mark.is(Class::AttendedBy)
                    || mark.is(Class::Attends) && !mark.is_group()
                    || mark.is(Class::Acts)
                    || mark.is(Class::Verb) && !mark.is_group() && !mark.is(Class::Office)
            });
        if paragraph {
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
                if let (Some(Marker::Number(before)), Marker::Number(n)) =
                    (&mut list.marker, line.marker)
                {
                    *before = n;
                }
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
fn is_continuation(text: &Text, start: usize) -> bool {
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
fn label(text: &Text, marks: &Series<Mark>, start: usize, end: usize) -> Option<usize> {
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
