//! A table for a text: as Markdown, and as HTML to be pasted into a page or a document.

use super::table::{Attribution, Table};

/// Columns that people read: place and label.
fn shown(table: &Table) -> Vec<(usize, &str)> {
    let columns = table.columns.iter().enumerate();
    columns.filter_map(|(at, column)| Some((at, column.label.as_deref()?))).collect()
}

/// What stands below a table.
fn below(origin: &Attribution) -> [&String; 5] {
    [&origin.source, &origin.credit, &origin.dataset, &origin.address, &origin.caveat]
}

/// A table as Markdown with pipes.
pub fn markdown(table: &Table) -> String {
    let columns = shown(table);
    let mut out = format!("**{}**\n\n", plain(&table.origin.title));
    if !table.origin.selection.is_empty() {
        out += &format!("{}\n\n", plain(&table.origin.selection));
    }
    let mut row = |cells: Vec<String>| {
        out += &format!("| {} |\n", cells.join(" | "));
    };
    row(columns.iter().map(|(_, label)| plain(label)).collect());
    row(columns.iter().map(|_| "---".to_owned()).collect());
    for cells in &table.rows {
        row(columns.iter().map(|(at, _)| plain(&cells[*at])).collect());
    }
    for text in below(&table.origin).into_iter().filter(|text| !text.is_empty()) {
        out += &format!("\n{}\n", plain(text));
    }
    out
}

/// A text that Markdown shows as it stands, on one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' => {}
            '\n' => out.push(' '),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// A table as HTML.
pub fn html(table: &Table) -> String {
    let columns = shown(table);
    let origin = &table.origin;
    let mut out = format!("<table>\n<caption>{}", escape(&origin.title));
    if !origin.selection.is_empty() {
        out += &format!("<br>{}", escape(&origin.selection));
    }
    out += "</caption>\n<thead><tr>";
    for (_, label) in &columns {
        out += &format!("<th scope=\"col\">{}</th>", escape(label));
    }
    out += "</tr></thead>\n<tbody>\n";
    for cells in &table.rows {
        out += "<tr>";
        for (at, _) in &columns {
            out += &format!("<td>{}</td>", escape(&cells[*at]));
        }
        out += "</tr>\n";
    }
    out += "</tbody>\n</table>\n";
    for text in below(origin).into_iter().filter(|text| !text.is_empty()) {
        out += &format!("<p>{}</p>\n", escape(text));
    }
    out
}

/// A text inside HTML or XML, and inside their attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
