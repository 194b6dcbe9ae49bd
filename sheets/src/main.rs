//! Workbooks and archives as a browser asks for them: bytes in, what is inside as JSON, then one of the
//! texts as bytes for the engine.
//!
//! A program of its own, so that only who opens one of them pays for it. It does not decode texts.

use wasm_bindgen::prelude::*;

fn main() {}

/// A file with several texts in it.
#[wasm_bindgen]
pub struct Sheets {
    file: Result<sheets::Packed, sheets::Failure>,
    told: String,
}

#[wasm_bindgen]
impl Sheets {
    /// Opens a file.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        let file = sheets::Packed::open(bytes);
        let told = match &file {
            Ok(file) => file.to_json(),
            Err(failure) => failure.to_json(),
        };
        Self { file, told }
    }

    /// What is inside, or why nothing is: [`sheets::Packed::to_json`], [`sheets::Failure::to_json`].
    #[must_use]
    pub fn told(&self) -> String {
        self.told.clone()
    }

    /// The bytes of a text by its place: delimited text of a sheet, in UTF-8, or a file as it stands;
    /// none where it cannot be read, and then [`Self::told`] says why.
    pub fn take(&mut self, place: usize) -> Vec<u8> {
        let Ok(file) = &self.file else { return Vec::new() };
        match file.take(place) {
            Ok(text) => {
                self.told = text.to_json();
                text.bytes
            }
            Err(failure) => {
                self.told = failure.to_json();
                Vec::new()
            }
        }
    }
}
