//! Checks a copy of the document against the bundled dataset: `audit DATASET FILE`. Called by
//! `cargo xtask audit`; the page does the same. Ends with 0 if everything is found as recorded, with
//! 1 if not, with 2 if a file cannot be read.

use plenary::data::{check, load};
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

fn run() -> Result<bool, String> {
    let mut arguments = std::env::args().skip(1);
    let (Some(dataset), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("Two files are needed: a dataset and a text.".to_owned());
    };
    let read = |path: &str| std::fs::read(path).map_err(|error| format!("{path}: {error}."));
    let dataset = String::from_utf8_lossy(&read(&dataset)?).into_owned();
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
