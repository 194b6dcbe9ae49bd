//! Two drafts of one text, made without each other: where they agree, and how far.
//!
//! Who was right is for a person: every difference stands in the list.

use super::model::{Draft, Entry, EntryId, Span};
use super::unitizing;
use crate::data::value::one_line;
use std::collections::BTreeMap;

/// A figure of agreement: how many of how many, and beyond chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Agreed.
    pub agreed: usize,
    /// Compared.
    pub of: usize,
    /// Beyond chance, 1 at most; nothing where chance alone would give the same.
    pub beyond_chance: Option<f64>,
}

/// In what two drafts differ at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// Only the first has it.
    OnlyFirst,
    /// Only the second has it.
    OnlySecond,
    /// Other ends.
    Ends,
    /// Another id.
    Identity,
    /// Another heading.
    Heading,
}

/// A place to adjudicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub span: Span,
    /// In what they differ.
    pub differs: Vec<Differs>,
    /// The entry of the first draft.
    pub first: Option<EntryId>,
    /// The entry of the second draft.
    pub second: Option<EntryId>,
}

/// What comes of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Names: both mark the same words, of all that at least one marks. Beyond chance by
    /// Krippendorff's alpha for unitizing, because coders also choose what to mark, and nobody counts
    /// what neither marked.
    pub names: Figure,
    /// Headings of names that both have; beyond chance by Cohen's kappa.
    pub headings: Figure,
    /// Ids of names that both have; the same.
    pub identities: Figure,
    /// What is to be adjudicated, in printed order.
    pub differences: Vec<Difference>,
}

/// Compares two drafts; nothing if they are not of the same text.
pub fn agreement(first: &Draft, second: &Draft) -> Option<Agreement> {
    if first.text.sha256 != second.text.sha256 {
        return None;
    }
    let (mine, theirs): (Vec<&Entry>, Vec<&Entry>) =
        (first.participants().collect(), second.participants().collect());
    let pairs = paired(&mine, &theirs);
    let mut differences: Vec<Difference> = Vec::new();
    let (mut same_words, mut headings, mut identities) = (0, Vec::new(), Vec::new());
    for (one, other) in &pairs {
        let mut differs = Vec::new();
        match (one, other) {
            (Some(one), Some(other)) => {
                if one.span == other.span {
                    same_words += 1;
                } else {
                    differs.push(Differs::Ends);
                }
                let (a, b) = (identity(one), identity(other));
                if a != b {
                    differs.push(Differs::Identity);
                }
                identities.push((a, b));
                let (a, b) = (heading(one), heading(other));
                if a != b {
                    differs.push(Differs::Heading);
                }
                headings.push((a, b));
            }
            (Some(_), None) => differs.push(Differs::OnlyFirst),
            (None, _) => differs.push(Differs::OnlySecond),
        }
        if let Some(place) = one.or(*other).filter(|_| !differs.is_empty()) {
            differences.push(Difference {
                span: place.span,
                differs,
                first: one.map(|entry| entry.id),
                second: other.map(|entry| entry.id),
            });
        }
    }
    differences.sort_by_key(|difference| difference.span);
    let units =
        |all: &[&Entry]| all.iter().map(|entry| (entry.span.start, entry.span.end)).collect();
    let alpha = unitizing::alpha(first.text.length, &[units(&mine), units(&theirs)]);
    Some(Agreement {
        names: Figure { agreed: same_words, of: pairs.len(), beyond_chance: alpha },
        headings: figure(&headings),
        identities: figure(&identities),
        differences,
    })
}

/// Entries of the same words, then those that share the most words; then those that are alone.
fn paired<'a>(
    mine: &[&'a Entry],
    theirs: &[&'a Entry],
) -> Vec<(Option<&'a Entry>, Option<&'a Entry>)> {
    let mut free: BTreeMap<Span, &Entry> =
        theirs.iter().map(|entry| (entry.span, *entry)).collect();
    let mut pairs: Vec<(Option<&Entry>, Option<&Entry>)> =
        mine.iter().map(|entry| (Some(*entry), free.remove(&entry.span))).collect();
    for (one, other) in pairs.iter_mut().filter(|(_, other)| other.is_none()) {
        let Some(span) = one.map(|entry| entry.span) else { continue };
        let shared = |candidate: &Span| {
            candidate.end.min(span.end).saturating_sub(candidate.start.max(span.start))
        };
        let best =
            free.keys().copied().filter(|candidate| candidate.meets(span)).max_by_key(shared);
        *other = best.and_then(|best| free.remove(&best));
    }
    pairs.extend(free.into_values().map(|entry| (None, Some(entry))));
    pairs
}

fn identity(entry: &Entry) -> String {
    entry.identity.id().map_or_else(|| format!("?{}", one_line(&entry.exact)), str::to_owned)
}

fn heading(entry: &Entry) -> String {
    entry.heading.as_ref().map(|heading| one_line(&heading.exact)).unwrap_or_default()
}

/// Agreement on labels, and Cohen's kappa.
fn figure(pairs: &[(String, String)]) -> Figure {
    let of = pairs.len();
    let agreed = pairs.iter().filter(|(a, b)| a == b).count();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (a, b) in pairs {
        counts.entry(a).or_default().0 += 1;
        counts.entry(b).or_default().1 += 1;
    }
    let all = of as f64;
    let by_chance: f64 = counts.values().map(|(a, b)| (*a as f64 / all) * (*b as f64 / all)).sum();
    let beyond_chance =
        (of > 0 && by_chance < 1.0).then(|| (agreed as f64 / all - by_chance) / (1.0 - by_chance));
    Figure { agreed, of, beyond_chance }
}
