//! Who decided what, when and from which suggestion, as a dataset says it; and how far the whole is
//! reviewed.
//!
//! Knows the format's members `decision` and `review`.

use super::json::{Object, texts};
use super::model::{Asks, Draft, Entry, Identity, State};
use super::questions::questions;
use super::release::one_line;

/// Who decided on an entry, when, and from which suggestion.
pub fn decision(entry: &Entry) -> String {
    let state = match entry.state {
        State::Suggested => "suggested",
        State::Confirmed => "confirmed",
        State::Question(_) => "question",
    };
    let decided = entry.decided.as_ref();
    let mut out = Object::new()
        .text("state", state)
        .text("found_by", if entry.found.by_rule { "rule" } else { "person" })
        .maybe("reason", Some(&entry.found.reason))
        .maybe("by", decided.map(|hand| hand.who.as_str()))
        .maybe("at", decided.map(|hand| hand.when.as_str()))
        .maybe("note", Some(&entry.note));
    let was_asked = match entry.found.state {
        State::Question(Asks::Which) => Some("which"),
        State::Question(_) => Some("takes-part"),
        State::Suggested | State::Confirmed => None,
    };
    out = out.maybe("asked", was_asked);
    if !entry.candidates().is_empty() {
        let candidates = entry.candidates().iter().map(String::as_str);
        out = out.raw("candidates", &texts(candidates));
    }
    if entry.identity == Identity::NoneOfThese {
        out = out.raw("none_of_these", "true");
    }
    if !entry.before.is_empty() {
        out = out.raw("before", &texts(entry.before.iter().map(String::as_str)));
    }
    if let Some(office) = &entry.office {
        out = out.text("office", &one_line(&office.exact));
    }
    if let Some(form) = &entry.form {
        out = out.text("form", &one_line(&form.exact));
    }
    out.done()
}

/// How far the whole is reviewed.
pub fn review(draft: &Draft) -> String {
    let open = questions(draft).len();
    let state = match (&draft.passage, open) {
        (Some(_), 0) => "reviewed",
        (None, 0) => "decided",
        _ => "open",
    };
    let confirmed = draft.passage.as_ref().filter(|_| open == 0);
    Object::new()
        .text("state", state)
        .raw("questions", &open.to_string())
        .maybe("by", confirmed.map(|hand| hand.who.as_str()))
        .maybe("at", confirmed.map(|hand| hand.when.as_str()))
        .text("program", &draft.versions.program)
        .maybe("gazetteer", Some(&draft.versions.gazetteer))
        .done()
}
