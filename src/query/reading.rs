//! What a reader says of how a list is to be read: choices by name, each with its value as it stands in
//! an address.
//!
//! Whatever is not among them is guessed. It does not know what a value means; whoever reads lists does.

/// Every choice by its name, in the order in which an address has them.
pub const CHOICES: &[&str] = &[
    "encoding", "sheet", "root", "cells", "skip", "head", "below", "footer", "trim", "dates",
    "void", "kind", "match", MERGE,
];

/// The one choice that can be made several times.
const MERGE: &str = "merge";

/// Choices; two are equal if they read a list alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading(Vec<(String, String)>);

impl Reading {
    /// The choices in the order of an address.
    pub fn all(&self) -> &[(String, String)] {
        &self.0
    }

    /// What is chosen, if anything is.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether there is such a choice.
    pub fn knows(name: &str) -> bool {
        CHOICES.contains(&name)
    }

    /// Chooses, or leaves it to be guessed again; of no effect where there is no such choice.
    pub fn set(&mut self, name: &str, value: Option<&str>) {
        let Some(place) = CHOICES.iter().position(|choice| *choice == name) else { return };
        if name != MERGE {
            self.0.retain(|(own, _)| own != name);
        }
        let pair = value.map(|value| (name.to_owned(), value.to_owned()));
        let Some(pair) = pair.filter(|pair| !self.0.contains(pair)) else { return };
        let is_before = |(own, _): &(String, String)| {
            CHOICES.iter().position(|choice| choice == own) <= Some(place)
        };
        let at = self.0.partition_point(is_before);
        self.0.insert(at, pair);
    }

    /// Takes one of several choices of a name back.
    pub fn remove(&mut self, name: &str, value: &str) {
        self.0.retain(|(own, chosen)| own != name || chosen != value);
    }
}

#[cfg(test)]
mod tests {
    use super::{CHOICES, Reading};

    #[test]
    fn choices_stand_in_one_order_and_only_spellings_are_merged_twice() {
        let mut reading = Reading::default();
        reading.set("colour", Some("red"));
        assert!(!Reading::knows("colour") && reading.all().is_empty());
        for name in CHOICES.iter().rev() {
            reading.set(name, Some("a"));
            reading.set(name, Some("b"));
        }
        let names: Vec<&str> = reading.all().iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, [CHOICES, &["merge"]].concat());
        assert_eq!(reading.get("skip"), Some("b"));
        reading.remove("merge", "a");
        CHOICES.iter().filter(|name| **name != "merge").for_each(|name| reading.set(name, None));
        assert_eq!(reading.all(), [("merge".to_owned(), "b".to_owned())]);
    }
}
