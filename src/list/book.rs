//! A workbook to take along from a list, as it is asked of the engine: rows, or the breakdown; and what goes
//! along.
//!
//! Knows no element, and not how a workbook is written.

use crate::export::{self, Attribution};
use crate::text::Words;
use engine::protocol::{Book, BookRows, Query, Table, What};

/// Which rows there is a workbook of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Those that match.
    Shown,
    /// Every row.
    All,
}

/// The workbook of rows.
pub fn of_rows(words: &Words, of: Of, query: Query, mut origin: Attribution) -> Book {
    let what = if of == Of::All { What::All } else { What::Shown };
    if of == Of::All {
        origin.selection.clear();
    }
    let rows = BookRows { query, what, name: words.list_table().to_owned() };
    Book { rows: Some(rows), tables: vec![about(&origin)] }
}

/// The workbook of a breakdown.
pub fn of_breakdown(words: &Words, breakdown: &export::Table) -> Book {
    let head = breakdown.columns.iter().map(|column| column.id.clone()).collect();
    let name = words.list_breakdown_file().to_owned();
    let table = Table { name, head, rows: breakdown.rows.clone() };
    Book { rows: None, tables: vec![table, about(&breakdown.origin)] }
}

fn about(origin: &Attribution) -> Table {
    let (name, head) = Attribution::SHEET;
    Table { name: name.to_owned(), head: head.map(str::to_owned).to_vec(), rows: origin.lines() }
}
