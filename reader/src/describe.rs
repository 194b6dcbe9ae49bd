//! What the tables know of a state or body, as the page asks for it: for candidates that a reader
//! chooses between, and for the dataset that comes of a review.
//!
//! Plain data. Knows no text and no reading.

use serde::{Deserialize, Serialize};

/// Names in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Named {
    /// en, ru or zh.
    pub language: String,
    /// The everyday name.
    pub short: String,
    /// The formal name, where the table has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formal: Option<String>,
    /// The abbreviation, where the table has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abbreviation: Option<String>,
    /// Whether the name was put together from the names of an organ and its organisation, so that it
    /// is ours and not one that the body uses.
    #[serde(skip_serializing_if = "is_false")]
    pub composed: bool,
}

/// What is known of one state or body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Described {
    /// Its id, as a reading has it: `KGZ`, `unodc`, `cica/secretariat`.
    pub id: String,
    /// state, territory, contested, un-body, international-organisation, organ, national-body, other.
    pub kind: String,
    /// Whether the list of the United Nations has it: a member or an observer state.
    pub is_state: bool,
    /// The id of the organisation that it is an organ of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Of a state or territory, the M49 subregion by its English name: `Central Asia`. A body has
    /// none: the word in `bodies.csv` sorts the table and is no claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// ISO 3166-1 alpha-2 of the state or territory itself, or of a national body's state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Codes as (scheme, identifier), in the schemes of `participation.schema.json`.
    pub identifiers: Vec<(String, String)>,
    /// Names in the languages that the tables have.
    pub names: Vec<Named>,
    /// Where the row is from, as the column `source` has it: `UNTERM`, `CLDR`, `site` …
    pub sources: Vec<String>,
}

/// What the reader's program answers to ids: what it knows of each and of the bodies that they are
/// organs of. Ids that no table has are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Gazetteer {
    /// Which state of the tables this is: the first 12 hexadecimal digits of the SHA-256 of the tables
    /// of names, one after the other.
    pub version: String,
    /// What is known, each id once.
    pub entries: Vec<Described>,
}

impl Gazetteer {
    /// What is known of an id.
    pub fn get(&self, id: &str) -> Option<&Described> {
        self.entries.iter().find(|it| it.id == id)
    }
}

fn is_false(value: &bool) -> bool {
    !value
}
