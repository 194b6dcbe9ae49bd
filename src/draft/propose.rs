//! Facts that a text states itself, in English, Russian or Chinese, each with its place.
//!
//! Only what stands there in the form that a dataset needs: a date with its year, a city in its own
//! case, a title on a line of its own. Everything else is asked. A person confirms every proposal. What
//! stands behind a label or in a dateline is found in `stated.rs`.

use super::dates::{Dates, Token, dates, is_month, tokens, written};
use super::facts::{Fact, FactName, Facts};
use super::model::Span;
use super::release::Release;
use super::stated::stated;
use crate::data::value::one_line;

/// Behind these, “in” says where a body is, not where a meeting was.
const SEAT: [&str; 5] = ["seat", "based", "headquarters", "headquartered", "office"];

/// Longest title and longest name of a meeting, in code points.
const LONGEST: usize = 300;
/// What says that a meeting was held.
const HELD: &[&str] = &[
    "held",
    "place",
    "hosted",
    "convened",
    "met",
    "opened",
    "состоялась",
    "состоялось",
    "состоялся",
    "прошла",
    "прошло",
    "прошёл",
    "прошел",
    "проведена",
    "проведено",
    "проведен",
    "проходит",
    "завершилась",
    "завершилось",
    "завершился",
];
const HELD_CHINESE: &[&str] = &["举行", "召开", "举办"];
const MEETINGS: &[&str] = &[
    "conference",
    "meeting",
    "summit",
    "session",
    "plenary",
    "forum",
    "congress",
    "assembly",
    "symposium",
    "seminar",
    "dialogue",
    "consultations",
    "workshop",
    "colloquium",
];
const MEETINGS_CHINESE: &[&str] = &["会议", "峰会", "论坛", "大会", "研讨会", "对话会"];
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];
const SOURCES: &[&str] = &["source:", "источник:", "来源：", "来源:", "издатель:", "publisher:"];

/// Proposes what a text says.
pub fn proposed(release: &Release, language: &str) -> Facts {
    let tokens = tokens(release);
    let mut facts = Facts::default();
    let mut propose = |name: FactName, value: Option<String>, span: Span| {
        if let Some(value) = value.and_then(|value| super::facts::well_formed(name, &value)) {
            facts.set(name, Fact::Proposed(value, span));
        }
    };
    let exact = |span: Span| release.exact(span).map(|words| one_line(&words));
    if let Some(span) = title(release) {
        propose(FactName::Title, exact(span), span);
    }
    if let Some(span) = meeting(&tokens, language) {
        propose(FactName::Meeting, exact(span), span);
    }
    let dates = dates(&tokens);
    let held = dates.iter().find(|date| is_of_held(&tokens, date.first));
    if let Some(date) = held.or_else(|| dates.iter().find(|date| date.from != date.to)) {
        propose(FactName::Start, Some(written(date.from)), date.span);
        propose(FactName::End, Some(written(date.to)), date.span);
    }
    if let Some(date) = dates.iter().find(|date| date.from == date.to && is_line(&tokens, date)) {
        propose(FactName::Published, Some(written(date.from)), date.span);
    }
    if let Some(span) = city(&tokens) {
        propose(FactName::City, exact(span), span);
    }
    for (span, line) in lines(release) {
        let lower = line.to_lowercase();
        let source = SOURCES.iter().find(|word| lower.starts_with(**word));
        let address = ["https://", "http://"].iter().find_map(|scheme| line.find(scheme));
        if let Some(at) = address.filter(|at| *at == 0 || source.is_some()) {
            let first = line[at..].split_whitespace().next().unwrap_or_default();
            let url = first.trim_end_matches(['.', ',', ')', ';', '。']);
            propose(FactName::Url, Some(url.to_owned()), span);
        } else if let Some(word) = source {
            let behind: String = line.chars().skip(word.chars().count()).collect();
            let name = one_line(behind.trim_end_matches(['.', '。']));
            let is_short = name.chars().count() <= 120;
            propose(FactName::Publisher, Some(name).filter(|_| is_short), span);
        }
    }
    // What stands behind a label or in a dateline, where the sentences say nothing.
    for (name, value, span) in stated(release, &tokens, &dates) {
        if facts.get(name) == &Fact::Asked
            && let Some(value) = super::facts::well_formed(name, &value)
        {
            facts.set(name, Fact::Proposed(value, span));
        }
    }
    facts
}

/// The lines of a text that are not empty, without white space at their ends.
pub(super) fn lines(release: &Release) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in release.text().split('\n') {
        let end = start + line.chars().count() as u32;
        if let Some(span) = release.trimmed(Span::new(start, end)) {
            found.push((span, line.trim().to_owned()));
        }
        start = end + 1;
    }
    found
}

/// What a release calls itself; no title.
const KINDS: &[&str] = &[
    "press release",
    "joint press release",
    "press-release",
    "news release",
    "media release",
    "press statement",
    "joint press statement",
    "for immediate release",
    "communiqué",
    "communique",
    "joint communiqué",
    "joint communique",
    "пресс-релиз",
    "совместный пресс-релиз",
    "сообщение для печати",
    "сообщение для прессы",
    "информационное сообщение",
    "коммюнике",
    "совместное коммюнике",
    "新闻稿",
    "联合新闻稿",
    "新闻公报",
    "联合公报",
    "公报",
];

