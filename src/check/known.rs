//! Organizations of a dataset in a stretch of words, by any of their names in any language.
//!
//! Blind to case, so that “iran” is found; a name of capitals alone (PRC, ОАЭ) must stand so. Knows
//! the names that a dataset gives and no inflected forms.

use super::words::Text;
use crate::data::{Dataset, Organization};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Most words of a stretch that are looked at; nobody reads on.
const LONGEST: usize = 2_000;

/// A name as words.
struct Name {
    words: Vec<String>,
    /// As printed, where case decides.
    cased: Option<Vec<String>>,
    organization: usize,
}

/// The names of all organizations of a dataset.
pub struct Known {
    /// By their first words, the longest first.
    names: BTreeMap<String, Vec<Name>>,
}

/// A folded word as it is compared with a name.
fn lower(word: &str) -> String {
    word.to_lowercase().replace('ё', "е")
}

/// The names of an organization. A state's abbreviation is a code, which is a word as well (ARE).
fn names_of(organization: &Organization) -> impl Iterator<Item = &str> {
    let is_state = organization.is_state;
    let in_languages = organization.names.iter().flat_map(move |it| {
        let abbreviation = it.abbreviation.as_deref().filter(|_| !is_state);
        [Some(it.short.as_str()), it.formal.as_deref(), it.mark.as_deref(), abbreviation]
    });
    let others = organization.other_names.iter().map(|(name, ..)| name.as_str());
    in_languages.flatten().chain(others)
}

impl Known {
    /// The names of a dataset.
    pub fn new(dataset: &Dataset) -> Self {
        let mut names = BTreeMap::<String, Vec<Name>>::new();
        for (organization, it) in dataset.organizations.iter().enumerate() {
            for name in names_of(it) {
                let text = Text::new(name);
                let printed: Vec<String> =
                    (0..text.words.len()).map(|at| text.folded(at)).collect();
                let words: Vec<String> = printed.iter().map(|word| lower(word)).collect();
                let Some(first) = words.first().cloned() else { continue };
                let is_capitals =
                    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
                let cased = is_capitals.then_some(printed);
                names.entry(first).or_default().push(Name { words, cased, organization });
            }
        }
        for names in names.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        Self { names }
    }

    /// Those that stand in these stretches, once each, in the order of reading; a name inside a longer
    /// one is part of that.
    pub fn standing(&self, text: &Text, parts: &[Range<usize>]) -> Vec<usize> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for part in parts {
            let words = folded(text, part);
            let mut at = 0;
            while at < words.len() {
                let Some(name) = self.beginning(&words[at..]).next() else {
                    at += 1;
                    continue;
                };
                at += name.words.len();
                if seen.insert(name.organization) {
                    found.push(name.organization);
                }
            }
        }
        found
    }

    /// All that stand in a text, inside the names of others too.
    pub fn within(&self, text: &Text) -> BTreeSet<usize> {
        let words = folded(text, &(0..text.words.len()));
        let names = (0..words.len()).flat_map(|at| self.beginning(&words[at..]));
        names.map(|name| name.organization).collect()
    }

    /// The names with which words begin, the longest first.
    fn beginning<'a>(&'a self, words: &'a [(String, String)]) -> impl Iterator<Item = &'a Name> {
        let names = words.first().and_then(|(_, lower)| self.names.get(lower));
        names.into_iter().flatten().filter(|name| {
            let here = words.get(..name.words.len()).unwrap_or_default();
            here.len() == name.words.len()
                && here.iter().zip(&name.words).all(|((_, lower), word)| lower == word)
                && name.cased.as_ref().is_none_or(|it| {
                    here.iter().zip(it).all(|((printed, _), word)| printed == word)
                })
        })
    }
}

/// The words of a stretch, each as printed and in lower case.
fn folded(text: &Text, range: &Range<usize>) -> Vec<(String, String)> {
    let printed = range.clone().take(LONGEST).map(|at| text.folded(at));
    printed.map(|word| (word.clone(), lower(&word))).collect()
}
