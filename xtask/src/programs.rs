//! The programs beside the one that trunk builds: the desk, which the page fetches when it is first
//! asked for something; the one for a reader's own list with its engine, which runs in a worker; and
//! the whole in one, for the single file.
//!
//! Knows how a program becomes WebAssembly with its glue; not what is in it.

use crate::Outcome;
use crate::dist::Site;
use crate::slim;
use crate::tools::{self, logged, root};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A program and the script that loads it.
pub struct Program {
    /// The script, a module whose default export starts the program.
    pub glue: String,
    /// The program.
    pub wasm: Vec<u8>,
}

/// Where the page names the desk, the program for lists, and its worker.
const DESK: &str = "{{desk}}";
const LIST: &str = "{{list}}";
const WORKER: &str = "{{worker}}";

/// The programs that come when they are asked for, written into the site under names after their
/// contents; gives the page that names them.
///
/// # Errors
/// If one cannot be built or the page has no slot for it.
pub fn later(site: &Site, html: &str) -> Outcome<String> {
    let manner = Manner::of(site);
    let desk = built("desk", &manner, &["--package", "desk"])?;
    let html = named(html, DESK, &written(site, "desk", desk)?)?;
    let list = built("list", &manner, &["--package", "list", "--bin", "list"])?;
    let html = named(&html, LIST, &written(site, "list", list)?)?;
    named(&html, WORKER, &engine(site)?)
}

/// The engine with its worker around it, in one module; gives the name of the module.
fn engine(site: &Site) -> Outcome<String> {
    let Program { glue, wasm } = built("engine", &Manner::of_engine(site, SIMD), &ENGINE_ITSELF)?;
    let worker = read_text(&root().join("list/worker.js"))?;
    const SLOT: &str = "{{engine}}";
    if worker.matches(SLOT).count() != 1 {
        return Err(format!("list/worker.js must have one {SLOT}."));
    }
    let worker = slim::template(&worker.replace(SLOT, "engine_bg.wasm"));
    written(site, "engine", Program { glue: format!("{glue}\n{worker}"), wasm })
}

/// The engine by itself, as the page has it or for a processor that takes one cell at a time.
///
/// # Errors
/// If it cannot be built.
pub fn engine_alone(at_once: bool) -> Outcome<Program> {
    let own = if at_once { SIMD } else { "" };
    built("engine", &Manner::of_engine(&Site::release(), own), &ENGINE_ITSELF)
}

/// Writes a program and gives the name of its script.
fn written(site: &Site, name: &str, Program { glue, wasm }: Program) -> Outcome<String> {
    let mut digest = Sha256::new();
    digest.update(&wasm);
    digest.update(&glue);
    let hash: String = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let glue = glue.replace(&format!("{name}_bg.wasm"), &format!("{name}-{hash}_bg.wasm"));
    let script = format!("{name}-{hash}.js");
    write(&site.file(&format!("{name}-{hash}_bg.wasm")), &wasm)?;
    write(&site.file(&script), glue.as_bytes())?;
    Ok(script)
}

fn named(html: &str, slot: &str, name: &str) -> Outcome<String> {
    if html.matches(slot).count() != 1 {
        return Err(format!("index.html must have one {slot}."));
    }
    Ok(html.replace(slot, name))
}

/// The page's program with the desk inside.
///
/// # Errors
/// If it cannot be built.
pub fn whole(site: &Site) -> Outcome<Program> {
    let what = ["--package", "plenary", "--features", "whole", "--bin", "plenary"];
    built("plenary", &Manner::of(site), &what)
}

/// How a program is compiled.
struct Manner {
    /// A profile of cargo's.
    profile: &'static str,
    /// The folder that cargo puts it into.
    folder: &'static str,
    /// What the compiler is told besides.
    flags: String,
    /// Whether it is made small.
    is_slim: bool,
}

impl Manner {
    /// As a site has it.
    fn of(site: &Site) -> Self {
        let (profile, is_slim) = (site.profile, site.is_release());
        Self { profile, folder: site.compiled(), flags: flags(site, ""), is_slim }
    }

    /// As fast as it gets, where the site is to be deployed.
    fn of_engine(site: &Site, own: &str) -> Self {
        let plain = Self::of(site);
        let flags = flags(site, own);
        if site.is_release() {
            Self { profile: "engine", folder: "engine", flags, ..plain }
        } else {
            Self { flags, ..plain }
        }
    }
}

/// Several cells at once.
pub const SIMD: &str = "-Ctarget-feature=+simd128";
/// Where cargo looks for what the compiler is told.
pub const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// What the compiler is told: `own`, and for a site that is deployed that the folders of this machine
/// stand in no program, so that the same sources give the same bytes anywhere.
pub fn flags(site: &Site, own: &str) -> String {
    if !site.is_release() {
        return own.to_owned();
    }
    let home = std::env::var_os("CARGO_HOME").map(std::path::PathBuf::from);
    let home = home.or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cargo")));
    let folders = [(home, "/cargo"), (Some(root()), "/plenary")];
    let mut all = own.to_owned();
    for (folder, name) in folders {
        let Some(folder) = folder.map(|it| it.to_string_lossy().into_owned()) else { continue };
        // Flags are told apart by spaces.
        if !folder.contains(char::is_whitespace) {
            all += &format!(" --remap-path-prefix={folder}={name}");
        }
    }
    all
}

/// What cargo is to build for it.
const ENGINE_ITSELF: [&str; 4] = ["--package", "engine", "--bin", "engine"];

fn built(name: &str, manner: &Manner, what: &[&str]) -> Outcome<Program> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let logs = root().join("target");
    let mut build = Command::new("cargo");
    build.args(["build", "--locked", "--offline", "--profile", manner.profile, "--target", TARGET]);
    build.args(what).env(FLAGS, &manner.flags);
    logged(build.current_dir(root()), &logs.join(format!("program-{name}.log")))
        .map_err(|end| format!("{name} could not be built:\n{end}"))?;
    let out = logs.join("programs").join(name);
    let wasm = tools::target_dir().join(TARGET).join(manner.folder).join(format!("{name}.wasm"));
    let mut bind = Command::new(tools::wasm_bindgen("wasm-bindgen")?.path()?);
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out).arg(&wasm);
    logged(&mut bind, &logs.join(format!("bind-{name}.log")))
        .map_err(|end| format!("{name} could not be given its glue:\n{end}"))?;
    let read = |end: &str| {
        let path = out.join(format!("{name}{end}"));
        fs::read(&path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
    };
    let glue = String::from_utf8(read(".js")?).map_err(|error| error.to_string())?;
    let wasm = read("_bg.wasm")?;
    if !manner.is_slim {
        return Ok(Program { glue, wasm });
    }
    let (glue, wasm) = slim::pair(&glue, &wasm)?;
    Ok(Program { glue, wasm })
}

fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}.", path.display()))
}
