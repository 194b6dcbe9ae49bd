//! The second program, which makes what a reader takes along: fetched when it is first asked for.
//!
//! The page has a script that fetches it (`index.html`); texts go in and come out.

use super::script;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The program, fetched unless it is there already. `None` if it cannot be had.
async fn program() -> Option<JsValue> {
    script::call("fetchDesk", &[]).await
}

/// Fetches the program unless it is there already; `false` if it cannot be had.
pub async fn fetch() -> bool {
    program().await.is_some()
}

/// What its function `name` makes of these texts. `None` if it cannot be had or makes nothing.
pub async fn ask(name: &str, asked: &[&str]) -> Option<Vec<String>> {
    let desk = program().await?;
    let make: Function = Reflect::get(&desk, &name.into()).ok()?.dyn_into().ok()?;
    let texts: Array = asked.iter().map(|text| JsValue::from_str(text)).collect();
    let made: Array = make.apply(&JsValue::NULL, &texts).ok()?.dyn_into().ok()?;
    made.iter().map(|text| text.as_string()).collect()
}
