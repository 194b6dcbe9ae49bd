//! The way to the exporter. Where the program is split (`build.rs`), the exporter is a part of it, fetched when the
//! reader first comes near; else it is there.
//!
//! Says where an address leads to what is shown, and makes the page in one file with another dataset.

use super::language::words_of;
use super::state::{DatasetOrigin, Facts, State, indexed};
use super::translation::{texts_in, translated};
use crate::browser::{address, fetch as fetched, pack, page};
use crate::data::Dataset;
use crate::export::Export;
use crate::export::Headline;
use crate::export::without_selection;
use crate::exporter::audit::Line;
use crate::exporter::{Base, Request, texts_by_id};
use crate::query::Query;
use crate::text::{Lang, Words};
use leptos::prelude::*;
use std::sync::Arc;

/// The page in one file, beside the page.
pub const SINGLE: &str = "plenary.html";

/// What the exporter does.
#[derive(Clone, Copy)]
struct Exporter {
    make: fn(&Request, &str) -> Option<Export>,
    single: fn(&Request, &Base) -> Option<Export>,
    audit: fn(&Dataset, &Words, &str) -> Vec<Line>,
}

impl Exporter {
    /// The exporter itself.
    fn here() -> Self {
        use crate::exporter::{audit::audit, make, single};
        Self { make, single, audit }
    }
}

/// The exporter; `None` if it cannot be had.
#[cfg(not(split))]
#[allow(clippy::unused_async)] // the same takes time where the exporter is a part that comes later
async fn exporter() -> Option<Exporter> {
    Some(Exporter::here())
}

#[cfg(split)]
mod part {
    #![allow(unsafe_code)] // what the macro writes: an import and an export of this program itself
    use super::Exporter;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(exporter, fallible)]
    pub fn fetched() -> Result<Exporter, SplitLoaderError> {
        Ok(Exporter::here())
    }
}

/// The exporter; `None` if it cannot be had.
#[cfg(split)]
async fn exporter() -> Option<Exporter> {
    part::fetched().await.ok()
}

/// Has the exporter at hand soon.
pub fn fetch() {
    leptos::task::spawn_local(async {
        // Whether it came is told by whoever asks it for something.
        let _there = exporter().await;
    });
}

/// The address of the page with the data that it shows, as others can be given it; `None` where none leads
/// there.
pub fn page_of(facts: &Facts) -> Option<String> {
    address::base().filter(|_| !matches!(facts.place, DatasetOrigin::Disk(_)))
}

/// What is asked: of a dataset, in a language.
struct Subject {
    facts: Arc<Facts>,
    words: &'static Words,
    query: Query,
}

/// What the exporter makes of the page as it is; `None` if the exporter cannot be had or makes no such
/// thing of this view.
pub async fn made(state: State, what: String) -> Option<Export> {
    let query = state.query.get_untracked();
    let subject = Subject { facts: state.facts(), words: state.words(), query };
    made_of(state.headline.get_untracked(), subject, &what).await
}

/// The same in a language; `None` too if its words cannot be had.
pub async fn made_in(state: State, lang: Lang, what: String) -> Option<Export> {
    if lang == state.language() {
        return made(state, what).await;
    }
    let shown = state.facts();
    let words = words_of(lang, false).await?;
    let facts = translated(&shown, lang).await.unwrap_or(shown);
    let query = Query { lang: Some(lang.tag().to_owned()), ..state.query.get_untracked() };
    made_of(state.headline.get_untracked(), Subject { facts, words, query }, &what).await
}

/// The code of a frame with what is shown.
pub async fn frame(state: State) -> Option<Export> {
    let (embed, scheme) = state.frame.get_untracked();
    let mut query = state.query.get_untracked();
    (query.embed, query.scheme) = (Some(embed), scheme);
    let subject = Subject { facts: state.facts(), words: state.words(), query };
    made_of(Headline::default(), subject, "frame").await
}

/// The whole page in one file with the dataset that is shown inside; `None` if the file that the site
/// offers cannot be had, or the browser cannot pack.
pub async fn single(state: State) -> Option<Export> {
    let (facts, words) = (state.facts(), state.words());
    single_with(Subject { facts, words, query: Query::default() }).await
}

/// A dataset of the reader's own that is not shown, whole. No address leads to it.
fn own(text: &str, words: &'static Words) -> Option<Subject> {
    let loaded = crate::data::load(text).ok()?;
    let facts = Facts::new(loaded, text.to_owned(), DatasetOrigin::Disk(String::new()));
    Some(Subject { facts: Arc::new(facts), words, query: Query::default() })
}

/// What the exporter makes of a dataset that is not shown.
pub async fn made_of_own(text: &str, words: &'static Words, what: &str) -> Option<Export> {
    made_of(Headline::default(), own(text, words)?, what).await
}

/// The whole page in one file with a dataset inside that is not shown.
pub async fn single_of_own(text: &str, words: &'static Words) -> Option<Export> {
    single_with(own(text, words)?).await
}

async fn single_with(subject: Subject) -> Option<Export> {
    let html = match page::as_written() {
        Some(html) => html,
        None => fetched::text(&address::whole(SINGLE)).await.ok()?,
    };
    let mut texts = Vec::new();
    for lang in Lang::all() {
        if let Some(text) = texts_in(&subject.facts, lang).await {
            texts.push((lang.tag().to_owned(), text));
        }
    }
    let dataset = pack::packed(&without_selection(&subject.facts.text)).await?;
    let packed_texts = pack::packed(&texts_by_id(&texts)).await?;
    single_of(subject, [&html, &dataset, &packed_texts]).await
}

async fn made_of(headline: Headline, subject: Subject, what: &str) -> Option<Export> {
    let exporter = exporter().await?;
    answered(headline, &subject, |request| (exporter.make)(request, what))
}

async fn single_of(subject: Subject, [html, dataset, texts]: [&str; 3]) -> Option<Export> {
    let exporter = exporter().await?;
    let base = Base { html, dataset, texts };
    answered(Headline::default(), &subject, |request| (exporter.single)(request, &base))
}

/// What is made of the query's answer.
fn answered(
    headline: Headline,
    subject: &Subject,
    make: impl FnOnce(&Request) -> Option<Export>,
) -> Option<Export> {
    let Subject { facts, words, query } = subject;
    let index = indexed(facts, words);
    let answer = crate::query::answer(&facts.dataset, &index, query);
    make(&Request {
        dataset: &facts.dataset,
        text: &facts.text,
        query,
        answer: &answer,
        words,
        page: page_of(facts).as_deref(),
        today: &page::today(),
        headline,
        measure: Some(|text, kind| crate::browser::text::width(text, &kind.font())),
    })
}

/// What came of a check of the reader's own copy of the document.
pub async fn audit(state: State, given: &str) -> Option<Vec<Line>> {
    let exporter = exporter().await?;
    Some((exporter.audit)(&state.facts().dataset, state.words(), given))
}
