//! A random sample to look at, of entries matched by rule and of text without any mark, and the rate
//! of errors that it shows.

use super::model::{Draft, EntryId, Span};
use super::release::Release;
use serde::{Deserialize, Serialize};

/// Something to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Looked {
    /// An entry that a rule matched: is it right?
    Entry(EntryId),
    /// A sentence in which nobody is held to take part: is that right?
    Unmarked(Span),
}

/// A sample, with what was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The number that it was drawn by: the same draft and number give the same sample.
    pub seed: u64,
    /// How many entries it was drawn from.
    pub entries: usize,
    /// How many sentences without a mark it was drawn from.
    pub unmarked: usize,
    /// What to look at, and whether it was found right.
    pub looked: Vec<(Looked, Option<bool>)>,
}

/// A rate of errors with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Found wrong.
    pub wrong: usize,
    /// Looked at.
    pub of: usize,
    /// Lower end of Wilson's interval of 95 %.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// Draws a sample: at most so many entries, and as many unmarked sentences.
pub fn draw(draft: &Draft, release: &Release, seed: u64, each: usize) -> Sample;

impl Sample {
    /// The rate among entries, and the rate among unmarked sentences; nothing where none was looked at.
    pub fn rates(&self) -> (Option<Rate>, Option<Rate>);
}
