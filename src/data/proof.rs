//! What the sources of a dataset are there for.
//!
//! A source may prove several things; it stands under the first of them. Knows no words for people.

use super::model::{Dataset, SourceKind};

/// What a source proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// The document itself.
    Release,
    /// Who held a status, and how it may be counted.
    Statuses,
    /// Names, seats, kinds and what else is known of those named.
    Participants,
    /// The other meetings of the series.
    Series,
    /// How the document is to be read.
    Reading,
    /// A standard, or a public data set.
    Standards,
    /// Anything else, and what is ours.
    Others,
}

impl Proof {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Release,
        Self::Statuses,
        Self::Participants,
        Self::Series,
        Self::Reading,
        Self::Standards,
        Self::Others,
    ];

    /// As a message tells them apart.
    pub fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Statuses => "statuses",
            Self::Participants => "participants",
            Self::Series => "series",
            Self::Reading => "reading",
            Self::Standards => "standards",
            Self::Others => "others",
        }
    }
}

/// What each source of a dataset proves, by its index.
pub fn proofs(dataset: &Dataset) -> Vec<Proof> {
    let mut found: Vec<Proof> = dataset
        .sources
        .iter()
        .map(|source| match source.kind {
            SourceKind::Release => Proof::Release,
            SourceKind::Standard => Proof::Standards,
            SourceKind::External | SourceKind::Ours => Proof::Others,
        })
        .collect();
    let uses: [(Proof, Vec<&[usize]>); 4] = [
        (Proof::Statuses, of_statuses(dataset)),
        (Proof::Participants, of_participants(dataset)),
        (Proof::Series, of_series(dataset)),
        (Proof::Reading, of_reading(dataset)),
    ];
    for (proof, lists) in uses {
        for &at in lists.into_iter().flatten() {
            if let Some(own) = found.get_mut(at)
                && *own == Proof::Others
                && dataset.sources[at].kind == SourceKind::External
            {
                *own = proof;
            }
        }
    }
    found
}

/// The sources on which statuses rest, and the ways of counting them.
pub fn of_statuses(dataset: &Dataset) -> Vec<&[usize]> {
    let mut lists: Vec<&[usize]> = Vec::new();
    for membership in &dataset.memberships {
        lists.extend(membership.evidence.iter().map(|piece| piece.sources.as_slice()));
        lists.extend(membership.disputed.iter().map(|note| note.sources.as_slice()));
    }
    if let Some(roster) = &dataset.roster {
        lists.extend(roster.disagreements.iter().map(|(_, note)| note.sources.as_slice()));
        lists.extend(
            roster.alternatives.iter().map(|alternative| alternative.reason.sources.as_slice()),
        );
    }
    lists
}

/// The sources on which the series rests.
pub fn of_series(dataset: &Dataset) -> Vec<&[usize]> {
    let editions = dataset.editions.iter().map(|edition| edition.sources.as_slice());
    editions.chain(dataset.series.notes.iter().map(|note| note.sources.as_slice())).collect()
}

fn of_participants(dataset: &Dataset) -> Vec<&[usize]> {
    let mut lists: Vec<&[usize]> = Vec::new();
    for organization in &dataset.organizations {
        lists.extend(organization.names.iter().map(|names| names.sources.as_slice()));
        lists.extend(organization.other_names.iter().map(|(.., sources)| sources.as_slice()));
        lists.extend(organization.seat.known().map(|seat| seat.sources.as_slice()));
        lists.extend(organization.site.known().map(|site| site.sources.as_slice()));
        lists.extend(organization.notes.iter().map(|note| note.sources.as_slice()));
        lists.extend(organization.value_sources.iter().map(Vec::as_slice));
    }
    let daggers = dataset.participations.iter().filter_map(|row| row.dagger.as_ref());
    lists.extend(daggers.map(|note| note.sources.as_slice()));
    lists
}

fn of_reading(dataset: &Dataset) -> Vec<&[usize]> {
    let remarks = dataset.remarks.iter().map(|remark| remark.note.sources.as_slice());
    remarks.chain(dataset.points.iter().map(|point| point.summary.sources.as_slice())).collect()
}
