//! The nouns of what a document reports besides participants, and of what it does not: points, themes, other editions,
//! and the remarks on how to read it. Plain data, built by `parse` only.

use super::mention::Mention;
use super::value::{Known, Localized, Note};

/// What a document may say nothing of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// Who was invited, who declined, who came without being named.
    Invitations,
    /// Which authority represented a state.
    Authorities,
    /// How many people came.
    Persons,
    /// Who said what.
    Speakers,
}

impl Silence {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::Invitations, Self::Authorities, Self::Persons, Self::Speakers];

    /// As a dataset's file has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invitations => "invitations",
            Self::Authorities => "authorities",
            Self::Persons => "persons",
            Self::Speakers => "speakers",
        }
    }
}

/// A subject that points are sorted by; ours, and said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Stable slug, as in `?theme=`.
    pub id: String,
    /// What it is called.
    pub label: Localized,
}

/// Something the document reports of its participants together; it names no speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Stable slug.
    pub id: String,
    /// The printed opening words; an ellipsis stands where words between are left out.
    pub verb: String,
    /// What it says, in our words.
    pub summary: Note,
    /// Indices into `Dataset::themes`; at least one.
    pub themes: Vec<usize>,
    /// Where it is printed.
    pub mention: Mention,
}

/// How exact a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// As given.
    Exact,
    /// "About".
    About,
    /// "More than".
    MoreThan,
}

/// A number that a source reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The place of its kind among those of the series.
    pub kind: usize,
    /// Of what.
    pub what: Localized,
    /// The number.
    pub value: u64,
    /// How exact.
    pub precision: Precision,
}

/// A state or body that a source names at an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// As named there.
    pub name: Localized,
    /// Index into `Dataset::organizations`, if it is one of them.
    pub organization: Option<usize>,
    /// Id of the body that it is a part of, if it is none of them: a value of the facet whose cards
    /// name siblings.
    pub part_of: Option<String>,
}

/// A meeting of the same series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Stable slug.
    pub id: String,
    /// Its number in the series.
    pub number: u64,
    /// Its year.
    pub year: u64,
    /// Whether a source reports it; if not, it is inferred.
    pub is_reported: bool,
    /// ISO date, or first and last day with a slash between.
    pub date: Known<String>,
    /// Where.
    pub city: Known<Localized>,
    /// Its theme.
    pub theme: Known<Localized>,
    /// Numbers reported; empty where none is.
    pub figures: Vec<Figure>,
    /// Who is named; `None` at the meeting of this dataset, whose participations those are.
    pub named: Option<Vec<Guest>>,
    /// How much is known, and a remark.
    pub known: Localized,
    /// A remark; may be empty.
    pub note: Localized,
    /// Whether its figures compare with those of the others.
    pub is_comparable: bool,
    /// Indices into `Dataset::sources`.
    pub sources: Vec<usize>,
}

/// What holds for a whole series of meetings.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Series {
    /// Remarks in the order they are told: on its numbering, on what changed since, on what came
    /// before it.
    pub notes: Vec<Note>,
}

/// A remark on how the document is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is about, as a slug; remarks of one kind stand together.
    pub kind: String,
    /// The remark.
    pub note: Note,
}

/// Another way of counting who held a status, where sources disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Stable slug, as in `?basis=`.
    pub id: String,
    /// Value of the roster's facet it concerns; at most one alternative a value is chosen.
    pub status: u32,
    /// What it is called.
    pub label: Localized,
    /// Memberships that it leaves out, by index.
    pub without: Vec<usize>,
    /// Memberships that it adds although they were not in force, by index.
    pub with: Vec<usize>,
    /// Why one might count so.
    pub reason: Note,
}
