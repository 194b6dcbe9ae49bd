//! The answer to a query: which rows, how many under each value, what would help where none is.
//!
//! One pass over the rows: a row that fails no filter is in the result; a row that fails exactly
//! one facet's filter still counts for that facet's values, because a facet does not observe
//! itself. Knows no words and no marks.

use super::ask::{Query, SortKey};
use super::index::{Index, order};
use super::search;
use crate::data::Dataset;
use std::cmp::Ordering;

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Count {
    /// Under all filters.
    pub selected: usize,
    /// Without any filter.
    pub total: usize,
}

/// What dropping one filter would give where nothing is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The facet whose filter to drop; `None` is the text.
    pub facet: Option<usize>,
    /// Rows there would be then; at least one.
    pub gives: usize,
}

/// Everything the page shows of a query.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answer {
    /// Matching rows in the order of the table.
    pub rows: Vec<usize>,
    /// Whether each row matches, by row.
    pub row_in: Vec<bool>,
    /// Rows in all.
    pub total: usize,
    /// Whether each membership counts as a status held that day, on the basis of the query.
    pub counted: Vec<bool>,
    /// Memberships that count and are not named, without any filter.
    pub not_named: usize,
    /// Whether each membership matches, by membership.
    pub membership_in: Vec<bool>,
    /// Matching memberships that count and are not named, in the order of the roster.
    pub outlines: Vec<usize>,
    /// For each facet and value, rows under the filters of all *other* facets and the text.
    pub facet_counts: Vec<Vec<usize>>,
    /// For each value of the breakdown's facet, rows under every filter, and without any.
    pub breakdown: Vec<Count>,
    /// The same for memberships that count, named or not.
    pub held: Vec<Count>,
    /// What would help, most first; empty unless there are filters and no row.
    pub remedies: Vec<Remedy>,
}

/// Answers a query.
pub fn answer(dataset: &Dataset, index: &Index, query: &Query) -> Answer {
    let filters = Filters::new(dataset, index, query);
    let by = query.by.min(dataset.facets.len().saturating_sub(1));
    let mut facet_counts: Vec<Vec<usize>> =
        dataset.facets.iter().map(|facet| vec![0; facet.values.len()]).collect();
    let values_of_by = facet_counts[by].len();
    let mut breakdown = vec![Count::default(); values_of_by];
    let mut rows = Vec::new();
    let mut would_match = vec![0; dataset.facets.len() + 1];
    let mut row_in = Vec::with_capacity(dataset.participations.len());
    for (row, participation) in dataset.participations.iter().enumerate() {
        let text = index.text(participation.organization);
        let verdict = filters.verdict(text, &participation.values);
        row_in.push(verdict == Verdict::Passes);
        for &value in &participation.values[by] {
            breakdown[value as usize].total += 1;
        }
        match verdict {
            Verdict::Passes => {
                rows.push(row);
                for &value in &participation.values[by] {
                    breakdown[value as usize].selected += 1;
                }
                for (facet, values) in participation.values.iter().enumerate() {
                    for &value in values {
                        facet_counts[facet][value as usize] += 1;
                    }
                }
            }
            Verdict::FailsOne(facet) => {
                would_match[facet] += 1;
                if let Some(values) = participation.values.get(facet) {
                    for &value in values {
                        facet_counts[facet][value as usize] += 1;
                    }
                }
            }
            Verdict::FailsMore => {}
        }
    }

    let counted = query.counted(dataset);
    let mut held = vec![Count::default(); values_of_by];
    let membership_in: Vec<bool> = dataset
        .memberships
        .iter()
        .zip(&counted)
        .map(|(membership, counts)| {
            let passes = filters.verdict(index.text(membership.member), &membership.values)
                == Verdict::Passes;
            if *counts {
                for &value in &membership.values[by] {
                    held[value as usize].total += 1;
                    held[value as usize].selected += usize::from(passes);
                }
            }
            passes
        })
        .collect();
    let mut outlines: Vec<usize> = (0..dataset.memberships.len())
        .filter(|&m| counted[m] && dataset.memberships[m].participation.is_none())
        .collect();
    let not_named = outlines.len();
    outlines.retain(|&m| membership_in[m]);

    let mut remedies: Vec<Remedy> = Vec::new();
    if rows.is_empty() {
        for (facet, gives) in would_match.into_iter().enumerate().filter(|(_, gives)| *gives > 0) {
            let facet = (facet < dataset.facets.len()).then_some(facet);
            let place = remedies.partition_point(|other| other.gives >= gives);
            remedies.insert(place, Remedy { facet, gives });
        }
    }
    sort(dataset, index, query, &mut rows);
    Answer {
        total: row_in.len(),
        rows,
        row_in,
        counted,
        not_named,
        membership_in,
        outlines,
        facet_counts,
        breakdown,
        held,
        remedies,
    }
}

/// Puts rows, which come in printed order, into the order of the table. Ties keep printed order,
/// also from last to first.
fn sort(dataset: &Dataset, index: &Index, query: &Query, rows: &mut [usize]) {
    let organization = |row: usize| dataset.participations[row].organization;
    let compare = |&a: &usize, &b: &usize| -> Ordering {
        match query.sort.key {
            SortKey::Printed | SortKey::Theme => a.cmp(&b),
            SortKey::Name => index.place(organization(a)).cmp(&index.place(organization(b))),
            SortKey::Facet(facet) => {
                let values = |row: usize| dataset.participations[row].values.get(facet);
                values(a).cmp(&values(b))
            }
        }
    };
    let descending = query.sort.descending;
    order(rows, &|a, b| if descending { compare(b, a) } else { compare(a, b) });
}

/// How a row fares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Passes,
    /// Fails this facet alone; the text counts as the facet after the last.
    FailsOne(usize),
    FailsMore,
}

/// A facet's filter: wanted values (any of them; all pass if there are none) and excluded ones.
struct Filter {
    facet: usize,
    wanted: Vec<u32>,
    excluded: Vec<u32>,
}

struct Filters {
    facets: Vec<Filter>,
    words: Vec<search::Word>,
    text_facet: usize,
}

impl Filters {
    fn new(dataset: &Dataset, index: &Index, query: &Query) -> Self {
        let mut facets: Vec<Filter> = Vec::new();
        for clause in &query.clauses {
            let at = facets.iter().position(|f| f.facet == clause.facet).unwrap_or_else(|| {
                facets.push(Filter { facet: clause.facet, wanted: vec![], excluded: vec![] });
                facets.len() - 1
            });
            let filter = &mut facets[at];
            if clause.exclude { &mut filter.excluded } else { &mut filter.wanted }
                .push(clause.value);
        }
        Self { facets, words: index.words(&query.text), text_facet: dataset.facets.len() }
    }

    fn verdict(&self, text: &str, values: &[Vec<u32>]) -> Verdict {
        let mut verdict = Verdict::Passes;
        let mut fail = |facet: usize| {
            verdict = match verdict {
                Verdict::Passes => Verdict::FailsOne(facet),
                _ => Verdict::FailsMore,
            };
        };
        for filter in &self.facets {
            let has = |list: &[u32]| values[filter.facet].iter().any(|v| list.contains(v));
            if has(&filter.excluded) || !(filter.wanted.is_empty() || has(&filter.wanted)) {
                fail(filter.facet);
            }
        }
        if !search::matches(text, &self.words) {
            fail(self.text_facet);
        }
        verdict
    }
}
