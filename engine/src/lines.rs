//! JSON as cells, a line or an item of an array each: `{"name": "x", "year": 2022}`.
//!
//! Strings are cells as they are, numbers and truths as they are written, null is empty, members of an
//! object inside are cells named after both (`org.id`), the items of an array stand side by side with
//! `; ` between them, without empty ones. Objects in an array stand there by their names where they have
//! some; their other members are cells of their own, as those of an object are. It does not know
//! columns: keys are reported as they come.

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::fmt;

/// How deep members become cells; what is deeper is a cell of JSON.
const DEPTH: usize = 4;
/// Members that name an object.
const NAMES: [&str; 3] = ["name", "title", "label"];
/// The column of the keys, where the rows are the members of an object.
const KEY: &str = "key";

/// Reads an object; `put` gets every key with its cell. An error tells the byte, from 1, at which
/// it stops being a JSON object.
pub(crate) fn read(line: &[u8], put: impl FnMut(&str, &str)) -> Result<(), usize> {
    let mut reader = serde_json::Deserializer::from_slice(line);
    let read = reader.deserialize_map(Object(put)).and_then(|()| reader.end());
    read.map_err(|error| place(line, &error))
}

/// Reads an array; gives its cells.
pub(crate) fn read_array(line: &[u8]) -> Result<Vec<String>, usize> {
    let items: Vec<Value> = serde_json::from_slice(line).map_err(|error| place(line, &error))?;
    Ok(items.iter().map(cell).collect())
}

/// Reads an object whose member at `path` holds the rows: each of these gets the object's other members
/// as well. An object without such rows is one row.
pub(crate) fn explode(line: &[u8], path: &str) -> Result<Vec<Vec<(String, String)>>, usize> {
    let mut object: Map<String, Value> =
        serde_json::from_slice(line).map_err(|error| place(line, &error))?;
    let inner = taken(&mut object, path);
    let mut outer = Vec::new();
    object.iter().for_each(|(key, value)| {
        flat(key, value, 0, &mut |key, cell| outer.push((key.to_owned(), cell.to_owned())));
    });
    let Some(Value::Array(items)) = inner else { return Ok(vec![outer]) };
    if items.is_empty() {
        return Ok(vec![outer]);
    }
    let name = path.rsplit('.').next().unwrap_or(path);
    let row = |item: &Value| {
        let mut cells = outer.clone();
        let own = |key: &str| {
            let is_taken = outer.iter().any(|(other, _)| other == key);
            if is_taken { format!("{name}.{key}") } else { key.to_owned() }
        };
        match item {
            Value::Object(members) => members.iter().for_each(|(key, value)| {
                flat(key, value, 0, &mut |key, cell| cells.push((own(key), cell.to_owned())));
            }),
            other => cells.push((own(name), cell(other))),
        }
        cells
    };
    Ok(items.iter().map(row).collect())
}

/// Reads a member of an object that is a list: its key is a cell of the row that its value is, or of
/// each of these if it is an array.
pub(crate) fn keyed(member: &[u8]) -> Result<Vec<Vec<(String, String)>>, usize> {
    let from = member.iter().position(|byte| *byte == b'"').unwrap_or(0);
    let end = crate::roots::string_end(member, from);
    let told = |error: &serde_json::Error, at: usize| at + place(&member[at..], error);
    let key: String =
        serde_json::from_slice(&member[from..end]).map_err(|error| told(&error, from))?;
    let colon = member[end..].iter().position(|byte| *byte == b':').ok_or(end + 1)?;
    let begin = end + colon + 1;
    let value: Value =
        serde_json::from_slice(&member[begin..]).map_err(|error| told(&error, begin))?;
    let row = |value: &Value| {
        let mut cells = vec![(KEY.to_owned(), key.clone())];
        let mut add = |name: &str, cell: &str| {
            let name = if name == KEY { format!("{KEY} (2)") } else { name.to_owned() };
            cells.push((name, cell.to_owned()));
        };
        match value {
            Value::Object(members) => {
                members.iter().for_each(|(name, value)| flat(name, value, 0, &mut add));
            }
            other => add("value", &cell(other)),
        }
        cells
    };
    Ok(match &value {
        Value::Array(items) if is_of_objects(items) => items.iter().map(row).collect(),
        other => vec![row(other)],
    })
}

