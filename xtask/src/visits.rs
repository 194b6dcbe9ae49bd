//! The end-to-end tests against the built site, in Chromium, Firefox and, where there is a package of
//! it, WebKit.
//!
//! Knows which suite runs where and against which site; what is tested stands in `tests/e2e`.

use crate::dist::Site;
use crate::drive::{Browser, chromium_and_firefox, webkit};
use crate::tally::{Tally, cargo_test, log};
use crate::tools::{self, logged, root};
use crate::{Outcome, mark, say, site};
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// The end-to-end tests but for what is timed, those that take longest first.
const SUITES: &[&str] = &[
    "list",
    "reading",
    "faults",
    "access",
    ACTS,
    "views",
    "explorer",
    "first",
    "review",
    "coding",
    "take",
    "offline",
    "languages",
    "embed",
    "disk",
    "print",
    "alone",
    AXE,
    BOXES,
];

/// The short way through all of it: what Firefox and WebKit run every day, and no other browser,
/// because there the suites go further. With `--all` every browser runs the suites.
const EVERYWHERE: &str = "everywhere";

/// The page as `trunk serve` has it, in Chromium.
const DEVELOPMENT: &str = "development";

/// What only `--all` runs: axe-core comes from npm, and boxes hang on the fonts of a machine.
const RARE: &[&str] = &[AXE, BOXES];

/// What is timed: in Chromium only, when nothing else runs.
const PACE: &str = "pace";

/// Every view and state drawn, for the README and to be looked at: in Chromium only.
const PICTURES: &str = "pictures";

/// Those that are run otherwise than all others.
const OTHERS: &[&str] = &[EVERYWHERE, DEVELOPMENT, PACE, PICTURES];

/// How many browsers are open at a time.
const LANES: usize = 3;

/// How often a suite is begun whose browser does not answer.
const TRIES: usize = 3;

/// What a test says of a browser that does not answer.
const STUCK: &str = "the browser does not answer";

/// The suite that needs axe-core: in Chromium and Firefox.
const AXE: &str = "axe";

/// The suite that grows long.
const ACTS: &str = "acts";

/// The suite that compares boxes: in Chromium only, and with the fonts of the record only.
const BOXES: &str = "boxes";

/// The fonts that the record of boxes was made with, as fontconfig names what the page asks for.
/// Chromium takes Times New Roman for `serif`, which fonts with its measures answer to.
const FONTS: [(&str, &str); 4] = [
    ("system-ui", "DejaVu Sans"),
    ("serif", "DejaVu Serif"),
    ("Times New Roman", "DejaVu Serif"),
    ("Georgia", "DejaVu Serif"),
];

/// Whether this machine has the fonts of the record.
fn has_fonts() -> Outcome {
    for (asked, wanted) in FONTS {
        let found = tools::text_of(Command::new("fc-match").args(["-f", "%{family}", asked]))
            .unwrap_or_default();
        if found != wanted {
            return Err(format!(
                "the record was made with {wanted} as {asked}, and here that is “{found}”; on \
                 Debian: apt-get install fonts-dejavu fontconfig, and no other fonts"
            ));
        }
    }
    Ok(())
}

/// The suites as programs, by their names.
pub type Programs = BTreeMap<String, PathBuf>;

/// The suites, built. They are run without cargo, which would wait for whatever else is compiled.
///
/// # Errors
/// What the compiler says.
pub fn built() -> Outcome<Programs> {
    let build = |how: &[&str]| {
        // Of all packages together, as the native tests are, so that nothing is compiled anew.
        let mut build = cargo_test(&["--no-run"]);
        for suite in SUITES.iter().chain(OTHERS) {
            build.args(["--test", suite]);
        }
        build.args(how);
        build
    };
    logged(&mut build(&[]), &log("the visits are built"))?;
    // Asked again, cargo says where it has put them.
    let told = tools::text_of(&mut build(&["--message-format=json"])).unwrap_or_default();
    let built = told.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let programs: Programs = built
        .filter_map(|message| {
            // Other packages have tests of the same names.
            let source = Path::new(message["target"]["src_path"].as_str()?);
            let name = message["target"]["name"].as_str()?.to_owned();
            let own = root().join("tests/e2e/tests").join(&name).with_extension("rs");
            if source != own {
                return None;
            }
            Some((name, PathBuf::from(message["executable"].as_str()?)))
        })
        .collect();
    let missing = SUITES.iter().chain(OTHERS).find(|suite| !programs.contains_key(**suite));
    match missing {
        None => Ok(programs),
        Some(suite) => Err(format!("Cargo does not say where it has put “{suite}”.")),
    }
}

