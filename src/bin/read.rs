//! `read FILE… [--out DIR] [--dataset]`: readings of releases, or drafts of datasets, as JSON.
//!
//! Knows files; reading is the reader's, and datasets are made in `draft/`.

use plenary::draft::house::HouseNames;
use plenary::draft::{Making, Release, begin, dataset};
use reader::{Gazetteer, Reading};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
read FILE… [--out DIR]            write the reading of each text to DIR/NAME.json (beside it without --out)
read FILE… [--out DIR] --dataset  write a draft of a dataset to DIR/NAME.dataset.json";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            let _closed = writeln!(std::io::stderr(), "error: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut out: Option<PathBuf> = None;
    let mut dataset = false;
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--out" {
            out = Some(arguments.next().ok_or("Give a folder behind --out.")?.into());
        } else if argument == "--dataset" {
            dataset = true;
        } else {
            files.push(argument.into());
        }
    }
    if files.is_empty() {
        return Err(format!("Give at least one file.\n{HELP}"));
    }
    if let Some(folder) = &out {
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    for file in &files {
        one(file, out.as_deref(), dataset)?;
    }
    Ok(())
}

fn one(file: &Path, out: Option<&Path>, dataset: bool) -> Result<(), String> {
    let said = |e: &dyn std::fmt::Display| format!("{}: {e}", file.display());
    let bytes = std::fs::read(file).map_err(|e| said(&e))?;
    let (text, _) = reader::text_of(&bytes).map_err(|e| said(&e))?;
    let reading = reader::read(&text).map_err(|e| said(&e))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (name, json) = if dataset {
        let made = drafted(&stem, &text, &reading).map_err(|e| said(&e))?;
        (format!("{stem}.dataset.json"), made)
    } else {
        let json = serde_json::to_string_pretty(&reading).map_err(|e| said(&e))?;
        (format!("{stem}.json"), json + "\n")
    };
    let folder =
        out.map_or_else(|| file.parent().unwrap_or(Path::new("")).to_owned(), Path::to_owned);
    let path = folder.join(name);
    std::fs::write(&path, json).map_err(|e| format!("{}: {e}", path.display()))
}

/// The dataset that a reading gives before anybody has decided: with its questions open.
fn drafted(name: &str, text: &str, reading: &Reading) -> Result<String, &'static str> {
    let release = Release::new(text);
    let mut draft = begin(name, &release, reading);
    draft.versions.gazetteer = reader::VERSION.to_owned();
    let gazetteer = Gazetteer::of(draft.ids().iter().map(String::as_str));
    let (names, day) = (HouseNames::default(), today());
    let making = Making {
        draft: &draft,
        release: &release,
        gazetteer: &gazetteer,
        names: &names,
        others: &[],
        day: &day,
    };
    dataset(&making).map_err(|_| "nobody was read as taking part, so there is nothing to draft")
}

/// Today in UTC, as 2026-01-31.
fn today() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days = now.map_or(0, |since| since.as_secs() / 86_400) as i64;
    // Days since the first of March of the year 0 (Howard Hinnant's civil calendar).
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
