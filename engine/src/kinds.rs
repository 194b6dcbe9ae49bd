//! What a file is, by its beginning: delimited text, JSON of one form or another, or no list at all.
//!
//! - *Kind*: lines of JSON if the first byte that is no white space is `{` and an object ends with its
//!   line; a JSON array if it is `[` and the next is `{`, `[` or `]`; else delimited text.
//! - *Root* of JSON: the array itself; else the only list of objects in it, of several the one with
//!   most items, but one of people, by its name, with half as many before it. An object whose members
//!   are alike is such a list, too. Where each of its items has a list of people, these are the rows.
//!
//! It does not know what becomes of the guess.

use crate::names;
use crate::protocol::{
    Doubt, FileKind, Format, Guess, Note, NoteKind, ProblemKind, Reason, Root, Topic,
};
use crate::roots::{self, Found};
use crate::shape;

/// How a file is to be read.
pub(crate) struct Opened {
    pub(crate) format: Format,
    /// Bytes before the first row.
    pub(crate) begin: usize,
    /// Whether the items of an array begin right there, and end with it.
    pub(crate) is_inside: bool,
    /// Whether the rows are the members of an object.
    pub(crate) is_keyed: bool,
    /// The member of every item whose items are the rows.
    pub(crate) exploded: String,
    pub(crate) roots: Vec<Root>,
    /// Lists that are not read.
    pub(crate) other_lists: Option<Note>,
    pub(crate) has_no_rows: bool,
    pub(crate) width: Option<usize>,
    pub(crate) is_first_unnamed: bool,
    pub(crate) guesses: Vec<Guess>,
}

/// Beginnings of files that are no list; the name of the format where it is to be told.
const NO_LISTS: &[(&[u8], ProblemKind, &str)] = &[
    (b"%PDF-", ProblemKind::Pdf, ""),
    (b"PK\x03\x04", ProblemKind::Compressed, "ZIP"),
    (b"PK\x05\x06", ProblemKind::Compressed, "ZIP"),
    (b"\x1f\x8b", ProblemKind::Compressed, "gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ProblemKind::OldOffice, ""),
    (b"\x28\xb5\x2f\xfd", ProblemKind::Packed, "Zstandard"),
    (b"BZh", ProblemKind::Packed, "bzip2"),
    (b"\xfd7zXZ\0", ProblemKind::Packed, "xz"),
    (b"7z\xbc\xaf\x27\x1c", ProblemKind::Packed, "7-Zip"),
    (b"Rar!\x1a\x07", ProblemKind::Packed, "RAR"),
    (b"\x04\x22\x4d\x18", ProblemKind::Packed, "LZ4"),
    (b"\x89PNG\r\n", ProblemKind::Picture, "PNG"),
    (b"\xff\xd8\xff", ProblemKind::Picture, "JPEG"),
    (b"GIF87a", ProblemKind::Picture, "GIF"),
    (b"GIF89a", ProblemKind::Picture, "GIF"),
    (b"II*\0", ProblemKind::Picture, "TIFF"),
    (b"MM\0*", ProblemKind::Picture, "TIFF"),
    (b"SQLite format 3\0", ProblemKind::Database, "SQLite"),
    (b"PAR1", ProblemKind::Database, "Parquet"),
    (b"ARROW1", ProblemKind::Database, "Arrow"),
    (b"\x89HDF\r\n", ProblemKind::Database, "HDF5"),
    (b"\0\x01\0\0Standard", ProblemKind::Database, "Access"),
    (b"$FL2", ProblemKind::Database, "SPSS"),
    (b"$FL3", ProblemKind::Database, "SPSS"),
    (b"<stata_dta>", ProblemKind::Database, "Stata"),
    (b"RDX", ProblemKind::Database, "R"),
    (b"{\\rtf", ProblemKind::RichText, ""),
    (b"version https://git-lfs", ProblemKind::Pointer, ""),
];

/// Whether a file is a picture in WebP: its length stands within the signature.
fn is_webp(beginning: &[u8]) -> bool {
    beginning.starts_with(b"RIFF") && beginning.get(8..12) == Some(b"WEBP")
}

/// Whether a file can be a text: its first bytes are those of no other kind. Ask before it is decoded: after a
/// wrong decoding the bytes are lost.
#[must_use]
pub fn is_text(beginning: &[u8]) -> bool {
    !is_webp(beginning) && NO_LISTS.iter().all(|(begin, ..)| !beginning.starts_with(begin))
}

/// What a file is that is no list, and the name of its format where that is to be told.
pub(crate) fn no_list(sample: &[u8]) -> Option<(ProblemKind, &'static str)> {
    if let Some((_, kind, name)) = NO_LISTS.iter().find(|(begin, ..)| sample.starts_with(begin)) {
        return Some((*kind, name));
    }
    if is_webp(sample) {
        return Some((ProblemKind::Picture, "WebP"));
    }
    let text = sample.trim_ascii_start();
    let begins = |with: &str| {
        text.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with.as_bytes()))
    };
    let has = |what: &[u8]| sample.windows(what.len()).take(4_000).any(|part| part == what);
    if ["<!doctype html", "<html", "<table", "<head", "<body"].into_iter().any(begins) {
        return Some((ProblemKind::Html, ""));
    }
    if begins("<?xml") || begins("<!doctype") || begins("<workbook") || begins("<svg") {
        return Some(match () {
            () if has(b"urn:schemas-microsoft-com:office:spreadsheet") => {
                (ProblemKind::XmlSpreadsheet, "")
            }
            () if has(b"<html") || has(b"<HTML") => (ProblemKind::Html, ""),
            () if begins("<svg") || has(b"<svg") => (ProblemKind::Picture, "SVG"),
            () => (ProblemKind::Xml, ""),
        });
    }
    // A text has hardly a control sign; a NUL here and there is told where it stands.
    let beginning = &sample[..sample.len().min(4_096)];
    let is_control = |byte: &&u8| matches!(**byte, 0..=8 | 14..=26 | 28..=31);
    let controls = beginning.iter().filter(is_control).count();
    (controls * 10 > beginning.len() && controls > 8).then_some((ProblemKind::Binary, ""))
}

