//! A function for every message.
//!
//! `build.rs` writes them from the English messages (`locales/en.json`). A function is called like its
//! key, and takes what stands in brackets, in the order in which it stands there first: `{name}` and
//! `{name, select, …}` are texts; `{n, number}`, `{n, plural, …}` and `{n, selectordinal, …}` are
//! numbers. Names of states, bodies, facets and values are not here: they are the dataset's.

use super::message::Arg;
use super::words::Words;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
