//! A workbook of the dataset: participants, states that are not named, decisions where the dataset has
//! them, and where all this is from, each as a sheet.
//!
//! Sheets and columns are called the same in every language, as the columns of the CSV are, so that programs
//! and this page find them again. Knows no format of files.

use super::Request;
use crate::data::decision::MEMBERS;
use crate::export::table::{ID, ORDER, PRINTED};
use crate::export::{Attribution, Column, Table};
use tree::Json;
use workbook::{Sheet, workbook};

/// The columns of a table of participants that stand beside decisions, too.
const OWN: [&str; 3] = [ORDER, ID, PRINTED];

/// The workbook with these participants, as letters that stand for its bytes.
pub fn book(asked: &Request, participants: &Table) -> String {
    let mut sheets = vec![sheet("participants", participants)];
    if asked.dataset.roster.is_some() {
        sheets.push(sheet("not_named", &super::others(asked)));
    }
    sheets.extend(decisions(asked.text, participants));
    sheets.push(about(&participants.origin));
    workbook(&sheets).into_iter().map(char::from).collect()
}

fn sheet(name: &str, table: &Table) -> Sheet {
    let head: Vec<String> = table.columns.iter().map(|column: &Column| column.id.clone()).collect();
    Sheet::of(name, &head, &table.rows)
}

/// What goes along, once.
fn about(origin: &Attribution) -> Sheet {
    let (name, head) = Attribution::SHEET;
    Sheet::of(name, &head.map(str::to_owned), &origin.lines())
}

/// Where each of these participants comes from, in a dataset that came of a review: by rule or by a person,
/// who decided, when, why. Nothing where the dataset's file says nothing of it.
fn decisions(text: &str, participants: &Table) -> Option<Sheet> {
    let file: Json = serde_json::from_str(text).ok()?;
    let (_, Json::List(all)) = file.get("participations")? else { return None };
    let mut rows = Vec::new();
    for row in &participants.rows {
        let is_own = |participation: &&Json| match participation.get("order") {
            Some((_, Json::Number(Some(order)))) => {
                Some(&order.to_string()) == participants.cell(row, ORDER)
            }
            _ => false,
        };
        let decision =
            all.iter().find(is_own).and_then(|participation| participation.get("decision"));
        let Some((_, decision)) = decision else { continue };
        let mut cells: Vec<String> = OWN
            .iter()
            .map(|name| participants.cell(row, name).cloned().unwrap_or_default())
            .collect();
        cells.extend(MEMBERS.iter().map(|key| cell(decision, key)));
        rows.push(cells);
    }
    let names = OWN.into_iter().chain(MEMBERS);
    let head: Vec<String> = names.map(str::to_owned).collect();
    (!rows.is_empty()).then(|| Sheet::of("decisions", &head, &rows))
}

/// A member as a cell; several texts with semicolons between them.
fn cell(decision: &Json, key: &str) -> String {
    match decision.get(key) {
        Some((_, Json::Text(text))) => text.clone(),
        Some((_, Json::Bool(is))) => is.to_string(),
        Some((_, Json::List(all))) => {
            let texts = all.iter().filter_map(|value| match value {
                Json::Text(text) => Some(text.as_str()),
                _ => None,
            });
            texts.collect::<Vec<_>>().join("; ")
        }
        _ => String::new(),
    }
}
