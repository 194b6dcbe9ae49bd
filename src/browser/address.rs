//! The address bar and its history, written at a pace that every engine bears. Does not know what it
//! writes.

use crate::browser::pace::{Pace, Turn};
use crate::browser::timer;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// How an address enters the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A new entry: an act.
    Push,
    /// In place of the current one: typing.
    Replace,
}

/// What is done after a step in the history, by what covers the page.
type OnStep = BTreeMap<&'static str, Rc<dyn Fn()>>;

thread_local! {
    static PACE: RefCell<Pace> = RefCell::default();
    /// What the addresses are written with from now on, for whoever steps back to them.
    static MARK: Cell<u32> = const { Cell::new(0) };
    static ON_STEP: RefCell<OnStep> = const { RefCell::new(BTreeMap::new()) };
}

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// What waits to be written is the address already, for all that ask here.
fn waiting() -> Option<(String, String)> {
    let address = PACE.with_borrow(|pace| pace.waiting().map(str::to_owned))?;
    let at = address.find('#').unwrap_or(address.len());
    Some((address[..at].to_owned(), address[at..].to_owned()))
}

/// The query part of the current address, with its `?`; empty if there is none.
pub fn query() -> String {
    let shown = || window()?.location().search().ok();
    waiting().map(|(query, _)| query).or_else(shown).unwrap_or_default()
}

/// The part of the current address behind its path and query, with its `#`; empty if there is none.
pub fn fragment() -> String {
    let shown = || window()?.location().hash().ok();
    waiting().map(|(_, fragment)| fragment).or_else(shown).unwrap_or_default()
}

/// An address whole, if it is one: what it leaves out is that of this page.
pub fn whole(address: &str) -> String {
    let page = window().and_then(|window| window.document()?.base_uri().ok().flatten());
    let whole = page.and_then(|page| web_sys::Url::new_with_base(address, &page).ok());
    whole.map_or_else(|| address.to_owned(), |url| url.href())
}

/// This page's whole address with what says which data it is of and no other query, as others can be
/// given it; `None` where none leads to the page: from a disk it would only tell the folders there.
pub fn base() -> Option<String> {
    Some(absolute("")).filter(|page| page.starts_with("https://") || page.starts_with("http://"))
}

/// This page's whole address with another `query` (with its `?`, or empty).
pub fn absolute(query: &str) -> String {
    let query = with_data(query);
    let address = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = address.split(['?', '#']).next().unwrap_or_default();
    format!("{page}{query}")
}

/// The parameters that say which data the page is of, and not what is asked of it.
const DATA: [&str; 2] = ["data", "v"];

/// The part of a query with this parameter.
fn named<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let mut parts = query.trim_start_matches('?').split(['&', '#']);
    parts.find(|part| part.split('=').next() == Some(name))
}

/// `query` with those parameters of the current address; one that it names itself stays as it is.
pub fn with_data(query: &str) -> String {
    let (mut whole, hash) = match query.split_once('#') {
        Some((query, fragment)) => (query.to_owned(), format!("#{fragment}")),
        None => (query.to_owned(), String::new()),
    };
    let current = self::query();
    for name in DATA {
        if let Some(own) = named(&current, name)
            && named(query, name).is_none()
        {
            whole += if whole.is_empty() { "?" } else { "&" };
            whole += own;
        }
    }
    whole + &hash
}

/// The current query without one of its parameters.
pub fn without(name: &str) -> String {
    let query = query();
    let parts = query.trim_start_matches('?').split('&');
    let kept: Vec<&str> = parts.filter(|part| part.split('=').next() != Some(name)).collect();
    let joined = kept.join("&");
    if joined.is_empty() { joined } else { format!("?{joined}") }
}

/// Shows `query` (with its `?`, or empty) as the address of this page; what data the page is of
/// stays in it.
pub fn show(query: &str, entry: Entry) {
    show_exactly(&with_data(query), entry);
}

/// Shows `query` (with its `?`, or empty) and nothing else as the address of this page.
pub fn show_exactly(query: &str, entry: Entry) {
    match PACE.with_borrow_mut(|pace| pace.ask(query, js_sys::Date::now())) {
        Turn::Now => write(query, entry),
        Turn::After(rest) => timer::after(rest as i32, land),
        Turn::InItsPlace => {}
    }
}

/// Writes what waits.
fn land() {
    let waiting = PACE.with_borrow_mut(|pace| pace.land(js_sys::Date::now()));
    if let Some(query) = waiting {
        write(&query, Entry::Push);
    }
}

fn write(query: &str, entry: Entry) {
    let Some(window) = window() else { return };
    let Ok(path) = window.location().pathname() else { return };
    let Ok(history) = window.history() else { return };
    let address = format!("{path}{query}");
    // A browser that refuses (an opaque origin, a full quota) keeps its old address; the page
    // itself has already changed, so there is nothing to undo.
    let mark = JsValue::from(MARK.get());
    let _refused = match entry {
        Entry::Push => history.push_state_with_url(&mark, "", Some(&address)),
        Entry::Replace => history.replace_state_with_url(&mark, "", Some(&address)),
    };
}

/// Marks the addresses that are written from now on: the same address can be of two things.
pub fn set_mark(mark: u32) {
    MARK.set(mark);
}

/// The mark of the entry of the history that is shown; 0 without one.
pub fn mark() -> u32 {
    let state = window().and_then(|window| window.history().ok()?.state().ok());
    state.and_then(|state| state.as_f64()).map_or(0, |mark| mark as u32)
}

/// Calls `act` whenever the reader steps back or forward, until it is called again for the same `whose`;
/// all of them in the order of their names.
/// A write that still waits is dropped: the reader has gone elsewhere.
pub fn on_step(whose: &'static str, act: impl Fn() + 'static) {
    let first = ON_STEP.with_borrow_mut(|all| {
        let first = all.is_empty();
        all.insert(whose, Rc::new(act));
        first
    });
    let Some(window) = window().filter(|_| first) else { return };
    let listener = Closure::<dyn Fn()>::new(|| {
        PACE.with_borrow_mut(Pace::give_up);
        let all: Vec<Rc<dyn Fn()>> = ON_STEP.with_borrow(|all| all.values().cloned().collect());
        all.iter().for_each(|act| act());
    });
    let added =
        window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    if added.is_ok() {
        listener.forget();
    }
}
