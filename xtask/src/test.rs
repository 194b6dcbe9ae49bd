//! `cargo xtask test`: every check in turn, each counted, and one plain line at the end.
//!
//! Every day: what finds nearly everything, in a quarter of an hour on two cores. With `--all`: every
//! suite in every browser against the site that is deployed, and what takes an hour or hangs on the
//! machine. `docs/testing.md` says which promise is held by which. A step that fails does not stop
//! the ones after it, unless they need what it makes.

use crate::dist::Site;
use crate::tally::{Tally, cargo, cargo_test, log};
use crate::tools::{self, logged, root};
use crate::{Outcome, in_page, release, say, single, site, visits};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// How long the native tests have to find that they are compiled, before something else is.
const AHEAD: Duration = Duration::from_secs(3);

fn quiet(name: &str, arguments: &[&str]) -> Outcome {
    logged(&mut cargo(arguments), &log(name))
}

/// Runs everything that is quick enough for every day; with `all` what takes an hour more.
pub fn run(all: bool) -> Outcome {
    let begun = Instant::now();
    tools::make(&root().join("target"))?;
    say(if all {
        "Every test of Plenary, about an hour and a half on two cores. Logs are in target/test-*.log.\n"
    } else {
        "The tests of every day: about 15 to 20 minutes on two cores, 25 where tools must be installed\n\
         first, 9 when run again. Logs are in target/test-*.log.\n"
    });
    tools::wasm_target()?;
    // Before anything is built: nobody should wait minutes to hear that a browser is missing.
    let tools = in_page::found();
    let site = if all { Site::release() } else { Site::of_tests() };
    let mut tally = Tally::begin();
    tally.check("formatting", quiet("formatting", &["fmt", "--all", "--check"]));
    if all {
        supply(&mut tally);
        lints(&mut tally);
    } else {
        // The site that is deployed is compiled by the compiler alone.
        tools::lint()?;
    }
    let programs = natively_built(&mut tally);
    // Side by side, so that no core waits: native tests run while the site is compiled, and browsers visit it
    // while the rest is. Cargo compiles in one folder for one at a time.
    let parts = std::thread::scope(|scope| {
        let natively = scope.spawn(natively);
        std::thread::sleep(AHEAD);
        let mut built = Tally::begin();
        let is_built = built.check("the site is built", site::build(&site, None));
        let rest = scope.spawn(|| rest_for_browsers(tools, all));
        // What is timed wants the machine for itself.
        while all && !(natively.is_finished() && rest.is_finished()) {
            std::thread::sleep(AHEAD);
        }
        let mut visited = Tally::begin();
        let programs = programs.as_ref().filter(|_| is_built);
        match programs {
            Some(programs) => visits::run(&mut visited, &site, programs, all),
            None => visited.skip("end to end", "the site or its tests could not be built"),
        }
        [Ok(built), Ok(visited), natively.join(), rest.join()]
    });
    for part in parts {
        match part {
            Ok(part) => tally.add(&part),
            Err(_) => drop(tally.check("a part of the tests", Err("its thread ended".to_owned()))),
        }
    }
    if let Some(programs) = &programs {
        visits::development(&mut tally, programs);
    }
    if all {
        weights(&mut tally, &site);
        in_other_programs(&mut tally);
        long(&mut tally);
    }
    let Tally { passed, failed, skipped, .. } = tally;
    say(&format!("\nAfter {} s:", begun.elapsed().as_secs()));
    say(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of the tests failed; see above.")) }
}

/// The native tests and the suites that visit the site, compiled; `None` if the latter could not be.
fn natively_built(tally: &mut Tally) -> Option<visits::Programs> {
    tally.check("native tests are built", logged(&mut cargo_test(&["--no-run"]), &log("built")));
    let programs = visits::built();
    tally.check("the visits are built", programs.as_ref().map(drop).map_err(Clone::clone));
    programs.ok()
}

/// The native tests.
fn natively() -> Tally {
    let mut tally = Tally::begin();
    tally.tests("native tests", &mut cargo_test(&[]));
    on_the_text(&mut tally);
    tally
}

/// The site as trunk serves it, and the tests in a page of their own.
fn rest_for_browsers(tools: Outcome<in_page::Tools>, all: bool) -> Tally {
    let mut tally = Tally::begin();
    tally.check("the site is built as trunk serves it", site::build(&Site::of_development(), None));
    match tools {
        Ok(tools) => in_page::run(&mut tally, &tools, all),
        Err(reason) => drop(tally.check("browsers and drivers", Err(reason))),
    }
    tally
}

/// Licences, bans, sources and advisories, by cargo-deny.
fn supply(tally: &mut Tally) {
    let deny = match tools::deny().path() {
        Ok(deny) => deny,
        Err(reason) => return tally.skip("cargo deny", &reason),
    };
    let ask = |what: &[&str]| {
        let mut ask = Command::new(&deny);
        ask.arg("check").args(what).current_dir(root());
        logged(&mut ask, &log(&format!("deny {}", what.join(" "))))
    };
    tally.check("cargo deny: licences, bans, sources", ask(&["licenses", "bans", "sources"]));
    match ask(&["advisories"]) {
        Err(end) if end.contains("failed to fetch") || end.contains("failed to load") => {
            tally.skip("cargo deny: advisories", "their database cannot be reached from here");
        }
        told => drop(tally.check("cargo deny: advisories", told)),
    }
}

/// Clippy, once for each way in which the compiler sees the code. On other days it reads along while the tests are
/// compiled ([`tools::lint`]).
fn lints(tally: &mut Tally) {
    const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
    let page = ["--features", "plenary/web", "--lib", "--bins", "--test", "web", "--test", "wasm"];
    let browsers = [
        "plenary", "engine", "columns", "charset", "sheets", "tree", "workbook", "reader", "unpack",
    ];
    let browsers = browsers.map(|name| ["--package", name]).concat();
    let own = ["--package", "plenary", "--lib", "--bins", "--features"];
    for (name, what) in [
        // By a star too, because the tests that are run by name alone are not among “all”.
        ("clippy, native", vec!["--workspace", "--all-targets", "--test", "*"]),
        ("clippy, for browsers", [&WASM[..], &browsers, &page].concat()),
        ("clippy, the benchmark", vec!["--package=rooms", "--features=criterion", "--all-targets"]),
        ("clippy, the renderer", [&own[..], &["prerender"]].concat()),
        ("clippy, the single file", [&WASM[..], &own, &["whole"]].concat()),
    ] {
        tally.check(
            name,
            quiet(name, &[&["clippy", "--locked"], &what[..], &["--", "-D", "warnings"]].concat()),
        );
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

/// What is built, in programs of other people's, where a machine has them.
fn in_other_programs(tally: &mut Tally) {
    if !tally.check("the release is written", release::write()) {
        return;
    }
    for (name, program, package, [test, part]) in [
        ("the page in a text browser", "lynx", "lynx", ["served", "text_browser"]),
        ("the example for nginx", "nginx", "nginx-light", ["served", "nginx"]),
        ("an exported CSV in LibreOffice", "soffice", "libreoffice-calc", ["office", "csv"]),
    ] {
        let usual = PathBuf::from("/usr/sbin").join(program); // not on everybody's PATH
        let found = tools::on_path(program).or(Some(usual).filter(|path| path.is_file()));
        let Some(path) = found.and_then(|file| tools::path_with(&[&file]).ok()) else {
            let need = format!("{program} is not here; on Debian: apt-get install {package}");
            tally.skip(name, &need);
            continue;
        };
        let mut tests = cargo(&["test", "--locked", "--test", test, part]);
        tally.tests(name, tests.env("PATH", path));
    }
}

/// What takes an hour, beside what the visits do longer.
fn long(tally: &mut Tally) {
    say("A million generated inputs …");
    for (name, what) in [
        ("generated input, the page", "--package plenary --test it -- hostile any_value"),
        ("generated input, lists", "--package engine --test hostile"),
    ] {
        let mut tests = cargo(&["test", "--locked", "--release"]);
        tests.args(what.split(' ')).env("PLENARY_INPUTS", "1200000");
        tally.tests(name, &mut tests);
    }
    say("Two builds elsewhere, as committed (about 10 minutes) …");
    let mut twice = cargo(&["test", "--locked", "--test", "twice", "--", "--nocapture"]);
    tally.tests("two builds elsewhere, the same bytes", &mut twice);
}

/// What a reader has to wait for, against its budgets.
fn weights(tally: &mut Tally, site: &Site) {
    let within = |bytes: u64, budget: u64| {
        if bytes <= budget { Ok(()) } else { Err(format!("{bytes} bytes")) }
    };
    let visit = site::weigh(site).and_then(|(_, bytes)| within(bytes as u64, site::BUDGET as u64));
    tally.check(&format!("a first visit transfers at most {} bytes", site::BUDGET), visit);
    let single = fs::metadata(site.file("plenary.html"))
        .map_err(|error| error.to_string())
        .and_then(|file| within(file.len(), single::BUDGET));
    tally.check(&format!("the single file has at most {} bytes", single::BUDGET), single);
}
