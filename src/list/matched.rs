//! A column of a list matched with the reader's tables of names: what each of its values means, what is asked,
//! what a person has answered; and the columns that come of it.
//!
//! Knows no element, and not how the tables are asked. What no table has is counted and never guessed.

use crate::data::value::one_line;
use crate::draft::countries::three_letters;
use crate::draft::decisions::{Decision, Decisions, Ruling};
use crate::draft::sheet;
use crate::list::labels::{in_short, special};
use crate::list::meetings::has_word;
use engine::protocol::{Derived, DerivedColumn};
use reader::meant::{Looked, Meant};
use reader::{Described, Gazetteer};
use std::collections::{BTreeMap, BTreeSet};

/// Different values that are looked up; those of fewer rows are left.
pub const MOST: usize = 20_000;

/// What a column of states or their codes is called, in small letters.
const OF_CODES: [&str; 14] = [
    "iso",
    "iso2",
    "code",
    "country",
    "countries",
    "state",
    "states",
    "nation",
    "страна",
    "код",
    "государство",
    "国",
    "国家",
    "代码",
];

/// The three letters for a code of two; also for the one that is used beside that of ISO 3166-1.
fn three_for(two: &str) -> Option<&'static str> {
    if two == "UK" { Some("GBR") } else { three_letters(two) }
}

/// What is made of a column, in this order, and whether it is a facet.
pub const MADE: [(&str, bool); 4] =
    [("name", true), ("kind", true), ("region", true), ("id", false)];

/// What a person has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The value means this one.
    Is(String),
    /// It means none that the tables have.
    NoneOfThese,
}

/// What a value means, as it stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// This one.
    Is(&'a str),
    /// That is asked.
    Asked(&'a Meant),
    /// None that the tables have.
    None,
    /// It was not looked up yet.
    Beyond,
}

/// How much was matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Different values, and their rows; a row with several values is counted with each.
    pub all: (usize, usize),
    /// Those that mean something.
    pub matched: (usize, usize),
    /// Those that are asked.
    pub asked: (usize, usize),
    /// Those that no table has, or that a person said are none.
    pub none: (usize, usize),
    /// Different values that were not looked up.
    pub beyond: usize,
}

/// A column that is matched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matched {
    /// The column.
    pub column: usize,
    /// What separates several values in its cells.
    pub separator: Option<String>,
    /// Its values with their rows, those of most rows first; at most [`MOST`].
    pub texts: Vec<(String, usize)>,
    /// How many there are in all.
    pub total: usize,
    /// What the tables know of all that is meant.
    pub known: Gazetteer,
    meant: BTreeMap<String, Meant>,
    answers: BTreeMap<String, Answer>,
    /// What was answered to a value before each act.
    acts: Vec<Vec<(String, Option<Answer>)>>,
}

impl Matched {
    /// Another column, or the same of a list that was read in another way: what is known and was answered of
    /// values stays.
    pub fn begin(
        &mut self,
        column: usize,
        separator: Option<String>,
        texts: Vec<(String, usize)>,
        total: usize,
    ) {
        if column != self.column {
            // What is a code in one column is a word in another.
            self.meant.retain(|text, _| three_for(text).is_none());
        }
        (self.column, self.separator) = (column, separator);
        (self.texts, self.total) = (texts, total);
    }

    /// The values that are to be looked up.
    pub fn unknown(&self) -> Vec<String> {
        let texts = self.texts.iter().map(|(text, _)| text);
        texts.filter(|text| !self.meant.contains_key(*text)).cloned().collect()
    }

    /// Values as the tables are asked for them, one a line each: two capital letters are a code where the head
    /// of the column says that it has some, or where all of its values are codes.
    pub fn asked(&self, head: &str, texts: &[String]) -> Vec<String> {
        let head = head.to_lowercase();
        let mut own = self.texts.iter().filter(|(text, _)| !text.trim().is_empty());
        let are_codes = OF_CODES.iter().any(|word| has_word(&head, word))
            || own.all(|(text, _)| three_for(text.trim()).is_some());
        let code = |text: &str| three_for(text.trim()).filter(|_| are_codes).map(str::to_owned);
        texts.iter().map(|text| code(text).unwrap_or_else(|| one_line(text))).collect()
    }

