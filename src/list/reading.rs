//! How a list is to be read, in the terms of the worker and its engine: choices of an address to a
//! format, and single choices back.
//!
//! Knows no element. What of a choice is not understood is told, and has no effect.

use crate::query::Reading;
use crate::query::escape::{escape, split};
use engine::protocol::{ColumnKind, DateOrder, ENCODINGS, Format, Merge};
use serde_json::{Value, json};
use tree::Json;

/// What stands between cells, by the names that addresses and messages have for it.
pub const CELLS: [(&str, char); 5] =
    [("comma", ','), ("semicolon", ';'), ("tab", '\t'), ("pipe", '|'), ("line", '\n')];

/// Choices in the worker's terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The encoding, by the name that browsers have for it.
    pub encoding: Option<String>,
    /// The sheet of a workbook, or the text of an archive, by its name.
    pub part: Option<String>,
    /// The rest.
    pub format: Format,
    /// The column that is matched with the reader's tables.
    pub matched: Option<usize>,
    /// Choices with a value that means nothing.
    pub unknown: Vec<String>,
}

/// The items of a list in an address.
fn items(value: &str) -> Vec<String> {
    split(value).into_iter().map(|(item, _)| item).collect()
}

fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    items.into_iter().map(escape).collect::<Vec<_>>().join(",")
}

/// A kind of column by its name.
pub fn kind_of(name: &str) -> Option<ColumnKind> {
    Json::Text(name.to_owned()).typed()
}

/// A column, counted from 1 as people do.
fn column(text: &str) -> Option<usize> {
    text.parse::<usize>().ok()?.checked_sub(1)
}

/// What an address says of the reading.
pub fn choices(reading: &Reading) -> Choices {
    let mut made = Choices::default();
    for (name, value) in reading.all() {
        if take(&mut made, name, value).is_none() {
            made.unknown.push(value.clone());
        }
    }
    made
}

/// Takes a choice; nothing if its value means nothing.
fn take(made: &mut Choices, name: &str, value: &str) -> Option<()> {
    let format = &mut made.format;
    let number = || value.parse::<usize>().ok();
    match name {
        "encoding" => {
            let known = ENCODINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(value))?;
            made.encoding = Some(known.0.to_owned());
        }
        "sheet" => made.part = Some(value.to_owned()),
        "root" => format.root = Some(value.to_owned()),
        "cells" => {
            format.delimiter = Some(CELLS.iter().find(|(known, _)| *known == value)?.1);
        }
        "skip" => format.skip = Some(number()?),
        "head" => {
            let rows = number().filter(|rows| *rows <= 3)?;
            format.has_header = Some(rows > 0);
            format.head_rows = (rows > 0).then_some(rows);
        }
        "below" => format.below = Some(number()?),
        "footer" => format.footer = Some(number()?),
        "trim" => format.trim = Some(value != "0"),
        "dates" => {
            format.date_order = Some(match value {
                "day" => DateOrder::DayFirst,
                "month" => DateOrder::MonthFirst,
                _ => return None,
            });
        }
        "void" => format.no_value = items(value),
        "kind" => {
            for item in items(value) {
                let (at, kind) = item.split_once('.')?;
                format.kinds.push((column(at)?, kind_of(kind)?));
            }
        }
        "merge" => {
            let mut items = items(value).into_iter();
            let (column, into) = (column(&items.next()?)?, items.next()?);
            format.merge.push(Merge { column, into, texts: items.collect() });
        }
        "match" => made.matched = Some(column(value)?),
        _ => return None,
    }
    Some(())
}

/// The choices that the engine reads the file by: all but that of the column that is matched.
pub fn of_file(reading: &Reading) -> Reading {
    let mut own = reading.clone();
    own.set("match", None);
    own
}

/// What the worker is told of the choices; what is left open is not told at all.
pub fn told(reading: &Reading) -> Value {
    let Choices { encoding, part, format, .. } = choices(reading);
    let mut format = json!(format);
    if let Some(members) = format.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    json!({ "encoding": encoding, "part": part, "format": format, "said": reading.all() })
}

/// What is said of the reading and has no effect, in a file with these sheets.
pub fn unknown(reading: &Reading, parts: &[String]) -> Vec<String> {
    let Choices { part, mut unknown, .. } = choices(reading);
    unknown.extend(part.filter(|part| !parts.contains(part)));
    unknown
}

/// Choices as the worker gives them back.
pub fn said(pairs: &[(String, String)]) -> Reading {
    let mut reading = Reading::default();
    for (name, value) in pairs {
        reading.set(name, Some(value));
    }
    reading
}

/// Takes a word for "no value", or no longer.
pub fn toggle_void(reading: &mut Reading, word: &str) {
    let mut words = reading.get("void").map(items).unwrap_or_default();
    match words.iter().position(|other| other == word) {
        Some(place) => drop(words.remove(place)),
        None => words.push(word.to_owned()),
    }
    let value = list(words.iter().map(String::as_str));
    reading.set("void", Some(value.as_str()).filter(|value| !value.is_empty()));
}

