//! What was given, read: a text, a document or a saved page becomes a draft; a draft goes on.
//!
//! Knows no element. What is in a document is the reader's affair.

use crate::browser::file::Given;
use crate::check::page::{is_page, text_of};
use crate::data::given::{HEAD, is_draft};
use crate::draft::kept::{self, Kept};
use crate::draft::{Draft, Journal, Release, begin};
use crate::review::known::known;
use crate::review::phrases::unreadable;
use crate::review::session::{self, fail};
use crate::review::state::{Stage, State};
use crate::view::at_reader::{self, Unanswered};
use leptos::prelude::*;
use reader::Reading;
use std::cell::RefCell;
use std::sync::Arc;

/// Longest file that is read, in bytes; of a page and a document the text is shorter.
const LONGEST: usize = 64 << 20;

/// Why there is no review: the kind of failure, and its detail.
type Failure = (String, String);

thread_local! {
    /// A draft that was opened and whose text is to be given yet.
    static WITHOUT_TEXT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

fn failure(kind: &str, detail: &str) -> Failure {
    (kind.to_owned(), detail.to_owned())
}

/// Begins with what was given; else goes on with what is there, or what is kept.
pub async fn start(state: State, given: Option<Given>) {
    let Some(given) = given else {
        if state.with_work(|_| ()).is_some() {
            return;
        }
        return match session::kept() {
            Some(text) => {
                state.kept.set(true);
                if let Err((kind, detail)) = go_on(state, &text) {
                    state.kept.set(false);
                    fail(state, &kind, &detail);
                }
            }
            None => fail(state, "nothing", ""),
        };
    };
    // What is open stays until something else can take its place.
    let before = state.stage.get_untracked();
    state.stage.set(Stage::Reading);
    if let Err((kind, detail)) = taken(state, &given).await {
        if before == Stage::Here {
            state.stage.set(before);
            state.trouble.set(Some((kind, detail)));
        } else {
            fail(state, &kind, &detail);
        }
    }
}

/// Goes on with a draft; where it is without its text, that is asked for.
fn go_on(state: State, text: &str) -> Result<(), Failure> {
    let kept = kept::open(text).map_err(|why| {
        let (kind, detail) = unreadable(&why);
        failure(kind, &detail)
    })?;
    match &kept.text {
        Some(text) => {
            let release = Release::new(text);
            state.begin(kept.journal, release);
        }
        None => {
            WITHOUT_TEXT.set(Some(kept));
            state.stage.set(Stage::WithoutText);
        }
    }
    Ok(())
}

async fn taken(state: State, given: &Given) -> Result<(), Failure> {
    let unread = |_| failure("unreadable", "");
    let head = given.head(HEAD).await.map_err(unread)?;
    if is_draft(&head) {
        let text = given.text(LONGEST).await.map_err(unread)?;
        return go_on(state, &text);
    }
    let name = given.name();
    let is_document = head.starts_with("PK");
    let is_html = !is_document && (is_page(&head) || name.to_lowercase().ends_with(".html"));
    let text = if is_html {
        text_of(&given.text(LONGEST).await.map_err(|_| failure("long", ""))?)
    } else {
        let answer = at_reader::text_of(given).await.map_err(unanswered)?;
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap_or_default();
        answer["text"].as_str().unwrap_or_default().to_owned()
    };
    read(state, &name, &text).await
}

/// Reads a text.
async fn read(state: State, name: &str, text: &str) -> Result<(), Failure> {
    if text.trim().is_empty() {
        return Err(failure("empty", ""));
    }
    let release = Release::new(text);
    if let Some(mut kept) = WITHOUT_TEXT.take() {
        // What no longer stands in a text that has changed is told (`head.rs`), and moved nowhere.
        let _orphans = kept::fit(&mut kept.journal, &kept.around, &release);
        state.begin(kept.journal, release);
        return Ok(());
    }
    let reading = at_reader::read(text).await.map_err(unanswered)?;
    let reading: Reading =
        serde_json::from_str(&reading).map_err(|error| failure("other", &error.to_string()))?;
    let mut draft = begin(&called(name), &release, &reading);
    tables(state, &mut draft).await;
    state.kept.set(false);
    state.begin(Journal::new(draft), release);
    Ok(())
}

/// Asks what the tables know of the names in a draft, and notes which tables those are.
async fn tables(state: State, draft: &mut Draft) {
    let answer = at_reader::describe(&draft.ids()).await.ok();
    if let Some(known) = answer.and_then(|answer| known(&answer)) {
        draft.versions.gazetteer.clone_from(&known.version);
        state.known.set(Arc::new(known));
    }
}

fn unanswered(why: Unanswered) -> Failure {
    match why {
        Unanswered::Gone => failure("program", ""),
        Unanswered::Told(word) => failure(&word, ""),
    }
}

/// What a draft is called: the name of the file without its ending, as an id can be.
fn called(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut name = String::new();
    for c in stem.chars().take(48) {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_matches('-');
    if name.is_empty() || name == "pasted" { "release".to_owned() } else { name.to_owned() }
}