/// The first line that says more than that this is a release, where it is a heading of the rest.
fn title(release: &Release) -> Option<Span> {
    let mut lines = lines(release);
    let is_kind =
        |line: &str| KINDS.contains(&line.trim_end_matches(['.', ':']).to_lowercase().as_str());
    let own = lines.iter().take_while(|(_, line)| is_kind(line)).count();
    lines.drain(..own);
    let (span, line) = lines.first().filter(|_| lines.len() > 1)?;
    let length = line.chars().count();
    let is_sentence = line.ends_with(['.', '。', ':', '：', ';', ',', '，']);
    let (_, next) = lines.get(1)?;
    // A paragraph that is broken into lines goes on in small letters.
    let goes_on = next.chars().next().is_some_and(char::is_lowercase);
    ((8..=LONGEST).contains(&length) && !is_sentence && !goes_on).then_some(*span)
}

fn meeting(tokens: &[Token], language: &str) -> Option<Span> {
    if language == "zh" { meeting_chinese(tokens) } else { meeting_english(tokens) }
}

/// “8th … Conference of …”: an ordinal, and what goes on with capitals.
fn meeting_english(tokens: &[Token]) -> Option<Span> {
    const SMALL: &[&str] = &["of", "the", "on", "and", "for", "-", "’", "'", "–", "&"];
    (0..tokens.len()).find_map(|at| {
        let first = &tokens[at];
        let number = first.text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| first.text.ends_with(ending))
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit());
        let is_word = first.is_capital && ORDINALS.contains(&first.text.as_str());
        if !is_ordinal && !is_word {
            return None;
        }
        let rest = tokens[at + 1..].iter().take(40);
        let run = rest
            .take_while(|token| token.is_capital || SMALL.contains(&token.text.as_str()))
            .count();
        let mut end = at + 1 + run;
        while end > at + 1 && !tokens[end - 1].is_capital {
            end -= 1;
        }
        let is_meeting =
            tokens[at..end].iter().any(|token| MEETINGS.contains(&token.text.as_str()));
        (is_meeting && end > at + 2).then(|| Span::new(first.start, tokens[end - 1].end))
    })
}

/// “……第八届……会议”.
fn meeting_chinese(tokens: &[Token]) -> Option<Span> {
    let is_word = |token: &Token| token.text.chars().all(char::is_alphanumeric);
    let is_before =
        |token: &Token| !is_word(token) || ["日", "在", "于", "，"].contains(&token.text.as_str());
    (0..tokens.len()).find_map(|at| {
        if tokens[at].text != "第" {
            return None;
        }
        let counter = tokens[at..].iter().take(6).position(|token| "届次".contains(&token.text))?;
        let start = tokens[..at].iter().rposition(is_before).map_or(0, |before| before + 1);
        let run = tokens[at + counter..].iter().take(40).take_while(|token| is_word(token)).count();
        let words: Vec<&str> = tokens[at + counter..at + counter + run]
            .iter()
            .map(|token| token.text.as_str())
            .collect();
        let end = (1..words.len()).find(|place| {
            let two = format!("{}{}", words[place - 1], words[*place]);
            MEETINGS_CHINESE.contains(&two.as_str())
        })?;
        Some(Span::new(tokens[start].start, tokens[at + counter + end].end))
    })
}

/// The sentence around a token.
fn sentence(tokens: &[Token], at: usize) -> std::ops::Range<usize> {
    let ends = |token: &Token| ["\n", ".", "。", "!", "?"].contains(&token.text.as_str());
    let from = tokens[..at].iter().rposition(ends).map_or(0, |end| end + 1);
    let to = tokens[at..].iter().position(ends).map_or(tokens.len(), |length| at + length);
    from..to
}

fn is_of_held(tokens: &[Token], at: usize) -> bool {
    let words = &tokens[sentence(tokens, at)];
    let two = |pair: &[Token]| format!("{}{}", pair[0].text, pair[1].text);
    words.iter().any(|word| HELD.contains(&word.text.as_str()))
        || words.windows(2).any(|pair| HELD_CHINESE.contains(&two(pair).as_str()))
}

/// Whether a date is a line by itself.
fn is_line(tokens: &[Token], date: &Dates) -> bool {
    let is_end =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_none_or(|token| token.text == "\n");
    let year_word = tokens.get(date.last + 1).is_some_and(|token| token.text.starts_with('г'));
    is_end(date.first.checked_sub(1)) && (is_end(Some(date.last + 1)) || year_word)
}

fn city(tokens: &[Token]) -> Option<Span> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    for at in 0..tokens.len() {
        if HELD.contains(&text(at)) {
            let range = sentence(tokens, at);
            // “A first meeting, in Manama, has been held by the body with its seat in Bahrain”
            for place in (at + 1..range.end.min(at + 25)).chain(range.start..at) {
                if text(place) != "in"
                    || place.checked_sub(1).is_some_and(|before| SEAT.contains(&text(before)))
                {
                    continue;
                }
                let mut said = ["the", "city", "of"].into_iter().enumerate();
                let is_said = said.all(|(number, word)| text(place + 1 + number) == word);
                let from = place + 1 + if is_said { 3 } else { 0 };
                let is_name = |token: &&Token| token.is_capital && !is_month(&token.text);
                let count = tokens.get(from..)?.iter().take(4).take_while(is_name).count();
                if count > 0 {
                    return Some(Span::new(tokens[from].start, tokens[from + count - 1].end));
                }
            }
        }
        let two = format!("{}{}", text(at), text(at + 1));
        if HELD_CHINESE.contains(&two.as_str()) {
            let from = at.saturating_sub(9);
            let found = tokens[from..at]
                .iter()
                .rposition(|token| ["在", "于"].contains(&token.text.as_str()));
            let Some(start) = found.map(|preposition| from + preposition + 1) else { continue };
            let is_name = tokens[start..at].iter().all(|token| {
                token.text.chars().all(char::is_alphabetic) && !"内间期月日".contains(&token.text)
            });
            if is_name && (2..=7).contains(&(at - start)) {
                return Some(Span::new(tokens[start].start, tokens[at - 1].end));
            }
        }
    }
    None
}
