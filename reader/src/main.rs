//! The reader as a browser calls it: texts in, answers as JSON out ([`reader::answers`]).
//!
//! A program of its own, so that only who gives it a release pays for it. Knows nothing of grammar.

use wasm_bindgen::prelude::*;

fn main() {}

/// What a text names as taking part: [`reader::answers::read`].
#[wasm_bindgen]
#[must_use]
pub fn read(text: &str) -> String {
    reader::answers::read(text)
}

/// What is known of organizations: [`reader::answers::describe`].
#[wasm_bindgen]
#[must_use]
pub fn describe(ids: &str) -> String {
    reader::answers::describe(ids)
}

/// What a name may be: [`reader::answers::candidates`].
#[wasm_bindgen]
#[must_use]
pub fn candidates(name: &str) -> String {
    reader::answers::candidates(name)
}

/// What names that stand alone mean: [`reader::answers::look_up`].
#[wasm_bindgen]
#[must_use]
pub fn look_up(names: &str) -> String {
    reader::answers::look_up(names)
}

/// The text in a file: [`reader::answers::text_of`].
#[wasm_bindgen]
#[must_use]
pub fn text_of(bytes: &[u8]) -> String {
    reader::answers::text_of(bytes)
}
