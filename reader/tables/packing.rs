//! How the tables are packed for the program: their cells column by column, which brotli packs a twelfth
//! tighter than row by row, without the head; Russian letters as one byte each, which packs the Russian
//! columns a tenth tighter.
//!
//! Used by `build.rs`, by the tests and by `cargo xtask gazetteer`. Knows no names; what packed tables are
//! unpacked by is `src/packed.rs`.

/// The tables, and the column that only tests read: a browser's program goes without its sentences.
pub const TABLES: [(&str, Option<usize>); 6] = [
    ("states", None),
    ("bodies", None),
    ("heads", None),
    ("words", Some(3)),
    ("guards", Some(2)),
    ("doubtful", Some(3)),
];

/// The rows of a table in CSV, its head first.
pub fn rows(table: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = table.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(row) = rows.last_mut() else { break };
        let Some(cell) = row.last_mut() else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    rows.retain(|row| row.len() > 1);
    rows
}

/// Packs a table in CSV, without a column's cells.
///
/// # Errors
/// If its rows are no table; says which row.
pub fn packed(table: &str, without: Option<usize>) -> Result<Vec<u8>, String> {
    let rows = rows(table);
    let width = rows.first().map_or(0, Vec::len);
    let mut columns: Vec<String> = Vec::new();
    for column in 0..width {
        let mut cells: Vec<&str> = Vec::new();
        for (line, row) in rows.iter().enumerate().skip(1) {
            let cell = row.get(column).filter(|_| row.len() == width).ok_or_else(|| {
                format!("row {} has {} cells instead of {width}.", line + 1, row.len())
            })?;
            if cell.contains(['\n', '\u{1}']) {
                return Err(format!("row {} has a cell of two lines.", line + 1));
            }
            cells.push(if without == Some(column) { "" } else { cell });
        }
        columns.push(cells.join("\n"));
    }
    Ok(columns.join("\u{1}").chars().flat_map(bytes).collect())
}

/// A character as it is packed. No other character begins with a byte from 0x80 to 0xBF.
fn bytes(c: char) -> Vec<u8> {
    match c {
        'А'..='я' => vec![(c as u32 - 'А' as u32) as u8 | 0x80],
        c => c.to_string().into_bytes(),
    }
}
