//! Spellings of one column that seem to mean the same: that differ in case, accents, blanks and signs
//! alone. They are offered to be counted as one, never so counted by themselves.

use crate::cell_type;
use crate::column::Column;
use crate::fold;
use crate::protocol::{self, ColumnKind, Spellings};
use std::collections::BTreeMap;

/// Different texts of a column that are compared.
const TEXTS: usize = 10_000;
/// Groups that are told of a column, and of all.
const GROUPS: (usize, usize) = (50, 200);

/// The groups of a list.
pub(crate) fn alike(columns: &[Column], told: &[protocol::Column]) -> Vec<Spellings> {
    let mut all = Vec::new();
    for (place, (column, told)) in columns.iter().zip(told).enumerate() {
        if told.kind != ColumnKind::Text || !told.facet || told.distinct > TEXTS {
            continue;
        }
        let counts = column.counts();
        let mut groups: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
        for (text, &count) in column.texts().iter().zip(&counts) {
            let key = key(text);
            if !key.is_empty() && count > 0 && !cell_type::is_missing(text) {
                groups.entry(key).or_default().push((text.to_owned(), count as usize));
            }
        }
        let mut groups: Vec<_> = groups.into_values().filter(|texts| texts.len() > 1).collect();
        for texts in &mut groups {
            texts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        }
        let rows = |texts: &[(String, usize)]| texts.iter().map(|it| it.1).sum::<usize>();
        groups.sort_by_key(|texts| std::cmp::Reverse(rows(texts)));
        groups.truncate(GROUPS.0);
        all.extend(groups.into_iter().map(|texts| Spellings { column: place, texts }));
    }
    all.truncate(GROUPS.1);
    all
}

/// What spellings that mean the same have in common: letters and digits, without what stands around
/// and between them.
fn key(text: &str) -> String {
    // A sign between digits means something: 1.5 is not 15.
    let folded = fold::fold(text);
    let mut key = String::with_capacity(folded.len());
    let mut is_after_digit = false;
    let mut gap = false;
    for c in folded.chars() {
        if c.is_alphanumeric() {
            if gap && is_after_digit && c.is_ascii_digit() {
                key.push(' ');
            }
            key.push(c);
            is_after_digit = c.is_ascii_digit();
            gap = false;
        } else {
            gap = true;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn spellings_are_alike_in_letters_and_digits() {
        for (one, other) in [
            ("Germany", "germany."),
            ("Côte d’Ivoire", "Cote d'Ivoire"),
            ("Viet Nam", "VIETNAM"),
            ("United  Kingdom", "United Kingdom"),
            ("Россия", "РОССИЯ"),
            ("U.S.A.", "USA"),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
        for (one, other) in [("1.5", "15"), ("Niger", "Nigeria"), ("COP 1", "COP 11"), ("A+", "B+")]
        {
            assert_ne!(key(one), key(other), "{one}");
        }
        assert_eq!(key("…"), "");
    }
}
