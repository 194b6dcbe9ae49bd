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

#[wasm_bindgen]
extern "C" {
    /// What the page asks for, member by member; texts all of them. A member that a request does not
    /// need may be missing.
    pub type Asked;

    /// The dataset's file.
    #[wasm_bindgen(method, getter)]
    fn dataset(this: &Asked) -> Option<String>;
    /// Its texts in the language of the page, a file, or empty.
    #[wasm_bindgen(method, getter)]
    fn texts(this: &Asked) -> Option<String>;
    /// The tag of that language.
    #[wasm_bindgen(method, getter)]
    fn language(this: &Asked) -> Option<String>;
    /// The words of the page in it, a file of `locales/`.
    #[wasm_bindgen(method, getter)]
    fn words(this: &Asked) -> Option<String>;
    /// The question, as an address has it (`?…`).
    #[wasm_bindgen(method, getter)]
    fn query(this: &Asked) -> Option<String>;
    /// The address of the page, without a query.
    #[wasm_bindgen(method, getter)]
    fn page(this: &Asked) -> Option<String>;
    /// The name of the reader's own file, or empty.
    #[wasm_bindgen(method, getter)]
    fn file(this: &Asked) -> Option<String>;
    /// Today, as an ISO date.
    #[wasm_bindgen(method, getter)]
    fn today(this: &Asked) -> Option<String>;
    /// What is to be made, by its name.
    #[wasm_bindgen(method, getter)]
    fn what(this: &Asked) -> Option<String>;
    /// The text to be checked.
    #[wasm_bindgen(method, getter)]
    fn given(this: &Asked) -> Option<String>;
}

/// Makes what is asked for. Gives the name of a file, its media type and its text; nothing if the dataset
/// or the words cannot be read or there is no such thing.
#[wasm_bindgen]
#[must_use]
pub fn make(asked: &Asked) -> Option<Vec<String>> {
    let (text, dataset) = dataset(asked)?;
    let (query, _) = read(&dataset, Lang::TAGS, &asked.query()?);
    let words = words(asked)?;
    let index = Index::new(&dataset, words.tag(), &SCRIPT);
    let answer = answer(&dataset, &index, &query);
    let file = asked.file().filter(|file| !file.is_empty());
    let (page, today) = (asked.page()?, asked.today()?);
    let request = Request {
        dataset: &dataset,
        text: &text,
        file: file.as_deref(),
        query: &query,
        answer: &answer,
        words: &words,
        page: &page,
        today: &today,
    };
    desk::make(&request, &asked.what()?).map(|made| vec![made.name, made.kind, made.text])
}

/// Checks a text that a reader has given. Gives the lines of the result as texts; nothing if the dataset
/// or the words cannot be read.
#[wasm_bindgen]
#[must_use]
pub fn check(asked: &Asked) -> Option<Vec<String>> {
    let (_, dataset) = dataset(asked)?;
    Some(audit::to_texts(audit::audit(&dataset, &words(asked)?, &asked.given()?)))
}

/// The dataset's file, and what stands in it, with its texts in the language of the page.
fn dataset(asked: &Asked) -> Option<(String, Dataset)> {
    let text = asked.dataset()?;
    let translation = asked.texts().and_then(|texts| Translation::read(&texts));
    let dataset = load_in(&text, translation.as_ref()).ok()?.dataset;
    Some((text, dataset))
}

fn words(asked: &Asked) -> Option<Words> {
    Words::from_locale(Lang::of(&asked.language()?)?, &asked.words()?, &INTL).ok()
}
