//! English names of bodies: capitals around a noun of bodies, with the small words between them.
//!
//! Knows English grammar; which nouns there are stands in `words.csv`.

use crate::bodies::{Finder, JOINS};
use crate::bodies_english_walk::Walk;
use crate::classes::Class;
use crate::names::{Name, own_bracket};
use crate::normal::{Gap, Kind, one_of};

/// Months and other capitals that begin no name of a body.
const NEVER: &str = " i january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday a an the their his her its our this that these also other others both all no not ";

/// Whether a word stands in a text of words between spaces.
fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|other| other == word)
}

impl Finder<'_> {
    /// An English name of a body that begins at a token.
    pub fn english(&self, start: usize, limit: usize) -> Option<Name> {
        let text = self.text;
        let guarded = |at: usize| self.guarded.get(at).copied().unwrap_or(false);
        if guarded(start) && !guarded(start.wrapping_sub(1)) {
            return self.behind_guard(start, limit);
        }
        if let Some(envoys) = self.envoys(start) {
            return Some(envoys);
        }
        // “Statistics Norway”, “Stats NZ”
        if let Some(state) = self.begins(start + 1)
            && state.is_state()
            && one_of(self.word(start), "statistics stats")
            && text.is_capital(start)
        {
            return Some(self.named(start, state.end, state.end));
        }
        if self.cannot_begin(start) || self.is_governed(start) {
            return None;
        }
        if let Some(longer) = self.known_and_more(start, limit) {
            return Some(longer);
        }
        if self.is_behind_office(start) && self.is_lent(start, limit) {
            return None;
        }
        let Walk { body, joined, mut end, .. } = self.english_walk(start, limit)?;
        let body = body.filter(|body| *body < end)?;
        if self.is_another_thing(start, end, joined) || self.is_of_many(end, body) {
            return None;
        }
        if self.is_only_group(start, end) {
            return None;
        }
        let words_end = end;
        if let Some(closed) = own_bracket(text, end) {
            end = closed;
            if matches!(self.word(end), "under")
                && matches!(self.word(end + 1), "the")
                && self.is_name_word(end + 2)
            {
                let rest = self.english(end + 2, limit);
                end = rest.map_or(end, |rest| rest.end);
            }
        } else if text.is_mark(end, '(')
            && text.is_capital(end + 1)
            && text.is_mark(end + 2, ')')
            && self.starts[end + 1].is_none()
        {
            end += 3;
        }
        // Another name hides in a bracket behind an organisation: “United Nations (UN) Office of …”.
        Some(self.named(start, words_end, end))
    }

    /// “Panama Canal Authority”, “Port of Spain Port Authority”: words that hide a state, and a noun.
    fn behind_guard(&self, start: usize, limit: usize) -> Option<Name> {
        let text = self.text;
        let guarded = |at: usize| self.guarded.get(at).copied().unwrap_or(false);
        let mut noun = start;
        while guarded(noun) && noun < limit {
            noun += 1;
        }
        let end = (noun..limit.min(noun + 3))
            .take_while(|at| text.is_capital(*at) && text.tokens[*at].gap == Gap::Space)
            .filter(|at| self.is_body(*at))
            .last()?
            + 1;
        // “South West Indian Ocean Fisheries Commission”
        let mut first = start;
        while first > 0
            && text.is_capital(first - 1)
            && text.tokens[first].gap == Gap::Space
            && one_of(
                self.word(first - 1),
                "south north east west southern northern eastern western",
            )
        {
            first -= 1;
        }
        Some(self.named(first, end, own_bracket(text, end).unwrap_or(end)))
    }

    /// Whether an office stands right before a token.
    pub fn is_behind_office(&self, start: usize) -> bool {
        (start.saturating_sub(3)..start)
            .any(|at| self.phrases.at(at, Class::Office).is_some_and(|end| end <= start))
    }

    /// Whether no name of a body can begin at a token.
    fn cannot_begin(&self, start: usize) -> bool {
        let known = self.starts[start].is_some();
        !(self.is_name_word(start) || known)
            || is_one_of(NEVER, self.word(start))
            || one_of(self.word(start), JOINS)
            || !known
                && (self.phrases.at(start, Class::Office).is_some()
                    || self.phrases.at(start, Class::Honorific).is_some()
                    || self.phrases.at(start, Class::Quantity).is_some())
    }

    /// “President of the Transitional Council of the Republic of Chad”: the state by its government.
    fn is_governed(&self, start: usize) -> bool {
        let governed = (start.saturating_sub(3)..=start)
            .filter_map(|at| self.phrases.at(at, Class::Government).filter(|end| *end > start));
        // A member of it speaks for the council itself.
        let member =
            (start.saturating_sub(3)..start).any(|at| one_of(self.word(at), "member members"));
        !member
            && governed.into_iter().any(|end| {
                let state = end + 1 + usize::from(self.word(end + 1) == "the");
                self.word(end) == "of" && self.begins(state).is_some_and(Name::is_state)
            })
    }

    /// Whether words are a state, a meeting, or an office, and no body.
    fn is_another_thing(&self, start: usize, end: usize, joined: bool) -> bool {
        let text = self.text;
        let words = (start..end).filter(|at| text.tokens[*at].kind == Kind::Word).count();
        let one_known = self.begins(start).is_some_and(|name| name.end >= end);
        let last = (start..end).rev().find(|at| text.tokens[*at].kind == Kind::Word);
        let is_last = |class: Class| last.is_some_and(|at| self.phrases.at(at, class).is_some());
        // A meeting's own name is no body: “Djibouti Meeting”, “ASEAN Summit Conference”. An organisation's
        // office-holder stands for it: “OTS Secretary General”.
        let named_so = !joined && (is_last(Class::Event) || is_last(Class::Office));
        one_known || words < 2 || named_so
    }

    /// “Meteorological Services of A, B and C”: each has one.
    fn is_of_many(&self, end: usize, body: usize) -> bool {
        let text = self.text;
        one_of(
            self.word(body),
            "services ministries authorities agencies administrations departments forces institutes universities offices institutions academies",
        ) && (body + 1..end)
            .any(|at| self.begins(at).is_some_and(|name| name.is_state() && name.end == end))
            && (text.is_mark(end, ',') || self.word(end) == "and")
            && (end + 1..end + 4).any(|at| self.begins(at).is_some_and(Name::is_state))
    }

    /// Whether a noun of bodies comes in the capitals from a token on, before a small word.
    pub fn body_before_join(&self, start: usize, limit: usize) -> bool {
        for at in start..limit.min(start + 8) {
            if self.text.tokens[at].kind == Kind::Mark('-') {
                continue;
            }
            if self.starts[at].is_some() {
                return false;
            }
            if one_of(self.word(at), JOINS) || !self.text.is_capital(at) {
                return false;
            }
            if self.is_body(at) {
                return true;
            }
        }
        false
    }

    /// “• Ports Authority Tonga”: a noun of bodies and a state are all that an item has.
    pub fn is_item_of(&self, start: usize, name: &Name, body: Option<usize>) -> bool {
        let text = self.text;
        let begins = start == 0
            || matches!(text.tokens[start - 1].kind, Kind::Break(_) | Kind::Mark('•' | '–' | '-'));
        let ends = text
            .tokens
            .get(name.end)
            .is_none_or(|token| matches!(token.kind, Kind::Break(_) | Kind::Mark(';' | '(')));
        name.is_state() && begins && ends && body.is_some_and(|body| body + 1 == name.start)
    }
}
