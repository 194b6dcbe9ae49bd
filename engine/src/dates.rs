//! Years and dates as people write them, in the order and the language that they have: `2019-01-31`,
//! `31.1.2019`, `January 31, 2019`, `31 janv. 2019`, `2019年1月31日`, `2020*`, `c. 2019`, `1999–2003`;
//! with the marks that lists of treaties put behind them, `23 Oct 2006 d`, and several in a cell, of
//! which the first counts.
//!
//! It looks at one cell at a time and does not know columns.

use crate::names::is_in;
use crate::protocol::DateOrder;
use columns::fold;

/// A date; month and day are 0 where they are not told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Date {
    /// As ISO 8601 has it, as far as it is told: `2019`, `2019-01`, `2019-01-31`.
    pub(crate) fn iso(self) -> String {
        match (self.month, self.day) {
            (0, _) => format!("{:04}", self.year),
            (month, 0) => format!("{:04}-{month:02}", self.year),
            (month, day) => format!("{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

/// What a cell that is a date tells of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) date: Date,
    /// Whether it is but a year, or years.
    pub(crate) is_year: bool,
    /// Whether it is years from one to another; it is counted in the first.
    pub(crate) is_range: bool,
    /// Whether it says more than the year: "2020*", "c. 2019".
    pub(crate) is_marked: bool,
    /// Which of two numbers is the day, where the cell has two and tells it by one above 12.
    pub(crate) tells: Option<DateOrder>,
    /// Whether either could be the day.
    pub(crate) is_open: bool,
}

/// Letters of the longest cell that is looked at.
const LONGEST: usize = 48;
/// Years that are believed where only two digits stand: up to so many of this century.
const PIVOT: u16 = 40;

/// Months by the beginnings of their names, folded, in the languages of lists; each is to be followed
/// by its rest or by nothing.
const MONTHS: [&str; 12] = [
    "january|jan|janvier|janv|januar|janner|jaenner|enero|ene|janeiro|gennaio|gen|januari|januarie|tammikuu|января|январь|янв|січня|січень|styczen|stycznia|sty|leden|ledna|ocak|ιανουαρίου|ιανουάριος|ian|ianuarie|januara|januaru|sijecanj|sijecnja|janvaris|jaanuar|sausio|sausis|يناير",
    "february|feb|fevrier|fevr|fev|februar|febrero|fevereiro|febbraio|februari|februarie|helmikuu|февраля|февраль|фев|февр|лютого|лютии|luty|lutego|lut|unor|unora|subat|φεβρουαρίου|φεβρουάριος|februara|februaru|veljaca|veljace|februaris|veebruar|vasario|vasaris|فبراير",
    "march|mar|mars|marz|maerz|mrz|marzo|marco|maart|maaliskuu|марта|март|мар|березня|березень|marzec|marca|brezen|brezna|mart|μαρτίου|μάρτιος|martie|marec|ozujak|ozujka|marts|marcius|kovo|kovas|مارس",
    "april|apr|avril|avr|abril|abr|aprile|huhtikuu|апреля|апрель|апр|квітня|квітень|kwiecien|kwietnia|kwi|duben|dubna|nisan|απριλίου|απρίλιος|aprilie|travanj|travnja|aprilis|aprill|balandzio|balandis|ابريل|أبريل",
    "may|mai|mayo|maio|maggio|mag|mei|maj|toukokuu|мая|маи|травня|травень|maja|kveten|kvetna|mayis|μαΐου|μάιος|svibanj|svibnja|maijs|majus|geguzes|geguze|مايو",
    "june|jun|juin|juni|junio|junho|giugno|giu|kesakuu|июня|июнь|июн|червня|червень|czerwiec|czerwca|cze|cerven|cervna|haziran|ιουνίου|ιούνιος|iunie|juna|lipanj|lipnja|junijs|juuni|junius|birzelio|birzelis|يونيو",
    "july|jul|juillet|juil|juli|julio|julho|luglio|lug|heinakuu|июля|июль|июл|липня|липень|lipiec|lipca|lip|cervenec|cervence|temmuz|ιουλίου|ιούλιος|iulie|jula|srpanj|srpnja|julijs|juuli|julius|liepos|liepa|يوليو",
    "august|aug|aout|agosto|ago|augustus|elokuu|августа|август|авг|серпня|серпень|sierpien|sierpnia|sie|srpen|srpna|agustos|αυγούστου|αύγουστος|avgust|avgusta|kolovoz|kolovoza|augusts|augusztus|rugpjucio|rugpjutis|اغسطس|أغسطس",
    "september|sept|sep|septembre|septiembre|setembro|set|settembre|syyskuu|сентября|сентябрь|сен|сент|вересня|вересень|wrzesien|wrzesnia|wrz|zari|eylul|σεπτεμβρίου|σεπτέμβριος|septembrie|septembra|rujan|rujna|septembris|szeptember|rugsejo|rugsejis|سبتمبر",
    "october|oct|octobre|oktober|okt|octubre|outubro|out|ottobre|ott|lokakuu|октября|октябрь|окт|жовтня|жовтень|pazdziernik|pazdziernika|paz|rijen|rijna|ekim|οκτωβρίου|οκτώβριος|octombrie|oktobra|oktoobar|listopada|oktobris|oktoober|spalio|spalis|أكتوبر|اكتوبر",
    "november|nov|novembre|noviembre|novembro|marraskuu|ноября|ноябрь|ноя|нояб|листопада|листопад|kasim|νοεμβρίου|νοέμβριος|noiembrie|novembra|studeni|studenoga|novembris|lapkricio|lapkritis|نوفمبر",
    "december|dec|decembre|dezember|dez|diciembre|dic|dezembro|dicembre|joulukuu|декабря|декабрь|дек|грудня|грудень|grudzien|grudnia|gru|prosinec|prosince|aralik|δεκεμβρίου|δεκέμβριος|decembrie|decembra|prosinac|prosinca|decembris|detsember|gruodzio|gruodis|ديسمبر",
];
/// Words that stand in dates and mean nothing for them.
const FILLERS: &str = "|st|nd|rd|th|er|o|e|de|do|da|del|dell|den|di|der|of|the|le|el|г|гг|год|года|годы|р|року|рік|r|roku|roka|rok|yr|year|ad|ce|am|on|a|au|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miercoles|jueves|viernes|sabado|domingo|пн|вт|ср|чт|пт|сб|вс|т|t|utc|gmt|z|pm|часов|uhr|";
/// Words that stand beside years.
const BESIDE_YEARS: &str = "|c|ca|cca|circa|about|approx|approximately|around|est|estimated|около|ок|прибл|примерно|vers|env|environ|um|etwa|hacia|fy|fiscal|since|from|seit|depuis|desde|с|present|now|today|ongoing|current|heute|present|aujourd|hui|наст|настоящее|время|по|н|в|to|until|till|bis|au|s|q|h|кв|semester|quarter|term|session|season|year|г|约|約|起|至|至今|今|度|年度|年|년|년도|onwards|onward|p|e|f|forecast|provisional|prov|r|revised|";

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// Its value and how many digits it has.
    Number(u32, usize),
    Word(String),
    Sign(char),
}

fn tokens(cell: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = cell.chars().peekable();
    while let Some(next) = rest.next() {
        if tokens.len() > 16 {
            return None;
        }
        if let Some(digit) = digit(next) {
            let (mut value, mut digits) = (digit, 1);
            while let Some(digit) = rest.peek().copied().and_then(self::digit) {
                value = value.checked_mul(10)?.checked_add(digit)?;
                digits += 1;
                rest.next();
            }
            tokens.push(Token::Number(value, digits));
        } else if matches!(next, '年' | '月' | '日' | '号' | '년' | '월' | '일') {
            tokens.push(Token::Sign(next));
        } else if next.is_alphabetic() {
            let mut word = String::from(next);
            let goes_on = |letter: char| {
                letter.is_alphabetic()
                    && !matches!(letter, '年' | '月' | '日' | '号' | '년' | '월' | '일')
                    || ('\u{300}'..'\u{370}').contains(&letter)
            };
            while let Some(letter) = rest.next_if(|letter| goes_on(*letter)) {
                word.push(letter);
            }
            tokens.push(Token::Word(fold::fold(&word)));
        } else if !next.is_whitespace() && next != '\u{200f}' && next != '\u{200e}' {
            tokens.push(Token::Sign(match next {
                '–' | '—' | '−' | '‐' | '‑' | '―' => '-',
                '．' => '.',
                '／' => '/',
                other => other,
            }));
        }
    }
    Some(tokens)
}

fn digit(character: char) -> Option<u32> {
    match character {
        '٠'..='٩' => Some(character as u32 - '٠' as u32),
        '０'..='９' => Some(character as u32 - '０' as u32),
        _ => character.to_digit(10),
    }
}

fn month(word: &str) -> Option<u8> {
    let place = MONTHS.iter().position(|names| is_in(names, word))?;
    Some(place as u8 + 1)
}

fn is_year(number: u32) -> bool {
    (1000..3000).contains(&number)
}

fn of_two_digits(year: u32) -> u16 {
    let year = year as u16;
    if year <= PIVOT { 2000 + year } else { 1900 + year }
}

fn days(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A date that there is; `month` and `day` may be 0 = not told.
fn valid(year: u32, month: u32, day: u32) -> Option<Date> {
    let (year, month, day) = (year as u16, month as u8, day.min(99) as u8);
    let is = is_year(u32::from(year)) && month <= 12 && day <= days(year, month);
    (is && (day == 0 || month > 0)).then_some(Date { year, month, day })
}

/// Whether a cell says that something goes on: no date, and no reason to doubt that others are.
pub(crate) fn goes_on(cell: &str) -> bool {
    const OPEN: &str = "|present|ongoing|current|today|now|to date|to present|heute|aujourd hui|actualidad|настоящее время|по настоящее время|н в|至今|今|現在|현재|";
    cell.len() < 40 && is_in(OPEN, fold::fold(cell).trim_matches(['.', '(', ')', ' ']))
}

/// Reads a cell that is a year or a date.
pub(crate) fn read(cell: &str, order: DateOrder) -> Option<Seen> {
    let cell = cell.trim();
    if let Some(seen) = bare(cell, order) {
        return Some(seen);
    }
    // What stands beside a date is looked at only where there is a digit and a sign of it.
    let is_longer = cell.bytes().any(|byte| byte.is_ascii_digit()) && cell.len() <= 4 * LONGEST;
    if !is_longer {
        return None;
    }
    if let Some((first, rest)) = cell.split_once([';', '；', '|', '\n']) {
        let seen = bare_or_marked(first.trim(), order)?;
        let mut others = rest.split([';', '；', '|', '\n']).filter(|part| !part.trim().is_empty());
        let all = others.all(|part| read(part, order).is_some());
        return all.then_some(Seen { is_range: true, ..seen });
    }
    marked(cell, order)
}

fn bare_or_marked(cell: &str, order: DateOrder) -> Option<Seen> {
    bare(cell, order).or_else(|| marked(cell, order))
}

fn marked(cell: &str, order: DateOrder) -> Option<Seen> {
    let (date, is_mark_of_treaty) = without_mark(cell)?;
    let seen = bare(date, order).or_else(|| {
        let (date, _) = without_mark(date)?;
        bare(date, order)
    });
    // "1200 m" is no year.
    let is = |seen: &Seen| seen.date.month > 0 || is_mark_of_treaty;
    seen.filter(is).map(|seen| Seen { is_marked: true, ..seen })
}

/// A cell without the mark behind its date, or the brackets around it, if there are; and whether the
/// mark is one of those that a year alone may have.
fn without_mark(cell: &str) -> Option<(&str, bool)> {
    // Accession, approval, acceptance, formal confirmation, succession, signature, provisional, …
    const MARKS: &str = "|a|aa|c|d|n|p|s|";
    const MORE: &str =
        "|acc|acs|app|ap|ac|e|f|ra|rat|rt|r|si|sig|sg|suc|su|x|o|b|g|h|i|k|l|m|t|u|v|w|y|z|";
    let cell = cell.trim_end_matches(['*', '†', '‡', '§', '¹', '²', '³', '⁴', '⁵', ' ', '.', ',']);
    let is_after_date = |before: &str| {
        before.ends_with(|character: char| {
            character.is_ascii_digit() || matches!(character, ')' | ']' | '*' | '.' | ',')
        })
    };
    let close = cell.chars().next_back()?;
    if let Some(open) = [(']', '['), (')', '('), ('>', '<')].iter().find(|pair| pair.0 == close) {
        let at = cell.rfind(open.1)?;
        let (before, inside) = (cell[..at].trim_end(), &cell[at + 1..cell.len() - 1]);
        if at == 0 {
            return Some((inside.trim(), true));
        }
        // A remark in brackets, which is no other date.
        let is_short = inside.chars().count() <= 24 && bare(inside, DateOrder::DayFirst).is_none();
        let is_behind = is_after_date(before) || without_mark(before).is_some();
        return (is_short && is_behind).then_some((before, true));
    }
    if cell.ends_with('…') || cell.ends_with("..") {
        return Some((cell.trim_end_matches(['…', '.', ' ']), true));
    }
    let (begin, end) = cell.rsplit_once([' ', '\u{a0}', '/', ','])?;
    let before = begin.trim_end();
    let mark = end.trim_matches(['(', ')', '[', ']', '.', '*']);
    let is_number = mark.len() <= 2 && mark.bytes().all(|byte| byte.is_ascii_digit());
    let is_behind = is_after_date(before) || is_number && without_mark(before).is_some();
    if !mark.is_ascii() || mark.is_empty() || mark.len() > 3 || !is_behind {
        return None;
    }
    let letters = mark.to_ascii_lowercase();
    let is_of_treaty = is_in(MARKS, &letters);
    (is_of_treaty || is_in(MORE, &letters) || is_number).then_some((before, is_of_treaty))
}

/// Reads a cell in which nothing stands beside a date, or what stands beside years.
fn bare(cell: &str, order: DateOrder) -> Option<Seen> {
    if let Some(date) = iso(cell) {
        return Some(Seen { is_year: date.month == 0, ..plain(date) });
    }
    if cell.len() > LONGEST || !cell.bytes().any(|byte| byte.is_ascii_digit() || byte >= 0x80) {
        return None;
    }
    // A letter right before its number names something: c12, v2019; but not quarters: Q1 2019.
    if let [letter, digit, ..] = cell.as_bytes()
        && letter.is_ascii_alphabetic()
        && digit.is_ascii_digit()
        && !matches!(letter, b'Q' | b'q' | b'H' | b'h')
    {
        return None;
    }
    let mut tokens = tokens(cell)?;
    without_time(&mut tokens);
    without_footnote(&mut tokens);
    by_names(&tokens).or_else(|| by_numbers(&tokens, order)).or_else(|| years(&tokens))
}

fn plain(date: Date) -> Seen {
    Seen { date, is_year: false, is_range: false, is_marked: false, tells: None, is_open: false }
}

/// What programs write: `2024`, `2024-11`, `2024-11-22`, a time behind it; looked at first, because
/// most are so.
fn iso(cell: &str) -> Option<Date> {
    let digits = |from: usize, to: usize| -> Option<u32> {
        let part = cell.get(from..to)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten()
    };
    let year = digits(0, 4)?;
    let bytes = cell.as_bytes();
    match bytes.len() {
        4 => valid(year, 0, 0),
        7 if bytes[4] == b'-' => valid(year, digits(5, 7).filter(|month| *month > 0)?, 0),
        10.. if bytes[4] == b'-' && bytes[7] == b'-' => {
            let has_time = bytes.get(10).is_none_or(|byte| matches!(byte, b'T' | b' '));
            let (month, day) = (digits(5, 7)?, digits(8, 10)?);
            has_time.then(|| valid(year, month, day)).flatten().filter(|date| date.day > 0)
        }
        _ => None,
    }
}

fn without_time(tokens: &mut Vec<Token>) {
    if let Some(colon) = tokens.iter().position(|token| *token == Token::Sign(':')) {
        tokens.truncate(colon.saturating_sub(1));
        if let Some(Token::Sign(',')) = tokens.last() {
            tokens.pop();
        }
    }
}

/// "2020(1)", "2020[a]", "2020*", without what stands behind.
fn without_footnote(tokens: &mut Vec<Token>) {
    let [.., Token::Number(..), Token::Sign('(' | '['), inside, Token::Sign(')' | ']')] =
        tokens.as_slice()
    else {
        return;
    };
    let is_short = match inside {
        Token::Number(_, digits) => *digits < 3,
        Token::Word(word) => word.chars().count() < 3,
        Token::Sign(_) => true,
    };
    if is_short {
        tokens.truncate(tokens.len() - 3);
        tokens.push(Token::Sign('*'));
    }
}

/// A day, a month by its name, and a year, in any order.
fn by_names(tokens: &[Token]) -> Option<Seen> {
    let (mut numbers, mut name) = (Vec::new(), None);
    for token in tokens {
        match token {
            Token::Number(value, digits) => numbers.push((*value, *digits)),
            Token::Word(word) => match month(word) {
                Some(month) if name.is_none() => name = Some(month),
                _ if is_in(FILLERS, word) => {}
                _ => return None,
            },
            Token::Sign('.' | ',' | '-' | '/' | '\'' | '’' | 'º' | '°') => {}
            Token::Sign(_) => return None,
        }
    }
    let month = u32::from(name?);
    let date = match numbers.as_slice() {
        [(year, 4)] => valid(*year, month, 0),
        [(day, 1 | 2), (year, 4)] | [(year, 4), (day, 1 | 2)] => {
            valid(*year, month, *day).filter(|date| date.day > 0)
        }
        [(day, 1 | 2), (year, 2)] => {
            valid(of_two_digits(*year).into(), month, *day).filter(|date| date.day > 0)
        }
        // From one day to another: the first counts.
        [(day, 1 | 2), (_, 1 | 2), (year, 4)] => {
            valid(*year, month, *day).filter(|date| date.day > 0)
        }
        _ => None,
    };
    date.map(plain)
}

/// Three numbers, or a month and a year.
fn by_numbers(tokens: &[Token], order: DateOrder) -> Option<Seen> {
    use Token::{Number, Sign, Word};
    if let [Number(all, 8)] = tokens {
        let date = valid(all / 10_000, all / 100 % 100, all % 100).filter(|date| date.day > 0);
        return date.filter(|date| (1800..2100).contains(&date.year)).map(plain);
    }
    // 2019年1月31日, 2019년 1월 31일; "31.01.2019 г."
    let tokens = match tokens {
        [rest @ .., Word(word)] if is_in(FILLERS, word) => rest,
        [rest @ .., Word(word), Sign('.')] if is_in(FILLERS, word) => rest,
        [rest @ .., Sign('.')] => rest,
        all => all,
    };
    let (day, open, tells) = match tokens {
        [Number(year, 4), Sign('年' | '년'), Number(month, _), Sign('月' | '월'), rest @ ..] => {
            match rest {
                [] => return valid(*year, *month, 0).filter(|date| date.month > 0).map(plain),
                [Number(day, _), Sign('日' | '일' | '号')] => {
                    (valid(*year, *month, *day), false, None)
                }
                _ => return None,
            }
        }
        [Number(year, 4), Sign(one), Number(month, 1 | 2), Sign(other), Number(day, 1 | 2)]
            if one == other && matches!(one, '/' | '.' | '-') =>
        {
            (valid(*year, *month, *day), false, None)
        }
        [
            Number(first, 1 | 2),
            Sign(one),
            Number(second, 1 | 2),
            Sign(other),
            Number(year, digits @ (2 | 4)),
        ] if one == other && matches!(one, '/' | '.' | '-') => {
            let year = if *digits == 2 { of_two_digits(*year).into() } else { *year };
            let (first_is_day, second_is_day) = (*first > 12, *second > 12);
            // With dots the day comes first, wherever dates have dots.
            let day_first = match (first_is_day, second_is_day) {
                (true, _) => true,
                (_, true) => false,
                _ => *one == '.' || order == DateOrder::DayFirst,
            };
            let (day, month) = if day_first { (*first, *second) } else { (*second, *first) };
            let tells = match (first_is_day, second_is_day) {
                (true, false) => Some(DateOrder::DayFirst),
                (false, true) => Some(DateOrder::MonthFirst),
                _ => None,
            };
            let is_open = tells.is_none() && *one != '.' && first != second;
            (valid(year, month, day), is_open, tells)
        }
        [Number(month, 1 | 2), Sign('/' | '.' | '-'), Number(year, 4)] => {
            return valid(*year, *month, 0).filter(|date| date.month > 0).map(plain);
        }
        [Number(year, 4), Sign('/' | '.' | '-'), Number(month, 2)] => {
            let is_season = (year + 1) % 100 == *month;
            let date = valid(*year, *month, 0).filter(|date| date.month > 0 && !is_season);
            return date.map(plain);
        }
        _ => return None,
    };
    let date = day.filter(|date| date.day > 0)?;
    Some(Seen { is_open: open, tells, ..plain(date) })
}

/// A year, with marks or words beside it, or years from one to another.
fn years(tokens: &[Token]) -> Option<Seen> {
    let (mut first, mut last, mut marked, mut dash) = (None, None, false, false);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            // A year that a program took for a number: 2019.0
            Token::Number(0, _) if at > 0 && tokens[at - 1] == Token::Sign('.') => {}
            Token::Number(value, 4) if is_year(*value) => match first {
                None => first = Some(*value),
                Some(_) if dash && last.is_none() => last = Some(*value),
                Some(_) => return None,
            },
            // 2019/20, 1999-00
            Token::Number(value, 2) if dash && first.is_some() && last.is_none() => {
                let first = first.unwrap_or_default();
                let same_century = first / 100 * 100 + value;
                let next = same_century + if same_century < first { 100 } else { 0 };
                // 2019-13 is neither a month nor years.
                last = Some(next).filter(|next| next - first < 60);
                last?;
            }
            // Q1 2019, 2019 H2
            Token::Number(1..=4, 1) => {
                let beside = |at: Option<usize>| {
                    at.and_then(|at| tokens.get(at))
                        .is_some_and(|token| matches!(token, Token::Word(word) if matches!(word.as_str(), "q" | "h" | "кв")))
                };
                if !beside(at.checked_sub(1)) && !beside(Some(at + 1)) {
                    return None;
                }
                marked = true;
            }
            Token::Word(word) if is_in(BESIDE_YEARS, word) => {
                marked = true;
                // "from 1999 to 2003"
                dash |= first.is_some() && matches!(word.as_str(), "to" | "until" | "bis" | "по");
            }
            Token::Sign('-' | '/' | '~' | '至') if first.is_some() => dash = true,
            Token::Sign('.') if first.is_some() => {}
            Token::Sign(
                '*' | '†' | '‡' | '?' | '~' | '≈' | '(' | ')' | '[' | ']' | '.' | ',' | '\'' | '’'
                | '<' | '>' | '年' | '년' | '"' | '#' | '^',
            ) => marked = true,
            _ => return None,
        }
    }
    let year = first?;
    if last.is_some_and(|last| last < year) {
        return None;
    }
    let seen = plain(valid(year, 0, 0)?);
    let is_range = dash && (last.is_none() || last > first);
    Some(Seen { is_year: true, is_range, is_marked: marked, ..seen })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cell: &str) -> String {
        let Some(seen) = read(cell, DateOrder::DayFirst) else { return "–".to_owned() };
        let Date { year, month, day } = seen.date;
        let mut told = format!("{year}");
        if month > 0 {
            told += &format!("-{month:02}");
        }
        if day > 0 {
            told += &format!("-{day:02}");
        }
        for (is, mark) in
            [(seen.is_range, " range"), (seen.is_marked, " marked"), (seen.is_open, " open")]
        {
            told += if is { mark } else { "" };
        }
        told
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (day, cells) in [
            (
                "2019-01-31",
                "2019-01-31|2019-01-31T10:00:00Z|2019-01-31 10:00|2019/01/31|2019/1/31|2019.01.31|31.01.2019|31.1.2019|31. 1. 2019|31/01/2019|31-01-2019|01/31/2019|31/1/19|31.01.19|January 31, 2019|Jan 31 2019|Jan. 31st, 2019|31 January 2019|31 Jan 2019|31-Jan-2019|31-Jan-19|Thursday, 31 January 2019|31 janvier 2019|31 janv. 2019|31. Januar 2019|31. Jänner 2019|31 de enero de 2019|31 de janeiro de 2019|31 gennaio 2019|31 января 2019 г.|31 января 2019 года|31.01.2019 г.|31 січня 2019 року|31 stycznia 2019|31. ledna 2019|31 Ocak 2019|31 Ιανουαρίου 2019|2019年1月31日|2019年01月31日|2019년 1월 31일|20190131|２０１９年１月３１日|31/01/2019 10:15|1/31/2019 4:05 PM|2019-Jan-31|31 януари 2019",
            ),
            ("1945-09-24", "24 Sep 1945|Sept. 24, 1945|24 septembre 1945|24.9.1945"),
            (
                "2019-01",
                "2019-01|01/2019|1.2019|January 2019|Jan 2019|janvier 2019|январь 2019|2019年1月|2019/01",
            ),
            ("2019", "2019|2019.0| 2019 "),
            (
                "2019 marked",
                "2019*|c. 2019|ca. 2019|circa 2019|[2019]|(2019)|2019?|~2019|FY2019|FY 2019|2019 г.|2019年|2019 (est.)|2019[1]|2019(a)|Q1 2019|2019 Q1|2019年度",
            ),
            ("2019 range", "2019-2021|2019–2021|2019/2020|2019/20|2019–|2019-|2019 - 2021|2019-21"),
            ("2019 range marked", "2019–present|from 2019 to 2021"),
            ("2019-03-05 open", "05/03/2019|5/3/2019|05-03-2019"),
            (
                "–",
                "|soon|2019-13|2019-13-01|31.02.2019|11/31/2019x|1/2|1.2.3|10.0.0.1|12-34-56|A/RES/70/1|999|3000|20193|2019 people|70/1|may|2019-11-32|7 (2019)|+7 495 123 45 67",
            ),
        ] {
            // Bulgarian is read by what it shares with Russian only.
            for cell in cells.split('|').filter(|cell| *cell != "31 януари 2019") {
                assert_eq!(told(cell), day, "{cell}");
            }
        }
    }

    #[test]
    fn two_numbers_up_to_twelve_are_told_by_the_order() {
        let month = |order| read("05/03/2019", order).map(|seen| seen.date.month);
        assert_eq!(month(DateOrder::DayFirst), Some(3));
        assert_eq!(month(DateOrder::MonthFirst), Some(5));
        let tells = |cell| read(cell, DateOrder::DayFirst).and_then(|seen| seen.tells);
        assert_eq!(tells("31/01/2019"), Some(DateOrder::DayFirst));
        assert_eq!(tells("01/31/2019"), Some(DateOrder::MonthFirst));
        assert_eq!(tells("01/01/2019"), None);
    }

    #[test]
    fn marks_behind_dates_are_no_part_of_them() {
        for cell in [
            "23 Oct 2006 d",
            "23 Oct 2006 a",
            "23 Oct 2006 A",
            "23 Oct 2006 AA",
            "23 Oct 2006 c",
            "23 Oct 2006 s",
            "23 Oct 2006 P",
            "23 Oct 2006 n",
            "23 Oct 2006 […]",
            "[23 Oct 2006]",
            "[ 23 Oct 2006 d ]",
            "23 Oct 2006 [d]",
            "23 Oct 2006 (a)",
            "23 Oct 2006, a",
            "23 Oct 2006 d 3",
            "23 Oct 2006 d*",
            "2006-10-23 a",
            "23/10/2006 (A)",
            "23.10.2006 AA",
            "23 Oct 2006 d [2]",
            "23 октября 2006 d",
            "23 Oct 2006 (signature only)",
            "2006年10月23日 a",
        ] {
            assert_eq!(told(cell).trim_end_matches(" marked"), "2006-10-23", "{cell}");
        }
        for cell in ["2006 a", "2006 d", "2006 AA", "2006 (a)", "[2006]"] {
            assert_eq!(told(cell), "2006 marked", "{cell}");
        }
        assert_eq!(told("23.10.2006; 01.02.2010"), "2006-10-23 range");
        for cell in [
            "1200 m",
            "1500 km",
            "2006 b",
            "Room 2006 a",
            "23 Oct 2006 signed",
            "23.10.2006; soon",
            "A/RES/2006 (a)",
            "Act of 2006 a",
            "12 a",
            "3 (a)",
            "2019 people",
            "12; 13",
        ] {
            assert_eq!(told(cell), "–", "{cell}");
        }
    }
}
