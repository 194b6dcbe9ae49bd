//! Facts of the meeting and of its release: proposed from the text where it says so, else asked.
//!
//! Nothing is invented: what the text does not say and nobody gives is “not known”. Does not know the
//! format of a dataset.

use super::dates::{only_date, written};
use super::model::{Hand, Span};
use crate::data::value::one_line;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A fact that a dataset has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactName {
    /// Full name of the meeting.
    Meeting,
    /// Short name of the meeting.
    Short,
    /// First day, as 2026-01-31 (or 2026-01, or 2026).
    Start,
    /// Last day.
    End,
    /// City.
    City,
    /// ISO 3166-1 alpha-2 of the country.
    Country,
    /// Who organised it.
    Organizer,
    /// Title of the release.
    Title,
    /// Who published it.
    Publisher,
    /// Day of its publication.
    Published,
    /// Address of its page.
    Url,
    /// Licence of the dataset: its SPDX id.
    License,
    /// Authors of the dataset, one after the other with “;” between.
    Authors,
}

impl FactName {
    /// All, in the order in which they are asked.
    pub const ALL: [Self; 13] = [
        Self::Meeting,
        Self::Short,
        Self::Start,
        Self::End,
        Self::City,
        Self::Country,
        Self::Organizer,
        Self::Title,
        Self::Publisher,
        Self::Published,
        Self::Url,
        Self::License,
        Self::Authors,
    ];

    /// As files and messages have it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Short => "short",
            Self::Start => "start",
            Self::End => "end",
            Self::City => "city",
            Self::Country => "country",
            Self::Organizer => "organizer",
            Self::Title => "title",
            Self::Publisher => "publisher",
            Self::Published => "published",
            Self::Url => "url",
            Self::License => "license",
            Self::Authors => "authors",
        }
    }
}

/// What is held of a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// The text does not say; nobody was asked yet.
    #[default]
    Asked,
    /// The text says so there.
    Proposed(String, Span),
    /// A person gave it, or confirmed what was proposed there.
    Given(String, Option<Span>, Hand),
    /// A person says that it is not known.
    NotKnown(Hand),
}

impl Fact {
    /// The value, proposed or given.
    pub fn value(&self) -> Option<&str> {
        match self {
            Self::Proposed(value, _) | Self::Given(value, ..) => Some(value),
            Self::Asked | Self::NotKnown(_) => None,
        }
    }

    /// Who gave it.
    pub(super) fn hand_mut(&mut self) -> Option<&mut Hand> {
        match self {
            Self::Given(_, _, hand) | Self::NotKnown(hand) => Some(hand),
            Self::Asked | Self::Proposed(..) => None,
        }
    }

    /// Where the text says so.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Proposed(_, span) => Some(*span),
            Self::Given(_, span, _) => *span,
            Self::Asked | Self::NotKnown(_) => None,
        }
    }
}

/// All facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<FactName, Fact>);

impl Facts {
    /// What is held of a fact.
    pub fn get(&self, name: FactName) -> &Fact {
        static ASKED: Fact = Fact::Asked;
        self.0.get(&name).unwrap_or(&ASKED)
    }

    /// The value of a fact, proposed or given.
    pub fn value(&self, name: FactName) -> Option<&str> {
        self.get(name).value()
    }

    /// Puts a fact in its place.
    pub fn set(&mut self, name: FactName, fact: Fact) {
        if fact == Fact::Asked {
            self.0.remove(&name);
        } else {
            self.0.insert(name, fact);
        }
    }

    /// Who gave them.
    pub(super) fn hands(&mut self) -> impl Iterator<Item = &mut Hand> {
        self.0.values_mut().filter_map(Fact::hand_mut)
    }

    /// Moves every place; those that have none any more are given up. How many that are.
    pub(super) fn moved(&mut self, place: &dyn Fn(Span) -> Option<Span>) -> usize {
        let mut lost = 0;
        self.0.retain(|_, fact| match fact {
            Fact::Proposed(_, span) => match place(*span) {
                Some(there) => {
                    *span = there;
                    true
                }
                None => {
                    lost += 1;
                    false
                }
            },
            Fact::Given(_, at, _) => {
                let there = at.and_then(place);
                lost += usize::from(at.is_some() && there.is_none());
                *at = there;
                true
            }
            Fact::Asked | Fact::NotKnown(_) => true,
        });
        lost
    }

    /// How many have no value: “Facts of the meeting: 2 not known”.
    pub fn without_value(&self) -> usize {
        FactName::ALL.into_iter().filter(|name| self.value(*name).is_none()).count()
    }
}

pub use super::propose::proposed;

/// A value as a dataset can have it, on one line; nothing if it is not of the fact's form. A date may be
/// written as people write it, with its year.
pub fn well_formed(name: FactName, value: &str) -> Option<String> {
    let mut value = one_line(value);
    match name {
        FactName::Start | FactName::End | FactName::Published if !is_date(&value) => {
            let (from, to) = only_date(&value)?;
            value = written(if name == FactName::Start { from } else { to });
        }
        FactName::Country => value.make_ascii_uppercase(),
        _ => {}
    }
    let is_fit = match name {
        FactName::Start | FactName::End | FactName::Published => is_date(&value),
        FactName::Country => value.len() == 2 && value.chars().all(|c| c.is_ascii_uppercase()),
        FactName::Url => {
            let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
            rest.is_some_and(|rest| rest.contains('.') && !rest.contains([' ', '"', '<', '>']))
        }
        _ => !value.is_empty() && !value.contains('\0'),
    };
    is_fit.then_some(value)
}

/// Whether a text is a day, a month or a year as ISO 8601 has it.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |place: usize, length: usize| {
        let part = parts.get(place)?;
        let is_number = part.len() == length && part.chars().all(|c| c.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| is_number)
    };
    let Some(year) = number(0, 4) else { return false };
    let month = number(1, 2).filter(|month| (1..=12).contains(month));
    match (parts.len(), month) {
        (1, _) => true,
        (2, Some(_)) => true,
        (3, Some(month)) => {
            let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match month {
                2 => 28 + u32::from(is_leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            number(2, 2).is_some_and(|day| (1..=days).contains(&day))
        }
        _ => false,
    }
}
