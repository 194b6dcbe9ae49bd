//! Who compiled the dataset, and what an earlier version had wrong.

use super::element::{El, IntoChild, el};
use super::parts::{in_its_language, outside, sources};
use super::state::State;
use crate::text::dates;
use leptos::prelude::*;

/// The lines; nothing where the dataset says neither.
pub fn imprint(state: State) -> AnyView {
    let (facts, words) = (state.facts(), state.words());
    let imprint = &facts.dataset.imprint;
    let linked = imprint.authors.iter().enumerate().map(|(at, author)| {
        let comma = if at > 0 { words.join_comma() } else { "" };
        let name = outside(&author.url, &author.name, false);
        el("span").child(comma).child(name)
    });
    let names: Vec<El> = linked.collect();
    // The names are links, so the words around them are said in two.
    let authors = (!names.is_empty()).then(|| {
        let said = words.credit("|");
        let (before, after) = said.split_once('|').unwrap_or((&said, ""));
        el("p").child(before).child(names).child(after)
    });
    let told = imprint.corrections.iter().map(|correction| {
        let day = dates::date(words, &correction.date);
        let when = if day.is_empty() {
            correction.version.clone()
        } else {
            format!("{} · {day}", correction.version)
        };
        el("li")
            .child(el("strong").child(when))
            .child(" ")
            .child(in_its_language(state, &correction.text))
            .child(" ")
            .child(sources(state, &correction.sources))
    });
    let items: Vec<El> = told.collect();
    let corrections = (!items.is_empty())
        .then(|| el("div").child(el("h3").child(words.corrections())).child(el("ul").child(items)));
    el("div").class("imprint").child(authors).child(corrections).into_child()
}
