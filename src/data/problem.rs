//! What can be wrong with a dataset, and where. Facts only: the words are `text::problems`.

/// Where in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Line and column, from 1: the file could not be read beyond.
    Line(usize, usize),
    /// A path such as `participations[3].category`.
    Path(String),
}

/// What may be wanted, found or named in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A text.
    Text,
    /// A text for each language.
    Localized,
    /// A number.
    Number,
    /// A whole number from 0.
    Whole,
    /// True or false.
    Flag,
    /// Null.
    Null,
    /// A list.
    List,
    /// A list of documents.
    Documents,
    /// What stands between mentions, as `audit --gaps` prints it.
    Gaps,
    /// An object.
    Object,
    /// A short or a formal name.
    Name,
    /// An organization.
    Organization,
    /// A theme of points.
    Theme,
    /// A kind of figure of an edition.
    Figure,
    /// One that holds a status.
    Member,
    /// A facet.
    Facet,
    /// A source.
    Source,
    /// A value of a facet.
    Value,
    /// The member of an entry that has its value of a facet.
    ValueOf,
}

impl Thing {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::Text,
        Self::Localized,
        Self::Number,
        Self::Whole,
        Self::Flag,
        Self::Null,
        Self::List,
        Self::Documents,
        Self::Gaps,
        Self::Object,
        Self::Name,
        Self::Organization,
        Self::Theme,
        Self::Figure,
        Self::Member,
        Self::Facet,
        Self::Source,
        Self::Value,
        Self::ValueOf,
    ];

    /// Its name among the choices of a message.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Localized => "localized",
            Self::Number => "number",
            Self::Whole => "whole",
            Self::Flag => "flag",
            Self::Null => "null",
            Self::List => "list",
            Self::Documents => "documents",
            Self::Gaps => "gaps",
            Self::Object => "object",
            Self::Name => "name",
            Self::Organization => "organization",
            Self::Theme => "theme",
            Self::Figure => "figure",
            Self::Member => "member",
            Self::Facet => "facet",
            Self::Source => "source",
            Self::Value => "value",
            Self::ValueOf => "value_of",
        }
    }
}

/// What is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Nothing at all is in the file.
    Empty,
    /// A web page instead of data, as servers send for a missing file.
    WebPage,
    /// The file ends in the middle.
    CutOff,
    /// Not JSON; in the words of what reads JSON.
    NotJson(String),
    /// JSON, but not a participation dataset.
    NotADataset,
    /// A format version that this program does not read: the one found.
    Version(String),
    /// Nothing where something must be: what is expected.
    Missing(Thing),
    /// Something else than expected: expected, found.
    Expected(Thing, Thing),
    /// An id that stands in the file before; the second one is left out.
    Duplicate(String),
    /// Not the next number in printed order, which this entry takes: that number.
    OutOfOrder(u32),
    /// A reference to something that is not in the file: what kind of thing, and the id.
    Unknown(Thing, String),
    /// An address that is not `http` or `https`; it is left out.
    UnsafeLink(String),
}

/// One thing wrong with a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub what: What,
}

impl Problem {
    /// A problem at a path.
    pub fn at(path: &str, what: What) -> Self {
        Self { place: Place::Path(path.to_owned()), what }
    }
}
