//! Two drafts of one text, made without each other: where they agree, and how far.

use super::model::{Draft, EntryId, Span};

/// A figure of agreement: how many of how many, and beyond chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Agreed.
    pub agreed: usize,
    /// Compared.
    pub of: usize,
    /// Beyond chance, 1 at most; nothing where chance alone would give the same.
    pub beyond_chance: Option<f64>,
}

/// In what two drafts differ at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// Only one of them has it: the first (`true`) or the second.
    OnlyIn(bool),
    /// Other ends.
    Ends,
    /// Another id.
    Identity,
    /// Another heading.
    Heading,
}

/// A place to adjudicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub span: Span,
    /// In what they differ.
    pub differs: Vec<Differs>,
    /// The entry of the first draft.
    pub first: Option<EntryId>,
    /// The entry of the second draft.
    pub second: Option<EntryId>,
}

/// What comes of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Names: both mark the same words; beyond chance by Krippendorff's alpha for unitizing, because
    /// two coders also choose what to mark, and nobody counts what neither marked.
    pub names: Figure,
    /// Headings of names that both have; beyond chance by Cohen's kappa.
    pub headings: Figure,
    /// Ids of names that both have; the same.
    pub identities: Figure,
    /// What is to be adjudicated, in printed order.
    pub differences: Vec<Difference>,
}

/// Compares two drafts; nothing if they are not of the same text.
pub fn agreement(first: &Draft, second: &Draft) -> Option<Agreement>;
