//! A reading as the draft of a review: everything suggested, nothing decided.
//!
//! Knows the reader's words for its questions.

use super::model::Draft;
use super::release::Release;
use reader::{Mention, Reading};

/// Begins a draft with what was read in a text. `name` is the file's, without its ending.
pub fn begin(name: &str, release: &Release, reading: &Reading) -> Draft;

/// What the reader says of words that a person marked, as an act takes it.
pub fn found(mention: &Mention) -> super::model::Found;
