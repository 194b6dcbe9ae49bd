//! The functions of the small script in the page (`index.html`).

use js_sys::futures::JsFuture;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Calls one by its name, and waits for what it promises. `None` if there is no such function or it
/// fails.
pub(super) async fn call(name: &str, arguments: &[&str]) -> Option<JsValue> {
    let window = web_sys::window()?;
    let function: Function = Reflect::get(&window, &name.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().map(|text| JsValue::from_str(text)).collect();
    let promise: Promise = function.apply(&JsValue::NULL, &arguments).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
