//! The rows of a list, as many as match: only those in sight are in the page.
//!
//! The rows above and below are two empty ones as high as they would be; a list so long that no
//! browser makes an element of its height is scaled, so that the whole of it can be scrolled.

use crate::state::{ROWS, State};
use engine::protocol::Row;
use leptos::prelude::*;
use plenary::browser::page;
use plenary::view::element::{El, Part, button, el, live};
use plenary::view::parts::{column_head, row_head, td, tr};

const SCROLL: &str = "list-scroll";
const BEFORE: &str = "list-before";
const AFTER: &str = "list-after";

/// Height of a row, in CSS pixels; the style sheet has the same.
const ROW: f64 = 28.0;
/// Highest element that is made, in CSS pixels; Firefox bears 17.8 million.
const HIGHEST: f64 = 12_000_000.0;
/// Rows read ahead above what is in sight.
const AHEAD: usize = 20;

/// Where the rows in the page stand: heights of what is above and below them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    before: f64,
    after: f64,
}

/// The first row in sight, at a scroll position of `top`, where `seen` pixels are in sight.
fn first(total: usize, top: f64, seen: f64) -> usize {
    let natural = total as f64 * ROW;
    let first = if natural <= HIGHEST {
        top / ROW
    } else {
        let rows = (total as f64 - seen / ROW).max(0.0);
        top / (HIGHEST - seen).max(1.0) * rows
    };
    (first.max(0.0) as usize).min(total.saturating_sub(1))
}

/// The place of `count` rows from `from` on, so that those in sight stand where the reader looks.
fn place(total: usize, from: usize, count: usize, top: f64, seen: f64) -> Place {
    let all = (total as f64 * ROW).min(HIGHEST);
    let here = count as f64 * ROW;
    let before = if total as f64 * ROW <= HIGHEST {
        from as f64 * ROW
    } else {
        let ahead = first(total, top, seen).saturating_sub(from) as f64 * ROW;
        (top - ahead).clamp(0.0, (all - here).max(0.0))
    };
    Place { before, after: (all - before - here).max(0.0) }
}

/// The section.
pub fn table(state: State) -> El {
    let words = state.words_now();
    let Some(here) = state.here() else { return el("section") };
    let columns: Vec<String> = here.summary.columns.iter().map(|it| it.name.clone()).collect();
    let label = move || state.setup.with(|setup| setup.label);
    let heads: Vec<El> = columns.iter().map(|name| head(state, name)).collect();
    let busy = StoredValue::new(false);
    let look = move || {
        if busy.get_value() {
            return;
        }
        let (top, seen) = page::scrolled(SCROLL);
        let (from, total, count) =
            state.rows.with_untracked(|it| (it.from, it.told.total, it.told.rows.len()));
        let at = first(total, top, seen);
        let last = (at + (seen / ROW) as usize + 1).min(total);
        if at >= from && last <= from + count && total as f64 * ROW <= HIGHEST {
            return;
        }
        let wanted = at.saturating_sub(AHEAD);
        if wanted == from && last <= from + count {
            return put(state);
        }
        busy.set_value(true);
        state.ask_rows(wanted, ROWS, move || busy.set_value(false));
    };
    // Rows that come after the reader has scrolled on lead to the next.
    Effect::new(move |_| {
        state.rows.track();
        page::soon(move || {
            put(state);
            look();
        });
    });
    // Another question begins at its first row.
    Effect::new(move |_| {
        state.question.track();
        page::scroll_to_start(SCROLL);
    });
    let width = columns.len() + 1;
    let rows = live(move || {
        let label = label();
        state.rows.with(|it| {
            let rows = it.told.rows.iter().enumerate();
            rows.map(|(at, row)| one(state, it.from + at, row, label)).collect::<Vec<El>>().part()
        })
    });
    let pad = |id: &'static str| {
        el("tr").id(id).attr("aria-hidden", "true").child(el("td").attr("colspan", width))
    };
    let table = el("table")
        .class("wide")
        .attr("role", "table")
        .attr("aria-labelledby", "list-table-title")
        .attr("aria-rowcount", live(move || (state.rows.with(|it| it.told.total) + 1).to_string()))
        .child(
            el("thead")
                .attr("role", "rowgroup")
                .child(tr().child(column_head("order").child(words.list_row())).child(heads)),
        )
        .child(
            el("tbody").attr("role", "rowgroup").child(pad(BEFORE)).child(rows).child(pad(AFTER)),
        );
    el("section")
        .class("list-table")
        .attr("aria-labelledby", "list-table-title")
        .child(el("h2").id("list-table-title").child(words.list_table()))
        .child(
            el("div")
                .id(SCROLL)
                .class("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-labelledby", "list-table-title")
                .on_scroll(look)
                .child(table),
        )
}

