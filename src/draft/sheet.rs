//! The dataset that comes of rows of a sheet: each participation is a cell, and has no printed place.
//!
//! Valid by `participation.schema.json`, as that of a draft is. Knows the format, and neither how the rows
//! were read nor which column is what; nothing is said of those that the sheet does not name.

use super::dataset::{license, unique};
use super::facets;
use super::house::HouseNames;
use super::json::{Object, list, pretty, texts};
use super::labels::{self, Label, label};
use super::model::{Asks, Entry, EntryState, Found, Identity, Printed, Role, Span};
use super::organizations::{Organization, id_of};
use super::provenance::Decision;
use super::sources::{others, source};
use crate::data::value::one_line;
use reader::Gazetteer;
use std::collections::{BTreeSet, HashMap};

/// The source that the sheet is.
const SHEET: &str = "SHEET";

/// A sheet, and what is known beside it.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// What it is called: its file, and which sheet of it.
    pub title: &'a str,
    /// Lower-case hex of the SHA-256 of the file, if it is known.
    pub sha256: Option<&'a str>,
    /// The name of the column with the participants.
    pub column: &'a str,
    /// The name of the column with what they are named as, if one says it.
    pub heading: Option<&'a str>,
    /// What the reader's tables know of the ids.
    pub known: &'a Gazetteer,
    /// Who has answered what names mean; may be empty.
    pub who: &'a str,
    /// The day, as 2026-01-31.
    pub day: &'a str,
}

/// A meeting of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// The id of its dataset.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its first day, month or year; empty if the sheet does not say.
    pub start: String,
    /// Its last one.
    pub end: String,
    /// Those named, in the order of the rows; nobody twice.
    pub participants: Vec<Named>,
}

/// A participant, as a row names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The number of the row in the sheet.
    pub row: usize,
    /// The name as it is written.
    pub text: String,
    /// What it means, as far as that was looked up.
    pub meant: Meant,
    /// What it is named as; empty if the row does not say.
    pub heading: String,
    /// What the row names as its source: an address, or words; empty if it names none.
    pub source: String,
}

/// What a name means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Meant {
    /// It was not looked up, or no table has it.
    #[default]
    Unknown,
    /// This one, as the tables have it.
    Is(String),
    /// This one, as a person said.
    Said(String),
    /// One of these: it is asked.
    Asked(Vec<String>),
    /// None that the tables have, as a person said.
    NoneOfThese,
}

impl Meant {
    /// The id, if it is one.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Is(id) | Self::Said(id) => Some(id),
            Self::Unknown | Self::Asked(_) | Self::NoneOfThese => None,
        }
    }

    /// How far that is decided, as a dataset says it; nothing where nobody looked.
    fn decision(&self, who: &str) -> Option<String> {
        let decision = match self {
            Self::Unknown => return None,
            Self::Is(_) => Decision::new(EntryState::Suggested, true),
            Self::Asked(all) => Decision {
                asked: Some(Asks::Which),
                candidates: all,
                ..Decision::new(EntryState::Question(Asks::Which), true)
            },
            Self::Said(_) => Decision { by: who, ..Decision::new(EntryState::Confirmed, false) },
            Self::NoneOfThese => Decision {
                by: who,
                none_of_these: true,
                ..Decision::new(EntryState::Confirmed, false)
            },
        };
        Some(decision.json())
    }
}

/// The language that a text is written in, as far as its letters tell.
pub fn language(text: &str) -> &'static str {
    let has = |of: fn(char) -> bool| text.chars().any(of);
    match () {
        () if has(|c| matches!(c, '\u{3400}'..='\u{9fff}')) => "zh",
        () if has(|c| matches!(c, '\u{400}'..='\u{4ff}')) => "ru",
        () => "en",
    }
}

