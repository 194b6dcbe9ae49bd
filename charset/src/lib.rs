//! The encoding of a text that says nothing of it, guessed from which letters stand beside each other.
//!
//! This is the map. Each file opens with what it is; where that is not plain, with what it does not know.
//!
//! | file | what |
//! | --- | --- |
//! | `utf.rs` | whether bytes are UTF-8, nearly so, or UTF-16 |
//! | `single.rs` | how likely words are with one byte a character |
//! | `tables.rs` | what the bytes of these encodings stand for |
//! | `languages.rs` | how often languages have which letters |
//! | `multi.rs` | how likely words are with two bytes a character |
//! | `common.rs` | the commonest of these characters |
//! | `main.rs` | the guessing as a browser calls it |
//!
//! **How it guesses.** A byte order mark and valid UTF-8 are believed; so is UTF-8 with a few bytes
//! that do not fit, and it is said in which lines. For anything else the different words that have a
//! byte beyond ASCII are kept, and for every encoding it is asked how likely a person is to have
//! written them. The likeliest one is told, with a doubt where another comes near. It decodes
//! nothing: browsers do.

#![forbid(unsafe_code)]

mod common;
mod languages;
mod multi;
mod single;
mod tables;
mod utf;

use std::collections::BTreeSet;
use std::mem;
use utf::{Utf8, Zeros};

/// Bytes of a word that are looked at.
const LONGEST: usize = 160;
/// Bytes of all words that are kept.
const MOST: usize = 48 << 10;

/// How far a guess is to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// As good as certain.
    None,
    /// Likely; another encoding is possible.
    Some,
    /// Hardly better than the next.
    Great,
}

/// Why an encoding is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It begins with the mark of that encoding.
    Mark,
    /// Every byte is ASCII.
    Ascii,
    /// Every byte is in its place.
    Valid,
    /// It is UTF-8 but for a few bytes.
    Nearly,
    /// Zeros stand in every other place, as UTF-16 has them.
    Zeros,
    /// It has the escapes of ISO-2022-JP.
    Escapes,
    /// Words read as words of this language, by its BCP 47 tag.
    Letters(&'static str),
}

/// A guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The encoding, by the name that browsers have for it.
    pub encoding: &'static str,
    /// Why.
    pub reason: Reason,
    /// How far that is to be believed.
    pub doubt: Doubt,
    /// Places at which the bytes are not UTF-8, where that is the encoding.
    pub bad: usize,
    /// The lines of the first of these, from 1.
    pub lines: Vec<usize>,
    /// The next likely encodings that read the text otherwise; none without doubt.
    pub others: Vec<&'static str>,
}

impl Guess {
    fn sure(encoding: &'static str, reason: Reason) -> Self {
        let (lines, others) = (Vec::new(), Vec::new());
        Self { encoding, reason, doubt: Doubt::None, bad: 0, lines, others }
    }

    /// The guess as JSON: `encoding`, `reason` (`mark`, `ascii`, `valid`, `nearly`, `zeros`,
    /// `escapes`, `letters`), `language` (empty but for `letters`), `doubt` (`none`, `some`,
    /// `great`), `bad`, `lines`, `others`.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Names are ASCII without quotes, so that nothing is to be escaped.
        let quoted: Vec<String> = self.others.iter().map(|name| format!("\"{name}\"")).collect();
        let lines: Vec<String> = self.lines.iter().map(usize::to_string).collect();
        let (reason, language) = match self.reason {
            Reason::Mark => ("mark", ""),
            Reason::Ascii => ("ascii", ""),
            Reason::Valid => ("valid", ""),
            Reason::Nearly => ("nearly", ""),
            Reason::Zeros => ("zeros", ""),
            Reason::Escapes => ("escapes", ""),
            Reason::Letters(language) => ("letters", language),
        };
        let doubt = match self.doubt {
            Doubt::None => "none",
            Doubt::Some => "some",
            Doubt::Great => "great",
        };
        format!(
            "{{\"encoding\":\"{}\",\"reason\":\"{reason}\",\"language\":\"{language}\",\
             \"doubt\":\"{doubt}\",\"bad\":{},\"lines\":[{}],\"others\":[{}]}}",
            self.encoding,
            self.bad,
            lines.join(","),
            quoted.join(","),
        )
    }
}

/// Every encoding that can be chosen, by the name that browsers have for it, and as people write it:
/// those that browsers decode and that somebody may have written a list in, the commonest first.
pub const ENCODINGS: &[(&str, &str)] = &[
    ("utf-8", "UTF-8"),
    ("windows-1252", "Windows-1252"),
    ("windows-1250", "Windows-1250"),
    ("windows-1251", "Windows-1251"),
    ("windows-1254", "Windows-1254"),
    ("windows-1253", "Windows-1253"),
    ("windows-1257", "Windows-1257"),
    ("windows-1255", "Windows-1255"),
    ("windows-1256", "Windows-1256"),
    ("windows-1258", "Windows-1258"),
    ("windows-874", "Windows-874"),
    ("gb18030", "GB 18030"),
    ("big5", "Big5"),
    ("shift_jis", "Shift_JIS"),
    ("euc-jp", "EUC-JP"),
    ("iso-2022-jp", "ISO-2022-JP"),
    ("euc-kr", "EUC-KR"),
    ("utf-16le", "UTF-16 LE"),
    ("utf-16be", "UTF-16 BE"),
    ("iso-8859-2", "ISO-8859-2"),
    ("iso-8859-3", "ISO-8859-3"),
    ("iso-8859-4", "ISO-8859-4"),
    ("iso-8859-5", "ISO-8859-5"),
    ("iso-8859-6", "ISO-8859-6"),
    ("iso-8859-7", "ISO-8859-7"),
    ("iso-8859-8", "ISO-8859-8"),
    ("iso-8859-10", "ISO-8859-10"),
    ("iso-8859-13", "ISO-8859-13"),
    ("iso-8859-14", "ISO-8859-14"),
    ("iso-8859-15", "ISO-8859-15"),
    ("iso-8859-16", "ISO-8859-16"),
    ("koi8-r", "KOI8-R"),
    ("koi8-u", "KOI8-U"),
    ("ibm866", "IBM866"),
    ("macintosh", "Macintosh"),
    ("x-mac-cyrillic", "Mac Cyrillic"),
];

