//! The tables that a person can edit, packed by `build.rs`, compiled in and parsed once: names of states and bodies, and
//! the words that tell who takes part.
//!
//! Everything becomes one trie of words. A word of a text is known by itself, by its beginning
//! (`участв*`), or as a form of a Russian name. Knows the tables' columns, and nothing of what a
//! text does with the words.

use crate::normal::{Kind, Shape, Text, one_of, tokens};
use crate::russian;
use crate::typos::{left_out, one_apart, typos};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The table of states.
pub const STATES: &str = include_str!(concat!(env!("OUT_DIR"), "/states.txt"));
/// The table of bodies.
pub const BODIES: &str = include_str!(concat!(env!("OUT_DIR"), "/bodies.txt"));
/// The table of heads of organs.
pub const HEADS: &str = include_str!(concat!(env!("OUT_DIR"), "/heads.txt"));
const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));
const GUARDS: &str = include_str!(concat!(env!("OUT_DIR"), "/guards.txt"));
const DOUBTFUL: &str = include_str!(concat!(env!("OUT_DIR"), "/doubtful.txt"));

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What a word or phrase of `words.csv` does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Class { $($(#[$doc])* $name,)* }
        impl Class {
            fn of(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$name),)* _ => None }
            }
        }
    };
}

classes! {
    /// Names of participants follow: “attended by”.
    AttendedBy = "attended-by",
    /// Names of participants stand before, in Russian also behind: “attended”.
    Attends = "attends",
    /// Who acts in the meeting follows: “chaired by”.
    ActsBy = "acts-by",
    /// Who acts in the meeting stands before: “chaired”.
    Acts = "acts",
    /// “delegations of”: carries names, and says nothing alone.
    Carrier = "carrier",
    /// Not there.
    Absent = "absent",
    /// Another meeting, earlier or later.
    OtherTime = "other-time",
    /// A preposition before which nobody takes part.
    PlaceWord = "place-word",
    /// A meeting, a situation: “meeting of”.
    Event = "event",
    /// A group by its status: “observers”.
    Status = "status",
    /// A group by what it is: “countries”.
    Category = "category",
    /// A group of persons: “ministers”.
    Persons = "persons",
    /// An office.
    Office = "office",
    /// What stands before a person's name.
    Honorific = "honorific",
    /// A noun that makes a name one of a body.
    Body = "body",
    /// A word that makes a body a national one.
    National = "national",
    /// A word that makes a body an international one.
    International = "international",
    /// What a name can be part of.
    NestedWord = "nested-word",
    /// “namely”.
    Include = "include",
    /// “as”.
    As = "as",
    /// Words before a heading that are not part of it.
    Following = "following",
    /// A label before participants.
    LabelPresent = "label-present",
    /// A label before one who acts.
    LabelRole = "label-role",
    /// A label before those who are not there.
    LabelAbsent = "label-absent",
    /// A label before something else.
    LabelOther = "label-other",
    /// What stands beside a publisher's name.
    Source = "source",
    /// “all”, “several”.
    Quantity = "quantity",
    /// How one takes part: “by video link”.
    Form = "form",
    /// What stands over a column of participants.
    Column = "column",
    /// A verb that governs something else.
    Verb = "verb",
    /// The government of a state, which stands for the state: “Cabinet of Ministers”.
    Government = "government",
}

/// What a name is a name of.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Its id: ISO 3166-1 alpha-3, or the table's own.
    pub id: String,
    /// state, territory, contested, un-body, international-organisation, organ, national-body.
    pub kind: String,
}

/// A form of a name.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its place among the entities.
    pub entity: u32,
    /// Which form: “short name”, “formal name”, “other name”, “abbreviation”, “sign”.
    pub what: &'static str,
    /// For each word: 0 any, 1 begins with a capital, 2 capitals only.
    case: Vec<u8>,
    /// Whether it is a Chinese one.
    pub is_han: bool,
}

/// What a path through the trie ends at.
#[derive(Clone, Debug)]
pub enum Leaf {
    /// A form of a name.
    Name(u32),
    /// A head of organs, by place.
    Head(u32),
    /// A phrase of `words.csv`.
    Phrase(Class),
    /// Words that contain a name and are none.
    Guard,
    /// A name that can mean several: its candidates.
    Doubtful(u32),
}

