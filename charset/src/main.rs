//! The guessing as a browser calls it: fed bytes, it tells its guess as JSON.
//!
//! A program of its own, so that only a file that is not UTF-8 pays for it. It does not decode.

use wasm_bindgen::prelude::*;

fn main() {}

/// Guesses the encoding of a text.
#[wasm_bindgen]
#[derive(Default)]
pub struct Charset(charset::Detector);

#[wasm_bindgen]
impl Charset {
    /// A guess of which nothing is known yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes, cut anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.0.feed(bytes);
    }

    /// The guess so far: [`charset::Guess::to_json`].
    #[must_use]
    pub fn guess(&self) -> String {
        self.0.guess().to_json()
    }
}
