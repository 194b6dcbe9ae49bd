//! The languages that the page can be shown in: one table. A language is a line in it, a file in
//! `locales/`, and a link in `index.html`; a test holds the three to each other, and `tests/fourth.rs`
//! adds one to a copy of the project.

use super::plural::{CHINESE, ENGLISH, Rule, SLAVIC};

/// A line a language: its tag, its own name, how it counts. The first is spoken where nothing else is
/// known.
macro_rules! table {
    ($($tag:literal, $name:literal, $rule:expr;)*) => {
        const TABLE: &[(&str, &str, &Rule)] = &[$(($tag, $name, &$rule)),*];

        impl Lang {
            /// Tags of all languages, as in `?lang=` and `<html lang>`, in the order in which they are
            /// offered.
            pub const TAGS: &'static [&'static str] = &[$($tag),*];

            /// Its file in `locales/`.
            pub fn locale(self) -> &'static str {
                match self.tag() {
                    $($tag => include_str!(concat!("../../locales/", $tag, ".json")),)*
                    _ => "",
                }
            }
        }
    };
}

table! {
    "en", "English", ENGLISH;
    "ru", "Русский", SLAVIC;
    "zh", "中文", CHINESE; // in simplified characters
}

/// A language the page can be shown in: its place in the table.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Lang(usize);

impl std::fmt::Debug for Lang {
    fn fmt(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str(self.tag())
    }
}

impl Lang {
    /// How many there are.
    pub const COUNT: usize = TABLE.len();

    /// All of them, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self)
    }

    /// The language of a tag.
    pub fn of(tag: &str) -> Option<Self> {
        Self::all().find(|lang| lang.tag() == tag)
    }

    /// Its place among all of them, from 0.
    pub fn place(self) -> usize {
        self.0
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        TABLE[self.0].0
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        TABLE[self.0].1
    }

    /// How it counts.
    pub fn rule(self) -> &'static Rule {
        TABLE[self.0].2
    }

    /// Its words, where no page brings them.
    ///
    /// # Panics
    /// If its file has mistakes: for whoever builds the site, never for its readers.
    #[expect(clippy::panic, reason = "a program without words has nothing to say it with")]
    pub fn words(self) -> &'static super::Words {
        use std::sync::OnceLock;
        static WORDS: [OnceLock<super::Words>; Lang::COUNT] =
            [const { OnceLock::new() }; Lang::COUNT];
        WORDS[self.0].get_or_init(|| {
            super::Words::from_locale(self, self.locale(), &super::intl::NATIVE)
                .unwrap_or_else(|mistakes| panic!("locales/{}.json: {mistakes:#?}", self.tag()))
        })
    }
}
