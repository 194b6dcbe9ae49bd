//! What the reader chose on an earlier visit, and what was to be kept until the next, on the reader's own
//! machine.
//!
//! Knows names and texts; a browser that keeps nothing forgets every choice, and nothing else.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten())
}

/// Keeps a choice; `false` where the browser keeps nothing, or has no room.
pub fn keep(name: &str, choice: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, choice).is_ok())
}

/// A choice kept before.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps it no longer.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _gone = storage.remove_item(name);
    }
}
