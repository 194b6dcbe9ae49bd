//! Bytes to rows of cells, as RFC 4180 and everybody's files have them.
//!
//! A splitter of our own, because those at hand cannot say where a quote was opened that nobody
//! closed, nor go on after it, and move every byte one by one. Where nothing is wrong it splits as
//! `csv-core` does, which a test holds it to: a quote quotes at the beginning of a cell only, a
//! doubled one is one, CR, LF and both end a row.
//!
//! It forgives what people's programs write: blanks around quotes, and a quote that opens a cell and
//! is never meant to quote. That is one whose closing quote stands in a later line with something
//! behind it; between tabs, where hardly any program quotes, also one with something behind it in the
//! same line, one that holds tabs and line ends, and one that is never closed.
//!
//! What a row is depends on the bytes alone, not on how they arrive. It does not know columns,
//! names or encodings.

use crate::simd::{self, LANES};
use crate::{MAX_CELL, MAX_ROW};
use std::borrow::Cow;

const QUOTE: u8 = b'"';
/// The delimiter of a text in which nothing separates cells: a byte that no UTF-8 has.
pub const NO_DELIMITER: u8 = 0xff;
/// Blanks before a quote, after which it still quotes.
const BLANKS: usize = 8;

/// Where a cell stands in the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    from: u32,
    /// The length, and in the highest bit whether the cell must be unquoted first.
    len: u32,
}

const QUOTED: u32 = 1 << 31;

impl Span {
    fn new(from: usize, to: usize, quoted: bool) -> Self {
        Self { from: from as u32, len: (to - from) as u32 | if quoted { QUOTED } else { 0 } }
    }

    /// A cell without anything.
    pub const EMPTY: Self = Self { from: 0, len: 0 };

    /// Where it begins in the bytes.
    #[must_use]
    pub fn begin(self) -> usize {
        self.from as usize
    }

    /// Where it ends.
    #[must_use]
    pub fn end(self) -> usize {
        (self.from + (self.len & !QUOTED)) as usize
    }

    /// The cell, unquoted.
    pub fn cell(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        let from = self.from as usize;
        let raw = &bytes[from..from + (self.len & !QUOTED) as usize];
        if self.len & QUOTED == 0 {
            return Cow::Borrowed(raw);
        }
        // From the opening quote to the one that closes, pairs become one; what follows stays.
        let mut cell = Vec::with_capacity(raw.len());
        let mut rest = raw[1..].iter();
        while let Some(&byte) = rest.next() {
            if byte == QUOTE && rest.as_slice().first() != Some(&QUOTE) {
                break;
            }
            if byte == QUOTE {
                rest.next();
            }
            cell.push(byte);
        }
        cell.extend(rest);
        Cow::Owned(cell)
    }
}

/// What stands at a place in the bytes. `next` is where to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A row whose cells were put down.
    Row {
        /// Where to go on.
        next: usize,
    },
    /// A line without anything.
    Blank {
        /// Where to go on.
        next: usize,
    },
    /// A quote in the cell numbered `cell` (from 0) is never closed; the line ends before `next`.
    Unclosed {
        /// Its number in the row, from 0.
        cell: usize,
        /// Where to go on.
        next: usize,
    },
    /// The cell numbered `cell` is longer than [`MAX_CELL`]; the row's end is yet to be found,
    /// by [`Splitter::skip`] from `next`.
    LongCell {
        /// Its number in the row, from 0.
        cell: usize,
        /// Where to go on.
        next: usize,
    },
    /// The row is longer than [`MAX_ROW`], found in the cell numbered `cell`; likewise.
    HugeRow {
        /// Its number in the row, from 0.
        cell: usize,
        /// Where to go on.
        next: usize,
    },
    /// More bytes are needed to tell.
    More,
}

/// What a quote at the beginning of a cell leads to.
enum Quoted {
    /// The cell was put down; the next begins there.
    Cell {
        /// Where.
        next: usize,
    },
    /// The cell goes on behind its closing quote.
    Raw,
    /// The quote is a sign like others.
    Plain,
    /// The row is done with, or cannot be.
    Done(Step),
}

/// Splits a piece of bytes, row by row.
pub struct Splitter<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    /// Whether nothing follows the bytes.
    last: bool,
    /// The block that `marks` tells of.
    block: usize,
    /// Where in the block something stands that may mean something, from the current place on.
    marks: u64,
    /// Quotes that opened cells of the last row and were taken as they stand.
    pub strays: usize,
}

impl<'a> Splitter<'a> {
    /// Begins at the start of `bytes`; `last` if nothing follows them.
    pub fn new(bytes: &'a [u8], delimiter: u8, last: bool) -> Self {
        let mut made = Self { bytes, delimiter, last, block: 0, marks: 0, strays: 0 };
        made.seek(0);
        made
    }

