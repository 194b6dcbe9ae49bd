//! The second program, which makes what a reader takes along: fetched when it is first asked for.
//!
//! The page has a script that fetches it (`index.html`); texts go in and come out.

use js_sys::futures::JsFuture;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What the script in the page is called.
const FETCH: &str = "fetchDesk";

/// The program, fetched unless it is there already. `None` if it cannot be had.
pub async fn fetch() -> Option<JsValue> {
    let window = web_sys::window()?;
    let fetch: Function = Reflect::get(&window, &FETCH.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = fetch.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// What it makes of these texts: name of a file, media type, the text itself.
pub async fn make(asked: &[&str]) -> Option<[String; 3]> {
    let desk = fetch().await?;
    let make: Function = Reflect::get(&desk, &"make".into()).ok()?.dyn_into().ok()?;
    let texts: Array = asked.iter().map(|text| JsValue::from_str(text)).collect();
    let made: Array = make.apply(&JsValue::NULL, &texts).ok()?.dyn_into().ok()?;
    Some([made.get(0).as_string()?, made.get(1).as_string()?, made.get(2).as_string()?])
}
