//! Sources and method: what is printed, what is ours, what is not known; and beside it every source,
//! by what it proves, with a search.

use super::element::{El, IntoChild, el, nothing, reactive, several};
use super::imprint::imprint;
use super::parts::{card_link, in_its_language, noted, view_link};
use super::state::State;
use crate::data::{Basis, Proof, SourceKind, proofs};
use crate::query::View;
use crate::text::{cited, dates};
use leptos::prelude::*;

/// The version of this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The view.
pub fn method(state: State) -> AnyView {
    let words = state.words();
    let text = el("div")
        .child(part(words.method_printed(), kinds(state)))
        .child(silences(state).map(|inside| part(words.method_silent(), inside)))
        .child(counting(state).map(|inside| part(words.method_counting(), inside)))
        .child(remarks(state).map(|inside| part(words.method_decisions(), inside)))
        .child(organiser(state).map(|inside| part(words.method_organiser(), inside)))
        .child(part(words.method_versions(), versions(state)))
        .child(imprint(state));
    el("div").class("method").child(text).child(all_sources(state)).into_child()
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
            let said = facet.qualifier.as_ref().filter(|_| facet.basis != Basis::Ours);
            let qualifier = said.map(|text| format!(" ({})", text.get(lang)));
            el("li")
                .child(el("strong").child(facet.label.get(lang)))
                .child(qualifier)
                .child(words.colon())
                .child(words.method_basis(match facet.basis {
                    Basis::Printed if facts.dataset.document.is_sheet => "sheet",
                    basis => basis.name(),
                }))
        })
        .collect();
    // A sheet has no points, and nothing of it is quoted.
    let others = (!facts.dataset.document.is_sheet).then(|| words.method_ours_too());
    el("div").child(el("ul").child(facets)).child(others.map(|text| el("p").child(text)))
}

/// What the document says nothing of, as the dataset has it.
fn silences(state: State) -> Option<El> {
    let facts = state.facts();
    let silences = facts.dataset.document.silent_on.iter();
    let list: Vec<El> = silences
        .map(|silence| el("li").child(state.words().method_silence(silence.name())))
        .collect();
    (!list.is_empty()).then(|| el("ul").child(list))
}

fn counting(state: State) -> Option<El> {
    let facts = state.facts();
    let lang = state.lang();
    let roster = facts.dataset.roster.as_ref()?;
    let alternatives = roster.alternatives.iter();
    let list: Vec<El> = alternatives
        .map(|rule| {
            let name = el("strong").child(rule.label.get(lang)).child(state.words().colon());
            noted(state, el("li").child(name), &rule.reason)
        })
        .collect();
    let link = view_link(state, View::Status).child(state.words().view_title(View::Status.name()));
    Some(el("div").child(el("ul").child(list)).child(el("p").child(link)))
}

/// Every remark, those of a kind together, in the order of the dataset.
fn remarks(state: State) -> Option<El> {
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
    (!list.is_empty()).then(|| el("ul").class("remarks").child(list))
}

fn organiser(state: State) -> Option<El> {
    let words = state.words();
    let facts = state.facts();
    let place = facts.dataset.event.organizer?;
    let organization = &facts.dataset.organizations[place];
    // It may be named as taking part as well.
    let is_row = facts.dataset.participations.iter().any(|row| row.organization == place);
    let link = card_link(state, &organization.id, || {}).id(format!("open-{}", organization.id));
    Some(
        el("p")
            .child(link.child(organization.short(state.lang())))
            .child((!is_row).then(|| format!(". {}", words.card_not_counted()))),
    )
}

/// Every source under what it proves, as far as it has the words searched for.
fn all_sources(state: State) -> El {
    let (words, facts, index) = (state.words(), state.facts(), state.index());
    let title = words.sources_list();
    let dataset = &facts.dataset;
    let folded = |at: usize| {
        let source = &dataset.sources[at];
        // In English too: that is how others cite them.
        let publishers = source.publisher.0.iter().map(|(_, name)| name.as_str());
        let rest =
            [source.date.get(""), &cited::date(words, source), source.used_for.get(state.lang())];
        let all: Vec<&str> = publishers.chain(rest).chain([source.url.as_str()]).collect();
        index.fold(&all.join(" "))
    };
    let all: Vec<(Proof, usize, String)> =
        proofs(dataset).into_iter().enumerate().map(|(at, of)| (of, at, folded(at))).collect();
    let find = RwSignal::new(String::new());
    let field = el("input")
        .attr("type", "search")
        .class("find")
        .attr("autocomplete", "off")
        .attr("placeholder", words.search_in_facet(title))
        .attr("aria-label", words.search_in_facet(title))
        .on_input(move |event| find.set(event_target_value(&event)));
    let groups = reactive(move || {
        let asked = find.with(|find| index.fold(find));
        let is_found = |text: &str| asked.split_whitespace().all(|word| text.contains(word));
        let group = |of: Proof| {
            let found = all.iter().filter(|(other, _, text)| *other == of && is_found(text));
            let own: Vec<El> = found.map(|(_, at, _)| source(state, *at)).collect();
            (!own.is_empty()).then(|| {
                let number = el("span").class("share").child(own.len().to_string());
                el("section")
                    .child(el("h3").child(words.proof(of.name())).child(" ").child(number))
                    .child(el("ul").class("source-list").child(own))
            })
        };
        let groups: Vec<El> = Proof::ALL.into_iter().filter_map(group).collect();
        match groups.is_empty() {
            true => el("p").class("void").child(words.empty_title()).into_child(),
            false => groups.into_child(),
        }
    });
    part(title, several([field.into_child(), groups.into_child()]))
}

fn source(state: State, at: usize) -> El {
    let (words, facts) = (state.words(), state.facts());
    let source = &facts.dataset.sources[at];
    let publisher = source.publisher.get(state.lang());
    let name = match (source.kind, source.url.is_empty()) {
        (SourceKind::Ours, _) => el("span").child(words.source_ours()),
        (_, true) => el("span").child(publisher),
        _ => el("a").attr("href", source.url.clone()).attr("rel", "noreferrer").child(publisher),
    };
    let used_for = match source.used_for.0.is_empty() {
        true => nothing(),
        false => several([words.colon().into_child(), in_its_language(state, &source.used_for)]),
    };
    let date = cited::date(words, source);
    el("li")
        .id(format!("source-{}", source.id))
        .child(name)
        .child((!date.is_empty()).then(|| words.source_dated("", &date)))
        .child(used_for)
}

fn versions(state: State) -> El {
    let words = state.words();
    let facts = state.facts();
    let day = dates::date(words, &facts.dataset.compiled);
    el("div")
        .child(el("p").child(words.method_version(VERSION, &facts.dataset.version, &day)))
        .child(el("p").child(words.method_unread()))
}
