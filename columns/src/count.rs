//! Counting rows by code, in as few steps as there are rows to count.
//!
//! Rows are kept as places within blocks, so that codes of a block are an array and no step has to
//! check a bound. It does not know what codes mean.

use crate::MAX_VALUES;
use crate::bits::Bits;
use crate::column::{BLOCK, Code, Codes};
use crate::simd::LANES;

/// Rows to count: their places within blocks, and where every block's places end.
pub struct Chosen {
    places: Vec<u16>,
    ends: Vec<usize>,
    /// Whether these are the rows that are *not* in the set.
    complement: bool,
}

impl Chosen {
    /// The rows of a set of `count` rows, or those not in it where these are fewer.
    pub fn of(set: &Bits, count: usize) -> Self {
        let complement = count > set.rows() / 2;
        let mut places = Vec::with_capacity(if complement { set.rows() - count } else { count });
        let mut ends = Vec::with_capacity(set.rows().div_ceil(BLOCK));
        let mut block = [0u16; BLOCK];
        let mut found = 0;
        let mut first = 0;
        for mut word in set.words(complement) {
            while word != 0 {
                block[found & (BLOCK - 1)] = (first + word.trailing_zeros()) as u16;
                found += 1;
                word &= word - 1;
            }
            first += LANES as u32;
            if first as usize == BLOCK {
                places.extend_from_slice(&block[..found]);
                ends.push(places.len());
                (first, found) = (0, 0);
            }
        }
        places.extend_from_slice(&block[..found]);
        ends.push(places.len());
        Self { places, ends, complement }
    }

    fn blocks<'a, T>(
        &'a self,
        codes: &'a [T],
    ) -> impl Iterator<Item = (&'a [T; BLOCK], &'a [u16])> {
        let mut from = 0;
        codes.as_chunks::<BLOCK>().0.iter().zip(&self.ends).map(move |(codes, &to)| {
            let places = &self.places[from..to];
            from = to;
            (codes, places)
        })
    }
}

/// Tables to count in; two, because the next step need not wait for the last one's addition.
pub struct Counter {
    even: Vec<u32>,
    odd: Vec<u32>,
}

impl Default for Counter {
    fn default() -> Self {
        Self { even: vec![0; MAX_VALUES], odd: vec![0; MAX_VALUES] }
    }
}

impl Counter {
    /// Rows of the set by code; `all` has those of the whole list.
    pub fn count(&mut self, codes: &Codes, chosen: &Chosen, all: &[u32]) -> Vec<u32> {
        let mut counts = match codes {
            Codes::U8(codes) => {
                self.add(codes, chosen);
                self.take(all.len())
            }
            Codes::U16(codes) => {
                self.add(codes, chosen);
                self.take(all.len())
            }
            Codes::U32(codes) => {
                let mut counts = vec![0; all.len()];
                for (codes, places) in chosen.blocks(codes) {
                    for &place in places {
                        counts[codes[place as usize & (BLOCK - 1)] as usize] += 1;
                    }
                }
                counts
            }
        };
        if chosen.complement {
            for (count, all) in counts.iter_mut().zip(all) {
                *count = all - *count;
            }
        }
        counts
    }

    fn add<T: Code>(&mut self, codes: &[T], chosen: &Chosen) {
        // As arrays, which every code is inside of, whose places need no check.
        let even = self.even.first_chunk_mut::<MAX_VALUES>();
        let (Some(even), Some(odd)) = (even, self.odd.first_chunk_mut::<MAX_VALUES>()) else {
            return;
        };
        let code = |codes: &[T; BLOCK], place: u16| {
            codes[place as usize & (BLOCK - 1)].place() & (MAX_VALUES - 1)
        };
        for (codes, places) in chosen.blocks(codes) {
            let (pairs, rest) = places.as_chunks::<2>();
            for &[one, other] in pairs {
                even[code(codes, one)] += 1;
                odd[code(codes, other)] += 1;
            }
            for &place in rest {
                even[code(codes, place)] += 1;
            }
        }
    }

    fn take(&mut self, distinct: usize) -> Vec<u32> {
        let (even, odd) = (&mut self.even[..distinct], &mut self.odd[..distinct]);
        let counts = even.iter().zip(odd.iter()).map(|(even, odd)| even + odd).collect();
        even.fill(0);
        odd.fill(0);
        counts
    }
}
