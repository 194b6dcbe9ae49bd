//! Which column is what: suggested by a rule, and changed by the reader.

use crate::list::guesses::{doubt, why};
use crate::list::reading::{choices, set_kind};
use crate::list::stage::Here;
use crate::list::state::ListState;
use crate::list::summary::kind;
use crate::list::terms;
use crate::query::Roles;
use crate::view::element::{El, IntoChild, el, reactive};
use crate::view::source::Source;
use engine::protocol::{Column, Doubt, Setup, Summary, Topic};
use leptos::prelude::*;

/// What a column can be, in the order in which it is offered.
const ROLES: &[&str] = &["label", "both", "also", "facet", "date", "source", "text"];
/// Kinds of cells that can be said.
const KINDS: &[&str] = &[
    "text",
    "number",
    "money",
    "percent",
    "coordinate",
    "year",
    "date",
    "link",
    "email",
    "phone",
    "id",
    "empty",
];
/// What separates several values in a cell.
const SEPARATORS: &[&str] =
    &["", ";", "|", ", ", ",", " / ", "/", " & ", " + ", " - ", "、", "，", "；", "\n"];

/// A box a column.
pub fn columns(state: ListState, here: &Here) -> El {
    let words = state.words_now();
    let own = here.summary.clone();
    let lines = reactive(move || {
        let setup = state.setup.get();
        let columns = own.columns.iter().enumerate().filter(|(_, column)| column.made.is_none());
        let lines: Vec<El> =
            columns.map(|(at, column)| line(state, &setup, &own, at, column)).collect();
        el("ul").class("guesses list-columns").child(lines).into_child()
    });
    el("div")
        .child(el("h3").child(words.list_columns()))
        .child(el("p").class("qualifier").child(words.list_rule()))
        .child(lines)
}

fn role(setup: &Setup, at: usize) -> &'static str {
    let counts = setup.facets.contains(&at);
    match () {
        () if setup.label == Some(at) && counts => "both",
        () if setup.label == Some(at) => "label",
        () if setup.also.contains(&at) => "also",
        () if setup.date == Some(at) => "date",
        () if counts => "facet",
        () if setup.source == Some(at) => "source",
        () => "text",
    }
}

/// Changes what the columns are; the first change turns what is suggested into the reader's own.
fn change(state: ListState, act: impl FnOnce(&mut Roles)) {
    let Some(here) = state.here() else { return };
    let setup = state.setup.get_untracked();
    state.act(|question| {
        let roles = question.roles.get_or_insert_with(|| terms::roles(&setup, &here.summary));
        let date = roles.date.clone();
        act(roles);
        // A filter by what is no facet any more would be shown and have no effect.
        let is_made = |name: &str| {
            terms::column(&here.summary, name).is_some_and(|at| terms::is_made(&here.summary, at))
        };
        question
            .clauses
            .retain(|clause| roles.facets.contains(&clause.facet) || is_made(&clause.facet));
        if roles.date != date {
            question.years.clear();
        }
    });
}

/// What a column is, what it seems to hold, and what else both could be.
fn line(state: ListState, setup: &Setup, summary: &Summary, at: usize, column: &Column) -> El {
    let words = state.words_now();
    let name = column.name.as_str();
    let id = format!("list-role-{at}");
    let separator = setup.facets.contains(&at).then(|| separator_choice(state, setup, at, name));
    let format = state.query.with_untracked(|query| choices(&query.reading).format);
    let is_chosen = format.kinds.iter().any(|(column, _)| *column == at);
    let own = || summary.guesses.iter().filter(|guess| guess.column == Some(at));
    let mut reasons: Vec<String> = Vec::new();
    for guess in own() {
        let is_of_kind = guess.topic == Topic::Kind;
        let reason = why(words, guess);
        if !(is_of_kind && is_chosen || reasons.contains(&reason)) {
            reasons.push(reason);
        }
    }
    let doubted = |as_much: Doubt| own().map(|guess| guess.doubt).find(|own| *own == as_much);
    let doubtful = doubted(Doubt::Great).or_else(|| doubted(Doubt::Some));
    let facts = words.list_column(column.different(), column.empty);
    el("li")
        .class("guess")
        .child(
            el("p")
                .class("guess-head")
                .child(el("label").attr("for", id.clone()).child(name))
                .child(el("span").child(doubt(words, doubtful.unwrap_or_default(), is_chosen))),
        )
        .child(
            el("p")
                .class("ticks")
                .child(role_choice(state, id, role(setup, at), name))
                .child(kind_choice(state, at, column, is_chosen))
                .child(separator),
        )
        .child(el("p").class("qualifier").child(format!("{facts} {}", reasons.join(" "))))
        .child(el("p").class("qualifier samples").child(column.samples.join(" · ")))
}

fn option(value: &str, is_now: bool, label: String) -> El {
    el("option").attr("value", value.to_owned()).attr("selected", is_now).child(label)
}

/// The choice of what a column is.
fn role_choice(state: ListState, id: String, now: &str, name: &str) -> El {
    let words = state.words_now();
    let roles: Vec<El> =
        ROLES.iter().map(|role| option(role, *role == now, words.list_role(role))).collect();
    let own = name.to_owned();
    el("select")
        .id(id)
        .attr("autocomplete", "off")
        .on_change(move |event| {
            let role = event_target_value(&event);
            change(state, |roles| terms::make(roles, &own, &role));
        })
        .child(roles)
}

/// The choice of what separates several values in its cells.
fn separator_choice(state: ListState, setup: &Setup, at: usize, name: &str) -> El {
    let words = state.words_now();
    let parted = setup.multi.iter().find(|(column, _)| *column == at);
    let now = parted.map_or("", |(_, by)| by.as_str());
    let separators: Vec<El> = SEPARATORS
        .iter()
        .map(|sign| {
            let label = if sign.is_empty() { words.split_nothing() } else { sign };
            option(sign, *sign == now, label.to_owned())
        })
        .collect();
    let own = name.to_owned();
    el("select")
        .id(format!("list-parts-{at}"))
        .attr("autocomplete", "off")
        .attr("aria-label", words.list_separator(name))
        .attr("title", words.list_separator(name))
        .on_change(move |event| {
            let by = event_target_value(&event);
            change(state, |roles| {
                roles.multi.retain(|(column, _)| *column != own);
                if !by.is_empty() {
                    roles.multi.push((own.clone(), by));
                }
            });
        })
        .child(separators)
}

/// The choice of what its cells are; one that was made can be left to be guessed again.
fn kind_choice(state: ListState, at: usize, column: &Column, is_chosen: bool) -> El {
    let words = state.words_now();
    let guessed = is_chosen.then(|| option("", false, words.list_guess_again().to_owned()));
    let now = kind(column.kind);
    let mut kinds: Vec<El> = guessed.into_iter().collect();
    kinds.extend(KINDS.iter().map(|kind| option(kind, *kind == now, words.list_kind(kind))));
    el("select")
        .id(format!("list-kind-{at}"))
        .attr("autocomplete", "off")
        .attr("aria-label", words.list_kind_of(&column.name))
        .attr("title", words.list_kind_of(&column.name))
        .on_change(move |event| {
            let value = event_target_value(&event);
            let kind = Some(value.as_str()).filter(|kind| !kind.is_empty());
            state.read_as(|reading| set_kind(reading, at, kind));
        })
        .child(kinds)
}
