//! JSON that tells a list column by column, as rows: `{"name": ["A", "B"], "year": [1, 2]}`, and the two other
//! forms that statistics programs write: `{"name": {"0": "A", "1": "B"}}`, and
//! `{"columns": ["name", "year"], "data": [["A", 1], ["B", 2]]}`.
//!
//! The last row may stand in the last byte, so such a text is held as a whole, up to [`MAX_WHOLE`]. It does not
//! know how rows become columns: it writes them as JSON arrays, the head first.

use crate::lines;
use crate::roots::string_end;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// Bytes of a text that is held as a whole.
pub(crate) const MAX_WHOLE: usize = 64 << 20;
/// Members of the form that names its columns and has its rows apart.
const APART: [&str; 2] = ["columns", "data"];

/// A member of the object, as far as the beginning of the text shows it.
struct Seen {
    name: String,
    /// The bracket that its value begins with; `None` if that is no list and no object.
    bracket: Option<u8>,
    /// The first sign behind the bracket.
    first: Option<u8>,
    /// Commas behind the bracket, outside of what stands inside.
    commas: usize,
    /// Whether the names inside are 0, 1, 2 and so on.
    is_counted: bool,
    /// Whether its value ends within the beginning.
    is_whole: bool,
}

/// Whether the text that begins so tells a list column by column.
pub(crate) fn is(sample: &[u8]) -> bool {
    let Some(members) = members(sample).filter(|members| members.len() > 1) else { return false };
    let all = |is: fn(&Seen) -> bool| members.iter().all(is);
    // Columns are as long as each other, and one row makes no list.
    let length = members[0].commas;
    let is_even =
        length > 0 && members.iter().all(|member| !member.is_whole || member.commas == length);
    let is_cell = |member: &Seen| member.first.is_some_and(|sign| sign != b'[' && sign != b'{');
    let are_lists = members.iter().all(|member| member.bracket == Some(b'[') && is_cell(member));
    let are_counted = all(|member| member.bracket == Some(b'{') && member.is_counted);
    if is_even && (are_lists || are_counted) {
        return true;
    }
    let named = |name: &str| members.iter().find(|member| member.name == name);
    let is_apart = named(APART[0])
        .is_some_and(|member| member.bracket == Some(b'[') && member.first == Some(b'"'))
        && named(APART[1])
            .is_none_or(|member| member.bracket == Some(b'[') && member.first == Some(b'['));
    is_apart
        && members.iter().all(|member| APART.contains(&&*member.name) || member.name == "index")
}

/// The members of the object that a text is; `None` if it is none, or something follows behind it.
fn members(text: &[u8]) -> Option<Vec<Seen>> {
    let text = text.trim_ascii_start().strip_prefix(b"{")?;
    let (mut members, mut at, mut depth) = (Vec::<Seen>::new(), 0, 1_usize);
    while let Some(byte) = text.get(at).copied() {
        let begin = at;
        at = if byte == b'"' { string_end(text, at) } else { at + 1 };
        if byte.is_ascii_whitespace() {
            continue;
        }
        let is_name = byte == b'"' && text[at..].trim_ascii_start().first() == Some(&b':');
        let name = || String::from_utf8_lossy(text.get(begin + 1..at - 1).unwrap_or_default());
        if depth == 1 && is_name {
            let (name, bracket, first) = (name().into_owned(), None, None);
            members.push(Seen {
                name,
                bracket,
                first,
                commas: 0,
                is_counted: true,
                is_whole: false,
            });
            continue;
        }
        let last = members.last_mut();
        match (byte, depth) {
            (b'}', 1) => return text[at..].trim_ascii().is_empty().then_some(members),
            (b'{' | b'[', 1) => last?.bracket = Some(byte),
            (b'}' | b']', 2) => last?.is_whole = true,
            (b',', 2) => last?.commas += 1,
            (_, 2) => {
                let last = last?;
                last.first = last.first.or(Some(byte));
                last.is_counted &= !is_name || name() == last.commas.to_string();
            }
            _ => {}
        }
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1).filter(|depth| *depth > 0)?,
            _ => {}
        }
    }
    // It goes on beyond the beginning.
    Some(members)
}

