//! A copy of the document and a dataset, checked by the library's own programs; and that the check
//! catches what is wrong, on the document's own text, where that lies beside the project.

use crate::tools::root;
use crate::{Outcome, dist, say};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where the document's text lies, if it does.
pub fn text() -> Option<PathBuf> {
    Some(root().join("../shared/source/release.txt")).filter(|path| path.is_file())
}

/// Checks a copy of the document as the page does, and says what is not as recorded.
///
/// # Errors
/// If anything is not, or the file cannot be read.
pub fn audit(file: &str, dataset: Option<&str>) -> Outcome {
    let output = auditor(Path::new(file), dataset.map(Path::new))?;
    say(String::from_utf8_lossy(&output.stdout).trim_end());
    match output.status.code() {
        Some(0) => Ok(()),
        Some(1) => Err(format!("{file} is not as recorded; see above.")),
        _ => Err(String::from_utf8_lossy(&output.stderr).trim_end().to_owned()),
    }
}

/// Checks a dataset as the page reads it, and says what is wrong, where, and what to do.
///
/// # Errors
/// If anything is wrong with it.
pub fn check_dataset(file: &str) -> Outcome {
    let output = run("check", &[&here(Path::new(file))?])?;
    say(String::from_utf8_lossy(&output.stdout).trim_end());
    match output.status.code() {
        Some(0) => {
            say("No problem found.");
            Ok(())
        }
        Some(1) => Err(format!("{file} has problems; see above. The rest of it is shown.")),
        _ => Err(format!(
            "{file} cannot be shown. {}",
            String::from_utf8_lossy(&output.stderr).trim_end()
        )),
    }
}

/// Runs the library's own check of a text, which this program does not depend on.
fn auditor(file: &Path, dataset: Option<&Path>) -> Outcome<Output> {
    let bundled = root().join("public").join(dist::DATASET);
    let dataset = dataset.map_or(Ok(bundled), here)?;
    run("audit", &[&dataset, &here(file)?])
}

/// A path given relative to where the person is, while cargo runs in the project.
fn here(file: &Path) -> Outcome<PathBuf> {
    Ok(std::env::current_dir().map_err(|error| error.to_string())?.join(file))
}

/// Runs one of the library's programs.
fn run(program: &str, files: &[&PathBuf]) -> Outcome<Output> {
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--locked", "--bin", program, "--"]).args(files);
    let output = command.current_dir(root()).output();
    output.map_err(|error| format!("cargo does not start: {error}."))
}

/// Plants errors in the document's own text, one at a time, and has each caught by name.
///
/// # Errors
/// Names the first one that is not caught, or the finding in a text without any.
pub fn catch_planted_errors(text: &Path) -> Outcome<usize> {
    let whole = fs::read_to_string(text).map_err(|e| format!("{}: {e}.", text.display()))?;
    let plain = auditor(text, None)?;
    let said = String::from_utf8_lossy(&plain.stdout).into_owned();
    if !plain.status.success() || !said.contains("33 of 33 names, 11 of 11 points") {
        return Err(format!("The release itself is not as recorded: {said}"));
    }
    let folder = root().join("target/audit");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let planted = [
        ("the Republic of Armenia, ", "", "Not found: “Republic of Armenia”"),
        ("Kyrgyz Republic", "Kirghiz Republic", "Changed: “Kyrgyz Republic”"),
        (
            "Republic of Azerbaijan, the Republic of Armenia",
            "Republic of Armenia, the Republic of Azerbaijan",
            "Out of order: “Republic of A",
        ),
        ("the Interpol, ", "the Interpol, the Interpol, ", "Doubled: “Interpol”"),
        (
            " and the Republic of Uzbekistan; the SCO observer states:",
            "; the SCO observer states: the Republic of Uzbekistan,",
            "Out of order: “",
        ),
        ("highlighted ", "", "Not found: “highlighted”"),
        ("Kingdom of Saudi Arabia", "Kingdom of of Saudi Arabia", "“of” doubled"),
    ];
    for (at, (from, to, caught)) in planted.iter().enumerate() {
        let file = folder.join(format!("planted-{at}.txt"));
        let changed = whole.replacen(from, to, 1);
        if changed == whole {
            return Err(format!("“{from}” does not stand in the release."));
        }
        fs::write(&file, changed).map_err(|error| format!("{}: {error}.", file.display()))?;
        let output = auditor(&file, None)?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let findings = said.lines().filter(|line| line.starts_with("- ")).count();
        if output.status.code() != Some(1) || !said.contains(caught) || findings != 1 {
            return Err(format!("“{from}” → “{to}” should say “{caught}” and says:\n{said}"));
        }
    }
    Ok(planted.len())
}
