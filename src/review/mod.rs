//! The review of a release: what the reader has read in it, decided by a person, and shown as a dataset.
//!
//! Text and list side by side, one selection; every act is undone and redone (`draft/`). The text never
//! leaves this browser. On the deployed site this room is a part of the program that comes when a release
//! is first opened: [`open`] is where the program is split. Its style sheet comes with it.

pub mod groups;
pub mod known;
pub mod phrases;
pub mod pieces;

#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod acts;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod card;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod checks;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod compare;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod entries;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod facts;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod head;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod keys;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod opening;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod panels;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod panes;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod releases;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod sampled;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod screen;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod session;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod state;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod table;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod take;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod text;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod texts;

/// Opens a review: of what was given, or if that is nothing of what is kept or was begun; tells `false` if this part of the
/// program cannot be had.
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub fn open(given: Vec<crate::browser::file::Given>) -> crate::view::open::Opening {
    Box::pin(async move {
        #[cfg(split)]
        return split::open(given).await.is_ok();
        #[cfg(not(split))]
        {
            screen::open(given);
            true
        }
    })
}

#[cfg(all(split, target_arch = "wasm32"))]
mod split {
    #![allow(unsafe_code)] // what the macro writes: an import and an export of this program itself
    use super::screen;
    use crate::browser::file::Given;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(review, fallible)]
    pub fn open(given: Vec<Given>) -> Result<(), SplitLoaderError> {
        screen::open(given);
        Ok(())
    }
}