fn taken(object: &mut Map<String, Value>, path: &str) -> Option<Value> {
    match path.split_once('.') {
        _ if object.contains_key(path) => object.remove(path),
        Some((first, rest)) => match object.get_mut(first)? {
            Value::Object(inner) => taken(inner, rest),
            _ => None,
        },
        None => None,
    }
}

/// The text without NaN and Infinity, which Python and R write and JSON does not have: null instead;
/// and how many there were. Nothing where there are none.
pub(crate) fn without_nan(line: &[u8]) -> Option<(Cow<'static, [u8]>, usize)> {
    const NONE: [&[u8]; 5] = [b"-Infinity", b"Infinity", b"NaN", b"-NaN", b"undefined"];
    let mut made = Vec::with_capacity(line.len());
    let (mut at, mut count) = (0, 0);
    while at < line.len() {
        if line[at] == b'"' {
            let end = crate::roots::string_end(line, at);
            made.extend_from_slice(&line[at..end]);
            at = end;
            continue;
        }
        let is_begin = at == 0 || !line[at - 1].is_ascii_alphanumeric();
        match NONE.into_iter().find(|none| is_begin && line[at..].starts_with(none)) {
            Some(none) => {
                made.extend_from_slice(b"null");
                at += none.len();
                count += 1;
            }
            None => {
                made.push(line[at]);
                at += 1;
            }
        }
    }
    (count > 0).then_some((Cow::Owned(made), count))
}

fn place(line: &[u8], error: &serde_json::Error) -> usize {
    let lines = line.split_inclusive(|&byte| byte == b'\n');
    let before: usize = lines.take(error.line().saturating_sub(1)).map(<[u8]>::len).sum();
    (before + error.column()).max(1)
}

struct Object<F>(F);

impl<'de, F: FnMut(&str, &str)> Visitor<'de> for Object<F> {
    type Value = ();

    fn expecting(&self, form: &mut fmt::Formatter) -> fmt::Result {
        form.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            flat(&key, &value, 0, &mut self.0);
        }
        Ok(())
    }
}

/// Reports a member, or the members inside of it.
fn flat(key: &str, value: &Value, depth: usize, put: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(text) => put(key, text),
        Value::Object(members) if !members.is_empty() && depth < DEPTH => {
            for (inner, value) in members {
                flat(&format!("{key}.{inner}"), value, depth + 1, put);
            }
        }
        Value::Array(items) if depth < DEPTH && is_of_objects(items) => {
            let mut cells: Vec<(String, Vec<String>)> = Vec::new();
            let mut add = |key: &str, cell: &str| {
                let place = cells.iter().position(|(other, _)| other == key).unwrap_or_else(|| {
                    cells.push((key.to_owned(), Vec::new()));
                    cells.len() - 1
                });
                if !cell.trim().is_empty() {
                    cells[place].1.push(cell.to_owned());
                }
            };
            let named_by = named_by(items);
            for (inner, value) in items.iter().filter_map(Value::as_object).flatten() {
                let is_name = Some(inner.as_str()) == named_by;
                let own = if is_name { key.to_owned() } else { format!("{key}.{inner}") };
                flat(&own, value, depth + 1, &mut add);
            }
            cells.iter().for_each(|(key, parts)| put(key, &parts.join("; ")));
        }
        other => put(key, &cell(other)),
    }
}

/// Whether items are objects with members.
fn is_of_objects(items: &[Value]) -> bool {
    let has_members = |item: &Value| item.as_object().is_some_and(|members| !members.is_empty());
    !items.is_empty() && items.iter().all(has_members)
}

/// The cell that a value is.
pub(crate) fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let names: Option<Vec<&str>> = items.iter().map(name).collect();
            let parts: Vec<String> = match names {
                Some(names) if !names.is_empty() => names.into_iter().map(str::to_owned).collect(),
                _ => items.iter().map(cell).collect(),
            };
            let filled = parts.iter().map(String::as_str).filter(|part| !part.trim().is_empty());
            filled.collect::<Vec<_>>().join("; ")
        }
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

/// The member by which all of some objects are named.
fn named_by(items: &[Value]) -> Option<&'static str> {
    let has = |key: &&str| items.iter().all(|item| item.get(*key).is_some_and(Value::is_string));
    NAMES.into_iter().find(has)
}

/// The name that an object has.
fn name(value: &Value) -> Option<&str> {
    let members = value.as_object()?;
    NAMES.into_iter().find_map(|key| members.get(key)?.as_str())
}
