//! The rows of a list by the values of a column or by year, as bars; each value filters.

use crate::question::{By, Question};
use crate::said::shown;
use crate::state::{State, by};
use engine::protocol::{self, Breakdown, BreakdownRow, Setup};
use leptos::prelude::*;
use plenary::browser::page;
use plenary::view::element::{El, Part, el, live, memo, nothing, several};
use plenary::view::parts::{column_head, hidden, row_head, table, td, tr};

/// What the choice of years is called in the list of choices; no column's place.
const YEARS: &str = "years";

/// What a click on a bar does to the question.
type Act = Box<dyn Fn(&mut Question)>;

/// Choices, bars, and what is not drawn.
pub fn breakdown(state: State) -> El {
    let words = state.words_now();
    // Most acts change neither, and lists of choices are not built anew for nothing.
    let chosen = memo(move || {
        let here = state.here()?;
        let setup = state.setup.get();
        state.question.with(|it| Some((by(it, &here, &setup)?, it.split.clone())))
    });
    let choice = live(move || {
        let setup = state.setup.get();
        chosen.get().map(|(now, parts)| choices(state, &setup, now, parts.as_deref()))
    });
    let rows = live(move || {
        // Built anew with each answer: whoever had the focus gets it back.
        let focus = page::focused();
        if focus.starts_with("list-bar-") {
            page::focus_soon(vec![focus]);
        }
        state.breakdown.with(|it| it.as_ref().map(|it| bars(state, it).part()))
    });
    let notes = live(move || {
        let note = |text: String| el("p").class("footnote").child(text);
        state.breakdown.with(|it| {
            let Some(it) = it else { return nothing() };
            let more = (it.more > 0).then(|| note(words.list_values_more(it.more)));
            let undated = (it.undated > 0).then(|| note(words.list_undated(it.undated)));
            let none = (it.total == 0).then(|| note(words.list_no_row().to_owned()));
            several([none.part(), more.part(), undated.part()])
        })
    });
    el("section")
        .class("breakdown")
        .attr("aria-labelledby", "list-breakdown-title")
        .child(
            el("h2").id("list-breakdown-title").class("visually-hidden").child(words.breakdown()),
        )
        .child(el("div").class("breakdown-head").child(choice))
        .child(rows)
        .child(notes)
}

fn choices(state: State, setup: &Setup, now: protocol::By, parts: Option<&str>) -> AnyView {
    let words = state.words_now();
    let option = |value: String, label: String, chosen: bool| {
        el("option").attr("value", value).attr("selected", chosen).child(label)
    };
    let facets = || {
        setup.facets.iter().map(|&facet| {
            let here = now == protocol::By::Facet(facet);
            option(facet.to_string(), state.column(facet), here)
        })
    };
    let years = setup.date.map(|_| {
        option(YEARS.to_owned(), words.list_years().to_owned(), now == protocol::By::Year)
    });
    let by = el("select")
        .id("list-by")
        .attr("autocomplete", "off")
        .on_change(move |event| {
            let value = event_target_value(&event);
            state.act(|question| {
                question.by = match value.parse::<usize>() {
                    Ok(facet) => By::Facet(state.column(facet)),
                    Err(_) => By::Year,
                };
            });
        })
        .child(facets().collect::<Vec<El>>())
        .child(years);
    let is_split = |facet: usize| parts == Some(&state.column(facet));
    let columns: Vec<El> = setup
        .facets
        .iter()
        .map(|&facet| option(facet.to_string(), state.column(facet), is_split(facet)))
        .collect();
    let split = el("select")
        .id("list-split")
        .attr("autocomplete", "off")
        .on_change(move |event| {
            let facet = event_target_value(&event).parse::<usize>().ok();
            state.act(|question| question.split = facet.map(|facet| state.column(facet)));
        })
        .child(option(String::new(), words.split_nothing().to_owned(), parts.is_none()))
        .child(columns);
    let percent = el("input")
        .id("list-percent")
        .attr("type", "checkbox")
        .attr("autocomplete", "off")
        .prop_flag("checked", live(move || state.question.with(|it| it.percent)))
        .on_change(move |_| state.act(|question| question.percent = !question.percent));
    el("p")
        .class("choices")
        .child(el("label").class("by").child(words.by()).child(" ").child(by))
        .child(el("label").class("split").child(words.split_by()).child(" ").child(split))
        .child(el("label").class("split").child(percent).child(" ").child(words.list_percent()))
        .part()
}

