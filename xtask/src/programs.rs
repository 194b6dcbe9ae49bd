//! The programs of a built site: named after their contents, so that a browser may keep them for good,
//! and the engine with what makes it fast; and the whole in one, for the single file.
//!
//! Trunk builds the page's program and those that come when they are asked for. Knows how a program
//! becomes WebAssembly with its glue; not what is in it.

use crate::dist::{Site, bytes, read, remove, sha256, write};
use crate::snapshot::Snapshot;
use crate::tools::{self, logged, root};
use crate::{Outcome, page, split};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::path::Path;
use std::process::Command;

/// A program and the script that loads it.
pub struct Program {
    /// The script, a module whose default export starts the program.
    pub glue: String,
    /// The program.
    pub wasm: Vec<u8>,
}

/// Gives the programs in a site names after their contents, and the page that refers to them so.
///
/// # Errors
/// If one is missing, or the page does not name it.
pub fn name_by_content(site: &Site, html: &str, snapshots: &[Snapshot]) -> Outcome<String> {
    let mut html = the_page_itself(site, &split::put(site, html)?)?;
    let mut engine = later(site, "engine")?;
    if site.is_release() {
        // As fast as it gets.
        let what = ["--package", "engine", "--bin", "engine"];
        engine = built("engine", "engine", "engine", &flags(site, SIMD), &what)?;
    }
    let worker = take(site, "worker.js")?;
    let mut worker = refers(&worker, "engine", &written(site, "engine", engine)?)?;
    for name in ["charset", "sheets"] {
        worker = refers(&worker, name, &written(site, name, later(site, name)?)?)?;
    }
    html = named_worker(site, &html, "worker", &worker)?;
    let reader = take(site, "reader-worker.js")?;
    let reader = refers(&reader, "reader", &written(site, "reader", later(site, "reader")?)?)?;
    html = named_worker(site, &html, "reader-worker", &reader)?;
    words(site, &html, snapshots)
}

/// The script of a worker, which refers to a program by the new names of its files.
fn refers(worker: &str, name: &str, script: &str) -> Outcome<String> {
    let named = renamed(worker, &format!("./{name}.js"), &format!("./{script}"))?;
    let wasm = script.replace(".js", "_bg.wasm");
    renamed(&named, &format!("./{name}_bg.wasm"), &format!("./{wasm}"))
}

/// Writes the script of a worker under a name after its contents; gives the page that refers to it.
fn named_worker(site: &Site, html: &str, name: &str, worker: &str) -> Outcome<String> {
    let named = format!("{name}-{}.js", hash(&[worker.as_bytes()]));
    write(&site.file(&named), worker.as_bytes())?;
    renamed(html, &format!("./{name}.js"), &format!("./{named}"))
}

/// The files with words as a finished page has them, under names after their contents.
fn words(site: &Site, html: &str, snapshots: &[Snapshot]) -> Outcome<String> {
    let mut named = html.to_owned();
    for language in page::languages(html)? {
        remove(&site.file(language.words))?;
        let snapshot = snapshots.iter().find(|snapshot| snapshot.lang == language.tag);
        let text = snapshot
            .map(|snapshot| snapshot.slot("all_words"))
            .ok_or_else(|| format!("Nobody knows the words of {}.", language.tag))?;
        let stem = language.words.trim_end_matches(".json");
        let name = format!("{stem}-{}.json", hash(&[text.as_bytes()]));
        write(&site.file(&name), text.as_bytes())?;
        named = renamed(&named, language.words, &name)?;
    }
    Ok(named)
}

/// The page's own program and style have their names from trunk. What leptos puts into the program to
/// tell programs apart that are split (a hash of the folder of a library) becomes the same everywhere, so
/// that the same sources give the same bytes; script and style lose what only their authors need. Then
/// names and hashes in the page are those of the new bytes.
fn the_page_itself(site: &Site, html: &str) -> Outcome<String> {
    let mut html = html.to_owned();
    for (start, end) in [("plenary-", "_bg.wasm"), ("plenary-", ".js"), ("style-", ".css")] {
        let old = page::linked(&html, start, end)?.to_owned();
        let before = bytes(&site.file(&old))?;
        let after = match end {
            "_bg.wasm" => taken(site, &old)?,
            _ => tight(&take(site, &old)?).into_bytes(),
        };
        let new = format!("{start}{}{end}", hash(&[&after]));
        write(&site.file(&new), &after)?;
        let old_digest = digest(&before);
        html = match end {
            // Browsers ignore it there, and complain of it.
            "_bg.wasm" => renamed(&html, &format!(" integrity=\"sha384-{old_digest}\""), "")?,
            _ => renamed(&html, &old_digest, &digest(&after))?,
        };
        html = renamed(&html, &old, &new)?;
    }
    Ok(html)
}

