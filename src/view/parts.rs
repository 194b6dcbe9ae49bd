//! Small pieces that more than one component shows.

use super::element::{El, IntoChild, Reactive, button, el, reactive, several};
use super::source::Source;
use super::state::State;
use crate::browser::dialog;
use crate::data::{
    Dataset, Evidence, Known, Localized, Membership, Mention, Note, SourceKind, ValueKind,
};
use crate::query::View;
use crate::text::{Words, cited, dates};
use leptos::prelude::AnyView;

/// Id of the link to the dataset, or in the single file of the dataset itself.
pub const DATASET: &str = "dataset";

/// Text for screen readers only.
pub fn hidden(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    el("span").class("visually-hidden").child(text).into_child()
}

/// The sign of what is our own classification; [`ours_told`] says once what it means.
pub fn ours(words: &'static Words) -> AnyView {
    let sign = el("span").attr("aria-hidden", "true").attr("title", words.card_ours()).child("°");
    several([sign.into_child(), hidden(format!(" ({})", words.card_ours()))])
}

/// What the sign of our own classification means.
pub fn ours_told(words: &'static Words) -> El {
    el("span").attr("aria-hidden", "true").child(format!("° {}", words.card_ours()))
}

/// A link to a page of somebody else's, in a new tab where the page stands in a frame; its text alone where
/// there is no address.
pub fn outside(address: &str, text: &str, is_new_tab: bool) -> AnyView {
    if address.is_empty() {
        return text.into_child();
    }
    let target = is_new_tab.then(|| "_blank".to_owned());
    el("a")
        .attr("href", address.to_owned())
        .attr("target", target)
        .attr("rel", "noreferrer")
        .child(text)
        .into_child()
}

