//! The only room that talks to the browser: fetch, address and history, focus, dialogs, title.
//!
//! Knows no other room, and lets no `web_sys` type out but the element that Leptos mounts into
//! (`page::with_element`): callers pass ids and texts. Everything here is called from effects and
//! handlers only, so the same components render natively. The desk, a program without a page, has
//! `text` alone of it.

#[cfg(feature = "app")]
pub mod address;
#[cfg(feature = "app")]
pub mod choice;
#[cfg(feature = "app")]
pub mod dialog;
#[cfg(feature = "app")]
pub mod fault;
#[cfg(feature = "app")]
pub mod fetch;
#[cfg(feature = "app")]
pub mod file;
#[cfg(feature = "app")]
pub mod focus;
#[cfg(feature = "app")]
pub mod frame;
#[cfg(feature = "app")]
pub mod image;
#[cfg(feature = "app")]
pub mod keys;
#[cfg(feature = "app")]
pub mod language;
#[cfg(feature = "app")]
pub mod media;
#[cfg(feature = "app")]
pub mod offline;
#[cfg(feature = "app")]
pub mod pace;
#[cfg(feature = "app")]
pub mod pack;
#[cfg(feature = "app")]
pub mod page;
#[cfg(feature = "app")]
pub mod program;
#[cfg(all(feature = "app", not(feature = "whole")))]
pub mod reader;
#[cfg(feature = "app")]
pub mod selection;
#[cfg(feature = "app")]
pub mod style;
pub mod text;
#[cfg(feature = "app")]
pub mod timer;
#[cfg(feature = "app")]
pub mod worker;
