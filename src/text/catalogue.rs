//! A language's file in `locales/`, checked against the keys and put into their order.
//!
//! Knows no translation.

use super::keys::{KEYS, Params};
use super::lang::Lang;
use super::pieces::{Piece, choices, pieces};
use std::collections::BTreeMap;
use std::fmt::Write as _;

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
            mistakes.push(mistake(key, "is missing".to_owned()));
            continue;
        };
        // A page has them inside an element, which a < could end.
        if message.contains(['\n', '<']) {
            mistakes.push(mistake(key, "has a new line or a <".to_owned()));
        }
        match placed(lang, &message, params, false) {
            Ok(message) => messages.push(message),
            Err(what) => mistakes.push(mistake(key, what)),
        }
        for (name, _) in *params {
            if !uses(&message, name) {
                mistakes.push(mistake(key, format!("leaves out {{{name}}}")));
            }
        }
    }
    mistakes.extend(given.keys().map(|key| mistake(key, "is not a key".to_owned())));
    if mistakes.is_empty() { Ok(messages) } else { Err(mistakes) }
}

/// Whether a message has `name` anywhere in it.
fn uses(message: &str, name: &str) -> bool {
    pieces(message).into_iter().any(|piece| match piece {
        Piece::Slot(own, how) => {
            own == name
                || how.is_some_and(|(_, all)| choices(all).iter().any(|(_, it)| uses(it, name)))
        }
        Piece::Words(_) | Piece::Hash => false,
    })
}

/// A message with places for names.
fn placed(lang: Lang, message: &str, params: Params, counts: bool) -> Result<String, String> {
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
                let place = params
                    .iter()
                    .position(|(own, _)| *own == name)
                    .ok_or_else(|| format!("takes no {{{name}}}"))?;
                done += &match how {
                    None => format!("{{{place}}}"),
                    Some(("number", "")) if params[place].1 => format!("{{{place}}}"),
                    Some((kind, all)) => {
                        let inside = chosen(lang, (kind, all), params, params[place].1, counts)?;
                        format!("{{{place},{kind},{inside}}}")
                    }
                };
            }
        }
    }
    Ok(done)
}

/// The choices of a slot, with places for names.
fn chosen(
    lang: Lang,
    (kind, all): (&str, &str),
    params: Params,
    is_number: bool,
    counts: bool,
) -> Result<String, String> {
    if !matches!((kind, is_number), ("plural" | "selectordinal", true) | ("select", false)) {
        return Err(format!("has {kind} for a {}", if is_number { "number" } else { "text" }));
    }
    let all = choices(all);
    let needed = if kind == "plural" { lang.rule().cardinals } else { &["other"] };
    // A plural of exact numbers and `other` alone changes words, not forms.
    let forms = all.iter().any(|(it, _)| *it != "other" && !it.starts_with('='));
    for form in needed.iter().filter(|form| forms || **form == "other") {
        if !all.iter().any(|(own, _)| own == form) {
            return Err(format!("has a {kind} without the form “{form}”"));
        }
    }
    let mut inside = String::new();
    for (selector, message) in all {
        let message = placed(lang, message, params, counts || is_number)?;
        let _written = write!(inside, "{selector}{{{message}}}");
    }
    Ok(inside)
}
