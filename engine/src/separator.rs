//! What separates values in the cells of a column of words: a sign whose parts stand again in other
//! cells. It does not know what a column is called, nor what its values mean.

use crate::MAX_VALUES;
use columns::column::Column;
use columns::facet::parts;
use columns::text::Dictionary;

/// Most bytes, on average, of one part of a cell that is to count as several values.
const SHORT: usize = 56;
/// What separates values whatever the values are.
const STRONG: [&str; 4] = [";", "|", "；", "\n"];
/// What separates values where parts stand in several different cells; it stands between a name and its
/// translation as well.
const SPACED: [&str; 1] = [" / "];
/// What separates values where parts stand alone, too; it stands within names as well.
const WEAK: [&str; 7] = ["、", "，", ",", "/", " & ", " + ", " - "];

/// What separates values in cells.
pub(crate) struct Separator {
    pub(crate) by: &'static str,
    /// Different parts.
    pub(crate) parts: usize,
    /// Those that stand alone, or in several cells.
    pub(crate) alone: usize,
    pub(crate) is_strong: bool,
}

/// How much a sign says by itself.
#[derive(Clone, Copy, PartialEq)]
enum Strength {
    Strong,
    Spaced,
    Weak,
}

/// What separates the values of a column's cells, if anything does; `counts` is the rows of each text.
pub(crate) fn separator(column: &Column, counts: &[u32]) -> Option<Separator> {
    let texts = column.texts();
    let every = |step: usize| (0..texts.len()).step_by(step).map(|number| texts.get(number));
    // A look at a few tells for most columns that nothing separates anything.
    let few = column.texts().len().div_ceil(1_000).max(1);
    let may_be = |by: &&'static str| {
        every(few).filter(|cell| cell.contains(*by)).nth(1).is_some()
            || column.texts().len() < 2_000
    };
    let step = column.texts().len().div_ceil(MAX_VALUES).max(1);
    let cells = || every(step).filter(|cell| !cell.is_empty());
    let distinct = cells().count();
    let of = |by: &'static str, strength: Strength| {
        let is_strong = strength == Strength::Strong;
        let has_several = |cell: &&str| cell.contains(by) && parts(cell, by).nth(1).is_some();
        let several = cells().filter(has_several).count();
        if several == 0 || several * 20 < distinct {
            return None;
        }
        let Parts { told, long, count, in_rows } =
            parts_seen(column, counts, step, (by, is_strong))?;
        let parts = told.len();
        let repeated = told.iter().filter(|(cells, alone)| *alone || *cells > 1).count();
        let again = told.iter().filter(|(cells, _)| *cells > 1).count();
        let alone = told.iter().filter(|(_, alone)| *alone).count();
        // Most cells have several short parts.
        let are_several = several * 2 > distinct && long <= SHORT * count && parts > 1;
        let is = match strength {
            // Parts stand in one and a half cells on average, or every cell is made of such; or most
            // cells have several, and some stand in several cells, or all in several rows.
            Strength::Strong => {
                let stand_again = parts * 3 <= count * 2 || repeated * 2 > parts && distinct < 12;
                let some_again = again > 1 && again * 10 >= parts || parts * 2 <= in_rows;
                (stand_again || are_several && some_again) && parts > 1
            }
            Strength::Spaced => are_several && again > 1 && again * 2 >= parts,
            Strength::Weak => {
                let of_several = told.iter().filter(|(cells, _)| *cells > 0).count();
                let all_alone = alone == of_several && parts > 1;
                let most_again = several > 1 && alone > 0 && repeated * 2 >= parts;
                (all_alone || most_again) && long < 48 * count && parts <= distinct.max(4)
            }
        };
        is.then_some(Separator {
            by,
            parts,
            alone: if is_strong { count } else { repeated },
            is_strong,
        })
    };
    let find = |signs: &[&'static str], strength| {
        signs.iter().copied().filter(may_be).find_map(|by| of(by, strength))
    };
    let strong = find(&STRONG, Strength::Strong).or_else(|| find(&SPACED, Strength::Spaced));
    let mut found = strong.or_else(|| find(&WEAK, Strength::Weak))?;
    if found.by == ","
        && cells().all(|cell| cell.matches(',').count() == cell.matches(", ").count())
    {
        found.by = ", ";
    }
    Some(found)
}

/// The parts of a column's cells.
#[derive(Default)]
struct Parts {
    /// For every part: in how many cells it stands, and whether alone in one.
    told: Vec<(u32, bool)>,
    /// Their bytes in all cells, how many they are there, and in all rows.
    long: usize,
    count: usize,
    in_rows: usize,
}

/// The parts between a sign in every cell, or every so many; nothing if they are numbers or dates and the
/// sign is not a strong one.
fn parts_seen(
    column: &Column,
    counts: &[u32],
    step: usize,
    (by, is_strong): (&'static str, bool),
) -> Option<Parts> {
    let texts = column.texts();
    let mut all = Dictionary::default();
    let mut seen = Parts::default();
    for code in (0..texts.len()).step_by(step).filter(|code| !texts.get(*code).is_empty()) {
        let cell = texts.get(code);
        let is_one = parts(cell, by).nth(1).is_none();
        for part in parts(cell, by) {
            let number = all.number(part) as usize;
            seen.told.resize(seen.told.len().max(number + 1), (0, false));
            seen.told[number].0 += 1;
            seen.told[number].1 |= is_one;
            seen.long += part.len();
            seen.count += 1;
            seen.in_rows += counts[code] as usize;
            if !is_strong && part.bytes().all(|byte| !byte.is_ascii_alphabetic() && byte < 0x80) {
                // Numbers, dates: what stands between their parts separates no values.
                return None;
            }
        }
    }
    Some(seen)
}
