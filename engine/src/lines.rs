//! JSON objects as cells, a line or an item of an array each: `{"name": "x", "year": 2022}`.
//!
//! Strings are cells as they are, numbers and truths as they are written, null is empty, the items
//! of an array stand side by side with `; ` between them, an object inside is its JSON. It does
//! not know columns: keys are reported as they come.

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// Reads an object; `put` gets every key with its cell. An error tells the byte, from 1, at which
/// it stops being a JSON object.
pub(crate) fn read(line: &[u8], put: impl FnMut(&str, &str)) -> Result<(), usize> {
    let mut reader = serde_json::Deserializer::from_slice(line);
    let read = reader.deserialize_map(Object(put)).and_then(|()| reader.end());
    read.map_err(|error| {
        let lines = line.split_inclusive(|&byte| byte == b'\n');
        let before: usize = lines.take(error.line().saturating_sub(1)).map(<[u8]>::len).sum();
        (before + error.column()).max(1)
    })
}

struct Object<F>(F);

impl<'de, F: FnMut(&str, &str)> Visitor<'de> for Object<F> {
    type Value = ();

    fn expecting(&self, form: &mut fmt::Formatter) -> fmt::Result {
        form.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            match &value {
                Value::String(text) => (self.0)(&key, text),
                other => (self.0)(&key, &cell(other)),
            }
        }
        Ok(())
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("; "),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}