#[derive(Default)]
struct Node {
    next: HashMap<u32, u32>,
    leaves: Vec<Leaf>,
}

/// All tables.
pub struct Tables {
    /// The entities.
    pub entities: Vec<Entity>,
    /// The forms of their names.
    pub forms: Vec<Form>,
    /// Ids of heads of organs.
    pub heads: Vec<String>,
    /// Candidates of doubtful names.
    pub doubtful: Vec<Vec<String>>,
    /// One-sign names of states.
    pub signs: HashMap<char, Vec<u32>>,
    by_id: HashMap<String, u32>,
    own: HashMap<String, u32>,
    declined: HashSet<u32>,
    symbols: HashMap<String, Vec<u32>>,
    stems: HashMap<String, u32>,
    nodes: Vec<Node>,
    count: u32,
    /// Words of states by themselves.
    pub state_words: Vec<String>,
}

/// What was found at a place of a text.
#[derive(Clone, Debug)]
pub struct Found {
    /// The token behind it.
    pub end: usize,
    /// The node of the trie.
    pub node: u32,
    /// Whether a letter had to be changed.
    pub typo: bool,
}

/// The words of a text as symbols of the tables.
pub struct Symbols {
    exact: Vec<Vec<u32>>,
    near: Vec<Vec<u32>>,
}

/// The rows of a table that `build.rs` has packed, as cells by column.
pub fn rows(table: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for column in table.split('\u{1}') {
        for (number, cell) in column.split('\n').enumerate() {
            if number == rows.len() {
                rows.push(Vec::new());
            }
            rows[number].push(cell.to_owned());
        }
    }
    rows
}

/// The tables, parsed at the first call.
pub fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(Tables::parse)
}

/// A class as the tables write it, with its patterns and the sentence that tries them; for tests.
pub fn word_rows() -> Vec<(String, Class, Vec<String>, String)> {
    let mut out = Vec::new();
    for row in rows(WORDS) {
        if let [language, class, patterns, test] = row.as_slice()
            && let Some(class) = Class::of(class)
        {
            let patterns = patterns.split('|').map(str::to_owned).collect();
            out.push((language.clone(), class, patterns, test.clone()));
        }
    }
    out
}

/// The rows of the smaller tables, for tests: words, and the sentence that tries them.
pub fn small_rows() -> Vec<(String, String)> {
    let guards =
        rows(GUARDS).into_iter().filter_map(|row| Some((row.get(1)?.clone(), row.get(2)?.clone())));
    let doubtful = rows(DOUBTFUL)
        .into_iter()
        .filter_map(|row| Some((row.get(1)?.clone(), row.get(3)?.clone())));
    guards.chain(doubtful).collect()
}

impl Tables {
    fn parse() -> Self {
        let mut tables = Self {
            entities: Vec::new(),
            forms: Vec::new(),
            heads: Vec::new(),
            doubtful: Vec::new(),
            signs: HashMap::new(),
            by_id: HashMap::new(),
            own: HashMap::new(),
            declined: HashSet::new(),
            symbols: HashMap::new(),
            stems: HashMap::new(),
            nodes: vec![Node::default()],
            count: 0,
            state_words: Vec::new(),
        };
        // Doubtful names first: a form of the same words does not make them sure.
        for row in rows(DOUBTFUL) {
            if let [language, words, candidates, ..] = row.as_slice() {
                let number = tables.doubtful.len() as u32;
                tables.doubtful.push(candidates.split('|').map(str::to_owned).collect());
                tables.add(words, language == "ru", Leaf::Doubtful(number));
            }
        }
        for row in rows(GUARDS) {
            if let [language, words, ..] = row.as_slice() {
                tables.add(words, language == "ru", Leaf::Guard);
            }
        }
        for row in rows(STATES) {
            if row.len() < 12 {
                continue;
            }
            let entity = tables.entity(&row[0], &row[1]);
            for (column, what) in [
                (2, "short name"),
                (3, "formal name"),
                (4, "other name"),
                (5, "short name"),
                (6, "formal name"),
                (7, "other name"),
                (8, "short name"),
                (9, "formal name"),
                (10, "other name"),
            ] {
                for name in row[column].split('|').filter(|name| !name.is_empty()) {
                    tables.name(entity, name, what, true);
                }
            }
            for sign in tokens(&row[11])
                .words
                .iter()
                .filter_map(|word| word.chars().next())
                .filter(|c| c.is_alphabetic())
            {
                let states = tables.signs.entry(sign).or_default();
                if !states.contains(&entity) {
                    states.push(entity);
                }
            }
        }
        for row in rows(BODIES) {
            if row.len() < 14 {
                continue;
            }
            let entity = tables.entity(&row[0], &row[1]);
            for (column, what) in [
                (5, "full name"),
                (6, "abbreviation"),
                (7, "other name"),
                (8, "full name"),
                (9, "abbreviation"),
                (10, "other name"),
                (11, "full name"),
                (12, "abbreviation"),
                (13, "other name"),
            ] {
                for name in row[column].split('|').filter(|name| !name.is_empty()) {
                    tables.name(entity, name, what, false);
                }
            }
        }
        for row in rows(HEADS) {
            if row.len() < 4 {
                continue;
            }
            let number = tables.heads.len() as u32;
            tables.heads.push(row[0].clone());
            for (column, cell) in row.iter().enumerate().skip(1).take(3) {
                for name in cell.split('|').filter(|name| !name.is_empty()) {
                    tables.add(name, column == 2, Leaf::Head(number));
                }
            }
        }
        for (_, class, patterns, _) in word_rows() {
            for pattern in patterns {
                tables.phrase(&pattern, class);
            }
        }
        tables
    }

