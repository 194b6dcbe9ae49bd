//! Plenary: whom the organiser of a meeting names, in which capacity, and where it is printed.

#![forbid(unsafe_code)]

#[cfg(feature = "app")]
pub mod browser;
pub mod chart;
pub mod data;
pub mod query;
pub mod text;
#[cfg(feature = "app")]
#[allow(missing_docs, reason = "the component macro makes a struct of props without documentation")]
pub mod view;
