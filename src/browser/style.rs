//! Style sheets of parts of the program, which come with them.
//!
//! Knows no rule in them: what belongs to every page stands in `public/style.css`.

use super::page::document;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The style sheets that the page was given.
    static ADOPTED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Gives the page the style sheet of a part of the program, once. A sheet made so needs no file, and no place
/// in the policy of the page.
pub fn adopt(style: &'static str) {
    if ADOPTED.with_borrow(|all| all.contains(&style)) {
        return;
    }
    ADOPTED.with_borrow_mut(|all| all.push(style));
    let Some(document) = document() else { return };
    let Ok(sheet) = Sheet::new() else { return };
    let name = JsValue::from("adoptedStyleSheets");
    if sheet.replace(style).is_ok()
        && let Ok(before) = js_sys::Reflect::get(&document, &name)
    {
        let all = js_sys::Array::from(&before);
        all.push(&sheet);
        let _set = js_sys::Reflect::set(&document, &name, &all);
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = CSSStyleSheet)]
    type Sheet;
    #[wasm_bindgen(constructor, catch, js_class = "CSSStyleSheet")]
    fn new() -> Result<Sheet, JsValue>;
    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    fn replace(this: &Sheet, style: &str) -> Result<(), JsValue>;
}