/// The digest of a file, as the page names it.
pub fn digest(bytes: &[u8]) -> String {
    STANDARD.encode(Sha384::digest(bytes))
}

/// A script or a style without comments that have lines of their own, and without the space at the
/// beginning of lines: 1.3 kB of a first visit. Neither has a text that spans lines.
pub fn tight(text: &str) -> String {
    let mut is_comment = false;
    let mut kept = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.starts_with("//") {
            kept += line;
            kept.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    kept
}

/// What leptos' marker is called, before the hash of sixteen digits.
const MARKER: &[u8] = b"_WASM_SPLIT_MARKER_";

/// Puts noughts in the place of the hash of a folder, wherever it stands.
fn without_folder(wasm: &mut [u8]) {
    let places: Vec<usize> = wasm
        .windows(MARKER.len())
        .enumerate()
        .filter_map(|(at, window)| (window == MARKER).then_some(at + MARKER.len()))
        .collect();
    for at in places {
        let digits =
            wasm.iter_mut().skip(at).take(16).take_while(|digit| digit.is_ascii_hexdigit());
        digits.for_each(|digit| *digit = b'0');
    }
}

/// A program as trunk has built it, taken out of the site.
fn taken(site: &Site, name: &str) -> Outcome<Vec<u8>> {
    let wasm = finished(&bytes(&site.file(name))?);
    remove(&site.file(name))?;
    Ok(wasm)
}

/// A program as it is deployed: without what only tools read, and the same wherever it was built.
pub fn finished(wasm: &[u8]) -> Vec<u8> {
    let mut wasm = split::lean(wasm);
    without_folder(&mut wasm);
    wasm
}

/// A program that comes when it is asked for, with its script, taken out of the site.
fn later(site: &Site, name: &str) -> Outcome<Program> {
    let wasm = taken(site, &format!("{name}_bg.wasm"))?;
    Ok(Program { glue: tight(&take(site, &format!("{name}.js"))?), wasm })
}

/// A text file, taken out of the site.
fn take(site: &Site, name: &str) -> Outcome<String> {
    let text = read(&site.file(name))?;
    remove(&site.file(name))?;
    Ok(text)
}

/// Writes a program and gives the name of its script.
fn written(site: &Site, name: &str, Program { glue, wasm }: Program) -> Outcome<String> {
    let hash = hash(&[&wasm, glue.as_bytes()]);
    let glue = glue.replace(&format!("{name}_bg.wasm"), &format!("{name}-{hash}_bg.wasm"));
    let script = format!("{name}-{hash}.js");
    write(&site.file(&format!("{name}-{hash}_bg.wasm")), &wasm)?;
    write(&site.file(&script), glue.as_bytes())?;
    Ok(script)
}

/// Sixteen digits of the SHA-256 of all these.
pub fn hash(parts: &[&[u8]]) -> String {
    sha256(&parts.concat())[..16].to_owned()
}

/// A text with a new name in the place of an old one.
pub fn renamed(text: &str, old: &str, new: &str) -> Outcome<String> {
    if text.contains(old) {
        Ok(text.replace(old, new))
    } else {
        Err(format!("Nothing refers to {old}."))
    }
}

/// The page's program in one piece, with the reader inside.
///
/// # Errors
/// If it cannot be built.
pub fn whole(site: &Site) -> Outcome<Program> {
    let what = ["--package", "plenary", "--features", "whole", "--bin", "plenary"];
    built("plenary", site.profile(), site.compiled(), &flags(site, ""), &what)
}

/// What unpacks the single file.
///
/// # Errors
/// If it cannot be built.
pub fn unpacker(site: &Site) -> Outcome<Program> {
    let what = ["--package", "unpack", "--bin", "unpack"];
    built("unpack", site.profile(), site.compiled(), &flags(site, ""), &what)
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
    let home = std::env::var_os("CARGO_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let folders = [(home, "/cargo"), (Some(root()), "/plenary")];
    let mut all = own.to_owned();
    for (folder, name) in folders {
        let Some(folder) = folder.map(|folder| folder.to_string_lossy().into_owned()) else {
            continue;
        };
        // Flags are told apart by spaces.
        if !folder.contains(char::is_whitespace) {
            all += &format!(" --remap-path-prefix={folder}={name}");
        }
    }
    all
}

/// A program, compiled with a profile of cargo's, which puts it into `folder`, and given its glue.
fn built(name: &str, profile: &str, folder: &str, flags: &str, what: &[&str]) -> Outcome<Program> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let logs = root().join("target");
    let mut build = Command::new("cargo");
    build.args(["build", "--locked", "--offline", "--profile", profile, "--target", TARGET]);
    build.args(what).env(FLAGS, flags);
    logged(build.current_dir(root()), &logs.join(format!("program-{name}.log")))
        .map_err(|end| format!("{name} could not be built:\n{end}"))?;
    let out = logs.join("programs").join(name);
    let wasm = tools::target_dir().join(TARGET).join(folder).join(format!("{name}.wasm"));
    bind(&wasm, &out, &[])?;
    let file = |end: &str| out.join(format!("{name}{end}"));
    Ok(Program { glue: read(&file(".js"))?, wasm: finished(&bytes(&file("_bg.wasm"))?) })
}

/// Gives a program its glue, in a folder.
///
/// # Errors
/// If that cannot be done.
pub fn bind(wasm: &Path, out: &Path, more: &[&str]) -> Outcome {
    let mut bind = Command::new(tools::wasm_bindgen("wasm-bindgen")?.path()?);
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(out).args(more).arg(wasm);
    let log = root().join("target/bind.log");
    logged(&mut bind, &log)
        .map_err(|end| format!("{} could not be given its glue:\n{end}", wasm.display()))
}

#[cfg(test)]
mod tests {
    use super::{STANDARD, the_page_itself, tight, without_folder};
    use crate::dist::{Kind, Site};
    use base64::Engine;
    use sha2::{Digest, Sha384};
    use std::fs;

    #[test]
    fn a_script_loses_comments_and_indents_alone() {
        let text =
            "/** a\n * b */\nlet a = 1; // stays\n\n    // gone\n    a /* stays */;\n/* x */\n";
        assert_eq!(tight(text), "let a = 1; // stays\na /* stays */;\n");
    }

    #[test]
    fn no_hash_of_the_folder_of_the_build_stays() {
        let mut wasm = b"\0asm _WASM_SPLIT_MARKER_04c2d8aaf8dc1be6version x".to_vec();
        without_folder(&mut wasm);
        assert_eq!(wasm, b"\0asm _WASM_SPLIT_MARKER_0000000000000000version x");
        let mut cut = b"_WASM_SPLIT_MARKER_0a".to_vec();
        without_folder(&mut cut);
        assert_eq!(cut, b"_WASM_SPLIT_MARKER_00");
    }

    #[test]
    fn the_page_refers_to_the_new_files_by_name_and_digest() {
        let folder = std::env::temp_dir().join(format!("plenary-named-{}", std::process::id()));
        let site = Site { folder: folder.clone(), kind: Kind::Tests };
        fs::create_dir_all(&folder).unwrap();
        let mut html = String::new();
        for name in ["plenary-0_bg.wasm", "plenary-0.js", "style-0.css"] {
            let digest = STANDARD.encode(Sha384::digest(format!("  {name}")));
            fs::write(site.file(name), format!("  {name}")).unwrap();
            html += &format!("<link href=\"./{name}\" integrity=\"sha384-{digest}\" />");
        }
        let done = the_page_itself(&site, &html).unwrap();
        let new = crate::page::linked(&done, "plenary-", ".js").unwrap();
        assert!(new != "plenary-0.js" && site.file(new).is_file(), "{done}");
        assert!(done.contains(&STANDARD.encode(Sha384::digest(b"plenary-0.js\n"))), "{done}");
        fs::write(site.file("plenary-0_bg.wasm"), "y").unwrap();
        assert!(the_page_itself(&site, &html).is_err(), "a digest of other bytes");
        fs::remove_dir_all(&folder).unwrap();
    }
}
