//! What counts a million rows: columns of codes, sets of rows, facets, searches; and what reads as many:
//! bytes to cells. It knows no file, no question and no language.
//!
//! This is the map. Each file opens with what it is; where that is not plain, with what it does not know.
//!
//! | file | what |
//! | --- | --- |
//! | `split.rs` | bytes → rows of cells |
//! | `clean.rs` | cells without blanks around them |
//! | `items.rs` | a JSON array → its items |
//! | `column.rs` | a column: a code a row, a text a code |
//! | `text.rs` | many texts; a dictionary of different ones |
//! | `order.rs` | numbers in an order, by one sort for all |
//! | `natural.rs` | the order in which 2 stands before 10 |
//! | `facet.rs` | a facet: values, and which rows pass a filter by them |
//! | `cube.rs` | how often values of two facets meet |
//! | `count.rs` | counting rows by code |
//! | `state.rs` | the filters in force, and the counts that follow |
//! | `bits.rs` | sets of rows |
//! | `prefix_cache.rs` | what the beginnings of words find that very many rows have |
//! | `search.rs` | a search over several columns |
//! | `words.rs` | which rows have words that begin so |
//! | `row_index.rs` | rows by code, looked at or found by postings |
//! | `fold.rs` | texts as the search sees them |
//! | `simd.rs` | sixty-four cells compared at once |
//!
//! How it counts is said in the engine's `lib.rs`. It is a crate of its own because it alone is built
//! for speed: the rest of the engine is built to be small.

pub mod bits;
pub mod clean;
pub mod column;
pub mod count;
pub mod cube;
pub mod facet;
pub mod fold;
pub mod items;
pub mod natural;
pub mod order;
pub mod prefix_cache;
pub mod row_index;
pub mod search;
pub mod simd;
pub mod split;
pub mod state;
pub mod text;
pub mod words;

/// Bytes of columns at which reading stops.
pub const MAX_READ: usize = 640 << 20;
/// Bytes of a cell; a longer one makes its row bad.
pub const MAX_CELL: usize = 1 << 20;
/// Different values of a facet.
pub const MAX_VALUES: usize = 1 << 16;
/// Bytes of a row; a longer one is bad.
pub const MAX_ROW: usize = 4 << 20;
