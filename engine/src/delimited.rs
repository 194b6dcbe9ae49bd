//! Delimited text to rows: what is head, what is set aside, what is bad, and the cells of the rest.
//!
//! It goes by the shape that was guessed or given, and does not guess itself.

use crate::footer;
use crate::protocol::{NoteKind, Problem, ProblemKind, Taken};
use crate::reading::{BATCH, Reader, note};
use crate::shape;
use crate::{MAX_CELL, MAX_COLUMNS, MAX_ROW};
use columns::clean::trimmed;
use columns::column::Column;
use columns::split::{NO_DELIMITER, Span, Splitter, Step};
use columns::text::Dictionary;
use std::borrow::Cow;

impl Reader {
    /// Reads rows; gives how many bytes are done with.
    pub(crate) fn split(&mut self, buffer: &[u8], last: bool) -> usize {
        let delimiter = self.delimiter();
        let mut splitter = Splitter::new(buffer, delimiter, last);
        let nul = buffer.contains(&0);
        let mut cells = Vec::new();
        let mut at = 0;
        if self.skipping {
            match splitter.skip(0) {
                Some(next) => at = next,
                None => return rest_of_skipped(buffer, last),
            }
            self.skipping = false;
        }
        let mut ready = 0;
        while !self.stopped {
            let first = cells.len();
            let step = splitter.row(at, &mut cells);
            match step {
                Step::More => {
                    cells.truncate(first);
                    break;
                }
                Step::Blank { next } => {
                    self.passed += 1;
                    self.last_empty = self.passed;
                    at = next;
                }
                Step::Row { next } => {
                    self.passed += 1;
                    for _ in 0..splitter.strays {
                        self.aside(NoteKind::StrayQuote, &buffer[at..next]);
                    }
                    if self.take_row(buffer, &mut cells, first, &buffer[at..next]) {
                        ready += 1;
                    } else {
                        cells.truncate(first);
                    }
                    at = next;
                }
                Step::Unclosed { cell, next } => {
                    self.passed += 1;
                    cells.truncate(first);
                    self.bad(ProblemKind::UnclosedQuote, cell + 1, None, &buffer[at..next]);
                    self.show(Taken::Bad, [&buffer[at..next]].into_iter());
                    at = next;
                }
                Step::LongCell { cell, next } | Step::HugeRow { cell, next } => {
                    self.passed += 1;
                    cells.truncate(first);
                    let (kind, bound) = match step {
                        Step::LongCell { .. } => (ProblemKind::LongCell, MAX_CELL),
                        _ => (ProblemKind::HugeRow, MAX_ROW),
                    };
                    self.bad(kind, cell + 1, Some(bound), &buffer[at..next]);
                    match splitter.skip(next) {
                        Some(next) => at = next,
                        None => {
                            self.skipping = !last;
                            at = rest_of_skipped(buffer, last);
                            break;
                        }
                    }
                }
            }
            if ready == BATCH {
                self.put(buffer, &cells, ready, nul);
                cells.clear();
                ready = 0;
            }
        }
        self.put(buffer, &cells, ready, nul);
        if self.stopped { buffer.len() } else { at }
    }

    /// What separates cells.
    fn delimiter(&self) -> u8 {
        match self.format.as_ref().and_then(|format| format.delimiter) {
            Some('\n') | None => NO_DELIMITER,
            Some(delimiter) => delimiter as u8,
        }
    }

