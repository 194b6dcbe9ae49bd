//! CSV as RFC 4180 has it: commas, quotes doubled, lines ended by CR LF.
//!
//! Every row says where it comes from, in columns of its own at the end: CSV has no comments, and a line
//! before the head would break every reader of such files. Source and address are enough to cite a row;
//! the rest comes along where it is asked for.

use super::table::Table;
use workbook::cell::is_like_formula;

/// The mark by which Excel knows UTF-8.
const MARK: char = '\u{feff}';

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// With a byte order mark before it.
    pub for_excel: bool,
    /// With title, selection, licence, version and caveat in every row.
    pub along: bool,
}

/// A table as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn csv(table: &Table, manner: Manner) -> String {
    let mut out = String::new();
    if manner.for_excel {
        out.push(MARK);
    }
    let origin = &table.origin;
    let possible = [
        ("title", &origin.title, manner.along),
        ("selection", &origin.selection, manner.along),
        ("source", &origin.source, true),
        ("licence", &origin.licence, manner.along),
        ("dataset", &origin.dataset, manner.along),
        ("address", &origin.address, manner.along || !origin.address.is_empty()),
        ("note", &origin.caveat, manner.along),
    ];
    let along = || possible.iter().filter(|(_, _, is_there)| *is_there);
    let head = table.columns.iter().map(|column| column.id.as_str());
    line(&mut out, head.chain(along().map(|(name, _, _)| *name)));
    for row in &table.rows {
        let cells = row.iter().map(String::as_str);
        line(&mut out, cells.chain(along().map(|(_, text, _)| text.as_str())));
    }
    out
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        workbook::csv::write(out, cell, is_like_formula(cell), &[',']);
    }
    out.push_str("\r\n");
}
