//! Facts behind a label ("Venue: …", «Дата: …», 时间：…), in a dateline ("Tirana, 14 November 2024") and
//! below a release ("Issued by …"), each with its place.
//!
//! Knows no sentence: what those say is found in `propose.rs`.

use super::dates::{Dates, Token, is_month, written};
use super::facts::FactName;
use super::model::Span;
use super::propose::lines;
use super::release::Release;

/// Labels of a line, in small letters, and what stands behind them.
const LABELS: &[(&str, FactName)] = &[
    ("date", FactName::Start),
    ("dates", FactName::Start),
    ("when", FactName::Start),
    ("дата", FactName::Start),
    ("дата проведения", FactName::Start),
    ("сроки", FactName::Start),
    ("когда", FactName::Start),
    ("时间", FactName::Start),
    ("日期", FactName::Start),
    ("会议时间", FactName::Start),
    ("place", FactName::City),
    ("venue", FactName::City),
    ("location", FactName::City),
    ("where", FactName::City),
    ("место", FactName::City),
    ("место проведения", FactName::City),
    ("где", FactName::City),
    ("地点", FactName::City),
    ("会议地点", FactName::City),
    ("organiser", FactName::Organizer),
    ("organizer", FactName::Organizer),
    ("organised by", FactName::Organizer),
    ("organized by", FactName::Organizer),
    ("организатор", FactName::Organizer),
    ("主办", FactName::Organizer),
    ("主办方", FactName::Organizer),
    ("主办单位", FactName::Organizer),
];
/// What stands before the publisher, at the beginning of a short line.
const ISSUED: &[&str] = &["issued by ", "published by ", "released by "];
/// How lines that are a press office's name begin and end.
const OFFICES: (&[&str], &[&str]) = (
    &["press service of ", "press office of ", "пресс-служба ", "press and information "],
    &["新闻处", "新闻司", "新闻局", "新闻办公室"],
);
/// Longest such line, in code points.
const LONGEST: usize = 100;
/// Lines in which a dateline stands, and most words of its city.
const DATELINE: (usize, usize) = (6, 3);

/// What a text states, in its order.
pub(super) fn stated(
    release: &Release,
    tokens: &[Token],
    dates: &[Dates],
) -> Vec<(FactName, String, Span)> {
    let mut found = Vec::new();
    for (place, (span, line)) in lines(release).into_iter().enumerate() {
        if let Some((label, rest)) = line.split_once([':', '：']) {
            let label = label.trim().to_lowercase();
            let of = LABELS.iter().find(|(own, _)| *own == label);
            let within = |date: &&Dates| span.start <= date.span.start && date.span.end <= span.end;
            match of {
                Some((_, FactName::Start)) => {
                    if let Some(date) = dates.iter().find(within) {
                        found.push((FactName::Start, written(date.from), date.span));
                        found.push((FactName::End, written(date.to), date.span));
                    }
                }
                Some((_, name)) => {
                    let rest = rest.trim().trim_end_matches(['.', '。']);
                    let value = if *name == FactName::City { city_of(rest) } else { Some(rest) };
                    if let Some(value) = value.filter(|value| value.chars().count() <= LONGEST) {
                        found.extend(
                            at(release, span, value).map(|at| (*name, value.to_owned(), at)),
                        );
                    }
                }
                None => {}
            }
        }
        if let Some((city, date, is_alone)) =
            (place < DATELINE.0).then(|| dateline(span, tokens, dates)).flatten()
        {
            let name = release.exact(city).unwrap_or_default();
            found.push((FactName::City, name, city));
            if is_alone {
                found.push((FactName::Start, written(date.from), date.span));
                found.push((FactName::End, written(date.to), date.span));
            } else {
                found.push((FactName::Published, written(date.to), date.span));
            }
        }
        if line.chars().count() <= LONGEST
            && let Some(name) = publisher(&line)
        {
            found.extend(
                at(release, span, name).map(|at| (FactName::Publisher, name.to_owned(), at)),
            );
        }
    }
    found
}

/// What stands behind the first label of a place, where that is more than a city: 地点：哈萨克斯坦阿拉木图市.
pub(super) fn place(release: &Release) -> Option<Span> {
    lines(release).into_iter().find_map(|(span, line)| {
        let (label, rest) = line.split_once([':', '：'])?;
        let label = label.trim().to_lowercase();
        LABELS.iter().find(|(own, name)| *own == label && *name == FactName::City)?;
        at(release, span, rest.split(['(', '（', ',', '，', ';', '；']).next()?.trim())
    })
}

/// Where words stand in a line.
fn at(release: &Release, line: Span, words: &str) -> Option<Span> {
    let text = release.exact(line)?;
    let before = text[..text.find(words)?].chars().count() as u32;
    Some(Span::new(line.start + before, line.start + before + words.chars().count() as u32))
}

/// The city of what stands behind its label, without what is added behind a comma or in brackets; nothing
/// where it is more than a name.
fn city_of(rest: &str) -> Option<&str> {
    let first = rest.split([',', '，', '(', '（', ';', '；']).next()?.trim();
    let name = first.strip_prefix("г. ").unwrap_or(first);
    let is_name = name.split_whitespace().count() <= 3
        && name.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase())
        && name.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-' || c == '.');
    // A Chinese name of a country and its city would be both.
    let is_short =
        name.is_ascii() || name.chars().any(char::is_lowercase) || name.chars().count() <= 4;
    (is_name && is_short && !name.is_empty()).then_some(name)
}

/// A city, a comma and a date at the beginning of a line; and whether nothing else stands there.
fn dateline<'a>(
    line: Span,
    tokens: &[Token],
    dates: &'a [Dates],
) -> Option<(Span, &'a Dates, bool)> {
    let first = tokens.iter().position(|token| token.start >= line.start)?;
    let is_name = |token: &&Token| token.is_capital && !is_month(&token.text);
    let words = tokens[first..].iter().take(DATELINE.1).take_while(is_name).count();
    let comma = first + words;
    if words == 0 || tokens.get(comma)?.text != "," {
        return None;
    }
    let date = dates.iter().find(|date| date.first == comma + 1)?;
    let year_words = ["года", "год", "г", "."];
    let is_end = |token: &&Token| !year_words.contains(&token.text.as_str());
    let rest =
        tokens[date.last + 1..].iter().take_while(|token| token.start < line.end).find(is_end);
    let city = Span::new(tokens[first].start, tokens[comma - 1].end);
    Some((city, date, rest.is_none()))
}

/// The publisher, in a line that names nothing else.
fn publisher(line: &str) -> Option<&str> {
    let lower = line.to_lowercase();
    let line = line.trim_end_matches(['.', '。']);
    if let Some(before) = ISSUED.iter().find(|before| lower.starts_with(**before)) {
        let name = line.get(before.len()..)?;
        return name.split([',', '，']).next().map(str::trim);
    }
    let (beginnings, endings) = OFFICES;
    let is_office = beginnings.iter().any(|beginning| lower.starts_with(beginning))
        || endings.iter().any(|ending| line.ends_with(ending));
    let is_one = !line.contains([',', '，', ';', ':', '：']);
    (is_office && is_one).then_some(line)
}
