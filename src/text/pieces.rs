//! The grammar of messages: what ICU's MessageFormat has between brackets, as far as it is understood
//! here: `{name}`, `{n, number}`, `{n, plural, one {# state} other {# states}}`, `selectordinal`,
//! `select`, and `=2` for an exact number.
//!
//! Knows no words: `build.rs` reads the English messages by it, and the program all others.

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
