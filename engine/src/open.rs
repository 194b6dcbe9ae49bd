//! What the page would make of a file, natively: decoded, read, set up and asked as the page does it.
//! For people at a terminal and for tests, which use the same door.
//!
//! The decoding is a browser's business; here encoding_rs does it, by the same standard. It does not
//! know how a file is fetched or shown.

use crate::protocol::{
    Answer, Ask, Breakdown, By, Column, ColumnKind, FileKind, Format, Query, Reply, Setup, Summary,
    Taken, Want,
};
use crate::{List, Reader, is_text};
use charset::{Detector, Doubt, Guess, Reason};
use encoding_rs::Encoding;
use serde::Serialize;
use sheets::Packed;
use std::fmt::Write as _;
use std::io::Read as _;

/// Bytes of an unpacked file that are read.
const MOST: u64 = 4 << 30;
/// Bytes decoded at once.
const STEP: usize = 4 << 20;

/// What a person says instead of the guesses.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The encoding, by the name that browsers have for it.
    pub encoding: Option<String>,
    /// Which sheet of a workbook, or text of an archive, by its place.
    pub part: Option<usize>,
    /// How to read.
    pub format: Format,
}

/// The file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Bytes as they stand.
    pub size: usize,
    /// The encoding, by the name that browsers have for it.
    pub encoding: String,
    /// Why, and how far that is to be believed; nothing where it was given.
    pub encoding_guess: String,
    /// Whether it was gzipped.
    pub packed: bool,
    /// The sheets of the workbook, or the texts of the archive, that it is.
    pub parts: Vec<String>,
    /// Which of them is read.
    pub part: Option<usize>,
    /// Whether it is a workbook: its cells are read from a text that we made of it.
    pub book: bool,
}

/// A file that was opened.
pub struct Opened {
    /// The file itself.
    pub file: File,
    /// The list in it, set up as suggested.
    pub list: List,
}

/// What is printed as JSON.
#[derive(Serialize)]
struct Told_<'a> {
    file: &'a File,
    summary: &'a Summary,
    answer: Answer,
    by: Option<By>,
    breakdown: Option<Breakdown>,
}

/// Opens the bytes of a file.
///
/// # Errors
/// A sentence, where it is packed and damaged, or the encoding given is none.
pub fn open(name: &str, bytes: &[u8], given: &Given) -> Result<Opened, String> {
    let size = bytes.len();
    // A workbook or an archive: one of the texts inside.
    let mut format = given.format.clone();
    let (mut parts, mut part, mut inside, mut book) = (Vec::new(), None, None, false);
    if bytes.starts_with(b"PK")
        && let Ok(archive) = Packed::open(bytes.to_vec())
    {
        let place = given.part.unwrap_or_else(|| archive.first());
        parts = archive.entries().iter().map(|entry| entry.name.clone()).collect();
        let text =
            archive.take(place).map_err(|why| format!("Part {place} is not read: {why:?}."))?;
        book = archive.kind() != sheets::Kind::Zip;
        if book {
            format.delimiter = format.delimiter.or(Some(','));
            format.kind = format.kind.or(Some(FileKind::Csv));
        }
        (part, inside) = (Some(place), Some(text.bytes));
    }
    let bytes = inside.as_deref().unwrap_or(bytes);
    let mut unpacked = Vec::new();
    let packed = bytes.starts_with(b"\x1f\x8b");
    let plain = if packed {
        let read = flate2::read::MultiGzDecoder::new(bytes).take(MOST).read_to_end(&mut unpacked);
        read.map_err(|error| format!("The gzip file is damaged: {error}."))?;
        &unpacked
    } else {
        bytes
    };
    let (encoding, encoding_guess) = match &given.encoding {
        // What is no list says so by its first bytes, as they stand.
        _ if !is_text(plain) => ("utf-8".to_owned(), String::new()),
        Some(name) => (name.clone(), String::new()),
        None => {
            let mut detector = Detector::default();
            detector.feed(plain);
            let guess = detector.guess();
            (guess.encoding.to_owned(), said(&guess))
        }
    };
    let mut reader = Reader::new(format);
    if encoding == "utf-8" {
        reader.feed(plain);
    } else {
        let known = Encoding::for_label(encoding.as_bytes())
            .ok_or_else(|| format!("There is no encoding “{encoding}”."))?;
        let mut decoder = known.new_decoder();
        let mut text = String::new();
        let mut pieces = plain.chunks(STEP).peekable();
        while let Some(piece) = pieces.next() {
            let is_last = pieces.peek().is_none();
            text.clear();
            text.reserve(decoder.max_utf8_buffer_length(piece.len()).unwrap_or(4 * STEP));
            let _told = decoder.decode_to_string(piece, &mut text, is_last);
            reader.feed(text.as_bytes());
        }
    }
    let mut list = reader.finish();
    let suggested = list.summary().suggested.clone();
    list.setup(&suggested);
    let name = name.to_owned();
    let (encoding, encoding_guess) =
        if book { (String::new(), String::new()) } else { (encoding, encoding_guess) };
    let file = File { name, size, encoding, encoding_guess, packed, parts, part, book };
    Ok(Opened { file, list })
}

