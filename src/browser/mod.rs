//! The only room that talks to the browser: fetch, address and history, focus, dialogs, title.
//!
//! Knows no other room, and lets no `web_sys` type out: callers pass ids and texts. Everything
//! here is called from effects and handlers only, so the same components render natively.

pub mod address;
#[cfg(not(feature = "whole"))]
pub mod desk;
pub mod fetch;
pub mod file;
pub mod frame;
pub mod image;
pub mod offline;
pub mod page;
pub mod text;
