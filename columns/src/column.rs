//! A column: a code a row, and the text of every code.
//!
//! Codes take a byte as long as there are no more than 256 different cells, then two, then four. A
//! column whose cells hardly repeat gives up looking them up: every cell gets a code of its own.
//! Once complete, codes of a column that may be a facet are ranks: 0 is the most common cell, ties
//! in natural order, so that the first values of a facet are its first codes.
//!
//! It does not know files, questions or what a column means.

use crate::MAX_VALUES;
use crate::natural;
use crate::order;
use crate::text::{Dictionary, Texts};
use std::borrow::Cow;
use std::mem;

/// Rows are stored in whole blocks of this many, so that a block is an array; what is beyond the
/// last row is code 0 and never looked at.
pub const BLOCK: usize = 1 << 13;

/// A column.
#[derive(Default)]
pub struct Column {
    /// Its name.
    pub name: String,
    codes: Codes,
    cells: Dictionary,
    rows: usize,
    distinct: bool,
    /// Number of different cells at which to ask whether looking them up is worth it.
    ask: usize,
    /// Rows by code, once complete; empty if the column may not be a facet.
    counts: Vec<u32>,
    /// Kept for its memory only.
    guesses: Vec<Option<u32>>,
}

/// A code a row.
pub enum Codes {
    /// Up to 256 different ones.
    U8(Vec<u8>),
    /// Up to 65,536.
    U16(Vec<u16>),
    /// More.
    U32(Vec<u32>),
}

/// A code as a place in a table.
pub trait Code: Copy {
    /// The place.
    fn place(self) -> usize;
}

impl Code for u8 {
    fn place(self) -> usize {
        self.into()
    }
}

impl Code for u16 {
    fn place(self) -> usize {
        self.into()
    }
}

impl Code for u32 {
    fn place(self) -> usize {
        self as usize
    }
}

impl Default for Codes {
    fn default() -> Self {
        Self::U8(Vec::new())
    }
}

impl Column {
    /// An empty column.
    pub fn new(name: String) -> Self {
        Self { name, distinct: true, ask: MAX_VALUES + 1, ..Self::default() }
    }

    /// A complete column of as many rows, whose cells are told by the codes of another one: the text of each
    /// of its codes.
    pub fn mapped(name: String, from: &Self, rows: usize, texts: &[String]) -> Self {
        let mut made = Self::new(name);
        let names: Vec<u32> = texts.iter().map(|text| made.cells.number(text)).collect();
        for row in 0..rows {
            made.put(names[from.codes.get(row) as usize]);
        }
        made.complete();
        made
    }

    /// Takes in the next rows' cells; `invalid` gets the places of those with bytes that are no
    /// UTF-8, which are taken with U+FFFD in their place.
    pub fn push_all(&mut self, cells: &[Cow<[u8]>], invalid: &mut dyn FnMut(usize)) {
        let mut guesses = mem::take(&mut self.guesses);
        self.cells.guess_all(cells, &mut guesses);
        for (place, (cell, guess)) in cells.iter().zip(&guesses).enumerate() {
            match guess {
                Some(code) if self.distinct => self.put(*code),
                _ if !self.push(cell) => invalid(place),
                _ => {}
            }
        }
        self.guesses = guesses;
    }

    /// Takes in the next row's cell; gives whether it is UTF-8.
    pub fn push(&mut self, cell: &[u8]) -> bool {
        let unknown = if self.distinct { self.cells.find(cell).map_err(Some) } else { Err(None) };
        let unknown = match unknown {
            Ok(code) => {
                self.put(code);
                return true;
            }
            Err(unknown) => unknown,
        };
        // Text that is no UTF-8 is never stored, therefore never found; its repair may be.
        let text = String::from_utf8_lossy(cell);
        let valid = matches!(text, Cow::Borrowed(_));
        let code = match unknown {
            Some(unknown) if valid => self.cells.insert(&text, unknown),
            Some(_) => self.cells.number(&text),
            None => self.cells.append(&text),
        };
        self.put(code);
        if self.distinct && self.texts().len() >= self.ask {
            self.ask *= 2;
            self.distinct = self.texts().len() * 10 <= self.rows * 9;
        }
        valid
    }

