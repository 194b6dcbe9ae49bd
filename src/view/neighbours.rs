//! From one card to those before and after: who follows whom, and the ways there.

use super::element::{El, el, reactive};
use super::state::State;
use crate::data::Dataset;
use crate::query::{Query, View};
use leptos::prelude::*;

/// Whose cards follow each other, by organization: the states of the view of states, else those named
/// under the filters and the outlines; else all.
fn order(state: State, dataset: &Dataset) -> Vec<usize> {
    let named = |row: &usize| dataset.participations[*row].organization;
    let held = |at: &usize| dataset.memberships[*at].member;
    if state.query.with(|query| query.view == View::Status) {
        return dataset.memberships.iter().map(|membership| membership.member).collect();
    }
    let shown: Vec<usize> = state.answer(|answer| {
        answer.rows.iter().map(named).chain(answer.outlines.iter().map(held)).collect()
    });
    let id = state.query.with(|query| query.show.clone());
    if shown.iter().any(|&at| Some(&dataset.organizations[at].id) == id.as_ref()) {
        return shown;
    }
    (0..dataset.organizations.len()).collect()
}

/// Who stands before or behind whom is shown; the last is followed by the first.
fn beside(state: State, back: bool) -> Option<usize> {
    let facts = state.facts();
    let order = order(state, &facts.dataset);
    let id = state.query.with(|query| query.show.clone())?;
    let at = order.iter().position(|&at| facts.dataset.organizations[at].id == id)?;
    let to = if back { at + order.len() - 1 } else { at + 1 };
    Some(order[to % order.len()])
}

/// The ways to the cards before and after. They stay where they are, and keep the focus, while what
/// stands below changes.
pub fn ways(state: State) -> El {
    let to = move |back: bool| {
        Some(state.facts().dataset.organizations.get(beside(state, back)?)?.clone())
    };
    let name = move |back| {
        to(back).map(|organization| organization.short(state.lang()).to_owned()).unwrap_or_default()
    };
    let link = |back: bool, sign: &str| {
        let show =
            move |query: &mut Query| query.show = to(back).map(|organization| organization.id);
        el("a")
            .class("act")
            .attr("href", reactive(move || state.href(show)))
            .attr("title", reactive(move || name(back)))
            .attr("aria-label", reactive(move || name(back)))
            .on_plain_click(move || {
                let next = untrack(|| to(back)).map(|organization| organization.id);
                state.act(|query| query.show = next);
            })
            .child(sign)
    };
    el("p").class("ways").child(link(true, "‹")).child(link(false, "›"))
}
