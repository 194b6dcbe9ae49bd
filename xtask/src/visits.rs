//! The end-to-end tests against the built site, in Chromium, Firefox and, where there is a package of
//! it, WebKit.
//!
//! Knows which suite runs where and against which server; what is tested stands in `tests/e2e`.

use crate::drive::Driver;
use crate::server::{self, Fault};
use crate::tally::{Tally, cargo, log};
use crate::tools::{self, logged};
use crate::{Outcome, dist, say};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The site is tested under this path, as a host with other sites has it.
const PREFIX: &str = "/meetings/sco-rats-2022";

/// Broken servers that the door of the page must bear.
static FAULTS: &[Fault] = &[
    Fault::new("/fault-404/", |_, _| (404, String::new())),
    Fault::new("/fault-once/", |asked, text| {
        if asked == 0 { (503, String::new()) } else { (200, text.to_owned()) }
    }),
    Fault::new("/fault-cut/", |_, text| {
        (200, text.chars().take(text.chars().count() / 2).collect())
    }),
    Fault::new("/fault-link/", |_, text| {
        (200, text.replace("https://mgimo.ru", "javascript:alert(1)"))
    }),
    Fault {
        prefix: "/fault-slow/",
        answer: |_, text| (200, text.to_owned()),
        delay: Duration::from_secs(4),
    },
    Fault::new("/case-one/", |_, text| (200, changed(text, only_one))),
    Fault::new("/case-long/", |_, text| (200, changed(text, long_names))),
];

/// A dataset with something else in it; as it is, if it is none.
fn changed(text: &str, change: fn(&mut Value)) -> String {
    let Ok(mut json) = serde_json::from_str(text) else { return text.to_owned() };
    change(&mut json);
    json.to_string()
}

/// A meeting with one participant.
fn only_one(json: &mut Value) {
    if let Some(rows) = json["participations"].as_array_mut() {
        rows.truncate(1);
    }
}

/// Every third name as long as names get: 200 characters.
fn long_names(json: &mut Value) {
    let organizations = json["organizations"].as_array_mut();
    for organization in organizations.into_iter().flatten().step_by(3) {
        let Some(name) = organization["names"]["en"].as_object_mut() else { continue };
        let long: String = "Interparliamentary Coordination Secretariat of the "
            .chars()
            .cycle()
            .take(195)
            .chain(" End.".chars())
            .collect();
        name.insert("short".to_owned(), long.into());
        name.remove("mark");
    }
}

/// The end-to-end tests.
const SUITES: &[&str] = &[
    "explorer",
    "views",
    "languages",
    "access",
    AXE,
    BOXES,
    "take",
    "print",
    "disk",
    "embed",
    "offline",
    "list",
    "faults",
    "alone",
    ACTS,
];

/// What is timed: in Chromium only, when nothing else runs.
const PACE: &str = "pace";

/// How often a suite is begun whose browser does not answer.
const TRIES: usize = 3;

/// What a test says of a browser that does not answer.
const STUCK: &str = "the browser does not answer";

/// The suite that needs axe-core. It finds the same in both; every day it looks in Chromium, at some of
/// the languages and schemes.
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
        let found = tools::text_of(Command::new("fc-match").args(["-f", "%{family}", asked]));
        let found = found.unwrap_or_default();
        if found != wanted {
            return Err(format!(
                "the record was made with {wanted} as {asked}, and here that is “{found}”; on \
                 Debian: apt-get install fonts-dejavu fontconfig, and no other fonts"
            ));
        }
    }
    Ok(())
}

/// The suites that a browser runs every day.
fn suites_of(browser: &Browser) -> Vec<&'static str> {
    let is_run = |suite: &&str| browser.key == "chromium" || ![AXE, BOXES].contains(suite);
    SUITES.iter().copied().filter(is_run).collect()
}

/// A browser and where its driver is.
#[derive(Clone)]
struct Browser {
    /// As a reader knows it.
    name: &'static str,
    /// As the tests know it.
    key: &'static str,
    program: PathBuf,
    driver: PathBuf,
    /// What makes a screen, for the one that needs it.
    screen: Option<PathBuf>,
}

impl Browser {
    fn start(&self) -> Outcome<Driver> {
        Driver::start(&self.driver, self.screen.as_deref())
    }
}

