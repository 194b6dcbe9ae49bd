//! English names of bodies: capitals around a noun of bodies, with the small words between them.
//!
//! Knows English grammar; which nouns there are stands in `words.csv`.

use crate::bodies::{Finder, JOINS, LONGEST, is_cyrillic, plural_of};
use crate::classes::Class;
use crate::names::{Name, own_bracket};
use crate::normal::{Gap, Kind, Shape, one_of};

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
        // “Panama Canal Authority”, “Port of Spain Port Authority”: words that hide a state, and a noun.
        if guarded(start) && !guarded(start.wrapping_sub(1)) {
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
            let mut start = start;
            while start > 0
                && text.is_capital(start - 1)
                && text.tokens[start].gap == Gap::Space
                && one_of(
                    self.word(start - 1),
                    "south north east west southern northern eastern western",
                )
            {
                start -= 1;
            }
            return Some(self.named(start, end, own_bracket(text, end).unwrap_or(end)));
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
        let capital =
            |at: usize| text.is_capital(at) && !is_cyrillic(self.word(at)) && !guarded(at);
        if !(capital(start) || self.starts[start].is_some())
            || is_one_of(NEVER, self.word(start))
            || one_of(self.word(start), JOINS)
        {
            return None;
        }
        if self.starts[start].is_none()
            && (self.phrases.at(start, Class::Office).is_some()
                || self.phrases.at(start, Class::Honorific).is_some()
                || self.phrases.at(start, Class::Quantity).is_some())
        {
            return None;
        }
        // “President of the Transitional Council of the Republic of Chad”: the state by its government.
        let governed = (start.saturating_sub(3)..=start)
            .filter_map(|at| self.phrases.at(at, Class::Government).filter(|end| *end > start));
        // A member of it speaks for the council itself.
        let member =
            (start.saturating_sub(3)..start).any(|at| one_of(self.word(at), "member members"));
        let governed = governed.into_iter().filter(|_| !member).any(|end| {
            let state = end + 1 + usize::from(self.word(end + 1) == "the");
            self.word(end) == "of" && self.begins(state).is_some_and(Name::is_state)
        });
        if governed {
            return None;
        }
        if let Some(longer) = self.known_and_more(start, limit) {
            return Some(longer);
        }
        let held = (start.saturating_sub(3)..start)
            .any(|at| self.phrases.at(at, Class::Office).is_some_and(|end| end <= start));
        if held && self.is_lent(start, limit) {
            return None;
        }
        let mut at = start;
        let mut body: Option<usize> = None;
        let mut joined_since_body = false;
        let mut joined = false;
        let mut end = start;
        let mut last_was_join = true;
        while at < limit.max(start + 1) && at - start < LONGEST {
            let token = &text.tokens[at];
            if at > start && token.gap == Gap::Wide {
                break;
            }
            let word = self.word(at);
            if let Some(number) = self.starts[at] {
                let name = &self.known[number];
                // A state follows a noun only behind a small word; an organisation may stand first.
                let royal = at == start + 1 && one_of(self.word(start), "royal imperial");
                let item = self.is_item_of(start, name, body);
                // “West African Development Bank” is none of the African Development Bank.
                let wider = at == start + 1
                    && !name.is_state()
                    && self.phrases.at(start, Class::International).is_some_and(|end| end > at);
                if wider {
                    body = Some(at);
                }
                if at > start && !last_was_join && !royal && !item && !wider {
                    break;
                }
                at = name.end;
                end = at;
                last_was_join = false;
                continue;
            }
            let join = one_of(word, JOINS)
                && (text.is_lower(at) || (at > start && token.shape != Shape::Mixed));
            if token.kind == Kind::Mark('-')
                || token.kind == Kind::Mark('/')
                || token.kind == Kind::Mark('\'')
            {
                // “Farmers' Forum”
                let plural = token.kind == Kind::Mark('\'')
                    && self.word(at - 1).ends_with('s')
                    && self.starts[start].is_none()
                    && capital(at + 1);
                if token.gap != Gap::None
                    || !plural && text.tokens.get(at + 1).is_none_or(|next| next.gap != Gap::None)
                {
                    break;
                }
                at += 1;
                continue;
            }
            if token.kind == Kind::Word
                && text.is_lower(at)
                && word == "s"
                && text.is_mark(at - 1, '\'')
            {
                // The owner is no part of the name, unless more of it follows: “Children's Fund”.
                if self.begins(start).is_some_and(|name| name.end == at - 1) {
                    break;
                }
                at += 1;
                continue;
            }
            if join || text.is_mark(at, '&') {
                if at == start {
                    return None;
                }
                let mut next = at + 1;
                while next < limit
                    && one_of(self.word(next), "the of for on to in and against all")
                    && text.tokens[next].kind == Kind::Word
                    && next - at < 3
                {
                    next += 1;
                }
                if next >= limit
                    || !(capital(next) || self.starts[next].is_some())
                    || text.tokens[next].gap == Gap::Wide
                {
                    break;
                }
                let honorific = self.phrases.at(next, Class::Honorific).is_some();
                let office =
                    self.starts[next].is_none() && self.phrases.at(next, Class::Office).is_some();
                if honorific || (office && word != "under" && body.is_none()) {
                    break;
                }
                let is_and = word == "and" || text.is_mark(at, '&');
                let goes_on = if is_and {
                    let right_body = self.body_before_join(next, limit);
                    // “Fiji Revenue and Customs Service”: a word of its own stands behind the state.
                    let own = self.begins(start).is_none_or(|name| name.end + 1 == at);
                    if body.is_none() {
                        self.starts[next].is_none()
                            && own
                            && right_body
                            && !office
                            && self.word(at + 1) != "the"
                    } else if self.word(at + 1) == "the"
                        && one_of(
                            self.word(at + 2),
                            "pacific caribbean caucasus sahel mediterranean gulf",
                        )
                    {
                        // “… Office for Asia and the Pacific”
                        joined_since_body
                    } else {
                        // “the Centre of the African Union and Médecins …”: the name of the other is closed.
                        joined_since_body
                            && self.covering(at - 1).is_none_or(Name::is_state)
                            && self.starts[next].is_none()
                            && !right_body
                            && !office
                            && self.word(at + 1) != "the"
                    }
                } else if word == "in" {
                    joined_since_body && self.starts[next].is_none()
                } else if word == "by" || word == "as" {
                    false
                } else if word == "to" {
                    body.is_some() && self.starts[next].is_none()
                } else {
                    body.is_some()
                };
                if !goes_on {
                    break;
                }
                joined_since_body |= body.is_some() && !is_and;
                joined = true;
                last_was_join = true;
                at = next;
                continue;
            }
            if !capital(at) {
                // “Eurasian group on combating …”: small letters only inside a closed name.
                if text.is_lower(at) && joined_since_body && last_was_join {
                    at += 1;
                    continue;
                }
                break;
            }
            // “President of the Union of Nurses Ann Brown”: who holds the office.
            let state = at > start && self.covering(at - 1).is_some_and(Name::is_state);
            let held = (state || held && at > start && self.is_body(at - 1))
                && body.is_some()
                && !last_was_join
                && self.is_whole_person(at, limit);
            let titled = one_of(word, "mr mrs ms dr hon lord sir lady h prof");
            let capitals = text.tokens[start].shape == Shape::Upper
                && text.tokens.get(start + 1).is_some_and(|next| next.shape == Shape::Upper)
                && token.shape == Shape::Title
                && !last_was_join
                && body.is_some();
            // “General Secretariat” is no general's.
            let person = self.phrases.at(at, Class::Honorific).is_some()
                && body.is_none()
                && !self.is_body(at + 1);
            if at > start && (person || titled || capitals || held) {
                break;
            }
            if body.is_some()
                && !last_was_join
                && self.phrases.at(at, Class::Office).is_some()
                && !self.is_body(at)
            {
                break;
            }
            if at > start
                && !joined
                && self.phrases.at(at, Class::Office).is_some()
                && !self.is_body(at)
                && !(body.is_none() && self.body_before_join(at, limit))
            {
                break;
            }
            let plural = (at > start && self.starts[start].is_some()
                || at == start && self.word(at + 1) == "of" && plural_of(self.word(at)))
                && self.head(at).is_some();
            if self.is_body(at) || plural {
                body = Some(at);
                joined_since_body = false;
            }
            at += 1;
            end = at;
            last_was_join = false;
        }
        body.filter(|body| *body < end)?;
        let words = (start..end).filter(|at| text.tokens[*at].kind == Kind::Word).count();
        let one_known = self.begins(start).is_some_and(|name| name.end >= end);
        if one_known || (words < 2) {
            return None;
        }
        // A meeting's own name is no body: “Djibouti Meeting”, “ASEAN Summit Conference”.
        let last = (start..end).rev().find(|at| text.tokens[*at].kind == Kind::Word)?;
        if self.phrases.at(last, Class::Event).is_some() && !joined {
            return None;
        }
        // An organisation's office-holder stands for it: “OTS Secretary General”.
        if self.phrases.at(last, Class::Office).is_some() && !joined {
            return None;
        }
        // “Meteorological Services of A, B and C”: each has one.
        let of_many = one_of(
            self.word(body?),
            "services ministries authorities agencies administrations departments forces institutes universities offices institutions academies",
        ) && (body? + 1..end)
            .any(|at| self.begins(at).is_some_and(|name| name.is_state() && name.end == end))
            && (text.is_mark(end, ',') || self.word(end) == "and")
            && (end + 1..end + 4).any(|at| self.begins(at).is_some_and(Name::is_state));
        if of_many {
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
                && capital(end + 2)
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
    fn is_item_of(&self, start: usize, name: &Name, body: Option<usize>) -> bool {
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
