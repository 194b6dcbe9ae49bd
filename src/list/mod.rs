//! A reader's own list: read and answered by the engine in a worker, shown by the page's components.
//!
//! The file never leaves the worker; the worker ends when the list is closed, and its memory with it.
//! What page and engine say to each other stands in `engine/src/protocol.rs`; the worker's script is
//! `worker.js`. On the deployed site this room is a part of the program that comes when a list is first
//! opened: [`open`] is where the program is split.

pub mod book;
pub mod guesses;
pub mod labels;
pub mod marks;
pub mod matched;
pub mod meetings;
pub mod picture;
pub mod reading;
pub mod shared;
pub mod summary;
pub mod terms;
pub mod window;

#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod asking;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod card;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod columns;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod dates;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod form;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod head;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod making;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod matching;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod names;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod opening;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod panel;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod preview;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod screen;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod session;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod source;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod stage;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod state;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod table;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod take;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod worker;

/// Opens a list; tells `false` if this part of the program cannot be had.
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub fn open(from: crate::view::open::ListOrigin) -> crate::view::open::Opening {
    Box::pin(async move {
        #[cfg(split)]
        return split::open(from).await.is_ok();
        #[cfg(not(split))]
        {
            screen::open(from);
            true
        }
    })
}

#[cfg(all(split, target_arch = "wasm32"))]
mod split {
    #![allow(unsafe_code)] // what the macro writes: an import and an export of this program itself
    use super::screen;
    use crate::view::open::ListOrigin;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(list, fallible)]
    pub fn open(from: ListOrigin) -> Result<(), SplitLoaderError> {
        screen::open(from);
        Ok(())
    }
}
