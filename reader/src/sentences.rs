//! Sentences: whether the names of one, or of an item of a list, take part in this meeting.
//!
//! Run by run: what stands beside it, then what speaks for it (`supports.rs`) and against it
//! (`doubts.rs`), then its heading. Knows no single name.

use crate::absences::NO_VERBS;
use crate::classes::Class;
use crate::evidence::{Carried, WITH};
use crate::links::Link;
use crate::marks::{Heading, What};
use crate::normal::one_of;
use crate::roles::{Caption, Judge, SAYS, Strength};
use crate::russian;
use crate::series::Series;
use crate::units::{Unit, UnitKind};

/// Why a run takes part that stands first in a sentence behind a list.
pub const GOES_ON: &str = "goes on with the list above";

/// A run in its sentence, with what stands beside it.
pub struct Context<'a> {
    /// The marks of the sentence that are seen.
    pub v: &'a Series<usize>,
    pub run: &'a [(usize, Link)],
    /// The place of its first name.
    pub first: usize,
    /// The place of its last name.
    pub last: usize,
    /// The place behind the run before.
    pub before: usize,
    /// How sure the run before is.
    pub followed: Strength,
    /// How “delegations of” stands before it.
    pub carrier: Carried,
    /// What was found left of it.
    pub cue: Option<usize>,
    /// What the words right of it say.
    pub right_reason: &'static str,
    /// What was found right of it.
    pub right_cue: Option<usize>,
    /// Whether the nearest word says that they are absent.
    pub absent: bool,
    /// Whether it is said of another meeting, or of another year.
    pub other_time: bool,
}

impl Context<'_> {
    /// Whether nothing beside the run speaks against it.
    pub fn is_open(&self) -> bool {
        !self.absent && self.right_reason != "absent" && !self.other_time
    }
}

/// What is held of a run while it is weighed.
pub struct Opinion {
    /// How sure it is that it takes part.
    pub strength: Strength,
    /// Why it does, in words.
    pub reason: &'static str,
    /// Why not, where not.
    pub why: &'static str,
}

impl Opinion {
    /// Holds that a run takes part.
    pub fn hold(&mut self, strength: Strength, reason: &'static str) {
        (self.strength, self.reason) = (strength, reason);
    }

    /// Holds that it does not.
    pub fn deny(&mut self, why: &'static str) {
        (self.strength, self.why) = (Strength::No, why);
    }
}

