//! How likely words are in an encoding with one byte a character: by how often a language has
//! their letters, and by what stands beside each other in words that people write.
//!
//! A small letter is not followed by a large one, a sign like `©` does not stand in a word, and
//! Cyrillic letters have no Latin neighbours. It does not know where the words come from.

use crate::languages::{LANGUAGES, Language};
use crate::tables::Table;

/// What a character is to its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Neither letter nor sign: the border of a word.
    Border,
    Small,
    Large,
    /// A letter without case, or a mark on one.
    Plain,
    /// ‘ “ „ ‚ ‹ «
    Opening,
    /// ” › »
    Closing,
    /// ’
    Apostrophe,
    /// – — and the space that does not break.
    Between,
    /// ª º °
    Ordinal,
    /// € £ ¥ and the like.
    Money,
    /// § № © and the like: rare, and not beside letters.
    Sign,
    /// Frames, controls, nothing: not in a list.
    Nonsense,
}

/// Whether a letter is of an alphabet other than the Latin one.
fn is_foreign(character: char) -> bool {
    character as u32 >= 0x370
        && character.is_alphabetic()
        && !('\u{1e00}'..='\u{1eff}').contains(&character)
}

fn class(character: char) -> Class {
    match character {
        '.' => Class::Nonsense,
        '‘' | '“' | '„' | '‚' | '‹' | '«' => Class::Opening,
        '”' | '›' | '»' => Class::Closing,
        '’' => Class::Apostrophe,
        '–' | '—' | '_' | '…' | '•' => Class::Between,
        '€' | '£' | '¥' | '₪' => Class::Money,
        'ª' | 'º' | '°' => Class::Ordinal,
        '\u{2500}'..='\u{25ff}' | '∙' | '√' | '≈' | '≤' | '≥' | '⌠' | '⌡' => {
            Class::Nonsense
        }
        // Signs that are letters to Unicode.
        'µ' | 'ƒ' | 'Ω' | 'π' | 'ˆ' | 'ˇ' | 'ﬁ' | 'ﬂ' | 'ͺ' | 'ˉ' => Class::Sign,
        letter if letter.is_lowercase() => Class::Small,
        letter if letter.is_uppercase() => Class::Large,
        letter if letter.is_alphabetic() => Class::Plain,
        '\u{5b0}'..='\u{5c4}' | '\u{640}'..='\u{652}' | '\u{e31}'..='\u{e4e}' => Class::Plain,
        _ => Class::Sign,
    }
}

fn class_of_ascii(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' => Class::Small,
        b'A'..=b'Z' => Class::Large,
        _ => Class::Border,
    }
}

/// How likely characters are where what is beside them does not matter: natural logarithms, a
/// language of an encoding.
struct Model {
    language: &'static Language,
    of: [f32; 128],
    /// Of ASCII letters, against what all languages have.
    ascii: [f32; 26],
}

/// What the letters of ASCII count beside the others: they are many, and heads are often English.
const ASCII: f32 = 0.5;
/// What a letter costs that stands before one that it does not stand before.
const MISPLACED: f32 = 3.0;

/// The frequencies of ASCII letters, against what languages have on average.
fn ascii(language: &Language) -> [f32; 26] {
    let share = |language: &Language, letter: usize| {
        let all: u16 = language.ascii.iter().sum();
        (f32::from(language.ascii[letter]) + 1.0) / (f32::from(all) + 26.0)
    };
    let mut of = [0.0; 26];
    if language.ascii.len() == of.len() {
        let latin = || LANGUAGES.iter().filter(|other| other.ascii.len() == 26);
        for (letter, number) in of.iter_mut().enumerate() {
            let average: f32 =
                latin().map(|other| share(other, letter)).sum::<f32>() / latin().count() as f32;
            *number = ASCII * (share(language, letter) / average).ln();
        }
    }
    of
}

const VOWELS: &str = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýāăąēėęěīįıōőœūůűų\
аеиоуыэюяёєії\
αεηιουωάέήίόύώ";

/// Whether a letter is a vowel; `None` where that says nothing.
fn vowel(letter: char) -> Option<bool> {
    let small = letter.to_lowercase().next()?;
    let is_alphabet = matches!(small, 'a'..='z' | '\u{df}'..='\u{24f}' | '\u{370}'..='\u{45f}');
    (is_alphabet && !matches!(small, 'ь' | 'ъ' | 'й')).then(|| VOWELS.contains(small))
}

