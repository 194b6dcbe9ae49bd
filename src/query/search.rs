//! Text as the search sees it: blind to case, diacritics, ё/е, full and half width; Russian names are
//! found in Latin letters too, however they are transliterated.
//!
//! Does not rank: a row matches when every word of the query stands in it. A word that stands nowhere is
//! taken for one that differs by one letter, where there is such a word.

use crate::data::latin::latin;

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

/// Words that only join others. They are no part of what is searched.
const JOINING: &str = " a an and at by for from in its of on or the their to under with \
     в во для за и из или к на о об от по под при с со у ";

/// Whether a folded word only joins others.
fn is_joining(word: &str) -> bool {
    JOINING.contains(&format!(" {word} "))
}

/// A folded text without the words that only join others.
pub fn telling(folded: &str) -> String {
    let kept: Vec<&str> = folded.split_whitespace().filter(|word| !is_joining(word)).collect();
    kept.join(" ")
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryWord {
    /// Folded.
    plain: String,
    /// What it sounds like; empty if that is the same, or too short to say anything.
    sound: String,
    /// Words that differ from it by one letter, where it stands nowhere itself.
    near: Vec<String>,
}

/// The words of a query, folded, without those that only join others. Where there are no other ones
/// they stay: somebody may be typing a longer word.
pub fn words(decompose: Decompose, text: &str) -> Vec<QueryWord> {
    let word = |plain: &str| {
        let heard = sound(plain);
        let says = plain.len() > 3 && heard != plain;
        let sound = if says { heard } else { String::new() };
        QueryWord { plain: plain.to_owned(), sound, near: Vec::new() }
    };
    let folded = fold(decompose, text);
    let telling = telling(&folded);
    let told = if telling.is_empty() { &folded } else { &telling };
    told.split_whitespace().map(word).collect()
}

/// Letters from which a word is long enough to be taken for another one.
const LONG: usize = 5;

impl QueryWord {
    /// The word as it was typed, folded.
    pub fn text(&self) -> &str {
        &self.plain
    }

    /// Whether it stands for words that differ from it by one letter.
    pub fn is_corrected(&self) -> bool {
        !self.near.is_empty()
    }

    /// Takes it for those words of `known` that differ from it by one letter; they begin alike, and may
    /// go on.
    pub fn correct(&mut self, known: &[String]) {
        let typed: Vec<char> = self.plain.chars().collect();
        if typed.len() >= LONG {
            let near = known.iter().filter(|word| differs_by_one(&typed, word));
            self.near = near.cloned().collect();
        }
    }

    /// Whether it stands in a folded text.
    fn stands_in(&self, haystack: &str) -> bool {
        let Self { plain, sound, near } = self;
        // Chinese has no starts of words.
        let is_short = is_joining(plain)
            || plain.chars().count() <= 2 && plain.chars().all(|c| (c as u32) < 0x2e80);
        (!sound.is_empty() && haystack.contains(sound.as_str()))
            || near.iter().any(|near| haystack.contains(near.as_str()))
            || haystack.match_indices(plain.as_str()).any(|(at, _)| {
                !is_short || !haystack[..at].chars().next_back().is_some_and(is_letter)
            })
    }
}

/// Whether a word begins as `typed` does but for one letter that is another one, missing, too many, or
/// has changed places with the next; the first letters are the same.
fn differs_by_one(typed: &[char], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    let same = typed.iter().zip(&word).take_while(|(a, b)| a == b).count();
    let (typed, word) = (&typed[same..], &word[same..]);
    let begins =
        |from: &[char], with: Option<&[char]>| with.is_some_and(|start| from.starts_with(start));
    same > 0
        && (begins(word, typed.get(1..))
            || word
                .get(1..)
                .is_some_and(|rest| rest.starts_with(typed) || begins(rest, typed.get(1..)))
            || matches!((typed, word), ([a, b, more @ ..], [c, d, rest @ ..])
                if (a, b) == (d, c) && rest.starts_with(more)))
}

/// Letter or digit, for folded text: beyond ASCII everything that is left counts as one.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii()
}

/// Whether every word stands in `haystack` (folded), as it is or by its sound. A word of one or two
/// letters must stand at the start of a word, so that `un` does not find every country.
pub fn matches(haystack: &str, words: &[QueryWord]) -> bool {
    words.iter().all(|word| word.stands_in(haystack))
}
