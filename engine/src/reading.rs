//! Bytes as they come, to columns and what is wrong with them.
//!
//! A row with too many cells, or one that cannot be told from its neighbours, is bad: it is counted,
//! kept for download as it stood, and in no column. A row that is none of the list's (a title, a
//! total) is set aside and told. Everything else is taken as it is, with a note where a cell is
//! suspect. What is held meanwhile is the columns and one row; the bounds stand in `lib.rs`.
//!
//! How delimited text becomes rows stands in `delimited.rs`, how JSON does in `records.rs`. It does
//! not know what columns mean, nor any other encoding than UTF-8.

use crate::columnar;
use crate::describe::{self, Undated};
use crate::footer;
use crate::kinds;
use crate::list::List;
use crate::log::Log;
use crate::protocol::{
    Doubt, Encoding, FileKind, Format, Guess, Guessed, Limit, LimitKind, Note, NoteKind,
    PreviewRow, Problem, ProblemKind, Progress, Reason, Root, Summary, Taken, Topic,
};
use crate::row_numbers::RowNumbers;
use crate::unquoted::{self, Unquoted};
use crate::{
    MAX_COLUMNS, MAX_PLACES, MAX_PREVIEW, MAX_PREVIEW_CELLS, MAX_READ, MAX_ROWS, SAMPLE, spellings,
    suggest, twins,
};
use columns::clean::Cleaner;
use columns::column::Column;
use columns::items::Items;
use columns::order;
use columns::text::Dictionary;
use std::mem;

/// Bytes taken at once from a feed.
const PIECE: usize = 1 << 20;
/// Rows whose cells are put into columns together, column by column, for the processor's caches.
pub(crate) const BATCH: usize = 1024;
/// Letters kept of a cell or a row that is shown as it stands.
const SHOWN: usize = 200;
/// Letters of lines above or below the rows, after which no other is told.
const LINES: usize = 600;

/// Reads a list. Give it all bytes by [`Self::feed`], then ask for the list by [`Self::finish`].
pub struct Reader {
    pub(crate) given: Format,
    /// Known once the beginning has been seen.
    pub(crate) format: Option<Format>,
    /// Takes the quotes off lines that are one quoted cell each.
    unquoted: Option<Unquoted>,
    /// Bytes that are not yet rows.
    buffer: Vec<u8>,
    /// Length of the buffer at which to look at it again.
    until: usize,
    /// Whether the buffer begins inside a bad row.
    pub(crate) skipping: bool,
    pub(crate) stopped: bool,
    bytes: u64,
    byte_order_mark: bool,
    pub(crate) columns: Vec<Column>,
    /// Names of columns of JSON, by their place.
    pub(crate) keys: Dictionary,
    /// Where in a JSON array it is.
    pub(crate) items: Items,
    /// Whether its items are the members of an object.
    pub(crate) is_keyed: bool,
    /// What of a JSON item is told as rows of their own.
    pub(crate) exploded: Option<String>,
    /// Cells a row has; more than columns if there are too many.
    pub(crate) width: usize,
    /// Rows of the head as they stand.
    pub(crate) head: Vec<Vec<String>>,
    /// The first byte of the last of them.
    pub(crate) head_begins: Option<u8>,
    /// Whether nothing above the rows is to come, and no more rows are shown as they stand.
    pub(crate) is_past_head: bool,
    /// What the shape says beside the format.
    pub(crate) shape_width: Option<usize>,
    pub(crate) is_first_unnamed: bool,
    /// Rows below the head that are still to be set aside.
    pub(crate) below: usize,
    /// Rows of the file passed, good or not.
    pub(crate) passed: usize,
    pub(crate) rows: usize,
    pub(crate) numbers: RowNumbers,
    pub(crate) log: Log,
    /// Problems of rows whose cells are not in columns yet.
    pub(crate) pending: Vec<Problem>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) cleaner: Cleaner,
    pub(crate) notes: Vec<Note>,
    pub(crate) guesses: Vec<Guess>,
    roots: Vec<Root>,
    /// Where the list comes from, as a line says.
    source: String,
    preview: Vec<PreviewRow>,
    /// The number of the last row without a filled cell, or empty line.
    pub(crate) last_empty: usize,
}

