//! The files of a deposit: dataset, participants as a table, decisions, what a second coder agreed to,
//! what was looked at, codebook, CITATION.cff.
//!
//! Knows no archive's own rules; the codebook's words are in `codebook.rs`.

use super::agreement::{Agreement, Differs, Figure};
use super::codebook::codebook;
use super::dataset::{Making, NoDataset, dataset};
use super::decisions::Decisions;
use super::facts::FactName;
use super::json::{Object, list, pretty, text, texts};
use super::model::{Draft, Entry, Identity, Settled};
use super::provenance::{found_by_word, state_word};
use super::sample::Sample;
use super::settle;
use super::table;
use crate::data::value::one_line;

/// What goes along beside the dataset.
#[derive(Clone, Copy, Default)]
pub struct Along<'a> {
    /// Decisions on this and other releases.
    pub decisions: Option<&'a Decisions>,
    /// What two coders have, and how far they agree.
    pub agreement: Option<Compared<'a>>,
    /// What was looked at.
    pub sample: Option<&'a Sample>,
}

/// Two drafts of one text, as they were before anything was settled between them.
#[derive(Clone, Copy)]
pub struct Compared<'a> {
    /// The first.
    pub first: &'a Draft,
    /// The second.
    pub second: &'a Draft,
    /// How far they agree.
    pub agreement: &'a Agreement,
}

/// The columns of the table of participants, with what they are; the codebook repeats them.
pub const COLUMNS: [(&str, &str); 16] = [
    ("order", "place in the release, from 1"),
    ("printed", "the printed form; never edited"),
    ("start", "where it begins, in code points of the text, from 0"),
    ("end", "where it ends"),
    ("heading", "the printed heading; empty where none is printed"),
    (
        "id",
        "what it names: ISO 3166-1 alpha-3, or an id of Plenary's tables; empty where no table has it",
    ),
    ("kind", "what it is, by our classification"),
    ("office", "the office of the person that it is named through, as printed"),
    ("level", "the level of that office, as the coder takes it"),
    ("form", "how it took part, as printed"),
    ("state", "suggested (by rule), confirmed (by a person), question (open)"),
    ("found_by", "rule, or person"),
    ("reason", "why the rule took it so"),
    ("decided_by", "who decided last"),
    ("decided_at", "when"),
    ("note", "why, in the coder's own words"),
];

/// The files: name and content.
///
/// # Errors
/// Why there is no dataset.
pub fn files(making: &Making, along: &Along) -> Result<Vec<(String, Vec<u8>)>, NoDataset> {
    let dataset = dataset(making)?;
    let own = Decisions::of(making.draft);
    let decisions = along.decisions.unwrap_or(&own);
    let mut files = vec![
        (format!("{}.json", making.id()), dataset),
        ("participants.csv".to_owned(), participants(making.draft)),
        ("decisions.json".to_owned(), decisions.json()),
        ("decisions.csv".to_owned(), decisions.csv()),
        ("codebook.md".to_owned(), codebook(making, along)),
        ("CITATION.cff".to_owned(), citation(making)),
    ];
    if let Some(compared) = along.agreement {
        files.push(("agreement.json".to_owned(), agreed(compared.agreement)));
        let rows = adjudication(&compared, &making.draft.settled);
        files.push(("adjudication.csv".to_owned(), rows));
    }
    if let Some(sample) = along.sample {
        let json = serde_json::to_string(sample).unwrap_or_default();
        files.push(("sample.json".to_owned(), pretty(&json)));
    }
    Ok(files.into_iter().map(|(name, content)| (name, content.into_bytes())).collect())
}

/// The participants as a table.
pub fn participants(draft: &Draft) -> String {
    let mut out = String::new();
    table::line(&mut out, &COLUMNS.map(|(name, _)| name));
    let words = |printed: &Option<super::model::Printed>| {
        printed.as_ref().map(|printed| one_line(&printed.exact)).unwrap_or_default()
    };
    for (place, entry) in draft.participants().enumerate() {
        let hand = entry.decided.clone().unwrap_or_default();
        let cells = [
            (place + 1).to_string(),
            one_line(&entry.exact),
            entry.span.start.to_string(),
            entry.span.end.to_string(),
            words(&entry.heading),
            entry.identity.id().unwrap_or_default().to_owned(),
            entry.kind.clone(),
            words(&entry.office),
            entry.level.map(|level| level.key().to_owned()).unwrap_or_default(),
            words(&entry.form),
            state_word(entry.state).to_owned(),
            found_by_word(entry.found.by_rule).to_owned(),
            entry.found.reason.clone(),
            hand.who,
            hand.when,
            entry.note.clone(),
        ];
        table::line(&mut out, &cells.each_ref().map(String::as_str));
    }
    out
}

