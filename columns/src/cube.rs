//! How often the codes of two facets meet, counted once for all pairs that are small enough.
//!
//! It answers the first filter without looking at a row, and both own counts of the second. It
//! does not know values or filters.

use crate::column::{BLOCK, Code, Codes, Column, for_blocks};
use crate::facet::{Allowed, Facet};
use crate::order;

/// Counts that one pair may have, and how many a row: of a short list, counting rows is as cheap.
const MAX_PAIR: usize = 1 << 21;
const PER_ROW: usize = 2;
/// Counts of all pairs, 4 bytes each; the smallest pairs come first.
const MAX_CUBE: usize = 1 << 23;

/// Counts of pairs.
#[derive(Default)]
pub struct Cube {
    facets: usize,
    /// By the first facet's place × facets + the second's, first < second; empty = not counted.
    pairs: Vec<Vec<u32>>,
}

impl Cube {
    /// Counts the pairs of facets.
    pub fn of(facets: &[Facet], columns: &[Column], rows: usize) -> Self {
        let mut pairs = vec![Vec::new(); facets.len() * facets.len()];
        let size = |&(a, b): &(usize, usize)| facets[a].all.len() * facets[b].all.len();
        let most = MAX_PAIR.min(PER_ROW * rows);
        let all = (0..facets.len()).flat_map(|a| (a + 1..facets.len()).map(move |b| (a, b)));
        let wanted: Vec<(usize, usize)> = all.filter(|pair| size(pair) <= most).collect();
        let wanted = order::sorted(&wanted, &mut |a, b| size(a).cmp(&size(b)));
        let mut counts = 0;
        for (a, b) in wanted {
            counts += size(&(a, b));
            if counts > MAX_CUBE {
                break;
            }
            let codes = |facet: usize| columns[facets[facet].column].codes();
            let wide = facets[b].all.len();
            let mut pair = vec![0; size(&(a, b))];
            match (codes(a), codes(b)) {
                (Codes::U8(a), Codes::U8(b)) => meet(&a[..rows], b, wide, &mut pair),
                (Codes::U8(a), Codes::U16(b)) => meet(&a[..rows], b, wide, &mut pair),
                (Codes::U16(a), Codes::U8(b)) => meet(&a[..rows], b, wide, &mut pair),
                (Codes::U16(a), Codes::U16(b)) => meet(&a[..rows], b, wide, &mut pair),
                // Such a facet has more codes than a pair may have counts.
                (Codes::U32(_), _) | (_, Codes::U32(_)) => continue,
            }
            pairs[a * facets.len() + b] = pair;
        }
        Self { facets: facets.len(), pairs }
    }

    /// Rows by code of facet `to` whose codes of facet `from` are allowed; `all` has those of the
    /// whole list. `None` if the pair was not counted.
    pub fn count(
        &self,
        from: usize,
        allowed: &Allowed,
        to: usize,
        all: &[u32],
    ) -> Option<Vec<u32>> {
        let pair = &self.pairs[from.min(to) * self.facets + from.max(to)];
        if pair.is_empty() {
            return None;
        }
        let mut counts = vec![0; all.len()];
        for &code in &allowed.codes {
            let code = code as usize;
            if from < to {
                let row = &pair[code * all.len()..(code + 1) * all.len()];
                counts.iter_mut().zip(row).for_each(|(count, met)| *count += met);
            } else {
                let column = pair[code..].iter().step_by(pair.len() / all.len());
                counts.iter_mut().zip(column).for_each(|(count, met)| *count += met);
            }
        }
        if allowed.inverted {
            counts.iter_mut().zip(all).for_each(|(count, all)| *count = all - *count);
        }
        Some(counts)
    }

    /// Bytes held.
    pub fn memory(&self) -> usize {
        self.pairs.iter().map(|pair| 4 * pair.len()).sum()
    }
}

fn meet<A: Code, B: Code>(a: &[A], b: &[B], wide: usize, pair: &mut [u32]) {
    let mut blocks = b.chunks(BLOCK);
    for_blocks(a, |a| {
        for (&a, &b) in a.iter().zip(blocks.next().unwrap_or_default()) {
            pair[a.place() * wide + b.place()] += 1;
        }
    });
}
