//! The answer to a query: which rows, how many under each value, what would help where none is.
//!
//! One pass over the rows: a row that fails no filter is in the result; a row that fails exactly
//! one facet's filter still counts for that facet's values, because a facet does not observe
//! itself. Knows no words and no marks.

use super::ask::Query;
use super::index::{Index, order};
use super::meeting::{self, SortKey};
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

/// A filter that could be dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// That of a facet, by its id.
    Facet(String),
    /// The years.
    Years,
    /// The dates.
    Dates,
    /// The text.
    Text,
}

/// What dropping one filter would give where nothing is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The filter to drop.
    pub drop: Dropped,
    /// Rows there would be then; at least one.
    pub would_show: usize,
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
    let by = meeting::by(dataset, query);
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

    let counted = meeting::counted(dataset, query);
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
        for (facet, would_show) in
            would_match.into_iter().enumerate().filter(|(_, would_show)| *would_show > 0)
        {
            let facet = dataset.facets.get(facet).map(|facet| facet.id.clone());
            let drop = facet.map_or(Dropped::Text, Dropped::Facet);
            let place = remedies.partition_point(|other| other.would_show >= would_show);
            remedies.insert(place, Remedy { drop, would_show });
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
fn sort(dataset: &Dataset, index: &Index, query: &Query, rows: &mut Vec<usize>) {
    let organization = |row: usize| dataset.participations[row].organization;
    let key = meeting::sort_key(dataset, query);
    let compare = |&a: &usize, &b: &usize| -> Ordering {
        match key {
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

/// A facet's filter: wanted values (any of them, or all; rows pass if there are none) and excluded ones.
struct Filter {
    facet: usize,
    all: bool,
    wanted: Vec<u32>,
    excluded: Vec<u32>,
}

struct Filters {
    facets: Vec<Filter>,
    words: Vec<search::QueryWord>,
    text_facet: usize,
}

impl Filters {
    fn new(dataset: &Dataset, index: &Index, query: &Query) -> Self {
        let mut facets: Vec<Filter> = Vec::new();
        for clause in &query.clauses {
            let found = meeting::value(dataset, &clause.facet, &clause.value);
            let Some((facet, value)) = found else { continue };
            let at = facets.iter().position(|f| f.facet == facet).unwrap_or_else(|| {
                let all = query.all.contains(&clause.facet);
                facets.push(Filter { facet, all, wanted: vec![], excluded: vec![] });
                facets.len() - 1
            });
            let filter = &mut facets[at];
            if clause.exclude { &mut filter.excluded } else { &mut filter.wanted }.push(value);
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
            let own = &values[filter.facet];
            let has = |list: &[u32]| own.iter().any(|v| list.contains(v));
            let wanted = &filter.wanted;
            let passes = match filter.all {
                true => wanted.iter().all(|v| own.contains(v)),
                false => wanted.is_empty() || has(wanted),
            };
            if has(&filter.excluded) || !passes {
                fail(filter.facet);
            }
        }
        if !search::matches(text, &self.words) {
            fail(self.text_facet);
        }
        verdict
    }
}
