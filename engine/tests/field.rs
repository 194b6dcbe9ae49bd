//! Lists as people really have them: what the page makes of each, by the door that people at a terminal
//! have (`cargo run --package engine --bin open`).
//!
//! The 44 minimal cases of 335 real files stand in `cases/`, what is made of them in
//! `cases/opened.txt`; what is right of each stands here. More of the same kinds are written here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)] // what helps tests may panic as tests do

use engine::open::{Given, Opened, open};
use engine::protocol::*;
use expect_test::expect_file;
use std::fs;
use std::path::PathBuf;

fn cases() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn case(name: &str) -> Opened {
    let bytes = fs::read(cases().join(name)).unwrap();
    open(name, &bytes, &Given::default()).unwrap()
}

fn with(name: &str, format: Format) -> Opened {
    let bytes = fs::read(cases().join(name)).unwrap();
    open(name, &bytes, &Given { encoding: None, format }).unwrap()
}

/// What of each case is right, as parts of what is told.
const RIGHT: &[(&str, &[&str])] = &[
    ("01-cp1252-french.csv", &["windows-1252", "Statut: Invité 2 · Membre 1", "rows       3"]),
    (
        "03-utf8-one-bad-byte.csv",
        &["utf-8", "in lines [4]", "problem    invalid_utf8 1", "rows       3"],
    ),
    ("05-cp1250-polish.csv", &["windows-1250", "Rola: członek 2 · gość 1"]),
    ("10-title-padded.csv", &["2 rows above, 1 of head", "rows       3", "note       title 1 [1]"]),
    (
        "11-title-unpadded.csv",
        &["1 rows above, 1 of head", "rows       3", "note       title 1 [1]"],
    ),
    ("13-sep-line.csv", &["';'", "rows       3", "note       separator 1 [1]"]),
    ("15-units-below-head.csv", &["rows       3", "Year | year | date", "note       units 1 [2]"]),
    ("16-head-repeated.csv", &["rows       3", "note       head_again 1 [4]"]),
    (
        "17-two-heads.csv",
        &["rows       3", "2 of head", "Delegation Head", "Meeting Year | year | date"],
    ),
    ("20-ghost-rows.csv", &["rows       2", "note       empty_rows 4"]),
    ("22-short-rows.csv", &["rows       3 (0 bad)", "note       short_rows 2 [3, 4]"]),
    (
        "24-tsv-stray-quote.tsv",
        &["rows       4 (0 bad)", "note       stray_quote 1 [2]", "5\" wide"],
    ),
    (
        "26-one-column-with-commas.csv",
        &["rows       3 (0 bad)", "Participant | text | name | 3 different"],
    ),
    ("30-date-d-m-y-slash.csv", &["Date | date | date | 4 different, 2019 to 2021, day_first"]),
    ("32-date-d-m-y-dots.csv", &["Date | date | date", "2019 to 2021"]),
    ("34-date-Month-d-y.csv", &["Date | date | date", "2019 to 2021"]),
    ("35-date-y-m-d-slash.csv", &["Date | date | date", "2019 to 2021"]),
    ("37-year-with-NA.csv", &["Year | year | date", "no value? NA 2"]),
    (
        "38-iso-date-first.csv",
        &["first by   year: 2019 2 · 2020 2 · 2021 1", "Signed | date | date"],
    ),
    ("3a-date-chinese.csv", &["Date | date | date", "2019 to 2021"]),
    ("3b-year-with-mark.csv", &["Year | year | date", "2019 to 2021"]),
    ("40-spaces-around.csv", &["Country: Germany 4 · Chile 2", "note       blanks 3"]),
    (
        "41-missing-words.csv",
        &["no value? NA 2, - 1, NULL 1, n/a 1", "NA 2 · member 2 · (no value) 1"],
    ),
    ("42-two-roles-comma.csv", &["Support: Humanitarian 4 · Military 4"]),
    ("45-slash-lists.csv", &["Roles: Member 4 · Chair 3 · Speaker 1"]),
    ("47-thousands.csv", &["Delegates | number |  | 5 different, thousands ','"]),
    (
        "49-order-in-facets.csv",
        &["Session: Session 1 2 · Session 2 2 · Session 10 2", "Size: 1 2 · 2 2 · 10 2"],
    ),
    ("4b-money-names-the-row.csv", &["named by   Country", "Money | money |"]),
    ("50-party-is-a-facet.csv", &["named by   Member", "first by   Party: "]),
    ("51-delegation-is-a-facet.csv", &["named by   Person_Name", "first by   Delegation: "]),
    ("53-first-and-last-name.csv", &["named by   First Name, Last Name"]),
    ("54-unique-but-mostly-empty.csv", &["Photo | link |  |", "first by   Status: "]),
    (
        "56-coordinates-as-facets.csv",
        &["latitude | coordinate |  |", "longitude | coordinate |  |", "first by   country: "],
    ),
    ("58-code-before-name.csv", &["named by   country"]),
    ("59-source-in-other-words.csv", &["source     Source(s)"]),
    ("5b-year-twice.csv", &["Year | year | date", "first by   Kind: x 2 · y 1"]),
    ("60-percent-of.csv", &["mission: A 5 · B 3"]),
    ("62-order-under-a-filter.csv", &["delegation: "]),
    ("70-json-wrapped.json", &["rows at “delegates”", "rows       3", "org.title | text | facet"]),
    (
        "72-json-nan.json",
        &[
            "rows       3 (0 bad)",
            "size | number |  | 3 different, 1 empty",
            "note       not_a_number 1",
        ],
    ),
    ("73-json-nested.json", &["org.id", "org.title | text | facet"]),
    ("80-pdf.pdf", &["rows       0", "problem    pdf 1"]),
    ("82-ole.xls", &["rows       0", "problem    old_office 1"]),
    ("83-one-csv-in.zip", &["rows       "]),
];

