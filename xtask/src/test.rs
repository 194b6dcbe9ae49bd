//! `cargo xtask test`: every check in turn, each counted, and one plain line at the end.
//!
//! A step that fails does not stop the ones after it, unless they need what it makes.

use crate::tally::{Tally, cargo, log};
use crate::tools::{self, logged, root};
use crate::{Outcome, dist, in_page, say, single, site, source, visits};
use std::fs;
use std::time::Instant;

fn quiet(name: &str, arguments: &[&str]) -> Outcome {
    logged(&mut cargo(arguments), &log(name))
}

/// Runs everything.
pub fn run() -> Outcome {
    let begun = Instant::now();
    let mut tally = Tally::begin();
    fs::create_dir_all(root().join("target")).map_err(|error| error.to_string())?;
    say(
        "Every test of Plenary. The first run installs tools and builds, about 40 minutes in all\n\
         on two cores; later ones take about 20. Logs are in target/test-*.log.\n",
    );
    tools::wasm_target()?;

    tally.check("formatting", quiet("formatting", &["fmt", "--all", "--check"]));
    say("Clippy, six times (the first run about 3 minutes) …");
    const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
    const OWN: [&str; 4] = ["--package", "plenary", "--lib", "--bins"];
    for (name, what) in [
        ("clippy, native", vec!["--workspace", "--all-targets"]),
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
    in_page::run(&mut tally);
    let built = site.join().unwrap_or_else(|_| Err("the thread that builds it ended".to_owned()));
    if tally.check("the site is built", built) {
        weights(&mut tally);
        visits::run(&mut tally);
    } else {
        tally.skip("end to end", "the site could not be built");
    }

    let (passed, failed, skipped) = (tally.passed, tally.failed, tally.skipped);
    say(&format!("\nAfter {} s:", begun.elapsed().as_secs()));
    say(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of the tests failed; see above.")) }
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
