//! The sentence under the title: the current selection, and its silence, in words.
//!
//! Generated from the answer, so it cannot say what the numbers do not.

use super::dates;
use super::words::Words;
use crate::chart::{standing, whole};
use crate::data::{Dataset, Silence, SourceKind, Voice};
use crate::query::{Answer, Query, View, meeting};

/// Most names that the sentence lists; beyond, it gives numbers.
pub const MOST_NAMES: usize = 8;
/// How wide these names may be together, in Latin letters, so that the sentence hardly grows longer than that
/// without filters, which has its room on the page: alone, and beside what is said of others.
const ROOM_FOR_NAMES: [usize; 2] = [140, 70];

/// Whether names are few and short enough to be listed.
fn fit(names: &[&str], room: usize) -> bool {
    names.len() <= MOST_NAMES && wide(names) <= room
}

/// How wide names are, in Latin letters: a Chinese sign is as wide as two.
fn wide(names: &[&str]) -> usize {
    names
        .iter()
        .flat_map(|name| name.chars())
        .map(|letter| if letter < '\u{2E80}' { 1 } else { 2 })
        .sum()
}

/// The sentence in its parts, in this order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sentence {
    /// What a reader must see first; carries the total.
    pub lead: String,
    /// On which basis statuses are counted, with a space before it, where the view itself has a place that says
    /// so: there the screen leaves it out, so that choosing a basis makes no line more.
    pub basis: String,
    /// The rest, with its own punctuation and spaces.
    pub rest: String,
}

/// States in words what a view shows.
pub fn sentence(
    words: &Words,
    lang: &str,
    dataset: &Dataset,
    query: &Query,
    answer: &Answer,
) -> Sentence {
    let mut own_basis = String::new();
    let (lead, rest) = match query.view {
        View::Who | View::Report => {
            let (lead, rest) = participants(words, lang, dataset, query, answer);
            (lead, rest + &on_basis(words, lang, dataset, query))
        }
        View::Status => {
            let (status, day) =
                dataset.roster.as_ref().map_or(("", ""), |r| (r.name.get(lang), &r.as_of));
            let all = whole(&standing(dataset, answer, lang));
            let day = dates::date(words, day);
            own_basis = on_basis(words, lang, dataset, query);
            let say =
                if query.basis.is_empty() { Words::status_lead } else { Words::status_lead_basis };
            let lead = say(words, all.selected, all.total, status, &day);
            (lead, words.status_rest().to_owned())
        }
        View::Points => {
            let counts = (meeting::points(dataset, query).len(), dataset.points.len());
            let lead = words.some_or_all(counts, Words::points_lead, Words::points_lead_all);
            (lead, words.points_rest().to_owned())
        }
        View::Editions => {
            let reported = dataset.editions.iter().filter(|edition| edition.is_reported).count();
            let lead = words.editions_lead(reported, dataset.editions.len() - reported);
            (lead, words.editions_rest().to_owned())
        }
        View::Sources => {
            let others =
                dataset.sources.iter().filter(|source| source.kind != SourceKind::Ours).count();
            (words.sources_lead(others), words.sources_rest().to_owned())
        }
        View::Check => (words.check_lead().to_owned(), words.check_rest().to_owned()),
    };
    let filters = query.filters();
    let elsewhere = matches!(query.view, View::Status | View::Points) && filters > 0;
    let note = if elsewhere {
        format!("{}{}", words.space(), words.filters_elsewhere(filters))
    } else {
        String::new()
    };
    Sentence { lead, basis: own_basis, rest: rest + &note }
}

/// On which other basis statuses are counted; nothing if as in force.
fn on_basis(words: &Words, lang: &str, dataset: &Dataset, query: &Query) -> String {
    let labels: Vec<&str> = meeting::basis(dataset, query)
        .into_iter()
        .filter_map(|index| dataset.roster.as_ref()?.alternatives.get(index))
        .map(|alternative| alternative.label.get(lang))
        .collect();
    if labels.is_empty() {
        return String::new();
    }
    words.sentence_basis(&labels.join(words.selection_join()))
}

