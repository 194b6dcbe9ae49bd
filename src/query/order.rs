//! The orders in which the values of a facet stand, and how two values of a meeting compare in each. Of a list
//! the engine sorts them (`list/terms.rs` says which of its orders is meant).

use std::cmp::Ordering;

/// An order of the values of a facet. No filter changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// The source's: that of the dataset; in a list, by how many rows have a value.
    #[default]
    Original,
    /// By name, as the language sorts; in a list numbers by size.
    Value,
    /// By how many rows have a value, the most first.
    Count,
}

/// What an order looks at in a value.
pub struct Ranked<'a> {
    /// Its place in the dataset.
    pub place: usize,
    /// Whether it says that there is none.
    pub is_void: bool,
    /// What it is called.
    pub name: &'a str,
    /// How many rows have it without any filter.
    pub rows: usize,
}

impl Order {
    /// Those that an address names, as `order=`.
    pub const NAMED: [(&'static str, Self); 2] = [("value", Self::Value), ("count", Self::Count)];

    /// How an address names it; empty for the original one.
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, order)| *order == self).map_or("", |(name, _)| name)
    }

    /// By that name; `None` if there is no such order.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, order)| *order)
    }

    /// Which of two values stands first. Where they are sorted, those that say that there is none stay last.
    pub fn compare(
        self,
        one: &Ranked,
        other: &Ranked,
        by_name: &dyn Fn(&str, &str) -> Ordering,
    ) -> Ordering {
        let void_last = one.is_void.cmp(&other.is_void);
        match self {
            Self::Original => one.place.cmp(&other.place),
            Self::Value => void_last.then_with(|| by_name(one.name, other.name)),
            Self::Count => void_last.then_with(|| other.rows.cmp(&one.rows)),
        }
    }
}