#[test]
fn the_cases_of_the_field_open_as_is_right() {
    let mut names: Vec<String> = fs::read_dir(cases())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "opened.txt")
        .collect();
    names.sort();
    let known: Vec<&str> = RIGHT.iter().map(|it| it.0).collect();
    assert_eq!(names, known);
    let mut all = String::new();
    for (name, parts) in RIGHT {
        let text = case(name).text();
        for part in *parts {
            assert!(text.contains(part), "{name} has no “{part}”:\n{text}");
        }
        all += &(text + "\n");
    }
    expect_file![cases().join("opened.txt")].assert_eq(&all);
}

fn column(opened: &Opened, name: &str) -> usize {
    opened.list.summary().columns.iter().position(|column| column.name == name).unwrap()
}

fn answer(opened: &mut Opened, query: Query, order: Order) -> Answer {
    let want = Want { order, ..Want::default() };
    let Told::Answer(answer) = opened.list.ask(&Ask::Answer { query, want }) else { panic!() };
    answer
}

fn include(facet: usize, value: &str) -> Query {
    let include = vec![value.to_owned()];
    Query {
        facets: vec![FacetQuery { facet, include, ..FacetQuery::default() }],
        ..Query::default()
    }
}

fn values(answer: &Answer, facet: usize) -> Vec<String> {
    let facet = answer.facets.iter().find(|it| it.facet == facet).unwrap();
    facet.values.iter().map(|it| format!("{} {}", it.value, it.count)).collect()
}

#[test]
fn shares_are_of_rows_found_under_the_filters() {
    let mut opened = case("60-percent-of.csv");
    let (mission, country) = (column(&opened, "mission"), column(&opened, "country"));
    let query = include(mission, "A");
    let by = By::Facet(country);
    let ask = Ask::Breakdown { query, by, split: None, limit: 9, split_limit: 0 };
    let Told::Breakdown(breakdown) = opened.list.ask(&ask) else { panic!() };
    let rows: Vec<_> = breakdown.rows.iter().map(|it| (&*it.value, it.count, it.all)).collect();
    // 3 of the 4 rows of Y are 75 %, and of the 5 rows found 60 %.
    assert_eq!((breakdown.total, rows), (5, vec![("X", 2, 4), ("Y", 3, 4)]));
}

