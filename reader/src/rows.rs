//! Rows of a table: the name in the column that has most of them, and the words over it.
//!
//! What a row is, is said in `units.rs`.

use crate::classes::Class;
use crate::marks::What;
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
        let with_name = cells.iter().position(|cell| {
            let names = cell.iter().filter(|at| self.marks[**at].name().is_some()).count();
            names >= 1
                && cell.iter().all(|at| {
                    let mark = &self.marks[*at];
                    mark.name().is_some()
                        || self.is_separator(*at)
                        || matches!(mark.what, What::Mark(_))
                        || matches!(self.word(*at), "the")
                })
        });
        let next_is_row = self.units.get(number + 1).is_some_and(|next| next.kind == UnitKind::Row);
        let Some(cell) = with_name else {
            let group = cells.iter().find(|cell| {
                cell.iter().any(|at| {
                    self.marks[*at].is_group()
                        || self.marks[*at].is(Class::LabelPresent)
                        || self.marks[*at].is(Class::Column)
                })
            });
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
                self.settle(
                    &v,
                    &run.clone(),
                    strength,
                    "a row of a table of participants",
                    "topic",
                    Caption { heading: lead.heading, persons: false, fixed: true },
                    None,
                );
                if lead.heading.is_some() {
                    self.runs -= 1;
                }
            }
        }
        header.or(inherited.map(|lead| (number, lead)))
    }
}