    /// Goes to another place.
    pub fn seek(&mut self, to: usize) {
        self.block = to / LANES;
        self.marks = self.marks_of(self.block) & (!0 << (to % LANES));
    }

    /// Reads the row that begins at `from`, where the splitter stands, and adds its cells.
    pub fn row(&mut self, from: usize, cells: &mut Vec<Span>) -> Step {
        let (bytes, end) = (self.bytes, self.bytes.len());
        let first = cells.len();
        self.strays = 0;
        if from >= end {
            return Step::More;
        }
        let mut start = from; // of the cell
        let mut raw = false; // a quoted cell that goes on after its closing quote
        loop {
            let found = self.mark();
            let number = cells.len() - first;
            if let Some(step) = over(from, start, found.unwrap_or(end), number) {
                return step;
            }
            let Some(at) = found else {
                if !self.last {
                    return Step::More;
                }
                cells.push(Span::new(start, end, raw));
                return Step::Row { next: end };
            };
            match bytes[at] {
                QUOTE if at == start || self.is_after_blanks(start, at) => {
                    match self.quoted(from, start, at, (number, cells)) {
                        Quoted::Cell { next } => start = next,
                        Quoted::Raw => (start, raw) = (at, true),
                        Quoted::Plain => {}
                        Quoted::Done(step) => return step,
                    }
                }
                QUOTE => {}
                byte if byte == self.delimiter => {
                    cells.push(Span::new(start, at, raw));
                    raw = false;
                    start = at + 1;
                }
                byte => {
                    if byte == b'\r' && at + 1 == end && !self.last {
                        return Step::More;
                    }
                    let next = self.line_end(at);
                    if at == from {
                        return Step::Blank { next };
                    }
                    cells.push(Span::new(start, at, raw));
                    return Step::Row { next };
                }
            }
        }
    }

    /// Reads the cell from `start` that a quote at `at` opens, in the row from `from`; a method of its
    /// own, so that the way through rows without quotes stays short.
    #[inline(never)]
    fn quoted(
        &mut self,
        from: usize,
        start: usize,
        at: usize,
        (number, cells): (usize, &mut Vec<Span>),
    ) -> Quoted {
        let (bytes, end) = (self.bytes, self.bytes.len());
        let Some((quote, plain)) = self.close(at) else {
            let open = Step::Unclosed { cell: number, next: end };
            return match over(from, start, end, number) {
                None if !self.last => Quoted::Done(Step::More),
                _ if self.delimiter == b'\t' => self.take_as_it_is(at),
                found => Quoted::Done(self.instead(found.unwrap_or(open), start)),
            };
        };
        if let Some(step) = over(from, start, quote, number) {
            return match self.delimiter {
                b'\t' => self.take_as_it_is(at),
                _ => Quoted::Done(self.instead(step, start)),
            };
        }
        // The mark after a closing quote is met next, and is what follows it here.
        let follows = bytes.get(quote + 1);
        match follows {
            Some(&byte) if !self.ends(byte) => {
                return match self.is_meant(at, quote) {
                    None => Quoted::Done(Step::More),
                    Some(false) => self.take_as_it_is(at),
                    Some(true) => Quoted::Raw,
                };
            }
            Some(_) if self.holds_rows(at, quote) => return self.take_as_it_is(at),
            Some(b'\r') if quote + 2 == end && !self.last => return Quoted::Done(Step::More),
            _ => {}
        }
        cells.push(if plain {
            Span::new(at + 1, quote, false)
        } else {
            Span::new(at, quote + 1, true)
        });
        match follows {
            None => Quoted::Done(Step::Row { next: end }),
            Some(&byte) => {
                self.mark();
                if byte == self.delimiter {
                    return Quoted::Cell { next: quote + 2 };
                }
                Quoted::Done(Step::Row { next: self.line_end(quote + 1) })
            }
        }
    }

    /// Where the next row begins, at or after `from`; `None` if that is beyond the bytes.
    pub fn skip(&mut self, from: usize) -> Option<usize> {
        self.seek(from);
        while let Some(at) = self.mark() {
            match self.bytes[at] {
                b'\r' if at + 1 == self.bytes.len() && !self.last => return None,
                b'\r' | b'\n' => return Some(self.line_end(at)),
                _ => {}
            }
        }
        None
    }

    /// Whether nothing but a few blanks stands before a quote in its cell.
    fn is_after_blanks(&self, start: usize, quote: usize) -> bool {
        let before = &self.bytes[start..quote];
        before.len() <= BLANKS && before.iter().all(|byte| *byte == b' ')
    }

