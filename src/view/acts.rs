//! Buttons that copy and save what the desk makes, and what became of it.

use super::at_desk::made;
use super::element::{El, Reactive, button, el, reactive};
use super::state::State;
use crate::browser::{file, focus};
use leptos::prelude::*;

/// Where a text goes that the browser neither copies nor saves.
pub const BY_HAND: &str = "by-hand";

/// What became of the last act.
#[derive(Clone, Default, PartialEq)]
pub struct Told {
    /// The button whose text was copied.
    pub done: &'static str,
    /// What went wrong.
    pub why: &'static str,
    /// The text to be copied by hand.
    pub text: String,
}

/// Where a section tells what became of the last act.
pub type Tell = RwSignal<Told>;

/// A button that saves what the desk makes, or shows it to be copied by hand.
pub fn save(
    state: State,
    tell: Tell,
    id: &'static str,
    what: impl Fn() -> &'static str + Send + 'static,
    label: Reactive<String>,
) -> El {
    let words = state.words();
    let act = move |_| {
        let what = what();
        leptos::task::spawn_local(async move {
            let Some(made) = made(state, what).await else {
                return tell.set(Told { why: words.take_no_desk(), ..Told::default() });
            };
            if file::save(&made.name, &made.kind, &made.text) {
                tell.set(Told::default());
            } else {
                tell.set(Told { done: "", why: words.take_not_saved(), text: made.text });
            }
        });
    };
    el("li").child(button().id(id).on_click(act).child(label))
}

/// A button that copies what the desk makes.
pub fn copy(state: State, tell: Tell, what: &'static str, label: &'static str) -> El {
    copying(state, tell, what, label, move || async move { Some(made(state, what).await?.text) })
}

/// A button that copies a text.
pub fn copy_text(
    state: State,
    tell: Tell,
    what: &'static str,
    label: &'static str,
    text: impl Fn() -> String + Copy + 'static,
) -> El {
    copying(state, tell, what, label, move || async move { Some(text()) })
}

/// A button that copies; its words say when it has. Its id is `copy-…`.
fn copying<F: Future<Output = Option<String>> + 'static>(
    state: State,
    tell: Tell,
    what: &'static str,
    label: &'static str,
    text: impl Fn() -> F + 'static,
) -> El {
    let words = state.words();
    let word = reactive(move || {
        let copied = tell.with(|told| told.done == what);
        if copied { words.take_copied(label) } else { label.to_owned() }
    });
    let act = move |_| {
        let text = text();
        leptos::task::spawn_local(async move {
            let Some(text) = text.await else {
                return tell.set(Told { why: words.take_no_desk(), ..Told::default() });
            };
            if file::copy(&text).await {
                tell.set(Told { done: what, ..Told::default() });
            } else {
                tell.set(Told { done: "", why: words.take_by_hand(), text });
                focus::give_soon(vec![BY_HAND.to_owned()]);
            }
        });
    };
    el("li").child(button().id(format!("copy-{what}")).on_click(act).child(word))
}