impl Reader {
    /// A reader of a list whose format is given as far as `format` says.
    #[must_use]
    pub fn new(format: Format) -> Self {
        let cleaner = Cleaner::new(format.trim, &format.no_value);
        Self {
            given: format,
            format: None,
            unquoted: None,
            buffer: Vec::new(),
            until: SAMPLE,
            skipping: false,
            stopped: false,
            bytes: 0,
            byte_order_mark: false,
            columns: Vec::new(),
            keys: Dictionary::default(),
            items: Items::default(),
            is_keyed: false,
            exploded: None,
            width: 0,
            head: Vec::new(),
            head_begins: None,
            is_past_head: false,
            shape_width: None,
            is_first_unnamed: false,
            below: 0,
            passed: 0,
            rows: 0,
            numbers: RowNumbers::default(),
            log: Log::default(),
            pending: Vec::new(),
            limits: Vec::new(),
            cleaner,
            notes: Vec::new(),
            guesses: Vec::new(),
            roots: Vec::new(),
            source: String::new(),
            preview: Vec::new(),
            last_empty: 0,
        }
    }

    /// Takes the next bytes, cut anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        for piece in bytes.chunks(PIECE) {
            if self.stopped {
                return;
            }
            match &mut self.unquoted {
                Some(unquoted) => unquoted.put(piece, &mut self.buffer),
                None => self.buffer.extend_from_slice(piece),
            }
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
        for column in &mut self.columns {
            column.fill(self.rows);
        }
        self.set_footer_aside();
        self.leave_out_empty_columns();
        if self.rows == 0 && self.log.problems().is_empty() {
            self.log.note(note(ProblemKind::Empty));
        }
        self.merge();
        self.columns.iter_mut().for_each(Column::complete);
        self.fill_preview();
        let mut columns = Vec::with_capacity(self.columns.len());
        for (place, column) in self.columns.iter().enumerate() {
            let described = describe::describe(column, place, self.rows, &self.given);
            columns.push(described.column);
            self.guesses.extend(described.guesses);
            if let Some(Undated { count, rows, text }) = described.undated {
                let rows = rows.into_iter().map(|row| self.numbers.of(row)).collect();
                let (kind, column, text) = (NoteKind::NoDate, Some(place), shown(&text));
                self.notes.push(Note { kind, count, rows, column, text });
            }
        }
        twins::find(&self.columns, &mut columns, self.rows);
        let is_pair = |one: usize, other: usize| {
            twins::are_a_pair(&self.columns[one], &self.columns[other], self.rows)
        };
        let suggested = suggest::suggest(self.rows, &columns, &is_pair);
        self.guesses.extend(suggested.guesses);
        self.doubt_the_head();
        self.tell_of_cells();
        self.limits.extend(self.log.limits());
        let format = self.format.unwrap_or_else(|| self.given.clone());
        self.notes = order::sorted(&self.notes, &mut |a, b| a.kind.cmp(&b.kind));
        let summary = Summary {
            rows: self.rows,
            bad_rows: self.log.bad_rows(),
            bad_rows_kept: self.log.kept(),
            bytes: self.bytes,
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
            suggested: suggested.setup,
            preset: suggested.preset,
            guesses: self.guesses,
            notes: self.notes,
            preview: self.preview,
            source: self.source,
            spellings: spellings::alike(&self.columns, &columns),
            columns,
            roots: self.roots,
            memory: 0,
        };
        List::new(summary, self.columns, self.rows, self.numbers, self.log)
    }

    /// Turns as much of the buffer as can be told into rows.
    fn work(&mut self, last: bool) {
        if self.format.is_none() {
            self.open(last);
        }
        if self.stopped || self.format.is_none() {
            return;
        }
        let buffer = mem::take(&mut self.buffer);
        let done = match self.format.as_ref().and_then(|format| format.kind) {
            Some(FileKind::NdJson) => self.read_lines(&buffer, last),
            Some(FileKind::Json) => self.read_items(&buffer, last),
            Some(FileKind::Csv) => self.split(&buffer, last),
            None => buffer.len(),
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
        if let Some((kind, text)) = kinds::no_list(sample) {
            let text = Some(text.to_owned()).filter(|text| !text.is_empty());
            self.log.note(Problem { text, ..note(kind) });
            self.stopped = true;
            return;
        }
        let is_delimited = self.given.kind.is_none_or(|kind| kind == FileKind::Csv)
            && self.given.delimiter.is_none_or(|delimiter| delimiter != '\n');
        if is_delimited && unquoted::is(sample, last && sample.len() == self.buffer.len()) {
            let mut unquoted = Unquoted::default();
            let quoted = mem::take(&mut self.buffer);
            unquoted.put(&quoted, &mut self.buffer);
            self.unquoted = Some(unquoted);
        }
        let sample = &self.buffer[..self.buffer.len().min(SAMPLE - 3)];
        let may_be =
            self.given.root.is_none() && self.given.kind.is_none_or(|kind| kind == FileKind::Json);
        let mut given = self.given.clone();
        let mut by_column = None;
        if may_be && columnar::is(sample) {
            if !last && self.buffer.len() < columnar::MAX_WHOLE {
                // Its last row may stand in its last byte.
                self.until = columnar::MAX_WHOLE;
                return;
            }
            if let Some(rows) = columnar::rows(&self.buffer) {
                self.buffer = rows;
                given = Format { has_header: Some(true), kind: Some(FileKind::Json), ..given };
                let (topic, reason) = (Topic::Root, Reason::ByColumn);
                let (column, numbers, text) = Default::default();
                by_column =
                    Some(Guess { topic, column, reason, numbers, text, doubt: Doubt::None });
            }
        }
        let sample = &self.buffer[..self.buffer.len().min(SAMPLE - 3)];
        let whole = last && sample.len() == self.buffer.len();
        let opened = kinds::open(&given, sample, whole);
        self.guesses = opened.guesses;
        self.guesses.extend(by_column);
        if self.unquoted.is_some() {
            let of_delimiter =
                self.guesses.iter_mut().find(|guess| guess.topic == Topic::Delimiter);
            of_delimiter.into_iter().for_each(|guess| guess.reason = Reason::LinesQuoted);
        }
        self.roots = opened.roots;
        self.shape_width = opened.width;
        self.is_first_unnamed = opened.is_first_unnamed;
        self.below = opened.format.below.unwrap_or(0);
        self.is_keyed = opened.is_keyed;
        self.items = match opened.is_keyed {
            true => Items::from_object(),
            false => Items::from_array(opened.is_inside),
        };
        self.exploded = Some(opened.exploded.clone()).filter(|path| !path.is_empty());
        if let Some(names) = opened.other_lists {
            self.notes.push(names);
        }
        if opened.has_no_rows {
            self.log.note(note(ProblemKind::NoRows));
            self.stopped = true;
        }
        self.format = Some(opened.format);
        self.buffer.drain(..opened.begin);
    }

    /// Sets a row aside that is none of the list's.
    pub(crate) fn aside(&mut self, kind: NoteKind, text: &[u8]) {
        let row = self.passed;
        self.note(kind, row, text);
    }

    /// Notes something of a row of this number.
    pub(crate) fn note(&mut self, kind: NoteKind, row: usize, text: &[u8]) {
        let place = self.notes.iter().position(|note| note.kind == kind).unwrap_or_else(|| {
            let text = shown(&String::from_utf8_lossy(columns::clean::trimmed(text)));
            self.notes.push(Note { kind, count: 0, rows: Vec::new(), column: None, text });
            self.notes.len() - 1
        });
        let note = &mut self.notes[place];
        note.count += 1;
        // Of what stands above and below, every line is told.
        if matches!(kind, NoteKind::Title | NoteKind::Footer) && note.count > 1 {
            let more = String::from_utf8_lossy(columns::clean::trimmed(text));
            if note.text.chars().count() < LINES && !more.is_empty() {
                note.text = format!("{} · {}", note.text, shown(&more));
            }
        }
        if note.rows.len() < MAX_PLACES && row > 0 {
            note.rows.push(row);
        }
    }

    /// Takes the cells of a line above or below the rows for where the list comes from, if they say so.
    pub(crate) fn see_source(&mut self, cells: &[String]) {
        if self.source.is_empty()
            && let Some(source) = footer::source(cells, self.between())
        {
            self.source = shown(&source);
        }
    }

    /// Keeps a row to be shown as it stands, while there are few.
    pub(crate) fn show<'a>(&mut self, taken: Taken, cells: impl Iterator<Item = &'a [u8]>) {
        if self.preview.len() < MAX_PREVIEW {
            let cells = cells.take(MAX_PREVIEW_CELLS);
            let raw = cells.map(|cell| shown(&String::from_utf8_lossy(cell))).collect();
            self.preview.push(PreviewRow { row: self.passed, taken, raw, made: Vec::new() });
        }
    }

    /// Whether rows are still shown as they stand.
    pub(crate) fn is_showing(&self) -> bool {
        self.preview.len() < MAX_PREVIEW
    }

    /// Corrects what the last row of the preview was taken for.
    pub(crate) fn show_as(&mut self, taken: Taken) {
        if let Some(row) = self.preview.last_mut().filter(|row| row.row == self.passed) {
            row.taken = taken;
        }
    }

    fn fill_preview(&mut self) {
        let mut place = 0;
        for row in &mut self.preview {
            if row.taken != Taken::Row {
                continue;
            }
            while place < self.rows && self.numbers.of(place) < row.row {
                place += 1;
            }
            if place < self.rows && self.numbers.of(place) == row.row {
                let columns = self.columns.iter().take(MAX_PREVIEW_CELLS);
                row.made = columns.map(|column| shown(column.cell(place))).collect();
                place += 1;
            } else {
                row.taken = Taken::Aside;
            }
        }
    }

    fn set_footer_aside(&mut self) {
        if self.format.as_ref().is_none_or(|format| format.kind != Some(FileKind::Csv)) {
            return;
        }
        let found = match self.given.footer {
            Some(count) => {
                footer::Footer { rows: count.min(self.rows), begins_like: String::new() }
            }
            None => footer::find(&self.columns, self.rows, |row| {
                let number = self.numbers.of(row);
                number == self.last_empty + 1 && self.last_empty > 0
            }),
        };
        if let Some(format) = &mut self.format {
            format.footer = Some(found.rows);
        }
        let kept = self.rows - found.rows;
        if found.rows == 0 {
            return;
        }
        for row in kept..self.rows {
            let cells: Vec<&str> = self.columns.iter().map(|column| column.cell(row)).collect();
            let filled: Vec<String> =
                cells.into_iter().filter(|cell| !cell.is_empty()).map(str::to_owned).collect();
            self.see_source(&filled);
            let text = filled.into_iter().next().unwrap_or_default();
            let number = self.numbers.of(row);
            self.note(NoteKind::Footer, number, text.as_bytes());
        }
        let first = self.numbers.of(kept);
        self.log.forget_from(first);
        if let Some(note) = self.notes.iter_mut().find(|note| note.kind == NoteKind::ShortRows) {
            let before = note.rows.len();
            note.rows.retain(|row| *row < first);
            note.count -= (before - note.rows.len()).min(note.count);
        }
        self.notes.retain(|note| note.count > 0);
        self.rows = kept;
        self.columns.iter_mut().for_each(|column| column.truncate(kept));
        if self.given.footer.is_none() {
            let (numbers, text) = (vec![found.rows], found.begins_like);
            let (topic, reason, doubt) = (Topic::Footer, Reason::BeginsLike, Doubt::Some);
            self.guesses.push(Guess { topic, column: None, reason, numbers, text, doubt });
        }
    }

    /// Leaves out what is empty wherever it stands in JSON and has members elsewhere: `[]`, `null`.
    fn leave_out_empty_members(&mut self) {
        let names: Vec<String> =
            self.columns.iter().map(|column| format!("{}.", column.name)).collect();
        let mut place = 0;
        self.columns.retain(|column| {
            place += 1;
            let has_members = || {
                names
                    .iter()
                    .any(|name| name.starts_with(&names[place - 1]) && *name != names[place - 1])
            };
            !(column.is_empty() && has_members())
        });
    }

    fn leave_out_empty_columns(&mut self) {
        if self.format.as_ref().is_some_and(|format| format.kind != Some(FileKind::Csv)) {
            return self.leave_out_empty_members();
        }
        let names = self.head.last().map_or(0, Vec::len);
        let mut left_out = 0;
        while let Some(column) = self.columns.last() {
            let place = self.columns.len() - 1;
            let is_named =
                self.head.iter().any(|row| row.get(place).is_some_and(|name| !name.is_empty()));
            // Without a head, or without rows, every column counts.
            if names == 0 || self.rows == 0 || is_named || !column.is_empty() || place == 0 {
                break;
            }
            self.columns.pop();
            left_out += 1;
        }
        if left_out > 0 {
            let kind = NoteKind::EmptyColumns;
            let (rows, text) = (Vec::new(), String::new());
            self.notes.push(Note { kind, count: left_out, rows, column: None, text });
            self.log.forget_empty_heads(self.columns.len());
        }
    }

    fn merge(&mut self) {
        let mut merged = 0;
        for merge in &self.given.merge {
            if let Some(column) = self.columns.get_mut(merge.column) {
                merged += column.merge(&merge.texts, &merge.into);
            }
        }
        self.tell_count(NoteKind::Merged, merged);
    }

    fn tell_of_cells(&mut self) {
        let (trimmed, emptied) = (self.cleaner.trimmed, self.cleaner.emptied);
        self.tell_count(NoteKind::Blanks, trimmed);
        self.tell_count(NoteKind::NoValue, emptied);
    }

    fn tell_count(&mut self, kind: NoteKind, count: usize) {
        if count > 0 {
            let (rows, text) = (Vec::new(), String::new());
            self.notes.push(Note { kind, count, rows, column: None, text });
        }
    }

    /// Where hardly a row fits, the head may be another row.
    fn doubt_the_head(&mut self) {
        let (good, bad) = (self.rows, self.log.bad_rows());
        if bad > good && self.given.skip.is_none() {
            let numbers = vec![good, good + bad];
            let (topic, reason, doubt) = (Topic::Skip, Reason::FewFit, Doubt::Great);
            let text = String::new();
            self.guesses.push(Guess { topic, column: None, reason, numbers, text, doubt });
        }
    }

    pub(crate) fn too_many_columns(&mut self, number: Option<usize>) {
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
    pub(crate) fn accept(&mut self) -> bool {
        if self.rows == MAX_ROWS {
            self.stop(ProblemKind::TooManyRows, LimitKind::Rows, MAX_ROWS);
            return false;
        }
        self.numbers.push(self.rows, self.passed);
        self.rows += 1;
        true
    }

    /// Notes the row just passed as a bad one.
    pub(crate) fn bad(
        &mut self,
        kind: ProblemKind,
        column: usize,
        number: Option<usize>,
        raw: &[u8],
    ) {
        let (row, column) = (Some(self.passed), Some(column));
        self.pending.push(Problem { row, column, number, bad: true, ..note(kind) });
        self.log.keep(raw);
    }

    /// Brings the problems of rows that are done with into the order of the file.
    pub(crate) fn tell(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let of = |problem: &Problem| (problem.row, problem.column);
        for problem in order::sorted(&self.pending, &mut |a, b| of(a).cmp(&of(b))) {
            self.log.note(problem);
        }
        self.pending.clear();
    }

    pub(crate) fn check_memory(&mut self) {
        let columns: usize = self.columns.iter().map(Column::memory).sum();
        let held = columns + self.log.memory() + self.numbers.memory();
        if held > MAX_READ && !self.stopped {
            self.stop(ProblemKind::Memory, LimitKind::Memory, MAX_READ);
            self.tell();
        }
    }

    pub(crate) fn stop(&mut self, kind: ProblemKind, limit: LimitKind, bound: usize) {
        self.stopped = true;
        let (row, number) = (Some(self.passed), Some(bound));
        self.pending.push(Problem { row, number, ..note(kind) });
        self.limits.push(Limit { kind: limit, bound: bound as u64, met: 0 });
    }
}

/// A problem of a kind, of which nothing else is told.
pub(crate) fn note(kind: ProblemKind) -> Problem {
    Problem { kind, row: None, column: None, number: None, text: None, bad: false }
}

/// The beginning of a text, as far as it is shown.
fn shown(text: &str) -> String {
    text.char_indices().nth(SHOWN).map_or(text, |(end, _)| &text[..end]).to_owned()
}