    fn entity(&mut self, id: &str, kind: &str) -> u32 {
        let number = self.entities.len() as u32;
        self.entities.push(Entity { id: id.to_owned(), kind: kind.to_owned() });
        self.by_id.insert(id.to_owned(), number);
        number
    }

    /// An entity by its id.
    pub fn by_id(&self, id: &str) -> Option<&Entity> {
        self.by_id.get(id).map(|number| &self.entities[*number as usize])
    }

    fn name(&mut self, entity: u32, name: &str, what: &'static str, is_state: bool) {
        // The asterisk of “Kosovo*” leads to a note; it is no part of the name.
        let name = name.trim_end_matches('*');
        let text = tokens(name);
        let russian =
            name.chars().any(|c| ('а'..='я').contains(&c.to_lowercase().next().unwrap_or(c)));
        let case = (0..text.tokens.len())
            .filter(|at| !is_skipped(&text, *at))
            .map(|at| match text.tokens[at].shape {
                _ if text.tokens[at].kind != Kind::Word => 0,
                Shape::Lower => 0,
                Shape::Upper if text.word(at).chars().count() <= 5 => 2,
                _ => 1,
            })
            .collect();
        let is_han = text.is_han(0);
        let form = self.forms.len() as u32;
        self.forms.push(Form { entity, what, case, is_han });
        self.add(name, russian, Leaf::Name(form));
        // “SouthAfrica”: a space is lost in many copies.
        if is_state && what == "short name" && !is_han && name.matches(' ').count() == 1 {
            self.add(&name.replace(' ', ""), russian, Leaf::Name(form));
        }
        if is_state {
            let words: Vec<String> =
                text.words.iter().filter(|word| word.chars().count() >= 6).cloned().collect();
            self.state_words.extend(words);
        }
    }

    /// A word's own symbol; with all its forms, where it is a Russian name's.
    fn symbol(&mut self, word: &str, declined: bool) -> u32 {
        let own = match self.own.get(word) {
            Some(own) => *own,
            None => {
                self.count += 1;
                self.own.insert(word.to_owned(), self.count);
                self.symbols.entry(word.to_owned()).or_default().push(self.count);
                self.count
            }
        };
        if declined && self.declined.insert(own) {
            for form in russian::forms(word) {
                let all = self.symbols.entry(form).or_default();
                if !all.contains(&own) {
                    all.push(own);
                }
            }
        }
        own
    }

    fn step(&mut self, node: u32, symbol: u32) -> u32 {
        let next = self.nodes.len() as u32;
        let found = *self.nodes[node as usize].next.entry(symbol).or_insert(next);
        if found == next {
            self.nodes.push(Node::default());
        }
        found
    }

