//! What the document reports of its participants together: as printed, or under the headings of themes,
//! where a point stands under each of its themes.

use super::element::{El, IntoChild, button, el, reactive};
use super::parts::{print_link, sources};
use super::state::State;
use crate::data::SourceKind;
use crate::query::ask::THEME;
use crate::query::{Sort, meeting};
use leptos::prelude::*;

/// The view.
pub fn points(state: State) -> AnyView {
    let words = state.words();
    let buttons: Vec<El> =
        (0..state.facts().dataset.themes.len()).map(|theme| theme_button(state, theme)).collect();
    let order = |by_theme: bool, label: &str| {
        let key = by_theme.then(|| THEME.to_owned());
        button()
            .class("choice")
            .attr("aria-pressed", reactive(move || (is_by_theme(state) == by_theme).to_string()))
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
    let has_themes = !buttons.is_empty();
    let choices = has_themes.then(|| {
        let orders = el("p")
            .class("order-choice")
            .child(el("span").child(words.points_order()).child(" "))
            .child(order(false, words.points_printed()))
            .child(order(true, words.points_by_theme()));
        let themes = el("section")
            .attr("aria-labelledby", "themes-title")
            .child(el("h2").id("themes-title").child(words.points_themes()))
            .child(el("ul").class("themes").child(buttons))
            .child(clear);
        el("div").class("points-choices").child(orders).child(themes)
    });
    let list = reactive(move || {
        if is_by_theme(state) { by_theme(state).into_child() } else { printed(state).into_child() }
    });
    let key = el("p").class("caption").child(words.points_key());
    el("div").class("points").child(choices).child(el("div").child(key).child(list)).into_child()
}

fn is_by_theme(state: State) -> bool {
    let facts = state.facts();
    !facts.dataset.themes.is_empty()
        && state.query.with(|query| query.sort.key.as_deref() == Some(THEME))
}

/// The points in printed order, each with its themes.
fn printed(state: State) -> El {
    let facts = state.facts();
    let places = state.query.with(|query| meeting::points(&facts.dataset, query));
    let shown: Vec<El> = places.into_iter().map(|at| point(state, at, None)).collect();
    el("ol").class("point-list").child(shown)
}

/// The themes asked for, each with its points.
fn by_theme(state: State) -> El {
    let (facts, lang) = (state.facts(), state.lang());
    let shown = state.query.with(|query| meeting::by_theme(&facts.dataset, query));
    let section = |(theme, points): (Option<usize>, Vec<usize>)| {
        let title = theme.map(|theme| el("h2").child(facts.dataset.themes[theme].label.get(lang)));
        let points: Vec<El> = points.into_iter().map(|at| point(state, at, theme)).collect();
        el("section").child(title).child(el("ol").class("point-list").child(points))
    };
    el("div").class("by-theme").child(shown.into_iter().map(section).collect::<Vec<El>>())
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
        .child(el("span").child(facts.dataset.themes[theme].label.get(state.lang())))
        .child(" ")
        .child(el("span").class("count").child(count.to_string()));
    el("li").child(button)
}

/// A point; with its themes, unless it stands under one.
fn point(state: State, place: usize, under: Option<usize>) -> El {
    let words = state.words();
    let facts = state.facts();
    let dataset = &facts.dataset;
    let point = &dataset.points[place];
    let quote = el("q").attr("lang", dataset.document.language.clone()).child(point.verb.as_str());
    let link = print_link(state, &point.mention, words.in_print())
        .map(|link| link.class("in-print").attr("aria-label", words.in_print_of(&point.verb)));
    let label = |&theme: &usize| el("li").child(dataset.themes[theme].label.get(state.lang()));
    let labels: Vec<El> = point.themes.iter().map(label).collect();
    let themes = under.is_none().then(|| el("ul").class("point-themes").child(labels));
    // That summaries are ours, and of the document, is said once for all.
    let is_other = |at: &usize| {
        let kind = dataset.sources.get(*at).map(|source| source.kind);
        !matches!(kind, Some(SourceKind::Release | SourceKind::Ours))
    };
    let others: Vec<usize> = point.summary.sources.iter().copied().filter(is_other).collect();
    let proof = (!others.is_empty()).then(|| el("span").child(" ").child(sources(state, &others)));
    // A point may stand under several themes, and an id once.
    let id = under.is_none().then(|| point.id.clone());
    el("li")
        .attr("id", id)
        .attr("value", place + 1)
        .child(el("p").class("verb").child(quote).child(" ").child(link))
        .child(el("p").child(point.summary.value.get(state.lang())).child(proof))
        .child(themes)
}
