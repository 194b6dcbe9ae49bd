//! The only room that talks to the browser: fetch, address and history, focus, dialogs, title.
//!
//! Knows no other room, and lets no `web_sys` type out but the element that Leptos mounts into
//! (`page::with_element`): callers pass ids and texts. Everything here is called from effects and
//! handlers only, so the same components render natively.

pub mod address;
pub mod choice;
pub mod dialog;
pub mod fault;
pub mod fetch;
pub mod file;
pub mod focus;
pub mod frame;
pub mod image;
pub mod keys;
pub mod language;
pub mod media;
pub mod offline;
pub mod pace;
pub mod pack;
pub mod page;
#[cfg(not(feature = "whole"))]
pub mod reader;
pub mod selection;
pub mod style;
pub mod text;
pub mod timer;
pub mod worker;
