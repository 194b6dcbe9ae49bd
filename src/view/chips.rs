//! The filters in use, each with its way out, and the way out of an empty result.

use super::element::{El, Part, button, el, live, nothing};
use super::state::State;
use crate::browser::page;
use crate::query::{Clause, Remedy};
use crate::text::Words;
use leptos::prelude::*;

/// The filters in use, each with its way out.
pub fn chips(state: State) -> El {
    let words = state.words();
    let id = |clause: &Clause| format!("chip-{}-{}", clause.facet, clause.value);
    // After a chip has gone the focus goes to its neighbour, or to the results.
    let neighbours = move |gone: &str| {
        let ids: Vec<String> = state.query.with(|query| query.clauses.iter().map(id).collect());
        let at = ids.iter().position(|id| id == gone).unwrap_or(ids.len());
        let mut next: Vec<String> = ids.iter().skip(at + 1).take(1).cloned().collect();
        next.extend(at.checked_sub(1).and_then(|before| ids.get(before).cloned()));
        next.extend(["chip-text".to_owned(), "results".to_owned()]);
        next
    };
    let chip = move |clause: Clause| {
        let facts = state.facts();
        let facet = facts.dataset.facets.get(clause.facet)?;
        let value = facet.values.get(clause.value as usize)?;
        let say = if clause.exclude { Words::chip_excluded } else { Words::chip_wanted };
        let label = say(words, facet.short.get(state.lang()), value.short.get(state.lang()));
        let own = id(&clause);
        let remove = words.chip_remove(&label);
        Some(
            el("li").child(
                button()
                    .id(own.clone())
                    .class("chip")
                    .attr("aria-label", remove)
                    .on_click(move |_| {
                        page::focus_soon(neighbours(&own));
                        state.act(|query| query.remove(clause.facet, clause.value));
                    })
                    .child(label)
                    .child(el("span").class("cross").attr("aria-hidden", "true")),
            ),
        )
    };
    let text_chip = move || {
        let text =
            state.query.with(|query| query.is_searching().then(|| query.text.trim().to_owned()))?;
        let label = words.chip_text(&text);
        let remove = words.chip_remove(&label);
        Some(
            el("li").child(
                button()
                    .id("chip-text")
                    .class("chip")
                    .attr("aria-label", remove)
                    .on_click(move |_| {
                        page::focus_soon(neighbours("chip-text"));
                        state.act(|query| query.text.clear());
                    })
                    .child(label)
                    .child(el("span").class("cross").attr("aria-hidden", "true")),
            ),
        )
    };
    let filters = move || state.query.with(crate::query::Query::filters);
    el("div")
        .class("chips")
        .class_if("none", live(move || filters() == 0 || state.is_fixed()))
        .child(
            el("ul")
                .attr("aria-label", words.chips())
                .child(live(move || {
                    state
                        .query
                        .with(|query| query.clauses.clone())
                        .into_iter()
                        .map(chip)
                        .collect::<Vec<_>>()
                        .part()
                }))
                .child(live(move || text_chip().part())),
        )
        .child(live(move || {
            if filters() > 0 {
                button()
                    .class("clear")
                    .on_click(move |_| {
                        page::focus_soon(vec!["results".to_owned()]);
                        state.act(crate::query::Query::clear);
                    })
                    .child(live(move || words.clear_filters(filters())))
                    .part()
            } else {
                nothing()
            }
        }))
}

/// An empty result: which filter to drop, and what that would give.
pub fn nothing_found(state: State) -> AnyView {
    let words = state.words();
    let remedy = move |remedy: Remedy| {
        let facts = state.facts();
        let label = match remedy.facet.and_then(|facet| facts.dataset.facets.get(facet)) {
            Some(facet) => {
                let values: Vec<String> = state.query.with(|query| {
                    query
                        .clauses
                        .iter()
                        .filter(|clause| Some(clause.facet) == remedy.facet)
                        .filter_map(|clause| {
                            let label =
                                facet.values.get(clause.value as usize)?.short.get(state.lang());
                            Some(if clause.exclude {
                                format!("{} {label}", words.excluded_short())
                            } else {
                                label.to_owned()
                            })
                        })
                        .collect()
                });
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                words.empty_remedy_facet(
                    facet.short.get(state.lang()),
                    &words.or_list(&values),
                    remedy.gives,
                )
            }
            None => words.empty_remedy_text(
                &state.query.with(|query| query.text.trim().to_owned()),
                remedy.gives,
            ),
        };
        el("li").child(
            button()
                .class("remedy")
                .on_click(move |_| {
                    page::focus_soon(vec!["results".to_owned()]);
                    state.act(|query| match remedy.facet {
                        Some(facet) => query.clear_facet(facet),
                        None => query.text.clear(),
                    });
                })
                .child(label),
        )
    };
    live(move || {
        let remedies =
            state.answer(|answer| answer.rows.is_empty().then(|| answer.remedies.clone()));
        let Some(remedies) = remedies.filter(|_| state.query.with(|query| query.filters() > 0))
        else {
            return nothing();
        };
        let none = remedies.is_empty().then_some(words.empty_no_single_remedy());
        el("section")
            .class("nothing")
            .child(el("p").child(el("strong").child(words.empty_title())).child(" ").child(none))
            .child(el("ul").child(remedies.into_iter().map(remedy).collect::<Vec<_>>()))
            .part()
    })
    .part()
}
