//! Headings: from the noun of a group to the shortest printed words that name it, “OTS’s observer
//! members”, «стран Прикаспия», 成员经济体.
//!
//! Where such words end is said for each language in a file of its own; which heading a name stands under,
//! in `headings.rs`.

use crate::heading_words_chinese::chinese;
use crate::heading_words_english::english;
use crate::heading_words_russian::russian;
use crate::marks::Mark;
use crate::names::Name;
use crate::normal::{Text, ends, one_of};
use crate::series::Series;

/// A heading: from a token to the one behind it.
pub type Heading = (usize, usize);

/// English words in small letters that belong to a heading.
pub fn is_modifier(word: &str) -> bool {
    const ENDINGS: &str = "ed al ic ive ing ant ent ary ory ble ous ian";
    const WORDS: &str = "observer alternate associate member partner dialogue co non full host donor guest \
        special official development specialized specialised international regional \
        intergovernmental trade health finance transport justice defence defense agriculture \
        environment energy interior education culture tourism deputy vice foreign sector \
        littoral island neighbour neighboring other state high senior top";
    const NOT: &str =
        "following including attended represented several joined being comprising participating";
    !one_of(word, NOT)
        && (one_of(word, WORDS) || word.chars().count() > 4 && ends(word, ENDINGS))
        && word != "other"
}

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
