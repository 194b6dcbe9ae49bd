//! What of the screen comes later: the other views, the cards, what can be taken along. Where the program
//! is split (`build.rs`), it is a part of it, fetched when it is first needed or the reader first does
//! something; else it is there.
//!
//! Knows how the part comes, not what is in it.

use super::state::State;
use crate::query::View;

/// A piece of the screen that comes later.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// A view but the first.
    View(View),
    /// What stands below every view.
    Below,
    /// What stands in the card.
    Card,
    /// The panel that takes the reader's own.
    Own,
    /// What a search finds besides rows.
    Beside,
    /// The overlay that tells the keys.
    Keys,
    /// The way out of an empty result.
    Nothing,
    /// The rows of a long table beyond the first.
    Rows,
}

#[cfg(not(split))]
mod whole {
    use super::{Later, State};
    use leptos::prelude::AnyView;

    /// The piece itself.
    pub fn shown(state: State, what: Later) -> AnyView {
        crate::view::views::made(state, what)
    }

    /// It is at hand.
    pub fn fetch(_state: State) {}

    /// Does something with the pieces, which are at hand.
    pub fn with(_state: State, act: impl FnOnce(bool)) {
        act(true);
    }

    /// It is at hand.
    pub async fn arrive() {}
}
#[cfg(not(split))]
pub use whole::{arrive, fetch, shown, with};

#[cfg(split)]
mod part {
    #![allow(unsafe_code)] // what the macro writes: an import and an export of this program itself
    use super::{Later, State};
    use crate::browser::timer;
    use crate::view::element::{IntoChild, button, el, memo, reactive};
    use leptos::prelude::*;
    use std::cell::Cell;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    type Make = fn(State, Later) -> AnyView;

    thread_local! {
        static MAKE: Cell<Option<Make>> = const { Cell::new(None) };
    }

    #[wasm_split(views, fallible)]
    fn maker() -> Result<Make, SplitLoaderError> {
        Ok(crate::view::views::made)
    }

    /// Has the pieces at hand soon. A state that waits for them is told, whether they came or not.
    pub fn fetch(state: State) {
        with(state, |_| ());
    }

    /// Does something once the pieces stand, or could not be had: it is told which.
    pub fn with(state: State, act: impl FnOnce(bool) + 'static) {
        if MAKE.get().is_some() {
            return act(true);
        }
        leptos::task::spawn_local(async move {
            arrive().await;
            // The reader may be elsewhere by now.
            let _gone = state.tries.try_update(|tries| *tries += 1);
            timer::soon(move || act(MAKE.get().is_some()));
        });
    }

    /// Has the pieces at hand, unless they cannot be had.
    pub async fn arrive() {
        if let Ok(make) = maker().await {
            MAKE.set(Some(make));
        }
    }

    /// A piece, as soon as it can be; what the reader has asked for says so if it cannot. The rest waits for
    /// others.
    pub fn shown(state: State, what: Later) -> AnyView {
        let is_asked_for =
            matches!(what, Later::View(_) | Later::Card | Later::Nothing | Later::Rows);
        if is_asked_for {
            fetch(state);
        }
        let before = state.tries.get_untracked();
        // None as soon as the pieces are there, so that later tries build nothing anew.
        let missing = memo(move || {
            let tries = state.tries.get();
            MAKE.get().is_none().then_some(tries)
        });
        reactive(move || {
            let missing = missing.get();
            if let Some(make) = MAKE.get() {
                return Some(untrack(|| make(state, what)));
            }
            let tries = missing.unwrap_or_default();
            let words = state.words();
            let again = button().on_click(move |_| fetch(state)).child(words.retry());
            (tries > before && is_asked_for).then(|| {
                let text = el("p").child(words.failed_view());
                let told = el("section").class("failure").attr("role", "alert");
                told.child(text).child(again).into_child()
            })
        })
        .into_child()
    }
}
#[cfg(split)]
pub use part::{arrive, fetch, shown, with};
