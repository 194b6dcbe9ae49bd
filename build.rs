//! Writes the table of the English messages (`locales/en.json`) and a function for each: what
//! `src/text/keys.rs` and `src/text/messages.rs` take in. Says whether the program is to come in parts, and
//! how its page has the words.
//!
//! A fault in that file ends the build with a sentence that names the key. Knows no other language;
//! `src/text/catalogue.rs` holds the others to what is written here.

#[path = "src/text/pieces.rs"]
mod pieces;

use pieces::{Piece, choices, pieces};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The messages, as seen from the package.
const FILE: &str = "locales/en.json";

/// Words of the language Rust, which cannot be names in it.
const RESERVED: &str = "_ abstract as async await become box break const continue crate do dyn \
     else enum extern false final fn for gen if impl in let loop macro match mod move mut override \
     priv pub ref return self static struct super trait true try type typeof unsafe unsized use \
     virtual where while yield";

fn main() {
    println!("cargo::rerun-if-changed={FILE}");
    in_parts();
    if let Err(fault) = written() {
        println!("cargo::error={fault}");
    }
}

/// Sets `finished` for the programs of a finished site: a release, and the site of the tests, which says so.
/// Their pages have the words in order (`Words::of_page`). And `split` where such a program is the page's
/// own, which comes in parts (`xtask/src/split.rs`); the single file has all inside.
fn in_parts() {
    const ASKED: &str = "PLENARY_FINISHED";
    println!("cargo::rerun-if-env-changed={ASKED}");
    println!("cargo::rustc-check-cfg=cfg(finished, split)");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    let has = |name: &str| std::env::var_os(name).is_some();
    let is_finished = is("PROFILE", "release") || has(ASKED) || has("CARGO_FEATURE_WHOLE");
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is_finished {
        println!("cargo::rustc-cfg=finished");
        if has("CARGO_FEATURE_WEB") && !has("CARGO_FEATURE_WHOLE") {
            println!("cargo::rustc-cfg=split");
        }
    }
}

fn written() -> Result<(), String> {
    let english = std::fs::read_to_string(FILE)
        .map_err(|error| format!("{FILE} cannot be read: {error}."))?;
    let folder = std::env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}."))?;
    let (table, functions) = code(&english)?;
    for (name, code) in [("keys.rs", table), ("messages.rs", functions)] {
        let target = std::path::Path::new(&folder).join(name);
        std::fs::write(&target, code).map_err(|error| format!("{}: {error}.", target.display()))?;
    }
    Ok(())
}

/// The code for the messages of a file: the table of their keys, and a function for each.
///
/// # Errors
/// The first fault in it, with its key.
pub fn code(english: &str) -> Result<(String, String), String> {
    let messages: BTreeMap<String, String> = serde_json::from_str(english)
        .map_err(|error| format!("{FILE} is no JSON object of texts: {error}."))?;
    let (mut keys, mut functions) = (String::new(), String::new());
    for (place, (key, message)) in messages.iter().enumerate() {
        let fault = |what: String| format!("{FILE}: the message “{key}” {what}.");
        if !is_name(key) {
            return Err(fault(not_a_name("is called so, which")));
        }
        if message.contains(['\n', '<']) {
            return Err(fault("has a new line or a <".to_owned()));
        }
        let mut params = Vec::new();
        read(message, false, &mut params).map_err(fault)?;
        let params: Vec<(&str, bool)> = params
            .iter()
            .map(|(name, kind)| (*name, matches!(kind, Some(kind) if *kind != "select")))
            .collect();
        let _written = writeln!(keys, "    ({key:?}, &{params:?}),");
        functions += &function(place, key, message, &params);
    }
    // By which a program knows words of another version.
    let mut edition = DefaultHasher::new();
    keys.hash(&mut edition);
    let table = format!(
        "/// Every key with what it takes, in the order in which a catalogue has its messages.\n\
         pub const KEYS: &[(&str, Params)] = &[\n{keys}];\n\n\
         /// What stands for these keys, in this order.\n\
         pub const EDITION: &str = \"{:016x}\";\n",
        edition.finish()
    );
    let functions = format!(
        "#[allow(clippy::wrong_self_convention)] // a key may begin as it likes\n\
         impl Words {{\n{functions}}}\n"
    );
    Ok((table, functions))
}

