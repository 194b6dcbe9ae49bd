//! What the reader chose on an earlier visit, kept on the reader's own machine.
//!
//! Knows names and texts; a browser that keeps nothing forgets every choice, and nothing else.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten())
}

/// Keeps a choice, where the browser lets a page keep anything.
pub fn keep(name: &str, choice: &str) {
    if let Some(storage) = storage() {
        let _full = storage.set_item(name, choice);
    }
}

/// A choice kept before.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}