/// Makes a column one of a kind, or leaves it to be guessed.
pub fn set_kind(reading: &mut Reading, column: usize, kind: Option<&str>) {
    let place = (column + 1).to_string();
    let mut kinds = reading.get("kind").map(items).unwrap_or_default();
    kinds.retain(|other| other.split('.').next() != Some(&place));
    kinds.extend(kind.map(|kind| format!("{place}.{kind}")));
    let value = list(kinds.iter().map(String::as_str));
    reading.set("kind", Some(value.as_str()).filter(|value| !value.is_empty()));
}

/// Counts spellings of a column as the first of them.
pub fn merge(reading: &mut Reading, column: usize, texts: &[&str]) {
    let place = (column + 1).to_string();
    let all = std::iter::once(place.as_str()).chain(texts.iter().copied());
    reading.set("merge", Some(&list(all)));
}

/// What is merged: each as the address has it, and as the engine is told.
pub fn merged(reading: &Reading) -> Vec<(String, Merge)> {
    let all = reading.all().iter().filter(|(name, _)| name == "merge");
    all.filter_map(|(name, value)| {
        let mut made = Choices::default();
        take(&mut made, name, value)?;
        Some((value.clone(), made.format.merge.pop()?))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::{Choices, choices, merge, merged, set_kind, toggle_void, told};
    use crate::query::{Query, read_list, write_list};
    use engine::protocol::{ColumnKind, DateOrder, Format, Merge};

    fn read(address: &str) -> Query {
        let (query, unknown) = read_list(&[], address).unwrap();
        assert!(unknown.is_empty(), "{address}");
        query
    }

    #[test]
    fn an_address_says_how_to_read() {
        let address = "#list&encoding=koi8-r&sheet=A,1&cells=tab&skip=2&head=2&below=1&footer=3\
                       &trim=0&dates=month&void=NA,%5C-&kind=3.year,1.text&match=2&merge=2,Fiji,FIJI";
        let query = read(address);
        assert_eq!(write_list(&query), address);
        let merge = vec![Merge { column: 1, into: "Fiji".into(), texts: vec!["FIJI".into()] }];
        let format = Format {
            delimiter: Some('\t'),
            skip: Some(2),
            has_header: Some(true),
            head_rows: Some(2),
            below: Some(1),
            footer: Some(3),
            trim: Some(false),
            date_order: Some(DateOrder::MonthFirst),
            no_value: vec!["NA".into(), "-".into()],
            kinds: vec![(2, ColumnKind::Year), (0, ColumnKind::Text)],
            merge,
            ..Format::default()
        };
        let (encoding, part) = (Some("koi8-r".into()), Some("A,1".into()));
        let matched = Some(1);
        let wanted = Choices { encoding, part, format, matched, unknown: Vec::new() };
        assert_eq!(choices(&query.reading), wanted);
    }

    #[test]
    fn a_column_that_is_matched_is_no_matter_of_the_file() {
        let with = read("#list&skip=2&match=3").reading;
        assert_eq!(super::of_file(&with), read("#list&skip=2").reading);
        assert_eq!(choices(&read("#list&match=0").reading).unknown, ["0"]);
    }

    #[test]
    fn what_means_nothing_is_told_and_the_rest_counts() {
        let made = choices(&read("#list&encoding=x&skip=two&cells=%3B&dates=y&head=1").reading);
        assert_eq!(made.unknown, ["x", ";", "two", "y"]);
        assert_eq!(
            made.format,
            Format { has_header: Some(true), head_rows: Some(1), ..Format::default() }
        );
    }

    #[test]
    fn the_worker_is_told_no_more_than_was_said() {
        let nothing = told(&Query::default().reading);
        assert_eq!(nothing["format"]["delimiter"], serde_json::Value::Null);
        assert!(!nothing["format"].as_object().unwrap().contains_key("delimiter"));
        let format: Format = serde_json::from_value(nothing["format"].clone()).unwrap();
        assert_eq!(format, Format::default());
    }

    #[test]
    fn single_choices_are_made_and_taken_back() {
        let mut query = Query::default();
        for word in ["NA", "-", "n,a"] {
            toggle_void(&mut query.reading, word);
        }
        toggle_void(&mut query.reading, "NA");
        set_kind(&mut query.reading, 9, Some("year"));
        set_kind(&mut query.reading, 0, Some("text"));
        set_kind(&mut query.reading, 9, None);
        merge(&mut query.reading, 1, &["Fiji", "FIJI", "-fiji"]);
        let address = write_list(&query);
        assert_eq!(read(&address).reading, query.reading, "{address}");
        let made = choices(&query.reading).format;
        assert_eq!(made.no_value, ["-", "n,a"]);
        assert_eq!(made.kinds, [(0, ColumnKind::Text)]);
        let [(value, done)] = &merged(&query.reading)[..] else { panic!("one") };
        assert_eq!(done.texts, ["FIJI", "-fiji"]);
        query.reading.remove("merge", &value.clone());
        assert!(merged(&query.reading).is_empty());
    }
}