/// The dataset of a meeting, as JSON.
pub fn dataset(sheet: &Sheet, meeting: &Meeting) -> String {
    let mut cited: BTreeSet<String> = BTreeSet::new();
    let mut taken: HashMap<String, usize> = HashMap::new();
    let entries: Vec<Entry> = meeting.participants.iter().map(entry).collect();
    let mut rows: Vec<Organization> = Vec::new();
    for entry in &entries {
        let id = unique(id_of(entry), &mut taken);
        rows.push(Organization { named_in: SHEET, ..Organization::new(id, entry, sheet.known) });
    }
    let headings =
        in_order(meeting.participants.iter().map(|participant| participant.heading.as_str()));
    let sources =
        in_order(meeting.participants.iter().map(|participant| participant.source.as_str()));
    let participations = participations(sheet, meeting, &rows, &headings, &sources);
    let mut all_facets = Vec::new();
    if let Some(column) = sheet.heading.filter(|_| !headings.is_empty()) {
        all_facets.push(heading_facet(column, &headings));
    }
    all_facets.extend(facets::known(&rows, sheet.known));
    let house = HouseNames::default();
    let organizations: Vec<String> =
        rows.iter().map(|row| row.json(language(&row.entry.exact), &house, &mut cited)).collect();
    let mut all_sources = vec![source(SHEET, sheet.title, "not known", "", "external", OF_SHEET)];
    all_sources.extend(sources.iter().enumerate().map(|(at, words)| of_row(at, words)));
    all_sources.extend(others(&cited, &sheet.known.version, sheet.day));
    pretty(
        &Object::new()
            .text("$schema", "participation.schema.json")
            .text("format", "participation")
            .raw("format_version", "2")
            .text("id", &meeting.id)
            .text("version", "0.1.0")
            .text("compiled", sheet.day)
            .raw("title", &title(meeting))
            .raw("license", &license(None, "en"))
            .raw("event", &event(meeting))
            .raw("documents", &list([document(sheet, meeting)]))
            .raw("facets", &list(all_facets))
            .raw("organizations", &list(organizations))
            .raw("participations", &participations)
            .raw("sources", &list(all_sources))
            .done(),
    )
}

/// The participations of a meeting, as JSON. Each has the number of its heading and that of its source.
fn participations(
    sheet: &Sheet,
    meeting: &Meeting,
    rows: &[Organization],
    headings: &[&str],
    sources: &[&str],
) -> String {
    let heading = |words: &str| {
        let place = headings.iter().position(|own| *own == words);
        place.map_or_else(|| "does-not-apply".to_owned(), |at| format!("heading-{}", at + 1))
    };
    let participation = |(at, (participant, row)): (usize, (&Named, &Organization))| {
        let cell = Object::new()
            .raw("row", &participant.row.to_string())
            .maybe("column", Some(sheet.column))
            .text("text", &one_line(&participant.text))
            .done();
        let own = sources.iter().position(|own| *own == participant.source).map(source_id);
        let named: Vec<&str> = [SHEET].into_iter().chain(own.as_deref()).collect();
        let out = Object::new()
            .text("id", &row.id)
            .text("event", "meeting")
            .text("organization", &row.id)
            .raw("order", &(at + 1).to_string())
            .text("category", &heading(&participant.heading))
            .text("category_as_printed", filled(&participant.heading).unwrap_or("does-not-apply"))
            .raw("mention", &Object::new().text("document", "sheet").raw("cell", &cell).done());
        let decided = match participant.meant.decision(sheet.who) {
            Some(decision) => out.raw("decision", &decision),
            None => out,
        };
        decided.raw("sources", &texts(named)).done()
    };
    list(meeting.participants.iter().zip(rows).enumerate().map(participation))
}

