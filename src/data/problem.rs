//! What can be wrong with a dataset, and where. Facts only: the words are `text::problems`.

/// Where in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Line and column, from 1: the file could not be read beyond.
    Line(usize, usize),
    /// A path such as `participations[3].category`.
    Path(String),
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
    /// Not JSON; the reader's own words.
    NotJson(String),
    /// JSON, but not a participation dataset.
    NotADataset,
    /// A format version that this program does not read: found, and the one it does.
    Version(String, u64),
    /// Nothing where something must be: what is expected.
    Missing(&'static str),
    /// Something else than expected: expected, found.
    Expected(&'static str, &'static str),
    /// An id that stands in the file before; the second one is left out.
    Duplicate(String),
    /// Not the next number in printed order, which this entry takes: that number.
    OutOfOrder(u32),
    /// A reference to something that is not in the file: what kind of thing, and the id.
    Unknown(&'static str, String),
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
