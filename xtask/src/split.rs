//! The page's program split: what comes with the page, and the parts of it that come when they are first
//! asked for (`#[wasm_split]` in `src/`).
//!
//! Wants a program that was linked with its relocations (`.cargo/config.toml`), and built to be split
//! (`build.rs`); else it stays whole. Knows nothing of what is in a part.

use crate::dist::{Site, bytes, read, write};
use crate::tools::{self, make, root};
use crate::{Outcome, page, programs};
use std::fs;

/// The glue of the program, and the script that fetches parts, as they call each other.
const GLUE: &str = "./plenary.js";
const LINK: &str = "./__wasm_split.js";
/// What the name of a place begins with where the program is split.
const POINT: &[u8] = b"__wasm_split_00";

/// Splits the program that trunk has just compiled, and puts it and its parts in the place of the whole
/// one; gives the page that loads it so. A program that has no such place stays as it is.
///
/// # Errors
/// If it cannot be split, or given its glue, or the page is not as trunk writes it.
pub fn put(site: &Site, html: &str) -> Outcome<String> {
    let compiled = tools::target_dir().join("wasm32-unknown-unknown").join(site.compiled());
    let wasm = bytes(&compiled.join("plenary.wasm"))?;
    if !wasm.windows(POINT.len()).any(|window| window == POINT) {
        return Ok(html.to_owned());
    }
    let folder = root().join("target/split");
    // A part that there is no longer is not to be taken for one.
    let _gone = fs::remove_dir_all(&folder);
    make(&folder)?;
    let main = folder.join("plenary.wasm");
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.main_module = GLUE;
    options.link_name = LINK;
    let done = wasm_split_cli_support::transform(options)
        .map_err(|error| format!("The program could not be split: {error}."))?;
    let bound = folder.join("bound");
    programs::bind(&main, &bound, &["--keep-lld-exports"])?;
    let mut link = read(&folder.join(LINK))?;
    let mut parts = Vec::new();
    for path in done.split_modules {
        let old = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        parts.push((old, programs::finished(&bytes(&path)?)));
    }
    // After the contents of all of them, since they go together: the script with their names belongs to a
    // first visit, where a hash for each weighed more than a hundred bytes.
    let all: Vec<&[u8]> = parts.iter().map(|(_, part)| &**part).collect();
    let hash = programs::hash(&all);
    for (old, part) in parts {
        let new = format!("part-{hash}-{}", old.trim_start_matches("split_").replace("chunk_", ""));
        write(&site.file(&new), part)?;
        link = programs::renamed(&link, &format!("./{old}"), &format!("./{new}"))?;
    }
    // The script finds the program in the window, so that each of the two can be named after what it is.
    let import = format!("import {{ initSync }} from \"{GLUE}\";");
    link = programs::renamed(&link, &import, "")?;
    link = programs::renamed(&link, " = initSync(", " = window.programOfParts(")?;
    let link = programs::tight(&link);
    let name = format!("parts-{}.js", programs::hash(&[link.as_bytes()]));
    write(&site.file(&name), &link)?;
    // The program goes on to call that script by its old name.
    let from = |name: &str| format!(" from \"{name}\"");
    let glue = read(&bound.join("plenary.js"))?;
    let glue = programs::renamed(&glue, &from(LINK), &from(&format!("./{name}")))?
        + "window.programOfParts = initSync;\n";
    let mut html = replaced(site, html, ".js", glue.as_bytes())?;
    html = replaced(site, &html, "_bg.wasm", &bytes(&bound.join("plenary_bg.wasm"))?)?;
    // Asked for with the program, not after it.
    let preload = format!("<link rel=\"modulepreload\" href=\"./{name}\" /></head>");
    programs::renamed(&html, "</head>", &preload)
}

/// Puts other bytes into a file of the page's program; gives the page with their digest.
fn replaced(site: &Site, html: &str, end: &str, new: &[u8]) -> Outcome<String> {
    let file = site.file(page::linked(html, "plenary-", end)?);
    let old = bytes(&file)?;
    write(&file, new)?;
    programs::renamed(html, &programs::digest(&old), &programs::digest(new))
}

/// A section of a program.
struct Section<'a> {
    /// Its name, if it is a custom one.
    custom: Option<&'a [u8]>,
    /// All of its bytes.
    bytes: &'a [u8],
}

/// The sections of a program, as far as it is one.
fn sections(wasm: &[u8]) -> impl Iterator<Item = Section<'_>> {
    let mut rest = wasm.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (id, after) = rest.split_first()?;
        let (length, inside) = number(after)?;
        let all = rest.len() - inside.len() + length;
        let bytes = rest.get(..all)?;
        let custom = (*id == 0).then(|| {
            let (length, name) = number(inside)?;
            name.get(..length)
        });
        rest = &rest[all..];
        Some(Section { custom: custom.flatten(), bytes })
    })
}

/// A number as programs have them (LEB128), and what stands after it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[place + 1..]));
        }
    }
    None
}

/// A program without what only tools read: names, relocations, who made it.
pub fn lean(wasm: &[u8]) -> Vec<u8> {
    let head = wasm.iter().take(8).copied();
    let kept = sections(wasm).filter(|section| {
        section.custom.is_none_or(|name| {
            !(name.starts_with(b"reloc.")
                || [&b"name"[..], b"linking", b"producers"].contains(&name))
        })
    });
    head.chain(kept.flat_map(|section| section.bytes.iter().copied())).collect()
}

#[cfg(test)]
mod tests {
    use super::lean;

    #[test]
    fn a_lean_program_has_lost_its_names_and_nothing_else() {
        let head = b"\0asm\x01\0\0\0";
        let (code, names) = (b"\x0a\x02\x01\x00", b"\x00\x06\x04name\x07");
        let (relocations, features) = (b"\x00\x0b\x0areloc.CODE", b"\x00\x09\x08features");
        let whole = [&head[..], names, code, relocations, features].concat();
        assert_eq!(lean(&whole), [&head[..], code, features].concat());
        assert_eq!(lean(&whole[..10]), head, "cut off");
        assert_eq!(lean(b""), b"");
    }
}
