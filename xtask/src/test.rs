//! `cargo xtask test`: every check in turn, each counted, and one plain line at the end.
//!
//! A step that fails does not stop the ones after it, unless they need what it makes.

use crate::tally::{Tally, cargo, log};
use crate::tools::{self, logged, root};
use crate::{Outcome, dist, in_page, nginx, release, say, single, site, source, supply, visits};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

fn quiet(name: &str, arguments: &[&str]) -> Outcome {
    logged(&mut cargo(arguments), &log(name))
}

/// Runs everything that is quick enough for every day; with `all` what takes an hour more.
pub fn run(all: bool) -> Outcome {
    let begun = Instant::now();
    let mut tally = Tally::begin();
    fs::create_dir_all(root().join("target")).map_err(|error| error.to_string())?;
    say(
        "Every test of Plenary. The first run installs tools and builds, about 40 minutes in all\n\
         on two cores; later ones take about 20. Logs are in target/test-*.log.\n",
    );
    tools::wasm_target()?;

    tally.check("formatting", quiet("formatting", &["fmt", "--all", "--check"]));
    supply::run(&mut tally);
    say("Clippy, seven times (the first run about 3 minutes) …");
    const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
    const OWN: [&str; 4] = ["--package", "plenary", "--lib", "--bins"];
    for (name, what) in [
        ("clippy, native", vec!["--workspace", "--all-targets"]),
        // Not among “all”: it is run by name.
        ("clippy, office", vec!["--test", "office"]),
        ("clippy, wasm32", [&WASM[..], &OWN, &["--features", "web", "--test", "web"]].concat()),
        ("clippy, desk", [&WASM[..], &["--package", "desk"]].concat()),
        ("clippy, list and engine", {
            let both = ["--package", "list", "--package", "engine", "--lib", "--bins"];
            [&WASM[..], &both].concat()
        }),
        ("clippy, whole", [&WASM[..], &OWN, &["--features", "whole"]].concat()),
        ("clippy, prerender", [&OWN[..], &["--features", "prerender"]].concat()),
    ] {
        let arguments = [&["clippy", "--locked"], &what[..], &["--", "-D", "warnings"]].concat();
        tally.check(name, quiet(name, &arguments));
    }
    // The compiler of the site has one thread; the tests meanwhile have the other core.
    let site = std::thread::spawn(|| site::build(None));
    say("Native tests …");
    tally.tests("native tests", &mut cargo(&["test", "--locked"]));
    let lists = ["test", "--locked", "--package", "engine", "--package", "list"];
    tally.tests("native tests of lists and their engine", &mut cargo(&lists));
    if !all {
        let missing = "soffice is not on PATH; `cargo xtask test --all` installs it";
        office(&mut tally, tools::on_path("soffice").ok_or_else(|| missing.to_owned()));
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
    in_page::run(&mut tally);
    let built = site.join().unwrap_or_else(|_| Err("the thread that builds it ended".to_owned()));
    if tally.check("the site is built", built) {
        weights(&mut tally);
        served(&mut tally);
        visits::run(&mut tally);
        if all {
            visits::long(&mut tally);
        }
    } else {
        tally.skip("end to end", "the site could not be built");
    }

    if all {
        long(&mut tally);
    }
    let (passed, failed, skipped) = (tally.passed, tally.failed, tally.skipped);
    say(&format!("\nAfter {} s:", begun.elapsed().as_secs()));
    say(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of the tests failed; see above.")) }
}

/// What `--all` adds, by itself, on the site as it is built.
pub fn long_alone() -> Outcome {
    let mut tally = Tally::begin();
    visits::long(&mut tally);
    long(&mut tally);
    let (passed, failed, skipped) = (tally.passed, tally.failed, tally.skipped);
    say(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of the tests failed; see above.")) }
}

/// What a spreadsheet makes of an exported CSV, where there is one.
fn office(tally: &mut Tally, found: Outcome<PathBuf>) {
    let name = "an exported CSV in LibreOffice";
    match found {
        Ok(_) => tally.tests(name, &mut cargo(&["test", "--locked", "--test", "office"])),
        Err(reason) => tally.skip(name, &reason),
    }
}

/// What takes an hour, beside what the visits do longer.
fn long(tally: &mut Tally) {
    office(tally, tools::office());
    say("A million generated inputs …");
    for (name, what) in [
        ("generated input, the page", vec!["--package", "plenary", "--test", "it", "hostile"]),
        (
            "generated input, lists",
            vec!["--package", "engine", "--package", "list", "--test", "hostile"],
        ),
    ] {
        let mut tests = cargo(&[&["test", "--locked", "--release"], &what[..]].concat());
        tally.tests(name, tests.env("PLENARY_INPUTS", "1200000"));
    }
    let twice = release::reproduce();
    let files = twice.as_ref().copied().unwrap_or(0);
    let name = format!("two builds elsewhere, as committed: {files} files, the same bytes");
    tally.check(&name, twice.map(|_| ()));
    tally.check("every picture", visits::pictures());
}

/// What is built, as a text browser and a publisher's server have it.
pub fn served_alone() -> Outcome {
    let mut tally = Tally::begin();
    served(&mut tally);
    if tally.failed == 0 { Ok(()) } else { Err(format!("{} failed.", tally.failed)) }
}

/// The site without its program, and from a server of a publisher's.
fn served(tally: &mut Tally) {
    let name = "the page in a text browser: every name, every state that held a status";
    match tools::lynx() {
        Ok(lynx) => drop(tally.check(name, in_text(&lynx))),
        Err(reason) => tally.skip(name, &reason),
    }
    let name = "the example for nginx: types, packing, caching, policy";
    match tools::nginx() {
        Ok(program) => {
            let asked = nginx::check(&program);
            let name = format!("{name} of {} answers", asked.as_ref().copied().unwrap_or(0));
            tally.check(&name, asked.map(|_| ()));
        }
        Err(reason) => tally.skip(name, &reason),
    }
}

/// Looks for every organization that is named or held a status in the page as text.
fn in_text(lynx: &Path) -> Outcome {
    let mut dump = Command::new(lynx);
    dump.args(["-dump", "-nolist", "-width=200", "-display_charset=utf-8"]);
    let shown = tools::text_of(dump.arg(dist::dist().join("index.html")));
    let shown = shown.ok_or("lynx shows nothing")?;
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let dataset = dist::read(&dist::dist().join(dist::DATASET))?;
    let dataset: Value = serde_json::from_str(&dataset).map_err(|error| error.to_string())?;
    let all = |list: &str, key: &str| -> Vec<String> {
        let rows = dataset[list].as_array().into_iter().flatten();
        rows.filter_map(|row| row[key].as_str().map(str::to_owned)).collect()
    };
    let mut ids = all("participations", "organization");
    let memberships = dataset["memberships"].as_array().into_iter().flatten();
    let in_force = memberships.filter(|it| it["in_force"] == true);
    ids.extend(in_force.filter_map(|it| it["member"].as_str().map(str::to_owned)));
    if ids.len() < 38 {
        return Err(format!("only {} names are looked for", ids.len()));
    }
    for organization in dataset["organizations"].as_array().into_iter().flatten() {
        let id = organization["id"].as_str().unwrap_or_default();
        let name = organization["names"]["en"]["short"].as_str().unwrap_or_default();
        if ids.iter().any(|it| it == id) && !shown.contains(name) {
            return Err(format!("{name} is not in the page as text"));
        }
    }
    // What is said only when something breaks is not said here.
    match (shown.contains("The organiser names 33"), shown.contains("has stopped")) {
        (true, false) => Ok(()),
        (false, _) => Err("the sentence is not in the page as text".to_owned()),
        (_, true) => Err("a fault is told that has not happened".to_owned()),
    }
}

/// What a reader has to wait for, against its budgets.
fn weights(tally: &mut Tally) {
    let within = |bytes: u64, budget: u64| {
        if bytes <= budget { Ok(()) } else { Err(format!("{bytes} bytes")) }
    };
    let visit = site::weigh().and_then(|bytes| within(bytes as u64, site::BUDGET as u64));
    tally.check(&format!("a first visit transfers at most {} bytes", site::BUDGET), visit);
    let single = fs::metadata(dist::dist().join("plenary.html"))
        .map_err(|error| error.to_string())
        .and_then(|file| within(file.len(), single::BUDGET));
    tally.check(&format!("the single file has at most {} bytes", single::BUDGET), single);
}