fn bars(state: State, it: &Breakdown) -> El {
    let words = state.words_now();
    let largest = it.rows.iter().map(|row| row.all).max().unwrap_or(1).max(1);
    let head = tr()
        .child(column_head("").child(hidden(words.column_value())))
        .child(column_head("number").child(words.list_table()))
        .child(column_head("").child(hidden(words.list_table())));
    let rows: Vec<El> =
        it.rows.iter().enumerate().map(|(at, row)| bar(state, it, at, row, largest)).collect();
    table("rows bars", "list-breakdown-title", head, rows).id("list-bars").on_keydown(
        move |event| {
            if page::rove("list-bars", &event.key()) {
                event.prevent_default();
            }
        },
    )
}

/// A share, rounded, in words.
fn share(state: State, part: usize, whole: usize) -> String {
    state.words_now().percent((part * 200 + whole) / (2 * whole.max(1)))
}

fn bar(state: State, all: &Breakdown, at: usize, row: &BreakdownRow, largest: usize) -> El {
    let words = state.words_now();
    let is_percent = state.question.with_untracked(|it| it.percent);
    let label = shown(words, &row.value).to_owned();
    let by = state.here().and_then(|here| {
        let setup = state.setup.get_untracked();
        state.question.with_untracked(|it| by(it, &here, &setup))
    });
    let value = row.value.clone();
    let act: Option<Act> = match by {
        Some(protocol::By::Facet(facet)) => {
            let column = state.column(facet);
            Some(Box::new(move |question| question.toggle_only(&column, &value)))
        }
        Some(protocol::By::Year) => value
            .parse()
            .ok()
            .map(|year| -> Act { Box::new(move |question| question.toggle_only_year(year)) }),
        None => None,
    };
    let name = match act {
        Some(act) => plenary::view::element::button()
            .id(format!("list-bar-{}", row.value))
            .class("row-name")
            .attr("data-rove", at)
            .attr("tabindex", if at == 0 { "0" } else { "-1" })
            .attr("title", words.row_filter(&label))
            .on_click(move |_| state.act(&act))
            .child(label),
        None => el("span").class("row-name").child(label),
    };
    let number =
        if is_percent { share(state, row.count, all.total) } else { words.number(row.count) };
    let of = (row.count != row.all)
        .then(|| el("span").class("of").child(format!(" {}", words.of(row.all))));
    let length = |class: &str, value: usize| {
        el("progress").class(class).attr("max", largest).attr("value", value)
    };
    let whole = el("div")
        .class("bar")
        .attr("aria-hidden", "true")
        .child(length("whole", row.all))
        .child(length("part", row.count));
    let others = [words.list_others()];
    let labels = all.split_values.iter().map(|it| shown(words, it)).chain(others);
    let parts: Vec<El> = labels
        .zip(&row.split)
        .enumerate()
        .filter(|(_, (_, count))| **count > 0)
        .map(|(tone, (label, &count))| {
            let number =
                if is_percent { share(state, count, row.count) } else { words.number(count) };
            let swatch = el("i").class("swatch").attr("aria-hidden", "true");
            let caption =
                el("span").class("group-label").child(swatch).child(format!("{label} {number}"));
            let bar =
                el("div").class("bar").attr("aria-hidden", "true").child(length("part", count));
            el("div").class("group").class(&format!("tone-{}", tone + 1)).child(caption).child(bar)
        })
        .collect();
    let inside = if row.split.is_empty() { whole.part() } else { parts.part() };
    tr().child(row_head("").child(name))
        .child(td("number named").child(el("span").class("n").child(number)).child(of))
        .child(td("marks").child(inside))
}
