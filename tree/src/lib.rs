//! JSON as a tree that keeps the order of its members, and typed values taken out of it.
//!
//! This is the map. Each file opens with what it is; where that is not plain, with what it does not know.
//!
//! | file | what |
//! | --- | --- |
//! | `taken.rs` | typed values out of a tree |
//!
//! serde_json parses; this is only the shape it fills. Its own `Value` keeps members in sorted maps
//! and numbers in three kinds, which a first visit would pay for (6 kB) and nothing here needs.
//! Numbers that are no whole ones from 0 are known to be there, not what they are.
//! Knows no dataset and no list.

mod taken;

pub use taken::Mismatch;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value in a JSON document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number from 0 that fits; any other number is `None`.
    Number(Option<u64>),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object: its members in the order of the file.
    Object(Vec<(String, Json)>),
}

/// A typed value from a text; `None` if that is no JSON or has another shape.
#[must_use]
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    Json::read(text)?.typed()
}

impl Json {
    /// The tree of a text; `None` if that is no JSON.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// This tree as a typed value; `None` if it has another shape.
    #[must_use]
    pub fn typed<T: DeserializeOwned>(&self) -> Option<T> {
        T::deserialize(self).ok()
    }

    /// The member `key`, if this is an object that has it; of several, the last one.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<(&str, &Self)> {
        let Self::Object(members) = self else { return None };
        let found = members.iter().rev().find(|(name, _)| name == key);
        found.map(|(name, value)| (name.as_str(), value))
    }

    /// The text in member `key`.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            (_, Self::Text(text)) => Some(text),
            _ => None,
        }
    }
}

struct Tree;

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Tree)
    }
}
impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(Some(value)))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Number(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Number(None))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = from.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = from.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}
