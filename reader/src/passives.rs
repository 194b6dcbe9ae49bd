//! What English says in the passive of those who came: “were joined … by”, “were provided by”; and of
//! nobody: “no delegate came from”.
//!
//! Patterns of the tables stand for words in a row; these leave words between.

use crate::classes::Class;
use crate::normal::one_of;
use crate::roles::Judge;
use crate::series::Series;

impl Judge<'_> {
    /// “No delegate came from Chad.”
    pub fn is_nobody_from(&self, v: &Series<usize>, place: usize) -> bool {
        self.is_at(v, place, Class::AttendedBy)
            && v[place.saturating_sub(3)..place].iter().any(|at| {
                self.marks[*at].is(Class::Absent)
                    && one_of(self.word(*at), "no nobody none not never")
            })
    }

    /// “Trainers were provided by A and B”: not “funds were provided by”.
    pub fn were_lent_by(&self, v: &Series<usize>, place: usize) -> bool {
        // “International organisations were represented by A and B.”
        let stood_for = place >= 2
            && self.word(v[place]) == "by"
            && self.text.word(self.marks[v[place - 1]].end - 1) == "represented"
            && self.marks[v[place - 2]].is_group();
        stood_for
            || place >= 3
                && self.word(v[place]) == "by"
                && self.says(v, place - 1, "provided lent supplied seconded sent")
                && self.says(v, place - 2, "was were")
                && {
                    let them = &self.marks[v[place - 3]];
                    them.is(Class::Status) || them.is(Class::Persons) || them.is(Class::Carrier)
                }
    }

    /// “The delegation of A was headed by …”: there is one.
    pub fn is_led_delegation(&self, v: &Series<usize>, last: usize, place: usize) -> bool {
        place == last + 1
            && self.says(v, place, "was were is")
            && v.get(place + 1).is_some_and(|at| one_of(self.word(*at), "headed led"))
            && self.has_word(&v[last.saturating_sub(4)..last], "delegation delegations")
    }

    /// “…, and those from A and B”, right before the first name.
    pub fn are_those_of(&self, v: &Series<usize>, before: usize, first: usize) -> bool {
        (first.saturating_sub(3).max(before + 1)..first).any(|place| {
            self.word(v[place]) == "those"
                && self.is_and(v[place - 1])
                && v.get(place + 1).is_some_and(|at| one_of(self.word(*at), "from of"))
        })
    }

    /// “They were joined for the second part of the talks by A and B”: the verb's place, and the first name.
    pub fn were_joined_by(&self, v: &Series<usize>, verb: usize, first: usize) -> bool {
        self.says(v, verb, "joined attended accompanied")
            && verb > 0
            && self.says(v, verb - 1, "was were is are been be also ,")
            && (verb + 1..first.min(verb + 12)).any(|at| self.word(v[at]) == "by")
    }
}
