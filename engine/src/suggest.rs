//! Which column could be what. The rule is stated at [`suggest`], in words for the page to quote.

use crate::column::Column;
use crate::protocol::{self, ColumnKind, Preset, Setup};
use crate::text::Dictionary;
use crate::{MAX_SUGGESTED, MAX_SUGGESTED_VALUES, MAX_VALUES, cell_type, fold};

/// Names of label columns, folded; the earlier the better.
const LABELS: [&str; 24] = [
    "name",
    "full name",
    "label",
    "title",
    "participant",
    "delegate",
    "organisation",
    "organization",
    "delegation",
    "affiliation",
    "institution",
    "party",
    "member",
    "название",
    "наименование",
    "имя",
    "фио",
    "участник",
    "организация",
    "делегация",
    "名称",
    "姓名",
    "名字",
    "机构",
];
/// What may separate values in a cell; the earlier the better.
const SEPARATORS: [&str; 3] = [";", "|", COMMA];
/// What also stands within names, so that it separates only what repeats much.
const COMMA: &str = ", ";
/// Columns that Plenary's exports add to every row, which say where it comes from.
const ALONG: [&str; 7] = ["title", "selection", "source", "licence", "dataset", "address", "note"];
/// Rows of a list so short that any repetition makes a facet.
const SHORT: usize = 50;

/// The columns that could be label, facets, several values a cell, and date.
///
/// - The **label** is the column named like *name, label, title, participant, organization,
///   delegation, affiliation, название, имя, 名称*; without one, the text column with most
///   different cells.
/// - A **facet** is a column with at least 2 and at most 2,000 different cells, fewer than half as
///   many as rows (in a list of up to 50 rows: fewer than rows). The first 12 are suggested; the
///   label is none. If no column is one, the first other column with at most 2,000 is.
/// - **Several values a cell** has a column where `;` or `|` separates parts that stand, on average,
///   in one and a half different cells or more; or where a comma with a space does, and there are
///   at most a third as many different parts as different cells. It is a facet if there are at
///   most 2,000 parts.
/// - The **date** is the first column in which at least 95 of 100 cells that are not empty are a
///   year from 1000 to 2999 or an ISO date.
///
/// Lists of delegates as the UNFCCC's (with the columns *affiliation category* and *affiliation*)
/// and Plenary's own exports are known, and set up as what they are.
#[must_use]
pub fn suggest(rows: usize, columns: &[protocol::Column]) -> (Setup, Option<Preset>) {
    let names: Vec<String> = columns.iter().map(|column| plain(&column.name)).collect();
    let place = |name: &str| names.iter().position(|is| is == name);
    let preset = preset(&names);
    let label = label(&names, columns);
    let separator = |place: usize| columns[place].separator.clone().map(|by| (place, by));
    let may = |place: &usize| Some(*place) != label && is_facet(rows, &columns[*place]);
    let (label, facets) = match preset {
        Some(Preset::Unfccc) => {
            let first = ["affiliation category", "meeting", "affiliation"];
            let first = first.into_iter().filter_map(place).filter(|place| {
                Some(*place) != label && columns[*place].facet && columns[*place].distinct > 1
            });
            let first: Vec<usize> = first.collect();
            let others: Vec<usize> =
                (0..columns.len()).filter(may).filter(|place| !first.contains(place)).collect();
            (label, [first, others].concat())
        }
        Some(Preset::PlenaryOrganizations | Preset::PlenaryStates) => {
            let facets =
                (0..columns.len()).filter(|&at| place(&format!("{} id", names[at])).is_some());
            (place("name"), facets.filter(|&at| columns[at].facet).collect())
        }
        None => (label, (0..columns.len()).filter(may).collect()),
    };
    let mut facets: Vec<usize> = facets.into_iter().take(MAX_SUGGESTED).collect();
    if facets.is_empty() {
        let other = |&place: &usize| {
            let column = &columns[place];
            Some(place) != label && column.facet && column.distinct <= MAX_SUGGESTED_VALUES
        };
        facets.extend((0..columns.len()).find(other).filter(|_| preset.is_none()));
    }
    let ours = matches!(preset, Some(Preset::PlenaryOrganizations | Preset::PlenaryStates));
    let multi = facets.iter().filter_map(|&facet| match ours {
        true => Some((facet, ";".to_owned())),
        false => separator(facet),
    });
    let multi = multi.collect();
    let is_date = |column: &protocol::Column| {
        matches!(column.kind, ColumnKind::Year | ColumnKind::Date)
            && (preset.is_none() || !ALONG.contains(&plain(&column.name).as_str()))
    };
    (Setup { label, facets, multi, date: columns.iter().position(is_date) }, preset)
}

