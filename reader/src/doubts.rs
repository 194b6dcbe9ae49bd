//! Doubts: what speaks against a run of a sentence that seems to take part: a verb of other things than
//! meetings, the organiser itself, another meeting, what was only said.
//!
//! What speaks for it is weighed before, in `supports.rs`.

use crate::classes::Class;
use crate::evidence::{Carried, REACH};
use crate::normal::{begins, one_of};
use crate::roles::{Judge, SAYS, Strength};
use crate::sentences::{Context, Opinion};

/// What is said of a meeting, and of the body that meets.
const MEETS: &str = "met meets meet gathered gathers held convened assembled начал начала начало завершил завершила завершило собрался собралась собралось провел провела";

impl Judge<'_> {
    /// Weighs what speaks against a run, which a cue says to take part.
    pub fn doubt(&self, opinion: &mut Opinion, context: &Context, cue: Option<usize>) {
        let Context { v, run, first, last, right_cue, .. } = *context;
        if opinion.strength == Strength::Sure
            && (self.is_loosely_said(context, cue) || self.is_stray(context))
        {
            opinion.hold(Strength::Weak, "a verb that fits other things than a meeting");
        }
        if self.is_meeting_itself(opinion, context, cue) || self.is_organiser(opinion, context, cue)
        {
            opinion.deny("organiser");
        }
        if opinion.strength == Strength::No && self.has_role_behind(context) {
            opinion.hold(Strength::Sure, "words behind the name say in which role it is there");
        }
        if opinion.strength > Strength::No
            && let Some(why) = self.why_not(opinion, context, cue)
        {
            opinion.deny(why);
        }
        // What a meeting says of others, behind the list of those who came.
        let spoken = opinion.strength == Strength::Sure
            && self.sure >= 4
            && cue.is_some_and(|cue| {
                let end = cue.min(first);
                self.has_word(&v[end.saturating_sub(REACH)..end], SAYS)
            });
        if spoken {
            opinion.hold(Strength::Weak, "the sentence tells what was said");
        }
        if context.other_time {
            if run.len() >= 4 && opinion.strength == Strength::Sure {
                opinion.hold(Strength::Weak, "words of another meeting stand in the sentence");
            } else {
                opinion.deny("past-future");
            }
        }
        if opinion.strength <= Strength::Weak
            && opinion.why == "topic"
            && self.stays_away(v, first, last)
        {
            opinion.deny("absent");
        } else if opinion.why == "absent"
            && right_cue.is_some_and(|cue| self.is_said_not_done(v, cue))
        {
            opinion.why = "topic";
        }
        if opinion.strength == Strength::No && opinion.why == "topic" && self.is_announced(v, run) {
            opinion.hold(Strength::Weak, "named behind a group that comes");
        }
    }

    /// Whether one or two, or who signs, stand with a verb that fits other things than a meeting.
    fn is_loosely_said(&self, context: &Context, cue: Option<usize>) -> bool {
        let Context { v, run, .. } = *context;
        (run.len() <= 2 || self.is_signing(v, cue)) && self.is_loose(v, cue)
    }

    /// One or two behind the list, without a word of this meeting beside them.
    fn is_stray(&self, context: &Context) -> bool {
        let Context { v, run, first, last, right_cue, .. } = *context;
        let of_meeting = |at: &usize| {
            let mark = &self.marks[*at];
            mark.is(Class::Event)
                || mark.is_group()
                || mark.is(Class::As)
                || self.text.word(mark.end - 1) == "also"
                || mark.is(Class::Attends) && one_of(self.word(*at), "列 旁 与 派 观")
                || one_of(self.word(*at), "also too likewise также тоже 也 亦 还 均")
        };
        run.len() <= 2
            && self.sure >= 4
            && !right_cue.is_some_and(|cue| self.stood_for_it(v, cue))
            && !v[first.saturating_sub(60)..v.len().min(last + 60)].iter().any(of_meeting)
            && run.iter().all(|(at, _)| self.office(v, *at).is_none())
    }

    /// “The Council met in …”: the one that meets is the organiser.
    fn is_meeting_itself(&self, opinion: &Opinion, context: &Context, cue: Option<usize>) -> bool {
        let Context { v, run, first, .. } = *context;
        let Some(cue) = cue else { return false };
        let calls =
            run.len() == 2 && self.says(v, cue, "convened convenes called organised organized");
        (run.len() == 1 || calls)
            && matches!(opinion.strength, Strength::Sure | Strength::Weak)
            && (self.says(v, cue, MEETS)
                && !self.text.word(self.marks[v[cue]].end - 1).starts_with("мастер")
                || self.word(v[cue]) == "came"
                    && self.text.word(self.marks[v[cue]].start + 1) == "together")
            && self.marks[v[first]].name().is_some_and(|name| !self.names[name].is_state())
            && self.office(v, first).is_none()
    }

    /// An organisation that “chairs” without anybody's office is the organiser.
    fn is_organiser(&self, opinion: &Opinion, context: &Context, cue: Option<usize>) -> bool {
        let Context { v, run, first, carrier, .. } = *context;
        let shares = || cue.is_some_and(|cue| begins(self.word(v[cue]), "подел опыт дополн"));
        opinion.strength == Strength::Acts
            && run.len() == 1
            && carrier == Carried::No
            && !shares()
            && !self.is_sender(v, first)
            // «Вел ее председатель Совета»: the meeting's own.
            && self.office(v, first).is_none_or(|(office, _)| {
                self.text.word(office).starts_with("председател")
                    && cue.is_some_and(|cue| self.word(v[cue]).starts_with("вел"))
            })
            && self.marks[v[first]]
                .name()
                .is_some_and(|name| !self.names[name].is_state() && !self.names[name].unknown)
    }

    /// “…, with A as a special observer”, “…: A and B, both as observers”.
    fn has_role_behind(&self, context: &Context) -> bool {
        let Context { v, first, last, absent, other_time, .. } = *context;
        let with = || (first.saturating_sub(2)..first).any(|at| self.word(v[at]) == "with");
        let both =
            || self.has_word(&v[last + 1..v.len().min(last + 4)], "both all each оба обе все");
        !absent && !other_time && (with() || both()) && self.heading_right(v, last).is_some()
    }

    /// Why a run that seems to take part does not: it is said of another meeting, or is the organiser.
    fn why_not(
        &self,
        opinion: &Opinion,
        context: &Context,
        cue: Option<usize>,
    ) -> Option<&'static str> {
        let Context { v, run, first, .. } = *context;
        let behind_list = self.sure >= 4;
        if behind_list && cue.is_some_and(|cue| self.is_of_another_meeting(context, cue)) {
            return Some("past-future");
        }
        if opinion.strength == Strength::Acts && run.len() == 1 && self.opens_itself(v, first) {
            return Some("organiser");
        }
        let few = behind_list && run.len() <= 3;
        if few && cue.is_some_and(|cue| self.is_still_to_come(v, cue)) {
            return Some("past-future");
        }
        (run.len() == 1 && self.is_meeting_by_name(v, first)).then_some("organiser")
    }

    /// «саммит, на который приглашены A и B»: another meeting.
    fn is_of_another_meeting(&self, context: &Context, cue: usize) -> bool {
        let Context { v, run, first, .. } = *context;
        // «…, к которым присоединились C и D»: them they joined.
        let which = |at: &usize| {
            self.word(*at).starts_with("котор") && (*at == 0 || self.word(at - 1) != "к")
                || self.word(*at) == "which"
        };
        cue < first
            && (v[cue.saturating_sub(3)..cue].iter().any(which)
                || run.len() <= 2 && v[cue.saturating_sub(12)..cue].iter().any(which))
    }
}
