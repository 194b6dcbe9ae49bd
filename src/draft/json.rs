//! JSON written member by member, in the order in which a person reads it.
//!
//! Knows no format. serde_json would sort the members by name.

use crate::data::json::outside_of_texts;

/// A text as JSON has it.
pub fn text(text: &str) -> String {
    // Writing a text as JSON does not fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// A list of what is JSON already.
pub fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(","))
}

/// A list of texts.
pub fn texts<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    list(items.into_iter().map(text))
}

/// An object, member by member.
#[derive(Default)]
pub struct Object(String);

impl Object {
    /// One without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// A member that is JSON already.
    pub fn raw(mut self, key: &str, value: &str) -> Self {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        self.0 += &text(key);
        self.0.push(':');
        self.0 += value;
        self
    }

    /// A member that is a text.
    pub fn text(self, key: &str, value: &str) -> Self {
        self.raw(key, &text(value))
    }

    /// A member that is a text, where there is one.
    pub fn maybe(self, key: &str, value: Option<&str>) -> Self {
        match value.filter(|value| !value.is_empty()) {
            Some(value) => self.text(key, value),
            None => self,
        }
    }

    /// The whole.
    pub fn done(self) -> String {
        format!("{{{}}}", self.0)
    }
}

/// JSON as people read it: a line a member or an item. What is short stays in one line.
pub fn pretty(json: &str) -> String {
    let mut out = String::new();
    write(json, 0, &mut out);
    out.push('\n');
    out
}

/// Longest value that stays in one line, in bytes.
const SHORT: usize = 100;

fn write(value: &str, depth: usize, out: &mut String) {
    let is_group = value.starts_with(['{', '[']);
    if !is_group || value.len() <= SHORT {
        out.push_str(value);
        return;
    }
    let (open, close) = (&value[..1], &value[value.len() - 1..]);
    out.push_str(open);
    let mut is_first = true;
    for part in parts(&value[1..value.len() - 1]) {
        if !is_first {
            out.push(',');
        }
        is_first = false;
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', depth + 1));
        // The key, if it is a member.
        let key = if open == "{" { end_of_text(part) + 1 } else { 0 };
        if key > 0 {
            out.push_str(&part[..key]);
            out.push(' ');
        }
        write(&part[key..], depth + 1, out);
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', depth));
    out.push_str(close);
}

/// Where a text that begins a JSON value ends.
fn end_of_text(json: &str) -> usize {
    let end = outside_of_texts(json).filter(|(_, sign)| *sign == '"').nth(1);
    end.map_or(json.len(), |(at, _)| at + 1)
}

/// What stands between the outermost commas.
fn parts(inside: &str) -> Vec<&str> {
    let (mut depth, mut from) = (0_usize, 0);
    let mut found = Vec::new();
    for (at, sign) in outside_of_texts(inside) {
        match sign {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                found.push(&inside[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    if from < inside.len() {
        found.push(&inside[from..]);
    }
    found
}