/// Whether a function or a parameter can be called so.
fn is_name(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c == '_';
    name.starts_with(is_letter)
        && name.chars().all(|c| is_letter(c) || c.is_ascii_digit())
        && !RESERVED.split(' ').any(|word| word == name)
}

fn not_a_name(what: &str) -> String {
    format!("{what} is no name in Rust: it takes small letters, digits and _, and no reserved word")
}

/// What a message takes, in the order in which it stands there first: its name, and its kind, if it
/// says one anywhere.
fn read<'a>(
    message: &'a str,
    counts: bool,
    params: &mut Vec<(&'a str, Option<&'a str>)>,
) -> Result<(), String> {
    for piece in pieces(message) {
        match piece {
            Piece::Words(text) if text.contains(['{', '}']) => {
                return Err(format!("has a bracket without its other half near “{text}”"));
            }
            Piece::Hash if !counts => return Err("has # outside a plural".to_owned()),
            Piece::Words(_) | Piece::Hash => {}
            Piece::Slot(name, how) => {
                if !is_name(name) {
                    return Err(not_a_name(&format!("has {{{name}}}, which")));
                }
                let place = params.iter().position(|(own, _)| *own == name);
                let place = place.unwrap_or_else(|| {
                    params.push((name, None));
                    params.len() - 1
                });
                let Some((kind, all)) = how else { continue };
                let own = &mut params[place].1;
                match *own {
                    Some(other) if (other == "select") != (kind == "select") => {
                        return Err(format!("has {{{name}}} as a {other} and as a {kind}"));
                    }
                    _ => *own = Some(kind),
                }
                inside(name, kind, all, counts, params)?;
            }
        }
    }
    Ok(())
}

/// What the choices of a parameter take.
fn inside<'a>(
    name: &str,
    kind: &str,
    all: &'a str,
    counts: bool,
    params: &mut Vec<(&'a str, Option<&'a str>)>,
) -> Result<(), String> {
    match kind {
        "number" if all.is_empty() => Ok(()),
        "number" => Err(format!("has {{{name}, number}} with a style, which is not understood")),
        "plural" | "selectordinal" | "select" => {
            let all = choices(all);
            if !all.iter().any(|(selector, _)| *selector == "other") {
                return Err(format!("has a {kind} without the form “other”"));
            }
            let counts = counts || kind != "select";
            all.into_iter().try_for_each(|(_, message)| read(message, counts, params))
        }
        _ => Err(format!("has {{{name}}} of an unknown kind, “{kind}”")),
    }
}

/// The function for a message, documented by it.
fn function(place: usize, key: &str, message: &str, params: &[(&str, bool)]) -> String {
    // Between marks of code, for which neither spaces nor signs mean anything.
    let doc = format!("``{message}``");
    let taken: String = params
        .iter()
        .map(|(name, is_number)| format!(", {name}: {}", if *is_number { "usize" } else { "&str" }))
        .collect();
    let names: String = params.iter().map(|(name, _)| format!(", {name}")).collect();
    let args: Vec<String> = params
        .iter()
        .map(|(name, is_number)| {
            format!("Arg::{}({name})", if *is_number { "Number" } else { "Text" })
        })
        .collect();
    // The frequent kinds have a function each: a list built at every call weighs 4 kB in all.
    let kinds: Vec<bool> = params.iter().map(|(_, is_number)| *is_number).collect();
    let filled = match kinds[..] {
        [] => format!("message({place})"),
        [false] => format!("with_text({place}{names})"),
        [true] => format!("with_number({place}{names})"),
        [false, false] => format!("with_texts({place}{names})"),
        [true, true] => format!("with_numbers({place}{names})"),
        _ => format!("fill({place}, &[{}])", args.join(", ")),
    };
    let said = if params.is_empty() { "&str" } else { "String" };
    format!(
        "    #[doc = {doc:?}]\n    pub fn {key}(&self{taken}) -> {said} {{\n        \
         self.{filled}\n    }}\n"
    )
}
