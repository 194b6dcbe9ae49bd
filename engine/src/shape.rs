//! The shape of delimited text, guessed from its beginning: what separates cells, where the head is,
//! what stands above and right below it. What is given is not guessed; every guess says why.
//!
//! - *Delimiter*: what a line `sep=;` says; else that of `,` `;` tab `|` by which most rows fall into
//!   the same number of cells, two or more. None, where the first row has one cell and each comma of
//!   the others has a blank behind it: names with commas.
//! - *Skip*: the rows above the first one that has as many filled cells as those below; a title, a
//!   remark, a comment has one. If words for several columns stand right above it, the head has two
//!   rows.
//! - *Head*: the first row is one if columns hold numbers, dates or addresses below it and words in it;
//!   if all is words, if most of its cells do not stand again below; a cell that stands alone in its line,
//!   as all do, only if it is a usual name of a column or is written otherwise than they are. Rows that
//!   repeat the whole first row do not count: files put together repeat their heads.
//! - *Below*: a row of units, of tags, of dashes, of numbers of columns; of words over columns of numbers.
//!
//! It does not know what becomes of the guess.

use crate::cell_type;
use crate::dates;
use crate::footer;
use crate::names;
use crate::numbers;
use crate::protocol::{DateOrder, Doubt, FileKind, Format, Guess, Reason, Topic};
use columns::clean::trimmed;
use columns::fold;
use columns::order;
use columns::split::{NO_DELIMITER, Splitter, Step};

/// Delimiters; of those that are as good as each other the first is taken.
const DELIMITERS: [u8; 4] = *b"\t;|,";
/// Rows looked at.
const ROWS: usize = 200;
/// Rows among which the head is sought.
const HEAD_WITHIN: usize = 60;

/// What is known of the shape.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) format: Format,
    /// Cells of a row, where the head tells something else: rows have more of them.
    pub(crate) width: Option<usize>,
    /// Whether the cell that the head lacks is the first.
    pub(crate) is_first_unnamed: bool,
    pub(crate) guesses: Vec<Guess>,
}

/// A row of the sample.
struct Line {
    /// Its number in the file.
    number: usize,
    cells: Vec<String>,
}

impl Line {
    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// Its filled cells, with the places of their columns.
    fn filled_cells(&self) -> Vec<(usize, &str)> {
        let cells = self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        cells.map(|(place, cell)| (place, cell.as_str())).collect()
    }

    fn first(&self) -> &str {
        self.cells.first().map_or("", String::as_str)
    }

    fn is_comment(&self) -> bool {
        is_comment(self.first())
    }
}

/// Whether a row that begins so is a comment and no row.
pub(crate) fn is_comment(first: &str) -> bool {
    first.starts_with('#') || first.starts_with("//")
}

/// What a line that says what separates cells says: `sep=;`.
pub(crate) fn said_delimiter(line: &[u8]) -> Option<u8> {
    let first = line.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let inside =
        first.strip_prefix(b"\"").map_or(first, |rest| rest.strip_suffix(b"\"").unwrap_or(rest));
    let (word, rest) = inside.split_at_checked(4)?;
    let said = if rest == b"\\t" { b"\t" } else { rest };
    match said {
        // A file that has been through a program may have its own delimiters behind it.
        [sign, others @ ..]
            if word.eq_ignore_ascii_case(b"sep=")
                && others.iter().all(|other| other == sign || *other == b',') =>
        {
            sign.is_ascii().then_some(*sign)
        }
        _ => None,
    }
}

