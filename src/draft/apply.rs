//! What an act changes in a draft. A pure function: the draft stays as it is until [`put`].

use super::act::{Act, Done, Refusal};
use super::facts::{Fact, FactName};
use super::model::{Draft, Entry, Hand};
use super::release::Release;
use serde::{Deserialize, Serialize};

/// Something that changes: before, after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// An entry; nothing before: it is new; nothing after: it is gone.
    Entry(Option<Box<Entry>>, Option<Box<Entry>>),
    /// A fact.
    Fact(FactName, Fact, Fact),
    /// The confirmation of the whole passage.
    Passage(Option<Hand>, Option<Hand>),
}

/// What an act changes, and what it is called.
///
/// # Errors
/// Why it cannot be done.
pub fn changes(
    draft: &Draft,
    release: &Release,
    act: &Act,
    hand: &Hand,
) -> Result<(Done, Vec<Change>), Refusal> {
    let _ = (draft, release, act, hand);
    Err(Refusal::NoChange) // to come
}

/// Puts changes into a draft, or takes them back.
pub fn put(draft: &mut Draft, changes: &[Change], forward: bool) {
    let _ = (draft, changes, forward); // to come
}
