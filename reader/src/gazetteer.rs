//! What the tables know of an organization, for whoever shows or files it: names in three languages,
//! kind, parent, region, ids; and what a name can mean.
//!
//! Knows the tables' columns. What a text does with names is said elsewhere.

use crate::finding::has;
use crate::names;
use crate::normal::{Kind, Text, tokens};
use crate::order;
use crate::packed::{self, rows};
use crate::tables;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::OnceLock;

/// The version of the tables: of the program, and of their contents.
pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("TABLES"));

/// Most that a name may mean.
const MOST: usize = 5;

/// Longest name that is looked up, in characters.
const LONGEST: usize = 300;

/// An organization, as the tables have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// Its id: ISO 3166-1 alpha-3, or the tables’ own.
    pub id: String,
    /// state, territory, contested, un-body, international-organisation, organ, national-body, other.
    pub kind: String,
    /// The organization that it is a part of.
    pub parent: Option<String>,
    /// Of a state its subregion in M49; of a body a plain word.
    pub region: Option<String>,
    /// The state that it is, or that a national body belongs to.
    pub country: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub iso: Option<String>,
    /// Its id at Wikidata.
    pub wikidata: Option<String>,
    /// Its names by language; a language without one is left out.
    pub names: Languages,
    /// Where the names are from: words that `tables/README.md` explains, or “composed”.
    pub source: String,
}

/// Names by language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Languages {
    /// English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<Names>,
    /// Russian.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ru: Option<Names>,
    /// Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zh: Option<Names>,
}

/// Names in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// What it is called in a list: of a body the abbreviation, where it has one.
    pub short: String,
    /// The formal name of a state, the full one of a body, where it is another one.
    pub formal: Option<String>,
    /// All others that are printed.
    pub others: Vec<String>,
}

impl Languages {
    /// The names in a language, by its tag.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&Names> {
        match language {
            "en" => self.en.as_ref(),
            "ru" => self.ru.as_ref(),
            "zh" => self.zh.as_ref(),
            _ => None,
        }
    }
}

/// Organizations, and which tables say so: the answer to a list of ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gazetteer {
    /// The version of the tables.
    pub version: String,
    /// What is known, each id once.
    pub organizations: Vec<Described>,
}

impl Gazetteer {
    /// What is known of some ids, and of those that they are parts of; what no table has is left out.
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut organizations: Vec<Described> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for id in ids {
            let mut next = Some(id.to_owned());
            while let Some(found) = next.take().filter(|id| seen.insert(id.clone())) {
                if let Some(known) = describe(&found) {
                    next.clone_from(&known.parent);
                    organizations.push(known);
                }
            }
        }
        Self { version: VERSION.to_owned(), organizations }
    }

    /// What is known of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Described> {
        self.organizations.iter().find(|organization| organization.id == id)
    }
}

/// The columns of names in a language: of states short, formal, others; of bodies full, abbreviations,
/// others.
const COLUMNS: [[usize; 3]; 6] =
    [[2, 3, 4], [5, 6, 7], [8, 9, 10], [5, 6, 7], [8, 9, 10], [11, 12, 13]];

fn states() -> &'static [Vec<String>] {
    static ROWS: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    ROWS.get_or_init(|| rows(packed::STATES))
}

fn bodies() -> &'static [Vec<String>] {
    static ROWS: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    ROWS.get_or_init(|| rows(packed::BODIES))
}

fn filled(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}

fn listed(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|name| !name.is_empty())
}

/// The names in a row by one language’s columns.
fn names_of(row: &[String], columns: [usize; 3], is_state: bool) -> Option<Names> {
    let [first, second, third] = columns.map(|column| row.get(column).map_or("", String::as_str));
    let (mut short, mut formal) = (first, second);
    let mut others: Vec<&str> = Vec::new();
    if !is_state {
        let mut abbreviations = listed(second);
        (short, formal) = match abbreviations.next() {
            Some(abbreviation) => (abbreviation, first),
            None => (first, ""),
        };
        others.extend(abbreviations);
    }
    others.extend(listed(third));
    (!short.is_empty()).then(|| Names {
        short: short.to_owned(),
        formal: filled(formal),
        others: others.into_iter().map(str::to_owned).collect(),
    })
}

fn languages(row: &[String], is_state: bool) -> Languages {
    let from = if is_state { 0 } else { 3 };
    let of = |language: usize| names_of(row, COLUMNS[from + language], is_state);
    Languages { en: of(0), ru: of(1), zh: of(2) }
}

/// What the tables know of an id; an organ that a head and an organization make is composed.
pub fn describe(id: &str) -> Option<Described> {
    let own = |rows: &'static [Vec<String>]| {
        rows.iter()
            .find(|row| row.first().is_some_and(|cell| cell == id))
            .filter(|row| row.len() > 11)
    };
    if let Some(row) = own(states()) {
        let is_iso = id.len() == 3 && row[1] != "contested" && !has(&row[13], "3166-3");
        return Some(Described {
            id: id.to_owned(),
            kind: row[1].clone(),
            parent: None,
            region: filled(&row[12]),
            country: Some(id.to_owned()),
            iso: is_iso.then(|| id.to_owned()),
            wikidata: None,
            names: languages(row, true),
            source: row[13].clone(),
        });
    }
    if let Some(row) = own(bodies()) {
        let country = if row[1] == "national-body" { country_in(row) } else { None };
        return Some(Described {
            id: id.to_owned(),
            kind: row[1].clone(),
            parent: filled(&row[2]),
            region: filled(&row[3]),
            country,
            iso: None,
            wikidata: filled(&row[4]),
            names: languages(row, false),
            source: row.get(14).cloned().unwrap_or_default(),
        });
    }
    composed(id)
}

