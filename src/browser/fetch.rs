//! Fetching a text of the same origin.

use js_sys::futures::JsFuture;
use wasm_bindgen::{JsCast, JsValue};

/// Why there is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The server answered with this status.
    Status(u16),
    /// There was no answer; the browser's reason.
    Network(String),
}

/// The text at `address`.
///
/// # Errors
/// Any status but 2xx, and every failure to reach the server or to read its answer.
pub async fn text(address: &str) -> Result<String, FetchError> {
    let network = |error: JsValue| {
        let reason = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
        FetchError::Network(reason.map(String::from).unwrap_or_default())
    };
    let window = web_sys::window().ok_or(FetchError::Network(String::new()))?;
    let answer = JsFuture::from(window.fetch_with_str(address)).await.map_err(network)?;
    let answer: web_sys::Response = answer.dyn_into().map_err(network)?;
    if !answer.ok() {
        return Err(FetchError::Status(answer.status()));
    }
    let text = JsFuture::from(answer.text().map_err(network)?).await.map_err(network)?;
    text.as_string().ok_or(FetchError::Network(String::new()))
}
