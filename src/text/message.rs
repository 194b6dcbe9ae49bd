//! Messages in ICU's MessageFormat, filled in.
//!
//! Only as much of it as `pieces` says; `catalogue` turns away what is not understood here, and names
//! into places: `{0}`, for a number too. A library for all of it weighs a tenth of the page. Knows no
//! key and no element.

use super::intl::Intl;
use super::lang::Lang;
use super::pieces::{Piece, choices, pieces};

/// Something that goes into a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A text, put in as it is.
    Text(&'a str),
    /// A number, written as the language does.
    Number(usize),
}

/// A message of a language with everything in its place.
pub fn say(language: (Lang, &Intl), message: &str, args: &[Arg]) -> String {
    let mut said = String::with_capacity(message.len());
    put(language, message, args, None, &mut said);
    said
}

fn put(
    (lang, intl): (Lang, &Intl),
    message: &str,
    args: &[Arg],
    hash: Option<usize>,
    said: &mut String,
) {
    let written = |number: usize| (intl.number)(lang.tag(), number);
    for piece in pieces(message) {
        match piece {
            Piece::Words(text) => said.push_str(text),
            Piece::Hash => match hash {
                Some(number) => said.push_str(&written(number)),
                None => said.push('#'),
            },
            Piece::Slot(name, how) => {
                let Some(arg) = name.parse().ok().and_then(|at: usize| args.get(at)) else {
                    continue;
                };
                match (arg, how) {
                    (Arg::Text(text), None) => said.push_str(text),
                    (Arg::Number(number), None) => said.push_str(&written(*number)),
                    (Arg::Text(text), Some((_, all))) => {
                        let all = choices(all);
                        let of = |name: &str| all.iter().find(|(selector, _)| *selector == name);
                        if let Some((_, inside)) = of(text).or_else(|| of("other")) {
                            put((lang, intl), inside, args, hash, said);
                        }
                    }
                    (Arg::Number(number), Some((kind, all))) => {
                        let rules = lang.rule();
                        let rule =
                            if kind == "selectordinal" { rules.ordinal } else { rules.cardinal };
                        let all = choices(all);
                        let of = |name: &str| all.iter().find(|(selector, _)| *selector == name);
                        let chosen = of(&format!("={number}"))
                            .or_else(|| of(rule(*number)))
                            .or_else(|| of("other"));
                        if let Some((_, inside)) = chosen {
                            put((lang, intl), inside, args, Some(*number), said);
                        }
                    }
                }
            }
        }
    }
}
