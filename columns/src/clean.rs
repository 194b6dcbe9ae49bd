//! Cells without the blanks around them, and without words that mean "no value". It does not know
//! columns.

use crate::simd::{self, LANES};
use crate::split::Span;
use std::borrow::Cow;

/// Whether a text that begins, or ends, with a byte may have a blank there.
static MAY_BEGIN: [bool; 256] =
    bytes(&[(b'\t', b'\r'), (b' ', b' '), (0xc2, 0xc2), (0xe2, 0xe3), (0xef, 0xef)]);
static MAY_END: [bool; 256] =
    bytes(&[(b'\t', b'\r'), (b' ', b' '), (0x80, 0x8f), (0xa0, 0xa0), (0xaf, 0xaf), (0xbf, 0xbf)]);

const fn bytes(ranges: &[(u8, u8)]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < ranges.len() {
        let (mut byte, last) = (ranges[at].0 as usize, ranges[at].1 as usize);
        while byte <= last {
            table[byte] = true;
            byte += 1;
        }
        at += 1;
    }
    table
}

/// Whether there may be something to take off; a look at both ends tells for nearly every cell.
fn may_be_trimmed(bytes: &[u8]) -> bool {
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return false };
    MAY_BEGIN[usize::from(first)] | MAY_END[usize::from(last)]
}

/// The bytes of a text without the blanks around it: of ASCII and of Unicode, those of no width too.
pub fn trimmed(bytes: &[u8]) -> &[u8] {
    if may_be_trimmed(bytes) { slow(bytes) } else { bytes }
}

#[inline(never)]
fn slow(mut bytes: &[u8]) -> &[u8] {
    const WIDE: [&[u8]; 5] =
        [b"\xc2\xa0", b"\xe3\x80\x80", b"\xef\xbb\xbf", b"\xe2\x80\xaf", b"\xe2\x81\xa0"];
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
    // U+2000 to U+200F: spaces of all widths, and marks of direction.
    let is_space = |of: &[u8]| matches!(of, [0xe2, 0x80, 0x80..=0x8f]);
    loop {
        let length = bytes.len();
        while let [first, rest @ ..] = bytes
            && is_blank(first)
        {
            bytes = rest;
        }
        while let [rest @ .., last] = bytes
            && is_blank(last)
        {
            bytes = rest;
        }
        for wide in WIDE {
            bytes = bytes.strip_prefix(wide).unwrap_or(bytes);
            bytes = bytes.strip_suffix(wide).unwrap_or(bytes);
        }
        if bytes.len() >= 3 && is_space(&bytes[..3]) {
            bytes = &bytes[3..];
        }
        if bytes.len() >= 3 && is_space(&bytes[bytes.len() - 3..]) {
            bytes = &bytes[..bytes.len() - 3];
        }
        if bytes.len() == length {
            return bytes;
        }
    }
}

/// Whether something that may be a blank stands beside a delimiter, a quote or a line end.
fn has_blanks_at_ends(rows: &[u8], delimiter: u8) -> bool {
    let blank = |block: &[u8; LANES]| {
        simd::any_of(block, [b' ', b'\t', 0x0b, 0x0c]) | simd::beyond_ascii(block)
    };
    let mark = |block: &[u8; LANES]| simd::any_of(block, [delimiter, b'"', b'\n', b'\r']);
    // What stands before the first row is a line end.
    let (mut after_mark, mut after_blank) = (1, 0);
    let (blocks, rest) = rows.as_chunks::<LANES>();
    let mut last = [b'\n'; LANES];
    last[..rest.len()].copy_from_slice(rest);
    for block in blocks.iter().chain([&last]) {
        let blanks = blank(block);
        let marks = mark(block);
        let begins = (marks << 1 | after_mark) & blanks;
        let ends = marks & (blanks << 1 | after_blank);
        if begins | ends != 0 {
            return true;
        }
        (after_mark, after_blank) = (marks >> (LANES - 1), blanks >> (LANES - 1));
    }
    false
}

/// What is done to every cell.
#[derive(Default)]
pub struct Cleaner {
    keep_blanks: bool,
    no_value: Vec<Vec<u8>>,
    /// Bytes of the longest of these.
    longest: usize,
    /// Cells from which blanks were taken.
    pub trimmed: usize,
    /// Cells that were taken as without a value.
    pub emptied: usize,
}

