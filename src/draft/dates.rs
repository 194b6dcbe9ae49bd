//! A text as words and signs, and the dates in it, in English, Russian or Chinese.
//!
//! Only dates with their year. Does not know what a date is the date of.

use super::model::Span;
use super::release::Release;

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
/// A word, a sign or the end of a line.
pub struct Token {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// In small letters.
    pub text: String,
    /// Whether it begins with a capital.
    pub is_capital: bool,
}

/// The words, signs and line ends of a text.
pub fn tokens(release: &Release) -> Vec<Token> {
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

/// A day: year, month, day.
pub type Day = (u32, u32, u32);

/// A date, or the first and the last day of several.
pub struct Dates {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// Where it stands.
    pub span: Span,
}

/// A day as ISO 8601 has it.
pub fn written((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// Reads on in tokens.
struct Cursor<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Cursor<'_> {
    fn text(&self) -> &str {
        self.tokens.get(self.at).map_or("", |token| token.text.as_str())
    }

    fn word(&mut self, words: &[&str]) -> Option<()> {
        let is_there = words.contains(&self.text());
        self.at += usize::from(is_there);
        is_there.then_some(())
    }

    fn number(&mut self, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let text = self.text();
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| text.strip_suffix(ending));
        let number = digits.unwrap_or(text).parse().ok().filter(|number| range.contains(number))?;
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
        if let Some((last, month)) = self.then(|cursor| {
            cursor.word(TO)?;
            Some((cursor.day()?, cursor.month()?))
        }) {
            let year = self.year()?;
            return Some(((year, month, day), (year, month, last)));
        }
        let month = self.month()?;
        let year = self.year();
        let end = self.then(|cursor| {
            cursor.word(TO)?;
            Some((cursor.day()?, cursor.month()?, cursor.year()?))
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
        let end = self.then(|cursor| {
            cursor.word(TO)?;
            let until = cursor.month().unwrap_or(month);
            Some((until, cursor.day()?))
        });
        let (until, last) = end.unwrap_or((month, day));
        let year = self.year()?;
        Some(((year, month, day), (year, until, last)))
    }

    /// “2022年11月8日至9日”.
    fn chinese(&mut self) -> Option<(Day, Day)> {
        let year = self.number(1900..=2199)?;
        self.word(&["年"])?;
        let month = self.chinese_month()?;
        let day = self.day()?;
        let _sign = self.word(&["日"]);
        let end = self.then(|cursor| {
            cursor.word(TO)?;
            let until = cursor.then(Self::chinese_month);
            let last = cursor.day()?;
            cursor.word(&["日"])?;
            Some((until.unwrap_or(month), last))
        });
        let (until, last) = end.unwrap_or((month, day));
        Some(((year, month, day), (year, until, last)))
    }

    /// “11月”.
    fn chinese_month(&mut self) -> Option<u32> {
        let month = self.number(1..=12)?;
        self.word(&["月"]).map(|()| month)
    }
}

/// All dates of a text.
pub fn dates(tokens: &[Token]) -> Vec<Dates> {
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

/// The first and the last day of a text that is nothing but a date.
pub fn only_date(text: &str) -> Option<(Day, Day)> {
    if let Some(day) = in_numbers(text) {
        return Some((day, day));
    }
    let tokens = tokens(&Release::new(text));
    let found = dates(&tokens);
    let [date] = found.as_slice() else { return None };
    // «2024 года», «2024 г.»
    let is_rest = |token: &Token| ["года", "год", "г", "."].contains(&token.text.as_str());
    let is_whole = date.first == 0 && tokens[date.last + 1..].iter().all(is_rest);
    is_whole.then_some((date.from, date.to))
}

/// «15.09.2024», «15.09.2024 г.», “2024/9/15”. With strokes and the year behind, the order is not known.
fn in_numbers(text: &str) -> Option<Day> {
    let text = text
        .split(' ')
        .next()
        .filter(|date| text[date.len()..].trim_matches([' ', 'г', '.']).is_empty())?;
    let parts: Vec<&str> = text.split(['.', '/']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = match (first.len(), last.len()) {
        (4, 1..=2) => (first, last),
        (1..=2, 4) if !text.contains('/') => (last, first),
        _ => return None,
    };
    let number = |part: &str, range: std::ops::RangeInclusive<u32>| {
        part.parse().ok().filter(|value| range.contains(value))
    };
    Some((number(year, 1900..=2199)?, number(month, 1..=12)?, number(day, 1..=31)?))
}

/// Whether a word is the name of a month.
pub fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|names| names.contains(&word))
}
