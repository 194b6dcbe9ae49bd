//! Where mentions stand in a text, and the longest chain of them in printed order.

use super::words::Text;
use crate::data::mention::Selector;

/// The words of a selector.
pub struct Pattern<'a> {
    /// The printed words.
    pub exact: Text<'a>,
    prefix: Text<'a>,
    suffix: Text<'a>,
}

impl<'a> Pattern<'a> {
    /// Takes a selector apart.
    pub fn new(selector: &'a Selector) -> Self {
        Self {
            exact: Text::new(&selector.exact),
            prefix: Text::new(&selector.prefix),
            suffix: Text::new(&selector.suffix),
        }
    }

    /// Whether the words around are as recorded.
    pub fn fits_at(&self, text: &Text, at: usize) -> bool {
        at.checked_sub(self.prefix.words.len()).is_some_and(|start| text.has(start, &self.prefix))
            && text.has(at + self.exact.words.len(), &self.suffix)
    }
}

/// A place where the first words of a subject's mention stand.
#[derive(Clone, Copy)]
pub struct Start {
    /// First word.
    pub at: usize,
    /// Place of the subject in its list.
    pub subject: usize,
}

/// All places where subjects may stand, in the order of the text, with the words around as recorded:
/// a state's name also stands in the name of its ministry, and in the line with the venue.
pub fn places(text: &Text, patterns: &[Vec<Pattern>]) -> Vec<Start> {
    let first_words: Vec<Option<u64>> =
        patterns.iter().map(|parts| parts[0].exact.hash(0)).collect();
    let mut places = Vec::new();
    for (at, word) in text.words.iter().enumerate() {
        // Backwards, so that of two subjects in one place the later comes first: they never chain.
        for (subject, first) in first_words.iter().enumerate().rev() {
            let pattern = &patterns[subject][0];
            let stands = *first == Some(word.hash()) && text.has(at, &pattern.exact);
            if stands && pattern.fits_at(text, at) {
                places.push(Start { at, subject });
            }
        }
    }
    places
}

/// The most subjects that stand in printed order: for each the first word of its place, if it is
/// one of them. Patience sorting, so that a text of nothing but names is no trouble.
pub fn longest_chain(places: &[Start], subjects: usize) -> Vec<Option<usize>> {
    // The place that ends the best chain of each length, and the one before each place.
    let mut tails: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let length = tails.partition_point(|&tail| places[tail].subject < place.subject);
        previous.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        match tails.get_mut(length) {
            Some(tail) => *tail = index,
            None => tails.push(index),
        }
    }
    let mut chain = vec![None; subjects];
    let mut next = tails.last().copied();
    while let Some(index) = next {
        chain[places[index].subject] = Some(places[index].at);
        next = previous[index];
    }
    tightened(places, chain)
}

/// A chain in which each subject but the first stands as close behind the one before as it can: a
/// name that stands once more far behind, in the foot of a page, does not take the place of its own.
fn tightened(places: &[Start], mut chain: Vec<Option<usize>>) -> Vec<Option<usize>> {
    let mut all = vec![Vec::new(); chain.len()];
    for place in places {
        all[place.subject].push(place.at);
    }
    let mut before = None;
    for (at, all) in chain.iter_mut().zip(&all) {
        let Some(at) = at else { continue };
        if let Some(before) = before {
            let closest = all.get(all.partition_point(|other| *other <= before));
            *at = closest.copied().unwrap_or(*at);
        }
        before = Some(*at);
    }
    chain
}

/// The first and the last place of a chain.
pub fn ends(chain: &[Option<usize>]) -> (usize, usize) {
    let mut found = chain.iter().flatten();
    let first = found.next().copied().unwrap_or(0);
    (first, found.last().copied().unwrap_or(first))
}

/// The subject of a chain that stands last before a place.
pub fn nearest(chain: &[Option<usize>], at: usize) -> Option<usize> {
    chain.iter().rposition(|start| start.is_some_and(|start| start < at))
}
