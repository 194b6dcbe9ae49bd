//! A text as tokens, with a map back: words, signs, numbers and marks, each with its place in the
//! text as given.
//!
//! Everything that copies of one text differ in is evened out here: kinds of spaces, of hyphens and
//! of quotation marks, full width, letters in two parts (NFD), soft hyphens, words divided at the
//! end of a line, marks of direction. Knows letters, no names and no languages.

use crate::letters::{folded, is_han, is_space, letters, mark, small};
use crate::series::Series;
use std::collections::HashMap;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of letters.
    Word,
    /// One Chinese (or Japanese) sign.
    Han,
    /// Digits.
    Number,
    /// A mark of punctuation, evened out.
    Mark(char),
    /// The end of a line; true where an empty line follows.
    Break(bool),
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// All small.
    Lower,
    /// The first letter is a capital.
    Title,
    /// All capitals, two at least.
    Upper,
    /// Capitals inside, such as “ReCAAP”.
    Mixed,
}

/// The space before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// No space.
    None,
    /// A space or two.
    Space,
    /// Three spaces or more, or a tab: a column.
    Wide,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// How it is written.
    pub shape: Shape,
    /// The space before it.
    pub gap: Gap,
    /// Where it begins, in characters of the text as given.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Which of the text's words it is.
    pub word: u32,
}

/// Whether a word is one of some, which stand between spaces. Shorter in a program than a pattern.
pub fn one_of(word: &str, words: &str) -> bool {
    !word.is_empty() && words.split(' ').any(|other| other == word)
}

/// Whether a word begins with one of some, which stand between spaces.
pub fn begins(word: &str, beginnings: &str) -> bool {
    beginnings.split(' ').any(|beginning| word.starts_with(beginning))
}

/// Whether a word ends with one of some, which stand between spaces.
pub fn ends(word: &str, endings: &str) -> bool {
    endings.split(' ').any(|ending| word.ends_with(ending))
}

/// A text as tokens.
pub struct Text {
    /// The tokens in order.
    pub tokens: Series<Token>,
    /// The different words, as they are compared: small letters without accents.
    pub words: Vec<String>,
    /// The text as given.
    given: Vec<char>,
}

impl Text {
    /// The characters from one place to another, as given.
    pub fn given(&self, start: u32, end: u32) -> String {
        self.given[start as usize..end as usize].iter().collect()
    }

    /// A token as it is compared.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.words[token.word as usize].as_str())
    }

    /// Whether a token is this mark.
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// Whether a token is a word that begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.shape != Shape::Lower)
    }

    /// Whether a token is a word in small letters.
    pub fn is_lower(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
    }

    /// Whether a token is a Chinese sign.
    pub fn is_han(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Han)
    }
}

/// One spelling of English words that have two.
fn spelled(word: String) -> String {
    if !word.is_ascii() || word.len() < 6 {
        return word;
    }
    for (one, other) in [
        ("isation", "ization"),
        ("isations", "izations"),
        ("centre", "center"),
        ("centres", "centers"),
        ("programme", "program"),
        ("programmes", "programs"),
        ("defence", "defense"),
        ("labour", "labor"),
    ] {
        if let Some(stem) = word.strip_suffix(one) {
            return format!("{stem}{other}");
        }
    }
    word
}

