//! The list on the screen: opened, read, shown, closed; question to address and title.

use crate::breakdown::breakdown;
use crate::card::card;
use crate::columns::columns;
use crate::filters::filters;
use crate::head::{head, masthead, not_here, reading};
use crate::question::Question;
use crate::state::{Stage, State};
use crate::table::table;
use crate::take::take;
use crate::worker::Failed;
use leptos::prelude::*;
use plenary::browser::address::{self, Entry};
use plenary::browser::{language, page};
use plenary::text::{Lang, Words};
use plenary::view::element::{Part, el, live, several};
use plenary::view::language::words_of;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The element that `index.html` has for lists.
const PLACE: &str = "list";
/// The element of the page that says that something broke.
const FAULT: &str = "fault";
/// Where the page names the other origins that its publisher lets lists come from.
const HOSTS: &str = "data-lists";
/// The class of the page while a list is open.
const OPEN: &str = "listing";

/// How the list came, to be opened again in another encoding.
#[derive(Clone)]
struct Given {
    from: JsValue,
    name: String,
    worker: String,
}

thread_local! {
    /// Title and language of the page behind the list.
    static BEHIND: RefCell<(String, String)> = RefCell::default();
    static GIVEN: RefCell<Option<(State, Given)>> = const { RefCell::new(None) };
}

/// Opens a list: a file, or the address of one, or (`undefined`) the one kept in this browser.
/// `worker` is the address of the worker's script.
pub fn open(from: JsValue, name: String, worker: String) {
    // This program has an executor of its own; it is there already when a second list is opened.
    let _there = any_spawner::Executor::init_wasm_bindgen();
    page::show_panics(FAULT);
    leptos::task::spawn_local(opened(from, name, worker));
}

async fn opened(from: JsValue, name: String, worker: String) {
    if GIVEN.with_borrow(Option::is_none) {
        BEHIND.set((page::title(), page::root_attribute("lang")));
    }
    page::set_root_class(OPEN, true);
    let lang = Lang::of(&language::first()).unwrap_or_default();
    let Some(words) = words_of(lang).await else {
        return uncover();
    };
    let given = Given { from, name, worker };
    let state = GIVEN.with_borrow(|given| given.as_ref().map(|(state, _)| *state));
    let state = match state {
        Some(state) => {
            // Another list in the place of the one before: nothing is asked of it yet. Where none
            // was, the address may have come with this one.
            if state.here().is_some() {
                state.question.set(Question::default());
            }
            state
        }
        None => mounted(words),
    };
    GIVEN.set(Some((state, given)));
    page::set_root_class(OPEN, true);
    read(state, "");
}

/// Reads what was given, from the start; `encoding` empty = to be guessed.
pub fn read(state: State, encoding: &str) {
    let Some(given) = GIVEN.with_borrow(|given| given.as_ref().map(|(_, given)| given.clone()))
    else {
        return;
    };
    state.name.set(given.name.clone());
    state.host.set(None);
    state.stage.set(Stage::Reading(Default::default()));
    state.trouble.set(None);
    state.kept.set(false);
    state.answer.set(None);
    state.breakdown.set(None);
    let Some(worker) = state.start(&given.worker) else { return };
    if given.from.is_undefined() || given.from.is_null() {
        worker.reopen();
    } else {
        let host = foreign(&given.from);
        let hosts = page::root_attribute(HOSTS);
        if let Some(host) = host.clone().filter(|host| !hosts.split(' ').any(|it| it == host)) {
            let failed = Failed { kind: "origin".to_owned(), detail: host };
            return state.stage.set(Stage::Not(Some(failed)));
        }
        state.host.set(host);
        worker.open(&given.from, &given.name, encoding);
    }
}

/// The origin of an address that is not of this page's; an address is one whole.
fn foreign(from: &JsValue) -> Option<String> {
    let address = from.as_string()?;
    let origin = |address: &str| address.split('/').take(3).collect::<Vec<_>>().join("/");
    let (own, other) = (origin(&address::absolute("")), origin(&address));
    (own != other).then_some(other)
}

/// Stops reading.
pub fn cancel(state: State) {
    state.end();
    state.stage.set(Stage::Not(None));
}

/// Shows the page behind the list, with its own title and language.
fn uncover() {
    page::set_root_class(OPEN, false);
    BEHIND.with_borrow(|(title, lang)| {
        page::set_title(title);
        page::set_language(lang);
    });
}

/// Shows the list, with its title and language.
fn cover(state: State) {
    page::set_root_class(OPEN, true);
    let words = state.words.get_untracked();
    page::set_language(words.tag());
    if let Some(here) = state.here() {
        page::set_title(&words.list_title(&here.file.name, words.brand()));
    }
}