/// A share of all letters is spent on other languages: names travel.
const OTHERS: f32 = 0.12;

/// What is known of an encoding.
pub(crate) struct Encoding {
    table: &'static Table,
    characters: Vec<char>,
    classes: [Class; 128],
    foreign: [bool; 128],
    models: Vec<Model>,
}

impl Encoding {
    pub(crate) fn of(table: &'static Table) -> Self {
        let mut classes = [Class::Nonsense; 128];
        let mut foreign = [false; 128];
        let characters: Vec<char> = table.upper.chars().collect();
        for (place, &character) in characters.iter().enumerate().take(128) {
            classes[place] = class(character);
            foreign[place] = is_foreign(character);
        }
        // Every language counts the same among the others.
        let mut others = [0.0; 128];
        let mut models = Vec::new();
        let own = |language: &&Language| table.languages.split(' ').any(|tag| tag == language.tag);
        for language in LANGUAGES.iter().filter(own) {
            let mut of = [0.0; 128];
            let mut all = 0.0;
            for (letter, number) in language.letters() {
                all += number;
                // A Turkish large i has its dot.
                let is_large = |character: char| match letter {
                    'i' => character == 'İ',
                    _ => character.to_lowercase().eq([letter]),
                };
                for (place, &character) in characters.iter().enumerate().take(128) {
                    if character == letter || is_large(character) {
                        of[place] = number;
                    }
                }
            }
            for (place, number) in of.iter_mut().enumerate() {
                *number /= all;
                others[place] += *number;
            }
            models.push(Model { language, of, ascii: ascii(language) });
        }
        let count = models.len().max(1) as f32;
        for model in &mut models {
            for (place, number) in model.of.iter_mut().enumerate() {
                let share = (1.0 - OTHERS) * *number + OTHERS * others[place] / count + 2e-6;
                *number = match classes[place] {
                    Class::Small | Class::Large | Class::Plain => share.ln(),
                    Class::Apostrophe => -4.0,
                    Class::Opening | Class::Closing | Class::Between => -5.5,
                    Class::Money => -4.5,
                    Class::Ordinal => -6.0,
                    Class::Sign | Class::Border => -7.5,
                    Class::Nonsense => -25.0,
                };
            }
        }
        Self { table, characters, classes, foreign, models }
    }

    /// How likely words are, and in which language they are likeliest; a word's first and last
    /// byte have borders beside them.
    pub(crate) fn likelihood<'a>(
        &self,
        words: &(impl Iterator<Item = &'a [u8]> + Clone),
    ) -> (f32, &'static str) {
        let beside: f32 = words.clone().map(|word| self.beside(word) + self.runs(word)).sum();
        let of = |model: &Model| {
            let letters: f32 = words.clone().map(|word| self.letters(model, word)).sum();
            (letters - model.language.rarity, model.language.tag)
        };
        let best = self.models.iter().map(of).max_by(|a, b| a.0.total_cmp(&b.0));
        let (letters, language) = best.unwrap_or((f32::MIN, ""));
        (letters + beside - self.table.rarity, language)
    }

