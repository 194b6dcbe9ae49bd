//! What is read of any bytes, well formed or not: laws, bounds, and what is said of them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)] // what helps tests may panic as tests do

use engine::protocol::*;
use engine::{List, MAX_BAD_ROW, MAX_CELL, MAX_COLUMNS, MAX_ROW, Reader, SAMPLE};
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn read(format: &Format, pieces: &[&[u8]]) -> List {
    let mut reader = Reader::new(format.clone());
    pieces.iter().for_each(|piece| reader.feed(piece));
    reader.finish()
}

fn guessed(text: impl AsRef<[u8]>) -> List {
    read(&Format::default(), &[text.as_ref()])
}

fn rows(list: &mut List) -> Vec<Row> {
    let mut rows = Vec::new();
    while rows.len() < list.summary().rows {
        let ask = Ask::Rows {
            query: Query::default(),
            from: rows.len(),
            count: 1000,
            sort: None,
            date: None,
        };
        let Reply::Rows(told) = list.ask(&ask) else { panic!("rows") };
        rows.extend(told.rows);
    }
    rows
}

fn cells(list: &mut List) -> Vec<Vec<String>> {
    rows(list).into_iter().map(|row| row.cells).collect()
}

fn problems(list: &mut List) -> Vec<Problem> {
    let Reply::Problems(told) = list.ask(&Ask::Problems { from: 0, count: usize::MAX }) else {
        panic!("problems")
    };
    told.problems
}

fn bad(list: &mut List) -> String {
    let ask = Ask::Export { query: Query::default(), what: What::Bad, form: Form::Csv, from: 0 };
    let Reply::Chunk(Chunk { text, next: None }) = list.ask(&ask) else { panic!("one chunk") };
    text
}

