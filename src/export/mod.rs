//! An answer as something to take along: CSV, Markdown, an HTML table, a citation.
//!
//! What is named and what held a status and is not named are two tables and never one. Everything
//! carries where it comes from and what it does not say. Knows no browser: texts only.

pub mod cite;
pub mod csv;
pub mod markup;
pub mod table;

pub use cite::{Form, Work, cite};
pub use csv::csv;
pub use markup::{html, markdown};
pub use table::{Origin, Table, named, not_named};