/// Fills in what `given` leaves open; `last` if the sample is the whole file.
pub(crate) fn guess(given: &Format, sample: &[u8], last: bool) -> Shape {
    let mut guesses = Vec::new();
    let mut guess = |topic, reason, numbers: &[usize], doubt| {
        let (column, numbers, text) = (None, numbers.to_vec(), String::new());
        guesses.push(Guess { topic, column, reason, numbers, text, doubt });
    };
    let said = said_delimiter(sample);
    let delimiter = match (given.delimiter.filter(char::is_ascii), said) {
        (Some('\n'), _) => NO_DELIMITER,
        (Some(given), _) => given as u8,
        (None, Some(said)) => {
            guess(Topic::Delimiter, Reason::SaidInFile, &[], Doubt::None);
            said
        }
        (None, None) => {
            let (found, reason, numbers, doubt) = delimiter(sample, last);
            guess(Topic::Delimiter, reason, &numbers, doubt);
            found
        }
    };
    let lines = lines(sample, delimiter, last);
    let from = usize::from(said.is_some());
    let found = place_of_head(&lines, from);
    let (mut skip, mut head_rows) =
        (given.skip.unwrap_or(0), given.head_rows.unwrap_or(1).clamp(1, 3));
    let at = match given.skip {
        Some(skip) => lines.iter().position(|line| line.number > skip).unwrap_or(lines.len()),
        None => {
            let begin = found.first;
            skip = lines.get(begin).map_or(0, |line| line.number - 1);
            let (reason, doubt) = match (begin, from) {
                (0, _) => (Reason::FirstRow, Doubt::None),
                (1, 1) => (Reason::SaidInFile, Doubt::None),
                _ => (Reason::FirstFull, Doubt::Some),
            };
            let number = lines.get(begin).map_or(1, |line| line.number);
            guess(Topic::Skip, reason, &[number], doubt);
            if given.head_rows.is_none() && found.head > begin {
                head_rows = found.head - begin + 1;
                guess(Topic::HeadRows, Reason::GroupsAbove, &[head_rows], Doubt::Some);
            }
            begin
        }
    };
    let head_at = (at + head_rows - 1).min(lines.len().saturating_sub(1));
    let rest = lines.get(head_at..).unwrap_or_default();
    let has_header = given.has_header.unwrap_or_else(|| {
        let (is, reason, numbers, doubt) = head(rest, head_rows > 1);
        guess(Topic::Head, reason, &numbers, doubt);
        is
    });
    let mut below = given.below.unwrap_or(0);
    if has_header
        && given.below.is_none()
        && let Some((reason, is_head)) = units(rest)
    {
        if is_head && given.head_rows.is_none() && head_rows == 1 {
            head_rows = 2;
            guess(Topic::HeadRows, Reason::GroupsAbove, &[2], Doubt::Some);
        } else {
            below = 1;
            guess(Topic::Below, reason, &[1], Doubt::Some);
        }
    }
    let data =
        if has_header { rest.get(below.saturating_add(1)..).unwrap_or_default() } else { rest };
    let (width, is_first_unnamed) =
        if has_header { surplus(rest, data) } else { (most_common_width(data), false) };
    let format = Format {
        kind: Some(FileKind::Csv),
        delimiter: Some(if delimiter == NO_DELIMITER { '\n' } else { char::from(delimiter) }),
        has_header: Some(has_header),
        skip: Some(skip),
        head_rows: Some(if has_header { head_rows } else { 0 }),
        below: Some(below),
        ..given.clone()
    };
    Shape { format, width, is_first_unnamed, guesses }
}

fn lines(sample: &[u8], delimiter: u8, last: bool) -> Vec<Line> {
    let mut splitter = Splitter::new(sample, delimiter, last);
    let (mut lines, mut at, mut spans, mut number) = (Vec::new(), 0, Vec::new(), 0);
    while lines.len() < ROWS {
        spans.clear();
        at = match splitter.row(at, &mut spans) {
            Step::Row { next } => {
                number += 1;
                let text = |bytes: &[u8]| String::from_utf8_lossy(trimmed(bytes)).into_owned();
                let cells: Vec<String> =
                    spans.iter().map(|span| text(&span.cell(sample))).collect();
                lines.push(Line { number, cells });
                next
            }
            Step::Blank { next } | Step::Unclosed { next, .. } => {
                number += 1;
                next
            }
            Step::LongCell { .. } | Step::HugeRow { .. } | Step::More => break,
        };
    }
    lines
}

/// The number of cells that most rows have, and how many rows have it.
fn widths(lines: &[Line]) -> (usize, usize) {
    let mut widths: Vec<u32> = lines.iter().map(|line| line.cells.len() as u32).collect();
    order::by_size(&mut widths);
    let runs = widths.chunk_by(|a, b| a == b).filter(|run| run[0] > 1);
    runs.map(|run| (run.len(), run[0] as usize)).max().unwrap_or((0, 1))
}

