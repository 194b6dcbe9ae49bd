//! The site: trunk builds it, and what a release has besides is put in by a hook of trunk's
//! (`Trunk.toml`), which calls [`finish`]; and what a first visit transfers.

use crate::dist::{self, DATASET, Kind, Site, read, write};
use crate::page::{
    PREVIEW, about, compact, describe, file_name, finish as page_in, guard, linked, lists, preview,
};
use crate::snapshot::{Snapshot, snapshots};
use crate::tally::cargo;
use crate::tools::{self, logged, path_with, root, shown};
use crate::{Outcome, mark, page, programs, say, single, worker};
use serde_json::Value;
use std::env;
use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Bytes, after brotli, that a first visit is to transfer at most.
pub const BUDGET: usize = 240_000;

/// Tells the hook which dataset to put in the place of the bundled one.
const DATA: &str = "PLENARY_DATA";
/// Tells the hook to finish a development build too, for the tests.
const FINISH: &str = "PLENARY_FINISH";
/// Tells the build script that the programs are of a finished site, as those of a release are by themselves.
const FINISHED: &str = "PLENARY_FINISHED";

/// Builds a site by trunk: relative addresses, any sub-path; with the dataset in `data` in the place of
/// the bundled one, if that is given.
///
/// # Errors
/// A sentence on what is missing, with the end of trunk's log.
pub fn build(site: &Site, data: Option<&Path>) -> Outcome {
    let mut build = trunk("build")?;
    build.arg("--dist").arg(&site.folder).env_remove(FINISH);
    match site.kind {
        Kind::Release => drop(build.arg("--release")),
        Kind::Tests => drop(build.env(FINISH, "1").env(FINISHED, "1")),
        Kind::Development => {}
    }
    if let Some(data) = data {
        let data =
            fs::canonicalize(data).map_err(|error| format!("{}: {error}.", data.display()))?;
        build.env(DATA, data);
    }
    build.env(programs::FLAGS, programs::flags(site, ""));
    let log = root().join("target/trunk.log");
    say(&format!(
        "trunk builds the site (the first time about {} minutes on two cores); its log is {} …",
        if site.is_release() { 8 } else { 5 },
        log.display()
    ));
    logged(&mut build, &log).map_err(|end| format!("The site could not be built:\n{end}"))
}

/// Serves the page while one works on it: trunk builds it anew when a file changes, and the page opens
/// itself anew. Ends with trunk.
///
/// # Errors
/// A sentence on what is missing, or that the port is in use.
pub fn serve(port: u16) -> Outcome {
    // Before anything is built: nobody should wait minutes to hear that a port is taken.
    is_free(port)?;
    let mut serve = trunk("serve")?;
    serve.args(["--port", &port.to_string()]);
    say(&format!(
        "trunk builds the explorer (the first time about 5 minutes on two cores) and serves it on \
         http://127.0.0.1:{port}/ (Ctrl-C ends it)."
    ));
    shown(&mut serve)
}

/// That nobody listens at a port of this machine.
fn is_free(port: u16) -> Outcome {
    TcpListener::bind(("127.0.0.1", port)).map(drop).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            let next = port.checked_add(1).unwrap_or(8080);
            format!("Port {port} is in use. Try: cargo xtask serve --port {next}")
        }
        _ => format!("Port {port} cannot be opened: {error}."),
    })
}

/// Trunk in this project, with the tools that it needs on its path and no need of a network.
fn trunk(what: &str) -> Outcome<Command> {
    tools::wasm_target()?;
    let trunk = tools::trunk().path()?;
    let bindgen = tools::wasm_bindgen("wasm-bindgen")?.path()?;
    tools::make(&root().join("target"))?;
    // Trunk is not to look for newer tools; cargo may fetch crates before.
    fetch_crates()?;
    let mut command = Command::new(&trunk);
    command.args([what, "--skip-version-check", "--offline"]).current_dir(root());
    // It takes NO_COLOR=1 for an argument that must be true or false.
    command.env("PATH", path_with(&[&bindgen])?).env_remove("NO_COLOR");
    tools::linted(&mut command);
    // What went wrong is to stand at the end of its log, not where in trunk.
    command.env("RUST_BACKTRACE", "0");
    Ok(command)
}

/// What trunk's hook calls with a site that has just been built: a release is finished, a development
/// build is left as it is.
///
/// # Errors
/// If it is not called by trunk, or a step fails.
pub fn finish() -> Outcome {
    let asked = |name: &str| {
        env::var(name)
            .map_err(|_| format!("{name} is not set: trunk calls this, as Trunk.toml says."))
    };
    let is_release = asked("TRUNK_PROFILE")? == "release";
    let folder = PathBuf::from(asked("TRUNK_STAGING_DIR")?);
    if !is_release && env::var_os(FINISH).is_none() {
        return Ok(());
    }
    let like = if is_release { Site::release() } else { Site::of_tests() };
    finished(&Site { folder, ..like }, env::var_os(DATA).map(PathBuf::from).as_deref())
}

