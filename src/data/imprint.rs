//! Who answers for a dataset, and in whose voice the page speaks: authors, corrections, voice.
//!
//! Knows nothing of the meeting itself.

use super::value::Localized;

/// Who answers for a dataset. All of it may be missing: a file without it is shown all the same.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Imprint {
    /// Who compiled it, in the order in which citations name them.
    pub authors: Vec<Author>,
    /// Where it is published; `http` or `https` only. Empty if the dataset does not say.
    pub url: String,
    /// What was put right since earlier versions, as the file has them.
    pub corrections: Vec<Correction>,
    /// Who speaks.
    pub voice: Voice,
    /// How far the reading of a release was reviewed, if it came of one.
    pub review: Option<Review>,
}

/// How far a dataset that came of reading a release was reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// How many questions are open.
    pub questions: usize,
    /// Whether a person confirmed the whole passage that names participants; only then is who is missing
    /// here not named.
    pub is_whole: bool,
}

/// Somebody who compiled a dataset: a person, or a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The whole name, as it is to be read.
    pub name: String,
    /// Family name and given name of a person, where a reference manager is to tell them apart.
    pub parts: Option<(String, String)>,
    /// A page of theirs; empty if the dataset gives none.
    pub url: String,
}

/// Something that an earlier version had wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The version that put it right.
    pub version: String,
    /// ISO date; empty if the dataset gives none.
    pub date: String,
    /// What was put right.
    pub text: Localized,
    /// Indices into [`super::Dataset::sources`].
    pub sources: Vec<usize>,
}

/// In whose voice the page speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Voice {
    /// Somebody who reads what the organiser has published.
    #[default]
    Observer,
    /// The organiser: “we”.
    Organizer,
}

impl Voice {
    /// As a dataset's file has it, and as messages ask for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Observer => "observer",
            Self::Organizer => "organizer",
        }
    }
}
