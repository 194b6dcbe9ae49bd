//! Words for people: one struct a language, whole sentences a key, no defaults.
//!
//! A language that lacks a word does not compile. Names of states, bodies, facets and values are
//! not here: they are the dataset's. Knows no element and no colour.

pub mod check;
pub mod dates;
pub mod en;
mod en_numbers;
pub mod en_views;
pub mod fill;
pub mod lang;
pub mod problems;
pub mod sentence;
pub mod view_words;
pub mod words;

pub use lang::Lang;
pub use sentence::{Sentence, selection, sentence, title};
pub use words::Words;
