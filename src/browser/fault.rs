//! A fault of the program's own, told on the page: nothing stays silent, and a link leads to the very
//! state.

use super::page::{element, set_hidden, set_root_class};

/// Shows the element with this id, whose text waits in a comment, with a link (the id with `-again`)
/// to the very address.
pub fn show(id: &str) {
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
        show(id);
    }));
}
