//! The tools that belong together, found or installed into a per-user cache keyed by version.
//!
//! On PATH first, then the cache, then `cargo install`.

use crate::dist::read;
use crate::{Outcome, say};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

/// A tool from crates.io.
pub struct Tool {
    krate: &'static str,
    program: &'static str,
    version: String,
    /// Minutes that it takes to build.
    minutes: u8,
    options: &'static [&'static str],
}

impl Tool {
    fn new(krate: &'static str, version: &str, minutes: u8) -> Self {
        Self { krate, program: krate, version: version.to_owned(), minutes, options: &[] }
    }
}

/// The builder of the site.
pub fn trunk() -> Tool {
    // 0.22 needs a newer compiler than the one pinned in rust-toolchain.toml.
    Tool { options: &["--no-default-features"], ..Tool::new("trunk", "0.21.14", 3) }
}

/// Firefox's WebDriver.
pub fn geckodriver() -> Tool {
    Tool::new("geckodriver", "0.36.0", 2)
}

/// What holds the dependencies to `deny.toml`.
pub fn deny() -> Tool {
    Tool { options: &["--no-default-features"], ..Tool::new("cargo-deny", "0.20.2", 3) }
}

/// Bindings and test runner; they must have the version of the library in Cargo.lock.
///
/// # Errors
/// If Cargo.lock is missing or does not name wasm-bindgen.
pub fn wasm_bindgen(program: &'static str) -> Outcome<Tool> {
    let lock = read(&root().join("Cargo.lock"))?;
    let mut lines = lock.lines();
    lines.find(|line| *line == "name = \"wasm-bindgen\"");
    let version = lines
        .next()
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .ok_or("Cargo.lock does not name wasm-bindgen; restore it from git.")?;
    Ok(Tool { program, ..Tool::new("wasm-bindgen-cli", version, 2) })
}

impl Tool {
    /// The path of the program, installed if it must be.
    ///
    /// # Errors
    /// A sentence on what is missing, when it cannot be installed.
    pub fn path(&self) -> Outcome<PathBuf> {
        let is_right = |program: &Path| {
            text_of(Command::new(program).arg("--version"))
                .is_some_and(|text| text.split_whitespace().any(|word| word == self.version))
        };
        if let Some(found) = on_path(self.program) {
            if is_right(&found) {
                return Ok(found);
            }
            say(&format!(
                "{} on PATH is not version {}; using one of our own.",
                self.program, self.version
            ));
        }
        let home = cache()?.join("tools").join(format!("{}-{}", self.krate, self.version));
        let program = home.join("bin").join(format!("{}{}", self.program, env::consts::EXE_SUFFIX));
        if is_right(&program) {
            return Ok(program);
        }
        self.install(&home)?;
        if is_right(&program) {
            return Ok(program);
        }
        Err(format!("{} was installed but does not run: {}.", self.program, program.display()))
    }

    fn install(&self, home: &Path) -> Outcome {
        let name = format!("{} {}", self.krate, self.version);
        make(home)?;
        say(&format!(
            "Building {name} (once a user; about {} minutes on two cores) …",
            self.minutes
        ));
        let mut install = Command::new("cargo");
        // By force, because what is there may be broken.
        install.args(["install", "--locked", "--force", "--root"]).arg(home);
        install.arg(format!("{}@{}", self.krate, self.version)).args(self.options);
        // A tool that runs for seconds need not be optimised for minutes.
        for (key, value) in
            [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "256"), ("DEBUG", "0")]
        {
            install.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
        }
        install.current_dir(home).env_remove("CARGO_TARGET_DIR");
        let log = PathBuf::from(format!("{}.log", home.display()));
        logged(&mut install, &log).map_err(|end| {
            format!(
                "{name} could not be built. Is there a network, and room on the disk? \
                 The log is {}; it ends:\n{end}",
                log.display()
            )
        })
    }
}

/// Whether clippy reads what is compiled.
static IS_LINTED: AtomicBool = AtomicBool::new(false);

/// From now on clippy reads whatever of the workspace is compiled, and a lint ends the build: it is the compiler
/// with more lints. `cargo clippy` compiles for itself: natively and for browsers it took 470 seconds beside the rest
/// of a gate (measured on 2026-11-29).
///
/// # Errors
/// If clippy is not installed.
pub fn lint() -> Outcome {
    text_of(Command::new("clippy-driver").arg("--version"))
        .ok_or("Clippy is not installed; run: rustup component add clippy")?;
    IS_LINTED.store(true, Ordering::Relaxed);
    Ok(())
}

/// A command that compiles, with clippy if it reads along: as `cargo clippy` calls it.
pub fn linted(command: &mut Command) {
    if IS_LINTED.load(Ordering::Relaxed) {
        command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
        command.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
    }
}

