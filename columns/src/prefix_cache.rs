//! The beginnings of words that very many rows have: these rows and their counts, made before they
//! are asked for.
//!
//! The first letters of a search find the most rows, and gathering and counting these is what a
//! search costs; of such beginnings there are few. It does not know how words are made, nor how
//! rows are found.

use crate::count::Chosen;
use crate::order;
use crate::state::{Counted, Found, State};
use crate::words::Words;
use std::ops::Range;

/// A beginning is common if one row of so many has it.
const COMMON: usize = 64;

/// What common beginnings find, told by the words that begin so.
#[derive(Default)]
pub struct PrefixCache {
    found: Vec<(Range<usize>, Found)>,
    bytes: usize,
}

impl PrefixCache {
    /// Bytes for all of them; the shortest beginnings come first.
    pub const MOST: usize = 1 << 24;

    /// Finds every common beginning's rows, and counts every facet's codes in them.
    pub fn of(words: &Words, of: &Counted, state: &mut State) -> Self {
        let codes: usize = of.facets.iter().map(|facet| facet.all.len()).sum();
        let bytes = 4 * codes + of.rows / 8;
        let least = of.rows.div_ceil(COMMON);
        let mut made = Self::default();
        for range in words.beginnings(least) {
            if made.bytes + bytes > Self::MOST {
                break;
            }
            let rows = words.rows(std::slice::from_ref(&range), of.rows);
            let count = rows.count();
            if count >= least {
                let counts = state.counts_of(of, &Chosen::of(&rows, count));
                made.found.push((range, Found { rows, counts: Some(counts) }));
                made.bytes += bytes;
            }
        }
        let key = |place: usize| (made.found[place].0.start, made.found[place].0.end);
        let order = order::places(made.found.len(), &mut |a, b| key(a).cmp(&key(b)));
        let mut found: Vec<Option<(Range<usize>, Found)>> =
            made.found.into_iter().map(Some).collect();
        let found = order.into_iter().filter_map(|place| found[place as usize].take()).collect();
        Self { found, bytes: made.bytes }
    }

    /// What one of these words finds, if that was found before.
    pub fn found(&self, words: &Range<usize>) -> Option<&Found> {
        let key = (words.start, words.end);
        let place = self.found.binary_search_by_key(&key, |(range, _)| (range.start, range.end));
        Some(&self.found[place.ok()?].1)
    }

    /// Bytes held.
    pub fn memory(&self) -> usize {
        self.bytes
    }
}
