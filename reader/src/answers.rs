//! What a page asks the reader, and what it is answered: JSON, as texts.
//!
//! An answer is what was asked for, or `{"failed": …}` with a word for what is wrong
//! ([`Unreadable::word`]), which the page says in its own languages. Knows no grammar.

use crate::gazetteer::{self, Gazetteer};
use crate::unreadable::Unreadable;
use crate::{meant, papers};
use serde::Serialize;

/// Most ids that are described at once; a reading has as many different ones as it has names.
const MOST: usize = 10_000;

/// Most names that are looked up at once, so that a page can say how far it is.
const MOST_NAMES: usize = 2_000;

/// The text in a file, and what it was taken out of: `docx`, `odt`, `text`.
#[derive(Serialize)]
struct Paper {
    text: String,
    from: &'static str,
}

#[derive(Serialize)]
struct Failed {
    failed: &'static str,
}

/// The reading of a text (`reading.schema.json`).
#[must_use]
pub fn read(text: &str) -> String {
    json(crate::read(text))
}

/// What the tables know of organizations, for ids that stand on lines, and of those that they are parts
/// of; what no table has is left out.
#[must_use]
pub fn describe(ids: &str) -> String {
    json(Ok(Gazetteer::of(ids.lines().take(MOST))))
}

/// At most five organizations that a name, or the beginning of one, can mean; the likeliest first.
#[must_use]
pub fn candidates(name: &str) -> String {
    let ids = gazetteer::candidates(name);
    let known = ids.iter().filter_map(|id| gazetteer::describe(id));
    let version = gazetteer::VERSION.to_owned();
    json(Ok(Gazetteer { version, organizations: known.collect() }))
}

/// What names that stand alone mean ([`meant::Looked`]), for names that stand on lines.
#[must_use]
pub fn look_up(names: &str) -> String {
    json(Ok(meant::looked_up(names.split('\n').take(MOST_NAMES))))
}

/// The text in a file of a word processor, or the file itself where it is a text.
#[must_use]
pub fn text_of(bytes: &[u8]) -> String {
    json(papers::text_of(bytes).map(|(text, from)| Paper { text, from }))
}

fn json<T: Serialize>(answer: Result<T, Unreadable>) -> String {
    // Nothing of these can fail to be JSON: their keys are texts.
    match answer {
        Ok(answer) => serde_json::to_string(&answer),
        Err(unreadable) => serde_json::to_string(&Failed { failed: unreadable.word() }),
    }
    .unwrap_or_default()
}