fn most_common_width(lines: &[Line]) -> Option<usize> {
    let (rows, width) = widths(lines);
    (rows * 2 > lines.len()).then_some(width)
}

type Found = (u8, Reason, Vec<usize>, Doubt);

fn delimiter(sample: &[u8], last: bool) -> Found {
    let mut best: Option<(usize, usize, u8, usize)> = None;
    for delimiter in DELIMITERS {
        let lines: Vec<Line> =
            lines(sample, delimiter, last).into_iter().filter(|line| !line.is_comment()).collect();
        let (rows, cells) = widths(&lines);
        let of_more = lines.iter().filter(|line| line.cells.len() > 1).count();
        // Rows that lack a cell speak for it too, but less.
        let weight = rows * 3 + (of_more - rows.min(of_more));
        let is_better = best.is_none_or(|(most, of, before, _)| {
            // Against a tab, a semicolon or a bar that does as well, a comma stands within cells.
            weight > most || (weight == most && cells > of && (delimiter != b',' || before == b','))
        });
        if rows > 0 && is_better {
            best = Some((weight, cells, delimiter, lines.len()));
        }
    }
    let Some((weight, cells, delimiter, looked)) = best else {
        return (b',', Reason::NoSign, Vec::new(), Doubt::Some);
    };
    let found = lines(sample, delimiter, last);
    // A sign that splits a row here and there, and not the first one, stands within cells.
    let has_head =
        found.iter().find(|line| !line.is_comment()).is_some_and(|line| line.cells.len() > 1);
    let split = found.iter().filter(|line| line.cells.len() > 1).count();
    if !has_head && split * 5 < found.len() {
        return (NO_DELIMITER, Reason::NoSign, vec![found.len()], Doubt::Great);
    }
    let of_cells = |line: &&Line| !line.is_comment() && line.cells.len() == cells;
    let rows = found.iter().filter(of_cells).count();
    if delimiter == b',' && is_one_column(sample, &found) {
        return (NO_DELIMITER, Reason::NoSign, vec![found.len()], Doubt::Some);
    }
    let doubt = match weight {
        _ if rows * 10 >= looked * 9 => Doubt::None,
        _ if rows * 2 >= looked => Doubt::Some,
        _ => Doubt::Great,
    };
    (delimiter, Reason::SameCells, vec![rows, looked, cells], doubt)
}

/// Whether commas stand within the cells of a single column: the first row has none, and every other
/// one is followed by a blank and makes no table.
fn is_one_column(sample: &[u8], lines: &[Line]) -> bool {
    let Some((first, rest)) = lines.split_first() else { return false };
    if first.cells.len() > 1 || rest.is_empty() || rest[0].number != first.number + 1 {
        return false;
    }
    let commas = sample.iter().filter(|byte| **byte == b',').count();
    let spaced = sample.windows(2).filter(|pair| *pair == b", ").count();
    let (rows, width) = widths(rest);
    let is_table = width > 2 && rows == rest.len();
    let two = rest.iter().filter(|line| line.cells.len() > 1).count();
    !is_table && two * 2 > rest.len() && spaced * 10 >= commas * 9
}

/// Where the head begins and where its last row is, by places in `lines`.
struct Place {
    first: usize,
    head: usize,
}

