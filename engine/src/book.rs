//! Rows as a workbook: numbers as numbers, everything else as it stands. It does not know how a workbook is
//! written.

use crate::list::List;
use crate::protocol::{Book, BookRows, ColumnKind, Failure, FailureKind, NumberStyle, What};
use crate::{MAX_BOOK, MAX_BOOK_ROWS, describe};
use std::borrow::Cow;
use workbook::cell::is_number;
use workbook::{Sheet, workbook};

impl List {
    /// The bytes of a workbook.
    ///
    /// # Errors
    /// If it would have too many rows, or they would take too many bytes.
    pub fn book(&mut self, asked: &Book) -> Result<Vec<u8>, Failure> {
        let rows = asked.rows.as_ref().map(|rows| self.sheet(rows)).transpose()?;
        let mut sheets: Vec<Sheet> = rows.into_iter().collect();
        sheets.extend(
            asked.tables.iter().map(|table| Sheet::of(&table.name, &table.head, &table.rows)),
        );
        Ok(workbook(&sheets))
    }

    fn sheet(&mut self, asked: &BookRows) -> Result<Sheet, Failure> {
        let too_long = Failure {
            kind: FailureKind::TooLongForBook,
            column: None,
            number: Some(MAX_BOOK_ROWS),
        };
        self.apply(&asked.query);
        let is_all = asked.what != What::Shown;
        let count = if is_all { self.rows } else { self.run() };
        if count > MAX_BOOK_ROWS {
            return Err(too_long);
        }
        let told = &self.summary().columns;
        let counts = |kind: ColumnKind| {
            matches!(kind, ColumnKind::Number | ColumnKind::Year | ColumnKind::Coordinate)
        };
        let numbers: Vec<bool> = told.iter().map(|column| counts(column.kind)).collect();
        let head = self.columns.iter().map(|column| column.name.as_str());
        let mut sheet = Sheet::new(&asked.name, head, numbers.iter().copied());
        let places = (0..self.rows).filter(|row| is_all || self.matching().contains(*row));
        for row in places {
            let cells: Vec<Cow<str>> = self
                .columns
                .iter()
                .zip(told.iter().zip(&numbers))
                .map(|(column, (told, is_of_numbers))| {
                    let cell = column.cell(row);
                    let is_written = *is_of_numbers && !is_number(cell);
                    let plain = is_written.then(|| plainly(cell, describe::style(told))).flatten();
                    plain.map_or(Cow::Borrowed(cell), Cow::Owned)
                })
                .collect();
            sheet.push(cells.iter().map(AsRef::as_ref));
            if sheet.size() > MAX_BOOK {
                return Err(too_long);
            }
        }
        Ok(sheet)
    }
}

/// A number as a workbook has it, of a cell as its column writes numbers: a comma may stand before a fraction,
/// and signs between thousands.
fn plainly(cell: &str, style: NumberStyle) -> Option<String> {
    let sign = |sign: char| match sign {
        sign if Some(sign) == style.group => None,
        sign if sign == style.decimal => Some('.'),
        '−' => Some('-'),
        sign => Some(sign),
    };
    let digits: String = cell.trim().chars().filter_map(sign).collect();
    let plain = match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => digits,
    };
    Some(plain).filter(|plain| is_number(plain))
}
