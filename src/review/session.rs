//! The life of a review: covered and uncovered by steps in the history, kept in this browser if its reader
//! wants, shown as a page. Knows nothing of what is on the screen.

use crate::browser::address::{self, Entry};
use crate::browser::{choice, focus, page, timer};
use crate::draft::dataset::{self, NoDataset};
use crate::draft::kept;
use crate::review::releases::{self, Releases};
use crate::review::state::{ReviewState, Stage};
use crate::review::{facts, table};
use crate::view::open::{KEEPS_REVIEW, KEPT_REVIEW, REVIEWING as OPEN, set_back};
use crate::view::shown;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;

/// The element that `index.html` has for reviews.
const PLACE: &str = "review";
/// The part of the address that stands for a review.
const ADDRESS: &str = "#review";
/// The part of the address that stands for all releases of one.
const ALL: &str = "#review-all";
/// Under this name the draft is kept; of several the first, and the others under it with their number.
const KEPT: &str = KEPT_REVIEW;
/// Under this name the files of several are kept, and which one is open.
const KEPT_ALL: &str = "review-all";
/// Under this name it is kept who decides.
const KEPT_WHO: &str = "review-who";
/// How long after an act it is kept, in milliseconds: several acts at once are kept once.
const SOON: i32 = 300;

thread_local! {
    /// Title and language of the page behind the review.
    static BEHIND: RefCell<(String, String)> = RefCell::default();
    static STATE: RefCell<Option<ReviewState>> = const { RefCell::new(None) };
    /// What unmounts the components when it is dropped.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// The state of the review that is there.
pub fn state() -> Option<ReviewState> {
    STATE.with_borrow(|state| *state)
}

/// Puts a review in its place, for good.
pub fn mount(state: ReviewState, build: impl FnOnce() -> AnyView + 'static, owner: Owner) {
    STATE.set(Some(state));
    page::with_element(PLACE, true, |element| {
        let inside = owner.clone();
        let view = leptos::mount::mount_to(element, move || inside.with(build));
        MOUNTED.set(Some(Box::new((view, owner))));
    });
    address::on_step("review", move || step(state));
}

/// Shows the review, with its title, language and address.
pub fn cover(state: ReviewState) {
    if !page::has_root_class(OPEN) || BEHIND.with_borrow(|(title, _)| title.is_empty()) {
        BEHIND.set((page::title(), page::root_attribute("lang")));
    }
    page::set_root_class(OPEN, true);
    set_back(Some(|| {
        let label = self::state().map_or("", |state| state.words().review_back());
        (ADDRESS.to_owned(), label)
    }));
    head(state);
    if !is_address() {
        address::show_exactly(&format!("{}{ADDRESS}", address::query()), Entry::Push);
    }
}

/// Title and language of the page while the review is shown.
pub fn head(state: ReviewState) {
    let words = state.words();
    let name = state.draft.with_untracked(|draft| facts::called(draft));
    let title = match (state.stage.get_untracked(), name.is_empty()) {
        (Stage::Releases, _) => words.review_releases().to_owned(),
        (_, true) => words.review_dateline().to_owned(),
        (_, false) => words.review_title(&name),
    };
    page::set_title(&words.page_title(&title));
    page::set_language(words.tag());
    page::set_skip(words.skip_to_results(), "#review-list");
}

/// Whether the address stands for all releases.
pub fn is_all() -> bool {
    address::fragment() == ALL
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

fn step(state: ReviewState) {
    shown::step();
    if is_address() {
        match (is_all(), state.stage.get_untracked()) {
            (true, Stage::Here) => show_all_here(state),
            (false, Stage::Releases) if state.with_work(|_| ()).is_some() => {
                state.stage.set(Stage::Here);
            }
            _ => {}
        }
        cover(state);
        return;
    }
    if page::has_root_class(OPEN) {
        uncover();
    }
    shown::uncover(state.words());
}

/// Shows all releases, by a step in the history.
pub fn show_all(state: ReviewState) {
    if !is_all() {
        // Without an open release there is nothing to step back to.
        let entry = state.with_work(|_| Entry::Push).unwrap_or(Entry::Replace);
        address::show_exactly(&format!("{}{ALL}", address::query()), entry);
    }
    show_all_here(state);
    head(state);
}

fn show_all_here(state: ReviewState) {
    releases::show(state);
    page::to_the_top();
    table::focus_next(state);
}

/// Opens one of the releases, by a step in the history.
pub fn open(state: ReviewState, place: usize) {
    address::show_exactly(&format!("{}{ADDRESS}", address::query()), Entry::Push);
    releases::open(state, place);
    head(state);
    focus::give_soon(vec!["decide-title".to_owned(), "review-list".to_owned()]);
}

/// Leaves the review for the page behind; the draft stays as long as the page.
pub fn close() {
    address::show_exactly(&address::query(), Entry::Push);
    uncover();
    focus::give_soon(vec!["own".to_owned()]);
}

/// A release kept in this browser.
pub struct KeptRelease {
    /// Its number there.
    pub number: usize,
    /// Its file.
    pub file: String,
    /// Its draft, as a file has it.
    pub draft: String,
    /// The second draft of the same text, as its file had it.
    pub second: Option<String>,
    /// Whether it was open.
    pub was_open: bool,
}

/// What is kept in this browser, and which of it is of the same meeting. It is kept under other numbers when
/// it goes on.
pub fn kept() -> (Vec<KeptRelease>, Vec<(usize, usize)>) {
    let all = choice::kept(KEPT_ALL).unwrap_or_default();
    let (head, files) = all.split_once('\n').unwrap_or_default();
    let mut numbers = head.split(' ');
    let at: usize = numbers.next().and_then(|at| at.parse().ok()).unwrap_or_default();
    let links = numbers.filter_map(|pair| {
        let (one, other) = pair.split_once('-')?;
        Some((one.parse().ok()?, other.parse().ok()?))
    });
    let drafts = files.split('\n').enumerate().filter_map(|(number, file)| {
        let draft = choice::kept(&kept_as(number))?;
        let second = choice::kept(&second_of(number));
        Some(KeptRelease { number, file: file.to_owned(), draft, second, was_open: number == at })
    });
    (drafts.collect(), links.collect())
}

/// Who decided when it was kept.
pub fn kept_who() -> String {
    choice::kept(KEPT_WHO).unwrap_or_default()
}

/// Under which name one of the releases is kept.
fn kept_as(place: usize) -> String {
    if place == 0 { KEPT.to_owned() } else { format!("{KEPT}-{place}") }
}

/// Under which name the second draft of one of the releases is kept.
fn second_of(place: usize) -> String {
    format!("{}-second", kept_as(place))
}

/// Keeps the drafts from now on, or no longer.
pub fn set_kept(state: ReviewState, on: bool) {
    state.kept.set(on);
    page::set_root_class(KEEPS_REVIEW, on);
    let count = state.releases.with_value(Releases::count).max(1);
    if on {
        releases::put_back(state);
        (0..count).for_each(|place| keep_one(state, place));
    } else {
        forget(count);
    }
    hold(state);
}

fn forget(count: usize) {
    (0..count).for_each(|place| {
        choice::forget(&kept_as(place));
        choice::forget(&second_of(place));
    });
    choice::forget(KEPT_ALL);
    choice::forget(KEPT_WHO);
}

/// Keeps the draft after an act, if it is to be kept; else the browser asks before the page is left.
pub fn keep_soon(state: ReviewState) {
    hold(state);
    if state.kept.get_untracked() {
        timer::after(SOON, move || keep(state));
    }
}

/// Has the browser ask before something is lost.
pub fn hold(state: ReviewState) {
    page::hold(state.is_dirty.get_untracked() && !state.kept.get_untracked());
}

fn keep(state: ReviewState) {
    releases::put_back(state);
    if let Some(at) = state.releases.with_value(|all| all.at) {
        keep_one(state, at);
    }
}

/// Keeps one of the releases, if they are kept, and which one is open.
pub fn keep_one(state: ReviewState, place: usize) {
    if !state.kept.get_untracked() {
        return;
    }
    let (draft, all, count) = state.releases.with_value(|all| {
        let draft = all.read(place).map(|(journal, text)| kept::save(journal, text, true));
        let files: Vec<String> =
            all.queue.items.iter().map(|release| release.name.replace('\n', " ")).collect();
        let index = format!("{}{}\n{}", all.at.unwrap_or_default(), all.links(), files.join("\n"));
        (draft, index, all.count())
    });
    let second = state.releases.with_value(|all| all.second(place).map(ToOwned::to_owned));
    let is_kept = draft.is_none_or(|draft| choice::keep(&kept_as(place), &draft))
        && second.is_none_or(|second| choice::keep(&second_of(place), &second))
        && (count < 2 || choice::keep(KEPT_ALL, &all))
        && choice::keep(KEPT_WHO, &state.who.get_untracked());
    if !is_kept {
        state.kept.set(false);
        page::set_root_class(KEEPS_REVIEW, false);
        forget(count);
        state.trouble.set(Some(("full".to_owned(), String::new())));
        hold(state);
    }
}

/// The dataset of the draft as it is now, or why there is none.
pub fn made(state: ReviewState) -> Result<String, (String, String)> {
    told(state.making(dataset::dataset))
}

/// What was made of a draft, or why it was not, as it is told.
pub fn told<T>(made: Option<Result<T, NoDataset>>) -> Result<T, (String, String)> {
    let none = |kind: &str| (kind.to_owned(), String::new());
    match made {
        Some(Ok(made)) => Ok(made),
        Some(Err(NoDataset::Nobody)) => Err(none("nobody")),
        Some(Err(NoDataset::OtherText)) => Err(none("other-text")),
        None => Err(none("nothing")),
    }
}

/// The name of the file with the dataset.
pub fn file_name(state: ReviewState) -> String {
    format!("{}.json", state.draft.with_untracked(|draft| dataset::id(draft)))
}

/// Opens the explorer on what is decided so far, in this page.
pub fn show(state: ReviewState) {
    let words = state.words();
    let text = match made(state) {
        Ok(text) => text,
        Err(why) => return state.trouble.set(Some(why)),
    };
    shown::show(words, file_name(state), text, move |shown| match shown {
        Ok(()) => {
            page::set_root_class(OPEN, false);
            BEHIND.set(Default::default());
        }
        Err(reasons) => {
            let first = reasons.into_iter().next().unwrap_or_default();
            let detail = format!("{}: {}", first.0, first.1);
            state.trouble.set(Some(("not-shown".to_owned(), detail)));
        }
    });
}

/// Tells that there is no review, and why.
pub fn fail(state: ReviewState, kind: &str, detail: &str) {
    state.stage.set(Stage::Not(kind.to_owned(), detail.to_owned()));
}
