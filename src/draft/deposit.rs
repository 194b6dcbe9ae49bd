//! The files of a deposit: dataset, decisions, codebook, versions, CITATION.cff, in one ZIP.

use super::dataset::{Making, NoDataset};
use super::decisions::Decisions;
use super::sample::Sample;
use super::agreement::Agreement;

/// What goes along beside the dataset.
pub struct Along<'a> {
    /// Decisions of this and other releases.
    pub decisions: &'a Decisions,
    /// What a second coder agreed to.
    pub agreement: Option<&'a Agreement>,
    /// What was looked at.
    pub sample: Option<&'a Sample>,
}

/// The files: name and content.
///
/// # Errors
/// Why there is no dataset.
pub fn files(making: &Making, along: &Along) -> Result<Vec<(String, Vec<u8>)>, NoDataset>;

/// Files as one ZIP, stored without packing.
pub fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8>;
