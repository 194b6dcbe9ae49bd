//! Decisions that last: printed form → who is meant, not a participant, heading, level; as a file that
//! the next release is read with, and a house's own list of names.
//!
//! An identity that was decided answers the question the next time. A decision on the *role* in one
//! text only answers a doubt in another; it never overrules what is plainly printed there.

use super::model::{Draft, Level};
use serde::{Deserialize, Serialize};

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ruling {
    /// The printed form names this one: its id and kind.
    Is(String, String),
    /// It is none of those that the tables have.
    NoneOfThese,
    /// Whoever it names does not take part.
    NotParticipant,
    /// It stands under these words, or under none, and not under those that the reader takes.
    Heading(Option<String>),
    /// An office, printed so, is of this level.
    Level(Level),
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The printed form on one line; of a level, the office's.
    pub printed: String,
    /// Of a heading, the words that the reader took; else empty.
    #[serde(default)]
    pub instead_of: String,
    /// What was decided.
    pub ruling: Ruling,
    /// Who decided.
    pub who: String,
    /// When.
    pub when: String,
    /// Why, in words: the reason that the reader gave, or what was asked.
    pub why: String,
    /// On which release: the name of the draft.
    pub release: String,
    /// Version of the program.
    pub program: String,
    /// Version of the tables of names.
    pub gazetteer: String,
}

/// The decisions of one or many releases; no two say the same of the same words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions {
    /// In the order in which they were made.
    pub all: Vec<Decision>,
}

/// What is told of a file of decisions, or of joining two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Two contradict each other. Neither is applied until one of them is taken away.
    Contradiction(Box<Decision>, Box<Decision>),
    /// So many were made with another version of the tables.
    OtherTables(usize),
    /// A row of a table is not understood: its number, counted from 1 with the head.
    BadRow(usize),
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no file of this kind.
    OtherFile,
    /// It is cut off or broken: the parser's sentence.
    Broken(String),
    /// It is of a version that this program does not know: its number, and the one that is known.
    Version(String, u64),
    /// It is longer than is read.
    TooLong,
}

impl Decisions {
    /// What was decided in a draft.
    pub fn of(draft: &Draft) -> Self;
    /// Adds others, the later counting where both say something of the same words by the same hand;
    /// else it is a contradiction, and told.
    pub fn join(&mut self, others: &Self) -> Vec<Told>;
    /// Those that contradict no other: what is applied.
    pub fn sure(&self) -> Vec<Decision>;
    /// Takes one away, by its key.
    pub fn forget(&mut self, key: &str);
    /// As a file.
    pub fn json(&self) -> String;
    /// As a table.
    pub fn csv(&self) -> String;
    /// From a file of either form. `gazetteer` is the version of the tables now.
    pub fn read(text: &str, gazetteer: &str) -> Result<(Self, Vec<Told>), Unreadable>;
}

impl Decision {
    /// What tells it from others: the words and what it is about.
    pub fn key(&self) -> String;
}

/// A house's own names: id, language, name. Shown instead of the gazetteer's; the printed form stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseNames {
    /// In the order of the file.
    pub all: Vec<(String, String, String)>,
}

impl HouseNames {
    /// From a CSV file with the columns id, language, name.
    pub fn read(text: &str) -> Result<(Self, Vec<Told>), Unreadable>;
    /// The name of an id in a language.
    pub fn get(&self, id: &str, language: &str) -> Option<&str>;
}
