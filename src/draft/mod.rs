//! From a reading to a dataset: what a person decides about a release, kept as data.
//!
//! A [`Draft`] is what was read and what was decided; the text lies beside it as a [`Release`]. Every
//! change is an [`Act`], done through a [`Journal`], which undoes and redoes without limit. The rest
//! asks a draft or makes files of it. Plain data and functions: no browser, no element, no clock; who
//! acts and when is given.

pub mod act;
pub mod agreement;
pub mod apply;
pub mod begin;
pub mod checks;
pub mod dataset;
pub mod decisions;
pub mod deposit;
pub mod facts;
pub mod journal;
pub mod kept;
pub mod languages;
pub mod model;
pub mod questions;
pub mod queue;
pub mod release;
pub mod sample;

pub use act::{Act, Deed, Done, Edge, Refusal};
pub use dataset::{Making, dataset};
pub use facts::{Fact, FactName, Facts};
pub use journal::Journal;
pub use model::{
    Asks, Count, Draft, Entry, EntryId, Found, Hand, Identity, Level, List, ListId, Printed, Role,
    Span, State, TextKey, Versions,
};
pub use questions::{Question, questions};
pub use release::Release;
