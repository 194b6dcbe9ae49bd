//! What a complete column is: what its cells look like, whether they hold several values, how much a
//! breakdown by it would tell. It does not know other columns.

use crate::MAX_PLACES;
use crate::cell_type;
use crate::dates;
use crate::names::{self, Sense};
use crate::numbers::{self, Votes};
use crate::protocol::{
    self, ColumnKind, DateOrder, Doubt, Format, Guess, NumberStyle, Reason, Topic,
};
use crate::separator::separator;
use columns::column::Column;
use columns::order;

/// Different texts of a column that are looked at; of more, as many evenly from all of them.
const LOOKED: usize = 8_000;
/// Words of 64 bits that have one for every year there can be.
const MOST_YEARS: usize = 64;
/// Different texts of a column of dates that are all looked at, though no doubt was met before.
const ALL: usize = 100_000;
/// Of a hundred filled cells, as many make a kind.
const MOST: usize = 90;

/// What a column's texts are, counted in rows.
#[derive(Default)]
struct Seen {
    filled: usize,
    again: (usize, usize),
    missing: usize,
    letters: usize,
    longest: usize,
    numbers: usize,
    money: usize,
    percent: usize,
    codes: usize,
    votes: Votes,
    years: usize,
    marked: usize,
    dates: usize,
    in_our_time: usize,
    day_first: usize,
    month_first: usize,
    open: usize,
    /// Cells as "present", where others are dates.
    open_ends: usize,
    first_year: u16,
    last_year: u16,
    /// A bit for every year met, from the year 0 on.
    all_years: Vec<u64>,
    links: usize,
    emails: usize,
    phones: usize,
    identifiers: usize,
    positions: usize,
    /// Cells without a blank and with a digit.
    bare: usize,
}

impl Seen {
    /// Which of two numbers is the day; nothing where no date has two that could be.
    fn date_order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first, self.open) {
            (0, 0, 0) => None,
            (day, month, _) if month > day => Some(DateOrder::MonthFirst),
            _ => Some(DateOrder::DayFirst),
        }
    }

    /// Why that is guessed, with its numbers, and how far it is in doubt.
    fn why_date_order(&self) -> Option<(Reason, Vec<usize>, Doubt)> {
        match (self.day_first, self.month_first, self.open) {
            (0, 0, 0) => None,
            (0, 0, open) => Some((Reason::NothingTells, vec![open], Doubt::Great)),
            (day, month, _) => {
                let doubt = if day > 0 && month > 0 { Doubt::Great } else { Doubt::None };
                Some((Reason::AboveTwelve, vec![day, month], doubt))
            }
        }
    }
}

/// A column as it is told, and what was guessed of it.
pub(crate) struct Described {
    pub(crate) column: protocol::Column,
    pub(crate) guesses: Vec<Guess>,
    /// What of a column of dates is none.
    pub(crate) undated: Option<Undated>,
}

/// Filled cells of a column of years or dates that are none.
pub(crate) struct Undated {
    pub(crate) count: usize,
    /// The first of their rows, from 0.
    pub(crate) rows: Vec<usize>,
    /// The first of them.
    pub(crate) text: String,
}

