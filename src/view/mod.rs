//! The screen, in Leptos: what the rooms below have worked out, as elements and handlers.
//!
//! Nothing here that could be tested without it. Components touch the browser in effects and
//! handlers only, so the same ones are rendered natively into the page when it is built.

pub mod acts;
pub mod at_desk;
pub mod breakdown;
pub mod card;
pub mod check;
pub mod chips;
pub mod door;
pub mod editions;
pub mod element;
pub mod embed;
pub mod explorer;
pub mod filters;
pub mod head;
pub mod method;
pub mod open;
pub mod parts;
pub mod points;
pub mod report;
pub mod state;
pub mod status;
pub mod table;
pub mod take;
pub mod views;

pub use door::start;
pub use explorer::explorer;
pub use state::{Facts, State};

use crate::data::{Problem, load};
use crate::query::Query;
use leptos::prelude::*;

/// The start page of a dataset as HTML, for the snapshot in `index.html`.
///
/// # Errors
/// Whatever keeps the dataset from being shown.
pub fn snapshot(dataset: &str) -> Result<String, Vec<Problem>> {
    let loaded = load(dataset)?;
    let owner = Owner::new();
    let html = owner.with(|| {
        let state = State::new(
            Facts::new(loaded, String::new(), None),
            Query::default(),
            Vec::new(),
            |_, _, _| Ok(()),
        );
        explorer(state).to_html()
    });
    Ok(html)
}
