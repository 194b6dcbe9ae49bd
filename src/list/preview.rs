//! The first rows of a file as they stand, beside what was made of them.

use crate::list::reading::CELLS;
use crate::list::stage::Here;
use crate::list::state::ListState;
use crate::list::summary::kind;
use crate::list::terms;
use crate::view::element::{El, IntoChild, el};
use crate::view::parts::{column_head, row_head, td, tr};
use engine::protocol::{PreviewRow, Summary, Taken};

/// The table.
pub fn preview(state: ListState, here: &Here) -> Option<El> {
    let words = state.words_now();
    let summary = &here.summary;
    if summary.preview.is_empty() {
        return None;
    }
    let heads: Vec<El> = summary
        .columns
        .iter()
        .take(width(summary))
        .map(|column| {
            column_head("").attr("title", column.name.clone()).child(column.name.as_str())
        })
        .collect();
    let head = tr()
        .child(column_head("order").child(words.list_row()))
        .child(column_head("raw").child(words.list_in_file()))
        .child(heads);
    let rows: Vec<El> = summary.preview.iter().map(|row| one(state, summary, row)).collect();
    let table = el("table")
        .class("wide")
        .attr("aria-label", words.list_as_read())
        .child(el("thead").child(head))
        .child(el("tbody").child(rows));
    Some(
        el("div")
            .id("list-preview")
            .class("scroll preview")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", words.list_as_read())
            .child(table),
    )
}

/// How many columns of the file are shown.
fn width(summary: &Summary) -> usize {
    terms::own(summary).min(engine::MAX_PREVIEW_CELLS)
}

fn one(state: ListState, summary: &Summary, row: &PreviewRow) -> El {
    let words = state.words_now();
    // What ends the cells, where anything does.
    let known = CELLS.iter().find(|(_, sign)| summary.format.delimiter == Some(*sign));
    let sign = known.map_or(" · ", |(name, _)| match *name {
        "comma" => ",",
        "semicolon" => ";",
        "pipe" => "|",
        "tab" => "⇥",
        _ => "",
    });
    let mut raw = Vec::new();
    for (place, cell) in row.raw.iter().enumerate() {
        if place > 0 {
            raw.push(el("b").child(sign).into_child());
        }
        raw.push(cell.as_str().into_child());
    }
    let is_row = row.taken == Taken::Row;
    let width = width(summary).max(1);
    let made: Vec<El> = match row.taken {
        Taken::Row => {
            let cells = row.made.iter().enumerate();
            cells.map(|(at, cell)| made(state, summary, (at, cell), row.raw.get(at))).collect()
        }
        Taken::Head => {
            let names = row.raw.iter().take(width);
            names.map(|name| td("").attr("data-raw", name.clone()).child(name.as_str())).collect()
        }
        Taken::Aside | Taken::Bad => {
            let noted = summary.notes.iter().find(|note| note.rows.contains(&row.row));
            let what = match (row.taken, noted) {
                (Taken::Bad, _) => "bad".to_owned(),
                (_, Some(note)) => kind(note.kind),
                (_, None) => String::new(),
            };
            vec![td("aside").attr("colspan", width).child(words.list_left_out(&what))]
        }
    };
    tr().class_if("is-head", row.taken == Taken::Head)
        .class_if("is-out", !is_row && row.taken != Taken::Head)
        .child(row_head("order").child(words.number(row.row)))
        .child(td("raw").attr("title", row.raw.join(sign)).child(raw))
        .child(made)
}

fn made(
    state: ListState,
    summary: &Summary,
    (at, cell): (usize, &str),
    raw: Option<&String>,
) -> El {
    let words = state.words_now();
    let raw = raw.map_or("", String::as_str);
    let could_be_void = summary
        .columns
        .get(at)
        .is_some_and(|column| column.missing.iter().any(|(word, _)| word == cell));
    let said = if cell.is_empty() {
        el("i").child(words.list_no_value()).into_child()
    } else {
        cell.into_child()
    };
    td("")
        .class_if("changed", raw != cell)
        .class_if("maybe", could_be_void)
        .attr("data-raw", raw.to_owned())
        .attr("title", raw.to_owned())
        .child(said)
}
