//! The way to the desk: in this program where it is linked in, else in a second one, which is
//! fetched when the reader first comes near.

use super::state::State;
use crate::browser::{address, page};
use crate::desk::Export;
use crate::desk::audit::{self, Line};
use crate::query::Query;
use crate::text::Words;
use leptos::prelude::*;

/// Has the desk at hand soon.
pub fn fetch() {
    #[cfg(not(feature = "whole"))]
    leptos::task::spawn_local(async {
        // Whether it came is told by whoever asks it for something.
        let _there = crate::browser::program::fetch_desk().await;
    });
}

/// What the desk makes of the page as it is; `None` if the desk cannot be had or makes no such
/// thing of this view.
pub async fn made(state: State, what: &str) -> Option<Export> {
    let query = state.query.get_untracked();
    made_of(state, query, what).await
}

/// The code of a frame with what is shown.
pub async fn frame(state: State) -> Option<Export> {
    let (embed, scheme) = state.frame.get_untracked();
    let mut query = state.query.get_untracked();
    (query.embed, query.scheme) = (Some(embed), scheme);
    made_of(state, query, "frame").await
}

/// A dataset of the reader's own that is not shown: its text, the name of its file, and the words to say
/// things with.
pub struct Own<'a> {
    /// The dataset's file.
    pub text: &'a str,
    /// What it is called.
    pub file: &'a str,
    /// In which language.
    pub words: &'static Words,
}

/// What the desk makes of a dataset that is not shown, whole.
#[cfg(feature = "whole")]
#[allow(clippy::unused_async)] // the same takes time where the desk is another program
pub async fn made_of_own(own: &Own<'_>, what: &str) -> Option<Export> {
    use crate::browser::text as unicode;
    use crate::desk::{Request, make};
    let dataset = crate::data::load(own.text).ok()?.dataset;
    let script = crate::query::Script { decompose: unicode::decompose, compare: unicode::compare };
    let index = crate::query::Index::new(&dataset, own.words.tag(), &script);
    let query = Query::default();
    let answer = crate::query::answer(&dataset, &index, &query);
    let asked = Request {
        dataset: &dataset,
        text: own.text,
        file: Some(own.file),
        query: &query,
        answer: &answer,
        words: own.words,
        page: &address::absolute(""),
        today: &page::today(),
    };
    make(&asked, what)
}

/// What the desk makes of a dataset that is not shown, whole.
#[cfg(not(feature = "whole"))]
pub async fn made_of_own(own: &Own<'_>, what: &str) -> Option<Export> {
    let (page, today) = (address::absolute(""), page::today());
    let asked = [
        ("dataset", own.text),
        ("texts", ""),
        ("language", own.words.tag()),
        ("words", own.words.locale()),
        ("query", ""),
        ("page", &page),
        ("file", own.file),
        ("today", &today),
        ("what", what),
    ];
    let made = crate::browser::program::make(&asked).await?;
    let [name, kind, text] = <[String; 3]>::try_from(made).ok()?;
    Some(Export { name, kind, text })
}

#[cfg(feature = "whole")]
async fn made_of(state: State, query: Query, what: &str) -> Option<Export> {
    use crate::desk::{Request, make};
    let facts = state.facts();
    let answer = crate::query::answer(&facts.dataset, &state.index(), &query);
    let asked = Request {
        dataset: &facts.dataset,
        text: &facts.text,
        file: facts.file.as_deref(),
        query: &query,
        answer: &answer,
        words: state.words(),
        page: &address::absolute(""),
        today: &page::today(),
    };
    make(&asked, what)
}

#[cfg(not(feature = "whole"))]
async fn made_of(state: State, query: Query, what: &str) -> Option<Export> {
    let facts = state.facts();
    let query = crate::query::write(&facts.dataset, &query);
    let (page, today) = (address::absolute(""), page::today());
    let file = facts.file.clone().unwrap_or_default();
    let mut asked = known(&facts, state);
    asked.extend([
        ("query", &*query),
        ("page", &page),
        ("file", &file),
        ("today", &today),
        ("what", what),
    ]);
    let made = crate::browser::program::make(&asked).await?;
    let [name, kind, text] = <[String; 3]>::try_from(made).ok()?;
    Some(Export { name, kind, text })
}

/// What came of a check of the reader's own copy of the document.
#[cfg(not(feature = "whole"))]
pub async fn audit(state: State, given: &str) -> Option<Vec<Line>> {
    let facts = state.facts();
    let mut asked = known(&facts, state);
    asked.push(("given", given));
    audit::from_texts(&crate::browser::program::check(&asked).await?)
}

/// What came of a check of the reader's own copy of the document.
#[cfg(feature = "whole")]
pub async fn audit(state: State, given: &str) -> Option<Vec<Line>> {
    Some(audit::audit(&state.facts().dataset, state.words(), given))
}

/// What every request says: the dataset and the words.
#[cfg(not(feature = "whole"))]
fn known(facts: &super::state::Facts, state: State) -> Vec<(&'static str, &str)> {
    vec![
        ("dataset", &*facts.text),
        ("texts", &facts.texts),
        ("language", state.lang()),
        ("words", state.words().locale()),
    ]
}