/// How the dataset is to be cited, in the Citation File Format.
fn citation(making: &Making) -> String {
    let facts = &making.draft.facts;
    let mut out = String::from("cff-version: 1.2.0\nmessage: Please cite this dataset as below.\n");
    let title = format!("Participants named: {}", making.called());
    out += &format!("type: dataset\ntitle: {}\nauthors:\n", text(&title));
    let authors = facts.value(FactName::Authors).unwrap_or("Authors not stated");
    for name in authors.split([';', '；']).map(str::trim).filter(|name| !name.is_empty()) {
        out += &format!("  - name: {}\n", text(name));
    }
    let version = if making.draft.is_reviewed() { "1.0.0" } else { "0.1.0" };
    out += &format!("version: {version}\ndate-released: {}\n", making.day);
    if let Some(license) = facts.value(FactName::License) {
        out += &format!("license: {}\n", text(license));
    }
    out
}

/// A number between -1 and 1 with three decimals, without the tables that floats need as texts.
pub fn decimal(number: f64) -> String {
    let thousandths = (number * 1000.0).round() as i64;
    let sign = if thousandths < 0 { "-" } else { "" };
    let whole = thousandths.unsigned_abs();
    format!("{sign}{}.{:03}", whole / 1000, whole % 1000)
}

fn agreed(agreement: &Agreement) -> String {
    let figure = |figure: Figure, by: &str| {
        let beyond = figure.beyond_chance.map_or("null".to_owned(), decimal);
        Object::new()
            .raw("agreed", &figure.agreed.to_string())
            .raw("of", &figure.of.to_string())
            .raw("beyond_chance", &beyond)
            .text("measure", by)
            .done()
    };
    let differences = agreement.differences.iter().map(|difference| {
        let entry = |id: Option<u32>| id.map_or("null".to_owned(), |id| id.to_string());
        Object::new()
            .raw("start", &difference.span.start.to_string())
            .raw("end", &difference.span.end.to_string())
            .raw("differs", &texts(difference.differs.iter().copied().map(differs)))
            .raw("first", &entry(difference.first))
            .raw("second", &entry(difference.second))
            .done()
    });
    let out = Object::new()
        .raw("names", &figure(agreement.names, "Krippendorff's alpha for unitizing"))
        .raw("headings", &figure(agreement.headings, "Cohen's kappa"))
        .raw("identities", &figure(agreement.identities, "Cohen's kappa"))
        .raw("differences", &list(differences));
    pretty(&out.done())
}

fn differs(differs: Differs) -> &'static str {
    match differs {
        Differs::OnlyFirst => "only-first",
        Differs::OnlySecond => "only-second",
        Differs::Ends => "ends",
        Differs::Identity => "identity",
        Differs::Heading => "heading",
    }
}

/// The differences as a table, with how each was settled, by whom and when.
fn adjudication(compared: &Compared, settled: &[Settled]) -> String {
    let Compared { first, second, agreement } = *compared;
    let mut out = String::new();
    table::line(
        &mut out,
        &[
            "start",
            "end",
            "differs",
            "first_printed",
            "first_id",
            "first_heading",
            "second_printed",
            "second_id",
            "second_heading",
            "decision",
            "decided_by",
            "decided_at",
        ],
    );
    let cells = |draft: &Draft, id: Option<u32>| {
        let entry: Option<&Entry> = id.and_then(|id| draft.entry(id));
        let Some(entry) = entry else { return [const { String::new() }; 3] };
        let id = match &entry.identity {
            Identity::Is(id) => id.clone(),
            Identity::Unlisted | Identity::NoneOfThese => String::new(),
        };
        let heading =
            entry.heading.as_ref().map(|heading| one_line(&heading.exact)).unwrap_or_default();
        [one_line(&entry.exact), id, heading]
    };
    for difference in &agreement.differences {
        let (one, other) = (cells(first, difference.first), cells(second, difference.second));
        let differing: Vec<&str> = difference.differs.iter().copied().map(differs).collect();
        let all = differing.join(" ");
        let (start, end) = (difference.span.start.to_string(), difference.span.end.to_string());
        let mut row = vec![start.as_str(), &end, &all];
        row.extend(one.iter().chain(&other).map(String::as_str));
        let how = settle::how(settled, difference.span).unwrap_or_default();
        let own = settled.iter().find(|own| own.about == settle::about(difference.span));
        let (who, when) = own.map_or(("", ""), |own| (&*own.hand.who, &*own.hand.when));
        row.extend([how, who, when]);
        table::line(&mut out, &row);
    }
    out
}
