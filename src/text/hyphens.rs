//! Where a long name may be divided, for cells that are narrow: few browsers bring a dictionary of every
//! language. Puts soft hyphens where Russian and English allow one, too few rather than a wrong one; in
//! Chinese, places without a sign around the words that the language's own file lists.
//!
//! Knows no width: where a name has room, nothing is seen of it.

use super::Words;

/// Words of fewer letters stay whole.
const SHORTEST: usize = 9;
/// Letters that stay together at either end.
const END: usize = 3;
/// Names of states end in it, whatever stands before.
const LANDS: [&str; 2] = ["stan", "стан"];

/// A name with soft hyphens in its long words.
pub fn soft(name: &str) -> String {
    let words: Vec<String> = name.split(' ').map(divided).collect();
    words.join(" ")
}

/// A name without spaces, such as a Chinese one, that may be divided before and behind each of `parts`
/// (divided by spaces, longer ones before those that they contain). It goes with `word-break: keep-all`.
pub fn between(name: &str, parts: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    let mut may_divide = false;
    while let Some(letter) = rest.chars().next() {
        let part = parts.split(' ').find(|part| !part.is_empty() && rest.starts_with(part));
        if !out.is_empty() && (may_divide || part.is_some()) {
            out.push('\u{200b}');
        }
        let (taken, left) = rest.split_at(part.map_or(letter.len_utf8(), str::len));
        out.push_str(taken);
        (rest, may_divide) = (left, part.is_some());
    }
    out
}

/// A name as a narrow cell takes it: with soft hyphens where a word has more letters than a line has room
/// for, else whole words go to the next line; in a language without spaces, divided between its parts.
pub fn in_cell(words: &Words, name: &str, room: usize) -> String {
    let parts = words.name_parts();
    if !parts.is_empty() {
        return between(name, parts);
    }
    let is_long = name.split(' ').any(|word| word.chars().count() > room);
    if is_long { soft(name) } else { name.to_owned() }
}

/// A text with soft hyphens in those words alone that have more letters than a line has room for.
pub fn in_long_words(text: &str, room: usize) -> String {
    let words = text.split(' ').map(|word| {
        let is_long = word.chars().count() > room;
        if is_long { divided(word) } else { word.to_owned() }
    });
    words.collect::<Vec<String>>().join(" ")
}

fn divided(word: &str) -> String {
    // "observer, disputed": the comma is none of the word.
    let bare = word.trim_end_matches([',', ';', ':']);
    let letters: Vec<char> = bare.chars().collect();
    if letters.len() < SHORTEST || !letters.iter().all(|c| c.is_alphabetic()) {
        return word.to_owned();
    }
    let is_land = LANDS.iter().any(|land| bare.ends_with(land));
    let land = is_land.then(|| letters.len().saturating_sub(4));
    let mut out = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let is_inside = at >= END && letters.len() - at >= END;
        // Nothing is divided within the ending.
        let is_before = land.is_none_or(|land| at < land);
        if land == Some(at) || is_inside && is_before && is_between(&letters, at) {
            out.push('\u{ad}');
        }
        out.push(*letter);
    }
    out + &word[bare.len()..]
}

/// Whether a letter, small or large, is a vowel. The table of Unicode's small letters is not asked: it would
/// weigh more than all else here.
fn is_vowel(c: char) -> bool {
    "aeiouyAEIOUYаеёиоуыэюяАЕЁИОУЫЭЮЯ".contains(c)
}

/// Whether a syllable ends before a letter: between two consonants with vowels around them, behind й,
/// and in Russian between a vowel and one consonant with a vowel behind.
fn is_between(letters: &[char], at: usize) -> bool {
    let [Some(before), Some(here), Some(next)] =
        [at.checked_sub(1), Some(at), Some(at + 1)].map(|at| letters.get(at?).copied())
    else {
        return false;
    };
    let is_russian = |c: char| ('а'..='ё').contains(&c);
    if before == 'й' {
        return !is_vowel(here);
    }
    let follows_vowel = at.checked_sub(2).is_some_and(|at| is_vowel(letters[at]));
    // «кибер-группа»: a consonant and р or л begin a syllable together.
    let is_onset = "бвгдкптфх".contains(here) && matches!(next, 'р' | 'л');
    if is_onset && follows_vowel && !is_vowel(before) {
        return letters.get(at + 2).is_some_and(|c| is_vowel(*c));
    }
    if !is_vowel(next) || is_vowel(here) || matches!(here, 'ь' | 'ъ' | 'й') {
        return false;
    }
    if is_vowel(before) {
        return is_russian(here);
    }
    // Two letters that are one sound stay together.
    let is_one =
        matches!(here, 'h') || (before, here) == ('d', 'j') || (before, here) == ('c', 'k');
    follows_vowel && !is_one && !matches!(before, 'ь' | 'ъ') && before.is_alphabetic()
}
