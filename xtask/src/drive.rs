//! The tests that need a browser: in the program's own test page, and end to end against the built
//! site, in Chromium, Firefox and, where there is a package of it, WebKit.
//!
//! Knows drivers and screens; what is tested stands in `tests/web.rs` and `tests/e2e`.

use crate::server::{self, Fault};
use crate::tally::{Tally, cargo, log};
use crate::tools::{self, Browsers, logged, root};
use crate::{Outcome, dist, programs, say, single, site};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
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

/// The end-to-end tests, in Chromium and Firefox.
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
];

/// The suite that needs axe-core.
const AXE: &str = "axe";

/// The suite that compares boxes: in Chromium only, and with the fonts of the record only.
const BOXES: &str = "boxes";

/// The fonts that the record of boxes was made with, as fontconfig names what the page asks for.
const FONTS: [(&str, &str); 2] = [("system-ui", "DejaVu Sans"), ("serif", "DejaVu Serif")];

/// Whether this machine has the fonts of the record.
fn has_fonts() -> Outcome {
    for (asked, wanted) in FONTS {
        let found = tools::text_of(Command::new("fc-match").args(["-f", "%{family}", asked]));
        let found = found.unwrap_or_default();
        if found != wanted {
            return Err(format!(
                "the record was made with {wanted} as {asked}, and here that is “{found}”; on \
                 Debian: apt-get install fonts-dejavu fontconfig"
            ));
        }
    }
    Ok(())
}

/// Those of them that run in WebKit too. Its driver holds a step back in the history and a choice
/// in a list for other things than the browser does, so the others say nothing there.
const SUITES_IN_WEBKIT: &[&str] = &["disk", "embed", "offline"];

/// A WebDriver that ends with this value.
struct Driver {
    child: Child,
    address: String,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It is ours, and it may have ended by itself.
        let _ended = self.child.kill().and_then(|()| self.child.wait());
    }
}

fn driver(program: &Path, screen: Option<&str>) -> Outcome<Driver> {
    let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    let port = free.map_err(|error| error.to_string())?.port();
    let child = Command::new(program)
        .arg(format!("--port={port}"))
        .envs(screen.map(|screen| ("DISPLAY", screen)))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{} does not start: {error}.", program.display()))?;
    let driver = Driver { child, address: format!("http://127.0.0.1:{port}") };
    for _ in 0..100 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(driver);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err(format!("{} does not answer.", program.display()))
}

/// All of them.
pub fn in_browsers(tally: &mut Tally) {
    let found = tools::browsers().and_then(|browsers| {
        Ok((
            browsers,
            tools::geckodriver().path()?,
            tools::wasm_bindgen("wasm-bindgen-test-runner")?.path()?,
        ))
    });
    let (browsers, geckodriver, runner) = match found {
        Ok(found) => found,
        Err(reason) => {
            tally.check("browsers and drivers", Err(reason));
            return;
        }
    };
    say("Tests in headless Chromium and Firefox (the first run about 2 minutes) …");
    for (name, variable, program) in [
        ("in Chromium", "CHROMEDRIVER", &browsers.chromedriver),
        ("in Firefox", "GECKODRIVER", &geckodriver),
    ] {
        let config = root().join("webdriver.json");
        let is_firefox = variable == "GECKODRIVER";
        let text = webdriver_json(&browsers, is_firefox);
        if let Err(error) = fs::write(&config, text) {
            tally.check(name, Err(format!("{}: {error}.", config.display())));
            continue;
        }
        let mut in_page = |name: &str, what: &[&str], flags: &str| {
            let mut tests = cargo(&["test", "--locked", "--target", "wasm32-unknown-unknown"]);
            tests
                .args(what)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
                .env(variable, program)
                .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
            tally.tests(name, &mut tests);
        };
        let page = ["--package", "plenary", "--features", "web", "--test", "web"];
        in_page(name, &page, "");
        // As the page has it: the release, with several cells at once.
        let engine = ["--package", "engine", "--profile", "engine", "--lib", "--test", "wasm"];
        in_page(&format!("{name}, the engine"), &engine, programs::SIMD);
        // It is written for one run; nothing else reads it.
        let _gone = fs::remove_file(&config);
    }

    if !tally.check("the site is built", site::build(None)) {
        tally.skip("end to end", "the site could not be built");
        return;
    }
    let weight = site::weigh().and_then(|bytes| {
        if bytes <= site::BUDGET { Ok(()) } else { Err(format!("{bytes} bytes")) }
    });
    tally.check(&format!("a first visit transfers at most {} bytes", site::BUDGET), weight);

    let single = fs::metadata(dist::dist().join("plenary.html"))
        .map_err(|error| error.to_string())
        .and_then(|file| {
            let bytes = file.len();
            if bytes <= single::BUDGET { Ok(()) } else { Err(format!("{bytes} bytes")) }
        });
    tally.check(&format!("the single file has at most {} bytes", single::BUDGET), single);

    say("End to end, in Chromium, Firefox and WebKit …");
    let address = match server::start_for_tests(PREFIX, FAULTS) {
        Ok(address) => address,
        Err(reason) => {
            tally.check("the test server", Err(reason));
            return;
        }
    };
    visits(tally, &browsers, &geckodriver, &address, SUITES);
    in_webkit(tally, &address);
}