impl Cleaner {
    /// One that takes blanks off unless it is told to keep them, and what is told to mean nothing.
    pub fn new(trim: Option<bool>, no_value: &[String]) -> Self {
        let no_value: Vec<Vec<u8>> =
            no_value.iter().map(|word| word.clone().into_bytes()).collect();
        let longest = no_value.iter().map(Vec::len).max().unwrap_or(0);
        Self { keep_blanks: trim == Some(false), no_value, longest, ..Self::default() }
    }

    /// Whether nothing is to be done to the cells of some rows, as far as their bytes tell: no cell
    /// begins or ends with a blank or with a byte beyond ASCII, and none means nothing.
    pub fn has_nothing_to_do(&self, rows: &[u8], delimiter: u8) -> bool {
        self.longest == 0 && (self.keep_blanks || !has_blanks_at_ends(rows, delimiter))
    }

    /// The cells of one column of some rows, as they are kept: every `width`-th cell from `place` on.
    pub fn clean_all<'a>(
        &mut self,
        bytes: &'a [u8],
        cells: &[Span],
        (place, width): (usize, usize),
        has_nothing_to_do: bool,
        kept: &mut Vec<Cow<'a, [u8]>>,
    ) {
        kept.clear();
        if has_nothing_to_do {
            let spans = cells.iter().skip(place).step_by(width);
            return kept.extend(spans.map(|span| span.cell(bytes)));
        }
        let is_simple = !self.keep_blanks && self.longest == 0;
        for span in cells.iter().skip(place).step_by(width) {
            let cell = span.cell(bytes);
            // Nearly every cell has nothing to be taken off.
            let is_kept = is_simple && !may_be_trimmed(&cell);
            kept.push(if is_kept { cell } else { self.clean(cell) });
        }
    }

    /// The cell as it is kept.
    pub fn clean<'a>(&mut self, cell: Cow<'a, [u8]>) -> Cow<'a, [u8]> {
        let kept = if self.keep_blanks { &*cell } else { trimmed(&cell) };
        let is_nothing = kept.len() <= self.longest
            && !kept.is_empty()
            && self.no_value.iter().any(|word| word == kept);
        if is_nothing {
            self.emptied += 1;
            return Cow::default();
        }
        let (from, length) = (kept.as_ptr() as usize - cell.as_ptr() as usize, kept.len());
        if length == cell.len() {
            return cell;
        }
        self.trimmed += 1;
        match cell {
            Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[from..from + length]),
            Cow::Owned(bytes) => Cow::Owned(bytes[from..from + length].to_vec()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where blanks are looked for at once, none is missed that is taken off one by one.
    #[test]
    fn no_blank_at_an_end_is_missed() {
        let cleaner = Cleaner::new(None, &[]);
        let pad = "x".repeat(200);
        for from in 0..140 {
            let plain = format!("x{},b c,\"d e\"\n", &pad[..from]);
            assert!(cleaner.has_nothing_to_do(plain.as_bytes(), b','), "{plain}");
            for rows in [
                " x,y\n",
                "x ,y\n",
                "x, y\n",
                "x,y \n",
                "x,y\n y",
                "x,\" y\"\n",
                "é,x\n",
                "x,\u{a0}\n",
                "x,y\u{3000}\n",
                "x,\t",
            ] {
                let rows = format!("{plain}{rows}");
                assert!(!cleaner.has_nothing_to_do(rows.as_bytes(), b','), "{rows}");
            }
        }
        assert!(!Cleaner::new(None, &["x".to_owned()]).has_nothing_to_do(b"a,b\n", b','));
        assert!(Cleaner::new(Some(false), &[]).has_nothing_to_do(b" a,b\n", b','));
    }

    #[test]
    fn blanks_of_every_kind_are_taken_off() {
        for cell in [
            "x",
            " x",
            "x ",
            "\tx\r\n",
            "\u{a0}x\u{a0}",
            "\u{3000}x\u{2009}",
            "\u{feff}x",
            " \u{a0} x \u{200b}",
            "\u{200e}x\u{200f}",
            "x\u{202f}",
        ] {
            assert_eq!(trimmed(cell.as_bytes()), b"x", "{cell:?}");
        }
        for cell in ["", "a b", "Р", "р", "à", "中", "。x。", "。", "«x»", "†", "‘x’"]
        {
            assert_eq!(trimmed(cell.as_bytes()), cell.as_bytes(), "{cell}");
        }
        assert_eq!(trimmed("  \u{a0}".as_bytes()), b"");
    }
}
