//! Which of several columns of years and dates is the date of the rows. It does not know cells.

use crate::names::{self, Sense};
use crate::protocol::ColumnKind;
use crate::suggest::{ALONG, Table};

impl Table<'_> {
    /// The column of the date, if there is one.
    pub(crate) fn date(&self, is_preset: bool) -> Option<usize> {
        let is_date = |at: &usize| {
            matches!(self.columns[*at].kind, ColumnKind::Year | ColumnKind::Date)
                && (!is_preset || !ALONG.contains(&self.names[*at].as_str()))
        };
        let years = |at: usize| usize::from(self.columns[at].different_years);
        // Another date of the rows that is nearly as full.
        let has = |at: usize, is: &dyn Fn(usize) -> bool| {
            (0..self.columns.len()).any(|other| {
                other != at
                    && is_date(&other)
                    && self.sense(other) != Some(Sense::OtherDate)
                    && self.filled(other) * 5 >= self.filled(at) * 4
                    && is(other)
            })
        };
        let rank = |&at: &usize| {
            let column = &self.columns[at];
            let filled = self.filled(at);
            let is_called = matches!(self.sense(at), Some(Sense::Year | Sense::Date));
            let are_years = column.kind == ColumnKind::Year;
            let class = match self.sense(at) {
                _ if column.said => 0,
                Some(Sense::OtherDate) => 4,
                _ if filled * 2 < self.rows => 3,
                // Numbers that could be years, and are called otherwise.
                _ if are_years && !is_called => 2,
                _ => 1,
            };
            // A single year shows nothing over time: a column with more of them comes first.
            let is_one_year = years(at) < 2 && has(at, &|other| years(other) > 1);
            let is_end = names::is_end(&self.names[at])
                && has(at, &|other| names::is_beginning(&self.names[other]));
            let is_rough = are_years
                && has(at, &|other| {
                    self.columns[other].kind == ColumnKind::Date
                        && years(other) * 3 >= years(at) * 2
                });
            // Years that are nearly as many are no reason to pass over the first.
            let is_few = has(at, &|other| years(at) * 3 < years(other) * 2);
            let dated = filled * usize::from(column.fit) / 100;
            let undated = self.rows.saturating_sub(dated);
            (class, is_one_year, is_end, is_rough, undated, is_few)
        };
        (0..self.columns.len()).filter(is_date).min_by_key(rank)
    }
}
