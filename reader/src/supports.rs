//! Supports: what speaks for a run of a sentence, where the words beside it do not say that it takes part.
//!
//! Knows lists, and what goes on like the names before; what speaks against it is in `doubts.rs`.

use crate::classes::Class;
use crate::evidence::Carried;
use crate::normal::one_of;
use crate::roles::{Judge, Strength};
use crate::sentences::{Context, GOES_ON, Opinion};

impl Judge<'_> {
    /// Weighs what speaks for a run; in a sentence, it may be, that goes on with a list above.
    pub fn support(&self, opinion: &mut Opinion, context: &Context, goes_on: bool) {
        let Context { v, run, first, before, followed, .. } = *context;
        if opinion.strength == Strength::No
            && context.is_open()
            && !self.are_examples(v, first)
            && let Some((strength, reason)) =
                self.by_carrier(context).or_else(|| self.by_shape(v, run))
        {
            opinion.hold(strength, reason);
        }
        if opinion.strength == Strength::No
            && followed > Strength::No
            && !context.absent
            && self.came_too(context)
        {
            opinion.hold(followed, "goes on like the names before it");
        }
        // “… attended in person, and those from A and B online”.
        if followed == Strength::Sure
            && opinion.strength < Strength::Sure
            && context.is_open()
            && self.are_those_of(v, before, first)
        {
            opinion.hold(Strength::Sure, "goes on like the names before it");
        }
        if followed == Strength::Sure
            && opinion.strength == Strength::No
            && (self.came_together(context)
                || context.is_open() && self.adds_those(v, before, first))
        {
            opinion.hold(Strength::Sure, "goes on like the names before it");
        }
        if followed == Strength::Sure
            && opinion.strength == Strength::No
            && self.has_its_own_envoy(context)
        {
            opinion.hold(Strength::Sure, "goes on like the name before it");
        }
        // “…: A, B, C” behind a noun of status: structure speaks for a list.
        if opinion.strength == Strength::No
            && context.is_open()
            && run.len() >= 3
            && self.status_and_colon(v, first)
        {
            opinion.hold(Strength::Weak, "a list behind a group and a colon");
        }
        if opinion.strength <= Strength::Weak && goes_on && !context.absent && first <= 14 {
            opinion.hold(Strength::Sure, GOES_ON);
        }
    }

    /// “Delegations of A, B and C” are those who are there, whatever the verb.
    fn by_carrier(&self, context: &Context) -> Option<(Strength, &'static str)> {
        let Context { v, run, carrier, .. } = *context;
        let meets = run.len() >= 4
            && matches!(carrier, Carried::Inside | Carried::From)
            && !self.has_list()
            && self.has_class(v, Class::Event);
        if carrier == Carried::Subject && run.len() >= 3 || meets {
            return Some((Strength::Sure, "“delegations of” or the like before the list"));
        }
        let carried = matches!(carrier, Carried::Subject | Carried::Inside);
        (carried && run.len() >= 2 && !self.has_list()).then_some((
            Strength::Weak,
            "a list behind “delegations of” or the like, without a verb of attending",
        ))
    }

    /// “… were present, as was the Secretary General of B”.
    fn came_too(&self, context: &Context) -> bool {
        let v = context.v;
        (context.before..context.first).any(|place| {
            self.word(v[place]) == "as"
                && v.get(place + 1).is_some_and(|at| one_of(self.word(*at), "was were did"))
        })
    }

    /// “… took part, together with experts of A and B”.
    fn came_together(&self, context: &Context) -> bool {
        let Context { v, first, before, absent, other_time, .. } = *context;
        !absent
            && !other_time
            && first - before <= 12
            && v[before..first].windows(2).any(|two| {
                matches!(
                    (self.word(two[0]), self.word(two[1])),
                    ("together" | "along", "with") | ("вместе", "с" | "со") | ("наряду", "с")
                )
            })
            && !self.has_mark(&v[before..first], ';')
            && self.has_class(&v[before..first], Class::Attends)
    }

    /// “…; Tajikistan by its deputy minister”, «…, Беларусь — посол».
    fn has_its_own_envoy(&self, context: &Context) -> bool {
        let Context { v, first, last, before, right_reason, right_cue, .. } = *context;
        before > 0
            && first > 0
            // «…, Нигер – нет»
            && !(right_reason == "absent" && right_cue.is_some_and(|cue| cue <= last + 3))
            && (self.is_separator(v[first - 1]) || self.word(v[first - 1]) == "the")
            && v.get(last + 1).is_some_and(|at| {
                self.marks[*at].is_mark('–') || one_of(self.word(*at), "by through its")
            })
    }
}
