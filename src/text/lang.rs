//! The languages that the page can be shown in.

/// A language the page can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
    /// Chinese, in simplified characters.
    Zh,
}

impl Lang {
    /// All of them, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::En, Self::Ru, Self::Zh];

    /// Tags of all languages, as in `?lang=` and `<html lang>`.
    pub const TAGS: &'static [&'static str] = &["en", "ru", "zh"];

    /// The language of a tag.
    pub fn of(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.tag() == tag)
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        Self::TAGS[self as usize]
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ru => "Русский",
            Self::Zh => "中文",
        }
    }

    /// Its file in `locales/`.
    pub fn locale(self) -> &'static str {
        match self {
            Self::En => include_str!("../../locales/en.json"),
            Self::Ru => include_str!("../../locales/ru.json"),
            Self::Zh => include_str!("../../locales/zh.json"),
        }
    }

    /// Its words, where no page brings them.
    ///
    /// # Panics
    /// If its file has mistakes: for whoever builds the site, never for its readers.
    #[expect(clippy::panic, reason = "a program without words has nothing to say it with")]
    pub fn words(self) -> &'static super::Words {
        use std::sync::OnceLock;
        static WORDS: [OnceLock<super::Words>; 3] = [const { OnceLock::new() }; 3];
        WORDS[self as usize].get_or_init(|| {
            super::Words::from_locale(self, self.locale(), &super::intl::NATIVE)
                .unwrap_or_else(|mistakes| panic!("locales/{}.json: {mistakes:#?}", self.tag()))
        })
    }
}
