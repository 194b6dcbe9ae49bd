//! The words between mentions: counted and hashed when a dataset is made, compared in a copy.
//!
//! A dataset does not have these words, only what tells that a copy has others there. Each selector
//! of the list, headings and names in printed order, has a slot; the gap of a slot stands before it.
//! Does not know what the mentions are mentions of.

use super::words::Text;
use crate::data::Gap;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::ops::Range;

/// Words kept before the first mention: a name put there changes them, whatever it begins with.
const BEFORE: usize = 3;
/// Words kept after the last mention: what ends a list is another sign than what goes on with it.
const AFTER: usize = 1;
/// Words before the first and after the last mention among which added ones are looked for.
const CLOSE: usize = 60;
/// Longest gap in which words added are told from the others, in words.
const LONGEST: usize = 60;
/// Longest stretch that is taken apart into gaps recorded elsewhere, in words.
const LONGEST_JOINED: usize = 24;

/// A stretch of words where the words of a slot stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Whose words.
    pub slot: usize,
    /// First word.
    pub from: usize,
    /// The word after the last.
    pub to: usize,
    /// Whether they are others than recorded.
    pub changed: bool,
}

/// How the words of a gap differ from those recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// With these words taken away, it is as recorded.
    Added(Range<usize>),
    /// These words stand there, and the recorded ones are others.
    Other(Range<usize>),
    /// Nothing stands there, where so many words are recorded.
    Nothing(usize),
}

/// A gap that is not as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Slot of the mention before it; none before the first.
    pub before: Option<usize>,
    /// Slot of the mention after it; none after the last.
    pub after: Option<usize>,
    /// How it differs.
    pub unlike: Unlike,
    /// Whether a changed mention stands among its words.
    pub is_wide: bool,
    /// Organizations that stand there.
    pub organizations: Vec<usize>,
}

/// A copy with the places of mentions in it.
pub struct Passage<'a> {
    /// Its words.
    pub text: &'a Text<'a>,
    /// Where slots stand, in the order of the text.
    pub stands: &'a [Stand],
    /// Every place where a mention stands as recorded, in its order or out of it; sorted.
    pub places: &'a [Range<usize>],
    /// One more than there are slots.
    pub gaps: &'a [Gap],
    /// The same in order.
    pub sorted: &'a [Gap],
}

/// Counts and hashes words, by their places.
fn measured(text: &Text, words: impl IntoIterator<Item = usize>) -> Gap {
    let mut hasher = Sha256::new();
    let mut count = 0;
    for word in words {
        if count > 0 {
            hasher.update(" ");
        }
        hasher.update(text.folded(word));
        count += 1;
    }
    let hash = hasher.finalize().iter().take(3).fold(0, |hash, byte| hash << 8 | u32::from(*byte));
    Gap { words: count, hash }
}

/// The gaps of a text in which every slot stands.
pub fn of(text: &Text, stands: &[Stand]) -> Vec<Gap> {
    let (Some(first), Some(last)) = (stands.first(), stands.last()) else { return Vec::new() };
    let end = text.words.len().min(last.to + AFTER);
    let before = first.from.saturating_sub(BEFORE)..first.from;
    let between = stands.windows(2).map(|pair| pair[0].to..pair[1].from.max(pair[0].to));
    let all = std::iter::once(before).chain(between).chain(std::iter::once(last.to..end));
    all.map(|range| measured(text, range)).collect()
}

/// Gaps as a dataset has them.
pub fn written(gaps: &[Gap]) -> String {
    let mut text = String::new();
    for Gap { words, hash } in gaps {
        let blank = if text.is_empty() { "" } else { " " };
        // Writing to a text does not fail.
        let _ = write!(text, "{blank}{words}-{hash:06x}");
    }
    text
}

/// Which organizations stand in stretches of words. Those that the words of the slots in the range
/// name are expected there.
pub type Named<'a> = &'a dyn Fn(&[Range<usize>], Range<usize>) -> Vec<usize>;

