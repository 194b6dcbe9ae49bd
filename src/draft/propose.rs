//! Facts that a text states itself, in English, Russian or Chinese, each with its place.
//!
//! Only what stands there in the form that a dataset needs: a date with its year, a city in its own
//! case, a title on a line of its own. Everything else is asked. A person confirms every proposal.

use super::facts::{Fact, FactName, Facts};
use super::model::Span;
use super::release::{Release, one_line};

/// Longest title and longest name of a meeting, in code points.
const LONGEST: usize = 300;
/// Most words that are looked at; what a release says of itself stands at its beginning or its end.
const MOST: usize = 20_000;

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "января", "январь"],
    &["february", "feb", "февраля", "февраль"],
    &["march", "mar", "марта", "март"],
    &["april", "apr", "апреля", "апрель"],
    &["may", "мая", "май"],
    &["june", "jun", "июня", "июнь"],
    &["july", "jul", "июля", "июль"],
    &["august", "aug", "августа", "август"],
    &["september", "sept", "sep", "сентября", "сентябрь"],
    &["october", "oct", "октября", "октябрь"],
    &["november", "nov", "ноября", "ноябрь"],
    &["december", "dec", "декабря", "декабрь"],
];
/// Between two days.
const TO: &[&str] = &["-", "–", "—", "‑", "to", "and", "по", "и", "至", "到", "&"];
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

/// A word, a sign or the end of a line.
struct Token {
    start: u32,
    end: u32,
    /// In small letters.
    text: String,
    is_capital: bool,
}

fn tokens(release: &Release) -> Vec<Token> {
    let chars = release.chars();
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < chars.len() && tokens.len() < MOST {
        let c = chars[at];
        let mut end = at + 1;
        if c.is_alphanumeric() && !is_han(c) {
            while chars.get(end).is_some_and(|c| c.is_alphanumeric() && !is_han(*c)) {
                end += 1;
            }
        } else if c.is_whitespace() && c != '\n' {
            at = end;
            continue;
        }
        let text = chars[at..end].iter().flat_map(|c| c.to_lowercase()).collect();
        let is_capital = c.is_uppercase();
        tokens.push(Token { start: at as u32, end: end as u32, text, is_capital });
        at = end;
    }
    tokens
}

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
    let held = dates.iter().find(|it| is_of_held(&tokens, it.first));
    if let Some(date) = held.or_else(|| dates.iter().find(|it| it.from != it.to)) {
        propose(FactName::Start, Some(written(date.from)), date.span);
        propose(FactName::End, Some(written(date.to)), date.span);
    }
    if let Some(date) = dates.iter().find(|it| it.from == it.to && is_line(&tokens, it)) {
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
            let url = line[at..].split_whitespace().next().unwrap_or_default();
            let url = url.trim_end_matches(['.', ',', ')', ';', '。']);
            propose(FactName::Url, Some(url.to_owned()), span);
        } else if let Some(word) = source {
            let name: String = line.chars().skip(word.chars().count()).collect();
            let name = one_line(name.trim_end_matches(['.', '。']));
            let is_short = name.chars().count() <= 120;
            propose(FactName::Publisher, Some(name).filter(|_| is_short), span);
        }
    }
    facts
}

/// The lines of a text that are not empty, without white space at their ends.
fn lines(release: &Release) -> Vec<(Span, String)> {
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

/// The first line, where it is a heading of the rest.
fn title(release: &Release) -> Option<Span> {
    let lines = lines(release);
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
        let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|it| first.text.ends_with(it))
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit());
        let is_word = first.is_capital && ORDINALS.contains(&first.text.as_str());
        if !is_ordinal && !is_word {
            return None;
        }
        let rest = tokens[at + 1..].iter().take(40);
        let run = rest.take_while(|it| it.is_capital || SMALL.contains(&it.text.as_str())).count();
        let mut end = at + 1 + run;
        while end > at + 1 && !tokens[end - 1].is_capital {
            end -= 1;
        }
        let is_meeting = tokens[at..end].iter().any(|it| MEETINGS.contains(&it.text.as_str()));
        (is_meeting && end > at + 2).then(|| Span::new(first.start, tokens[end - 1].end))
    })
}

