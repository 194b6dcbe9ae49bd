//! Rows in order, as texts, as CSV and as JSON. It does not know facets.

use crate::dates::Date;
use crate::list::List;
use crate::protocol::{
    self, Chunk, ColumnKind, DateOrder, Failure, FailureKind, Form, Query, Reply, Row, Rows, Sort,
    What,
};
use crate::{MAX_ROWS_TOLD, dates, describe, numbers};
use columns::bits::Ranks;
use columns::column::Column;
use columns::{fold, natural, order};
use workbook::cell::is_like_formula;

/// Letters of a chunk, at least, unless it is the last.
const CHUNK: usize = 1 << 20;
impl List {
    /// [`crate::protocol::Ask::Rows`].
    pub(crate) fn tell_rows(
        &mut self,
        query: &Query,
        from: usize,
        count: usize,
        sort: Option<Sort>,
        date: Option<usize>,
    ) -> Result<Reply, Failure> {
        let ignored = self.apply(query);
        let total = self.run();
        let count = count.min(MAX_ROWS_TOLD);
        let places: Vec<usize> = match sort {
            None => {
                let mut ranks = self.ranks.take().unwrap_or_else(|| Ranks::of(self.matching()));
                let first = ranks.row(self.matching(), from);
                std::mem::swap(self.ranks.get_or_insert_default(), &mut ranks);
                let rows = first.map(|first| self.matching().iter_from(first).take(count));
                rows.into_iter().flatten().collect()
            }
            Some(sort) => {
                let Some(column) = self.columns.get(sort.column) else {
                    let number = Some(self.columns.len());
                    let (kind, column) = (FailureKind::NoSuchColumn, Some(sort.column));
                    return Err(Failure { kind, column, number });
                };
                let mut sorted = std::mem::take(&mut self.sorted);
                let told = &self.summary().columns[sort.column];
                let make = || in_order(column, self.rows, told, sort.descending);
                let rows = sorted.matching(sort, self.matching(), make).iter();
                let places = rows.skip(from).take(count).map(|&row| row as usize).collect();
                self.sorted = sorted;
                places
            }
        };
        let mut rows: Vec<Row> = places.into_iter().map(|place| self.row(place)).collect();
        if let Some(column) = date {
            let told = self.summary().columns.get(column);
            let order = told.and_then(|told| told.order).unwrap_or(DateOrder::DayFirst);
            for row in &mut rows {
                let seen = row.cells.get(column).and_then(|cell| dates::read(cell, order));
                row.date = seen.map(|seen| seen.date.iso()).unwrap_or_default();
            }
        }
        Ok(Reply::Rows(Rows { total, rows, ignored }))
    }

    /// [`crate::protocol::Ask::Row`].
    pub(crate) fn tell_row(&self, number: usize) -> Reply {
        // Numbers grow from row to row.
        let (mut from, mut to) = (0, self.rows);
        while from < to {
            let middle = from + (to - from) / 2;
            if self.numbers.of(middle) < number { from = middle + 1 } else { to = middle }
        }
        let found = (from < self.rows).then(|| self.row(from)).filter(|row| row.row == number);
        let rows: Vec<Row> = found.into_iter().collect();
        Reply::Rows(Rows { total: rows.len(), rows, ignored: Vec::new() })
    }

    fn row(&self, place: usize) -> Row {
        let cells = self.columns.iter().map(|column| column.cell(place).to_owned()).collect();
        let date = self.times.as_ref().and_then(|times| {
            let code = self.columns[times.column].codes().get(place);
            times.of[code as usize]
        });
        Row { row: self.numbers.of(place), cells, date: date.map(Date::iso).unwrap_or_default() }
    }

    /// [`crate::protocol::Ask::Export`].
    pub(crate) fn export(
        &mut self,
        query: &Query,
        what: What,
        form: Form,
        from: usize,
    ) -> Result<Reply, Failure> {
        Ok(Reply::Chunk(match what {
            What::Shown => {
                self.apply(query);
                self.chunk(form, from, self.matching().iter_from(from))
            }
            What::All => self.chunk(form, from, from..self.rows),
            What::Bad => self.bad_chunk(from),
        }))
    }

