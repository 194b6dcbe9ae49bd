//! Text as the search sees it: blind to case, diacritics, ё/е, full and half width; Russian names are
//! found in Latin letters too, however they are transliterated.
//!
//! Does not rank and does not guess: a row matches when every word of the query stands in it.

/// Puts a text into lower case and takes it apart into Unicode's compatibility decomposition
/// (NFKD). The tables for that would weigh a third of the program, and every browser has them:
/// the caller brings its own.
pub type Decompose = fn(&str) -> String;

/// Folds a text to what is compared.
pub fn fold(decompose: Decompose, text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in decompose(text).chars() {
        match c {
            // Combining marks: what decomposition takes off letters of the scripts in use.
            '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' => {}
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            '’' | 'ʻ' | 'ʼ' | '\'' => {}
            c if c.is_whitespace() => folded.push(' '),
            c => folded.push(c),
        }
    }
    folded
}

/// Russian letters in Latin ones, in the order of the alphabet from а; what `sound` makes one need
/// not be told apart here.
const LATIN: [&str; 32] = [
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t",
    "u", "f", "h", "ts", "ch", "sh", "shch", "", "i", "", "e", "iu", "ia",
];

/// A folded text with Russian letters in Latin ones; `None` if it has none.
fn latin(folded: &str) -> Option<String> {
    let letter = |c: char| ('а'..='я').contains(&c).then(|| LATIN[(c as usize) - ('а' as usize)]);
    folded.chars().any(|c| letter(c).is_some()).then(|| {
        let mut latin = String::with_capacity(folded.len());
        for c in folded.chars() {
            match letter(c) {
                Some(letters) => latin.push_str(letters),
                None => latin.push(c),
            }
        }
        latin
    })
}

/// A Latin text in the one spelling of the many that Russian is written in: kh is h, y and j are i,
/// a vowel stands once.
fn sound(latin: &str) -> String {
    let mut out = String::with_capacity(latin.len());
    for c in latin.replace("kh", "h").replace("tz", "ts").replace("tch", "ch").chars() {
        let c = if matches!(c, 'y' | 'j') { 'i' } else { c };
        if !(c == 'i' && out.ends_with('i')) {
            out.push(c);
        }
    }
    out
}

/// A folded text with what it sounds like in Latin letters, if it has Russian ones.
pub fn with_sound(folded: &str) -> String {
    latin(folded).map_or_else(|| folded.to_owned(), |latin| format!("{folded}\n{}", sound(&latin)))
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded.
    plain: String,
    /// What it sounds like; empty if that is the same, or too short to say anything.
    sound: String,
}

/// The words of a query, folded.
pub fn words(decompose: Decompose, text: &str) -> Vec<Word> {
    let word = |plain: &str| {
        let sound = sound(plain);
        let says = plain.len() > 3 && sound != plain;
        Word { plain: plain.to_owned(), sound: if says { sound } else { String::new() } }
    };
    fold(decompose, text).split_whitespace().map(word).collect()
}

/// Letter or digit, for folded text: beyond ASCII everything that is left counts as one.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii()
}

/// Whether every word stands in `haystack` (folded), as it is or by its sound. A word of one or two
/// letters must stand at the start of a word, so that `un` does not find every country; Chinese has
/// no such starts.
pub fn matches(haystack: &str, words: &[Word]) -> bool {
    words.iter().all(|Word { plain, sound }| {
        let short = plain.chars().count() <= 2 && plain.chars().all(|c| (c as u32) < 0x2e80);
        (!sound.is_empty() && haystack.contains(sound.as_str()))
            || haystack
                .match_indices(plain.as_str())
                .any(|(at, _)| !short || !haystack[..at].chars().next_back().is_some_and(is_letter))
    })
}
