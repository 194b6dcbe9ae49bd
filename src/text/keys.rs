//! A function for every message, and the table of all of them, `KEYS`.
//!
//! `build.rs` writes both from the English messages (`locales/en.json`). A function is called like its
//! key, and takes what stands in brackets, in the order in which it stands there first: `{name}` and
//! `{name, select, …}` are texts; `{n, number}`, `{n, plural, …}` and `{n, selectordinal, …}` are
//! numbers. Names of states, bodies, facets and values are not here: they are the dataset's.

use super::message::Arg;
use super::words::Words;

/// What goes into a message, in order: its name, and whether it is a number.
pub type Params = &'static [(&'static str, bool)];

include!(concat!(env!("OUT_DIR"), "/keys.rs"));
