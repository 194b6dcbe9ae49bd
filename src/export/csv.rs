//! CSV as RFC 4180 has it: commas, quotes doubled, lines ended by CR LF.
//!
//! Where it comes from stands in columns of its own at the end of every row, because CSV has no
//! comments and a line before the head would break every reader of such files.

use super::table::Table;

/// The mark by which Excel knows UTF-8.
const MARK: char = '\u{feff}';

/// A table as CSV; `for_excel` puts a byte order mark before it.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn csv(table: &Table, for_excel: bool) -> String {
    let mut out = String::new();
    if for_excel {
        out.push(MARK);
    }
    let origin = &table.origin;
    let along = [
        ("title", &origin.title),
        ("selection", &origin.selection),
        ("source", &origin.source),
        ("licence", &origin.licence),
        ("dataset", &origin.dataset),
        ("address", &origin.address),
        ("note", &origin.caveat),
    ];
    let head = table.columns.iter().map(|column| column.id.as_str());
    line(&mut out, head.chain(along.iter().map(|(name, _)| *name)));
    for row in &table.rows {
        let cells = row.iter().map(String::as_str);
        line(&mut out, cells.chain(along.iter().map(|(_, text)| text.as_str())));
    }
    out
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        let quoted = cell.contains([',', '"', '\r', '\n']);
        if quoted {
            out.push('"');
        }
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            out.push('\'');
        }
        for c in cell.chars() {
            if c == '"' {
                out.push('"');
            }
            out.push(c);
        }
        if quoted {
            out.push('"');
        }
    }
    out.push_str("\r\n");
}
