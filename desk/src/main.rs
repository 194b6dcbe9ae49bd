//! The desk as a program of its own: texts in, texts out. Kept apart from the page's program, so
//! that a first visit does not pay for what few readers ask for.

use plenary::browser::text;
use plenary::data::{Dataset, Translation, load_in};
use plenary::desk::{self, Base, Export, Request, audit};
use plenary::export::Headline;
use plenary::export::canvas::Type;
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
    /// The words of the page in it, as the page has them.
    #[wasm_bindgen(method, getter)]
    fn words(this: &Asked) -> Option<String>;
    /// The question, as an address has it (`?…`).
    #[wasm_bindgen(method, getter)]
    fn query(this: &Asked) -> Option<String>;
    /// The address of the page with the data that it is of; empty where none leads to them.
    #[wasm_bindgen(method, getter)]
    fn page(this: &Asked) -> Option<String>;
    /// The reader's own words around a picture.
    #[wasm_bindgen(method, getter)]
    fn title(this: &Asked) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn subtitle(this: &Asked) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn note(this: &Asked) -> Option<String>;
    /// The whole page in one file, in which another dataset is to stand; and that dataset and its texts,
    /// packed.
    #[wasm_bindgen(method, getter)]
    fn html(this: &Asked) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = packedDataset)]
    fn packed_dataset(this: &Asked) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = packedTexts)]
    fn packed_texts(this: &Asked) -> Option<String>;
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
    let what = asked.what()?;
    let made = answered(asked, |request| desk::make(request, &what))?;
    Some(vec![made.name, made.kind, made.text])
}

/// Puts the dataset into a copy of the whole page in one file. Gives what [`make`] gives.
#[wasm_bindgen]
#[must_use]
pub fn single(asked: &Asked) -> Option<Vec<String>> {
    let (html, dataset, texts) = (asked.html()?, asked.packed_dataset()?, asked.packed_texts()?);
    let base = Base { html: &html, dataset: &dataset, texts: &texts };
    let made = answered(asked, |request| desk::single(request, &base))?;
    Some(vec![made.name, made.kind, made.text])
}

/// Has something made of the query's answer.
fn answered(asked: &Asked, make: impl FnOnce(&Request) -> Option<Export>) -> Option<Export> {
    let (text, dataset) = dataset(asked)?;
    let (query, _) = read(&dataset, Lang::TAGS, &asked.query()?);
    let words = words(asked)?;
    let index = Index::new(&dataset, words.tag(), &SCRIPT);
    let answer = answer(&dataset, &index, &query);
    let (page, today) = (asked.page().filter(|page| !page.is_empty()), asked.today()?);
    let headline = Headline {
        title: asked.title().unwrap_or_default(),
        subtitle: asked.subtitle().unwrap_or_default(),
        note: asked.note().unwrap_or_default(),
    };
    make(&Request {
        dataset: &dataset,
        text: &text,
        query: &query,
        answer: &answer,
        words: &words,
        page: page.as_deref(),
        today: &today,
        headline,
        measure: Some(measure),
    })
}

/// How wide a text is, as the browser sets it.
fn measure(text: &str, kind: Type) -> Option<f64> {
    text::width(text, &kind.font())
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
    Words::of_page(Lang::of(&asked.language()?)?, asked.words()?, &INTL)
}
