//! A random sample to look at, of entries matched by rule and of text without any mark, and the rate
//! of errors that it shows.
//!
//! What a reader missed stands where nothing is marked: without that half a rate would flatter. The
//! number that a sample was drawn by stands in it, so that anybody can draw it again.

use super::act::{Deed, Done, Refusal};
use super::apply::Work;
use super::change::Change;
use super::model::{Draft, EntryId, Role, Span};
use super::release::Release;
use serde::{Deserialize, Serialize};

/// Shortest sentence that is looked at, in code points.
const SHORTEST: u32 = 8;
/// Fewer code points cannot be judged alone.
const SCRAP: u32 = 40;

/// Something to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SampleItem {
    /// An entry that a rule matched: is it right?
    Entry(EntryId),
    /// A sentence in which nobody is held to take part: is that right?
    Unmarked(Span),
}

/// A sample, with what was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The number that it was drawn by: the same draft and number give the same sample.
    pub seed: u64,
    /// How many entries it was drawn from.
    pub entries: usize,
    /// How many sentences without a mark it was drawn from.
    pub unmarked: usize,
    /// What to look at, and whether it was found right.
    pub looked: Vec<(SampleItem, Option<bool>)>,
}

/// A rate of errors with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Found wrong.
    pub wrong: usize,
    /// Looked at.
    pub of: usize,
    /// Lower end of Wilson's interval of 95 %.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// Draws a sample: at most so many entries, and as many unmarked sentences.
pub fn draw(draft: &Draft, release: &Release, seed: u64, each: usize) -> Sample {
    let by_rule = draft.participants().filter(|entry| entry.found.by_rule);
    let entries: Vec<SampleItem> = by_rule.map(|entry| SampleItem::Entry(entry.id)).collect();
    let marked: Vec<Span> = draft
        .entries
        .iter()
        .filter(|entry| matches!(entry.role, Role::Participant | Role::Collective))
        .map(|entry| entry.span)
        .collect();
    let is_unmarked = |sentence: &Span| !marked.iter().any(|span| span.meets(*sentence));
    let pieces = sentences(release).into_iter().filter(is_unmarked).collect();
    let unmarked: Vec<SampleItem> =
        whole(pieces, release).into_iter().map(SampleItem::Unmarked).collect();
    let mut dice = Dice(seed);
    let (of_entries, of_unmarked) = (entries.len(), unmarked.len());
    let mut looked = Vec::new();
    for mut all in [entries, unmarked] {
        for place in 0..each.min(all.len()) {
            let chosen = place + dice.below(all.len() - place);
            all.swap(place, chosen);
            looked.push((all[place], None));
        }
    }
    Sample { seed, entries: of_entries, unmarked: of_unmarked, looked }
}

/// Puts a sample into the draft, in the place of the one before.
pub fn drawn(work: &mut Work, sample: &Sample) -> Result<Done, Refusal> {
    let count = sample.looked.len();
    if count == 0 {
        return Err(Refusal::NotThere);
    }
    let before = work.draft.sample.clone().map(Box::new);
    work.change(Change::Sample(before, Some(Box::new(sample.clone()))));
    Ok(Done { deed: Deed::Drawn, subject: String::new(), count, value: String::new() })
}

/// Says what was seen at a place of the sample.
pub fn looked(work: &mut Work, place: usize, right: bool) -> Result<Done, Refusal> {
    let seen = work.draft.sample.as_ref().and_then(|sample| sample.looked.get(place));
    let (_, before) = seen.ok_or(Refusal::NotThere)?;
    if *before == Some(right) {
        return Err(Refusal::NoChange);
    }
    work.change(Change::SampleItem(place, *before, Some(right)));
    let deed = if right { Deed::Right } else { Deed::Wrong };
    Ok(Done { deed, subject: String::new(), count: place + 1, value: String::new() })
}

impl Sample {
    /// The rate among entries, and the rate among unmarked sentences; nothing where none was looked at.
    pub fn rates(&self) -> (Option<Rate>, Option<Rate>) {
        let of = |is_entry: bool| {
            let judged = self.looked.iter().filter_map(|(looked, right)| {
                (matches!(looked, SampleItem::Entry(_)) == is_entry).then_some(*right)?
            });
            let seen: Vec<bool> = judged.collect();
            rate(seen.iter().filter(|right| !**right).count(), seen.len())
        };
        (of(true), of(false))
    }
}

/// Wilson's interval of 95 % for so many of so many; nothing for none.
pub fn rate(wrong: usize, of: usize) -> Option<Rate> {
    if of == 0 || wrong > of {
        return None;
    }
    // The standard normal distribution has 95 % between this and its negative.
    const Z: f64 = 1.959_963_984_540_054;
    let (n, p) = (of as f64, wrong as f64 / of as f64);
    let middle = p + Z * Z / (2.0 * n);
    let spread = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    let low = if wrong == 0 { 0.0 } else { ((middle - spread) / whole).max(0.0) };
    let high = if wrong == of { 1.0 } else { ((middle + spread) / whole).min(1.0) };
    Some(Rate { wrong, of, low, high })
}

/// Pieces that can be judged: cells of a table and single words on lines of their own stand together with what
/// follows on the next lines, as long as nothing marked stands between them.
fn whole(pieces: Vec<Span>, release: &Release) -> Vec<Span> {
    let chars = release.chars();
    let is_next = |last: Span, piece: Span| {
        let between = chars.get(last.end as usize..piece.start as usize);
        between.is_some_and(|between| between.iter().all(|c| c.is_whitespace()))
    };
    let mut out: Vec<Span> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last) if last.end - last.start < SCRAP && is_next(*last, piece) => {
                last.end = piece.end;
            }
            _ => out.push(piece),
        }
    }
    out.retain(|piece| piece.end - piece.start >= SHORTEST);
    out
}

/// The sentences of a text, roughly: a full stop before a space ends one, and so does a line end.
fn sentences(release: &Release) -> Vec<Span> {
    let chars = release.chars();
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, c) in chars.iter().enumerate() {
        let next_is_space = chars.get(at + 1).is_none_or(|c| c.is_whitespace());
        let ends = match c {
            '\n' | '。' | '！' | '？' => true,
            '.' | '!' | '?' => next_is_space,
            _ => at + 1 == chars.len(),
        };
        if ends {
            let sentence = release.trimmed(Span::new(start, at as u32 + 1));
            found.extend(sentence);
            start = at as u32 + 1;
        }
    }
    found
}

/// Random numbers that anybody can make again: SplitMix64 (Steele, Lea, Flood 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below another, which is above 0.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}
