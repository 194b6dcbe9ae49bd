//! Counts printed in words or digits, “14 countries”, «восьми стран», 26国, checked against what was
//! found.
//!
//! Knows numerals and nouns of groups; what was found is given.

use crate::normal::{Kind, Text};
use crate::reading::{Count, Reading, Role};

/// Most counts that are told; a release has a handful.
const MOST: usize = 100;

/// Numerals up to twenty.
const NUMERALS: &[(&str, u32)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("две", 2),
    ("двух", 2),
    ("два", 2),
    ("три", 3),
    ("трех", 3),
    ("четыре", 4),
    ("четырех", 4),
    ("пять", 5),
    ("пяти", 5),
    ("шесть", 6),
    ("шести", 6),
    ("семь", 7),
    ("семи", 7),
    ("восемь", 8),
    ("восьми", 8),
    ("девять", 9),
    ("девяти", 9),
    ("десять", 10),
    ("десяти", 10),
    ("одиннадцать", 11),
    ("одиннадцати", 11),
    ("двенадцать", 12),
    ("двенадцати", 12),
    ("两", 2),
    ("三", 3),
    ("四", 4),
    ("五", 5),
    ("六", 6),
    ("七", 7),
    ("八", 8),
    ("九", 9),
    ("十", 10),
];

/// Beginnings of nouns that participants are counted by.
const STATES: &[&str] = &[
    "countr",
    "nation",
    "state",
    "member",
    "econom",
    "delegation",
    "стран",
    "государств",
    "сторон",
    "делегаци",
    "ведомств",
    "parties",
    "bodies",
    "organization",
    "organisation",
    "организаци",
];

/// The counts of a text.
pub fn counts(text: &Text, reading: &Reading) -> Vec<Count> {
    let mut out: Vec<Count> = Vec::new();
    for at in 0..text.tokens.len() {
        let token = &text.tokens[at];
        let number = match token.kind {
            Kind::Number => text.word(at).parse::<u32>().ok().filter(|n| (2..=300).contains(n)),
            Kind::Word | Kind::Han => {
                NUMERALS.iter().find(|(word, _)| *word == text.word(at)).map(|(_, n)| *n)
            }
            _ => None,
        };
        let Some(number) = number else { continue };
        let Some(end) = noun(text, at + 1) else { continue };
        if out.len() >= MOST {
            break;
        }
        let (start, stop) = (token.start, text.tokens[end - 1].end);
        // What it can be about stands near it.
        let near = |from: u32| from + 600 >= start && from <= stop + 1200;
        let states = reading
            .mentions
            .iter()
            .filter(|it| {
                it.role == Role::Participant
                    && near(it.start)
                    && matches!(it.kind.as_str(), "state" | "territory")
            })
            .count();
        let all = reading.participants().filter(|it| near(it.start)).count();
        if all == 0 {
            continue;
        }
        let lists: Vec<usize> = reading.lists.iter().map(|list| list.named).collect();
        let fits = lists.contains(&(number as usize))
            || states == number as usize
            || all == number as usize;
        let found = if fits { number as usize } else { states };
        out.push(Count {
            start,
            end: stop,
            exact: text.given(start, stop),
            number,
            found,
            question: (!fits)
                .then(|| format!("The text says {number}; {states} states were found near it.")),
        });
    }
    out
}

/// The token behind a noun of groups that begins within three words.
fn noun(text: &Text, start: usize) -> Option<usize> {
    if text.is_han(start) {
        for at in start..(start + 4).min(text.tokens.len()) {
            if !text.is_han(at) {
                return None;
            }
            let rest: String =
                (at..(at + 3).min(text.tokens.len())).map(|at| text.word(at)).collect();
            for noun in ["成员国", "代表团", "经济体", "国"] {
                if rest.starts_with(noun) {
                    return Some(at + noun.chars().count());
                }
            }
        }
        return None;
    }
    for at in start..(start + 3).min(text.tokens.len()) {
        if text.tokens[at].kind != Kind::Word {
            return None;
        }
        if STATES.iter().any(|noun| text.word(at).starts_with(noun)) {
            return Some(at + 1);
        }
    }
    None
}
