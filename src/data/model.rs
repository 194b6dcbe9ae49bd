//! The nouns of a meeting: organizations, participations, memberships, facets, sources.
//!
//! Names follow Popolo where it has them. Plain data without invariants beyond the types: the
//! reading (`parse`) is the only place that builds a [`Dataset`], and it has checked every reference.

use super::imprint::{Imprint, Voice};
use super::mention::{Gap, Mention};
use super::reported::{Alternative, Edition, Point, Remark, Series, Silence, Theme};
use super::value::{Known, Localized, Note};

/// Everything the page can say about one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// Stable slug.
    pub id: String,
    /// Semantic version of the data, not of the format.
    pub version: String,
    /// Tags of the languages whose texts stand in files beside this one.
    pub translations: Vec<String>,
    /// ISO date on which the facts were compiled.
    pub compiled: String,
    /// What the file is about, in words.
    pub title: Localized,
    /// Name and address of the licence.
    pub license: (String, String),
    /// Who answers for it, and who speaks.
    pub imprint: Imprint,
    /// The meeting.
    pub event: Event,
    /// The document every mention is printed in.
    pub document: Document,
    /// In the order they are offered; the first one is the breakdown's default.
    pub facets: Vec<Facet>,
    /// Named, not named, and the organiser.
    pub organizations: Vec<Organization>,
    /// Those the organiser names, in printed order. These are the rows that every count counts.
    pub participations: Vec<Participation>,
    /// Statuses held (or decided) on the day of [`Roster::as_of`].
    pub memberships: Vec<Membership>,
    /// What the memberships are memberships of; `None` where the dataset has no roster.
    pub roster: Option<Roster>,
    /// Subjects of the points.
    pub themes: Vec<Theme>,
    /// What the document reports of its participants together, in printed order.
    pub points: Vec<Point>,
    /// Meetings of the same series, this one included, in the order of their numbers.
    pub editions: Vec<Edition>,
    /// What holds for the series.
    pub series: Series,
    /// How the document is to be read.
    pub remarks: Vec<Remark>,
    /// Where everything comes from.
    pub sources: Vec<Source>,
}

impl Dataset {
    /// Who names the participants: the organiser that speaks, a `sheet`, or the organiser whose text an
    /// `observer` reads; as messages ask for it.
    pub fn speaker(&self) -> &'static str {
        match self.imprint.voice {
            Voice::Observer if self.document.is_sheet => "sheet",
            voice => voice.name(),
        }
    }
}

/// The meeting itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Full name.
    pub name: Localized,
    /// Name as it stands above the title.
    pub short: Localized,
    /// ISO date of the first day; empty if it is not known.
    pub start_date: String,
    /// ISO date of the last day.
    pub end_date: String,
    /// Where; empty if that is not known.
    pub city: Localized,
    /// Index into [`Dataset::organizations`]; the organiser is never a row.
    pub organizer: Option<usize>,
}

/// The printed text, or a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Id that mentions refer to.
    pub id: String,
    /// Whether it is a sheet, whose cells are mentioned, and no text that prints names.
    pub is_sheet: bool,
    /// What it is called here.
    pub title: String,
    /// Who published it.
    pub publisher: Localized,
    /// Tag of the language it is printed in.
    pub language: String,
    /// The publisher's page; `http` or `https` only. Empty if the dataset gives none.
    pub url: String,
    /// Lower-case hex of the SHA-256 of the text, or of the file of a sheet, if recorded.
    pub sha256: Option<String>,
    /// What it says nothing of, as far as the dataset says so.
    pub silent_on: Vec<Silence>,
    /// What stands between the mentions of the list, if recorded: before the first heading or name,
    /// between neighbours, and after the last name.
    pub gaps: Option<Vec<Gap>>,
}

/// On what authority a facet sorts participants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Printed in the document.
    Printed,
    /// Our own reading; the page marks it as such.
    Ours,
    /// A published standard, named in the qualifier.
    Standard,
}

impl Basis {
    /// As a dataset's file has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Ours => "ours",
            Self::Standard => "standard",
        }
    }
}

/// A way to sort participants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Stable slug; the name of its address parameter.
    pub id: String,
    /// Full label.
    pub label: Localized,
    /// Label for chips and narrow columns.
    pub short: Localized,
    /// A word on where the values come from ("UN M49"), if any.
    pub qualifier: Option<Localized>,
    /// Authority.
    pub basis: Basis,
    /// Whether a participant's card names the others of the same value.
    pub has_siblings: bool,
    /// Whether one participant can have more than one value.
    pub multiple: bool,
    /// In institutional order, which no act changes; what does not apply and what is not known
    /// stand last, where they occur.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Stable id, as written in the address.
    pub id: String,
    /// Full label.
    pub label: Localized,
    /// Label for filters and chips.
    pub short: Localized,
    /// What one that has it is called ("member"), if that is told.
    pub one: Option<Localized>,
    /// The words printed, if they are.
    pub printed: Option<String>,
    /// Where they are printed; no selector where they are not.
    pub mention: Mention,
    /// Other spellings the address understands (codes, slugs).
    pub also: Vec<String>,
    /// A real value or one of the two ways of having none.
    pub kind: ValueKind,
}

/// Whether a facet value is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A real value.
    Proper,
    /// "Does not apply".
    DoesNotApply,
    /// "Not known".
    NotKnown,
}

