//! What a page can open besides its own dataset: where a list comes from, what opens lists and reviews, and
//! the way to the panel that takes the reader's own (`own.rs`).

use super::element::{El, IntoChild, button, el, reactive, several};
use super::later;
use super::state::{DatasetOrigin, State};
use crate::browser::file::Given;
use crate::browser::{address, dialog};
use crate::query::escape::file_name;
use leptos::prelude::*;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

/// The panel that takes a file or a text.
pub const PANEL: &str = "own-panel";
/// Under this name the browser keeps a review.
pub const KEPT_REVIEW: &str = "review";
/// The class of the page that offers to go on with it.
pub const KEEPS_REVIEW: &str = "keeps-review";
/// The class of the page while a review is open.
pub const REVIEWING: &str = "reviewing";

/// Where a list comes from.
#[derive(Clone)]
pub enum ListOrigin {
    /// What the reader has given.
    Given(Given),
    /// A whole address.
    Address(String),
    /// The list kept in this browser.
    Kept,
}

impl ListOrigin {
    /// What it is called.
    pub fn name(&self) -> String {
        match self {
            Self::Given(file) => file.name(),
            Self::Address(address) => file_name(address),
            Self::Kept => String::new(),
        }
    }
}

/// A list being opened; tells `false` if what shows lists cannot be had.
pub type Opening = Pin<Box<dyn Future<Output = bool>>>;

/// What opens a list.
pub type OpenList = fn(ListOrigin) -> Opening;

/// What opens a review: of what was given, of several releases one after the other, or if nothing was given
/// of what is kept or was begun.
pub type OpenReview = fn(Vec<Given>) -> Opening;

/// The rooms that show what the page itself does not. They are made of this room's components, so this room
/// cannot name them.
#[derive(Clone, Copy)]
pub struct Openers {
    /// What opens a list.
    pub list: OpenList,
    /// What opens a review.
    pub review: OpenReview,
}

thread_local! {
    static OPENERS: Cell<Option<Openers>> = const { Cell::new(None) };
    /// What tells of the review or list to which the reader can go back.
    static BACK: Cell<Option<Back>> = const { Cell::new(None) };
}

/// Says what opens lists and reviews.
pub fn set_openers(openers: Openers) {
    OPENERS.set(Some(openers));
}

/// The address of a review or list, and what the way back to it is called.
pub type Back = fn() -> (String, &'static str);

/// Says what tells of the review or list that there is to go back to.
pub fn set_back(back: Option<Back>) {
    BACK.set(back);
}

/// Opens a review; `false` if what shows reviews cannot be had.
pub async fn open_review(from: Vec<Given>) -> bool {
    match OPENERS.get() {
        Some(openers) => (openers.review)(from).await,
        None => false,
    }
}

/// Opens a list; `false` if what shows lists cannot be had.
pub async fn open_list(from: ListOrigin) -> bool {
    match OPENERS.get() {
        Some(openers) => (openers.list)(from).await,
        None => false,
    }
}

/// The button that opens the panel, and what is told if it cannot be had.
pub fn opener(state: State) -> AnyView {
    let words = state.words();
    let is_missing = RwSignal::new(false);
    let open = move |_| {
        later::with(state, move |is_there| {
            // The explorer may be another one by now.
            let _gone = is_missing.try_set(!is_there);
            if is_there {
                dialog::open(PANEL);
            }
        });
    };
    let told = reactive(move || {
        is_missing.get().then(|| {
            let told = el("section").class("failure").attr("role", "alert");
            told.child(el("p").child(words.failed_view())).into_child()
        })
    });
    let button = button().id("own").class("own").on_click(open).child(words.own());
    several([button.into_child(), told.into_child()])
}

/// That what is shown is the reader's own or not the current version, and the way back.
pub fn opened(state: State) -> Option<El> {
    let words = state.words();
    let facts = state.facts();
    let is_from_disk = matches!(facts.place, DatasetOrigin::Disk(_));
    let (what, back, label) = match &facts.place {
        DatasetOrigin::Disk(name) => (words.opened(name), "?".to_owned(), words.open_back()),
        DatasetOrigin::Older(current) => {
            let back = Some(address::without("v")).filter(|query| !query.is_empty());
            let what = words.opened_older(&facts.dataset.version, current);
            (what, back.unwrap_or_else(|| "?".to_owned()), words.open_current())
        }
        DatasetOrigin::Site | DatasetOrigin::Other => return None,
    };
    Some(
        el("section")
            .class("notices")
            .attr("aria-label", words.open_file())
            .child(el("p").child(what))
            .child(BACK.get().filter(|_| is_from_disk).map(|back| {
                let (href, label) = back();
                el("p").child(el("a").id("to-review").attr("href", href).child(label))
            }))
            .child(el("p").child(el("a").attr("href", back).child(label))),
    )
}
