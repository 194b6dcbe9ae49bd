//! Lines that are one quoted cell each, with the cells inside: `"A,""Rome, Italy"",2019"`, as a spreadsheet
//! saves a list that it took for one column. Takes the outer quotes off, piece by piece. It does not know
//! what the cells are.

/// Lines that must agree, the head among them.
const LEAST: usize = 3;
/// Lines looked at.
const MOST: usize = 200;

/// Takes the quotes off; pieces may be cut anywhere.
#[derive(Default)]
pub(crate) struct Unquoted {
    /// Whether something of the line has passed.
    is_inside: bool,
    /// A quote whose next sign is not known yet: the end of the line, or another quote.
    is_held: bool,
}

impl Unquoted {
    /// Puts what is left of a piece behind `text`.
    pub(crate) fn put(&mut self, piece: &[u8], text: &mut Vec<u8>) {
        for &byte in piece {
            let is_end = matches!(byte, b'\n' | b'\r');
            match (byte, self.is_inside, self.is_held) {
                (b'"', false, _) => self.is_inside = true,
                (b'"', true, false) => self.is_held = true,
                (_, _, is_held) => {
                    // One of two; a single one within a line stays, so that nothing is lost.
                    if is_held && !is_end {
                        text.push(b'"');
                    }
                    if byte != b'"' {
                        text.push(byte);
                    }
                    (self.is_inside, self.is_held) = (!is_end, false);
                }
            }
        }
    }
}

/// Whether the text that begins so is written in such lines; `last` if it is all of it.
pub(crate) fn is(sample: &[u8], last: bool) -> bool {
    let mut lines: Vec<&[u8]> = sample.split(|byte| *byte == b'\n').collect();
    if !last {
        lines.pop();
    }
    let trimmed = lines.into_iter().map(<[u8]>::trim_ascii);
    let filled: Vec<&[u8]> = trimmed.filter(|line| !line.is_empty()).take(MOST).collect();
    if filled.len() < LEAST {
        return false;
    }
    let Some(inside) = filled.into_iter().map(inside).collect::<Option<Vec<Vec<u8>>>>() else {
        return false;
    };
    // The same sign as often in every line; one with a blank behind it stands within names.
    [b',', b';', b'\t', b'|'].into_iter().any(|sign| {
        let of_first = signs(&inside[0], sign);
        of_first > 0
            && inside.iter().all(|line| signs(line, sign) == of_first)
            && inside
                .iter()
                .any(|line| line.windows(2).any(|pair| pair[0] == sign && pair[1] != b' '))
    })
}

/// What stands in a line that is one quoted cell.
fn inside(line: &[u8]) -> Option<Vec<u8>> {
    let inner = line.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    let runs = inner.split(|byte| *byte != b'"');
    // Quotes inside are doubled.
    if runs.into_iter().any(|run| run.len() % 2 == 1) {
        return None;
    }
    let mut text = Vec::with_capacity(inner.len());
    Unquoted::default().put(line, &mut text);
    Some(text)
}

/// How often a sign stands outside of quotes.
fn signs(line: &[u8], sign: u8) -> usize {
    let mut is_quoted = false;
    let outside = |byte: &&u8| {
        is_quoted ^= **byte == b'"';
        !is_quoted && **byte == sign
    };
    line.iter().filter(outside).count()
}

#[cfg(test)]
mod tests {
    use super::{Unquoted, is};

    #[test]
    fn the_outer_quotes_go_wherever_a_piece_ends() {
        let text = "\"Name,City\"\r\n\"A,\"\"Rome, Italy\"\"\"\r\n\"B,\"\"\"\"\"\n\nplain\n\"C,x\"";
        let expected = "Name,City\r\nA,\"Rome, Italy\"\r\nB,\"\"\n\nplain\nC,x";
        for size in 1..text.len() {
            let (mut unquoted, mut out) = (Unquoted::default(), Vec::new());
            text.as_bytes().chunks(size).for_each(|piece| unquoted.put(piece, &mut out));
            assert_eq!(String::from_utf8_lossy(&out), expected, "{size}");
        }
    }

    #[test]
    fn such_lines_are_told_from_quoted_cells() {
        let lines = "\"Name,City\"\n\"A,\"\"Rome, Italy\"\"\"\n\"B,Bonn\"\n";
        assert!(is(lines.as_bytes(), true) && is(format!("{lines}\"C,").as_bytes(), false));
        for text in [
            "",
            "\"Name\",\"City\"\n\"A\",\"Bonn\"\n\"B\",\"Rome\"\n",
            "\"Name\"\n\"Ash, Ann\"\n\"Elm, Bo\"\n\"Oak, Cy\"\n",
            "\"Last, first\"\n\"Ash, Ann\"\n\"Elm, Bo\"\n\"Oak, Cy\"\n",
            "\"Name,City\"\n\"A,Bonn\"\n",
        ] {
            assert!(!is(text.as_bytes(), true), "{text}");
        }
    }
}
