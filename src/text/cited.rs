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
    let publisher = source.publisher.split(" (").next().unwrap_or_default();
    match day(source) {
        Some(day) => words.source_dated(publisher, &dates::date(words, day)),
        None => publisher.to_owned(),
    }
}

/// The day, month or year that the date of a source begins with; none where it is undated.
pub fn day(source: &Source) -> Option<&str> {
    source.date.split([' ', ',']).next().filter(|date| dates::is_date(date))
}
