//! Slips of a letter: which words differ from each other by one letter or by two that changed places.
//!
//! Knows letters only; which of them are names stands in the tables.

use crate::russian;
use crate::tables::Tables;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Words of states by themselves with one letter left out.
pub struct Typos {
    /// The words.
    pub words: Vec<String>,
    /// Their places, by the word without one of its letters.
    pub by_hole: HashMap<String, Vec<u32>>,
}

/// The words of a table, built once.
pub fn typos(tables: &Tables) -> &'static Typos {
    static TYPOS: OnceLock<Typos> = OnceLock::new();
    TYPOS.get_or_init(|| {
        let mut words: Vec<String> = Vec::new();
        for word in &tables.state_words {
            if word.chars().any(|c| ('а'..='я').contains(&c)) {
                words.extend(russian::forms(word));
            } else if word.is_ascii() {
                words.push(word.clone());
            }
        }
        let mut seen: HashMap<String, u32> = HashMap::new();
        words.retain(|word| seen.insert(word.clone(), 0).is_none());
        let mut by_hole: HashMap<String, Vec<u32>> = HashMap::new();
        for (number, word) in words.iter().enumerate() {
            let chars: Vec<char> = word.chars().collect();
            for hole in left_out(&chars).into_iter().chain([word.clone()]) {
                by_hole.entry(hole).or_default().push(number as u32);
            }
        }
        Typos { words, by_hole }
    })
}

/// A word with each of its letters left out in turn.
pub fn left_out(chars: &[char]) -> Vec<String> {
    (0..chars.len())
        .map(|hole| {
            chars.iter().enumerate().filter(|(at, _)| *at != hole).map(|(_, c)| *c).collect()
        })
        .collect()
}

/// Whether two words differ by one letter, or by two neighbours that changed places.
pub fn one_apart(a: &[char], b: &[char]) -> bool {
    let first = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let last = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    if a == b || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    if a.len() != b.len() {
        return first + last >= a.len().min(b.len());
    }
    let differ = a.len().saturating_sub(first + last);
    differ == 1 || (differ == 2 && a[first] == b[first + 1] && a[first + 1] == b[first])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_letter_or_two_neighbours() {
        let near = |a: &str, b: &str| {
            one_apart(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
        };
        assert!(near("switzerlnad", "switzerland"));
        assert!(near("ethopia", "ethiopia"));
        assert!(near("zimbawbe", "zimbabwe"));
        assert!(near("кыргызстаны", "кыргызстана"));
        assert!(!near("slovenia", "slovakia"));
        assert!(!near("mali", "mali"));
    }
}
