//! Sentences: whether the names of one, or of an item of a list, take part in this meeting.
//!
//! Weighs what `evidence.rs` and `shapes.rs` found against other meetings, other years and what was only
//! said; knows no single name.

use crate::absences::NO_VERBS;
use crate::classes::Class;
use crate::evidence::{Carried, REACH, WITH};
use crate::heading_words::Heading;
use crate::marks::What;
use crate::normal::{begins, one_of};
use crate::roles::{Caption, Judge, SAYS, Strength};
use crate::russian;
use crate::units::{Unit, UnitKind};

impl Judge<'_> {
    /// Judges a sentence, or an item of a list.
    pub fn sentence(&mut self, number: usize, unit: &Unit) {
        let v = self.visible(unit.start, unit.end);
        // “1. Reiterated that …” under a communiqué's list: what was said, no item of it.
        let told = unit.kind == UnitKind::Item
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
                        && !self.has_class(&v, Class::Attends)
            });
        let inherited = unit.lead.and_then(|lead| self.leads.get(&lead).copied());
        let inherited = inherited.filter(|_| !told);
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
        let mut before = 0;
        let mut followed = Strength::No;
        let mut out_of: Option<Heading> = None;
        for run in runs {
            let first = run[0].0;
            let last = run[run.len() - 1].0;
            // What is said behind a semicolon is said of others.
            let clause = clauses.partition_point(|(end, _)| *end <= first);
            let last_clause = clauses.partition_point(|(end, _)| *end <= last);
            let of_others = clauses[clause..=last_clause.min(clauses.len() - 1)]
                .iter()
                .any(|(_, other)| *other);
            let other_time = of_another_year || of_others;
            let (mut strength, mut reason, carrier, cue) = self.left(&v, first);
            let (right, right_reason, right_cue) = self.right(&v, last);
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
                        && !gap
                            .iter()
                            .any(|at| self.is_separator(*at) || self.marks[*at].is_mark('('))
                        && !self.says(&v, place, NO_VERBS)
                        && (clause > 0 || run.len() <= 2)
                });
            if not_they {
                (strength, reason) = (Strength::No, "absent");
                why = "absent";
            }
            let left_absent = reason == "absent";
            if strength < Strength::Sure && right > strength && !left_absent {
                (strength, reason) = (right, right_reason);
                why = "topic";
            }
            if strength == Strength::No
                && !left_absent
                && right_reason != "absent"
                && run.len() >= 2
                && !other_time
                && !self.are_examples(&v, first)
            {
                // “Delegations of A, B and C” are those who are there, whatever the verb.
                let meets = run.len() >= 4
                    && matches!(carrier, Carried::Inside | Carried::From)
                    && !self.has_list()
                    && self.has_class(&v, Class::Event);
                if carrier == Carried::Subject && run.len() >= 3 || meets {
                    strength = Strength::Sure;
                    reason = "“delegations of” or the like before the list";
                } else if matches!(carrier, Carried::Subject | Carried::Inside) && !self.has_list()
                {
                    strength = Strength::Weak;
                    reason =
                        "a list behind “delegations of” or the like, without a verb of attending";
                }
            }
            if strength == Strength::No
                && !left_absent
                && right_reason != "absent"
                && !other_time
                && !self.are_examples(&v, first)
                && let Some(shape) = self.by_shape(&v, &run)
            {
                (strength, reason) = shape;
            }
            // “… were present, as was the Secretary General of B”.
            let too = (before..first).any(|place| {
                self.word(v[place]) == "as"
                    && v.get(place + 1).is_some_and(|at| one_of(self.word(*at), "was were did"))
            });
            if strength == Strength::No && followed > Strength::No && too && !left_absent {
                strength = followed;
                reason = "goes on like the names before it";
            }
            // “… attended in person, and those from A and B online”.
            let those = followed == Strength::Sure
                && strength < Strength::Sure
                && !left_absent
                && right_reason != "absent"
                && !other_time
                && self.are_those_of(&v, before, first);
            if those {
                strength = Strength::Sure;
                reason = "goes on like the names before it";
            }
            // “… took part, together with experts of A and B”.
            let together = followed == Strength::Sure
                && strength == Strength::No
                && !left_absent
                && !other_time
                && first - before <= 12
                && v[before..first].windows(2).any(|two| {
                    matches!(
                        (self.word(two[0]), self.word(two[1])),
                        ("together" | "along", "with") | ("вместе", "с" | "со") | ("наряду", "с")
                    )
                })
                && !self.has_mark(&v[before..first], ';')
                && self.has_class(&v[before..first], Class::Attends);
            if together
                || followed == Strength::Sure
                    && strength == Strength::No
                    && !left_absent
                    && !other_time
                    && right_reason != "absent"
                    && self.adds_those(&v, before, first)
            {
                strength = Strength::Sure;
                reason = "goes on like the names before it";
            }
            // “…; Tajikistan by its deputy minister”, «…, Беларусь — посол».
            if strength == Strength::No
                && before > 0
                && followed == Strength::Sure
                && first > 0
                // «…, Нигер – нет»
                && !(right_reason == "absent" && right_cue.is_some_and(|cue| cue <= last + 3))
                && (self.is_separator(v[first - 1]) || self.word(v[first - 1]) == "the")
                && v.get(last + 1).is_some_and(|at| {
                    self.marks[*at].is_mark('–') || one_of(self.word(*at), "by through its")
                })
            {
                strength = Strength::Sure;
                reason = "goes on like the name before it";
            }
            // “…: A, B, C” behind a noun of status: structure speaks for a list.
            if strength == Strength::No
                && !left_absent
                && right_reason != "absent"
                && run.len() >= 3
                && !other_time
                && self.status_and_colon(&v, first)
            {
                strength = Strength::Weak;
                reason = "a list behind a group and a colon";
            }
            if strength <= Strength::Weak
                && inherited.is_some_and(|lead| lead.strength == Strength::Sure)
                && !left_absent
            {
                let continues = unit.lead.is_some() && (first <= 14);
                if continues {
                    strength = Strength::Sure;
                    reason = "goes on with the list above";
                }
            }
            let cue_of_all = if reason == right_reason { right_cue } else { cue };
            let few = run.len() <= 2 || self.is_signing(&v, cue_of_all);
            if strength == Strength::Sure && few && self.is_loose(&v, cue_of_all) {
                strength = Strength::Weak;
                reason = "a verb that fits other things than a meeting";
            }
            // One or two behind the list, without a word of this meeting beside them.
            let beside = |at: &usize| {
                let mark = &self.marks[*at];
                mark.is(Class::Event)
                    || mark.is_group()
                    || mark.is(Class::As)
                    || self.text.word(mark.end - 1) == "also"
                    || mark.is(Class::Attends) && one_of(self.word(*at), "列 旁 与 派 观")
                    || one_of(self.word(*at), "also too likewise также тоже 也 亦 还 均")
            };
            let stood_for = right_cue.is_some_and(|cue| self.stood_for_it(&v, cue));
            if strength == Strength::Sure
                && run.len() <= 2
                && !stood_for
                && self.sure >= 4
                && !v[first.saturating_sub(60)..v.len().min(last + 60)].iter().any(beside)
                && run.iter().all(|(at, _)| self.office(&v, *at).is_none())
            {
                strength = Strength::Weak;
                reason = "a verb that fits other things than a meeting";
            }
            // “The Council met in …”: the one that meets is the organiser.
            let calls = run.len() == 2
                && cue_of_all.is_some_and(|cue| {
                    self.says(&v, cue, "convened convenes called organised organized")
                });
            let meets = (run.len() == 1 || calls)
                && matches!(strength, Strength::Sure | Strength::Weak)
                && cue_of_all.is_some_and(|cue| {
                    self.says(&v, cue, "met meets meet gathered gathers held convened assembled начал начала начало завершил завершила завершило собрался собралась собралось провел провела",
                    ) && !self.text.word(self.marks[v[cue]].end - 1).starts_with("мастер")
                        || self.word(v[cue]) == "came"
                            && self.text.word(self.marks[v[cue]].start + 1) == "together"
                })
                && self.marks[v[first]].name().is_some_and(|name| !self.names[name].is_state())
                && self.office(&v, first).is_none();
            if meets {
                strength = Strength::No;
                why = "organiser";
            }
            // An organisation that “chairs” without anybody's office is the organiser.
            let name = self.marks[v[first]].name();
            let shares =
                cue_of_all.is_some_and(|cue| begins(self.word(v[cue]), "подел опыт дополн"));
            if strength == Strength::Acts
                && run.len() == 1
                && carrier == Carried::No
                && !shares
                && !self.is_sender(&v, first)
                // «Вел ее председатель Совета»: the meeting's own.
                && self.office(&v, first).is_none_or(|(office, _)| {
                    self.text.word(office).starts_with("председател")
                        && cue_of_all.is_some_and(|cue| self.word(v[cue]).starts_with("вел"))
                })
                && name
                    .is_some_and(|name| !self.names[name].is_state() && !self.names[name].unknown)
            {
                strength = Strength::No;
                why = "organiser";
            }
            // “…, with A as a special observer”
            if strength == Strength::No && !left_absent && !other_time && first > 0 {
                let with = (first.saturating_sub(2)..first).any(|at| self.word(v[at]) == "with");
                if with && self.heading_right(&v, last).is_some() {
                    strength = Strength::Sure;
                    reason = "words behind the name say in which role it is there";
                }
            }
            // “…: A and B, both as observers”
            if strength == Strength::No && !left_absent && !other_time {
                let both =
                    self.has_word(&v[last + 1..v.len().min(last + 4)], "both all each оба обе все");
                if both && self.heading_right(&v, last).is_some() {
                    strength = Strength::Sure;
                    reason = "words behind the name say in which role it is there";
                }
            }
            // «саммит, на который приглашены A и B»: another meeting.
            let elsewhere = self.sure >= 4
                && cue_of_all.is_some_and(|cue| {
                    // «…, к которым присоединились C и D»: them they joined.
                    let which = |at: &usize| {
                        self.word(*at).starts_with("котор")
                            && (*at == 0 || self.word(at - 1) != "к")
                            || self.word(*at) == "which"
                    };
                    cue < first
                        && (v[cue.saturating_sub(3)..cue].iter().any(which)
                            || run.len() <= 2 && v[cue.saturating_sub(12)..cue].iter().any(which))
                });
            if elsewhere && strength > Strength::No {
                strength = Strength::No;
                why = "past-future";
            }
            if strength == Strength::Acts && run.len() == 1 && self.opens_itself(&v, first) {
                strength = Strength::No;
                why = "organiser";
            }
            let to_come = strength > Strength::No && self.sure >= 4 && run.len() <= 3;
            if to_come && cue_of_all.is_some_and(|cue| self.is_still_to_come(&v, cue)) {
                strength = Strength::No;
                why = "past-future";
            }
            let is_meeting = run.len() == 1 && self.is_meeting_by_name(&v, first);
            if is_meeting && strength > Strength::No {
                strength = Strength::No;
                why = "organiser";
            }
            // What a meeting says of others, behind the list of those who came.
            let spoken = strength == Strength::Sure
                && self.sure >= 4
                && cue_of_all.is_some_and(|cue| {
                    let end = cue.min(first);
                    self.has_word(&v[end.saturating_sub(REACH)..end], SAYS)
                });
            if spoken {
                strength = Strength::Weak;
                reason = "the sentence tells what was said";
            }
            if other_time && strength > Strength::No {
                if run.len() >= 4 && strength == Strength::Sure {
                    strength = Strength::Weak;
                    reason = "words of another meeting stand in the sentence";
                } else {
                    strength = Strength::No;
                    why = "past-future";
                }
            } else if other_time {
                why = "past-future";
            }
            if strength <= Strength::Weak && why == "topic" && self.stays_away(&v, first, last) {
                (strength, why) = (Strength::No, "absent");
            } else if why == "absent" && right_cue.is_some_and(|cue| self.is_said_not_done(&v, cue))
            {
                why = "topic";
            }
            if strength == Strength::No && why == "topic" && self.is_announced(&v, &run) {
                (strength, reason) = (Strength::Weak, "named behind a group that comes");
            }
            let start = cue.map_or(before, |cue| {
                if self.is_at(&v, cue, Class::AttendedBy) && self.is_at(&v, cue, Class::Status) {
                    cue
                } else {
                    before
                }
            });
            let (heading, persons) = if strength > Strength::No || run.len() >= 3 {
                match self.heading_left(&v, first, start) {
                    (None, _) => self
                        .before_exception(&v, first)
                        .map_or((None, false), |seen| self.heading_left(&seen, seen.len() - 1, 0)),
                    found => found,
                }
            } else {
                (None, false)
            };
            let heading = heading.or(inherited.and_then(|lead| lead.heading).filter(|_| {
                reason == "goes on with the list above"
                    && unit.kind == UnitKind::Sentence
                    && self.is_welcome(&v, first)
            }));
            let right_heading =
                if strength > Strength::No { self.heading_right(&v, last) } else { None };
            let (heading, persons) = if right_heading.is_some()
                && !(1..run.len())
                    .any(|place| self.sets_apart(&v[run[place - 1].0 + 1..run[place].0]))
                && heading.is_some_and(|heading| !self.is_for_one(&v, first, heading))
            {
                (None, false)
            } else {
                (heading, persons)
            };
            // 成员国中，甲、乙出席；丙派使节: all of the sentence are of that group.
            let heading = heading.or(out_of.filter(|_| right_heading.is_none()));
            out_of = heading.filter(|heading| one_of(self.text.word(heading.1), "中 方"));
            let announced = strength > Strength::No && heading.or(right_heading).is_none();
            let heading = heading.or(self.announced_over(&v, &run).filter(|_| announced));
            let caption = Caption { heading, persons, fixed: false };
            self.settle(&v, &run, strength, reason, why, caption, right_heading);
            before = last + 1;
            followed = strength;
        }
        for at in 0..v.len() {
            if let (Some(name), Some(why)) = (self.marks[v[at]].name(), self.barred(&v, at)) {
                self.verdicts[name].why = why;
            }
        }
        self.lead(number, unit, &v);
    }
}
