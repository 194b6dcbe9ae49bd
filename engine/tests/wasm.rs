//! The engine as a browser runs it, with its SIMD, against plain loops:
//!
//!     RUSTFLAGS="-C target-feature=+simd128" cargo test --package engine \
//!         --profile engine --target wasm32-unknown-unknown
//!
//! with wasm-bindgen-test-runner as the runner. `laws.rs` asks more, natively.
#![cfg(target_arch = "wasm32")]

use engine::protocol::{Format, Setup};
use engine::{Reader, prefixes, words};
use wasm_bindgen_test::wasm_bindgen_test;

const ROWS: usize = 30_000;
/// Values of every facet: codes of one byte and of two.
const VALUES: [usize; 4] = [3, 40, 256, 900];

/// Numbers without a pattern.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

#[wasm_bindgen_test]
fn counts_are_those_of_plain_loops() {
    let mut dice = Dice(7);
    let rows: Vec<Vec<String>> = (0..ROWS)
        .map(|_| {
            let mut row = vec![format!("\"w{} x{}\"", dice.below(50), dice.below(2000))];
            row.extend(
                VALUES.map(|values| format!("v{}", dice.below(values).min(dice.below(values)))),
            );
            row
        })
        .collect();
    let text: String = rows.iter().map(|row| row.join(",") + "\r\n").collect();
    let mut reader = Reader::new(Format::default());
    format!("name,a,b,c,d\r\n{text}").as_bytes().chunks(5000).for_each(|piece| reader.feed(piece));
    let mut list = reader.finish();
    assert_eq!(list.summary().rows, ROWS);
    let facets = (1..=VALUES.len()).collect();
    list.setup(&Setup { label: Some(0), facets, ..Setup::default() });
    let dictionaries: Vec<Vec<String>> = (0..VALUES.len())
        .map(|facet| list.dictionary(facet).into_iter().map(str::to_owned).collect())
        .collect();
    let codes: Vec<Vec<usize>> = rows
        .iter()
        .map(|row| {
            let code =
                |(value, values): (&String, &Vec<String>)| values.iter().position(|is| is == value);
            row[1..].iter().zip(&dictionaries).filter_map(code).collect()
        })
        .collect();
    // Often enough that postings are made for what is asked again and again.
    for round in 0..120 {
        list.clear();
        let mut chosen = vec![vec![]; VALUES.len()];
        for _ in 0..dice.below(9) {
            let facet = dice.below(VALUES.len());
            let value = dice.below(dictionaries[facet].len().min(12));
            if !chosen[facet].contains(&value) {
                chosen[facet].push(value);
                list.toggle(facet, value as u32);
            }
        }
        let text = ["", "", "w1", "w2 x1"][round % 4];
        list.search(text);
        let prefixes = prefixes(text);
        let mut counts: Vec<Vec<u32>> =
            dictionaries.iter().map(|values| vec![0; values.len()]).collect();
        let mut matching = vec![];
        for (row, codes) in codes.iter().enumerate() {
            let words = words(&rows[row][0]);
            if !prefixes.iter().all(|prefix| words.iter().any(|word| word.starts_with(prefix))) {
                continue;
            }
            let fails = |facet: &usize| {
                !chosen[*facet].is_empty() && !chosen[*facet].contains(&codes[*facet])
            };
            let failed: Vec<usize> = (0..VALUES.len()).filter(fails).collect();
            for facet in 0..VALUES.len() {
                if failed.iter().all(|failed| *failed == facet) {
                    counts[facet][codes[facet]] += 1;
                }
            }
            if failed.is_empty() {
                matching.push(row as u32);
            }
        }
        assert_eq!(list.run(), matching.len());
        assert_eq!(list.counts(), counts.concat());
        matching.truncate(100);
        assert_eq!(list.first(100), matching);
    }
}
