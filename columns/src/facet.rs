//! A facet: values, and which rows pass a filter by them.
//!
//! A facet sees its column through codes. Where a cell is one value, a code is a value. Where a
//! cell holds several, a code is a combination of values, and what is counted or allowed by value
//! is put together from combinations. It does not know other facets.

use crate::MAX_VALUES;
use crate::bits::Bits;
use crate::column::{Code, Codes, Column};
use crate::natural;
use crate::order;
use crate::simd::{self, LANES};
use crate::text::Dictionary;
use std::borrow::Cow;

/// Codes up to which comparing with each is cheaper than looking up every row's.
const FEW: usize = 6;

/// The parts of a cell: trimmed, without empty ones; those that stand twice are told twice.
pub fn parts<'a>(cell: &'a str, separator: &'a str) -> impl Iterator<Item = &'a str> {
    cell.split(separator).map(str::trim).filter(|part| !part.is_empty())
}

/// A facet of one column.
pub struct Facet {
    /// The place of its column.
    pub column: usize,
    /// Rows of the whole list by code.
    pub all: Vec<u32>,
    parts: Option<Parts>,
}

/// Combinations of values, by code.
struct Parts {
    /// The values; numbered by how common they are, ties by text.
    values: Dictionary,
    /// Rows of the whole list by value.
    all: Vec<u32>,
    /// Where a code's values, sorted, end in `of`.
    ends: Vec<u32>,
    of: Vec<u32>,
}

/// A filter, by values.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Sorted, each once.
    pub include: Vec<u32>,
    /// Sorted, each once.
    pub exclude: Vec<u32>,
    /// All of `include` instead of any.
    pub all: bool,
}

impl Filter {
    /// Whether it passes every row.
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }
}

/// The codes that pass a filter.
pub struct Allowed {
    /// By code.
    table: Vec<bool>,
    /// The codes that pass, or those that do not, whichever are fewer.
    pub codes: Vec<u32>,
    /// Whether `codes` are those that do not pass.
    pub inverted: bool,
}

/// What finding rows costs: picoseconds, roughly, of a browser on a laptop (measured in node with the
/// release engine; only the ratios matter).
pub struct Cost(pub u64);

impl Facet {
    /// A facet of a column whose cells are one value.
    pub fn single(place: usize, column: &Column) -> Option<Self> {
        column.may_be_facet().then(|| Self { column: place, all: column.counts(), parts: None })
    }

    /// A facet of a column whose cells hold several values; `None` if there are too many values.
    pub fn multi(place: usize, column: &Column, separator: &str) -> Option<Self> {
        let all = column.counts();
        let mut values = Dictionary::default();
        let (mut ends, mut of) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
        let mut here: Vec<u32> = Vec::new();
        for cell in column.texts().iter() {
            here.clear();
            here.extend(parts(cell, separator).map(|part| values.number(part)));
            if here.is_empty() {
                here.push(values.number(""));
            }
            order::by_size(&mut here);
            here.dedup();
            of.extend_from_slice(&here);
            ends.push(of.len() as u32);
            if values.texts().len() > MAX_VALUES {
                return None;
            }
        }
        let mut parts = Parts { all: Vec::new(), values, ends, of };
        let counts = parts.gather(&all);
        let mut order: Vec<u32> = (0..counts.len() as u32).collect();
        let texts = parts.values.texts();
        order::sort(&mut order, &mut |a, b| {
            let (a, b) = (a as usize, b as usize);
            let by_text = || natural::compare(texts.get(a), texts.get(b));
            counts[b].cmp(&counts[a]).then_with(by_text)
        });
        let mut ranks = vec![0; order.len()];
        for (rank, &value) in order.iter().enumerate() {
            ranks[value as usize] = rank as u32;
        }
        let mut from = 0;
        for &to in &parts.ends {
            let here = &mut parts.of[from..to as usize];
            here.iter_mut().for_each(|value| *value = ranks[*value as usize]);
            order::by_size(here);
            from = to as usize;
        }
        parts.all = order.iter().map(|&value| counts[value as usize]).collect();
        parts.values = parts.values.reordered(&order);
        Some(Self { column: place, all, parts: Some(parts) })
    }

    /// Bytes held.
    pub fn memory(&self) -> usize {
        let parts = self.parts.as_ref().map_or(0, |parts| {
            parts.values.memory() + 4 * (parts.all.len() + parts.ends.len() + parts.of.len())
        });
        4 * self.all.len() + parts
    }

    /// Whether cells hold several values.
    pub fn is_multi(&self) -> bool {
        self.parts.is_some()
    }

    /// How many values it has.
    pub fn distinct(&self) -> usize {
        self.all_by_value().len()
    }

    /// Rows of the whole list by value.
    pub fn all_by_value(&self) -> &[u32] {
        self.parts.as_ref().map_or(&self.all, |parts| &parts.all)
    }

