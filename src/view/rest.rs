//! The rows of a long table beyond the first ones: built a slice at a time, so that an act is answered before
//! all of them stand. What is not built yet keeps its room. All of them are in the page in the end, to be found
//! by the browser's own search and printed.
//!
//! Measured on 2026-12-01 in Chromium on two cores, 3,000 participants, all of them shown: a tick took 640 to
//! 1,390 ms when they were built at once, 190 to 430 in slices, and 70 to 240 with the first rows alone.

use super::element::{El, IntoChild, el, memo, reactive};
use super::state::State;
use super::table::{FIRST_ROWS, NAMED, rows};
use crate::browser::{focus, page, timer};
use leptos::prelude::*;

/// Rows of a slice.
const SLICE: usize = 100;

/// The rows beyond the first; the focus goes to where the reader reads on.
pub fn rest(state: State) -> AnyView {
    let height = page::scrolled(NAMED).1 / FIRST_ROWS as f64;
    let next = untrack(|| state.answer(|answer| answer.rows.get(FIRST_ROWS).copied()));
    if let Some(row) = next {
        let facts = state.facts();
        let organization = facts.dataset.participations[row].organization;
        let id = &facts.dataset.organizations[organization].id;
        focus::give_soon(vec![format!("open-{id}")]);
    }
    let asked = memo(move || state.answer(|answer| answer.rows.clone()));
    reactive(move || {
        let places = asked.get();
        let slices = places.get(FIRST_ROWS..).unwrap_or_default().chunks(SLICE);
        let built = RwSignal::new(1);
        if slices.len() > 1 {
            build_on(built, slices.len());
        }
        let slice = |(nth, places): (usize, &[usize])| {
            let stands = memo(move || built.get() > nth);
            let places = places.to_vec();
            let room = (height * places.len() as f64) as usize;
            el("tbody").attr("role", "rowgroup").child(reactive(move || match stands.get() {
                true => rows(state, places.iter()),
                false => el("tr")
                    .attr("aria-hidden", "true")
                    .child(el("td").attr("height", room))
                    .into_child(),
            }))
        };
        slices.enumerate().map(slice).collect::<Vec<El>>().into_child()
    })
    .into_child()
}

/// Builds one slice after another, each after the page has been painted with the one before.
fn build_on(built: RwSignal<usize>, all: usize) {
    timer::after_paint(move || {
        // Another answer may have come: then its own slices are built.
        let now = built.try_update(|built| {
            *built += 1;
            *built
        });
        if now.is_some_and(|now| now < all) {
            build_on(built, all);
        }
    });
}
