//! `cargo xtask test`: every check in turn, each counted, and one plain line at the end.
//!
//! A step that fails does not stop the ones after it, unless they need what it makes.

use crate::server::{self, Fault};
use crate::tools::{self, Browsers, logged, root};
use crate::{Outcome, complain, say, single, site, source};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The site is tested under this path, as a host with other sites has it.
const PREFIX: &str = "/meetings/sco-rats-2022";

/// Broken servers that the door of the page must bear.
static FAULTS: &[Fault] = &[
    Fault { prefix: "/fault-404/", answer: |_, _| (404, String::new()) },
    Fault {
        prefix: "/fault-once/",
        answer: |asked, text| {
            if asked == 0 { (503, String::new()) } else { (200, text.to_owned()) }
        },
    },
    Fault {
        prefix: "/fault-cut/",
        answer: |_, text| (200, text.chars().take(text.chars().count() / 2).collect()),
    },
    Fault {
        prefix: "/fault-link/",
        answer: |_, text| (200, text.replace("https://mgimo.ru", "javascript:alert(1)")),
    },
];

#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Tally {
    /// A check that passes or fails as one.
    fn check(&mut self, name: &str, done: Outcome) -> bool {
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

    fn skip(&mut self, name: &str, why: &str) {
        self.skipped += 1;
        say(&format!("skipped {name}: {why}"));
    }

    /// A run of a test program that prints libtest's summaries; each of its tests counts.
    fn tests(&mut self, name: &str, command: &mut Command) {
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

fn log(name: &str) -> PathBuf {
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

fn cargo(arguments: &[&str]) -> Command {
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
    say("Clippy, three times (the first run about 3 minutes) …");
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
        ("clippy, prerender", &["--features", "prerender", "--lib", "--bins"]),
    ] {
        let arguments = [&["clippy", "--locked"], what, &["--", "-D", "warnings"]].concat();
        tally.check(name, quiet(name, &arguments));
    }
    say("Native tests …");
    tally.tests("native tests", &mut cargo(&["test", "--locked"]));
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

fn driver(program: &Path) -> Outcome<Driver> {
    let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    let port = free.map_err(|error| error.to_string())?.port();
    let child = Command::new(program)
        .arg(format!("--port={port}"))
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

fn in_browsers(tally: &mut Tally) {
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
        let mut web = cargo(&["test", "--locked", "--target", "wasm32-unknown-unknown"]);
        web.args(["--features", "web", "--test", "web"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner)
            .env(variable, program)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        tally.tests(name, &mut web);
        // It is written for one run; nothing else reads it.
        let _gone = fs::remove_file(&config);
    }

    if !tally.check("the site is built", site::build()) {
        tally.skip("end to end", "the site could not be built");
        return;
    }
    let weight = site::weigh().and_then(|bytes| {
        if bytes <= site::BUDGET { Ok(()) } else { Err(format!("{bytes} bytes")) }
    });
    tally.check(&format!("a first visit transfers at most {} bytes", site::BUDGET), weight);

    let single = fs::metadata(site::dist().join("plenary.html"))
        .map_err(|error| error.to_string())
        .and_then(|file| {
            let bytes = file.len();
            if bytes <= single::BUDGET { Ok(()) } else { Err(format!("{bytes} bytes")) }
        });
    tally.check(&format!("the single file has at most {} bytes", single::BUDGET), single);

    say("End to end, in Chromium and Firefox …");
    let address = match server::start_for_tests(PREFIX, FAULTS) {
        Ok(address) => address,
        Err(reason) => {
            tally.check("the test server", Err(reason));
            return;
        }
    };
    for (name, browser, binary, program) in [
        ("end to end in Chromium", "chromium", &browsers.chromium, &browsers.chromedriver),
        ("end to end in Firefox", "firefox", &browsers.firefox, &geckodriver),
    ] {
        match driver(program) {
            Ok(driver) => {
                for suite in ["explorer", "views", "take", "disk"] {
                    let name = format!("{name}, {suite}");
                    tally.tests(&name, &mut e2e(&address, &driver, browser, binary, suite));
                }
            }
            Err(reason) => {
                tally.check(name, Err(reason));
            }
        }
    }
}

fn e2e(address: &str, driver: &Driver, browser: &str, binary: &Path, suite: &str) -> Command {
    let mut command = cargo(&["test", "--locked", "--package", "e2e", "--test", suite, "--"]);
    command
        .arg("--test-threads=1")
        .env("PLENARY_URL", address)
        .env("PLENARY_FILE", site::dist().join("plenary.html"))
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

/// Draws the README's pictures from the site as built.
pub fn picture() -> Outcome {
    site::policy().map_err(|_| "There is no site yet; run: cargo xtask build".to_owned())?;
    let browsers = tools::browsers()?;
    let address = server::start_for_tests(PREFIX, FAULTS)?;
    let driver = driver(&browsers.chromedriver)?;
    let mut draw = e2e(&address, &driver, "chromium", &browsers.chromium, "pictures");
    logged(&mut draw, &log("pictures"))?;
    say("The pictures are in docs/ and target/pictures/.");
    Ok(())
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