/// The rows as a JSON array of arrays of texts, the names of the columns first; `None` if they cannot be told.
pub(crate) fn rows(text: &[u8]) -> Option<Vec<u8>> {
    let without = lines::without_nan(text);
    let text = without.as_ref().map_or(text, |(text, _)| text);
    let Whole(members) = serde_json::from_slice(text).ok()?;
    let member = |name: &str| Some(&members.iter().find(|(own, _)| own == name)?.1);
    let cells = |row: &[Value]| row.iter().map(lines::cell).collect();
    let apart = member(APART[0]).zip(member(APART[1]));
    let rows: Vec<Vec<String>> = match apart {
        Some((Value::Array(names), Value::Array(rows))) => {
            let rows = rows.iter().map(|row| Some(cells(row.as_array()?)));
            std::iter::once(Some(cells(names))).chain(rows).collect::<Option<_>>()?
        }
        _ => {
            let length = |column: &Value| match column {
                Value::Array(cells) => cells.len(),
                Value::Object(cells) => cells.len(),
                _ => 0,
            };
            let count = members.iter().map(|(_, column)| length(column)).max()?;
            let cell = |column: &Value, at: usize| {
                let cell = match column {
                    Value::Array(cells) => cells.get(at),
                    other => other.get(at.to_string()),
                };
                cell.map_or_else(String::new, lines::cell)
            };
            let row = |at| members.iter().map(|(_, column)| cell(column, at)).collect();
            let head = members.iter().map(|(name, _)| name.clone()).collect();
            std::iter::once(head).chain((0..count).map(row)).collect()
        }
    };
    serde_json::to_vec(&rows).ok()
}

/// The members of an object in their order, which a map of serde_json's does not keep.
struct Whole(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Whole;

    fn expecting(&self, form: &mut fmt::Formatter) -> fmt::Result {
        form.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Whole, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Whole(members))
    }
}

#[cfg(test)]
mod tests {
    use super::{is, rows};

    fn told(text: &str) -> String {
        String::from_utf8(rows(text.as_bytes()).unwrap_or_default()).unwrap_or_default()
    }

    #[test]
    fn columns_become_rows() {
        let expected = r#"[["name","year"],["A","1"],["B",""]]"#;
        for text in [
            r#"{"name": ["A", "B"], "year": [1, null]}"#,
            r#"{"name": {"0": "A", "1": "B"}, "year": {"0": 1, "1": NaN}}"#,
            r#"{"columns": ["name", "year"], "index": [0, 1], "data": [["A", 1], ["B", null]]}"#,
            "\n{\"name\": [\n \"A\",\n \"B\"\n],\n\"year\": [1, NaN]\n}\n",
        ] {
            assert!(is(text.as_bytes()), "{text}");
            assert_eq!(told(text), expected, "{text}");
            // A beginning tells it, too.
            assert!(is(&text.as_bytes()[..text.len() - 4]), "{text}");
        }
        // In the order of their numbers, not of their signs.
        let rows = (0..12).map(|at| format!("\"{at}\": {at}")).collect::<Vec<_>>().join(",");
        assert!(told(&format!("{{\"a\": {{{rows}}}, \"b\": {{}}}}")).ends_with("[\"11\",\"\"]]"));
    }

    #[test]
    fn what_is_no_list_of_columns_is_left_alone() {
        for text in [
            "",
            "{",
            "{}",
            "[1]",
            "{\"a\": 1}",
            r#"{"a": ["x", "y"], "b": ["z"]}"#,
            r#"{"a": ["x"], "b": ["z"]}"#,
            r#"{"a": ["x", "y"]}"#,
            r#"{"a": ["x", "y"], "b": 3}"#,
            r#"{"a": [{"x": 1}, {"x": 2}], "b": [{"x": 1}, {"x": 2}]}"#,
            r#"{"x": {"n": 1, "m": 2}, "y": {"n": 2, "m": 3}}"#,
            "{\"a\": [1, 2], \"b\": [3, 4]}\n{\"a\": [1, 2], \"b\": [3, 4]}",
            r#"{"columns": ["a", "b"], "rows": 2}"#,
        ] {
            assert!(!is(text.as_bytes()), "{text}");
        }
    }
}
