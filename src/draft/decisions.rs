//! Decisions that last: printed form → who is meant, not a participant, heading, level; as a file that
//! the next release is read with.
//!
//! Knows the two forms of the file, not how decisions are applied (`earlier.rs`).

use super::model::{Draft, Entry, EntryState, Identity, Level, Role};
use super::table;
use crate::data::value::one_line;
use serde::{Deserialize, Serialize};

/// Longest file that is read, in bytes.
pub const LONGEST: usize = 20_000_000;

/// The version of the file that this program writes and reads.
pub const VERSION: u64 = 1;

/// What the file says that it is.
const FORMAT: &str = "plenary-decisions";

const COLUMNS: [&str; 10] = [
    "printed",
    "decision",
    "value",
    "instead_of",
    "who",
    "when",
    "why",
    "release",
    "program",
    "gazetteer",
];

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ruling {
    /// The printed form names this one: its id.
    Is(String),
    /// It is none of those that the tables have.
    NoneOfThese,
    /// Whoever it names does not take part.
    NotParticipant,
    /// It stands under these words, or under none, and not under those that the reader takes.
    Heading(Option<String>),
    /// An office, printed so, is of this level.
    Level(Level),
}

impl Ruling {
    /// As a table has it, with its value.
    fn cells(&self) -> (&'static str, &str) {
        match self {
            Self::Is(id) => ("is", id),
            Self::NoneOfThese => ("none-of-these", ""),
            Self::NotParticipant => ("not-participant", ""),
            Self::Heading(words) => ("heading", words.as_deref().unwrap_or_default()),
            Self::Level(level) => ("level", level.key()),
        }
    }

    fn of(decision: &str, value: &str) -> Option<Self> {
        match decision {
            "is" if !value.is_empty() => Some(Self::Is(value.to_owned())),
            "none-of-these" => Some(Self::NoneOfThese),
            "not-participant" => Some(Self::NotParticipant),
            "heading" => {
                Some(Self::Heading(Some(value.to_owned()).filter(|value| !value.is_empty())))
            }
            "level" => Level::of(value).map(Self::Level),
            _ => None,
        }
    }
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The printed form on one line; of a level, the office's.
    pub printed: String,
    /// Of a heading, the words that the reader took; else empty.
    #[serde(default)]
    pub instead_of: String,
    /// What was decided.
    pub ruling: Ruling,
    /// Who decided.
    pub who: String,
    /// When.
    pub when: String,
    /// Why, in words: the reason that the reader gave.
    pub why: String,
    /// On which release: the name of the draft.
    pub release: String,
    /// Version of the program.
    pub program: String,
    /// Version of the tables of names.
    pub gazetteer: String,
}

impl Decision {
    /// What tells it from others: what it is about, and the words.
    pub fn key(&self) -> String {
        let (printed, instead) = (&self.printed, &self.instead_of);
        match self.ruling {
            Ruling::Is(_) | Ruling::NoneOfThese => format!("who:{printed}"),
            Ruling::NotParticipant => format!("part:{printed}"),
            Ruling::Heading(_) => format!("heading:{printed}:{instead}"),
            Ruling::Level(_) => format!("level:{printed}"),
        }
    }
}

/// The decisions of one or many releases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decisions {
    /// In the order in which they were made.
    pub all: Vec<Decision>,
}

/// What is told of a file, or of joining two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionNotice {
    /// Two contradict each other. Neither is applied until one of them is taken away.
    Contradiction(Box<Decision>, Box<Decision>),
    /// So many were made with another version of the tables.
    OtherTables(usize),
    /// A row of a table is not understood: its number, counted from 1 with the head.
    BadRow(usize),
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no file of this kind.
    OtherFile,
    /// It is cut off or broken: the parser's sentence.
    Broken(String),
    /// It is of a version that this program does not know: its own, and the one that is known.
    Version(String, u64),
    /// It is longer than is read.
    TooLong,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    format_version: u64,
    decisions: Decisions,
}

