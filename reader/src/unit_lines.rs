//! Lines as units see them: whether one is a row, and whether the list that is open still goes on in it.
//!
//! Which units follow from that is said in `units.rs`.

use crate::bodies::is_cyrillic;
use crate::classes::Class;
use crate::heading_leads::is_like_group;
use crate::lines::{Line, Marker};
use crate::marks::{Mark, What};
use crate::normal::{Kind, Text};
use crate::series::Series;
use crate::units::{is_continuation, label};

/// A line in marks, with how much it says.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    pub text: &'a Text,
    pub marks: &'a Series<Mark>,
    pub line: &'a Line,
    /// Its first mark.
    pub start: usize,
    /// The mark behind its last.
    pub end: usize,
    /// How many words it has.
    pub plain: usize,
    /// How many Chinese signs.
    pub han: usize,
    /// Whether it ends as a sentence does.
    pub stops: bool,
}

impl<'a> Seen<'a> {
    /// A line as it is seen, from its first mark to the one behind.
    pub fn of(
        text: &'a Text,
        marks: &'a Series<Mark>,
        line: &'a Line,
        (start, end): (usize, usize),
    ) -> Self {
        let (plain, han) = words(text, line.start, line.end);
        let stops = matches!(text.tokens[line.end - 1].kind, Kind::Mark('.' | '!' | '?' | '。'));
        Self { text, marks, line, start, end, plain, han, stops }
    }

    /// Whether it has more words than an item.
    pub fn is_long(&self) -> bool {
        self.plain > 24 || self.han > 60 || (self.stops && (self.plain > 12 || self.han > 25))
    }

    /// Whether it is a row of a table: by bars, or by columns.
    pub fn is_row(&self) -> bool {
        let Self { text, marks, start, end, plain, han, .. } = *self;
        let ends_open = text.is_mark(self.line.end - 1, ':');
        let barred = (start..end).filter(|at| marks[*at].is_mark('|')).count() >= 1
            && (!marks[start].is_mark('|') || marks[end - 1].is_mark('|') && end - start > 3)
            && marks[start..end].iter().filter(|mark| mark.is_mark('|')).count() >= 2;
        let columns = (start..end).filter(|at| marks[*at].what == What::Column).count();
        let names = (start..end).filter(|at| marks[*at].name().is_some()).count();
        // Columns of which one has more than names: “Fiji      Mr. B. N., Secretary”.
        let first_column = (start..end).find(|at| marks[*at].what == What::Column);
        let described = first_column.is_some_and(|column| {
            (column..end).any(|at| marks[at].what == What::Word || marks[at].is(Class::LabelAbsent))
        });
        let in_columns =
            columns >= 1 && (columns + 1 > names || described) && !ends_open && han + plain < 40;
        // “Observers      Chad, Mali and Niger”: a group, and beside it who they are.
        let headed = first_column.is_some_and(|column| {
            (start..column).all(|at| marks[at].name().is_none())
                && (start..column)
                    .any(|at| is_like_group(text, &marks[at]) || marks[at].is(Class::LabelAbsent))
        });
        let beside = headed && columns == 1 && !ends_open;
        // “Countries: Bhutan | India | Nepal”: a label, no row.
        let bar = (start..end).find(|at| marks[*at].is_mark('|'));
        (barred || in_columns || beside)
            && bar.is_none_or(|bar| label(text, marks, start, bar).is_none())
    }

    /// “The session was attended by the following delegations”, and lines of names, without a colon.
    pub fn is_over_names(&self, next: Option<&Mark>) -> bool {
        let Self { text, marks, start, end, .. } = *self;
        let cue = (start..end).rev().take(6).find(|at| {
            let mark = &marks[*at];
            mark.is(Class::AttendedBy)
                || mark.is(Class::Attends) && is_cyrillic(text.word(mark.start))
        });
        self.plain <= 14
            && !self.stops
            && next.is_some_and(|mark| mark.name().is_some())
            && cue.is_some_and(|cue| (cue..end).all(|at| marks[at].name().is_none()))
    }

