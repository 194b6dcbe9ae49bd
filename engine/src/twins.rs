//! Columns beside each other: codes beside the names that they stand for, and pairs of which no two rows
//! have the same. It does not know what columns are for.

use crate::MAX_SUGGESTED_VALUES;
use crate::names::{self, Sense};
use crate::protocol::{self, ColumnKind};
use crate::suggest::CODES;
use columns::column::Column;

/// Rows whose pairs of values are compared to find twins.
const TWINS: usize = 20_000;

/// Finds columns that say the same as another in shorter texts: codes beside names.
pub(crate) fn find(columns: &[Column], told: &mut [protocol::Column], rows: usize) {
    let is_candidate = |column: &protocol::Column| {
        column.facet
            && (2..=MAX_SUGGESTED_VALUES).contains(&column.distinct)
            && column.distinct < rows
            && matches!(column.kind, ColumnKind::Text | ColumnKind::Id | ColumnKind::Number)
    };
    let candidates: Vec<usize> = (0..told.len()).filter(|&at| is_candidate(&told[at])).collect();
    for &at in &candidates {
        let plain = names::plain(&told[at].name);
        let is_capitals =
            |sample: &String| sample.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        let is_short = (2..=4).contains(&told[at].letters)
            && told[at].samples.iter().all(is_capitals)
            && names::sense(&plain).is_none_or(|(sense, _)| sense != Sense::Class);
        let is_coded = is_short
            || names::is_code(&plain)
            || told[at].kind == ColumnKind::Id
            || told[at].codes >= CODES;
        let begins = |other: usize| {
            let other = names::plain(&told[other].name);
            other.split(' ').next() == plain.split(' ').next()
        };
        let twin = candidates.iter().copied().find(|&other| {
            other != at
                && (is_coded || begins(other))
                && told[other].distinct == told[at].distinct
                && told[other].twin.is_none()
                && (told[other].letters, at) > (told[at].letters, other)
                && are_twins(&columns[at], &columns[other], told[at].distinct, rows)
        });
        told[at].twin = twin;
    }
}

fn are_twins(one: &Column, other: &Column, distinct: usize, rows: usize) -> bool {
    let mut of_one = vec![u32::MAX; distinct];
    let mut of_other = vec![u32::MAX; distinct];
    for row in 0..rows.min(TWINS) {
        let (a, b) = (one.codes().get(row), other.codes().get(row));
        let (Some(to), Some(from)) = (of_one.get_mut(a as usize), of_other.get_mut(b as usize))
        else {
            return false;
        };
        if (*to != u32::MAX && *to != b) || (*from != u32::MAX && *from != a) {
            return false;
        }
        (*to, *from) = (b, a);
    }
    // Two values each, in a few rows, agree by chance.
    distinct > 2 || rows > 8
}

/// Whether two columns of names have a third of their values in common, and nineteen rows in twenty two
/// that no other has.
pub(crate) fn are_a_pair(one: &Column, other: &Column, rows: usize) -> bool {
    let (a, b) = (one.texts(), other.texts());
    let common = a.iter().filter(|text| other.find(text).is_some()).count();
    if rows > TWINS || common * 3 < a.len().min(b.len()) || a.len() * b.len() < rows {
        return false;
    }
    let mut met = vec![false; a.len() * b.len()];
    let mut again = 0;
    for row in 0..rows {
        let at = one.codes().get(row) as usize * b.len() + other.codes().get(row) as usize;
        let Some(is_met) = met.get_mut(at) else { return false };
        again += usize::from(*is_met);
        *is_met = true;
    }
    again * 20 <= rows
}
