//! Single keys for whoever reads by keyboard: what they do, the overlay that tells them, and the
//! switch that turns them off, which WCAG 2.1.4 asks for.
//!
//! Knows keys that every layout has; does not know what an act does to the screen.

use super::element::{El, IntoChild, button, el, reactive, several};
use super::later;
use super::parts::{checkbox, line, modal};
use super::state::State;
use crate::browser::{choice, dialog, focus, keys, page, timer};
use crate::query::View;
use crate::text::Words;
use leptos::prelude::*;

const ID: &str = "shortcuts";
/// Under this name the reader's choice is kept.
const KEPT: &str = "shortcuts";
const OFF: &str = "off";

/// From now on single keys act, outside of fields and dialogs, unless the reader has turned them off.
pub fn listen(state: State) {
    state.shortcuts.set(are_on());
    keys::on_single("", move |key| {
        // A card beside the chart, from wherever the focus is.
        if key == "Escape" && state.query.with_untracked(|query| query.show.is_some()) {
            state.act(|query| query.show = None);
            return true;
        }
        if !state.shortcuts.get_untracked() {
            return false;
        }
        match key {
            "?" => open(state),
            "/" => search(state),
            "0" if !state.is_fixed() => state.act(crate::query::Query::clear),
            digit => return go(state, digit),
        }
        true
    });
}

/// Opens the overlay, as soon as it is there.
fn open(state: State) {
    later::with(state, |is_there| {
        if is_there {
            dialog::open(ID);
        }
    });
}

/// To the field that searches names, where there is one.
fn search(state: State) {
    if state.query.with_untracked(|query| query.view) != View::Who {
        state.act(|query| query.view = View::Who);
    }
    timer::soon(move || {
        // On a narrow screen it stands in the sheet.
        if page::is_shown("open-filters") {
            state.drawer.set(true);
        }
        focus::give_soon(vec!["q".to_owned()]);
    });
}

/// To the view of a number, as the page offers them. `false` if it has none.
fn go(state: State, digit: &str) -> bool {
    let views = super::views::offered(state);
    let Some(nth) = digit.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) else {
        return false;
    };
    let Some(&view) = views.get(nth) else { return false };
    state.act(|query| query.view = view);
    focus::give_soon(vec!["view-title".to_owned()]);
    true
}

/// Opens the overlay by mouse or finger.
pub fn opener(state: State) -> El {
    button()
        .id("open-shortcuts")
        .class("plain")
        .on_click(move |_| open(state))
        .child(state.words().shortcuts())
}

/// The overlay.
pub fn overlay(state: State) -> El {
    let words = state.words();
    let views = format!("1 … {}", super::views::offered(state).len());
    let keys = [
        ("/", words.shortcut_search()),
        (&views, words.shortcut_views()),
        ("0", words.shortcut_clear()),
        ("?", words.shortcut_help()),
        ("← ↑ → ↓", words.shortcut_arrows()),
        ("-", words.shortcut_exclude()),
        ("→ ←", words.shortcut_parts()),
        ("Esc", words.shortcut_escape()),
    ];
    told(ID, (words, words.shortcuts()), &keys, state.shortcuts)
}

/// What keys do, in a dialog with the switch that turns them off: for the page and for a review.
pub fn told(
    id: &'static str,
    (words, title): (&'static Words, &str),
    keys: &[(&str, &str)],
    on: RwSignal<bool>,
) -> El {
    let keys: Vec<El> = keys.iter().map(|(key, what)| line(key, *what)).collect();
    let toggle = move || {
        on.update(|on| *on = !*on);
        choice::keep(KEPT, if on.get_untracked() { "on" } else { OFF });
    };
    let is_on = reactive(move || on.get());
    let switch = checkbox(Some(format!("{id}-on")), words.shortcuts_on(), is_on, toggle);
    let inside = [el("dl").child(keys).into_child(), el("p").child(switch).into_child()];
    modal(id, (words, title), several(inside), false)
}

/// Whether the reader has left single keys on.
pub fn are_on() -> bool {
    choice::kept(KEPT).as_deref() != Some(OFF)
}