/// A dialog with a title, what stands in it, and the button that closes it. It begins at a field where it
/// `has_field`, else at that button.
pub fn modal(
    id: impl Into<String>,
    (words, title): (&'static Words, &str),
    inside: impl IntoChild,
    has_field: bool,
) -> El {
    let id: String = id.into();
    let title_id = format!("{id}-title");
    el("dialog")
        .id(id.clone())
        .class("card")
        .attr("aria-labelledby", title_id.clone())
        .attr("closedby", "any")
        .child(el("h2").id(title_id).child(title))
        .child(inside)
        .child(
            button()
                .class("close")
                .attr("autofocus", !has_field)
                .on_click(move |_| dialog::close(&id))
                .child(words.card_close()),
        )
}

/// A box to tick before its label. It shows what `is_on` says, and a tick does `act`.
pub fn checkbox(
    id: Option<String>,
    label: &str,
    is_on: Reactive<bool>,
    act: impl Fn() + 'static,
) -> El {
    let tick = el("input")
        .id(id)
        .attr("type", "checkbox")
        .attr("autocomplete", "off")
        .prop_bool("checked", is_on)
        .on_change(move |_| act());
    el("label").child(tick).child(" ").child(label)
}

/// A line of a legend: a mark of this class, and what it stands for.
pub fn legend_key(class: &str, text: &str) -> El {
    el("li").child(el("i").class("key").class(class)).child(text)
}

/// Sources in words, each a link to its page if it has one.
pub fn sources(state: State, list: &[usize]) -> El {
    let (facts, words) = (state.facts(), state.words());
    let found = list.iter().filter_map(|&index| facts.dataset.sources.get(index));
    let mut line = el("span").class("sources");
    for (place, source) in found.enumerate() {
        if place > 0 {
            line = line.child(words.join_comma());
        }
        let link = match source.url.is_empty() {
            true => el("span").class_if("ours", source.kind == SourceKind::Ours),
            false => el("a").attr("href", source.url.clone()).attr("rel", "noreferrer"),
        };
        let title = cited::whole(words, source);
        line = line
            .child(link.class("source").attr("title", title).child(cited::source(words, source)));
    }
    line
}

/// A text with its sources behind it; for our own there is the sign.
pub fn signed(state: State, text: impl IntoChild, list: &[usize]) -> El {
    let facts = state.facts();
    let is_ours = |&at: &usize| {
        facts.dataset.sources.get(at).is_some_and(|source| source.kind == SourceKind::Ours)
    };
    let (own, others): (Vec<usize>, Vec<usize>) = list.iter().partition(|at| is_ours(at));
    el("span")
        .child(text)
        .child((!own.is_empty()).then(|| ours(state.words())))
        .child(" ")
        .child(sources(state, &others))
}

/// Labels of a row's values in one facet.
pub fn labels(dataset: &Dataset, facet: usize, values: &[u32], lang: &str, comma: &str) -> String {
    let facet = &dataset.facets[facet];
    let labels: Vec<&str> =
        values.iter().map(|&value| facet.values[value as usize].short.get(lang)).collect();
    labels.join(comma)
}

/// Whether a row's values in one facet are no real value, and are shown dimmed.
pub fn is_void(dataset: &Dataset, facet: usize, values: &[u32]) -> bool {
    values
        .iter()
        .all(|&value| dataset.facets[facet].values[value as usize].kind != ValueKind::Proper)
}

/// A value that may not apply or not be known.
pub fn known<T>(words: &'static Words, value: &Known<T>, show: impl FnOnce(&T) -> El) -> El {
    let void = |text| el("span").class("void").child(text);
    match value {
        Known::Known(value) => show(value),
        Known::DoesNotApply => void(words.does_not_apply()),
        Known::NotKnown => void(words.not_known()),
    }
}

// Table parts with explicit roles: on narrow screens the style sheet lays tables out as grids,
// which takes the meaning of the plain elements away in some engines.

/// A table; `label` is the id of what names it.
pub fn table(class: &str, label: impl Into<String>, head: El, body: impl IntoChild) -> El {
    el("table")
        .class(class)
        .attr("role", "table")
        .attr("aria-labelledby", label.into())
        .child(el("thead").attr("role", "rowgroup").child(head))
        .child(el("tbody").attr("role", "rowgroup").child(body))
}

/// A table's row.
pub fn tr() -> El {
    el("tr").attr("role", "row")
}

/// A cell.
pub fn td(class: &str) -> El {
    el("td").attr("role", "cell").class(class)
}

/// What a row is about.
pub fn row_head(class: &str) -> El {
    el("th").attr("role", "rowheader").attr("scope", "row").class(class)
}

/// What a column is about.
pub fn column_head(class: &str) -> El {
    el("th").attr("role", "columnheader").attr("scope", "col").class(class)
}

/// A link that opens a card; `then` is done before. With a modifier key it opens a new tab.
pub fn card_link<S: Source>(state: S, id: &str, then: impl Fn() + 'static) -> El {
    let (show, link) = (id.to_owned(), id.to_owned());
    el("a")
        .attr("href", reactive(move || state.href(|query| query.show = Some(link.clone()))))
        .on_plain_click(move || {
            then();
            state.act(|query| query.show = Some(show.clone()));
        })
}

/// A link that opens a view; with a modifier key it opens a new tab.
pub fn view_link(state: State, view: View) -> El {
    el("a")
        .attr("href", reactive(move || state.href(|query| query.view = view)))
        .on_plain_click(move || state.act(|query| query.view = view))
}

/// The publisher's page at the words printed; nothing where there is no address or no mention.
pub fn print_link(state: State, mention: &Mention, text: &str) -> Option<El> {
    let facts = state.facts();
    let page = &facts.dataset.document.url;
    (!page.is_empty() && !mention.selectors.is_empty()).then(|| {
        el("a")
            .attr("href", mention.link(page))
            .attr("rel", "noreferrer")
            .attr("target", "_blank")
            .child(text)
    })
}

/// What shows a status, dated, a piece each.
pub fn evidence(state: State, membership: &Membership) -> Vec<El> {
    let piece = |evidence: &Evidence| el("li").child(proof(state, evidence, &evidence.sources));
    membership.evidence.iter().map(piece).collect()
}

/// What a piece of evidence says, with some of its sources. Its day is told unless one of these has the same.
pub fn proof(state: State, evidence: &Evidence, list: &[usize]) -> AnyView {
    let facts = state.facts();
    let mut told = list.iter().filter_map(|&at| cited::day(facts.dataset.sources.get(at)?));
    let is_told = told.any(|day| day == evidence.date);
    let when = (!is_told).then(|| {
        el("span").class("when").child(dates::date(state.words(), &evidence.date)).child(" ")
    });
    several([
        in_its_language(state, &evidence.text),
        " ".into_child(),
        when.into_child(),
        sources(state, list).into_child(),
    ])
}

/// A text of the dataset, said to be in another language where it is not in that of the page.
pub fn in_its_language(state: State, text: &Localized) -> AnyView {
    let (said, tag) = (text.get(state.lang()), text.tag(state.lang()));
    if tag.is_empty() || tag == state.lang() {
        return said.into_child();
    }
    el("span").attr("lang", tag.to_owned()).child(said).into_child()
}

/// A line of a list of facts: what it tells, and an element to put that into.
pub fn line(label: &str, value: impl IntoChild) -> El {
    el("div").child(el("dt").child(label)).child(el("dd").child(value))
}

/// `into` with a note and its sources.
pub fn noted(state: State, into: El, note: &Note) -> El {
    into.child(in_its_language(state, &note.value)).child(" ").child(sources(state, &note.sources))
}
