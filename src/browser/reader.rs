//! The reader of releases: a program beside the page, in a worker, fetched when it is first asked.
//!
//! Knows the messages of `reader/reader-worker.js`, and nothing of what texts and answers are about.

use super::file::Given;
use super::page;
use super::worker::{Heard, Worker};
use js_sys::futures::JsFuture;
use js_sys::{Function, Promise};
use serde_json::json;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

/// The attribute of the page that says where the worker's script is.
const PLACE: &str = "data-reader";

thread_local! {
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
    static WAITING: RefCell<Vec<(u32, Function)>> = const { RefCell::new(Vec::new()) };
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// The answer to a text; `None` if the reader cannot be had, or broke over it.
pub async fn ask(what: &str, text: &str) -> Option<String> {
    answer(what, text, None).await
}

/// The answer to a file; `None` if the reader cannot be had, or broke over it.
pub async fn ask_of_file(what: &str, file: &Given) -> Option<String> {
    answer(what, "", Some(file)).await
}

/// Has the reader at hand soon.
pub fn fetch() {
    let _there = started();
}

async fn answer(what: &str, text: &str, file: Option<&Given>) -> Option<String> {
    if !started() {
        return None;
    }
    let id = LAST.get().wrapping_add(1);
    LAST.set(id);
    let told = Promise::new(&mut |settle, _| {
        WAITING.with_borrow_mut(|waiting| waiting.push((id, settle)));
    });
    let order = json!({ "id": id, "do": what, "text": text }).to_string();
    WORKER.with_borrow(|worker| {
        if let Some(worker) = worker {
            worker.tell(&order, file);
        }
    });
    JsFuture::from(told).await.ok()?.as_string().filter(|answer| !answer.is_empty())
}

/// Starts the worker unless it runs; `false` if the browser has none.
fn started() -> bool {
    if WORKER.with_borrow(Option::is_some) {
        return true;
    }
    let worker = Worker::start(&page::root_attribute(PLACE), |heard| match heard {
        Heard::Text(text) => {
            let Some((id, answer)) = text.split_once(' ') else { return };
            if answer.is_empty() {
                // What broke once does not run on; the next question starts it anew.
                WORKER.take();
            }
            let found = WAITING.with_borrow_mut(|waiting| {
                let at = waiting.iter().position(|(number, _)| number.to_string() == id)?;
                Some(waiting.swap_remove(at).1)
            });
            settle(found, &answer.into());
        }
        Heard::Broken => {
            WORKER.take();
            settle(WAITING.take().into_iter().map(|(_, settle)| settle), &JsValue::NULL);
        }
    });
    WORKER.replace(worker);
    WORKER.with_borrow(Option::is_some)
}

fn settle(waiting: impl IntoIterator<Item = Function>, answer: &JsValue) {
    for settle in waiting {
        // The function that settles a promise does not throw.
        let _done = settle.call1(&JsValue::NULL, answer);
    }
}
