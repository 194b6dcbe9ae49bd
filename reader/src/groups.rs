//! Groups that are named as taking part without names: “all member states”.
//!
//! Groups over a list of names are headings; those are no business of this file.

use crate::classes::Class;
use crate::heading_words::around;
use crate::marks::What;
use crate::normal::one_of;
use crate::roles::{Collective, Judge, Lead, Strength};
use crate::series::Series;

impl Judge<'_> {
    /// Groups that are named as taking part without names.
    pub fn groups(&mut self, v: &Series<usize>, inherited: Option<Lead>) {
        for place in 0..v.len() {
            let mark = &self.marks[v[place]];
            if !mark.is_group() || mark.is(Class::Office) {
                continue;
            }
            let heading =
                around(self.text, self.marks, self.names, v[place], (v[0], v[v.len() - 1] + 1));
            // “all …”, «ряд …», 各…
            let first = v.partition_point(|at| self.marks[*at].end <= heading.0).min(place);
            let quantity = first
                .checked_sub(1)
                .map(|at| &self.marks[v[at]])
                .filter(|mark| mark.is(Class::Quantity));
            let inside = self.is_at(v, first, Class::Quantity);
            // “representatives of the member states”, without one of them named.
            let carried = mark.is(Class::Status)
                && self.has_class(&v[first.saturating_sub(5)..first], Class::Carrier);
            // «Форум собрал страны Балтии», “brought together the countries of the Sahel”
            let small = usize::from(first > 0 && self.word(v[first - 1]) == "the");
            let gathered = heading != (mark.start, mark.end)
                && first.checked_sub(1 + small).is_some_and(|at| {
                    self.word(v[at]).starts_with("собрал")
                        || one_of(self.text.word(self.marks[v[at]].end - 1), "together")
                });
            if quantity.is_none() && !inside && !carried && !gathered {
                continue;
            }
            let mut start = quantity.map_or(heading.0, |mark| mark.start);
            if let Some(before) = first
                .checked_sub(2)
                .map(|at| &self.marks[v[at]])
                .filter(|mark| mark.is(Class::Quantity) && quantity.is_some())
            {
                start = before.start;
            }
            // Names of the group follow: then it is a heading.
            let last = (place..v.len())
                .take_while(|at| self.marks[v[*at]].start < heading.1)
                .last()
                .unwrap_or(place);
            let colon = v
                .get(last + 1)
                .is_some_and(|at| matches!(self.marks[*at].what, What::Mark(':' | '(' | '–')));
            let in_brackets = self.marks.get(v[last] + 1).is_some_and(|mark| mark.is_mark('('));
            let named = colon
                || in_brackets
                || v.get(last + 1..v.len().min(last + 4)).is_some_and(|next| {
                    next.iter().any(|at| {
                        self.marks[*at].name().is_some_and(|name| self.names[name].is_state())
                    }) && !self.has_class(next, Class::Absent)
                });
            if named {
                continue;
            }
            let (left, _, _, _) =
                self.left(v, first.saturating_sub(usize::from(quantity.is_some())));
            let (mut right, why, stopped) = self.right(v, last);
            // “All member states except A were represented”.
            if why == "absent"
                && stopped.is_some_and(|at| at <= last + 2 && self.is_strong_absence(v[at]))
            {
                let after: Vec<usize> = (last + 3..v.len()).take(8).collect();
                if after.iter().any(|at| self.is_at(v, *at, Class::Attends)) {
                    right = Strength::Sure;
                }
            }
            let listed =
                inherited.is_some_and(|lead| lead.strength == Strength::Sure) && v.len() < 12;
            if gathered || left == Strength::Sure || right == Strength::Sure || listed {
                let above = self
                    .heading_left(v, first.saturating_sub(usize::from(quantity.is_some())), 0)
                    .0;
                self.collectives.push(Collective { span: (start, heading.1), heading: above });
            }
        }
    }
}