/// Names of lists of people, wherever they stand.
const PEOPLE: &str = "|participants|delegates|members|attendees|speakers|people|persons|representatives|participations|";
/// Names of lists that are of people only inside of meetings: beside meetings, as in a file of its own, they are
/// as likely what people belong to, or something else.
const PEOPLE_INSIDE: &str =
    "|delegations|organizations|organisations|signatories|parties|votes|entries|";

/// Says how a file is to be read; `last` if the sample is all of it.
pub(crate) fn open(given: &Format, sample: &[u8], last: bool) -> Opened {
    let (kind, is_spread) = match given.kind {
        Some(kind) => (kind, kind == FileKind::Json),
        None => kind(sample),
    };
    if kind == FileKind::Csv {
        let shape = shape::guess(given, sample, last);
        return Opened {
            width: shape.width,
            is_first_unnamed: shape.is_first_unnamed,
            guesses: shape.guesses,
            ..of_json(shape.format)
        };
    }
    let format = Format {
        kind: Some(kind),
        delimiter: None,
        has_header: None,
        skip: None,
        head_rows: None,
        below: None,
        footer: None,
        ..given.clone()
    };
    if kind == FileKind::NdJson || !is_spread {
        return of_json(format);
    }
    of_array(given, format, sample)
}

fn of_json(format: Format) -> Opened {
    Opened {
        format,
        begin: 0,
        is_inside: false,
        is_keyed: false,
        exploded: String::new(),
        roots: Vec::new(),
        other_lists: None,
        has_no_rows: false,
        width: None,
        is_first_unnamed: false,
        guesses: Vec::new(),
    }
}

/// JSON whose rows are the items of an array, wherever that stands.
fn of_array(given: &Format, format: Format, sample: &[u8]) -> Opened {
    let found = roots::find(sample);
    let tell = |list: &Found| Root { path: list.path.clone(), items: list.items };
    let mut opened = Opened { roots: found.iter().map(tell).collect(), ..of_json(format) };
    let is_array = sample.trim_ascii_start().starts_with(b"[");
    let base = |path: &str| match path.rsplit_once("[].") {
        Some((base, member)) => (base.to_owned(), member.to_owned()),
        None => (path.to_owned(), String::new()),
    };
    let (path, member) = match &given.root {
        Some(root) => {
            let (path, member) = base(root);
            // Of lists that stand within lists within lists, only the innermost step is taken.
            if path.contains("[]") {
                opened.has_no_rows = true;
                return opened;
            }
            (path, member)
        }
        None => {
            let (path, member, guess) = best_list(&found, is_array);
            opened.guesses.extend(guess);
            (path, member)
        }
    };
    let list = found.iter().find(|list| list.path == path);
    match list {
        Some(list) => {
            opened.begin = list.begin + 1;
            opened.is_inside = !path.is_empty() || is_array;
            opened.is_keyed = list.is_keyed();
            if list.of_lists && opened.format.has_header.is_none() {
                opened.format.has_header = Some(shape::names_columns(&sample[list.begin..]));
            }
        }
        // Objects one after another, each over several lines; or an array without items.
        None if path.is_empty() => {
            opened.begin =
                if is_array { 0 } else { sample.len() - sample.trim_ascii_start().len() };
            opened.is_inside = false;
        }
        None => opened.has_no_rows = true,
    }
    let root = joined(&path, &member);
    opened.format.root = Some(root.clone()).filter(|root| !root.is_empty());
    opened.exploded = member;
    let is_other =
        |list: &&Found| !list.of_lists && list.path != path && list.path != root && is_plain(list);
    let others: Vec<&str> = found.iter().filter(is_other).map(|list| list.path.as_str()).collect();
    if !others.is_empty() {
        let (kind, text) = (NoteKind::OtherLists, others.join(", "));
        opened.other_lists =
            Some(Note { kind, count: others.len(), rows: Vec::new(), column: None, text });
    }
    opened
}

