//! Whether bytes are UTF-8, nearly so, or UTF-16. It does not know other encodings.

/// Lines kept in which a byte does not fit.
const LINES: usize = 20;

/// What is seen of a text that may be UTF-8, as its bytes come.
#[derive(Default)]
pub(crate) struct Utf8 {
    /// Characters of more than one byte.
    pub(crate) good: usize,
    /// Places where it is not UTF-8.
    pub(crate) bad: usize,
    /// The lines of the first of these, from 1.
    pub(crate) lines: Vec<usize>,
    line: usize,
    /// Bytes of a character that are still to come, and the least and the most that the next may be.
    wanted: u8,
    least: u8,
    most: u8,
}

impl Utf8 {
    /// Takes the next byte.
    pub(crate) fn push(&mut self, byte: u8) {
        if self.wanted > 0 {
            if (self.least..=self.most).contains(&byte) {
                (self.least, self.most) = (0x80, 0xbf);
                self.wanted -= 1;
                self.good += usize::from(self.wanted == 0);
                return;
            }
            self.spoilt();
        }
        (self.wanted, self.least, self.most) = match byte {
            b'\n' => {
                self.line += 1;
                return;
            }
            ..0x80 => return,
            0xc2..=0xdf => (1, 0x80, 0xbf),
            0xe0 => (2, 0xa0, 0xbf),
            0xed => (2, 0x80, 0x9f),
            0xe1..=0xef => (2, 0x80, 0xbf),
            0xf0 => (3, 0x90, 0xbf),
            0xf1..=0xf3 => (3, 0x80, 0xbf),
            0xf4 => (3, 0x80, 0x8f),
            _ => return self.spoilt(),
        };
    }

    /// Whether it is UTF-8 in spite of a few bytes: no other encoding makes so many characters that
    /// fit by chance.
    pub(crate) fn is_nearly(&self) -> bool {
        self.good >= 2 && self.good >= 2 * self.bad
    }

    fn spoilt(&mut self) {
        self.wanted = 0;
        self.bad += 1;
        let line = self.line + 1;
        if self.lines.len() < LINES && self.lines.last() != Some(&line) {
            self.lines.push(line);
        }
    }
}

/// Zeros at even and at odd places.
#[derive(Default)]
pub(crate) struct Zeros {
    bytes: usize,
    even: usize,
    odd: usize,
}

impl Zeros {
    /// Takes the next byte.
    pub(crate) fn push(&mut self, byte: u8) {
        if byte == 0 {
            *(if self.bytes.is_multiple_of(2) { &mut self.even } else { &mut self.odd }) += 1;
        }
        self.bytes += 1;
    }

    /// UTF-16 without a mark at its beginning: zeros stand in one half of every pair, if only in
    /// that of delimiters and line ends.
    pub(crate) fn utf16(&self) -> Option<&'static str> {
        let is = |many: usize, few: usize| many * 100 > self.bytes && few * 20 < many;
        match (is(self.odd, self.even), is(self.even, self.odd)) {
            (true, _) => Some("utf-16le"),
            (_, true) => Some("utf-16be"),
            _ => None,
        }
    }
}
