//! The table of all messages: their keys and what each takes. `build.rs` writes it from the English ones
//! (`locales/en.json`).

/// What goes into a message, in order: its name, and whether it is a number.
pub type Params = &'static [(&'static str, bool)];

include!(concat!(env!("OUT_DIR"), "/keys.rs"));
