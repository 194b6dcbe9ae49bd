//! Counts printed in words or digits, “14 countries”, «восьми стран», 26国, checked against what was
//! found.
//!
//! Knows numerals and nouns of groups; what was found is given.

use crate::normal::{Kind, Text, begins};
use crate::reading::{Count, Reading};
use std::collections::HashMap;

/// Most counts that are told; a release has a handful.
const MOST: usize = 100;
/// Characters between a count and a participant that it can be about.
const CLOSE: u32 = 500;

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
const STATES: &str = "countr nation state member econom delegation стран государств сторон делегаци ведомств \
    parties bodies organization organisation организаци";

/// Beginnings of nouns of time: “over two days members talked” counts nobody.
const TIMES: &str = "day hour week month year дня дней день часа часов недел месяц года лет";

/// The counts of a text.
pub fn counts(text: &Text, reading: &Reading) -> Vec<Count> {
    let mut out: Vec<Count> = Vec::new();
    let starts: Vec<u32> = reading.participants().map(|mention| mention.start).collect();
    // What a number can be the size of: a list, the names under a heading, the states.
    let mut sizes: Vec<usize> = reading.lists.iter().map(|list| list.named).collect();
    let mut headings: HashMap<&str, usize> = HashMap::new();
    for mention in reading.participants() {
        let heading = mention.heading.as_ref().map_or("", |heading| heading.exact.as_str());
        *headings.entry(heading).or_default() += 1;
    }
    sizes.extend(headings.values());
    let is_state = |kind: &str| matches!(kind, "state" | "territory");
    sizes.push(reading.participants().filter(|mention| is_state(&mention.kind)).count());
    sizes.push(starts.len());
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
        // 第七届 and 七届 are no counts.
        if at > 0 && text.word(at - 1) == "第"
            || matches!(text.word(at + 1), "届" | "次" | "月" | "日" | "年")
        {
            continue;
        }
        let Some(end) = noun(text, at + 1) else { continue };
        if out.len() >= MOST {
            break;
        }
        let (start, stop) = (token.start, text.tokens[end - 1].end);
        // It counts participants only where they are named beside it.
        let first = starts.partition_point(|at| *at + CLOSE < start);
        if starts.get(first).is_none_or(|at| *at > stop + CLOSE) {
            continue;
        }
        let found = sizes
            .iter()
            .copied()
            .min_by_key(|size| (size.abs_diff(number as usize), *size))
            .unwrap_or_default();
        let fits = found == number as usize;
        let question = format!("The text says {number}; {found} were found that it can be about.");
        out.push(Count {
            start,
            end: stop,
            exact: text.given(start, stop),
            number,
            found,
            question: (!fits).then_some(question),
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
        if text.tokens[at].kind != Kind::Word || begins(text.word(at), TIMES) {
            return None;
        }
        if begins(text.word(at), STATES) {
            // “three member states”
            let more = text.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Word)
                && begins(text.word(at + 1), STATES);
            return Some(at + 1 + usize::from(more));
        }
    }
    None
}
