//! The texts of a dataset in one more language: a file beside it, keyed by the texts that stand in the
//! dataset, as translators know it from gettext. So a visit in one language does not pay for others.
//!
//! Knows neither where the file is nor what a text is for; names are no texts, they stay in the dataset.

use tree::Json;

/// The texts in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// Tag of the language.
    pub lang: String,
    texts: Json,
}

impl Translation {
    /// Reads such a file; `None` if it is none. A dataset can be shown without it.
    pub fn read(text: &str) -> Option<Self> {
        let file: Json = serde_json::from_str(text).ok()?;
        let is_one = file.text("format") == Some("participation-texts");
        let lang = file.text("language").filter(|_| is_one)?.to_owned();
        let Json::Object(members) = file else { return None };
        let texts = members.into_iter().find(|(key, _)| key == "texts")?.1;
        Some(Self { lang, texts })
    }

    /// A text of the dataset in this language.
    pub fn of(&self, text: &str) -> Option<&str> {
        self.texts.text(text)
    }

    /// Where the file for a language is, beside a dataset at `address`.
    pub fn beside(address: &str, lang: &str) -> String {
        format!("{}.{lang}.json", address.trim_end_matches(".json"))
    }
}
