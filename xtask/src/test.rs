//! `cargo xtask test`: every check in turn, each counted, and one plain line at the end.
//!
//! Every day: what finds nearly everything, in a quarter of an hour on two cores. With `--all`: every
//! suite in every browser against the site that is deployed, and what takes an hour or hangs on the
//! machine. `docs/testing.md` says which promise is held by which. A step that fails does not stop
//! the ones after it, unless they need what it makes.

use crate::dist::{self, Site};
use crate::tally::{Tally, cargo, cargo_test, log};
use crate::tools::{self, logged, root};
use crate::{Outcome, in_page, nginx, release, say, single, site, supply, visits};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

fn quiet(name: &str, arguments: &[&str]) -> Outcome {
    logged(&mut cargo(arguments), &log(name))
}

/// Runs everything that is quick enough for every day; with `all` what takes an hour more.
pub fn run(all: bool) -> Outcome {
    let begun = Instant::now();
    fs::create_dir_all(root().join("target")).map_err(|error| error.to_string())?;
    say(if all {
        "Every test of Plenary, about an hour and a half on two cores. Logs are in target/test-*.log.\n"
    } else {
        "The tests of every day: about 15 minutes on two cores, 25 where tools must be installed\n\
         first, 5 when run again. Logs are in target/test-*.log.\n"
    });
    tools::wasm_target()?;
    // Before anything is built: nobody should wait minutes to hear that a browser is missing.
    let tools = in_page::found();
    let site = if all { Site::release() } else { Site::of_tests() };
    // Two lanes: what runs on this machine, and what runs in browsers. Cargo compiles for one of them at
    // a time; meanwhile the other runs its tests or waits for a browser.
    let lanes = std::thread::scope(|scope| {
        let native = scope.spawn(|| natively(all));
        let browsers = scope.spawn(|| for_browsers(&site, tools));
        [native.join(), browsers.join()]
    });
    let mut tally = Tally::begin();
    let mut is_built = true;
    for lane in lanes {
        let (found, built) = lane.unwrap_or_else(|_| {
            let mut tally = Tally::begin();
            tally.check("a lane of the tests", Err("its thread ended".to_owned()));
            (tally, false)
        });
        tally.add(&found);
        is_built &= built;
    }
    if is_built {
        if all {
            weights(&mut tally, &site);
            served(&mut tally);
        }
        visits::run(&mut tally, &site, all);
    } else {
        tally.skip("end to end", "the site or its tests could not be built");
    }
    if all {
        visits::long(&mut tally);
        long(&mut tally);
    }
    ended(&tally, begun)
}

/// The last lines, and whether all went well.
fn ended(tally: &Tally, begun: Instant) -> Outcome {
    let Tally { passed, failed, skipped, .. } = tally;
    say(&format!("\nAfter {} s:", begun.elapsed().as_secs()));
    say(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    if *failed == 0 { Ok(()) } else { Err(format!("{failed} of the tests failed; see above.")) }
}

/// What needs no browser; gives whether the tests for browsers could be built.
fn natively(all: bool) -> (Tally, bool) {
    let mut tally = Tally::begin();
    tally.check("formatting", quiet("formatting", &["fmt", "--all", "--check"]));
    supply::run(&mut tally, all);
    lints(&mut tally, all);
    tally.tests("native tests", &mut cargo_test(&[]));
    on_the_text(&mut tally);
    let is_built = tally.check("the visits are built", visits::built());
    (tally, is_built)
}

/// Clippy, once for each way in which the compiler sees the code.
fn lints(tally: &mut Tally, all: bool) {
    const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
    let page = ["--features", "plenary/web", "--lib", "--bins", "--test", "web", "--test", "wasm"];
    let browsers = ["plenary", "desk", "list", "engine"].map(|name| ["--package", name]).concat();
    let own = ["--package", "plenary", "--lib", "--bins", "--features"];
    let mut runs = vec![
        // By a star too, because the tests that are run by name alone are not among “all”.
        (
            "clippy, native",
            vec!["--workspace", "--exclude", "rooms", "--all-targets", "--test", "*"],
        ),
        ("clippy, for browsers", [&WASM[..], &browsers, &page].concat()),
    ];
    if all {
        runs.push(("clippy, the benchmark", vec!["--package", "rooms", "--all-targets"]));
        runs.push(("clippy, the renderer", [&own[..], &["prerender"]].concat()));
        runs.push(("clippy, the single file", [&WASM[..], &own, &["whole"]].concat()));
    }
    for (name, what) in runs {
        let arguments = [&["clippy", "--locked"], &what[..], &["--", "-D", "warnings"]].concat();
        tally.check(name, quiet(name, &arguments));
    }
}

/// What needs the document's text, where that lies beside the project. Without it `tests/it/printed.rs`
/// holds the dataset to what was found in it.
fn on_the_text(tally: &mut Tally) {
    let name = "the release itself: its record, and errors planted in it";
    if root().join("../shared/source/release.txt").is_file() {
        tally.tests(name, &mut cargo_test(&["--test", "it", "printed", "--", "--ignored"]));
    } else {
        let why = "its text is not part of the project; put it at ../shared/source/release.txt";
        tally.skip(name, why);
    }
}

/// The site, and the tests that run in a page of their own; gives whether the site could be built.
fn for_browsers(site: &Site, tools: Outcome<in_page::Tools>) -> (Tally, bool) {
    let mut tally = Tally::begin();
    let built = site::build(site, None).and_then(|()| site::build(&Site::of_development(), None));
    let is_built = tally.check("the site is built, and as trunk serves it", built);
    match tools {
        Ok(tools) => in_page::run(&mut tally, &tools),
        Err(reason) => drop(tally.check("browsers and drivers", Err(reason))),
    }
    (tally, is_built)
}

/// What `--all` takes longest for, by itself, on the site as it is built.
pub fn long_alone() -> Outcome {
    let begun = Instant::now();
    let mut tally = Tally::begin();
    visits::long(&mut tally);
    long(&mut tally);
    ended(&tally, begun)
}

/// What a spreadsheet makes of an exported CSV.
fn office(tally: &mut Tally) {
    let name = "an exported CSV in LibreOffice";
    match tools::office() {
        Ok(_) => tally.tests(name, &mut cargo(&["test", "--locked", "--test", "office"])),
        Err(reason) => tally.skip(name, &reason),
    }
}

/// What takes an hour, beside what the visits do longer.
fn long(tally: &mut Tally) {
    office(tally);
    say("A million generated inputs …");
    for (name, what) in [
        (
            "generated input, the page",
            vec!["--package", "plenary", "--test", "it", "--", "hostile", "any_value"],
        ),
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
    let shown = tools::text_of(dump.arg(Site::release().file("index.html")));
    let shown = shown.ok_or("lynx shows nothing")?;
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let dataset = dist::read(&Site::release().file(dist::DATASET))?;
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
fn weights(tally: &mut Tally, site: &Site) {
    let within = |bytes: u64, budget: u64| {
        if bytes <= budget { Ok(()) } else { Err(format!("{bytes} bytes")) }
    };
    let visit = site::weigh(site).and_then(|bytes| within(bytes as u64, site::BUDGET as u64));
    tally.check(&format!("a first visit transfers at most {} bytes", site::BUDGET), visit);
    let single = fs::metadata(site.file("plenary.html"))
        .map_err(|error| error.to_string())
        .and_then(|file| within(file.len(), single::BUDGET));
    tally.check(&format!("the single file has at most {} bytes", single::BUDGET), single);
}
