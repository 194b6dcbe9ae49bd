//! The desk as a program of its own: texts in, texts out. Kept apart from the page's program, so
//! that a first visit does not pay for what few readers ask for.

use plenary::browser::text;
use plenary::data::{Dataset, Translation, load_in};
use plenary::desk::{self, Request, audit};
use plenary::query::{Index, Script, answer, read};
use plenary::text::{Intl, Lang, Words};
use wasm_bindgen::prelude::*;

/// What the browser knows, as the page has it.
const SCRIPT: Script = Script { decompose: text::decompose, compare: text::compare };
static INTL: Intl =
    Intl { number: text::number, day: text::day, month: text::month, compare: text::compare };

fn main() {}

/// Makes `what` of a dataset's text (with `texts` in the language of the page, or empty) and a query (`?…`), in the words of the page (the tag of their
/// language on the first line), for the page at an address or a reader's own `file` (else empty), on an ISO day. Gives
/// the name of a file, its media type and its text; nothing if the dataset or the words cannot be
/// read or there is no such thing.
#[wasm_bindgen]
#[must_use]
pub fn make(
    dataset: &str,
    texts: &str,
    query: &str,
    words: &str,
    page: &str,
    file: &str,
    today: &str,
    what: &str,
) -> Option<Vec<String>> {
    let file_text = dataset;
    let dataset = read_in(dataset, texts)?;
    let (query, _) = read(&dataset, Lang::TAGS, query);
    let words = spoken(words)?;
    let index = Index::new(&dataset, words.tag(), &SCRIPT);
    let answer = answer(&dataset, &index, &query);
    let asked = Request {
        dataset: &dataset,
        text: file_text,
        file: Some(file).filter(|file| !file.is_empty()),
        query: &query,
        answer: &answer,
        words: &words,
        page,
        today,
    };
    desk::make(&asked, what).map(|made| vec![made.name, made.kind, made.text])
}

/// Checks a text that a reader has given against a dataset's text, in the words of the page as
/// [`make`] has them. Gives the lines of the result as texts; nothing if the dataset or the words
/// cannot be read.
#[wasm_bindgen]
#[must_use]
pub fn check(dataset: &str, texts: &str, words: &str, given: &str) -> Option<Vec<String>> {
    let dataset = read_in(dataset, texts)?;
    Some(audit::to_texts(audit::audit(&dataset, &spoken(words)?, given)))
}

/// A dataset with its texts in the language of the page, as far as there are some.
fn read_in(dataset: &str, texts: &str) -> Option<Dataset> {
    let translation = Translation::read(texts);
    Some(load_in(dataset, translation.as_ref()).ok()?.dataset)
}

fn spoken(words: &str) -> Option<Words> {
    let (tag, locale) = words.split_once('\n')?;
    Words::from_locale(Lang::of(tag)?, locale, &INTL).ok()
}