/// Puts into a site what a release has besides.
fn finished(site: &Site, data: Option<&Path>) -> Outcome {
    let bundled = site.file(DATASET);
    let text = read(data.unwrap_or(&bundled))?;
    let snapshots = snapshots(data.unwrap_or(&bundled))?;
    let html =
        programs::name_by_content(site, &page::lean(&read(&site.file("index.html"))?), &snapshots)?;
    let html = describe(&guard(&html)?, &text)?;
    // The picture shows the bundled meeting.
    let picture = root().join("public").join(PREVIEW);
    let has_picture = data.is_none() && picture.is_file();
    if has_picture {
        fs::copy(&picture, site.file(PREVIEW)).map_err(|error| format!("{PREVIEW}: {error}."))?;
    }
    let html = preview(&html, has_picture, &env::var("PLENARY_ADDRESS").unwrap_or_default())?;
    let html = lists(&html, &env::var("PLENARY_LISTS").unwrap_or_default())?;
    let (html, name) = match data {
        Some(data) => {
            let json: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            // What was bundled is another meeting's.
            dist::remove(&bundled)?;
            dist::remove(&site.file("data/SOURCES.md"))?;
            let (html, name) = about(&html, &json)?;
            translations(site, data, &name, &json)?;
            (html, name)
        }
        None => (html, DATASET.to_owned()),
    };
    write(&site.file(&name), compact(&text))?;
    keep_version(site, &name, data)?;
    for snapshot in &snapshots {
        write(&site.file(file_name(&html, &snapshot.lang)?), page_in(&html, snapshot)?)?;
    }
    lost(site, &html, &snapshots)?;
    single::write(site)?;
    worker::write(site)?;
    mark::write(site)
}

/// Puts the texts of another dataset in the place of the bundled one's: what stands beside its file.
fn translations(site: &Site, data: &Path, name: &str, json: &Value) -> Outcome {
    for language in page::languages(&read(&site.file("index.html"))?)? {
        let ending = format!(".{}.json", language.tag);
        // What was bundled may have none.
        let _gone = fs::remove_file(site.file(&DATASET.replace(".json", &ending)));
    }
    for tag in json["translations"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        let ending = format!(".{tag}.json");
        let text = read(Path::new(&data.to_string_lossy().replace(".json", &ending)))?;
        write(&site.file(&name.replace(".json", &ending)), compact(&text))?;
    }
    Ok(())
}

/// Puts the dataset where this version of it stays: `data/ID/VERSION.json`, and its texts beside it. Versions
/// that were published before lie in a folder called ID beside the dataset's file, and come along.
fn keep_version(site: &Site, name: &str, data: Option<&Path>) -> Outcome {
    let stem = name.trim_end_matches(".json");
    let folder = site.file(stem);
    let text = read(&site.file(name))?;
    let json: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let version = json["version"].as_str().unwrap_or_default();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    if version.is_empty() || !version.chars().all(is_name) {
        return Ok(());
    }
    tools::make(&folder)?;
    // Those of the bundled dataset trunk has copied.
    let id = stem.rsplit('/').next().unwrap_or_default();
    if let Some(before) = data.and_then(Path::parent).map(|beside| beside.join(id)) {
        for entry in fs::read_dir(before).into_iter().flatten().flatten() {
            write(&folder.join(entry.file_name()), compact(&read(&entry.path())?))?;
        }
    }
    let tags = json["translations"].as_array().into_iter().flatten().filter_map(Value::as_str);
    for end in [".json".to_owned()].into_iter().chain(tags.map(|tag| format!(".{tag}.json"))) {
        let text = read(&site.file(&format!("{stem}{end}")))?;
        let kept = folder.join(format!("{version}{end}"));
        let is_other = fs::read_to_string(&kept).is_ok_and(|old| compact(&old) != compact(&text));
        if is_other {
            return Err(format!(
                "Version {version} of {id} is published already and says something else. A version \
                 does not change: raise “version” in the dataset."
            ));
        }
        write(&kept, compact(&text))?;
    }
    Ok(())
}

/// Writes the page for addresses that lead nowhere, in the style of the others.
fn lost(site: &Site, html: &str, snapshots: &[Snapshot]) -> Outcome {
    let page = page::lost(&read(&root().join("public/404.html"))?, html, snapshots)?;
    let page = page
        .replace("{{style}}", linked(html, "style-", ".css")?)
        .replace("{{icon}}", linked(html, "icon-", ".svg")?);
    write(&site.file("404.html"), page)
}

/// Fetches what Cargo.lock names, so that the builds after it need no network.
fn fetch_crates() -> Outcome {
    let log = root().join("target/fetch.log");
    logged(&mut cargo(&["fetch", "--locked"]), &log).map_err(|end| {
        format!("The crates in Cargo.lock could not be fetched; is there a network?\n{end}")
    })
}

/// Prints what a first visit transfers, file by file, raw and after brotli; gives the two sums.
///
/// # Errors
/// If the site has not been built.
pub fn weigh(site: &Site) -> Outcome<(usize, usize)> {
    say(&format!("A first visit transfers, in bytes:\n{:>9} {:>9}", "raw", "brotli"));
    let mut sums = (0, 0);
    for file in site.visited()? {
        let bytes = dist::bytes(&file)?;
        let (raw, packed) = (bytes.len(), brotli(&bytes)?.len());
        sums = (sums.0 + raw, sums.1 + packed);
        let name = file.strip_prefix(&site.folder).unwrap_or(&file);
        say(&format!("{raw:>9} {packed:>9}  {}", name.display()));
    }
    say(&format!("{:>9} {:>9}  in sum; the budget is {BUDGET}", sums.0, sums.1));
    say("What comes when it is first asked for:");
    for file in site.later()? {
        let bytes = dist::bytes(&file)?;
        let name = file.strip_prefix(&site.folder).unwrap_or(&file);
        say(&format!("{:>9} {:>9}  {}", bytes.len(), brotli(&bytes)?.len(), name.display()));
    }
    Ok(sums)
}

/// Bytes as brotli packs them best.
///
/// # Errors
/// If it does not.
pub fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)
        .map_err(|error| format!("brotli: {error}."))?;
    Ok(packed)
}
