//! The text of a release as pieces in printed order: names as they are marked, printed headings, and what
//! stands between. Put one after the other they are the text.
//!
//! Where names lie over each other, the one that takes part is marked, then the longer one. Knows no
//! element.

use crate::draft::{Draft, Entry, EntryId, EntryState, Release, Role, Span};
use std::collections::BTreeMap;

/// How an entry looks: by shape and word, for colour alone tells nobody anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Found by rule, or added, and not decided.
    Suggested,
    /// By a person.
    Confirmed,
    /// Asked about.
    Question,
    /// A group that takes part without names.
    Group,
    /// Not a participant, as a person has it.
    Rejected,
    /// Named, but not as taking part.
    Elsewhere,
}

impl Look {
    /// How an entry looks.
    pub fn of(entry: &Entry) -> Self {
        match (entry.role, entry.state) {
            (Role::Rejected, _) => Self::Rejected,
            (_, EntryState::Question(_)) => Self::Question,
            (Role::Collective, _) => Self::Group,
            (Role::Elsewhere, _) => Self::Elsewhere,
            (Role::Participant, EntryState::Confirmed) => Self::Confirmed,
            (Role::Participant, EntryState::Suggested) => Self::Suggested,
        }
    }

    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Confirmed => "confirmed",
            Self::Question => "question",
            Self::Group => "group",
            Self::Rejected => "rejected",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// The entry that it is.
    pub entry: Option<EntryId>,
    /// Whether it is a heading, or stands in one.
    pub is_heading: bool,
}

/// The text as pieces.
pub fn pieces(draft: &Draft, release: &Release) -> Vec<Piece> {
    let marks = marks(draft);
    let headings = headings(draft);
    let length = release.length();
    let mut stops: Vec<u32> = marks.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    let inside = |at: u32| marks.iter().any(|(span, _)| span.start < at && at < span.end);
    stops.extend(
        headings.iter().flat_map(|heading| [heading.start, heading.end]).filter(|at| !inside(*at)),
    );
    stops.extend([0, length]);
    stops.retain(|at| *at <= length);
    stops.sort_unstable();
    stops.dedup();
    let piece = |ends: &[u32]| {
        let span = Span::new(ends[0], ends[1]);
        let entry = marks.iter().find(|(mark, _)| *mark == span).map(|(_, id)| *id);
        let is_heading = headings.iter().any(|heading| heading.holds(span));
        Some(Piece { text: release.exact(span)?, entry, is_heading })
    };
    stops.windows(2).filter_map(piece).collect()
}

/// The entries that are marked, where they stand.
fn marks(draft: &Draft) -> Vec<(Span, EntryId)> {
    let mut all: Vec<&Entry> = draft.entries.iter().collect();
    let rank = |entry: &Entry| match Look::of(entry) {
        Look::Suggested | Look::Confirmed | Look::Question => 0,
        Look::Group | Look::Rejected => 1,
        Look::Elsewhere => 2,
    };
    all.sort_by_key(|entry| {
        (rank(entry), std::cmp::Reverse(entry.span.end - entry.span.start), entry.span.start)
    });
    let mut kept: BTreeMap<u32, (u32, EntryId)> = BTreeMap::new();
    for entry in all {
        let before = kept.range(..entry.span.end).next_back();
        if before.is_none_or(|(_, (end, _))| *end <= entry.span.start) {
            kept.insert(entry.span.start, (entry.span.end, entry.id));
        }
    }
    kept.into_iter().map(|(start, (end, id))| (Span::new(start, end), id)).collect()
}

/// Where the headings stand that participants have.
fn headings(draft: &Draft) -> Vec<Span> {
    let mut all: Vec<Span> =
        draft.participants().filter_map(|entry| Some(entry.heading.as_ref()?.span)).collect();
    all.sort_unstable();
    all.dedup();
    all
}