/// Guesses the encoding of bytes as they come.
#[derive(Default)]
pub struct Detector {
    /// The first bytes, at most three.
    first: Vec<u8>,
    utf8: Utf8,
    zeros: Zeros,
    /// The escapes of ISO-2022-JP met.
    escapes: usize,
    /// The three bytes before.
    before: [u8; 3],
    /// Different words with a byte beyond ASCII.
    words: BTreeSet<Vec<u8>>,
    /// Bytes of them.
    kept: usize,
    /// The word that goes on.
    word: Vec<u8>,
    has_upper: bool,
}

impl Detector {
    /// Takes the next bytes, cut anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.first.extend(bytes.iter().take(3 - self.first.len().min(3)));
        for &byte in bytes {
            self.utf8.push(byte);
            self.zeros.push(byte);
            let [_, second, last] = self.before;
            if second == 0x1b && matches!((last, byte), (b'$', b'@' | b'B') | (b'(', b'J' | b'I')) {
                self.escapes += 1;
            }
            self.before = [second, last, byte];
            // A digit belongs to a character of four bytes in GB 18030.
            let goes_on = byte >= 0x40 || (byte.is_ascii_digit() && last >= 0x80);
            if goes_on {
                self.has_upper |= byte >= 0x80;
                if self.word.len() < LONGEST {
                    self.word.push(byte);
                }
            } else if !self.word.is_empty() {
                self.end_word();
            }
        }
    }

    fn end_word(&mut self) {
        let word = mem::take(&mut self.word);
        if mem::take(&mut self.has_upper) && self.kept < MOST && !self.words.contains(&word) {
            self.kept += word.len();
            self.words.insert(word);
        }
    }

    /// The guess from what was fed.
    #[must_use]
    pub fn guess(&self) -> Guess {
        match self.first.as_slice() {
            [0xef, 0xbb, 0xbf] => {
                let guess = Guess::sure("utf-8", Reason::Mark);
                return Guess { bad: self.utf8.bad, lines: self.utf8.lines.clone(), ..guess };
            }
            [0xff, 0xfe, ..] => return Guess::sure("utf-16le", Reason::Mark),
            [0xfe, 0xff, ..] => return Guess::sure("utf-16be", Reason::Mark),
            _ => {}
        }
        if let Some(encoding) = self.zeros.utf16() {
            return Guess { doubt: Doubt::Some, ..Guess::sure(encoding, Reason::Zeros) };
        }
        if self.utf8.bad == 0 {
            return match (self.utf8.good, self.escapes) {
                (0, 1..) => Guess::sure("iso-2022-jp", Reason::Escapes),
                (0, 0) => Guess::sure("utf-8", Reason::Ascii),
                _ => Guess::sure("utf-8", Reason::Valid),
            };
        }
        if self.utf8.is_nearly() {
            let doubt =
                if self.utf8.good >= 10 * self.utf8.bad { Doubt::None } else { Doubt::Some };
            let (bad, lines) = (self.utf8.bad, self.utf8.lines.clone());
            return Guess { doubt, bad, lines, ..Guess::sure("utf-8", Reason::Nearly) };
        }
        self.likeliest()
    }

    fn likeliest(&self) -> Guess {
        let last = Some(self.word.as_slice()).filter(|_| self.has_upper);
        let words = || self.words.iter().map(Vec::as_slice).chain(last);
        // With how each reads, where that can be told.
        let mut all: Vec<(f32, &'static str, &'static str, Option<single::Encoding>)> = Vec::new();
        for table in tables::TABLES {
            let encoding = single::Encoding::of(table);
            let (likely, language) = encoding.likelihood(&words());
            all.push((likely, encoding.name(), language, Some(encoding)));
        }
        for encoding in multi::ENCODINGS {
            let likely = encoding.likelihood(words(), LONGEST);
            all.push((likely, encoding.name(), encoding.language(), None));
        }
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (likely, name, language, encoding) = &all[0];
        let reads_alike = |other: &single::Encoding| {
            let own = encoding.as_ref();
            own.is_some_and(|own| words().all(|word| own.read(word) == other.read(word)))
        };
        let mut others = all[1..]
            .iter()
            .filter(|(.., other)| !other.as_ref().is_some_and(reads_alike))
            .filter(|(other, ..)| likely - other < 12.0)
            .peekable();
        let doubt = match others.peek().map(|(other, ..)| likely - other) {
            None => Doubt::None,
            Some(..3.0) => Doubt::Great,
            Some(_) => Doubt::Some,
        };
        let others = others.take(3).map(|(_, name, ..)| *name).collect();
        Guess { doubt, others, ..Guess::sure(name, Reason::Letters(language)) }
    }
}
