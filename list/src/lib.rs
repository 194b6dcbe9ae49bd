//! The explorer for a reader's own list: a program that the page fetches when a list is opened.
//!
//! This is the map. Each file opens with what it is and what it deliberately does not know.
//!
//! | file | what |
//! | --- | --- |
//! | `terms.rs` | a query in the engine's terms |
//! | `marks.rs` | the breakdown of a short list, a mark a row |
//! | `summary.rs` | what is said of a list, in the words of the page |
//! | `picture.rs` | the breakdown as a picture to take along |
//! | `window.rs` | which rows are in sight, and where they stand |
//! | **in a browser** | |
//! | `worker.rs` | the way to the worker, where the engine reads and answers |
//! | `state.rs` | one query signal, and what was told |
//! | `source.rs` | the list as the page's components ask for it |
//! | `session.rs` | read, covered and uncovered by steps in the history, closed |
//! | `shell.rs` | put on the screen in its parts; query to address and title |
//! | `head.rs` | the file, the sentence, what is wrong |
//! | `columns.rs` | which column is what |
//! | `table.rs` | the rows in sight |
//! | `card.rs` | one row, whole |
//! | `take.rs` | files, picture, link |
//! | `main.rs` | what the page calls |
//! | `../worker.js` | the worker: reads, decodes, unpacks, feeds the engine, keeps |
//!
//! The file never leaves the worker, the worker ends when the list is closed, and its memory with
//! it. What the page and the engine say to each other stands in `engine/src/protocol.rs`.

pub mod marks;
pub mod picture;
pub mod summary;
pub mod terms;
pub mod window;

#[cfg(target_arch = "wasm32")]
mod card;
#[cfg(target_arch = "wasm32")]
mod columns;
#[cfg(target_arch = "wasm32")]
mod head;
#[cfg(target_arch = "wasm32")]
mod session;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
mod source;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod table;
#[cfg(target_arch = "wasm32")]
mod take;
#[cfg(target_arch = "wasm32")]
mod worker;
