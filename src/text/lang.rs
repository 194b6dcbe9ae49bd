//! The languages that the page can be shown in.

use super::words::Words;

/// A language the page can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Tags of all languages, as in `?lang=` and `<html lang>`.
    pub const TAGS: &'static [&'static str] = &["en"];

    /// The language of a tag.
    pub fn of(tag: &str) -> Option<Self> {
        (tag == "en").then_some(Self::En)
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// Its words.
    pub fn words(self) -> &'static Words {
        match self {
            Self::En => &super::en::WORDS,
        }
    }
}
