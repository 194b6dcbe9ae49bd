//! The format of a list, guessed from its beginning; what is given is not guessed.
//!
//! - *Kind*: lines of JSON if the first byte that is no white space is `{`, a JSON array if it is
//!   `[` and the next is `{` or `]`, else CSV.
//! - *Delimiter*: that of `,` `;` tab `|` by which most rows fall into the same number of cells,
//!   two or more; of several, the one that makes more cells; a comma if none does.
//! - *Head*: the first row is the head, unless all of its cells that are not empty are numbers or
//!   dates, or one of them stands in a later row in the same column (rows that repeat the whole
//!   first row do not count: files put together repeat their heads).
//!
//! It does not know what becomes of the guess.

use crate::cell_type;
use crate::protocol::{Format, Kind};
use crate::split::{Splitter, Step};

/// What the beginning of a file says it is, where that is no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoList {
    /// A web page.
    Html,
    /// A ZIP or gzip file; office documents are the former.
    Compressed,
}

const DELIMITERS: [u8; 4] = *b",;\t|";
/// Rows looked at.
const ROWS: usize = 200;

/// Whether the beginning is that of something else.
pub(crate) fn no_list(sample: &[u8]) -> Option<NoList> {
    if sample.starts_with(b"PK\x03\x04") || sample.starts_with(b"\x1f\x8b") {
        return Some(NoList::Compressed);
    }
    let text = sample.trim_ascii_start();
    let begins = |with: &str| {
        text.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with.as_bytes()))
    };
    (begins("<!doctype") || begins("<html")).then_some(NoList::Html)
}

/// Fills in what `given` leaves open; `last` if the sample is the whole file.
pub(crate) fn format(given: &Format, sample: &[u8], last: bool) -> Format {
    let kind = given.kind.unwrap_or_else(|| kind(sample));
    if kind != Kind::Csv {
        return Format { kind: Some(kind), delimiter: None, has_header: None };
    }
    let delimiter = given
        .delimiter
        .filter(char::is_ascii)
        .map_or_else(|| delimiter(sample, last), |delimiter| delimiter as u8);
    let has_header = given.has_header.unwrap_or_else(|| head(&rows(sample, delimiter, last)));
    Format {
        kind: Some(kind),
        delimiter: Some(char::from(delimiter)),
        has_header: Some(has_header),
    }
}

fn kind(sample: &[u8]) -> Kind {
    let mut signs = sample.iter().filter(|byte| !byte.is_ascii_whitespace());
    match (signs.next(), signs.next()) {
        (Some(b'{'), _) => Kind::NdJson,
        (Some(b'['), Some(b'{' | b']')) => Kind::Json,
        _ => Kind::Csv,
    }
}

fn delimiter(sample: &[u8], last: bool) -> u8 {
    let mut best = (0, 0, b',');
    for delimiter in DELIMITERS {
        let mut widths: Vec<usize> = rows(sample, delimiter, last).iter().map(Vec::len).collect();
        widths.sort_unstable();
        let runs = widths.chunk_by(|a, b| a == b).filter(|run| run[0] > 1);
        let Some((rows, cells)) = runs.map(|run| (run.len(), run[0])).max() else { continue };
        if (rows, cells) > (best.0, best.1) {
            best = (rows, cells, delimiter);
        }
    }
    best.2
}

fn rows(sample: &[u8], delimiter: u8, last: bool) -> Vec<Vec<Vec<u8>>> {
    let mut splitter = Splitter::new(sample, delimiter, last);
    let (mut rows, mut at, mut spans) = (Vec::new(), 0, Vec::new());
    while rows.len() < ROWS {
        spans.clear();
        at = match splitter.row(at, &mut spans) {
            Step::Row { next } => {
                let cells = spans.iter().map(|span| span.cell(sample).into_owned());
                rows.push(cells.collect());
                next
            }
            Step::Blank { next } | Step::Unclosed { next, .. } => next,
            Step::LongCell { .. } | Step::HugeRow { .. } | Step::More => break,
        };
    }
    rows
}

fn head(rows: &[Vec<Vec<u8>>]) -> bool {
    let Some((first, rest)) = rows.split_first() else { return true };
    let data = |cell: &[u8]| {
        str::from_utf8(cell).is_ok_and(|cell| {
            cell_type::number(cell.trim()).is_some() || cell_type::year_of(cell).is_some()
        })
    };
    let mut cells = first.iter().filter(|cell| !cell.trim_ascii().is_empty()).peekable();
    if cells.peek().is_some() && cells.all(|cell| data(cell)) {
        return false;
    }
    let again = |row: &Vec<Vec<u8>>| {
        row != first && row.iter().zip(first).any(|(a, b)| a == b && !a.trim_ascii().is_empty())
    };
    !rest.iter().any(again)
}
