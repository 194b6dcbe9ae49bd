//! Search and facets: real checkboxes with counts, beside the results or as a sheet.

use super::element::{El, Part, button, el, live, several};
use super::parts::hidden;
use super::sheet::Sheet;
use super::state::State;
use crate::browser::page;
use crate::data::{Facet, FacetValue, ValueKind};
use crate::query::address::LONGEST_TEXT;
use crate::query::search::matches;
use crate::text::Words;
use leptos::prelude::*;

/// Values from which a facet has a search of its own.
const SEARCH_FROM: usize = 10;

/// All filters.
pub fn filters(state: State) -> AnyView {
    let words = state.words();
    let facts = state.facts();
    let shown = move || state.answer(|answer| (answer.rows.len(), answer.total));
    let facets =
        (0..facts.dataset.facets.len()).map(|index| facet_filter(state, index)).collect::<Vec<_>>();
    let search = el("div")
        .class("search")
        .child(el("label").class("visually-hidden").attr("for", "q").child(words.search_label()))
        .child(
            el("input")
                .id("q")
                .attr("name", "q")
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("maxlength", LONGEST_TEXT)
                .attr("placeholder", words.search_hint())
                .prop_text("value", live(move || state.query.with(|query| query.text.clone())))
                .on_input(move |event| {
                    let text = event_target_value(&event);
                    state.act(|query| query.text = text);
                }),
        );
    let sheet =
        Sheet { words, id: "filters", opener: "open-filters", first: "q", open: state.sheet };
    let done = move || words.some_or_all(shown(), Words::show_results, Words::show_results_all);
    sheet.around(shown, done, several([search.part(), facets.part()]))
}

/// One facet.
fn facet_filter(state: State, index: usize) -> El {
    let words = state.words();
    let facts = state.facts();
    let facet: &Facet = &facts.dataset.facets[index];
    let lang = state.lang();
    let label = facet.label.get(lang).to_owned();
    let find = RwSignal::new(String::new());
    let is_used = move || state.query.with(|query| query.clauses.iter().any(|c| c.facet == index));
    let proper = facet.values.iter().filter(|value| value.kind == ValueKind::Proper).count();
    let find_id = format!("find-{}", facet.id);
    let search = (proper >= SEARCH_FROM).then(|| {
        several([
            el("label")
                .class("visually-hidden")
                .attr("for", find_id.clone())
                .child(words.search_in_facet(&label))
                .part(),
            el("input")
                .id(find_id.clone())
                .class("find")
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("placeholder", words.search_in_facet(&label))
                .on_input(move |event| find.set(event_target_value(&event)))
                .part(),
        ])
    });
    let legend_id = format!("facet-{}", facet.id);
    let values = facet
        .values
        .iter()
        .enumerate()
        .filter(|(value, _)| state.index().is_used(index, *value as u32))
        .map(|(value, it)| facet_value(state, index, value as u32, facet, it, find))
        .collect::<Vec<_>>();
    let clear_label = words.clear_facet(&label);
    let focus = legend_id.clone();
    let clear = button()
        .class("clear-facet")
        .attr("aria-label", clear_label)
        .class_if("none", live(move || !is_used()))
        .on_click(move |_| {
            page::focus_soon(vec![focus.clone()]);
            state.act(|query| query.clear_facet(index));
        })
        .child(words.clear_facet_short());
    let qualifier = facet.qualifier.as_ref().map(|qualifier| {
        let word = el("span").class("qualifier").child(qualifier.get(lang));
        several([" ".part(), word.part()])
    });
    let fieldset = el("fieldset")
        .id(legend_id)
        .attr("tabindex", "-1")
        .child(el("legend").child(label).child(qualifier))
        .child(search)
        .child(el("ul").child(values));
    // The button stands in the corner of the box around: a fieldset places it below its legend.
    el("div").class("facet").child(fieldset).child(clear)
}

fn facet_value(
    state: State,
    index: usize,
    value: u32,
    facet: &Facet,
    it: &FacetValue,
    find: RwSignal<String>,
) -> El {
    let words = state.words();
    let lang = state.lang();
    let label = it.short.get(lang).to_owned();
    let count = move || {
        state.answer(|answer| {
            answer
                .facet_counts
                .get(index)
                .and_then(|counts| counts.get(value as usize))
                .copied()
                .unwrap_or(0)
        })
    };
    let clause = move || state.query.with(|query| query.clause(index, value).map(|c| c.exclude));
    let wanted = move || clause() == Some(false);
    let excluded = move || clause() == Some(true);
    let folded =
        state.index().fold(&format!("{} {} {}", it.label.get(lang), label, it.also.join(" ")));
    let is_found = move || matches(&folded, &state.index().words(&find.get()));
    let count_id = format!("count-{}-{}", facet.id, it.id);
    el("li")
        .class("value")
        .class_if("void", it.kind != ValueKind::Proper)
        .class_if("zero", live(move || count() == 0 && clause().is_none()))
        .class_if("wanted", live(wanted))
        .class_if("excluded", live(excluded))
        .class_if("none", live(move || !is_found()))
        .child(
            el("label")
                .attr("title", it.label.get(lang).to_owned())
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("autocomplete", "off")
                        .attr("name", facet.id.clone())
                        .attr("value", it.id.clone())
                        .attr("aria-describedby", count_id.clone())
                        .prop_flag("checked", live(wanted))
                        .on_change(move |_| state.act(|query| query.toggle(index, value))),
                )
                .child(el("span").class("label").child(label.clone())),
        )
        // The spaces part the words where there is no style sheet.
        .child(" ")
        .child(
            button()
                .class("exclude")
                .attr("aria-pressed", live(move || excluded().to_string()))
                .attr("aria-label", words.exclude(&label))
                .attr("title", words.exclude(&label))
                .on_click(move |_| state.act(|query| query.toggle_exclude(index, value)))
                .child(words.exclude_short()),
        )
        .child(" ")
        .child(
            el("span")
                .class("count")
                .id(count_id)
                .child(
                    el("span").attr("aria-hidden", "true").child(live(move || count().to_string())),
                )
                .child(" ")
                .child(live(move || {
                    hidden(if excluded() {
                        words.count_described_excluded(count())
                    } else {
                        words.count_described(count())
                    })
                })),
        )
}
