//! The search and the facets of a list, and the filters in use.
//!
//! A facet shows its most common values, whichever are asked for, and all others on demand or by
//! their words. Its rows are built for the values that it shows; counts change in place, so the
//! focus stays.

use crate::said::shown;
use crate::state::{FEW, State};
use engine::protocol::{Ask, State as Asked, Told, ValueCount, Values};
use leptos::prelude::*;
use plenary::browser::page;
use plenary::view::element::{El, Live, Part, button, effect, el, live, memo, nothing, several};
use plenary::view::sheet::Sheet;

/// Values more at each step.
const STEP: usize = 50;
/// Values from which a facet has a search of its own.
const SEARCH_FROM: usize = 10;

/// All filters.
pub fn filters(state: State) -> AnyView {
    let words = state.words_now();
    let counts = move || {
        state.answer.with(|answer| answer.as_ref().map_or((0, 0), |it| (it.total, it.rows)))
    };
    let facets = live(move || {
        let setup = state.setup.get();
        let facets = setup.facets.iter().map(|&facet| {
            let is_multi = setup.multi.iter().any(|(column, _)| *column == facet);
            facet_filter(state, facet, is_multi)
        });
        facets.collect::<Vec<El>>().part()
    });
    let label = live(move || {
        let setup = state.setup.get();
        // Without a column that names the rows there is nothing to search.
        let Some(column) = setup.label.map(|at| state.column(at)) else { return nothing() };
        let label = words.search_in_facet(&column);
        el("div")
            .class("search")
            .child(el("label").class("visually-hidden").attr("for", "list-q").child(label.clone()))
            .child(
                el("input")
                    .id("list-q")
                    .attr("type", "search")
                    .attr("autocomplete", "off")
                    .attr("spellcheck", "false")
                    .attr("placeholder", label)
                    .prop_text(
                        "value",
                        live(move || state.question.with(|question| question.text.clone())),
                    )
                    .on_input(move |event| {
                        let text = event_target_value(&event);
                        state.act(|question| question.text = text);
                    }),
            )
            .part()
    });
    let sheet = Sheet {
        words,
        id: "list-filters",
        opener: "list-filters-open",
        first: "list-q",
        open: state.sheet,
    };
    let done = move || words.list_rows(counts().0);
    sheet.around(counts, done, several([label.part(), facets.part()]))
}

/// What a facet shows beyond its most common values.
#[derive(Clone, PartialEq, Default)]
struct Wish {
    find: String,
    more: usize,
}

fn facet_filter(state: State, facet: usize, is_multi: bool) -> El {
    let words = state.words_now();
    let column = state.column(facet);
    let wish = RwSignal::new(Wish::default());
    let told = RwSignal::new(None::<Values>);
    // Asked anew with every answer, because the counts are others then.
    effect(move || {
        state.answer.track();
        let wish = wish.get();
        if wish == Wish::default() {
            return told.set(None);
        }
        let (Some(here), Some(worker)) = (state.here(), state.worker()) else { return };
        let (query, _) = state.question.with_untracked(|it| it.query(&here.summary));
        let count = FEW + wish.more;
        let ask = Ask::Values { query, facet, text: wish.find, from: 0, count };
        worker.ask(&ask, move |answer| {
            if let Told::Values(values) = answer {
                told.set(Some(values));
            }
        });
    });
    let values = move || -> (Vec<ValueCount>, usize) {
        let (few, more) = state.answer.with(|answer| {
            let facets = answer.iter().flat_map(|answer| &answer.facets);
            let found = facets.into_iter().find(|it| it.facet == facet);
            found.map_or((Vec::new(), 0), |it| (it.values.clone(), it.more))
        });
        let Some(told) = told.get() else { return (few, more) };
        let rest = told.total.saturating_sub(told.values.len());
        let mut values = told.values;
        if wish.with(|wish| wish.find.is_empty()) {
            // What is asked for stays in sight, however rare it is.
            let named = few.into_iter().filter(|it| it.state != Asked::Free);
            let named: Vec<ValueCount> =
                named.filter(|it| values.iter().all(|told| told.value != it.value)).collect();
            let rest = rest.saturating_sub(named.len());
            values.extend(named);
            return (values, rest);
        }
        (values, rest)
    };
    let values = memo(values);
    let names = memo(move || {
        values.with(|(values, _)| values.iter().map(|it| it.value.clone()).collect::<Vec<_>>())
    });
    let (name, plain) = (column.clone(), column.clone());
    let list = live(move || {
        let rows: Vec<El> =
            names.get().iter().map(|value| value_row(state, &name, value, values)).collect();
        rows.part()
    });
    let distinct = move || {
        state.answer.with(|answer| {
            let facets = answer.iter().flat_map(|answer| &answer.facets);
            facets.into_iter().find(|it| it.facet == facet).map_or(0, |it| it.distinct)
        })
    };
    let has_search = memo(move || distinct() >= SEARCH_FROM);
    let find_id = format!("list-find-{facet}");
    let search = live(move || {
        if !has_search.get() {
            return nothing();
        }
        let label = words.search_in_facet(&plain);
        several([
            el("label")
                .class("visually-hidden")
                .attr("for", find_id.clone())
                .child(label.clone())
                .part(),
            el("input")
                .id(find_id.clone())
                .class("find")
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("placeholder", label)
                .on_input(move |event| {
                    wish.set(Wish { find: event_target_value(&event), more: 0 });
                })
                .part(),
        ])
    });
    let more = live(move || {
        let rest = values.with(|(_, rest)| *rest);
        let more = (rest > 0).then(|| {
            button()
                .class("plain")
                .on_click(move |_| wish.update(|wish| wish.more += STEP))
                .child(words.list_more(rest))
        });
        let fewer = (wish.with(|wish| wish.more) > 0).then(|| {
            button()
                .class("plain")
                .on_click(move |_| wish.update(|wish| wish.more = 0))
                .child(words.list_fewer())
        });
        el("p").class("list-more").child(more).child(" ").child(fewer).part()
    });
    let name = column.clone();
    let all = is_multi.then(|| {
        let (shown, toggled) = (name.clone(), name);
        let tick = el("input")
            .attr("type", "checkbox")
            .attr("autocomplete", "off")
            .prop_flag("checked", live(move || state.question.with(|it| it.all.contains(&shown))))
            .on_change(move |_| {
                state.act(|question| {
                    if question.all.contains(&toggled) {
                        question.all.retain(|it| *it != toggled);
                    } else {
                        question.all.push(toggled.clone());
                    }
                });
            });
        el("label").class("list-all").child(tick).child(" ").child(words.list_all_of())
    });
    let (used, cleared) = (column.clone(), column.clone());
    let id = format!("list-facet-{facet}");
    let focus = id.clone();
    let is_used =
        move || state.question.with(|question| question.clauses.iter().any(|it| it.column == used));
    let clear = button()
        .class("clear-facet")
        .attr("aria-label", words.clear_facet(&column))
        .class_if("none", live(move || !is_used()))
        .on_click(move |_| {
            page::focus_soon(vec![focus.clone()]);
            state.act(|question| question.clear_column(&cleared));
        })
        .child(words.clear_facet_short());
    let fieldset = el("fieldset")
        .id(id)
        .attr("tabindex", "-1")
        .child(el("legend").child(column))
        .child(search)
        .child(all)
        .child(el("ul").child(list))
        .child(more);
    el("div").class("facet").child(fieldset).child(clear)
}

