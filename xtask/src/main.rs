//! `cargo xtask`: every chore of the project. Does not depend on the library it builds.
//!
//! This is the map. Each file opens with what it is; where that is not plain, with what it does not know.
//!
//! | file | what |
//! | --- | --- |
//! | `tools.rs` | the tools that belong together, found or installed |
//! | **building** | |
//! | `site.rs` | the site: built by trunk, finished by its hook |
//! | `dist.rs` | a built site: its folder, and which of its files a visit fetches |
//! | `mark.rs` | which commit a site was built from |
//! | `programs.rs` | the programs, named after their contents |
//! | `split.rs` | the page's program in parts |
//! | `snapshot.rs` | the start page in every language |
//! | `page.rs` | the page as text |
//! | `pack.rs` | many parts as one text that may stand in a page |
//! | `single.rs` | the whole explorer in one file |
//! | `lists.rs` | what opens lists in that file |
//! | `worker.rs` | the service worker |
//! | `release.rs` | what a publisher takes |
//! | **testing** | |
//! | `test.rs` | every check in turn |
//! | `tally.rs` | what came of them |
//! | `in_page.rs` | tests in a page of their own |
//! | `visits.rs` | the end-to-end tests, and which suite runs where |
//! | `drive.rs` | browsers and their drivers |
//! | **the rest** | |
//! | `case.rs` | a meeting of one's own |
//! | `gazetteer.rs` | the reader's tables of names, checked and weighed |

mod case;
mod dist;
mod drive;
mod gazetteer;
mod in_page;
mod lists;
mod mark;
mod pack;
mod page;
mod programs;
mod release;
mod single;
mod site;
mod snapshot;
mod split;
mod tally;
mod test;
mod tools;
mod visits;
mod worker;

use dist::Site;
use std::io::Write;
use std::{path::Path, process::ExitCode};

/// What a chore answers: a sentence for a person when it fails.
type Outcome<T = ()> = Result<T, String>;

const READ: &[&str] = &["run", "-q", "--release", "-p", "plenary", "--bin", "read", "--"];
const HELP: &str = "\
cargo xtask serve [--port N]   install what is missing and run `trunk serve`: the explorer on this
                               machine, built anew whenever a file changes
cargo xtask build              write the deployable site to dist/, with what a visit transfers, and in
                               it plenary.html: the explorer in one file, which opens from a disk
cargo xtask test               run the tests of every day, in browsers too (a quarter of an hour)
cargo xtask test --all         run every test, in every browser, on what is deployed (1½ hours)
cargo xtask release            write target/release-site/: the site as it is built with its files
                               packed beside them, checksums, and examples for servers
cargo xtask open FILE [--json] what the page would make of a list of somebody's
cargo xtask new-case NAME      lay out cases/NAME for a meeting of your own
cargo xtask read FILE… [--out DIR] [--dataset]
                               write what texts of releases name as taking part (docs/reading.md)
cargo xtask gazetteer          check the tables of names in reader/tables, with what they weigh
cargo xtask build --data FILE  as build, with this dataset in the place of the bundled one
cargo xtask visit SUITE [BROWSER]
                               run one end-to-end suite against the site of build --for-tests; pace
                               and pictures (into target/pictures/index.html and docs/) against dist/
cargo xtask finish             what trunk calls after a build (Trunk.toml)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve"] => site::serve(8080),
        ["serve", "--port", port] => number(port).and_then(site::serve),
        ["build"] => build(None),
        ["build", "--data", file] => build(Some(Path::new(file))),
        ["build", "--for-tests"] => site::build(&Site::of_tests(), None)
            .and_then(|()| site::build(&Site::of_development(), None)),
        ["test"] => test::run(false),
        ["test", "--all"] => test::run(true),
        ["finish"] => site::finish(),
        ["release"] => release::write().map(|()| {
            say(&format!("The release is in {}.", release::folder().display()));
        }),
        ["open", file @ ..] => tools::shown(
            tally::cargo(&["run", "-q", "-p", "engine", "--bin", "open", "--"]).args(file),
        ),
        ["gazetteer"] => gazetteer::check(),
        ["new-case", name] => case::new_case(name),
        ["read", files @ ..] => tools::shown(&mut tally::cargo(&[READ, files].concat())),
        ["new-case", ..] => Err("Give one name: cargo xtask new-case NAME".to_owned()),
        ["visit", suite] => visits::visit(suite, None),
        ["visit", suite, browser] => visits::visit(suite, Some(browser)),
        [] | ["help" | "--help" | "-h"] => {
            say(HELP);
            Ok(())
        }
        other => Err(format!("There is no chore “{}”.\n{HELP}", other.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            complain(&reason);
            ExitCode::FAILURE
        }
    }
}

/// The deployable site, and what a visit of it transfers.
fn build(data: Option<&Path>) -> Outcome {
    let site = Site::release();
    site::build(&site, data)?;
    site::weigh(&site).map(|_| ())
}

/// A port.
fn number(port: &str) -> Outcome<u16> {
    let wrong = |_| format!("“{port}” is not a port; give a number from 1 to 65535.");
    port.parse::<std::num::NonZeroU16>().map(std::num::NonZeroU16::get).map_err(wrong)
}

/// Tells the person at the keyboard.
fn say(text: &str) {
    let mut out = std::io::stdout();
    // A closed pipe (`| head`) is no reason to stop a build.
    let _closed = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Tells what went wrong.
fn complain(text: &str) {
    let _closed = writeln!(std::io::stderr(), "error: {text}");
}
