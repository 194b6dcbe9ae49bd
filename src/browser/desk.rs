//! The second program, which makes what a reader takes along: fetched when it is first asked for.
//!
//! The page has a script that fetches it (`index.html`); texts go in and come out.

use super::script;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The program, fetched unless it is there already. `None` if it cannot be had.
pub async fn fetch() -> Option<JsValue> {
    script::call("fetchDesk", &[]).await
}

/// What it makes of these texts: name of a file, media type, the text itself.
pub async fn make(asked: &[&str]) -> Option<[String; 3]> {
    let desk = fetch().await?;
    let make: Function = Reflect::get(&desk, &"make".into()).ok()?.dyn_into().ok()?;
    let texts: Array = asked.iter().map(|text| JsValue::from_str(text)).collect();
    let made: Array = make.apply(&JsValue::NULL, &texts).ok()?.dyn_into().ok()?;
    Some([made.get(0).as_string()?, made.get(1).as_string()?, made.get(2).as_string()?])
}
