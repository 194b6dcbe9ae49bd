//! CSV as people and their programs write it, in and out.
//!
//! Knows no column. A cell that a spreadsheet would take for a formula gets an apostrophe before it,
//! which is taken away again in reading, so that what is written is what is read.

use workbook::cell::is_like_formula;

/// What may divide cells. A cell with any of them is quoted, so that [`rows`] takes none for a divider.
const DIVIDERS: [char; 3] = [',', ';', '\t'];

/// Whether an apostrophe is put before a cell. One that begins with an apostrophe gets another, so that reading
/// takes away what writing has put there.
fn is_marked(cell: &str) -> bool {
    is_like_formula(cell) || cell.starts_with('\'')
}

/// Adds a row.
pub fn line(out: &mut String, cells: &[&str]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        workbook::csv::write(out, cell, is_marked(cell), &DIVIDERS);
    }
    out.push_str("\r\n");
}

/// The rows of a table. What divides cells is what divides those of the head: a comma, a semicolon
/// (as spreadsheets of many countries have it) or a tab.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let commonest = DIVIDERS.into_iter().max_by_key(|divider| {
        // Of equals the first: `max_by_key` gives the last.
        (head.matches(*divider).count(), *divider == ',')
    });
    let divider = commonest.unwrap_or(',');
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(row) = rows.last_mut() else { break };
        let Some(cell) = row.last_mut() else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            c if quoted => cell.push(c),
            c if c == divider => row.push(String::new()),
            '\n' => rows.push(vec![String::new()]),
            '\r' if chars.peek() == Some(&'\n') => {}
            c => cell.push(c),
        }
    }
    rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    for cell in rows.iter_mut().flatten() {
        if cell.strip_prefix('\'').is_some_and(is_marked) {
            cell.remove(0);
        }
    }
    rows
}

/// The places of columns by their names in the head; nothing if one is missing.
pub fn columns<const N: usize>(head: &[String], names: [&str; N]) -> Option<[usize; N]> {
    let mut places = [0; N];
    for (place, name) in places.iter_mut().zip(names) {
        *place = head.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name))?;
    }
    Some(places)
}