/// Why an encoding is guessed, in words.
fn said(guess: &Guess) -> String {
    let why = match guess.reason {
        Reason::Mark => "it begins with its mark".to_owned(),
        Reason::Ascii => "every byte is ASCII".to_owned(),
        Reason::Valid => "every byte is in its place".to_owned(),
        Reason::Nearly => format!("but for {} bytes, in lines {:?}", guess.bad, guess.lines),
        Reason::Zeros => "zeros stand in every other place".to_owned(),
        Reason::Escapes => "it has the escapes of it".to_owned(),
        Reason::Letters(language) => format!("the letters are those of “{language}”"),
    };
    let doubt = match guess.doubt {
        Doubt::None => String::new(),
        Doubt::Some => format!("; likely, or {}", guess.others.join(", ")),
        Doubt::Great => format!("; doubtful, or {}", guess.others.join(", ")),
    };
    why + doubt.trim_end_matches(", or ")
}

impl Opened {
    /// What the page breaks rows down by at first.
    #[must_use]
    pub fn by(&self) -> Option<By> {
        let setup = &self.list.summary().suggested;
        let facet = setup.facets.first().map(|&facet| By::Facet(facet));
        setup.first.or(facet).or(setup.date.map(|_| By::Year))
    }

    fn answer(&mut self, per_facet: usize) -> Answer {
        let want = Want { per_facet, ..Want::default() };
        match self.list.ask(&Ask::Answer { query: Query::default(), want }) {
            Reply::Answer(answer) => answer,
            _ => Answer::default(),
        }
    }

    fn breakdown(&mut self) -> Option<Breakdown> {
        let ask = Ask::Breakdown {
            query: Query::default(),
            by: self.by()?,
            split: None,
            limit: 40,
            split_limit: 0,
        };
        match self.list.ask(&ask) {
            Reply::Breakdown(breakdown) => Some(breakdown),
            _ => None,
        }
    }

    /// Everything, as JSON.
    #[must_use]
    pub fn json(&mut self) -> String {
        let (answer, by, breakdown) = (self.answer(40), self.by(), self.breakdown());
        let told = Told_ { file: &self.file, summary: self.list.summary(), answer, by, breakdown };
        // Nothing of the protocol can fail to be JSON: its keys are texts.
        serde_json::to_string_pretty(&told).unwrap_or_default()
    }

    /// The same for people.
    #[must_use]
    pub fn text(&mut self) -> String {
        let mut text = String::new();
        self.write(&mut text).map(|()| text).unwrap_or_default()
    }

    fn write(&mut self, text: &mut String) -> std::fmt::Result {
        let answer = self.answer(6);
        let breakdown = self.breakdown();
        let by = self.by();
        let summary = self.list.summary().clone();
        let File { name, size, encoding, encoding_guess, .. } = &self.file;
        writeln!(text, "file       {name}, {size} bytes")?;
        for (place, name) in self.file.parts.iter().enumerate().take(20) {
            let is_read = if self.file.part == Some(place) { ", which is read" } else { "" };
            writeln!(text, "part       {place}: {name}{is_read}")?;
        }
        // A workbook has neither an encoding nor signs between its cells.
        if !self.file.book {
            writeln!(text, "encoding   {encoding} ({encoding_guess})")?;
        }
        self.write_format(text, &summary.format)?;
        writeln!(text, "rows       {} ({} bad)", summary.rows, summary.bad_rows)?;
        let column = |place: &usize| name_of(&summary, *place);
        let setup = &summary.suggested;
        let named: Vec<&str> = setup.label.iter().chain(&setup.also).map(column).collect();
        writeln!(text, "named by   {}", named.join(", "))?;
        let date = setup.date.as_ref().map_or("–", column);
        let line = if summary.source.is_empty() { "–" } else { summary.source.as_str() };
        let source = setup.source.as_ref().map_or(line, column);
        writeln!(text, "date       {date}")?;
        writeln!(text, "source     {source}")?;
        let first = match by {
            Some(By::Facet(facet)) => column(&facet).to_owned(),
            Some(by) => snake(&by),
            None => "–".to_owned(),
        };
        let rows = breakdown.iter().flat_map(|breakdown| &breakdown.rows).take(12);
        let bars = rows.map(|row| format!("{} {}", shown(&row.value), row.count));
        writeln!(text, "first by   {first}: {}", bars.collect::<Vec<_>>().join(" · "))?;
        writeln!(text, "columns")?;
        for (place, told) in summary.columns.iter().enumerate() {
            let (role, more) = (role(setup, place), more_of(&summary, told).join(", "));
            writeln!(text, "  {} | {} | {role} | {more}", told.name, snake(&told.kind))?;
        }
        write_facets(text, &summary, &answer)?;
        for note in &summary.notes {
            let shown: String = note.text.chars().take(400).collect();
            writeln!(
                text,
                "note       {} {} {:?} {}",
                snake(&note.kind),
                note.count,
                note.rows,
                shown.trim()
            )?;
        }
        for group in &summary.spellings {
            let texts: Vec<String> =
                group.texts.iter().map(|(spelling, rows)| format!("{spelling} {rows}")).collect();
            writeln!(text, "spellings  {}: {}", column(&group.column), texts.join(" · "))?;
        }
        for problem in &summary.problems {
            writeln!(text, "problem    {} {}", snake(&problem.kind), problem.count)?;
        }
        Ok(())
    }