/// Problems a line: kind, row:column, number, text; `!` = the row is bad.
fn told(list: &mut List) -> String {
    let line = |problem: Problem| {
        let or = |number: Option<usize>| number.map_or("-".to_owned(), |number| number.to_string());
        let Problem { kind, row, column, number, text, bad } = problem;
        let text = text.unwrap_or_default();
        let mark = if bad { "!" } else { "" };
        format!("{kind:?}{mark} {}:{} {} {text}", or(row), or(column), or(number))
            .trim_end()
            .to_owned()
    };
    problems(list).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn check(list: &mut List, expect: &Expect) {
    expect.assert_eq(&told(list));
}

fn format() -> impl Strategy<Value = Format> {
    let delimiter = proptest::option::of(proptest::sample::select(vec![',', ';', '\t', '|']));
    let kind = proptest::option::of(proptest::sample::select(vec![
        FileKind::Csv,
        FileKind::NdJson,
        FileKind::Json,
    ]));
    (delimiter, kind, proptest::option::of(any::<bool>())).prop_map(
        |(delimiter, kind, has_header)| Format { delimiter, kind, has_header, ..Format::default() },
    )
}

/// Bytes that mean something, and a few that do not.
fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = vec![
        b",",
        b",",
        b";",
        b"\n",
        b"\n",
        b"\r",
        b"\r\n",
        b"\"",
        b"\"",
        b"\"\"",
        b"a",
        b"bc",
        b"1",
        b" ",
        b"\0",
        b"\xff",
        b"\xd0",
        "é".as_bytes(),
        b"{\"a\":1}",
        b"{\"b\":[\"x\",null]}",
        b"{",
        b"[",
        b"]",
        b"}",
        b"\xef\xbb\xbf",
    ];
    proptest::collection::vec(proptest::sample::select(pieces), 0..most)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Every row of the file is good, bad, blank or the head, whatever the bytes are.
    #[test]
    fn any_bytes_never_panic_and_end_in_a_summary(format in format(), bytes in bytes(200)) {
        let mut list = read(&format, &[&bytes]);
        let summary = list.summary().clone();
        prop_assert_eq!(summary.bytes, bytes.len() as u64);
        prop_assert_eq!(summary.bad_rows, problems(&mut list).iter().filter(|problem| problem.bad).count());
        prop_assert!(summary.rows > 0 || !summary.problems.is_empty());
        let told = rows(&mut list);
        prop_assert!(told.windows(2).all(|rows| rows[0].row < rows[1].row));
        prop_assert!(told.iter().all(|row| row.cells.len() == summary.columns.len()));
        bad(&mut list);
        list.setup(&summary.suggested);
        let told = list.ask(&Ask::Answer { query: Query::default(), want: Want::default() });
        prop_assert!(matches!(told, Reply::Answer(answer) if answer.total == summary.rows));
    }

    /// What is read does not depend on how the bytes arrive.
    #[test]
    fn cuts_do_not_matter(
        format in format(),
        begin in bytes(60),
        again in bytes(60),
        times in 0usize..1200,
        cuts in proptest::collection::vec(1usize..9000, 1..20),
    ) {
        let bytes = [begin, again.repeat(times)].concat();
        let mut whole = read(&format, &[&bytes]);
        let (mut rest, mut pieces) = (&bytes[..], vec![]);
        for cut in cuts.iter().cycle() {
            let (piece, others) = rest.split_at((*cut).min(rest.len()));
            pieces.push(piece);
            rest = others;
            if rest.is_empty() {
                break;
            }
        }
        let mut cut = read(&format, &pieces);
        let without_memory = |list: &List| Summary { memory: 0, ..list.summary().clone() };
        prop_assert_eq!(without_memory(&cut), without_memory(&whole));
        prop_assert_eq!(problems(&mut cut), problems(&mut whole));
        prop_assert_eq!(bad(&mut cut), bad(&mut whole));
        prop_assert_eq!(rows(&mut cut), rows(&mut whole));
    }

    /// Cells are those of `csv-core`, unless a quote is left open or stray, which it does not tell.
    #[test]
    fn cells_are_those_of_another_reader(text in "([a\",\n\r]|a|,|\n|\"[a,]{0,2}\",|\"\"){0,120}") {
        let format = Format {
            delimiter: Some(','),
            kind: Some(FileKind::Csv),
            has_header: Some(false),
            skip: Some(0),
            footer: Some(0),
            trim: Some(false),
            ..Format::default()
        };
        let mut list = read(&format, &[text.as_bytes()]);
        let summary = list.summary().clone();
        let open = summary.problems.iter().any(|count| count.kind == ProblemKind::UnclosedQuote);
        let stray = summary.notes.iter().any(|note| note.kind == NoteKind::StrayQuote);
        if !open && !stray {
            let width = summary.columns.len();
            let (mut expected, mut bad) = (vec![], 0);
            for mut row in independent(text.as_bytes()) {
                let is_filled = |cells: &[String]| cells.iter().any(|cell| !cell.trim().is_empty());
                if !is_filled(&row) {
                    continue;
                }
                if row.len() > width && is_filled(&row[width..]) {
                    bad += 1;
                    continue;
                }
                row.resize(width, String::new());
                expected.push(row);
            }
            prop_assert_eq!(summary.bad_rows, bad);
            prop_assert_eq!(cells(&mut list), expected);
        }
    }
}