fn place_of_head(lines: &[Line], from: usize) -> Place {
    let rows: Vec<&Line> = lines.iter().skip(from).filter(|line| !line.is_comment()).collect();
    let mut filled: Vec<u32> =
        rows.iter().map(|line| line.filled() as u32).filter(|count| *count > 0).collect();
    order::by_size(&mut filled);
    let typical = filled.get(filled.len() / 2).map_or(1, |count| *count as usize);
    let width = widths(lines).1.min(typical.max(1));
    let least = (width * 3).div_ceil(5).max(width.min(2));
    // "Source,World Bank," above a table of three columns.
    let is_source =
        |line: &Line| line.filled() < width && footer::source(&line.cells, " ").is_some();
    let is_full = |line: &Line| !line.is_comment() && line.filled() >= least && !is_source(line);
    let found =
        lines.iter().enumerate().skip(from).take(HEAD_WITHIN).find(|(_, line)| is_full(line));
    let Some((mut head, _)) = found else {
        let first = lines.iter().skip(from).position(|line| !line.is_comment()).unwrap_or(0) + from;
        return Place { first, head: first };
    };
    // A head that is itself written as a comment: "#name,country".
    if let Some(above) = head.checked_sub(1).and_then(|above| lines.get(above)) {
        let as_wide = above.cells.len() == lines[head].cells.len() && above.cells.len() > 1;
        let tags = above.cells.iter().filter(|cell| cell.starts_with('#')).count();
        if above.is_comment()
            && as_wide
            && tags == 1
            && above.filled() == above.cells.len()
            && head > from
        {
            head -= 1;
            return Place { first: head, head };
        }
    }
    let mut first = head;
    if let Some(above) =
        head.checked_sub(1).filter(|above| *above >= from).map(|above| &lines[above])
    {
        let here = &lines[head];
        let has_groups = above.filled() >= 2 || (above.filled() == 1 && above.first().is_empty());
        let is_head = here.cells.iter().all(|cell| cell.is_empty() || !is_value(cell));
        let is_close = above.number + 1 == here.number && above.cells.len() == here.cells.len();
        let is_words = above.cells.iter().all(|cell| cell.is_empty() || !is_quantity(cell));
        if has_groups && is_head && is_close && is_words && !above.is_comment() {
            first = head - 1;
        }
    }
    Place { first, head }
}

/// Whether a cell is a number, a date or an address: what heads are not.
fn is_value(cell: &str) -> bool {
    is_quantity(cell)
        || dates::read(cell, DateOrder::DayFirst).is_some()
        || cell_type::is_link(cell)
        || cell_type::is_email(cell)
}

fn is_quantity(cell: &str) -> bool {
    numbers::see(cell).is_some()
}

/// Whether the first of these rows names the columns, and why.
fn head(lines: &[Line], has_groups: bool) -> (bool, Reason, Vec<usize>, Doubt) {
    let Some((first, rest)) = lines.split_first() else {
        return (true, Reason::FirstRow, Vec::new(), Doubt::Some);
    };
    let rest: Vec<&Line> = rest
        .iter()
        .filter(|line| line.filled() > 0 && line.cells != first.cells && !line.is_comment())
        .collect();
    let filled = first.filled_cells();
    if filled.is_empty() {
        return (true, Reason::FirstRow, Vec::new(), Doubt::Great);
    }
    let values = filled.iter().filter(|(_, cell)| is_value(cell)).count();
    if values == filled.len() {
        // A table of years and nothing else names its columns by them only if something follows.
        return (false, Reason::ValuesAlready, vec![values, filled.len()], Doubt::Some);
    }
    // Of each column: the share of cells below that are values.
    let is_of_values = |place: usize| {
        let (cells, values) = cells_and_values(rest.iter().copied(), place);
        cells > 0 && values * 10 >= cells * 8
    };
    let over_values = |(place, cell): &&(usize, &str)| !is_value(cell) && is_of_values(*place);
    let other_kind = filled.iter().filter(over_values).count();
    let named = filled.iter().filter(|(_, cell)| is_known(cell)).count();
    // Numbers in the row itself: years and numbers in order name columns, others do not.
    let own: Vec<&str> =
        filled.iter().filter(|(_, cell)| is_value(cell)).map(|(_, cell)| *cell).collect();
    if !own.is_empty() && named == 0 && !are_names(&own) && !has_groups {
        let doubt = if other_kind > 0 { Doubt::Great } else { Doubt::Some };
        return (false, Reason::ValuesAlready, vec![own.len(), filled.len()], doubt);
    }
    if other_kind > 0 {
        return (true, Reason::OtherKindBelow, vec![other_kind], Doubt::None);
    }
    let again = |(place, cell): &&(usize, &str)| {
        rest.iter().any(|line| line.cells.get(*place).is_some_and(|other| other == cell))
    };
    let stands_again = filled.iter().filter(again).count();
    let different = order::different(filled.iter().map(|(_, cell)| *cell));
    let is_again = stands_again * 3 >= filled.len() && stands_again > 0 && named * 2 < filled.len();
    if is_again || (different * 2 < filled.len() && !has_groups && named == 0) {
        return (false, Reason::AgainBelow, vec![stands_again, filled.len()], Doubt::Some);
    }
    let below: Vec<&str> = rest.iter().map(|line| line.first()).collect();
    let is_alone = first.cells.len() == 1 && rest.iter().all(|line| line.cells.len() == 1);
    if named == 0 && is_alone && below.len() > 1 && is_alike(first.first(), &below) {
        return (false, Reason::AlikeBelow, vec![below.len()], Doubt::Great);
    }
    let doubt = match (named, stands_again) {
        (1.., _) => Doubt::None,
        (0, 0) if rest.len() > 4 => Doubt::Some,
        _ => Doubt::Great,
    };
    (true, Reason::NotAgainBelow, vec![filled.len() - stands_again, filled.len()], doubt)
}

