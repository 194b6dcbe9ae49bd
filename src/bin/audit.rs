//! Checks a copy of the document against a dataset: `cargo run --bin audit -- TEXT [DATASET]`; without
//! one, against the bundled dataset. The page does the same. Ends with 0 if everything is found as
//! recorded, with 1 if not, with 2 if a file cannot be read.
//!
//! With `--gaps`, prints what the dataset's document keeps of the words between the mentions of the
//! list, from the text that the dataset is made from; ends with 1, and says what differs, if not every
//! heading and name stands there as recorded.

use plenary::check;
use plenary::data::load;
use plenary::text::{Lang, check as say};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}

const BUNDLED: &str = include_str!("../../public/data/sco-rats-2022.json");

fn run() -> Result<bool, String> {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let wants_gaps = flags.iter().any(|flag| flag == "--gaps");
    let mut files = files.into_iter();
    let (Some(file), true) = (files.next(), flags.iter().all(|flag| flag == "--gaps")) else {
        return Err("Give a text: cargo run --bin audit -- [--gaps] TEXT [DATASET]".to_owned());
    };
    let read = |path: &str| std::fs::read(path).map_err(|error| format!("{path}: {error}."));
    let dataset = match files.next() {
        Some(dataset) => String::from_utf8_lossy(&read(&dataset)?).into_owned(),
        None => BUNDLED.to_owned(),
    };
    let loaded = load(&dataset).map_err(|problems| format!("The dataset: {problems:?}"))?;
    let text = String::from_utf8_lossy(&read(&file)?).into_owned();
    if wants_gaps && let Some(gaps) = check::gaps(&loaded.dataset, &text) {
        println!("\"gaps\": \"{gaps}\"");
        return Ok(true);
    }
    let words = Lang::default().words();
    let report = check::check(&loaded.dataset, &text)
        .map_err(|why| format!("{file}: {}", say::unreadable(words, why)))?;
    println!("{}", say::summary(words, &report));
    println!("{}", say::identity(words, &report));
    if let Some(typeset) = say::typeset(words, &loaded.dataset, &report) {
        println!("{typeset}");
    }
    for finding in &report.findings {
        println!("- {}", say::finding(words, &loaded.dataset, finding));
    }
    if wants_gaps {
        println!("No gaps: every heading and name must first be found here as recorded.");
        return Ok(false);
    }
    Ok(report.findings.is_empty())
}