impl Judge<'_> {
    /// Judges a sentence, or an item of a list.
    pub fn sentence(&mut self, number: usize, unit: &Unit) {
        let v = self.visible(unit.start, unit.end);
        let above = unit.lead.and_then(|lead| self.leads.get(&lead).copied());
        let inherited = above.filter(|_| !self.is_told(unit, &v));
        self.groups(&v, inherited);
        let in_item = unit.kind == UnitKind::Item;
        if let (true, Some(lead)) = (in_item, inherited)
            && (lead.strength > Strength::No || lead.absent)
        {
            self.item(&v, lead, unit);
            self.lead(number, unit, &v);
            return;
        }
        let runs = self.split_at_verbs(&v, self.runs(&v));
        let of_another_year = self.of_another_year(&v);
        let clauses = self.clauses(&v);
        let goes_on = inherited.is_some_and(|lead| lead.strength == Strength::Sure);
        let heading_above =
            inherited.and_then(|lead| lead.heading).filter(|_| unit.kind == UnitKind::Sentence);
        let mut before = (0, Strength::No);
        let mut out_of: Option<Heading> = None;
        for run in &runs {
            let (context, mut opinion) = self.beside(&v, run, before, &clauses, of_another_year);
            self.support(&mut opinion, &context, goes_on);
            let right = opinion.reason == context.right_reason;
            let cue = if right { context.right_cue } else { context.cue };
            self.doubt(&mut opinion, &context, cue);
            let (caption, right_heading) =
                self.caption(&context, &opinion, heading_above, &mut out_of);
            let Opinion { strength, reason, why } = opinion;
            before = (context.last + 1, strength);
            self.settle(&v, run, strength, reason, why, caption, right_heading);
        }
        for at in 0..v.len() {
            if let (Some(name), Some(why)) = (self.marks[v[at]].name(), self.barred(&v, at)) {
                self.verdicts[name].why = why;
            }
        }
        self.lead(number, unit, &v);
    }

    /// “1. Reiterated that …” under a communiqué's list: what was said, no item of it.
    fn is_told(&self, unit: &Unit, v: &Series<usize>) -> bool {
        unit.kind == UnitKind::Item
            && v.first().is_some_and(|at| {
                let (mark, word) = (&self.marks[*at], self.word(*at));
                mark.is(Class::Verb) && !mark.is_group() && !mark.is(Class::Office)
                    || one_of(word, SAYS)
                    || mark.what == What::Word
                        && (word.len() > 5 && word.ends_with("ed") && v.len() > 6
                            || russian::is_verb(word))
                    || self.text.is_han(mark.start)
                        && mark.what == What::Word
                        && v.len() > 14
                        && v.iter().filter(|at| self.marks[**at].name().is_some()).count() < 3
                        && v.last().is_some_and(|at| self.marks[*at].is_mark('。'))
                        && !self.has_class(v, Class::Attends)
            })
    }

    /// What stands beside a run, and what that says of it; with where the run before ends and how sure
    /// that is.
    fn beside<'a>(
        &self,
        v: &'a Series<usize>,
        run: &'a [(usize, Link)],
        (before, followed): (usize, Strength),
        clauses: &[(usize, bool)],
        of_another_year: bool,
    ) -> (Context<'a>, Opinion) {
        let first = run[0].0;
        let last = run[run.len() - 1].0;
        // What is said behind a semicolon is said of others.
        let clause = clauses.partition_point(|(end, _)| *end <= first);
        let last_clause = clauses.partition_point(|(end, _)| *end <= last);
        let of_others =
            clauses[clause..=last_clause.min(clauses.len() - 1)].iter().any(|(_, other)| *other);
        let (mut strength, mut reason, carrier, cue) = self.left(v, first);
        let (right, right_reason, right_cue) = self.right(v, last);
        let mut why =
            if reason == "absent" || right_reason == "absent" { "absent" } else { "topic" };
        if reason == WITH && run.len() >= 3 {
            strength = Strength::Sure;
        }
        // “…; C did not attend”: said right behind it, whatever stands far before.
        let not_they = right_reason == "absent"
            && strength == Strength::Sure
            && right_cue.is_some_and(|place| {
                let gap = &v[last + 1..place];
                gap.len() <= 8
                    && !gap.iter().any(|at| self.is_separator(*at) || self.marks[*at].is_mark('('))
                    && !self.says(v, place, NO_VERBS)
                    && (clause > 0 || run.len() <= 2)
            });
        if not_they {
            (strength, reason) = (Strength::No, "absent");
            why = "absent";
        }
        let absent = reason == "absent";
        if strength < Strength::Sure && right > strength && !absent {
            (strength, reason) = (right, right_reason);
            why = "topic";
        }
        let context = Context {
            v,
            run,
            first,
            last,
            before,
            followed,
            carrier,
            cue,
            right_reason,
            right_cue,
            absent,
            other_time: of_another_year || of_others,
        };
        (context, Opinion { strength, reason, why })
    }

    /// The heading that a run begins under, and the one behind it; the group that 成员国中 names goes
    /// through the whole sentence.
    fn caption(
        &self,
        context: &Context,
        opinion: &Opinion,
        heading_above: Option<Heading>,
        out_of: &mut Option<Heading>,
    ) -> (Caption, Option<Heading>) {
        let Context { v, run, first, last, .. } = *context;
        let takes_part = opinion.strength > Strength::No;
        let named = takes_part || run.len() >= 3;
        let (left, persons) = if named { self.caption_left(context) } else { (None, false) };
        let goes_on = opinion.reason == GOES_ON && self.is_welcome(v, first);
        let left = left.or(heading_above.filter(|_| goes_on));
        let right = if takes_part { self.heading_right(v, last) } else { None };
        let is_nearer = right.is_some()
            && !(1..run.len()).any(|place| self.sets_apart(&v[run[place - 1].0 + 1..run[place].0]))
            && left.is_some_and(|heading| !self.is_for_one(v, first, heading));
        let (left, persons) = if is_nearer { (None, false) } else { (left, persons) };
        // 成员国中，甲、乙出席；丙派使节: all of the sentence are of that group.
        let left = left.or(out_of.filter(|_| right.is_none()));
        *out_of = left.filter(|heading| one_of(self.text.word(heading.1), "中 方"));
        let is_bare = takes_part && left.or(right).is_none();
        let heading = left.or(self.announced_over(v, run).filter(|_| is_bare));
        (Caption { heading, persons, fixed: false }, right)
    }

    /// The heading left of a run, and whether it is one of persons.
    fn caption_left(&self, context: &Context) -> (Option<Heading>, bool) {
        let Context { v, first, before, .. } = *context;
        let start = context.cue.filter(|cue| {
            self.is_at(v, *cue, Class::AttendedBy) && self.is_at(v, *cue, Class::Status)
        });
        match self.heading_left(v, first, start.unwrap_or(before)) {
            (None, _) => self
                .before_exception(v, first)
                .map_or((None, false), |seen| self.heading_left(&seen, seen.len() - 1, 0)),
            found => found,
        }
    }
}