    fn write_format(&self, text: &mut String, format: &Format) -> std::fmt::Result {
        let or = |number: Option<usize>| number.unwrap_or_default();
        match format.delimiter {
            Some(_) if self.file.book => writeln!(
                text,
                "format     a workbook; {} rows above, {} of head, {} below it, {} at the end",
                or(format.skip),
                or(format.head_rows),
                or(format.below),
                or(format.footer),
            ),
            Some(delimiter) => writeln!(
                text,
                "format     cells between {delimiter:?}; {} rows above, {} of head, {} below it, {} at the end",
                or(format.skip),
                or(format.head_rows),
                or(format.below),
                or(format.footer),
            ),
            None => writeln!(
                text,
                "format     {}; rows at “{}”",
                snake(&format.kind),
                format.root.as_deref().unwrap_or_default()
            ),
        }
    }

    /// Guesses and first rows, for people.
    #[must_use]
    pub fn guesses(&self) -> String {
        let summary = self.list.summary();
        let mut text = String::new();
        for guess in &summary.guesses {
            let column = guess.column.and_then(|place| summary.columns.get(place));
            let of_column = column.map(|column| format!(" of {}", column.name)).unwrap_or_default();
            let line = format!(
                "guess      {}{of_column}: {} {:?} {} (doubt: {})",
                snake(&guess.topic),
                snake(&guess.reason),
                guess.numbers,
                guess.text,
                snake(&guess.doubt),
            );
            text += &(line + "\n");
        }
        for row in &summary.preview {
            let made = if row.taken == Taken::Row && row.made != row.raw {
                format!(" → {:?}", row.made)
            } else {
                String::new()
            };
            text += &format!("row {:<6} {} {:?}{made}\n", row.row, snake(&row.taken), row.raw);
        }
        text
    }
}

/// The name of a column.
fn name_of(summary: &Summary, place: usize) -> &str {
    summary.columns.get(place).map_or("?", |told| told.name.as_str())
}

/// What a column is for.
fn role(setup: &Setup, place: usize) -> &'static str {
    match () {
        () if setup.label == Some(place) || setup.also.contains(&place) => "name",
        () if setup.date == Some(place) => "date",
        () if setup.source == Some(place) => "source",
        () if setup.facets.contains(&place) => "facet",
        () => "",
    }
}

/// What is told of a column besides its kind.
fn more_of(summary: &Summary, told: &Column) -> Vec<String> {
    let mut more = vec![format!("{} different", told.different())];
    more.extend((told.empty > 0).then(|| format!("{} empty", told.empty)));
    more.extend(told.separator.as_ref().map(|by| format!("{} parts by {by:?}", told.parts)));
    more.extend(told.years.map(|(from, to)| format!("{from} to {to}")));
    more.extend(told.order.map(|order| snake(&order)));
    let style = told.number.filter(|_| told.kind != ColumnKind::Id);
    more.extend(style.and_then(|style| style.group).map(|group| format!("thousands {group:?}")));
    more.extend(style.filter(|style| style.decimal == ',').map(|_| "decimal comma".to_owned()));
    more.extend((!told.missing.is_empty()).then(|| {
        let words: Vec<String> =
            told.missing.iter().map(|(word, rows)| format!("{word} {rows}")).collect();
        format!("no value? {}", words.join(", "))
    }));
    more.extend(told.twin.map(|twin| format!("code of {}", name_of(summary, twin))));
    more
}

fn write_facets(text: &mut String, summary: &Summary, answer: &Answer) -> std::fmt::Result {
    if !answer.facets.is_empty() {
        writeln!(text, "facets")?;
    }
    for facet in &answer.facets {
        let values: Vec<String> = facet
            .values
            .iter()
            .map(|value| format!("{} {}", shown(&value.value), value.count))
            .collect();
        let more = if facet.more > 0 { format!(" · {} more", facet.more) } else { String::new() };
        let name = name_of(summary, facet.facet);
        writeln!(text, "  {name}: {}{more}", values.join(" · "))?;
    }
    Ok(())
}

/// The name that the protocol has for something.
fn snake(variant: &impl Serialize) -> String {
    let value = serde_json::to_value(variant).unwrap_or_default();
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn shown(value: &str) -> &str {
    if value.is_empty() { "(no value)" } else { value }
}
