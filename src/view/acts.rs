//! Buttons that copy and save what the desk makes, and what became of it.

use super::element::{El, button, el, reactive};
use super::state::State;
use crate::browser::{file, focus, image};
use crate::desk::Export;
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

/// What is done with what was made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Its text is copied.
    Copy,
    /// It is saved as a file.
    Save,
    /// A picture is saved in pixels, so many for each of its own.
    SavePixels(u32),
    /// A picture is copied in pixels.
    CopyPixels,
}

/// Hands what was made to the reader as a file. `false` if the browser refuses.
pub fn saved(made: &Export) -> bool {
    match made.bytes() {
        Some(bytes) => file::save_bytes(&made.name, &made.kind, &bytes),
        None => file::save(&made.name, &made.kind, &made.text),
    }
}

/// A button that does something with what `make` makes; one that copies says when it has. `lacking` is
/// told where nothing was made.
pub fn act<F: Future<Output = Option<Export>> + 'static>(
    (state, tell): (State, Tell),
    id: &'static str,
    what: Act,
    label: impl Fn() -> String + Send + 'static,
    (make, lacking): (impl Fn() -> F + 'static, &'static str),
) -> El {
    let words = state.words();
    let copies = matches!(what, Act::Copy | Act::CopyPixels);
    let label = reactive(move || {
        let is_done = copies && tell.with(|told| told.done == id);
        if is_done { words.take_copied(&label()) } else { label() }
    });
    let on_click = move |_| {
        let made = make();
        leptos::task::spawn_local(async move {
            let Some(made) = made.await else {
                return tell.set(Told { why: lacking, ..Told::default() });
            };
            let pixels = made.name.replace(".svg", ".png");
            let (is_done, why, text) = match what {
                Act::Copy => (file::copy(&made.text).await, words.take_by_hand(), made.text),
                Act::Save => (saved(&made), words.take_not_saved(), made.text),
                Act::SavePixels(scale) => {
                    let is_saved = image::save(&pixels, &made.text, scale).await;
                    (is_saved, words.take_no_picture(), String::new())
                }
                Act::CopyPixels => {
                    let is_copied = image::copy(&made.text, 2).await;
                    (is_copied, words.take_picture_refused(), String::new())
                }
            };
            if is_done {
                return tell.set(Told { done: id, ..Told::default() });
            }
            let by_hand = what == Act::Copy;
            tell.set(Told { done: "", why, text });
            if by_hand {
                focus::give_soon(vec![BY_HAND.to_owned()]);
            }
        });
    };
    el("li").child(button().id(id).on_click(on_click).child(label))
}
