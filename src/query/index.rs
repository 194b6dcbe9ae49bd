//! The dataset made ready for questions: folded text and sort keys, made once when it is loaded.
//!
//! The seam for a faster engine: an answer needs nothing of the dataset but this and the values.

use super::search::{self, Decompose};
use crate::data::Dataset;
use std::cmp::Ordering;

/// The order of two names in the language of a tag.
pub type Compare = fn(&str, &str, &str) -> Ordering;

/// What whoever makes an index knows of scripts and languages, as the browser does.
pub struct Script {
    /// Takes a text apart for the search.
    pub decompose: Decompose,
    /// Orders names.
    pub compare: Compare,
}

/// What an answer needs beside the dataset itself.
#[derive(Clone, Debug)]
pub struct Index {
    decompose: Decompose,
    /// Folded names of each organization in all languages, one a line.
    text: Vec<String>,
    /// Place of each organization among all, by its short name in the language of the index.
    place: Vec<usize>,
    /// For each facet, the values of rows and outlines.
    used: Vec<Vec<u32>>,
}

impl Index {
    /// Reads the whole dataset once, for answers in the language of a tag.
    pub fn new(dataset: &Dataset, lang: &str, script: &Script) -> Self {
        let decompose = script.decompose;
        let fold = |text: &str| search::fold(decompose, text);
        let mut text: Vec<String> = dataset
            .organizations
            .iter()
            .map(|organization| {
                let mut all: Vec<&str> = vec![&organization.id];
                for names in &organization.names {
                    all.push(&names.short);
                    all.extend(names.formal.as_deref());
                    all.extend(names.mark.as_deref());
                    all.extend(names.abbreviation.as_deref());
                    all.extend(names.pinyin.as_deref());
                }
                all.extend(organization.other_names.iter().map(|(name, ..)| name.as_str()));
                search::with_sound(&fold(&all.join("\n")))
            })
            .collect();
        for row in &dataset.participations {
            text[row.organization].push(' ');
            text[row.organization].push_str(&fold(&row.mention.quote()));
        }
        let held = dataset.memberships.iter().filter(|membership| membership.in_force);
        let place = places(dataset, lang, script.compare);
        let mut used = vec![Vec::new(); dataset.facets.len()];
        let rows = dataset.participations.iter().map(|row| &row.values);
        for cells in rows.chain(held.map(|membership| &membership.values)) {
            for (values, used) in cells.iter().zip(&mut used) {
                used.extend(
                    values
                        .iter()
                        .copied()
                        .filter(|value| !used.contains(value))
                        .collect::<Vec<_>>(),
                );
            }
        }
        Self { decompose, text, place, used }
    }

    /// Whether anybody named or outlined has this value; a filter by another one is no use.
    pub fn is_used(&self, facet: usize, value: u32) -> bool {
        self.used.get(facet).is_some_and(|values| values.contains(&value))
    }

    /// The words of a text searched for, folded as the index is.
    pub fn words(&self, text: &str) -> Vec<search::Word> {
        search::words(self.decompose, text)
    }

    /// A text folded as the index is.
    pub fn fold(&self, text: &str) -> String {
        search::fold(self.decompose, text)
    }

    /// Folded text of an organization.
    pub fn text(&self, organization: usize) -> &str {
        &self.text[organization]
    }

    /// Place of an organization by its name, to sort by; the same for the same name.
    pub fn place(&self, organization: usize) -> usize {
        self.place[organization]
    }
}

/// Sorts, keeping the order of equals. By insertion: the standard's own sort is 5 kB of program, and
/// 10,000 rows take 20 ms this way.
pub(super) fn order(rows: &mut Vec<usize>, compare: &dyn Fn(&usize, &usize) -> Ordering) {
    let mut sorted: Vec<usize> = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        let place = sorted.partition_point(|other| compare(other, row).is_le());
        sorted.insert(place, *row);
    }
    *rows = sorted;
}

/// Places by short name: how many names stand before.
fn places(dataset: &Dataset, lang: &str, compare: Compare) -> Vec<usize> {
    let name = |at: usize| dataset.organizations[at].short(lang);
    let mut order: Vec<usize> = (0..dataset.organizations.len()).collect();
    self::order(&mut order, &|&a, &b| compare(lang, name(a), name(b)));
    let mut places = vec![0; order.len()];
    let mut place = 0;
    for (before, &at) in order.iter().enumerate() {
        if before > 0 && compare(lang, name(order[before - 1]), name(at)).is_ne() {
            place = before;
        }
        places[at] = place;
    }
    places
}