    /// Takes in empty cells until there are as many as rows.
    pub fn fill(&mut self, rows: usize) {
        while self.rows < rows {
            self.push(b"");
        }
    }

    /// Leaves the last rows out, before it is complete.
    pub fn truncate(&mut self, rows: usize) {
        if rows < self.rows {
            self.codes.truncate(rows);
            self.rows = rows;
        }
    }

    /// Makes some texts another one, before it is complete; gives how many rows had them. Of a column
    /// whose texts are not looked up, nothing is made.
    pub fn merge(&mut self, texts: &[String], into: &str) -> usize {
        if !self.distinct {
            return 0;
        }
        let target = self.cells.number(into);
        let counts = self.codes.count(self.rows, self.cells.texts().len());
        let mut names: Vec<u32> = (0..counts.len() as u32).collect();
        let mut rows = 0;
        for text in texts {
            let Ok(code) = self.cells.find(text.as_bytes()) else { continue };
            if code != target {
                names[code as usize] = target;
                rows += counts[code as usize] as usize;
            }
        }
        // The target may need a wider code than there was.
        self.codes.widen(target);
        self.codes.rename(&names);
        rows
    }

    /// Puts the codes in order; nothing is pushed afterwards.
    pub fn complete(&mut self) {
        if self.may_be_facet() {
            let counts = self.codes.count(self.rows, self.cells.texts().len());
            let mut order: Vec<u32> = (0..counts.len() as u32).collect();
            // What rows had that were left out, or that was made another, is none of its texts.
            order.retain(|&code| counts[code as usize] > 0);
            let texts = self.cells.texts();
            order::sort(&mut order, &mut |a, b| {
                let (a, b) = (a as usize, b as usize);
                let by_text = || natural::compare(texts.get(a), texts.get(b));
                counts[b].cmp(&counts[a]).then_with(by_text)
            });
            let mut ranks = vec![0; counts.len()];
            for (rank, &code) in order.iter().enumerate() {
                ranks[code as usize] = rank as u32;
            }
            self.codes.rename(&ranks);
            self.counts = order.iter().map(|&code| counts[code as usize]).collect();
            self.cells = self.cells.reordered(&order);
        } else {
            self.cells.only_texts();
        }
        self.codes.complete();
        self.guesses = Vec::new();
    }

    /// Whether every cell is empty, before it is complete.
    pub fn is_empty(&self) -> bool {
        (0..self.rows).all(|row| self.cell(row).is_empty())
    }

    /// Whether it has few enough different cells for a facet.
    pub fn may_be_facet(&self) -> bool {
        self.distinct && self.cells.texts().len() <= MAX_VALUES
    }

    /// Whether codes with different numbers have different texts.
    pub fn is_distinct(&self) -> bool {
        self.distinct
    }

    /// Text by code.
    pub fn texts(&self) -> &Texts {
        self.cells.texts()
    }

    /// The code of a cell, in a complete column that may be a facet.
    pub fn find(&self, text: &str) -> Option<u32> {
        self.cells.find(text.as_bytes()).ok()
    }

    /// Codes by row, filled up to whole blocks once complete.
    pub fn codes(&self) -> &Codes {
        &self.codes
    }

    /// The cell of a row.
    pub fn cell(&self, row: usize) -> &str {
        self.texts().get(self.codes.get(row) as usize)
    }

    /// Rows by code, in a complete column.
    pub fn counts(&self) -> Vec<u32> {
        if self.counts.is_empty() && self.rows > 0 {
            self.codes.count(self.rows, self.texts().len())
        } else {
            self.counts.clone()
        }
    }

    /// Bytes held.
    pub fn memory(&self) -> usize {
        let codes = match &self.codes {
            Codes::U8(codes) => codes.capacity(),
            Codes::U16(codes) => 2 * codes.capacity(),
            Codes::U32(codes) => 4 * codes.capacity(),
        };
        codes + self.cells.memory() + 4 * self.counts.capacity() + self.name.len()
    }

    fn put(&mut self, code: u32) {
        self.codes.push(code);
        self.rows += 1;
    }
}

