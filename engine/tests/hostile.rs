//! The engine's doors under generated input: bytes of a list, and questions as JSON.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use engine::protocol::{Ask, Format, Kind, Query, Setup, Told, Want};
use engine::{List, Reader};

#[path = "../../tests/hostile/mod.rs"]
mod generate;

use generate::{Dice, inputs, spoilt, spoilt_bytes, within_a_second};

const LISTS: [&str; 4] = [
    "name,category,year\nA,x,2020\n\"B, c\",y,2021\nC,,\n",
    "name;themes\r\nA;\"u | v\"\r\nB;v\r\n",
    "{\"name\":\"a\",\"n\":1,\"tags\":[\"x\",\"y\"]}\n{\"name\":null}\n",
    "[{\"name\":\"a\",\"more\":{\"k\":[1,2]}},\n {\"name\":\"b\"}]",
];

fn read(dice: &mut Dice, bytes: &[u8]) -> List {
    let kind = [None, Some(Kind::Csv), Some(Kind::NdJson), Some(Kind::Json)][dice.below(4)];
    let mut reader = Reader::new(Format { kind, ..Format::default() });
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
        within_a_second(&String::from_utf8_lossy(&bytes).into_owned(), || {
            let mut list = read(&mut dice, &bytes);
            let summary = list.summary().clone();
            assert!(summary.rows > 0 || !summary.problems.is_empty());
            list.setup(&summary.suggested);
            let ask = Ask::Answer { query: Query::default(), want: Want::default() };
            let Told::Answer(answer) = list.ask(&ask) else { panic!("no answer") };
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
        within_a_second(&text, || {
            if let Ok(ask) = serde_json::from_str::<Ask>(&text) {
                list.ask(&ask);
            }
        });
    }
}