/// Puts the rows that are in the page where they belong.
fn put(state: State) {
    let (top, seen) = page::scrolled(SCROLL);
    let place = state
        .rows
        .with_untracked(|it| place(it.told.total, it.from, it.told.rows.len(), top, seen));
    page::set_height(BEFORE, place.before);
    page::set_height(AFTER, place.after);
}

fn head(state: State, name: &str) -> El {
    let (own, column) = (name.to_owned(), name.to_owned());
    let order = move || {
        state.question.with(|question| {
            question.sort.as_ref().filter(|(column, _)| *column == own).map(|(_, it)| *it)
        })
    };
    let sorted = live(move || {
        match order() {
            None => "none",
            Some(false) => "ascending",
            Some(true) => "descending",
        }
        .to_owned()
    });
    let act = move |_| {
        state.act(|question| {
            question.sort = match &question.sort {
                Some((name, false)) if *name == column => Some((column.clone(), true)),
                Some((name, true)) if *name == column => None,
                _ => Some((column.clone(), false)),
            };
        });
    };
    let arrow = el("span").class("arrow").attr("aria-hidden", "true");
    column_head("").attr("aria-sort", sorted).child(
        button()
            .class("sort")
            .attr("title", name.to_owned())
            .on_click(act)
            .child(name)
            .child(arrow),
    )
}

fn one(state: State, at: usize, row: &Row, label: Option<usize>) -> El {
    let cells: Vec<El> = row
        .cells
        .iter()
        .enumerate()
        .map(|(column, cell)| {
            let here = if label == Some(column) { row_head("name") } else { td("") };
            here.attr("title", cell.clone()).child(cell.as_str())
        })
        .collect();
    tr().attr("aria-rowindex", at + 2)
        .child(td("order").child(state.words_now().number(row.row)))
        .child(cells)
}

// The rows asked for at once must fill the highest window that is seen.
const _: () = assert!(ROWS >= 3 * AHEAD);

#[cfg(test)]
mod tests {
    use super::{HIGHEST, Place, ROW, first, place};

    #[test]
    fn a_short_list_stands_at_its_own_height() {
        assert_eq!(first(1_000, 280.0, 600.0), 10);
        assert_eq!(place(1_000, 5, 80, 280.0, 600.0), Place { before: 140.0, after: 25_620.0 });
        assert_eq!(first(0, 0.0, 600.0), 0);
    }

    #[test]
    fn every_row_of_a_million_can_be_reached_and_stands_where_it_is_looked_for() {
        let total = 1_000_000;
        let seen = 600.0;
        assert_eq!(first(total, 0.0, seen), 0);
        let end = HIGHEST - seen;
        let last = first(total, end, seen) as f64 + seen / ROW;
        assert!((last - total as f64).abs() <= 1.0, "{last}");
        for top in [0.0, 1.0, 1_000.0, 6_000_000.0, end - 1.0, end] {
            let at = first(total, top, seen);
            let from = at.saturating_sub(20);
            let Place { before, after } = place(total, from, 80, top, seen);
            let shown = before + (at - from) as f64 * ROW;
            assert!((shown - top).abs() <= 80.0 * ROW && shown <= top + ROW, "{top}: {shown}");
            assert!((before + after + 80.0 * ROW - HIGHEST).abs() < 1.0);
        }
    }
}
