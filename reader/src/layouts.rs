//! Layouts: items of a list, the leads of lists, headings on lines of their own.
//!
//! What a unit is, is said in `units.rs`; what its words mean, in `evidence.rs`.

use crate::classes::Class;
use crate::evidence::AUXILIARY;
use crate::heading_leads::behind_annex;
use crate::links::Link;
use crate::marks::What;
use crate::normal::one_of;
use crate::roles::{Caption, Judge, Lead, Strength};
use crate::series::Series;
use crate::units::{Unit, UnitKind};

impl Judge<'_> {
    /// Judges an item under a lead: the first name, and those parallel to it.
    pub fn item(&mut self, v: &Series<usize>, lead: Lead, unit: &Unit) {
        // “For the Republic of Chad: Mr. A. B.”: no preposition of places here.
        let party = v.first().is_some_and(|at| one_of(self.word(*at), "for за"));
        let v = &v[usize::from(party)..].to_vec().into();
        let runs = self.runs(v);
        let absent = v
            .iter()
            .any(|at| self.marks[*at].is(Class::Absent) || self.marks[*at].is(Class::OtherTime));
        let Some(first) = runs.first() else {
            self.name_in_brackets(lead, unit);
            return;
        };
        // 中非——赤道几内亚、…: a name before a dash is what the list stands under.
        let dash = |at: usize| v.get(at).is_some_and(|at| self.marks[*at].is_mark('–'));
        let names_label = first.len() == 1
            && first[0].0 == 0
            && dash(1)
            && runs
                .get(1)
                .is_some_and(|run| run.len() >= 2 && !self.has_mark(&v[1..run[0].0], ';'));
        let run = if names_label { &runs[1] } else { first };
        // Under a heading line persons stand on lines of their own: only a line that is a name counts.
        let heading_line = unit.lead.is_some_and(|lead| self.units[lead].kind == UnitKind::Heading);
        let name_only = self.is_line_of_name(v, run);
        let mut run = run.clone();
        run.truncate(self.kept(v, &run));
        // “Apologies were received from A, B and C”: of all of them.
        let absent_all = v[..run[0].0]
            .iter()
            .any(|at| self.is_absence(*at) && self.marks[*at].end - self.marks[*at].start > 1);
        let linked = run.len() >= 2 && !absent_all;
        let far = run[0].0 > 30;
        let strength = if lead.absent
            || absent && !linked
            || far
            || (heading_line && !name_only && !linked && self.office(v, run[0].0).is_none())
        {
            Strength::No
        } else {
            lead.strength
        };
        let mut heading = lead.heading;
        // “West Africa – A, B, C”: the item has a heading of its own.
        if names_label {
            heading = Some((self.marks[v[0]].start, self.marks[v[0]].end));
        } else if let Some(own) = self.group_right_before(v, run[0].0) {
            heading = Some(own);
        } else if let Some((label, first)) = self.own_label(v, &run) {
            heading = Some(label);
            run.drain(..first);
        }
        let why = if lead.absent || absent { "absent" } else { "topic" };
        self.settle(
            v,
            &run,
            strength,
            "an item of a list of participants",
            why,
            Caption { heading, persons: false, fixed: true },
            None,
        );
        if heading == lead.heading && heading.is_some() && strength > Strength::No {
            self.runs -= 1;
        }
    }

    /// “Mr. A. Brown (Chad)”: the state stands in brackets behind the person.
    fn name_in_brackets(&mut self, lead: Lead, unit: &Unit) {
        let close = unit.end.checked_sub(1).filter(|at| self.marks[*at].is_mark(')'));
        if let Some(name) = close.and_then(|close| close.checked_sub(1))
            && self.marks[name].name().is_some()
            && self.marks[name - 1].is_mark('(')
            && name > unit.start + 1
            && unit.end - unit.start <= 20
            && lead.strength == Strength::Sure
        {
            let caption = Caption { heading: lead.heading, persons: false, fixed: true };
            self.settle(
                &vec![name].into(),
                &[(0, Link::default())],
                if lead.absent { Strength::No } else { lead.strength },
                "an item of a list of participants",
                "topic",
                caption,
                None,
            );
            self.runs -= usize::from(lead.heading.is_some());
        }
    }

    /// Whether a line is the name of its run and no more than what belongs to it.
    fn is_line_of_name(&self, v: &Series<usize>, run: &[(usize, Link)]) -> bool {
        let name_only = v.iter().all(|at| {
            let mark = &self.marks[*at];
            mark.name().is_some()
                || self.is_separator(*at)
                || matches!(mark.what, What::Mark(_))
                || matches!(self.word(*at), "the")
        });
        // “Mr. A. Petrov, Russian Federation”: a person's line ends with the state.
        let last = run[run.len() - 1].0;
        let person = v.first().is_some_and(|at| self.marks[*at].is(Class::Honorific))
            && self.marks[v[last]].name().is_some_and(|name| {
                !self.names[name].unknown && self.names[name].kind != "national-body"
            })
            && last + 2 >= v.len()
            && run[0].0 > 0
            && self.marks[v[run[0].0 - 1]].is_mark(',');
        // A sentence is no line of a list.
        let sentence = v.len() > 10 && v.last().is_some_and(|at| self.marks[*at].is_mark('.'));
        name_only
            || person
            || self.begins_with(v, run)
                && !sentence
                && !v
                    .iter()
                    .any(|at| self.marks[*at].is(Class::Verb) && !self.marks[*at].is(Class::Office))
    }

    /// “ALBANIA Mr A. B.”: a line that begins with a name.
    fn begins_with(&self, v: &Series<usize>, run: &[(usize, Link)]) -> bool {
        v[..run[0].0].iter().all(|at| {
            matches!(self.marks[*at].what, What::Mark(_))
                || one_of(self.word(*at), "the of from от из со стороны")
        })
    }

    /// How many names of a run are the line's own. “Fiji – Mr. A. B., Director of the Institute of C”: what
    /// stands behind the person is hers.
    fn kept(&self, v: &Series<usize>, run: &[(usize, Link)]) -> usize {
        let own = self.begins_with(v, run)
            && self.marks[v[run[0].0]].name().is_some_and(|name| self.names[name].is_state());
        let dash = v.get(run[0].0 + 1).is_some_and(|at| self.marks[*at].is_mark('–'));
        if !own || dash && run.len() >= 3 {
            return run.len();
        }
        let plain = |gap: &[usize]| {
            gap.iter().all(|at| {
                self.is_separator(*at)
                    || matches!(self.marks[*at].what, What::Number | What::Mark('.' | ')'))
                    || one_of(self.word(*at), "the of a")
                    || self.marks[*at].is_mark('(')
                    || self.marks[*at].is_mark(')')
            })
        };

        (1..run.len())
            .find(|place| !plain(&v[run[place - 1].0 + 1..run[*place].0]))
            .unwrap_or(run.len())
    }

    /// What a unit says as the lead of a list.
    pub fn lead(&mut self, number: usize, unit: &Unit, v: &Series<usize>) {
        let open = |unit: &Unit| self.marks[unit.end - 1].is_mark(':');
        let leads = |next: &Unit| next.lead == Some(number) || open(unit) && open(next);
        if !self.units.get(number + 1).is_some_and(leads) {
            return;
        }
        let mut strength = Strength::No;
        let mut absent = false;
        let mut verb = false;
        let mut group = false;
        let told = v.iter().any(|at| {
            let mark = &self.marks[*at];
            mark.is(Class::Verb)
                && !mark.is_group()
                && !one_of(self.word(*at), AUXILIARY)
                && !mark.is(Class::LabelPresent)
        });
        for at in v {
            let mark = &self.marks[*at];
            // “Participants ask:” is what they say.
            if mark.is(Class::AttendedBy)
                || mark.is(Class::Attends)
                || mark.is(Class::LabelPresent) && v.len() < 12 && !told
            {
                strength = strength.max(Strength::Sure);
            }
            if self.is_absence(*at) && (mark.is(Class::LabelAbsent) || !mark.is(Class::Status)) {
                absent = true;
            }
            verb |= mark.is(Class::Verb) && !one_of(self.word(*at), AUXILIARY) && !mark.is_group();
            group |= mark.is_group() || mark.is(Class::Carrier);
        }
        let other_time = self.has_class(v, Class::OtherTime);
        if strength == Strength::No && group && !verb && !other_time {
            strength = if v.len() <= 16 { Strength::Sure } else { Strength::Weak };
        }
        if let Some(above) = unit.lead.and_then(|lead| self.leads.get(&lead)) {
            strength = strength.max(above.strength);
        }
        // “Witnesses:” below another list: what stands over it says what they are, whatever its noun.
        let beside = self.list_before(number, unit, v).filter(|_| strength == Strength::No);
        strength = beside.map_or(strength, |(strength, _)| strength);
        // Who signs need not be there.
        let signs = v.len() <= 8 && self.has_word(v, "signatories signed подписавшие подписали 签");
        if signs {
            strength = Strength::Weak;
        }
        if absent || other_time {
            strength = Strength::No;
        }
        // “Participants:” over a list, as before one.
        let noun = |at: &usize| {
            let mark = &self.marks[*at];
            mark.is(Class::LabelPresent) && !mark.is(Class::Attends) && !mark.is(Class::AttendedBy)
        };
        let heading = match v.split_last() {
            _ if strength == Strength::No => None,
            Some((colon, [only])) if self.marks[*colon].is_mark(':') && noun(only) => {
                Some((self.marks[*only].start, self.marks[*only].end))
            }
            _ => beside.map_or_else(|| self.heading_of_lead(v), |(_, heading)| Some(heading)),
        };
        self.leads.insert(number, Lead { strength, heading, absent });
    }

    /// A line that only names a group.
    pub fn heading_line(&mut self, number: usize, unit: &Unit) {
        let v: Vec<usize> = (unit.start..unit.end).collect();
        let absent = v
            .iter()
            .any(|at| self.marks[*at].is(Class::LabelAbsent) || self.marks[*at].is(Class::Absent));
        let group =
            v.iter().any(|at| self.marks[*at].is_group() || self.marks[*at].is(Class::LabelRole));
        let present = self.has_class(&v, Class::LabelPresent);
        // “Parties (in alphabetical order)”: without what stands in brackets.
        let open = v.iter().position(|at| self.marks[*at].is_mark('(')).unwrap_or(v.len());
        let annex = behind_annex(self.text, self.marks, unit.start, unit.end).unwrap_or(0);
        let span = (self.marks[v[annex]].start, self.marks[v[open.max(1) - 1]].end);
        // “MEMBER STATES PRESENT”: only the group; “ALSO PRESENT” names none.
        let last = open.max(1) - 1;
        let shown = last > 0 && self.says(&v, last, "present represented attending participating");
        let span = if shown && v[..last].iter().any(|at| self.marks[*at].is_group()) {
            (span.0, self.marks[v[last - 1]].end)
        } else {
            span
        };
        let also = self.word(v[0]) == "also" && !v.iter().any(|at| self.marks[*at].is_group());
        // 出席会议的成员国有: only the group.
        let says = v.last().is_some_and(|at| {
            self.text.is_han(self.marks[*at].start)
                && (self.marks[*at].is(Class::Include) || one_of(self.word(*at), "有 为 是 如 包"))
        });
        let inner = says.then(|| self.heading_of_lead(&v.clone().into())).flatten();
        let heading = (!absent && !also).then_some(inner.unwrap_or(span));
        // “First division” over lines of names says nothing of what they are.
        let strength = match (absent, group || present) {
            (true, _) => Strength::No,
            (_, true) => Strength::Sure,
            _ => Strength::Weak,
        };
        self.leads.insert(number, Lead { strength, heading, absent });
    }
}
