//! What the document reports of its participants together, as printed or by theme.

use super::element::{El, IntoChild, button, el, reactive};
use super::parts::{print_link, sources};
use super::state::State;
use crate::query::ask::THEME;
use crate::query::{Sort, meeting};
use leptos::prelude::*;

/// The view.
pub fn points(state: State) -> AnyView {
    let words = state.words();
    let themes: Vec<El> =
        (0..state.facts().dataset.themes.len()).map(|theme| theme_button(state, theme)).collect();
    let order = |by_theme: bool, label: &str| {
        let key = by_theme.then(|| THEME.to_owned());
        let chosen = move || {
            state.query.with(|query| (query.sort.key.as_deref() == Some(THEME)) == by_theme)
        };
        button()
            .class("choice")
            .attr("aria-pressed", reactive(move || chosen().to_string()))
            .on_click(move |_| {
                let key = key.clone();
                state.act(|query| query.sort = Sort { key, descending: false });
            })
            .child(label)
    };
    let clear = button()
        .class("clear")
        .class_if("none", reactive(move || state.query.with(|query| query.themes.is_empty())))
        .on_click(move |_| state.act(|query| query.themes.clear()))
        .child(words.points_clear());
    let choices = el("div")
        .class("points-choices")
        .child(
            el("p")
                .class("order-choice")
                .child(el("span").child(words.points_order()).child(" "))
                .child(order(false, words.points_printed()))
                .child(order(true, words.points_by_theme())),
        )
        .child(
            el("section")
                .attr("aria-labelledby", "themes-title")
                .child(el("h2").id("themes-title").child(words.points_themes()))
                .child(el("ul").class("themes").child(themes))
                .child(clear),
        );
    let list = reactive(move || {
        let facts = state.facts();
        let shown = state.query.with(|query| meeting::points(&facts.dataset, query));
        shown.into_iter().map(|point| point_view(state, point)).collect::<Vec<El>>().into_child()
    });
    el("div")
        .class("points")
        .child(choices)
        .child(el("ol").class("point-list").child(list))
        .into_child()
}

/// A theme as a button that filters, with how many points it has.
fn theme_button(state: State, theme: usize) -> El {
    let facts = state.facts();
    let points = &facts.dataset.points;
    let count = points.iter().filter(|point| point.themes.contains(&theme)).count();
    let (id, own) =
        (facts.dataset.themes[theme].id.clone(), facts.dataset.themes[theme].id.clone());
    let on = move || state.query.with(|query| query.themes.contains(&own));
    let button = button()
        .class("theme")
        .attr("aria-pressed", reactive(move || on().to_string()))
        .on_click(move |_| state.act(|query| query.toggle_theme(&id)))
        .child(facts.dataset.themes[theme].label.get(state.lang()))
        .child(el("span").class("count").child(" ").child(count.to_string()));
    el("li").child(button)
}

fn point_view(state: State, place: usize) -> El {
    let words = state.words();
    let facts = state.facts();
    let dataset = &facts.dataset;
    let point = &dataset.points[place];
    let quote = el("q").attr("lang", dataset.document.language.clone()).child(point.verb.as_str());
    let link = print_link(state, &point.mention, words.in_print())
        .map(|link| link.class("in-print").attr("aria-label", words.in_print_of(&point.verb)));
    let themes: Vec<El> = point
        .themes
        .iter()
        .map(|&theme| el("li").child(dataset.themes[theme].label.get(state.lang())))
        .collect();
    el("li")
        .id(point.id.clone())
        .attr("value", place + 1)
        .child(el("p").class("verb").child(quote).child(" ").child(link))
        .child(
            el("p")
                .child(point.summary.value.get(state.lang()))
                .child(" ")
                .child(el("span").class("void").child(words.points_summary()))
                .child(" ")
                .child(sources(state, &point.summary.sources)),
        )
        .child(el("ul").class("point-themes").child(themes))
}
