//! Workbooks and archives made here, and what is read of them; hostile ones, and that they are refused.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)] // what helps tests may panic as tests do

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use sheets::{Failure, Kind, MAX_COLUMNS, MAX_PARTS, MAX_TEXTS, Packed};
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn text(file: &Packed, place: usize) -> String {
    String::from_utf8(file.take(place).unwrap().bytes).unwrap()
}

const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// A workbook of OpenDocument with this in its body.
fn ods(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let manifest = "<manifest/>".as_bytes();
    archive(&[
        ("mimetype", ODS.as_bytes()),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content.as_bytes()),
    ])
}

/// The parts of a workbook of Excel with these sheets, by name and XML.
fn xlsx(sheets: &[(&str, &str)], strings: &str) -> Vec<u8> {
    let mut listed = String::new();
    let mut relations = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (place, (name, xml)) in sheets.iter().enumerate() {
        let id = place + 1;
        listed += &format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>");
        relations += &format!(
            "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        );
        parts.push((format!("xl/worksheets/sheet{id}.xml"), (*xml).to_owned()));
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    parts.push((
        "xl/workbook.xml".into(),
        format!(
            "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{listed}</sheets></workbook>"
        ),
    ));
    parts.push(("_rels/.rels".into(), root()));
    parts.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!("<Relationships xmlns=\"{package}\">{relations}</Relationships>"),
    ));
    if !strings.is_empty() {
        parts.push(("xl/sharedStrings.xml".into(), strings.to_owned()));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect();
    archive(&parts)
}

/// Where the workbook is in its archive.
fn root() -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".to_owned()
}

fn sheet(rows: &str) -> String {
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    )
}

#[test]
fn sheets_of_excel_are_texts() {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let first = book.add_worksheet();
    first.set_name("Members").unwrap();
    for (column, name) in (0..).zip(["Name", "Since", "Share", "Active", "Note"]) {
        first.write(2, column, name).unwrap();
    }
    first.write(0, 0, "List of members").unwrap();
    first.write(3, 0, "Delegation \"A\", north").unwrap();
    first
        .write_with_format(3, 1, ExcelDateTime::parse_from_str("2019-01-31").unwrap(), &day)
        .unwrap();
    first.write(3, 2, 0.125).unwrap();
    first.write(3, 3, true).unwrap();
    first.write(4, 0, "Délégation Б").unwrap();
    first
        .write_with_format(
            4,
            1,
            ExcelDateTime::parse_from_str("2020-02-29T10:30:00").unwrap(),
            &day,
        )
        .unwrap();
    first.write(4, 2, 12_345_678).unwrap();
    book.add_worksheet().set_name("Empty").unwrap();
    let hidden = book.add_worksheet();
    hidden.set_name("Codes & <keys>").unwrap().set_hidden(true);
    hidden.write(0, 0, "x").unwrap();
    let file = Packed::open(book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(file.kind(), Kind::Xlsx);
    assert_eq!(
        file.to_json(),
        r#"{"kind":"xlsx","entries":[{"name":"Members","hidden":false},{"name":"Empty","hidden":false},{"name":"Codes & <keys>","hidden":true}],"first":0}"#
    );
    assert_eq!(
        text(&file, 0),
        "List of members,,,,\n\nName,Since,Share,Active,Note\n\
         \"Delegation \"\"A\"\", north\",2019-01-31,0.125,TRUE,\n\
         Délégation Б,2020-02-29 10:30:00,12345678,,\n"
    );
    assert_eq!(text(&file, 1), "");
    assert_eq!(text(&file, 2), "x\n");
    assert_eq!(file.take(3), Err(Failure::NoSuchText));
}

#[test]
fn sheets_of_opendocument_are_texts() {
    let file = Packed::open(ods(
        "<table:table table:name=\"Members\">\
         <table:table-row><table:table-cell office:value-type=\"string\"><text:p>Name</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"string\"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>Since</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"string\"><text:p>A &amp; B<text:s text:c=\"2\"/>C</text:p><text:p>two</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2019-01-31\"><text:p>31. Jan.</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         </table:table><table:table table:name=\"Two\"><table:table-row>\
         <table:table-cell/><table:table-cell office:value-type=\"float\" office:value=\"1234.5\" table:number-columns-repeated=\"2\"><text:p>1.234,50</text:p></table:table-cell>\
         </table:table-row></table:table>",
    ))
    .unwrap();
    assert_eq!(file.kind(), Kind::Ods);
    assert_eq!(file.entries().len(), 2);
    assert_eq!(
        text(&file, 0),
        "Name,Since\n\n\n\"A & B  C\ntwo\",2019-01-31\n\"A & B  C\ntwo\",2019-01-31\n"
    );
    assert_eq!(text(&file, 1), ",1234.5,1234.5\n");
}

#[test]
fn texts_in_an_archive_are_found() {
    let csv = "name,kind\nA,x\n".as_bytes();
    let file = Packed::open(archive(&[
        ("readme.md", b"x"),
        ("data/members.CSV", csv),
        ("__MACOSX/data/._members.csv", b"\0"),
        ("data/.hidden.csv", b"x"),
    ]))
    .unwrap();
    assert_eq!((file.kind(), file.entries().len()), (Kind::Zip, 1));
    assert_eq!(text(&file, 0), "name,kind\nA,x\n");
    for (bytes, failure) in [
        (archive(&[("readme.md", b"x")]), Failure::NoTexts),
        (archive(&[("word/document.xml", b"<x/>")]), Failure::OtherDocument),
        (b"PK\x03\x04 and no more".to_vec(), Failure::Damaged),
        (Vec::new(), Failure::Damaged),
    ] {
        assert_eq!(Packed::open(bytes).err(), Some(failure));
    }
}

/// Refused, or cut and told; and soon.
fn soon<T>(what: &str, act: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = act();
    assert!(begun.elapsed() < Duration::from_secs(20), "{what} took {:?}", begun.elapsed());
    done
}

#[test]
fn bombs_are_refused() {
    // Blanks are a hundredth in an archive.
    let blanks = vec![b' '; 600 << 20];
    let bomb =
        archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &blanks)]);
    assert!(bomb.len() < 8 << 20);
    assert_eq!(soon("a bomb", || Packed::open(bomb)).err(), Some(Failure::TooLarge));
    let bomb = archive(&[("x.csv", &blanks)]);
    let file = Packed::open(bomb).unwrap();
    assert_eq!(soon("a bomb of a text", || file.take(0)).err(), Some(Failure::TooLarge));
    let names: Vec<String> = (0..=MAX_PARTS).map(|place| format!("{place}.csv")).collect();
    let parts: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(soon("many parts", || Packed::open(archive(&parts))).err(), Some(Failure::TooLarge));
}

