//! Renders the start page of a dataset to standard output, for the snapshot in `index.html`.
//!
//! `prerender FILE`. Knows no page around it; `cargo xtask build` puts the text in its place.

use plenary::text::{Lang, problems};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut stderr = std::io::stderr();
    let Some(file) = std::env::args().nth(1) else {
        let _told = writeln!(stderr, "usage: prerender DATASET.json");
        return ExitCode::from(2);
    };
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            let _told = writeln!(stderr, "{file}: {error}");
            return ExitCode::from(2);
        }
    };
    match plenary::view::snapshot(&text) {
        Ok(html) => match std::io::stdout().write_all(html.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(found) => {
            for problem in &found {
                let (place, what) = problems::problem(Lang::default().words(), problem);
                let _told = writeln!(stderr, "{file}: {place}: {what}");
            }
            ExitCode::FAILURE
        }
    }
}
