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
mod change;
pub mod checks;
mod codebook;
pub mod countries;
pub mod dataset;
mod dates;
pub mod decisions;
pub mod deposit;
mod earlier;
mod ends;
mod facets;
pub mod facts;
pub mod house;
pub mod journal;
mod json;
pub mod kept;
pub mod labels;
pub mod languages;
pub mod model;
mod organizations;
mod propose;
mod provenance;
pub mod questions;
pub mod queue;
mod quote;
pub mod release;
mod remarks;
pub mod sample;
pub mod settle;
pub mod sheet;
mod sources;
mod stated;
mod table;
pub mod unitizing;

pub use act::{Act, Deed, Done, Edge, Refusal};
pub use begin::{among, begin, found};
pub use dataset::{Making, NoDataset, dataset};
pub use ends::halves;
pub use facts::{Fact, FactName, Facts};
pub use journal::Journal;
pub use model::{
    Asks, Count, Draft, Entry, EntryId, EntryState, Found, Hand, Identity, Level, List, ListId,
    Printed, Role, Span, TextKey, Versions,
};
pub use organizations::slug;
pub use questions::{Question, questions};
pub use release::Release;
