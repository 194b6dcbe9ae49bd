//! The service worker: registered where a page may have one, and heard when it has a new version.
//!
//! What it keeps and when it changes over is its own affair (`public/sw.js`). Where there is none
//! (a file, plain http, a browser without) the page works as before, from the network.

use js_sys::futures::JsFuture;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

thread_local! {
    /// The version that waits for the reader's word.
    static WAITING: RefCell<Option<ServiceWorker>> = const { RefCell::new(None) };
}

fn container() -> Option<ServiceWorkerContainer> {
    let window = web_sys::window()?;
    let navigator = window.navigator();
    let has = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).ok()?;
    (has && window.is_secure_context()).then(|| navigator.service_worker())
}

fn listen(on: &web_sys::EventTarget, event: &str, act: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(act);
    if on.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).is_ok() {
        listener.forget();
    }
}

/// Registers the worker at `address`, and calls `is_there` whenever a new version is complete and
/// waits, or has been taken in another tab.
pub async fn start(address: &str, is_there: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    let Ok(promise) = JsFuture::from(container.register(address)).await else { return };
    let Ok(registration) = promise.dyn_into::<ServiceWorkerRegistration>() else { return };
    let is_there = Rc::new(is_there);
    let see = {
        let (container, registration) = (container.clone(), registration.clone());
        let is_there = Rc::clone(&is_there);
        move || {
            // The first version of all waits for nobody.
            let waiting = registration.waiting().filter(|_| container.controller().is_some());
            if waiting.is_some() {
                WAITING.with(|kept| *kept.borrow_mut() = waiting);
                is_there();
            }
        }
    };
    see();
    if container.controller().is_some() {
        let is_there = Rc::clone(&is_there);
        listen(&container, "controllerchange", move || is_there());
    }
    let found = registration.clone();
    listen(&registration, "updatefound", move || {
        if let Some(worker) = found.installing() {
            let see = see.clone();
            listen(&worker, "statechange", see);
        }
    });
}

/// Lets the version that waits take over, and opens the page anew once it has. Where another tab has
/// let it already, at once.
pub fn change_over() {
    let reload = || {
        if let Some(window) = web_sys::window() {
            let _gone = window.location().reload();
        }
    };
    let waiting = WAITING.take().filter(|worker| worker.state() == ServiceWorkerState::Installed);
    let (Some(container), Some(waiting)) = (container(), waiting) else { return reload() };
    listen(&container, "controllerchange", reload);
    let _asked = waiting.post_message(&JsValue::from_str("change over"));
}