    /// Whether a quote opens a cell, though what closes it has something behind it; `None` if more
    /// bytes are needed to tell. It does where only blanks are behind it; where it is the first of
    /// its cell and stands in the same line, because programs forget to double quotes.
    fn is_meant(&self, open: usize, close: usize) -> Option<bool> {
        let blanks = self.bytes[close + 1..].iter().take_while(|byte| **byte == b' ').count();
        match self.bytes.get(close + 1 + blanks) {
            Some(&byte) if self.ends(byte) => return Some(!self.holds_rows(open, close)),
            None if !self.last => return None,
            None => return Some(true),
            Some(_) => {}
        }
        let is_first = open == 0 || self.bytes[open - 1] != b' ' || self.delimiter == b' ';
        let is_one_line =
            || !self.bytes[open..close].iter().any(|byte| matches!(byte, b'\n' | b'\r'));
        Some(is_first && self.delimiter != b'\t' && is_one_line())
    }

    /// Whether what stands between quotes is rather rows than a cell: between tabs, with tabs and line
    /// ends in it.
    fn holds_rows(&self, open: usize, close: usize) -> bool {
        let inside = &self.bytes[open..close];
        self.delimiter == b'\t' && inside.contains(&b'\t') && inside.contains(&b'\n')
    }

    /// Goes on behind a quote that opens nothing.
    fn take_as_it_is(&mut self, quote: usize) -> Quoted {
        self.strays += 1;
        self.seek(quote + 1);
        Quoted::Plain
    }

    fn ends(&self, byte: u8) -> bool {
        byte == self.delimiter || byte == b'\n' || byte == b'\r'
    }

    /// The quote that closes the cell whose opening one stands at `start`, and whether there is no
    /// doubled one before it; `None` if it is not in the bytes, or the last of them (where more may
    /// follow) so that it could be half of a doubled one.
    fn close(&mut self, start: usize) -> Option<(usize, bool)> {
        let mut plain = true;
        while let Some(at) = self.mark() {
            if self.bytes[at] != QUOTE {
                // No cell is read beyond its bound.
                if at - start > MAX_ROW {
                    return None;
                }
                continue;
            }
            match self.bytes.get(at + 1) {
                Some(&QUOTE) => {
                    self.mark();
                    plain = false;
                }
                None if !self.last => return None,
                _ => return Some((at, plain)),
            }
        }
        None
    }

    /// A quoted cell that is never closed or too long ends where its first line does: more likely
    /// the quote is a mistake than the cell a chapter, and the rows that follow are not lost.
    fn instead(&mut self, step: Step, start: usize) -> Step {
        let (cell, bound) = match step {
            Step::Unclosed { cell, next } | Step::LongCell { cell, next } => (cell, next),
            other => return other,
        };
        match self.skip(start) {
            Some(next) if next <= bound => Step::Unclosed { cell, next },
            _ => step,
        }
    }

    /// Takes the mark at `at`, a CR or LF, with the LF of a CR, and says where the next row begins.
    fn line_end(&mut self, at: usize) -> usize {
        if self.bytes[at] == b'\r' && self.bytes.get(at + 1) == Some(&b'\n') {
            self.mark();
            return at + 2;
        }
        at + 1
    }

    /// The next place of a quote, delimiter, CR or LF.
    fn mark(&mut self) -> Option<usize> {
        while self.marks == 0 {
            if (self.block + 1) * LANES >= self.bytes.len() {
                return None;
            }
            self.block += 1;
            self.marks = self.marks_of(self.block);
        }
        let place = self.marks.trailing_zeros() as usize;
        self.marks &= self.marks - 1;
        Some(self.block * LANES + place)
    }

    fn marks_of(&self, block: usize) -> u64 {
        let from = (block * LANES).min(self.bytes.len());
        let what = [QUOTE, self.delimiter, b'\n', b'\r'];
        let rest = &self.bytes[from..];
        match rest.first_chunk::<LANES>() {
            Some(cells) => simd::any_of(cells, what),
            None => {
                // No mark is a NUL.
                let mut cells = [0; LANES];
                cells[..rest.len()].copy_from_slice(rest);
                simd::any_of(&cells, what)
            }
        }
    }
}

/// Whether the cell from `start`, in the row from `from`, passes a bound before `to`; the bound
/// that is passed first counts.
fn over(from: usize, start: usize, to: usize, cell: usize) -> Option<Step> {
    let (of_cell, of_row) = (start + MAX_CELL, from + MAX_ROW);
    if to <= of_cell.min(of_row) {
        None
    } else if of_cell <= of_row {
        Some(Step::LongCell { cell, next: of_cell })
    } else {
        Some(Step::HugeRow { cell, next: of_row })
    }
}