/// The suites of a browser, every day or with `--all`.
fn suites_of(browser: &Browser, all: bool) -> Vec<&'static str> {
    if !all && browser.key != "chromium" {
        return vec![EVERYWHERE];
    }
    let is_run = |suite: &&str| match browser.key {
        "chromium" => all || !RARE.contains(suite),
        "firefox" => *suite != BOXES,
        _ => !RARE.contains(suite),
    };
    SUITES.iter().copied().filter(is_run).collect()
}

/// Chromium, Firefox and, where this machine has it, WebKit.
fn browsers(tally: &mut Tally) -> Outcome<Vec<Browser>> {
    let mut browsers = chromium_and_firefox()?.to_vec();
    match webkit() {
        Ok(webkit) => browsers.push(webkit),
        Err(reason) => tally.skip("end to end in WebKit", &reason),
    }
    Ok(browsers)
}

/// The end-to-end tests of every day against the site made for them, or with `all` every suite in
/// every browser against the one that is deployed; then what is timed, alone.
pub fn run(tally: &mut Tally, site: &Site, programs: &Programs, all: bool) {
    say("End to end, in Chromium, Firefox and WebKit, three browsers at a time …");
    let browsers = match browsers(tally) {
        Ok(browsers) => browsers,
        Err(reason) => {
            tally.check("browsers and drivers", Err(reason));
            return;
        }
    };
    // The browsers with few suites first, so that none of them is left over at the end.
    let jobs = browsers.iter().rev().flat_map(|browser| {
        suites_of(browser, all).into_iter().map(|suite| (browser.clone(), suite))
    });
    side_by_side(tally, site, programs, jobs.collect());
    if all {
        tally.add(&timed(site, programs, &browsers[0]));
        long(tally, site, programs, &browsers[..2]);
    }
}

/// The page as trunk serves it, in Chromium.
pub fn development(tally: &mut Tally, programs: &Programs) {
    match chromium_and_firefox() {
        Ok([chromium, _]) => {
            tally.add(&visits(&Site::of_development(), programs, &chromium, DEVELOPMENT, &[]));
        }
        Err(reason) => drop(tally.check(DEVELOPMENT, Err(reason))),
    }
}

/// What takes long in Chromium and Firefox: random acts, openings, axe-core in every language and
/// scheme, every picture.
fn long(tally: &mut Tally, site: &Site, programs: &Programs, browsers: &[Browser]) {
    const LONG: [(&str, &str); 3] =
        [("PLENARY_ACTS", "10000"), ("PLENARY_OPENINGS", "50"), ("PLENARY_VISIT", "120")];
    const EVERY: [(&str, &str); 2] = [("PLENARY_AXE_ALL", "1"), ("PLENARY_VISIT", "30")];
    say("Ten thousand random acts, fifty openings (about 20 minutes) …");
    tally.add(&visits(site, programs, &browsers[0], ACTS, &LONG));
    say("axe-core in two browsers, every language and scheme (about 10 minutes) …");
    for browser in browsers {
        tally.add(&visits(site, programs, browser, AXE, &EVERY));
    }
    say("Every picture, into target/pictures/index.html (about 5 minutes) …");
    // What is part of the project stays as it is: only by name are its pictures drawn anew.
    let elsewhere = [("PLENARY_PICTURES", "target/pictures")];
    tally.add(&visits(site, programs, &browsers[0], PICTURES, &elsewhere));
}

