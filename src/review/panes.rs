//! What stands beside the text: the decisions, a second draft, a sample, other languages; and the way from
//! one to another.

use crate::browser::file::{self, Given};
use crate::review::card::card;
use crate::review::compare::compare;
use crate::review::entries::entries;
use crate::review::head::failure;
use crate::review::sampled::sampled;
use crate::review::state::{Pane, ReviewState};
use crate::review::texts::texts;
use crate::view::element::{El, IntoChild, button, el, memo, reactive, several};
use leptos::prelude::*;

/// The pane that is open, below the way to the others.
pub fn panes(state: ReviewState) -> AnyView {
    let words = state.words();
    let pane = memo(move || state.pane.get());
    let way = |to: Pane| {
        let key = key(to);
        el("li").child(
            button()
                .id(format!("pane-{key}"))
                .class("plain")
                .attr("aria-current", reactive(move || (pane.get() == to).to_string()))
                .on_click(move |_| state.pane.set(to))
                .child(words.review_pane(key)),
        )
    };
    let ways: Vec<El> = Pane::ALL.map(way).into();
    let inside = reactive(move || {
        let pane = pane.get();
        untrack(|| match pane {
            Pane::Decide => several([card(state).into_child(), entries(state).into_child()]),
            Pane::Compare => compare(state).into_child(),
            Pane::Sample => sampled(state).into_child(),
            Pane::Languages => texts(state).into_child(),
        })
    });
    several([
        el("nav")
            .class("review-panes")
            .attr("aria-label", words.review_panes())
            .child(el("ul").child(ways))
            .into_child(),
        inside.into_child(),
    ])
}

fn key(pane: Pane) -> &'static str {
    match pane {
        Pane::Decide => "decide",
        Pane::Compare => "compare",
        Pane::Sample => "sample",
        Pane::Languages => "languages",
    }
}

/// A pane with its heading and what it is for.
pub fn pane(title: &str, note: &str) -> El {
    el("section")
        .class("review-pane")
        .attr("aria-labelledby", "pane-title")
        .child(el("h2").id("pane-title").attr("tabindex", "-1").child(title))
        .child(el("p").class("caption").child(note))
}

/// A field with this id for a file of the `kind` that is taken in, and below it why it was not.
pub fn file_field(
    (state, id): (ReviewState, &'static str),
    label: &str,
    kind: Option<&str>,
    take: impl AsyncFn(ReviewState, &Given) -> Result<(), (String, String)> + Copy + 'static,
) -> AnyView {
    let told = RwSignal::new(None);
    let act = move |_| {
        let Some(given) = file::all_chosen(id).pop() else { return };
        leptos::task::spawn_local(async move { told.set(take(state, &given).await.err()) });
    };
    let field = el("input")
        .id(id)
        .attr("type", "file")
        .attr("accept", kind.map(ToOwned::to_owned))
        .on_change(act);
    let failed = reactive(move || told.get().map(|why| failure(state, &why).into_child()));
    several([
        el("label").class("review-give").child(el("span").child(label)).child(field).into_child(),
        failed.into_child(),
    ])
}
