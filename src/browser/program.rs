//! Programs that come when they are first asked for: the one that makes what a reader takes along.
//!
//! WebAssembly cannot import a module, so the page has a function for it (`index.html`); where each
//! program is stands in attributes of the page. Does not know what the programs do.

use super::page;
use js_sys::futures::{JsFuture, future_to_promise};
use js_sys::{Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The page's function that imports a module.
    #[wasm_bindgen(catch, js_name = importModule)]
    fn import(address: &str) -> Result<Promise, JsValue>;

    /// A program's module, as wasm-bindgen writes it.
    #[derive(Clone)]
    type Module;
    #[wasm_bindgen(method, catch, js_name = default)]
    fn start(this: &Module) -> Result<Promise, JsValue>;

    /// The desk (`desk/src/main.rs`).
    #[wasm_bindgen(extends = Module)]
    type Desk;
    #[wasm_bindgen(method)]
    fn make(this: &Desk, asked: &Object) -> Option<Vec<String>>;
    #[wasm_bindgen(method)]
    fn single(this: &Desk, asked: &Object) -> Option<Vec<String>>;
    #[wasm_bindgen(method)]
    fn check(this: &Desk, asked: &Object) -> Option<Vec<String>>;
}

/// A program that is fetched once.
struct Program {
    /// The attribute of the page that says where it is.
    place: &'static str,
    /// The module, started. All who ask wait for the same promise, so they go on in the order in which they
    /// asked, and the program comes once.
    coming: RefCell<Option<Promise>>,
    /// How often it did not come: a browser may keep that in mind, so the next try has another name.
    failures: Cell<usize>,
}

impl Program {
    const fn at(place: &'static str) -> Self {
        Self { place, coming: RefCell::new(None), failures: Cell::new(0) }
    }

    fn coming(&self) -> Promise {
        let begin = || {
            let address = page::root_attribute(self.place) + &"?".repeat(self.failures.get());
            future_to_promise(started(address))
        };
        self.coming.borrow_mut().get_or_insert_with(begin).clone()
    }

    /// Has it fetched anew by the next who asks, unless one of those who waited has said so already.
    fn failed(&self, promise: &Promise) {
        let mut coming = self.coming.borrow_mut();
        if coming.as_ref().is_some_and(|it| Object::is(it, promise)) {
            *coming = None;
            self.failures.set(self.failures.get() + 1);
        }
    }
}

thread_local! {
    static DESK: Program = const { Program::at("data-desk") };
}

/// A program's module, once it runs.
async fn started(address: String) -> Result<JsValue, JsValue> {
    let module: Module = JsFuture::from(import(&address)?).await?.unchecked_into();
    JsFuture::from(module.start()?).await?;
    Ok(module.into())
}

/// The program, fetched and started unless it is there already; `None` if it cannot be had.
async fn program(which: &'static std::thread::LocalKey<Program>) -> Option<Module> {
    let promise = which.with(Program::coming);
    match JsFuture::from(promise.clone()).await {
        Ok(module) => Some(module.unchecked_into()),
        Err(_) => {
            which.with(|program| program.failed(&promise));
            None
        }
    }
}

/// Fetches the desk unless it is there already; `false` if it cannot be had.
pub async fn fetch_desk() -> bool {
    program(&DESK).await.is_some()
}

/// What is asked of the desk: the members of `Asked` in `desk/src/main.rs`, by name.
pub type Asked<'a> = [(&'a str, &'a str)];

/// What the desk makes: name, media type and text of a file. `None` if the desk cannot be had or makes
/// nothing.
pub async fn make(asked: &Asked<'_>) -> Option<Vec<String>> {
    let desk: Desk = program(&DESK).await?.unchecked_into();
    desk.make(&object(asked))
}

/// The whole page in one file, as [`make`] gives a file.
pub async fn single(asked: &Asked<'_>) -> Option<Vec<String>> {
    let desk: Desk = program(&DESK).await?.unchecked_into();
    desk.single(&object(asked))
}

/// What came of a check, as texts.
pub async fn check(asked: &Asked<'_>) -> Option<Vec<String>> {
    let desk: Desk = program(&DESK).await?.unchecked_into();
    desk.check(&object(asked))
}

fn object(asked: &Asked) -> Object {
    let object = Object::new();
    for (name, text) in asked {
        // Setting a member of a new object cannot fail.
        let _set = Reflect::set(&object, &(*name).into(), &(*text).into());
    }
    object
}
