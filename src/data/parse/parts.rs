//! What every entry of a dataset is made of: ids, texts by language, sources, mentions, remarks.

use crate::data::cursor::Cursor;
use crate::data::mention::{Cell, Gap, Mention, Selector};
use crate::data::model::{Evidence, Source, SourceKind};
use crate::data::problem::{Thing, What};
use crate::data::value::{Known, Localized, Note, Sourced};
use std::collections::HashMap;

/// How the file says that there can be no value.
pub const DOES_NOT_APPLY: &str = "does-not-apply";
/// How the file says that no source gives one.
pub const NOT_KNOWN: &str = "not-known";

/// The ids of one list, by place.
#[derive(Default)]
pub struct Ids(HashMap<String, usize>);

impl Ids {
    /// Adds an id in the next place; one that stands before is reported and not added.
    #[inline(never)]
    pub fn add(&mut self, at: Cursor, id: &str) -> bool {
        let new = !self.0.contains_key(id);
        if new {
            self.0.insert(id.to_owned(), self.0.len());
        } else {
            at.report(What::Duplicate(id.to_owned()));
        }
        new
    }

    /// The place of an id.
    #[inline(never)]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }
}

pub struct Sources {
    /// In the order of the file.
    pub list: Vec<Source>,
    index: Ids,
}

impl Sources {
    pub fn read(root: Cursor) -> Self {
        let mut this = Self { list: Vec::new(), index: Ids::default() };
        for at in root.items_or_none("sources") {
            let Some(id) = at.need_text("id") else { continue };
            if !this.index.add(at, &id) {
                continue;
            }
            let kind = at.text_or_empty("type");
            this.list.push(Source {
                id,
                publisher: name(at, "publisher"),
                date: name(at, "date"),
                url: safe_link(at.get("url")),
                kind: match kind.as_str() {
                    "release" => SourceKind::Release,
                    "standard" => SourceKind::Standard,
                    "ours" => SourceKind::Ours,
                    _ => SourceKind::External,
                },
                used_for: translated(at.get("used_for")),
            });
        }
        this
    }

    /// The indices of the ids in member `key`; unknown ones are reported and left out.
    pub fn of(&self, at: Cursor, key: &str) -> Vec<usize> {
        let resolve = |at: Cursor| {
            let id = at.text()?;
            let found = self.index.find(id);
            if found.is_none() {
                at.report(What::Unknown(Thing::Source, id.to_owned()));
            }
            found
        };
        at.items_or_none(key).into_iter().filter_map(resolve).collect()
    }
}

/// A cell of a sheet.
pub fn cell(at: Cursor) -> Option<Cell> {
    Some(Cell {
        row: at.need("row", Thing::Whole)?.count()? as usize,
        column: at.text_or_empty("column"),
        text: at.need_text("text")?,
    })
}

pub fn mention(at: Option<Cursor>) -> Mention {
    let selectors = at.map(|at| at.need_items("selectors")).unwrap_or_default();
    Mention {
        cell: None,
        selectors: selectors
            .into_iter()
            .filter_map(|at| {
                Some(Selector {
                    exact: at.need_text("exact")?,
                    prefix: at.text_or_empty("prefix"),
                    suffix: at.text_or_empty("suffix"),
                })
            })
            .collect(),
    }
}

/// What stands between the mentions, as `audit --gaps` prints it: for each place the number of words,
/// `-`, and six digits of their hash. One entry that is something else makes all of it useless,
/// because they are told apart by their order alone.
pub fn gaps(at: Cursor) -> Option<Vec<Gap>> {
    let is_digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let gap = |entry: &str| {
        let (words, hash) = entry.split_once('-')?;
        let hash = Some(hash).filter(|hash| hash.len() == 6 && hash.chars().all(is_digit))?;
        let words = Some(words).filter(|words| words.len() < 9 && !words.starts_with('+'))?;
        Some(Gap { words: words.parse().ok()?, hash: u32::from_str_radix(hash, 16).ok()? })
    };
    let gaps: Option<Vec<Gap>> = at.text()?.split(' ').map(gap).collect();
    if gaps.is_none() {
        at.report(What::Expected(Thing::Gaps, Thing::Text));
    }
    gaps
}

pub fn note(at: Cursor, sources: &Sources) -> Option<Note> {
    let text = localized(at.need("text", Thing::Localized));
    (!text.0.is_empty()).then(|| Sourced { value: text, sources: sources.of(at, "sources") })
}

pub fn evidence(at: Cursor, sources: &Sources) -> Evidence {
    Evidence {
        text: localized(at.need("text", Thing::Localized)),
        date: at.text_or_empty("date"),
        sources: sources.of(at, "sources"),
    }
}

pub fn known<T>(at: Option<Cursor>, read: impl FnOnce(Cursor) -> Option<T>) -> Known<T> {
    match at {
        None => Known::NotKnown,
        Some(at) => match at.as_text() {
            Some(DOES_NOT_APPLY) => Known::DoesNotApply,
            Some(NOT_KNOWN) => Known::NotKnown,
            _ => read(at).map_or(Known::NotKnown, Known::Known),
        },
    }
}

/// A text, or one of the two ways of having none.
#[inline(never)]
pub fn known_text(at: Option<Cursor>) -> Known<String> {
    known(at, |at| at.text().map(str::to_owned))
}

pub fn localized(at: Option<Cursor>) -> Localized {
    let Some(at) = at else { return Localized::default() };
    let text = |(lang, at): (&str, Cursor)| Some((lang.to_owned(), at.text()?.to_owned()));
    let mut texts = at.members().into_iter().filter_map(text).collect();
    at.translate(&mut texts);
    Localized(texts)
}

/// A text whose language the file does not tell, and its translation.
fn translated(at: Option<Cursor>) -> Localized {
    let Some(at) = at else { return Localized::default() };
    let Some(text) = at.as_text() else { return localized(Some(at)) };
    let mut text = Localized::of("", text);
    at.translate(&mut text.0);
    text
}

/// A text that can stand in all languages as it is, and in another where a translation has it.
pub fn name(at: Cursor, key: &str) -> Localized {
    let mut text = Localized::of("", &at.text_or_empty(key));
    at.translate_if_known(&mut text.0);
    text
}

/// A text by language, or one that is the same in all.
pub fn text_or_localized(at: Cursor) -> Localized {
    match at.as_text() {
        Some(text) => Localized::of("", text),
        None => localized(Some(at)),
    }
}

/// An address that is safe to link to, or nothing: whatever is not `http(s)` is reported.
pub fn safe_link(at: Option<Cursor>) -> String {
    let Some(at) = at else { return String::new() };
    let Some(url) = at.text() else { return String::new() };
    let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
    if url.is_empty() || ((scheme == "http" || scheme == "https") && url.contains("://")) {
        return url.to_owned();
    }
    at.report(What::UnsafeLink(url.chars().take(60).collect()));
    String::new()
}
