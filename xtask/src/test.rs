//! `cargo xtask test`: every check in turn, each counted, and one plain line at the end.
//!
//! A step that fails does not stop the ones after it, unless they need what it makes.

use crate::drive::in_browsers;
use crate::tools::{self, logged, root};
use crate::{Outcome, complain, say, source};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// What came of the checks so far.
#[derive(Default)]
pub struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Tally {
    /// A check that passes or fails as one.
    pub fn check(&mut self, name: &str, done: Outcome) -> bool {
        match done {
            Ok(()) => {
                self.passed += 1;
                say(&format!("ok      {name}"));
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
        say(&format!("skipped {name}: {why}"));
    }

    /// A run of a test program that prints libtest's summaries; each of its tests counts.
    pub fn tests(&mut self, name: &str, command: &mut Command) {
        let log = log(name);
        let ended = logged(command, &log);
        let text = fs::read_to_string(&log).unwrap_or_default();
        let (passed, failed) = summaries(&text);
        self.passed += passed;
        self.failed += failed;
        match ended {
            Ok(()) if passed > 0 => say(&format!("ok      {name}: {passed} passed")),
            Ok(()) => {
                self.failed += 1;
                complain(&format!("{name}: no test ran; see {}", log.display()));
            }
            Err(end) => {
                self.failed += usize::from(failed == 0);
                complain(&format!("{name}: {failed} failed; the log is {}\n{end}", log.display()));
            }
        }
    }
}

/// The log of a check.
pub fn log(name: &str) -> PathBuf {
    let file: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    root().join("target").join(format!("test-{file}.log"))
}

/// Passed and failed tests in the summaries of libtest and of wasm-bindgen's runner.
fn summaries(text: &str) -> (usize, usize) {
    let count = |line: &str, word: &str| {
        line.split([';', '.']).find_map(|part| {
            let mut words = part.split_whitespace();
            let number = words.next()?.parse::<usize>().ok()?;
            (words.next() == Some(word)).then_some(number)
        })
    };
    text.lines().filter(|line| line.trim_start().starts_with("test result:")).fold(
        (0, 0),
        |(passed, failed), line| {
            (
                passed + count(line, "passed").unwrap_or(0),
                failed + count(line, "failed").unwrap_or(0),
            )
        },
    )
}

/// Cargo in this project.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root());
    command
}

fn quiet(name: &str, arguments: &[&str]) -> Outcome {
    logged(&mut cargo(arguments), &log(name))
}

/// Runs everything.
pub fn run() -> Outcome {
    let begun = Instant::now();
    let mut tally = Tally::default();
    fs::create_dir_all(root().join("target")).map_err(|error| error.to_string())?;
    say("Every test of Plenary. The first run installs tools and builds for about 12 minutes on\n\
         two cores, later ones take about 7. Logs are in target/test-*.log.\n");
    tools::wasm_target()?;

    tally.check("formatting", quiet("formatting", &["fmt", "--all", "--check"]));
    say("Clippy, five times (the first run about 3 minutes) …");
    let wasm = [
        "--target",
        "wasm32-unknown-unknown",
        "--features",
        "web",
        "--lib",
        "--bins",
        "--test",
        "web",
    ];
    for (name, what) in [
        ("clippy, native", &["--workspace", "--all-targets"][..]),
        ("clippy, wasm32", &wasm),
        ("clippy, desk", &["--target", "wasm32-unknown-unknown", "--package", "desk"]),
        (
            "clippy, whole",
            &["--target", "wasm32-unknown-unknown", "--features", "whole", "--lib", "--bins"],
        ),
        ("clippy, prerender", &["--features", "prerender", "--lib", "--bins"]),
    ] {
        let arguments = [&["clippy", "--locked"], what, &["--", "-D", "warnings"]].concat();
        tally.check(name, quiet(name, &arguments));
    }
    say("Native tests …");
    tally.tests("native tests", &mut cargo(&["test", "--locked"]));
    let office = "an exported CSV in LibreOffice";
    if tools::on_path("soffice").is_some() {
        let arguments = ["test", "--locked", "--test", "it", "office", "--", "--ignored"];
        tally.tests(office, &mut cargo(&arguments));
    } else {
        tally.skip(office, "soffice is not on PATH; on Debian: apt-get install libreoffice-calc");
    }
    match source::text() {
        Some(text) => {
            let found = source::check(&text);
            let name = format!(
                "the words printed: {} found in the release, once and in order",
                found.as_ref().copied().unwrap_or(0)
            );
            tally.check(&name, found.map(|_| ()));
            let caught = source::catch_planted_errors(&text);
            let name = format!(
                "the audit: the release as recorded, {} planted errors caught by name",
                caught.as_ref().copied().unwrap_or(0)
            );
            tally.check(&name, caught.map(|_| ()));
        }
        None => {
            for name in ["the words printed", "the audit"] {
                tally.skip(
                    name,
                    "the release's text is not part of the project; put it at \
                     ../shared/source/release.txt",
                );
            }
        }
    }
    in_browsers(&mut tally);

    let (passed, failed, skipped) = (tally.passed, tally.failed, tally.skipped);
    say(&format!("\nAfter {} s:", begun.elapsed().as_secs()));
    say(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of the tests failed; see above.")) }
}

#[cfg(test)]
mod tests {
    use super::summaries;

    #[test]
    fn summaries_of_several_programs_are_added() {
        let log = "test result: ok. 5 passed; 0 failed; 0 ignored\nnoise\n\
                   test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.1s";
        assert_eq!(summaries(log), (7, 1));
    }
}
