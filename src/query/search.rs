//! Text as the search sees it: blind to case, diacritics, ё/е, full and half width.
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

/// The words of a query, folded.
pub fn words(decompose: Decompose, text: &str) -> Vec<String> {
    fold(decompose, text).split_whitespace().map(str::to_owned).collect()
}

/// Letter or digit, for folded text: beyond ASCII everything that is left counts as one.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii()
}

/// Whether every word stands in `haystack` (folded). A word of one or two letters must stand at
/// the start of a word, so that `un` does not find every country; Chinese has no such starts.
pub fn matches(haystack: &str, words: &[String]) -> bool {
    words.iter().all(|word| {
        let short = word.chars().count() <= 2 && word.chars().all(|c| (c as u32) < 0x2e80);
        haystack
            .match_indices(word.as_str())
            .any(|(at, _)| !short || !haystack[..at].chars().next_back().is_some_and(is_letter))
    })
}
