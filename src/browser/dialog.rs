//! Dialogs, opened above everything else. The browser keeps the focus inside and gives it back.

use super::page::element;
use wasm_bindgen::JsCast;

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
