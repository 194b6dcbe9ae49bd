//! Single keys pressed anywhere in the page, outside of whatever takes text.

use super::page::{COVERS, has_root_class};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Where a key means itself, or belongs to what is open. A dialog beside the page is a part of it.
const TAKES_KEYS: &str = "input:not([type=checkbox], [type=radio]), textarea, select, dialog:modal";

/// What Enter presses, unless it stands in an element that says it does not.
const TAKES_ENTER: &str = "a, button, summary, input";
const GIVES_ENTER: &str = "[data-enter]";

/// Told of a key; `true` if it acted on it.
type OnKey = Rc<dyn Fn(&str) -> bool>;

thread_local! {
    static ON_KEY: RefCell<BTreeMap<&'static str, OnKey>> = const { RefCell::new(BTreeMap::new()) };
}

/// Calls `act` with each key pressed alone while `cover` is what stands in the place of the page (its
/// class; empty for the page itself), until it is called again for the same. What `act` has acted on
/// does nothing else. A key with Ctrl or Cmd begins with `^`, Enter with Shift with `⇧`.
pub fn on_single(cover: &'static str, act: impl Fn(&str) -> bool + 'static) {
    let is_first = ON_KEY.with_borrow_mut(|all| {
        let is_first = all.is_empty();
        all.insert(cover, Rc::new(act));
        is_first
    });
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document.filter(|_| is_first) else { return };
    let listener = Closure::<dyn Fn(web_sys::KeyboardEvent)>::new(|event| heard(&event));
    let heard =
        document.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    if heard.is_ok() {
        listener.forget();
    }
}

fn heard(event: &web_sys::KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let is_in = |selectors: &str| {
        target.as_ref().is_some_and(|element| element.closest(selectors).ok().flatten().is_some())
    };
    let is_enter = event.key() == "Enter" && is_in(TAKES_ENTER) && !is_in(GIVES_ENTER);
    if event.alt_key() || event.repeat() || is_in(TAKES_KEYS) || is_enter {
        return;
    }
    let cover = COVERS.into_iter().find(|class| has_root_class(class)).unwrap_or_default();
    let act = ON_KEY.with_borrow(|all| all.get(cover).cloned());
    if act.is_some_and(|act| act(&name(event))) {
        event.prevent_default();
    }
}

/// What a key is called: the sign that it writes, or in an alphabet of other letters the one that stands
/// in its place on a keyboard of Latin ones.
fn name(event: &web_sys::KeyboardEvent) -> String {
    let mut key = event.key();
    if key.chars().count() == 1 && !key.is_ascii() {
        let code = event.code();
        key = match code.as_str() {
            "BracketLeft" if event.shift_key() => "{".to_owned(),
            "BracketLeft" => "[".to_owned(),
            "BracketRight" if event.shift_key() => "}".to_owned(),
            "BracketRight" => "]".to_owned(),
            code => match code.strip_prefix("Key") {
                Some(letter) if event.shift_key() => letter.to_owned(),
                Some(letter) => letter.to_ascii_lowercase(),
                None => key,
            },
        };
    }
    if event.ctrl_key() || event.meta_key() {
        key.insert(0, '^');
    } else if event.shift_key() && key == "Enter" {
        key.insert(0, '⇧');
    }
    key
}
