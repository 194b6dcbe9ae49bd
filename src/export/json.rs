//! The dataset's own file with what is selected in it, so that it opens again as it was left.
//!
//! The file stays whole: an extract would say that the organiser names two. Works on the text, so
//! what is not understood here is kept, and writing twice gives the same bytes.

use super::cite::quoted;
use crate::data::json::outside_of_texts;

/// What is selected.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Selection {
    /// The query, as an address has it (`?…`).
    pub query: String,
    /// The selection in words.
    pub words: String,
    /// Address of the page with it.
    pub address: String,
    /// What the numbers do not say, in short.
    pub note: String,
    /// Ids of the organizations shown, in their order.
    pub named: Vec<String>,
    /// Ids of the states shown that held a status and are not named.
    pub not_named: Vec<String>,
}

const MEMBER: &str = "\"selection\":";

/// The dataset's text with the selection as its first member, in the place of the one it had.
pub fn with_selection(dataset: &str, selection: &Selection) -> String {
    let whole = without_selection(dataset);
    let ids = |ids: &[String]| ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(",");
    let inside = format!(
        "{MEMBER}{{\"query\":{},\"words\":{},\"address\":{},\"note\":{},\"participations\":[{}],\
         \"not_named\":[{}]}},",
        quoted(&selection.query),
        quoted(&selection.words),
        quoted(&selection.address),
        quoted(&selection.note),
        ids(&selection.named),
        ids(&selection.not_named)
    );
    whole.replacen('{', &format!("{{{inside}"), 1)
}

/// The dataset's text without the selection that stands first in it, if one does.
pub fn without_selection(dataset: &str) -> String {
    let found = dataset.split_once('{').and_then(|(head, rest)| {
        let value = rest.strip_prefix(MEMBER)?;
        let rest = value.get(end_of_object(value)?..)?;
        Some(format!("{head}{{{}", rest.strip_prefix(',')?))
    });
    found.unwrap_or_else(|| dataset.to_owned())
}

/// Where an object that starts a JSON text ends.
fn end_of_object(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in outside_of_texts(text) {
        match sign {
            '{' => depth += 1,
            '}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}
