//! JSON to rows: lines or items of an array, objects or arrays of cells. It does not know where the
//! rows stand in the text, nor what a cell is made of.

use crate::protocol::{NoteKind, Problem, ProblemKind, Taken};
use crate::reading::{BATCH, Reader, note};
use crate::{MAX_CELL, MAX_COLUMNS, MAX_ROW, lines};
use columns::column::Column;
use std::borrow::Cow;
use std::mem;

/// The cells of a row with the names of their columns.
type Cells = Vec<(String, String)>;

impl Reader {
    /// Reads lines of JSON; gives how many bytes are done with.
    pub(crate) fn read_lines(&mut self, buffer: &[u8], last: bool) -> usize {
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
    pub(crate) fn read_items(&mut self, buffer: &[u8], last: bool) -> usize {
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
            self.read_item(&rest[..length]);
        }
        self.tell();
        if self.passed.is_multiple_of(BATCH) {
            self.check_memory();
        }
        true
    }

    fn read_item(&mut self, line: &[u8]) {
        if line.trim_ascii().is_empty() {
            return;
        }
        if self.is_showing() {
            self.show(Taken::Row, [line.trim_ascii()].into_iter());
        }
        let text = String::from_utf8_lossy(line);
        let is_repaired = matches!(text, Cow::Owned(_));
        let bytes = text.as_bytes();
        let mut read = self.read_rows(bytes);
        if read.is_err()
            && let Some((repaired, count)) = lines::without_nan(bytes)
        {
            read = self.read_rows(&repaired);
            if read.is_ok() {
                (0..count).for_each(|_| self.aside(NoteKind::NotANumber, line));
            }
        }
        match read {
            Ok(rows) => {
                for (place, row) in rows.into_iter().enumerate() {
                    // Every row has a number of its own.
                    self.passed += usize::from(place > 0);
                    self.push_row(row, line, is_repaired);
                }
            }
            Err(character) => {
                self.bad(ProblemKind::NotJson, character, None, line);
                self.show_as(Taken::Bad);
            }
        }
    }

    /// The rows that an item is.
    fn read_rows(&mut self, item: &[u8]) -> Result<Vec<Cells>, usize> {
        if item.trim_ascii_start().starts_with(b"[") {
            let cells = lines::read_array(item)?;
            let has_header = self.format.as_ref().and_then(|format| format.has_header);
            if self.head.is_empty() {
                self.width = cells.len();
                if has_header == Some(true) {
                    self.head.push(cells);
                    self.show_as(Taken::Head);
                    return Ok(Vec::new());
                }
                self.head.push(Vec::new());
            }
            let names = self.head.first();
            let name = |place: usize| {
                let given =
                    names.and_then(|names| names.get(place)).filter(|given| !given.is_empty());
                given.cloned().unwrap_or_else(|| format!("Column {}", place + 1))
            };
            let named = cells.into_iter().enumerate().map(|(place, cell)| (name(place), cell));
            return Ok(vec![named.collect()]);
        }
        if self.is_keyed {
            return lines::keyed(item);
        }
        if let Some(path) = &self.exploded {
            return lines::explode(item, path);
        }
        let mut cells = Vec::new();
        lines::read(item, |key, cell| cells.push((key.to_owned(), cell.to_owned())))?;
        Ok(vec![cells])
    }

    fn push_row(&mut self, row: Cells, line: &[u8], is_repaired: bool) {
        let mut cells: Vec<Option<String>> = vec![None; self.columns.len()];
        let (mut long, mut too_many) = (None, false);
        for (key, cell) in row {
            let place = match self.keys.find(key.as_bytes()) {
                Ok(place) => place as usize,
                Err(_) if self.keys.texts().len() == MAX_COLUMNS => {
                    too_many = true;
                    continue;
                }
                Err(unknown) => self.keys.insert(&key, unknown) as usize,
            };
            if cell.len() > MAX_CELL {
                long = long.or(Some(place));
            }
            cells.resize(cells.len().max(place + 1), None);
            cells[place] = Some(cell);
        }
        for place in self.columns.len()..self.keys.texts().len() {
            let mut column = Column::new(self.keys.texts().get(place).to_owned());
            column.fill(self.rows);
            self.columns.push(column);
        }
        if let Some(place) = long {
            return self.bad(ProblemKind::LongCell, place + 1, Some(MAX_CELL), line);
        }
        if !self.accept() {
            return;
        }
        let row = Some(self.passed);
        if is_repaired {
            self.pending.push(Problem { row, ..note(ProblemKind::InvalidUtf8) });
        }
        if too_many {
            self.too_many_columns(None);
        }
        cells.resize(self.columns.len(), None);
        for (place, (column, cell)) in self.columns.iter_mut().zip(cells).enumerate() {
            let cell = self.cleaner.clean(Cow::Owned(cell.unwrap_or_default().into_bytes()));
            if cell.contains(&0) {
                let column = Some(place + 1);
                self.pending.push(Problem { row, column, ..note(ProblemKind::Nul) });
            }
            column.push(&cell);
        }
    }
}