/// “……第八届……会议”.
fn meeting_chinese(tokens: &[Token]) -> Option<Span> {
    let is_word = |it: &Token| it.text.chars().all(char::is_alphanumeric);
    let is_before =
        |it: &Token| !is_word(it) || ["日", "在", "于", "，"].contains(&it.text.as_str());
    (0..tokens.len()).find_map(|at| {
        if tokens[at].text != "第" {
            return None;
        }
        let counter = tokens[at..].iter().take(6).position(|it| "届次".contains(&it.text))?;
        let start = tokens[..at].iter().rposition(is_before).map_or(0, |it| it + 1);
        let run = tokens[at + counter..].iter().take(40).take_while(|it| is_word(it)).count();
        let words: Vec<&str> =
            tokens[at + counter..at + counter + run].iter().map(|it| it.text.as_str()).collect();
        let end = (1..words.len()).find(|place| {
            let two = format!("{}{}", words[place - 1], words[*place]);
            MEETINGS_CHINESE.contains(&two.as_str())
        })?;
        Some(Span::new(tokens[start].start, tokens[at + counter + end].end))
    })
}

/// A day: year, month, day.
type Day = (u32, u32, u32);

struct Dates {
    from: Day,
    to: Day,
    first: usize,
    last: usize,
    span: Span,
}

fn written((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// Reads on in tokens.
struct Cursor<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Cursor<'_> {
    fn text(&self) -> &str {
        self.tokens.get(self.at).map_or("", |it| it.text.as_str())
    }

    fn word(&mut self, words: &[&str]) -> Option<()> {
        let is_there = words.contains(&self.text());
        self.at += usize::from(is_there);
        is_there.then_some(())
    }

    fn number(&mut self, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let text = self.text();
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|it| text.strip_suffix(it));
        let number = digits.unwrap_or(text).parse().ok().filter(|it| range.contains(it))?;
        self.at += 1;
        Some(number)
    }

    fn month(&mut self) -> Option<u32> {
        let text = self.text();
        let found = MONTHS.iter().position(|names| names.contains(&text))?;
        self.at += 1;
        Some(found as u32 + 1)
    }

    fn day(&mut self) -> Option<u32> {
        self.number(1..=31)
    }

    fn year(&mut self) -> Option<u32> {
        let before = self.at;
        let _comma = self.word(&[","]);
        let year = self.number(1900..=2199);
        if year.is_none() {
            self.at = before;
        }
        year
    }

    fn then<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    /// “8–9 November 2022”, «29 мая – 2 июня 2017», “30 May 2022 to 2 June 2022”.
    fn day_first(&mut self) -> Option<(Day, Day)> {
        let day = self.day()?;
        if let Some((last, month)) = self.then(|it| {
            it.word(TO)?;
            Some((it.day()?, it.month()?))
        }) {
            let year = self.year()?;
            return Some(((year, month, day), (year, month, last)));
        }
        let month = self.month()?;
        let year = self.year();
        let end = self.then(|it| {
            it.word(TO)?;
            Some((it.day()?, it.month()?, it.year()?))
        });
        match (year, end) {
            (_, Some((last, until, end))) => {
                Some(((year.unwrap_or(end), month, day), (end, until, last)))
            }
            (Some(year), None) => Some(((year, month, day), (year, month, day))),
            (None, None) => None,
        }
    }

    /// “November 8–9, 2022”, “May 30 to June 2, 2017”.
    fn month_first(&mut self) -> Option<(Day, Day)> {
        let (month, day) = (self.month()?, self.day()?);
        let end = self.then(|it| {
            it.word(TO)?;
            let until = it.month().unwrap_or(month);
            Some((until, it.day()?))
        });
        let (until, last) = end.unwrap_or((month, day));
        let year = self.year()?;
        Some(((year, month, day), (year, until, last)))
    }

    /// “2022年11月8日至9日”.
    fn chinese(&mut self) -> Option<(Day, Day)> {
        let year = self.number(1900..=2199)?;
        self.word(&["年"])?;
        let month = self.number(1..=12)?;
        self.word(&["月"])?;
        let day = self.day()?;
        let _sign = self.word(&["日"]);
        let end = self.then(|it| {
            it.word(TO)?;
            let until = it.then(|it| {
                let month = it.number(1..=12)?;
                it.word(&["月"]).map(|()| month)
            });
            let last = it.day()?;
            it.word(&["日"])?;
            Some((until.unwrap_or(month), last))
        });
        let (until, last) = end.unwrap_or((month, day));
        Some(((year, month, day), (year, until, last)))
    }
}

