//! Sets of rows, a bit a row; bits beyond the last row are never set. It does not know why a row
//! is in a set.

use crate::simd::LANES;

/// Words between two ranks.
const STRIDE: usize = 8;

/// A set of rows.
#[derive(Clone, Default)]
pub struct Bits {
    words: Vec<u64>,
    rows: usize,
}

impl Bits {
    /// No row of `rows`.
    pub fn none(rows: usize) -> Self {
        Self { words: vec![0; rows.div_ceil(LANES)], rows }
    }

    /// Every one of `rows` rows.
    pub fn all(rows: usize) -> Self {
        let mut made = Self { words: vec![!0; rows.div_ceil(LANES)], rows };
        made.trim();
        made
    }

    /// A set by its words, which may say anything of what is beyond the last row.
    pub fn from_words(words: impl Iterator<Item = u64>, rows: usize) -> Self {
        let mut made = Self { words: words.take(rows.div_ceil(LANES)).collect(), rows };
        made.trim();
        made
    }

    /// Rows in all of `sets`; every row if there is no set.
    pub fn of_all(sets: &[&Self], rows: usize) -> Self {
        let Some((first, others)) = sets.split_first() else { return Self::all(rows) };
        let mut made = (*first).clone();
        for other in others {
            for (word, other) in made.words.iter_mut().zip(&other.words) {
                *word &= other;
            }
        }
        made
    }

    /// Puts the rows of another set into this one.
    pub fn unite(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Rows that there are, in the set or not.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Rows in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Puts a row into the set.
    pub fn insert(&mut self, row: usize) {
        self.words[row / LANES] |= 1 << (row % LANES);
    }

    /// Whether a row is in the set.
    pub fn contains(&self, row: usize) -> bool {
        self.words[row / LANES] >> (row % LANES) & 1 == 1
    }

    /// The set's words, of [`LANES`] rows each; with `complement` those of the rows not in it.
    pub fn words(&self, complement: bool) -> impl Iterator<Item = u64> {
        let last = self.words.len().wrapping_sub(1);
        let flip = if complement { !0 } else { 0 };
        self.words.iter().enumerate().map(move |(place, word)| {
            let word = word ^ flip;
            if place == last { word & tail(self.rows) } else { word }
        })
    }

    /// The rows in the set, from `from` on.
    pub fn iter_from(&self, from: usize) -> impl Iterator<Item = usize> {
        let skipped = from / LANES;
        let words = self.words.get(skipped..).unwrap_or_default().iter().enumerate();
        words.flat_map(move |(place, &word)| {
            let mut word = if place == 0 { word & (!0 << (from % LANES)) } else { word };
            std::iter::from_fn(move || {
                let row = (word != 0)
                    .then(|| (place + skipped) * LANES + word.trailing_zeros() as usize)?;
                word &= word - 1;
                Some(row)
            })
        })
    }

    fn trim(&mut self) {
        if let Some(last) = self.words.last_mut() {
            *last &= tail(self.rows);
        }
    }
}

/// The bits of the last word that are rows.
fn tail(rows: usize) -> u64 {
    match rows % LANES {
        0 => !0,
        some => (1 << some) - 1,
    }
}

/// How many rows of a set stand before every few words of it: finds the n-th row of the set.
#[derive(Default)]
pub struct Ranks(Vec<u32>);

impl Ranks {
    /// The ranks of a set.
    pub fn of(set: &Bits) -> Self {
        let mut before = 0;
        let strides = set.words.chunks(STRIDE).map(|words| {
            let rank = before;
            before += words.iter().map(|word| word.count_ones()).sum::<u32>();
            rank
        });
        Self(strides.collect())
    }

    /// The n-th row (from 0) of the set, if it has as many.
    pub fn row(&self, set: &Bits, n: usize) -> Option<usize> {
        let stride = self.0.partition_point(|&rank| rank as usize <= n).checked_sub(1)?;
        let from = stride * STRIDE * LANES;
        set.iter_from(from).nth(n - self.0[stride] as usize)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))] // no proptest there
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A set has what was put in, counts it, and finds it by rank and from any row on.
        #[test]
        fn a_set_has_what_was_put_in(
            rows in 1usize..2000,
            put in proptest::collection::btree_set(0usize..2000, 0..300),
            from in 0usize..2100,
        ) {
            let put: Vec<usize> = put.into_iter().filter(|row| *row < rows).collect();
            let mut set = Bits::none(rows);
            put.iter().for_each(|&row| set.insert(row));
            prop_assert_eq!(set.count(), put.len());
            prop_assert_eq!(set.iter_from(0).collect::<Vec<_>>(), put.clone());
            let rest: Vec<usize> = put.iter().copied().filter(|row| *row >= from).collect();
            prop_assert_eq!(set.iter_from(from).collect::<Vec<_>>(), rest);
            let ranks = Ranks::of(&set);
            for n in 0..=put.len() {
                prop_assert_eq!(ranks.row(&set, n), put.get(n).copied());
            }
            let others: u32 = set.words(true).map(u64::count_ones).sum();
            prop_assert_eq!(others as usize, rows - put.len());
        }
    }
}
