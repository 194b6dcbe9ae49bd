//! The tools that belong together, found or installed into a per-user cache keyed by version.
//!
//! On PATH first, then the cache, then `cargo binstall` where a user has it, then `cargo install`.

use crate::{Outcome, say};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A tool from crates.io.
pub struct Tool {
    krate: &'static str,
    program: &'static str,
    version: String,
    minutes: &'static str,
    options: &'static [&'static str],
}

/// The builder of the site.
pub fn trunk() -> Tool {
    // 0.22 needs a newer compiler than the one pinned in rust-toolchain.toml.
    Tool {
        krate: "trunk",
        program: "trunk",
        version: "0.21.14".to_owned(),
        minutes: "3",
        options: &["--no-default-features"],
    }
}

/// Bindings and test runner; they must have the version of the library in Cargo.lock.
///
/// # Errors
/// If Cargo.lock is missing or does not name wasm-bindgen.
pub fn wasm_bindgen(program: &'static str) -> Outcome<Tool> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock cannot be read: {error}."))?;
    let mut lines = lock.lines();
    lines.find(|line| *line == "name = \"wasm-bindgen\"");
    let version =
        lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    let version = version.ok_or("Cargo.lock does not name wasm-bindgen; restore it from git.")?;
    Ok(Tool {
        krate: "wasm-bindgen-cli",
        program,
        version: version.to_owned(),
        minutes: "2",
        options: &[],
    })
}

/// Firefox's WebDriver.
pub fn geckodriver() -> Tool {
    Tool {
        krate: "geckodriver",
        program: "geckodriver",
        version: "0.36.0".to_owned(),
        minutes: "2",
        options: &[],
    }
}

/// What holds the dependencies to `deny.toml`.
pub fn deny() -> Tool {
    Tool {
        krate: "cargo-deny",
        program: "cargo-deny",
        version: "0.20.2".to_owned(),
        minutes: "3",
        options: &["--no-default-features"],
    }
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
        if program.is_file() {
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
        let log = PathBuf::from(format!("{}.log", home.display()));
        fs::create_dir_all(home).map_err(|e| format!("{} cannot be made: {e}.", home.display()))?;
        let exact = format!("{}@{}", self.krate, self.version);
        if text_of(Command::new("cargo").args(["binstall", "-V"])).is_some() {
            say(&format!("Installing {name} with cargo binstall (once a user; under a minute) …"));
            let mut binstall = Command::new("cargo");
            binstall.args([
                "binstall",
                "--no-confirm",
                "--disable-strategies",
                "compile",
                "--root",
            ]);
            if logged(binstall.arg(home).arg(&exact), &log).is_ok() {
                return Ok(());
            }
        }
        c_compiler()?;
        say(&format!(
            "Building {name} (once a user; about {} minutes on two cores) …",
            self.minutes
        ));
        let mut install = Command::new("cargo");
        install.args(["install", "--locked", "--root"]).arg(home).arg(&exact).args(self.options);
        // A tool that runs for seconds need not be optimised for minutes.
        for (key, value) in
            [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "256"), ("DEBUG", "0")]
        {
            install.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
        }
        install.current_dir(home).env_remove("CARGO_TARGET_DIR");
        logged(&mut install, &log).map_err(|end| {
            format!(
                "{name} could not be built. Is there a network, and room on the disk? \
                 The log is {}; it ends:\n{end}",
                log.display()
            )
        })
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
    let npm = on_path("npm").ok_or("npm is not on PATH; on Debian: apt-get install npm")?;
    say(&format!("Fetching axe-core {VERSION} with npm (once a user; some seconds) …"));
    fs::create_dir_all(&home).map_err(|e| format!("{} cannot be made: {e}.", home.display()))?;
    let mut fetch = Command::new(npm);
    fetch.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
    let log = PathBuf::from(format!("{}.log", home.display()));
    logged(fetch.arg(&home).arg(format!("axe-core@{VERSION}")), &log)
        .map_err(|end| format!("npm cannot fetch axe-core {VERSION}; it ends: {end}"))?;
    Ok(script)
}

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.to_owned(), Path::to_owned)
}

