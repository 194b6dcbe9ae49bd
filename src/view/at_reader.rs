//! The way to the reader of releases: in this program where it is linked in, else in a worker, which is
//! fetched when the reader first comes near.
//!
//! Texts go in, JSON comes out (`reader/src/answers.rs`, `reader/reading.schema.json`). Knows nothing of
//! what is in it.

use crate::browser::file::Given;

/// What stands in the place of an answer, before the word for what is wrong.
const FAILED: &str = "{\"failed\":\"";

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// The reader cannot be had, or broke over the question.
    Gone,
    /// The reader's word for what is wrong: `empty`, `long`, `not-text`, `pdf`, `old-document`,
    /// `damaged`, `no-document`.
    Told(String),
}

/// Has the reader at hand soon.
pub fn fetch() {
    #[cfg(not(feature = "whole"))]
    crate::browser::reader::fetch();
}

/// The reading of a text, as JSON.
///
/// # Errors
/// See [`Unanswered`].
pub async fn read(text: &str) -> Result<String, Unanswered> {
    asked("read", text).await
}

/// What is known of organizations by their ids, as JSON: `{ version, organizations: [{ id, kind, parent,
/// region, country, iso, wikidata, names: { en: { short, formal, others }, … }, source }] }`.
///
/// # Errors
/// See [`Unanswered`].
pub async fn describe(ids: &[String]) -> Result<String, Unanswered> {
    asked("describe", &ids.join("\n")).await
}

/// At most five organizations that a name, or the beginning of one, can mean, as `describe` gives them.
///
/// # Errors
/// See [`Unanswered`].
pub async fn candidates(name: &str) -> Result<String, Unanswered> {
    asked("candidates", name).await
}

/// What names that stand alone mean, as JSON (`reader::meant::Looked`); names stand on lines.
///
/// # Errors
/// See [`Unanswered`].
pub async fn look_up(names: &str) -> Result<String, Unanswered> {
    asked("look_up", names).await
}

/// The text in a file, as JSON: `{ text, from }`.
///
/// # Errors
/// See [`Unanswered`].
pub async fn text_of(file: &Given) -> Result<String, Unanswered> {
    #[cfg(not(feature = "whole"))]
    let told = crate::browser::reader::ask_of_file("text_of", file).await;
    #[cfg(feature = "whole")]
    let told = file.bytes(64 << 20).await.map(|bytes| reader::answers::text_of(&bytes)).ok();
    answered(told)
}

#[cfg(not(feature = "whole"))]
async fn asked(what: &str, text: &str) -> Result<String, Unanswered> {
    answered(crate::browser::reader::ask(what, text).await)
}

#[cfg(feature = "whole")]
#[allow(clippy::unused_async)] // the same question takes time where the reader is another program
async fn asked(what: &str, text: &str) -> Result<String, Unanswered> {
    answered(Some(match what {
        "read" => reader::answers::read(text),
        "describe" => reader::answers::describe(text),
        "look_up" => reader::answers::look_up(text),
        _ => reader::answers::candidates(text),
    }))
}

fn answered(told: Option<String>) -> Result<String, Unanswered> {
    let told = told.ok_or(Unanswered::Gone)?;
    match told.strip_prefix(FAILED) {
        Some(word) => Err(Unanswered::Told(word.split('"').next().unwrap_or_default().to_owned())),
        None => Ok(told),
    }
}
