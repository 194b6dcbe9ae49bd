//! A place in a JSON document that knows its own path, so that every problem can name it.
//!
//! Used instead of derived deserializers because those stop at the first fault and name a line;
//! here one bad entry is reported by its path and the others stay. Knows nothing of meetings.

use super::problem::{Problem, What};
use serde_json::Value;
use std::cell::RefCell;

/// Problems found so far; shared by all cursors into one document.
pub type Problems = RefCell<Vec<Problem>>;

/// A value in the document and the path to it.
#[derive(Clone)]
pub struct Cursor<'a> {
    value: &'a Value,
    path: String,
    problems: &'a Problems,
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

impl<'a> Cursor<'a> {
    /// The whole document.
    pub fn root(value: &'a Value, problems: &'a Problems) -> Self {
        Self { value, path: String::new(), problems }
    }

    /// The path, as in `participations[3].category`; empty at the root.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Reports a problem here.
    pub fn report(&self, what: What) {
        self.problems.borrow_mut().push(Problem::at(&self.path, what));
    }

    /// The member `key`, if it is there. Says nothing if it is not.
    pub fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?;
        let path =
            if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Some(Self { value, path, problems: self.problems })
    }

    /// The member `key`; a missing one is reported.
    pub fn need(&self, key: &str, expected: &'static str) -> Option<Self> {
        let found = self.get(key);
        if found.is_none() {
            if self.value.is_object() {
                let path = if self.path.is_empty() {
                    key.to_owned()
                } else {
                    format!("{}.{key}", self.path)
                };
                self.problems.borrow_mut().push(Problem::at(&path, What::Missing(expected)));
            } else {
                self.report(What::Expected("an object", kind(self.value)));
            }
        }
        found
    }

    /// This value as a text; anything else is reported.
    pub fn text(&self) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.report(What::Expected("a text", kind(self.value)));
        }
        text
    }

    /// This value as a text if it is one; nothing is reported.
    pub fn as_text(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// The text in member `key`; reported if missing or of another kind.
    pub fn need_text(&self, key: &str) -> Option<String> {
        self.need(key, "a text")?.text().map(str::to_owned)
    }

    /// The text in member `key`, empty if it is not there.
    pub fn text_or_empty(&self, key: &str) -> String {
        self.get(key).and_then(|at| at.text()).unwrap_or_default().to_owned()
    }

    /// Whether this value is `true`; anything but true and false is reported.
    pub fn is_true(&self) -> bool {
        let value = self.value.as_bool();
        if value.is_none() {
            self.report(What::Expected("true or false", kind(self.value)));
        }
        value.unwrap_or(false)
    }

    /// This value as a whole number from 0; anything else is reported.
    pub fn count(&self) -> Option<u64> {
        let count = self.value.as_u64();
        if count.is_none() {
            self.report(What::Expected("a whole number", kind(self.value)));
        }
        count
    }

    /// The elements of this list; reported if it is none.
    pub fn items(&self) -> Vec<Self> {
        let Some(items) = self.value.as_array() else {
            self.report(What::Expected("a list", kind(self.value)));
            return Vec::new();
        };
        items
            .iter()
            .enumerate()
            .map(|(index, value)| Self {
                value,
                path: format!("{}[{index}]", self.path),
                problems: self.problems,
            })
            .collect()
    }

    /// The elements of the list in member `key`; a missing one is reported.
    pub fn need_items(&self, key: &str) -> Vec<Self> {
        self.need(key, "a list").map(|at| at.items()).unwrap_or_default()
    }

    /// The elements of the list in member `key`, none if it is not there.
    pub fn items_or_none(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|at| at.items()).unwrap_or_default()
    }

    /// The members of this object as (key, value); reported if it is none.
    pub fn members(&self) -> Vec<(&'a str, Self)> {
        let Some(members) = self.value.as_object() else {
            self.report(What::Expected("an object", kind(self.value)));
            return Vec::new();
        };
        let at = |key: &str| format!("{}.{key}", self.path);
        members
            .iter()
            .map(|(key, value)| {
                (key.as_str(), Self { value, path: at(key), problems: self.problems })
            })
            .collect()
    }
}