    /// What stands between the words of a line that is no row.
    pub(crate) fn between(&self) -> &'static str {
        match self.delimiter() {
            b',' => ", ",
            b';' => "; ",
            b'|' => " | ",
            _ => " ",
        }
    }

    /// Judges the row whose cells stand from `first` on; gives whether it is one of the list's, with
    /// as many cells as the list has columns.
    fn take_row(&mut self, buffer: &[u8], cells: &mut Vec<Span>, first: usize, raw: &[u8]) -> bool {
        // Most rows begin with a letter or a digit, and not as the head does.
        let begin = raw.first().copied().unwrap_or(b' ');
        let is_letter = begin.is_ascii_alphanumeric() || matches!(begin, 0xc3..=0xe1 | 0xe4..=0xee);
        if is_letter
            && cells.len() - first == self.width
            && Some(begin) != self.head_begins
            && self.is_past_head
        {
            return self.accept();
        }
        self.is_past_head = self.width > 0 && self.below == 0 && !self.is_showing();
        if self.is_showing() {
            let all: Vec<Cow<[u8]>> = cells[first..].iter().map(|span| span.cell(buffer)).collect();
            self.show(Taken::Row, all.iter().map(|cell| &**cell));
        }
        if self.width == 0 || self.below > 0 {
            match self.above_rows(buffer, &cells[first..], raw) {
                Above::Head => {
                    self.show_as(Taken::Head);
                    return false;
                }
                Above::Aside => {
                    self.show_as(Taken::Aside);
                    return false;
                }
                Above::Row => {}
            }
        }
        let begin = trimmed_cell(buffer, cells[first]);
        if begin.is_empty()
            && cells[first..].iter().all(|cell| trimmed_cell(buffer, *cell).is_empty())
        {
            self.last_empty = self.passed;
            self.aside(NoteKind::EmptyRows, b"");
            self.show_as(Taken::Aside);
            return false;
        }
        if self.is_head(buffer, &begin, &cells[first..]) {
            self.aside(NoteKind::HeadAgain, raw);
            self.show_as(Taken::Aside);
            return false;
        }
        let found = cells.len() - first;
        if found != self.width && !self.fit(buffer, cells, first, (&begin, raw)) {
            return false;
        }
        self.accept()
    }

    /// Makes a row as wide as the list, if it can be.
    fn fit(
        &mut self,
        buffer: &[u8],
        cells: &mut Vec<Span>,
        first: usize,
        (begin, raw): (&[u8], &[u8]),
    ) -> bool {
        let found = cells.len() - first;
        let text = String::from_utf8_lossy(begin);
        let is_aside = if shape::is_comment(&text) {
            Some(NoteKind::Comment)
        } else {
            footer::begins_like(&text).then_some(NoteKind::Footer)
        };
        if let Some(kind) = is_aside.filter(|_| self.width > 1) {
            self.aside(kind, raw);
            self.see_source(&texts(buffer, &cells[first..]));
            self.show_as(Taken::Aside);
            return false;
        }
        if found < self.width {
            self.aside(NoteKind::ShortRows, raw);
            cells.resize(first + self.width, Span::EMPTY);
            return true;
        }
        let surplus = &cells[first + self.width..];
        if surplus.iter().all(|cell| trimmed_cell(buffer, *cell).is_empty()) {
            self.aside(NoteKind::EmptyCells, raw);
            cells.truncate(first + self.width);
            return true;
        }
        self.bad(ProblemKind::LongRow, self.width + 1, Some(found), raw);
        self.aside(NoteKind::LongRows, raw);
        self.show_as(Taken::Bad);
        false
    }

    /// Whether a row is the last row of the head again.
    fn is_head(&self, buffer: &[u8], begin: &[u8], cells: &[Span]) -> bool {
        let Some(head) = self.head.last() else { return false };
        head.first().is_some_and(|first| first.as_bytes() == begin)
            && head.len() <= cells.len()
            && cells.iter().enumerate().all(|(place, cell)| {
                let name = head.get(place).map_or("", String::as_str);
                &*trimmed_cell(buffer, *cell) == name.as_bytes()
            })
    }

    /// What a row is that may stand above those of the list.
    fn above_rows(&mut self, buffer: &[u8], cells: &[Span], raw: &[u8]) -> Above {
        let texts = || texts(buffer, cells);
        let format = self.format.clone().unwrap_or_default();
        if self.width > 0 {
            self.below -= 1;
            self.aside(NoteKind::Units, raw);
            return Above::Aside;
        }
        let first = texts().into_iter().next().unwrap_or_default();
        if self.passed <= format.skip.unwrap_or(0) {
            let is_empty = cells.iter().all(|cell| trimmed_cell(buffer, *cell).is_empty());
            let kind = match () {
                () if self.passed == 1 && shape::said_delimiter(raw).is_some() => {
                    NoteKind::Separator
                }
                () if is_empty => NoteKind::EmptyRows,
                () if shape::is_comment(&first) => NoteKind::Comment,
                () => NoteKind::Title,
            };
            self.see_source(&texts());
            // A line in words is told whole, whatever stands between its words.
            let filled: Vec<String> = texts().into_iter().filter(|text| !text.is_empty()).collect();
            let told = filled.join(self.between()).replace(":, ", ": ").replace(":; ", ": ");
            self.aside(kind, told.as_bytes());
            return Above::Aside;
        }
        if format.has_header == Some(false) {
            self.name_columns(cells.len().max(self.shape_width.unwrap_or(0)));
            return Above::Row;
        }
        let mut names = texts();
        if self.is_first_unnamed {
            names.insert(0, String::new());
        }
        // "#name,country": the sign says that it is no row.
        if let Some(name) =
            names.first_mut().filter(|name| name.len() > 1 && !first.starts_with("#,"))
        {
            let is_tag = texts().iter().filter(|cell| cell.starts_with('#')).count() > 1;
            if let Some(rest) = name.strip_prefix('#').filter(|_| !is_tag) {
                *name = rest.trim().to_owned();
            }
        }
        self.head.push(names);
        if self.head.len() >= format.head_rows.unwrap_or(1) {
            let width = self.head.iter().map(Vec::len).max().unwrap_or(0);
            self.name_columns(width.max(self.shape_width.unwrap_or(0)));
        }
        Above::Head
    }

    /// The names of the head's rows, joined: a name above several columns counts for all of them.
    fn joined_head(&self, width: usize) -> Vec<String> {
        let mut names = vec![String::new(); width];
        let last = self.head.len().saturating_sub(1);
        for (at, row) in self.head.iter().enumerate() {
            let mut group = "";
            for (place, name) in names.iter_mut().enumerate() {
                let here = row.get(place).map_or("", String::as_str);
                let below = self.head[at..]
                    .iter()
                    .skip(1)
                    .any(|row| row.get(place).is_some_and(|cell| !cell.is_empty()));
                group = if here.is_empty() && at < last && below { group } else { here };
                if group.is_empty() || name == group {
                    continue;
                }
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(group);
            }
        }
        names
    }

    /// Makes the columns, under the names of the head.
    fn name_columns(&mut self, width: usize) {
        self.width = width;
        let has_header = !self.head.is_empty();
        let row = Some(self.passed);
        if self.width > MAX_COLUMNS {
            self.too_many_columns(Some(self.width));
        }
        let begin = self.head.last().and_then(|head| head.first()).map(String::as_bytes);
        self.head_begins = begin.and_then(|name| name.first().copied());
        let mut names = Dictionary::default();
        for (place, given) in self.joined_head(width.min(MAX_COLUMNS)).into_iter().enumerate() {
            let column = Some(place + 1);
            let mut name = given;
            if name.is_empty() {
                name = format!("Column {}", place + 1);
                if has_header && self.is_first_unnamed && place == 0 {
                    self.aside(NoteKind::NoFirstName, name.as_bytes());
                } else if has_header {
                    let text = Some(name.clone());
                    let kind = ProblemKind::EmptyHeader;
                    self.pending.push(Problem { row, column, text, ..note(kind) });
                }
            }
            let mut unique = name.clone();
            let mut copy = 1;
            while names.find(unique.as_bytes()).is_ok() {
                copy += 1;
                unique = format!("{name} ({copy})");
            }
            if copy > 1 {
                let text = Some(unique.clone());
                let kind = ProblemKind::DuplicateHeader;
                self.pending.push(Problem { row, column, text, ..note(kind) });
            }
            names.number(&unique);
            self.columns.push(Column::new(unique));
        }
    }

    /// Puts the cells of `ready` accepted rows into their columns.
    fn put(&mut self, buffer: &[u8], cells: &[Span], ready: usize, nul: bool) {
        let mut batch: Vec<Cow<[u8]>> = Vec::with_capacity(ready);
        // Cells that are missing stand nowhere.
        let begin = cells.iter().find(|cell| cell.end() > 0).map_or(0, |cell| cell.begin());
        let end = cells.iter().rev().find(|cell| cell.end() > 0).map_or(0, |cell| cell.end());
        let rows = buffer.get(begin..end).unwrap_or_default();
        let is_clean = self.cleaner.has_nothing_to_do(rows, self.delimiter());
        for (place, column) in self.columns.iter_mut().enumerate() {
            let mut suspect = |row: usize, kind| {
                let row = Some(self.numbers.of(self.rows - ready + row));
                self.pending.push(Problem { row, column: Some(place + 1), ..note(kind) });
            };
            let places = (place, self.width);
            self.cleaner.clean_all(buffer, cells, places, is_clean, &mut batch);
            if nul {
                let has = batch.iter().enumerate().filter(|(_, cell)| cell.contains(&0));
                has.for_each(|(row, _)| suspect(row, ProblemKind::Nul));
            }
            column.push_all(&batch, &mut |row| suspect(row, ProblemKind::InvalidUtf8));
        }
        self.tell();
        self.check_memory();
    }
}

/// What a row is that may stand above those of the list.
enum Above {
    Head,
    Aside,
    Row,
}

fn texts(buffer: &[u8], cells: &[Span]) -> Vec<String> {
    let text = |cell: &Span| String::from_utf8_lossy(&trimmed_cell(buffer, *cell)).into_owned();
    cells.iter().map(text).collect()
}

fn trimmed_cell(buffer: &[u8], cell: Span) -> Cow<'_, [u8]> {
    match cell.cell(buffer) {
        Cow::Borrowed(bytes) => Cow::Borrowed(trimmed(bytes)),
        Cow::Owned(bytes) => Cow::Owned(trimmed(&bytes).to_vec()),
    }
}

/// Bytes done with where a bad row goes on beyond the buffer: all but a CR, to which an LF may
/// belong.
fn rest_of_skipped(buffer: &[u8], last: bool) -> usize {
    buffer.len() - usize::from(!last && buffer.last() == Some(&b'\r'))
}
