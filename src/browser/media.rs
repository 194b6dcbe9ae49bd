//! What the browser knows of its screen: the reader's colours, and whether a query holds.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Width from which filters stand beside results, and text beside list (as in the style sheets).
pub const WIDE: &str = "(min-width: 56rem)";

/// Whether the reader's own colours are light on dark.
pub fn is_dark() -> bool {
    holds("(prefers-color-scheme: dark)")
}

/// Whether a media query holds now.
pub fn holds(query: &str) -> bool {
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// Whoever is told of the media query.
type OnMedia = Rc<dyn Fn(bool)>;

thread_local! {
    static ON_MEDIA: RefCell<Option<OnMedia>> = const { RefCell::new(None) };
}

/// Calls `act` with whether the media query holds, whenever that changes, until it is called again.
pub fn on_change(query: &str, act: impl Fn(bool) + 'static) {
    let first = ON_MEDIA.replace(Some(Rc::new(act))).is_none();
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    let Some(list) = list.filter(|_| first) else { return };
    let listener = Closure::<dyn Fn(web_sys::MediaQueryListEvent)>::new(
        |event: web_sys::MediaQueryListEvent| {
            if let Some(act) = ON_MEDIA.with_borrow(Clone::clone) {
                act(event.matches());
            }
        },
    );
    let added = list.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    if added.is_ok() {
        listener.forget();
        // The list must outlive this call, or the listener is collected with it.
        std::mem::forget(list);
    }
}
