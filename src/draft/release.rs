//! A release's text beside its draft: code points, words, and whether it is the very text.
//!
//! Knows no draft.

use super::act::Edge;
use super::model::{Printed, Span};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A text as given, ready for places in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    text: String,
    chars: Vec<char>,
    sha256: String,
}

impl Release {
    /// Takes a text.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), chars: text.chars().collect(), sha256: sha256(text) }
    }

    /// The text as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same as code points.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Its length in code points.
    pub fn length(&self) -> u32 {
        self.chars.len() as u32
    }

    /// Lower-case hex of its SHA-256.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The words of a stretch; nothing if it is outside of the text, or empty.
    pub fn exact(&self, span: Span) -> Option<String> {
        let words = self.chars.get(span.start as usize..span.end as usize)?;
        (!words.is_empty()).then(|| words.iter().collect())
    }

    /// The same with its place.
    pub fn printed(&self, span: Span) -> Option<Printed> {
        Some(Printed { span, exact: self.exact(span)? })
    }

    /// Whether words stand where they are said to.
    pub fn has(&self, words: &Printed) -> bool {
        self.exact(words.span).as_ref() == Some(&words.exact)
    }

    /// A stretch without the white space at its ends, as a selection leaves it.
    pub fn trimmed(&self, span: Span) -> Option<Span> {
        let words = self.chars.get(span.start as usize..span.end as usize)?;
        let before = words.iter().take_while(|c| c.is_whitespace()).count();
        let after = words.iter().rev().take_while(|c| c.is_whitespace()).count();
        let kept = Span::new(span.start + before as u32, span.end.saturating_sub(after as u32));
        (kept.start < kept.end).then_some(kept)
    }

    /// Where an end goes if it moves by a word; nothing if there is no word there. Signs that open or
    /// close go along with their word, or stay behind: both are stops.
    pub fn next_stop(&self, at: u32, edge: Edge, right: bool) -> Option<u32> {
        let is_stop = |at: usize| match edge {
            Edge::Start => self.starts(at),
            Edge::End => self.ends(at),
        };
        let (at, length) = (at as usize, self.chars.len());
        let found = if right {
            (at + 1..=length).find(|at| is_stop(*at))
        } else {
            (0..at.min(length + 1)).rev().find(|at| is_stop(*at))
        };
        found.map(|at| at as u32)
    }

    /// Whether a name can begin at a place.
    fn starts(&self, at: usize) -> bool {
        let Some(&here) = self.chars.get(at) else { return false };
        let before = at.checked_sub(1).and_then(|at| self.chars.get(at)).copied();
        if is_opening(here) {
            return self.chars.get(at + 1).is_some_and(|next| next.is_alphanumeric());
        }
        here.is_alphanumeric()
            && (is_sign_of_own(here) || !before.is_some_and(|before| joins(before, here)))
    }

    /// Whether a name can end before a place.
    fn ends(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1).and_then(|at| self.chars.get(at)).copied() else {
            return false;
        };
        let next = self.chars.get(at).copied();
        if is_closing(last) {
            let before = at.checked_sub(2).and_then(|at| self.chars.get(at));
            return before.is_some_and(|before| before.is_alphanumeric());
        }
        last.is_alphanumeric()
            && (is_sign_of_own(last) || !next.is_some_and(|next| joins(last, next)))
    }
}

/// Whether two characters are of one word.
fn joins(a: char, b: char) -> bool {
    let inside = |c: char| {
        (c.is_alphanumeric() && !is_sign_of_own(c)) || matches!(c, '-' | '’' | '\'' | '\u{ad}')
    };
    inside(a) && inside(b)
}

/// A character that is a word of its own: Chinese has no spaces.
fn is_sign_of_own(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '“' | '«' | '„' | '‘' | '"' | '（' | '《' | '「' | '〔')
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '”' | '»' | '“' | '’' | '"' | '）' | '》' | '」' | '〕')
}

/// Lower-case hex of the SHA-256 of a text in UTF-8.
pub fn sha256(text: &str) -> String {
    sha256_of(text.as_bytes())
}

/// The same of bytes.
pub fn sha256_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _written = write!(hex, "{byte:02x}");
        hex
    })
}