/// What a complete column of `rows` rows is.
pub(crate) fn describe(column: &Column, rows: usize) -> protocol::Column {
    let counts = column.counts();
    let (mut filled, mut numbers, mut years, mut dates) = (0, 0, 0, 0);
    for (text, &count) in column.texts().iter().zip(&counts) {
        let (text, count) = (text.trim(), count as usize);
        if text.is_empty() {
            continue;
        }
        filled += count;
        let is = |it: bool| if it { count } else { 0 };
        numbers += is(cell_type::number(text).is_some());
        years += is(cell_type::year(text).is_some());
        dates += is(cell_type::year_of(text).is_some());
    }
    let most = |of: usize| of * 100 >= filled * 95;
    let kind = match filled {
        0 => ColumnKind::Empty,
        _ if most(years) => ColumnKind::Year,
        _ if most(dates) => ColumnKind::Date,
        _ if most(numbers) => ColumnKind::Number,
        _ => ColumnKind::Text,
    };
    let parts = if kind == ColumnKind::Text { separator(column) } else { None };
    let mut samples: Vec<String> = Vec::new();
    for cell in (0..rows.min(1000)).map(|row| column.cell(row)) {
        if samples.len() < 3 && !cell.is_empty() && samples.iter().all(|sample| sample != cell) {
            samples.push(cell.to_owned());
        }
    }
    protocol::Column {
        name: column.name.clone(),
        distinct: column.texts().len(),
        exact: column.is_distinct(),
        empty: (0..column.texts().len())
            .filter(|&code| column.texts().get(code).is_empty())
            .map(|code| counts[code] as usize)
            .sum(),
        kind,
        facet: column.may_be_facet(),
        samples,
        parts: parts.map_or(0, |parts| parts.1),
        separator: parts.map(|parts| parts.0.to_owned()),
    }
}

/// The parts of a cell: trimmed, without empty ones; those that stand twice are told twice.
pub(crate) fn parts<'a>(cell: &'a str, separator: &'a str) -> impl Iterator<Item = &'a str> {
    cell.split(separator).map(str::trim).filter(|part| !part.is_empty())
}

fn separator(column: &Column) -> Option<(&'static str, usize)> {
    let cells = || column.texts().iter().take(MAX_VALUES).filter(|cell| !cell.is_empty());
    let distinct = cells().count();
    SEPARATORS.into_iter().find_map(|separator| {
        let several = cells().filter(|cell| cell.contains(separator)).count();
        if several < 1 + usize::from(separator == COMMA) || several * 10 < distinct {
            return None;
        }
        let most = match separator {
            COMMA => distinct / 3,
            _ => cells().map(|cell| parts(cell, separator).count()).sum::<usize>() * 2 / 3,
        };
        let mut different = Dictionary::default();
        for part in cells().flat_map(|cell| parts(cell, separator)) {
            different.number(part);
            if different.texts().len() > most {
                return None;
            }
        }
        Some((separator, different.texts().len()))
    })
}

fn is_facet(rows: usize, column: &protocol::Column) -> bool {
    if column.separator.is_some() {
        return (2..=MAX_SUGGESTED_VALUES).contains(&column.parts);
    }
    let few = if rows > SHORT { column.distinct * 2 < rows } else { column.distinct < rows };
    column.facet && few && (2..=MAX_SUGGESTED_VALUES).contains(&column.distinct)
}

fn label(names: &[String], columns: &[protocol::Column]) -> Option<usize> {
    let named = |label: &&str| names.iter().position(|name| name == label);
    let most = || {
        let texts =
            columns.iter().enumerate().filter(|(_, column)| column.kind == ColumnKind::Text);
        // Of several, the first.
        texts.rev().max_by_key(|(_, column)| column.distinct).map(|(place, _)| place)
    };
    LABELS.iter().find_map(named).or_else(most)
}

fn preset(names: &[String]) -> Option<Preset> {
    let has = |all: &[&str]| all.iter().all(|name| names.iter().any(|is| is == name));
    if has(&["affiliation category", "affiliation"]) {
        return Some(Preset::Unfccc);
    }
    let ours = has(&["id", "name"]) && has(&ALONG);
    match ours {
        true if has(&["formal name", "printed", "printed at"]) => {
            Some(Preset::PlenaryOrganizations)
        }
        true if has(&["evidence"]) => Some(Preset::PlenaryStates),
        _ => None,
    }
}

/// A column's name without case and signs.
fn plain(name: &str) -> String {
    fold::fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
