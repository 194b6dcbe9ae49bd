//! The sentence under the title: the current selection, and its silence, in words.
//!
//! Generated from the answer, so it cannot say what the numbers do not.

use super::words::Words;
use crate::data::Dataset;
use crate::query::{Answer, Query};

/// Most names that the sentence lists; beyond, it gives numbers.
const MOST_NAMES: usize = 8;

/// The sentence in two parts.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sentence {
    /// What a reader must see first; carries the total.
    pub lead: String,
    /// The rest, with its own punctuation and spaces.
    pub rest: String,
}

/// States the answer in words.
pub fn sentence(
    words: &Words,
    lang: &str,
    dataset: &Dataset,
    query: &Query,
    answer: &Answer,
) -> Sentence {
    let status = dataset.roster.as_ref().map_or("", |roster| &roster.name);
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
        let lead = if states > 0 && bodies > 0 {
            (words.names_all)(answer.total, states, bodies)
        } else {
            (words.names_all_plain)(answer.total)
        };
        let rest = match outlined.len() {
            0 => String::new(),
            n => format!(" {}{}", (words.others_held)(n, status), words.release_is_silent),
        };
        return Sentence { lead, rest };
    }

    let lead = (words.n_of_all)(answer.rows.len(), answer.total);
    let mut rest = match answer.rows.len() {
        0 => words.none_of_all.to_owned(),
        n if n <= MOST_NAMES => {
            // In printed order, however the table is sorted.
            let names: Vec<&str> = dataset
                .participations
                .iter()
                .zip(&answer.row_in)
                .filter(|(_, is_in)| **is_in)
                .map(|(row, _)| dataset.organizations[row.organization].short(lang))
                .collect();
            format!(": {}{}", (words.and_list)(&names), words.full_stop)
        }
        _ => format!(": {}{}", (words.states_and_bodies)(states, bodies), words.full_stop),
    };
    match outlined.as_slice() {
        [] => {}
        [name] => rest += &(words.one_held_not_named)(name, status),
        names if names.len() <= MOST_NAMES => rest += &(words.some_held_not_named)(names, status),
        names => rest += &(words.many_held_not_named)(names.len(), status),
    }
    Sentence { lead, rest }
}

/// The filters in words; `None` where there is none.
pub fn selection(words: &Words, lang: &str, dataset: &Dataset, query: &Query) -> Option<String> {
    let mut parts = Vec::new();
    for (index, facet) in dataset.facets.iter().enumerate() {
        for exclude in [false, true] {
            let values: Vec<&str> = query
                .clauses
                .iter()
                .filter(|clause| clause.facet == index && clause.exclude == exclude)
                .filter_map(|clause| facet.values.get(clause.value as usize))
                .map(|value| value.short.get(lang))
                .collect();
            if values.is_empty() {
                continue;
            }
            let say = if exclude { words.selection_excluded } else { words.selection_wanted };
            parts.push(say(facet.short.get(lang), &(words.or_list)(&values)));
        }
    }
    if query.is_searching() {
        parts.push((words.selection_text)(query.text.trim()));
    }
    (!parts.is_empty()).then(|| parts.join(words.selection_join))
}

/// The title of the browser's tab.
pub fn title(
    words: &Words,
    lang: &str,
    dataset: &Dataset,
    query: &Query,
    answer: &Answer,
) -> String {
    let selected = selection(words, lang, dataset, query).map(|filters| {
        format!("{} · {filters}", (words.n_of_all)(answer.rows.len(), answer.total))
    });
    (words.page_title)(selected.as_deref(), dataset.title.get(lang))
}
