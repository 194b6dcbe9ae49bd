//! The page as a whole: its elements by id, focus, dialogs, title, and what the snapshot holds.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

fn document() -> Option<web_sys::Document> {
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

/// Whether the reader's own colours are light on dark.
pub fn is_dark() -> bool {
    let query = "(prefers-color-scheme: dark)";
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
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

/// Whether the element with this id takes room on the screen.
pub fn is_shown(id: &str) -> bool {
    element(id).is_some_and(|element| element.offset_width() > 0)
}

/// Does what a click on the element with this id does.
pub fn press(id: &str) {
    if let Some(element) = element(id) {
        element.click();
    }
}

/// How far the element with this id is scrolled down, and how much of it is seen, in CSS pixels.
pub fn scrolled(id: &str) -> (f64, f64) {
    let found = element(id);
    found.map_or((0.0, 0.0), |it| (f64::from(it.scroll_top()), f64::from(it.client_height())))
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

/// Today, as an ISO date of UTC.
pub fn today() -> String {
    let now: String = js_sys::Date::new_0().to_iso_string().into();
    now.split('T').next().unwrap_or_default().to_owned()
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

/// Id of the element that has the focus; empty if it has none.
pub fn focused() -> String {
    document().and_then(|document| document.active_element()).map(|e| e.id()).unwrap_or_default()
}

/// Gives the focus to the first of these ids that is there and takes it, after the current task.
pub fn focus_soon(ids: Vec<String>) {
    soon(move || {
        for id in &ids {
            let Some(element) = element(id) else { continue };
            if element.focus().is_ok() && focused() == *id {
                return;
            }
        }
    });
}

/// Brings what the address's fragment names into view, once it is there.
pub fn go_to_fragment() {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    let fragment = location.hash().unwrap_or_default();
    if let Some(element) = fragment.strip_prefix('#').and_then(element) {
        soon(move || element.scroll_into_view());
    }
}

/// Does something after the current task.
pub fn soon(act: impl FnOnce() + 'static) {
    after(0, act);
}

/// Does something after so many milliseconds. The closure goes once it was called, and nothing is
/// kept by a timer.
pub fn after(milliseconds: i32, act: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(act);
    if let Some(window) = web_sys::window() {
        // Only something that is no function is refused.
        let _asked = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            then.unchecked_ref(),
            milliseconds,
        );
    }
}

/// Does something after the page has been painted the next time.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(move || soon(act));
    if let Some(window) = web_sys::window() {
        // Only something that is no function is refused.
        let _asked = window.request_animation_frame(then.unchecked_ref());
    }
}

/// Opens the dialog with this id above everything else, if it is not open.
pub fn open_dialog(id: &str) {
    let dialog = element(id).and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog
        && !dialog.open()
    {
        // A browser without modal dialogs shows it in its place in the page.
        if dialog.show_modal().is_err() {
            dialog.show();
        }
    }
}

/// Closes the dialog with this id; the browser gives the focus back.
pub fn close_dialog(id: &str) {
    let dialog = element(id).and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog
        && dialog.open()
    {
        dialog.close();
    }
}

/// Moves the focus among the elements with `data-rove` (their row's number) below `id`: left and
/// right through all, up and down by rows, Home and End. The group stays one stop for Tab.
/// `false` if the key means nothing here.
pub fn rove(id: &str, key: &str) -> bool {
    let list = element(id).and_then(|element| element.query_selector_all("[data-rove]").ok());
    let Some(list) = list else { return false };
    let items: Vec<web_sys::HtmlElement> =
        (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect();
    let rows: Vec<String> =
        items.iter().map(|item| item.get_attribute("data-rove").unwrap_or_default()).collect();
    let active = document().and_then(|document| document.active_element());
    let Some(at) = items.iter().position(|item| active.as_deref() == Some(item.as_ref())) else {
        return false;
    };
    let start_of = |place: usize| rows.iter().position(|row| *row == rows[place]).unwrap_or(place);
    let next = match key {
        "ArrowRight" => (at + 1).min(items.len() - 1),
        "ArrowLeft" => at.saturating_sub(1),
        "ArrowDown" => (at..items.len()).find(|&i| rows[i] != rows[at]).unwrap_or(at),
        "ArrowUp" => start_of(start_of(at).saturating_sub(1)),
        "Home" => 0,
        "End" => items.len() - 1,
        _ => return false,
    };
    let _old = items[at].set_attribute("tabindex", "-1");
    let _new = items[next].set_attribute("tabindex", "0");
    items[next].focus().is_ok()
}

/// Makes `id` the one stop for Tab of its group: an element that was clicked is where Tab returns.
pub fn rest_on(group: &str, item: &str) {
    let list = element(group).and_then(|e| e.query_selector_all("[data-rove]").ok());
    let Some(list) = list else { return };
    for index in 0..list.length() {
        if let Some(other) = list.item(index).and_then(|n| n.dyn_into::<web_sys::Element>().ok()) {
            let here = other.id() == item;
            let _set = other.set_attribute("tabindex", if here { "0" } else { "-1" });
        }
    }
}

/// Whoever is told of the media query.
type Told = Rc<dyn Fn(bool)>;

thread_local! {
    static ON_MEDIA: RefCell<Option<Told>> = const { RefCell::new(None) };
}

/// Calls `act` with whether the media query holds, whenever that changes, until it is called again.
pub fn on_media(query: &str, act: impl Fn(bool) + 'static) {
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

/// Shows the element with this id, whose text waits in a comment, with a link (the id with `-again`)
/// to the very address.
pub fn show_fault(id: &str) {
    set_root_class("pending", false);
    if let Some(fault) = element(id) {
        let text = fault.inner_html();
        let shown = text.split_once("<p>").and_then(|(_, rest)| rest.split_once("-->"));
        if let Some((shown, _)) = shown {
            fault.set_inner_html(&format!("<p>{shown}"));
        }
    }
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    if let (Some(address), Some(link)) = (address, element(&format!("{id}-again"))) {
        let _set = link.set_attribute("href", &address);
    }
    set_hidden(id, false);
}

/// From now on a panic is written to the console and shows the fault with this id.
pub fn show_panics(id: &'static str) {
    std::panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        show_fault(id);
    }));
}