/// Whom the document names under the filters, and who held a status and is not named: the lead and the rest.
fn participants(
    words: &Words,
    lang: &str,
    dataset: &Dataset,
    query: &Query,
    answer: &Answer,
) -> (String, String) {
    let status = dataset.roster.as_ref().map_or("", |roster| roster.name.get(lang));
    let is_state =
        |row: usize| dataset.organizations[dataset.participations[row].organization].is_state;
    let states = answer.rows.iter().filter(|&&row| is_state(row)).count();
    let bodies = answer.rows.len() - states;
    let outlined: Vec<&str> = answer
        .outlines
        .iter()
        .map(|&m| dataset.organizations[dataset.memberships[m].member].short(lang))
        .collect();

    if query.filters() == 0 {
        let mut lead = words.names_all(dataset.speaker(), answer.total);
        if states > 0 && bodies > 0 {
            lead += words.colon();
            lead += &words.states_and_bodies(bodies, states);
        }
        lead += words.full_stop();
        let rest = match outlined.len() {
            0 => String::new(),
            n => {
                let others =
                    if query.basis.is_empty() { Words::others_held } else { Words::others_count };
                let silent_on = &dataset.document.silent_on;
                let is_silent = [Silence::Invitations, Silence::Persons]
                    .iter()
                    .all(|silence| silent_on.contains(silence));
                let end = if is_silent { words.release_is_silent() } else { words.full_stop() };
                format!("{}{}{end}", words.space(), others(words, n, status))
            }
        };
        return (lead, rest);
    }

    let lead = words.n_of_all(answer.rows.len(), answer.total);
    // In printed order, however the table is sorted.
    let names: Vec<&str> = dataset
        .participations
        .iter()
        .zip(&answer.row_in)
        .filter(|(_, is_in)| **is_in)
        .map(|(row, _)| dataset.organizations[row.organization].short(lang))
        .collect();
    let [alone, beside] = ROOM_FOR_NAMES;
    let are_listed = fit(&names, if outlined.is_empty() { alone } else { beside });
    let mut rest = match names.len() {
        0 => words.none_of_all().to_owned(),
        _ if are_listed => {
            format!("{}{}{}", words.colon(), words.and_list(&names), words.full_stop())
        }
        _ => format!(
            "{}{}{}",
            words.colon(),
            words.states_and_bodies(bodies, states),
            words.full_stop()
        ),
    };
    match outlined.as_slice() {
        [] => {}
        [name] => rest += &words.one_held_not_named(name, status),
        others if fit(others, beside.saturating_sub(if are_listed { wide(&names) } else { 0 })) => {
            rest += &words.some_held_not_named(others.len(), &words.and_list(others), status);
        }
        others => rest += &words.many_held_not_named(others.len(), status),
    }
    (lead, rest)
}

/// The filters in words; `None` where there is none.
pub fn selection(words: &Words, lang: &str, dataset: &Dataset, query: &Query) -> Option<String> {
    let mut parts = Vec::new();
    for facet in &dataset.facets {
        for exclude in [false, true] {
            let labels: Vec<&str> = query
                .clauses
                .iter()
                .filter(|clause| clause.facet == facet.id && clause.exclude == exclude)
                .filter_map(|clause| facet.values.iter().find(|value| value.id == clause.value))
                .map(|value| value.short.get(lang))
                .collect();
            if labels.is_empty() {
                continue;
            }
            let say = if exclude { Words::selection_excluded } else { Words::selection_wanted };
            let is_all = !exclude && query.all.contains(&facet.id);
            let values = if is_all { words.and_list(&labels) } else { words.or_list(&labels) };
            parts.push(say(words, facet.short.get(lang), &values));
        }
    }
    if query.is_searching() {
        parts.push(words.selection_text(query.text.trim()));
    }
    (!parts.is_empty()).then(|| parts.join(words.selection_join()))
}

/// What a view is called. That of the participants is called so by an organiser, who need not say where
/// they are named, and of a sheet, which prints nobody.
pub fn view_title(words: &Words, dataset: &Dataset, view: View) -> String {
    match view {
        View::Who if dataset.speaker() != Voice::Observer.name() => words.view_name(view.name()),
        _ => words.view_title(view.name()),
    }
}

/// Version, day and licence of a dataset, as far as it has them.
pub fn dataset_line(words: &Words, dataset: &Dataset) -> String {
    let some = |text: &str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
    let day = dates::date(words, &dataset.compiled);
    words.foot_data(&some(&dataset.version), &some(&day), &some(&dataset.license.0))
}

/// The title of the browser's tab.
pub fn title(
    words: &Words,
    lang: &str,
    dataset: &Dataset,
    query: &Query,
    answer: &Answer,
) -> String {
    let selected = selection(words, lang, dataset, query)
        .map(|filters| format!("{} · {filters}", words.n_of_all(answer.rows.len(), answer.total)));
    let view = view_title(words, dataset, query.view);
    let what = if query.view == View::Who { selected } else { Some(view) };
    let title = dataset.title.get(lang);
    what.map_or_else(|| words.page_title(title), |what| words.page_title_of(&what, title))
}
