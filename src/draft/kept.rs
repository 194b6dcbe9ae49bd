//! A draft with its journal as a file or in the browser's storage, and back; and a draft beside a text
//! that has changed.
//!
//! The text is kept only where the reader wants the draft to survive a reload; without it a few words
//! around each name are. Knows no storage.

use super::decisions::{LONGEST, Unreadable, opened};
use super::journal::Journal;
use super::model::{Draft, Entry, ListId, Printed, Span};
use super::release::Release;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the file that this program writes and reads.
pub const VERSION: u64 = 1;

/// What the file says that it is.
const FORMAT: &str = "plenary-draft";

/// Code points kept on either side of words.
const AROUND: usize = 24;

/// Words that a draft refers to, with what stands around them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    /// Where they stand.
    pub span: Span,
    /// What stands before.
    pub prefix: String,
    /// The words.
    pub exact: String,
    /// What stands behind.
    pub suffix: String,
}

/// What was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The draft with what was done to it.
    pub journal: Journal,
    /// The text, if it was kept along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What its words are known by in a text that has changed.
    pub around: Vec<Around>,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    format_version: u64,
    #[serde(flatten)]
    kept: Kept,
}

/// What is not found again in a text that has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Entries, which are orphans now.
    pub entries: usize,
    /// Headings, offices, forms and places of facts of those that are found.
    pub others: usize,
}

/// As JSON; with the text only where that is wanted.
pub fn save(journal: &Journal, release: &Release, with_text: bool) -> String {
    let file = File {
        format: FORMAT.to_owned(),
        format_version: VERSION,
        kept: Kept {
            journal: journal.clone(),
            text: with_text.then(|| release.text().to_owned()),
            around: around(journal.draft(), release),
        },
    };
    serde_json::to_string(&file).unwrap_or_default() + "\n"
}

/// From JSON.
///
/// # Errors
/// Why it is not opened.
pub fn open(text: &str) -> Result<Kept, Unreadable> {
    if text.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') {
        return Err(Unreadable::OtherFile);
    }
    let file: File = opened(text, FORMAT, VERSION)?;
    let mut kept = file.kept;
    // A text that is not the draft's own is none.
    let own = &kept.journal.draft().text.sha256;
    kept.text = kept.text.filter(|text| super::release::sha256(text) == *own);
    Ok(kept)
}

/// What the words of a draft are known by.
pub fn around(draft: &Draft, release: &Release) -> Vec<Around> {
    let mut spans: Vec<Span> = Vec::new();
    for entry in &draft.entries {
        spans.push(entry.span);
        let others = [&entry.heading, &entry.found.heading, &entry.office, &entry.form];
        spans.extend(others.into_iter().flatten().map(|printed| printed.span));
    }
    spans.extend(draft.counts.iter().map(|count| count.printed.span));
    spans.extend(
        super::facts::FactName::ALL.iter().filter_map(|name| draft.facts.get(*name).span()),
    );
    spans.sort();
    spans.dedup();
    let chars = release.chars();
    let text = |from: usize, to: usize| -> String {
        chars.get(from..to.min(chars.len())).unwrap_or_default().iter().collect()
    };
    let of = |span: Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        Some(Around {
            span,
            prefix: text(start.saturating_sub(AROUND), start),
            exact: release.exact(span)?,
            suffix: text(end, end + AROUND),
        })
    };
    spans.into_iter().filter_map(of).collect()
}

/// Puts a draft beside a text. If that is not the very text, words are looked for with those around
/// them; what stands there not at all, or more than once, is an orphan, and never moved to a
/// lookalike. What was done before cannot be undone then, and the confirmation of the passage, which
/// was of another text, falls. Nothing if the text is the very one.
pub fn fit(journal: &mut Journal, around: &[Around], release: &Release) -> Option<Lost> {
    if journal.draft().text.sha256 == release.sha256() {
        return None;
    }
    let draft = journal.begun_anew();
    let places = places(around, release);
    let mut lost = Lost::default();
    let moved = |words: &mut Option<Printed>, lost: &mut Lost| {
        let Some(before) = words.take() else { return };
        *words = places.get(&before.span).filter(|place| place.exact == before.exact).cloned();
        lost.others += usize::from(words.is_none());
    };
    let (mut kept, mut orphans) = (Vec::new(), std::mem::take(&mut draft.orphans));
    for mut entry in std::mem::take(&mut draft.entries) {
        match places.get(&entry.span).filter(|place| place.exact == entry.exact) {
            Some(place) => {
                entry.span = place.span;
                for words in [&mut entry.heading, &mut entry.office, &mut entry.form] {
                    moved(words, &mut lost);
                }
                moved(&mut entry.found.heading, &mut Lost::default());
                kept.push(entry);
            }
            None => {
                lost.entries += 1;
                orphans.push(entry);
            }
        }
    }
    kept.sort_by_key(|entry| (entry.span.start, std::cmp::Reverse(entry.span.end), entry.id));
    draft.entries = kept;
    draft.orphans = orphans;
    draft.counts.retain_mut(|count| match places.get(&count.printed.span) {
        Some(place) => {
            count.printed = place.clone();
            true
        }
        None => false,
    });
    lost.others += draft.facts.moved(&|span| places.get(&span).map(|place| place.span));
    draft.lists.retain_mut(|list| match extent(list.id, &draft.entries) {
        Some(span) => {
            list.span = span;
            true
        }
        None => false,
    });
    let lists: Vec<u32> = draft.lists.iter().map(|list| list.id).collect();
    for entry in &mut draft.entries {
        entry.list = entry.list.filter(|list| lists.contains(list));
    }
    // These were said of places in the other text.
    (draft.passage, draft.sample) = (None, None);
    draft.settled.clear();
    draft.text.sha256 = release.sha256().to_owned();
    draft.text.length = release.length();
    Some(lost)
}

/// Where words stand now, by where they stood. Those that are not there, or more than once, are left out.
fn places(around: &[Around], release: &Release) -> BTreeMap<Span, Printed> {
    let starts: Vec<usize> = release.text().char_indices().map(|(at, _)| at).collect();
    around
        .iter()
        .filter_map(|words| {
            let whole = format!("{}{}{}", words.prefix, words.exact, words.suffix);
            let mut found = release.text().match_indices(&whole);
            let at = found.next().filter(|_| found.next().is_none())?.0 + words.prefix.len();
            let start = starts.binary_search(&at).ok()? as u32;
            let span = Span::new(start, start + words.exact.chars().count() as u32);
            Some((words.span, release.printed(span)?))
        })
        .collect()
}

/// From the first name of a list to the end of its last; nothing if it has none.
fn extent(list: ListId, entries: &[Entry]) -> Option<Span> {
    let members = entries.iter().filter(|entry| entry.list == Some(list));
    let spans: Vec<Span> = members.map(|entry| entry.span).collect();
    let end = spans.iter().map(|span| span.end).max()?;
    Some(Span::new(spans.first()?.start, end))
}
