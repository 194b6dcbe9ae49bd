//! Bodies that no table has, or that are made of a part in a table: “OTS Secretariat”, “Institute
//! of Nuclear Safety (KINS)”, «Бакинский государственный университет», 哈萨克斯坦战略研究所.
//!
//! Found by a noun of bodies and the grammar of names around it; by an abbreviation in brackets in `acronyms.rs`.
//! Knows grammar; which nouns there are stands in `words.csv` and `heads.csv`.

use crate::classes::Class;
use crate::names::{Name, Phrases};
use crate::normal::{Gap, Kind, Shape, Text, one_of};
use crate::paths::Symbols;
use crate::series::Series;
use crate::tables::{Leaf, Tables};
use std::collections::HashMap;

/// Why a name is one of an organ whose noun stands before others.
const SHARES: &str = "composed: shares the noun of the name before it";

/// Whether a word is a noun of organs in the plural.
pub fn plural_of(word: &str) -> bool {
    one_of(
        word,
        "secretariats commissions offices assemblies councils committees centres centers parliaments banks",
    )
}

/// Most tokens of a name.
pub const LONGEST: usize = 40;

/// Small words inside an English name.
pub const JOINS: &str = "of for on and the in against to de la du des et under by as";

pub struct Finder<'a> {
    /// The tables.
    pub tables: &'a Tables,
    pub text: &'a Text,
    pub symbols: &'a Symbols,
    pub phrases: &'a Phrases,
    pub guarded: &'a [bool],
    pub known: Vec<Name>,
    /// Which known name begins at a token.
    pub starts: Series<Option<usize>>,
    /// Which known name covers a token.
    pub covers: Series<Option<usize>>,
    /// Tokens inside an office or a government, behind its first.
    pub offices: Series<bool>,
}

/// Known names as given, and those of bodies around or between them.
pub fn bodies(
    tables: &Tables,
    text: &Text,
    symbols: &Symbols,
    phrases: &Phrases,
    guarded: &[bool],
    known: Vec<Name>,
) -> Vec<Name> {
    let n = text.tokens.len();
    let mut starts = vec![None; n + 1];
    let mut covers = vec![None; n + 1];
    for (number, name) in known.iter().enumerate() {
        starts[name.start] = Some(number);
        covers[name.start..name.end].fill(Some(number));
    }
    let mut offices = vec![false; n + 1];
    for at in 0..n {
        if let Some((end, classes)) = &phrases.0[at]
            && classes.has_any(&[Class::Office, Class::Government])
        {
            offices[at + 1..*end].fill(true);
        }
    }
    let (starts, covers, offices) = (starts.into(), covers.into(), offices.into());
    let finder = Finder { tables, text, symbols, phrases, guarded, known, starts, covers, offices };
    let mut out: Vec<Name> = Vec::new();
    let abbreviated = finder.abbreviated();
    let mut abbreviated = abbreviated.into_iter().peekable();
    let mut at = 0;
    while at < n {
        while abbreviated.peek().is_some_and(|name| name.start < at) {
            abbreviated.next();
        }
        if let Some(mut name) = abbreviated.next_if(|name| name.start == at) {
            // “Parties to the Nauru Agreement (PNA) Office”
            if text.is_mark(name.end - 1, ')')
                && text.tokens.get(name.end).is_some_and(|next| next.gap == Gap::Space)
                && text.is_capital(name.end)
                && finder.is_body(name.end)
            {
                name.end += 1;
            }
            at = name.end;
            out.push(name);
            continue;
        }
        let token = &text.tokens[at];
        let limit = abbreviated.peek().map_or(n, |name| name.start);
        let body = match token.kind {
            Kind::Word
                if finder.begins(at).is_some_and(|name| {
                    text.is_han(name.end) && text.tokens[name.end].gap == Gap::None
                }) =>
            {
                finder.chinese(at)
            }
            Kind::Word if is_cyrillic(text.word(at)) => finder.russian(at, limit),
            Kind::Word => finder.english(at, limit),
            Kind::Han => finder.chinese(at),
            _ => None,
        };
        if let Some(mut name) = body {
            name.end = finder.with_town(&name);
            at = name.end;
            // “the FATF and MENAFATF Secretariats”: all of them have one.
            if finder.is_shared(&name)
                && let Some((_, head)) = name.id.split_once('/')
            {
                let mut next = name.start;
                for before in out.iter_mut().rev() {
                    if !finder.joins(before.end, next) || before.is_state() || before.id == "?" {
                        break;
                    }
                    before.id = format!("{}/{head}", before.id);
                    before.kind = "organ".to_owned();
                    before.reason = format!("composed: {}", before.id);
                    next = before.start;
                }
            }
            out.push(name);
        } else if let Some(number) = finder.starts[at] {
            let mut name = finder.known[number].clone();
            at = name.end;
            // “the Secretariats of the OTS and TURKSOY”
            let shared = out.last().filter(|before| {
                finder.joins(before.end, name.start)
                    && !name.is_state()
                    && (plural_of(text.word(before.start)) || before.reason == SHARES)
            });
            if let Some((_, head)) = shared.and_then(|before| before.id.split_once('/')) {
                name.id = format!("{}/{head}", name.id);
                name.kind = "organ".to_owned();
                SHARES.clone_into(&mut name.reason);
            }
            out.push(name);
        } else {
            at += 1;
        }
    }
    out
}

