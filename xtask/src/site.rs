//! The deployable site, put together: trunk's build, the desk, the page, the single file, the service
//! worker; and what a first visit transfers.

use crate::dist::{DATASET, Site, read};
use crate::page::{PREVIEW, about, describe, file_name, finish, guard, lists, preview};
use crate::snapshot::snapshots;
use crate::tools::{self, logged, path_with, root};
use crate::{Outcome, say};
use crate::{mark, programs, single, slim, worker};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Bytes, after brotli, that a first visit is to transfer at most. In one language 197.6 kB were
/// reached; two more languages may cost 10, and the design wants 200 in all. What is over that is
/// the keys for the keyboard, the pinyin of the names, the words for where the page is shared, 2.5
/// for a reader's own lists, whose programs come when one is opened, and half a kB for pages that
/// say why they do not start and signals that forget what is gone.
pub const BUDGET: usize = 207_000;

/// Builds the site: relative addresses, any sub-path; with the dataset in `data` in the place of the
/// bundled one, if that is given.
///
/// # Errors
/// A sentence on what is missing, with the end of the log of the step that failed.
pub fn build(site: &Site, data: Option<&Path>) -> Outcome {
    tools::wasm_target()?;
    let trunk = tools::trunk().path()?;
    let bindgen = tools::wasm_bindgen("wasm-bindgen")?.path()?;
    let logs = root().join("target");
    fs::create_dir_all(&logs).map_err(|error| error.to_string())?;

    say("Building the program for browsers (the first time about 4 minutes on two cores) …");
    let mut build = Command::new(&trunk);
    build.args(["build", "--skip-version-check", "--offline"]).current_dir(root());
    build.args(["--cargo-profile", site.profile, "--dist"]).arg(&site.folder);
    // Trunk takes NO_COLOR=1 for an argument that must be true or false.
    build.env("PATH", path_with(&[&bindgen])?).env_remove("NO_COLOR");
    build.env(programs::FLAGS, programs::flags(site, ""));
    // `--offline` keeps trunk from looking for newer tools; cargo may still fetch crates.
    fetch_crates()?;
    logged(&mut build, &logs.join("trunk.log"))
        .map_err(|end| format!("The program could not be built:\n{end}"))?;

    say("Rendering the start page into it (the first time about 1 minute) …");
    let bundled = site.file(DATASET);
    let text = read(data.unwrap_or(&bundled))?;
    let snapshots = snapshots(data.unwrap_or(&bundled))?;
    let page = site.file("index.html");
    let mut html = slim::template(&read(&page)?);
    if site.is_release() {
        html = slim::program(&site.folder, &html)?;
    }
    let html = programs::later(site, &html)?;
    let html = describe(&guard(&html)?, &text)?;
    // The picture shows the bundled meeting.
    let picture = root().join("public").join(PREVIEW);
    let has_picture = data.is_none() && picture.is_file();
    if has_picture {
        fs::copy(&picture, site.file(PREVIEW)).map_err(|error| format!("{PREVIEW}: {error}."))?;
    }
    let html = preview(&html, has_picture, &std::env::var("PLENARY_ADDRESS").unwrap_or_default())?;
    let html = lists(&html, &std::env::var("PLENARY_LISTS").unwrap_or_default())?;
    let (html, name) = match data {
        Some(_) => {
            let json: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            // What was bundled is another meeting's.
            for file in [bundled, site.file("data/SOURCES.md")] {
                fs::remove_file(&file).map_err(|error| format!("{}: {error}.", file.display()))?;
            }
            about(&html, &json)?
        }
        None => (html, DATASET.to_owned()),
    };
    let dataset = site.file(&name);
    fs::write(&dataset, slim::json(&text))
        .map_err(|error| format!("{}: {error}.", dataset.display()))?;
    for snapshot in &snapshots {
        let page = site.file(&file_name(&snapshot.lang));
        fs::write(&page, finish(&html, snapshot)?)
            .map_err(|error| format!("{}: {error}.", page.display()))?;
    }
    lost(site, &html)?;
    single::write(site, None)?;
    worker::write(site)?;
    mark::write(site)
}

/// Writes the page for addresses that lead nowhere, in the style of the others.
fn lost(site: &Site, html: &str) -> Outcome {
    let name = |end: &str| {
        let mut names = html.split('"').filter(|it| it.starts_with("./") && it.ends_with(end));
        names.next().map(|it| it[2..].to_owned()).ok_or(format!("The page names no {end} file."))
    };
    let page = read(&root().join("public/404.html"))?;
    let page = page.replace("{{style}}", &name(".css")?).replace("{{icon}}", &name(".svg")?);
    let target = site.file("404.html");
    fs::write(&target, page).map_err(|error| format!("{}: {error}.", target.display()))
}

/// Fetches what Cargo.lock names, so that the builds after it need no network.
fn fetch_crates() -> Outcome {
    let log = root().join("target").join("fetch.log");
    let offline = Command::new("cargo")
        .args(["fetch", "--locked", "--offline", "--quiet"])
        .current_dir(root())
        .stderr(Stdio::null()) // that it fails is no news to a reader: the next step fetches
        .status();
    if offline.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    let mut fetch = Command::new("cargo");
    logged(fetch.args(["fetch", "--locked"]).current_dir(root()), &log).map_err(|end| {
        format!("The crates in Cargo.lock could not be fetched; is there a network?\n{end}")
    })
}

/// Prints what a first visit transfers, file by file, raw and after brotli; gives the sum after it.
///
/// # Errors
/// If the site has not been built.
pub fn weigh(site: &Site) -> Outcome<usize> {
    say("A first visit transfers, in bytes:");
    say(&format!("{:>9} {:>9}", "raw", "brotli"));
    let mut sums = (0, 0);
    for (name, raw, packed) in transferred(site)? {
        sums = (sums.0 + raw, sums.1 + packed);
        say(&format!("{raw:>9} {packed:>9}  {name}"));
    }
    say(&format!("{:>9} {:>9}  in sum; the budget is {BUDGET}", sums.0, sums.1));
    Ok(sums.1)
}

/// How many times smaller brotli makes what a first visit transfers.
///
/// # Errors
/// If the site has not been built.
pub fn packing(site: &Site) -> Outcome<f64> {
    let files = transferred(site)?;
    let raw: usize = files.iter().map(|(_, raw, _)| raw).sum();
    let packed: usize = files.iter().map(|(_, _, packed)| packed).sum();
    Ok(raw as f64 / packed.max(1) as f64)
}

/// The files of a first visit: name, bytes, bytes after brotli.
fn transferred(site: &Site) -> Outcome<Vec<(String, usize, usize)>> {
    let sizes = |file: &PathBuf| {
        let bytes = fs::read(file).map_err(|error| format!("{}: {error}.", file.display()))?;
        let name = file.strip_prefix(&site.folder).unwrap_or(file).display().to_string();
        Ok((name, bytes.len(), brotli(&bytes)?.len()))
    };
    site.visited()?.iter().map(sizes).collect()
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
