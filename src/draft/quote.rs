//! Words of a text as a TextQuoteSelector: with as much around them as makes the place unique.
//!
//! Knows a text and places in it, no draft.

use super::json::Object;
use super::model::Span;
use super::release::Release;
use crate::data::value::one_line;
use std::cell::RefCell;
use std::collections::HashMap;

/// Code points around a quotation that are tried.
const AROUND: [usize; 4] = [12, 24, 48, 96];
/// Longest word that is taken whole at the ends of what stands around.
const LONGEST_WORD: usize = 40;
/// Most places of the same words that are compared. With more of them a place is not unique.
const MOST: usize = 2000;

/// Quotations from one text.
pub struct Quotes<'a> {
    release: &'a Release,
    /// Where every code point begins, in bytes.
    starts: Vec<usize>,
    /// Places of words that were looked for already.
    places: RefCell<HashMap<String, Vec<usize>>>,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// What stands before.
    pub prefix: String,
    /// What stands behind.
    pub suffix: String,
    /// Whether that is found once in the text.
    pub is_unique: bool,
}

impl Quote {
    /// As a dataset has it.
    pub fn selector(&self) -> String {
        Object::new()
            .text("type", "TextQuoteSelector")
            .text("exact", &self.exact)
            .maybe("prefix", Some(&self.prefix))
            .maybe("suffix", Some(&self.suffix))
            .done()
    }

    /// As a mention in a document.
    pub fn mention(&self) -> String {
        let selectors = format!("[{}]", self.selector());
        Object::new().text("document", "release").raw("selectors", &selectors).done()
    }
}

impl<'a> Quotes<'a> {
    /// From a text.
    pub fn new(release: &'a Release) -> Self {
        let starts = release.text().char_indices().map(|(at, _)| at).collect();
        Self { release, starts, places: RefCell::default() }
    }

    /// Where words stand, in code points.
    fn places(&self, exact: &str) -> Vec<usize> {
        let mut places = self.places.borrow_mut();
        if let Some(found) = places.get(exact) {
            return found.clone();
        }
        let matches = self.release.text().match_indices(exact).take(MOST + 1);
        let found: Vec<usize> =
            matches.filter_map(|(at, _)| self.starts.binary_search(&at).ok()).collect();
        places.insert(exact.to_owned(), found.clone());
        found
    }

    /// Quotes a stretch of the text.
    pub fn quote(&self, span: Span) -> Quote {
        let chars = self.release.chars();
        let (start, end) = (span.start as usize, (span.end as usize).min(chars.len()));
        let exact: String = chars.get(start..end).unwrap_or_default().iter().collect();
        let words = one_line(&exact);
        let places = self.places(&exact);
        if places.len() <= 1 {
            let (prefix, suffix) = (String::new(), String::new());
            return Quote { exact: words, prefix, suffix, is_unique: true };
        }
        let mut last = (start, end);
        for around in AROUND {
            let (from, to) = self.whole_words(start, end, around);
            last = (from, to);
            let (before, behind) = (start - from, to - end);
            let is_same = |at: usize| {
                let there = at.checked_sub(before).and_then(|at| chars.get(at..at + (to - from)));
                at != start && there == chars.get(from..to)
            };
            if places.len() <= MOST && !places.iter().any(|at| is_same(*at)) {
                return self.around(words, (from, start), (end, end + behind), true);
            }
        }
        self.around(words, (last.0, start), (end, last.1), false)
    }

    /// A stretch with about so much around it, in whole words: the audit compares words.
    fn whole_words(&self, start: usize, end: usize, around: usize) -> (usize, usize) {
        let chars = self.release.chars();
        let (mut from, mut to) = (start.saturating_sub(around), (end + around).min(chars.len()));
        let is_inside = |at: usize| {
            at > 0
                && at < chars.len()
                && !chars[at - 1].is_whitespace()
                && !chars[at].is_whitespace()
        };
        while is_inside(from) && start - from < around + LONGEST_WORD {
            from -= 1;
        }
        while is_inside(to) && to - end < around + LONGEST_WORD {
            to += 1;
        }
        (from, to)
    }

    fn around(
        &self,
        exact: String,
        before: (usize, usize),
        behind: (usize, usize),
        is_unique: bool,
    ) -> Quote {
        let text = |(from, to): (usize, usize)| flat(&self.release.chars()[from..to]);
        Quote { exact, prefix: text(before), suffix: text(behind), is_unique }
    }
}

/// Every run of white space as one space; those at the ends stay.
fn flat(chars: &[char]) -> String {
    let mut out = String::new();
    for c in chars {
        if !c.is_whitespace() {
            out.push(*c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}