/// A step in the history: the list is covered and uncovered by it, and ends by none.
fn step(state: State) {
    // The listener outlives the list.
    if GIVEN.with_borrow(Option::is_none) {
        return;
    }
    match Question::read(&address::fragment()) {
        Some((question, unknown)) => {
            cover(state);
            state.ignored.set(unknown);
            state.question.set(question);
        }
        None => uncover(),
    }
}

/// Closes the list: its memory goes with the worker, and the page behind comes back.
pub fn close(state: State) {
    state.end();
    let query = address::query();
    let rest: Vec<&str> = query
        .trim_start_matches('?')
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("data="))
        .collect();
    let rest = if rest.is_empty() { String::new() } else { format!("?{}", rest.join("&")) };
    if rest != query || !address::fragment().is_empty() {
        address::show_exactly(&rest, Entry::Push);
    }
    uncover();
    page::with_element(PLACE, true, |_| ());
    GIVEN.set(None);
    MOUNTED.with_borrow_mut(|mounted| *mounted = None);
    page::focus_soon(vec!["open-file".to_owned()]);
}

thread_local! {
    /// What unmounts the components when it is dropped.
    static MOUNTED: RefCell<Option<Box<dyn std::any::Any>>> = const { RefCell::new(None) };
}

fn mounted(words: &'static Words) -> State {
    let (question, unknown) = Question::read(&address::fragment()).unwrap_or_default();
    // The state outlives what is built from it on the screen.
    let owner = Owner::new();
    let state = owner.with(|| State::new(words, question, unknown));
    let inside = owner.clone();
    page::with_element(PLACE, true, |element| {
        let view = leptos::mount::mount_to(element, move || {
            inside.with(|| {
                keep_address(state);
                whole(state)
            })
        });
        MOUNTED.set(Some(Box::new((view, owner))));
    });
    state
}

/// Keeps address and title in step with the question, and asks what follows from it.
fn keep_address(state: State) {
    let asked = StoredValue::new(None::<Question>);
    let shown = StoredValue::new(None::<Question>);
    Effect::new(move |_| {
        let question = state.question.get();
        let here = matches!(state.stage.get(), Stage::Here(_));
        if !here {
            return;
        }
        match asked.get_value() {
            None => {
                write_address(state, shown);
                address::on_step(move || step(state));
            }
            Some(before) if before.roles != question.roles => state.set_up(),
            Some(before) if before != question => state.ask(),
            Some(_) => {}
        }
        // A browser takes as long for a step of its history as for all else that follows from a
        // tick: the reader sees the tick first, and what follows from it.
        page::after_paint(move || page::after_paint(move || write_address(state, shown)));
        asked.set_value(Some(question));
    });
    Effect::new(move |_| {
        state.words.track();
        state.stage.track();
        cover(state);
    });
}

/// Writes the question into the address, unless it stands there; `shown` is what was written last.
fn write_address(state: State, shown: StoredValue<Option<Question>>) {
    // The list may have been closed meanwhile, or covered by a step in the history.
    let open = state.stage.try_with_untracked(|stage| matches!(stage, Stage::Here(_)));
    if open != Some(true) || !page::has_root_class(OPEN) {
        return;
    }
    let question = state.question.get_untracked();
    let written = question.write();
    if address::fragment() != written {
        let in_place = shown.get_value().is_some_and(|before| question.is_typed_from(&before));
        let entry = if in_place { Entry::Replace } else { Entry::Push };
        address::show_exactly(&format!("{}{written}", address::query()), entry);
    }
    shown.set_value(Some(question));
}

fn whole(state: State) -> AnyView {
    live(move || {
        state.words.track();
        let stage = Memo::new(move |_| match state.stage.get() {
            Stage::Reading(_) => 0,
            Stage::Not(_) => 1,
            Stage::Here(_) => 2,
        });
        let inside = live(move || {
            let stage = stage.get();
            untrack(|| match stage {
                0 => reading(state),
                1 => not_here(state),
                _ => here(state),
            })
        });
        several([masthead(state).part(), inside.part()])
    })
    .part()
}

fn here(state: State) -> AnyView {
    let covered = move || state.sheet.get();
    // Built in three tasks from above, for none may keep the page from its reader.
    let results = in_a_task_of_its_own(move || {
        let below = in_a_task_of_its_own(move || {
            several([columns(state).part(), table(state).part(), take(state).part()])
        });
        el("main")
            .id("list-results")
            .attr("tabindex", "-1")
            .attr("inert", live(covered))
            .child(crate::filters::chips(state))
            .child(breakdown(state))
            .child(below)
            .part()
    });
    let filters = in_a_task_of_its_own(move || filters(state));
    several([
        el("div").attr("inert", live(covered)).child(head(state)).part(),
        el("div").class("columns").child(several([filters, results])).part(),
        card(state).part(),
    ])
}

fn in_a_task_of_its_own(build: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let begun = RwSignal::new(false);
    page::soon(move || begun.set(true));
    live(move || begun.get().then(|| untrack(&build))).part()
}