impl Passage<'_> {
    /// All gaps that are not as recorded, in the order of the text.
    pub fn differences(&self, named: Named) -> Vec<Difference> {
        let mut found = Vec::new();
        let (Some(first), Some(last)) = (self.stands.first(), self.stands.last()) else {
            return found;
        };
        if first.slot == 0 {
            found.extend(self.before(first, named));
        }
        let mut at = 0;
        while at + 1 < self.stands.len() {
            // Up to the next mention that stands as recorded.
            let mut end = at + 1;
            while end + 1 < self.stands.len() && self.stands[end].changed {
                end += 1;
            }
            self.stretch(&self.stands[at..=end], named, &mut found);
            at = end;
        }
        if last.slot + 2 == self.gaps.len() {
            found.extend(self.after(last, named));
        }
        found
    }

    /// The gaps between mentions of which only the first and the last can stand as recorded.
    fn stretch(&self, stands: &[Stand], named: Named, found: &mut Vec<Difference>) {
        let (Some(left), Some(right)) = (stands.first(), stands.last()) else { return };
        let differing = stands.windows(2).filter_map(|pair| {
            let unlike = self.between(&pair[0], &pair[1])?;
            let (before, after) = (Some(pair[0].slot), Some(pair[1].slot));
            Some(Difference { before, after, unlike, is_wide: false, organizations: Vec::new() })
        });
        let mut gaps: Vec<Difference> = differing.collect();
        let is_wide = stands.len() > 2 || left.changed || right.changed;
        if gaps.is_empty() && !is_wide {
            return;
        }
        let from = if left.changed { left.from } else { left.to };
        let to = if right.changed { right.to } else { right.from };
        let slots = left.slot + usize::from(!left.changed)..right.slot + usize::from(right.changed);
        let range = from..to.max(from);
        let organizations = named(&self.outside_places(&range), slots);
        if is_wide && !organizations.is_empty() {
            // In which of the gaps and changed words they stand is for the reader to see.
            found.push(Difference {
                before: Some(left.slot),
                after: Some(right.slot),
                unlike: Unlike::Other(range),
                is_wide,
                organizations,
            });
            return;
        }
        if let Some(first) = gaps.first_mut() {
            first.organizations = organizations;
        }
        found.append(&mut gaps);
    }

    /// What is not as recorded between two mentions.
    fn between(&self, left: &Stand, right: &Stand) -> Option<Unlike> {
        let range = left.to..right.from.max(left.to);
        let recorded = self.gaps.get(left.slot + 1..=right.slot)?;
        let [gap] = recorded else {
            // A mention between them is missing; what was around it may stand there together.
            return self.unlike(range, None);
        };
        if gap.words == range.len() && measured(self.text, range.clone()) == *gap {
            return None;
        }
        if range.is_empty() {
            return Some(Unlike::Nothing(gap.words));
        }
        self.unlike(range, Some(*gap))
    }

    /// What of a stretch of words, which are not those of the gap, is as nowhere between mentions.
    fn unlike(&self, range: Range<usize>, gap: Option<Gap>) -> Option<Unlike> {
        let parts = self.outside_places(&range);
        // A mention that is out of its place, or stands there twice, brings words around it along.
        let is_moved = parts.len() != 1 || parts[0] != range;
        if (gap.is_none() || is_moved) && parts.iter().all(|part| self.is_joined(part)) {
            return None;
        }
        let added = gap.filter(|_| !is_moved).and_then(|gap| self.added(&range, gap));
        Some(added.map_or(Unlike::Other(range), Unlike::Added))
    }

    /// What stands directly before the first mention.
    fn before(&self, first: &Stand, named: Named) -> Option<Difference> {
        let gap = self.gaps.first().filter(|gap| (1..=LONGEST).contains(&gap.words))?;
        let end = first.from;
        let start = end.checked_sub(gap.words)?;
        if measured(self.text, start..end) == *gap {
            return None;
        }
        let stands = |added: usize, kept: usize| {
            let to = end - kept;
            let from = to.checked_sub(added)?;
            let rest = from.checked_sub(gap.words - kept)?..from;
            (measured(self.text, rest.chain(to..end)) == *gap).then_some(from..to)
        };
        let mut ways = (1..=CLOSE).flat_map(|added| (0..=gap.words).map(move |kept| (added, kept)));
        let added = ways.find_map(|(added, kept)| stands(added, kept));
        self.at_an_end(added, start..end, (None, Some(first.slot)), named)
    }

    /// What stands directly after the last mention.
    fn after(&self, last: &Stand, named: Named) -> Option<Difference> {
        let gap = self.gaps.last().filter(|gap| (1..=LONGEST).contains(&gap.words))?;
        let is_gap = |from: usize| {
            let range = from..from + gap.words;
            range.end <= self.text.words.len() && measured(self.text, range) == *gap
        };
        let end = last.to + gap.words;
        if end > self.text.words.len() || is_gap(last.to) {
            return None;
        }
        let begin = (last.to + 1..=last.to + CLOSE).find(|from| is_gap(*from));
        let added = begin.map(|to| last.to..to);
        self.at_an_end(added, last.to..end, (Some(last.slot), None), named)
    }

    fn at_an_end(
        &self,
        added: Option<Range<usize>>,
        other: Range<usize>,
        (before, after): (Option<usize>, Option<usize>),
        named: Named,
    ) -> Option<Difference> {
        let range = added.clone().unwrap_or_else(|| other.clone());
        let parts = self.outside_places(&range);
        if (parts.len() != 1 || parts[0] != range) && parts.iter().all(|part| self.is_joined(part))
        {
            return None;
        }
        let organizations = named(&parts, 0..0);
        let unlike = added.map_or(Unlike::Other(other), |words| Unlike::Added(self.trimmed(words)));
        Some(Difference { before, after, unlike, is_wide: false, organizations })
    }

    /// The words without which a stretch is as recorded, if they stand in one piece.
    fn added(&self, range: &Range<usize>, gap: Gap) -> Option<Range<usize>> {
        let added = range.len().checked_sub(gap.words).filter(|_| gap.words <= LONGEST)?;
        (0..=gap.words).find_map(|kept| {
            let from = range.start + kept;
            let rest = (range.start..from).chain(from + added..range.end);
            (measured(self.text, rest) == gap).then(|| self.trimmed(from..from + added))
        })
    }

    /// A stretch without the commas at its ends, unless it has nothing else.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let is_word = |index: &usize| {
            !matches!(
                self.text.folded(*index).as_str(),
                "," | ";" | ":" | "." | "、" | "。" | "،" | "؛"
            )
        };
        let (first, last) = (range.clone().find(is_word), range.clone().rfind(is_word));
        first.zip(last).map_or(range, |(first, last)| first..last + 1)
    }

    /// A stretch without the mentions that stand in it.
    fn outside_places(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut at = range.start;
        let first = self.places.partition_point(|place| place.start < range.start);
        for place in &self.places[first..] {
            if place.start >= range.end {
                break;
            }
            if place.end > range.end {
                continue;
            }
            if place.start > at {
                parts.push(at..place.start);
            }
            at = at.max(place.end);
        }
        if at < range.end || parts.is_empty() {
            parts.push(at..range.end);
        }
        parts
    }

    /// Whether a stretch is made of gaps that are recorded, wherever.
    fn is_joined(&self, range: &Range<usize>) -> bool {
        if range.len() > LONGEST_JOINED {
            return false;
        }
        let mut reached = vec![false; range.len() + 1];
        reached[0] = true;
        for end in 1..=range.len() {
            reached[end] = (0..end).any(|start| {
                let words = range.start + start..range.start + end;
                let first = self.sorted.partition_point(|gap| gap.words < words.len());
                let is_length = self.sorted.get(first).is_some_and(|gap| gap.words == words.len());
                reached[start]
                    && is_length
                    && self.sorted.binary_search(&measured(self.text, words)).is_ok()
            });
        }
        reached[range.len()]
    }
}
