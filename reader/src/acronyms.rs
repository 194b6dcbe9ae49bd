//! Names that no table has and no noun of bodies shows: abbreviations in capitals, names closed by their
//! abbreviation in brackets, and lines of a list that are no words.
//!
//! Knows letters and lines; what such a name is stays unknown.

use crate::bodies::{Finder, JOINS, LONGEST};
use crate::classes::Class;
use crate::letters::small;
use crate::names::{Name, Phrases, own_bracket};
use crate::normal::{Gap, Kind, Shape, Text, one_of};
use crate::order;

/// Words in capitals that stand as an item between names of a list: “the ILO, Business Europe and the
/// IMO”. Nothing is known of them, so they are asked.
pub fn unknown_items(text: &Text, phrases: &Phrases, names: &[Name]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    let separator = |at: usize| -> Option<usize> {
        let mut next = at;
        while text.is_mark(next, ',')
            || text.is_mark(next, ';')
            || one_of(text.word(next), "and и the") && text.is_lower(next)
        {
            next += 1;
        }
        (next > at).then_some(next)
    };
    for (number, name) in names.iter().enumerate() {
        let Some(start) = separator(name.end) else { continue };
        let mut end = start;
        while end < start + 5
            && text.is_capital(end)
            && (text.tokens[end].end - text.tokens[end].start > 2
                // “Stats NZ”
                || end > start && text.tokens[end].shape == Shape::Upper)
            && (end == start || text.tokens[end].gap == Gap::Space)
            && phrases.0[end].as_ref().is_none_or(|(_, classes)| {
                classes.are_within(&[Class::Body, Class::International, Class::NestedWord])
            })
        {
            end += 1;
        }
        // “the Ambassador of Norway, Astrid K.”, and any two words that nothing marks as a body: a person.
        let office = (name.start.saturating_sub(4)..name.start)
            .any(|at| phrases.at(at, Class::Office).is_some());
        let marked =
            (start..end).any(|at| phrases.0[at].is_some() || text.tokens[at].shape == Shape::Upper);
        if office || end > start + 1 && !marked {
            continue;
        }
        if end == start || names.get(number + 1).is_some_and(|next| next.start < end) {
            continue;
        }
        let between = separator(end)
            .is_some_and(|next| names.get(number + 1).is_some_and(|name| name.start == next));
        // The last of at least three.
        let last = (name.end..start).any(|at| one_of(text.word(at), "and и"))
            && number > 0
            && separator(names[number - 1].end) == Some(name.start)
            && text.tokens.get(end).is_none_or(|token| {
                token.kind == Kind::Mark('.')
                    || text.is_lower(end) && !one_of(text.word(end), "of for on in the de")
            });
        if !(between || last) {
            continue;
        }
        found.push(Name {
            start,
            end,
            kind: "international-organisation".to_owned(),
            id: "?".to_owned(),
            candidates: Vec::new(),
            reason: "words in capitals that no table has, in a list of names".to_owned(),
            sure: false,
            unknown: true,
            inner: Vec::new(),
        });
    }
    found
}

/// “Chad Smith”, “Michael Jordan”: first and last names of persons that are names of states too.
pub fn is_person(text: &Text, name: &Name, phrases: &Phrases) -> bool {
    if name.end != name.start + 1 || !one_of(text.word(name.start), "chad jordan georgia israel") {
        return false;
    }
    let unknown = |at: usize| {
        text.tokens.get(at).is_some_and(|token| {
            token.kind == Kind::Word && token.shape == Shape::Title && token.end - token.start > 2
        }) && phrases.0[at].is_none()
    };
    let spaced = |at: usize| text.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    let behind = spaced(name.end) && unknown(name.end) && !text.is_mark(name.end + 1, ',');
    let ahead = name.start > 0 && spaced(name.start) && unknown(name.start - 1);
    text.tokens[name.start].shape == Shape::Title && (behind || ahead)
}

/// A Russian word that is a name only in the middle of a sentence or beside another: Того, Мали, Чад.
pub fn is_common_word(text: &Text, name: &Name) -> bool {
    let one = name.end == name.start + 1;
    let word = text.word(name.start);
    let upper = text.tokens[name.start].shape == Shape::Upper;
    if !one || upper || !one_of(word, "того чада чаду чаде гана who it us eco may")
    {
        return false;
    }
    let first = name.start.checked_sub(1).is_none_or(|before| {
        matches!(text.tokens[before].kind, Kind::Break(_) | Kind::Mark('.' | '!' | '?' | '"' | '•'))
    });
    // At the beginning of a sentence it is a name where a list goes on behind it.
    first
        && !(text.is_mark(name.end, ',') && text.is_capital(name.end + 1)
            || text.word(name.end) == "и" && text.is_capital(name.end + 1)
            || text.is_mark(name.end, '.')
            // «Гана – 1», «Того: …»: an item of a list.
            || !word.is_ascii()
                && text.tokens.get(name.end).is_some_and(|token| {
                    token.gap == Gap::Wide
                        || token.gap == Gap::Space && token.kind == Kind::Mark('-')
                        || matches!(token.kind, Kind::Break(_) | Kind::Mark('–' | ':' | ';' | '('))
                })
            || name.end >= text.tokens.len())
}