impl Decisions {
    /// What persons decided in a draft.
    pub fn of(draft: &Draft) -> Self {
        let mut all = Self::default();
        for entry in &draft.entries {
            for decision in of_entry(draft, entry) {
                let is_same = |earlier: &Decision| {
                    earlier.key() == decision.key() && earlier.ruling == decision.ruling
                };
                if !all.all.iter().any(is_same) {
                    all.all.push(decision);
                }
            }
        }
        all
    }

    /// Adds others. Of two on the same words in the same release the later counts; else two that
    /// differ contradict each other, and both are kept and told.
    pub fn join(&mut self, others: &Self) -> Vec<DecisionNotice> {
        for other in &others.all {
            let key = other.key();
            let mut alike = self.all.iter_mut().filter(|own| own.key() == key);
            let same = alike.find(|own| own.ruling == other.ruling || own.release == other.release);
            match same {
                Some(own) if own.ruling == other.ruling => {}
                Some(own) if own.when <= other.when => *own = other.clone(),
                Some(_) => {}
                None => self.all.push(other.clone()),
            }
        }
        self.contradictions()
    }

    /// Pairs that contradict each other.
    pub fn contradictions(&self) -> Vec<DecisionNotice> {
        let mut told = Vec::new();
        for (place, one) in self.all.iter().enumerate() {
            let key = one.key();
            let other = self.all[place + 1..].iter().find(|other| other.key() == key);
            if let Some(other) = other.filter(|other| other.ruling != one.ruling) {
                told.push(DecisionNotice::Contradiction(
                    Box::new(one.clone()),
                    Box::new(other.clone()),
                ));
            }
        }
        told
    }

    /// Those that contradict no other: what is applied.
    pub fn sure(&self) -> Vec<Decision> {
        let is_sure = |decision: &&Decision| {
            let key = decision.key();
            self.all.iter().all(|other| other.key() != key || other.ruling == decision.ruling)
        };
        self.all.iter().filter(is_sure).cloned().collect()
    }

    /// Takes away what was decided under a key.
    pub fn forget(&mut self, key: &str) {
        self.all.retain(|decision| decision.key() != key);
    }

    /// Takes away one of two that contradict each other.
    pub fn remove(&mut self, decision: &Decision) {
        self.all.retain(|own| own != decision);
    }

    /// As a file.
    pub fn json(&self) -> String {
        let file =
            File { format: FORMAT.to_owned(), format_version: VERSION, decisions: self.clone() };
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// As a table.
    pub fn csv(&self) -> String {
        let mut out = String::new();
        table::line(&mut out, &COLUMNS);
        for decision in &self.all {
            let (ruling, value) = decision.ruling.cells();
            let cells = [
                &decision.printed,
                ruling,
                value,
                &decision.instead_of,
                &decision.who,
                &decision.when,
                &decision.why,
                &decision.release,
                &decision.program,
                &decision.gazetteer,
            ];
            table::line(&mut out, &cells);
        }
        out
    }

    /// From a file of either form. `gazetteer` is the version of the tables now.
    ///
    /// # Errors
    /// Why it is not read.
    pub fn read(text: &str, gazetteer: &str) -> Result<(Self, Vec<DecisionNotice>), Unreadable> {
        if text.len() > LONGEST {
            return Err(Unreadable::TooLong);
        }
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let (read, mut told) = if text.starts_with('{') {
            opened::<File>(text, FORMAT, VERSION).map(|file| (file.decisions, Vec::new()))?
        } else {
            from_table(text)?
        };
        let mut all = Self::default();
        let contradictions = all.join(&read);
        let is_other = |decision: &&Decision| {
            !decision.gazetteer.is_empty() && decision.gazetteer != gazetteer
        };
        let others = all.all.iter().filter(is_other).count();
        if others > 0 {
            told.push(DecisionNotice::OtherTables(others));
        }
        told.extend(contradictions);
        Ok((all, told))
    }
}

/// A file of ours, once its format and version are known.
///
/// # Errors
/// Why it is not opened.
pub fn opened<T: for<'de> Deserialize<'de>>(
    text: &str,
    format: &str,
    version: u64,
) -> Result<T, Unreadable> {
    let broken = |error: serde_json::Error| Unreadable::Broken(error.to_string());
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        format: String,
        #[serde(default)]
        format_version: u64,
    }
    let head: Head = match serde_json::from_str(text) {
        Ok(head) => head,
        Err(error) if error.is_data() => return Err(Unreadable::OtherFile),
        Err(error) => return Err(broken(error)),
    };
    if head.format != format {
        return Err(Unreadable::OtherFile);
    }
    if head.format_version != version {
        return Err(Unreadable::Version(head.format_version.to_string(), version));
    }
    serde_json::from_str(text).map_err(broken)
}