    /// The text of a value.
    pub fn text<'a>(&'a self, column: &'a Column, value: usize) -> &'a str {
        self.parts.as_ref().map_or(column.texts(), |parts| parts.values.texts()).get(value)
    }

    /// The value of a text.
    pub fn find(&self, column: &Column, text: &str) -> Option<u32> {
        match &self.parts {
            Some(parts) => parts.values.find(text.as_bytes()).ok(),
            None => column.find(text),
        }
    }

    /// The values of a code.
    pub fn values_of(&self, code: u32) -> Cow<'_, [u32]> {
        match &self.parts {
            Some(parts) => Cow::Borrowed(parts.of(code as usize)),
            None => Cow::Owned(vec![code]),
        }
    }

    /// Rows by value, of rows by code.
    pub fn by_value<'a>(&self, counts: &'a [u32]) -> Cow<'a, [u32]> {
        match &self.parts {
            Some(parts) => Cow::Owned(parts.gather(counts)),
            None => Cow::Borrowed(counts),
        }
    }

    /// The codes that pass a filter.
    pub fn allowed(&self, filter: &Filter) -> Allowed {
        let mut table = match &self.parts {
            None => vec![filter.include.is_empty(); self.all.len()],
            Some(parts) => (0..self.all.len()).map(|code| parts.passes(code, filter)).collect(),
        };
        if self.parts.is_none() {
            filter.include.iter().for_each(|&code| table[code as usize] = true);
            filter.exclude.iter().for_each(|&code| table[code as usize] = false);
        }
        Allowed::of(table)
    }
}

impl Parts {
    fn of(&self, code: usize) -> &[u32] {
        let from = if code == 0 { 0 } else { self.ends[code - 1] as usize };
        &self.of[from..self.ends[code] as usize]
    }

    fn gather(&self, counts: &[u32]) -> Vec<u32> {
        let mut gathered = vec![0; self.values.texts().len()];
        for (code, &count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            self.of(code).iter().for_each(|&value| gathered[value as usize] += count);
        }
        gathered
    }

    fn passes(&self, code: usize, filter: &Filter) -> bool {
        let values = self.of(code);
        let has = |value: &u32| values.binary_search(value).is_ok();
        let included = match filter.all {
            true => filter.include.iter().all(has),
            false => filter.include.is_empty() || filter.include.iter().any(has),
        };
        included && !filter.exclude.iter().any(has)
    }
}

impl Allowed {
    /// What a table says of every code.
    pub fn of(table: Vec<bool>) -> Self {
        let pass = table.iter().filter(|allowed| **allowed).count();
        let inverted = pass * 2 > table.len();
        let codes = (0..).zip(&table).filter(|(_, allowed)| **allowed != inverted);
        Self { codes: codes.map(|(code, _)| code).collect(), inverted, table }
    }

    /// What [`Self::rows`] costs.
    pub fn cost(&self, codes: &Codes, rows: usize) -> Cost {
        let (rows, listed) = (rows as u64, self.codes.len() as u64);
        Cost(match codes {
            Codes::U8(_) if self.codes.len() <= FEW => rows * (30 + 20 * listed),
            Codes::U16(_) if self.codes.len() <= FEW => rows * (60 + 40 * listed),
            _ => rows * 1_000,
        })
    }

    /// The rows whose codes pass.
    pub fn rows(&self, codes: &Codes, rows: usize) -> Bits {
        let flip = if self.inverted { !0 } else { 0 };
        match codes {
            Codes::U8(codes) if self.codes.len() <= FEW => {
                let blocks = codes.as_chunks::<LANES>().0.iter();
                Bits::from_words(
                    blocks.map(|block| self.any(|code| simd::equal_u8(block, code as u8)) ^ flip),
                    rows,
                )
            }
            Codes::U16(codes) if self.codes.len() <= FEW => {
                let blocks = codes.as_chunks::<LANES>().0.iter();
                Bits::from_words(
                    blocks.map(|block| self.any(|code| simd::equal_u16(block, code as u16)) ^ flip),
                    rows,
                )
            }
            Codes::U8(codes) => self.look_up(codes, rows),
            Codes::U16(codes) => self.look_up(codes, rows),
            Codes::U32(codes) => self.look_up(codes, rows),
        }
    }

    fn any(&self, equal: impl Fn(u32) -> u64) -> u64 {
        self.codes.iter().fold(0, |word, &code| word | equal(code))
    }

    fn look_up<T: Code>(&self, codes: &[T], rows: usize) -> Bits {
        let words = codes.as_chunks::<LANES>().0.iter().map(|block| {
            let mut word = 0;
            for (place, &code) in block.iter().enumerate() {
                // What is beyond the last row may have a code that is nobody's.
                let allowed = self.table.get(code.place()).copied().unwrap_or_default();
                word |= u64::from(allowed) << place;
            }
            word
        });
        Bits::from_words(words, rows)
    }
}
