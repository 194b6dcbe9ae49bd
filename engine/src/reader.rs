//! Bytes as they come, to columns and what is wrong with them.
//!
//! A row with a wrong number of cells, or one that cannot be told from its neighbours, is bad: it
//! is counted, kept for download as it stood, and in no column. Everything else is taken as it
//! is, with a note where a cell is suspect. What is held meanwhile is the columns and one row; the
//! bounds stand in `lib.rs`.
//!
//! It does not know what columns mean, nor any other encoding than UTF-8.

use crate::column::Column;
use crate::guess::{self, NoList};
use crate::items::Items;
use crate::list::List;
use crate::log::Log;
use crate::protocol::{
    Encoding, Format, Guessed, Kind, Limit, LimitKind, Problem, ProblemKind, Progress, Summary,
};
use crate::split::{Span, Splitter, Step};
use crate::text::Dictionary;
use crate::{MAX_CELL, MAX_COLUMNS, MAX_READ, MAX_ROW, MAX_ROWS, SAMPLE, lines, suggest};
use std::borrow::Cow;
use std::mem;

/// Bytes taken at once from a feed.
const PIECE: usize = 1 << 20;
/// Rows whose cells are put into columns together, column by column, for the processor's caches.
const BATCH: usize = 1024;

/// Reads a list. Give it all bytes by [`Self::feed`], then ask for the list by [`Self::finish`].
pub struct Reader {
    given: Format,
    /// Known once the beginning has been seen.
    format: Option<Format>,
    /// Bytes that are not yet rows.
    buffer: Vec<u8>,
    /// Length of the buffer at which to look at it again.
    until: usize,
    /// Whether the buffer begins inside a bad row.
    skipping: bool,
    stopped: bool,
    bytes: u64,
    byte_order_mark: bool,
    columns: Vec<Column>,
    /// Names of columns of JSON, by their place.
    keys: Dictionary,
    /// Where in a JSON array it is.
    items: Items,
    /// Cells a row has; more than columns if there are too many.
    width: usize,
    /// Rows of the file passed, good or not.
    passed: usize,
    rows: usize,
    numbers: Numbers,
    log: Log,
    /// Problems of rows whose cells are not in columns yet.
    pending: Vec<Problem>,
    limits: Vec<Limit>,
}

/// The number in the file of every good row: runs of rows with the same distance.
#[derive(Default)]
pub(crate) struct Numbers(Vec<(u32, u32)>);

impl Numbers {
    /// The number in the file, from 1, of a good row, from 0.
    pub(crate) fn of(&self, row: usize) -> usize {
        let run = self.0.partition_point(|&(from, _)| from as usize <= row);
        row + self.0[run - 1].1 as usize
    }

    fn push(&mut self, row: usize, number: usize) {
        let distance = (number - row) as u32;
        if self.0.last().is_none_or(|last| last.1 != distance) {
            self.0.push((row as u32, distance));
        }
    }
}