/// Describes a complete column of `rows` rows; `place` is its own.
pub(crate) fn describe(column: &Column, place: usize, rows: usize, given: &Format) -> Described {
    let counts = column.counts();
    let texts = column.texts();
    let order = given.date_order.unwrap_or(DateOrder::DayFirst);
    let (seen, missing) = seen_in(column, &counts, order);
    let is_empty = |code: &usize| texts.get(*code).is_empty();
    let empty: usize = (0..counts.len()).filter(is_empty).map(|code| counts[code] as usize).sum();
    let plain = names::plain(&column.name);
    let sense = names::sense(&plain).map(|(sense, _)| sense);
    let all_differ = rows > 2 && texts.len() >= rows;
    let guessed = kind(&seen, sense, &plain, all_differ);
    let given_kind = given.kinds.iter().find(|(of, _)| *of == place).map(|(_, kind)| *kind);
    let kind = given_kind.unwrap_or(guessed.0);
    let fit = guessed.1;
    let mut guesses = Vec::new();
    let mut guess = |topic, reason, numbers: &[usize], text: &str, doubt| {
        let (numbers, text) = (numbers.to_vec(), text.to_owned());
        guesses.push(Guess { topic, column: Some(place), reason, numbers, text, doubt });
    };
    if given_kind.is_none() && kind != ColumnKind::Text && kind != ColumnKind::Empty {
        let doubt = match (kind, fit) {
            (ColumnKind::Id, _) | (_, ..97) => Doubt::Some,
            _ => Doubt::None,
        };
        guess(Topic::Kind, Reason::MostCells, &[fit], "", doubt);
    }
    let has_dates = matches!(kind, ColumnKind::Year | ColumnKind::Date);
    let told_order = given.date_order.or(seen.date_order()).filter(|_| has_dates);
    if has_dates
        && given.date_order.is_none()
        && let Some((reason, numbers, doubt)) = seen.why_date_order()
    {
        guess(Topic::DateOrder, reason, &numbers, "", doubt);
    }
    let (style, is_open) = seen.votes.style();
    let number = (kind.is_number() || kind == ColumnKind::Id && seen.numbers > 0).then_some(style);
    if kind.is_number() && is_open {
        guess(Topic::NumberStyle, Reason::NothingTells, &[], "", Doubt::Some);
    }
    let found = match kind {
        ColumnKind::Text => separator(column, &counts),
        _ => None,
    };
    if let Some(found) = &found {
        let numbers = [found.alone, found.parts];
        let reason = if found.is_strong { Reason::PartsRepeat } else { Reason::PartsAlone };
        guess(Topic::Separator, reason, &numbers, found.by, Doubt::Some);
    }
    let values = found.as_ref().map_or(texts.len() - usize::from(empty > 0), |found| found.parts);
    let distinct = counts.iter().filter(|count| **count > 0).count();
    let described = protocol::Column {
        name: column.name.clone(),
        distinct,
        exact: column.is_distinct(),
        empty,
        kind,
        fit: fit.min(100) as u8,
        number,
        order: told_order,
        years: (has_dates && seen.years + seen.dates > 0)
            .then_some((seen.first_year, seen.last_year)),
        different_years: if has_dates {
            seen.all_years.iter().map(|years| years.count_ones() as u16).sum()
        } else {
            0
        },
        missing,
        letters: seen.letters / seen.filled.max(1),
        facet: column.may_be_facet(),
        samples: samples(column, rows),
        again: seen.again,
        parts: found.as_ref().map_or(0, |found| found.parts),
        separator: found.map(|found| found.by.to_owned()),
        telling: telling(&counts, texts.len(), values, rows, empty),
        twin: None,
        codes: match kind {
            ColumnKind::Text => (seen.bare * 100 / seen.filled.max(1)).min(100) as u8,
            _ => 0,
        },
        said: given_kind.is_some(),
        made: None,
    };
    let is_suspect = seen.filled > seen.years + seen.dates;
    let undated = (has_dates && (is_suspect || (LOOKED..ALL).contains(&texts.len())))
        .then(|| undated(column, rows, order))
        .flatten();
    Described { column: described, guesses, undated }
}

