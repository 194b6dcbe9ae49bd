//! The screen, in Leptos: what the rooms below have worked out, as elements and handlers.
//!
//! Nothing here that could be tested without it. Components touch the browser in effects and
//! handlers only, so the same ones are rendered natively into the page when it is built.

pub mod at_exporter;
pub mod at_reader;
pub mod beside;
pub mod breakdown;
pub mod card;
pub mod check;
pub mod chips;
mod choices;
pub mod cite;
pub mod drawer;
pub mod edition;
pub mod editions;
pub mod element;
pub mod embed;
pub mod explorer;
pub mod filters;
pub mod handing;
pub mod head;
pub mod imprint;
pub mod language;
pub mod later;
pub mod loading;
pub mod meeting;
pub mod method;
pub mod neighbours;
pub mod open;
mod own;
pub mod parts;
pub mod points;
pub mod printed;
pub mod report;
mod rest;
pub mod shortcuts;
pub mod shown;
pub mod source;
pub mod state;
pub mod status;
pub mod table;
pub mod take;
pub mod translation;
pub mod value;
pub mod views;

pub use explorer::explorer;
pub use loading::start;
pub use state::{DatasetOrigin, Facts, State};

use crate::data::{Problem, load};
use crate::query::Query;
use crate::text::{Words, sentence};
use leptos::prelude::*;
use std::sync::Arc;

/// A page before the program has run.
pub struct Page {
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence or two.
    pub description: String,
    /// What stands in it, as HTML.
    pub snapshot: String,
}

/// The start page of a dataset in a language, with its texts in that language, for the snapshot in `index.html` and its siblings.
///
/// # Errors
/// Whatever keeps the dataset from being shown.
pub fn page(
    dataset: &str,
    texts: Option<String>,
    words: &'static Words,
) -> Result<Page, Vec<Problem>> {
    let read = Arc::new(Facts::new(load(dataset)?, dataset.to_owned(), DatasetOrigin::Site));
    let facts = texts.and_then(|texts| translation::with_texts(&read, &texts)).unwrap_or(read);
    let title = facts.dataset.title.get(words.tag()).to_owned();
    let owner = Owner::new();
    let (description, snapshot) = owner.with(|| {
        let state =
            State::new(facts.clone(), (Query::default(), Vec::new()), words, |_, _, _| Ok(()));
        let summary = state.answer(|answer| {
            sentence(words, words.tag(), &facts.dataset, &Query::default(), answer)
        });
        // A title may end in an abbreviation, as a Russian date does: one stop is enough.
        let begin = title.trim_end_matches(words.full_stop());
        let said = format!("{begin}{}{}{}", words.full_stop(), words.space(), summary.lead);
        (said, explorer(state).to_html())
    });
    Ok(Page { title: words.page_title(&title), description, snapshot })
}
