//! The mentions of the dataset against the document's own text, where that lies beside the
//! project: each occurs there, once, in printed order. The text itself is not in the project.

use crate::tools::root;
use crate::{Outcome, dist, say};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where the document's text lies, if it does.
pub fn text() -> Option<PathBuf> {
    Some(root().join("../shared/source/release.txt")).filter(|path| path.is_file())
}

/// How many selectors were found; each once and in printed order.
///
/// # Errors
/// Names the first mention that is not found, is found more than once, or is out of order.
pub fn check(text: &Path) -> Outcome<usize> {
    let read = |path: &Path| {
        fs::read_to_string(path).map_err(|error| format!("{}: {error}.", path.display()))
    };
    let dataset = read(&root().join("public").join(dist::DATASET))?;
    let dataset: Value = serde_json::from_str(&dataset).map_err(|error| error.to_string())?;
    find_all(&dataset, &read(text)?)
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

fn find_all(dataset: &Value, text: &str) -> Outcome<usize> {
    let list = |key: &str| dataset[key].as_array().cloned().unwrap_or_default();
    let mut found = 0;
    // The headings stand between the names, so they have an order of their own.
    let headings: Vec<Value> = list("facets")
        .iter()
        .flat_map(|facet| facet["values"].as_array().cloned().unwrap_or_default())
        .collect();
    for entries in [headings, [list("participations"), list("points")].concat()] {
        let mut end = 0;
        for entry in entries {
            let selectors = entry["mention"]["selectors"].as_array().cloned().unwrap_or_default();
            for selector in selectors {
                let part = |key: &str| selector[key].as_str().unwrap_or_default();
                let (prefix, exact, suffix) = (part("prefix"), part("exact"), part("suffix"));
                let whole = format!("{prefix}{exact}{suffix}");
                let who = format!("{}: “{exact}”", entry["id"].as_str().unwrap_or("?"));
                let mut places = text.match_indices(&whole);
                let Some((at, _)) = places.next() else {
                    return Err(format!("{who} does not stand in the text."));
                };
                if places.next().is_some() {
                    return Err(format!("{who} stands in the text more than once."));
                }
                if at + prefix.len() < end {
                    return Err(format!("{who} stands in the text before the one it follows."));
                }
                end = at + prefix.len() + exact.len();
                found += 1;
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::find_all;
    use serde_json::{Value, json};

    fn dataset(names: &[&str]) -> Value {
        let entry = |name: &&str| json!({"id": name, "mention": {"selectors": [{"exact": name}]}});
        json!({ "participations": names.iter().map(entry).collect::<Vec<_>>() })
    }

    #[test]
    fn a_missing_a_doubled_and_a_misplaced_name_are_told_apart() {
        let names = ["Mongolia", "Interpol"];
        assert_eq!(find_all(&dataset(&names), "Mongolia and Interpol"), Ok(2));
        for (text, complaint) in [
            ("Mongolia and nobody", "does not stand"),
            ("Mongolia, Interpol and Interpol", "more than once"),
            ("Interpol and Mongolia", "before the one it follows"),
        ] {
            let error = find_all(&dataset(&names), text).unwrap_err();
            assert!(error.contains("Interpol") && error.contains(complaint), "{error}");
        }
    }
}
