//! The desk as a program of its own: texts in, texts out. Kept apart from the page's program, so
//! that a first visit does not pay for what few readers ask for.

use plenary::data::load;
use plenary::desk::{self, Asked};
use plenary::query::{Index, answer, read};
use plenary::text::Lang;
use wasm_bindgen::prelude::*;

fn main() {}

/// Makes `what` of a dataset's text and a query (`?…`), in the language of a tag, for the page at
/// an address or a reader's own `file` (else empty), on an ISO day. Gives the name of a file, its
/// media type and its text; nothing if the dataset cannot be read or there is no such thing.
#[wasm_bindgen]
#[must_use]
pub fn make(
    text: &str,
    query: &str,
    lang: &str,
    page: &str,
    file: &str,
    today: &str,
    what: &str,
) -> Option<Vec<String>> {
    let dataset = load(text).ok()?.dataset;
    let (query, _) = read(&dataset, Lang::TAGS, query);
    let index = Index::new(&dataset, decompose);
    let answer = answer(&dataset, &index, &query);
    let asked = Asked {
        dataset: &dataset,
        text,
        file: Some(file).filter(|file| !file.is_empty()),
        query: &query,
        answer: &answer,
        lang: Lang::of(lang).unwrap_or_default(),
        page,
        today,
    };
    desk::make(&asked, what).map(|made| vec![made.name, made.kind, made.text])
}

/// As the page does it (`browser::text`).
fn decompose(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().normalize("NFKD").into()
}
