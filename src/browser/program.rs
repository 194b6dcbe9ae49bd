//! Programs that come when they are first asked for: the one that makes what a reader takes along.
//!
//! WebAssembly cannot import a module, so the page has a function for it (`index.html`); where each
//! program is stands in attributes of the page. Does not know what the programs do.

use super::page;
use js_sys::futures::JsFuture;
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
    module: RefCell<Option<Module>>,
    /// How often it did not come: a browser may keep that in mind, so the next try has another name.
    failures: Cell<usize>,
}

impl Program {
    const fn at(place: &'static str) -> Self {
        Self { place, module: RefCell::new(None), failures: Cell::new(0) }
    }
}

thread_local! {
    static DESK: Program = const { Program::at("data-desk") };
}

/// The program, fetched and started unless it is there already; `None` if it cannot be had.
async fn program(which: &'static std::thread::LocalKey<Program>) -> Option<Module> {
    if let Some(module) = which.with(|program| program.module.borrow().clone()) {
        return Some(module);
    }
    let (address, failures) =
        which.with(|program| (page::root_attribute(program.place), program.failures.get()));
    let started = async {
        let module: Module =
            JsFuture::from(import(&(address + &"?".repeat(failures)))?).await?.unchecked_into();
        JsFuture::from(module.start()?).await.map(|_| module)
    };
    match started.await {
        Ok(module) => {
            which.with(|program| program.module.replace(Some(module.clone())));
            Some(module)
        }
        Err(_) => {
            which.with(|program| program.failures.set(failures + 1));
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
