//! What is said of a list: its rows, its filters, its file, in the words of the page.
//!
//! Knows the messages and the engine's kinds; no element.

use crate::list::labels::Labels;
use crate::list::terms;
use crate::query::{Clause, Query};
use crate::text::Words;
use engine::protocol::{Answer, ENCODINGS, Limit, LimitKind, Note, Problem, Row, Setup, Summary};
use serde::{Deserialize, Serialize};

/// Rows that are named where something was set aside.
const PLACES: usize = 5;

/// What the worker knows of the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Bytes that were read, as they stood.
    pub size: u64,
    /// The encoding, by the name that browsers have for it.
    pub encoding: String,
    /// Why that is guessed; nothing where it was said.
    pub guess: Option<EncodingGuess>,
    /// What it is where there are several texts in it: `xlsx`, `ods`, `zip`; else empty.
    pub kind: String,
    /// The sheets of a workbook, or the texts of an archive.
    pub parts: Vec<String>,
    /// Which of them is read.
    pub part: usize,
    /// Whether rows or columns of it were left out.
    pub part_cut: bool,
    /// How the reader had it read, as the page has told.
    pub said: Vec<(String, String)>,
    /// Whether it was gzipped.
    pub packed: bool,
    /// Whether that broke off.
    pub cut: bool,
}

/// A guess at an encoding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct EncodingGuess {
    /// The encoding guessed.
    pub encoding: String,
    /// Why: `mark`, `ascii`, `valid`, `nearly`, `zeros`, `escapes`, `letters`.
    pub reason: String,
    /// The language whose letters stand beside each other so, by its tag.
    pub language: String,
    /// How far it is to be believed: `none`, `some`, `great`.
    pub doubt: String,
    /// Places at which the bytes are not UTF-8, where that is the encoding.
    pub bad: usize,
    /// The next likely encodings.
    pub others: Vec<String>,
}

/// The sentence: how many rows, and under which filters.
pub fn sentence(labels: &Labels, question: &Query, answer: &Answer) -> (String, String) {
    let words = labels.words;
    let lead = if question.filters() == 0 {
        words.list_rows(answer.rows) + words.full_stop()
    } else {
        words.list_some(answer.total, answer.rows) + words.colon()
    };
    let rest = if question.filters() == 0 { String::new() } else { filters(labels, question) };
    (lead, rest)
}

/// The filters in words, with a full stop.
pub fn filters(labels: &Labels, question: &Query) -> String {
    let words = labels.words;
    let mut parts = Vec::new();
    let mut columns: Vec<&str> = Vec::new();
    for clause in &question.clauses {
        if !columns.contains(&clause.facet.as_str()) {
            columns.push(&clause.facet);
        }
    }
    for column in columns {
        let (at, name) = (terms::column(labels.summary, column), labels.named(column));
        for exclude in [false, true] {
            let of = |clause: &&Clause| clause.facet == column && clause.exclude == exclude;
            let own = question.clauses.iter().filter(of);
            let told: Vec<String> = own.map(|clause| labels.value(at, &clause.value)).collect();
            let values: Vec<&str> = told.iter().map(String::as_str).collect();
            let is_all = question.all.iter().any(|other| other == column);
            match (values.is_empty(), exclude) {
                (true, _) => {}
                (_, true) => {
                    parts.push(words.selection_excluded(&name, &words.or_list(&values)));
                }
                (_, false) if is_all => {
                    parts.push(words.selection_wanted(&name, &words.and_list(&values)));
                }
                (_, false) => parts.push(words.selection_wanted(&name, &words.or_list(&values))),
            }
        }
    }
    if !question.years.is_empty() {
        let texts: Vec<String> = question.years.iter().map(u16::to_string).collect();
        let years: Vec<&str> = texts.iter().map(String::as_str).collect();
        parts.push(words.selection_wanted(words.years(), &words.or_list(&years)));
    }
    if question.has_range() {
        parts.push(words.selection_wanted(words.by_date(), &question.dates()));
    }
    if question.is_searching() {
        parts.push(words.selection_text(question.text.trim()));
    }
    parts.join(words.selection_join()) + words.full_stop()
}

