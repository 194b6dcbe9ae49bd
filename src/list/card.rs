//! One row of a list, with every cell whole.

use crate::list::state::ListState;
use crate::list::summary::called;
use crate::list::table::linked;
use crate::view::card::{dialog, keep_open};
use crate::view::element::{El, IntoChild, effect, el, several};
use crate::view::source::Source;
use engine::protocol::Row;
use leptos::prelude::*;

/// The dialog; open while a row is looked at.
pub fn card(state: ListState) -> El {
    effect(move || keep_open::<ListState>(state.query.with(|query| query.show.is_some())));
    dialog(state, move || {
        let show = state.query.with(|query| query.show.clone())?;
        // The row comes from the worker: until then there is none, and never that of before.
        let row = state.card.get().filter(|row| row.row.to_string() == show)?;
        Some(body(state, &row))
    })
}

fn body(state: ListState, row: &Row) -> AnyView {
    let words = state.words_now();
    let place = words.list_at_row(row.row);
    let name = state.setup.with_untracked(|setup| called(setup, row));
    let title = name.unwrap_or_else(|| place.clone());
    let lines: Vec<El> = row
        .cells
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            let said = state.say(|labels| match cell.is_empty() {
                true => words.list_no_value().to_owned(),
                false => labels.cell(at, cell),
            });
            let cell = el("dd").child(linked(&said));
            el("div").child(el("dt").child(state.column(at))).child(cell)
        })
        .collect();
    several([
        el("h2").id(ListState::id("card-title")).child(title).into_child(),
        el("p").class("caption").child(place).into_child(),
        el("dl").child(lines).into_child(),
    ])
}
