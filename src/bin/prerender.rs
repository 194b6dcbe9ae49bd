//! Renders the start page of a dataset to standard output, in every language: a JSON array of texts,
//! for `index.html` and its siblings.
//!
//! `prerender FILE`. Knows no page around it; `cargo xtask build` puts the texts in their places.

use plenary::data::Translation;
use plenary::text::{Lang, Words, intl::NATIVE, problems};
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
    let mut pages = Vec::new();
    for lang in Lang::all() {
        if let Err(mistakes) = Words::from_locale(lang, lang.locale(), &NATIVE) {
            for mistake in mistakes {
                let (key, what) = (mistake.key, mistake.what);
                let _told = writeln!(stderr, "locales/{}.json: {key} {what}", lang.tag());
            }
            return ExitCode::FAILURE;
        }
        let words = lang.words();
        // Beside the dataset, as the page looks for it.
        let texts = std::fs::read_to_string(Translation::beside(&file, lang.tag())).ok();
        match plenary::view::page(&text, texts, words) {
            Ok(page) => pages.push(serde_json::json!({
                "lang": lang.tag(),
                "title": page.title,
                "description": page.description,
                "fault": words.fault(),
                "fault_rest": words.fault_rest(),
                "skip": words.skip_to_results(),
                "lost": words.lost(),
                "lost_home": words.lost_home(),
                "space": words.space(),
                "words": words.written(false),
                "all_words": words.written(true),
                "snapshot": page.snapshot,
            })),
            Err(found) => {
                for problem in &found {
                    let (place, what) = problems::problem(words, problem);
                    let _told = writeln!(stderr, "{file}: {place}: {what}");
                }
                return ExitCode::FAILURE;
            }
        }
    }
    let written = serde_json::Value::from(pages).to_string();
    match std::io::stdout().write_all(written.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
