//! Words that the reader has marked in an element, as places in its text; and what the page shows of it.
//!
//! Counts characters (Unicode code points), as a reading does. Knows no text.

use super::page::element;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = getSelection)]
    fn selection() -> Option<Selection>;

    type Selection;
    #[wasm_bindgen(method, getter, js_name = rangeCount)]
    fn count(this: &Selection) -> u32;
    #[wasm_bindgen(method, catch, js_name = getRangeAt)]
    fn range(this: &Selection, at: u32) -> Result<Range, JsValue>;
    #[wasm_bindgen(method, js_name = removeAllRanges)]
    fn clear(this: &Selection);

    type Range;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Range, JsValue>;
    #[wasm_bindgen(method, getter, js_name = startContainer)]
    fn start(this: &Range) -> web_sys::Node;
    #[wasm_bindgen(method, getter, js_name = startOffset)]
    fn start_offset(this: &Range) -> u32;
    #[wasm_bindgen(method, getter, js_name = endContainer)]
    fn end(this: &Range) -> web_sys::Node;
    #[wasm_bindgen(method, catch, js_name = selectNodeContents)]
    fn select(this: &Range, node: &web_sys::Node) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setEnd)]
    fn set_end(this: &Range, node: &web_sys::Node, offset: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = toString)]
    fn text(this: &Range) -> String;
}

/// Where the marked words begin and end in the text of the element with this id; `None` if nothing is
/// marked there.
pub fn within(id: &str) -> Option<(usize, usize)> {
    let element = element(id)?;
    let selection = selection().filter(|selection| selection.count() > 0)?;
    let range = selection.range(0).ok()?;
    let is_inside = |node: web_sys::Node| element.contains(Some(&node));
    if !is_inside(range.start()) || !is_inside(range.end()) {
        return None;
    }
    let before = Range::new().ok()?;
    before.select(&element).ok()?;
    before.set_end(&range.start(), range.start_offset()).ok()?;
    let start = before.text().chars().count();
    let length = range.text().chars().count();
    (length > 0).then_some((start, start + length))
}

/// Marks nothing.
pub fn clear() {
    if let Some(selection) = selection() {
        selection.clear();
    }
}

/// Brings the element with this id into view, in whatever is scrolled around it; what is in view stays.
pub fn bring_into_view(id: &str) {
    let Some(element) = element(id) else { return };
    let options = js_sys::Object::new();
    let asked = js_sys::Reflect::set(&options, &"block".into(), &"nearest".into());
    let scroll = js_sys::Reflect::get(&element, &"scrollIntoView".into());
    if let (Ok(true), Ok(scroll)) = (asked, scroll)
        && let Ok(scroll) = scroll.dyn_into::<js_sys::Function>()
    {
        let _scrolled = scroll.call1(&element, &options);
    }
}
