//! A cell as CSV has it.
//!
//! Knows neither rows nor which cells are marked: that differs with who reads the file.

/// Adds a cell: in quotes if it holds a quote, the end of a line or one of `dividers`, quotes doubled; with an
/// apostrophe before it if it is marked, so that no spreadsheet takes it for a formula.
pub fn write(out: &mut String, cell: &str, is_marked: bool, dividers: &[char]) {
    let is_quoted =
        cell.contains(|sign| matches!(sign, '"' | '\r' | '\n') || dividers.contains(&sign));
    let quote = if is_quoted { "\"" } else { "" };
    out.push_str(quote);
    if is_marked {
        out.push('\'');
    }
    for sign in cell.chars() {
        if sign == '"' {
            out.push('"');
        }
        out.push(sign);
    }
    out.push_str(quote);
}