    /// “1. The session was attended by …” under “Attendance”: a paragraph, no item.
    pub fn is_paragraph(&self) -> bool {
        let Self { marks, start, end, .. } = *self;
        self.stops
            && self.plain + self.han > if self.line.blank_before { 5 } else { 8 }
            && marks[start..end].iter().any(|mark| {
                mark.is(Class::AttendedBy)
                    || mark.is(Class::Attends) && !mark.is_group()
                    || mark.is(Class::Acts)
                    || mark.is(Class::Verb) && !mark.is_group() && !mark.is(Class::Office)
            })
    }
}

/// Marks from one token to another.
pub fn span(marks: &Series<Mark>, start: usize, end: usize) -> (usize, usize) {
    let first = marks
        .partition_point(|mark| mark.end <= start && !(mark.start == start && mark.end == start));
    let last = marks.partition_point(|mark| mark.start < end);
    (first, last.max(first))
}

/// How many words and how many Chinese signs stand between two tokens.
fn words(text: &Text, start: usize, end: usize) -> (usize, usize) {
    let of = |kind: Kind| (start..end).filter(|at| text.tokens[*at].kind == kind).count();
    (of(Kind::Word), of(Kind::Han))
}

/// The list that lines stand in.
pub struct Open {
    /// The unit that introduces it.
    pub lead: usize,
    /// What its items begin with.
    pub marker: Option<Marker>,
    /// The number that the line of the lead had.
    pub number: u32,
    /// Whether it was opened by a heading line.
    pub heading: bool,
    /// Whether an item was seen.
    pub items: bool,
}

impl Open {
    /// A list below a unit.
    pub fn below(lead: usize, number: u32, heading: bool) -> Self {
        Self { lead, marker: None, number, heading, items: false }
    }

    /// Whether the list goes on in a line.
    pub fn goes_on(&self, seen: &Seen, is_last: bool) -> bool {
        let Seen { text, marks, line, start, end, .. } = *seen;
        let same = match (line.marker, self.marker) {
            (Marker::None, None | Some(Marker::None)) => {
                !seen.is_long()
                    || (!self.items && !line.blank_before && !self.heading && seen.plain < 60)
            }
            (Marker::None, Some(_)) => !seen.is_long() && !line.blank_before,
            (Marker::Number(n), None) => self.number == 0 || n != self.number + 1,
            (Marker::Number(n), Some(Marker::Number(before))) => n == before + 1 || n == before,
            (_, None) => true,
            // «Е. Орлов, директор» below a state's name is no item E.
            (Marker::Letter, Some(Marker::None)) => true,
            (marker, Some(before)) => marker == before,
        };
        let titled = self.items
            && !seen.is_long()
            && !seen.stops
            && (marks[start].is(Class::Honorific) || marks[start].is(Class::Office));
        // “Participants:”, and below it “Members: …”, however long.
        let labels = !self.heading
            && self.marker.is_none_or(|marker| marker == Marker::None)
            && line.marker == Marker::None
            && label(text, marks, start, end).is_some();
        // “observers – A, B;” below “A;”, however long: the list is not closed yet.
        let before = marks.get(start.wrapping_sub(2)).map(|mark| &mark.what);
        let goes_on = text.is_lower(line.start)
            && !self.heading
            && matches!(before, Some(What::Mark(';' | ':')));
        let unmarked = (goes_on || is_last || titled) && line.marker == Marker::None;
        let continued =
            self.items && line.marker == Marker::None && is_continuation(text, line.start);
        same || labels || unmarked || continued
    }

    /// Takes a line's marker for that of the items, and its number for the last.
    pub fn take_marker(&mut self, marker: Marker) {
        self.marker.get_or_insert(marker);
        self.take_number(marker);
    }

    /// Takes the number of a line for the last.
    pub fn take_number(&mut self, marker: Marker) {
        if let (Some(Marker::Number(before)), Marker::Number(number)) = (&mut self.marker, marker) {
            *before = number;
        }
    }
}
