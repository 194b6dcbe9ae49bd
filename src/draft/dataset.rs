//! The dataset that comes of a draft: valid by `participation.schema.json`, with the provenance of
//! every decision and without the release's text.
//!
//! Knows the format, and no clock: the day is given.

use super::languages::Other;
use super::model::Draft;
use super::decisions::HouseNames;
use super::release::Release;
use reader::Gazetteer;

/// What a dataset is made of.
pub struct Making<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Its text.
    pub release: &'a Release,
    /// What the reader's tables know of the ids in [`Draft::ids`].
    pub gazetteer: &'a Gazetteer,
    /// A house's own names of organizations, which are shown instead.
    pub names: &'a HouseNames,
    /// The same meeting's releases in other languages.
    pub others: &'a [Other<'a>],
    /// The day, as 2026-01-31.
    pub day: &'a str,
}

/// Why there is no dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDataset {
    /// Nobody is held to take part.
    Nobody,
    /// The text is not the one that the draft is of.
    OtherText,
}

/// Makes the dataset, as JSON.
///
/// # Errors
/// Why there is none.
pub fn dataset(making: &Making) -> Result<String, NoDataset>;
