//! What LibreOffice makes of an exported CSV: `cargo test --test office`. `cargo xtask test --all` runs it
//! where there is a `soffice`.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "it/rfc4180.rs"]
mod rfc4180;

use plenary::export::table::Column;
use plenary::export::{Attribution, Manner, Table, csv};
use rfc4180::parse;
use std::fs;
use std::process::Command;

/// Cells that break careless readers, with what a spreadsheet is to show of each.
const HOSTILE: &[(&str, &str)] = &[
    ("plain", "plain"),
    ("comma, and \"quotes\"", "comma, and \"quotes\""),
    ("two\nlines", "two\nlines"),
    ("emoji 🇺🇿 and 👩🏽‍🚀", "emoji 🇺🇿 and 👩🏽‍🚀"),
    ("مركز مكافحة الإرهاب", "مركز مكافحة الإرهاب"),
    ("</script>]]>", "</script>]]>"),
    ("Türkiye, Qoʻqon, Ёлка, 上海", "Türkiye, Qoʻqon, Ёлка, 上海"),
    // What would be a formula comes as a text, with the apostrophe that keeps it one.
    ("=1+1", "'=1+1"),
    ("+7 495", "'+7 495"),
    ("-5", "'-5"),
    ("@home", "'@home"),
    ("", ""),
];

fn table() -> Table {
    let column = |id: &str| Column { id: id.to_owned(), label: None };
    let row = |(at, (cell, _)): (usize, &(&str, &str))| vec![format!("r{at}"), (*cell).to_owned()];
    Table {
        columns: vec![column("id"), column("text")],
        rows: HOSTILE.iter().enumerate().map(row).collect(),
        origin: Attribution { title: "Whom, \"where\"".to_owned(), ..Attribution::default() },
    }
}

#[test]
fn an_exported_csv_opens_right_in_libreoffice() {
    let folder = std::env::temp_dir().join(format!("plenary-office-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for for_excel in [false, true] {
        let file = folder.join("table.csv");
        fs::write(&file, csv(&table(), Manner { for_excel, along: true })).unwrap();
        // Read as UTF-8 with commas (44) and quotes (34), written the same way with all quoted.
        let done = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
            .args(["--headless", "--infilter=Text - txt - csv (StarCalc):44,34,76,1"])
            .args(["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"])
            .arg("--outdir")
            .arg(folder.join("out"))
            .arg(&file)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let text = fs::read_to_string(folder.join("out/table.csv")).unwrap();
        let rows = parse(
            &text.replace("\r\n", "\n").replace('\n', "\r\n").replace("two\r\nlines", "two\nlines"),
        );
        assert_eq!(rows.len(), HOSTILE.len() + 1);
        assert_eq!(rows[0][..3], ["id", "text", "title"]);
        for ((_, shown), row) in HOSTILE.iter().zip(&rows[1..]) {
            assert_eq!(row[1], *shown);
            assert_eq!(row[2], "Whom, \"where\"");
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}
