//! Kinds of sentences by what they take.

/// A sentence that takes texts.
pub type Fill1 = fn(&str) -> String;
/// A sentence that takes two texts.
pub type Fill2 = fn(&str, &str) -> String;
/// A sentence that takes a number.
pub type Count1 = fn(usize) -> String;
/// A sentence that takes two numbers.
pub type Count2 = fn(usize, usize) -> String;
