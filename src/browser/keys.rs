//! Single keys pressed anywhere in the page, outside of whatever takes text.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Where a key means itself, or belongs to what is open.
const TAKES_KEYS: &str = "input:not([type=checkbox], [type=radio]), textarea, select, dialog";

/// Told of a key; `true` if it acted on it.
type Told = Rc<dyn Fn(&str) -> bool>;

thread_local! {
    static ON_KEY: RefCell<Option<Told>> = const { RefCell::new(None) };
}

/// Calls `act` with each key pressed alone, until it is called again. What `act` has acted on does
/// nothing else.
pub fn on_single(act: impl Fn(&str) -> bool + 'static) {
    if ON_KEY.replace(Some(Rc::new(act))).is_some() {
        return;
    }
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let listener =
        Closure::<dyn Fn(web_sys::KeyboardEvent)>::new(|event: web_sys::KeyboardEvent| {
            // While a list of the reader's own is open, the page behind it is out of sight.
            let is_behind = super::page::has_root_class("listing");
            let is_chord = event.ctrl_key() || event.meta_key() || event.alt_key();
            let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            let is_taken = target.is_some_and(|it| it.closest(TAKES_KEYS).ok().flatten().is_some());
            if is_behind || is_chord || is_taken || event.repeat() {
                return;
            }
            let act = ON_KEY.with_borrow(Clone::clone);
            if act.is_some_and(|act| act(&event.key())) {
                event.prevent_default();
            }
        });
    let heard =
        document.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    if heard.is_ok() {
        listener.forget();
    }
}
