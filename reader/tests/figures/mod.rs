//! What both scorers count with: `scores.rs` over labels in JSON, `unseen.rs` over labels in the text.
//!
//! Knows numbers and places, no format of labels.

/// From a character to the one behind.
pub type Span = (usize, usize);

/// A part of a whole; of nothing, none.
pub fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Whether two places have a character in common.
pub fn over(a: Span, b: Span) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// The harmonic mean of precision and recall; where nothing is wanted and nothing found, all is right.
pub fn f1(exact: usize, found: usize, wanted: usize) -> f64 {
    if found + wanted == 0 {
        return 1.0;
    }
    2.0 * exact as f64 / (found + wanted) as f64
}
