//! The nouns of a review: a draft, its entries, its lists, and who decided what.
//!
//! Places are code points of the text as given. Does not know how anything changes.

use super::facts::Facts;
use super::sample::Sample;
use serde::{Deserialize, Serialize};

/// A stretch of the text, in code points; the end is behind the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

impl Span {
    /// From one place to another.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Whether two stretches share a character.
    pub fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether another stretch lies inside this one, or is the same.
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Words as they are printed, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// Where they stand.
    pub span: Span,
    /// The words of the text there.
    pub exact: String,
}

/// Number of an entry in its draft; never given twice.
pub type EntryId = u32;

/// Number of a list in its draft.
pub type ListId = u32;

/// What a name does in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Named as taking part: a row of the dataset.
    Participant,
    /// A group that is named as taking part without names.
    Collective,
    /// Named, but not as taking part, as the reader has it.
    Elsewhere,
    /// Not a participant, as a person has it. Stays visible.
    Rejected,
}

/// What is asked of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// Which one is meant?
    Which,
    /// Is it named as taking part?
    TakesPart,
    /// It was decided before that it does not take part; here it is printed as if it does.
    Before,
}

/// How far an entry is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryState {
    /// As the reader has it, for a reason that it gives.
    Suggested,
    /// By a person.
    Confirmed,
    /// Open.
    Question(Asks),
}

/// What an entry names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Identity {
    /// The id of a state or body, as the reader's tables have it.
    Is(String),
    /// No table has it; the reader does not know.
    Unlisted,
    /// A person says that it is none of those that the tables have.
    NoneOfThese,
}

impl Identity {
    /// The id, if there is one.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Is(id) => Some(id),
            Self::Unlisted | Self::NoneOfThese => None,
        }
    }
}

/// The level of the person that a participant is named through, as the coder takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Head of a state.
    HeadOfState,
    /// Head of a government.
    HeadOfGovernment,
    /// A minister, or one of that rank.
    Minister,
    /// Deputy of a minister.
    DeputyMinister,
    /// Head of a body: a secretary-general, a director.
    HeadOfBody,
    /// Deputy of the head of a body.
    DeputyHead,
    /// An ambassador or permanent representative.
    Ambassador,
    /// Any other official.
    Official,
    /// An expert, a scholar.
    Expert,
}

impl Level {
    /// All, from the highest on.
    pub const ALL: [Self; 9] = [
        Self::HeadOfState,
        Self::HeadOfGovernment,
        Self::Minister,
        Self::DeputyMinister,
        Self::HeadOfBody,
        Self::DeputyHead,
        Self::Ambassador,
        Self::Official,
        Self::Expert,
    ];

    /// As files have it.
    pub fn key(self) -> &'static str {
        match self {
            Self::HeadOfState => "head-of-state",
            Self::HeadOfGovernment => "head-of-government",
            Self::Minister => "minister",
            Self::DeputyMinister => "deputy-minister",
            Self::HeadOfBody => "head-of-body",
            Self::DeputyHead => "deputy-head",
            Self::Ambassador => "ambassador",
            Self::Official => "official",
            Self::Expert => "expert",
        }
    }

    /// By its key.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.key() == key)
    }
}

/// Who acts, and when: what a person gave as a name (may be empty), and a time as
/// 2026-01-31T12:00:00Z.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    /// Who.
    pub who: String,
    /// When.
    pub when: String,
}

/// What an entry was found as, before anybody decided: by rule, or by a person who added it. No act
/// changes it but one that puts a new suggestion in its place, so that whatever is taken back gives
/// the candidates back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Whether a rule found it; else a person added it.
    pub by_rule: bool,
    /// What it does in the text.
    pub role: Role,
    /// How far the rule was sure.
    pub state: EntryState,
    /// state, territory, un-body, international-organisation, organ, national-body, other; group of a
    /// collective.
    pub kind: String,
    /// What it names.
    pub identity: Identity,
    /// Ids that it may be; five at most.
    pub candidates: Vec<String>,
    /// The printed words that it stands under.
    pub heading: Option<Printed>,
    /// The reason in words, as the reader gave it.
    pub reason: String,
    /// Of one elsewhere: place, nested, topic, absent, organiser, office, again, past-future, other;
    /// else empty.
    pub why: String,
}

