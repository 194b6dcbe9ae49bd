//! The address of a list under generated input.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

use list::question::Question;

#[path = "../../tests/hostile/mod.rs"]
mod generate;

use generate::{Dice, inputs, spoilt, within_a_second};

const CORPUS: &str = include_str!("../../tests/hostile/corpus/addresses.txt");

#[test]
fn any_address_of_a_list_is_read_and_written_alike() {
    let seeds = [
        "#list&f.category=observer,-partner&empty=-region&all=themes&q=rep&by=category&split=region",
        "#list&year=2019,2021&years=1&unit=percent&sort=-name&facets=a,b&label=c&date=d&multi=a,%3B",
    ];
    let mut dice = Dice(31);
    let mut ask = |address: &str| {
        within_a_second(&address, || {
            let Some((question, _)) = Question::read(address) else { return };
            let (again, unknown) = Question::read(&question.write()).unwrap();
            // Filters by one column stand together in an address: their order is no part of it.
            let order = |question: &Question| {
                let mut question = question.clone();
                question.clauses.sort_by(|a, b| (&a.column, &a.value).cmp(&(&b.column, &b.value)));
                if !question.is_searching() {
                    question.text.clear();
                }
                question
            };
            assert_eq!(order(&again), order(&question), "{}", question.write());
            assert!(unknown.is_empty());
        });
    };
    CORPUS.lines().for_each(&mut ask);
    for _ in 0..inputs(20) {
        let seed = dice.of(&seeds);
        ask(&spoilt(&mut dice, seed));
    }
}