/// Why an abbreviation that no table has is a name.
const BARE: &str = "an abbreviation that no table has";

/// Whether a name is an abbreviation that no table has: alone in a sentence it may be anything.
pub fn is_bare(name: &Name) -> bool {
    name.reason == BARE
}

/// Words in capitals that no table has: “PERMIS”, «РСС». Names of persons are printed so too, beside
/// another name; those are left out.
pub fn acronyms(text: &Text, phrases: &Phrases, guarded: &[bool], found: &mut Vec<Name>) {
    let mut taken = vec![false; text.tokens.len()];
    for name in found.iter() {
        taken[name.start..name.end].fill(true);
    }
    for at in 0..text.tokens.len() {
        // “SECRETARIAT” alone is one of the meeting's own organisation.
        let edge = |at: Option<usize>| {
            at.is_none_or(|at| {
                text.tokens.get(at).is_none_or(|token| {
                    matches!(token.kind, Kind::Break(_) | Kind::Mark(',' | ';' | ':' | '•' | '、'))
                })
            })
        };
        let line = |at: Option<usize>| {
            at.is_none_or(|at| {
                text.tokens.get(at).is_none_or(|token| matches!(token.kind, Kind::Break(_)))
            })
        };
        // «ОАО «РЖД»»: the form of a company.
        // «КДЦ «Энергия»»: an abbreviation before the name it has.
        let titled = crate::bodies::is_cyrillic(text.word(at))
            && text.word(at).chars().count() <= 5
            && phrases.at(at, Class::Body).is_none()
            && text.tokens.get(at + 1).is_some_and(|mark| mark.gap != Gap::None)
            && text.is_capital(at + 2);
        let form = one_of(text.word(at), "оао пао зао ооо тоо гуп фгуп рао");
        if (titled || form) && text.is_mark(at + 1, '"') {
            continue;
        }
        let alone = one_of(text.word(at), "secretariat секретариат")
            && !(line(at.checked_sub(1)) && line(Some(at + 1)))
            && text.is_capital(at)
            && edge(at.checked_sub(1))
            && (edge(Some(at + 1)) || one_of(text.word(at + 1), "mr ms mrs dr"));
        if alone && !taken[at] && !text.is_mark(at + 1, ':') {
            found.push(Name {
                start: at,
                end: at + 1,
                kind: "organ".to_owned(),
                id: "?".to_owned(),
                candidates: Vec::new(),
                reason: "an organ of the organisation that meets".to_owned(),
                sure: true,
                unknown: true,
                inner: Vec::new(),
            });
            continue;
        }
        let open = at > 0 && text.is_mark(at - 1, '(') && text.is_mark(at + 1, ')');
        // “VIENNA, 14 March –” is a place.
        let dateline = (at == 0 || matches!(text.tokens[at - 1].kind, Kind::Break(_)))
            && (text.is_mark(at + 1, '–')
                || text.is_mark(at + 1, ',')
                    && text.tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Number));
        if taken[at]
            || dateline
            || guarded[at]
            || open
            || !is_acronym(text, at)
            || phrases.0[at].as_ref().is_some_and(|(_, classes)| !classes.has(Class::Body))
        {
            continue;
        }
        found.push(Name {
            start: at,
            end: at + 1,
            kind: "international-organisation".to_owned(),
            id: "?".to_owned(),
            candidates: Vec::new(),
            reason: BARE.to_owned(),
            sure: true,
            unknown: true,
            inner: Vec::new(),
        });
    }
    order::by(found, |name| (name.start, 0));
}

/// Whether a word in capitals can be the name of a body, and not of a person.
pub fn is_acronym(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let n = text.word(at).chars().count();
    if token.kind != Kind::Word || token.shape != Shape::Upper || !(3..=8).contains(&n) {
        return false;
    }
    let roman = text.word(at).chars().all(|c| "ivxlc".contains(c));
    // “N. GBIANDO”, “O'DEVLIN”: a person.
    let initial = at >= 2
        && text.is_mark(at - 1, '.')
        && text.word(at - 2).chars().count() <= 3
        && text.is_capital(at - 2);
    let joined = |mark: usize| {
        matches!(text.tokens.get(mark).map(|token| token.kind), Some(Kind::Mark('-' | '\'')))
    };
    if initial
        || at >= 1 && joined(at - 1) && token.gap == Gap::None
        || joined(at + 1) && text.is_capital(at + 2)
    {
        return false;
    }
    let near = |other: usize| text.is_capital(other) && text.tokens[other].gap <= Gap::Space;
    let before = at.checked_sub(1).is_some_and(near) && token.gap == Gap::Space;
    let after = text.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space) && near(at + 1);
    !roman && !before && !after
}

