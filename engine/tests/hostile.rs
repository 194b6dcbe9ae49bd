//! The engine's doors under generated input: bytes of a list, and questions as JSON.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use engine::protocol::{
    Ask, ColumnKind, DateOrder, FileKind, Format, Merge, ProblemKind, Query, Reply, Setup, Want,
};
use engine::{List, Reader};

#[path = "../../tests/hostile/mod.rs"]
mod generate;

use generate::{Dice, in_time, inputs, spoilt, spoilt_bytes};

const LISTS: [&str; 8] = [
    "name,category,year\nA,x,2020\n\"B, c\",y,2021\nC,,\n",
    "name;themes\r\nA;\"u | v\"\r\nB;v\r\n",
    "{\"name\":\"a\",\"n\":1,\"tags\":[\"x\",\"y\"]}\n{\"name\":null}\n",
    "[{\"name\":\"a\",\"more\":{\"k\":[1,2]}},\n {\"name\":\"b\"}]",
    "sep=;\nA title;;\n;;\nName;When;Size\n(text);(date);(kg)\nA;31/01/2019;1,5\nB;c. 2020;(3)\nTotal;;4\n\nSource: x\n",
    "#name\tnote\nA\t\"x\nB\t 5\" y \n",
    "{\"meta\":{\"n\":NaN},\"rows\":[{\"p\":[{\"n\":1},{\"n\":2}]},{\"p\":[]}]}",
    "[[\"name\",\"n\"],[\"A\",1],[],[[2]]]",
];

/// How to read, as somebody may say it: rightly or not.
fn format(dice: &mut Dice) -> Format {
    let numbers = [None, None, Some(0), Some(1), Some(3), Some(usize::MAX)];
    let mut number = || numbers[dice.below(6)];
    let (skip, head_rows, below, footer) = (number(), number(), number(), number());
    let kind =
        [None, Some(FileKind::Csv), Some(FileKind::NdJson), Some(FileKind::Json)][dice.below(4)];
    let root = [None, Some("rows"), Some("rows[].p"), Some("[].p"), Some(""), Some("a[].b[].c")];
    let merge = Merge { column: dice.below(3), into: "A".to_owned(), texts: vec!["B".to_owned()] };
    Format {
        kind,
        skip,
        head_rows,
        below,
        footer,
        delimiter: [None, Some('\n'), Some('é'), Some('"'), Some(';')][dice.below(5)],
        has_header: [None, Some(true), Some(false)][dice.below(3)],
        root: root[dice.below(6)].map(str::to_owned),
        trim: [None, Some(false)][dice.below(2)],
        date_order: [None, Some(DateOrder::MonthFirst)][dice.below(2)],
        no_value: vec!["A".to_owned(), String::new()],
        kinds: vec![(dice.below(4), ColumnKind::Date), (9, ColumnKind::Money)],
        merge: vec![merge],
    }
}

fn read(dice: &mut Dice, bytes: &[u8]) -> List {
    let given = if dice.below(2) == 0 { format(dice) } else { Format::default() };
    let mut reader = Reader::new(given);
    let cut = dice.below(bytes.len() + 1);
    reader.feed(&bytes[..cut]);
    reader.feed(&bytes[cut..]);
    reader.finish()
}

#[test]
fn any_bytes_are_a_list_or_are_told_to_be_none() {
    let mut dice = Dice(21);
    for _ in 0..inputs(25) {
        let seed = dice.of(&LISTS);
        let bytes = spoilt_bytes(&mut dice, seed);
        in_time(&String::from_utf8_lossy(&bytes).into_owned(), || {
            let mut list = read(&mut dice, &bytes);
            let summary = list.summary().clone();
            assert!(summary.rows > 0 || !summary.problems.is_empty());
            list.setup(&summary.suggested);
            let ask = Ask::Answer { query: Query::default(), want: Want::default() };
            let Reply::Answer(answer) = list.ask(&ask) else { panic!("no answer") };
            assert_eq!(answer.total, summary.rows);
        });
    }
}