impl Reader {
    /// A reader of a list whose format is given as far as `format` says.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            given: format,
            format: None,
            buffer: Vec::new(),
            until: SAMPLE,
            skipping: false,
            stopped: false,
            bytes: 0,
            byte_order_mark: false,
            columns: Vec::new(),
            keys: Dictionary::default(),
            items: Items::default(),
            width: 0,
            passed: 0,
            rows: 0,
            numbers: Numbers::default(),
            log: Log::default(),
            pending: Vec::new(),
            limits: Vec::new(),
        }
    }

    /// Takes the next bytes, cut anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        for piece in bytes.chunks(PIECE) {
            if self.stopped {
                return;
            }
            self.buffer.extend_from_slice(piece);
            if self.buffer.len() >= self.until {
                self.work(false);
            }
        }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress {
            bytes: self.bytes,
            rows: self.rows,
            bad_rows: self.log.bad_rows(),
            stopped: self.stopped,
        }
    }

    /// The list, after all bytes were fed.
    #[must_use]
    pub fn finish(mut self) -> List {
        if !self.stopped {
            self.work(true);
        }
        self.buffer = Vec::new();
        if self.rows == 0 && self.log.problems().is_empty() {
            self.log.note(note(ProblemKind::Empty));
        }
        for column in &mut self.columns {
            column.fill(self.rows);
            column.complete();
        }
        let columns: Vec<_> =
            self.columns.iter().map(|column| suggest::describe(column, self.rows)).collect();
        let (suggested, preset) = suggest::suggest(self.rows, &columns);
        self.limits.extend(self.log.limits());
        let format = self.format.unwrap_or_else(|| self.given.clone());
        let summary = Summary {
            rows: self.rows,
            bad_rows: self.log.bad_rows(),
            bad_rows_kept: self.log.kept(),
            bytes: self.bytes,
            columns,
            problems: self.log.counts(),
            encoding: Encoding {
                byte_order_mark: self.byte_order_mark,
                invalid_cells: self.log.count(ProblemKind::InvalidUtf8),
            },
            limits: self.limits,
            guessed: Guessed {
                delimiter: self.given.delimiter.is_none() && format.delimiter.is_some(),
                kind: self.given.kind.is_none() && format.kind.is_some(),
                has_header: self.given.has_header.is_none() && format.has_header.is_some(),
            },
            format,
            suggested,
            preset,
            memory: 0,
        };
        List::new(summary, self.columns, self.rows, self.numbers, self.log)
    }

    /// Turns as much of the buffer as can be told into rows.
    fn work(&mut self, last: bool) {
        if self.format.is_none() {
            self.open(last);
        }
        if self.stopped {
            return;
        }
        let buffer = mem::take(&mut self.buffer);
        let done = match &self.format {
            Some(Format { kind: Some(Kind::NdJson), .. }) => self.read_lines(&buffer, last),
            Some(Format { kind: Some(Kind::Json), .. }) => self.read_items(&buffer, last),
            Some(Format { delimiter: Some(delimiter), .. }) => {
                self.split(&buffer, *delimiter as u8, last)
            }
            _ => buffer.len(),
        };
        self.buffer = buffer;
        self.buffer.drain(..done);
        // A row that arrives in many pieces is not looked at again for every one of them.
        self.until = 2 * self.buffer.len() + 1;
    }

    fn open(&mut self, last: bool) {
        if self.buffer.starts_with(b"\xef\xbb\xbf") {
            self.byte_order_mark = true;
            self.buffer.drain(..3);
        }
        let sample = &self.buffer[..self.buffer.len().min(SAMPLE - 3)];
        if let Some(not) = guess::no_list(sample) {
            self.log.note(note(match not {
                NoList::Html => ProblemKind::Html,
                NoList::Compressed => ProblemKind::Compressed,
            }));
            self.stopped = true;
            return;
        }
        let whole = last && sample.len() == self.buffer.len();
        self.format = Some(guess::format(&self.given, sample, whole));
    }

    /// Reads rows of CSV; gives how many bytes are done with.
    fn split(&mut self, buffer: &[u8], delimiter: u8, last: bool) -> usize {
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
                    at = next;
                }
                Step::Row { next } => {
                    self.passed += 1;
                    let found = cells.len() - first;
                    if self.width == 0 && self.name_columns(buffer, &cells[first..]) {
                        cells.truncate(first);
                    } else if found != self.width {
                        cells.truncate(first);
                        self.wrong_width(found, &buffer[at..next]);
                    } else if self.accept() {
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

    /// Reads lines of JSON; gives how many bytes are done with.
    fn read_lines(&mut self, buffer: &[u8], last: bool) -> usize {
        let mut at = 0;
        while at < buffer.len() && !self.stopped {
            let rest = &buffer[at..];
            let end = rest.iter().position(|&byte| byte == b'\n');
            if !self.read_record(rest, end, last) {
                break;
            }
            at += end.map_or(rest.len(), |end| end + 1);
        }
        if self.stopped { buffer.len() } else { at }
    }

    /// Reads items of a JSON array; gives how many bytes are done with.
    fn read_items(&mut self, buffer: &[u8], last: bool) -> usize {
        let mut at = 0;
        while !self.stopped {
            at += self.items.between(&buffer[at..]);
            let rest = &buffer[at..];
            if rest.is_empty() {
                break;
            }
            let end = self.items.end(rest);
            if !self.read_record(rest, end, last) {
                break;
            }
            if end.is_none() {
                self.items.forget();
            }
            at += end.unwrap_or(rest.len());
        }
        if self.stopped { buffer.len() } else { at }
    }

    /// Reads the record that `rest` begins with and that ends at `end`, if it does; gives whether it
    /// is done with, or else waits for more of it.
    fn read_record(&mut self, rest: &[u8], end: Option<usize>, last: bool) -> bool {
        let length = end.unwrap_or(rest.len());
        if mem::take(&mut self.skipping) {
            self.skipping = end.is_none();
        } else if length > MAX_ROW {
            self.passed += 1;
            self.bad(ProblemKind::HugeRow, 1, Some(MAX_ROW), &rest[..MAX_ROW]);
            self.skipping = end.is_none();
        } else if end.is_none() && !last {
            return false;
        } else {
            self.passed += 1;
            self.read_object(&rest[..length]);
        }
        self.tell();
        if self.passed.is_multiple_of(BATCH) {
            self.check_memory();
        }
        true
    }

    fn read_object(&mut self, line: &[u8]) {
        if line.trim_ascii().is_empty() {
            return;
        }
        let text = String::from_utf8_lossy(line);
        let mut cells: Vec<Option<String>> = vec![None; self.columns.len()];
        let mut long = None;
        let mut too_many = false;
        let keys = &mut self.keys;
        let read = lines::read(text.as_bytes(), |key, cell| {
            let place = match keys.find(key.as_bytes()) {
                Ok(place) => place as usize,
                Err(_) if keys.texts().len() == MAX_COLUMNS => {
                    too_many = true;
                    return;
                }
                Err(unknown) => keys.insert(key, unknown) as usize,
            };
            if cell.len() > MAX_CELL {
                long = long.or(Some(place));
            }
            cells.resize(cells.len().max(place + 1), None);
            cells[place] = Some(cell.to_owned());
        });
        for place in self.columns.len()..self.keys.texts().len() {
            let mut column = Column::new(self.keys.texts().get(place).to_owned());
            column.fill(self.rows);
            self.columns.push(column);
        }
        if let Err(character) = read {
            return self.bad(ProblemKind::NotJson, character, None, line);
        }
        if let Some(place) = long {
            return self.bad(ProblemKind::LongCell, place + 1, Some(MAX_CELL), line);
        }
        if !self.accept() {
            return;
        }
        let row = Some(self.passed);
        if matches!(text, Cow::Owned(_)) {
            self.pending.push(Problem { row, ..note(ProblemKind::InvalidUtf8) });
        }
        if too_many {
            self.too_many_columns(None);
        }
        cells.resize(self.columns.len(), None);
        for (place, (column, cell)) in self.columns.iter_mut().zip(cells).enumerate() {
            let cell = cell.unwrap_or_default();
            if cell.contains('\0') {
                let column = Some(place + 1);
                self.pending.push(Problem { row, column, ..note(ProblemKind::Nul) });
            }
            column.push(cell.as_bytes());
        }
    }

    /// Makes columns of the first row; gives whether it was the head.
    fn name_columns(&mut self, buffer: &[u8], cells: &[Span]) -> bool {
        self.width = cells.len();
        let has_header = self.format.as_ref().and_then(|format| format.has_header).unwrap_or(true);
        let row = Some(self.passed);
        if self.width > MAX_COLUMNS {
            self.too_many_columns(Some(self.width));
        }
        let mut names = Dictionary::default();
        for (place, span) in cells.iter().take(MAX_COLUMNS).enumerate() {
            let made_up = format!("Column {}", place + 1);
            let column = Some(place + 1);
            let raw = if has_header { span.cell(buffer) } else { Cow::default() };
            let mut name = String::from_utf8_lossy(&raw).trim().to_owned();
            if name.is_empty() {
                name = made_up;
                if has_header {
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
        has_header
    }

    fn too_many_columns(&mut self, number: Option<usize>) {
        if self.limits.iter().any(|limit| limit.kind == LimitKind::Columns) {
            return;
        }
        let row = Some(self.passed);
        self.pending.push(Problem { row, number, ..note(ProblemKind::TooManyColumns) });
        self.limits.push(Limit {
            kind: LimitKind::Columns,
            bound: MAX_COLUMNS as u64,
            met: number.unwrap_or(0) as u64,
        });
    }

    /// Counts the row just passed as a good one, unless there are too many.
    fn accept(&mut self) -> bool {
        if self.rows == MAX_ROWS {
            self.stop(ProblemKind::TooManyRows, LimitKind::Rows, MAX_ROWS);
            return false;
        }
        self.numbers.push(self.rows, self.passed);
        self.rows += 1;
        true
    }

    fn wrong_width(&mut self, found: usize, raw: &[u8]) {
        let (kind, column) = if found < self.width {
            (ProblemKind::ShortRow, found + 1)
        } else {
            (ProblemKind::LongRow, self.width + 1)
        };
        self.bad(kind, column, Some(found), raw);
    }

    /// Notes the row just passed as a bad one.
    fn bad(&mut self, kind: ProblemKind, column: usize, number: Option<usize>, raw: &[u8]) {
        let (row, column) = (Some(self.passed), Some(column));
        self.pending.push(Problem { row, column, number, bad: true, ..note(kind) });
        self.log.keep(raw);
    }

    /// Puts the cells of `ready` accepted rows into their columns.
    fn put(&mut self, buffer: &[u8], cells: &[Span], ready: usize, nul: bool) {
        let mut batch: Vec<Cow<[u8]>> = Vec::with_capacity(ready);
        for (place, column) in self.columns.iter_mut().enumerate() {
            let mut suspect = |row: usize, kind| {
                let row = Some(self.numbers.of(self.rows - ready + row));
                self.pending.push(Problem { row, column: Some(place + 1), ..note(kind) });
            };
            batch.clear();
            let spans = cells.iter().skip(place).step_by(self.width);
            batch.extend(spans.map(|span| span.cell(buffer)));
            if nul {
                let has = batch.iter().enumerate().filter(|(_, cell)| cell.contains(&0));
                has.for_each(|(row, _)| suspect(row, ProblemKind::Nul));
            }
            column.push_all(&batch, |row| suspect(row, ProblemKind::InvalidUtf8));
        }
        self.tell();
        self.check_memory();
    }

    /// Brings the problems of rows that are done with into the order of the file.
    fn tell(&mut self) {
        self.pending.sort_by_key(|problem| (problem.row, problem.column));
        for problem in self.pending.drain(..) {
            self.log.note(problem);
        }
    }

    fn check_memory(&mut self) {
        let columns: usize = self.columns.iter().map(Column::memory).sum();
        let held = columns + self.log.memory() + 8 * self.numbers.0.capacity();
        if held > MAX_READ && !self.stopped {
            self.stop(ProblemKind::Memory, LimitKind::Memory, MAX_READ);
            self.tell();
        }
    }

    fn stop(&mut self, kind: ProblemKind, limit: LimitKind, bound: usize) {
        self.stopped = true;
        let (row, number) = (Some(self.passed), Some(bound));
        self.pending.push(Problem { row, number, ..note(kind) });
        self.limits.push(Limit { kind: limit, bound: bound as u64, met: 0 });
    }
}

fn note(kind: ProblemKind) -> Problem {
    Problem { kind, row: None, column: None, number: None, text: None, bad: false }
}

/// Bytes done with where a bad row goes on beyond the buffer: all but a CR, to which an LF may
/// belong.
fn rest_of_skipped(buffer: &[u8], last: bool) -> usize {
    buffer.len() - usize::from(!last && buffer.last() == Some(&b'\r'))
}
