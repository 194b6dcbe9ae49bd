//! The focus: where it is, where it goes, and how arrows move it within a group that is one stop for
//! the Tab key.

use super::page::{document, element};
use super::timer::soon;
use wasm_bindgen::JsCast;

/// Id of the element that has the focus; empty if it has none.
pub fn current() -> String {
    document().and_then(|document| document.active_element()).map(|e| e.id()).unwrap_or_default()
}

/// Gives the focus to the first of these ids that is there and takes it, after the current task.
pub fn give_soon(ids: Vec<String>) {
    soon(move || {
        for id in &ids {
            let Some(element) = element(id) else { continue };
            if element.focus().is_ok() && current() == *id {
                return;
            }
        }
    });
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
