//! Mounts the app; nothing else.

fn main() {
    plenary::view::start();
}
