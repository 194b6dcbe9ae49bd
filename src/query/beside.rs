//! What a search finds besides the rows of the answer: names that other filters leave out, statuses held
//! without being named, the organiser, and values to filter by.
//!
//! Every state and body of a meeting that has the words is in the answer's rows or here. Knows no words of
//! the page.

use super::answer::{Answer, answer};
use super::ask::Query;
use super::index::{Index, search_text};
use super::search::matches;
use crate::data::{Dataset, ValueKind};

/// Something that a search finds besides the rows of its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// A row, by its place, that other filters leave out.
    Outside(usize),
    /// A status, by its place, of a state that is not named.
    NotNamed(usize),
    /// An organization, by its place, that is neither named nor holds a status.
    Other(usize),
    /// A value to filter by in the place of the text.
    Value {
        /// The facet's place.
        facet: usize,
        /// The value's place.
        value: usize,
        /// Rows that there would be.
        would_show: usize,
    },
}

/// Finds of one kind that are told; nobody reads more under a field.
const MOST: usize = 4;

/// What the search finds besides the rows of its answer; nothing where no text is searched for.
pub fn beside(dataset: &Dataset, index: &Index, query: &Query, found: &Answer) -> Vec<Beside> {
    let words = index.words(&query.text);
    if words.is_empty() {
        return Vec::new();
    }
    let has = |organization: usize| matches(index.text(organization), &words);
    let rows = dataset.participations.iter().enumerate();
    let statuses = dataset.memberships.iter().enumerate();
    let is_known = |organization: usize| {
        dataset.participations.iter().any(|row| row.organization == organization)
            || dataset.memberships.iter().any(|status| status.member == organization)
    };
    let not_named = statuses
        .filter(|(_, status)| status.participation.is_none() && has(status.member))
        .map(|(place, _)| Beside::NotNamed(place));
    let outside = rows
        .filter(|(place, row)| has(row.organization) && !found.row_in[*place])
        .map(|(place, _)| Beside::Outside(place));
    let other = (0..dataset.organizations.len())
        .filter(|&organization| !is_known(organization) && has(organization))
        .map(Beside::Other);
    let all = dataset.facets.iter().enumerate().flat_map(|(place, facet)| {
        let fits = |value: &crate::data::FacetValue| {
            value.kind == ValueKind::Proper && matches(&index.fold(&search_text(value)), &words)
        };
        let own = facet.values.iter().enumerate().filter(move |(_, value)| fits(value));
        own.map(move |(value, _)| (place, value))
    });
    let values = all.filter_map(|(facet, value)| {
        let instead = instead(dataset, query, (facet, value))?;
        let would_show = answer(dataset, index, &instead).rows.len();
        (would_show > 0).then_some(Beside::Value { facet, value, would_show })
    });
    not_named
        .take(MOST)
        .chain(outside.take(MOST))
        .chain(other.take(MOST))
        .chain(values.take(MOST))
        .collect()
}

/// The query with a filter by a value, by its place, in the place of the text.
pub fn instead(dataset: &Dataset, query: &Query, (facet, value): (usize, usize)) -> Option<Query> {
    let facet = dataset.facets.get(facet)?;
    let mut instead = Query { text: String::new(), ..query.clone() };
    instead.add(&facet.id, &facet.values.get(value)?.id, false);
    Some(instead)
}

/// The words of a search that stand nowhere and are taken for others.
pub fn corrected(index: &Index, text: &str) -> Vec<String> {
    let words = index.words(text);
    words.iter().filter(|word| word.is_corrected()).map(|word| word.text().to_owned()).collect()
}