/// Whether a list stands in no item of another.
fn is_plain(list: &&Found) -> bool {
    !list.path.contains("[]")
}

/// The path of a list, and of the member of its items that holds more, as one.
fn joined(path: &str, member: &str) -> String {
    if member.is_empty() { path.to_owned() } else { format!("{path}[].{member}") }
}

/// The list whose items are taken for rows, and the member of theirs that holds people; with the guess, if
/// there is anything to guess.
fn best_list(found: &[Found], is_array: bool) -> (String, String, Option<Guess>) {
    let lists: Vec<&Found> = found.iter().filter(is_plain).filter(|list| !list.of_lists).collect();
    let most = lists.iter().map(|list| list.items).max().unwrap_or(0);
    // People before what they belong to, unless there are far fewer; of several, the first.
    let of_people = |list: &Found| is_of_people(&list.path) && list.items * 2 >= most;
    let largest = || {
        let all = found.iter().rev().filter(is_plain);
        let first = lists.iter().rev().copied();
        first.max_by_key(|list| (of_people(list), list.items)).or(all.max_by_key(|list| list.items))
    };
    let (path, reason) = match (is_array, largest()) {
        (true, _) | (_, None) => (String::new(), Reason::FirstRow),
        (_, Some(list)) if list.items < most => (list.path.clone(), Reason::Name),
        (_, Some(list)) if lists.len() > 1 => (list.path.clone(), Reason::LargestList),
        (_, Some(list)) => (list.path.clone(), Reason::OnlyList),
    };
    let member = people(found, &path).unwrap_or_default();
    let guess = (reason != Reason::FirstRow || !member.is_empty()).then(|| {
        let doubt = if lists.len() > 1 { Doubt::Some } else { Doubt::None };
        let (topic, numbers) = (Topic::Root, vec![lists.len().max(1)]);
        let reason = if reason == Reason::FirstRow { Reason::Name } else { reason };
        Guess { topic, column: None, reason, numbers, text: joined(&path, &member), doubt }
    });
    (path, member, guess)
}

/// Whether a list is one of people by its name.
fn is_of_people(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    names::is_in(PEOPLE, name.trim_end_matches("{}"))
}

/// The member of the items at `path` that holds people: by its name, or because it is the only list
/// and holds five for every item.
fn people(found: &[Found], path: &str) -> Option<String> {
    let outer = found.iter().find(|list| list.path == path)?;
    let begin = format!("{path}[].");
    let member = |list: &&Found| !list.of_lists && list.path.starts_with(&begin);
    let inner: Vec<&Found> = found
        .iter()
        .filter(member)
        .filter(|list| !list.path[begin.len()..].contains("[]"))
        .collect();
    let is_named = |list: &&&Found| {
        let name = list.path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        list.items > outer.items
            && [PEOPLE, PEOPLE_INSIDE].iter().any(|names| names::is_in(names, &name))
    };
    let by_name = inner.iter().find(is_named).copied();
    let only = || match inner.as_slice() {
        [only] if only.items >= 5 * outer.items => Some(*only),
        _ => None,
    };
    by_name.or_else(only).map(|list| list.path[begin.len()..].to_owned())
}

/// The kind, and whether JSON is to be read item by item and not line by line.
fn kind(sample: &[u8]) -> (FileKind, bool) {
    let mut signs = sample.iter().filter(|byte| !byte.is_ascii_whitespace());
    match (signs.next(), signs.next()) {
        (Some(b'{'), Some(b'"' | b'}') | None) if !ends_with_its_line(sample) => {
            (FileKind::Json, true)
        }
        (Some(b'{'), _) => (FileKind::NdJson, false),
        (Some(b'['), Some(b'{' | b']' | b'[')) => (FileKind::Json, true),
        _ => (FileKind::Csv, false),
    }
}

/// Whether the object that a text begins with ends with its first line, and another follows or
/// nothing that holds a list.
fn ends_with_its_line(sample: &[u8]) -> bool {
    let text = sample.trim_ascii_start();
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        match text[at] {
            b'"' => {
                at = roots::string_end(text, at);
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'\n' if depth > 0 => {
                // It goes on in the next line: an object over several lines, or one that is broken
                // off before the next.
                return text[at..].trim_ascii_start().starts_with(b"{")
                    && !text[..at].trim_ascii_end().ends_with(b"[")
                    && !text[..at].trim_ascii_end().ends_with(b",");
            }
            _ => {}
        }
        at += 1;
        if depth == 0 {
            let rest = text[at..].trim_ascii_start();
            // A single object that holds a list of objects is read by that list.
            return rest.starts_with(b"{")
                || roots::find(&text[..at]).iter().all(|list| list.of_lists);
        }
    }
    // It does not end within the sample.
    roots::find(text).is_empty()
}
