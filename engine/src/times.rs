//! The dates of the date column, by code: which rows a filter by years, months or a range passes. It
//! does not know other columns, nor how dates are written.

use crate::dates::{self, Date};
use crate::protocol::{DateOrder, Query};
use columns::column::Column;

/// The dates of the date column.
pub(crate) struct Times {
    /// Its place.
    pub(crate) column: usize,
    /// By code.
    pub(crate) of: Vec<Option<Date>>,
    /// Rows of the whole list by code.
    pub(crate) all: Vec<u32>,
}

impl Times {
    /// The dates of a column, whose days come first or not.
    pub(crate) fn of(place: usize, column: &Column, order: Option<DateOrder>) -> Self {
        let order = order.unwrap_or(DateOrder::DayFirst);
        let read = |text: &str| dates::read(text, order).map(|seen| seen.date);
        Self { column: place, of: column.texts().iter().map(read).collect(), all: column.counts() }
    }
}

/// What is asked of dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    years: Vec<u16>,
    /// Years and months.
    months: Vec<(u16, u8)>,
    from: Option<Date>,
    to: Option<Date>,
}

impl Asked {
    /// What a query asks; what is no month or date is not heard.
    pub(crate) fn of(query: &Query) -> Self {
        let months = query.months.iter().filter_map(|month| {
            let date = partial(month)?;
            (date.month > 0).then_some((date.year, date.month))
        });
        Self {
            years: query.years.clone(),
            months: months.collect(),
            from: partial(&query.from),
            to: partial(&query.to),
        }
    }

    /// Whether it asks nothing.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a date passes; a year stands for its first day, as a month does.
    pub(crate) fn passes(&self, date: Option<Date>) -> bool {
        let Some(Date { year, month, day }) = date else { return false };
        let begin = Date { year, month: month.max(1), day: day.max(1) };
        let from =
            self.from.map(|date| Date { month: date.month.max(1), day: date.day.max(1), ..date });
        let last = |part: u8, of: u8| if part == 0 { of } else { part };
        let to = self.to.map(|date| Date {
            month: last(date.month, 12),
            day: last(date.day, 31),
            ..date
        });
        (self.years.is_empty() || self.years.contains(&year))
            && (self.months.is_empty() || self.months.contains(&(year, month)))
            && from.is_none_or(|from| begin >= from)
            && to.is_none_or(|to| begin <= to)
    }
}

fn partial(text: &str) -> Option<Date> {
    // Of what people write, only the form of this protocol is asked in.
    let is_iso = text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    dates::read(text, DateOrder::DayFirst).filter(|_| is_iso).map(|seen| seen.date)
}