#[test]
fn values_with_rows_stand_first_where_not_all_are_told() {
    let mut opened = case("62-order-under-a-filter.csv");
    let (group, delegation) = (column(&opened, "group"), column(&opened, "delegation"));
    let answer = answer(&mut opened, include(group, "bodies"), Order::Count);
    let told = values(&answer, delegation);
    assert_eq!(told.len(), 12);
    assert!(told[..4].iter().all(|it| it.ends_with(" 2")), "{told:?}");
    assert!(told[4..].iter().all(|it| it.ends_with(" 0")), "{told:?}");
    let query = include(group, "bodies");
    let (text, order) = (String::new(), Order::Count);
    let ask = Ask::Values { query, facet: delegation, text, from: 0, count: 5, order };
    let Told::Values(found) = opened.list.ask(&ask) else { panic!() };
    let counts: Vec<usize> = found.values.iter().map(|it| it.count).collect();
    assert_eq!(counts, [2, 2, 2, 2, 0]);
}

#[test]
fn facets_stand_by_count_or_by_value() {
    let text = "name,round\nA,10\nB,2\nC,10\nD,1\nE,2\nF,10\nG,\n";
    let mut opened = open("rounds.csv", text.as_bytes(), &Given::default()).unwrap();
    let round = column(&opened, "round");
    let by = |opened: &mut Opened, order| values(&answer(opened, Query::default(), order), round);
    assert_eq!(by(&mut opened, Order::Count), ["10 3", "2 2", " 1", "1 1"]);
    assert_eq!(by(&mut opened, Order::Value), ["1 1", "2 2", "10 3", " 1"]);
}

#[test]
fn numbers_and_dates_are_sorted_as_what_they_are() {
    let sorted = |name: &str, by: &str| -> Vec<String> {
        let mut opened = case(name);
        let column = column(&opened, by);
        let sort = Some(Sort { column, descending: false });
        let ask = Ask::Rows { query: Query::default(), from: 0, count: 9, sort };
        let Told::Rows(rows) = opened.list.ask(&ask) else { panic!() };
        rows.rows.into_iter().map(|row| row.cells[column].clone()).collect()
    };
    assert_eq!(sorted("47-thousands.csv", "Delegates"), ["56", "987", "1,234", "2,300", "10,002"]);
    let days = ["31/01/2019", "05/03/2019", "17/11/2020", "02/12/2021"];
    assert_eq!(sorted("30-date-d-m-y-slash.csv", "Date"), days);
    assert_eq!(
        sorted("49-order-in-facets.csv", "Session")[2..5],
        ["Session 2", "Session 2", "Session 10"]
    );
}

#[test]
fn a_search_finds_words_of_every_column_of_words() {
    let mut opened = case("53-first-and-last-name.csv");
    let found = |opened: &mut Opened, text: &str| {
        let query = Query { text: text.to_owned(), ..Query::default() };
        answer(opened, query, Order::Count).total
    };
    for (text, rows) in
        [("ann ash", 1), ("ash ann", 1), ("red cross", 2), ("chile", 2), ("fiji bo", 1), ("zz", 0)]
    {
        assert_eq!(found(&mut opened, text), rows, "{text}");
    }
    // By the label alone, where nothing else is asked for.
    let label = Setup { label: Some(0), ..Setup::default() };
    opened.list.setup(&label);
    assert_eq!((found(&mut opened, "ann"), found(&mut opened, "chile")), (1, 0));
}