    /// Adds the words of a name.
    fn add(&mut self, words: &str, russian: bool, leaf: Leaf) {
        let text = tokens(words);
        let mut node = 0;
        for at in (0..text.tokens.len()).filter(|at| !is_skipped(&text, *at)) {
            let declined = russian
                && text.tokens[at].kind == Kind::Word
                && text.tokens[at].shape != Shape::Upper;
            let symbol = self.symbol(text.word(at), declined);
            node = self.step(node, symbol);
        }
        if node != 0 {
            self.nodes[node as usize].leaves.push(leaf);
        }
    }

    /// Adds a phrase of `words.csv`: `/` between words that may stand for each other, `*` behind the
    /// beginning of a word, `*` alone for any one word.
    fn phrase(&mut self, pattern: &str, class: Class) {
        let mut nodes = vec![0];
        for part in pattern.split_whitespace() {
            let mut next = Vec::new();
            for word in part.split('/') {
                if word == "*" {
                    for node in &nodes {
                        next.push(self.step(*node, ANY));
                    }
                } else if let Some(stem) = word.strip_suffix('*') {
                    let stem = tokens(stem).words.concat();
                    let symbol = match self.stems.get(&stem) {
                        Some(symbol) => *symbol,
                        None => {
                            self.count += 1;
                            self.stems.insert(stem, self.count);
                            self.count
                        }
                    };
                    for node in &nodes {
                        next.push(self.step(*node, symbol));
                    }
                } else {
                    let text = tokens(word);
                    for node in &nodes {
                        let mut node = *node;
                        for at in (0..text.tokens.len()).filter(|at| !is_skipped(&text, *at)) {
                            let symbol = self.symbol(text.word(at), false);
                            node = self.step(node, symbol);
                        }
                        next.push(node);
                    }
                }
            }
            nodes = next;
        }
        for node in nodes.into_iter().filter(|node| *node != 0) {
            let leaves = &mut self.nodes[node as usize].leaves;
            if !leaves.iter().any(|leaf| matches!(leaf, Leaf::Phrase(it) if *it == class)) {
                leaves.push(Leaf::Phrase(class));
            }
        }
    }

