//! A text as words, in a form in which typesetting makes no difference.
//!
//! Stated once, and told to the reader: curly and straight quotes are the same, and so are all
//! kinds of white space and hyphens; soft hyphens and zero-width characters are nothing, and neither
//! is a hyphen at the end of a line inside a word; characters of full width are those of half width.
//! Letters, case, digits and all other signs are compared as they are.

/// A word, or a sign that stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Of its plain form without hyphens: at the end of a line nobody can tell whether the hyphen
    /// is the word's own.
    hash: u64,
}

/// A text and its words.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// As given.
    pub text: &'a str,
    /// In order.
    pub words: Vec<Word>,
}

/// A character without its typesetting; `None` is nothing at all.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{2018}'..='\u{201b}' | '\u{2bc}' => Some('\''),
        '\u{201c}'..='\u{201f}' => Some('"'),
        '\u{2010}' | '\u{2011}' => Some('-'),
        // Full width, as East Asian typesetting has it.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        c => Some(c),
    }
}

/// How a character takes part in words.
#[derive(PartialEq, Eq)]
enum Class {
    Space,
    /// Part of a word.
    Letter,
    /// Part of a word between letters, else a sign.
    Joint,
    /// Always by itself: signs, and characters of scripts without spaces.
    Sign,
}

fn kind(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Letter,
        '\'' | '-' => Class::Joint,
        c if c.is_whitespace() => Class::Space,
        '\0'..='\u{bf}' | '\u{2010}'..='\u{206f}' | '\u{2e80}'.. => Class::Sign,
        // Thai, Lao, Tibetan, Burmese and Khmer.
        '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Class::Sign,
        // What parts words in Armenian, Hebrew, Arabic, the scripts of India, and Ethiopic.
        '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{5c0}' | '\u{5c3}' => Class::Sign,
        '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}' | '\u{964}' | '\u{965}' => Class::Sign,
        '\u{1361}'..='\u{1368}' => Class::Sign,
        _ => Class::Letter,
    }
}

impl Word {
    /// Of the word's plain form without hyphens; words whose hashes differ are different.
    pub fn hash(&self) -> u64 {
        self.hash
    }
}

impl<'a> Text<'a> {
    /// Takes a text apart.
    pub fn new(text: &'a str) -> Self {
        let mut words: Vec<Word> = Vec::with_capacity(text.len() / 5);
        let mut open = false;
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let Some(c) = plain(c) else { continue };
            let end = chars.peek().map_or(text.len(), |(at, _)| *at);
            let joins = match kind(c) {
                Class::Space => {
                    open = false;
                    continue;
                }
                Class::Sign => false,
                Class::Letter => true,
                Class::Joint => {
                    let is_letter = |next: Option<char>| {
                        next.and_then(plain).is_some_and(|next| kind(next) == Class::Letter)
                    };
                    let next = chars.peek().map(|(_, next)| *next);
                    let below = next_line(&text[end..]).filter(|_| c == '-');
                    let goes_on = below.is_some_and(|below| is_letter(below.chars().next()));
                    if open && goes_on {
                        let at = text.len() - below.map_or(0, str::len);
                        while chars.peek().is_some_and(|(next, _)| *next < at) {
                            chars.next();
                        }
                    }
                    open && (goes_on || is_letter(next))
                }
            };
            match words.last_mut() {
                Some(word) if joins && open => {
                    word.end = end;
                    if c != '-' {
                        word.hash = mix(word.hash, c);
                    }
                }
                _ => words.push(Word { start, end, hash: mix(SEED, c) }),
            }
            open = joins;
        }
        Self { text, words }
    }

    /// A word as printed.
    pub fn word(&self, index: usize) -> &'a str {
        self.words.get(index).map_or("", |word| &self.text[word.start..word.end])
    }

    /// Whether a word is a sign such as a comma.
    pub fn is_sign(&self, index: usize) -> bool {
        self.word(index).chars().all(|c| c.is_ascii_punctuation())
    }

    /// The words from one to another, as printed, with what stands between them.
    pub fn between(&self, from: usize, to: usize) -> &'a str {
        match (self.words.get(from), to.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if from < to => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// Whether a word of this text and one of another are the same but for typesetting.
    pub fn same(&self, index: usize, other: &Text, place: usize) -> bool {
        let (Some(a), Some(b)) = (self.words.get(index), other.words.get(place)) else {
            return false;
        };
        let (one, other) = (self.word(index), other.word(place));
        a.hash == b.hash && (one == other || same_letters(one, other))
    }

    /// A word in the form in which words are counted and hashed between mentions: plain, and without
    /// the hyphens inside it.
    pub fn folded(&self, index: usize) -> String {
        let word = self.word(index);
        let plain = letters(word).map(|(c, _)| c);
        if word.chars().nth(1).is_none() {
            plain.collect()
        } else {
            plain.filter(|c| *c != '-').collect()
        }
    }

    /// Whether all words of `other` stand here, from `index` on.
    pub fn has(&self, index: usize, other: &Text) -> bool {
        (0..other.words.len()).all(|place| self.same(index + place, other, place))
    }

    /// The hash of a word; two that differ are different words.
    pub fn hash(&self, index: usize) -> Option<u64> {
        self.words.get(index).map(Word::hash)
    }
}

/// What stands at the start of the next line, if this one ends here.
fn next_line(text: &str) -> Option<&str> {
    let is_blank = |c: char| c.is_whitespace() && c != '\n';
    Some(text.trim_start_matches(is_blank).strip_prefix('\n')?.trim_start_matches(is_blank))
}

/// The plain characters of a word, each with whether it is a hyphen at the end of a line.
fn letters(word: &str) -> impl Iterator<Item = (char, bool)> {
    let signs = word.char_indices().filter_map(|(at, c)| Some((at, c, plain(c)?)));
    signs.filter(|(.., c)| !c.is_whitespace()).map(|(at, printed, c)| {
        let next = word[at + printed.len_utf8()..].chars().next();
        (c, c == '-' && next.is_some_and(char::is_whitespace))
    })
}

/// Whether two words are the same, where a hyphen at the end of a line may stand or not.
fn same_letters(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (letters(one).peekable(), letters(other).peekable());
    loop {
        match (one.peek(), other.peek()) {
            (None, None) => return true,
            (Some((a, _)), Some((b, _))) if a == b => {
                one.next();
                other.next();
            }
            (Some((_, true)), _) => {
                one.next();
            }
            (_, Some((_, true))) => {
                other.next();
            }
            _ => return false,
        }
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over code points: fast, and good enough to say that words differ.
fn mix(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
}
