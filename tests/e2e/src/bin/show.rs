//! Serves a built site for people: `show FOLDER PORT`. `cargo run -p e2e --bin show -- dist 8080` shows a release.

use std::path::Path;

fn main() -> Result<(), e2e::Trouble> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("which folder?")?;
    let port = arguments.next().ok_or("which port?")?.parse()?;
    e2e::server::show(Path::new(&folder), port)
}
