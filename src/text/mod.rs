//! Words for people: whole sentences a key, a file a language, no defaults.
//!
//! A language that lacks a message does not build. Names of states, bodies, facets and values are
//! not here: they are the dataset's. Knows no element and no colour.

pub mod catalogue;
pub mod check;
pub mod cited;
pub mod dates;
pub mod hyphens;
pub mod intl;
pub mod keys;
pub mod lang;
pub mod message;
mod messages;
pub mod pieces;
pub mod plural;
pub mod problems;
pub mod sentence;
pub mod series;
pub mod words;

pub use intl::Intl;
pub use keys::KEYS;
pub use lang::Lang;
pub use sentence::{Sentence, dataset_line, selection, sentence, title, view_title};
pub use words::Words;
