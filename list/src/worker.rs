//! The way to the worker: what is told to it and what it tells, as JSON; files as they are.
//!
//! Knows the messages of `worker.js`, and nothing of what they are about.

use crate::summary::File;
use engine::protocol::{Ask, Setup, Summary, Told};
use js_sys::{Object, Reflect};
use plenary::browser::file;
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// What comes from the worker without having been asked for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// How far the reading is.
    Progress(Progress),
    /// The list has been read.
    Ready(Box<Ready>),
    /// Something could not be done.
    Failed(Failed),
    /// Whether the list is kept in the browser.
    Kept(bool),
}

/// How far the reading is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// Good rows so far.
    pub rows: usize,
    /// Bytes read, as they stand in the file.
    pub read: u64,
    /// Bytes of the file; 0 = not known.
    pub size: u64,
}

/// A list that has been read.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Ready {
    /// What the engine says of it.
    pub summary: Summary,
    /// What the worker says of its file.
    pub file: File,
}

/// Why something could not be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Failed {
    /// Which kind of failure.
    pub kind: String,
    /// A status, a host, the browser's own word.
    pub detail: String,
}

type Waiting = Rc<RefCell<HashMap<u32, Box<dyn FnOnce(Told)>>>>;

/// The worker; it ends with this value.
pub struct Worker {
    worker: web_sys::Worker,
    waiting: Waiting,
    next: std::cell::Cell<u32>,
    _heard: Closure<dyn Fn(web_sys::MessageEvent)>,
    _broke: Closure<dyn Fn()>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Worker {
    /// Starts the worker whose script stands at `address`; `None` if the browser has none.
    pub fn start(address: &str, heard: impl Fn(News) + 'static) -> Option<Self> {
        let options = web_sys::WorkerOptions::new();
        options.set_type(web_sys::WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(address, &options).ok()?;
        let waiting = Waiting::default();
        let heard = Rc::new(heard);
        let (asked, told) = (Rc::clone(&waiting), Rc::clone(&heard));
        let message =
            Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
                hear(&event.data(), &asked, &*told)
            });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        let broke = Closure::<dyn Fn()>::new(move || {
            heard(News::Failed(Failed { kind: "engine".to_owned(), detail: String::new() }));
        });
        worker.set_onerror(Some(broke.as_ref().unchecked_ref()));
        let next = std::cell::Cell::new(1);
        Some(Self { worker, waiting, next, _heard: message, _broke: broke })
    }

    /// Opens a file, a text as a file, or an address; `encoding` empty = to be guessed.
    pub fn open(&self, from: &JsValue, name: &str, encoding: &str) {
        let order = Object::new();
        put(&order, "do", &"open".into());
        put(&order, "from", from);
        put(&order, "name", &name.into());
        put(&order, "encoding", &encoding.into());
        self.post(&order);
    }

    /// Opens the list that is kept in this browser.
    pub fn reopen(&self) {
        self.order("reopen", &[]);
    }

    /// Keeps the list in this browser.
    pub fn keep(&self, file: &File) {
        self.order("keep", &[("name", &file.name), ("encoding", &file.encoding)]);
    }

    /// Forgets the list that is kept.
    pub fn forget(&self) {
        self.order("forget", &[]);
    }

    /// Says which column is what.
    pub fn setup(&self, setup: &Setup, told: impl FnOnce(Told) + 'static) {
        self.send("setup", "setup", &json!(setup), told);
    }

    /// Asks something.
    pub fn ask(&self, ask: &Ask, told: impl FnOnce(Told) + 'static) {
        self.send("ask", "ask", &json!(ask), told);
    }

    /// Has rows written into a file of this name; `mark` = with the mark that Excel knows UTF-8 by.
    pub fn export(&self, ask: &Value, name: &str, mark: bool) {
        let order = Object::new();
        put(&order, "do", &"export".into());
        put(&order, "name", &name.into());
        put(&order, "mark", &mark.into());
        put(&order, "ask", &parsed(ask));
        self.post(&order);
    }

    fn send(&self, what: &str, key: &str, asked: &Value, told: impl FnOnce(Told) + 'static) {
        let id = self.next.get();
        self.next.set(id.wrapping_add(1));
        self.waiting.borrow_mut().insert(id, Box::new(told));
        let order = Object::new();
        put(&order, "do", &what.into());
        put(&order, "id", &id.into());
        put(&order, key, &parsed(asked));
        self.post(&order);
    }

    fn order(&self, what: &str, texts: &[(&str, &str)]) {
        let order = Object::new();
        put(&order, "do", &what.into());
        for (name, text) in texts {
            put(&order, name, &(*text).into());
        }
        self.post(&order);
    }

    fn post(&self, order: &Object) {
        // Plain objects, texts and files can all be told to a worker.
        let _told = self.worker.post_message(order);
    }
}

fn put(to: &Object, name: &str, value: &JsValue) {
    // Setting a member of a new object cannot fail.
    let _set = Reflect::set(to, &name.into(), value);
}

fn parsed(value: &Value) -> JsValue {
    js_sys::JSON::parse(&value.to_string()).unwrap_or_default()
}

#[derive(Deserialize)]
struct Answered {
    id: u32,
    told: Told,
}

fn hear(data: &JsValue, waiting: &Waiting, heard: &dyn Fn(News)) {
    let Some(text) = data.as_string() else {
        let member = |name: &str| Reflect::get(data, &name.into()).ok();
        let name = member("name").and_then(|it| it.as_string()).unwrap_or_default();
        let blob = member("blob").and_then(|it| it.dyn_into::<web_sys::Blob>().ok());
        let address = blob.and_then(|it| web_sys::Url::create_object_url_with_blob(&it).ok());
        if let Some(address) = address {
            file::save_from(&name, address);
        }
        return;
    };
    if let Ok(answered) = serde_json::from_str::<Answered>(&text) {
        let act = waiting.borrow_mut().remove(&answered.id);
        if let Some(act) = act {
            act(answered.told);
        }
    } else if let Ok(news) = serde_json::from_str::<News>(&text) {
        heard(news);
    }
}