/// Takes a text apart.
pub fn tokens(given: &str) -> Text {
    let given: Vec<char> = given.chars().collect();
    let letters = letters(&given);
    let chars = &letters.chars;
    let mut text = Text { tokens: Vec::new().into(), words: Vec::new(), given };
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut intern = |words: &mut Vec<String>, word: String| {
        *numbers.entry(word).or_insert_with_key(|word| {
            words.push(word.clone());
            words.len() as u32 - 1
        })
    };
    let mut at = 0;
    let mut gap = Gap::None;
    while at < chars.len() {
        let c = chars[at];
        if c == '\n' {
            let first = at;
            let mut lines = 0;
            while at < chars.len() && (chars[at] == '\n' || is_space(chars[at])) {
                lines += usize::from(chars[at] == '\n');
                at += 1;
            }
            // Spaces at the beginning of the next line are no column.
            let word = intern(&mut text.words, "\n".to_owned());
            text.tokens.push(Token {
                kind: Kind::Break(lines > 1),
                shape: Shape::Lower,
                gap: Gap::None,
                start: letters.starts[first],
                end: letters.ends[at - 1],
                word,
            });
            gap = Gap::None;
            continue;
        }
        if is_space(c) {
            let first = at;
            let mut wide = false;
            while at < chars.len() && is_space(chars[at]) {
                // Chinese columns stand one wide space apart.
                wide |= matches!(chars[at], '\t' | '\u{3000}');
                at += 1;
            }
            gap = if wide || at - first >= 3 { Gap::Wide } else { Gap::Space };
            continue;
        }
        let first = at;
        let (kind, shape, word) = if is_han(c) {
            at += 1;
            (Kind::Han, Shape::Title, c.to_string())
        } else if c.is_numeric() {
            while at < chars.len() && chars[at].is_ascii_digit() {
                at += 1;
            }
            at = at.max(first + 1);
            (Kind::Number, Shape::Lower, chars[first..at].iter().collect())
        } else if c.is_alphabetic() {
            let mut word = String::new();
            let (mut upper, mut lower, mut inner) = (0, 0, false);
            let begins_upper = c.is_uppercase();
            loop {
                while at < chars.len() && chars[at].is_alphabetic() && !is_han(chars[at]) {
                    let c = chars[at];
                    if c.is_uppercase() {
                        upper += 1;
                        inner |= at > first;
                    } else {
                        lower += 1;
                    }
                    word.push(folded(small(c)));
                    at += 1;
                }
                // “Co-operation” is “cooperation”.
                if word == "co"
                    && chars.get(at).is_some_and(|c| mark(*c) == '-')
                    && chars.get(at + 1).is_some_and(|c| c.is_alphabetic())
                {
                    at += 1;
                    continue;
                }
                // A word divided at the end of a line goes on in small letters.
                let divided = chars.get(at).is_some_and(|c| mark(*c) == '-') && lower > 0;
                let mut next = at + 1;
                while divided && chars.get(next).is_some_and(|c| is_space(*c)) {
                    next += 1;
                }
                if divided
                    && chars.get(next) == Some(&'\n')
                    && chars.get(next + 1).is_some_and(|c| c.is_lowercase())
                {
                    at = next + 1;
                } else {
                    break;
                }
            }
            let shape = match (upper, lower) {
                (0, _) => Shape::Lower,
                (1, 0) => Shape::Title,
                (_, 0) => Shape::Upper,
                _ if begins_upper && !inner => Shape::Title,
                _ => Shape::Mixed,
            };
            (Kind::Word, shape, spelled(word))
        } else {
            at += 1;
            let mark = mark(c);
            (Kind::Mark(mark), Shape::Lower, mark.to_string())
        };
        let word = intern(&mut text.words, word);
        text.tokens.push(Token {
            kind,
            shape,
            gap,
            start: letters.starts[first],
            end: letters.ends[at - 1],
            word,
        });
        gap = Gap::None;
    }
    text
}

/// What most of a text is written in.
pub fn language(text: &Text) -> String {
    let (mut latin, mut cyrillic, mut han) = (0, 0, 0);
    for (at, token) in text.tokens.iter().enumerate() {
        match token.kind {
            Kind::Han => han += 1,
            Kind::Word => match text.word(at).chars().next() {
                Some(c) if c.is_ascii() => latin += 1,
                Some('а'..='я') => cyrillic += 1,
                _ => {}
            },
            _ => {}
        }
    }
    if han > latin && han > cyrillic {
        "zh"
    } else if cyrillic > latin {
        "ru"
    } else if latin > 0 {
        "en"
    } else {
        "?"
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let text = tokens(text);
        let words: Vec<&str> = (0..text.tokens.len()).map(|at| text.word(at)).collect();
        words.join(" ")
    }

    #[test]
    fn copies_of_one_text_read_the_same() {
        let plain = "Côte d'Ivoire, Türkiye - Йемен";
        for copy in [
            "Co\u{302}te d\u{2019}Ivoire, Tu\u{308}rkiye - И\u{306}емен",
            "Cô\u{AD}te\u{A0}d'Ivoire, Türkiye - Йемен",
            "Cô-\nte d'Ivoire, Tür\u{200B}kiye ‐ Йемен",
            "Ｃôte d'Ivoire， Türkiye － Йемен",
        ] {
            assert_eq!(shown(copy), shown(plain), "{copy}");
        }
    }

    #[test]
    fn places_count_characters_of_the_text_as_given() {
        let given = "Tu\u{308}r\u{AD}kiye\r\nand 太平洋島國";
        let text = tokens(given);
        let words: Vec<String> =
            text.tokens.iter().map(|token| text.given(token.start, token.end)).collect();
        assert_eq!(words[0], "Tu\u{308}r\u{AD}kiye");
        assert_eq!(words[1], "\r\n");
        assert_eq!(words[2..], ["and", "太", "平", "洋", "島", "國"]);
        assert_eq!(text.word(7), "国");
    }
}
