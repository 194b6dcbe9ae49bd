//! English names of bodies: what stands around one, envoys of an organisation, the person who holds an
//! office in it, a body and what it is a part of.
//!
//! Where a name begins and ends is said in `bodies_english.rs`.

use crate::bodies::{Finder, JOINS, LONGEST};
use crate::classes::Class;
use crate::names::Name;
use crate::normal::{Gap, Shape, one_of};

impl Finder<'_> {
    /// “EU Delegation to Georgia”, “Mission of the OSCE to Moldova”, “UN Office to the African Union”.
    pub fn envoys(&self, start: usize) -> Option<Name> {
        let noun = |at: usize| {
            self.text.is_capital(at) && one_of(self.word(at), "delegation mission representation")
        };
        let the = |at: usize| at + usize::from(self.word(at) == "the");
        let before = noun(start) && self.word(start + 1) == "of";
        let whole = self.begins(if before { the(start + 2) } else { start })?;
        let to = whole.end + usize::from(!before);
        let host = self.begins(the(to + 1))?;
        let office =
            self.text.is_capital(whole.end) && self.word(whole.end) == "office" && !host.is_state();
        (!whole.is_state() && (before || office || noun(whole.end)) && self.word(to) == "to")
            .then(|| self.named(start, host.end, host.end))
    }

    /// A known body with what it is a part of: “… of the Commonwealth”, “… under the President of …”.
    pub fn known_and_more(&self, start: usize, limit: usize) -> Option<Name> {
        let name = &self.known[self.starts[start]?];
        if name.is_state() || self.word(name.end + 1) != "the" {
            return None;
        }
        let mut longer = name.clone();
        match self.word(name.end) {
            "of" => {
                let whole = &self.known[self.starts[name.end + 2]?];
                if whole.is_state() || !name.id.starts_with(&format!("{}/", whole.id)) {
                    return None;
                }
                longer.end = whole.end;
            }
            "under" => {
                let mut at = name.end + 2;
                let mut end = at;
                while at < limit && at < name.end + LONGEST {
                    if let Some(inner) = self.begins(at) {
                        at = inner.end;
                        end = at;
                    } else if self.text.is_capital(at) {
                        at += 1;
                        end = at;
                    } else if one_of(self.word(at), "of the for and")
                        && self.text.is_capital(at + 1)
                        || self.word(at) == "of" && self.word(at + 1) == "the"
                    {
                        at += 1;
                    } else {
                        break;
                    }
                }
                if end == name.end + 2 {
                    return None;
                }
                longer.end = end;
            }
            _ => return None,
        }
        Some(longer)
    }

    /// Whether two or three words that nothing explains stand in capitals, and no more.
    pub fn is_whole_person(&self, start: usize, limit: usize) -> bool {
        let end = (start..limit.min(start + 5))
            .find(|at| !self.text.is_capital(*at) || self.text.tokens[*at].gap == Gap::Wide)
            .unwrap_or(start);
        (2..=3).contains(&(end - start))
            && (start..end).all(|at| {
                self.phrases.0[at].is_none()
                    && self.starts[at].is_none()
                    && self.text.tokens[at].shape == Shape::Title
            })
            && (!one_of(self.word(end), JOINS)
                || (end + 1..end + 3).any(|at| self.phrases.at(at, Class::Office).is_some()))
    }

    /// “Head of the Department of Trade of the Ministry of A”: an office in the ministry.
    pub fn is_lent(&self, start: usize, limit: usize) -> bool {
        one_of(self.word(start), "department division section unit directorate")
            && (start + 2..limit.min(start + 9)).any(|at| {
                self.word(at) == "of"
                    && self.word(at + 1) == "the"
                    && one_of(self.word(at + 2), "ministry agency secretariat commission")
            })
    }
}
