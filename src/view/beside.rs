//! What the search of a meeting finds besides rows, under its field while the reader is there: nothing on
//! the page moves for it. Knows no other source.

use super::element::{El, IntoChild, button, el, memo, nothing, reactive};
use super::parts::card_link;
use super::source::Source;
use super::state::State;
use crate::browser::focus;
use crate::query::Beside;
use crate::query::beside::{beside, corrected, instead};
use leptos::prelude::*;

/// What stands under the field.
pub fn found(state: State) -> AnyView {
    // The filters and the text alone: a card that opens leaves the list in its place.
    let asked =
        memo(move || state.query.with(|query| crate::query::Query { show: None, ..query.clone() }));
    reactive(move || {
        let query = asked.get();
        let (facts, index) = (state.facts(), state.index());
        let words = state.words();
        let found = state.answer(|answer| beside(&facts.dataset, &index, &query, answer));
        let near = corrected(&index, &query.text);
        if found.is_empty() && near.is_empty() {
            return nothing();
        }
        let corrections: Vec<El> = near
            .iter()
            .map(|word| el("p").class("qualifier").child(words.search_near(word)))
            .collect();
        let finds = found.iter().filter_map(|find| item(state, find));
        let ways: Vec<El> = finds.map(|way| el("li").child(way)).collect();
        let list = el("ul").child(ways).attr("aria-label", words.search_beside());
        el("div").class("also").child(corrections).child(list).into_child()
    })
    .into_child()
}

/// One find, as a way to it.
fn item(state: State, found: &Beside) -> Option<El> {
    let (facts, words, lang) = (state.facts(), state.words(), state.lang());
    let dataset = &facts.dataset;
    let card = |organization: usize, told: &dyn Fn(&str) -> String| {
        let own = dataset.organizations.get(organization)?;
        Some(card_link(state, &own.id, || ()).child(told(own.short(lang))))
    };
    match *found {
        Beside::Outside(row) => {
            card(dataset.participations.get(row)?.organization, &|name| words.search_outside(name))
        }
        Beside::NotNamed(place) => {
            let status = dataset.memberships.get(place)?;
            let roster = dataset.roster.as_ref()?;
            let is_held = state.answer(|answer| answer.counted[place]);
            let of = roster.name.get(lang);
            let told = if is_held { words.mark_not_named(of) } else { words.mark_decided(of) };
            let code = status.values.get(roster.facet).and_then(|codes| codes.first());
            let value =
                code.and_then(|code| dataset.facets[roster.facet].values.get(*code as usize));
            let role =
                value.map(|value| format!(" ({})", value.short.get(lang))).unwrap_or_default();
            card(status.member, &|name| format!("{name}{told}{role}"))
        }
        Beside::Other(organization) => card(organization, &|name| {
            format!("{name}{}{}", words.colon(), words.card_not_counted())
        }),
        Beside::Value { facet, value, would_show } => {
            let head = dataset.facets.get(facet)?;
            let label = head.values.get(value)?.short.get(lang);
            let told = words.search_value(head.short.get(lang), label, would_show);
            let act = move |_| {
                focus::give_soon(vec![State::id("q")]);
                let facts = state.facts();
                state.act(|query| {
                    if let Some(instead) = instead(&facts.dataset, query, (facet, value)) {
                        *query = instead;
                    }
                });
            };
            Some(button().on_click(act).child(told))
        }
    }
}
