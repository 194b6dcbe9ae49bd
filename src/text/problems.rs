//! Problems of a dataset and notices about an address, in words: what happened, where, what to do.

use super::words::Words;
use crate::data::{Place, Problem, Thing, What};
use crate::query::Notice;
use crate::query::address::LONGEST_TEXT;

/// Most characters of a foreign text that a message repeats.
const LONGEST_QUOTE: usize = 60;

/// A foreign text short enough for a message.
fn quote(text: &str) -> String {
    let mut short: String = text.chars().take(LONGEST_QUOTE).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// A problem, as (where, what and what to do).
pub fn problem(words: &Words, problem: &Problem) -> (String, String) {
    let place = match &problem.place {
        Place::Line(line, column) => words.at_line(&line.to_string(), &column.to_string()),
        Place::Path(path) => quote(path),
    };
    let thing = |thing: Thing| words.problem_thing(thing.key());
    let what = match &problem.what {
        What::Empty => words.problem_empty().to_owned(),
        What::WebPage => words.problem_web_page().to_owned(),
        What::CutOff => words.problem_cut_off().to_owned(),
        What::NotJson(reason) => words.problem_not_json(&quote(reason)),
        What::NotADataset => words.problem_not_a_dataset().to_owned(),
        What::Version(found) => words.problem_version(&quote(found)),
        What::Missing(what) => words.problem_missing(&thing(*what)),
        What::Expected(what, found) => words.problem_expected(&thing(*what), &thing(*found)),
        What::Duplicate(id) => words.problem_duplicate(&quote(id)),
        What::OutOfOrder(number) => words.problem_out_of_order(&number.to_string()),
        What::Unknown(what, id) => words.problem_unknown(&thing(*what), &quote(id)),
        What::UnsafeLink(url) => words.problem_unsafe_link(&quote(url)),
    };
    (place, what)
}

/// A notice about an address.
pub fn notice(words: &Words, notice: &Notice) -> String {
    match notice {
        Notice::UnknownParameter(name) => words.notice_parameter(&quote(name)),
        Notice::UnknownValue(name, value) => words.notice_value(&quote(value), &quote(name)),
        Notice::BadEncoding(name) => words.notice_encoding(&quote(name)),
        Notice::TextCut => words.notice_text_cut(LONGEST_TEXT),
        Notice::NoVersion(asked, here) => words.notice_version(&quote(asked), here),
    }
}
