//! Roles: which names of a text are named as taking part, under which heading, and why.
//!
//! Lists come first: names that stand parallel are one run and are judged together. Evidence is
//! gathered left and right of a run, and from what stands over the list; a veto is what stands nearest.
//! Then one participation per id is kept. Knows the classes of `words.csv`, no single name.

use crate::evidence::{Carried, REACH, WITH};
use crate::heading_words::{Heading, around};
use crate::marks::{Mark, What};
use crate::names::Name;
use crate::normal::{Text, one_of};
use crate::runs::Link;
use crate::russian;
use crate::tables::Class;
use crate::units::{Unit, UnitKind};
use std::collections::HashMap;

/// How strong the evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// None, or evidence against.
    No,
    /// Worth a question.
    Weak,
    /// Acts in the meeting.
    Acts,
    /// Says so.
    Sure,
}

/// What is said of a name.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// How strong the evidence is.
    pub strength: Strength,
    /// In words.
    pub reason: &'static str,
    /// Why not, where not.
    pub why: &'static str,
    /// What it stands under.
    pub heading: Option<Heading>,
    /// Through which office.
    pub office: Option<(usize, usize)>,
    /// Whether nothing governs its run: it is the subject, or stands alone.
    pub free: bool,
    /// Its run.
    pub run: usize,
    /// How many names the run has.
    pub together: usize,
}

/// A group named as taking part without names.
#[derive(Clone, Debug)]
pub struct Collective {
    /// From a token to the one behind.
    pub span: Heading,
    /// What it stands under.
    pub heading: Option<Heading>,
}

/// What stands over a list.
#[derive(Clone, Copy, Debug)]
pub struct Lead {
    pub strength: Strength,
    pub heading: Option<Heading>,
    pub absent: bool,
}

/// First words of verbs that are said of other things than meetings too.
const LOOSE: &str = "joined joins join met meet meets gathered gathers came come connected sent работали присоединился присоединились присоединилась присоединилось встретились встретился собрались";

/// Verbs of what a meeting says.
const SAYS: &str = "welcomed welcomes condemned urged expressed congratulated commended noted recalled reaffirmed reiterated stressed underlined emphasized emphasised appreciated praised supported called";

/// The year that a number can be.
fn year(text: &Text, at: usize) -> Option<u32> {
    let year = text.word(at).parse().ok()?;
    (1990..=2040).contains(&year).then_some(year)
}

/// The heading that a run begins under.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caption {
    /// Its words.
    pub heading: Option<Heading>,
    /// Whether it is a group of persons.
    pub persons: bool,
    /// Whether it stands over the whole line, whatever the separators.
    pub fixed: bool,
}

/// All that was judged.
pub struct Judged {
    /// Of each name.
    pub verdicts: Vec<Verdict>,
    /// Groups.
    pub collectives: Vec<Collective>,
}

pub struct Judge<'a> {
    pub text: &'a Text,
    pub names: &'a [Name],
    pub marks: &'a [Mark],
    pub units: &'a [Unit],
    pub verdicts: Vec<Verdict>,
    pub collectives: Vec<Collective>,
    pub leads: HashMap<usize, Lead>,
    pub runs: usize,
    /// Whether a list of participants was found.
    pub listed: bool,
    /// Years at the head of the text.
    pub years: Vec<u32>,
    /// How many were found that surely take part.
    pub sure: usize,
    /// How many lines with a label that is sure stand right before.
    pub labels: usize,
}

