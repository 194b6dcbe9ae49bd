//! The engine for a reader's own lists: bytes in, answers out, up to a million rows and more.
//!
//! This is the map. Each file opens with what it is; where that is not plain, with what it does not know.
//!
//! | file | what |
//! | --- | --- |
//! | `protocol.rs` | everything that page and engine say to each other, as JSON |
//! | `protocol/format.rs` | how to read, as far as a person says it |
//! | `protocol/reading.rs` | what is told of the reading |
//! | **reading** | |
//! | `reading.rs` | bytes as they come → columns, and what is wrong with them |
//! | `kinds.rs` | what a file is: delimited text, JSON, no list at all |
//! | `shape.rs` | delimiter, head, and what stands above and below it, from the first 64 kB |
//! | `delimited.rs` | these rows → head, set aside, bad, or the list's |
//! | `unquoted.rs` | lines that are one quoted cell each → these cells |
//! | `footer.rs` | rows at the end that are none of the list's |
//! | `roots.rs` | the lists inside a JSON text |
//! | `columnar.rs` | JSON that tells a list column by column → rows |
//! | `lines.rs` | JSON objects → cells |
//! | `records.rs` | these cells → rows |
//! | `row_numbers.rs` | which row of the file each row of a list is |
//! | `log.rs` | problems and bad rows, within bounds |
//! | **understanding** | |
//! | `dates.rs` | years and dates as people write them |
//! | `numbers.rs` | numbers as people write them |
//! | `cell_type.rs` | links, mail, telephones, words for "no value" |
//! | `names.rs` | what the names of columns say |
//! | `describe.rs` | what a column is |
//! | `separator.rs` | what separates the values of its cells |
//! | `suggest.rs` | which column could be what; the rule |
//! | `label.rs` | which column names the rows |
//! | `when.rs` | which column is the date |
//! | `twins.rs` | codes beside names, and columns that name rows together |
//! | `spellings.rs` | spellings that seem to mean the same |
//! | **answering** | |
//! | `list.rs` | a list that was read, set up, and asked; the way to everything above |
//! | `times.rs` | which rows have which years, months, days |
//! | `answer.rs` | counts → answers, values, breakdowns |
//! | `derive.rs` | columns that are made of another one |
//! | `book.rs` | rows as a workbook |
//! | `sorted.rs` | orders of rows, kept |
//! | `rows.rs` | rows in order, as texts and as CSV |
//! | `main.rs` | the engine as a browser calls it |
//! | `open.rs` | what the page would make of a file, natively |
//! | `bin/open.rs` | the same from a terminal |
//!
//! **How it counts.** A facet's column holds a code of one or two bytes a row. A filter is a bit a
//! row, made by comparing codes sixteen at a time; filters are ANDed; the rows that survive are
//! counted by code, or, where more than half do, those that do not. How often the values of any two
//! facets meet is counted once, at setup, so that a first filter is answered without looking at a
//! row; so is, when the words are put in order, what every beginning of a word finds that one row
//! in sixty-four has: the first letters of a search. Rows with several values have a code for each
//! *combination*, and combinations are taken apart after counting. What a count means is said in
//! [`protocol::Answer`].
//!
//! **What it may take** is said by the constants below.

#![forbid(unsafe_code)]

mod answer;
mod book;
mod cell_type;
mod columnar;
mod dates;
mod delimited;
mod derive;
mod describe;
mod footer;
mod kinds;
mod label;
mod lines;
mod list;
mod log;
mod names;
mod numbers;
mod reading;
mod records;
mod roots;
mod row_numbers;
mod rows;
mod separator;
mod shape;
mod sorted;
mod spellings;
mod suggest;
mod times;
mod twins;
mod unquoted;
mod when;

#[cfg(not(target_arch = "wasm32"))]
pub mod open;
pub mod protocol;

pub use columns::fold::{fold, prefixes, words};
pub use columns::natural::compare as natural_order;
pub use columns::order::sorted;
pub use columns::{MAX_CELL, MAX_READ, MAX_ROW, MAX_VALUES};
pub use kinds::is_text;
pub use list::List;
pub use reading::Reader;
pub use suggest::{Suggested, suggest};

/// Bytes of the whole engine, kept by the bounds below: what is read, as much again while the
/// largest piece of it grows, and what answering adds.
pub const MAX_MEMORY: usize = 1536 << 20;
/// Columns kept; those beyond are left out.
pub const MAX_COLUMNS: usize = 256;
/// Rows at which reading stops.
pub const MAX_ROWS: usize = 20_000_000;
/// Problems kept; those beyond are counted.
pub const MAX_PROBLEMS: usize = 10_000;
/// Bytes of one bad row that are kept for download.
pub const MAX_BAD_ROW: usize = 64 << 10;
/// Bytes of all bad rows that are kept for download.
pub const MAX_BAD_ROWS: usize = 16 << 20;
/// Facets of a setup.
pub const MAX_FACETS: usize = 32;
/// Facets that are suggested.
pub const MAX_SUGGESTED: usize = 12;
/// Different values of a facet that is suggested.
pub const MAX_SUGGESTED_VALUES: usize = 2_000;
/// Rows told at once.
pub const MAX_ROWS_TOLD: usize = 1_000;
/// Rows of a breakdown.
pub const MAX_BREAKDOWN: usize = 2_000;
/// Values that split a breakdown.
pub const MAX_SPLIT: usize = 64;
/// Rows of a workbook that is saved.
pub const MAX_BOOK_ROWS: usize = 100_000;
/// Bytes of its sheets.
pub const MAX_BOOK: usize = 64 << 20;
/// Rows that are shown as they stand.
pub const MAX_PREVIEW: usize = 25;
/// Cells of such a row.
pub const MAX_PREVIEW_CELLS: usize = 40;
/// Numbers of rows that a note tells.
pub const MAX_PLACES: usize = 20;
/// Bytes at the beginning from which the format is guessed.
pub const SAMPLE: usize = 64 << 10;
