//! A text as marks: names, phrases of `words.csv`, words, numbers and punctuation, each with the depth
//! of brackets it stands in. What roles are judged by.

use crate::classes::{Class, Classes};
use crate::names::{Name, Phrases};
use crate::normal::{Gap, Kind, Text, one_of};
use crate::series::Series;

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A name, by its place among the names.
    Name(usize),
    /// A phrase of `words.csv`.
    Phrase,
    /// An office with what it is for: “Minister of Foreign Affairs”.
    Office,
    /// Another word.
    Word,
    /// A number.
    Number,
    /// A mark of punctuation.
    Mark(char),
    /// A column: wide space between words.
    Column,
}

/// A heading: from a token to the one behind it.
pub type Heading = (usize, usize);

/// A mark.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// What it is.
    pub what: What,
    /// What it does, where it is a phrase or an office.
    pub classes: Classes,
    /// Its first token.
    pub start: usize,
    /// The token behind its last.
    pub end: usize,
    /// In how many brackets it stands.
    pub depth: u32,
}

impl Mark {
    /// Whether it is a phrase of a class.
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether it names a group.
    pub fn is_group(&self) -> bool {
        self.classes.has_any(&[Class::Status, Class::Category, Class::Persons])
    }

    /// Whether it is this mark of punctuation.
    pub fn is_mark(&self, mark: char) -> bool {
        self.what == What::Mark(mark)
    }

    /// The name's place among the names.
    pub fn name(&self) -> Option<usize> {
        match self.what {
            What::Name(name) => Some(name),
            _ => None,
        }
    }
}

/// The end of an English office's portfolio: “of Foreign Affairs”, “for Peace and Security”.
fn portfolio(
    text: &Text,
    names: &[Name],
    starts: &[Option<usize>],
    phrases: &Phrases,
    from: usize,
) -> usize {
    let mut end = from;
    let mut at = from;
    if !one_of(text.word(at), "of for in") || text.is_han(at) {
        return end;
    }
    while at < text.tokens.len() && at - from < 30 {
        let word = text.word(at);
        if let Some(name) = starts[at] {
            // “Minister of CARICOM Affairs”: a part of the office.
            let behind = names[name].end;
            let inside = text.is_capital(behind)
                && text.tokens[behind].gap == Gap::Space
                && starts[behind].is_none()
                && phrases.at(behind, Class::Office).is_none()
                && !names[name].is_state()
                && !names[name].unknown
                && matches!(word, _ if text.word(behind) == "affairs");
            if inside {
                at = behind;
                continue;
            }
            break;
        }
        if at > from
            && (phrases.at(at, Class::Honorific).is_some()
                || phrases.at(at, Class::Office).is_some())
        {
            break;
        }
        let joins = one_of(word, "of for in charge the and on at & to");
        // “Minister of People's Power for Petroleum”
        let owner = text.is_mark(at, '\'') || word == "s" && text.is_mark(at - 1, '\'');
        if joins && text.is_lower(at) || text.is_mark(at, '-') || text.is_mark(at, '&') || owner {
            at += 1;
            continue;
        }
        if text.is_mark(at, ',') {
            let more = text.is_capital(at + 1)
                && starts.get(at + 1).copied().flatten().is_none()
                && phrases.at(at + 1, Class::Honorific).is_none()
                && phrases.at(at + 1, Class::Office).is_none();
            // Only a list that is closed by “and” goes on behind a comma.
            let closes = (at + 2..at + 8)
                .take_while(|place| !text.is_mark(*place, ';') && !text.is_mark(*place, '.'))
                .any(|place| {
                    text.word(place) == "and"
                        && text.is_capital(place + 1)
                        && starts.get(place + 1).copied().flatten().is_none()
                });
            if more && closes {
                at += 1;
                continue;
            }
            break;
        }
        if !text.is_capital(at) || text.tokens[at].gap == Gap::Wide {
            break;
        }
        at += 1;
        end = at;
    }
    end
}

/// The marks of a text.
pub fn marks(text: &Text, names: &[Name], phrases: &Phrases) -> Series<Mark> {
    let n = text.tokens.len();
    let mut starts: Vec<Option<usize>> = vec![None; n + 1];
    for (number, name) in names.iter().enumerate() {
        starts[name.start] = Some(number);
    }
    let mut out: Vec<Mark> = Vec::with_capacity(n);
    let none = Classes::default();
    let mut depth = 0;
    let mut at = 0;
    while at < n {
        let token = &text.tokens[at];
        if token.gap == Gap::Wide
            && !out.is_empty()
            && at > 0
            && !matches!(text.tokens[at - 1].kind, Kind::Break(_))
        {
            out.push(Mark { what: What::Column, classes: none, start: at, end: at, depth });
        }
        if let Some(name) = starts[at] {
            let end = names[name].end;
            out.push(Mark { what: What::Name(name), classes: none, start: at, end, depth });
            at = end;
            continue;
        }
        let phrase =
            phrases.0[at].as_ref().filter(|(end, _)| (at + 1..*end).all(|at| starts[at].is_none()));
        // 与会|代表团团长: what begins inside and names a group goes further.
        let phrase = phrase.map(|(end, classes)| {
            let goes_on = |inner: &usize| {
                phrases.0[*inner].as_ref().is_some_and(|(further, classes)| {
                    further > end && classes.has_any(&[Class::Persons, Class::Status])
                })
            };
            let inner = (at + 1..*end).find(goes_on).filter(|_| {
                let group = [Class::Persons, Class::Status, Class::Category];
                text.is_han(at) && !classes.has_any(&group)
            });
            (inner.unwrap_or(*end), *classes)
        });
        let mut classes = phrase.map_or_else(Classes::default, |(_, classes)| classes);
        let (what, end) = match (phrase, token.kind) {
            (Some((end, _)), Kind::Word) if classes.has(Class::Office) => {
                let end = portfolio(text, names, &starts, phrases, end).max(end);
                let plain = classes.are_within(&[Class::Office, Class::Honorific]);
                if plain {
                    classes = Classes::of(&[Class::Office]);
                }
                (if plain { What::Office } else { What::Phrase }, end)
            }
            (Some((end, _)), _) => (What::Phrase, end),
            // A hyphen between spaces is a dash.
            (None, Kind::Mark('-'))
                if token.gap == Gap::Space
                    && text.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space) =>
            {
                (What::Mark('–'), at + 1)
            }
            (None, Kind::Mark(mark)) => (What::Mark(mark), at + 1),
            (None, Kind::Number) => (What::Number, at + 1),
            (None, Kind::Break(_)) => {
                depth = 0;
                (What::Mark('\n'), at + 1)
            }
            (None, _) => (What::Word, at + 1),
        };
        // “ARF participants” are a group of their own.
        if one_of(text.word(at), "participants")
            && out.last().and_then(Mark::name).is_some_and(|name| !names[name].is_state())
        {
            classes = classes.with(Classes::of(&[Class::Status]));
        }
        if what == What::Mark(')') {
            depth = depth.saturating_sub(1);
        }
        out.push(Mark { what, classes, start: at, end, depth });
        if what == What::Mark('(') {
            depth += 1;
        }
        at = end;
    }
    out.into()
}
