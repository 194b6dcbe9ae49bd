//! The whole of a draft, checked as it is now.
//!
//! Builds the dataset and holds it to its own text, as the audit does for a dataset made by hand.

use super::dataset::Making;
use super::model::{Count, EntryId, Printed};

/// What comes of the checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// Names and headings found again in the text by the audit, and how many are recorded.
    pub found: usize,
    /// How many are recorded.
    pub recorded: usize,
    /// Those that the audit does not find in their place, as printed.
    pub not_found: Vec<String>,
    /// Entries that no words around them tell from another place.
    pub not_unique: Vec<EntryId>,
    /// Those named as taking part more than once: entries of the same id.
    pub doubles: Vec<Vec<EntryId>>,
    /// Headings without a name under them.
    pub empty_headings: Vec<Printed>,
    /// Printed counts, each with how many of its names are held to take part now.
    pub counts: Vec<(Count, u32)>,
    /// How many questions are open.
    pub open: usize,
}

impl Checks {
    /// Whether nothing is wrong and nothing open.
    pub fn is_well(&self) -> bool {
        self.found == self.recorded
            && self.not_found.is_empty()
            && self.not_unique.is_empty()
            && self.doubles.is_empty()
            && self.empty_headings.is_empty()
            && self.counts.iter().all(|(count, now)| count.number == *now)
            && self.open == 0
    }
}

/// Checks a draft.
pub fn checks(making: &Making) -> Checks;
