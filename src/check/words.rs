//! A text as words, in a form in which typesetting makes no difference.
//!
//! Stated once, and told to the reader: curly and straight quotes are the same, and so are all
//! kinds of white space and hyphens; soft hyphens and zero-width characters are nothing. Letters,
//! case, digits and all other signs are compared as they are.

/// A word, or a sign that stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Of its plain form.
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
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        c => Some(c),
    }
}

/// How a character takes part in words.
#[derive(PartialEq, Eq)]
enum Kind {
    Space,
    /// Part of a word.
    Letter,
    /// Part of a word between letters, else a sign.
    Joint,
    /// Always by itself: signs, and characters of scripts without spaces.
    Sign,
}

fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Kind::Letter,
        '\'' | '-' => Kind::Joint,
        c if c.is_whitespace() => Kind::Space,
        '\0'..='\u{bf}' | '\u{2010}'..='\u{206f}' | '\u{2e80}'.. => Kind::Sign,
        _ => Kind::Letter,
    }
}

impl Word {
    /// Of the word's plain form; words whose hashes differ are different.
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
                Kind::Space => {
                    open = false;
                    continue;
                }
                Kind::Sign => false,
                Kind::Letter => true,
                Kind::Joint => {
                    let next = chars.peek().and_then(|(_, next)| plain(*next));
                    open && next.is_some_and(|next| kind(next) == Kind::Letter)
                }
            };
            match words.last_mut() {
                Some(word) if joins && open => {
                    word.end = end;
                    word.hash = mix(word.hash, c);
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
        a.hash == b.hash
            && self
                .word(index)
                .chars()
                .filter_map(plain)
                .eq(other.word(place).chars().filter_map(plain))
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

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over code points: fast, and good enough to say that words differ.
fn mix(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
}
