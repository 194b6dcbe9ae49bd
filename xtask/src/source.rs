//! A copy of the document and a dataset, checked by the library's own programs.

use crate::tally::cargo;
use crate::tools::root;
use crate::{Outcome, dist, say};
use std::path::{Path, PathBuf};

/// Checks a copy of the document as the page does, and says what is not as recorded.
///
/// # Errors
/// If anything is not, or the file cannot be read.
pub fn audit(file: &str, dataset: Option<&str>) -> Outcome {
    let bundled = root().join("public").join(dist::DATASET);
    let dataset = dataset.map_or(Ok(bundled), here)?;
    let bad = format!("{file} is not as recorded; see above.");
    run("audit", &[dataset, here(file)?], &bad, "")
}

/// Checks a dataset as the page reads it, and says what is wrong, where, and what to do.
///
/// # Errors
/// If anything is wrong with it.
pub fn check_dataset(file: &str) -> Outcome {
    let bad = format!("{file} has problems; see above. The rest of it is shown.");
    run("check", &[here(file)?], &bad, &format!("{file} cannot be shown. "))?;
    say("No problem found.");
    Ok(())
}

/// A path given relative to where the person is, while cargo runs in the project.
fn here(file: &str) -> Outcome<PathBuf> {
    Ok(std::env::current_dir().map_err(|error| error.to_string())?.join(Path::new(file)))
}

/// Runs one of the library's programs: `bad` is told where it finds something, `unread` where it can
/// read nothing, before its own words.
fn run(program: &str, files: &[PathBuf], bad: &str, unread: &str) -> Outcome {
    let mut command = cargo(&["run", "--quiet", "--locked", "--bin", program, "--"]);
    let output = command.args(files).output();
    let output = output.map_err(|error| format!("cargo does not start: {error}."))?;
    say(String::from_utf8_lossy(&output.stdout).trim_end());
    match output.status.code() {
        Some(0) => Ok(()),
        Some(1) => Err(bad.to_owned()),
        _ => Err(format!("{unread}{}", String::from_utf8_lossy(&output.stderr).trim_end())),
    }
}
