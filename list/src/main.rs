//! What the page calls of the program for lists: open a file, an address, or the list that is kept.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod called {
    use wasm_bindgen::prelude::*;

    /// Opens a list: a file, the whole address of one, or (`undefined`) the one kept in this browser;
    /// `name` is what it is called, `worker` the address of the worker's script.
    #[wasm_bindgen]
    pub fn open(from: JsValue, name: String, worker: String) {
        list::shell::open(from, name, worker);
    }
}
