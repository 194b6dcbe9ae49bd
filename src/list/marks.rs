//! The breakdown of a short list, a mark a row: drawn from the rows themselves, as that of a meeting is.
//!
//! Knows rows and columns, and no element.

use crate::chart::{Breakdown, Form, Group, Mark, Shape, Subject, TONES};
use crate::list::labels::Labels;
use crate::list::summary::called;
use crate::query::Count;
use crate::text::Words;
use engine::protocol::{By, Row, Setup};
use std::cmp::Ordering;

/// A short list, and which of its rows match.
pub struct Short<'a> {
    /// All its rows.
    pub rows: &'a [Row],
    /// The numbers of those that match.
    pub matching: &'a [usize],
    /// Which column is what.
    pub setup: &'a Setup,
    /// Whether values stand in the order of the rows, as in what this page has exported; else those
    /// of most rows stand first.
    pub is_in_order: bool,
}

impl Short<'_> {
    /// The values of a row in a column; that of an empty cell is empty.
    fn values<'a>(&self, row: &'a Row, column: usize) -> Vec<&'a str> {
        let cell = row.cells.get(column).map_or("", String::as_str);
        let Some((_, separator)) = self.setup.multi.iter().find(|(at, _)| *at == column) else {
            return vec![cell];
        };
        let mut values: Vec<&str> = Vec::new();
        for part in cell.split(separator.as_str()).map(str::trim).filter(|part| !part.is_empty()) {
            if !values.contains(&part) {
                values.push(part);
            }
        }
        if values.is_empty() { vec![""] } else { values }
    }

    /// The values of a row in the breakdown: of a column, or its year.
    fn broken_down<'a>(&self, row: &'a Row, by: By) -> Vec<&'a str> {
        match by {
            By::Facet(column) => self.values(row, column),
            // As far as the engine tells the date: `2019`, `2019-01`, `2019-01-31`.
            By::Year => row.date.get(..4).into_iter().collect(),
            By::Month => row.date.get(..7).into_iter().collect(),
        }
    }

    /// Every value with its rows, in the order in which they are shown.
    fn ranked<'a>(&'a self, of: &dyn Fn(&'a Row) -> Vec<&'a str>) -> Vec<(&'a str, usize)> {
        let mut values: Vec<(&str, usize)> = Vec::new();
        for row in self.rows {
            for value in of(row) {
                match values.iter_mut().find(|(other, _)| *other == value) {
                    Some((_, rows)) => *rows += 1,
                    None => values.push((value, 1)),
                }
            }
        }
        let by_count = |a: &(&str, usize), b: &(&str, usize)| match self.is_in_order {
            true => Ordering::Equal,
            false => b.1.cmp(&a.1).then_with(|| engine::natural_order(a.0, b.0)),
        };
        // Those without a value come last.
        engine::sorted(&values, &mut |a, b| {
            a.0.is_empty().cmp(&b.0.is_empty()).then_with(|| by_count(a, b))
        })
    }

    /// The breakdown, split by another column where one is given.
    pub fn breakdown(&self, labels: &Labels, by: By, split: Option<usize>) -> Breakdown {
        let words = labels.words;
        let mut rows = self.ranked(&|row| self.broken_down(row, by));
        if matches!(by, By::Year | By::Month) {
            rows = engine::sorted(&rows, &mut Ord::cmp);
        }
        let parts: Vec<&str> = split.map_or_else(Vec::new, |column| {
            self.ranked(&|row| self.values(row, column))
                .into_iter()
                .map(|(value, _)| value)
                .collect()
        });
        let (hued, rest) = parts.split_at(parts.len().min(TONES));
        let group = |value: &str, parts_of: &[&str], tone: Option<usize>| {
            let is_in = |row: &&Row| {
                let has =
                    |column| self.values(row, column).iter().any(|part| parts_of.contains(part));
                self.broken_down(row, by).contains(&value) && split.is_none_or(has)
            };
            let marks: Vec<Mark> =
                self.rows.iter().filter(is_in).map(|row| self.mark(words, row)).collect();
            let selected = marks.iter().filter(|mark| mark.selected).count();
            Group {
                label: match parts_of {
                    [one] => labels.value(split, one),
                    _ => String::new(),
                },
                others: if parts_of.len() > 1 { parts_of.len() } else { 0 },
                tone,
                named: Count { selected, total: marks.len() },
                marks,
            }
        };
        let row = |&(value, total): &(&str, usize)| {
            let groups: Vec<Group> = if parts.is_empty() {
                vec![group(value, &[], None)]
            } else {
                let toned = hued.chunks(1).zip((0..TONES).map(Some));
                let own = toned.map(|(part, tone)| group(value, part, tone));
                let others = (!rest.is_empty()).then(|| group(value, rest, Some(TONES)));
                own.chain(others).filter(|group| group.named.total > 0).collect()
            };
            let matches = |row: &&Row| self.matching.contains(&row.row);
            let own = self.rows.iter().filter(matches);
            let selected = own.filter(|row| self.broken_down(row, by).contains(&value)).count();
            crate::chart::Row {
                value: value.to_owned(),
                label: labels.value(of(by), value),
                named: Count { selected, total },
                mix: None,
                held: None,
                groups,
            }
        };
        let largest = rows.iter().map(|(_, rows)| *rows).max().unwrap_or_default();
        let rows = rows.iter().map(row).collect();
        Breakdown { form: Form::Marks, largest, rows, ..Breakdown::default() }
    }

    fn mark(&self, words: &Words, row: &Row) -> Mark {
        let label = called(self.setup, row).unwrap_or_else(|| words.list_at_row(row.row));
        Mark {
            subject: Subject::Named(row.row),
            id: row.row.to_string(),
            full: label.clone(),
            label,
            dagger: false,
            shape: Shape::Solid,
            selected: self.matching.contains(&row.row),
        }
    }
}

