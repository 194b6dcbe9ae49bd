//! Typed values out of a tree, as serde derives them.
//!
//! Taken straight from the text, what page and engine of lists say to each other was a sixth of the engine
//! and a quarter of what shows lists, because whatever can stand in a JSON text is then looked for at every
//! place of every type: by this the engine has lost 15 kB of 201 (brotli, measured on 2026-11-30). Here
//! each place has one shape, and a mismatch says no more than that it is one. What nobody asks for is
//! passed over.

use crate::Json;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::fmt;
use std::slice::Iter;

/// The tree has another shape than was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("another shape than expected")
    }
}

impl std::error::Error for Mismatch {}

impl Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Whatever is a whole number from 0.
macro_rules! numbers {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
            let Json::Number(Some(number)) = self else { return Err(Mismatch) };
            visitor.visit_u64(*number)
        })*
    };
}

/// Whatever is a text.
macro_rules! texts {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
            let Json::Text(text) = self else { return Err(Mismatch) };
            visitor.visit_str(text)
        })*
    };
}

impl<'de> Deserializer<'de> for &'de Json {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Json::Null => visitor.visit_unit(),
            Json::Bool(is) => visitor.visit_bool(*is),
            Json::Number(number) => visitor.visit_u64(number.ok_or(Mismatch)?),
            Json::Text(text) => visitor.visit_str(text),
            Json::List(_) => self.deserialize_seq(visitor),
            Json::Object(_) => self.deserialize_map(visitor),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }

    texts! { deserialize_char deserialize_str deserialize_string deserialize_identifier }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let Json::Bool(is) = self else { return Err(Mismatch) };
        visitor.visit_bool(*is)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Json::Null => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let Json::Null = self else { return Err(Mismatch) };
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let Json::List(items) = self else { return Err(Mismatch) };
        visitor.visit_seq(Items(items.iter()))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let Json::Object(members) = self else { return Err(Mismatch) };
        visitor.visit_map(Members(members.iter(), &Json::Null))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_map(visitor)
    }

    /// A variant's name, or an object whose only member it is.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_enum(match self {
            Json::Text(name) => Variant(name, &Json::Null),
            Json::Object(members) if members.len() == 1 => Variant(&members[0].0, &members[0].1),
            _ => return Err(Mismatch),
        })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Mismatch> {
        Err(Mismatch)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Mismatch> {
        Err(Mismatch)
    }
}

/// What is left of a list.
struct Items<'de>(Iter<'de, Json>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        match self.0.next() {
            Some(item) => seed.deserialize(item).map(Some),
            None => Ok(None),
        }
    }
}

/// What is left of an object, and the value whose key was told last.
struct Members<'de>(Iter<'de, (String, Json)>, &'de Json);

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        let Some((key, value)) = self.0.next() else { return Ok(None) };
        self.1 = value;
        seed.deserialize(key.as_str().into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        seed.deserialize(self.1)
    }
}

/// A variant by its name, and what is in it; nothing = `null`.
struct Variant<'de>(&'de str, &'de Json);

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Mismatch;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Mismatch> {
        Ok((seed.deserialize(self.0.into_deserializer())?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        if matches!(self.1, Json::Null) { Ok(()) } else { Err(Mismatch) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(self.1)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        self.1.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.1.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Json, read};
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeMap;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Shape {
        Nothing,
        Point(Box<Whole>),
        Pair(u16, String),
        Named {
            #[serde(default)]
            sign: Option<char>,
            inside: Vec<Shape>,
        },
    }

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Whole {
        is: bool,
        small: u8,
        size: usize,
        maybe: Option<u64>,
        pairs: Vec<(usize, String)>,
        named: BTreeMap<String, u32>,
    }

    fn whole() -> impl Strategy<Value = Whole> {
        (
            any::<bool>(),
            any::<u8>(),
            any::<u32>(),
            any::<Option<u64>>(),
            prop::collection::vec((0..9_usize, ".{0,3}"), 0..3),
            prop::collection::btree_map(".{0,3}", any::<u32>(), 0..3),
        )
            .prop_map(|(is, small, size, maybe, pairs, named)| Whole {
                is,
                small,
                size: size as usize,
                maybe,
                pairs,
                named,
            })
    }

    fn shape() -> impl Strategy<Value = Shape> {
        let one = prop_oneof![
            Just(Shape::Nothing),
            whole().prop_map(|whole| Shape::Point(Box::new(whole))),
            (any::<u16>(), ".{0,4}").prop_map(|(number, text)| Shape::Pair(number, text)),
        ];
        one.prop_recursive(3, 12, 3, |one| {
            (any::<Option<char>>(), prop::collection::vec(one, 0..3))
                .prop_map(|(sign, inside)| Shape::Named { sign, inside })
        })
    }

    proptest! {
        /// Law: whatever serde_json writes of a value is that value when it is read.
        #[test]
        fn what_is_written_is_read(value in shape()) {
            prop_assert_eq!(read::<Shape>(&serde_json::to_string(&value).unwrap()), Some(value));
        }

        /// Law: a text is read as serde_json reads it, or by neither, whatever is cut from it or put there.
        #[test]
        fn what_serde_json_reads_is_read_alike(
            value in shape(),
            at in any::<prop::sample::Index>(),
            put in prop_oneof![Just(""), Just("null"), Just("7"), Just("\"x\""), Just("true")],
        ) {
            let text = serde_json::to_string(&value).unwrap();
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
            let from = places[at.index(places.len())];
            let end = from + text[from..].chars().next().map_or(0, char::len_utf8);
            let other = format!("{}{put}{}", &text[..from], &text[end..]);
            prop_assert_eq!(read::<Shape>(&other), serde_json::from_str(&other).ok(), "{}", other);
        }
    }

    #[test]
    fn what_is_not_there_has_its_default_and_what_is_unknown_is_passed_over() {
        let text = "{\"small\": 3, \"other\": [1.5, {\"a\": null}], \"maybe\": null}";
        assert_eq!(read(text), Some(Whole { small: 3, ..Whole::default() }));
        for other in
            ["{\"small\": 300}", "{\"small\": -1}", "{\"small\": 1.5}", "{\"is\": 1}", "[]", "{"]
        {
            assert_eq!(read::<Whole>(other), None, "{other}");
        }
    }

    #[test]
    fn a_tree_keeps_the_order_of_its_members() {
        let tree = Json::read("{\"b\": \"x\", \"a\": -2, \"b\": \"y\"}").unwrap();
        assert_eq!(tree.text("b"), Some("y"));
        assert_eq!(tree.get("a"), Some(("a", &Json::Number(None))));
        let Json::Object(members) = tree else { panic!("an object") };
        assert_eq!(members.iter().map(|member| &*member.0).collect::<Vec<_>>(), ["b", "a", "b"]);
    }
}