#[test]
fn any_question_gets_an_answer_or_a_failure() {
    let mut dice = Dice(22);
    let mut list = read(&mut Dice(0), LISTS[0].as_bytes());
    let questions = [
        r#"{"answer":{"query":{"facets":[{"facet":1,"include":["x"],"exclude":["y"]}],"text":"a","years":[2020]},"want":{"per_facet":3}}}"#,
        r#"{"breakdown":{"by":"year","split":1,"limit":9,"split_limit":2}}"#,
        r#"{"breakdown":{"by":{"facet":1},"limit":0}}"#,
        r#"{"rows":{"from":0,"count":99,"sort":{"column":0,"descending":true}}}"#,
        r#"{"row":{"row":2}}"#,
        r#"{"values":{"facet":1,"text":"x","from":0,"count":5}}"#,
        r#"{"export":{"what":"shown","from":1}}"#,
        r#"{"problems":{"from":0,"count":9}}"#,
        r#"{"breakdown":{"by":"month","query":{"from":"2019","to":"2020-02-30","months":["2020-01"]}}}"#,
        r#"{"answer":{"want":{"per_facet":1,"order":"value"}}}"#,
    ];
    for round in 0..inputs(15) {
        if round % 50 == 0 {
            let numbers = [0, 1, 2, 3, usize::MAX];
            let setup = Setup {
                label: Some(numbers[dice.below(5)]),
                facets: (0..dice.below(4)).map(|_| numbers[dice.below(5)]).collect(),
                multi: vec![(numbers[dice.below(5)], ["", ";", "x"][dice.below(3)].to_owned())],
                date: Some(numbers[dice.below(5)]),
                also: vec![numbers[dice.below(5)]],
                search: vec![numbers[dice.below(5)], numbers[dice.below(5)]],
                source: Some(numbers[dice.below(5)]),
                first: None,
            };
            list.setup(&setup);
        }
        // Numbers as large as they get, too.
        let seed = dice.of(&questions);
        let mut text = spoilt(&mut dice, seed);
        if dice.below(2) == 0 {
            text = seed.replacen(['0', '1', '9'], "18446744073709551615", 1);
        }
        in_time(&text, || {
            if let Ok(ask) = serde_json::from_str::<Ask>(&text) {
                list.ask(&ask);
            }
        });
    }
}

/// A line of 50 MB, without a line end or a delimiter, is told and not held; so are brackets that never
/// close, and a million columns.
#[test]
fn what_is_huge_is_bounded_and_told() {
    let mega = 1 << 20;
    for (what, piece, times) in [
        ("a line", "x".repeat(mega), 50),
        ("a quoted line", format!("\"{}", "x".repeat(mega)), 50),
        ("commas", ",".repeat(mega), 20),
        ("tabs and quotes", "\t\"".repeat(mega / 2), 20),
        ("brackets", "[".repeat(mega), 20),
        ("braces", "{\"a\":".repeat(mega / 5), 20),
        ("lines of quotes", "\"\n".repeat(mega / 2), 10),
        ("blanks", " \u{a0}".repeat(mega / 3), 20),
        ("comments", "# x\n".repeat(mega / 4), 10),
    ] {
        let begun = std::time::Instant::now();
        let mut reader = Reader::new(Format::default());
        (0..times).for_each(|_| reader.feed(piece.as_bytes()));
        let list = reader.finish();
        let summary = list.summary();
        assert!(summary.rows > 0 || !summary.problems.is_empty(), "{what}");
        assert!(summary.memory < 64 << 20, "{what} holds {} bytes", summary.memory);
        let took = begun.elapsed();
        assert!(took < std::time::Duration::from_secs(10), "{what} took {took:?}");
    }
    let list = {
        let mut reader = Reader::new(Format::default());
        reader.feed(&[b'x'; 6 << 20]);
        reader.finish()
    };
    let kinds: Vec<ProblemKind> = list.summary().problems.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [ProblemKind::LongCell]);
}
