//! The dataset made ready for questions: folded text and sort keys, made once when it is loaded.
//!
//! The seam for a faster engine: an answer needs nothing of the dataset but this and the values.

use super::search::{self, Decompose};
use crate::data::{Dataset, Facet, FacetValue, ValueKind};
use std::cmp::Ordering;
use std::collections::BTreeSet;

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
    /// Folded names of each organization in all languages, and the labels of its values.
    text: Vec<String>,
    /// The words of these texts, each once.
    known: Vec<String>,
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
                search::with_sound(&search::telling(&fold(&all.join("\n"))))
            })
            .collect();
        // What a facet counts under a value, a search for the value finds.
        let labels_of = |(facet, values): (&Facet, &Vec<u32>)| {
            let own = values.iter().filter_map(|&value| facet.values.get(value as usize));
            let proper = own.filter(|value| value.kind == ValueKind::Proper);
            proper.map(search_text).collect::<Vec<String>>().join("\n")
        };
        let labels = |values: &[Vec<u32>]| {
            let all = dataset.facets.iter().zip(values).map(labels_of);
            all.collect::<Vec<String>>().join("\n")
        };
        let mut add = |organization: usize, more: &str| {
            let more = search::with_sound(&search::telling(&fold(more)));
            text[organization].push('\n');
            text[organization].push_str(&more);
        };
        for row in &dataset.participations {
            add(row.organization, &format!("{}\n{}", row.mention.quote(), labels(&row.values)));
        }
        for status in
            dataset.memberships.iter().filter(|membership| membership.participation.is_none())
        {
            add(status.member, &labels(&status.values));
        }
        let words = text.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let distinct: BTreeSet<&str> = words.collect();
        let known = distinct.into_iter().map(str::to_owned).collect();
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
        Self { decompose, text, known, place, used }
    }

    /// Whether anybody named or outlined has this value; a filter by another one is no use.
    pub fn is_used(&self, facet: usize, value: u32) -> bool {
        self.used.get(facet).is_some_and(|values| values.contains(&value))
    }

    /// The words of a text searched for, folded as the index is. One that stands nowhere is taken for
    /// those that differ from it by one letter.
    pub fn words(&self, text: &str) -> Vec<search::QueryWord> {
        let mut words = search::words(self.decompose, text);
        for word in &mut words {
            let own = std::slice::from_ref(word);
            if !self.text.iter().any(|text| search::matches(text, own)) {
                word.correct(&self.known);
            }
        }
        words
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

/// What finds a value: its labels in all languages, and its other spellings.
pub fn search_text(value: &FacetValue) -> String {
    let labels = value.label.0.iter().chain(&value.short.0).map(|(_, text)| text.as_str());
    let all: Vec<&str> = labels.chain(value.also.iter().map(String::as_str)).collect();
    all.join("\n")
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
