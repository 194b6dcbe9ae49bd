//! Cells as a sheet has them: texts inside the sheet, numbers as numbers, and how they look.
//!
//! A text is never a formula, because a formula is another element, which is not written here. One that
//! begins like a formula is marked as a text too, so that it stays one where somebody edits its cell.
//! Knows no table.

/// Letters that make a column wide; longer cells are shown in part.
pub const MAX_WIDTH: usize = 60;
/// Letters of a cell (in UTF-16): what Excel opens. Of a longer text the rest is left out.
pub const MAX_LETTERS: usize = 32_767;
/// Digits of a number that a spreadsheet keeps.
const MAX_DIGITS: usize = 15;

/// What a cell is; its number is its place in [`styles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A number.
    Number,
    /// A text.
    Text,
    /// The name of a column.
    Head,
}

/// Whether a text is a number that a spreadsheet gives back as it stands: `12`, `-0.5`; not `007`, `1e3`, `+5`
/// or more digits than it keeps.
#[must_use]
pub fn is_number(text: &str) -> bool {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && digits(rest)
        && (whole == "0" || !whole.starts_with('0'))
        && plain.len() <= MAX_DIGITS
        && (!plain.contains('.') || !plain.ends_with('0'))
        && text != "-0"
}

/// Whether a spreadsheet would take a text for a formula when it reads it from CSV. Whoever writes CSV puts an
/// apostrophe before it.
pub fn is_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Writes the cell at a place (column from 0, row from 1).
pub(crate) fn write(out: &mut String, (column, row): (usize, usize), own: &str, look: Look) {
    let at = letters(column);
    match look {
        Look::Number => *out += &format!("<c r=\"{at}{row}\"><v>{own}</v></c>"),
        Look::Head | Look::Text => {
            let style = match look {
                Look::Head => " s=\"1\"",
                _ if is_like_formula(own) => " s=\"2\"",
                _ => "",
            };
            let own = text(own);
            *out += &format!("<c r=\"{at}{row}\"{style} t=\"inlineStr\"><is>");
            *out += &format!("<t xml:space=\"preserve\">{own}</t></is></c>");
        }
    }
}

/// The letters of a column: A, B, … Z, AA.
fn letters(column: usize) -> String {
    let (rest, last) = (column / 26, char::from(b'A' + (column % 26) as u8));
    match rest {
        0 => last.to_string(),
        rest => letters(rest - 1) + &last.to_string(),
    }
}

/// A text as it stands in a sheet's XML. Signs that XML has no room for stand as the format escapes them:
/// `_x0007_`; and so does what looks like such an escape.
pub(crate) fn text(own: &str) -> String {
    let mut out = String::with_capacity(own.len());
    let mut left = MAX_LETTERS;
    for (at, c) in own.char_indices() {
        let Some(rest) = left.checked_sub(c.len_utf16()) else { break };
        left = rest;
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => {
                out.push_str(&format!("_x{:04X}_", u32::from(c)));
            }
            '_' if is_escape(&own[at..]) => out.push_str("_x005F_"),
            c => out.push(c),
        }
    }
    out
}

/// Whether a text begins like an escape of the format.
fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7
        && bytes[1] == b'x'
        && bytes[6] == b'_'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

/// How cells look: plain; the bold head; a text that begins like a formula.
pub(crate) fn styles(namespace: &str) -> String {
    let font = "<sz val=\"11\"/><name val=\"Calibri\"/>";
    let xf = |inside: &str| format!("<xf numFmtId=\"0\" fillId=\"0\" borderId=\"0\" {inside}/>");
    let (plain, head) =
        (xf("fontId=\"0\" xfId=\"0\""), xf("fontId=\"1\" xfId=\"0\" applyFont=\"1\""));
    let marked = xf("fontId=\"0\" xfId=\"0\" quotePrefix=\"1\"");
    let base = xf("fontId=\"0\"");
    format!(
        "<styleSheet xmlns=\"{namespace}\"><fonts count=\"2\"><font>{font}</font>\
         <font><b/>{font}</font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/>\
         </fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\">\
         <border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\">{base}</cellStyleXfs>\
         <cellXfs count=\"3\">{plain}{head}{marked}</cellXfs></styleSheet>"
    )
}

#[cfg(test)]
mod tests {
    use super::{is_number, letters, text};

    #[test]
    fn numbers_are_those_that_come_back_as_they_stand() {
        for number in ["0", "12", "-3", "0.5", "-1234.25", "123456789012345"] {
            assert!(is_number(number), "{number}");
        }
        for other in
            ["", "-", "007", "1e3", "+5", "1.", ".5", "1.50", "-0", "1,5", " 1", "1234567890123456"]
        {
            assert!(!is_number(other), "{other}");
        }
    }

    #[test]
    fn columns_have_letters() {
        let of = [0, 25, 26, 51, 701, 702, 16_383].map(letters);
        assert_eq!(of, ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn what_xml_has_no_room_for_is_escaped() {
        assert_eq!(text("a & <b> \"c\"\n\t"), "a &amp; &lt;b&gt; &quot;c&quot;\n\t");
        assert_eq!(text("bell\u{7}, end\r\n"), "bell_x0007_, end_x000D_\n");
        assert_eq!(text("_x0041_ _x41_"), "_x005F_x0041_ _x41_");
        assert_eq!(text(&"𐐀".repeat(20_000)).chars().count(), 16_383, "half a letter is none");
    }
}