/// The state that a national body’s names name.
fn country_in(row: &[String]) -> Option<String> {
    row[5..].iter().flat_map(|cell| listed(cell)).find_map(|name| {
        let found = found_in(&tokens(name));
        found.into_iter().find(names::Name::is_state).map(|state| state.id)
    })
}

/// An organ that no row has: `sco/secretariat`.
fn composed(id: &str) -> Option<Described> {
    let (of, head) = id.rsplit_once('/')?;
    let organization = describe(of)?;
    let heads = rows(packed::HEADS);
    let row = heads.iter().find(|row| row.first().is_some_and(|cell| cell == head))?;
    let noun = |column: usize| listed(row.get(column)?).next();
    let made = |names: &Option<Names>, column: usize, first: bool, space: &str| {
        let (of, noun) = (&names.as_ref()?.short, noun(column)?);
        let short = if first { format!("{noun}{space}{of}") } else { format!("{of}{space}{noun}") };
        Some(Names { short, formal: None, others: Vec::new() })
    };
    let of_names = &organization.names;
    // Behind a Russian noun stands an abbreviation, or a name in another case, which is not made here.
    let abbreviated = of_names.ru.clone().filter(|names| !names.short.contains(char::is_lowercase));
    let kind = match organization.kind.as_str() {
        "un-body" => "un-body",
        "state" | "territory" | "national-body" => "national-body",
        _ => "organ",
    };
    Some(Described {
        id: id.to_owned(),
        kind: kind.to_owned(),
        parent: Some(of.to_owned()),
        region: organization.region,
        country: organization.country.filter(|_| kind == "national-body"),
        iso: None,
        wikidata: None,
        names: Languages {
            en: made(&of_names.en, 1, false, " "),
            ru: made(&abbreviated, 2, true, " "),
            zh: made(&of_names.zh, 3, false, ""),
        },
        source: "composed".to_owned(),
    })
}

/// The names in a text, whatever they do there.
pub(crate) fn found_in(text: &Text) -> Vec<names::Name> {
    let tables = tables::tables();
    let symbols = tables.symbols(text);
    let phrases = names::phrases(tables, text, &symbols);
    names::names(tables, text, &symbols, &phrases)
}

/// A name as it is compared: its words between spaces.
fn folded(name: &str) -> String {
    let text = tokens(name);
    let is_word =
        |at: &usize| matches!(text.tokens[*at].kind, Kind::Word | Kind::Han | Kind::Number);
    let words: Vec<&str> = (0..text.tokens.len()).filter(is_word).map(|at| text.word(at)).collect();
    words.join(" ")
}

/// Every name of the tables as it is compared, with its id.
fn index() -> &'static [(String, &'static str)] {
    static INDEX: OnceLock<Vec<(String, &'static str)>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let all = [(states(), 2..11), (bodies(), 5..14)];
        let mut index = Vec::new();
        for (rows, columns) in all {
            for row in rows {
                let cells = row.iter().take(columns.end).skip(columns.start);
                let names = cells.flat_map(|cell| listed(cell));
                index.extend(names.map(|name| (folded(name), row[0].as_str())));
            }
        }
        index
    })
}

/// The ids of all that the tables call by a name, whatever its case and signs.
pub(crate) fn called(name: &str) -> Vec<&'static str> {
    let wanted = folded(name);
    let of = |(own, id): &(String, &'static str)| (*own == wanted).then_some(*id);
    let mut ids: Vec<&str> = Vec::new();
    for id in index().iter().filter_map(of).filter(|_| !wanted.is_empty()) {
        // In order: few, and a further kind that is sorted weighs 3 kB.
        if !ids.contains(&id) {
            ids.insert(ids.partition_point(|other| *other < id), id);
        }
    }
    ids
}

/// At most five ids that a name, or the beginning of one, can mean; the likeliest first.
pub fn candidates(name: &str) -> Vec<String> {
    let name: String = name.chars().take(LONGEST).collect();
    let mut ids: Vec<String> = Vec::new();
    let mut add = |id: &str| {
        if id != "?" && ids.len() < MOST && !ids.iter().any(|other| other == id) {
            ids.push(id.to_owned());
        }
    };
    let text = tokens(&name);
    // As a text would have it: in any case, with a slip, composed; the longest first.
    let mut found = found_in(&text);
    order::by(&mut found, |name| (text.tokens.len() - (name.end - name.start), 0));
    for name in &found {
        name.candidates.iter().chain([&name.id]).for_each(|id| add(id));
    }
    let wanted = folded(&name);
    if wanted.is_empty() {
        return ids;
    }
    // 0: the name; 1: a beginning; 2: the beginning of a later word.
    let inner = format!(" {wanted}");
    let mut near: Vec<(usize, usize, &str)> = index()
        .iter()
        .filter_map(|(name, id)| {
            let rank = if *name == wanted {
                0
            } else if name.starts_with(&wanted) {
                1
            } else if has(name, &inner) {
                2
            } else {
                return None;
            };
            Some((rank, name.len(), *id))
        })
        .collect();
    order::by(&mut near, |(rank, length, _)| (*rank, *length));
    near.iter().for_each(|(_, _, id)| add(id));
    ids
}
