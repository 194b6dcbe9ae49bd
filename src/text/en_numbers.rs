//! English numbers: with their nouns, and in words.

pub(super) fn plural(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Numbers up to nine in words, as at the start of a sentence.
pub(super) fn spelled(n: usize) -> String {
    const SMALL: [&str; 10] =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
    SMALL.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}
