//! The rows whose codes pass a filter, found in the cheaper of two ways: by looking at every row's
//! code, or by postings, the rows of each code put together beforehand.
//!
//! Ski-rental rule: postings take room and time to make, so they are made once scanning has cost as much more
//! as making them would; both together never cost more than twice the best. It does not know values, texts or
//! other filters.

use crate::bits::Bits;
use crate::column::{Code, Codes};
use crate::facet::{Allowed, Cost};

/// What a row costs that postings find, beside [`Cost`].
const FOUND: u64 = 2_000;
/// What a row of the list costs when postings are made.
const MADE: u64 = 5_000;

/// How the rows of one column are found.
#[derive(Default)]
pub struct RowIndex {
    postings: Option<Postings>,
    /// What looking has cost more so far than postings would have.
    owed: u64,
}

/// The rows of each code, one code after another, each code's in their order.
struct Postings {
    /// Where a code's rows end.
    ends: Vec<u32>,
    rows: Vec<u32>,
}

impl RowIndex {
    /// The rows whose codes pass; `all` has the rows of the whole list by code, `room` is how many
    /// bytes may be taken.
    pub fn rows(
        &mut self,
        allowed: &Allowed,
        codes: &Codes,
        all: &[u32],
        rows: usize,
        room: usize,
    ) -> Bits {
        let listed = allowed.codes.iter().map(|&code| u64::from(all[code as usize]));
        let few = FOUND * listed.sum::<u64>();
        let Cost(looking) = allowed.cost(codes, rows);
        if looking <= few {
            return allowed.rows(codes, rows);
        }
        if self.postings.is_none() {
            self.owed += looking - few;
            let is_worth_it = self.owed >= MADE * rows as u64;
            if is_worth_it && Postings::bytes(all.len(), rows) <= room {
                self.postings = Some(Postings::of(codes, all, rows));
            }
        }
        match &self.postings {
            Some(postings) => postings.rows(allowed, rows),
            None => allowed.rows(codes, rows),
        }
    }

    /// Bytes held.
    pub fn memory(&self) -> usize {
        self.postings
            .as_ref()
            .map_or(0, |postings| Postings::bytes(postings.ends.len(), postings.rows.len()))
    }
}

impl Postings {
    fn bytes(codes: usize, rows: usize) -> usize {
        4 * (codes + rows)
    }

    fn of(codes: &Codes, all: &[u32], rows: usize) -> Self {
        let mut end = 0;
        // Where the next row of a code goes; in the end, where its rows end.
        let mut ends: Vec<u32> = all
            .iter()
            .map(|count| {
                let start = end;
                end += count;
                start
            })
            .collect();
        let mut made = vec![0; rows];
        match codes {
            Codes::U8(codes) => put(&codes[..rows], &mut ends, &mut made),
            Codes::U16(codes) => put(&codes[..rows], &mut ends, &mut made),
            Codes::U32(codes) => put(&codes[..rows], &mut ends, &mut made),
        }
        Self { ends, rows: made }
    }

    fn rows(&self, allowed: &Allowed, rows: usize) -> Bits {
        let mut found = Bits::none(rows);
        for &code in &allowed.codes {
            let code = code as usize;
            let from = if code == 0 { 0 } else { self.ends[code - 1] as usize };
            for &row in &self.rows[from..self.ends[code] as usize] {
                found.insert(row as usize);
            }
        }
        if allowed.inverted { Bits::from_words(found.words(true), rows) } else { found }
    }
}

fn put<T: Code>(codes: &[T], next: &mut [u32], made: &mut [u32]) {
    for (row, code) in (0..).zip(codes) {
        let next = &mut next[code.place()];
        made[*next as usize] = row;
        *next += 1;
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))] // no proptest there
mod tests {
    use super::RowIndex;
    use crate::column::{BLOCK, Codes};
    use crate::facet::Allowed;
    use proptest::prelude::*;

    /// The codes as a column has them, in blocks, and how often each stands there.
    fn column(codes: &[usize], distinct: usize) -> (Codes, Vec<u32>) {
        let mut all = vec![0; distinct];
        codes.iter().for_each(|&code| all[code] += 1);
        let filled = codes.iter().copied().chain(std::iter::repeat(0));
        let blocks = filled.take(codes.len().div_ceil(BLOCK) * BLOCK);
        let codes = if distinct > 256 {
            Codes::U16(blocks.map(|code| code as u16).collect())
        } else {
            Codes::U8(blocks.map(|code| code as u8).collect())
        };
        (codes, all)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// However often it is asked, it finds what a plain loop finds.
        #[test]
        fn both_ways_find_what_a_plain_loop_finds(
            distinct in prop_oneof![2usize..60, 257usize..600],
            seeds in proptest::collection::vec(any::<u32>(), 1..3_000),
            asked in proptest::collection::vec(proptest::collection::vec(any::<u32>(), 1..12), 1..40),
            keep in any::<bool>(),
        ) {
            let codes: Vec<usize> = seeds.iter().map(|seed| *seed as usize % distinct).collect();
            let rows = codes.len();
            let (column, all) = column(&codes, distinct);
            let mut row_index = RowIndex::default();
            for seeds in asked {
                let mut table = vec![!keep; distinct];
                seeds.iter().for_each(|seed| table[*seed as usize % distinct] = keep);
                let wanted: Vec<usize> = (0..rows).filter(|row| table[codes[*row]]).collect();
                let found = row_index.rows(&Allowed::of(table), &column, &all, rows, usize::MAX);
                prop_assert_eq!(found.iter_from(0).collect::<Vec<_>>(), wanted);
            }
        }
    }

    #[test]
    fn postings_are_made_once_they_have_been_worth_it_and_only_where_there_is_room() {
        let codes: Vec<usize> = (0..20_000).map(|row| row * 7 % 500).collect();
        let (column, all) = column(&codes, 500);
        let allowed = || Allowed::of((0..500).map(|code| code < 20).collect());
        let ask = |row_index: &mut RowIndex, room| {
            let found = row_index.rows(&allowed(), &column, &all, codes.len(), room);
            assert_eq!(found.count(), 800);
        };
        let mut row_index = RowIndex::default();
        ask(&mut row_index, usize::MAX);
        assert_eq!(row_index.memory(), 0, "a single question is not worth it");
        (0..10).for_each(|_| ask(&mut row_index, usize::MAX));
        assert_eq!(row_index.memory(), 4 * 20_500);
        let mut row_index = RowIndex::default();
        (0..20).for_each(|_| ask(&mut row_index, 4 * 20_499));
        assert_eq!(row_index.memory(), 0);
        // Half of all rows: looking is cheaper, however often.
        let half = Allowed::of((0..500).map(|code| code % 2 == 0).collect());
        let mut row_index = RowIndex::default();
        for _ in 0..50 {
            row_index.rows(&half, &column, &all, codes.len(), usize::MAX);
        }
        assert_eq!(row_index.memory(), 0);
    }
}
