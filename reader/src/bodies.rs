//! Bodies that no table has, or that are made of a part in a table: “OTS Secretariat”, “Institute
//! of Nuclear Safety (KINS)”, «Бакинский государственный университет», 哈萨克斯坦战略研究所.
//!
//! Found by a noun of bodies and the grammar of names around it, or by an abbreviation in brackets.
//! Knows grammar; which nouns there are stands in `words.csv` and `heads.csv`.

use crate::names::{Name, Phrases, own_bracket};
use crate::normal::{Gap, Kind, Shape, Text};
use crate::russian;
use crate::tables::{Class, Leaf, Symbols, Tables};

/// Most tokens of a name.
const LONGEST: usize = 40;

/// Small words inside an English name.
const JOINS: &[&str] = &["of", "for", "on", "and", "the", "in", "against", "to", "de", "la", "du", "des", "et", "under", "by", "as"];

/// Months and other capitals that begin no name of a body.
const NEVER: &[&str] = &[
    "i", "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "a", "an", "the", "their", "his", "her", "its", "our", "this", "that", "these",
    "also", "other", "others", "both", "all", "no", "not",
];

struct Finder<'a> {
    tables: &'a Tables,
    text: &'a Text,
    symbols: &'a Symbols,
    phrases: &'a Phrases,
    guarded: &'a [bool],
    known: Vec<Name>,
    /// Which known name begins at a token.
    starts: Vec<Option<usize>>,
    /// Which known name covers a token.
    covers: Vec<Option<usize>>,
    /// Tokens inside an office or a government, behind its first.
    offices: Vec<bool>,
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
            && (classes.contains(&Class::Office) || classes.contains(&Class::Government))
        {
            offices[at + 1..*end].fill(true);
        }
    }
    let finder = Finder { tables, text, symbols, phrases, guarded, known, starts, covers, offices };
    let mut out: Vec<Name> = Vec::new();
    let abbreviated = finder.abbreviated();
    let mut abbreviated = abbreviated.into_iter().peekable();
    let mut at = 0;
    while at < n {
        while abbreviated.peek().is_some_and(|name| name.start < at) {
            abbreviated.next();
        }
        if let Some(name) = abbreviated.next_if(|name| name.start == at) {
            at = name.end;
            out.push(name);
            continue;
        }
        let token = &text.tokens[at];
        let limit = abbreviated.peek().map_or(n, |name| name.start);
        let body = match token.kind {
            Kind::Word if finder.starts[at].is_some_and(|it| text.is_han(finder.known[it].end) && text.tokens[finder.known[it].end].gap == Gap::None) => finder.chinese(at),
            Kind::Word if is_cyrillic(text.word(at)) => finder.russian(at, limit),
            Kind::Word => finder.english(at, limit),
            Kind::Han => finder.chinese(at),
            _ => None,
        };
        if let Some(name) = body {
            at = name.end;
            // “the FATF and MENAFATF Secretariats”: both have one.
            if finder.is_shared(&name) && let Some((_, head)) = name.id.split_once('/') {
                let joined = |at: usize| matches!(text.word(at), "and" | "&" | ",");
                if let Some(before) = out.last_mut().filter(|before| before.end + 1 == name.start && joined(before.end) && !before.is_state()) {
                    before.id = format!("{}/{head}", before.id);
                    before.kind = "organ".to_owned();
                    before.reason = format!("composed: {}", before.id);
                }
            }
            out.push(name);
        } else if let Some(number) = finder.starts[at] {
            at = finder.known[number].end;
            out.push(finder.known[number].clone());
        } else {
            at += 1;
        }
    }
    out
}

fn is_cyrillic(word: &str) -> bool {
    word.chars().next().is_some_and(|c| matches!(c as u32, 0x400..=0x4FF))
}