fn value_row(
    state: State,
    column: &str,
    value: &str,
    values: Memo<(Vec<ValueCount>, usize)>,
) -> El {
    let words = state.words_now();
    let label = shown(words, value).to_owned();
    let own = value.to_owned();
    let find = memo(move || {
        values
            .with(|(values, _)| values.iter().find(|it| it.value == own).cloned())
            .unwrap_or_default()
    });
    let is = move |asked: Asked| find.with(|it| it.state == asked);
    let number: Live<String> = live(move || words.number(find.with(|it| it.count)));
    let toggle = |exclude: bool| {
        let (column, value) = (column.to_owned(), value.to_owned());
        move || state.act(|question| question.toggle(&column, &value, exclude))
    };
    let (include, exclude) = (toggle(false), toggle(true));
    el("li")
        .class("value")
        .class_if("void", value.is_empty())
        .class_if("zero", live(move || find.with(|it| it.count == 0) && is(Asked::Free)))
        .class_if("wanted", live(move || is(Asked::Included)))
        .class_if("excluded", live(move || is(Asked::Excluded)))
        .child(
            el("label")
                .attr("title", label.clone())
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("autocomplete", "off")
                        .attr("name", format!("f.{column}"))
                        .attr("value", value.to_owned())
                        .prop_flag("checked", live(move || is(Asked::Included)))
                        .on_change(move |_| include()),
                )
                .child(el("span").class("label").child(label.clone())),
        )
        .child(" ")
        .child(
            button()
                .class("exclude")
                .attr("aria-pressed", live(move || is(Asked::Excluded).to_string()))
                .attr("aria-label", words.exclude(&label))
                .attr("title", words.exclude(&label))
                .on_click(move |_| exclude())
                .child(words.exclude_short()),
        )
        .child(" ")
        .child(el("span").class("count").child(number))
}

/// The filters in use, each with its way out.
pub fn chips(state: State) -> Live<AnyView> {
    let words = state.words_now();
    live(move || {
        let question = state.in_force();
        if question.filters() == 0 {
            return nothing();
        }
        let chip = |label: String, act: Box<dyn Fn()>| {
            let cross = el("span").class("cross").attr("aria-hidden", "true");
            let button = button()
                .class("chip")
                .attr("aria-label", words.chip_remove(&label))
                .on_click(move |_| {
                    page::focus_soon(vec!["list-results".to_owned()]);
                    act();
                });
            el("li").child(button.child(label).child(cross))
        };
        let mut chips: Vec<El> = question
            .clauses
            .iter()
            .map(|it| {
                let value = shown(words, &it.value);
                let label = if it.exclude {
                    words.chip_excluded(&it.column, value)
                } else {
                    words.chip_wanted(&it.column, value)
                };
                let clause = it.clone();
                chip(
                    label,
                    Box::new(move || {
                        state.act(|question| {
                            question.toggle(&clause.column, &clause.value, clause.exclude);
                        });
                    }),
                )
            })
            .collect();
        chips.extend(question.years.iter().map(|&year| {
            let label = words.chip_wanted(words.list_years(), &year.to_string());
            chip(label, Box::new(move || state.act(|it| it.toggle_year(year))))
        }));
        if question.is_searching() {
            let label = words.chip_text(question.text.trim());
            chips.push(chip(label, Box::new(move || state.act(|it| it.text.clear()))));
        }
        let clear = button()
            .class("clear")
            .on_click(move |_| {
                page::focus_soon(vec!["list-results".to_owned()]);
                state.act(crate::question::Question::clear);
            })
            .child(words.clear_filters(question.filters()));
        el("div")
            .class("chips")
            .attr("role", "group")
            .attr("aria-label", words.chips())
            .child(el("ul").child(chips))
            .child(clear)
            .part()
    })
}