/// How many cells of a column say something, and how many of them are values.
fn cells_and_values<'a>(lines: impl Iterator<Item = &'a Line>, place: usize) -> (usize, usize) {
    let filled = lines.filter_map(|line| line.cells.get(place)).filter(|cell| !cell.is_empty());
    let cells: Vec<&String> = filled.filter(|cell| !cell_type::is_missing(cell)).collect();
    let values = cells.iter().filter(|cell| is_value(cell)).count();
    (cells.len(), values)
}

/// Whether the only cell of the first line looks like those below it, as in a column of names that was pasted
/// without a head. In doubt it is a name: a name that is taken for the head is lost unseen, a head that is
/// taken for a name can be seen. Never where values repeat.
fn is_alike(first: &str, below: &[&str]) -> bool {
    // Signs such as Chinese ones are neither small nor large.
    let begins = |cell: &str| {
        let first = cell.chars().next();
        first.map(|c| (c.is_lowercase(), c.is_uppercase()))
    };
    let shouts = |cell: &str| {
        cell.chars().count() > 5
            && cell.chars().any(char::is_uppercase)
            && !cell.chars().any(char::is_lowercase)
    };
    let differ = order::different(below.iter().copied()) == below.len();
    let is_written_alike = below.iter().any(|cell| begins(cell) == begins(first))
        && (!shouts(first) || below.iter().any(|cell| shouts(cell)));
    differ && is_written_alike && !first.ends_with(':') && !first.contains(['_', ';', '|'])
}

/// Whether a cell is a usual name of a column.
fn is_known(cell: &str) -> bool {
    (2..60).contains(&cell.len())
        && names::sense(&names::plain(cell)).is_some_and(|(_, is_whole)| is_whole)
}

/// Whether numbers could be names: years, or numbers in order, each once.
fn are_names(cells: &[&str]) -> bool {
    let numbers: Vec<u32> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
    let are_years = cells.iter().all(|cell| {
        dates::read(cell, DateOrder::DayFirst)
            .is_some_and(|seen| (1700..2200).contains(&seen.date.year))
    });
    let different = order::different(cells.iter().copied());
    let in_order = numbers.len() == cells.len()
        && numbers.len() > 2
        && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    different == cells.len() && (are_years || in_order)
}

/// Units and the like, as they stand in a row of their own.
const UNITS: &str = "|%|kg|g|t|km|m|cm|mm|km2|km²|sq km|ha|usd|us$|eur|€|$|million|millions|thousand|thousands|number|text|string|str|int|integer|float|double|date|datetime|year|yyyy|yyyy-mm-dd|boolean|bool|varchar|name|persons|people|years|days|hours|°c|degrees|unit|units|per cent|percent|шт|шт.|чел|чел.|тыс|тыс.|млн|руб|руб.|кг|км|год|лет|人|元|万元|年|个|件|명|원|";

