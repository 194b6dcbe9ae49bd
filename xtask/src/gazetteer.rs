//! The reader's tables of names: whether they keep their rules, and what they weigh in its program.
//!
//! Every build packs them anew (`reader/build.rs`), so nothing that this writes could be old. Knows no rule:
//! they stand in `reader/tables/rules.rs`, for the tests too.

use crate::{Outcome, say, site, tally, tools};
use std::fs;

#[path = "../../reader/tables/packing.rs"]
mod packing;
#[path = "../../reader/tables/rules.rs"]
mod rules;

/// Checks the tables, tells what is wrong, and what they weigh.
///
/// # Errors
/// If a table cannot be read or breaks a rule, or the reader does not find what its rows say.
pub fn check() -> Outcome {
    let folder = tools::root().join("reader/tables");
    let mut texts = Vec::new();
    for (name, tests) in packing::TABLES {
        let path = folder.join(format!("{name}.csv"));
        let text = fs::read_to_string(&path)
            .map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
        texts.push((name, tests, text));
    }
    let text = |name: &str| {
        texts
            .iter()
            .find(|(own, ..)| *own == name)
            .map(|(.., text)| text.clone())
            .unwrap_or_default()
    };
    let faults: Vec<String> = rules::faults(text).iter().map(ToString::to_string).collect();
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    let mut all = Vec::new();
    say(&line(["table", "rows", "names", "bytes", "packed", "brotli"].map(str::to_owned)));
    for (name, tests, text) in &texts {
        let packed = packing::packed(text, *tests)?;
        let rows = rules::rows(text);
        let (csv, names) = (text.len(), rows.iter().map(names).sum::<usize>());
        let weights = [rows.len(), names, csv, packed.len(), site::brotli(&packed)?.len()];
        let [rows, names, csv, packed_length, brotli] = weights.map(|weight| weight.to_string());
        say(&line([(*name).to_owned(), rows, names, csv, packed_length, brotli]));
        all.extend(packed);
    }
    say(&format!(
        "In the program for browsers, which has no sentences for tests: {} bytes, {} after brotli.",
        all.len(),
        site::brotli(&all)?.len()
    ));
    say("Now the tests that read each row's sentence, and hold names to UNTERM and CLDR:");
    let tests = ["test", "-q", "-p", "reader", "--test", "gazetteer", "--test", "kinds"];
    tools::shown(&mut tally::cargo(&tests))
}

/// How many names, words or patterns a row has.
fn names(row: &rules::Row) -> usize {
    let all = rules::LANGUAGES.iter().map(|language| row.all_names(language).len()).sum::<usize>();
    all + row.names(&["sign", "patterns", "words"]).len()
}

fn line(cells: [String; 6]) -> String {
    let [name, rest @ ..] = cells;
    rest.iter().fold(format!("{name:10}"), |line, cell| format!("{line}{cell:>9}"))
}