/// axe-core, which knows what keeps people from using a page: its script, from npm.
///
/// # Errors
/// A sentence on what is missing, when there is no npm or it cannot fetch.
pub fn axe() -> Outcome<PathBuf> {
    const VERSION: &str = "4.14.1";
    let home = cache()?.join("tools").join(format!("axe-core-{VERSION}"));
    let script = home.join("node_modules/axe-core/axe.min.js");
    if script.is_file() {
        return Ok(script);
    }
    say(&format!("Fetching axe-core {VERSION} with npm (once a user; some seconds) …"));
    make(&home)?;
    let mut fetch = Command::new("npm");
    fetch.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
    let log = PathBuf::from(format!("{}.log", home.display()));
    logged(fetch.arg(&home).arg(format!("axe-core@{VERSION}")), &log).map_err(|end| {
        format!("axe-core cannot be fetched; are there npm and a network?\n{end}")
    })?;
    Ok(script)
}

/// Makes a folder, if it is not there.
///
/// # Errors
/// If it cannot be made.
pub fn make(folder: &Path) -> Outcome {
    fs::create_dir_all(folder)
        .map_err(|error| format!("{} cannot be made: {error}.", folder.display()))
}

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.to_owned(), Path::to_owned)
}

fn cache() -> Outcome<PathBuf> {
    let named = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let user = || named("XDG_CACHE_HOME").or_else(|| Some(env::home_dir()?.join(".cache")));
    named("PLENARY_CACHE").or_else(|| Some(user()?.join("plenary"))).ok_or_else(|| {
        "There is no home folder to keep tools in; set PLENARY_CACHE to a folder.".to_owned()
    })
}

/// The first program of this name on PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(&name)).find(|path| path.is_file())
}

/// PATH with these programs' folders first.
///
/// # Errors
/// If a folder's name cannot stand in PATH.
pub fn path_with(programs: &[&Path]) -> Outcome<OsString> {
    let mut dirs: Vec<PathBuf> =
        programs.iter().filter_map(|program| program.parent().map(Path::to_owned)).collect();
    dirs.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
    env::join_paths(dirs).map_err(|error| format!("PATH cannot be extended: {error}."))
}

/// What a command prints on standard output, if it runs and succeeds.
pub fn text_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command that tells a person itself what it does.
///
/// # Errors
/// If it cannot be started, or fails.
pub fn shown(command: &mut Command) -> Outcome {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let program = program.to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{program} has stopped; see above.")),
        Err(error) => Err(format!("{program} does not start: {error}.")),
    }
}

/// Runs a command with its output in a file; the error is the end of that file.
///
/// # Errors
/// The last lines of the log, if the command cannot be started or fails.
pub fn logged(command: &mut Command, log: &Path) -> Result<(), String> {
    let file = fs::File::create(log).map_err(|e| format!("{}: {e}", log.display()))?;
    let copy = file.try_clone().map_err(|e| format!("{}: {e}", log.display()))?;
    let status = command.stdin(Stdio::null()).stdout(file).stderr(copy).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => {
            let text = fs::read_to_string(log).unwrap_or_default();
            let lines: Vec<&str> = text.lines().collect();
            Err(lines[lines.len().saturating_sub(30)..].join("\n"))
        }
        Err(error) => Err(error.to_string()),
    }
}

/// Makes sure that the compiler can build for the browser.
///
/// # Errors
/// A sentence with the command to run, if the target is missing and cannot be added.
pub fn wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = text_of(Command::new("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        return Err(format!(
            "This Rust has no {TARGET} target and there is no rustup to add it. Install Rust from \
             rustup.rs, or your distribution's package of that target."
        ));
    }
    say("Adding the WebAssembly target to Rust (once; some seconds) …");
    make(&cache()?)?;
    let log = cache()?.join("target.log");
    let mut add = Command::new("rustup");
    logged(add.args(["target", "add", TARGET]).current_dir(root()), &log).map_err(|end| {
        format!("The target could not be added; is there a network? Try: rustup target add {TARGET}\n{end}")
    })
}

/// What `find` finds; on Debian and Ubuntu it is installed where that is allowed.
///
/// # Errors
/// The one line to run, where it is missing and may not be installed.
pub fn packaged<T>(what: &str, packages: &str, find: impl Fn() -> Option<T>) -> Outcome<T> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let line = format!("apt-get install -y --no-install-recommends {packages}");
    let missing = format!("{what} not on this machine. On Debian and Ubuntu: sudo {line}");
    let is_root = text_of(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let sudo = !is_root && text_of(Command::new("sudo").args(["-n", "true"])).is_some();
    if on_path("apt-get").is_none() || !(is_root || sudo) {
        return Err(missing);
    }
    say(&format!("Installing {packages} with apt-get (once a machine; about a minute) …"));
    let log = cache()?.join("apt.log");
    make(&cache()?)?;
    let prefix = if sudo { "sudo -n " } else { "" };
    let script =
        format!("{prefix}apt-get update && {prefix}env DEBIAN_FRONTEND=noninteractive {line}");
    logged(Command::new("sh").args(["-c", &script]), &log)
        .map_err(|end| format!("{missing}\napt-get said:\n{end}"))?;
    find().ok_or(missing)
}

/// Where cargo puts what it builds.
pub fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