fn cache() -> Outcome<PathBuf> {
    let named = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(own) = named("PLENARY_CACHE") {
        return Ok(own);
    }
    let user = if cfg!(target_os = "windows") {
        named("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        named("HOME").map(|home| home.join("Library/Caches"))
    } else {
        named("XDG_CACHE_HOME").or_else(|| named("HOME").map(|home| home.join(".cache")))
    };
    user.map(|cache| cache.join("plenary")).ok_or_else(|| {
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

fn c_compiler() -> Outcome {
    let found = ["cc", "gcc", "clang", "cl"].iter().any(|name| on_path(name).is_some());
    if found {
        return Ok(());
    }
    Err("There is no C compiler, which Rust needs to link. On Debian and Ubuntu: \
         apt-get install gcc libc6-dev; on macOS: xcode-select --install."
        .to_owned())
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
    let log = cache()?.join("target.log");
    fs::create_dir_all(cache()?).map_err(|error| error.to_string())?;
    let mut add = Command::new("rustup");
    logged(add.args(["target", "add", TARGET]).current_dir(root()), &log).map_err(|end| {
        format!("The target could not be added; is there a network? Try: rustup target add {TARGET}\n{end}")
    })
}

/// Browsers and a driver for the tests.
pub struct Browsers {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// Its driver.
    pub chromedriver: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
}

fn first_of(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| on_path(name))
}

fn browsers_found() -> Option<Browsers> {
    Some(Browsers {
        chromium: first_of(&[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ])?,
        chromedriver: on_path("chromedriver")?,
        firefox: first_of(&["firefox-esr", "firefox"])?,
    })
}

/// WebKit, its driver, and the screen that it needs.
pub struct WebKit {
    /// The small browser that comes with it.
    pub browser: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
    /// A screen without a screen.
    pub screen: PathBuf,
}

/// WebKit as Debian and Ubuntu package it, installed where that is allowed.
///
/// # Errors
/// The one line to run, where it is missing and may not be installed.
pub fn webkit() -> Outcome<WebKit> {
    const LINE: &str = "apt-get install -y --no-install-recommends xvfb webkit2gtk-driver";
    let found = || {
        let folders = fs::read_dir("/usr/lib").ok()?.flatten();
        let browser = folders
            .map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"))
            .find(|path| path.is_file())?;
        Some(WebKit { browser, driver: on_path("WebKitWebDriver")?, screen: on_path("Xvfb")? })
    };
    if let Some(found) = found() {
        return Ok(found);
    }
    let missing = format!("WebKit is not on this machine. On Debian and Ubuntu: sudo {LINE}");
    install(LINE, "WebKit with apt-get (once a machine; some seconds)", &missing)?;
    found().ok_or(missing)
}

/// The browsers on this machine; on Debian and Ubuntu they are installed where that is allowed.
///
/// # Errors
/// The one line to run, where they are missing and may not be installed.
pub fn browsers() -> Outcome<Browsers> {
    const LINE: &str =
        "apt-get install -y --no-install-recommends chromium chromium-driver firefox-esr";
    if let Some(found) = browsers_found() {
        return Ok(found);
    }
    let missing = format!(
        "The tests need Chromium with its driver and Firefox on PATH. On Debian and Ubuntu:\n  sudo {LINE}"
    );
    install(LINE, "Chromium and Firefox with apt-get (once a machine; about a minute)", &missing)?;
    browsers_found().ok_or(missing)
}

/// A browser that shows text only.
///
/// # Errors
/// The one line to run, where it is missing and may not be installed.
pub fn lynx() -> Outcome<PathBuf> {
    const LINE: &str = "apt-get install -y --no-install-recommends lynx";
    if let Some(found) = on_path("lynx") {
        return Ok(found);
    }
    let missing = format!("lynx is not on PATH. On Debian and Ubuntu: sudo {LINE}");
    install(LINE, "a text browser with apt-get (once a machine; some seconds)", &missing)?;
    on_path("lynx").ok_or(missing)
}

/// LibreOffice.
///
/// # Errors
/// The one line to run, where it is missing and may not be installed.
pub fn office() -> Outcome<PathBuf> {
    const LINE: &str = "apt-get install -y --no-install-recommends libreoffice-calc";
    if let Some(found) = on_path("soffice") {
        return Ok(found);
    }
    let missing = format!("soffice is not on PATH. On Debian and Ubuntu: sudo {LINE}");
    install(LINE, "LibreOffice with apt-get (once a machine; about a minute)", &missing)?;
    on_path("soffice").ok_or(missing)
}

/// A web server: the machine's, or its package unpacked into the cache, so that no service is added.
///
/// # Errors
/// What to install, where there is none and no package.
pub fn nginx() -> Outcome<PathBuf> {
    let usual = || on_path("nginx").or(Some(PathBuf::from("/usr/sbin/nginx")));
    let home = cache()?.join("tools/nginx");
    let own = home.join("usr/sbin/nginx");
    let runs = |program: &PathBuf| Command::new(program).arg("-v").output().is_ok();
    if let Some(found) = usual().filter(runs).or(Some(own.clone()).filter(runs)) {
        return Ok(found);
    }
    let missing = "nginx is not on PATH; on Debian and Ubuntu: apt-get install nginx-light";
    fs::create_dir_all(&home).map_err(|error| error.to_string())?;
    let script = "apt-get download nginx && dpkg-deb -x nginx_*.deb .";
    let mut unpack = Command::new("sh");
    logged(unpack.args(["-c", script]).current_dir(&home), &home.with_extension("log"))
        .map_err(|end| format!("{missing} ({end})"))?;
    Some(own).filter(runs).ok_or(missing.to_owned())
}

/// Runs a line of apt-get where that is allowed.
fn install(line: &str, what: &str, missing: &str) -> Outcome {
    if on_path("apt-get").is_none() {
        return Err(missing.to_owned());
    }
    let is_root = text_of(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let sudo = !is_root && text_of(Command::new("sudo").args(["-n", "true"])).is_some();
    if !is_root && !sudo {
        return Err(missing.to_owned());
    }
    say(&format!("Installing {what} …"));
    let log = cache()?.join("apt.log");
    fs::create_dir_all(cache()?).map_err(|error| error.to_string())?;
    let prefix = if sudo { "sudo -n " } else { "" };
    let script =
        format!("{prefix}apt-get update && {prefix}env DEBIAN_FRONTEND=noninteractive {line}");
    logged(Command::new("sh").args(["-c", &script]), &log)
        .map_err(|end| format!("{missing}\napt-get said:\n{end}"))
}

/// Where cargo puts what it builds.
pub fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