impl Finder<'_> {
    fn word(&self, at: usize) -> &str {
        self.text.word(at)
    }

    fn is_body(&self, at: usize) -> bool {
        self.phrases.at(at, Class::Body).is_some()
    }

    /// Whether the last word of a name is a noun in the plural that names before it share: “Secretariats”.
    fn is_shared(&self, name: &Name) -> bool {
        let last = self.word(name.end - 1);
        matches!(last, "secretariats" | "commissions" | "offices" | "assemblies" | "councils" | "committees" | "centres" | "centers" | "parliaments" | "banks")
    }

    /// The head of organs at a token: its place in `heads.csv`, and the token behind it.
    fn head(&self, at: usize) -> Option<(usize, usize)> {
        let is_head = |leaves: &[Leaf]| leaves.iter().any(|leaf| matches!(leaf, Leaf::Head(_)));
        let found = self.tables.longest(self.text, self.symbols, at, |leaves, _, typo| !typo && is_head(leaves))?;
        self.tables.leaves(found.node).iter().find_map(|leaf| match leaf {
            Leaf::Head(number) => Some((*number as usize, found.end)),
            _ => None,
        })
    }

    /// Names closed by their abbreviation in brackets, whose letters are their initials.
    fn abbreviated(&self) -> Vec<Name> {
        let mut out = Vec::new();
        for open in 1..self.text.tokens.len() {
            let Some(end) = own_bracket(self.text, open) else { continue };
            let letters: Vec<char> = (open + 1..end - 1)
                .filter(|at| self.text.tokens[*at].kind == Kind::Word)
                .flat_map(|at| {
                    let token = &self.text.tokens[at];
                    let given: Vec<char> = self.text.given(token.start, token.end).chars().collect();
                    let upper: Vec<char> = given.into_iter().filter(|c| c.is_uppercase()).collect();
                    upper.into_iter().flat_map(char::to_lowercase).collect::<Vec<_>>()
                })
                .collect();
            if letters.len() < 2 {
                continue;
            }
            // A known name that the bracket belongs to needs no initials.
            if self.covers[open].is_some() {
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
                    Kind::Mark(mark) => !matches!(mark, ',' | '-' | '–' | '\'' | '/' | '"' | '&') ,
                    Kind::Word => false,
                };
                if stops || token.gap == Gap::Wide && at + 1 < open && self.text.tokens[at + 1].gap == Gap::Wide {
                    break;
                }
                let begins = self.text.is_capital(at)
                    && self.word(at).chars().next() == letters.first().copied()
                    && !JOINS.contains(&self.word(at));
                if begins && self.spells(&letters, at, open, true) {
                    start = Some(at);
                    break;
                }
                if begins && loose.is_none() && self.spells(&letters, at, open, false) {
                    loose = Some(at);
                }
                let first = at.checked_sub(1).is_none_or(|before| matches!(self.text.tokens[before].kind, Kind::Break(_)));
                let line = (at..open).all(|at| self.text.is_capital(at) || self.text.tokens[at].kind != Kind::Word || JOINS.contains(&self.word(at)));
                if begins && first && line && matches!(self.text.tokens.get(end).map(|token| token.kind), None | Some(Kind::Break(_) | Kind::Mark(';' | ',' | '.'))) {
                    whole = Some(at);
                }
            }
            let Some(start) = start.or(loose).or(whole).filter(|start| open - start >= 2) else { continue };
            // Commas belong to a name only where its letters ask for the words before them.
            let name = self.named(start, open, end);
            out.push(name);
        }
        out.sort_by_key(|name| name.start);
        out
    }

    /// Whether the letters are those of the words, in order.
    fn spells(&self, letters: &[char], start: usize, end: usize, strict: bool) -> bool {
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
                    let is_next_initial = (at + 1..end)
                        .find(|at| self.text.is_capital(*at))
                        .is_some_and(|at| next < letters.len() && self.word(at).starts_with(letters[next]));
                    if !strict && next < letters.len() && !is_next_initial && !lower && c == letters[next] {
                        next += 1;
                    }
                }
            }
        }
        next == letters.len() && words >= 2
    }

    /// A name from its words: its kind and id by what stands in it.
    fn named(&self, start: usize, words_end: usize, end: usize) -> Name {
        let inner: Vec<usize> = (start..words_end).filter_map(|at| self.starts[at]).filter(|it| self.known[*it].end <= words_end).collect();
        let org = inner.iter().map(|it| &self.known[*it]).find(|name| !name.is_state());
        let state = inner.iter().map(|it| &self.known[*it]).find(|name| name.is_state());
        let has = |class: Class| (start..words_end).any(|at| self.phrases.at(at, class).is_some());
        let national = has(Class::National);
        let international = (start..words_end).any(|at| self.phrases.at(at, Class::International).is_some() && self.text.is_capital(at))
            || (self.text.is_han(start) && has(Class::International));
        let kind = if org.is_some_and(|org| org.kind == "un-body") {
            "un-body"
        } else if org.is_some() && !(national && state.is_some()) {
            "organ"
        } else if national || (state.is_some() && !international) {
            "national-body"
        } else if international && !self.is_plain_organ(start, words_end) {
            "international-organisation"
        } else if self.is_organ_noun(start, words_end) || self.only_head(start, words_end).is_some() {
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
            reason: if composed { format!("composed: {id}") } else { "not in our tables; its kind is read from its words".to_owned() },
            id,
            candidates: Vec::new(),
            sure: true,
            unknown: !composed,
            inner: inner
                .iter()
                .map(|it| &self.known[*it])
                .map(|name| (name.start, name.end, name.id.clone()))
                .collect(),
        }
    }

    /// Whether the first or last noun is one that only a part of an organisation has.
    fn is_organ_noun(&self, start: usize, end: usize) -> bool {
        const ORGANS: &[&str] = &[
            "secretariat", "department", "directorate", "office", "committee", "service", "unit", "division",
            "assembly", "board", "court", "секретариат", "комитет", "департамент", "комиссия", "бюро",
            "управление", "group",
        ];
        (start..end).any(|at| ORGANS.contains(&self.word(at))) || self.word(start).starts_with("секретариат")
    }

    /// Whether it begins with a noun that only a part of an organisation begins with.
    fn is_plain_organ(&self, start: usize, _end: usize) -> bool {
        matches!(self.word(start), "department" | "office" | "directorate" | "division" | "secretariat" | "unit" | "section")
    }

    /// The head of a name that is an organisation's and nothing else.
    fn only_head(&self, start: usize, end: usize) -> Option<usize> {
        let mut head = None;
        let mut at = start;
        while at < end {
            if let Some(number) = self.starts[at] {
                at = self.known[number].end;
            } else if let Some((number, behind)) = self.head(at).filter(|_| head.is_none()) {
                head = Some(number);
                at = behind;
            } else if matches!(self.word(at), "of" | "the" | "," | "的" | "государств" | "участников" | "–" | "-") {
                at += 1;
            } else {
                return None;
            }
        }
        head
    }

    /// An English name of a body that begins at a token.
    fn english(&self, start: usize, limit: usize) -> Option<Name> {
        let text = self.text;
        let capital = |at: usize| text.is_capital(at) && !is_cyrillic(self.word(at)) && !self.guarded.get(at).copied().unwrap_or(false);
        if !(capital(start) || self.starts[start].is_some()) || NEVER.contains(&self.word(start)) || JOINS.contains(&self.word(start)) {
            return None;
        }
        if self.starts[start].is_none()
            && (self.phrases.at(start, Class::Office).is_some()
                || self.phrases.at(start, Class::Honorific).is_some()
                || self.phrases.at(start, Class::Quantity).is_some())
        {
            return None;
        }
        if let Some(longer) = self.known_and_more(start, limit) {
            return Some(longer);
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
                if at > start && !last_was_join {
                    break;
                }
                at = name.end;
                end = at;
                last_was_join = false;
                continue;
            }
            let join = JOINS.contains(&word) && (text.is_lower(at) || (at > start && token.shape != Shape::Mixed));
            if token.kind == Kind::Mark('-') || token.kind == Kind::Mark('/') || token.kind == Kind::Mark('\'') {
                if token.gap != Gap::None || text.tokens.get(at + 1).is_none_or(|next| next.gap != Gap::None) {
                    break;
                }
                at += 1;
                continue;
            }
            if token.kind == Kind::Word && text.is_lower(at) && word == "s" && text.is_mark(at - 1, '\'') {
                // The owner is no part of the name, unless more of it follows: “Children's Fund”.
                if self.starts[start].is_some_and(|it| self.known[it].end == at - 1) {
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
                while next < limit && matches!(self.word(next), "the" | "of" | "for" | "on" | "to" | "in" | "and" | "against" | "all")
                    && text.tokens[next].kind == Kind::Word
                    && next - at < 3
                {
                    next += 1;
                }
                if next >= limit || !(capital(next) || self.starts[next].is_some()) || text.tokens[next].gap == Gap::Wide {
                    break;
                }
                let honorific = self.phrases.at(next, Class::Honorific).is_some();
                let office = self.starts[next].is_none() && self.phrases.at(next, Class::Office).is_some();
                if honorific || (office && word != "under" && body.is_none()) {
                    break;
                }
                let is_and = word == "and" || text.is_mark(at, '&');
                let goes_on = if is_and {
                    let right_body = self.body_before_join(next, limit);
                    if body.is_none() {
                        self.starts[next].is_none() && self.starts[start].is_none() && right_body && !office
                            && self.word(at + 1) != "the"
                    } else {
                        joined_since_body && self.starts[next].is_none() && !right_body && !office && self.word(at + 1) != "the"
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
            if at > start && self.phrases.at(at, Class::Honorific).is_some() && body.is_none() {
                break;
            }
            if body.is_some() && !last_was_join && self.phrases.at(at, Class::Office).is_some() && !self.is_body(at) {
                break;
            }
            if at > start && !joined && self.phrases.at(at, Class::Office).is_some() && !self.is_body(at)
                && !(body.is_none() && self.body_before_join(at, limit)) {
                break;
            }
            let plural = at > start && self.starts[start].is_some() && self.head(at).is_some();
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
        let one_known = self.starts[start].is_some_and(|it| self.known[it].end >= end);
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
        let words_end = end;
        if let Some(closed) = own_bracket(text, end) {
            end = closed;
            if matches!(self.word(end), "under") && matches!(self.word(end + 1), "the") && capital(end + 2) {
                let rest = self.english(end + 2, limit);
                end = rest.map_or(end, |rest| rest.end);
            }
        } else if text.is_mark(end, '(') && text.is_capital(end + 1) && text.is_mark(end + 2, ')') && self.starts[end + 1].is_none() {
            end += 3;
        }
        // Another name hides in a bracket behind an organisation: “United Nations (UN) Office of …”.
        Some(self.named(start, words_end, end))
    }

    /// A known body with what it is a part of: “… of the Commonwealth”, “… under the President of …”.
    fn known_and_more(&self, start: usize, limit: usize) -> Option<Name> {
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
                    if let Some(it) = self.starts[at] {
                        at = self.known[it].end;
                        end = at;
                    } else if self.text.is_capital(at) {
                        at += 1;
                        end = at;
                    } else if matches!(self.word(at), "of" | "the" | "for" | "and") && self.text.is_capital(at + 1) || self.word(at) == "of" && self.word(at + 1) == "the" {
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

    /// Whether a noun of bodies comes in the capitals from a token on, before a small word.
    fn body_before_join(&self, start: usize, limit: usize) -> bool {
        for at in start..limit.min(start + 8) {
            if self.text.tokens[at].kind == Kind::Mark('-') {
                continue;
            }
            if self.starts[at].is_some() {
                return false;
            }
            if JOINS.contains(&self.word(at)) || !self.text.is_capital(at) {
                return false;
            }
            if self.is_body(at) {
                return true;
            }
        }
        false
    }

    /// A Russian name of a body that begins at a token.
    fn russian(&self, start: usize, limit: usize) -> Option<Name> {
        let text = self.text;
        if self.starts[start].is_some() || !text.is_capital(start) && !self.is_body(start) || self.offices[start] {
            return None;
        }
        // «Председатель Совета Делового совета ШОС»: the office's own council.
        let behind = self.starts[start + 1].map(|it| &self.known[it]);
        if start > 0 && behind.is_some_and(|name| name.kind == "organ") && self.phrases.at(start - 1, Class::Office).is_some() {
            return None;
        }
        // Adjectives, then the noun.
        let mut noun = start;
        while noun < limit && noun - start < 5 && !self.is_body(noun) {
            let word = self.word(noun);
            let joins = text.is_mark(noun, '-') || (matches!(word, "и") && noun > start);
            // «Астраханского и Дагестанского университетов»: two that share a noun.
            if word == "и" && text.is_capital(noun + 1) {
                let shared = (noun + 1..limit.min(noun + 6)).find(|at| self.is_body(*at));
                let plural = shared.is_some_and(|at| ["ов", "ств", "ий", "ты", "ства"].iter().any(|ending| self.word(at).ends_with(ending)) && text.is_lower(at));
                return plural.then(|| {
                    let mut name = self.named(start, noun, noun);
                    let national = shared.is_some_and(|at| self.phrases.at(at, Class::National).is_some());
                    name.kind = if national { "national-body" } else { "international-organisation" }.to_owned();
                    name
                });
            }
            if !(russian::is_adjective(word) && self.starts[noun].is_none() || joins) {
                return None;
            }
            noun += 1;
        }
        if noun >= limit || !self.is_body(noun) {
            return None;
        }
        const PLURALS: &[&str] = &[
            "парламентов", "парламенты", "министерств", "центров", "комитетов", "институтов", "советов", "судов", "банков", "союзов",
            "организаций", "организации", "комиссий", "служб", "академий", "университетов", "структур", "структуры", "агентств", "фондов", "палат", "общества",
            "объединений", "ассоциаций", "конференции", "конференций", "группы", "групп", "компаний", "содружества",
        ];
        if !text.is_capital(noun) && start == noun && PLURALS.contains(&self.word(noun)) {
            return None;
        }
        if (start..=noun).any(|at| self.phrases.at(at, Class::Government).is_some()) {
            return None;
        }
        if self.phrases.at(start, Class::Office).is_some() && start != noun || self.phrases.at(start, Class::Following).is_some() {
            return None;
        }
        let mut at = noun + 1;
        let mut end = at;
        let mut before_is_join = false;
        while at < limit && at - start < LONGEST {
            let token = &text.tokens[at];
            let word = self.word(at);
            if token.gap == Gap::Wide {
                break;
            }
            if let Some(number) = self.starts[at] {
                at = self.known[number].end;
                end = at;
                before_is_join = false;
                // Behind a state or an organisation only «по …» goes on.
                if !matches!(self.word(at), "по" | "для" | "при") {
                    break;
                }
                continue;
            }
            match token.kind {
                Kind::Mark('-') => {
                    at += 1;
                    continue;
                }
                // «государств – участников СНГ»
                Kind::Mark('–') if matches!(self.word(at + 1), "участников" | "членов" | "участниц") => {
                    at += 2;
                    continue;
                }
                Kind::Mark('"') if token.gap != Gap::None || before_is_join => {
                    at += 1;
                    end = at;
                    continue;
                }
                Kind::Word => {}
                _ => break,
            }
            if russian::is_verb(word) || self.phrases.at(at, Class::Verb).is_some() || self.phrases.at(at, Class::Attends).is_some() {
                break;
            }
            let join = matches!(word, "по" | "и" | "для" | "при" | "с" | "на" | "в" | "о" | "об" | "против" | "имени" | "под" | "им" | "иными");
            if word == "и" {
                // «и» before another name or noun of bodies divides.
                let next = at + 1;
                if self.starts[next].is_some() || self.is_body(next) || text.is_capital(next) {
                    break;
                }
            }
            if matches!(word, "в" | "на") && (self.starts[at + 1].is_some() || text.is_capital(at + 1) || text.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number)) && self.word(at + 1) != "области" {
                break;
            }
            if text.is_capital(at) && !before_is_join {
                let fits = russian::is_adjective(word) || self.is_body(at) || self.is_body(at + 1) && text.is_capital(at + 1) || token.shape == Shape::Upper && self.text.tokens[at - 1].shape != Shape::Upper
                    || self.phrases.at(at, Class::Persons).is_some() || word == "государств" || word == "независимых";
                if !fits || self.phrases.at(at, Class::Office).is_some() {
                    break;
                }
            }
            if text.is_lower(at) && !join {
                // Only genitives and what they govern follow; a word in small letters behind «по» may be any.
                let stops = self.phrases.at(at, Class::Office).is_some() || self.phrases.at(at, Class::Include).is_some()
                    || matches!(word, "а" | "во" | "также" | "который" | "которая" | "где" | "под" | "г" | "из");
                if stops {
                    break;
                }
            }
            before_is_join = join;
            if word == "имени" || word == "им" {
                // A person's name belongs to it: initials and names in capitals.
                at += 1;
                let first = at;
                while at < limit
                    && at < first + 6
                    && self.starts[at].is_none()
                    && (text.is_capital(at) || text.is_mark(at, '.') && self.word(at - 1).chars().count() <= 2)
                {
                    at += 1;
                }
                end = at;
                before_is_join = false;
                continue;
            }
            at += 1;
            if !join {
                end = at;
            }
        }
        let words = (start..end).filter(|at| text.tokens[*at].kind == Kind::Word).count();
        let has_known = (start..end).any(|at| self.starts[at].is_some());
        if words < 2 || (!text.is_capital(start) && !has_known) {
            return None;
        }
        if !text.is_capital(start) && noun != start {
            return None;
        }
        let words_end = end;
        if let Some(closed) = own_bracket(text, end) {
            end = closed;
        }
        Some(self.named(start, words_end, end))
    }

    /// A Chinese name of a body that begins at a token: the words up to a noun of bodies.
    fn chinese(&self, start: usize) -> Option<Name> {
        let text = self.text;
        let begins = start == 0
            || !text.is_han(start - 1)
            || self.covers[start - 1].is_some()
            || "和与及由在是有的自对向给同等邀".contains(self.word(start - 1))
            || self.starts[start].is_some();
        if !begins || self.guarded.get(start).copied().unwrap_or(false) {
            return None;
        }
        let first = self.starts[start];
        let mut at = start;
        let mut end = None;
        while at < text.tokens.len() && at - start < 28 {
            if let Some(number) = self.starts[at] {
                if at > start && first.is_some() && self.known[number].is_state() {
                    break;
                }
                at = self.known[number].end;
                continue;
            }
            if !(text.is_han(at) || text.tokens[at].kind == Kind::Word && at == start || text.is_mark(at, '·')) {
                break;
            }
            if let Some(body) = self.phrases.at(at, Class::Body) {
                // 部长, 局长 are offices; 组织 behind a verb is one.
                let office = self.phrases.at(at, Class::Office).is_some();
                if !office && at > start && self.covers[at].is_none() {
                    end = Some(body);
                }
                at = body;
                continue;
            }
            let stops = self.phrases.at(at, Class::Verb).is_some()
                || self.phrases.at(at, Class::Attends).is_some()
                || self.phrases.at(at, Class::Office).is_some()
                || self.phrases.at(at, Class::PlaceWord).is_some_and(|_| !matches!(self.word(at), "关" | "至" | "对"))
                || self.phrases.at(at, Class::Quantity).is_some_and(|_| at > start + 1 && first.is_none())
                || self.phrases.at(at, Class::Status).is_some()
                || (matches!(self.word(at), "和" | "与" | "及" | "以" | "的" | "等" | "将" | "为" | "了" | "是" | "有"))
                || (self.phrases.at(at, Class::Event).is_some() && self.phrases.at(at, Class::Body).is_none() && end.is_none() && first.is_none());
            if stops {
                break;
            }
            at += 1;
        }
        let mut end = end?;
        let first_name = first.map(|it| &self.known[it]);
        if first_name.is_some_and(|name| name.end >= end) {
            return None;
        }
        // “哈萨克斯坦水利部部长” is the state through its minister; an organisation's body stays one.
        let by_officer = self.phrases.at(end, Class::Office).is_some() || self.word(end) == "长";
        let by_state = first_name.is_some_and(|name| name.is_state());
        let ministry = matches!(self.word(end - 1), "部" | "局" | "署" | "厅" | "委");
        if by_officer && (by_state || first.is_none() && ministry) {
            return None;
        }
        let length = end - start;
        let short_noun = matches!(self.word(end - 1), "部" | "局" | "署" | "组" );
        let known_class = (start..end).any(|at| self.phrases.at(at, Class::International).is_some() || self.phrases.at(at, Class::National).is_some() || self.covers[at].is_some());
        if first.is_none() && (length < 4 || length > 24 || short_noun && length < 3 || !known_class) {
            return None;
        }
        if self.phrases.at(start, Class::Status).is_some() || self.phrases.at(start, Class::Category).is_some() {
            return None;
        }
        let words_end = end;
        if let Some(closed) = own_bracket(text, end) {
            end = closed;
        } else if text.is_mark(end, '(') {
            let close = (end + 1..(end + 10).min(text.tokens.len())).find(|at| text.is_mark(*at, ')'));
            if let Some(close) = close.filter(|close| self.is_body(close - 1) || self.covers[close - 1].is_some_and(|it| !self.known[it].is_state())) {
                end = close + 1;
            }
        }
        Some(self.named(start, words_end, end))
    }
}
