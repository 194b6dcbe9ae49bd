//! One row of a list, with every cell whole, in a dialog.

use crate::state::State;
use crate::table::linked;
use engine::protocol::Row;
use leptos::prelude::*;
use plenary::browser::page;
use plenary::view::element::{El, Part, button, effect, el, live, several};

const ID: &str = "list-card";

/// The dialog; open while a row is looked at.
pub fn card(state: State) -> El {
    let words = state.words_now();
    effect(move || {
        if state.card.with(Option::is_some) {
            page::open_dialog(ID);
        } else {
            page::close_dialog(ID);
        }
    });
    let close = move || {
        if state.card.with_untracked(Option::is_some) {
            state.card.set(None);
        }
    };
    el("dialog")
        .id(ID)
        .class("card")
        .attr("aria-labelledby", "list-card-title")
        .attr("closedby", "any")
        .on_close(move |_| close())
        .child(live(move || state.card.get().map(|row| body(state, &row))))
        .child(
            button()
                .id("list-card-close")
                .class("close")
                .attr("autofocus", true)
                .on_click(move |_| close())
                .child(words.card_close()),
        )
}

fn body(state: State, row: &Row) -> AnyView {
    let words = state.words_now();
    let place = words.list_at_row(row.row);
    let label = state.setup.with_untracked(|setup| setup.label);
    let label = label.and_then(|at| row.cells.get(at)).filter(|cell| !cell.is_empty());
    let title = label.unwrap_or(&place).clone();
    let lines: Vec<El> = row
        .cells
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            let cell = el("dd").child(linked(crate::said::shown(words, cell)));
            el("div").child(el("dt").child(state.column(at))).child(cell)
        })
        .collect();
    several([
        el("h2").id("list-card-title").child(title).part(),
        el("p").class("caption").child(place).part(),
        el("dl").child(lines).part(),
    ])
}
