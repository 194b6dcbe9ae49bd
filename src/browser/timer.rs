//! What is done later: after the current task, after so many milliseconds, after the next paint.
//!
//! Closures go once they were called: `gloo-timers` keeps one for good when its timer is forgotten (four
//! of them an act on a list cost memory without end), and has nothing for the next paint.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Does something after the current task.
pub fn soon(act: impl FnOnce() + 'static) {
    after(0, act);
}

/// Does something after so many milliseconds. The closure goes once it was called, and nothing is
/// kept by a timer.
pub fn after(milliseconds: i32, act: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(act);
    if let Some(window) = web_sys::window() {
        // Only something that is no function is refused.
        let _asked = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            then.unchecked_ref(),
            milliseconds,
        );
    }
}

/// Does something after the page has been painted the next time.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(move || soon(act));
    if let Some(window) = web_sys::window() {
        // Only something that is no function is refused.
        let _asked = window.request_animation_frame(then.unchecked_ref());
    }
}