/// Suites in browsers, [`LANES`] at a time: a browser waits most of the time. Whoever is free takes
/// the next one.
fn side_by_side(
    tally: &mut Tally,
    site: &Site,
    programs: &Programs,
    jobs: Vec<(Browser, &'static str)>,
) {
    let jobs = Mutex::new(VecDeque::from(jobs));
    let found = std::thread::scope(|scope| {
        let lane = || {
            let mut tally = Tally::begin();
            loop {
                let next = jobs.lock().ok().and_then(|mut jobs| jobs.pop_front());
                let Some((browser, suite)) = next else { return tally };
                tally.add(&visits(site, programs, &browser, suite, &[]));
            }
        };
        [(); LANES].map(|()| scope.spawn(lane)).map(std::thread::ScopedJoinHandle::join)
    });
    for lane in found {
        match lane {
            Ok(found) => tally.add(&found),
            Err(_) => {
                tally.check("end to end", Err("a thread of the tests ended".to_owned()));
            }
        }
    }
}

/// One suite against a built site in one browser, with a driver of its own.
fn visits(
    site: &Site,
    programs: &Programs,
    browser: &Browser,
    suite: &str,
    settings: &[(&str, &str)],
) -> Tally {
    let mut tally = Tally::begin();
    let name = format!("end to end in {}, {suite}", browser.name);
    let needed = match suite {
        BOXES => has_fonts().map(|()| None),
        AXE => tools::axe().map(Some),
        _ => Ok(None),
    };
    let axe = match needed {
        Ok(axe) => axe,
        Err(reason) => {
            tally.skip(&name, &reason);
            return tally;
        }
    };
    for attempt in 1..=TRIES {
        let driver = match browser.start() {
            Ok(driver) => driver,
            Err(reason) => {
                tally.check(&name, Err(reason));
                return tally;
            }
        };
        let mut tests = Command::new(&programs[suite]);
        let home = root().join("tests/e2e");
        tests.args(["--test-threads=1", "--nocapture"]).current_dir(&home);
        // As cargo says it: a record is found by it.
        tests.env("CARGO_MANIFEST_DIR", home);
        tests.env("PLENARY_FILE", site.file("plenary.html"));
        tests.env("PLENARY_DRIVER", driver.url());
        tests.env("PLENARY_BROWSER", browser.key).env("PLENARY_BINARY", &browser.program);
        tests.envs(settings.iter().copied());
        tests.envs(axe.as_ref().map(|script| ("PLENARY_AXE", script)));
        if tally.tests_unless(&name, &mut tests, Some(|log| log.contains(STUCK))) {
            return tally;
        }
        // Nothing is known of the page yet; what its log said is kept.
        let log = log(&name);
        let _kept = std::fs::rename(&log, log.with_extension(format!("stuck-{attempt}.log")));
        say(&format!("{name}: the browser did not answer; once more, with a new one …"));
    }
    let why = "the browser did not answer, three times; nothing is known of the page";
    // WebKit's driver now and then waits for good for a browser that it has started. That says nothing
    // of the page, and must not fail a run of every day.
    if browser.key == "webkit" && !site.is_release() {
        tally.skip(&name, why);
    } else {
        tally.check(&name, Err(why.to_owned()));
    }
    tally
}

/// What is timed, on a line as much faster as the test's server does not pack what it sends.
fn timed(site: &Site, programs: &Programs, chromium: &Browser) -> Tally {
    match site::weigh(site) {
        Ok((raw, packed)) => {
            let packing = raw as f64 / packed.max(1) as f64;
            visits(site, programs, chromium, PACE, &[("PLENARY_PACKING", &packing.to_string())])
        }
        Err(reason) => {
            let mut tally = Tally::begin();
            tally.check(PACE, Err(reason));
            tally
        }
    }
}

/// One suite while one works on it, in one browser if it is named: against the site of the tests,
/// or what is in `dist/` where that is what counts.
pub fn visit(suite: &str, only: Option<&str>) -> Outcome {
    let known = SUITES.iter().chain(OTHERS).find(|known| **known == suite);
    let Some(suite) = known else {
        return Err(format!(
            "There is no suite “{suite}”; there are {}, {}.",
            SUITES.join(", "),
            OTHERS.join(", ")
        ));
    };
    // What is timed is the site that is deployed, as the sources are now.
    let site = match *suite {
        PACE | PICTURES => Site::release(),
        DEVELOPMENT => Site::of_development(),
        _ => Site::of_tests(),
    };
    if site.is_release() {
        say(&format!("dist/ was built from {}.", mark::check()?));
    }
    if !site.file("index.html").is_file() {
        return Err("There is no site yet; run: cargo xtask build --for-tests".to_owned());
    }
    let mut tally = Tally::begin();
    let mut browsers = browsers(&mut tally)?;
    match *suite {
        PACE | BOXES | DEVELOPMENT | PICTURES => browsers.truncate(1),
        AXE => browsers.truncate(2),
        _ => {}
    }
    browsers.retain(|browser| only.is_none_or(|only| browser.key == only));
    if browsers.is_empty() {
        return Err(format!("“{suite}” runs in no such browser; try chromium, firefox, webkit."));
    }
    let programs = built()?;
    for browser in &browsers {
        let found = match *suite {
            PACE => timed(&site, &programs, browser),
            suite => visits(&site, &programs, browser, suite, &[]),
        };
        tally.add(&found);
    }
    if tally.failed == 0 { Ok(()) } else { Err(format!("{} failed.", tally.failed)) }
}