/// Why the row below the head is none of the list's, and whether it is rather a part of the head.
fn units(lines: &[Line]) -> Option<(Reason, bool)> {
    let [first, second, rest @ ..] = lines else { return None };
    let filled = second.filled_cells();
    if filled.is_empty() || rest.is_empty() || second.cells == first.cells {
        return None;
    }
    let all = |is: &dyn Fn(&str) -> bool| filled.iter().all(|(_, cell)| is(cell));
    let inside =
        |cell: &str, open: char, close: char| cell.starts_with(open) && cell.ends_with(close);
    if all(&|cell| inside(cell, '(', ')') || inside(cell, '[', ']') || inside(cell, '<', '>')) {
        return Some((Reason::Brackets, false));
    }
    if all(&footer::is_rule) {
        return Some((Reason::Rule, false));
    }
    if all(&|cell| cell.starts_with('#')) {
        return Some((Reason::Tags, false));
    }
    let numbers: Vec<usize> = filled
        .iter()
        .filter_map(|(_, cell)| cell.trim_matches(['(', ')', '.']).parse().ok())
        .collect();
    // Tables that are printed number their columns.
    let in_order = numbers.len() > 2 && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let has_words_below = || {
        rest.iter().any(|line| line.cells.iter().any(|cell| !cell.is_empty() && !is_value(cell)))
    };
    if numbers.len() == filled.len() && in_order && numbers[0] <= 2 && has_words_below() {
        return Some((Reason::Numbering, false));
    }
    let is_unit = |cell: &str| {
        let small = fold::fold(cell);
        UNITS.split('|').any(|unit| unit == small)
    };
    let of_values: Vec<usize> = (0..first.cells.len())
        .filter(|&place| {
            let (cells, values) = cells_and_values(rest.iter(), place);
            cells > 1 && values * 20 >= cells * 19
        })
        .collect();
    let has_words = |place: &&usize| {
        second
            .cells
            .get(**place)
            .is_some_and(|cell| !cell.is_empty() && !is_value(cell) && !cell_type::is_missing(cell))
    };
    let words = of_values.iter().filter(has_words).count();
    let has_value =
        of_values.iter().any(|place| second.cells.get(*place).is_some_and(|cell| is_value(cell)));
    if words == 0 || has_value {
        return None;
    }
    if all(&is_unit) {
        return Some((Reason::Units, false));
    }
    let different = order::different(first.cells.iter().map(String::as_str));
    let is_grouped = first.cells.iter().any(String::is_empty) || different < first.cells.len();
    let few = rest.len() < 2;
    (!few && (words * 2 > of_values.len())).then_some((Reason::WordsOverNumbers, is_grouped))
}

/// How many cells rows have where that is not as many as the head, and whether the first is unnamed.
fn surplus(head: &[Line], data: &[Line]) -> (Option<usize>, bool) {
    let Some(first) = head.first() else { return (None, false) };
    let named = first.cells.len();
    let (rows, width) = widths(data);
    if width <= named || rows * 5 < data.len() * 4 || named == 0 {
        return (None, false);
    }
    let of_width: Vec<&Line> = data.iter().filter(|line| line.cells.len() == width).collect();
    let is_filled = |place: usize| of_width.iter().any(|line| !line.cells[place].is_empty());
    let Some(last) = (named..width).rev().find(|&place| is_filled(place)) else {
        return (None, false);
    };
    // Programs that write names of rows leave out the name of their column.
    let different = order::different(of_width.iter().map(|line| line.first()));
    let is_first = last == named && width == named + 1 && different == of_width.len() && named > 1;
    (Some(last + 1), is_first)
}

/// Whether the first of some JSON arrays names the columns of the others.
pub(crate) fn names_columns(array: &[u8]) -> bool {
    let mut items = columns::items::Items::default();
    let (mut at, mut rows) = (0, Vec::new());
    while rows.len() < ROWS {
        at += items.between(&array[at..]);
        let Some(end) = items.end(&array[at..]) else { break };
        let Ok(cells) = crate::lines::read_array(&array[at..at + end]) else { break };
        rows.push(Line { number: rows.len() + 1, cells });
        at += end;
    }
    head(&rows, false).0
}
