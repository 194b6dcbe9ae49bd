//! Sources and method: what is printed, what is ours, what is not known, and where it all stands.

use super::element::{El, IntoChild, el, several};
use super::imprint::imprint;
use super::parts::{card_link, in_its_language, noted, view_link};
use super::state::State;
use crate::data::{Basis, Source, SourceKind};
use crate::query::View;
use crate::text::dates;
use leptos::prelude::*;

/// The version of this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The view.
pub fn method(state: State) -> AnyView {
    let words = state.words();
    el("div")
        .class("method")
        .child(part(words.method_printed(), kinds(state)))
        .child(part(words.method_silent(), silences(state)))
        .child(part(words.method_counting(), counting(state)))
        .child(part(words.method_decisions(), remarks(state)))
        .child(part(words.method_organiser(), organiser(state)))
        .child(part(words.sources_list(), list(state)))
        .child(part(words.method_versions(), versions(state)))
        .child(imprint(state))
        .into_child()
}

fn part(title: &str, inside: impl IntoChild) -> El {
    el("section").child(el("h2").child(title)).child(inside)
}

/// On what authority each facet sorts.
fn kinds(state: State) -> El {
    let words = state.words();
    let facts = state.facts();
    let lang = state.lang();
    let facets: Vec<El> = facts
        .dataset
        .facets
        .iter()
        .map(|facet| {
            // Our own reading is said once.
            let qualifier = facet.qualifier.as_ref().filter(|_| facet.basis != Basis::Ours);
            let qualifier = qualifier.map(|it| format!(" ({})", it.get(lang)));
            el("li")
                .child(el("strong").child(facet.label.get(lang)))
                .child(qualifier)
                .child(": ")
                .child(words.method_basis(facet.basis.name()))
        })
        .collect();
    el("div").child(el("ul").child(facets)).child(el("p").child(words.method_ours_too()))
}

fn silences(state: State) -> El {
    let silences = state.words().method_silences();
    el("ul").child(silences.split('|').map(|text| el("li").child(text)).collect::<Vec<El>>())
}

fn counting(state: State) -> El {
    let facts = state.facts();
    let lang = state.lang();
    let alternatives = facts.dataset.roster.iter().flat_map(|roster| &roster.alternatives);
    let list: Vec<El> = alternatives
        .map(|it| {
            let name = el("strong").child(it.label.get(lang)).child(": ");
            noted(state, el("li").child(name), &it.reason)
        })
        .collect();
    let link = view_link(state, View::Status).child(state.words().view_title(View::Status.name()));
    el("div").child(el("ul").child(list)).child(el("p").child(link))
}

/// Every remark, those of a kind together, in the order of the dataset.
fn remarks(state: State) -> El {
    let words = state.words();
    let facts = state.facts();
    let mut list: Vec<El> = Vec::new();
    let mut kind = "";
    for remark in &facts.dataset.remarks {
        if remark.kind != kind {
            kind = &remark.kind;
            list.push(el("li").class("kind").child(el("h3").child(words.remark_kind(kind))));
        }
        list.push(noted(state, el("li"), &remark.note));
    }
    el("ul").class("remarks").child(list)
}

fn organiser(state: State) -> Option<El> {
    let words = state.words();
    let facts = state.facts();
    let organization = &facts.dataset.organizations[facts.dataset.event.organizer?];
    let link = card_link(state, &organization.id, || {}).id(format!("open-{}", organization.id));
    Some(
        el("p")
            .child(link.child(organization.short(state.lang())))
            .child(". ")
            .child(words.card_not_counted()),
    )
}

fn list(state: State) -> El {
    let words = state.words();
    let facts = state.facts();
    let source = |it: &Source| {
        let name = if it.kind == SourceKind::Ours {
            el("span").child(words.source_ours())
        } else if it.url.is_empty() {
            el("span").child(it.publisher.as_str())
        } else {
            el("a")
                .attr("href", it.url.clone())
                .attr("rel", "noreferrer")
                .child(it.publisher.as_str())
        };
        el("li")
            .id(format!("source-{}", it.id))
            .child(el("b").child(it.id.as_str()))
            .child(" ")
            .child(name)
            .child((!it.date.is_empty()).then(|| format!(", {}", it.date)))
            .child(
                (!it.used_for.0.is_empty())
                    .then(|| several([": ".into_child(), in_its_language(state, &it.used_for)])),
            )
    };
    let list: Vec<El> = facts.dataset.sources.iter().map(source).collect();
    el("ul").class("source-list").child(list)
}

fn versions(state: State) -> El {
    let words = state.words();
    let facts = state.facts();
    let day = dates::date(words, &facts.dataset.compiled);
    el("div")
        .child(el("p").child(words.method_version(VERSION, &facts.dataset.version, &day)))
        .child(el("p").child(words.method_unread()))
}
