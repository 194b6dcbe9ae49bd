//! What came of the checks: each counted, each with its log and the seconds since the one before.

use crate::tools::{linted, logged, root};
use crate::{Outcome, complain, say};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// What came of the checks so far.
pub struct Tally {
    /// Checks that passed.
    pub passed: usize,
    /// Checks that failed.
    pub failed: usize,
    /// Checks that could not be made here.
    pub skipped: usize,
    /// When the check before ended.
    since: Instant,
}

impl Tally {
    /// Nothing checked yet.
    pub fn begin() -> Self {
        Self { passed: 0, failed: 0, skipped: 0, since: Instant::now() }
    }

    /// Counts what came of others.
    pub fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.since = Instant::now();
    }

    /// Whole seconds since the check before, and begins the next one.
    fn seconds(&mut self) -> u64 {
        std::mem::replace(&mut self.since, Instant::now()).elapsed().as_secs()
    }

    /// A check that passes or fails as one.
    pub fn check(&mut self, name: &str, done: Outcome) -> bool {
        let seconds = self.seconds();
        match done {
            Ok(()) => {
                self.passed += 1;
                say(&format!("ok {seconds:>4} s  {name}"));
                true
            }
            Err(reason) => {
                self.failed += 1;
                complain(&format!("{name}\n{reason}"));
                false
            }
        }
    }

    /// A check that cannot be made here.
    pub fn skip(&mut self, name: &str, why: &str) {
        self.skipped += 1;
        say(&format!("skipped    {name}: {why}"));
    }

    /// A run of a test program that prints libtest's summaries; each of its tests counts.
    pub fn tests(&mut self, name: &str, command: &mut Command) {
        self.tests_unless(name, command, None);
    }

    /// The same, but nothing counts and it is false where `is_void` says of the log that nothing is
    /// known yet: that a browser or its driver did not answer.
    pub fn tests_unless(
        &mut self,
        name: &str,
        command: &mut Command,
        is_void: Option<fn(&str) -> bool>,
    ) -> bool {
        let log = log(name);
        let ended = logged(command, &log);
        let seconds = self.seconds();
        let text = fs::read_to_string(&log).unwrap_or_default();
        if ended.is_err() && is_void.is_some_and(|is_void| is_void(&text)) {
            return false;
        }
        measures(&text).for_each(|measure| say(&format!("           {measure}")));
        let (passed, failed) = summaries(&text);
        self.passed += passed;
        self.failed += failed;
        match ended {
            Ok(()) if passed > 0 => say(&format!("ok {seconds:>4} s  {name}: {passed} passed")),
            Ok(()) => {
                self.failed += 1;
                complain(&format!("{name}: no test ran; see {}", log.display()));
            }
            Err(end) => {
                self.failed += usize::from(failed == 0);
                complain(&format!("{name}: {failed} failed; the log is {}\n{end}", log.display()));
            }
        }
        true
    }
}

/// The log of a check.
pub fn log(name: &str) -> PathBuf {
    let file: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    root().join("target").join(format!("test-{file}.log"))
}

/// Passed and failed tests in the summaries of libtest and of wasm-bindgen's runner.
fn summaries(text: &str) -> (usize, usize) {
    let count = |word: &str| {
        let lines = text.lines().filter(|line| line.trim_start().starts_with("test result:"));
        let number = |part: &str| part.trim().strip_suffix(word)?.trim().parse::<usize>().ok();
        lines.filter_map(|line| line.split([';', '.']).find_map(number)).sum()
    };
    (count("passed"), count("failed"))
}

/// What a test has measured and printed, behind a word that says so.
fn measures(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| Some(line.split_once("measured: ")?.1))
}

/// `cargo test` of the packages that are tested natively, always of all of them together: cargo makes
/// a library anew for every other choice of packages that asks for it with other features.
pub fn cargo_test(arguments: &[&str]) -> Command {
    let mut command = cargo(&["test", "--locked"]);
    let packages = [
        "plenary", "xtask", "charset", "columns", "engine", "reader", "sheets", "tree", "workbook",
        "e2e", "rooms",
    ];
    for package in packages {
        command.args(["--package", package]);
    }
    command.args(arguments);
    command
}

/// Cargo in this project.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root());
    linted(&mut command);
    command
}

#[cfg(test)]
mod tests {
    use super::{measures, summaries};

    #[test]
    fn what_was_measured_is_found_behind_the_name_of_its_test() {
        let log = "test a ... measured: 3 ms\nok\nmeasured: 4 ms\ntest b ... ok";
        assert_eq!(measures(log).collect::<Vec<_>>(), ["3 ms", "4 ms"]);
    }

    #[test]
    fn summaries_of_several_programs_are_added() {
        let log = "test result: ok. 5 passed; 0 failed; 0 ignored\nnoise\n\
                   test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.1s";
        assert_eq!(summaries(log), (7, 1));
    }
}
