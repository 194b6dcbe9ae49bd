//! Who decided what, when and from which suggestion, as a dataset says it; and how far the whole is
//! reviewed.
//!
//! Knows the format's members `decision` and `review`.

use super::json::{Object, texts};
use super::model::{Asks, Draft, Entry, EntryState, Identity, Printed};
use super::questions::questions;
use crate::data::decision::MEMBERS;
use crate::data::value::one_line;

/// What is said of a decision. What is empty is not written.
pub struct Decision<'a> {
    /// How far it is decided.
    pub state: EntryState,
    /// Whether a rule found it, and not a person.
    pub by_rule: bool,
    /// Why the rule took it so.
    pub reason: &'a str,
    /// Who decided last.
    pub by: &'a str,
    /// When.
    pub at: &'a str,
    /// Why, in the coder's own words.
    pub note: &'a str,
    /// What was asked, if anything was.
    pub asked: Option<Asks>,
    /// What it could be.
    pub candidates: &'a [String],
    /// Whether it is none of them, as a person said.
    pub none_of_these: bool,
    /// What it was taken for before.
    pub before: &'a [String],
    /// The office as it is printed.
    pub office: &'a str,
    /// The form as it is printed.
    pub form: &'a str,
}

impl Decision<'_> {
    /// One of which nothing else is said.
    pub const fn new(state: EntryState, by_rule: bool) -> Self {
        Self {
            state,
            by_rule,
            reason: "",
            by: "",
            at: "",
            note: "",
            asked: None,
            candidates: &[],
            none_of_these: false,
            before: &[],
            office: "",
            form: "",
        }
    }

    /// As a dataset has it.
    pub fn json(&self) -> String {
        let [state, found_by, reason, by, at, note, asked, candidates, none, before, office, form] =
            MEMBERS;
        let several = |out: Object, name: &str, all: &[String]| match all {
            [] => out,
            all => out.raw(name, &texts(all.iter().map(String::as_str))),
        };
        let was_asked = self.asked.map(|asked| match asked {
            Asks::Which => "which",
            Asks::TakesPart | Asks::Before => "takes-part",
        });
        let mut out = Object::new()
            .text(state, state_word(self.state))
            .text(found_by, found_by_word(self.by_rule))
            .maybe(reason, Some(self.reason))
            .maybe(by, Some(self.by))
            .maybe(at, Some(self.at))
            .maybe(note, Some(self.note))
            .maybe(asked, was_asked);
        out = several(out, candidates, self.candidates);
        if self.none_of_these {
            out = out.raw(none, "true");
        }
        several(out, before, self.before)
            .maybe(office, Some(self.office))
            .maybe(form, Some(self.form))
            .done()
    }
}

/// How far an entry is decided, as files say it.
pub fn state_word(state: EntryState) -> &'static str {
    match state {
        EntryState::Suggested => "suggested",
        EntryState::Confirmed => "confirmed",
        EntryState::Question(_) => "question",
    }
}

/// What found an entry, as files say it.
pub fn found_by_word(by_rule: bool) -> &'static str {
    if by_rule { "rule" } else { "person" }
}

/// Who decided on an entry, when, and from which suggestion.
pub fn decision(entry: &Entry) -> String {
    let decided = entry.decided.as_ref();
    let printed = |words: &Option<Printed>| {
        words.as_ref().map(|words| one_line(&words.exact)).unwrap_or_default()
    };
    let asked = match entry.found.state {
        EntryState::Question(asks) => Some(asks),
        EntryState::Suggested | EntryState::Confirmed => None,
    };
    Decision {
        reason: &entry.found.reason,
        by: decided.map_or("", |hand| &hand.who),
        at: decided.map_or("", |hand| &hand.when),
        note: &entry.note,
        asked,
        candidates: entry.candidates(),
        none_of_these: entry.identity == Identity::NoneOfThese,
        before: &entry.before,
        office: &printed(&entry.office),
        form: &printed(&entry.form),
        ..Decision::new(entry.state, entry.found.by_rule)
    }
    .json()
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