    /// Looks every different word of a text up.
    pub fn symbols(&self, text: &Text) -> Symbols {
        let mut symbols = Symbols { exact: Vec::new(), near: Vec::new() };
        for word in &text.words {
            let mut exact = self.symbols.get(word).cloned().unwrap_or_default();
            let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).take(24);
            exact.extend(ends.skip(1).filter_map(|end| self.stems.get(&word[..end])));
            let n = word.chars().count();
            let unknown = (6..=24).contains(&n) && !self.symbols.contains_key(word);
            symbols.near.push(if unknown { self.nearest(word) } else { Vec::new() });
            symbols.exact.push(exact);
        }
        symbols
    }

    /// Symbols of words of states that differ from this one by one letter, or by two changed places.
    fn nearest(&self, word: &str) -> Vec<u32> {
        let typos = typos(self);
        let chars: Vec<char> = word.chars().collect();
        let mut out: Vec<u32> = Vec::new();
        for left_out in left_out(&chars).into_iter().chain([word.to_owned()]) {
            for number in typos.by_hole.get(&left_out).into_iter().flatten() {
                let known = &typos.words[*number as usize];
                if one_apart(&chars, &known.chars().collect::<Vec<_>>()) && !is_derived(word, known)
                {
                    for symbol in self.symbols.get(known).into_iter().flatten() {
                        if !out.contains(symbol) {
                            out.push(*symbol);
                        }
                    }
                }
            }
        }
        out
    }

    /// The longest path from a token, and whether it is allowed to end there; the caller judges the
    /// node. Of names with a changed letter only those of states are followed.
    pub fn longest(
        &self,
        text: &Text,
        symbols: &Symbols,
        at: usize,
        mut accepts: impl FnMut(&[Leaf], usize, bool) -> bool,
    ) -> Option<Found> {
        let mut best: Option<Found> = None;
        // Of an open path: its node, the next token, whether a letter was changed, its length, and
        // whether it ends behind a word (a name never ends behind a mark that was passed over).
        let mut open = vec![(0_u32, at, false, 0_usize, true)];
        while let Some((node, place, typo, depth, whole)) = open.pop() {
            let leaves = &self.nodes[node as usize].leaves;
            let longer =
                best.as_ref().is_none_or(|b| place > b.end || (place == b.end && b.typo && !typo));
            let level = best.as_ref().is_none_or(|b| place >= b.end);
            if node != 0
                && whole
                && level
                && !leaves.is_empty()
                && accepts(leaves, place, typo)
                && longer
            {
                best = Some(Found { end: place, node, typo });
            }
            let Some(token) = text.tokens.get(place) else { continue };
            if token.kind == Kind::Break(false)
                && node != 0
                && text.is_capital(place + 1)
                && text.is_capital(place.wrapping_sub(1))
            {
                open.push((node, place + 1, typo, depth, false));
            }
            if matches!(token.kind, Kind::Break(_)) || open.len() > 200 {
                continue;
            }
            if node != 0 && is_skipped(text, place) {
                open.push((node, place + 1, typo, depth, false));
            }
            let next = &self.nodes[node as usize].next;
            if next.is_empty() {
                continue;
            }
            for symbol in &symbols.exact[token.word as usize] {
                if let Some(to) = next.get(symbol) {
                    open.push((*to, place + 1, typo, depth + 1, true));
                }
            }
            if token.kind == Kind::Word
                && let Some(to) = next.get(&ANY)
            {
                open.push((*to, place + 1, typo, depth + 1, true));
            }
            if typo {
                continue;
            }
            for symbol in &symbols.near[token.word as usize] {
                if text.is_capital(place)
                    && let Some(to) = next.get(symbol)
                {
                    open.push((*to, place + 1, true, depth + 1, true));
                }
            }
            // Another sign than the one of the name, in the middle of a long Chinese name.
            if token.kind == Kind::Han && depth >= 1 && next.len() < 60 {
                open.extend(next.values().map(|to| (*to, place + 1, true, depth + 1, true)));
            }
        }
        best
    }

    /// What a path ends at.
    pub fn leaves(&self, node: u32) -> &[Leaf] {
        &self.nodes[node as usize].leaves
    }

    /// Whether the words of a text may be this form: capitals where the form has capitals.
    pub fn fits(&self, form: &Form, text: &Text, start: usize, end: usize) -> bool {
        let mut capitals = 0;
        let mut small = 0;
        let mut last_is_small = false;
        let words = (start..end).filter(|at| {
            !is_skipped(text, *at) && !matches!(text.tokens[*at].kind, Kind::Break(_))
        });
        for (at, case) in words.zip(&form.case) {
            let shape = text.tokens[at].shape;
            match case {
                2 if shape != Shape::Upper => return false,
                0 => {}
                _ => {
                    capitals += 1;
                    last_is_small = shape == Shape::Lower;
                    small += usize::from(last_is_small);
                }
            }
        }
        capitals == 0
            || (!last_is_small && small < capitals && small <= 2)
            || (small < capitals && capitals > 3)
    }
}

/// Stands for any one word.
const ANY: u32 = 0;

/// Whether a word is the name with an ending (“Nigerian”, “Russians”), and so no slip.
fn is_derived(word: &str, known: &str) -> bool {
    word.strip_prefix(known).is_some_and(|rest| one_of(rest, "n s i e"))
        || known.strip_prefix(word).is_some_and(|rest| word.is_ascii() && rest.len() == 1)
}

/// A mark inside a name that may be printed or not: a hyphen, an apostrophe, the dot of “St.”.
pub fn is_skipped(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let joins = |next: &crate::normal::Token| {
        next.gap == crate::normal::Gap::None && matches!(next.kind, Kind::Word | Kind::Han)
    };
    let next = text.tokens.get(at + 1);
    let before = at.checked_sub(1).and_then(|before| text.tokens.get(before));
    let after_word = token.gap == crate::normal::Gap::None
        && before.is_some_and(|before| matches!(before.kind, Kind::Word | Kind::Han));
    match token.kind {
        Kind::Mark('-' | '\'' | '–') => after_word && next.is_some_and(joins),
        Kind::Mark('.') => {
            after_word
                && before.is_some_and(|before| before.end - before.start <= 3)
                && next.is_some_and(|next| next.kind == Kind::Word)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_table_is_its_rows_again() {
        assert_eq!(rows("a\nb\u{1}\nx, y"), [["a", ""], ["b", "x, y"]]);
        let states = rows(STATES);
        let all = include_str!("../tables/states.csv").lines().count() - 1;
        assert_eq!(states.len(), all);
        assert!(states.iter().all(|row| row.len() == 14));
    }
}
