//! A worker: a program beside the page, told orders as JSON and heard as texts; files go as they are.
//!
//! Knows nothing of what orders and texts are about.

use super::file::{Given, save_from};
use js_sys::{JSON, Reflect};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The single file's own way to start the worker of lists, which has no script beside it
    /// (`xtask/templates/single.js`). What it gives is used as a worker is. Missing elsewhere.
    #[wasm_bindgen(catch, js_namespace = window, js_name = startListWorker)]
    fn start_inside() -> Result<web_sys::Worker, JsValue>;
}

/// What is heard of a worker.
pub enum Heard {
    /// A text that it has sent.
    Text(String),
    /// It broke, or could not be started.
    Broken,
}

/// A worker; it ends with this value.
pub struct Worker {
    worker: web_sys::Worker,
    _message: Closure<dyn Fn(web_sys::MessageEvent)>,
    _broke: Closure<dyn Fn()>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Worker {
    /// Starts the worker whose script stands at `address`; `None` if the browser has none. A file that
    /// it sends (an object with `name` and `blob`) is handed to the reader.
    pub fn start(address: &str, heard: impl Fn(Heard) + 'static) -> Option<Self> {
        let options = web_sys::WorkerOptions::new();
        options.set_type(web_sys::WorkerType::Module);
        let started = match cfg!(feature = "whole") {
            true => start_inside(),
            false => web_sys::Worker::new_with_options(address, &options),
        };
        let worker = started.ok()?;
        let heard = Rc::new(heard);
        let told = Rc::clone(&heard);
        let message =
            Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
                match event.data().as_string() {
                    Some(text) => told(Heard::Text(text)),
                    None => saved(&event.data()),
                }
            });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        let broke = Closure::<dyn Fn()>::new(move || heard(Heard::Broken));
        worker.set_onerror(Some(broke.as_ref().unchecked_ref()));
        Some(Self { worker, _message: message, _broke: broke })
    }

    /// Tells the worker an order, a JSON object; a file comes along as its member `from`.
    pub fn tell(&self, order: &str, file: Option<&Given>) {
        let order = JSON::parse(order).unwrap_or_default();
        if let Some(file) = file {
            // Setting a member of a plain object cannot fail.
            let _set = Reflect::set(&order, &"from".into(), file.as_file());
        }
        // Plain objects, texts and files can all be told to a worker.
        let _told = self.worker.post_message(&order);
    }
}

/// Hands a file that a worker has made to the reader.
fn saved(data: &JsValue) {
    let member = |name: &str| Reflect::get(data, &name.into()).ok();
    let name = member("name").and_then(|value| value.as_string()).unwrap_or_default();
    let blob = member("blob").and_then(|value| value.dyn_into::<web_sys::Blob>().ok());
    let address = blob.and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob).ok());
    if let Some(address) = address {
        save_from(&name, address);
    }
}
