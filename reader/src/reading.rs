//! A reading: what the reader found in a text, as page, command line and tests take it.
//!
//! Knows no grammar. The words of every field are said in `reading.schema.json`, which a test holds
//! readings to.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What is asked where a name can mean several.
pub const WHICH: &str = "Which one is meant?";

/// What is asked where the evidence for taking part is weak.
pub const TAKES_PART: &str = "Is it named as taking part?";

/// Printed words and where they begin, in characters (Unicode code points) of the text as given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// Where they begin.
    pub start: u32,
    /// The words.
    pub exact: String,
}

/// What a name does in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Named as taking part.
    Participant,
    /// A group that is named as taking part without names.
    Collective,
    /// Named, but not as taking part.
    Elsewhere,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it begins, in characters of the text as given.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The printed words.
    pub exact: String,
    /// What it does.
    pub role: Role,
    /// Whether the reader is sure; if not, it asks.
    pub certain: bool,
    /// state, territory, un-body, international-organisation, organ, national-body, other; “group” of
    /// a collective.
    pub kind: String,
    /// ISO 3166-1 alpha-3, or an id of our tables; “?” if no table has it.
    pub id: String,
    /// What it may be, where the id is asked; five at most.
    pub candidates: Vec<String>,
    /// The printed words that it stands under.
    pub heading: Option<Printed>,
    /// Of one elsewhere: place, nested, topic, absent, organiser, office, again, past-future, other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Cow<'static, str>>,
    /// Why the reader takes it so, in words.
    pub reason: String,
    /// What is asked, where it is not certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The office of the person that it is named through, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Printed>,
    /// How it took part, as printed: “by video link”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Printed>,
    /// Which of the lists it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<usize>,
}

/// Names that stand together as one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Where its first name begins, in characters of the text as given.
    pub start: u32,
    /// Where its last name ends.
    pub end: u32,
    /// How many of its names take part.
    pub named: usize,
    /// What says that they take part, in words.
    pub evidence: String,
    /// What is asked of the whole list, where the evidence is weak.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

/// A printed number that says how many took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Where the words begin.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The printed words: “14 countries”.
    pub exact: String,
    /// The number.
    pub number: u32,
    /// How many names were found that it can be about.
    pub found: usize,
    /// What is asked, where the numbers differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

/// A stretch of the text in which participants are named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Where it begins, in characters of the text as given.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What makes it one, in words.
    pub evidence: String,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// en, ru or zh: what most of the text is written in; “?” for any other.
    pub language: String,
    /// All names in printed order.
    pub mentions: Vec<Mention>,
    /// Lists of participants.
    pub lists: Vec<List>,
    /// Printed counts, checked.
    pub counts: Vec<Count>,
    /// Where participants are named.
    pub zones: Vec<Zone>,
    /// What a person should know of the whole, in sentences.
    pub notes: Vec<String>,
}

impl Reading {
    /// Those named as taking part.
    pub fn participants(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(|mention| mention.role == Role::Participant)
    }
}