/// What a row is called: by the column that names it, and those that do so with it.
pub fn called(setup: &Setup, row: &Row) -> Option<String> {
    let columns = setup.label.iter().chain(&setup.also);
    let cells = columns.filter_map(|&at| row.cells.get(at)).map(|cell| cell.trim());
    let names: Vec<&str> = cells.filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// Bytes, for people.
pub fn size(words: &Words, bytes: u64) -> String {
    let whole = |n: u64| words.number(usize::try_from(n).unwrap_or(usize::MAX));
    match bytes {
        0..10_000 => format!("{} B", whole(bytes)),
        10_000..10_000_000 => format!("{} kB", whole((bytes + 500) / 1_000)),
        _ => format!("{} MB", whole((bytes + 500_000) / 1_000_000)),
    }
}

/// What the file is: size, columns, encoding, what separates its cells; and what is to be known of
/// it besides.
pub fn file(words: &Words, file: &File, summary: &Summary) -> Vec<String> {
    let is_book = !file.kind.is_empty() && file.kind != "zip";
    let cells = match summary.format.delimiter {
        _ if is_book => "book",
        Some(',') => "comma",
        Some(';') => "semicolon",
        Some('\t') => "tab",
        Some('|') => "pipe",
        Some('\n') => "line",
        _ => of_json(summary),
    };
    let known = ENCODINGS.iter().find(|(name, _)| *name == file.encoding);
    let label = known.map_or(file.encoding.as_str(), |(_, label)| label);
    let encoding = if file.packed { format!("{label}, gzip") } else { label.to_owned() };
    let mut said =
        vec![words.list_file(&size(words, file.size), terms::own(summary), cells, &encoding)];
    if let Some(preset) = summary.preset {
        let kind = if preset == engine::protocol::Preset::Unfccc { "unfccc" } else { "own" };
        said.push(words.list_preset(kind));
    }
    let source = summary.suggested.source.and_then(|at| summary.columns.get(at));
    said.push(match source {
        Some(column) => words.list_source(&column.name),
        None if !summary.source.is_empty() => words.list_source_line(&summary.source),
        None => words.list_no_source().to_owned(),
    });
    if !file.parts.is_empty() {
        let name = file.parts.get(file.part).map_or("", String::as_str);
        said.push(words.list_part(&file.kind, file.parts.len(), name));
    }
    if file.part_cut {
        said.push(words.list_part_cut().to_owned());
    }
    if file.cut {
        said.push(words.list_cut().to_owned());
    }
    let name = |note: &Note| Some(summary.columns.get(note.column?)?.name.as_str());
    let notes = summary.notes.iter().map(|note| noted(words, note, name(note).unwrap_or_default()));
    said.extend(notes.filter(|sentence| !sentence.is_empty()));
    if summary.bad_rows > 0 {
        said.push(words.list_bad(summary.bad_rows));
    }
    said.extend(summary.limits.iter().filter_map(|limit| limited(words, limit)));
    said
}

/// A bound that was met, where no problem tells it.
fn limited(words: &Words, limit: &Limit) -> Option<String> {
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    match limit.kind {
        LimitKind::Columns => Some(words.list_problem("too_many_columns", number(limit.met), "")),
        LimitKind::Memory => Some(words.list_problem("memory", number(limit.bound), "")),
        LimitKind::Rows => Some(words.list_problem("too_many_rows", number(limit.bound), "")),
        LimitKind::Problems | LimitKind::BadRows => None,
    }
}

/// In which form JSON has the rows.
fn of_json(summary: &Summary) -> &'static str {
    let is_array = summary.roots.iter().any(|root| root.path.is_empty());
    match (summary.format.kind, summary.format.root.as_deref()) {
        (_, Some(root)) if root.ends_with("{}") => "members",
        (_, Some(root)) if !root.starts_with("[]") => "list",
        (Some(engine::protocol::FileKind::Json), _) if is_array => "array",
        _ if summary.rows + summary.bad_rows == 1 => "object",
        (Some(engine::protocol::FileKind::Json), _) => "objects",
        _ => "json",
    }
}

