//! Checks a dataset: `cargo run --bin check -- DATASET`. The page reads datasets by the same code.
//! Names the path and the remedy of each problem; ends with 0 if there is none, with 1 if there are,
//! with 2 if nothing can be shown.

use plenary::data::{Problem, load};
use plenary::text::{Lang, problems};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("Give a dataset: cargo run --bin check -- DATASET");
        return ExitCode::from(2);
    };
    let bytes = match std::fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{file}: {error}.");
            return ExitCode::from(2);
        }
    };
    let tell = |problem: &Problem| {
        let (place, what) = problems::problem(Lang::default().words(), problem);
        println!("- {place}: {what}");
    };
    match load(&String::from_utf8_lossy(&bytes)) {
        Ok(loaded) => {
            let dataset = &loaded.dataset;
            println!(
                "{} participants, {} memberships, {} points, {} editions, {} sources.",
                dataset.participations.len(),
                dataset.memberships.len(),
                dataset.points.len(),
                dataset.editions.len(),
                dataset.sources.len()
            );
            loaded.problems.iter().for_each(tell);
            if loaded.problems.is_empty() {
                println!("No problem found.");
            }
            ExitCode::from(u8::from(!loaded.problems.is_empty()))
        }
        Err(found) => {
            println!("Nothing of this can be shown.");
            found.iter().for_each(tell);
            ExitCode::from(2)
        }
    }
}
