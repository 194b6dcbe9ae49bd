//! Rows of a table: the name in the column that has most of them, and the words over it.
//!
//! What a row is, is said in `units.rs`.

use crate::classes::Class;
use crate::heading_leads::is_like_group;
use crate::marks::{Heading, What};
use crate::normal::ends;
use crate::roles::{Caption, Judge, Lead, Strength};
use crate::series::Series;
use crate::units::{Unit, UnitKind};

impl Judge<'_> {
    /// A row of a table: the name in the column that has most of them.
    pub fn row(
        &mut self,
        number: usize,
        unit: &Unit,
        header: Option<(usize, Lead)>,
    ) -> Option<(usize, Lead)> {
        let mut cells: Vec<Vec<usize>> = vec![Vec::new()];
        for at in unit.start..unit.end {
            if self.marks[at].is_mark('|') || self.marks[at].what == What::Column {
                cells.push(Vec::new());
            } else if let Some(cell) = cells.last_mut() {
                cell.push(at);
            }
        }
        let inherited = unit.lead.and_then(|lead| self.leads.get(&lead).copied());
        let with_name = cells.iter().position(|cell| self.is_named(cell));
        // “Members | Observers” over columns of names.
        let absent = inherited.is_some_and(|lead| lead.absent);
        if !absent && self.columns_of_names(number, &cells) {
            return header;
        }
        let next_is_row = self.units.get(number + 1).is_some_and(|next| next.kind == UnitKind::Row);
        let Some(cell) = with_name else {
            let names_group = |cell: &&Vec<usize>| {
                cell.iter().any(|at| {
                    let mark = &self.marks[*at];
                    mark.is_group()
                        || mark.is(Class::LabelPresent) && !mark.is(Class::Form)
                        || mark.is(Class::Column)
                })
            };
            // A row with a person in it, or that says “in person”, is none of heads: its name is one that
            // is not known.
            let of_one = |class: Class| (unit.start..unit.end).any(|at| self.marks[at].is(class));
            if of_one(Class::Honorific) && header.or(inherited.map(|lead| (number, lead))).is_some()
            {
                return header.or(inherited.map(|lead| (number, lead)));
            }
            if of_one(Class::Form) && !cells.iter().any(|cell| names_group(&cell)) {
                let lead = Lead { strength: Strength::Sure, heading: None, absent: false };
                return header.or(Some((number, inherited.unwrap_or(lead))));
            }
            // “No. | Team | Athletes | Coaches”: the head over the column of names, not one beside it.
            let over = self.column_of_names(number, cells.len());
            let group = over
                .and_then(|over| cells.get(over))
                .filter(names_group)
                .or_else(|| cells.iter().find(names_group));
            // Under “Participating countries” a plain “Team” says nothing more.
            let plain = |cell: &Vec<usize>| {
                cell.iter()
                    .all(|at| self.marks[*at].is(Class::Column) && !self.marks[*at].is_group())
            };
            let above = inherited.filter(|lead| {
                lead.heading.is_some_and(|(start, end)| self.names_group(start, end))
            });
            let group = group.filter(|cell| above.is_none() || !plain(cell));
            let span = group.and_then(|cell| {
                Some((self.marks[*cell.first()?].start, self.marks[*cell.last()?].end))
            });
            let strength = if span.is_some()
                || inherited.is_some_and(|lead| lead.strength == Strength::Sure)
            {
                Strength::Sure
            } else {
                Strength::Weak
            };
            let absent = inherited.is_some_and(|lead| lead.absent);
            return next_is_row.then_some((
                number,
                Lead {
                    strength,
                    heading: span.or(inherited.and_then(|lead| lead.heading)),
                    absent,
                },
            ));
        };
        let lead = header.map(|(_, lead)| lead).or(inherited);
        let v = Series::from(cells[cell].clone());
        if let Some(lead) = lead {
            let runs = self.runs(&v);
            if let Some(run) = runs.first() {
                let absent = (unit.start..unit.end).any(|at| {
                    self.marks[at].is(Class::LabelAbsent) || self.marks[at].is(Class::Absent)
                });
                let strength = if lead.absent || absent { Strength::No } else { lead.strength };
                // “Observers | Chad, Mali and Niger”: the group in the cell before.
                let own = (cell == 1 && !absent)
                    .then(|| self.group_cell(&cells[0]))
                    .flatten()
                    .filter(|_| cells.len() == 2);
                let heading = own.or(lead.heading);
                self.settle(
                    &v,
                    &run.clone(),
                    strength,
                    "a row of a table of participants",
                    "topic",
                    Caption { heading, persons: false, fixed: true },
                    None,
                );
                if heading.is_some() {
                    self.runs -= 1;
                }
            }
        }
        header.or(inherited.map(|lead| (number, lead)))
    }

    /// The words of a cell that only names a group.
    fn group_cell(&self, cell: &[usize]) -> Option<Heading> {
        let (first, last) = (cell.first()?, cell.last()?);
        let plain = |at: &usize| {
            let mark = &self.marks[*at];
            mark.name().is_none()
                && mark.what != What::Number
                && !mark.is(Class::LabelAbsent)
                && !mark.is(Class::Absent)
        };
        let group = |at: &usize| {
            is_like_group(self.text, &self.marks[*at]) && !self.marks[*at].is(Class::Column)
        };
        (cell.iter().any(group) && cell.iter().all(plain))
            .then(|| (self.marks[*first].start, self.marks[*last].end))
    }

    /// Whether a cell has names and nothing else.
    fn is_named(&self, cell: &[usize]) -> bool {
        cell.iter().any(|at| self.marks[*at].name().is_some())
            && cell.iter().all(|at| {
                let mark = &self.marks[*at];
                mark.name().is_some()
                    || self.is_separator(*at)
                    || matches!(mark.what, What::Mark(_))
                    || self.word(*at) == "the"
            })
    }

    /// “Members | Observers” over columns of which each has names: every column under its own head.
    /// Whether the row is the head of such columns, or one of their rows.
    fn columns_of_names(&mut self, number: usize, cells: &[Vec<usize>]) -> bool {
        if self.heads.0 + 1 == number && cells.iter().any(|cell| self.is_named(cell)) {
            self.heads.0 = number;
            for (place, cell) in cells.iter().enumerate() {
                let heading = self.heads.1.get(place).copied();
                if heading.is_none() || !self.is_named(cell) {
                    continue;
                }
                let v = Series::from(cell.clone());
                for run in self.runs(&v) {
                    let caption = Caption { heading, persons: false, fixed: true };
                    let reason = "a row of a table of participants";
                    self.settle(&v, &run, Strength::Sure, reason, "topic", caption, None);
                    self.runs -= 1;
                }
            }
            return true;
        }
        // “Trainers | Observers”: all in the plural, and one of them surely a group.
        let mut heads: Vec<Heading> = Vec::new();
        let mut group = false;
        for cell in cells {
            let (Some(first), Some(last)) = (cell.first(), cell.last()) else { return false };
            let (first, last) = (&self.marks[*first], &self.marks[*last]);
            let surely = self.group_cell(cell).is_some();
            let named = cell.iter().any(|at| self.marks[*at].name().is_some());
            if !surely && (named || !ends(self.text.word(last.end - 1), "s ы и а")) {
                return false;
            }
            group |= surely;
            heads.push((first.start, last.end));
        }
        let below = self.units.get(number + 1).is_some_and(|next| {
            let row = &self.marks[next.start..next.end];
            let names = row.iter().filter(|mark| mark.name().is_some()).count();
            next.kind == UnitKind::Row && names >= cells.len()
        });
        let is_head = group
            && cells.len() >= 2
            && below
            && self.column_of_names(number, cells.len()) == Some(0);
        if is_head {
            self.heads = (number, heads);
        }
        is_head
    }

    /// The column that has the name in the next row, where that row has as many cells.
    fn column_of_names(&self, number: usize, cells: usize) -> Option<usize> {
        let next = self.units.get(number + 1).filter(|next| next.kind == UnitKind::Row)?;
        let divides =
            |at: usize| self.marks[at].is_mark('|') || self.marks[at].what == What::Column;
        let row = next.start..next.end;
        let name = row.clone().find(|at| self.marks[*at].name().is_some())?;
        let count = row.filter(|at| divides(*at)).count() + 1;
        (count == cells).then(|| (next.start..name).filter(|at| divides(*at)).count())
    }

    /// Whether printed words name a group by its status or its kind.
    fn names_group(&self, start: usize, end: usize) -> bool {
        let first = self.marks.partition_point(|mark| mark.start < start);
        self.marks[first..]
            .iter()
            .take_while(|mark| mark.end <= end)
            .any(|mark| mark.is(Class::Status) || mark.is(Class::Category))
    }
}
