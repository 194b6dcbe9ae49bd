//! A language's file in `locales/`, checked against the keys and put into their order.
//!
//! Knows no translation.

use super::keys::{EDITION, KEYS, Params};
use super::lang::Lang;
use super::pieces::{Piece, choices, pieces};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How the keys begin of what only the programs for lists and for reviews say. A page leaves these
/// messages out, so that a first visit does not pay for them; those programs fetch the whole file.
const OF_PARTS: [&str; 2] = ["list_", "review_"];

/// Whether a page leaves the message of a key out.
pub fn is_left_out(key: &str) -> bool {
    OF_PARTS.iter().any(|start| key.starts_with(start))
}

/// What is wrong with a file, and at which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The key; empty if it is the file as a whole.
    pub key: String,
    /// What is wrong with it.
    pub what: String,
}

/// The messages of a file, in the order of the keys, with places for names.
///
/// # Errors
/// Every mistake in it: a key that is missing or unknown, a name that its key does not take, a
/// number without all the forms of the language, an end that is missing.
pub fn in_order(lang: Lang, locale: &str) -> Result<Vec<String>, Vec<Mistake>> {
    let mistake = |key: &str, what: String| Mistake { key: key.to_owned(), what };
    let mut given: BTreeMap<String, String> = serde_json::from_str(locale)
        .map_err(|error| vec![mistake("", format!("is no JSON object of texts: {error}"))])?;
    let mut messages = Vec::with_capacity(KEYS.len());
    let mut mistakes = Vec::new();
    for (key, params) in KEYS {
        let Some(message) = given.remove(*key) else {
            if is_left_out(key) {
                messages.push(String::new());
                continue;
            }
            mistakes.push(mistake(key, "is missing".to_owned()));
            continue;
        };
        // A page has them inside an element, which a < could end.
        if message.contains(['\n', '<']) {
            mistakes.push(mistake(key, "has a new line or a <".to_owned()));
        }
        let mut put = Put { lang, params, used: vec![false; params.len()] };
        match put.all(&message, false) {
            Ok(message) => {
                messages.push(message);
                for ((name, _), _) in params.iter().zip(put.used).filter(|(_, used)| !used) {
                    mistakes.push(mistake(key, format!("leaves out {{{name}}}")));
                }
            }
            Err(what) => mistakes.push(mistake(key, what)),
        }
    }
    mistakes.extend(given.keys().map(|key| mistake(key, "is not a key".to_owned())));
    if mistakes.is_empty() { Ok(messages) } else { Err(mistakes) }
}

/// Messages in order as a finished page has them, so that no program checks again what was checked when
/// the site was built: a JSON array of what stands for the keys, and every message.
pub fn written(messages: &[String]) -> String {
    let all: Vec<&str> =
        std::iter::once(EDITION).chain(messages.iter().map(String::as_str)).collect();
    serde_json::json!(all).to_string()
}

/// Messages in order from a finished page; `None` if they are of another version.
pub fn read(written: &str) -> Option<Vec<String>> {
    let mut all: Vec<String> = serde_json::from_str(written).ok()?;
    let is_of_this = all.first().is_some_and(|edition| edition == EDITION);
    is_of_this.then(|| all.split_off(1))
}

/// A message of a language while places are put for its names.
struct Put {
    lang: Lang,
    params: Params,
    /// Which of them were met.
    used: Vec<bool>,
}

impl Put {
    /// A message, or a part of one, with places for names; `counts` inside a plural.
    fn all(&mut self, message: &str, counts: bool) -> Result<String, String> {
        let mut done = String::new();
        for piece in pieces(message) {
            match piece {
                Piece::Words(text) if text.contains(['{', '}']) => {
                    return Err(format!("has a bracket without its other half near “{text}”"));
                }
                Piece::Words(text) => done += text,
                Piece::Hash if !counts => return Err("has # outside a plural".to_owned()),
                Piece::Hash => done.push('#'),
                Piece::Slot(name, how) => {
                    let params = self.params;
                    let place = params
                        .iter()
                        .position(|(own, _)| *own == name)
                        .ok_or_else(|| format!("takes no {{{name}}}"))?;
                    self.used[place] = true;
                    let is_number = params[place].1;
                    done += &match how {
                        // A number is written as one whether it says so or not.
                        Some(how) if !(is_number && how == ("number", "")) => {
                            let inside = self.chosen(how, is_number, counts)?;
                            format!("{{{place},{},{inside}}}", how.0)
                        }
                        _ => format!("{{{place}}}"),
                    };
                }
            }
        }
        Ok(done)
    }

    /// The choices of a slot, with places for names.
    fn chosen(
        &mut self,
        (kind, all): (&str, &str),
        is_number: bool,
        counts: bool,
    ) -> Result<String, String> {
        if !matches!((kind, is_number), ("plural" | "selectordinal", true) | ("select", false)) {
            return Err(format!("has {kind} for a {}", if is_number { "number" } else { "text" }));
        }
        let all = choices(all);
        let needed = if kind == "plural" { self.lang.rule().cardinals } else { &["other"] };
        // A plural of exact numbers and `other` alone changes words, not forms.
        let forms =
            all.iter().any(|(selector, _)| *selector != "other" && !selector.starts_with('='));
        for form in needed.iter().filter(|form| forms || **form == "other") {
            if !all.iter().any(|(own, _)| own == form) {
                return Err(format!("has a {kind} without the form “{form}”"));
            }
        }
        let mut inside = String::new();
        for (selector, message) in all {
            let message = self.all(message, counts || is_number)?;
            let _written = write!(inside, "{selector}{{{message}}}");
        }
        Ok(inside)
    }
}