fn dates(tokens: &[Token]) -> Vec<Dates> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut cursor = Cursor { tokens, at };
        let read = cursor
            .then(Cursor::chinese)
            .or_else(|| cursor.then(Cursor::day_first))
            .or_else(|| cursor.then(Cursor::month_first));
        match read.filter(|(from, to)| from <= to) {
            Some((from, to)) => {
                let last = cursor.at - 1;
                let span = Span::new(tokens[at].start, tokens[last].end);
                found.push(Dates { from, to, first: at, last, span });
                at = cursor.at;
            }
            None => at += 1,
        }
    }
    found
}

/// The sentence around a token.
fn sentence(tokens: &[Token], at: usize) -> std::ops::Range<usize> {
    let ends = |it: &Token| ["\n", ".", "。", "!", "?"].contains(&it.text.as_str());
    let from = tokens[..at].iter().rposition(ends).map_or(0, |it| it + 1);
    let to = tokens[at..].iter().position(ends).map_or(tokens.len(), |it| at + it);
    from..to
}

fn is_of_held(tokens: &[Token], at: usize) -> bool {
    let words = &tokens[sentence(tokens, at)];
    let two = |pair: &[Token]| format!("{}{}", pair[0].text, pair[1].text);
    words.iter().any(|it| HELD.contains(&it.text.as_str()))
        || words.windows(2).any(|pair| HELD_CHINESE.contains(&two(pair).as_str()))
}

/// Whether a date is a line by itself.
fn is_line(tokens: &[Token], date: &Dates) -> bool {
    let is_end =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_none_or(|it| it.text == "\n");
    let year_word = tokens.get(date.last + 1).is_some_and(|it| it.text.starts_with('г'));
    is_end(date.first.checked_sub(1)) && (is_end(Some(date.last + 1)) || year_word)
}

fn city(tokens: &[Token]) -> Option<Span> {
    let text = |at: usize| tokens.get(at).map_or("", |it| it.text.as_str());
    for at in 0..tokens.len() {
        if HELD.contains(&text(at)) {
            let range = sentence(tokens, at);
            for place in at + 1..range.end.min(at + 25) {
                if text(place) != "in" {
                    continue;
                }
                let is_said = ["the", "city", "of"].iter().enumerate();
                let is_said =
                    is_said.fold(true, |so, (n, word)| so && text(place + 1 + n) == *word);
                let from = place + 1 + if is_said { 3 } else { 0 };
                let is_name = |it: &&Token| {
                    it.is_capital && !MONTHS.iter().any(|names| names.contains(&it.text.as_str()))
                };
                let count = tokens.get(from..)?.iter().take(4).take_while(is_name).count();
                if count > 0 {
                    return Some(Span::new(tokens[from].start, tokens[from + count - 1].end));
                }
            }
        }
        let two = format!("{}{}", text(at), text(at + 1));
        if HELD_CHINESE.contains(&two.as_str()) {
            let from = at.saturating_sub(9);
            let found =
                tokens[from..at].iter().rposition(|it| ["在", "于"].contains(&it.text.as_str()));
            let Some(start) = found.map(|it| from + it + 1) else { continue };
            let is_name = tokens[start..at].iter().all(|it| {
                it.text.chars().all(char::is_alphabetic) && !"内间期月日".contains(&it.text)
            });
            if is_name && (2..=7).contains(&(at - start)) {
                return Some(Span::new(tokens[start].start, tokens[at - 1].end));
            }
        }
    }
    None
}
