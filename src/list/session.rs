//! The life of a list: read, covered and uncovered by steps in the history, closed. Knows nothing of
//! what is on the screen.

use crate::browser::address::{self, Entry};
use crate::browser::file::Given;
use crate::browser::{focus, page};
use crate::data::given::is_dataset_at;
use crate::list::source::unknown;
use crate::list::state::{ListState, Stage};
use crate::list::worker::Failed;
use crate::query::{parameter, read_list};
use crate::text::Lang;
use crate::view::open::{ListOrigin, set_back};
use crate::view::shown;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;

/// The element that `index.html` has for lists.
const PLACE: &str = "list";
/// Where the page names the other origins that its publisher lets lists come from.
const HOSTS: &str = "data-lists";
/// The class of the page while a list is open.
const OPEN: &str = "listing";

thread_local! {
    /// Title and language of the page behind the list.
    static BEHIND: RefCell<(String, String)> = RefCell::default();
    /// The address of the list when something was shown from it.
    static AT: RefCell<String> = const { RefCell::new(String::new()) };
    /// The list that is open, and how it came.
    static GIVEN: RefCell<Option<(ListState, ListOrigin)>> = const { RefCell::new(None) };
    /// What unmounts the components when it is dropped.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// A list is to come; the first one remembers the page behind.
pub fn begin() {
    if GIVEN.with_borrow(Option::is_none) {
        BEHIND.set((page::title(), page::root_attribute("lang")));
    }
    page::set_root_class(OPEN, true);
}

/// The state of the list that is there.
pub fn state() -> Option<ListState> {
    GIVEN.with_borrow(|given| given.as_ref().map(|(state, _)| *state))
}

/// Puts something in the page's place for lists, until the list is closed.
pub fn mount(build: impl FnOnce() -> AnyView + 'static, owner: Owner) {
    page::with_element(PLACE, true, |element| {
        let inside = owner.clone();
        let view = leptos::mount::mount_to(element, move || inside.with(build));
        MOUNTED.set(Some(Box::new((view, owner))));
    });
}

/// The file that the list is of, if the reader has given one.
pub fn given() -> Option<Given> {
    GIVEN.with_borrow(|given| match given {
        Some((_, ListOrigin::Given(file))) => Some(file.clone()),
        _ => None,
    })
}

/// Shows a dataset that was made of the list in the place of what is behind it.
pub fn show(state: ListState, name: String, text: String) {
    let words = state.words_now();
    // From there the reader comes back to the list as it is now.
    AT.set(address::fragment());
    set_back(Some(|| {
        let words = self::state().map(ListState::words_now);
        (AT.with_borrow(Clone::clone), words.map_or("", |words| words.list_back()))
    }));
    shown::show(words, name, text, move |shown| match shown {
        Ok(()) => {
            page::set_root_class(OPEN, false);
            page::set_language(words.tag());
        }
        Err(reasons) => {
            let (place, what) = reasons.into_iter().next().unwrap_or_default();
            let (kind, detail) = ("not_shown".to_owned(), format!("{place}: {what}"));
            // The list may be gone by now.
            let _gone = state.trouble.try_set(Some(Failed { kind, detail }));
        }
    });
}

/// Reads what was given.
pub fn start(state: ListState, given: ListOrigin) {
    // A file has no address: one that is still there is of another list, and would lead others to that.
    if !matches!(given, ListOrigin::Address(_)) {
        let rest = without_list();
        if rest != address::query() {
            address::show_exactly(&(rest + &address::fragment()), Entry::Replace);
        }
    }
    GIVEN.set(Some((state, given)));
    page::set_root_class(OPEN, true);
    read(state);
}

/// Whether the list is on the screen, and not the page behind it.
pub fn is_uncovered() -> bool {
    page::has_root_class(OPEN)
}

/// Reads what was given, from the start.
fn read(state: ListState) {
    let Some(given) = GIVEN.with_borrow(|given| given.as_ref().map(|(_, given)| given.clone()))
    else {
        return;
    };
    state.name.set(given.name());
    state.host.set(None);
    state.from.set(None);
    state.stage.set(Stage::Reading(Default::default()));
    state.trouble.set(None);
    state.again.set(None);
    state.before.set(Vec::new());
    state.panel.set(false);
    state.kept.set(false);
    state.answer.set(None);
    state.breakdown.set(None);
    state.every.set(None);
    state.matching.set(Vec::new());
    state.remedies.set(None);
    state.matched.set(Default::default());
    state.making.set(Default::default());
    state.looking.set(None);
    state.decisions_told.set(Vec::new());
    state.run.update_value(|run| *run = run.wrapping_add(1));
    state.end();
    let host = match &given {
        ListOrigin::Address(address) => foreign(address),
        ListOrigin::Given(_) | ListOrigin::Kept => None,
    };
    let hosts = page::root_attribute(HOSTS);
    if let Some(host) = host.clone().filter(|host| !hosts.split(' ').any(|allowed| allowed == host))
    {
        let failed = Failed { kind: "origin".to_owned(), detail: host };
        return state.stage.set(Stage::Not(Some(failed)));
    }
    state.host.set(host);
    // From a page on a disk, nobody else gets there.
    if let (ListOrigin::Address(from), true) = (&given, address::base().is_some()) {
        state.from.set(Some(from.clone()));
    }
    state.open(given);
}

/// The origin of an address that is not of this page's; an address is one whole.
fn foreign(address: &str) -> Option<String> {
    let origin = |address: &str| address.split('/').take(3).collect::<Vec<_>>().join("/");
    let (own, other) = (origin(&address::absolute("")), origin(address));
    (own != other).then_some(other)
}

/// Stops reading.
pub fn cancel(state: ListState) {
    state.end();
    state.stage.set(Stage::Not(None));
}

/// Shows the page behind the list, with its own title and language.
pub fn uncover() {
    page::set_root_class(OPEN, false);
    BEHIND.with_borrow(|(title, lang)| {
        page::set_title(title);
        page::set_language(lang);
    });
}

/// Shows the list, with its title and language.
pub fn cover(state: ListState) {
    if !is_uncovered() {
        BEHIND.set((page::title(), page::root_attribute("lang")));
    }
    page::set_root_class(OPEN, true);
    let words = state.words.get_untracked();
    page::set_language(words.tag());
    page::set_skip(words.skip_to_results(), "#list-results");
    if let Some(here) = state.here() {
        page::set_title(&words.list_title(&here.file.name, words.brand()));
    }
}

/// A step in the history: the list is covered and uncovered by it, and ends by none.
pub fn step(state: ListState) {
    // The listener outlives the list.
    if GIVEN.with_borrow(Option::is_none) {
        return;
    }
    shown::step();
    match read_list(Lang::TAGS, &address::fragment()) {
        Some((query, notices)) => {
            cover(state);
            state.ignored.set(notices.iter().filter_map(unknown).collect());
            state.stepped.set_value(Some(query.clone()));
            state.query.set(query);
        }
        None => {
            if is_uncovered() {
                uncover();
            }
            shown::uncover(state.words_now());
        }
    }
}

/// The query of the address without a list that it names; a dataset stays, for the page behind is of it.
fn without_list() -> String {
    let query = address::query();
    match parameter(&query, "data") {
        Some(data) if !is_dataset_at(&data) => address::without("data"),
        _ => query,
    }
}

/// Closes the list: its memory goes with the worker, and the page behind comes back.
pub fn close(state: ListState) {
    state.end();
    let rest = without_list();
    if rest != address::query() || !address::fragment().is_empty() {
        address::show_exactly(&rest, Entry::Push);
    }
    uncover();
    set_back(None);
    page::with_element(PLACE, true, |_| ());
    GIVEN.set(None);
    MOUNTED.with_borrow_mut(|mounted| *mounted = None);
    focus::give_soon(vec!["own".to_owned()]);
}