/// What was set aside or changed in reading, with the first places; `column` is the one concerned.
fn noted(words: &Words, note: &Note, column: &str) -> String {
    let first: Vec<String> = note.rows.iter().take(PLACES).map(|row| words.number(*row)).collect();
    let more = if note.count > first.len() { "…" } else { "" };
    let rows = first.join(words.join_comma()) + more;
    words.list_note(&kind(note.kind), note.count, &note.text, &rows, column)
}

/// The name of a kind, as messages and JSON have it.
pub fn kind(kind: impl Serialize) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// A problem: where, and what.
pub fn problem(words: &Words, problem: &Problem) -> (String, String) {
    let place = match (problem.row, problem.column) {
        (Some(row), Some(column)) => words.list_at(row, column),
        (Some(row), None) => words.list_at_row(row),
        (None, _) => String::new(),
    };
    let text = problem.text.as_deref().unwrap_or_default();
    (place, words.list_problem(&kind(problem.kind), problem.number.unwrap_or(0), text))
}

#[cfg(test)]
mod tests {
    use super::{File, filters, kind, noted, problem, sentence, size};
    use crate::list::labels::Labels;
    use crate::query::Query;
    use crate::text::Lang;
    use engine::protocol::{Answer, Note, NoteKind, Problem, ProblemKind, Summary};
    use reader::Gazetteer;

    #[test]
    fn a_selection_is_said_in_each_language() {
        let mut question = Query::default();
        question.toggle("category", "observer", false);
        question.toggle("category", "partner", false);
        question.toggle("region", "", true);
        question.years = vec![2019, 2021];
        question.text = "rep".to_owned();
        let answer = Answer { total: 1_204, rows: 1_000_000, ..Answer::default() };
        let (summary, known) = (Summary::default(), Gazetteer::default());
        let labels = |tag: &str| {
            let words = Lang::of(tag).unwrap().words();
            Labels { words, summary: &summary, known: &known }
        };
        let said = ["en", "ru", "zh"].map(|tag| {
            let (lead, rest) = sentence(&labels(tag), &question, &answer);
            lead + &rest
        });
        assert_eq!(
            said,
            [
                "1,204 of 1,000,000 rows: category: observer or partner; region: not no value; \
                 Year: 2019 or 2021; search: “rep”.",
                "1\u{a0}204 из 1\u{a0}000\u{a0}000 строк: category: observer или partner; region: не \
                 без значения; Год: 2019 или 2021; поиск: «rep».",
                "1,000,000行中的1,204行：category：observer或partner；region：排除无值；年份：2019或2021；搜索：“rep”。",
            ]
        );
        let all = sentence(&labels("en"), &Query::default(), &answer);
        assert_eq!(all, ("1,000,000 rows.".to_owned(), String::new()));
        assert!(filters(&labels("ru"), &question).contains("без значения"));
    }

    #[test]
    fn every_kind_of_problem_has_its_sentence_in_every_language() {
        const KINDS: [ProblemKind; 26] = [
            ProblemKind::Empty,
            ProblemKind::Html,
            ProblemKind::Compressed,
            ProblemKind::Pdf,
            ProblemKind::OldOffice,
            ProblemKind::XmlSpreadsheet,
            ProblemKind::Xml,
            ProblemKind::Packed,
            ProblemKind::Picture,
            ProblemKind::Database,
            ProblemKind::RichText,
            ProblemKind::Pointer,
            ProblemKind::Binary,
            ProblemKind::NoRows,
            ProblemKind::LongRow,
            ProblemKind::UnclosedQuote,
            ProblemKind::LongCell,
            ProblemKind::HugeRow,
            ProblemKind::Nul,
            ProblemKind::InvalidUtf8,
            ProblemKind::DuplicateHeader,
            ProblemKind::EmptyHeader,
            ProblemKind::TooManyColumns,
            ProblemKind::NotJson,
            ProblemKind::Memory,
            ProblemKind::TooManyRows,
        ];
        let told = |kind| Problem {
            kind,
            row: Some(3),
            column: Some(2),
            number: Some(5),
            text: Some("x".to_owned()),
            bad: true,
        };
        for lang in Lang::all() {
            let words = lang.words();
            let other = words.list_problem("a kind of tomorrow", 0, "");
            for example in KINDS.map(told) {
                let (place, what) = problem(words, &example);
                assert!(place.contains('3') && place.contains('2'), "{place}");
                assert_ne!(what, other, "{} in {}", kind(example.kind), lang.tag());
            }
        }
    }

