//! Mounts the app; nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    plenary::view::start(plenary::view::open::Openers {
        list: plenary::list::open,
        review: plenary::review::open,
    });
}