    fn chunk(&self, form: Form, from: usize, rows: impl Iterator<Item = usize>) -> Chunk {
        let names = || self.columns.iter().map(|column| column.name.as_str());
        let mut text = String::new();
        match form {
            Form::Csv if from == 0 => line(&mut text, names()),
            Form::Json if from == 0 => text.push_str("[\n"),
            _ => {}
        }
        // Rows that come after others, in this chunk or one before.
        let mut is_next = from > 0;
        for row in rows {
            if text.len() >= CHUNK {
                return Chunk { text, next: Some(row) };
            }
            let cells = self.columns.iter().map(|column| column.cell(row));
            match form {
                Form::Csv => line(&mut text, cells),
                Form::Json => {
                    text.push_str(if is_next { ",\n" } else { "" });
                    object(&mut text, names().zip(cells));
                }
            }
            is_next = true;
        }
        text.push_str(if form == Form::Json { "\n]\n" } else { "" });
        Chunk { text, next: None }
    }

    fn bad_chunk(&self, from: usize) -> Chunk {
        let mut text = String::new();
        for place in from..self.log.kept() {
            if text.len() >= CHUNK {
                return Chunk { text, next: Some(place) };
            }
            text.push_str(&String::from_utf8_lossy(self.log.bad_row(place)));
        }
        Chunk { text, next: None }
    }
}

/// A row as a JSON object of texts.
fn object<'a>(text: &mut String, members: impl Iterator<Item = (&'a str, &'a str)>) {
    text.push('{');
    for (place, (name, cell)) in members.enumerate() {
        text.push_str(if place > 0 { ", " } else { "" });
        for (part, end) in [(name, ": "), (cell, "")] {
            // A text is always written.
            text.push_str(&serde_json::to_string(part).unwrap_or_default());
            text.push_str(end);
        }
    }
    text.push('}');
}

/// A row of CSV as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets an
/// apostrophe before it, as in the page's own files; a number is none, however it is written.
fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    let begin = text.len();
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        let is_formula = is_like_formula(cell) && numbers::see(cell).is_none();
        workbook::csv::write(text, cell, is_formula, &[',']);
    }
    // A line without anything would be no row.
    if text.len() == begin {
        text.push_str("\"\"");
    }
    text.push_str("\r\n");
}

/// Every row in the order of a column: numbers by size, dates as they follow each other, other cells
/// after them by their folded letters in natural order, empty ones last; equal cells as in the file.
fn in_order(column: &Column, rows: usize, told: &protocol::Column, descending: bool) -> Vec<u32> {
    let texts = column.texts();
    let folded: Vec<String> = texts.iter().map(fold::fold).collect();
    let style = describe::style(told);
    let day_order = told.order.unwrap_or(DateOrder::DayFirst);
    let day = |text: &str| {
        let date = dates::read(text, day_order)?.date;
        Some(f64::from(
            u32::from(date.year) * 10_000 + u32::from(date.month) * 100 + u32::from(date.day),
        ))
    };
    let sizes: Vec<Option<f64>> = match told.kind {
        kind if kind.is_number() => {
            texts.iter().map(|text| numbers::read(text.trim(), style)).collect()
        }
        ColumnKind::Year | ColumnKind::Date => texts.iter().map(day).collect(),
        _ => Vec::new(),
    };
    let size = |code: usize| sizes.get(code).copied().flatten();
    let mut compare = |a: u32, b: u32| {
        let (a, b) = (a as usize, b as usize);
        let by_size = match (size(a), size(b)) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        let by_text = || natural::compare(&folded[a], &folded[b]);
        by_size.then_with(by_text).then_with(|| texts.get(a).cmp(texts.get(b)))
    };
    let mut codes: Vec<u32> =
        (0..texts.len() as u32).filter(|&code| !texts.get(code as usize).is_empty()).collect();
    order::sort(&mut codes, &mut compare);
    let mut groups: Vec<&[u32]> =
        codes.chunk_by(|&a, &b| texts.get(a as usize) == texts.get(b as usize)).collect();
    if descending {
        groups.reverse();
    }
    // Empty cells have the rank after all.
    let mut ranks = vec![groups.len() as u32; texts.len()];
    for (rank, group) in (0..).zip(&groups) {
        group.iter().for_each(|&code| ranks[code as usize] = rank);
    }
    let mut places = vec![0u32; groups.len() + 2];
    let rank = |row: usize| ranks[column.codes().get(row) as usize] as usize;
    (0..rows).for_each(|row| places[rank(row) + 1] += 1);
    for rank in 1..places.len() {
        places[rank] += places[rank - 1];
    }
    let mut order = vec![0; rows];
    for row in 0..rows {
        let place = &mut places[rank(row)];
        order[*place as usize] = row as u32;
        *place += 1;
    }
    order
}
