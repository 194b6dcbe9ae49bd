//! Labels: lines with one, “Observers: A and B”, and what the label says of the names behind it.
//!
//! Lists and their leads are in `layouts.rs`.

use crate::classes::Class;
use crate::links::Link;
use crate::marks::{Heading, What};
use crate::normal::one_of;
use crate::roles::{Caption, Judge, Lead, Strength};
use crate::series::Series;
use crate::units::{Unit, UnitKind};

impl Judge<'_> {
    /// A line with a label.
    pub fn label(&mut self, unit: &Unit, start: usize, colon: usize) {
        let inherited = unit.lead.and_then(|lead| self.leads.get(&lead).copied());
        let all: Vec<usize> = (start..colon).collect();
        // A label that is a name is an item: “Namibia: His Excellency …”.
        let shown = self.visible(start, unit.end);
        let names_in_label = all.iter().filter(|at| self.marks[**at].name().is_some()).count();
        let has = |class: Class| all.iter().any(|at| self.marks[*at].is(class));
        // “UNESCO (observer): Mr. G.”: an item with its role in brackets.
        let group = all.iter().any(|at| {
            self.marks[*at].is_group()
                && (self.marks[*at].depth == 0 || self.marks[start].name().is_none())
        });
        let v = self.visible(unit.start, unit.end);
        // «ОПЕК: Алжир, …», “Non-ASEAN: Japan, …”: an organisation over its members.
        let of_states =
            |at: &usize| self.marks[*at].name().is_some_and(|name| self.names[name].is_state());
        let over_members = names_in_label > 0
            && !all.iter().any(of_states)
            && v.iter().filter(|at| of_states(at)).count() >= 2
            && self.is_only_names(&v);
        if names_in_label > 0 && !group && !over_members && !has(Class::LabelOther) {
            if let Some(lead) = inherited {
                let in_label = self.visible(start, colon);
                self.item(&in_label, lead, unit);
            }
            return;
        }
        let whole = |class: Class| {
            // The class covers the label's beginning, so that “Next meeting” is not “meeting”.
            all.first().is_some_and(|at| self.marks[*at].is(class))
        };
        let absent = all.iter().any(|at| self.is_absence(*at));
        let runs = self.runs(&v);
        let most = runs.iter().map(Vec::len).max().unwrap_or(0);
        let present = has(Class::LabelPresent) || has(Class::AttendedBy) || has(Class::Attends);
        let other = whole(Class::LabelOther) || has(Class::Source) && !group;
        let (strength, heading) = if absent || other {
            (Strength::No, None)
        } else if whole(Class::LabelRole) && most <= 2 {
            (Strength::Acts, None)
        } else if has(Class::Status) || has(Class::Category) || has(Class::Persons) {
            (Strength::Sure, Some(self.label_heading(start, colon)))
        } else if present {
            (Strength::Sure, self.heading_of_present(start, colon))
        } else if inherited.is_some_and(|lead| lead.strength == Strength::Sure) && most >= 1 {
            let lead = inherited.and_then(|lead| lead.heading);
            (Strength::Sure, lead.or_else(|| (most >= 2).then(|| self.label_heading(start, colon))))
        } else if (self.labels > 0 || self.hinted) && self.is_only_names(&v) {
            // “Members: … Observers: … Industry: …”: the label beside others is one too.
            let strength = if self.labels > 1 { Strength::Sure } else { Strength::Weak };
            (strength, Some(self.label_heading(start, colon)))
        } else if most >= 3 && !self.acts_behind(&v, &runs) {
            (Strength::Weak, (colon - start <= 3).then(|| self.label_heading(start, colon)))
        } else {
            // “Label: sentence” is a sentence.
            let unit = Unit { kind: UnitKind::Sentence, ..*unit };
            let whole = Unit { start, ..unit };
            self.sentence(usize::MAX - 1, &whole);
            return;
        };
        self.groups(&v, Some(Lead { strength, heading, absent }));
        if strength == Strength::No {
            for at in v.iter().filter_map(|at| self.marks[*at].name()) {
                self.verdicts[at].why = if absent { "absent" } else { "other" };
            }
            return;
        }
        self.labels += usize::from(strength == Strength::Sure);
        self.hinted |= strength == Strength::Weak;
        let long = shown.len() > 60 && runs.len() > 6;
        if !long {
            self.settle_label(&v, &runs, strength, heading);
        }
    }

    /// “PRESENT”, «Участники»: the label is the heading; “They attended” is none.
    fn heading_of_present(&self, start: usize, colon: usize) -> Option<Heading> {
        let all: Vec<usize> = (start..colon).collect();
        let noun = all.iter().all(|at| {
            self.marks[*at].is(Class::LabelPresent)
                && !self.marks[*at].is(Class::Attends)
                && !self.marks[*at].is(Class::AttendedBy)
        });
        // “Ministerial delegations”, «Делегации на уровне министров»: of what kind they are.
        let team = |at: &usize| {
            one_of(self.word(*at), "delegations delegates teams делегации делегаты команды")
        };
        let level = |at: &usize| one_of(self.word(*at), "level уровне");
        let kind = all.len() > 1
            && all.iter().any(team)
            && (all.last().is_some_and(team) || all.iter().any(level))
            && !self.marks[start].is(Class::Following)
            && all.iter().all(|at| {
                let mark = &self.marks[*at];
                mark.what == What::Word && !one_of(self.word(*at), "from из от")
                    || mark.is(Class::LabelPresent) && !mark.is(Class::Attends)
                    || one_of(self.word(*at), "at the of на")
                    || mark.is(Class::Office)
                    || mark.is(Class::International)
            });
        let whole = (self.marks[start].start, self.marks[colon - 1].end);
        let heading = noun.then(|| self.label_heading(start, colon));
        heading.or(kind.then_some(whole))
    }

    /// Settles the runs behind a label.
    fn settle_label(
        &mut self,
        v: &Series<usize>,
        runs: &[Vec<(usize, Link)>],
        strength: Strength,
        heading: Option<Heading>,
    ) {
        if let Some(run) = runs.first() {
            let far = run[0].0 > 12;
            let near = if far { Strength::No } else { strength };
            // “Present: the ministers of justice of A and B”
            // 与会者为：成员国甲、乙的部长，丙、丁的部长: the group behind the label is nearer.
            let inner = heading.and_then(|_| self.group_right_before(v, run[0].0));
            let caption = match heading {
                _ if inner.is_some() => Caption { heading: inner, persons: false, fixed: false },
                Some(_) => Caption { heading, persons: false, fixed: true },
                None => {
                    let (heading, persons) = self.heading_left(v, run[0].0, 0);
                    Caption { heading, persons, fixed: false }
                }
            };
            self.settle(v, run, near, "a label before the list", "topic", caption, None);
        }
        // Parts between semicolons and the like stand under the same label.
        for run in runs.iter().skip(1) {
            let gap_is_plain = run[0].0 > 0 && self.is_separator(v[run[0].0 - 1]);
            if gap_is_plain {
                self.settle(
                    v,
                    run,
                    strength,
                    "a label before the list",
                    "topic",
                    Caption { heading, persons: false, fixed: true },
                    None,
                );
            }
        }
    }

    /// Whether a verb stands right behind the first run: «Шла речь и о зерне: Чад, Мали и Того вывезли …».
    fn acts_behind(&self, v: &Series<usize>, runs: &[Vec<(usize, Link)>]) -> bool {
        let next = runs.first().and_then(|run| v.get(run[run.len() - 1].0 + 1));
        next.is_some_and(|at| {
            let mark = &self.marks[*at];
            mark.is(Class::Verb) && !mark.is_group() && !mark.is(Class::Office)
                || mark.what == What::Word
                    && self.text.is_lower(mark.start)
                    && (crate::russian::is_verb(self.word(*at)) || self.word(*at).ends_with("ed"))
        })
    }
}
