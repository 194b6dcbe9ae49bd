//! How states stand: a tile a membership, and a roster a status, on the basis of the query.
//!
//! The same facts twice, as a grid and as a list; the totals are counted here and nowhere else.

use crate::data::Dataset;
use crate::query::{Answer, Count};

/// How a state with a status, held or decided, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Named, and the status counts.
    Named,
    /// Named, though the status does not count on this basis.
    NamedUncounted,
    /// The status counts; not named.
    NotNamed,
    /// In force, but not counted on this basis; not named.
    Uncounted,
    /// Decided and not yet in force; not named.
    Decided,
    /// Decided and not yet in force, but counted on this basis; not named.
    DecidedCounted,
}

impl Standing {
    /// What the style sheet and a picture call it.
    pub fn look(self) -> &'static str {
        match self {
            Self::Named => "solid",
            Self::NamedUncounted => "solid uncounted",
            Self::NotNamed => "outline",
            Self::Uncounted => "outline uncounted",
            Self::Decided => "outline dotted",
            Self::DecidedCounted => "outline dotted counted",
        }
    }
}

/// One state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Index of the membership.
    pub membership: usize,
    /// Id of the organization, for its card.
    pub id: String,
    /// Short name.
    pub label: String,
    /// How it stands.
    pub standing: Standing,
    /// Column and row in the grid, from 0; `None` if the dataset places it nowhere.
    pub place: Option<(u64, u64)>,
}

/// The states of one status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Value of the roster's facet.
    pub value: u32,
    /// Named ones (`selected`) among those whose status counts (`total`).
    pub share: Count,
    /// In the order of the dataset.
    pub tiles: Vec<Tile>,
}

/// All statuses that a membership has, in the order of the facet.
pub fn standing(dataset: &Dataset, answer: &Answer, lang: &str) -> Vec<Status> {
    let Some(roster) = &dataset.roster else { return Vec::new() };
    let values = dataset.facets[roster.facet].values.len() as u32;
    let of = |value: u32| {
        let mut status = Status { value, share: Count::default(), tiles: Vec::new() };
        for (index, membership) in dataset.memberships.iter().enumerate() {
            if !membership.values[roster.facet].contains(&value) {
                continue;
            }
            let named = membership.participation.is_some();
            let counts = answer.counted.get(index) == Some(&true);
            status.share.total += usize::from(counts);
            status.share.selected += usize::from(counts && named);
            let organization = &dataset.organizations[membership.member];
            status.tiles.push(Tile {
                membership: index,
                id: organization.id.clone(),
                label: organization.short(lang).to_owned(),
                standing: match (named, counts, membership.in_force) {
                    (true, true, _) => Standing::Named,
                    (true, false, _) => Standing::NamedUncounted,
                    (false, true, true) => Standing::NotNamed,
                    (false, true, false) => Standing::DecidedCounted,
                    (false, false, true) => Standing::Uncounted,
                    (false, false, false) => Standing::Decided,
                },
                place: membership.tile,
            });
        }
        status
    };
    (0..values).map(of).filter(|status| !status.tiles.is_empty()).collect()
}

/// Named and held over all statuses.
pub fn whole(statuses: &[Status]) -> Count {
    let sum = |part: fn(&Count) -> usize| statuses.iter().map(|status| part(&status.share)).sum();
    Count { selected: sum(|count| count.selected), total: sum(|count| count.total) }
}

/// All tiles with their statuses in the order of the grid, as the eye and the arrow keys go; those
/// without a place stand first.
pub fn in_order(statuses: &[Status]) -> Vec<(&Status, &Tile)> {
    let key = |tile: &Tile| tile.place.map(|(x, y)| (y, x));
    let mut all: Vec<(&Status, &Tile)> = Vec::new();
    for status in statuses {
        for tile in &status.tiles {
            let place = all.partition_point(|(_, other)| key(other) <= key(tile));
            all.insert(place, (status, tile));
        }
    }
    all
}

/// Evidence that is told once for all the states that it speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Indices of their memberships, in the order given.
    pub members: Vec<usize>,
    /// What it says: the place of a piece in the evidence of the first of them, and the sources that
    /// all of them have for it.
    pub pieces: Vec<(usize, Vec<usize>)>,
}

/// The evidence of some memberships by whom it speaks of, those of most states first. What speaks of one
/// state only is left out where that state has evidence in common with others: its card tells all.
pub fn shared(dataset: &Dataset, members: &[usize]) -> Vec<Shared> {
    // A piece with whom it speaks of.
    let mut pieces: Vec<(Vec<usize>, usize, Vec<usize>)> = Vec::new();
    for &member in members {
        for (place, own) in dataset.memberships[member].evidence.iter().enumerate() {
            let common = |sources: &[usize]| -> Vec<usize> {
                sources.iter().copied().filter(|source| own.sources.contains(source)).collect()
            };
            let found = pieces.iter_mut().find(|(of, other, sources)| {
                let other = &dataset.memberships[of[0]].evidence[*other];
                let is_same = other.text == own.text && other.date == own.date;
                is_same && of.last() != Some(&member) && !common(sources).is_empty()
            });
            match found {
                Some((of, _, sources)) => {
                    of.push(member);
                    *sources = common(sources);
                }
                None => pieces.push((vec![member], place, own.sources.clone())),
            }
        }
    }
    let in_common: Vec<usize> =
        pieces.iter().filter(|(of, ..)| of.len() > 1).flat_map(|(of, ..)| of.clone()).collect();
    let mut all: Vec<Shared> = Vec::new();
    for (of, place, sources) in pieces {
        if of.len() == 1 && in_common.contains(&of[0]) {
            continue;
        }
        if let Some(shared) = all.iter_mut().find(|shared| shared.members == of) {
            shared.pieces.push((place, sources));
            continue;
        }
        let at = all.partition_point(|other| other.members.len() >= of.len());
        all.insert(at, Shared { members: of, pieces: vec![(place, sources)] });
    }
    all
}
