//! Workbooks that leave the page, read back by what the page reads workbooks with.

use crate::rfc4180::parse;
use plenary::data::load;
use plenary::export::{Attribution, Column, Headline, Table};
use plenary::exporter::{Request, make};
use plenary::list::book::{Of, of_breakdown, of_rows};
use plenary::query::{answer, read};
use plenary::text::Lang;
use sheets::Packed;

/// The sheets of a workbook, by name, as rows of cells.
fn read_back(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<String>>)> {
    let file = Packed::open(bytes).unwrap();
    let sheet = |(place, entry): (usize, &sheets::Entry)| {
        let text = String::from_utf8(file.take(place).unwrap().bytes).unwrap();
        (entry.name.clone(), parse(&text.replace('\n', "\r\n")))
    };
    file.entries().iter().enumerate().map(sheet).collect()
}

/// What the exporter makes of a dataset as a workbook.
fn made(text: &str, address: &str, what: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let dataset = load(text).unwrap().dataset;
    let (query, _) = read(&dataset, Lang::TAGS, address);
    let answer = answer(&dataset, &crate::index(&dataset), &query);
    let made = make(
        &Request {
            dataset: &dataset,
            text,
            query: &query,
            answer: &answer,
            words: Lang::default().words(),
            page: Some("https://x.example/"),
            today: "2026-11-24",
            headline: Headline::default(),
            measure: None,
        },
        what,
    );
    let made = made.unwrap();
    assert!(made.name.ends_with(".xlsx"), "{}", made.name);
    read_back(made.bytes().unwrap())
}

#[test]
fn a_meeting_is_a_workbook_of_participants_states_not_named_and_where_it_is_from() {
    let sheets = made(crate::BUNDLED, "?category=observer", "xlsx-shown");
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.0.as_str()).collect();
    assert_eq!(names, ["participants", "not_named", "about"]);
    let participants = &sheets[0].1;
    assert_eq!(participants[0][..3], ["order", "id", "name"]);
    let shown: Vec<&str> = participants[1..].iter().map(|row| row[2].as_str()).collect();
    assert_eq!(shown, ["Belarus", "Mongolia"]);
    let not_named: Vec<&str> = sheets[1].1[1..].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(not_named, ["Afghanistan", "Iran"]);
    let about = |what: &str| {
        let row = sheets[2].1.iter().find(|row| row[0] == what);
        row.map_or_else(String::new, |row| row[1].clone())
    };
    assert!(about("selection").starts_with("2 of 33"), "{}", about("selection"));
    assert_eq!(about("address"), "https://x.example/?category=observer");
    assert!(about("note").contains("Named means printed in the release"));
    let all = made(crate::BUNDLED, "?category=observer", "xlsx-all");
    assert_eq!(all[0].1.len(), 34);
    assert!(all[2].1.iter().all(|row| row[0] != "selection"), "nothing is selected in all of them");
}

#[test]
fn decisions_are_a_sheet_where_the_dataset_has_some() {
    let mut json: serde_json::Value = serde_json::from_str(crate::BUNDLED).unwrap();
    let decision = serde_json::json!({
        "state": "confirmed", "found_by": "person", "reason": "=said so", "by": "A. Coder",
        "at": "2026-01-31", "candidates": ["KOR", "PRK"], "none_of_these": true,
    });
    json["participations"][1]["decision"] = decision;
    let sheets = made(&json.to_string(), "", "xlsx-all");
    assert_eq!(sheets[2].0, "decisions");
    let [head, row] = &sheets[2].1[..] else { panic!("one decision") };
    let cell = |name: &str| row[head.iter().position(|it| it == name).unwrap()].as_str();
    assert_eq!(cell("order"), sheets[0].1[2][0]);
    assert_eq!(cell("id"), sheets[0].1[2][1]);
    assert_eq!((cell("state"), cell("by")), ("confirmed", "A. Coder"));
    assert_eq!(cell("reason"), "=said so", "a text, and no formula");
    assert_eq!((cell("candidates"), cell("none_of_these")), ("KOR; PRK", "true"));
    // A selection without that participant has no decisions.
    let id = &sheets[0].1[2][1];
    let others = made(&json.to_string(), "?category=observer", "xlsx-shown");
    assert!(others[0].1.iter().all(|row| &row[1] != id));
    assert!(others.iter().all(|sheet| sheet.0 != "decisions"));
}

#[test]
fn a_list_is_a_workbook_of_its_rows_or_of_its_breakdown() {
    let words = Lang::default().words();
    let mut reader = engine::Reader::new(Default::default());
    reader.feed("name;kind;size\n=A1;x;1,5\nB;y;20\nC;x;\n".as_bytes());
    let mut list = reader.finish();
    let setup = list.summary().suggested.clone();
    list.setup(&setup);
    let origin =
        Attribution { title: "a.csv".into(), selection: "x".into(), ..Attribution::default() };
    let facet =
        engine::protocol::FacetQuery { facet: 1, include: vec!["x".into()], ..Default::default() };
    let query = engine::protocol::Query { facets: vec![facet], ..Default::default() };
    let shown = list.book(&of_rows(words, Of::Shown, query.clone(), origin.clone())).unwrap();
    let shown = read_back(shown);
    assert_eq!(shown[0].0, "The rows");
    assert_eq!(shown[0].1, [["name", "kind", "size"], ["=A1", "x", "1.5"], ["C", "x", ""]]);
    assert_eq!(shown[1].1, [["what", "text"], ["title", "a.csv"], ["selection", "x"]]);
    let all = read_back(list.book(&of_rows(words, Of::All, query, origin.clone())).unwrap());
    assert_eq!((all[0].1.len(), all[1].1.len()), (4, 2));
    let column = |id: &str| Column { id: id.into(), label: None };
    let rows = vec![vec!["x".to_owned(), "2".to_owned()]];
    let table = Table { columns: vec![column("kind"), column("rows")], rows, origin };
    let breakdown = read_back(list.book(&of_breakdown(words, &table)).unwrap());
    assert_eq!(breakdown[0].1, [["kind", "rows"], ["x", "2"]]);
}
