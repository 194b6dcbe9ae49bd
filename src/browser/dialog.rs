//! Dialogs, opened above everything else, where the browser keeps the focus inside and gives it back;
//! or beside the rest of the page, which stays in use.

use super::media;
use super::page::{element, has_root_class};
use wasm_bindgen::JsCast;

/// Opens the dialog with this id, if it is not open: beside the page while the media query holds, and
/// else above everything. In another page's frame, which is as high as it likes, never beside.
pub fn open_beside(id: &str, room: &str) {
    let dialog = element(id).and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok());
    let Some(dialog) = dialog.filter(|dialog| !dialog.open()) else { return };
    let is_beside = media::holds(room) && !has_root_class("embed");
    // What stands above everything is closed by a click beside it, too.
    let closed_by = if is_beside { "closerequest" } else { "any" };
    let _set = dialog.set_attribute("closedby", closed_by);
    if is_beside {
        dialog.show();
        dialog.set_scroll_top(0);
    } else {
        open(id);
    }
}

/// Opens the dialog with this id above everything else, if it is not open.
pub fn open(id: &str) {
    let dialog = element(id).and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog
        && !dialog.open()
    {
        // A browser without modal dialogs shows it in its place in the page.
        if dialog.show_modal().is_err() {
            dialog.show();
        }
        // It begins at its beginning, whatever takes the focus.
        dialog.set_scroll_top(0);
    }
}

/// Closes the dialog with this id; the browser gives the focus back.
pub fn close(id: &str) {
    let dialog = element(id).and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog
        && dialog.open()
    {
        dialog.close();
    }
}
