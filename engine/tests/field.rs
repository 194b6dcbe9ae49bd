//! Lists as people really have them: what the page makes of each, by the door that people at a terminal
//! have (`cargo run --package engine --bin open`).
//!
//! The 44 minimal cases of 335 real files stand in `cases/`, what is made of them in
//! `cases/opened.txt`; what is right of each stands here. More of the same kinds are written here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)] // what helps tests may panic as tests do

mod told;

use engine::open::{Given, Opened, open};
use engine::protocol::*;
use expect_test::expect_file;
use std::fs;
use std::path::PathBuf;
use told::{Case, check};

fn cases() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn case(name: &str) -> Opened {
    let bytes = fs::read(cases().join(name)).unwrap();
    open(name, &bytes, &Given::default()).unwrap()
}

fn with(name: &str, format: Format) -> Opened {
    let bytes = fs::read(cases().join(name)).unwrap();
    open(name, &bytes, &Given { format, ..Given::default() }).unwrap()
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
        &["2 rows above, 1 of head", "rows       3", "note       title 1 [1]"],
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
    ("24-tsv-stray-quote.tsv", &["rows       4 (0 bad)", "note       stray_quote 1 [2]"]),
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
            "size | number |  | 2 different, 1 empty",
            "note       not_a_number 1",
        ],
    ),
    ("73-json-nested.json", &["org.id", "org.title | text | facet"]),
    ("80-pdf.pdf", &["rows       0", "problem    pdf 1"]),
    ("82-ole.xls", &["rows       0", "problem    old_office 1"]),
    ("83-one-csv-in.zip", &["which is read", "rows       2 (0 bad)"]),
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
    let Reply::Answer(answer) = opened.list.ask(&Ask::Answer { query, want }) else { panic!() };
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
    let Reply::Breakdown(breakdown) = opened.list.ask(&ask) else { panic!() };
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
    let Reply::Values(found) = opened.list.ask(&ask) else { panic!() };
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
        let ask = Ask::Rows { query: Query::default(), from: 0, count: 9, sort, date: None };
        let Reply::Rows(rows) = opened.list.ask(&ask) else { panic!() };
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
    let Reply::Breakdown(months) = opened.list.ask(&ask) else { panic!() };
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
        let opened = open("days.csv", text.as_bytes(), &Given { format, ..Given::default() });
        let mut list = opened.unwrap().list;
        let Reply::Rows(rows) = list.ask(&Ask::Rows {
            query: Query::default(),
            from: 0,
            count: 1,
            sort: None,
            date: None,
        }) else {
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
        rows(&open("total.csv", text.as_bytes(), &Given { format, ..Given::default() }).unwrap())
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
    let given = Given { format: Format { merge, ..Format::default() }, ..Given::default() };
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

/// More lists of the same kinds, and others that people meet: the name, the text, and what is to be
/// told of it; `!` before what is not.
const MORE: &[Case] = &[
    // Shape.
    (
        "title and source above",
        "Participants in COP 1\nSource: Secretariat\n\nName,Country,Role\nA,Chile,member\nB,Fiji,guest\nC,Chile,guest\n",
        &["rows       3", "3 rows above", "Country: Chile 2 · Fiji 1"],
    ),
    (
        "comments",
        "# made by a program\n# on a day\nname,country\nA,Chile\nB,Fiji\nC,Chile\n",
        &["rows       3", "note       comment 2", "country: Chile 2 · Fiji 1"],
    ),
    (
        "head as a comment",
        "#name,country,n\nA,Chile,3\nB,Fiji,4\nC,Chile,5\n",
        &["rows       3", "name | text | name", "country: Chile 2"],
    ),
    (
        "comments and a head as one",
        "# made by a program\n#name\tcountry\nA\tChile\nB\tFiji\nC\tChile\n",
        &["rows       3", "name | text | name"],
    ),
    (
        "sep and title",
        "sep=,\nList of members\n\nName,Country\nA,Chile\nB,Fiji\nC,Chile\n",
        &["rows       3", "note       separator 1", "note       title 1"],
    ),
    ("sep of a tab", "sep=\t\nName\tCountry\nA\tChile\nB\tFiji\n", &["'\\t'", "rows       2"]),
    (
        "World Bank",
        "Data Source,World Development Indicators,\n\nLast Updated Date,2020-01-01,\n\nCountry Name,Country Code,Indicator Name,1960,1961,1962\nChile,CHL,Delegates,1,2,3\nFiji,FJI,Delegates,4,5,6\nMali,MLI,Delegates,7,8,9\n",
        &["rows       3", "named by   Country Name", "1960 | number"],
    ),
    (
        "hxl tags",
        "Country,Affected,Date\n#country,#affected,#date\nChile,3,2019-01-02\nFiji,4,2019-02-03\n",
        &["rows       2", "note       units 1 [2]", "Affected | number"],
    ),
    (
        "units in words",
        "Country,Area,Population\n,km2,persons\nChile,756,19\nFiji,18,1\nMali,1240,20\n",
        &["rows       3", "note       units 1", "Area | number"],
    ),
    (
        "numbered columns",
        "Страна,Делегация,Человек\n1,2,3\nЧили,А,12\nФиджи,Б,13\nМали,В,15\n",
        &["rows       3", "note       units 1", "Человек | number"],
    ),
    (
        "second head",
        "Country,Votes,,\n,Yes,No,Abstain\nChile,1,2,3\nFiji,4,5,6\nMali,7,8,9\n",
        &["rows       3", "2 of head", "Votes Yes", "Votes Abstain | number"],
    ),
    (
        "repeated head of pages",
        "Name;Land\nA;Chile\nName;Land\nB;Fiji\nName;Land\nC;Chile\n",
        &["rows       3", "note       head_again 2"],
    ),
    (
        "total",
        "Country,2019,2020\nChile,3,4\nFiji,5,6\nTotal,8,10\n",
        &["rows       2", "note       footer 1"],
    ),
    (
        "source below",
        "Country,n\nChile,3\nFiji,4\nMali,5\n\nSource: UN, 2020\nNote: provisional\n",
        &["rows       3 (0 bad)", "note       footer 2"],
    ),
    (
        "notes below",
        "Country,n,x\nChile,3,a\nFiji,4,b\n,,\n* Provisional figures.,,\n(1) Without observers.,,\n",
        &["rows       2", "note       footer 2"],
    ),
    (
        "Russian total",
        "Страна;Человек\nЧили;3\nФиджи;4\nИтого;7\n",
        &["rows       2", "note       footer 1"],
    ),
    (
        "trailing separators",
        "Name,Country,,\nA,Chile,,\nB,Fiji,,\nC,Chile,,\n",
        &["rows       3 (0 bad)", "note       empty_columns 2", "!Column 3"],
    ),
    (
        "trailing separators in rows only",
        "Name,Country\nA,Chile,\nB,Fiji,\nC,Chile,\n",
        &["rows       3 (0 bad)", "note       empty_cells 3"],
    ),
    (
        "ragged",
        "Name,Status,Country,Note\nA,x,Chile\nB,y,Fiji\nC,x,Chile,n\nD,x\n",
        &["rows       4 (0 bad)", "note       short_rows 3"],
    ),
    (
        "names of rows",
        "speed\tdist\n1\t4\t2\n2\t4\t10\n3\t7\t4\n",
        &["rows       3 (0 bad)", "Column 1", "speed | number", "note       no_first_name"],
    ),
    (
        "no head",
        "A,Chile,2019\nB,Fiji,2020\nC,Chile,2019\nD,Fiji,2020\n",
        &["rows       4", "0 of head", "Column 2: Chile 2 · Fiji 2"],
    ),
    (
        "a name that stands again",
        "Name,Country,Other\nA,Chile,None\nB,Fiji,Other\nC,Chile,None\n",
        &["rows       3", "1 of head"],
    ),
    (
        "wide years",
        "Country,2018,2019,2020\nChile,1,2,3\nFiji,4,5,6\n",
        &["rows       2", "2018 | number"],
    ),
    (
        "ghost rows with blanks",
        "Name;Country\nA;Chile\n ; \n\"\";\"\"\nB;Fiji\n",
        &["rows       2", "note       empty_rows 2"],
    ),
    (
        "blanks around quotes",
        "Name, Country\n\"A, B\", \"Chile\"\n\"C\" , \"Fiji, north\"\nD, \"Chile\"\n",
        &["rows       3 (0 bad)", "Country: Chile 2 · Fiji, north 1"],
    ),
    (
        "quotes inside",
        "Name,Title\nA,\"He said \"hi\"\"\nB,5\" wide\nC,plain\n",
        &["rows       3 (0 bad)"],
    ),
    (
        "a stray quote in csv",
        "name,note\nA,\"open\nB,plain\nC,5\" wide\nD,plain\n",
        &["rows       4 (0 bad)", "note       stray_quote 1"],
    ),
    (
        "an unclosed quote in tsv",
        "name\tnote\nA\t\"open\nB\tplain\n",
        &["rows       2 (0 bad)", "note       stray_quote 1"],
    ),
    (
        "tsv with a swallowed row",
        "name\tnote\nA\t\"open\nB\tplain\"\nC\tx\n",
        &["rows       3 (0 bad)"],
    ),
    ("lines in cells", "name,note\nA,\"one\ntwo\"\nB,x\n", &["rows       2 (0 bad)"]),
    ("one column", "Name\nChile\nFiji\nChile\n", &["rows       3", "Name: Chile 2 · Fiji 1"]),
    (
        "one column of quoted names",
        "Name\n\"Roe, Ann\"\n\"Poe, Bea\"\n",
        &["rows       2 (0 bad)", "Name | text | name"],
    ),
    (
        "one column, ragged commas",
        "Member\nRoe, Ann\nPoe, Bea, Dr.\nLow\nCy, Dee\n",
        &["rows       4 (0 bad)"],
    ),
    (
        "title with commas",
        "Members, observers and guests\nName;Country\nA;Chile\nB;Fiji\n",
        &["rows       2", "';'"],
    ),
    (
        "semicolons and decimal commas",
        "Land;Anteil;Betrag\nChile;1,5;1.234,50\nFiji;2,25;10.000,00\nMali;3;12,00\n",
        &["Anteil | number |  | 3 different, decimal comma", "Betrag | number", "thousands '.'"],
    ),
    (
        "pipes",
        "Name|Country\nA, B|Chile\nC, D|Fiji\nE, F|Chile\n",
        &["'|'", "rows       3", "Country: Chile 2"],
    ),
    ("a mark within", "\u{feff}Name,Country\nA,Chile\nB,Fiji\n", &["Name | text | name"]),
    ("old line ends", "Name,Country\rA,Chile\rB,Fiji\r", &["rows       2"]),
    // Dates and numbers.
    (
        "m/d/y",
        "Name,Date\nA,01/31/2019\nB,03/05/2019\nC,11/17/2020\n",
        &["month_first", "2019 to 2020"],
    ),
    (
        "nobody tells",
        "Name,Date\nA,01/02/2019\nB,03/05/2019\n",
        &["Date | date | date", "2019 to 2019", "!day_first, ", "!month_first"],
    ),
    ("two digits", "Name,Date\nA,31-Jan-19\nB,5-Mar-98\n", &["1998 to 2019"]),
    (
        "French",
        "Nom,Date\nA,31 janvier 2019\nB,1er mars 2020\nC,17 août 2021\n",
        &["Date | date | date", "2019 to 2021"],
    ),
    (
        "German",
        "Name;Datum\nA;31. Januar 2019\nB;5. März 2020\nC;17. Dezember 2021\n",
        &["Datum | date | date", "2019 to 2021"],
    ),
    (
        "Spanish",
        "Nombre;Fecha\nA;31 de enero de 2019\nB;5 de marzo de 2020\n",
        &["Fecha | date | date"],
    ),
    (
        "Russian",
        "Имя;Дата\nА;31 января 2019 г.\nБ;5 марта 2020 года\n",
        &["Дата | date | date", "2019 to 2020"],
    ),
    ("Korean", "이름,날짜\nA,2019년 1월 31일\nB,2020년 3월 5일\n", &["날짜 | date | date"]),
    (
        "times",
        "Name,When\nA,2019-01-31T10:00:00Z\nB,2020-02-01 11:30\nC,2021-03-04T09:00:00+02:00\n",
        &["When | date | date"],
    ),
    ("excel", "Name,Date\nA,1/31/2019 10:15\nB,12/5/2020 9:00\n", &["month_first"]),
    (
        "ranges",
        "Name,Term\nA,1999-2003\nB,2003–2007\nC,2007/2011\nD,2014–\n",
        &["Term | year | date", "1999 to 2014"],
    ),
    (
        "seasons",
        "Team,Season\nA,2018/19\nB,2019/20\nC,2018/19\n",
        &["Season | year | date", "2018 to 2019"],
    ),
    ("fiscal years", "Agency,FY\nA,FY2019\nB,FY2020\nC,FY2019\n", &["FY | year | date"]),
    (
        "floats of years",
        "name,year\nA,2019.0\nB,2020.0\nC,\nD,2019.0\n",
        &["year | year | date", "2019 to 2020", "1 empty"],
    ),
    ("compact", "name,date\nA,20190131\nB,20200229\n", &["date | date | date"]),
    ("months", "name,month\nA,2019-01\nB,2019-02\nC,2020-01\n", &["month | date | date"]),
    ("no years", "name,votes\nA,1200\nB,1900\nC,1500\n", &["votes | number", "date       –"]),
    (
        "birth is no date of the list",
        "Member,Born,Elected\nA,1960-01-02,2019-05-01\nB,1971-02-03,2014-05-01\n",
        &["date       Elected"],
    ),
    (
        "years by name in spite of words",
        "Name,Year\nA,2019\nB,2020\nC,n.d.\nD,unknown\nE,2019\nF,forthcoming\n",
        &["Year | year | date"],
    ),
    ("signs of minus", "name,change\nA,−3\nB,(12)\nC,5-\nD,+7.5\n", &["change | number"]),
    ("percent", "name,share\nA,12 %\nB,3.5%\nC,100%\n", &["share | percent |  |"]),
    (
        "money",
        "name;budget\nA;€ 1.234,50\nB;€ 10,00\nC;€ 2.000.000,00\n",
        &["budget | money", "decimal comma"],
    ),
    (
        "blanks between thousands",
        "name;n\nA;1 234\nB;10 002\nC;56\n",
        &["n | number", "thousands ' '"],
    ),
    ("codes are no numbers", "name,zip\nA,01234\nB,00501\nC,10001\n", &["zip | id |  |"]),
    // What columns are.
    (
        "MEPs",
        "fullName,country,politicalGroup,id,nationalPoliticalGroup\nA B,Italy,EPP,1,X\nC D,Italy,SD,2,Y\nE F,Malta,EPP,3,X\nG H,Malta,EPP,4,X\n",
        &["named by   fullName", "  politicalGroup: EPP 3 · SD 1", "!id | number | facet"],
    ),
    (
        "states and years",
        "ccode,country,year,vote,rcid\n1,Chile,1990,1,9\n1,Chile,1991,2,10\n2,Fiji,1990,1,9\n2,Fiji,1991,1,10\n3,Mali,1990,3,9\n3,Mali,1991,1,10\n",
        &["named by   country", "date       year", "country: Chile 2 · Fiji 2 · Mali 2"],
    ),
    (
        "peacekeeping",
        "Contributing_Country,Mission,Personnel_Type,Male,Female,Last_Reporting_Date\nChile,A,Troops,10,2,2019-01-31\nChile,B,Police,3,1,2019-01-31\nFiji,A,Troops,120,12,2019-01-31\nMali,B,Troops,33,4,2019-01-31\n",
        &["named by   Contributing_Country", "Mission: A 2 · B 2", "Male | number |  |"],
    ),
    (
        "treaties",
        "Participant,Signature,Ratification\nChile,15 Jun 1992,9 Sep 1994\nFiji,14 Oct 1992,25 Feb 1993\nMali,22 Sep 1992,\n",
        &["named by   Participant", "Signature | date | date", "Ratification | date"],
    ),
    (
        "delegates",
        "Last Name,First Name,Organization,Title,Type\nAsh,Ann,Red Cross,Ms.,NGO\nBay,Bo,Red Cross,Mr.,NGO\nCoe,Cy,Chile,Mr.,Party\nDay,Di,Chile,Ms.,Party\n",
        &["named by   Last Name, First Name", "Title: ", "Type: NGO 2 · Party 2"],
    ),
    (
        "title is a role",
        "Name,Title,Country\nA,Minister,Chile\nB,Minister,Fiji\nC,Adviser,Chile\nD,Adviser,Fiji\n",
        &["named by   Name", "Title: Adviser 2 · Minister 2"],
    ),
    (
        "title names",
        "Title,Author,Year\nOn lists,A,2019\nOn rows,B,2020\nOn cells,A,2019\n",
        &["named by   Title", "Author: A 2 · B 1"],
    ),
    (
        "code beside the name",
        "iso3,country_name,region\nCHL,Chile,South\nFJI,Fiji,East\nCHL,Chile,South\nMLI,Mali,West\nFJI,Fiji,East\n",
        &["named by   country_name", "code of country_name"],
    ),
    (
        "mail and telephones",
        "name,email,phone,website\nA,a@example.org,+41 22 555 01 00,https://a.example\nB,b@example.org,+41 22 555 01 01,https://b.example\nC,a@example.org,+41 22 555 01 00,https://a.example\n",
        &["email | email |  |", "phone | phone |  |", "website | link | source"],
    ),
    (
        "sources in German",
        "Name;Art;Quelle\nA;x;Bericht 1\nB;y;Bericht 2\nC;x;Bericht 1\n",
        &["source     Quelle"],
    ),
    (
        "sources in Russian",
        "Название;Вид;Ссылка на источник\nА;x;https://example.org/1\nБ;y;https://example.org/2\nВ;x;https://example.org/3\n",
        &["source     Ссылка на источник"],
    ),
    (
        "a picture is no source",
        "Name,Photo,Kind\nA,https://example.org/1.jpg,x\nB,https://example.org/2.jpg,y\nC,https://example.org/3.jpg,x\n",
        &["source     –", "Photo | link |  |"],
    ),
    (
        "Namibia",
        "code,country,kind\nNA,Namibia,x\nCL,Chile,y\nFJ,Fiji,x\n",
        &["named by   country", "no value? NA 1", "!1 empty"],
    ),
    (
        "several by bars",
        "name,themes\nA,law|police\nB,police\nC,law|trade\nD,law\n",
        &["themes: law 3 · police 2 · trade 1"],
    ),
    (
        "several in Chinese",
        "名称,职务\n甲,主任、委员\n乙,委员\n丙,主任\n丁,主任、委员\n",
        &["职务: 主任 3 · 委员 3"],
    ),
    (
        "commas of names are none",
        "Name,Country\nA,\"Congo, Democratic Republic of the\"\nB,\"Moldova, Republic of\"\nC,\"Korea, Republic of\"\nD,Chile\nE,Chile\n",
        &["!parts by"],
    ),
    (
        "cities",
        "Name,City\nA,\"Paris, France\"\nB,\"Lyon, France\"\nC,\"Paris, France\"\nD,\"Bonn, Germany\"\n",
        &["!parts by", "City: Paris, France 2"],
    ),
    ("slashes in dates", "Name,Session\nA,2018/2019\nB,2019/2020\nC,2018/2019\n", &["!parts by"]),
    (
        "yes and nothing",
        "name,small island\nA,yes\nB,\nC,yes\nD,\n",
        &["small island: (no value) 2 · yes 2"],
    ),
    (
        "a column of one value",
        "name,list,kind\nA,x,p\nB,x,q\nC,x,p\n",
        &["facets\n  kind: p 2 · q 1"],
    ),
    ("duplicate names", "name,kind,kind\nA,x,1\nB,y,2\nC,x,1\n", &["kind (2)"]),
    // JSON.
    (
        "geojson",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"A\",\"kind\":\"x\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1.5,2.5]}},{\"type\":\"Feature\",\"properties\":{\"name\":\"B\",\"kind\":\"x\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[3.5,4.5]}}]}",
        &["rows at “features”", "rows       2", "named by   properties.name"],
    ),
    (
        "participants in meetings",
        "[{\"meeting\":\"M1\",\"year\":2019,\"participants\":[{\"name\":\"A\"},{\"name\":\"B\"}]},{\"meeting\":\"M2\",\"year\":2020,\"participants\":[{\"name\":\"C\"}]}]",
        &["rows       3", "named by   name", "meeting: M1 2 · M2 1", "rows at “[].participants”"],
    ),
    (
        "arrays of arrays",
        "[[\"name\",\"n\"],[\"A\",1],[\"B\",2],[\"A\",3]]",
        &["rows       3", "n | number"],
    ),
    (
        "meta beside data",
        "{\"meta\":{\"count\":2,\"columns\":[{\"id\":\"name\"}]},\"data\":{\"items\":[{\"name\":\"A\"},{\"name\":\"B\"},{\"name\":\"C\"}]}}",
        &["rows at “data.items”", "rows       3", "note       other_lists 1"],
    ),
    (
        "objects over several lines",
        "{\n \"name\": \"A\",\n \"n\": 1\n}\n{\n \"name\": \"B\",\n \"n\": 2\n}\n",
        &["rows       2 (0 bad)", "n | number"],
    ),
    ("a single object", "{\"name\":\"A\",\"n\":1}", &["rows       1", "n | number"]),
    (
        "labels by their names",
        "[{\"name\":\"A\",\"labels\":[{\"name\":\"x\"},{\"name\":\"y\"}]},{\"name\":\"B\",\"labels\":[{\"name\":\"x\"}]},{\"name\":\"C\",\"labels\":[{\"name\":\"y\"}]}]",
        &["rows       3", "labels: x 2 · y 2"],
    ),
    (
        "infinite numbers",
        "{\"name\":\"A\",\"n\":Infinity}\n{\"name\":\"B NaN\",\"n\":-Infinity}\n",
        &["rows       2 (0 bad)", "not_a_number 2"],
    ),
    // Shapes of other programs.
    (
        "a table of psql",
        "  name | party  | votes \n-------+--------+------\n A     | Unity  |  3481\n B     | Labour |  5436\n C     | Unity  |    12\n(3 rows)\n\n",
        &["rows       3 (0 bad)", "1 below it, 1 at the end", "votes | number"],
    ),
    (
        "a table of Markdown",
        "| name | party |\n|:-----|-------|\n| A | Unity |\n| B | Labour |\n| C | Unity |\n",
        &["rows       3 (0 bad)", "1 below it"],
    ),
    (
        "one column with a semicolon here and there",
        "Organisation\nBridge Builders\nWater Watch; local branch\nMeeting House\nHarbour Choir\nOwl Society\nLamp\n",
        &["rows       6 (0 bad)", "cells between '\\n'"],
    ),
    (
        "lines that are one quoted cell each",
        "\"Delegate,Country,Committee\"\n\"A,Chile,Science\"\n\"B,Laos,\"\"Budget, Audit\"\"\"\n\"C,Malta,Legal\"\n",
        &["rows       3 (0 bad)", "Committee | ", "Country | "],
    ),
    (
        "columns of statistics programs",
        "{\"name\": {\"0\": \"A\", \"1\": \"B\"}, \"year\": {\"0\": 2019, \"1\": 2020}}",
        &["rows       2 (0 bad)", "year | year", "named by   name"],
    ),
    (
        "columns as lists",
        "{\"name\": [\"A\", \"B\"], \"year\": [2019, null]}\n",
        &["rows       2 (0 bad)", "year | year"],
    ),
    (
        "columns and rows apart",
        "{\"columns\":[\"name\",\"role\"],\"index\":[0,1],\"data\":[[\"A\",\"head\"],[\"B\",\"head\"]]}",
        &["rows       2 (0 bad)", "role | "],
    ),
    // No lists.
    (
        "what Git keeps in the place of a large file",
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
        &["problem    pointer 1", "rows       0"],
    ),
    ("a web page", "<!DOCTYPE html><table><tr><td>1", &["problem    html 1", "rows       0"]),
    (
        "a workbook as xml",
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
        &["problem    xml_spreadsheet 1"],
    ),
    ("xml", "<?xml version=\"1.0\"?><rows><row/></rows>", &["problem    xml 1"]),
    ("rich text", "{\\rtf1\\ansi A table}", &["problem    rich_text 1"]),
    ("nothing", "", &["problem    empty 1"]),
];

#[test]
fn more_lists_of_these_kinds_open_as_is_right() {
    check(MORE);
}

/// Kinds of faults that a stranger met in lists of their own (part 27): the name, the text, and what is to
/// be told of it; `!` before what is not.
const OWN: &[Case] = &[
    // JSON, whatever its members are called.
    (
        "a member that a dataset has, too",
        "{\"organizations\":[{\"id\":1,\"name\":\"A\",\"status\":\"x\"},{\"id\":2,\"name\":\"B\",\"status\":\"y\"},{\"id\":3,\"name\":\"C\",\"status\":\"x\"}]}",
        &["rows at “organizations”", "rows       3", "status: x 2 · y 1"],
    ),
    (
        "people before what they belong to",
        "{\"persons\":[{\"id\":\"p1\",\"name\":\"Ash\"},{\"id\":\"p2\",\"name\":\"Bay\"}],\"memberships\":[{\"person_id\":\"p1\",\"role\":\"m\"},{\"person_id\":\"p2\",\"role\":\"m\"},{\"person_id\":\"p2\",\"role\":\"n\"}],\"areas\":[{\"id\":\"n\",\"name\":\"North\"}]}",
        &[
            "rows at “persons”",
            "rows       2",
            "named by   name",
            "other_lists 2 [] memberships, areas",
        ],
    ),
    (
        "objects by their ids",
        "{\n \"ash\": {\"name\": \"Ann Ash\", \"party\": \"x\"},\n \"bay\": {\"name\": \"Bo Bay\", \"party\": \"y\"},\n \"coe\": {\"name\": \"Cy Coe\", \"party\": \"x\", \"seat\": 3}\n}\n",
        &[
            "rows at “{}”",
            "rows       3 (0 bad)",
            "  key | ",
            "named by   name",
            "party: x 2 · y 1",
            "seat | ",
        ],
    ),
    (
        "objects by their ids, in a line and inside",
        "{\"count\":2,\"states\":{\"Chile\":{\"since\":1945,\"group\":\"x\"},\"Fiji\":{\"since\":1970,\"group\":\"y\"}}}",
        &["rows at “states{}”", "rows       2", "named by   key", "date       since"],
    ),
    (
        "lists by their headings",
        "{\"Members\":[{\"name\":\"A\",\"since\":1999},{\"name\":\"B\",\"since\":2001}],\"Observers\":[{\"name\":\"C\",\"since\":2001},{\"name\":\"D\",\"since\":2003}]}",
        &["rows at “{}”", "rows       4", "key: Members 2 · Observers 2"],
    ),
    (
        "lists of different things stand apart",
        "{\"speakers\":[{\"name\":\"A\",\"party\":\"x\",\"seat\":1},{\"name\":\"B\",\"party\":\"y\",\"seat\":2}],\"rooms\":[{\"name\":\"R\",\"floor\":1}]}",
        &["rows at “speakers”", "rows       2"],
    ),
    (
        "members of objects in arrays",
        "[{\"n\":\"A\",\"terms\":[{\"club\":\"x\",\"start\":\"01.07.2014\"}]},{\"n\":\"B\",\"terms\":[{\"club\":\"x\",\"start\":\"02.07.2019\"},{\"club\":\"y\",\"start\":\"03.07.2020\"}]},{\"n\":\"C\",\"terms\":[]},{\"n\":\"D\",\"terms\":null}]",
        &["terms.club: (no value) 2 · x 2 · y 1", "terms.start | date", "!  terms |", "!{\"club\""],
    ),
    (
        "names of objects in arrays, and their other members",
        "[{\"n\":\"A\",\"labels\":[{\"name\":\"x\",\"tone\":\"red\"},{\"name\":\"y\",\"tone\":\"red\"}]},{\"n\":\"B\",\"labels\":[{\"name\":\"x\",\"tone\":\"red\"}]},{\"n\":\"C\",\"labels\":[{\"name\":\"y\",\"tone\":\"blue\"}]}]",
        &["labels: x 2 · y 2", "labels.tone: red 2 · blue 1"],
    ),
    (
        "empty items of arrays",
        "[{\"name\":\"A\",\"title\":[\"\",\"\"]},{\"name\":\"B\",\"title\":[\"Mag.\",\"\"]},{\"name\":\"C\",\"title\":[\"Mag.\",\" \"]},{\"name\":\"D\",\"title\":[\"Dr.\",\"LLM\"]}]",
        &["title: Mag. 2 · (no value) 1", "1 empty", "!note       blanks"],
    ),
    // Dates.
    (
        "marks of treaties",
        "Participant,Ratification\nChile,30 Mar 2001 a\nFiji,1 Sep 1993 d\nMali,23 Dec 2010 c\nOman,19 Aug 1975 AA\nPeru,6 Jun 1995 A\nTogo,13 Sep 1972\nCuba,5 May 1999 P\nIran,[ 6 Jun 1998 n ]\nIraq,4 Apr 2004 […]\n",
        &["Ratification | date | date | 9 different, 1972 to 2010", "!no_date"],
    ),
    (
        "what is no date is told",
        "Participant,Signed\nChile,30 Mar 2001\nFiji,1 Sep 1993\nMali,23 Dec 2010\nOman,19 Aug 1975\nPeru,6 Jun 1995\nTogo,13 Sep 1972\nCuba,\nIran,see note\nIraq,4 Apr 2004\nKiri,4 Apr 2005\nLaos,4 May 2004\nNiue,8 May 2004\n",
        &["Signed | date | date", "note       no_date 1 [9] see note"],
    ),
    (
        "a column called a date, with words in one cell of four",
        "Name,Date signed\nA,30 Mar 2001\nB,1 Sep 1993\nC,withdrawn\nD,19 Aug 1975\n",
        &["Date signed | date | date", "note       no_date 1 [4] withdrawn"],
    ),
    (
        "the fullest of several dates",
        "Party,Signature Date,Instrument Date,Force Date\nA,2013-06-19,,\nB,1997-01-19,1998-01-19,1999-04-19\nC,,1967-05-05,1968-06-10\nD,,2000-07-19,2000-10-19\nE,2012-06-26,2014-07-09,2014-09-09\nF,2012-06-27,2015-06-22,2015-09-22\n",
        &["date       Instrument Date"],
    ),
    (
        "most different years of dates as full",
        "Country,Signed,Adopted\nA,2015-01-02,2016-03-04\nB,2015-01-02,2017-03-04\nC,2015-01-03,2018-03-04\nD,2016-01-03,2019-03-04\n",
        &["date       Adopted"],
    ),
    (
        "no date of one year before one of several",
        "country,signature,date-state\nA,22 Apr 2016,15 Feb 2017\nB,22 Apr 2016,21 Sep 2018\nC,20 Apr 2016,20 Oct 2019\nD,22 Apr 2016,24 Mar 2020\nE,22 Apr 2016,24 Mar 2020\nF,22 Apr 2016,\n",
        &["date       date-state"],
    ),
    // Several values in a cell.
    (
        "many parts, few again",
        "member,fields\nA,Law; trade; budget\nB,Health; sport\nC,Trade; defence; law\nD,Energy; climate\nE,Culture; youth; budget\nF,Law; courts\nG,Fisheries; seas\nH,Rail; roads\n",
        &["parts by \";\"", "budget 2"],
    ),
    (
        "bars in few texts of many rows",
        "state,vote,subjects\nA,yes,LAND|SEA|AIR\nB,no,LAND|SEA|AIR\nC,yes,LAND|SEA|AIR\nA,yes,ICE|SNOW\nB,no,ICE|SNOW\nC,yes,ICE|SNOW\n",
        &["subjects: AIR 3 · ICE 3 · LAND 3 · SEA 3 · SNOW 3"],
    ),
    (
        "slashes with blanks",
        "name,work\nA,law / trade\nB,trade / seas\nC,seas / law\nD,law / seas\nE,trade / law\n",
        &["parts by \" / \"", "law 4"],
    ),
    (
        "a name and its translation",
        "name,state\nA,Belgium / Belgique\nB,Spain / Espagne\nC,Belgium / Belgique\nD,Spain / Espagne\nE,Italy / Italie\nF,Italy / Italie\n",
        &["!parts by", "state: Belgium / Belgique 2"],
    ),
    // No facets.
    (
        "nearly all different",
        "name,profession,club\nA,Baker,x\nB,Cook,y\nC,Smith,x\nD,Baker,y\nE,Miller,x\nF,Driver,y\nG,Nurse,x\nH,Clerk,y\nI,Judge,x\nJ,Tailor,y\nK,Mason,x\nL,Joiner,x\nM,Potter,y\n",
        &["profession | text |  |", "club: x 7 · y 6"],
    ),
    (
        "counts",
        "Pays,Hommes,Femmes,Statut\nA,3,1,x\nB,3,2,y\nC,4,2,x\nD,5,0,y\nE,6,3,x\nF,7,4,y\nG,8,5,x\nH,9,6,x\n",
        &["Hommes | number |  |", "Femmes | number |  |", "Statut: x 5 · y 3"],
    ),
    (
        "addresses",
        "Имя;Адрес;Вид\nА;ул. Мира, 1;х\nБ;ул. Мира, 1;у\nВ;ул. Садовая, 2;х\nГ;ул. Садовая, 2;у\n",
        &["Адрес | text |  |", "Вид: у 2 · х 2"],
    ),
    ("a category of two rows", "name,category\nA,x\nB,y\n", &["category: x 1 · y 1"]),
    (
        "a status of three rows",
        "Название,Статус участия\nА,х\nБ,у\nВ,я\n",
        &["Статус участия | text | facet"],
    ),
    ("a kind in Chinese", "名称,参会身份\n甲,成员\n乙,观察员\n", &["参会身份 | text | facet"]),
    (
        "a kind in German",
        "Name;Teilnehmerkategorie\nA;Gast\nB;Mitglied\n",
        &["Teilnehmerkategorie | text | facet"],
    ),
    (
        "a kind in French",
        "Nom,Type de participant\nA,invité\nB,membre\n",
        &["Type de participant | text | facet"],
    ),
    (
        "a kind in Spanish",
        "Nombre,Categoría\nA,invitado\nB,miembro\n",
        &["Categoría | text | facet"],
    ),
    (
        "a party leader is no party",
        "Party,Party leader\nX,Ann\nY,Bo\nZ,Cy\n",
        &["!Party leader | text | facet"],
    ),
    // What names the row.
    (
        "ids lose to names",
        "item,name,district,constituency\nQ121,Ann Ash,Q7,North\nQ131,Bo Bay,Q8,South\nQ132,Cy Coe,Q9,East\nQ133,Di Day,Q7,North\nQ134,Ed Eel,Q8,South\nQ135,Flo Fir,Q9,East\nQ136,Gus Gum,Q7,North\nQ137,Hal Hay,Q8,South\nQ138,Ivy Ice,Q9,East\n",
        &[
            "named by   name",
            "first by   constituency",
            "district | text |  | 3 different, code of constituency",
        ],
    ),
    (
        "no first picture by codes",
        "name,district,house\nAnn Ash,A-1,North\nBo Bay,B-2,South\nCy Coe,A-1,North\nDi Day,B-2,South\n",
        &["first by   house"],
    ),
    (
        "parties to treaties",
        "Contracting Party,Treaty,Instrument\nChile,Berne,Accession\nFiji,Berne,Ratification\nMali,Berne,Accession\nChile,Bonn,Ratification\nFiji,Bonn,Accession\nMali,Bonn,Ratification\nOman,Bonn,Accession\n",
        &["named by   Contracting Party", "Treaty: Bonn 4 · Berne 3"],
    ),
    (
        "a title that repeats, and a country",
        "Titre,Pays,Date\nConvention A,Chili,2001\nConvention A,Fidji,2002\nConvention B,Mali,2003\nConvention B,Chili,2004\n",
        &["named by   Pays", "Titre: Convention A 2 · Convention B 2"],
    ),
    // What is said of the file.
    (
        "a line above with the sign of cells in it",
        "Members, observers and guests\nSource: office; archive, 2019\n\nName,Country,Status,City,Note\nA,Chile,x,P,n\nB,Fiji,y,Q,m\nC,Chile,x,P,k\n",
        &[
            "source     office; archive, 2019",
            "title 2 [1, 2] Members, observers and guests · Source: office; archive, 2019",
        ],
    ),
    (
        "a source above",
        "List of bodies\nNote by the office\nSource: https://example.org/1\n\nName,Status\nA,x\nB,y\nC,x\n",
        &[
            "source     https://example.org/1",
            "title 3 [1, 2, 3] List of bodies · Note by the office · Source",
        ],
    ),
    (
        "a source below",
        "Страна;Вид\nЧили;х\nФиджи;у\nМали;х\n\nИсточник: реестр, 2020\nПримечание: без правок\n",
        &["source     реестр, 2020", "rows       3"],
    ),
    (
        "a source in a cell beside its word",
        "Data Source,World Tables,\n\nCountry,Kind,n\nChile,x,1\nFiji,y,2\nMali,x,3\n",
        &["source     World Tables"],
    ),
    (
        "a filled cell too many",
        "name,nation,party\nA,Chile,x\nB,Fiji,y\nC,Chile,The Left, united\nD,Fiji,x\n",
        &["rows       3 (1 bad)", "note       long_rows 1 [4] C,Chile,The Left, united"],
    ),
];

#[test]
fn the_kinds_of_faults_of_a_stranger_are_mended() {
    check(OWN);
}

#[test]
fn an_object_of_objects_is_read_to_its_end_and_a_broken_member_costs_itself() {
    for per_row in [20, 90] {
        let filler = "x".repeat(per_row);
        let row = |at: usize| format!("\"k{at}\": {{\"name\": \"N{at}\", \"note\": \"{filler}\"}}");
        let mut rows: Vec<String> = (0..3_000).map(row).collect();
        rows[2_500] = "\"k2500\": {\"name\": }".to_owned();
        let text = format!("{{\"count\": 3, \"all\": {{\n{}\n}}, \"end\": 1}}", rows.join(",\n"));
        let mut opened = open("x.json", text.as_bytes(), &Given::default()).unwrap();
        let told = opened.text();
        assert!(told.contains("rows at “all{}”"), "{told}");
        assert!(told.contains("rows       2999 (1 bad)"), "{told}");
        // By hand, too, and what is none has no rows.
        let format = |root: &str| Format { root: Some(root.to_owned()), ..Format::default() };
        let by = |root| {
            let given = Given { format: format(root), ..Given::default() };
            open("x.json", text.as_bytes(), &given).unwrap().list.summary().rows
        };
        assert_eq!((by("all{}"), by("none{}")), (2_999, 0));
    }
}

#[test]
fn a_column_said_to_be_years_is_the_date_and_no_facet() {
    let text = "name,code,when\nA,1990,2001\nB,1990,2002\nC,1991,2001\nD,1991,2002\n";
    let kinds = vec![(1, ColumnKind::Year)];
    let given = Given { format: Format { kinds, ..Format::default() }, ..Given::default() };
    let setup = |given: &Given| {
        let opened = open("x.csv", text.as_bytes(), given).unwrap();
        opened.list.summary().suggested.clone()
    };
    assert_eq!(setup(&Given::default()).date, Some(2));
    assert_eq!((setup(&given).date, setup(&given).facets.contains(&1)), (Some(1), false));
}

#[test]
fn a_workbook_has_neither_encoding_nor_signs() {
    let mut opened = case("83-one-csv-in.zip");
    assert!(opened.text().contains("encoding   utf-8") && opened.text().contains("between ','"));
    opened.file.book = true;
    let told = opened.text();
    assert!(told.contains("format     a workbook; 0 rows above, 1 of head"), "{told}");
    assert!(!told.contains("utf-8") && !told.contains("between"), "{told}");
}