/// A state or body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Stable slug, as in `?show=`.
    pub id: String,
    /// What it is called, by language.
    pub names: Vec<Names>,
    /// Further names that the search knows; those with a source are also shown.
    pub other_names: Vec<(String, String, Vec<usize>)>,
    /// Whether it is on the list of the United Nations; a code of its own makes no state.
    pub is_state: bool,
    /// Standard codes as (scheme, identifier).
    pub identifiers: Vec<(String, String)>,
    /// Seat of a body.
    pub seat: Known<Seat>,
    /// Website of a body.
    pub site: Known<Site>,
    /// Remarks of ours.
    pub notes: Vec<Note>,
    /// Sources of the facet values, by facet index; empty where the value is the participation's.
    pub value_sources: Vec<Vec<usize>>,
}

impl Organization {
    /// The names in `lang` as far as a source gives them or they are our translation, else the first
    /// language's.
    pub fn shown(&self, lang: &str) -> Option<&Names> {
        self.names
            .iter()
            .find(|names| names.lang == lang && names.confidence != Confidence::Unsourced)
            .or_else(|| self.names.first())
    }

    /// Short name in `lang`; the id where the dataset gives no name at all.
    pub fn short(&self, lang: &str) -> &str {
        self.shown(lang).map_or(&self.id, |names| &names.short)
    }

    /// The shortest name, for a mark. A name that would fill half a row gives way to the first
    /// language's abbreviation; the whole one is told beside it.
    pub fn mark(&self, lang: &str) -> &str {
        let Some(names) = self.shown(lang) else { return &self.id };
        let abbreviated = || {
            let first = self.names.first().and_then(|first| first.mark.as_ref());
            first.filter(|_| width(&names.short) > WIDEST_MARK)
        };
        names.mark.as_ref().or_else(abbreviated).unwrap_or(&names.short)
    }
}

/// Widest name for a mark, in Latin letters.
const WIDEST_MARK: usize = 30;

/// About how wide a text is, in Latin letters: Chinese ones are twice as wide.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{2e80}' { 1 } else { 2 }).sum()
}

/// How sure a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// A source with it was retrieved.
    High,
    /// No source has a name in this language: it is our own translation, and is marked as ours.
    Ours,
    /// General knowledge, to be checked by a speaker: it serves the search only.
    Unsourced,
}

/// The names of an organization in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// Language tag.
    pub lang: String,
    /// Everyday name.
    pub short: String,
    /// Formal name, if established.
    pub formal: Option<String>,
    /// Shortest label, if shorter than `short`.
    pub mark: Option<String>,
    /// Abbreviation or code.
    pub abbreviation: Option<String>,
    /// A Chinese name in Latin letters, without tones and spaces; for the search only.
    pub pinyin: Option<String>,
    /// How sure.
    pub confidence: Confidence,
    /// Indices into [`Dataset::sources`].
    pub sources: Vec<usize>,
}

/// Where a body sits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// City.
    pub city: Localized,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Indices into [`Dataset::sources`].
    pub sources: Vec<usize>,
}

/// A website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// `http` or `https` only: reading has turned everything else away.
    pub url: String,
    /// Indices into [`Dataset::sources`].
    pub sources: Vec<usize>,
}

/// One row: a participant as the document names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participation {
    /// Index into [`Dataset::organizations`].
    pub organization: usize,
    /// Place in the sentence, from 1.
    pub order: u32,
    /// The heading in the document's words; `DoesNotApply` where none is printed.
    pub heading: Known<String>,
    /// Where it is printed.
    pub mention: Mention,
    /// Indices into [`Dataset::sources`].
    pub sources: Vec<usize>,
    /// What misleads in the heading or the name, if anything does.
    pub dagger: Option<Note>,
    /// Value indices by facet index; at least one for each facet.
    pub values: Vec<Vec<u32>>,
}

/// A status of a state in the roster's organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Index into [`Dataset::organizations`].
    pub member: usize,
    /// Row of the same organization, if the document names it.
    pub participation: Option<usize>,
    /// Whether the status was in force on the roster's day, or only decided.
    pub in_force: bool,
    /// What shows it, dated.
    pub evidence: Vec<Evidence>,
    /// Where sources disagree, if they do.
    pub disputed: Option<Note>,
    /// Column and row in a schematic grid, from 0, if the dataset has one.
    pub tile: Option<(u64, u64)>,
    /// Value indices by facet index, as for a participation.
    pub values: Vec<Vec<u32>>,
}

/// A dated piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it shows, in our words.
    pub text: Localized,
    /// ISO date, month or year of the source.
    pub date: String,
    /// Indices into [`Dataset::sources`].
    pub sources: Vec<usize>,
}

/// The organization whose statuses are compared with the names printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// Short name, as in "SCO status".
    pub name: Localized,
    /// ISO date.
    pub as_of: String,
    /// Index of the facet whose values are the statuses.
    pub facet: usize,
    /// What "not named" means, and what it does not.
    pub note: Localized,
    /// Where sources disagree, by value of `facet`.
    pub disagreements: Vec<(u32, Note)>,
    /// Other ways of counting, in the order they are offered.
    pub alternatives: Vec<Alternative>,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Short id, as cited.
    pub id: String,
    /// Who says it.
    pub publisher: Localized,
    /// When, as far as known; free text.
    pub date: Localized,
    /// `http` or `https`; empty for our own reading.
    pub url: String,
    /// What kind of source.
    pub kind: SourceKind,
    /// What it is used for.
    pub used_for: Localized,
}

/// What kind of source a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// The document itself.
    Release,
    /// A standard or public data set.
    Standard,
    /// Another public page.
    External,
    /// Ours, and said to be.
    Ours,
}
