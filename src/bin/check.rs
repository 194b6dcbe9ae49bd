//! Checks a dataset: `cargo run --bin check -- DATASET`. The page reads datasets by the same code.
//! Names the path and the remedy of each problem; ends with 0 if there is none, with 1 if there are,
//! with 2 if nothing can be shown.

use plenary::check::gaps_wanted;
use plenary::data::{Dataset, Problem, Translation, load, load_in};
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
            let text = String::from_utf8_lossy(&bytes);
            let mut lacking = Vec::new();
            for lang in &dataset.translations {
                lacking.extend(untranslated(&file, &text, lang));
            }
            lacking.iter().for_each(|line| println!("- {line}"));
            if loaded.problems.is_empty() && lacking.is_empty() {
                println!("No problem found.");
            }
            hint(dataset).into_iter().for_each(|hint| println!("{hint}"));
            if dataset.imprint.authors.is_empty() {
                println!("Hint: without authors, citations begin with the title.");
            }
            ExitCode::from(u8::from(!(loaded.problems.is_empty() && lacking.is_empty())))
        }
        Err(found) => {
            println!("Nothing of this can be shown.");
            found.iter().for_each(tell);
            ExitCode::from(2)
        }
    }
}

/// What the file of a dataset's texts in a language lacks, a line each.
fn untranslated(file: &str, text: &str, lang: &str) -> Vec<String> {
    let beside = Translation::beside(file, lang);
    let Ok(texts) = std::fs::read_to_string(&beside) else {
        return vec![format!(
            "{beside}: the dataset names “{lang}” among its translations, and this file cannot be read."
        )];
    };
    let Some(translation) =
        Translation::read(&texts).filter(|translation| translation.lang == lang)
    else {
        return vec![format!(
            "{beside}: is no file of texts in “{lang}”: “format” must be “participation-texts”, “language” this language, “texts” an object."
        )];
    };
    let lacking = load_in(text, Some(&translation)).map(|loaded| loaded.untranslated);
    let line = |text: String| format!("{beside}: has no text for “{text}”.");
    lacking.unwrap_or_default().into_iter().map(line).collect()
}

/// What a dataset can do without, and would be better with.
fn hint(dataset: &Dataset) -> Option<String> {
    let wanted = gaps_wanted(dataset);
    let has = match &dataset.document.gaps {
        None => "without documents[0].gaps".to_owned(),
        Some(gaps) if gaps.len() != wanted => {
            format!("with {} entries in documents[0].gaps instead of {wanted}", gaps.len())
        }
        Some(_) => return None,
    };
    Some(format!(
        "Hint: {has}, the check of a copy does not notice a name added to the list. \
         `cargo run --bin audit -- --gaps TEXT DATASET` prints them."
    ))
}
