//! What of the screen comes later: the other views, the cards, what can be taken along. Where the program
//! is split (`build.rs`), it is a part of it, fetched when it is first needed or the reader first does
//! something; else it is there.
//!
//! Knows how the part comes, not what is in it.

use super::state::State;
use crate::query::View;
use leptos::prelude::AnyView;

/// A piece of the screen that comes later.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// A view but the first.
    View(View),
    /// What stands below every view.
    Below,
    /// What stands in the card.
    Card,
}

#[cfg(not(split))]
mod whole {
    use super::{AnyView, Later, State};

    /// The piece itself.
    pub fn shown(state: State, what: Later) -> AnyView {
        crate::view::views::made(state, what)
    }

    /// It is at hand.
    pub fn fetch(_state: State) {}

    /// It is at hand.
    pub async fn arrive() {}
}
#[cfg(not(split))]
pub use whole::{arrive, fetch, shown};

#[cfg(split)]
mod part {
    #![allow(unsafe_code)] // what the macro writes: an import and an export of this program itself
    use super::{Later, State};
    use crate::view::element::{IntoChild, button, el, reactive};
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
        if MAKE.get().is_some() {
            return;
        }
        leptos::task::spawn_local(async move {
            arrive().await;
            // The reader may be elsewhere by now.
            let _gone = state.tries.try_update(|tries| *tries += 1);
        });
    }

    /// Has the pieces at hand, unless they cannot be had.
    pub async fn arrive() {
        if let Ok(make) = maker().await {
            MAKE.set(Some(make));
        }
    }

    /// A piece, as soon as it can be; a view says so if it cannot. What stands below waits for others.
    pub fn shown(state: State, what: Later) -> AnyView {
        if what != Later::Below {
            fetch(state);
        }
        let before = state.tries.get_untracked();
        reactive(move || {
            let tries = state.tries.get();
            if let Some(make) = MAKE.get() {
                return Some(untrack(|| make(state, what)));
            }
            let words = state.words();
            let again = button().on_click(move |_| fetch(state)).child(words.retry());
            (tries > before && what != Later::Below).then(|| {
                let text = el("p").child(words.failed_view());
                let told = el("section").class("failure").attr("role", "alert");
                told.child(text).child(again).into_child()
            })
        })
        .into_child()
    }
}
#[cfg(split)]
pub use part::{arrive, fetch, shown};