#[test]
fn a_million_sheets_are_a_thousand() {
    let mut listed = String::from(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>",
    );
    for place in 0..200_000 {
        listed += &format!("<sheet name=\"s{place}\" sheetId=\"{place}\" r:id=\"rId1\"/>");
    }
    listed += "</sheets></workbook>";
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let bytes = archive(&[
        ("_rels/.rels", root().as_bytes()),
        ("xl/workbook.xml", listed.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet("").as_bytes()),
    ]);
    let file = soon("many sheets", || Packed::open(bytes)).unwrap();
    assert_eq!(file.entries().len(), MAX_TEXTS);
}

#[test]
fn a_lone_cell_in_the_last_corner_is_not_a_billion_cells() {
    let far = sheet(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>2</v></c><c r=\"XFD1048576\"><v>3</v></c></row>",
    );
    let file = Packed::open(xlsx(&[("far", &far)], "")).unwrap();
    let text = soon("a far cell", || file.take(0)).unwrap();
    assert!(text.cut, "columns beyond {MAX_COLUMNS} are left out and told");
    assert!(text.bytes.len() < 4 << 20);
    assert!(text.bytes.ends_with(b"\n2\n"));
}

#[test]
fn entities_are_not_unfolded() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let strings = format!(
        "{laughs}<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&c;</t></si></sst>"
    );
    let one = sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>");
    let read =
        soon("entities", || Packed::open(xlsx(&[("s", &one)], &strings)).and_then(|it| it.take(0)));
    assert!(read.is_err() || read.is_ok_and(|text| text.bytes.len() < 100));
    let file = Packed::open(ods("<table:table table:name=\"s\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>&c;x</text:p></table:table-cell></table:table-row></table:table>")).unwrap();
    assert_eq!(text(&file, 0), "\u{fffd}x\n");
}

#[test]
fn what_an_ods_says_is_repeated_is_bounded() {
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"999999999\"><text:p>x</text:p></table:table-cell>";
    let row = format!(
        "<table:table-row table:number-rows-repeated=\"999999999\">{cell}</table:table-row>"
    );
    let file = Packed::open(ods(&format!(
        "<table:table table:name=\"s\">{}</table:table>",
        row.repeat(3)
    )))
    .unwrap();
    let text = soon("repetitions", || file.take(0)).unwrap();
    assert!(text.cut && text.bytes.len() < 600 << 20);
}

#[test]
fn damaged_files_are_refused_and_never_a_panic() {
    let mut book = Workbook::new();
    let first = book.add_worksheet();
    for row in 0..20 {
        first.write(row, 0, "text").unwrap();
        first.write(row, 1, f64::from(row)).unwrap();
    }
    let whole = book.save_to_buffer().unwrap();
    let mut dice = 7_u32;
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..4 {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let place = dice as usize % bytes.len();
            bytes[place] = (dice >> 24) as u8;
        }
        if dice.is_multiple_of(5) {
            bytes.truncate(dice as usize % whole.len());
        }
        if let Ok(file) = Packed::open(bytes) {
            let _told = file.take(0);
        }
    }
}