#[test]
fn dates_are_asked_for_by_year_month_and_range() {
    let mut opened = case("30-date-d-m-y-slash.csv");
    let total = |opened: &mut Opened, query| answer(opened, query, Order::Count).total;
    let none = Query::default;
    assert_eq!(total(&mut opened, Query { years: vec![2019], ..none() }), 2);
    assert_eq!(
        total(&mut opened, Query { months: vec!["2019-03".into(), "2021-12".into()], ..none() }),
        2
    );
    assert_eq!(total(&mut opened, Query { from: "2019-03".into(), ..none() }), 3);
    assert_eq!(
        total(&mut opened, Query { from: "2019-02".into(), to: "2020".into(), ..none() }),
        2
    );
    assert_eq!(total(&mut opened, Query { to: "2019-01-31".into(), ..none() }), 1);
    assert_eq!(total(&mut opened, Query { to: "2019-01-30".into(), ..none() }), 0);
    assert_eq!(
        total(&mut opened, Query { from: "soon".into(), months: vec!["x".into()], ..none() }),
        4
    );
    let ask =
        Ask::Breakdown { query: none(), by: By::Month, split: None, limit: 9, split_limit: 0 };
    let Told::Breakdown(months) = opened.list.ask(&ask) else { panic!() };
    assert_eq!(months.rows.len(), 36, "every month from January 2019 to December 2021");
    let filled = months.rows.iter().filter(|it| it.count > 0).map(|it| it.value.as_str());
    assert_eq!(filled.collect::<Vec<_>>(), ["2019-01", "2019-03", "2020-11", "2021-12"]);
}

#[test]
fn every_guess_can_be_overridden() {
    let rows = |opened: &Opened| opened.list.summary().rows;
    let names = |opened: &Opened| -> Vec<String> {
        opened.list.summary().columns.iter().map(|it| it.name.clone()).collect()
    };
    // The head stands elsewhere, or there is none; the title is a row.
    let format = Format { skip: Some(0), ..Format::default() };
    assert_eq!(rows(&with("10-title-padded.csv", format)), 4);
    let format = Format { skip: Some(3), has_header: Some(false), ..Format::default() };
    let opened = with("10-title-padded.csv", format);
    assert_eq!(
        (rows(&opened), names(&opened)),
        (3, vec!["Column 1".into(), "Column 2".into(), "Column 3".into()])
    );
    let format = Format { head_rows: Some(1), skip: Some(1), ..Format::default() };
    assert_eq!(
        names(&with("17-two-heads.csv", format)),
        ["Country", "Head", "Size", "Year", "City"]
    );
    let format = Format { below: Some(0), ..Format::default() };
    assert_eq!(rows(&with("15-units-below-head.csv", format)), 4);
    let format = Format { delimiter: Some(','), ..Format::default() };
    assert_eq!(names(&with("05-cp1250-polish.csv", format)), ["Nazwa;Rola"]);
    let format = Format { trim: Some(false), ..Format::default() };
    let mut opened = with("40-spaces-around.csv", format);
    assert!(opened.text().contains("5 different"), "{}", opened.text());
    // Words that mean no value, kinds of columns, the order of days and months.
    let no_value = ["NA", "n/a", "-", "NULL"].map(str::to_owned).to_vec();
    let mut opened = with("41-missing-words.csv", Format { no_value, ..Format::default() });
    assert!(opened.text().contains("Role: (no value) 6 · member 2"), "{}", opened.text());
    assert!(opened.text().contains("note       no_value 5"));
    let kinds = vec![(2, ColumnKind::Text)];
    let opened = with("5b-year-twice.csv", Format { kinds, ..Format::default() });
    assert_eq!(opened.list.summary().suggested.date, None);
    let text = "name,day\nA,05/03/2019\nB,06/04/2019\n";
    let months = |order| {
        let format = Format { date_order: order, ..Format::default() };
        let opened = open("days.csv", text.as_bytes(), &Given { encoding: None, format });
        let mut list = opened.unwrap().list;
        let Told::Rows(rows) =
            list.ask(&Ask::Rows { query: Query::default(), from: 0, count: 1, sort: None })
        else {
            panic!()
        };
        rows.rows[0].date.clone()
    };
    assert_eq!(months(Some(DateOrder::MonthFirst)), "2019-05-03");
    assert_eq!(months(Some(DateOrder::DayFirst)), "2019-03-05");
    // A total is a row, if one says so.
    let text = "Country,n\nChile,3\nFiji,4\nTotal,7\n";
    let total = |footer| {
        let format = Format { footer, ..Format::default() };
        rows(&open("total.csv", text.as_bytes(), &Given { encoding: None, format }).unwrap())
    };
    assert_eq!((total(None), total(Some(0)), total(Some(2))), (2, 3, 1));
}

