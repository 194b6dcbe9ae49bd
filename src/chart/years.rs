//! The series as a line of years: a place for every year, so that a gap is seen as one.

use crate::data::{Dataset, Edition};

/// What is known of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No source reports it; its number and year are inferred.
    Inferred,
    /// The meeting of this dataset.
    This,
    /// Held together with another meeting, and not comparable.
    Joint,
    /// A source reports it.
    Reported,
}

impl Kind {
    /// Of an edition.
    pub fn of(edition: &Edition) -> Self {
        match (edition.is_reported, edition.named.is_none(), edition.is_comparable) {
            (false, ..) => Self::Inferred,
            (_, true, _) => Self::This,
            (_, _, false) => Self::Joint,
            _ => Self::Reported,
        }
    }

    /// What the style sheet and a picture call it.
    pub fn look(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::This => "this",
            Self::Joint => "joint",
            Self::Reported => "reported",
        }
    }
}

/// A year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// Its number.
    pub year: u64,
    /// Index of its edition and what is known of it; `None` where there is none.
    pub edition: Option<(usize, Kind)>,
}

/// Every year from the first edition to the last; of two in a year the first one.
pub fn years(dataset: &Dataset) -> Vec<Year> {
    let all = || dataset.editions.iter().map(|it| it.year);
    let (Some(first), Some(last)) = (all().min(), all().max()) else { return Vec::new() };
    let of = |year| {
        let at = dataset.editions.iter().position(|it| it.year == year)?;
        Some((at, Kind::of(&dataset.editions[at])))
    };
    (first..=last).map(|year| Year { year, edition: of(year) }).collect()
}