/// «ФТС России» behind «Федеральной таможенной службы Российской Федерации»: names that stand for a longer
/// one before them, by its initials; each with that one.
pub fn short_forms(text: &Text, names: &[Name]) -> Vec<(usize, usize)> {
    let mut long: HashMap<String, usize> = HashMap::new();
    let mut out = Vec::new();
    for (number, name) in names.iter().enumerate().filter(|(_, name)| name.id == "?") {
        let letters = text.word(name.start);
        if text.tokens[name.start].shape == Shape::Upper {
            let same_state = |before: usize| {
                let of = |id: &str| names[before].inner.iter().any(|(_, _, other)| other == id);
                name.inner.iter().all(|(_, _, id)| of(id))
            };
            out.extend(
                long.get(letters)
                    .filter(|before| same_state(**before))
                    .map(|before| (number, *before)),
            );
        }
        let words = (name.start..name.end).filter(|at| {
            text.tokens[*at].kind == Kind::Word && !one_of(text.word(*at), "of for the and и по")
        });
        let mut initials = String::new();
        for (n, at) in words.take(6).enumerate() {
            initials.extend(text.word(at).chars().next());
            if n >= 2 {
                long.entry(initials.clone()).or_insert(number);
            }
        }
    }
    out
}

pub fn is_cyrillic(word: &str) -> bool {
    word.chars().next().is_some_and(|c| matches!(c as u32, 0x400..=0x4FF))
}
impl Finder<'_> {
    pub fn word(&self, at: usize) -> &str {
        self.text.word(at)
    }

    /// The known name that begins at a token.
    pub fn begins(&self, at: usize) -> Option<&Name> {
        self.starts.get(at).copied().flatten().map(|number| &self.known[number])
    }

    /// The known name that a token belongs to.
    pub fn covering(&self, at: usize) -> Option<&Name> {
        self.covers.get(at).copied().flatten().map(|number| &self.known[number])
    }

    pub fn is_body(&self, at: usize) -> bool {
        self.phrases.at(at, Class::Body).is_some()
    }

    /// “UN AGENCIES”, «Международные организации»: what names a group names no body.
    pub fn is_only_group(&self, start: usize, end: usize) -> bool {
        let phrase = self.phrases.0[start].as_ref();
        phrase.is_some_and(|(at, classes)| {
            *at >= end && classes.has_any(&[Class::Category, Class::Status])
        })
    }

    /// The end of a name with the town that tells it from others of its kind: “Museum of Carpets in Baku”.
    fn with_town(&self, name: &Name) -> usize {
        const SEATED: &str = "museum theatre gallery university institute academy театр музей музея галерея университет институт академия";
        let noun = (name.start..name.end).any(|at| one_of(self.word(at), SEATED));
        let capital = |at: &usize| self.text.is_capital(*at) && self.starts[*at].is_none();
        let town = name.end + 1;
        let end = town + (town..self.text.tokens.len()).take(2).take_while(capital).count();
        // “the Museum in Baku, Azerbaijan” says where it is.
        let closed = self.text.tokens.get(end).is_none_or(|token| match token.kind {
            Kind::Mark(',') => !self.begins(end + 1).is_some_and(Name::is_state),
            Kind::Break(_) | Kind::Mark(';' | '.') => true,
            _ => one_of(self.word(end), "and и"),
        });
        let seated = noun && one_of(self.word(name.end), "in в") && end > town && closed;
        if seated { end } else { name.end }
    }

    /// Whether only “and” or a comma, and an article, stand between two places.
    fn joins(&self, from: usize, to: usize) -> bool {
        from < to && to - from <= 3 && (from..to).all(|at| one_of(self.word(at), "and & , the"))
    }

    /// Whether the last word of a name is a noun in the plural that names before it share: “Secretariats”.
    pub fn is_shared(&self, name: &Name) -> bool {
        plural_of(self.word(name.end - 1))
    }

    /// The head of organs at a token: its place in `heads.csv`, and the token behind it.
    pub fn head(&self, at: usize) -> Option<(usize, usize)> {
        let is_head = |leaves: &[Leaf]| leaves.iter().any(|leaf| matches!(leaf, Leaf::Head(_)));
        let found = self
            .tables
            .longest(self.text, self.symbols, at, |leaves, _, typo| !typo && is_head(leaves))?;
        self.tables.leaves(found.node).iter().find_map(|leaf| match leaf {
            Leaf::Head(number) => Some((*number as usize, found.end)),
            _ => None,
        })
    }

    /// A name from its words: its kind and id by what stands in it.
    pub fn named(&self, start: usize, words_end: usize, end: usize) -> Name {
        let inner: Vec<&Name> = (start..words_end)
            .filter_map(|at| self.begins(at))
            .filter(|name| name.end <= end)
            .collect();
        let org = inner.iter().find(|name| !name.is_state());
        let state = inner.iter().find(|name| name.is_state());
        let has = |class: Class| (start..words_end).any(|at| self.phrases.at(at, class).is_some());
        let national = has(Class::National);
        let international = (start..words_end).any(|at| {
            self.phrases.at(at, Class::International).is_some() && self.text.is_capital(at)
        }) || (self.text.is_han(start) && has(Class::International));
        let kind = if org.is_some_and(|org| org.kind == "un-body") {
            "un-body"
        } else if org.is_some_and(|org| org.kind == "national-body") {
            "national-body"
        } else if org.is_some() && !(national && state.is_some()) {
            "organ"
        } else if national || (state.is_some() && !international) {
            "national-body"
        } else if international && !self.is_plain_organ(start, words_end) {
            "international-organisation"
        } else if self.word(start).starts_with("агентств") {
            "national-body"
        } else if self.is_organ_noun(start, words_end) || self.only_head(start, words_end).is_some()
        {
            "organ"
        } else {
            "international-organisation"
        };
        let id = match (org, self.only_head(start, words_end)) {
            (Some(org), Some(head)) => format!("{}/{}", org.id, self.tables.heads[head]),
            _ => "?".to_owned(),
        };
        let composed = id != "?";
        Name {
            start,
            end,
            kind: kind.to_owned(),
            reason: if composed {
                format!("composed: {id}")
            } else {
                "not in our tables, its kind is read from its words".to_owned()
            },
            id,
            candidates: Vec::new(),
            sure: true,
            unknown: !composed,
            inner: inner.iter().map(|name| (name.start, name.end, name.id.clone())).collect(),
        }
    }

    /// Whether the first or last noun is one that only a part of an organisation has.
    pub fn is_organ_noun(&self, start: usize, end: usize) -> bool {
        const ORGANS: &str = "secretariat department directorate office committee service unit division assembly \
            board court секретариат комитет департамент комиссия бюро управление group";
        (start..end).any(|at| one_of(self.word(at), ORGANS))
            || self.word(start).starts_with("секретариат")
    }

    /// Whether it begins with a noun that only a part of an organisation begins with.
    pub fn is_plain_organ(&self, start: usize, _end: usize) -> bool {
        one_of(self.word(start), "department office directorate division secretariat unit section")
    }

    /// The head of a name that is an organisation's and nothing else.
    pub fn only_head(&self, start: usize, end: usize) -> Option<usize> {
        let mut head = None;
        let mut at = start;
        while at < end {
            if let Some(number) = self.starts[at] {
                at = self.known[number].end;
            } else if let Some((number, behind)) = self.head(at).filter(|_| head.is_none()) {
                head = Some(number);
                at = behind;
            } else if one_of(self.word(at), "of the , 的 государств участников – -")
            {
                at += 1;
            } else {
                return None;
            }
        }
        head
    }
}
