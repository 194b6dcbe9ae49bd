//! What is asked, and what follows from it: query, address, index, answer, search.
//!
//! Nothing here names a facet, knows a language or a colour, or keeps state: an answer is computed
//! from dataset and query each time.
//!
//! What a count means is said here, once. *A facet does not observe its own filter; it observes
//! all the others, and the text. Totals and the breakdown observe every filter.* Rows are what is
//! named; statuses held without being named are a second list under the same filters, and never
//! enter a count of rows.

pub mod address;
pub mod answer;
pub mod ask;
pub mod beside;
pub mod escape;
pub mod index;
pub mod meeting;
pub mod order;
pub mod reading;
pub mod search;

pub use address::{Notice, read, read_list, write, write_list};
pub use answer::{Answer, Count, Dropped, Remedy, answer};
pub use ask::{By, Clause, Embed, Query, Roles, SCHEMES, Sort, View, is_date};
pub use beside::{Beside, beside};
pub use escape::parameter;
pub use index::{Compare, Index, Script};
pub use meeting::SortKey;
pub use order::Order;
pub use reading::Reading;
