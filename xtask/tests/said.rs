//! What a newcomer is told where something is missing: one clear sentence, and no backtrace. The
//! machine is made up: a PATH with small scripts in the place of compilers and tools.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// A made-up machine, in a folder of its own.
struct Machine(PathBuf);

impl Machine {
    /// One with a compiler that knows the browser's target.
    fn new(name: &str) -> Self {
        let home = std::env::temp_dir().join(format!("plenary-said-{name}-{}", std::process::id()));
        fs::create_dir_all(home.join("lib/rustlib/wasm32-unknown-unknown/lib")).unwrap();
        let machine = Self(home);
        let sysroot = format!("echo {}", machine.0.display());
        machine.with("path/rustc", &sysroot)
    }

    /// The same with a script somewhere in its folder.
    fn with(self, file: &str, script: &str) -> Self {
        let file = self.0.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    /// What a chore that fails says there: its output, and its error.
    fn told(&self, chore: &[&str]) -> (String, String) {
        let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
        xtask.args(chore).env("RUST_BACKTRACE", "1");
        xtask.env("PATH", self.0.join("path")).env("PLENARY_CACHE", self.0.join("cache"));
        let output = match xtask.output() {
            // Another cargo may just be putting the program there anew.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                std::thread::sleep(Duration::from_secs(1));
                xtask.output().unwrap()
            }
            output => output.unwrap(),
        };
        assert_eq!(output.status.code(), Some(1), "{chore:?}");
        let [out, error] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
        assert!(error.starts_with("error: ") && !error.contains("panicked"), "{error}");
        (out, error)
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // It lies in a folder for what may be lost.
        let _gone = fs::remove_dir_all(&self.0);
    }
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> String {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let lock = fs::read_to_string(lock).unwrap();
    let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

const BUILD: [&str; 2] = ["build", "--for-tests"];
const NO_NETWORK: &str = "echo could not resolve host >&2; exit 101";

#[test]
fn a_port_in_use_is_named_and_another_one_offered() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let machine = Machine::new("port");
    let (_, error) = machine.told(&["serve", "--port", &port.to_string()]);
    let next = port.checked_add(1).unwrap_or(8080);
    let said = format!("error: Port {port} is in use. Try: cargo xtask serve --port {next}\n");
    assert_eq!(error, said);
    let (_, error) = machine.told(&["serve", "--port", "many"]);
    assert_eq!(error, "error: “many” is not a port; give a number from 1 to 65535.\n");
}

#[test]
fn a_missing_target_is_told_with_the_way_to_it() {
    let machine = Machine::new("target").with("path/rustc", "echo /nowhere");
    let (_, error) = machine.told(&BUILD);
    assert!(error.contains("no wasm32-unknown-unknown target and there is no rustup"), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    let (_, error) = machine.with("path/rustup", NO_NETWORK).told(&BUILD);
    assert!(error.contains("is there a network? Try: rustup target add wasm32"), "{error}");
    assert!(error.ends_with("could not resolve host\n"), "{error}");
}

#[test]
fn another_version_on_path_is_not_used_and_what_cannot_be_installed_is_told() {
    let machine =
        Machine::new("trunk").with("path/trunk", "echo trunk 0.1.0").with("path/cargo", NO_NETWORK);
    let (out, error) = machine.told(&BUILD);
    assert!(out.contains("trunk on PATH is not version 0.21.14; using one of our own."), "{out}");
    assert!(error.contains("trunk 0.21.14 could not be built. Is there a network"), "{error}");
    assert!(error.ends_with("could not resolve host\n"), "{error}");
}

#[test]
fn what_is_broken_in_the_cache_is_installed_anew() {
    // Cargo puts trunk into the folder behind --root, and has no network for anything else.
    let install = "case \"$*\" in *trunk@*) while [ \"$1\" != --root ]; do shift; done; \
                   echo '#!/bin/sh\necho trunk 0.21.14' > \"$2/bin/trunk\";; \
                   *) echo could not resolve host >&2; exit 101;; esac";
    let machine = Machine::new("cache")
        .with("cache/tools/trunk-0.21.14/bin/trunk", "echo trunk 0.1.0")
        .with("path/wasm-bindgen", "echo wasm-bindgen 0.2.1")
        .with("path/cargo", install);
    let (out, error) = machine.told(&BUILD);
    assert!(
        out.contains("Building trunk 0.21.14") && out.contains("wasm-bindgen on PATH"),
        "{out}"
    );
    let said = format!("wasm-bindgen-cli {} could not be built.", locked("wasm-bindgen"));
    assert!(error.contains(&said), "{error}");
}

#[test]
fn crates_that_cannot_be_fetched_are_told() {
    let bindgen = format!("echo wasm-bindgen {}", locked("wasm-bindgen"));
    let machine = Machine::new("crates")
        .with("path/trunk", "echo trunk 0.21.14")
        .with("path/wasm-bindgen", &bindgen)
        .with("path/cargo", NO_NETWORK);
    let (_, error) = machine.told(&BUILD);
    assert!(error.contains("crates in Cargo.lock could not be fetched; is there a network?"));
    assert!(error.ends_with("could not resolve host\n"), "{error}");
}
