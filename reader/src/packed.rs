//! The tables as `build.rs` has packed them (`tables/packing.rs`), compiled in, and as rows of cells again.
//!
//! Knows which tables there are, and nothing of their names.

use crate::classes::Class;

/// The table of states.
pub const STATES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/states"));
/// The table of bodies.
pub const BODIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bodies"));
/// The table of heads of organs.
pub const HEADS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/heads"));
/// The table of cues.
const WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words"));
/// The table of words that contain a name and are none.
pub const GUARDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guards"));
/// The table of names that can mean several.
pub const DOUBTFUL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/doubtful"));

/// A table as text: Russian letters are a byte each, all else is UTF-8.
fn unpacked(mut packed: &[u8]) -> String {
    let mut text = String::new();
    while let Some(first) = packed.first() {
        let length = match first {
            0..=0xBF => 1,
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            _ => 4,
        };
        let (sign, rest) = packed.split_at(length.min(packed.len()));
        match first {
            0x80..=0xBF => text.extend(char::from_u32('А' as u32 + u32::from(first & 0x3F))),
            _ => text.extend(std::str::from_utf8(sign)),
        }
        packed = rest;
    }
    text
}

/// The rows of a packed table, as cells by column.
pub fn rows(table: &[u8]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for column in unpacked(table).split('\u{1}') {
        for (number, cell) in column.split('\n').enumerate() {
            if number == rows.len() {
                rows.push(Vec::new());
            }
            rows[number].push(cell.to_owned());
        }
    }
    rows
}

/// A class as the tables write it, with its patterns and the sentence that tries them; for tests.
pub fn word_rows() -> Vec<(String, Class, Vec<String>, String)> {
    let mut out = Vec::new();
    for row in rows(WORDS) {
        if let [language, class, patterns, test] = row.as_slice()
            && let Some(class) = Class::of(class)
        {
            let patterns = patterns.split('|').map(str::to_owned).collect();
            out.push((language.clone(), class, patterns, test.clone()));
        }
    }
    out
}

/// The rows of the smaller tables, for tests: words, and the sentence that tries them.
pub fn small_rows() -> Vec<(String, String)> {
    let guards =
        rows(GUARDS).into_iter().filter_map(|row| Some((row.get(1)?.clone(), row.get(2)?.clone())));
    let doubtful = rows(DOUBTFUL)
        .into_iter()
        .filter_map(|row| Some((row.get(1)?.clone(), row.get(3)?.clone())));
    guards.chain(doubtful).collect()
}

#[cfg(test)]
#[allow(dead_code)] // the list of the tables is for others
#[path = "../tables/packing.rs"]
mod packing;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_table_is_its_rows_again() {
        assert_eq!(rows(b"a\nb\x01\nx, y"), [["a", ""], ["b", "x, y"]]);
        let table = "id,name\na,\"Ёж, я и АЯ\"\nb,中国 Ö\n";
        let packed = packing::packed(table, None).unwrap();
        assert_eq!(rows(&packed), [["a", "Ёж, я и АЯ"], ["b", "中国 Ö"]]);
        let without = packing::packed(table, Some(1)).unwrap();
        assert_eq!(rows(&without), [["a", ""], ["b", ""]]);
    }

    #[test]
    fn every_table_is_the_one_that_a_person_edits() {
        let all = [
            (STATES, include_str!("../tables/states.csv")),
            (BODIES, include_str!("../tables/bodies.csv")),
            (HEADS, include_str!("../tables/heads.csv")),
            (WORDS, include_str!("../tables/words.csv")),
            (GUARDS, include_str!("../tables/guards.csv")),
            (DOUBTFUL, include_str!("../tables/doubtful.csv")),
        ];
        for (packed, table) in all {
            assert_eq!(rows(packed), packing::rows(table)[1..]);
        }
    }

    #[test]
    fn a_row_of_another_width_is_told() {
        let fault = packing::packed("id,name\na,b\nc\nd,e,f\n", None).unwrap_err();
        assert_eq!(fault, "row 3 has 3 cells instead of 2.");
        assert!(packing::packed("id,name\na,\"b\nc\"\n", None).is_err());
    }
}
