//! For paper: all views one below the other, and the sources of a view written out.

use super::breakdown::breakdown;
use super::chips::chips;
use super::editions::editions;
use super::element::{El, IntoChild, button, el};
use super::method::method;
use super::points::points;
use super::state::State;
use super::status::status;
use super::table::{named_table, not_named_table};
use crate::browser::page;
use crate::data::proof;
use crate::query::{View, meeting};
use crate::text::{cited, view_title};
use leptos::prelude::*;

/// Every view that the dataset has something for, with its title.
pub fn report(state: State) -> AnyView {
    let words = state.words();
    let facts = state.facts();
    let print = button().id("print").on_click(|_| page::print()).child(words.take_print());
    let part = |view: View, inside: AnyView| {
        meeting::has_view(&facts.dataset, view).then(|| {
            let title =
                el("h2").class("report-title").child(view_title(words, &facts.dataset, view));
            el("section").class("report-part").child(title).child(inside)
        })
    };
    let who = el("div")
        .child(chips(state))
        .child(breakdown(state))
        .child(named_table(state))
        .child(not_named_table(state));
    el("div")
        .class("report")
        .child(el("p").class("acts").child(print))
        .child(part(View::Who, who.into_child()))
        .child(part(View::Status, status(state)))
        .child(part(View::Points, points(state)))
        .child(part(View::Editions, editions(state)))
        .child(part(View::Sources, method(state)))
        .into_child()
}

/// The sources that a view cites, with their addresses: on paper a link leads nowhere.
pub fn cited(state: State) -> El {
    let facts = state.facts();
    let dataset = &facts.dataset;
    let view = state.query.with_untracked(|query| query.view);
    let mut used: Vec<usize> = Vec::new();
    match view {
        View::Who => {
            let shown = untrack(|| state.answer(|answer| answer.outlines.clone()));
            let pieces = shown.iter().flat_map(|&at| &dataset.memberships[at].evidence);
            used.extend(pieces.flat_map(|piece| &piece.sources));
        }
        View::Status => used.extend(proof::of_statuses(dataset).into_iter().flatten()),
        View::Points => used.extend(dataset.points.iter().flat_map(|point| &point.summary.sources)),
        View::Editions => used.extend(proof::of_series(dataset).into_iter().flatten()),
        View::Sources | View::Check | View::Report => {}
    }
    let words = state.words();
    let listed = dataset.sources.iter().enumerate().filter(|(at, _)| used.contains(at));
    let items: Vec<El> = listed
        .filter(|(_, source)| !source.url.is_empty())
        .map(|(_, source)| el("li").child(with_address(&cited::whole(words, source), &source.url)))
        .collect();
    let document = &dataset.document;
    let by = words.source_dated(&document.title, document.publisher.get(words.tag()));
    let first = with_address(&by, &document.url);
    el("section")
        .class("on-paper")
        .child(el("h2").child(words.cited()))
        .child(el("ul").child(el("li").child(first)).child(items))
}

/// What is cited, with its address behind it: a date in Russian has a full stop of its own.
fn with_address(cited: &str, address: &str) -> String {
    format!("{}. {address}", cited.trim_end_matches('.'))
}
