//! The page inside another one: tells the host how high it is.
//!
//! The message is `{ type: "plenary-height", height: N }`, N in CSS pixels, sent to whoever holds
//! the frame, whenever the height changes. It carries nothing else.

use super::page;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// From now on tells the host the height of the page's body.
pub fn tell_height() {
    let told = Closure::<dyn Fn()>::new(|| {
        let Some(window) = web_sys::window() else { return };
        let Some(host) = window.parent().ok().flatten() else { return };
        let Some(body) = page::body() else { return };
        let height = body.get_bounding_client_rect().height().ceil();
        let message = js_sys::Object::new();
        let put = |name: &str, value: &JsValue| {
            // Setting a member of a new object cannot fail.
            let _set = js_sys::Reflect::set(&message, &name.into(), value);
        };
        put("type", &"plenary-height".into());
        put("height", &height.into());
        // A host that is gone needs no height.
        let _sent = host.post_message(&message, "*");
    });
    let observer = web_sys::ResizeObserver::new(told.as_ref().unchecked_ref());
    if let (Ok(observer), Some(body)) = (observer, page::body()) {
        observer.observe(&body);
        told.forget();
        // It must outlive this call, or it is collected.
        std::mem::forget(observer);
    }
}
