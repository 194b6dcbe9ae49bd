//! Checks a copy of the document against a dataset: `cargo run --bin audit -- TEXT [DATASET]`; without
//! one, against the bundled dataset. The page does the same. Ends with 0 if everything is found as
//! recorded, with 1 if not, with 2 if a file cannot be read.

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
    let mut arguments = std::env::args().skip(1);
    let Some(file) = arguments.next() else {
        return Err("Give a text: cargo run --bin audit -- TEXT [DATASET]".to_owned());
    };
    let read = |path: &str| std::fs::read(path).map_err(|error| format!("{path}: {error}."));
    let dataset = match arguments.next() {
        Some(dataset) => String::from_utf8_lossy(&read(&dataset)?).into_owned(),
        None => BUNDLED.to_owned(),
    };
    let loaded = load(&dataset).map_err(|problems| format!("The dataset: {problems:?}"))?;
    let text = String::from_utf8_lossy(&read(&file)?).into_owned();
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
    Ok(report.findings.is_empty())
}