/// Judges every name.
pub fn judge(text: &Text, names: &[Name], marks: &[Mark], units: &[Unit]) -> Judged {
    let none = Verdict {
        strength: Strength::No,
        reason: "",
        why: "topic",
        heading: None,
        office: None,
        free: false,
        run: 0,
        together: 1,
    };
    let mut judge = Judge {
        text,
        names,
        marks,
        units,
        verdicts: vec![none; names.len()],
        collectives: Vec::new(),
        leads: HashMap::new(),
        runs: 0,
        listed: false,
        sure: 0,
        labels: 0,
        years: (0..text.tokens.len().min(60)).filter_map(|at| year(text, at)).collect(),
    };
    let mut header: Option<(usize, Lead)> = None;
    let in_blocks = judge.in_blocks();
    let name_lines = judge.name_lines();
    for (number, unit) in units.iter().enumerate() {
        // An address below a name is no name of the list.
        let first = number > 0 && units[number - 1].kind == UnitKind::Heading;
        if in_blocks && unit.kind == UnitKind::Item && !unit.blank && !first {
            continue;
        }
        if let Some(strength) = name_lines[number]
            && unit.lead.and_then(|lead| judge.leads.get(&lead)).is_none_or(|lead| {
                lead.strength == Strength::No && !lead.absent
            })
        {
            let v = judge.visible(unit.start, unit.end);
            // “Delegates:” over the lines is what they stand under.
            let heading = unit.lead.and_then(|lead| {
                let over = &units[lead];
                let last = over.end.checked_sub(1).filter(|at| marks[*at].is_mark(':'))?;
                let short = last > over.start && last - over.start <= 3;
                short.then(|| (marks[over.start].start, marks[last - 1].end))
            });
            judge.item(&v, Lead { strength, heading, absent: false }, unit);
            continue;
        }
        if unit.kind == UnitKind::Row {
            header = judge.row(number, unit, header);
            continue;
        }
        header = None;
        if !matches!(unit.kind, UnitKind::Label(..) | UnitKind::Item) {
            judge.labels = 0;
        }
        match unit.kind {
            UnitKind::Heading => judge.heading_line(number, unit),
            UnitKind::Label(start, colon) => judge.label(unit, start, colon),
            _ => judge.sentence(number, unit),
        }
    }
    judge.fall_back();
    Judged { verdicts: judge.verdicts, collectives: judge.collectives }
}

