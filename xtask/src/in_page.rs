//! The tests that run in a page of their own, in a browser: what the pure rooms do there, and the
//! engine of lists as the page has it.
//!
//! Knows drivers and flags; what is tested stands in `tests/web.rs` and `engine/tests/wasm.rs`.

use crate::dist::write;
use crate::drive::{Browser, chromium_and_firefox};
use crate::tally::{Tally, cargo};
use crate::tools::{self, root};
use crate::{Outcome, programs, say};
use std::fs;
use std::path::PathBuf;

/// Browsers with their drivers, and what runs a test in a page.
pub type Tools = ([Browser; 2], PathBuf);

/// What is needed, installed where that is allowed.
///
/// # Errors
/// Says what is missing, and the line to run.
pub fn found() -> Outcome<Tools> {
    Ok((chromium_and_firefox()?, tools::wasm_bindgen("wasm-bindgen-test-runner")?.path()?))
}

/// Runs them in Chromium and Firefox; with `all` the engine as it is deployed too.
pub fn run(tally: &mut Tally, (browsers, runner): &Tools, all: bool) {
    say("Tests in headless Chromium and Firefox …");
    for browser in browsers {
        let name = format!("in {}", browser.name);
        let variable = if browser.key == "firefox" { "GECKODRIVER" } else { "CHROMEDRIVER" };
        let config = root().join("webdriver.json");
        if let Err(reason) = write(&config, webdriver_json(browser)) {
            tally.check(&name, Err(reason));
            continue;
        }
        let mut in_page = |name: &str, what: &[&str], flags: &str| {
            let mut tests = cargo(&["test", "--locked", "--target", "wasm32-unknown-unknown"]);
            tests
                .args(what)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
                .env(programs::FLAGS, flags)
                .env(variable, &browser.driver)
                .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
            // A driver that did not start says nothing of the tests: once more.
            if !tally.tests_unless(name, &mut tests, Some(none_ran)) {
                tally.tests(name, &mut tests);
            }
        };
        // Compiled as the site of the tests is, which has compiled most of it already.
        let page = ["--package", "plenary", "--features", "web", "--test", "web"];
        in_page(&name, &page, "");
        let engine = ["--package=engine", "--package=columns", "--lib", "--test", "wasm"];
        in_page(&format!("{name}, the engine"), &engine, "");
        if all {
            // Several cells at once; every crate is compiled anew for it.
            in_page(&format!("{name}, the engine as deployed"), &engine, programs::SIMD);
        }
        // It is written for one run; nothing else reads it.
        let _gone = fs::remove_file(&config);
    }
}

/// Whether no test was begun, though all was compiled.
fn none_ran(log: &str) -> bool {
    !log.contains("test result:") && !log.contains("could not compile")
}

/// What the test runner asks of the browser.
fn webdriver_json(browser: &Browser) -> String {
    let program = &browser.program;
    let options = if browser.key == "firefox" {
        serde_json::json!({ "moz:firefoxOptions": {
            "binary": program, "args": ["-headless"],
            "prefs": { "media.navigator.streams.fake": true }
        } })
    } else {
        serde_json::json!({ "goog:chromeOptions": {
            "binary": program,
            "args": ["headless", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "disable-background-networking"]
        } })
    };
    options.to_string()
}