#[test]
fn an_encoding_chosen_by_hand_is_taken() {
    let bytes = fs::read(cases().join("01-cp1252-french.csv")).unwrap();
    let given = Given { encoding: Some("windows-1251".to_owned()), ..Given::default() };
    assert!(open("x.csv", &bytes, &given).unwrap().text().contains("Invitй"));
    let given = Given { encoding: Some("nonsense".to_owned()), ..Given::default() };
    assert!(open("x.csv", &bytes, &given).is_err());
}

#[test]
fn spellings_are_offered_and_counted_as_one_if_one_says_so() {
    let text = "name,country\nA,Germany\nB,germany\nC,GERMANY.\nD,Chile\nE,Germany\nF,Chile\n";
    let opened = open("x.csv", text.as_bytes(), &Given::default()).unwrap();
    let offered = opened.list.summary().spellings.clone();
    assert_eq!(offered.len(), 1);
    let texts: Vec<String> = offered[0].texts.iter().map(|it| it.0.clone()).collect();
    assert_eq!(texts, ["Germany", "GERMANY.", "germany"]);
    let merge = vec![Merge { column: 1, into: texts[0].clone(), texts: texts[1..].to_vec() }];
    let given = Given { encoding: None, format: Format { merge, ..Format::default() } };
    let mut opened = open("x.csv", text.as_bytes(), &given).unwrap();
    assert!(opened.text().contains("country: Germany 4 · Chile 2"), "{}", opened.text());
    assert!(opened.text().contains("note       merged 2"));
    assert!(opened.list.summary().spellings.is_empty());
}

#[test]
fn the_first_rows_are_shown_as_they_stand_beside_what_was_made_of_them() {
    let opened = case("10-title-padded.csv");
    let preview = &opened.list.summary().preview;
    let taken: Vec<Taken> = preview.iter().map(|row| row.taken).collect();
    assert_eq!(
        taken,
        [Taken::Aside, Taken::Aside, Taken::Head, Taken::Row, Taken::Row, Taken::Row]
    );
    assert_eq!(preview[0].raw, ["List of participants as of 3 October", "", ""]);
    assert_eq!((preview[3].row, preview[3].raw.clone()), (4, preview[3].made.clone()));
    let opened = case("40-spaces-around.csv");
    let row = &opened.list.summary().preview[4];
    assert_eq!((row.raw[1].as_str(), row.made[1].as_str()), (" Germany", "Germany"));
}

#[test]
fn old_requests_are_still_understood() {
    let format: Format = serde_json::from_str(r#"{"delimiter":";","has_header":true}"#).unwrap();
    assert_eq!(
        format,
        Format { delimiter: Some(';'), has_header: Some(true), ..Format::default() }
    );
    let setup: Setup =
        serde_json::from_str(r#"{"label":0,"facets":[1],"multi":[[1,";"]],"date":2}"#).unwrap();
    assert_eq!((setup.label, setup.search.len(), setup.first), (Some(0), 0, None));
    let ask: Ask = serde_json::from_str(r#"{"values":{"facet":1,"from":0,"count":5}}"#).unwrap();
    assert!(matches!(ask, Ask::Values { order: Order::Count, .. }));
    let ask: Ask = serde_json::from_str(
        r#"{"answer":{"query":{"text":"a","years":[2020]},"want":{"per_facet":3}}}"#,
    )
    .unwrap();
    assert!(matches!(ask, Ask::Answer { .. }));
}
