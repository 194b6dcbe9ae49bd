//! A copy of the document and a dataset, checked by the library's own programs.

use crate::tools::root;
use crate::{Outcome, dist, say};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Checks a copy of the document as the page does, and says what is not as recorded.
///
/// # Errors
/// If anything is not, or the file cannot be read.
pub fn audit(file: &str, dataset: Option<&str>) -> Outcome {
    let bundled = root().join("public").join(dist::DATASET);
    let dataset = dataset.map_or(Ok(bundled), |dataset| here(Path::new(dataset)))?;
    let output = run("audit", &[&dataset, &here(Path::new(file))?])?;
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