    /// The name of the encoding.
    pub(crate) fn name(&self) -> &'static str {
        self.table.name
    }

    /// A word as it reads, to tell encodings that read it alike.
    pub(crate) fn read(&self, word: &[u8]) -> String {
        word.iter().map(|&byte| self.character(byte)).collect()
    }

    fn character(&self, byte: u8) -> char {
        match byte {
            0x80.. => self.characters.get(usize::from(byte - 0x80)).copied().unwrap_or('.'),
            _ => char::from(byte),
        }
    }

    /// How likely the letters of a word are in a language.
    fn letters(&self, model: &Model, word: &[u8]) -> f32 {
        let mut sum = 0.0;
        for (at, &byte) in word.iter().enumerate() {
            match byte {
                0x80.. => {
                    sum += model.of[usize::from(byte - 0x80)];
                    let next = word
                        .get(at + 1)
                        .map(|&next| self.character(next))
                        .filter(|next| next.is_alphabetic());
                    let small = |capital: char| capital.to_lowercase().next().unwrap_or(capital);
                    let letter = small(self.character(byte));
                    if !model.language.may_follow(letter, next.map(small)) {
                        sum -= MISPLACED;
                    }
                }
                b'a'..=b'z' | b'A'..=b'Z' => {
                    sum += model.ascii[usize::from(byte.to_ascii_lowercase() - b'a')];
                }
                _ => {}
            }
        }
        sum
    }

    /// What it costs that vowels, or consonants, follow each other.
    fn runs(&self, word: &[u8]) -> f32 {
        let (mut cost, mut kind, mut length, mut upper) = (0.0, None, 0, false);
        for (at, &byte) in word.iter().enumerate() {
            let letter = self.character(byte);
            let now = vowel(letter);
            if now.is_none() || now != kind {
                (length, upper) = (0, false);
            }
            let after = kind;
            kind = now;
            length += 1;
            upper |= byte >= 0x80;
            if upper {
                cost -= match (now, length) {
                    (Some(true), 3) => 1.5,
                    (Some(false), 3) => 0.5,
                    (Some(_), 4..) => 1.5,
                    _ => 0.0,
                };
            }
            // These follow consonants only.
            let is_soft = matches!(letter, 'ь' | 'ъ' | 'ы' | 'Ь' | 'Ъ' | 'Ы');
            // This begins words or stands after vowels.
            let is_hard = matches!(letter, 'э' | 'Э') && after == Some(false);
            if is_hard || (is_soft && (at == 0 || after == Some(true))) {
                cost -= 2.5;
            }
        }
        cost
    }

    fn class(&self, byte: Option<&u8>) -> Class {
        match byte {
            None => Class::Border,
            Some(&byte) if byte < 0x80 => class_of_ascii(byte),
            Some(&byte) => self.classes[usize::from(byte - 0x80)],
        }
    }

    /// What it costs that characters stand beside each other as they do.
    fn beside(&self, word: &[u8]) -> f32 {
        let mut cost = 0.0;
        let is_letter = |class| matches!(class, Class::Small | Class::Large | Class::Plain);
        for (at, &byte) in word.iter().enumerate() {
            let class = self.class(Some(&byte));
            let before = self.class(at.checked_sub(1).map(|before| &word[before]));
            let after = self.class(word.get(at + 1));
            let is_upper = byte >= 0x80;
            let is_ascii = |other: Option<&u8>| other.is_some_and(|other| *other < 0x80);
            if is_upper && self.foreign[usize::from(byte - 0x80)] {
                let beside = [at.checked_sub(1).map(|before| &word[before]), word.get(at + 1)];
                let latin = beside
                    .into_iter()
                    .filter(|neighbour| is_ascii(*neighbour) && is_letter(self.class(*neighbour)));
                cost -= 4.0 * latin.count() as f32;
            }
            // Two ASCII letters beside each other say nothing.
            let is_first = !is_letter(before);
            let counts = is_upper || at.checked_sub(1).is_some_and(|before| word[before] >= 0x80);
            if counts && is_letter(class) {
                let second = at.checked_sub(2).map(|second| &word[second]);
                let after_two_large = before == Class::Large && self.class(second) == Class::Large;
                cost -= match class {
                    Class::Large if before == Class::Small => 4.5,
                    Class::Large if is_first => 1.3,
                    Class::Small if after_two_large => 2.5,
                    Class::Small if is_first => 0.4,
                    _ => 0.1,
                };
            }
            if is_upper && is_letter(class) && word.get(at + 1).is_some_and(u8::is_ascii_digit) {
                cost -= 2.5;
            }
            let beside = |neighbour: Class| if is_letter(neighbour) { 1.0 } else { 0.0 };
            cost -= match class {
                Class::Sign | Class::Money => 5.0 * (beside(before) + beside(after)),
                Class::Opening => 4.0 * beside(before),
                Class::Closing => 3.0 * beside(after),
                Class::Apostrophe if is_letter(before) && is_letter(after) => -1.0,
                Class::Apostrophe if is_letter(after) => 3.0,
                Class::Apostrophe => 1.0,
                Class::Ordinal => 3.0 * beside(after),
                Class::Between => 1.5 * beside(before) * beside(after),
                _ => 0.0,
            };
        }
        cost
    }
}
