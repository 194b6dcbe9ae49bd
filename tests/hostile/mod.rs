//! Generated input for every door: texts and bytes that are nearly right. Shared by the tests of
//! three packages; knows none of them.
#![allow(dead_code)] // each package needs a part of it

use std::time::{Duration, Instant};

/// Longest that a door may take for one input: an order of magnitude more than the slowest takes on an
/// idle machine, because seven others may be at work on it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many inputs of a hundred a door gets, of `PLENARY_INPUTS` in all; `cargo xtask test --all`
/// asks for a million and more, the tests of every day for as many as take seconds.
pub fn inputs(of_a_hundred: usize) -> usize {
    let all = std::env::var("PLENARY_INPUTS").ok().and_then(|it| it.parse().ok());
    all.unwrap_or(10_000_usize) * of_a_hundred / 100
}

/// Numbers without a pattern, the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// One below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }

    /// One of these.
    pub fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// What means something to one door or another.
const SIGNS: &[&str] = &[
    ",",
    ";",
    "\t",
    "|",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\r",
    "&",
    "=",
    "#",
    "?",
    "%",
    "%E0%A4%A",
    "+",
    "\\",
    "-",
    "{",
    "}",
    "[",
    "]",
    ":",
    "null",
    "true",
    "1e999",
    "-0",
    "\\ud800",
    "\\u0000",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{0301}",
    "ё",
    "中",
    "İ",
    "ß",
    "ﬁ",
    "👩‍👩‍👧",
    "<img src=x onerror=a>",
    "javascript:a",
    "=cmd|'/C a'!A0",
    "99999999999999999999",
    "0001-00-00",
    "list",
    "f.",
    "years",
];

/// A text with a few mistakes in it.
pub fn spoilt(dice: &mut Dice, text: &str) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(6) {
        let at = dice.below(signs.len() + 1);
        let to = (at + dice.below(30)).min(signs.len());
        match dice.below(7) {
            0 => drop(signs.drain(at..to)),
            1 => {
                let again: Vec<char> = signs[at..to].to_vec();
                signs.splice(at..at, again);
            }
            2 => signs.truncate(at),
            3 => {
                let long = dice.of(SIGNS).repeat(dice.below(300));
                signs.splice(at..at, long.chars());
            }
            4 if at < signs.len() => {
                signs[at] = char::from_u32(dice.below(0x11_0000) as u32).unwrap_or('\u{fffd}');
            }
            _ => drop(signs.splice(at..at, dice.of(SIGNS).chars())),
        }
    }
    signs.into_iter().collect()
}

/// Bytes with a few mistakes in them; not always UTF-8.
pub fn spoilt_bytes(dice: &mut Dice, text: &str) -> Vec<u8> {
    let mut bytes = spoilt(dice, text).into_bytes();
    for _ in 0..dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        bytes.insert(at, dice.below(256) as u8);
    }
    bytes
}

/// Runs a door on an input, and fails with the input where it panics or takes too long. A machine with
/// other work makes it longer, so the quickest of three tries counts.
pub fn in_time<T: std::fmt::Debug>(input: &T, mut door: impl FnMut()) {
    let shown = || format!("{input:?}").chars().take(3_000).collect::<String>();
    let mut took = Duration::MAX;
    for _ in 0..3 {
        let begun = Instant::now();
        let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(&mut door));
        took = took.min(begun.elapsed());
        assert!(
            told.is_ok(),
            "a panic on this input; keep it in tests/hostile/corpus: {}",
            shown()
        );
        if took < PATIENCE {
            return;
        }
    }
    panic!("{took:?} for this input; keep it in tests/hostile/corpus: {}", shown());
}