    #[test]
    fn every_kind_of_note_has_its_sentence_in_every_language() {
        const KINDS: [NoteKind; 19] = [
            NoteKind::Separator,
            NoteKind::Title,
            NoteKind::Comment,
            NoteKind::Units,
            NoteKind::HeadAgain,
            NoteKind::EmptyRows,
            NoteKind::Footer,
            NoteKind::ShortRows,
            NoteKind::EmptyCells,
            NoteKind::StrayQuote,
            NoteKind::Blanks,
            NoteKind::EmptyColumns,
            NoteKind::NoFirstName,
            NoteKind::NotANumber,
            NoteKind::NoValue,
            NoteKind::Merged,
            NoteKind::OtherLists,
            NoteKind::NoDate,
            NoteKind::LongRows,
        ];
        let told = |kind| Note {
            kind,
            count: 7,
            rows: vec![3, 4],
            column: None,
            text: "Total".to_owned(),
        };
        for lang in Lang::all() {
            let said = KINDS.map(|kind| noted(lang.words(), &told(kind), "When"));
            assert!(said.iter().all(|sentence| !sentence.is_empty()), "{said:?}");
        }
        let english = |kind| noted(Lang::default().words(), &told(kind), "When");
        assert_eq!(english(NoteKind::Footer), "7 rows at the end, not counted: “Total”.");
        let short = "7 rows lack the last cells, which are taken as empty (3, 4…).";
        assert_eq!(english(NoteKind::ShortRows), short);
        let no_date =
            "7 filled cells of “When” are no dates and count as without a year (3, 4…): “Total”.";
        assert_eq!(english(NoteKind::NoDate), no_date);
    }

    #[test]
    fn a_file_is_said_to_be_what_it_is() {
        let said = |kind: &str, text: &str| {
            let mut reader = engine::Reader::new(engine::protocol::Format::default());
            reader.feed(text.as_bytes());
            let list = reader.finish();
            let (kind, encoding) = (kind.to_owned(), "utf-8".to_owned());
            let file = File { kind, encoding, ..File::default() };
            super::file(Lang::default().words(), &file, list.summary()).join(" ")
        };
        for (kind, text, part) in [
            ("", "a,b\n1,2\n", "read as UTF-8; cells between commas."),
            ("xlsx", "a,b\n1,2\n", "2 columns; a workbook. "),
            ("zip", "a;b\n1;2\n", "read as UTF-8; cells between semicolons."),
            ("", "[{\"a\":1},{\"a\":2}]", "UTF-8; a JSON array."),
            ("", "{\"a\":1}\n{\"a\":2}\n", "UTF-8; a JSON object a line."),
            ("", "{\"a\":1}", "UTF-8; one JSON object."),
            ("", "{\n\"a\":1}\n{\n\"a\":2}", "UTF-8; JSON objects one after another."),
            ("", "{\"n\":2,\"rows\":[{\"a\":1},{\"a\":2}]}", "UTF-8; a list inside JSON."),
            ("", "{\"x\":{\"a\":1},\"y\":{\"a\":2}}", "UTF-8; a JSON object, each member a row."),
            ("", "Source: UN\na,b\n1,2\n", "Source, as a line of the file says: “UN”."),
        ] {
            let said = said(kind, text);
            assert!(said.contains(part), "{said} has no “{part}”");
        }
    }

    #[test]
    fn sizes_are_rounded_for_people() {
        let said = [999, 12_345, 104_857_600].map(|bytes| size(Lang::default().words(), bytes));
        assert_eq!(said, ["999 B", "12 kB", "105 MB"]);
    }
}