impl Judge<'_> {
    /// Whether lists stand in blocks: a name on a line, below it persons and addresses, an empty line.
    fn in_blocks(&self) -> bool {
        let is_name = |unit: &&Unit| {
            (unit.start..unit.end).all(|at| {
                self.marks[at].name().is_some()
                    || self.is_separator(at)
                    || matches!(self.marks[at].what, What::Mark(_))
                    || self.word(at) == "the"
            })
        };
        let items = || {
            let of_heading = |unit: &&Unit| {
                unit.kind == UnitKind::Item
                    && unit.lead.is_some_and(|lead| self.units[lead].kind == UnitKind::Heading)
            };
            self.units.iter().filter(of_heading)
        };
        let heads = items().filter(|unit| unit.blank).filter(is_name).count();
        let below = items().filter(|unit| !unit.blank).count();
        let names_below = items().filter(|unit| !unit.blank).filter(is_name).count();
        heads >= 2 && below >= heads && names_below * 3 <= below
    }

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
                        && !v.iter().any(|at| self.marks[*at].is(Class::Attends))
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
                        && !gap.iter().any(|at| self.is_separator(*at) || self.marks[*at].is_mark('('))
                        && !one_of(
                            self.word(v[place]),
                            "except without apart other instead excluded кроме без за вместо исключая помимо взамен",
                        )
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
                    && v.iter().any(|at| self.marks[*at].is(Class::Event));
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
            // “…; Tajikistan by its deputy minister”, «…, Беларусь — посол».
            if strength == Strength::No
                && before > 0
                && followed == Strength::Sure
                && first > 0
                && self.is_separator(v[first - 1])
                && v.get(last + 1).is_some_and(|at| {
                    self.marks[*at].is_mark('–') || matches!(self.word(*at), "by" | "through")
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
            if strength == Strength::No
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
            if strength == Strength::Sure && run.len() <= 2 && self.is_loose(&v, cue_of_all) {
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
                    || one_of(self.word(*at), "also too likewise также тоже 也 亦 还 均")
            };
            if strength == Strength::Sure
                && run.len() <= 2
                && self.sure >= 4
                && !v.iter().any(beside)
                && run.iter().all(|(at, _)| self.office(&v, *at).is_none())
            {
                strength = Strength::Weak;
                reason = "a verb that fits other things than a meeting";
            }
            // “The Council met in …”: the one that meets is the organiser.
            let calls = run.len() == 2
                && cue_of_all.is_some_and(|cue| {
                    one_of(self.word(v[cue]), "convened convenes called organised organized")
                });
            let meets = (run.len() == 1 || calls)
                && matches!(strength, Strength::Sure | Strength::Weak)
                && cue_of_all.is_some_and(|cue| {
                    one_of(
                        self.word(v[cue]),
                        "met meets meet gathered gathers held convened assembled начал начала начало завершил завершила завершило собрался собралась собралось провел провела",
                    )
                })
                && self.marks[v[first]].name().is_some_and(|name| !self.names[name].is_state())
                && self.office(&v, first).is_none();
            if meets {
                strength = Strength::No;
                why = "organiser";
            }
            // An organisation that “chairs” without anybody's office is the organiser.
            let name = self.marks[v[first]].name();
            if strength == Strength::Acts
                && run.len() == 1
                && carrier == Carried::No
                && self.office(&v, first).is_none()
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
                let both = v[last + 1..v.len().min(last + 4)]
                    .iter()
                    .any(|at| one_of(self.word(*at), "both all each оба обе все"));
                if both && self.heading_right(&v, last).is_some() {
                    strength = Strength::Sure;
                    reason = "words behind the name say in which role it is there";
                }
            }
            // «саммит, на который приглашены A и B»: another meeting.
            let elsewhere = self.sure >= 4
                && cue_of_all.is_some_and(|cue| {
                    let which = |at: &usize| {
                        self.word(*at).starts_with("котор") || self.word(*at) == "which"
                    };
                    cue < first
                        && (v[cue.saturating_sub(3)..cue].iter().any(which)
                            || run.len() <= 2
                                && v[cue.saturating_sub(12)..cue].iter().any(which))
                });
            if elsewhere && strength > Strength::No {
                strength = Strength::No;
                why = "past-future";
            }
            // «открыл Региональный форум»: the meeting by its name.
            let is_meeting = run.len() == 1
                && self.marks[v[first]].name().is_some_and(|name| {
                    let name = &self.names[name];
                    name.unknown
                        && (name.start..name.end.min(name.start + 3)).any(|at| {
                            ["форум", "конференци", "симпозиум", "конгресс", "семинар", "саммит"]
                                .iter()
                                .any(|noun| self.text.word(at).starts_with(noun))
                        })
                });
            if is_meeting && strength > Strength::No {
                strength = Strength::No;
                why = "organiser";
            }
            // What a meeting says of others, behind the list of those who came.
            let spoken = strength == Strength::Sure
                && self.sure >= 4
                && cue_of_all.is_some_and(|cue| {
                    let end = cue.min(first);
                    v[end.saturating_sub(REACH)..end].iter().any(|at| one_of(self.word(*at), SAYS))
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
            let start = cue.map_or(before, |cue| {
                if self.marks[v[cue]].is(Class::AttendedBy) && self.marks[v[cue]].is(Class::Status)
                {
                    cue
                } else {
                    before
                }
            });
            let (heading, persons) = if strength > Strength::No {
                self.heading_left(&v, first, start)
            } else {
                (None, false)
            };
            let right_heading =
                if strength > Strength::No { self.heading_right(&v, last) } else { None };
            let (heading, persons) = if right_heading.is_some()
                && heading.is_some_and(|heading| !self.is_for_one(&v, first, heading))
            {
                (None, false)
            } else {
                (heading, persons)
            };
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

    /// The clauses that semicolons divide: the place behind each, and whether it is of another meeting.
    fn clauses(&self, v: &[usize]) -> Vec<(usize, bool)> {
        let mut clauses = Vec::new();
        let mut other = false;
        for (place, at) in v.iter().enumerate() {
            other |= self.marks[*at].is(Class::OtherTime);
            if self.marks[*at].is_mark(';') {
                clauses.push((place, std::mem::take(&mut other)));
            }
        }
        clauses.push((v.len(), other));
        clauses
    }

    /// Divides runs at a semicolon behind which a clause has a verb of its own: “attended by A and B; C
    /// took part as an observer”.
    fn split_at_verbs(
        &self,
        v: &[usize],
        runs: Vec<Vec<(usize, Link)>>,
    ) -> Vec<Vec<(usize, Link)>> {
        let mut out = Vec::new();
        for mut run in runs {
            let semicolon = (1..run.len()).rev().find(|place| {
                let gap = &v[run[place - 1].0 + 1..run[*place].0];
                run[*place].1.heading.is_none() && gap.iter().any(|at| self.marks[*at].is_mark(';'))
            });
            if let Some(place) = semicolon
                && self.left(v, run[0].0).0 == Strength::Sure
                && self.right(v, run[run.len() - 1].0).0 > Strength::No
            {
                let behind = run.split_off(place);
                out.push(run);
                out.push(behind);
            } else {
                out.push(run);
            }
        }
        out
    }

    /// Whether a sentence names a year, and not one of those at the head of the text.
    fn of_another_year(&self, v: &[usize]) -> bool {
        if self.years.is_empty() {
            return false;
        }
        let mut other = false;
        for at in v {
            let mark = &self.marks[*at];
            let Some(year) = year(self.text, mark.start).filter(|_| mark.what == What::Number)
            else {
                continue;
            };
            if self.years.contains(&year) {
                return false;
            }
            // “2021–2025” is a plan's.
            let dash = |at: usize| self.text.is_mark(at, '-') || self.text.is_mark(at, '–');
            other |= !dash(mark.end) && !dash(mark.start.wrapping_sub(1));
        }
        other
    }

    /// Whether a cue is a verb that fits other things than a meeting, and no meeting is named beside it.
    fn is_loose(&self, v: &[usize], cue: Option<usize>) -> bool {
        let Some(cue) = cue else { return false };
        // “joined the meeting”, “joined as an observer”; not “will join the Alliance as a member”.
        one_of(self.word(v[cue]), LOOSE)
            && !v.iter().any(|at| {
                let mark = &self.marks[*at];
                mark.is(Class::Event)
                    || mark.is(Class::Status) && !one_of(self.word(*at), "member members")
            })
    }

    /// Whether a list of participants was found already.
    fn has_list(&self) -> bool {
        self.listed
    }

    /// Where no list of participants was found, the longest list of names is asked.
    fn fall_back(&mut self) {
        let found = self.verdicts.iter().filter(|verdict| verdict.strength > Strength::No).count();
        if self.listed || found >= 8 {
            return;
        }
        // Where a few were found, only a list that is longer than theirs.
        let least = if found < 3 {
            3
        } else {
            let one = |verdict: &&Verdict| verdict.strength > Strength::No;
            self.verdicts.iter().filter(one).map(|it| it.together + 1).max().unwrap_or(0).max(4)
        };
        let long = self.text.tokens.len() > 80;
        let longest = self
            .verdicts
            .iter()
            .filter(|verdict| {
                verdict.together >= least
                    && (verdict.free || verdict.together >= 4 && long)
                    && verdict.strength == Strength::No
                    && verdict.why == "topic"
            })
            .max_by_key(|verdict| (verdict.free, verdict.together, std::cmp::Reverse(verdict.run)));
        let Some(run) = longest.map(|verdict| verdict.run) else { return };
        // Beside others, four are enough only if all are states.
        let of_run = || {
            self.verdicts.iter().zip(self.names).filter(|(verdict, _)| {
                verdict.run == run && verdict.together > 1
            })
        };
        if found >= 3 && of_run().count() < 5 && !of_run().all(|(_, name)| name.is_state()) {
            return;
        }
        for verdict in self.verdicts.iter_mut().filter(|verdict| verdict.run == run) {
            verdict.strength = Strength::Weak;
            verdict.reason =
                "the longest list of the text; nothing says that it is one of participants";
        }
    }

    /// Writes the verdict of a run down.
    #[allow(clippy::too_many_arguments)] // one call; a struct for it would only be taken apart again
    pub fn settle(
        &mut self,
        v: &[usize],
        run: &[(usize, Link)],
        strength: Strength,
        reason: &'static str,
        why: &'static str,
        caption: Caption,
        right: Option<Heading>,
    ) {
        let Caption { heading, persons, fixed } = caption;
        self.runs += 1;
        self.listed |= strength == Strength::Sure && run.len() >= 4;
        self.sure += if strength == Strength::Sure { run.len() } else { 0 };
        let free = self.is_free(v, run[0].0);
        let mut current = heading;
        let mut current_is_persons = persons;
        let mut singular = heading.is_some_and(|heading| self.is_for_one(v, run[0].0, heading));
        let mut commas = false;
        let mut joined = false;
        let mut headings: Vec<(Option<Heading>, bool)> = Vec::new();
        for (place, (at, link)) in run.iter().enumerate() {
            if place > 0 {
                let from = run[place - 1].0;
                let gap = &v[from + 1..*at];
                let semicolon = gap.iter().any(|at| self.marks[*at].is_mark(';'));
                // “… and of the World Customs Organization”: “ministers of” are of states.
                let experts = current.is_some_and(|heading| {
                    one_of(self.text.word(heading.0), "эксперты экспертов experts 专 ученые ученых")
                });
                let of_other = current_is_persons && !experts && {
                    let (one, other) = (self.marks[v[from]].name(), self.marks[v[*at]].name());
                    one.zip(other).is_some_and(|(one, other)| {
                        self.names[one].is_state() && !self.names[other].is_state()
                    })
                };
                if of_other && link.heading.is_none() {
                    current = None;
                    current_is_persons = false;
                }
                // “…, representatives of the Secretariat”: another kind, carried anew.
                let carried = gap.iter().any(|at| self.marks[*at].is(Class::Carrier))
                    && self.marks[v[from]].name().zip(self.marks[v[*at]].name()).is_some_and(
                        |(one, other)| self.names[one].is_state() && !self.names[other].is_state(),
                    );
                if carried && !fixed && link.heading.is_none() {
                    current = None;
                    current_is_persons = false;
                }
                if link.heading.is_some() {
                    current = link.heading;
                    current_is_persons = link.heading_is_persons;
                    singular = link.heading.is_some_and(|heading| self.is_for_one(v, *at, heading));
                    commas = false;
                    joined = false;
                } else if !fixed
                    && link.closes
                    && (semicolon && commas
                        || gap.iter().any(|at| self.marks[*at].is_mark(')'))
                            && self.bracket_heading(v, current)
                        || self.adds_more(gap) && joined)
                    || singular
                {
                    current = None;
                    singular = false;
                } else {
                    commas |= gap.iter().any(|at| self.marks[*at].is_mark(',')) && !semicolon;
                    joined |= gap.iter().any(|at| self.is_and(*at)) && !self.adds_more(gap);
                }
                // 等…国家和: the group behind the names so far.
                let etc = gap.iter().enumerate().position(|(place, at)| {
                    let free = place == 0 || !self.is_separator(gap[place - 1]);
                    self.word(*at) == "等"
                        || self.marks[*at].is(Class::As)
                            && !self.is_and(*at)
                            && (self.text.is_han(self.marks[*at].start)
                                || free
                                    && gap[place + 1..]
                                        .iter()
                                        .take(3)
                                        .any(|at| self.marks[*at].is(Class::Status))
                                    && gap
                                        .get(place + 1)
                                        .is_some_and(|at| self.word(*at) != "well"))
                });
                // 三个成员国和…: the group behind a number.
                let etc = etc.or_else(|| {
                    let group = gap.iter().position(|at| self.marks[*at].is(Class::Status))?;
                    let numeral = |at: &usize| {
                        self.marks[*at].what == What::Number
                            || one_of(self.word(*at), "两 三 四 五 六 七 八 九 十 几 个")
                    };
                    let counted = self.text.is_han(self.marks[v[*at]].start)
                        && group > 0
                        && gap[..group].iter().all(numeral);
                    counted.then(|| group - 1)
                });
                if let Some(etc) = etc {
                    let near = &gap[etc + 1..gap.len().min(etc + 6)];
                    let until =
                        near.iter().position(|at| self.is_separator(*at)).unwrap_or(near.len());
                    let near = &near[..until];
                    let group = near
                        .iter()
                        .find(|at| self.marks[**at].is_group())
                        .or_else(|| near.iter().find(|at| self.marks[**at].name().is_some()));
                    if let Some(group) = group {
                        let mark = &self.marks[*group];
                        let bare = mark.end - mark.start <= 2
                            && mark.is(Class::Category)
                            && !mark.is(Class::Status)
                            && self.word(*group) == "国";
                        let heading = if mark.name().is_some() {
                            (mark.start, mark.end)
                        } else {
                            around(
                                self.text,
                                self.marks,
                                self.names,
                                *group,
                                (gap[etc] + 1, v[*at]),
                            )
                        };
                        for before in headings.iter_mut().rev().filter(|_| !bare) {
                            if before.0.is_some() {
                                break;
                            }
                            before.0 = Some(heading);
                        }
                        if link.heading.is_none() {
                            current = None;
                        }
                    }
                }
            }
            // Under “ministers of” one with an office of its own stands alone.
            if current_is_persons
                && place > 0
                && self.office(v, *at).is_some_and(|office| {
                    !self.text.is_han(self.marks[v[*at]].start)
                        && office.0 > self.marks[v[run[place - 1].0]].end
                })
            {
                current = None;
                current_is_persons = false;
            }
            headings.push((current, current_is_persons));
            // “A, B (member states), C (observer)”: of those since the last heading, or of the one.
            if let Some((heading, one)) = self.bracket_role(v[*at]) {
                for before in headings.iter_mut().rev() {
                    if before.0.is_some() && !before.1 {
                        break;
                    }
                    *before = (Some(heading), false);
                    if one {
                        break;
                    }
                }
                current = None;
                current_is_persons = false;
            }
        }
        if let Some(right) = right {
            let gap = |place: usize| &v[run[place - 1].0 + 1..run[place].0];
            let has = |place: usize, mark: char| {
                place > 0 && gap(place).iter().any(|at| self.marks[*at].is_mark(mark))
            };
            let mixed = (1..run.len()).any(|place| has(place, ',') || has(place, '、'));
            for (place, before) in headings.iter_mut().enumerate().rev() {
                if before.0.is_some() && !before.1 {
                    break;
                }
                *before = (Some(right), false);
                if mixed && has(place, ';') {
                    break;
                }
            }
        }
        // A group of persons is a heading only over two names at least.
        let mut counts: HashMap<Heading, usize> = HashMap::new();
        for heading in headings.iter().filter_map(|it| it.0) {
            *counts.entry(heading).or_default() += 1;
        }
        for ((at, _), (heading, persons)) in run.iter().zip(headings) {
            let Some(name) = self.marks[v[*at]].name() else { continue };
            let alone = heading.is_some_and(|heading| persons && counts.get(&heading) == Some(&1));
            self.verdicts[name] = Verdict {
                strength,
                reason,
                why,
                heading: if alone { None } else { heading },
                office: self.office(v, *at),
                free,
                run: self.runs,
                together: run.len(),
            };
        }
    }
}
