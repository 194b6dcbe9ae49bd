//! Texts as the search sees them: blind to case, diacritics, ё/е, full and half width.
//!
//! What the page's own search takes from the browser's Unicode tables stands here for Latin and
//! Russian only: a call to the browser for every cell would take seconds. It does not know rows.

/// Plain letters of U+00C0–U+024F, `.` where there is none.
const LATIN: &[u8; 0x190] = b"aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y\
aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll....nnnnnn...oooooo..rrrrrrsssssss\
stttt..uuuuuuuuuuuuwwyyyzzzzzzs................................oo.............uu.................\
...........aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh...\
...aaeeooooooooyy............................";
/// Plain letters of U+1E00–U+1EFF.
const LATIN_MORE: &[u8; 0x100] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....a\
aaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// Letters of a word that are compared.
const WORD: usize = 32;
/// Letters of a word of Chinese or Japanese that are compared. These have no spaces, therefore a
/// word begins at every letter.
const GRAM: usize = 4;

/// Folds a text to what is compared.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' => {}
            'ß' => folded.push_str("ss"),
            'ı' => folded.push('i'),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'ё' | 'ѐ' => folded.push('е'),
            'й' | 'ѝ' => folded.push('и'),
            'ї' => folded.push('і'),
            'ў' => folded.push('у'),
            '\u{3000}' => folded.push(' '),
            '\u{ff01}'..='\u{ff5e}' => {
                let half = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
                folded.push(half.to_ascii_lowercase());
            }
            c => folded.push(plain(c)),
        }
    }
    folded
}

/// The words of a text, by whose beginnings it is found; some twice. A word with an apostrophe is
/// also its pieces; Chinese and Japanese have a word at every letter, and after it.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_words(text, |word| words.push(word.to_owned()));
    words
}

/// The beginnings of words that a text must have to be found by `text`.
#[must_use]
pub fn prefixes(text: &str) -> Vec<String> {
    let mut prefixes = Vec::new();
    for run in fold(text).split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
        let letters: Vec<char> = run.chars().collect();
        if !letters[0].is_ascii()
            && letters.iter().any(|c| is_ideograph(*c))
            && letters.len() > GRAM
        {
            let grams = letters.windows(GRAM).filter(|gram| is_ideograph(gram[0]));
            prefixes.extend(grams.map(|gram| gram.iter().collect()));
        } else {
            prefixes.push(letters.into_iter().take(WORD).collect());
        }
    }
    prefixes
}

/// Calls `with` for every word of a text, as [`words`] lists them.
pub fn for_words(text: &str, mut with: impl FnMut(&str)) {
    let folded = fold(text);
    let is_apostrophe = |c: char| matches!(c, '\'' | '’' | 'ʼ' | 'ʻ');
    for run in folded.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c)) {
        let mut pieces = 0;
        for piece in run.split(is_apostrophe).filter(|piece| !piece.is_empty()) {
            for_words_of_run(piece, &mut with);
            pieces += 1;
        }
        if pieces > 1 {
            let whole: String = run.chars().filter(|c| !is_apostrophe(*c)).collect();
            with(begin(&whole, WORD));
        }
    }
}

fn for_words_of_run(run: &str, with: &mut impl FnMut(&str)) {
    if run.is_ascii() {
        return with(&run[..run.len().min(WORD)]);
    }
    let mut begins = true;
    for (at, c) in run.char_indices() {
        let letter = is_ideograph(c);
        if letter || begins {
            with(begin(&run[at..], if letter { GRAM } else { WORD }));
        }
        begins = letter;
    }
}

fn begin(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(end, _)| &word[..end])
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn plain(c: char) -> char {
    let letter = match c as u32 {
        at @ 0xc0..0x250 => LATIN[at as usize - 0xc0],
        at @ 0x1e00..0x1f00 => LATIN_MORE[at as usize - 0x1e00],
        _ => b'.',
    };
    if letter == b'.' { c } else { char::from(letter) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(query: &str, text: &str) -> bool {
        let words = words(text);
        prefixes(query).iter().all(|prefix| words.iter().any(|word| word.starts_with(prefix)))
    }

    #[test]
    fn folding_is_blind_to_case_diacritics_and_width() {
        assert_eq!(
            fold("Côte d’Ivoire ĄŁØß Việt"),
            "cote d’ivoire alossviet".replace("ssv", "ss v")
        );
        assert_eq!(fold("Ёжик Йод"), "ежик иод");
        assert_eq!(fold("ＵＮ　２０"), "un 20");
    }

    #[test]
    fn a_text_is_found_by_beginnings_of_its_words() {
        for query in ["rep", "republ mold", "MOLDOVA, rep", ""] {
            assert!(finds(query, "Moldova, Republic of"), "{query}");
        }
        assert!(!finds("public", "Moldova, Republic of"));
        assert!(!finds("rep x", "Moldova, Republic of"));
        for query in ["ivoire", "d'ivoire", "divoire", "Côte d’Iv"] {
            assert!(finds(query, "Côte d'Ivoire"), "{query}");
        }
    }

    #[test]
    fn chinese_is_found_from_every_letter() {
        for query in ["上海", "合作", "上海合作组织", "组织", "合作组织 2022"] {
            assert!(finds(query, "上海合作组织2022年"), "{query}");
        }
        assert!(!finds("海上", "上海合作组织"));
        assert!(!finds("上海合作联盟", "上海合作组织"));
    }
}
