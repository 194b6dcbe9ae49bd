//! The life of a review: covered and uncovered by steps in the history, kept in this browser if its reader
//! wants, shown as a page. Knows nothing of what is on the screen.

use crate::browser::address::{self, Entry};
use crate::browser::{choice, focus, language, page, timer};
use crate::draft::dataset::{NoDataset, dataset};
use crate::draft::kept;
use crate::review::facts;
use crate::review::state::{Stage, State};
use crate::view::loading;
use crate::view::open::{REVIEWING as OPEN, set_reviewed};
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;

/// The element that `index.html` has for reviews.
const PLACE: &str = "review";
/// The part of the address that stands for a review.
const ADDRESS: &str = "#review";
/// Under this name the draft is kept.
const KEPT: &str = "review";
/// How long after an act it is kept, in milliseconds: several acts at once are kept once.
const SOON: i32 = 300;

thread_local! {
    /// Title and language of the page behind the review.
    static BEHIND: RefCell<(String, String)> = RefCell::default();
    static STATE: RefCell<Option<State>> = const { RefCell::new(None) };
    /// What unmounts the components when it is dropped.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// The state of the review that is there.
pub fn state() -> Option<State> {
    STATE.with_borrow(|state| *state)
}

/// Puts a review in its place, for good.
pub fn mount(state: State, build: impl FnOnce() -> AnyView + 'static, owner: Owner) {
    STATE.set(Some(state));
    page::with_element(PLACE, true, |element| {
        let inside = owner.clone();
        let view = leptos::mount::mount_to(element, move || inside.with(build));
        MOUNTED.set(Some(Box::new((view, owner))));
    });
    address::on_step("review", move || step(state));
}

/// Shows the review, with its title, language and address.
pub fn cover(state: State) {
    if !page::has_root_class(OPEN) || BEHIND.with_borrow(|it| it.0.is_empty()) {
        BEHIND.set((page::title(), page::root_attribute("lang")));
    }
    page::set_root_class(OPEN, true);
    set_reviewed(true);
    head(state);
    if !is_address() {
        address::show_exactly(&format!("{}{ADDRESS}", address::query()), Entry::Push);
    }
}

/// Title and language of the page while the review is shown.
pub fn head(state: State) {
    let words = state.words();
    let name = state.draft.with_untracked(|draft| facts::called(draft));
    let title = match name.is_empty() {
        true => words.review_dateline().to_owned(),
        false => words.review_title(&name),
    };
    page::set_title(&words.page_title(&title));
    page::set_language(words.tag());
    page::set_skip(words.skip_to_results(), "#review-list");
}

fn is_address() -> bool {
    address::fragment().starts_with(ADDRESS)
}

/// Shows the page behind the review.
pub fn uncover() {
    page::set_root_class(OPEN, false);
    BEHIND.with_borrow(|(title, lang)| {
        page::set_title(title);
        page::set_language(lang);
    });
}

fn step(state: State) {
    if is_address() {
        cover(state);
    } else if page::has_root_class(OPEN) {
        uncover();
    }
}

/// Leaves the review for the page behind; the draft stays as long as the page.
pub fn close() {
    address::show_exactly(&address::query(), Entry::Push);
    uncover();
    focus::give_soon(vec!["own".to_owned()]);
}

/// What is kept in this browser.
pub fn kept() -> Option<String> {
    choice::kept(KEPT)
}

/// Keeps the draft from now on, or no longer.
pub fn set_kept(state: State, on: bool) {
    state.kept.set(on);
    if on {
        keep(state);
    } else {
        choice::forget(KEPT);
    }
    hold(state);
}

/// Keeps the draft after an act, if it is to be kept; else the browser asks before the page is left.
pub fn keep_soon(state: State) {
    hold(state);
    if state.kept.get_untracked() {
        timer::after(SOON, move || keep(state));
    }
}

/// Has the browser ask before something is lost.
pub fn hold(state: State) {
    page::hold(state.is_dirty.get_untracked() && !state.kept.get_untracked());
}

fn keep(state: State) {
    if !state.kept.get_untracked() {
        return;
    }
    let text = state.with_work(|work| kept::save(&work.journal, &work.release, true));
    if text.is_some_and(|text| !choice::keep(KEPT, &text)) {
        state.kept.set(false);
        choice::forget(KEPT);
        state.trouble.set(Some(("full".to_owned(), String::new())));
        hold(state);
    }
}

/// The dataset of the draft as it is now, or why there is none.
pub fn made(state: State) -> Result<String, (String, String)> {
    let none = |kind: &str| (kind.to_owned(), String::new());
    match state.making(dataset) {
        Some(Ok(text)) => Ok(text),
        Some(Err(NoDataset::Nobody)) => Err(none("nobody")),
        Some(Err(NoDataset::OtherText)) => Err(none("other-text")),
        None => Err(none("nothing")),
    }
}

/// The name of the file with the dataset.
pub fn file_name(state: State) -> String {
    let name = state.draft.with_untracked(|draft| draft.name.clone());
    format!("{}.json", if name.is_empty() { "release" } else { &name })
}

/// Opens the explorer on what is decided so far, in this page.
pub fn show(state: State) {
    let words = state.words();
    let text = match made(state) {
        Ok(text) => text,
        Err(why) => return state.trouble.set(Some(why)),
    };
    let own = language::own() == words.tag();
    let query = if own { String::new() } else { format!("?lang={}", words.tag()) };
    match loading::open(words, &file_name(state), text) {
        Ok(()) => {
            address::show_exactly(&query, Entry::Push);
            page::set_root_class(OPEN, false);
            BEHIND.set(Default::default());
            // After the focus was given to the results, which lie below.
            timer::soon(page::to_the_top);
        }
        Err(reasons) => {
            let first = reasons.into_iter().next().unwrap_or_default();
            let detail = format!("{}: {}", first.0, first.1);
            state.trouble.set(Some(("not-shown".to_owned(), detail)));
        }
    }
}

/// Tells that there is no review, and why.
pub fn fail(state: State, kind: &str, detail: &str) {
    state.stage.set(Stage::Not(kind.to_owned(), detail.to_owned()));
}
