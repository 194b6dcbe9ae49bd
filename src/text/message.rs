//! Messages in ICU's MessageFormat, filled in: `{0}`, `{0, plural, one {# state} other {# states}}`,
//! `selectordinal`, `select`, and `=2` for an exact number.
//!
//! Only this much of it; `catalogue` turns away what is not understood here, and names into places.
//! A library for all of it weighs a tenth of the page. Knows no key and no element.

use super::words::Words;

/// Something that goes into a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A text, put in as it is.
    Text(&'a str),
    /// A number, written as the language does.
    Number(usize),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

/// A part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// The number of the plural around it.
    Hash,
    /// `{name}`, or `{name, kind, choices}`.
    Slot(&'a str, Option<(&'a str, &'a str)>),
}

/// The parts of a message, in order. An opening bracket without its end is a word.
pub fn pieces(message: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = message;
    while let Some(at) = rest.find(['{', '#']) {
        if at > 0 {
            pieces.push(Piece::Words(&rest[..at]));
        }
        if rest[at..].starts_with('#') {
            pieces.push(Piece::Hash);
            rest = &rest[at + 1..];
            continue;
        }
        let Some((inside, after)) = block(&rest[at..]) else { break };
        pieces.push(match inside.split_once(',') {
            None => Piece::Slot(inside.trim(), None),
            Some((name, how)) => {
                let (kind, choices) = how.split_once(',').unwrap_or((how, ""));
                Piece::Slot(name.trim(), Some((kind.trim(), choices)))
            }
        });
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// What stands between the bracket that a text starts with and its end, and what comes after.
fn block(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[1..at], &text[at + 1..]));
        }
    }
    None
}

/// The choices of a plural or select: (selector, message).
pub fn choices(mut text: &str) -> Vec<(&str, &str)> {
    let mut choices = Vec::new();
    while let Some(at) = text.find('{') {
        let Some((inside, after)) = block(&text[at..]) else { break };
        choices.push((text[..at].trim(), inside));
        text = after;
    }
    choices
}

/// A message with everything in its place.
pub fn say(words: &Words, message: &str, args: &[Arg]) -> String {
    let mut said = String::with_capacity(message.len());
    put(words, message, args, None, &mut said);
    said
}

fn put(words: &Words, message: &str, args: &[Arg], hash: Option<usize>, said: &mut String) {
    for piece in pieces(message) {
        match piece {
            Piece::Words(text) => said.push_str(text),
            Piece::Hash => match hash {
                Some(number) => said.push_str(&words.number(number)),
                None => said.push('#'),
            },
            Piece::Slot(name, how) => {
                let Some(arg) = name.parse().ok().and_then(|at: usize| args.get(at)) else {
                    continue;
                };
                match (arg, how) {
                    (Arg::Text(text), None) => said.push_str(text),
                    (Arg::Number(number), None) => said.push_str(&words.number(*number)),
                    (Arg::Text(text), Some((_, all))) => {
                        let all = choices(all);
                        let of = |name: &str| all.iter().find(|(selector, _)| *selector == name);
                        if let Some((_, inside)) = of(text).or_else(|| of("other")) {
                            put(words, inside, args, hash, said);
                        }
                    }
                    (Arg::Number(number), Some((kind, all))) => {
                        let rule = words.lang.rule();
                        let rule =
                            if kind == "selectordinal" { rule.ordinal } else { rule.cardinal };
                        let all = choices(all);
                        let of = |name: &str| all.iter().find(|(selector, _)| *selector == name);
                        let chosen = of(&format!("={number}"))
                            .or_else(|| of(rule(*number)))
                            .or_else(|| of("other"));
                        if let Some((_, inside)) = chosen {
                            put(words, inside, args, Some(*number), said);
                        }
                    }
                }
            }
        }
    }
}
