//! English names of bodies, word by word: how far a name goes from where it begins.
//!
//! Where one begins, and what is none after all, is said in `bodies_english.rs`.

use crate::bodies::{Finder, JOINS, LONGEST, is_cyrillic, plural_of};
use crate::classes::Class;
use crate::names::Name;
use crate::normal::{Gap, Kind, Shape, one_of};

/// What was seen of a name so far.
#[derive(Default)]
pub struct Walk {
    /// Its last noun of bodies.
    pub body: Option<usize>,
    /// Whether a small word stands behind that noun.
    joined_since_body: bool,
    /// Whether a small word stands anywhere in it.
    pub joined: bool,
    /// The token behind it.
    pub end: usize,
    /// Whether the last word was a small one.
    last_was_join: bool,
    /// Whether an office stands before it.
    held: bool,
}

impl Finder<'_> {
    /// Whether a word in capitals can be one of a name.
    pub fn is_name_word(&self, at: usize) -> bool {
        let guarded = self.guarded.get(at).copied().unwrap_or(false);
        self.text.is_capital(at) && !is_cyrillic(self.word(at)) && !guarded
    }

    /// Walks along a name from its first word to where it ends.
    pub fn english_walk(&self, start: usize, limit: usize) -> Option<Walk> {
        let text = self.text;
        let mut at = start;
        let mut walk = Walk {
            end: start,
            last_was_join: true,
            held: self.is_behind_office(start),
            ..Walk::default()
        };
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
                let item = self.is_item_of(start, name, walk.body);
                // “West African Development Bank” is none of the African Development Bank.
                let wider = at == start + 1
                    && !name.is_state()
                    && self.phrases.at(start, Class::International).is_some_and(|end| end > at);
                if wider {
                    walk.body = Some(at);
                }
                if at > start && !walk.last_was_join && !royal && !item && !wider {
                    break;
                }
                at = name.end;
                walk.end = at;
                walk.last_was_join = false;
                continue;
            }
            let join = one_of(word, JOINS)
                && (text.is_lower(at) || (at > start && token.shape != Shape::Mixed));
            if let Kind::Mark('-' | '/' | '\'') = token.kind {
                if !self.holds_together(start, at) {
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
                    || !(self.is_name_word(next) || self.starts[next].is_some())
                    || text.tokens[next].gap == Gap::Wide
                {
                    break;
                }
                let honorific = self.phrases.at(next, Class::Honorific).is_some();
                let office =
                    self.starts[next].is_none() && self.phrases.at(next, Class::Office).is_some();
                if honorific || (office && word != "under" && walk.body.is_none()) {
                    break;
                }
                if !self.goes_on(start, at, next, limit, &walk) {
                    break;
                }
                let is_and = word == "and" || text.is_mark(at, '&');
                walk.joined_since_body |= walk.body.is_some() && !is_and;
                walk.joined = true;
                walk.last_was_join = true;
                at = next;
                continue;
            }
            if !self.is_name_word(at) {
                // “Eurasian group on combating …”: small letters only inside a closed name.
                if text.is_lower(at) && walk.joined_since_body && walk.last_was_join {
                    at += 1;
                    continue;
                }
                break;
            }
            if self.is_behind_name(start, at, limit, &walk) {
                break;
            }
            let plural = (at > start && self.starts[start].is_some()
                || at == start && self.word(at + 1) == "of" && plural_of(self.word(at)))
                && self.head(at).is_some();
            if self.is_body(at) || plural {
                walk.body = Some(at);
                walk.joined_since_body = false;
            }
            at += 1;
            walk.end = at;
            walk.last_was_join = false;
        }
        Some(walk)
    }

    /// Whether a mark stands inside a word: “Asia-Pacific”, “Farmers' Forum”.
    fn holds_together(&self, start: usize, at: usize) -> bool {
        let text = self.text;
        let token = &text.tokens[at];
        let plural = token.kind == Kind::Mark('\'')
            && self.word(at - 1).ends_with('s')
            && self.starts[start].is_none()
            && self.is_name_word(at + 1);
        token.gap == Gap::None
            && (plural || text.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::None))
    }

    /// Whether a name goes on behind a small word.
    fn goes_on(&self, start: usize, at: usize, next: usize, limit: usize, walk: &Walk) -> bool {
        let word = self.word(at);
        let is_and = word == "and" || self.text.is_mark(at, '&');
        let office = self.starts[next].is_none() && self.phrases.at(next, Class::Office).is_some();
        if is_and {
            let right_body = self.body_before_join(next, limit);
            // “Fiji Revenue and Customs Service”: a word of its own stands behind the state.
            let own = self.begins(start).is_none_or(|name| name.end + 1 == at);
            if walk.body.is_none() {
                self.starts[next].is_none()
                    && own
                    && right_body
                    && !office
                    && self.word(at + 1) != "the"
            } else if self.word(at + 1) == "the"
                && one_of(self.word(at + 2), "pacific caribbean caucasus sahel mediterranean gulf")
            {
                // “… Office for Asia and the Pacific”
                walk.joined_since_body
            } else {
                // “the Centre of the African Union and Médecins …”: the name of the other is closed.
                walk.joined_since_body
                    && self.covering(at - 1).is_none_or(Name::is_state)
                    && self.starts[next].is_none()
                    && !right_body
                    && !office
                    && self.word(at + 1) != "the"
            }
        } else if word == "in" {
            walk.joined_since_body && self.starts[next].is_none()
        } else if word == "by" || word == "as" {
            false
        } else if word == "to" {
            walk.body.is_some() && self.starts[next].is_none()
        } else {
            walk.body.is_some()
        }
    }

    /// Whether a word in capitals stands behind the name: a person, an office.
    fn is_behind_name(&self, start: usize, at: usize, limit: usize, walk: &Walk) -> bool {
        let text = self.text;
        let (token, word) = (&text.tokens[at], self.word(at));
        // “President of the Union of Nurses Ann Brown”: who holds the office.
        let state = at > start && self.covering(at - 1).is_some_and(Name::is_state);
        let held = (state || walk.held && at > start && self.is_body(at - 1))
            && walk.body.is_some()
            && !walk.last_was_join
            && self.is_whole_person(at, limit);
        let titled = one_of(word, "mr mrs ms dr hon lord sir lady h prof");
        let capitals = text.tokens[start].shape == Shape::Upper
            && text.tokens.get(start + 1).is_some_and(|next| next.shape == Shape::Upper)
            && token.shape == Shape::Title
            && !walk.last_was_join
            && walk.body.is_some();
        // “General Secretariat” is no general's.
        let person = self.phrases.at(at, Class::Honorific).is_some()
            && walk.body.is_none()
            && !self.is_body(at + 1);
        let office = || self.phrases.at(at, Class::Office).is_some() && !self.is_body(at);
        let begins = || walk.body.is_none() && self.body_before_join(at, limit);
        at > start && (person || titled || capitals || held)
            || walk.body.is_some() && !walk.last_was_join && office()
            || at > start && !walk.joined && office() && !begins()
    }
}
