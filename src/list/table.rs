//! The rows of a list, as many as match: only those in sight are in the page.
//!
//! The rows above and below are two empty ones as high as they would be (`window.rs`).

use crate::browser::{page, timer};
use crate::list::asking::ROWS;
use crate::list::state::ListState;
use crate::list::window::{HIGHEST, ROW, first, place};
use crate::view::element::{El, IntoChild, effect, el, reactive};
use crate::view::parts::{card_link, column_head, row_head, td, tr};
use crate::view::table::{Column, sort_head};
use engine::protocol::Row;
use leptos::prelude::*;

const SCROLL: &str = "list-scroll";
const BEFORE: &str = "list-before";
const AFTER: &str = "list-after";

/// Rows read ahead above what is in sight.
const AHEAD: usize = 20;

/// The section.
pub fn table(state: ListState) -> El {
    let words = state.words_now();
    let Some(here) = state.here() else { return el("section") };
    let columns: Vec<String> =
        here.summary.columns.iter().map(|column| column.name.clone()).collect();
    let label = move || state.setup.with(|setup| setup.label);
    let heads: Vec<El> =
        columns.iter().enumerate().map(|(at, name)| head(state, name, &state.column(at))).collect();
    let scroll = Scroll { is_busy: StoredValue::new(false), is_moved: StoredValue::new(false) };
    keep_in_sight(state, scroll);
    let width = columns.len() + 1;
    let rows = reactive(move || {
        let label = label();
        state.rows.with(|rows| {
            let numbered = rows.told.rows.iter().enumerate();
            numbered
                .map(|(at, row)| one(state, rows.from + at, row, label))
                .collect::<Vec<El>>()
                .into_child()
        })
    });
    let pad = |id: &'static str| {
        el("tr").id(id).attr("aria-hidden", "true").child(el("td").attr("colspan", width))
    };
    let table = el("table")
        .class("wide")
        .attr("role", "table")
        .attr("aria-labelledby", "list-table-title")
        .attr(
            "aria-rowcount",
            reactive(move || (state.rows.with(|rows| rows.told.total) + 1).to_string()),
        )
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
                .attr("role", "group")
                .attr("aria-labelledby", "list-table-title")
                .on_scroll(move || look(state, scroll))
                .child(table),
        )
}

/// How the table is scrolled.
#[derive(Clone, Copy)]
struct Scroll {
    /// Whether rows are on their way.
    is_busy: StoredValue<bool>,
    /// Whether it stands elsewhere than at its start. Known without asking the page, which would have to be
    /// laid out for the answer.
    is_moved: StoredValue<bool>,
}

/// Looks which rows are in sight, and asks for those that are not in the page.
fn look(state: ListState, scroll: Scroll) {
    // The table may have been built anew, and what looks for the old one is late.
    let is_busy = scroll.is_busy.try_get_value().filter(|_| state.is_alive());
    let Some(is_busy) = is_busy else { return };
    let (top, seen) = page::scrolled(SCROLL);
    scroll.is_moved.set_value(top > 0.0);
    if is_busy {
        return;
    }
    let (from, total, count) =
        state.rows.with_untracked(|rows| (rows.from, rows.told.total, rows.told.rows.len()));
    let at = first(total, top, seen);
    let last = (at + (seen / ROW) as usize + 1).min(total);
    if at >= from && last <= from + count && total as f64 * ROW <= HIGHEST {
        return;
    }
    let wanted = at.saturating_sub(AHEAD);
    if wanted == from && last <= from + count {
        return put(state, (top, seen));
    }
    scroll.is_busy.set_value(true);
    state.ask_rows(wanted, ROWS, move |rows| {
        state.rows.set(rows);
        let _gone = scroll.is_busy.try_set_value(false);
    });
}

/// Keeps the rows that are in sight in the page, whatever is asked and told.
fn keep_in_sight(state: ListState, scroll: Scroll) {
    // Rows that come after the reader has scrolled on lead to the next.
    effect(move || {
        state.rows.track();
        timer::soon(move || {
            let moved = scroll.is_moved.try_get_value().filter(|_| state.is_alive());
            let Some(is_moved) = moved else { return };
            if is_moved {
                put(state, page::scrolled(SCROLL));
                look(state, scroll);
            } else {
                put(state, (0.0, 0.0));
                timer::after_paint(move || look(state, scroll));
            }
        });
    });
    // Another question begins at its first row.
    effect(move || {
        state.query.track();
        if scroll.is_moved.get_value() {
            page::scroll_to_start(SCROLL);
            scroll.is_moved.set_value(false);
        }
    });
}

/// Puts the rows that are in the page where they belong, at this scroll position and height.
fn put(state: ListState, (top, seen): (f64, f64)) {
    let place = state
        .rows
        .with_untracked(|rows| place(rows.told.total, rows.from, rows.told.rows.len(), top, seen));
    page::set_height(BEFORE, place.before);
    page::set_height(AFTER, place.after);
}

fn head(state: ListState, name: &str, label: &str) -> El {
    let (key, label) = (Some(name.to_owned()), label.to_owned());
    let title = label.clone();
    sort_head(state, &Column { key, class: "", short: None, label }).attr("title", title)
}

fn one(state: ListState, at: usize, row: &Row, label: Option<usize>) -> El {
    let cells: Vec<El> = row
        .cells
        .iter()
        .enumerate()
        .map(|(column, cell)| {
            let here = if label == Some(column) { row_head("name") } else { td("") };
            let said = state.say(|labels| labels.cell(column, cell));
            here.attr("title", said.clone()).child(linked(&said))
        })
        .collect();
    let words = state.words_now();
    let opener = card_link(state, &row.row.to_string(), || {})
        .attr("aria-label", words.list_at_row(row.row))
        .child(words.number(row.row));
    tr().attr("aria-rowindex", at + 2).child(td("order").child(opener)).child(cells)
}

/// A cell; an address of a page leads there. Whatever else a cell holds is text.
pub fn linked(cell: &str) -> AnyView {
    let is_address = ["https://", "http://"].iter().any(|start| cell.starts_with(start));
    if !is_address || cell.contains(char::is_whitespace) {
        return cell.to_owned().into_child();
    }
    // In a window of its own: whoever leaves this page leaves the list.
    let link = el("a").attr("href", cell.to_owned()).attr("target", "_blank");
    link.attr("rel", "noopener noreferrer").child(cell).into_child()
}

// The rows asked for at once must fill the highest window that is seen.
const _: () = assert!(ROWS >= 3 * AHEAD);