impl Finder<'_> {
    /// Names closed by their abbreviation in brackets, whose letters are their initials.
    pub fn abbreviated(&self) -> Vec<Name> {
        let mut out = Vec::new();
        for open in 1..self.text.tokens.len() {
            let Some(end) = own_bracket(self.text, open) else { continue };
            let letters: Vec<char> = (open + 1..end - 1)
                .filter(|at| self.text.tokens[*at].kind == Kind::Word)
                .flat_map(|at| {
                    let token = &self.text.tokens[at];
                    let given: Vec<char> =
                        self.text.given(token.start, token.end).chars().collect();
                    let upper: Vec<char> = given.into_iter().filter(|c| c.is_uppercase()).collect();
                    upper.into_iter().map(small).collect::<Vec<_>>()
                })
                .collect();
            if letters.len() < 2 {
                continue;
            }
            // A known name that the bracket belongs to needs no initials; “Standards Australia (SA)” is
            // no state's.
            let other = |number: usize| {
                let name = &self.known[number];
                name.is_state()
                    && name.start > 0
                    && self.text.tokens[name.start].gap == Gap::Space
                    && self.spells(&letters, name.start - 1, open, true)
                    && !self.spells(&letters, name.start, open, false)
            };
            if self.covers[open].is_some_and(|number| !other(number)) {
                continue;
            }
            let mut start = None;
            let mut loose = None;
            let mut whole = None;
            let mut at = open;
            while at > 0 && open - at < LONGEST {
                at -= 1;
                let token = &self.text.tokens[at];
                let stops = match token.kind {
                    Kind::Break(_) | Kind::Han | Kind::Number => true,
                    Kind::Mark(mark) => !matches!(mark, ',' | '-' | '–' | '\'' | '/' | '"' | '&'),
                    Kind::Word => false,
                };
                if stops
                    || token.gap == Gap::Wide
                        && at + 1 < open
                        && self.text.tokens[at + 1].gap == Gap::Wide
                {
                    break;
                }
                let begins = self.text.is_capital(at)
                    && self.word(at).chars().next() == letters.first().copied()
                    && !one_of(self.word(at), JOINS);
                if begins && self.spells(&letters, at, open, true) {
                    start = Some(at);
                    break;
                }
                if begins && loose.is_none() && self.spells(&letters, at, open, false) {
                    loose = Some(at);
                }
                let first = at
                    .checked_sub(1)
                    .is_none_or(|before| matches!(self.text.tokens[before].kind, Kind::Break(_)));
                let line = (at..open).all(|at| {
                    self.text.is_capital(at)
                        || self.text.tokens[at].kind != Kind::Word
                        || one_of(self.word(at), JOINS)
                });
                if begins
                    && first
                    && line
                    && matches!(
                        self.text.tokens.get(end).map(|token| token.kind),
                        None | Some(Kind::Break(_) | Kind::Mark(';' | ',' | '.'))
                    )
                {
                    whole = Some(at);
                }
            }
            let Some(start) = start.or(loose).or(whole).filter(|start| open - start >= 2) else {
                continue;
            };
            let mut start = self.with_noun_before(start);
            // “Arab Bank … (BADEA)”, whose letters are of another language.
            if start > 0
                && self.covers[start - 1].is_none()
                && self.text.is_capital(start - 1)
                && self.phrases.at(start - 1, Class::International) == Some(start)
            {
                start -= 1;
            }
            // Commas belong to a name only where its letters ask for the words before them.
            let name = self.named(start, open, end);
            out.push(name);
        }
        order::by(&mut out, |name| (name.start, 0));
        out
    }

    /// “Institute for Verification … (VERIFIN)”: the noun of a body that governs what the letters spell.
    fn with_noun_before(&self, start: usize) -> usize {
        let mut noun = start.saturating_sub(1);
        while noun > 0 && one_of(self.word(noun), "for of on the") {
            noun -= 1;
        }
        if noun + 1 >= start
            || !self.is_body(noun)
            || !self.text.is_capital(noun)
            || self.covers[noun].is_some()
        {
            return start;
        }
        while noun > 0
            && self.text.is_capital(noun - 1)
            && self.covers[noun - 1].is_none()
            && self.text.tokens[noun].gap == Gap::Space
            && self.phrases.at(noun - 1, Class::Office).is_none()
            && self.phrases.at(noun - 1, Class::Quantity).is_none()
        {
            noun -= 1;
        }
        noun
    }

    /// Whether the letters are those of the words, in order.
    pub fn spells(&self, letters: &[char], start: usize, end: usize, strict: bool) -> bool {
        let mut next = 0;
        let mut words = 0;
        for at in start..end {
            if self.text.tokens[at].kind != Kind::Word {
                continue;
            }
            words += 1;
            let word = self.word(at);
            let mut chars = word.chars();
            if next < letters.len() && chars.next() == Some(letters[next]) {
                next += 1;
                // Letters inside the word: “OFFICE” for “DPKO” is Peace-K-eeping.
                for c in chars {
                    let lower = self.text.is_lower(at);
                    let is_next_initial =
                        (at + 1..end).find(|at| self.text.is_capital(*at)).is_some_and(|at| {
                            next < letters.len() && self.word(at).starts_with(letters[next])
                        });
                    if !strict
                        && next < letters.len()
                        && !is_next_initial
                        && !lower
                        && c == letters[next]
                    {
                        next += 1;
                    }
                }
            }
        }
        next == letters.len() && words >= 2
    }
}
