//! The page as a whole: its elements by id, its title and language, and what the snapshot holds.

use super::timer;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

pub(super) fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

pub(super) fn body() -> Option<web_sys::HtmlElement> {
    document()?.body()
}

/// Asks the browser to print the page; returns when its dialog is closed.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print has said so itself.
        let _printed = window.print();
    }
}

/// Calls `act` when the reader first does something: moves, presses, scrolls, drops, pastes.
pub fn on_first_sign(act: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let act = Closure::<dyn Fn()>::new(act);
    let once = web_sys::AddEventListenerOptions::new();
    once.set_once(true);
    once.set_passive(true);
    for kind in ["pointermove", "pointerdown", "keydown", "scroll", "dragenter", "drop", "paste"] {
        // A window takes every listener.
        let _heard = window.add_event_listener_with_callback_and_add_event_listener_options(
            kind,
            act.as_ref().unchecked_ref(),
            &once,
        );
    }
    act.forget();
}

/// The classes of the page while something stands in its place.
pub(super) const COVERS: [&str; 2] = ["reviewing", "listing"];

thread_local! {
    /// Whether leaving the page would lose something; `None` before anybody has said so.
    static HELD: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Has the browser ask before the page is left, or no longer.
pub fn hold(on: bool) {
    if HELD.replace(Some(on)).is_some() {
        return;
    }
    let Some(window) = web_sys::window() else { return };
    let ask = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        if HELD.get() == Some(true) {
            event.prevent_default();
        }
    });
    let heard =
        window.add_event_listener_with_callback("beforeunload", ask.as_ref().unchecked_ref());
    if heard.is_ok() {
        ask.forget();
    }
}

fn element_of_any_kind(id: &str) -> Option<web_sys::Element> {
    document()?.get_element_by_id(id)
}

pub(super) fn element(id: &str) -> Option<web_sys::HtmlElement> {
    element_of_any_kind(id)?.dyn_into().ok()
}

/// A new element that is nowhere in the page.
pub(super) fn create(tag: &str) -> Option<web_sys::Element> {
    document()?.create_element(tag).ok()
}

/// The address in the `href` of the link element with this id.
pub fn link(id: &str) -> Option<String> {
    let link: web_sys::HtmlLinkElement = element(id)?.dyn_into().ok()?;
    Some(link.href()).filter(|href| !href.is_empty())
}

/// An attribute of the element with this id.
pub fn attribute(id: &str, name: &str) -> Option<String> {
    element_of_any_kind(id)?.get_attribute(name)
}

/// The text written inside the element with this id; `None` if there is none or it is empty. The
/// single file has its dataset there, where the site has a link to it.
pub fn written(id: &str) -> Option<String> {
    element_of_any_kind(id)?.text_content().filter(|text| !text.trim().is_empty())
}

/// The text of this page as it was before the program ran, where the page keeps it: the single file does,
/// to make another one.
pub fn as_written() -> Option<String> {
    let kept = js_sys::Reflect::get(&js_sys::global(), &"written".into()).ok()?;
    let root: web_sys::Element = kept.dyn_into().ok()?;
    Some(format!("<!DOCTYPE html>\n{}", root.outer_html()))
}

/// Whether the element with this id takes room on the screen.
pub fn is_shown(id: &str) -> bool {
    element(id).is_some_and(|element| element.offset_width() > 0)
}

/// Does what a click on the element with this id does; `false` if there is none.
pub fn press(id: &str) -> bool {
    element(id).map(|element| element.click()).is_some()
}

/// How far the element with this id is scrolled down, and how much of it is seen, in CSS pixels.
pub fn scrolled(id: &str) -> (f64, f64) {
    let found = element(id);
    found.map_or((0.0, 0.0), |element| {
        (f64::from(element.scroll_top()), f64::from(element.client_height()))
    })
}

/// Scrolls the element with this id to its start.
pub fn scroll_to_start(id: &str) {
    if let Some(element) = element(id) {
        element.set_scroll_top(0);
    }
}

/// Makes the element with this id so high, in CSS pixels.
pub fn set_height(id: &str, height: f64) {
    if let Some(element) = element(id) {
        let _set = element.style().set_property("height", &format!("{height}px"));
    }
}

/// Gives the element with this id to `fill`, emptied if `clear`; `false` if there is none.
pub fn with_element(id: &str, clear: bool, fill: impl FnOnce(web_sys::HtmlElement)) -> bool {
    let Some(element) = element(id) else { return false };
    if clear {
        element.set_inner_html("");
    }
    fill(element);
    true
}

/// Adds or removes a class of the root element.
pub fn set_root_class(class: &str, on: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _same = root.class_list().toggle_with_force(class, on);
    }
}

/// Whether the root element has a class.
pub fn has_root_class(class: &str) -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.class_list().contains(class))
}

/// Whether something of the reader's own stands in the place of the page: a list, or a review.
pub fn is_covered() -> bool {
    COVERS.iter().any(|class| has_root_class(class))
}

/// Today, as an ISO date of UTC.
pub fn today() -> String {
    let now: String = js_sys::Date::new_0().to_iso_string().into();
    now.split('T').next().unwrap_or_default().to_owned()
}

/// Now, as an ISO time of UTC in whole seconds.
pub fn now() -> String {
    let now: String = js_sys::Date::new_0().to_iso_string().into();
    format!("{}Z", now.split('.').next().unwrap_or_default())
}

/// Unfolds what the element with this id is the head of, and brings it to the top.
pub fn unfold(id: &str) {
    let Some(element) = element(id) else { return };
    if let Ok(Some(details)) = element.closest("details") {
        let _open = details.set_attribute("open", "");
    }
    element.scroll_into_view();
}

/// Scrolls the page to its start.
pub fn to_the_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The title of the tab.
pub fn title() -> String {
    document().map(|document| document.title()).unwrap_or_default()
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets the language of the page.
pub fn set_skip(text: &str, to: &str) {
    if let Some(link) = element("skip") {
        link.set_text_content(Some(text));
        let _set = link.set_attribute("href", to);
    }
}

/// Says in which language the page is.
pub fn set_language(tag: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _kept = root.set_attribute("lang", tag);
    }
}

/// An attribute of the root element; empty if it has none.
pub fn root_attribute(name: &str) -> String {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute(name)).unwrap_or_default()
}

/// Shows or hides the element with this id.
pub fn set_hidden(id: &str, hidden: bool) {
    if let Some(element) = element(id) {
        element.set_hidden(hidden);
    }
}

/// What the reader has already entered into the snapshot's controls below the element `id`:
/// (name, value) of each ticked box and of each field with text.
pub fn entered(id: &str) -> Vec<(String, String)> {
    let fields = element(id).and_then(|element| element.query_selector_all("input").ok());
    let Some(fields) = fields else { return Vec::new() };
    (0..fields.length())
        .filter_map(|index| fields.item(index)?.dyn_into::<web_sys::HtmlInputElement>().ok())
        .filter(|input| match input.type_().as_str() {
            "checkbox" => input.checked(),
            _ => !input.value().is_empty() && !input.name().is_empty(),
        })
        .map(|input| (input.name(), input.value()))
        .collect()
}

/// Brings what the address's fragment names into view, once it is there.
pub fn go_to_fragment() {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    let fragment = location.hash().unwrap_or_default();
    if let Some(element) = fragment.strip_prefix('#').and_then(element) {
        timer::soon(move || element.scroll_into_view());
    }
}