/// What the texts of a column are, and the words for "no value" among them, the commonest first.
fn seen_in(column: &Column, counts: &[u32], order: DateOrder) -> (Seen, Vec<(String, usize)>) {
    let texts = column.texts();
    let step = texts.len().div_ceil(LOOKED).max(1);
    let mut seen = Seen::default();
    let mut missing: Vec<(String, usize)> = Vec::new();
    for code in (0..texts.len()).step_by(step) {
        let (text, count) = (texts.get(code).trim(), counts[code] as usize);
        if text.is_empty() {
            continue;
        }
        if cell_type::is_missing(text) {
            seen.missing += count;
            missing.push((texts.get(code).to_owned(), count));
            continue;
        }
        if dates::goes_on(text) {
            seen.open_ends += count;
        }
        if count > 1 && text != "0" {
            seen.again = (seen.again.0 + 1, seen.again.1 + count);
        }
        look(&mut seen, text, count, order);
    }
    missing = order::sorted(&missing, &mut |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    missing.truncate(20);
    (seen, missing)
}

/// The first different cells of a column that are filled.
fn samples(column: &Column, rows: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for cell in (0..rows.min(1000)).map(|row| column.cell(row)) {
        if samples.len() < 3 && !cell.is_empty() && samples.iter().all(|sample| sample != cell) {
            samples.push(cell.to_owned());
        }
    }
    samples
}

/// Filled cells of a column of dates that hold neither a date nor a word for "no value".
fn undated(column: &Column, rows: usize, order: DateOrder) -> Option<Undated> {
    let is_none = |text: &str| {
        let text = text.trim();
        !text.is_empty() && !cell_type::is_missing(text) && dates::read(text, order).is_none()
    };
    let of: Vec<bool> = column.texts().iter().map(is_none).collect();
    let counts = column.counts();
    let count = of
        .iter()
        .zip(&counts)
        .filter(|(is_none, _)| **is_none)
        .map(|(_, count)| *count as usize)
        .sum();
    let all = (0..rows).filter(|row| of[column.codes().get(*row) as usize]);
    let rows: Vec<usize> = if count > 0 { all.take(MAX_PLACES).collect() } else { Vec::new() };
    let text = column.cell(*rows.first()?).to_owned();
    Some(Undated { count, rows, text })
}

fn look(seen: &mut Seen, text: &str, count: usize, order: DateOrder) {
    seen.filled += count;
    let letters = text.chars().count();
    seen.letters += letters * count;
    seen.longest = seen.longest.max(letters);
    let bytes = text.as_bytes();
    if let Some(date) = dates::read(text, order) {
        let year = date.date.year;
        if seen.years + seen.dates == 0 {
            (seen.first_year, seen.last_year) = (year, year);
        }
        seen.first_year = seen.first_year.min(year);
        seen.last_year = seen.last_year.max(year);
        seen.all_years.resize(MOST_YEARS, 0);
        seen.all_years[usize::from(year) / 64] |= 1 << (year % 64);
        seen.in_our_time += if (1700..=2100).contains(&year) { count } else { 0 };
        *(if date.is_year { &mut seen.years } else { &mut seen.dates }) += count;
        seen.marked += if date.is_marked || date.is_range { count } else { 0 };
        match date.tells {
            Some(DateOrder::DayFirst) => seen.day_first += count,
            Some(DateOrder::MonthFirst) => seen.month_first += count,
            None if date.is_open => seen.open += count,
            None => {}
        }
    }
    if bytes.iter().any(u8::is_ascii_digit) {
        if let Some(number) = numbers::see(text) {
            seen.numbers += count;
            seen.money += if number.money { count } else { 0 };
            seen.percent += if number.percent { count } else { 0 };
            seen.codes += if number.is_code { count } else { 0 };
            seen.votes.add(number, count);
        }
        seen.phones += if cell_type::is_phone(text) { count } else { 0 };
        seen.identifiers += if cell_type::is_identifier(text) { count } else { 0 };
        seen.positions += if cell_type::is_position(text) { count } else { 0 };
        seen.bare += if cell_type::is_bare(text) { count } else { 0 };
    }
    if bytes.contains(&b'.') || bytes.contains(&b':') {
        seen.links += if cell_type::is_link(text) { count } else { 0 };
        seen.emails += if cell_type::is_email(text) { count } else { 0 };
    }
}

/// The kind, and how many of a hundred cells are of it.
fn kind(seen: &Seen, sense: Option<Sense>, plain: &str, all_differ: bool) -> (ColumnKind, usize) {
    if seen.filled == 0 {
        return match seen.missing {
            0 => (ColumnKind::Empty, 100),
            _ => (ColumnKind::Text, 100),
        };
    }
    let share = |of: usize| of * 100 / seen.filled;
    let is = |of: usize| share(of) >= MOST;
    let all_dates = seen.years + seen.dates;
    let closed = (seen.filled - seen.open_ends).max(1);
    let is_dates = all_dates * 100 >= closed * MOST && all_dates * 4 > seen.filled;
    // Numbers from 1000 to 2999 are years where the column says so, or where they are of our time; in a
    // column called after days they count them.
    let are_days = seen.dates == 0 && names::are_days(plain);
    let is_dated = !are_days && matches!(sense, Some(Sense::Year | Sense::Date | Sense::OtherDate));
    let are_years = is_dated
        || is(seen.in_our_time + seen.open_ends)
            && !are_days
            && !matches!(sense, Some(Sense::Amount | Sense::Code));
    if is_dates && are_years {
        let kind = if seen.dates == 0 { ColumnKind::Year } else { ColumnKind::Date };
        return (kind, (all_dates * 100 / closed).min(100));
    }
    // Where the column says that it is one, two in three suffice, unless the others are numbers; they are
    // told.
    let are_counts = seen.numbers > all_dates;
    if is_dated && !are_counts && all_dates * 100 >= closed * 67 && all_dates > 1 && seen.filled > 2
    {
        let kind = if seen.dates == 0 { ColumnKind::Year } else { ColumnKind::Date };
        return (kind, (all_dates * 100 / closed).min(100));
    }
    if is(seen.links) {
        return (ColumnKind::Link, share(seen.links));
    }
    if is(seen.emails) {
        return (ColumnKind::Email, share(seen.emails));
    }
    if is(seen.phones) || (sense == Some(Sense::Phone) && share(seen.phones + seen.numbers) >= 50) {
        return (ColumnKind::Phone, share(seen.phones.max(seen.numbers)));
    }
    if is(seen.positions) {
        return (ColumnKind::Coordinate, share(seen.positions));
    }
    if is(seen.identifiers) {
        return (ColumnKind::Id, share(seen.identifiers));
    }
    if is(seen.numbers) {
        let fit = share(seen.numbers);
        let has_fractions = seen.votes.has_fractions();
        let kind = if seen.money * 2 > seen.filled {
            ColumnKind::Money
        } else if seen.percent * 2 > seen.filled {
            ColumnKind::Percent
        } else if sense == Some(Sense::Coordinate) && has_fractions {
            ColumnKind::Coordinate
        } else if seen.codes * 10 > seen.filled
            || (names::is_code(plain) && !has_fractions)
            || (sense == Some(Sense::Code) && all_differ)
        {
            ColumnKind::Id
        } else {
            ColumnKind::Number
        };
        return (kind, fit);
    }
    if sense == Some(Sense::Code) && all_differ {
        return (ColumnKind::Id, 100);
    }
    (ColumnKind::Text, 100)
}

/// How much a breakdown tells: little if nearly all rows have one value, little if every row has its
/// own, little if few rows have any.
fn telling(counts: &[u32], texts: usize, values: usize, rows: usize, empty: usize) -> u8 {
    if values < 1 || rows == 0 || texts > crate::MAX_SUGGESTED_VALUES * 8 {
        return 0;
    }
    let total = rows as f32;
    let entropy: f32 = counts
        .iter()
        .filter(|count| **count > 0)
        .map(|&count| {
            let share = count as f32 / total;
            -share * share.ln()
        })
        .sum();
    let even = if texts > 1 { entropy / (texts as f32).ln() } else { 0.0 };
    let filled = 1.0 - empty as f32 / total;
    let size = match values {
        1 => 0.3,
        2 => 0.7,
        3..=12 => 1.0,
        13..=40 => 0.9,
        _ => 36.0 / values as f32,
    };
    // Where every value has as many rows as every other, there is nothing to see.
    let filled_counts = || counts.iter().filter(|count| **count > 0);
    let is_level = rows > 30 && values > 2 && filled_counts().max() == filled_counts().min();
    let level = if is_level { 0.4 } else { 1.0 };
    let again = 1.0 - (values as f32 / (filled * total).max(1.0)).min(1.0);
    (100.0 * even.sqrt() * filled * size * level * (0.4 + 0.6 * again)).clamp(0.0, 100.0) as u8
}

/// The style in which a column writes numbers that is asked for by its values.
pub(crate) fn style(column: &protocol::Column) -> NumberStyle {
    column.number.unwrap_or(NumberStyle { decimal: '.', group: None })
}
