//! The way to the worker: what is told to it and what it tells, as JSON; files as they are.
//!
//! Knows the messages of `worker.js`, and nothing of what they are about.

use super::reading::told;
use super::summary::File;
use crate::browser::worker::{Heard, Worker as Thread};
use crate::query::Reading;
use crate::view::open::ListOrigin;
use engine::protocol::{Ask, Book, Reply, Setup, Summary};
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use tree::Json;

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

impl Failed {
    /// Whether the worker's program broke: it answers nothing any more.
    pub fn is_fault(&self) -> bool {
        self.kind == "fault"
    }
}

type Waiting = Rc<RefCell<HashMap<u32, Box<dyn FnOnce(Reply)>>>>;

/// The worker; it ends with this value.
pub struct Worker {
    thread: Thread,
    waiting: Waiting,
    next: Cell<u32>,
}

impl Worker {
    /// Starts the worker whose script stands at `address`; `None` if the browser has none.
    pub fn start(address: &str, heard: impl Fn(News) + 'static) -> Option<Self> {
        let waiting = Waiting::default();
        let asked = Rc::clone(&waiting);
        let thread = Thread::start(address, move |told| match told {
            Heard::Text(text) => hear(&text, &asked, &heard),
            Heard::Broken => {
                heard(News::Failed(Failed { kind: "engine".to_owned(), detail: String::new() }));
            }
        })?;
        Some(Self { thread, waiting, next: Cell::new(1) })
    }

    /// Opens a list, to be read as far as is said; the rest is guessed.
    pub fn open(&self, origin: &ListOrigin, reading: &Reading) {
        let (name, choices) = (origin.name(), told(reading));
        match origin {
            ListOrigin::Given(file) => {
                let order = json!({ "do": "open", "name": name, "choices": choices });
                self.thread.tell(&order.to_string(), Some(file));
            }
            ListOrigin::Address(address) => self
                .order(&json!({ "do": "open", "from": address, "name": name, "choices": choices })),
            ListOrigin::Kept => self.order(&json!({ "do": "reopen", "choices": choices })),
        }
    }

    /// Has the same file read in another way.
    pub fn again(&self, reading: &Reading) {
        self.order(&json!({ "do": "again", "choices": told(reading) }));
    }

    /// Keeps the list in this browser, and how it is read.
    pub fn keep(&self, file: &File, reading: &Reading) {
        self.order(&json!({ "do": "keep", "name": file.name, "choices": told(reading) }));
    }

    /// Forgets the list that is kept.
    pub fn forget(&self) {
        self.order(&json!({ "do": "forget" }));
    }

    /// Says which column is what.
    pub fn setup(&self, setup: &Setup, told: impl FnOnce(Reply) + 'static) {
        self.send("setup", &json!(setup), told);
    }

    /// Asks something.
    pub fn ask(&self, ask: &Ask, told: impl FnOnce(Reply) + 'static) {
        self.send("ask", &json!(ask), told);
    }

    /// Has rows written into a file of this name; `mark` = with the mark that Excel knows UTF-8 by.
    pub fn export(&self, ask: &Value, name: &str, mark: bool) {
        self.order(&json!({ "do": "export", "name": name, "mark": mark, "ask": ask }));
    }

    /// Has a workbook written into a file of this name.
    pub fn save_book(&self, book: &Book, name: &str) {
        self.order(&json!({ "do": "export", "name": name, "book": book }));
    }

    fn send(&self, what: &str, asked: &Value, told: impl FnOnce(Reply) + 'static) {
        let id = self.next.get();
        self.next.set(id.wrapping_add(1));
        self.waiting.borrow_mut().insert(id, Box::new(told));
        self.order(&json!({ "do": what, "id": id, what: asked }));
    }

    fn order(&self, order: &Value) {
        self.thread.tell(&order.to_string(), None);
    }
}

#[derive(Deserialize)]
struct Answered {
    id: u32,
    told: Reply,
}

fn hear(text: &str, waiting: &Waiting, heard: &dyn Fn(News)) {
    let Some(told) = Json::read(text) else { return };
    if told.get("id").is_none() {
        return told.typed().into_iter().for_each(heard);
    }
    if let Some(Answered { id, told }) = told.typed() {
        let act = waiting.borrow_mut().remove(&id);
        if let Some(act) = act {
            act(told);
        }
    }
}
