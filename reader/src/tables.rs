//! The tables that a person can edit, parsed once: names of states and bodies, and the words that tell who
//! takes part.
//!
//! Everything becomes one trie of words. A word of a text is known by itself, by its beginning
//! (`участв*`), or as a form of a Russian name. Knows the tables' columns, and nothing of what a
//! text does with the words.

use crate::classes::Class;
use crate::letters::small;
use crate::normal::{Gap, Kind, Shape, Text, Token, tokens};
use crate::packed::{BODIES, DOUBTFUL, GUARDS, HEADS, STATES, rows, word_rows};
use crate::russian;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

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
    pub case: Vec<u8>,
    /// Whether it is a Chinese one.
    pub is_han: bool,
    /// Whether it has a dash between spaces itself.
    pub dashes: bool,
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

/// A place in the trie of words.
#[derive(Default)]
pub struct Node {
    /// The nodes behind it, each by a symbol, in the order of symbols.
    pub next: Vec<(u32, u32)>,
    /// What ends here.
    pub leaves: Vec<Leaf>,
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
    /// The symbols that a word can be.
    pub symbols: HashMap<String, Vec<u32>>,
    /// The symbols of beginnings of words.
    pub stems: HashMap<String, u32>,
    /// The trie; its first node is the root.
    pub nodes: Vec<Node>,
    count: u32,
    /// Words of states by themselves.
    pub state_words: Vec<String>,
}

/// The tables, parsed at the first call.
pub fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(Tables::parse)
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
        let russian = name.chars().any(|c| ('а'..='я').contains(&small(c)));
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
        let dashes = (0..text.tokens.len()).any(|at| text.is_mark(at, '–'));
        self.forms.push(Form { entity, what, case, is_han, dashes });
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
        let new = self.nodes.len() as u32;
        let next = &mut self.nodes[node as usize].next;
        if let Some(known) = to(next, symbol) {
            return known;
        }
        next.insert(next.partition_point(|(other, _)| *other < symbol), (symbol, new));
        self.nodes.push(Node::default());
        new
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
            if !leaves.iter().any(|leaf| matches!(leaf, Leaf::Phrase(other) if *other == class)) {
                leaves.push(Leaf::Phrase(class));
            }
        }
    }
}

/// The node that a symbol leads to.
pub fn to(next: &[(u32, u32)], symbol: u32) -> Option<u32> {
    let place = next.partition_point(|(other, _)| *other < symbol);
    next.get(place).filter(|(other, _)| *other == symbol).map(|(_, node)| *node)
}

/// Stands for any one word.
pub const ANY: u32 = 0;

/// A mark inside a name that may be printed or not: a hyphen, an apostrophe, the dot of “St.”.
pub fn is_skipped(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let joins = |next: &Token| next.gap == Gap::None && matches!(next.kind, Kind::Word | Kind::Han);
    let next = text.tokens.get(at + 1);
    let before = at.checked_sub(1).and_then(|before| text.tokens.get(before));
    let after_word = token.gap == Gap::None
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