impl Codes {
    /// The code of a row.
    pub fn get(&self, row: usize) -> u32 {
        match self {
            Self::U8(codes) => codes[row].into(),
            Self::U16(codes) => codes[row].into(),
            Self::U32(codes) => codes[row],
        }
    }

    fn push(&mut self, code: u32) {
        match self {
            Self::U8(codes) if code <= u8::MAX.into() => codes.push(code as u8),
            Self::U16(codes) if code <= u16::MAX.into() => codes.push(code as u16),
            Self::U32(codes) => codes.push(code),
            Self::U8(codes) => {
                let mut wide: Vec<u16> = Vec::with_capacity(2 * codes.len());
                wide.extend(codes.iter().map(|&code| u16::from(code)));
                *self = Self::U16(wide);
                self.push(code);
            }
            Self::U16(codes) => {
                let mut wide: Vec<u32> = Vec::with_capacity(2 * codes.len());
                wide.extend(codes.iter().map(|&code| u32::from(code)));
                *self = Self::U32(wide);
                self.push(code);
            }
        }
    }

    /// Makes room for a code.
    fn widen(&mut self, code: u32) {
        let wide = match self {
            Self::U8(codes) if code > u8::MAX.into() => {
                Self::U16(codes.iter().map(|&code| u16::from(code)).collect())
            }
            Self::U16(codes) if code > u16::MAX.into() => {
                Self::U32(codes.iter().map(|&code| u32::from(code)).collect())
            }
            _ => return,
        };
        *self = wide;
    }

    fn truncate(&mut self, rows: usize) {
        match self {
            Self::U8(codes) => codes.truncate(rows),
            Self::U16(codes) => codes.truncate(rows),
            Self::U32(codes) => codes.truncate(rows),
        }
    }

    /// Rows by code.
    fn count(&self, rows: usize, distinct: usize) -> Vec<u32> {
        let mut counts = vec![0; distinct];
        match self {
            Self::U8(codes) => count(&codes[..rows], &mut counts),
            Self::U16(codes) => count(&codes[..rows], &mut counts),
            Self::U32(codes) => count(&codes[..rows], &mut counts),
        }
        counts
    }

    /// Gives every code the name that stands in its place.
    fn rename(&mut self, names: &[u32]) {
        match self {
            Self::U8(codes) => rename(codes, names, |name| name as u8),
            Self::U16(codes) => rename(codes, names, |name| name as u16),
            Self::U32(codes) => rename(codes, names, |name| name),
        }
    }

    fn complete(&mut self) {
        fn fill<T: Copy + Default>(codes: &mut Vec<T>) {
            let whole = codes.len().next_multiple_of(BLOCK);
            codes.reserve_exact(whole - codes.len());
            codes.resize(whole, T::default());
            codes.shrink_to_fit();
        }
        match self {
            Self::U8(codes) => fill(codes),
            Self::U16(codes) => fill(codes),
            Self::U32(codes) => fill(codes),
        }
    }
}

fn count<T: Code>(codes: &[T], counts: &mut [u32]) {
    for_blocks(codes, |block| block.iter().for_each(|code| counts[code.place()] += 1));
}

fn rename<T: Code>(codes: &mut [T], names: &[u32], narrow: impl Fn(u32) -> T) {
    #[inline(never)]
    fn of_block<T: Code>(block: &mut [T], names: &[u32], narrow: &impl Fn(u32) -> T) {
        block.iter_mut().for_each(|code| *code = narrow(names[code.place()]));
    }
    codes.chunks_mut(BLOCK).for_each(|block| of_block(block, names, &narrow));
}

/// Calls `with` for every block of something that there is one of a row.
///
/// A browser runs a program slowly at first, and its fast form only from the next *call* on: a
/// single loop over a million rows would be slow to its end.
pub fn for_blocks<T>(rows: &[T], mut with: impl FnMut(&[T])) {
    #[inline(never)]
    fn call<T>(block: &[T], with: &mut impl FnMut(&[T])) {
        with(block);
    }
    rows.chunks(BLOCK).for_each(|block| call(block, &mut with));
}
