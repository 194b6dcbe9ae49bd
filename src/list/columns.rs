//! Which column is what: suggested by a rule, and changed by the reader.

use crate::list::state::State;
use crate::list::terms;
use crate::query::Roles;
use crate::view::element::{El, IntoChild, el, nothing, reactive};
use crate::view::source::Source;
use engine::protocol::Setup;
use leptos::prelude::*;

/// What a column can be, in the order in which it is offered.
const ROLES: &[&str] = &["label", "facet", "date", "text"];
/// What separates several values in a cell.
const SEPARATORS: &[&str] =
    &["", ";", "|", ", ", ",", "/", " & ", " + ", " - ", "、", "，", "；", "\n"];

/// A fold with a line a column.
pub fn columns(state: State) -> El {
    let words = state.words_now();
    let lines = reactive(move || {
        let setup = state.setup.get();
        let Some(here) = state.here() else { return nothing() };
        let lines: Vec<El> = here
            .summary
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| line(state, &setup, at, &column.name, &column.samples))
            .collect();
        el("ul").class("list-columns").child(lines).into_child()
    });
    el("details")
        .class("list-setup")
        .child(el("summary").child(words.list_columns()))
        .child(el("p").class("caption").child(words.list_rule()))
        .child(lines)
}

fn role(setup: &Setup, at: usize) -> &'static str {
    if setup.label == Some(at) {
        "label"
    } else if setup.date == Some(at) {
        "date"
    } else if setup.facets.contains(&at) {
        "facet"
    } else {
        "text"
    }
}

/// Changes what the columns are; the first change turns what is suggested into the reader's own.
fn change(state: State, act: impl FnOnce(&mut Roles)) {
    let Some(here) = state.here() else { return };
    let setup = state.setup.get_untracked();
    state.act(|question| {
        let roles = question.roles.get_or_insert_with(|| terms::roles(&setup, &here.summary));
        let date = roles.date.clone();
        act(roles);
        // A filter by what is no facet any more would be shown and have no effect.
        question.clauses.retain(|it| roles.facets.contains(&it.facet));
        if roles.date != date {
            question.years.clear();
        }
        if roles.label.is_none() {
            question.text.clear();
        }
    });
}

fn line(state: State, setup: &Setup, at: usize, name: &str, samples: &[String]) -> El {
    let words = state.words_now();
    let now = role(setup, at);
    let options: Vec<El> = ROLES
        .iter()
        .map(|role| {
            el("option")
                .attr("value", *role)
                .attr("selected", *role == now)
                .child(words.list_role(role))
        })
        .collect();
    let (own, id) = (name.to_owned(), format!("list-role-{at}"));
    let select = el("select")
        .id(id.clone())
        .attr("autocomplete", "off")
        .on_change(move |event| {
            let role = event_target_value(&event);
            let own = own.clone();
            change(state, move |roles| {
                roles.facets.retain(|it| *it != own);
                roles.multi.retain(|(column, _)| *column != own);
                for only in [&mut roles.label, &mut roles.date] {
                    if only.as_ref() == Some(&own) {
                        *only = None;
                    }
                }
                match role.as_str() {
                    "label" => roles.label = Some(own),
                    "date" => {
                        // A year can be counted by its values too.
                        roles.facets.push(own.clone());
                        roles.date = Some(own);
                    }
                    "facet" => roles.facets.push(own),
                    _ => {}
                }
            });
        })
        .child(options);
    let by = setup.multi.iter().find(|(column, _)| *column == at);
    let by = by.map_or("", |(_, by)| by.as_str());
    let separators: Vec<El> = SEPARATORS
        .iter()
        .map(|it| {
            let label = if it.is_empty() { words.split_nothing() } else { it };
            el("option").attr("value", *it).attr("selected", *it == by).child(label)
        })
        .collect();
    let own = name.to_owned();
    let separator = (now == "facet").then(|| {
        let select = el("select")
            .attr("autocomplete", "off")
            .attr("aria-label", words.list_separator(name))
            .on_change(move |event| {
                let by = event_target_value(&event);
                let own = own.clone();
                change(state, move |roles| {
                    roles.multi.retain(|(column, _)| *column != own);
                    if !by.is_empty() {
                        roles.multi.push((own, by));
                    }
                });
            })
            .child(separators);
        el("span").child(" ").child(select)
    });
    let example = el("span").class("qualifier").child(samples.join(" · "));
    el("li")
        .child(el("label").attr("for", id).child(name))
        .child(el("span").child(select).child(separator))
        .child(example)
}
