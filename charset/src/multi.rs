//! How likely words are in an encoding with two bytes a character: by how often Chinese, Japanese
//! and Korean have its characters.
//!
//! It goes by the order of the encodings, which put common characters before rare ones, and by the
//! few hundred commonest themselves. It does not know any character's meaning.

use crate::common::{HANGUL, KANJI, KANJI_EUC, SIMPLIFIED, TRADITIONAL};

/// An encoding with two bytes a character.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Gb18030,
    Big5,
    EucKr,
    ShiftJis,
    EucJp,
}

/// All of them.
pub(crate) const ENCODINGS: [Encoding; 5] =
    [Encoding::Gb18030, Encoding::Big5, Encoding::EucKr, Encoding::ShiftJis, Encoding::EucJp];

/// Natural logarithms.
const IMPOSSIBLE: f32 = -25.0;
const RARE: f32 = -13.0;

impl Encoding {
    /// Its name, as browsers have it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
            Self::EucKr => "euc-kr",
            Self::ShiftJis => "shift_jis",
            Self::EucJp => "euc-jp",
        }
    }

    /// The language it is mostly used for.
    pub(crate) fn language(self) -> &'static str {
        match self {
            Self::Gb18030 => "zh-Hans",
            Self::Big5 => "zh-Hant",
            Self::EucKr => "ko",
            Self::ShiftJis | Self::EucJp => "ja",
        }
    }

    /// How much rarer than the most common ones it is: a natural logarithm.
    fn rarity(self) -> f32 {
        match self {
            Self::Gb18030 => 0.5,
            Self::Big5 | Self::EucKr | Self::ShiftJis => 1.0,
            Self::EucJp => 2.5,
        }
    }

    fn common(self) -> &'static [u16] {
        match self {
            Self::Gb18030 => &SIMPLIFIED,
            Self::Big5 => &TRADITIONAL,
            Self::EucKr => &HANGUL,
            Self::ShiftJis => &KANJI,
            Self::EucJp => &KANJI_EUC,
        }
    }

    /// How likely words are; `longest` bytes of a longer one were kept, whose last character may be
    /// cut.
    pub(crate) fn likelihood<'a>(
        self,
        words: impl Iterator<Item = &'a [u8]>,
        longest: usize,
    ) -> f32 {
        words.map(|word| self.of_word(word, longest)).sum::<f32>() - self.rarity()
    }

    fn of_word(self, word: &[u8], longest: usize) -> f32 {
        let (mut at, mut sum) = (0, 0.0);
        let mut after_letter = false;
        while let Some(&byte) = word.get(at) {
            if byte < 0x80 {
                after_letter = byte.is_ascii_alphabetic();
                at += 1;
                continue;
            }
            // Within a Latin word these do not stand.
            if after_letter {
                sum -= 1.5;
            }
            after_letter = false;
            let (likely, length) = self.of_character(&word[at..]);
            let is_cut = word.len() == longest && at + 4 > longest;
            sum += if is_cut { likely.max(RARE) } else { likely };
            at += length;
            if word.get(at).is_some_and(u8::is_ascii_lowercase) {
                sum -= 1.5;
            }
        }
        sum
    }

    /// The character that these bytes begin with: how likely it is, and its length.
    fn of_character(self, bytes: &[u8]) -> (f32, usize) {
        let lead = bytes[0];
        let trail = bytes.get(1).copied().unwrap_or(0);
        let code = u16::from(lead) << 8 | u16::from(trail);
        let is_common = self.common().binary_search(&code).is_ok();
        let high = (0xa1..=0xfe).contains(&trail);
        let likely = match self {
            Self::ShiftJis => match (lead, trail) {
                (0xa1..=0xdf, _) => return (-4.6, 1),
                (0x80 | 0xa0 | 0xfd.., _) | (_, ..=0x3f | 0x7f | 0xfd..) => IMPOSSIBLE,
                _ if is_common => -6.0,
                (0x82, 0x9f..=0xf1) => -4.5,
                (0x83, 0x40..=0x96) => -4.9,
                (0x82, _) => -6.0,
                (0x81, _) => -5.5,
                (0x88..=0x97, _) => -8.2,
                (0x98..=0x9f | 0xe0..=0xea, _) => -12.0,
                (0xed..=0xef | 0xfa..=0xfc, _) => RARE,
                _ => RARE - 3.0,
            },
            Self::EucJp => match (lead, trail) {
                (0x8e, 0xa1..=0xdf) => -7.5,
                (0x8f, _) if high => return (RARE, 3),
                (0xa1..=0xfe, _) if !high => IMPOSSIBLE,
                _ if is_common => -6.0,
                (0xa4, _) => -4.5,
                (0xa5, _) => -4.9,
                (0xa1, _) => -5.5,
                (0xa3, _) => -6.0,
                (0xb0..=0xcf, _) => -8.2,
                (0xd0..=0xf4, _) => -12.0,
                (0xa1..=0xfe, _) => RARE - 1.0,
                _ => IMPOSSIBLE,
            },
            Self::EucKr => match (lead, trail) {
                _ if is_common => -5.4,
                (0xb0..=0xc8, _) if high => -8.5,
                (0xa1 | 0xa3, _) if high => -7.0,
                (0xca..=0xfd, _) if high => -12.0,
                (0xa2..=0xaf, _) if high => RARE,
                (0x81..=0xc6, 0x41..=0x5a | 0x61..=0x7a | 0x81..=0xfe) => -11.5,
                _ => IMPOSSIBLE,
            },
            Self::Big5 => match (lead, trail) {
                (_, ..=0x3f | 0x7f..=0xa0 | 0xff) => IMPOSSIBLE,
                _ if is_common => -6.0,
                (0xa1, _) => -5.5,
                (0xa4..=0xc6, _) => -8.6,
                (0xa2 | 0xa3, _) => -7.5,
                (0xc9..=0xf9, _) => -12.0,
                (0x87..=0xfe, _) => RARE - 1.0,
                _ => IMPOSSIBLE,
            },
            Self::Gb18030 => match (lead, trail) {
                (0x80 | 0xff, _) | (_, ..=0x2f | 0x7f | 0xff) => IMPOSSIBLE,
                (_, 0x30..=0x39) => {
                    let last = (bytes.get(2), bytes.get(3));
                    let is_one = matches!(last, (Some(0x81..=0xfe), Some(0x30..=0x39)));
                    return if is_one { (RARE, 4) } else { (IMPOSSIBLE, 2) };
                }
                (_, 0x3a..=0x3f) => IMPOSSIBLE,
                _ if is_common => -6.0,
                (0xb0..=0xd7, _) if high => -8.0,
                (0xa1 | 0xa3, _) if high => -5.8,
                (0xd8..=0xf7, _) if high => -11.5,
                (0xa4 | 0xa5, _) if high => -11.0,
                (0xa2..=0xa9, _) if high => -11.0,
                _ => RARE,
            },
        };
        (likely, 2)
    }
}
