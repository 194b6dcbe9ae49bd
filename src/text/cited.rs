//! A source in words: who says it, and when. Its code is for files; what it is used for, and where it
//! stands on the screen, is not known here.

use super::dates;
use super::words::Words;
use crate::data::{Source, SourceKind};

/// A source as it stands beside what it shows: the publisher without what stands in brackets behind the
/// name, and the day as far as it is known.
pub fn source(words: &Words, source: &Source) -> String {
    match source.kind {
        SourceKind::Release => return words.cite_release().to_owned(),
        SourceKind::Ours => return words.card_ours().to_owned(),
        SourceKind::Standard | SourceKind::External => {}
    }
    let full = source.publisher.get(words.tag());
    let before_brackets = full.split('（').next().and_then(|name| name.split(" (").next());
    let publisher = before_brackets.unwrap_or_default();
    match day(source) {
        Some(day) => words.source_dated(publisher, &dates::date(words, day)),
        None => publisher.to_owned(),
    }
}

/// A source with all that is known of who says it and when.
pub fn whole(words: &Words, source: &Source) -> String {
    let publisher = source.publisher.get(words.tag());
    match date(words, source) {
        date if date.is_empty() => publisher.to_owned(),
        date => words.source_dated(publisher, &date),
    }
}

/// When, in words: the day as the language writes it, or what is said in the place of one.
pub fn date(words: &Words, source: &Source) -> String {
    let as_given = source.date.get(words.tag());
    day(source).map_or_else(|| as_given.to_owned(), |day| dates::date(words, day))
}

/// The day, month or year that the date of a source begins with; none where it is undated.
pub fn day(source: &Source) -> Option<&str> {
    source.date.get("").split([' ', ',']).next().filter(|date| dates::is_date(date))
}