fn chromium_and_firefox() -> Outcome<[Browser; 2]> {
    let found = tools::browsers()?;
    let geckodriver = tools::geckodriver().path()?;
    let without_screen =
        |name, key, program, driver| Browser { name, key, program, driver, screen: None };
    Ok([
        without_screen("Chromium", "chromium", found.chromium, found.chromedriver),
        without_screen("Firefox", "firefox", found.firefox, geckodriver),
    ])
}

fn webkit() -> Outcome<Browser> {
    let found = tools::webkit()?;
    Ok(Browser {
        name: "WebKit",
        key: "webkit",
        program: found.browser,
        driver: found.driver,
        screen: Some(found.screen),
    })
}

/// All suites: two lanes side by side, because a browser waits most of the time, WebKit after
/// Chromium because Firefox takes as long as both; then what is timed, alone.
pub fn run(tally: &mut Tally) {
    say("End to end, in Chromium and then WebKit, beside them Firefox (about 15 minutes) …");
    let built =
        logged(&mut cargo(&["test", "--locked", "--package", "e2e", "--no-run"]), &log("e2e"));
    if let Err(reason) = built {
        tally.check("the end-to-end tests are built", Err(reason));
        return;
    }
    let [chromium, firefox] = match chromium_and_firefox() {
        Ok(browsers) => browsers,
        Err(reason) => {
            tally.check("browsers and drivers", Err(reason));
            return;
        }
    };
    let mut first = vec![chromium.clone()];
    match webkit() {
        Ok(webkit) => first.push(webkit),
        Err(reason) => tally.skip("end to end in WebKit", &reason),
    }
    side_by_side(tally, [first, vec![firefox.clone()]]);
    tally.add(&visits(&chromium, &[PACE]));
}

/// What takes long in browsers: random acts, openings, axe-core in every language and scheme.
pub fn long(tally: &mut Tally) {
    let [chromium, firefox] = match chromium_and_firefox() {
        Ok(browsers) => browsers,
        Err(reason) => {
            tally.check("browsers and drivers", Err(reason));
            return;
        }
    };
    say("Ten thousand random acts, fifty openings (about 20 minutes) …");
    tally.add(&visits_for_long(&chromium, &[ACTS]));
    say("axe-core in two browsers, every language and scheme (about 10 minutes) …");
    for browser in [&chromium, &firefox] {
        tally.add(&visited(browser, &[AXE], &[("PLENARY_AXE_ALL", "1"), ("PLENARY_VISIT", "30")]));
    }
}

/// Lanes of browsers, one beside the other.
fn side_by_side(tally: &mut Tally, lanes: [Vec<Browser>; 2]) {
    let threads = lanes.map(|browsers| {
        std::thread::spawn(move || {
            let mut tally = Tally::begin();
            for browser in browsers {
                tally.add(&visits(&browser, &suites_of(&browser)));
            }
            tally
        })
    });
    for thread in threads {
        match thread.join() {
            Ok(found) => tally.add(&found),
            Err(_) => {
                tally.check("end to end", Err("a thread of the tests ended".to_owned()));
            }
        }
    }
}

/// Suites in one browser, for as long as soak takes.
fn visits_for_long(browser: &Browser, suites: &[&str]) -> Tally {
    const LONG: [(&str, &str); 3] =
        [("PLENARY_ACTS", "10000"), ("PLENARY_OPENINGS", "50"), ("PLENARY_VISIT", "120")];
    visited(browser, suites, &LONG)
}

/// Suites against the built site in one browser, with a server of its own.
fn visits(browser: &Browser, suites: &[&str]) -> Tally {
    visited(browser, suites, &[])
}

