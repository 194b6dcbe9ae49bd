//! The programs beside the one that trunk builds: the desk, which the page fetches when it is first
//! asked for something, and the whole in one, for the single file.
//!
//! Knows how a program becomes WebAssembly with its glue; not what is in it.

use crate::Outcome;
use crate::dist::dist;
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

/// Where the page names the desk.
const SLOT: &str = "{{desk}}";

/// The desk, written into `dist/` under names after its contents; gives the page that names it.
///
/// # Errors
/// If it cannot be built or the page has no slot for it.
pub fn desk(html: &str) -> Outcome<String> {
    let Program { glue, wasm } = built("desk", &["--package", "desk"])?;
    let hash: String =
        Sha256::digest(&wasm).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let glue = glue.replace("desk_bg.wasm", &format!("desk-{hash}_bg.wasm"));
    let name = format!("desk-{hash}.js");
    write(&dist().join(format!("desk-{hash}_bg.wasm")), &wasm)?;
    write(&dist().join(&name), glue.as_bytes())?;
    if html.matches(SLOT).count() != 1 {
        return Err(format!("index.html must have one {SLOT}."));
    }
    Ok(html.replace(SLOT, &name))
}

/// The page's program with the desk inside.
///
/// # Errors
/// If it cannot be built.
pub fn whole() -> Outcome<Program> {
    built("plenary", &["--package", "plenary", "--features", "whole", "--bin", "plenary"])
}

fn built(name: &str, what: &[&str]) -> Outcome<Program> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let logs = root().join("target");
    let mut build = Command::new("cargo");
    build.args(["build", "--locked", "--offline", "--release", "--target", TARGET]).args(what);
    logged(build.current_dir(root()), &logs.join(format!("program-{name}.log")))
        .map_err(|end| format!("{name} could not be built:\n{end}"))?;
    let out = logs.join("programs").join(name);
    let wasm = tools::target_dir().join(TARGET).join("release").join(format!("{name}.wasm"));
    let mut bind = Command::new(tools::wasm_bindgen("wasm-bindgen")?.path()?);
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out).arg(&wasm);
    logged(&mut bind, &logs.join(format!("bind-{name}.log")))
        .map_err(|end| format!("{name} could not be given its glue:\n{end}"))?;
    let read = |end: &str| {
        let path = out.join(format!("{name}{end}"));
        fs::read(&path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
    };
    let glue = String::from_utf8(read(".js")?).map_err(|error| error.to_string())?;
    let (glue, wasm) = slim::pair(&glue, &read("_bg.wasm")?)?;
    Ok(Program { glue, wasm })
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}.", path.display()))
}
