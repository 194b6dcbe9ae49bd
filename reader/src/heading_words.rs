//! Headings: from the noun of a group to the shortest printed words that name it, “OTS’s observer
//! members”, «стран Прикаспия», 成员经济体.
//!
//! Where such words end is said for each language in a file of its own; which heading a name stands under,
//! in `headings.rs`.

use crate::heading_words_chinese::chinese;
use crate::heading_words_english::english;
use crate::heading_words_russian::russian;
use crate::marks::{Heading, Mark};
use crate::names::Name;
use crate::normal::Text;
use crate::series::Series;

/// The heading around a group's mark.
pub fn around(
    text: &Text,
    marks: &Series<Mark>,
    names: &[Name],
    at: usize,
    bounds: (usize, usize),
) -> Heading {
    let mark = &marks[at];
    if text.is_han(mark.start) {
        return chinese(text, marks, names, at, bounds);
    }
    if text.word(mark.start).chars().next().is_some_and(|c| matches!(c as u32, 0x400..=0x4FF)) {
        return russian(text, marks, names, at, bounds);
    }
    english(text, marks, names, at, bounds)
}