fn visited(browser: &Browser, suites: &[&str], settings: &[(&str, &str)]) -> Tally {
    let mut tally = Tally::begin();
    let place = format!("end to end in {}", browser.name);
    let started =
        server::start_for_tests(PREFIX, FAULTS).and_then(|address| Ok((address, browser.start()?)));
    let (address, mut driver) = match started {
        Ok(started) => started,
        Err(reason) => {
            tally.check(&place, Err(reason));
            return tally;
        }
    };
    for suite in suites {
        let name = format!("{place}, {suite}");
        let axe = match needs(suite) {
            Ok(axe) => axe,
            Err(reason) => {
                tally.skip(&name, &reason);
                continue;
            }
        };
        let tests = |driver: &Driver| {
            let mut tests = e2e(&address, driver, browser.key, &browser.program, suite);
            tests.envs(settings.iter().copied());
            tests.envs(axe.as_ref().map(|script| ("PLENARY_AXE", script)));
            tests
        };
        let mut tries = 1;
        while !tally.tests_unless(&name, &mut tests(&driver), Some(STUCK)) {
            if tries == TRIES {
                given_up(&mut tally, browser, &name);
                return tally;
            }
            tries += 1;
            // Nothing is known of the page yet; what its log said is kept.
            let log = log(&name);
            let _kept = std::fs::rename(&log, log.with_extension("stuck.log"));
            say(&format!("{name}: the browser did not answer; once more, with a new one …"));
            match browser.start() {
                Ok(fresh) => driver = fresh,
                Err(reason) => {
                    tally.check(&name, Err(reason));
                    return tally;
                }
            }
        }
    }
    tally
}

/// A browser that did not answer again and again is asked no more. Where a package of it may be missing, it may
/// not run either: that is told as skipped if it never answered.
fn given_up(tally: &mut Tally, browser: &Browser, name: &str) {
    let why = "the browser does not answer; its other suites are not run";
    if browser.key == "webkit" && tally.passed == 0 {
        tally.skip(name, why);
    } else {
        tally.check(name, Err(why.to_owned()));
    }
}

/// What a suite needs beside a browser: axe-core, fonts.
fn needs(suite: &str) -> Outcome<Option<PathBuf>> {
    match suite {
        BOXES => has_fonts().map(|()| None),
        AXE => tools::axe().map(Some),
        _ => Ok(None),
    }
}

/// One suite against the site as it is built, while one works on it; in one browser if it is named.
pub fn visit(suite: &str, only: Option<&str>) -> Outcome {
    let known = SUITES.iter().chain([&PACE]).find(|known| **known == suite);
    let Some(suite) = known else {
        return Err(format!(
            "There is no suite “{suite}”; there are {} and {PACE}.",
            SUITES.join(", ")
        ));
    };
    let mut tally = Tally::begin();
    let mut browsers = chromium_and_firefox()?.to_vec();
    match webkit() {
        Ok(webkit) => browsers.push(webkit),
        Err(reason) => tally.skip("WebKit", &reason),
    }
    match *suite {
        PACE | BOXES => browsers.truncate(1),
        AXE => browsers.truncate(2),
        _ => {}
    }
    browsers.retain(|it| only.is_none_or(|only| it.key == only));
    if browsers.is_empty() {
        return Err(format!("“{suite}” runs in no such browser; try chromium, firefox, webkit."));
    }
    for browser in &browsers {
        tally.add(&visits(browser, &[suite]));
    }
    if tally.failed == 0 { Ok(()) } else { Err(format!("{} failed.", tally.failed)) }
}

fn e2e(address: &str, driver: &Driver, browser: &str, binary: &Path, suite: &str) -> Command {
    let mut command = cargo(&["test", "--locked", "--package", "e2e", "--test", suite, "--"]);
    command
        .args(["--test-threads=1", "--nocapture"])
        .env("PLENARY_URL", address)
        .env("PLENARY_FILE", dist::dist().join("plenary.html"))
        .env("PLENARY_DRIVER", &driver.address)
        .env("PLENARY_BROWSER", browser)
        .env("PLENARY_BINARY", binary);
    command
}

/// Draws the site as built, for the README and to be looked at.
pub fn pictures() -> Outcome {
    dist::policy().map_err(|_| "There is no site yet; run: cargo xtask build".to_owned())?;
    let browsers = tools::browsers()?;
    let address = server::start_for_tests(PREFIX, FAULTS)?;
    let driver = Driver::start(&browsers.chromedriver, None)?;
    let mut draw = e2e(&address, &driver, "chromium", &browsers.chromium, "pictures");
    logged(&mut draw, &log("pictures"))?;
    say("The pictures are in target/pictures/index.html, the README's in docs/.");
    Ok(())
}