/// What a dataset of a draft has for a name, so that both have the same of what the tables know.
fn entry(named: &Named) -> Entry {
    let span = Span::new(0, 0);
    let printed = |words: &str| Printed { span, exact: words.to_owned() };
    let identity = match &named.meant {
        Meant::NoneOfThese => Identity::NoneOfThese,
        meant => meant.id().map_or(Identity::Unlisted, |id| Identity::Is(id.to_owned())),
    };
    let (role, state, kind) = (Role::Participant, EntryState::Suggested, "other".to_owned());
    Entry {
        id: 0,
        span,
        exact: one_line(&named.text),
        role,
        state,
        kind: kind.clone(),
        identity: identity.clone(),
        heading: filled(&named.heading).map(printed),
        office: None,
        level: None,
        form: None,
        list: None,
        found: Found {
            by_rule: true,
            role,
            state,
            kind,
            identity,
            candidates: Vec::new(),
            heading: None,
            reason: String::new(),
            why: String::new(),
        },
        decided: None,
        before: Vec::new(),
        note: String::new(),
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// Texts in the order in which they are met, each once; without empty ones.
fn in_order<'a>(all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    all.filter(|text| !text.is_empty() && seen.insert(text)).collect()
}

/// A text in the language of its letters.
fn said(text: &str) -> String {
    Object::new().text(language(text), text).done()
}

/// What a dataset is called; with its date, because meetings of one name are told apart by it.
fn title(meeting: &Meeting) -> String {
    let when = filled(&meeting.start).map(|date| format!(", {date}")).unwrap_or_default();
    let called = meeting.title.clone() + &when;
    Object::new()
        .text("en", &format!("Participants by a sheet: {called}"))
        .text("ru", &format!("Участники по таблице: {called}"))
        .text("zh", &format!("表格所列参加方：{called}"))
        .done()
}

fn event(meeting: &Meeting) -> String {
    Object::new()
        .text("id", "meeting")
        .raw("name", &said(&meeting.title))
        .raw("short", &said(&meeting.title))
        .text("start_date", filled(&meeting.start).unwrap_or("not-known"))
        .maybe("end_date", Some(&meeting.end))
        .text("city", "not-known")
        .text("persons", "not-known")
        .raw("sources", &texts([SHEET]))
        .done()
}

/// The sheet as a document.
fn document(sheet: &Sheet, meeting: &Meeting) -> String {
    let names = meeting.participants.iter().map(|participant| participant.text.as_str());
    let language = language(&names.collect::<String>());
    let publisher = match language {
        "ru" => "собственная таблица",
        "zh" => "自有表格",
        _ => "a sheet of one’s own",
    };
    Object::new()
        .text("id", "sheet")
        .text("kind", "sheet")
        .text("title", sheet.title)
        .text("publisher", publisher)
        .text("language", language)
        .text("published", "not-known")
        .maybe("sha256", sheet.sha256)
        .raw("sources", &texts([SHEET]))
        .done()
}

/// What the sheet says that participants are, under the name of its column.
fn heading_facet(column: &str, headings: &[&str]) -> String {
    let value = |(at, words): (usize, &&str)| {
        let out = Object::new().text("id", &format!("heading-{}", at + 1));
        out.raw("label", &said(words)).text("printed", words).done()
    };
    Object::new()
        .text("id", "category")
        .raw("label", &said(column))
        .raw("short", &said(column))
        .raw("qualifier", &label(IN_SHEET))
        .text("field", "category")
        .text("basis", "printed")
        .raw("does_not_apply", &label(WITHOUT))
        .raw("not_known", &label(labels::NOT_KNOWN))
        .raw("values", &list(headings.iter().enumerate().map(value)))
        .done()
}

const IN_SHEET: Label = ["column of the sheet", "столбец таблицы", "表格中的列"];
const WITHOUT: Label = ["The cell is empty", "Ячейка пуста", "单元格为空"];
const OF_SHEET: Label = [
    "the sheet: participants, and what it says of them",
    "таблица: участники и сказанное о них",
    "表格：参加方及其说明",
];
const OF_ROW: Label = [
    "what the sheet names as the source of rows",
    "указано в таблице как источник строк",
    "表格中注明的行来源",
];

fn source_id(at: usize) -> String {
    format!("ROW-{}", at + 1)
}

/// What rows name as their source: an address, or words.
fn of_row(at: usize, words: &str) -> String {
    let is_address = ["http://", "https://"].iter().any(|start| words.starts_with(start))
        && !words.contains(' ');
    let host = words.split('/').nth(2).unwrap_or_default();
    let (publisher, url) = if is_address { (host, words) } else { (words, "") };
    source(&source_id(at), publisher, "not known", url, "external", OF_ROW)
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn letters_tell_the_language() {
        assert_eq!(
            ["Kenya", "Кения", "肯尼亚", "Côte d’Ivoire", ""].map(language),
            ["en", "ru", "zh", "en", "en"]
        );
    }
}