/// A name in the text, and what is held of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number in the draft.
    pub id: EntryId,
    /// Where it stands.
    pub span: Span,
    /// The words of the text there; never edited.
    pub exact: String,
    /// What it does in the text.
    pub role: Role,
    /// How far that is decided.
    pub state: EntryState,
    /// What kind of thing it names, as in [`Found::kind`].
    pub kind: String,
    /// What it names.
    pub identity: Identity,
    /// The printed words that it stands under; none where none are printed.
    pub heading: Option<Printed>,
    /// The office of the person that it is named through, as printed.
    pub office: Option<Printed>,
    /// The level of that office, as the coder takes it.
    pub level: Option<Level>,
    /// How it took part, as printed: “by video link”.
    pub form: Option<Printed>,
    /// The list that it stands in.
    pub list: Option<ListId>,
    /// What it was found as.
    pub found: Found,
    /// The last decision on it by a person.
    pub decided: Option<Hand>,
    /// Keys of the decisions on an earlier release that were applied to it (“decided before”).
    pub before: Vec<String>,
    /// Why it is so, in the coder's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Entry {
    /// What it may be.
    pub fn candidates(&self) -> &[String] {
        &self.found.candidates
    }

    /// Whether it is a row of the dataset.
    pub fn is_participant(&self) -> bool {
        self.role == Role::Participant
    }

    /// What is asked of it.
    pub fn asks(&self) -> Option<Asks> {
        match self.state {
            EntryState::Question(asks) => Some(asks),
            EntryState::Suggested | EntryState::Confirmed => None,
        }
    }
}

/// Names that stand together as one list, asked about as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Its number in the draft; entries refer to it.
    pub id: ListId,
    /// From its first name to its last, as read.
    pub span: Span,
    /// What says that its names take part, as the reader gave it.
    pub evidence: String,
    /// Whether the evidence is weak, so that the whole list is asked about.
    pub is_asked: bool,
}

/// A printed number that says how many took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The words: “14 countries”.
    pub printed: Printed,
    /// The number.
    pub number: u32,
    /// How many of the names that it can be about were read.
    pub found: u32,
}

/// Which text a draft is of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextKey {
    /// Lower-case hex of the SHA-256 of the text in UTF-8.
    pub sha256: String,
    /// Its length in code points.
    pub length: u32,
    /// en, ru or zh; “?” for any other.
    pub language: String,
}

/// What a reading was made with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// Version of the program.
    pub program: String,
    /// Version of the tables of names; empty if not known.
    pub gazetteer: String,
}

/// What a person said beside the entries: on a difference from another draft, on a name that only one
/// language has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// What it is about: `difference:12-20`, `alone:…`.
    pub about: String,
    /// How: `first`, `second`; `so`.
    pub how: String,
    /// By whom, and when.
    pub hand: Hand,
}

/// What was read in a text and decided about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What it is called: the name of the file without its ending; becomes the dataset's id.
    pub name: String,
    /// Which text it is of.
    pub text: TextKey,
    /// What the reading was made with.
    pub versions: Versions,
    /// Facts of the meeting.
    pub facts: Facts,
    /// All names, in printed order; one inside another stands behind it.
    pub entries: Vec<Entry>,
    /// Lists of names.
    pub lists: Vec<List>,
    /// Printed counts.
    pub counts: Vec<Count>,
    /// What a person should know of the whole, as the reader gave it.
    pub notes: Vec<String>,
    /// Entries whose words are no longer in the text, which has changed. Never moved to a lookalike.
    pub orphans: Vec<Entry>,
    /// Who confirmed that the whole passage that names participants is read and decided.
    pub passage: Option<Hand>,
    /// What was said beside the entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<Settled>,
    /// A random sample, with what was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<Sample>,
    /// The number that the next entry gets.
    pub next: EntryId,
}

impl Draft {
    /// An entry.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Those named as taking part, in printed order: the rows of the dataset.
    pub fn participants(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_participant())
    }

    /// The members of a list that are still held to take part.
    pub fn members(&self, list: ListId) -> impl Iterator<Item = &Entry> {
        self.participants().filter(move |entry| entry.list == Some(list))
    }

    /// Whether a person confirmed the whole passage and no question is open since. Only then may
    /// anything say of anybody that the release does *not* name them.
    pub fn is_reviewed(&self) -> bool {
        self.passage.is_some() && super::questions::questions(self).is_empty()
    }

    /// Every id that the draft names or offers, each once: what the gazetteer is to be asked for.
    pub fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        let entries = self.entries.iter().filter(|entry| {
            matches!(entry.role, Role::Participant | Role::Rejected) || entry.asks().is_some()
        });
        for entry in entries {
            let own = entry.identity.id().map(str::to_owned);
            ids.extend(own.into_iter().chain(entry.candidates().iter().cloned()));
        }
        ids.sort();
        ids.dedup();
        ids
    }
}
