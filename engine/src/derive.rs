//! Columns that are made of another one: each of its values is told to be another. It does not know what they
//! mean, nor who says so.

use crate::MAX_MEMORY;
use crate::describe;
use crate::list::List;
use crate::protocol::{ColumnKind, Derived, Failure, FailureKind, Format, Made, Reply, Texts};
use columns::column::Column;
use columns::facet::parts;
use columns::order;
use columns::text::Dictionary;

/// What stands between several values of a cell that is made.
const BETWEEN: &str = "; ";

impl List {
    /// [`crate::protocol::Ask::Texts`].
    pub(crate) fn texts(
        &self,
        place: usize,
        separator: Option<&str>,
        count: usize,
    ) -> Result<Reply, Failure> {
        let column = self.own(place)?;
        let mut values = Dictionary::default();
        let mut rows: Vec<usize> = Vec::new();
        for (cell, count) in column.texts().iter().zip(column.counts()) {
            let mut here: Vec<u32> =
                values_of(cell, separator).iter().map(|value| values.number(value)).collect();
            order::by_size(&mut here);
            here.dedup();
            rows.resize(values.texts().len(), 0);
            here.iter().for_each(|&value| rows[value as usize] += count as usize);
        }
        let of = order::places(rows.len(), &mut |a, b| rows[b].cmp(&rows[a]));
        let text =
            |&value: &u32| (values.texts().get(value as usize).to_owned(), rows[value as usize]);
        let texts = of.iter().filter(|value| rows[**value as usize] > 0);
        let total = texts.clone().count();
        Ok(Reply::Texts(Texts { total, texts: texts.take(count).map(text).collect() }))
    }

    /// Makes columns of another one; what was made before goes ([`crate::protocol::Ask::Derive`]).
    pub(crate) fn derive(&mut self, asked: &Derived) -> Result<Reply, Failure> {
        self.forget_derived();
        if asked.columns.is_empty() {
            return Ok(Reply::Derived(Box::new(self.summary().clone())));
        }
        let from = self.own(asked.column)?;
        // A text that is told twice is what it is the first time.
        let (mut numbers, mut firsts) = (Dictionary::default(), Vec::new());
        for (place, text) in asked.texts.iter().enumerate() {
            if numbers.number(text) as usize == firsts.len() {
                firsts.push(place);
            }
        }
        let mut made = Vec::new();
        for wanted in &asked.columns {
            let value = |text: &&str| {
                let number = numbers.find(text.as_bytes()).ok();
                let place = number.and_then(|number| firsts.get(number as usize));
                let value = place.and_then(|place| wanted.values.get(*place));
                value.unwrap_or(&asked.other).as_str()
            };
            let cell = |text: &str| {
                let mut all: Vec<&str> = Vec::new();
                for value in values_of(text, asked.separator.as_deref()).iter().map(value) {
                    if !all.contains(&value) && !value.is_empty() {
                        all.push(value);
                    }
                }
                all.join(BETWEEN)
            };
            let texts: Vec<String> = from.texts().iter().map(cell).collect();
            made.push(Column::mapped(wanted.name.clone(), from, self.rows, &texts));
        }
        let held = made.iter().map(Column::memory).sum::<usize>();
        if held + self.memory() > MAX_MEMORY {
            let (kind, number) = (FailureKind::OutOfMemory, Some(MAX_MEMORY));
            return Err(Failure { kind, column: Some(asked.column), number });
        }
        let is_multi = asked.separator.is_some();
        for (column, wanted) in made.into_iter().zip(&asked.columns) {
            let place = self.columns.len();
            let kinds = vec![(place, ColumnKind::Text)];
            let format = Format { kinds, ..Format::default() };
            let mut told = describe::describe(&column, place, self.rows, &format).column;
            told.made = Some(Made { of: asked.column, what: wanted.what.clone() });
            // What separates values is known, and not to be guessed.
            told.separator = is_multi.then(|| BETWEEN.trim().to_owned());
            told.parts = if is_multi { distinct_parts(&column) } else { 0 };
            self.columns.push(column);
            self.add_derived(told, wanted.is_facet);
        }
        Ok(Reply::Derived(Box::new(self.summary().clone())))
    }

    /// A column of the file that may be a facet.
    fn own(&self, place: usize) -> Result<&Column, Failure> {
        let told = self.summary().columns.get(place).filter(|told| told.made.is_none());
        let (column, number) = (Some(place), Some(self.columns.len()));
        let Some((column_of, _)) = self.columns.get(place).zip(told) else {
            return Err(Failure { kind: FailureKind::NoSuchColumn, column, number });
        };
        if !column_of.may_be_facet() {
            let (kind, number) = (FailureKind::TooManyValues, Some(crate::MAX_VALUES));
            return Err(Failure { kind, column, number });
        }
        Ok(column_of)
    }
}

/// The values of a cell; none if it is empty.
fn values_of<'a>(cell: &'a str, separator: Option<&'a str>) -> Vec<&'a str> {
    match separator {
        Some(by) if !by.is_empty() => parts(cell, by).collect(),
        _ => Some(cell).filter(|cell| !cell.is_empty()).into_iter().collect(),
    }
}

fn distinct_parts(column: &Column) -> usize {
    order::different(column.texts().iter().flat_map(|cell| parts(cell, BETWEEN)))
}