/// Suites against the built site, in Chromium and in Firefox.
fn visits(
    tally: &mut Tally,
    browsers: &Browsers,
    geckodriver: &Path,
    address: &str,
    suites: &[&str],
) {
    for (name, browser, binary, program) in [
        ("end to end in Chromium", "chromium", &browsers.chromium, &*browsers.chromedriver),
        ("end to end in Firefox", "firefox", &browsers.firefox, geckodriver),
    ] {
        match driver(program, None) {
            Ok(driver) => {
                for suite in suites {
                    let name = format!("{name}, {suite}");
                    let mut tests = e2e(address, &driver, browser, binary, suite);
                    if *suite == BOXES {
                        if browser != "chromium" {
                            continue;
                        }
                        if let Err(reason) = has_fonts() {
                            tally.skip(&name, &reason);
                            continue;
                        }
                    }
                    if *suite == AXE {
                        match tools::axe() {
                            Ok(script) => tests.env("PLENARY_AXE", script),
                            Err(reason) => {
                                tally.skip(&name, &reason);
                                continue;
                            }
                        };
                    }
                    tally.tests(&name, &mut tests);
                }
            }
            Err(reason) => {
                tally.check(name, Err(reason));
            }
        }
    }
}

/// One suite against the site as it is built, while one works on it.
pub fn visit(suite: &str) -> Outcome {
    if !SUITES.contains(&suite) {
        return Err(format!("There is no suite “{suite}”; there are {}.", SUITES.join(", ")));
    }
    let address = server::start_for_tests(PREFIX, FAULTS)?;
    let mut tally = Tally::default();
    visits(&mut tally, &tools::browsers()?, &tools::geckodriver().path()?, &address, &[suite]);
    if tally.failed == 0 { Ok(()) } else { Err(format!("{} failed.", tally.failed)) }
}

/// WebKit runs on a screen of its own, and only where there is a package of it.
fn in_webkit(tally: &mut Tally, address: &str) {
    let webkit = match tools::webkit() {
        Ok(webkit) => webkit,
        Err(reason) => return tally.skip("end to end in WebKit", &reason),
    };
    let name = "a screen for WebKit";
    // Xvfb takes the first free number itself and writes it.
    let mut xvfb = Command::new(&webkit.screen);
    xvfb.args(["-displayfd", "1", "-screen", "0", "1400x1000x24"]);
    xvfb.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut screen = match xvfb.spawn() {
        Ok(child) => Driver { child, address: String::new() },
        Err(error) => {
            tally.check(name, Err(format!("{} does not start: {error}.", webkit.screen.display())));
            return;
        }
    };
    let mut number = String::new();
    let written = screen.child.stdout.take().map(BufReader::new);
    let read = written.map(|mut out| out.read_line(&mut number));
    if read.is_none_or(|read| read.is_err()) || number.trim().is_empty() {
        tally.check(name, Err("Xvfb gives no screen.".to_owned()));
        return;
    }
    match driver(&webkit.driver, Some(&format!(":{}", number.trim()))) {
        Ok(driver) => {
            for suite in SUITES_IN_WEBKIT {
                let name = format!("end to end in WebKit, {suite}");
                let mut command = e2e(address, &driver, "webkit", &webkit.browser, suite);
                tally.tests(&name, &mut command);
            }
        }
        Err(reason) => {
            tally.check("end to end in WebKit", Err(reason));
        }
    }
}

fn e2e(address: &str, driver: &Driver, browser: &str, binary: &Path, suite: &str) -> Command {
    let mut command = cargo(&["test", "--locked", "--package", "e2e", "--test", suite, "--"]);
    command
        .arg("--test-threads=1")
        .env("PLENARY_URL", address)
        .env("PLENARY_FILE", dist::dist().join("plenary.html"))
        .env("PLENARY_DRIVER", &driver.address)
        .env("PLENARY_BROWSER", browser)
        .env("PLENARY_BINARY", binary);
    command
}

/// What the test runner asks of the browser.
fn webdriver_json(browsers: &Browsers, is_firefox: bool) -> String {
    let options = if is_firefox {
        serde_json::json!({ "moz:firefoxOptions": {
            "binary": browsers.firefox, "args": ["-headless"],
            "prefs": { "media.navigator.streams.fake": true }
        } })
    } else {
        serde_json::json!({ "goog:chromeOptions": {
            "binary": browsers.chromium,
            "args": ["headless", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "disable-background-networking"]
        } })
    };
    options.to_string()
}

/// Draws the site as built, for the README and to be looked at.
pub fn pictures() -> Outcome {
    dist::policy().map_err(|_| "There is no site yet; run: cargo xtask build".to_owned())?;
    let browsers = tools::browsers()?;
    let address = server::start_for_tests(PREFIX, FAULTS)?;
    let driver = driver(&browsers.chromedriver, None)?;
    let mut draw = e2e(&address, &driver, "chromium", &browsers.chromium, "pictures");
    logged(&mut draw, &log("pictures"))?;
    say("The pictures are in target/pictures/index.html, the README's in docs/.");
    Ok(())
}