    /// Takes in what the tables say of some values.
    pub fn learn(&mut self, texts: &[String], looked: Looked) {
        self.meant.extend(texts.iter().cloned().zip(looked.meant));
        self.know(looked.organizations, looked.version);
    }

    /// Takes in what the tables know of organizations.
    pub fn know(&mut self, organizations: Vec<Described>, version: String) {
        let is_new = |organization: &Described| self.known.get(&organization.id).is_none();
        let new: Vec<Described> = organizations.into_iter().filter(is_new).collect();
        self.known.organizations.extend(new);
        self.known.version = version;
    }

    /// What a value means.
    pub fn outcome(&self, text: &str) -> Outcome<'_> {
        match (self.answers.get(text), self.meant.get(text)) {
            (Some(Answer::Is(id)), _) => Outcome::Is(id),
            (Some(Answer::NoneOfThese), _) => Outcome::None,
            (None, None) => Outcome::Beyond,
            (None, Some(meant)) => match &meant.id {
                Some(id) => Outcome::Is(id),
                None if meant.candidates.is_empty() => Outcome::None,
                None => Outcome::Asked(meant),
            },
        }
    }

    /// What a value means, as a dataset made of the list says it.
    pub fn meaning(&self, text: &str) -> sheet::Meant {
        match (self.answers.get(text), self.outcome(text)) {
            (Some(Answer::Is(id)), _) => sheet::Meant::Said(id.clone()),
            (Some(Answer::NoneOfThese), _) => sheet::Meant::NoneOfThese,
            (None, Outcome::Is(id)) => sheet::Meant::Is(id.to_owned()),
            (None, Outcome::Asked(meant)) => sheet::Meant::Asked(meant.candidates.clone()),
            (None, Outcome::None | Outcome::Beyond) => sheet::Meant::Unknown,
        }
    }

    /// The values that are asked, those of most rows first, and with what they can mean.
    pub fn questions(&self) -> impl Iterator<Item = (&str, usize, &Meant)> {
        self.texts.iter().filter_map(|(text, rows)| match self.outcome(text) {
            Outcome::Asked(meant) => Some((text.as_str(), *rows, meant)),
            _ => None,
        })
    }

    /// The values that a person has answered and that stand in the list.
    pub fn answered(&self) -> impl Iterator<Item = (&str, &Answer)> {
        let texts = self.texts.iter().map(|(text, _)| text.as_str());
        texts.filter_map(|text| Some((text, self.answers.get(text)?)))
    }

    /// How much was matched.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { beyond: self.total - self.texts.len(), ..Counts::default() };
        for (text, rows) in &self.texts {
            let own = match self.outcome(text) {
                Outcome::Is(_) => &mut counts.matched,
                Outcome::Asked(_) => &mut counts.asked,
                Outcome::None => &mut counts.none,
                Outcome::Beyond => {
                    counts.beyond += 1;
                    continue;
                }
            };
            *own = (own.0 + 1, own.1 + rows);
            counts.all = (counts.all.0 + 1, counts.all.1 + rows);
        }
        counts
    }

    /// Answers what a value means.
    pub fn answer(&mut self, text: &str, answer: Answer) {
        let before = self.answers.insert(text.to_owned(), answer);
        self.acts.push(vec![(text.to_owned(), before)]);
    }

    /// Whether something was answered that can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.acts.is_empty()
    }

    /// Takes the last act back.
    pub fn undo(&mut self) {
        for (text, before) in self.acts.pop().into_iter().flatten() {
            match before {
                Some(answer) => self.answers.insert(text, answer),
                None => self.answers.remove(&text),
            };
        }
    }

    /// Takes decisions in, as one act, as far as they say what a printed form means; gives the number of values
    /// that they answer here.
    pub fn take(&mut self, decisions: &[Decision]) -> usize {
        let mut act = Vec::new();
        let mut printed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (text, _) in &self.texts {
            printed.entry(one_line(text)).or_default().push(text.clone());
        }
        for decision in decisions {
            let answer = match &decision.ruling {
                Ruling::Is(id) => Answer::Is(id.clone()),
                Ruling::NoneOfThese => Answer::NoneOfThese,
                _ => continue,
            };
            for text in printed.get(&decision.printed).into_iter().flatten() {
                let before = self.answers.insert(text.clone(), answer.clone());
                act.push((text.clone(), before));
            }
        }
        let texts: BTreeSet<&String> = act.iter().map(|(text, _)| text).collect();
        let count = texts.len();
        // The first before is what is put back.
        act.reverse();
        if count > 0 {
            self.acts.push(act);
        }
        count
    }

    /// The ids that decisions name and of which nothing is known yet.
    pub fn strange(&self, decisions: &[Decision]) -> Vec<String> {
        let ids = decisions.iter().filter_map(|decision| match &decision.ruling {
            Ruling::Is(id) => Some(id.clone()),
            _ => None,
        });
        let strange: BTreeSet<String> = ids.filter(|id| self.known.get(id).is_none()).collect();
        strange.into_iter().collect()
    }

    /// What a person has answered, as decisions that serve a review and the next list: who decided, when, and of
    /// which file.
    pub fn decisions(&self, who: &str, when: &str, file: &str) -> Decisions {
        let decision = |(text, answer): (&String, &Answer)| Decision {
            printed: one_line(text),
            instead_of: String::new(),
            ruling: match answer {
                Answer::Is(id) => Ruling::Is(id.clone()),
                Answer::NoneOfThese => Ruling::NoneOfThese,
            },
            who: who.to_owned(),
            when: when.to_owned(),
            why: self.meant.get(text).map(|meant| meant.why.clone()).unwrap_or_default(),
            release: file.to_owned(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            gazetteer: self.known.version.clone(),
        };
        Decisions { all: self.answers.iter().map(decision).collect() }
    }

    /// The columns that come of it, as the engine is asked for them. `source` is the name of the column.
    pub fn derived(&self, source: &str) -> Derived {
        let columns = MADE.map(|(what, is_facet)| DerivedColumn {
            // The same in every language, because addresses have it.
            name: format!("{source}: {what}"),
            what: what.to_owned(),
            is_facet,
            values: self.texts.iter().map(|(text, _)| self.value(text, what)).collect(),
        });
        Derived {
            column: self.column,
            separator: self.separator.clone(),
            texts: self.texts.iter().map(|(text, _)| text.clone()).collect(),
            other: special::BEYOND.to_owned(),
            columns: columns.into(),
        }
    }

    /// What becomes of a value in one of these columns.
    fn value(&self, text: &str, what: &str) -> String {
        let id = match self.outcome(text) {
            Outcome::Is(id) => id,
            Outcome::Asked(_) => return special::OPEN.to_owned(),
            Outcome::None => return special::NONE.to_owned(),
            Outcome::Beyond => return special::BEYOND.to_owned(),
        };
        let known = self.known.get(id);
        // The tables take no view on a disputed name.
        let kind = match known.map(|organization| organization.kind.as_str()) {
            Some("contested") => "territory",
            Some(kind) => kind,
            None => "other",
        };
        match what {
            "id" => id.to_owned(),
            "name" => in_short(&self.known, id, "en"),
            "kind" => kind.to_owned(),
            _ if !matches!(kind, "state" | "territory") => special::NO_STATE.to_owned(),
            _ => known.and_then(|organization| organization.region.clone()).unwrap_or_default(),
        }
    }
}
