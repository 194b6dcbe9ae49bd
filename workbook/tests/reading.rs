//! Workbooks that are written here, read back by what the page itself reads workbooks with.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)] // what helps tests may panic as tests do

use sheets::{Kind, Packed};
use workbook::{MAX_ROWS, Sheet, workbook};

fn told(bytes: Vec<u8>) -> (Vec<String>, Vec<String>) {
    let file = Packed::open(bytes).unwrap();
    assert_eq!(file.kind(), Kind::Xlsx);
    let names: Vec<String> = file.entries().iter().map(|entry| entry.name.clone()).collect();
    let text = |place| String::from_utf8(file.take(place).unwrap().bytes).unwrap();
    let texts = (0..names.len()).map(text).collect();
    (names, texts)
}

#[test]
fn what_is_written_is_read_back() {
    let mut people = Sheet::new("Who", ["n", "name", "code"], [true, false, false]);
    people.push(["1", "Côte d’Ivoire & “<b>”", "007"]);
    people.push(["2.5", "two\nlines", "42"]);
    people.push(["-", "", "last"]);
    let empty = Sheet::new("who", [], []);
    let (names, texts) = told(workbook(&[people, empty]));
    assert_eq!(names, ["Who", "who 2"]);
    let wanted = "n,name,code\n1,Côte d’Ivoire & “<b>”,007\n2.5,\"two\nlines\",42\n-,,last\n";
    assert_eq!(texts, [wanted, ""]);
}

#[test]
fn a_text_is_never_a_formula() {
    let evil = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "<f>1+1</f>"];
    let mut sheet = Sheet::new("a", ["a"], [false]);
    evil.iter().for_each(|text| sheet.push([*text]));
    let bytes = workbook(&[sheet]);
    let xml = String::from_utf8_lossy(&bytes);
    assert!(!xml.contains("<f>") && !xml.contains("<f "), "no formula is written");
    assert_eq!(xml.matches("s=\"2\" t=\"inlineStr\"").count(), 5, "and its cell says so");
    let (_, texts) = told(bytes);
    let lines: Vec<&str> = texts[0].lines().skip(1).collect();
    assert_eq!(lines, evil, "nor is anything put before it");
}

#[test]
fn only_columns_of_numbers_hold_numbers() {
    let rows = [["1", "1", ""], ["2", "b", "7"]].map(|row| row.map(str::to_owned).to_vec());
    let bytes = workbook(&[Sheet::of("a", &["n", "mixed", "some"].map(str::to_owned), &rows)]);
    let xml = String::from_utf8_lossy(&bytes);
    for number in ["<c r=\"A2\"><v>1</v>", "<c r=\"A3\"><v>2</v>", "<c r=\"C3\"><v>7</v>"] {
        assert!(xml.contains(number), "{number}");
    }
    assert_eq!(xml.matches("<v>").count(), 3);
    assert!(xml.contains("<c r=\"B2\" t=\"inlineStr\">"));
    assert!(xml.contains("ySplit=\"1\"") && xml.contains("state=\"frozen\""), "the head stays");
}

#[test]
fn names_are_what_the_format_lets_them_be() {
    let sheet = |name: &str| Sheet::new(name, ["a"], []);
    let long = "Delegations to the conference of parties, 2019";
    let (names, _) = told(workbook(&[
        sheet("a/b:c*[d]?\\"),
        sheet("'quoted'"),
        sheet(""),
        sheet(long),
        sheet(long),
        sheet(long),
    ]));
    assert_eq!(names[..3], ["a b c  d", "quoted", "1"]);
    assert!(names.iter().all(|name| name.encode_utf16().count() <= 31), "{names:?}");
    assert_eq!(names[3..], [&long[..31], "Delegations to 2", "Delegations to 3"]);
}

#[test]
fn the_same_tables_are_the_same_bytes_and_bounds_hold() {
    let make = || {
        let mut sheet = Sheet::new("a", ["a"], [true]);
        (0..MAX_ROWS + 5).for_each(|_| sheet.push([""]));
        sheet.push(["one too many"]);
        workbook(&[sheet])
    };
    let bytes = make();
    assert_eq!(bytes, make());
    assert!(!String::from_utf8_lossy(&bytes).contains("one too many"));
    let long = "й".repeat(40_000);
    let mut sheet = Sheet::new("a", ["a"], []);
    sheet.push([long.as_str()]);
    let (_, texts) = told(workbook(&[sheet]));
    assert_eq!(texts[0].chars().count(), 2 + 32_767 + 1);
}