/// Rows as `csv-core` reads them.
fn independent(mut input: &[u8]) -> Vec<Vec<String>> {
    use csv_core::ReadRecordResult::{End, InputEmpty, Record};
    let mut reader = csv_core::Reader::new();
    let (mut rows, mut out, mut ends) = (vec![], vec![0; 4096], vec![0; 4096]);
    let (mut written, mut ended) = (0, 0);
    loop {
        let (told, read, wrote, ends_of) =
            reader.read_record(input, &mut out[written..], &mut ends[ended..]);
        input = &input[read..];
        written += wrote;
        ended += ends_of;
        match told {
            InputEmpty => {}
            Record => {
                let from = |at: usize| if at == 0 { 0 } else { ends[at - 1] };
                let cell =
                    |at: usize| String::from_utf8_lossy(&out[from(at)..ends[at]]).into_owned();
                rows.push((0..ended).map(cell).collect());
                (written, ended) = (0, 0);
            }
            End => return rows,
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_row_that_is_too_wide_is_bad_and_kept_as_it_stood() {
    let mut list = guessed("name,kind\na,x\nb\n\nc,y,\"z\"\r\nd,x\n");
    check(&mut list, &expect!["LongRow! 5:3 3"]);
    assert_eq!(bad(&mut list), "c,y,\"z\"\r\n");
    assert_eq!(rows(&mut list).iter().map(|row| row.row).collect::<Vec<_>>(), [2, 3, 6]);
    // Missing last cells are empty, and told.
    assert_eq!(cells(&mut list)[1], ["b", ""]);
    let short = &list.summary().notes[0];
    assert_eq!(
        (short.kind, short.count, short.rows.as_slice()),
        (NoteKind::ShortRows, 1, &[3][..])
    );
}

#[test]
fn a_quote_left_open_costs_its_line_and_no_other() {
    let mut text = "name,kind\na,x\n\"b,y\n".to_owned();
    for row in 0..300_000 {
        text += &format!("n{row},x\n");
    }
    let mut list = guessed(&text);
    check(&mut list, &expect!["UnclosedQuote! 3:1 -"]);
    assert_eq!(list.summary().rows, 300_001);
    assert_eq!(bad(&mut list), "\"b,y\n");
    let mut list = guessed("name,kind\na,x\nb,\"y\nc,z\nd,z\n");
    check(&mut list, &expect!["UnclosedQuote! 3:2 -"]);
    assert_eq!(cells(&mut list), [["a", "x"], ["c", "z"], ["d", "z"]]);
}

#[test]
fn a_cell_or_row_beyond_its_bound_is_bad_and_memory_stays_bounded() {
    let long = "x".repeat(10 << 20);
    for cell in [long.clone(), format!("\"{long}\"")] {
        let mut list = guessed(format!("name,kind\na,x\nb,{cell}\nc,z\n"));
        check(&mut list, &expect!["LongCell! 3:2 1048576"]);
        assert_eq!(cells(&mut list), [["a", "x"], ["c", "z"]]);
        assert_eq!(bad(&mut list).len(), MAX_BAD_ROW + 1);
        assert!(list.summary().memory < 1 << 20);
    }
    let huge = format!("a,x\n{}\nc,z\n", "y,".repeat(MAX_ROW));
    let mut list = guessed(format!("name,kind\n{huge}"));
    check(&mut list, &expect!["HugeRow! 3:2097153 4194304"]);
    assert_eq!(cells(&mut list), [["a", "x"], ["c", "z"]]);
    let fits = "x".repeat(MAX_CELL);
    assert_eq!(
        cells(&mut guessed(format!("name,kind\na,\"{}\"\n", &fits[2..])))[0][1].len(),
        MAX_CELL - 2
    );
    assert_eq!(cells(&mut guessed(format!("name,kind\na,{fits}\n")))[0][1].len(), MAX_CELL);
    // A line of 30 MB that arrives in pieces is never held.
    let mut reader = Reader::new(Format::default());
    reader.feed(b"name,kind\na,x\n");
    reader.feed(&[b'z'; SAMPLE]);
    (0..30).for_each(|_| reader.feed(&vec![b'z'; 1 << 20]));
    reader.feed(b"\nc,z\n");
    let mut list = reader.finish();
    check(&mut list, &expect!["LongCell! 3:1 1048576"]);
    assert_eq!(cells(&mut list), [["a", "x"], ["c", "z"]]);
}

#[test]
fn suspect_cells_stay_and_are_told() {
    let mut list =
        guessed(b"name,kind\na\0,x\nb,\xff\xfe\nb,\xff\xfe\n=cmd|'/c',1 234,5\n".as_slice());
    check(
        &mut list,
        &expect![[r#"
            Nul 2:1 -
            InvalidUtf8 3:2 -
            InvalidUtf8 4:2 -
            LongRow! 5:3 3"#]],
    );
    assert_eq!(cells(&mut list)[1][1], "\u{fffd}\u{fffd}");
    assert_eq!(list.summary().encoding.invalid_cells, 2);
    let mut list = guessed("name;size\n=cmd|'/c calc';1 234,5\n");
    let ask = Ask::Export { query: Query::default(), what: What::All, form: Form::Csv, from: 0 };
    let Reply::Chunk(chunk) = list.ask(&ask) else { panic!("a chunk") };
    assert_eq!(chunk.text, "name,size\r\n'=cmd|'/c calc',\"1 234,5\"\r\n");
    assert_eq!(list.summary().columns[1].kind, ColumnKind::Number);
}

#[test]
fn heads_are_mended_or_made() {
    let mut list = guessed("\u{feff}name,,x,x,x\n1,2,3,4,5\n");
    check(
        &mut list,
        &expect![[r#"
            EmptyHeader 1:2 - Column 2
            DuplicateHeader 1:4 - x (2)
            DuplicateHeader 1:5 - x (3)"#]],
    );
    let names = |list: &List| -> Vec<String> {
        list.summary().columns.iter().map(|column| column.name.clone()).collect()
    };
    assert_eq!(names(&list), ["name", "Column 2", "x", "x (2)", "x (3)"]);
    assert!(list.summary().encoding.byte_order_mark);
    for (text, head) in [
        ("1,2\n3,4\n", false),
        ("a,x\nb,x\n", false),
        ("name,kind\na,x\nb,x\n", true),
        ("name,kind\na,x\nname,kind\nb,x\n", true),
        ("name,category", true),
    ] {
        assert_eq!(guessed(text).summary().format.has_header, Some(head), "{text}");
    }
    assert_eq!(names(&guessed("1,2\n3,4\n")), ["Column 1", "Column 2"]);
    let wide = |cell: &dyn Fn(usize) -> String| (0..2000).map(cell).collect::<Vec<_>>().join(",");
    let text = wide(&|at| format!("c{at}")) + "\n" + &wide(&|at| format!("v{at}")) + "\n";
    let mut list = guessed(text);
    check(&mut list, &expect!["TooManyColumns 1:- 2000"]);
    assert_eq!(list.summary().columns.len(), MAX_COLUMNS);
    assert_eq!(rows(&mut list).len(), 1);
}

#[test]
fn what_is_no_list_is_told() {
    for (bytes, kind) in [
        (b" \n<!DOCTYPE html><p>".as_slice(), ProblemKind::Html),
        (b"<HTML>", ProblemKind::Html),
        (b"PK\x03\x04 zip", ProblemKind::Compressed),
        (b"\x1f\x8b\x08", ProblemKind::Compressed),
        (b"", ProblemKind::Empty),
        (b"version https://git-lfs.github.com/spec/v1\noid", ProblemKind::Pointer),
        (b"\n\n", ProblemKind::Empty),
        (b"name,kind\n", ProblemKind::Empty),
    ] {
        let list = guessed(bytes);
        assert_eq!(list.summary().problems, [ProblemCount { kind, count: 1 }]);
        assert_eq!(list.summary().rows, 0);
    }
}

#[test]
fn delimiters_and_kinds_are_guessed() {
    for (text, delimiter) in [
        ("a,b\n1,2\n", Some(',')),
        ("a;b\n1,5;2,5\n", Some(';')),
        ("a\tb\n1,5\t2\n", Some('\t')),
        ("a|b\nx, y|z\n", Some('|')),
        ("alone\nx\n", Some(',')),
        ("{\"a\":1}\n", None),
        (" [ {\"a\":1}]\n", None),
        ("[a],[b]\n1,2\n", Some(',')),
    ] {
        let list = guessed(text);
        assert_eq!(list.summary().format.delimiter, delimiter, "{text}");
        assert_eq!(list.summary().guessed.delimiter, delimiter.is_some());
    }
}

#[test]
fn lines_of_json_are_rows() {
    let mut list = guessed(
        "{\"name\":\"a\",\"n\":1.50,\"tags\":[\"x\",\"y\"]}\n\n{\"name\":null,\"more\":{\"k\":true}}\r\n{\"name\":\nnull\n{\"name\":\"b\\u0000\"}",
    );
    check(
        &mut list,
        &expect![[r#"
            NotJson! 4:8 -
            NotJson! 5:4 -
            Nul 6:1 -"#]],
    );
    assert_eq!(
        cells(&mut list),
        [["a", "1.5", "x; y", ""], ["", "", "", "true"], ["b\0", "", "", ""]]
    );
    assert_eq!(bad(&mut list), "{\"name\":\nnull\n");
}

#[test]
fn items_of_a_json_array_are_rows_wherever_their_lines_end() {
    let mut list = guessed(
        "\u{feff}[{\"name\":\"a, ]}\\\"\",\"tags\":[{\"k\":[1]}]},{\"name\":\"b\"\n}\n,\n\
         {\"name\": \"not closed,\n \"tags\": 2},\n 7, {\"name\":\n true\n} {\"name\":null}]\n",
    );
    check(
        &mut list,
        &expect![[r#"
            NotJson! 3:22 -
            NotJson! 4:1 -"#]],
    );
    assert_eq!(cells(&mut list), [["a, ]}\"", "1"], ["b", ""], ["true", ""], ["", ""]]);
    assert_eq!(bad(&mut list), "{\"name\": \"not closed,\n \"tags\": 2}\n7\n");
    // An item that is too long costs itself and no other.
    let long = "x".repeat(5 << 20);
    let text = format!("[{{\"a\":1}},{{\"a\":\"{long}\"}},{{\"a\":2}}]");
    let mut list = read(&Format::default(), &text.as_bytes().chunks(70_000).collect::<Vec<_>>());
    assert_eq!(cells(&mut list), [["1"], ["2"]]);
    assert_eq!(list.summary().bad_rows, 1);
    assert_eq!(guessed("[]").summary().rows, 0);
}

#[test]
fn a_column_of_nearly_different_cells_is_text() {
    let text: String = (0..100_000).map(|row| format!("id{row},k{}\n", row % 3)).collect();
    let list = guessed(format!("name,kind\n{text}"));
    let [label, kind] = &list.summary().columns[..] else { panic!("two columns") };
    assert!(!label.facet && !label.exact);
    assert!(kind.facet && kind.exact && kind.distinct == 3);
    assert_eq!(
        list.summary().suggested,
        Setup { label: Some(0), search: vec![1], facets: vec![1], ..Setup::default() }
    );
}

fn suggested(text: &str, expect: &Expect) {
    let list = guessed(text);
    let summary = list.summary();
    let name = |at: &usize| summary.columns[*at].name.clone();
    let names = |places: &[usize]| places.iter().map(name).collect::<Vec<_>>().join(", ");
    let Setup { label, facets, multi, date, .. } = &summary.suggested;
    let multi: Vec<String> =
        multi.iter().map(|(at, by)| format!("{} by {by:?}", name(at))).collect();
    expect.assert_eq(&format!(
        "label {}; facets {}; several {}; date {}; {:?}",
        label.as_ref().map(name).unwrap_or_default(),
        names(facets),
        multi.join(", "),
        date.as_ref().map(name).unwrap_or_default(),
        summary.preset,
    ));
}

#[test]
fn columns_are_suggested_by_the_rule() {
    suggested(
        "name,category\na,x\nb,y\nc,x\n",
        &expect!["label name; facets category; several ; date ; None"],
    );
    // However little repeats, there is a facet.
    suggested(
        "name,category\na,x\nb,y\n",
        &expect!["label name; facets category; several ; date ; None"],
    );
    let few = "name,themes,person\na,law;police,\"Doe, Jo\"\nb,police,\"Roe, Jo\"\nc,law,\"Roe, Al\"\nd,law,\"Moe, Jo\"\n";
    suggested(few, &expect![[r#"label name; facets themes; several themes by ";"; date ; None"#]]);
    let mut text = "who,Country,tags,when,id\n".to_owned();
    for row in 0..200 {
        let tags = [row % 3, row % 4, row % 5].map(|tag| format!("t{tag}{tag}")).join(" | ");
        text += &format!(
            "person {row},c{},{tags},{}-0{}-11,{row}\n",
            row % 7,
            2000 + row % 20,
            row % 9 + 1
        );
    }
    suggested(
        &text,
        &expect![[r#"label who; facets Country, tags; several tags by "|"; date when; None"#]],
    );
    suggested(
        "Организация;Год;Страна\nА;2001;Р\nБ;2002;Р\nВ;2001;У\n",
        &expect!["label Организация; facets Страна; several ; date Год; None"],
    );
    suggested(
        "Meeting,Name,AFFILIATION,Affiliation_Category\nCOP1,a,UN,IGO\nCOP1,b,UN,IGO\nCOP2,c,WHO,IGO\nCOP2,c,WWF,NGO\n",
        &expect![
            "label Name; facets Affiliation_Category, Meeting, AFFILIATION; several ; date ; Some(Unfccc)"
        ],
    );
    suggested(
        "order,id,name,formal_name,printed,capacity_id,capacity,printed_at,title,selection,source,licence,dataset,address,note\n1,a,A,A,A,x,X,p,t,s,s,l,d,a,n\n2,b,B,B,B,x;y,X; Y,p,t,s,s,l,d,a,n\n3,c,C,C,C,x;y,X; Y,p,t,s,s,l,d,a,n\n",
        &expect![[
            r#"label name; facets capacity; several capacity by ";"; date ; Some(PlenaryOrganizations)"#
        ]],
    );
}

#[test]
fn a_workbook_has_numbers_as_numbers_and_a_bound() {
    let book = |list: &mut List, what| {
        let rows = BookRows { query: Query::default(), what, name: "rows".into() };
        list.book(&Book { rows: Some(rows), tables: Vec::new() })
    };
    let text = "name;year;size;code\nA;2019;1.234,5;007\nB;2020;2.000,25;008\nC;2021;;009\n";
    let mut list = guessed(text);
    let xml = String::from_utf8_lossy(&book(&mut list, What::All).unwrap()).into_owned();
    for number in ["<v>2019</v>", "<v>1234.5</v>", "<v>2000.25</v>"] {
        assert!(xml.contains(number), "{number}");
    }
    assert!(xml.contains(">007</t>"), "a code is a text");
    let mut many = String::from("n,kind\n");
    (0..=engine::MAX_BOOK_ROWS).for_each(|n| many.push_str(&format!("{n},{}\n", n % 2)));
    let mut list = guessed(&many);
    list.setup(&Setup { facets: vec![1], ..Setup::default() });
    let refused = book(&mut list, What::All).unwrap_err();
    assert_eq!(refused.kind, FailureKind::TooLongForBook);
    let facet = FacetQuery { facet: 1, include: vec!["1".into()], ..FacetQuery::default() };
    let query = Query { facets: vec![facet], ..Query::default() };
    let rows = BookRows { query, what: What::Shown, name: "rows".into() };
    let shown = list.book(&Book { rows: Some(rows), tables: Vec::new() }).unwrap();
    assert_eq!(String::from_utf8_lossy(&shown).matches("<row ").count(), 50_001);
}

/// A column made of the first one, told for these values.
fn derived(separator: Option<&str>, told: &[(&str, &str)]) -> Ask {
    let values = told.iter().map(|it| it.1.to_owned()).collect();
    let (name, what) = ("kind of it".to_owned(), "kind".to_owned());
    Ask::Derive(Derived {
        column: 0,
        separator: separator.map(str::to_owned),
        texts: told.iter().map(|it| it.0.to_owned()).collect(),
        other: "unknown".into(),
        columns: vec![DerivedColumn { name, what, is_facet: true, values }],
    })
}

/// Values of a facet with their rows.
fn values(list: &mut List, facet: usize) -> Vec<(String, usize)> {
    let ask = Ask::Answer { query: Query::default(), want: Want::default() };
    let Reply::Answer(answer) = list.ask(&ask) else { panic!("answer") };
    let facet = answer.facets.into_iter().find(|it| it.facet == facet).unwrap();
    facet.values.into_iter().map(|it| (it.value, it.count)).collect()
}

#[test]
fn columns_are_made_of_the_values_of_another_one() {
    let mut list = guessed("who,n\nKenya,1\nKenya,2\nChad,3\n,4\nNobody,5\n");
    let texts = Ask::Texts { column: 0, separator: None, count: 2 };
    let Reply::Texts(told) = list.ask(&texts) else { panic!("texts") };
    assert_eq!(told.total, 3);
    assert_eq!(told.texts, [("Kenya".to_owned(), 2), ("Chad".to_owned(), 1)]);
    let ask = derived(None, &[("Chad", "state"), ("Kenya", "state"), ("Kenya", "twice")]);
    let Reply::Derived(summary) = list.ask(&ask) else { panic!("derived") };
    let made = &summary.columns[2];
    assert_eq!((made.name.as_str(), made.distinct, made.kind), ("kind of it", 3, ColumnKind::Text));
    assert_eq!(made.made, Some(Made { of: 0, what: "kind".into() }));
    assert!(summary.suggested.facets.contains(&2));
    list.setup(&summary.suggested);
    let wanted = [("state", 3), ("", 1), ("unknown", 1)].map(|it| (it.0.to_owned(), it.1));
    assert_eq!(values(&mut list, 2), wanted);
    assert_eq!(cells(&mut list)[2], ["Chad", "3", "state"]);
    // Told anew, they stand in the place of those before; told none, they are gone.
    let Reply::Derived(summary) = list.ask(&derived(None, &[])) else { panic!("derived") };
    assert_eq!(summary.columns.len(), 3);
    list.setup(&summary.suggested);
    assert_eq!(values(&mut list, 2)[0], ("unknown".to_owned(), 4));
    let Reply::Derived(summary) = list.ask(&Ask::Derive(Derived::default())) else {
        panic!("gone")
    };
    assert_eq!((summary.columns.len(), summary.suggested.facets.contains(&2)), (2, false));
    assert_eq!(cells(&mut list)[2], ["Chad", "3"]);
}

#[test]
fn a_column_of_several_values_makes_one_of_several() {
    let mut list = guessed("who,n\nKenya; Chad,1\nKenya; Nobody,2\nChad,3\nKenya,4\n");
    let by = Some(";".to_owned());
    let texts = Ask::Texts { column: 0, separator: by, count: 9 };
    let Reply::Texts(told) = list.ask(&texts) else { panic!("texts") };
    assert_eq!(told.texts[0], ("Kenya".to_owned(), 3));
    let ask = derived(Some(";"), &[("Kenya", "state"), ("Chad", "state")]);
    let Reply::Derived(summary) = list.ask(&ask) else { panic!("derived") };
    assert_eq!(summary.columns[2].separator.as_deref(), Some(";"));
    list.setup(&summary.suggested);
    let wanted = [("state", 4), ("unknown", 1)].map(|it| (it.0.to_owned(), it.1));
    assert_eq!(values(&mut list, 2), wanted);
    assert_eq!(cells(&mut list)[0][2], "state", "a value stands once in a cell");
}

#[test]
fn nothing_is_made_of_what_is_no_column_or_has_too_many_values() {
    let mut list = guessed("who,n\nKenya,1\nChad,2\n");
    let refused = |list: &mut List, column| {
        let Reply::Failure(why) = list.ask(&Ask::Texts { column, separator: None, count: 1 })
        else {
            panic!("column {column}")
        };
        why.kind
    };
    assert_eq!(refused(&mut list, 7), FailureKind::NoSuchColumn);
    list.ask(&derived(None, &[("Kenya", "state")]));
    assert_eq!(
        refused(&mut list, 2),
        FailureKind::NoSuchColumn,
        "what was made is none of the file"
    );
    let mut many = String::from("who\n");
    (0..70_000).for_each(|n| many.push_str(&format!("name {n}\n")));
    assert_eq!(refused(&mut guessed(&many), 0), FailureKind::TooManyValues);
}