/// The column that a breakdown is by, where it is by one.
pub fn of(by: By) -> Option<usize> {
    match by {
        By::Facet(column) => Some(column),
        By::Year | By::Month => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Short;
    use crate::list::labels::Labels;
    use crate::text::Lang;
    use engine::protocol::{By, Row, Setup, Summary};
    use expect_test::{Expect, expect};

    fn check(by: By, split: Option<usize>, is_in_order: bool, expected: &Expect) {
        let cells = [
            ["Alpha", "body; fund", "2019-05-01", "north"],
            ["Beta", "state", "2021", "south"],
            ["Gamma", "state;state", "no date", ""],
            ["", "", "2019", "north"],
        ];
        let row = |(at, cells): (usize, &[&str; 4])| Row {
            row: at + 2,
            cells: cells.map(str::to_owned).to_vec(),
            date: if cells[2] == "no date" { String::new() } else { cells[2].to_owned() },
        };
        let rows: Vec<Row> = cells.iter().enumerate().map(row).collect();
        let setup = Setup {
            label: Some(0),
            facets: vec![1, 3],
            multi: vec![(1, ";".to_owned())],
            date: Some(2),
            ..Setup::default()
        };
        let short = Short { rows: &rows, matching: &[2, 4], setup: &setup, is_in_order };
        let labels = Labels {
            words: Lang::default().words(),
            summary: &Summary::default(),
            known: &reader::Gazetteer::default(),
        };
        let picture = short.breakdown(&labels, by, split);
        let mut table = String::new();
        for row in &picture.rows {
            table += &format!("{} {}/{}", row.label, row.named.selected, row.named.total);
            for group in &row.groups {
                table += &format!(" {}:", group.label);
                for mark in &group.marks {
                    let sign = if mark.selected { "" } else { "-" };
                    table += &format!(" {sign}{}", mark.label);
                }
            }
            table += "\n";
        }
        expected.assert_eq(&table);
    }

    #[test]
    fn a_mark_a_row_under_each_of_its_values() {
        check(
            By::Facet(1),
            None,
            false,
            &expect![[r#"
            state 1/2 : -Beta Gamma
            body 1/1 : Alpha
            fund 1/1 : Alpha
            no value 0/1 : -Row 5
        "#]],
        );
        check(
            By::Facet(1),
            None,
            true,
            &expect![[r#"
            body 1/1 : Alpha
            fund 1/1 : Alpha
            state 1/2 : -Beta Gamma
            no value 0/1 : -Row 5
        "#]],
        );
        check(
            By::Facet(1),
            Some(3),
            true,
            &expect![[r#"
            body 1/1 north: Alpha
            fund 1/1 north: Alpha
            state 1/2 south: -Beta no value: Gamma
            no value 0/1 north: -Row 5
        "#]],
        );
        check(
            By::Year,
            None,
            false,
            &expect![[r#"
            2019 1/2 : Alpha -Row 5
            2021 0/1 : -Beta
        "#]],
        );
    }
}
