//! Packs the tables for the program: their cells column by column, which brotli packs a twelfth tighter
//! than row by row, without the head, and in a browser without the sentences that only tests read. And
//! says which version they are: eight digits that follow from their contents.

use std::{env, fs, path::Path};

/// The tables, as seen from the package, and the column that only tests read.
const TABLES: [(&str, Option<usize>); 6] = [
    ("states", None),
    ("bodies", None),
    ("heads", None),
    ("words", Some(3)),
    ("guards", Some(2)),
    ("doubtful", Some(3)),
];

fn main() {
    if let Err(fault) = packed() {
        println!("cargo::error={fault}");
    }
}

fn packed() -> Result<(), String> {
    let variable = |name: &str| env::var(name).map_err(|error| format!("{name}: {error}."));
    let folder = variable("OUT_DIR")?;
    let for_browsers = variable("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    // FNV-1a: no more than a name for what is the same.
    let mut hash: u32 = 0x811c_9dc5;
    for (table, tests) in TABLES {
        let path = format!("tables/{table}.csv");
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(&path)
            .map_err(|error| format!("{path} cannot be read: {error}."))?;
        for byte in text.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        let rows = rows(&text);
        let width = rows.first().map_or(0, Vec::len);
        let mut columns: Vec<String> = Vec::new();
        for column in 0..width {
            let mut cells: Vec<&str> = Vec::new();
            for (line, row) in rows.iter().enumerate().skip(1) {
                let cell = row.get(column).filter(|_| row.len() == width).ok_or_else(|| {
                    format!("{path}: row {} has {} cells instead of {width}.", line + 1, row.len())
                })?;
                if cell.contains(['\n', '\u{1}']) {
                    return Err(format!("{path}: row {} has a cell of two lines.", line + 1));
                }
                let is_left_out = for_browsers && tests == Some(column);
                cells.push(if is_left_out { "" } else { cell });
            }
            columns.push(cells.join("\n"));
        }
        let target = Path::new(&folder).join(format!("{table}.txt"));
        fs::write(&target, columns.join("\u{1}"))
            .map_err(|error| format!("{}: {error}.", target.display()))?;
    }
    println!("cargo::rustc-env=TABLES={hash:08x}");
    Ok(())
}

/// The rows of a table in CSV.
fn rows(table: &str) -> Vec<Vec<String>> {
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
