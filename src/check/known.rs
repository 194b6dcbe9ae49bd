//! Organizations of a dataset in a stretch of words, by any of their names in any language.
//!
//! Blind to case, so that “iran” is found; a name of capitals alone (PRC, ОАЭ) must stand so. Knows
//! the names that a dataset gives, and in Cyrillic their other cases (Ирана, Исламской Республики
//! Иран), because lists there are seldom in the nominative; no adjectives (иранский).

use super::words::Text;
use crate::data::{Dataset, Organization};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Most words of a stretch that are looked at; nobody reads on.
const LONGEST: usize = 2_000;

/// Endings of nouns and adjectives in Russian, in every case; other Slavic languages share many.
const ENDINGS: [&str; 48] = [
    "", "а", "я", "у", "ю", "е", "и", "ы", "о", "й", "ь", "ом", "ем", "ой", "ей", "ою", "ею", "ью",
    "ов", "ев", "ам", "ям", "ах", "ях", "ым", "им", "ых", "их", "ую", "юю", "ая", "яя", "ое", "ее",
    "ий", "ый", "ие", "ые", "ами", "ями", "ыми", "ими", "ого", "его", "ому", "ему", "иям", "иях",
];

/// Those of adjectives in the nominative.
const OF_ADJECTIVES: [&str; 8] = ["ая", "яя", "ое", "ее", "ий", "ый", "ие", "ые"];

/// Fewest letters of a stem: fewer begin too many other words.
const SHORTEST_STEM: usize = 4;

/// The part of a name's word that is the same in every case: in Cyrillic without the ending, in other
/// scripts all of it.
fn stem(word: &str) -> &str {
    let of_adjective = OF_ADJECTIVES.iter().find_map(|ending| word.strip_suffix(ending));
    let stem = of_adjective.or_else(|| word.strip_suffix(|c| "аяоеуюиыйь".contains(c)));
    stem.filter(|stem| stem.chars().count() >= SHORTEST_STEM).unwrap_or(word)
}

/// What may be the stem of a word, the word itself first.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let is_cyrillic = word.ends_with(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    let endings = if is_cyrillic { &ENDINGS[..] } else { &ENDINGS[..1] };
    endings.iter().filter_map(|ending| word.strip_suffix(ending))
}

/// A name as words.
struct Name {
    /// In lower case, as stems.
    words: Vec<String>,
    /// As printed, where case decides.
    cased: Option<Vec<String>>,
    organization: usize,
}

/// The names of all organizations of a dataset.
pub struct Known {
    /// By their first words.
    names: BTreeMap<String, Vec<Name>>,
}

/// A folded word as it is compared with a name.
fn lower(word: &str) -> String {
    word.to_lowercase().replace('ё', "е")
}

/// The names of an organization. A state's abbreviation is a code, which is a word as well (ARE).
fn names_of(organization: &Organization) -> impl Iterator<Item = &str> {
    let is_state = organization.is_state;
    let in_languages = organization.names.iter().flat_map(move |names| {
        let abbreviation = names.abbreviation.as_deref().filter(|_| !is_state);
        [Some(names.short.as_str()), names.formal.as_deref(), names.mark.as_deref(), abbreviation]
    });
    let others = organization.other_names.iter().map(|(name, ..)| name.as_str());
    in_languages.flatten().chain(others)
}

impl Known {
    /// The names of a dataset.
    pub fn new(dataset: &Dataset) -> Self {
        let mut names = BTreeMap::<String, Vec<Name>>::new();
        for (place, organization) in dataset.organizations.iter().enumerate() {
            for name in names_of(organization) {
                let text = Text::new(name);
                let printed: Vec<String> =
                    (0..text.words.len()).map(|at| text.folded(at)).collect();
                let is_capitals =
                    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
                let lowered = printed.iter().map(|word| lower(word));
                let words: Vec<String> = lowered
                    .map(|word| if is_capitals { word } else { stem(&word).to_owned() })
                    .collect();
                let Some(first) = words.first().cloned() else { continue };
                let cased = is_capitals.then_some(printed);
                names.entry(first).or_default().push(Name { words, cased, organization: place });
            }
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
                let Some(name) = self.beginning(&words[at..]).max_by_key(|name| name.words.len())
                else {
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

    /// The names with which words begin.
    fn beginning<'a>(&'a self, words: &'a [(String, String)]) -> impl Iterator<Item = &'a Name> {
        let firsts = words.first().into_iter().flat_map(|(_, lower)| stems(lower));
        firsts.filter_map(|first| self.names.get(first)).flatten().filter(|name| {
            let here = words.get(..name.words.len()).unwrap_or_default();
            here.len() == name.words.len()
                && here.iter().zip(&name.words).all(|((_, lower), word)| is_form(lower, word))
                && name.cased.as_ref().is_none_or(|cased| {
                    here.iter().zip(cased).all(|((printed, _), word)| printed == word)
                })
        })
    }
}

/// Whether a word is a stem with an ending.
fn is_form(word: &str, stem: &str) -> bool {
    word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending))
}

/// The words of a stretch, each as printed and in lower case.
fn folded(text: &Text, range: &Range<usize>) -> Vec<(String, String)> {
    let printed = range.clone().take(LONGEST).map(|at| text.folded(at));
    printed.map(|word| (word.clone(), lower(&word))).collect()
}
