//! Rows of cells as delimited text that the engine reads: commas, quotes where they are needed, as many
//! cells in every row. It counts what it writes and stops at the bounds; it does not know workbooks.

use crate::{MAX_COLUMNS, MAX_TEXT, Text};

/// Rows that a sheet can have.
const MAX_ROWS: usize = 1 << 20;

/// Delimited text in the making.
#[derive(Default)]
pub(crate) struct Csv {
    bytes: Vec<u8>,
    /// Where rows end, and how many cells each has; a row without cells is an empty line.
    rows: Vec<(usize, usize)>,
    width: usize,
    cut: bool,
}

impl Csv {
    /// Rows so far.
    pub(crate) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Whether a bound was passed: no more rows are taken.
    pub(crate) fn is_full(&self) -> bool {
        self.bytes.len() >= MAX_TEXT || self.rows.len() >= MAX_ROWS
    }

    /// Writes empty lines until there are as many rows.
    pub(crate) fn skip_to(&mut self, row: usize) {
        while self.rows.len() < row && !self.is_full() {
            self.rows.push((self.bytes.len(), 0));
        }
    }

    /// Writes a row, without the empty cells at its end.
    pub(crate) fn push(&mut self, cells: &[String]) {
        if self.is_full() {
            self.cut = true;
            return;
        }
        let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        self.cut |= filled > MAX_COLUMNS;
        let kept = filled.min(MAX_COLUMNS);
        for (place, cell) in cells.iter().take(kept).enumerate() {
            if place > 0 {
                self.bytes.push(b',');
            }
            // A cell that is alone and empty would be no row.
            if cell.contains([',', '"', '\r', '\n']) || cell.starts_with(' ') {
                self.bytes.push(b'"');
                self.bytes.extend(cell.replace('"', "\"\"").bytes());
                self.bytes.push(b'"');
            } else {
                self.bytes.extend(cell.bytes());
            }
        }
        self.width = self.width.max(kept);
        self.rows.push((self.bytes.len(), kept));
    }

    /// The text. Rows get as many cells as the widest has, so that none seems to lack some.
    pub(crate) fn finish(mut self) -> Text {
        while self.rows.last().is_some_and(|row| row.1 == 0) {
            self.rows.pop();
        }
        let mut bytes = Vec::with_capacity(self.bytes.len() + 2 * self.rows.len());
        let mut from = 0;
        for (end, cells) in self.rows {
            bytes.extend(self.bytes.get(from..end).unwrap_or_default());
            if cells > 0 {
                bytes.extend(std::iter::repeat_n(b',', self.width - cells));
            }
            bytes.push(b'\n');
            from = end;
        }
        Text { bytes, cut: self.cut }
    }

    /// A bound outside of here was passed.
    pub(crate) fn cut(&mut self) {
        self.cut = true;
    }
}
