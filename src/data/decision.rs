//! What a decision on a participation says, as files name it.
//!
//! Knows neither how it is written nor what comes of it.

/// The members of a decision, in the order in which files have them.
pub const MEMBERS: [&str; 12] = [
    "state",
    "found_by",
    "reason",
    "by",
    "at",
    "note",
    "asked",
    "candidates",
    "none_of_these",
    "before",
    "office",
    "form",
];
