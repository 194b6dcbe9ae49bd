//! A query in a meeting's own terms: places in its dataset instead of ids. What a meeting does not have
//! is left out; the address has told it already.

use super::ask::{NAME, Query, THEME};
use super::index::{self, Compare};
use super::order::{Order, Ranked};
use crate::data::{Dataset, FacetValue, Localized, Organization, ValueKind};

/// What the table is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SortKey {
    /// Place in the sentence.
    #[default]
    Printed,
    /// Short name, blind to case and diacritics.
    Name,
    /// The institutional order of a facet, then printed order.
    Facet(usize),
    /// Points by theme; the table of participants, which have none, keeps printed order.
    Theme,
}

/// The id of the first facet.
pub fn first(dataset: &Dataset) -> &str {
    dataset.facets.first().map_or("", |facet| &facet.id)
}

/// The place of a facet.
pub fn facet(dataset: &Dataset, id: &str) -> Option<usize> {
    dataset.facets.iter().position(|facet| facet.id == id)
}

/// The place of a facet, and of a value in it.
pub fn value(dataset: &Dataset, facet: &str, value: &str) -> Option<(usize, u32)> {
    let place = self::facet(dataset, facet)?;
    let code = dataset.facets[place].values.iter().position(|candidate| candidate.id == value)?;
    Some((place, u32::try_from(code).ok()?))
}

/// The facet that rows are broken down by; the first where it is none of this meeting's.
pub fn by(dataset: &Dataset, query: &Query) -> usize {
    query.by.id(first(dataset)).and_then(|id| facet(dataset, id)).unwrap_or(0)
}

/// The values of a facet in an order, by name as `name` calls them. What counts is how many rows have a value
/// without any filter, so that no filter moves one.
pub fn ordered(
    dataset: &Dataset,
    facet: usize,
    order: Order,
    (lang, compare): (&str, Compare),
    name: fn(&FacetValue) -> &Localized,
) -> Vec<usize> {
    let Some(facet_of) = dataset.facets.get(facet) else { return Vec::new() };
    let mut rows = vec![0; facet_of.values.len()];
    for participation in &dataset.participations {
        for &code in &participation.values[facet] {
            rows[code as usize] += 1;
        }
    }
    let ranked = |place: usize| {
        let value = &facet_of.values[place];
        let is_void = value.kind != ValueKind::Proper;
        Ranked { place, is_void, name: name(value).get(lang), rows: rows[place] }
    };
    let mut codes: Vec<usize> = (0..facet_of.values.len()).collect();
    let by_name = |one: &str, other: &str| compare(lang, one, other);
    index::order(&mut codes, &|&one, &other| order.compare(&ranked(one), &ranked(other), &by_name));
    codes
}

/// Who is part of a value of a facet, in printed order; nobody where its values are no wholes.
pub fn parts<'a>(
    dataset: &'a Dataset,
    facet: usize,
    value: &str,
) -> impl Iterator<Item = &'a Organization> {
    let of = dataset.facets.get(facet).filter(|of| of.has_siblings);
    let is_asked =
        |candidate: &FacetValue| candidate.id == value && candidate.kind == ValueKind::Proper;
    let code = of.and_then(|of| of.values.iter().position(is_asked)).map(|code| code as u32);
    let rows = dataset.participations.iter();
    let inside = rows.filter(move |row| code.is_some_and(|code| row.values[facet].contains(&code)));
    inside.filter_map(|row| dataset.organizations.get(row.organization))
}

/// The facet that splits the breakdown.
pub fn split(dataset: &Dataset, query: &Query) -> Option<usize> {
    query.split.as_ref().and_then(|id| facet(dataset, id))
}

/// What the table is sorted by.
pub fn sort_key(dataset: &Dataset, query: &Query) -> SortKey {
    match query.sort.key.as_deref() {
        None => SortKey::Printed,
        Some(NAME) => SortKey::Name,
        Some(THEME) => SortKey::Theme,
        Some(id) => facet(dataset, id).map_or(SortKey::Printed, SortKey::Facet),
    }
}

/// The points under the themes asked for, or all, in printed order.
pub fn points(dataset: &Dataset, query: &Query) -> Vec<usize> {
    let is_asked = |&theme: &usize| query.themes.contains(&dataset.themes[theme].id);
    let shown =
        |&at: &usize| query.themes.is_empty() || dataset.points[at].themes.iter().any(is_asked);
    (0..dataset.points.len()).filter(shown).collect()
}

/// The themes asked for, or all, each with its points in printed order: a point stands under each of its
/// themes. Points without any come last, unless themes are asked for.
pub fn by_theme(dataset: &Dataset, query: &Query) -> Vec<(Option<usize>, Vec<usize>)> {
    let under = |theme: Option<usize>| -> Vec<usize> {
        let is_under = |at: &usize| match theme {
            Some(theme) => dataset.points[*at].themes.contains(&theme),
            None => dataset.points[*at].themes.is_empty(),
        };
        (0..dataset.points.len()).filter(is_under).collect()
    };
    let is_asked = |theme: &usize| {
        query.themes.is_empty() || query.themes.contains(&dataset.themes[*theme].id)
    };
    let themes = (0..dataset.themes.len()).filter(is_asked).map(Some);
    let none = query.themes.is_empty().then_some(None);
    let all = themes.chain(none).map(|theme| (theme, under(theme)));
    all.filter(|(_, points)| !points.is_empty()).collect()
}

/// The alternatives by which statuses are counted, by their places.
pub fn basis(dataset: &Dataset, query: &Query) -> Vec<usize> {
    let alternatives = dataset.roster.as_ref().map_or(&[][..], |roster| &roster.alternatives);
    let all = alternatives.iter().enumerate();
    all.filter(|(_, alternative)| query.basis.contains(&alternative.id))
        .map(|(place, _)| place)
        .collect()
}

/// Counts a status by an alternative, or as in force; the other statuses stay.
pub fn count_by(dataset: &Dataset, query: &mut Query, status: u32, alternative: Option<&str>) {
    let Some(roster) = &dataset.roster else { return };
    // In the order of the dataset, so that one choice has one address.
    let is_chosen = |id: &str, of: u32| match of == status {
        true => alternative == Some(id),
        false => query.basis.iter().any(|other| other == id),
    };
    let chosen =
        roster.alternatives.iter().filter(|candidate| is_chosen(&candidate.id, candidate.status));
    query.basis = chosen.map(|candidate| candidate.id.clone()).collect();
}

/// Whether each membership counts as a status held that day, on the basis chosen.
pub fn counted(dataset: &Dataset, query: &Query) -> Vec<bool> {
    let mut counted: Vec<bool> =
        dataset.memberships.iter().map(|membership| membership.in_force).collect();
    let Some(roster) = &dataset.roster else { return counted };
    for place in basis(dataset, query) {
        let alternative = &roster.alternatives[place];
        for (list, is) in [(&alternative.without, false), (&alternative.with, true)] {
            for &membership in list {
                counted[membership] = is;
            }
        }
    }
    counted
}

/// Whether a dataset has something to show in a view.
pub fn has_view(dataset: &Dataset, view: super::View) -> bool {
    use super::View;
    match view {
        View::Status => dataset.roster.is_some() && !dataset.memberships.is_empty(),
        View::Points => !dataset.points.is_empty(),
        View::Editions => !dataset.editions.is_empty(),
        View::Check => !dataset.document.is_sheet,
        View::Who | View::Sources | View::Report => true,
    }
}