fn from_table(text: &str) -> Result<(Decisions, Vec<DecisionNotice>), Unreadable> {
    let rows = table::rows(text);
    let head = rows.first().ok_or(Unreadable::OtherFile)?;
    let columns = table::columns(head, COLUMNS).ok_or(Unreadable::OtherFile)?;
    let (mut all, mut told) = (Vec::new(), Vec::new());
    for (place, row) in rows.iter().enumerate().skip(1) {
        let cell = |column: usize| {
            row.get(columns[column]).map(|cell| cell.trim().to_owned()).unwrap_or_default()
        };
        match Ruling::of(&cell(1), &cell(2)).filter(|_| !cell(0).is_empty()) {
            Some(ruling) => all.push(Decision {
                printed: one_line(&cell(0)),
                ruling,
                instead_of: cell(3),
                who: cell(4),
                when: cell(5),
                why: cell(6),
                release: cell(7),
                program: cell(8),
                gazetteer: cell(9),
            }),
            None => told.push(DecisionNotice::BadRow(place + 1)),
        }
    }
    Ok((Decisions { all }, told))
}

/// What was decided on an entry by a person.
fn of_entry(draft: &Draft, entry: &Entry) -> Vec<Decision> {
    let Some(hand) = &entry.decided else { return Vec::new() };
    let words = |printed: &Option<super::model::Printed>| {
        printed.as_ref().map(|printed| one_line(&printed.exact))
    };
    let mut rulings: Vec<(String, String, Ruling)> = Vec::new();
    let printed = one_line(&entry.exact);
    let is_decided = entry.state == EntryState::Confirmed;
    if is_decided && entry.role == Role::Rejected {
        rulings.push((printed.clone(), String::new(), Ruling::NotParticipant));
    }
    if is_decided && entry.is_participant() {
        let ruling = match &entry.identity {
            Identity::Is(id) => Ruling::Is(id.clone()),
            Identity::NoneOfThese | Identity::Unlisted => Ruling::NoneOfThese,
        };
        rulings.push((printed.clone(), String::new(), ruling));
    }
    let (heading, before) = (words(&entry.heading), words(&entry.found.heading));
    let was_read = entry.found.by_rule;
    if entry.is_participant() && was_read && heading != before && entry.before.is_empty() {
        rulings.push((printed, before.unwrap_or_default(), Ruling::Heading(heading)));
    }
    if let (Some(office), Some(level)) = (words(&entry.office), entry.level) {
        rulings.push((office, String::new(), Ruling::Level(level)));
    }
    let decision = |(printed, instead_of, ruling)| Decision {
        printed,
        instead_of,
        ruling,
        who: hand.who.clone(),
        when: hand.when.clone(),
        why: if entry.note.is_empty() { &entry.found.reason } else { &entry.note }.clone(),
        release: draft.name.clone(),
        program: draft.versions.program.clone(),
        gazetteer: draft.versions.gazetteer.clone(),
    };
    rulings.into_iter().map(decision).collect()
}
