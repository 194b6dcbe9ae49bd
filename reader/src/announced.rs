//! Announced groups: “Four partners have confirmed. A will …; B and C …”: a sentence names a group, and
//! those behind it in the same paragraph say who they are.
//!
//! Knows sentences of one line; what takes part is judged in `sentences.rs`.

use crate::classes::Class;
use crate::heading_words::around;
use crate::links::Link;
use crate::marks::{Heading, What};
use crate::normal::{ends, one_of};
use crate::roles::Judge;
use crate::series::Series;
use crate::units::Unit;

/// Nouns of groups of states.
const STATES: &str = "members states countries nations governments";
/// Nouns of groups of bodies.
const BODIES: &str = "organizations organisations associations agencies institutions banks bodies companies \
    federations funds universities";

impl Judge<'_> {
    /// Forgets the group at the end of its paragraph.
    pub fn begin_paragraph(&mut self, unit: &Unit) {
        // “6. The Secretary spoke”: its number stands before it.
        let before = self.marks[..unit.start].iter().rev();
        let mut before = before.skip_while(|mark| matches!(mark.what, What::Number)).take(2);
        let new = before.next().is_none_or(|mark| mark.is_mark('\n'))
            || unit.start < 2
            || self.marks[unit.start - 2].what == What::Number;
        if new {
            self.announced = None;
        }
    }

    /// Remembers the group that a sentence announces.
    pub fn announce(&mut self, unit: &Unit) {
        let v = self.visible(unit.start, unit.end);
        // Bodies behind “three partners”: the partners are no states.
        if let Some((heading, None)) = self.announced {
            let mut names = v.iter().filter_map(|at| self.marks[*at].name());
            let of_it = names.find(|name| self.verdicts[*name].heading == Some(heading));
            self.announced = Some((heading, of_it.map(|name| self.names[name].is_state())));
        }
        let group = v.iter().take(6).position(|at| {
            let mark = &self.marks[*at];
            (mark.is(Class::Status) || mark.is(Class::Category)) && !self.text.is_han(mark.start)
        });
        let Some(place) = group else { return };
        let heading =
            around(self.text, self.marks, self.names, v[place], (v[0], v[v.len() - 1] + 1));
        let first = v[..place].partition_point(|at| self.marks[*at].start < heading.0);
        let counted = |at: &usize| {
            let mark = &self.marks[*at];
            mark.what == What::Number
                || mark.is(Class::Following) && !one_of(self.word(*at), "all все")
                || one_of(self.word(*at), "the four five six seven eight nine ten several")
        };
        let among = self.says(&v, 0, "among of");
        let before = &v[usize::from(among).min(first)..first];
        let next = v.iter().position(|at| self.marks[*at].start >= heading.1);
        let next = next.map(|place| &self.marks[v[place]]);
        let other = |at: &usize| {
            let mark = &self.marks[*at];
            mark.is(Class::Absent) || mark.is(Class::OtherTime)
        };
        let free = v.iter().all(|at| self.marks[*at].name().is_none()) && v.len() <= 12;
        let goes_on = next.is_some_and(|mark| match among {
            true => mark.is_mark(','),
            false => {
                let word = self.text.word(mark.start);
                mark.is(Class::Attends) || one_of(word, "have had has were was are spoke came will")
            }
        });
        let comes = |at: &usize| {
            self.marks[*at].is(Class::Attends)
                || self.marks[*at].is(Class::Acts)
                || one_of(self.word(*at), "confirmed heard coming registered expected signed")
        };
        let comes = among || free && v.iter().any(comes);
        if before.iter().all(counted) && goes_on && comes && !v.iter().any(other) {
            let named = v.iter().find_map(|at| self.marks[*at].name());
            self.announced = Some((heading, named.map(|name| self.names[name].is_state())));
        }
    }

    /// The announced group of which names are, if they can be of it.
    pub fn announced_over(&self, v: &Series<usize>, run: &[(usize, Link)]) -> Option<Heading> {
        let (heading, states) = self.announced?;
        let noun = self.text.word(heading.1 - 1);
        let fits = |state: bool| {
            let other = one_of(noun, STATES) && !state || one_of(noun, BODIES) && state;
            states.map_or(!other, |states| states == state)
        };
        // “A, B (trainees)”: their own role is printed.
        if run.iter().any(|(at, _)| self.bracket_role(v[*at]).is_some()) {
            return None;
        }
        run.iter()
            .filter_map(|(at, _)| self.marks[v[*at]].name())
            .all(|name| fits(self.names[name].is_state()))
            .then_some(heading)
    }

    /// Whether a sentence begins with names behind a group that comes: “The A and the B have each …”.
    pub fn is_announced(&self, v: &Series<usize>, run: &[(usize, Link)]) -> bool {
        let first = run[0].0;
        let last = run[run.len() - 1].0;
        let verb = v.get(last + 1).is_some_and(|at| {
            let word = self.word(*at);
            one_of(word, "is are has have will") || ends(word, "ed s")
        });
        let before = first - usize::from(first > 0 && self.word(v[first - 1]) == "the");
        let begins = before == 0 || self.mark_at(v, before - 1, ';');
        begins
            && verb
            && self.announced_over(v, run).is_some()
            && !v
                .iter()
                .any(|at| self.marks[*at].is(Class::Absent) || self.marks[*at].is(Class::OtherTime))
    }

    /// What will be said of a later meeting; not “the mission will be joined by A”.
    pub fn is_still_to_come(&self, v: &Series<usize>, cue: usize) -> bool {
        // It is this one that they join.
        let joins = self.is_at(v, cue, Class::AttendedBy)
            && self.says(v, cue, "joined accompanied")
            && self.has_word(&v[..cue], "they mission team group delegation observers");
        !joins && self.is_to_come(v, cue)
    }
}
