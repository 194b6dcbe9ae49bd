//! Spellings of one column that seem to mean the same: that differ in case, accents, blanks and signs
//! alone. They are offered to be counted as one, never so counted by themselves.

use crate::cell_type;
use crate::protocol::{self, ColumnKind, Spellings};
use columns::column::Column;
use columns::fold;
use columns::order;
use columns::text::Dictionary;

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
        // The texts of every key.
        let (mut keys, mut groups) = (Dictionary::default(), Vec::<Vec<(String, usize)>>::new());
        for (text, &count) in column.texts().iter().zip(&counts) {
            let key = key(text);
            if key.is_empty() || count == 0 || cell_type::is_missing(text) {
                continue;
            }
            let place = keys.number(&key) as usize;
            groups.resize_with(groups.len().max(place + 1), Vec::new);
            groups[place].push((text.to_owned(), count as usize));
        }
        groups.retain(|texts| texts.len() > 1);
        let rows = |texts: &[(String, usize)]| texts.iter().map(|(_, count)| count).sum::<usize>();
        let mut groups = order::sorted(&groups, &mut |a, b| rows(b).cmp(&rows(a)));
        groups.truncate(GROUPS.0);
        for texts in &mut groups {
            *texts = order::sorted(texts, &mut |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        }
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
