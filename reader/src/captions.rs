//! Captions: which heading each name of a run stands under: what holds from one name to the next, what is
//! printed behind some of them, and what is printed behind all.
//!
//! Whether the run takes part is decided before; the verdicts are written in `verdicts.rs`.

use crate::classes::Class;
use crate::heading_words::around;
use crate::links::Link;
use crate::marks::{Heading, What};
use crate::normal::one_of;
use crate::roles::{Caption, Judge};
use crate::series::Series;

/// What holds from one name of a run to the next.
struct Current {
    /// The heading.
    heading: Option<Heading>,
    /// Whether it is a group of persons.
    persons: bool,
    /// Whether it is for one name only.
    singular: bool,
    /// Whether commas stood between the names under it.
    commas: bool,
    /// Whether an “and” did.
    joined: bool,
}

impl Judge<'_> {
    /// The heading of each name of a run, and whether it is a group of persons.
    pub fn captions(
        &self,
        v: &Series<usize>,
        run: &[(usize, Link)],
        caption: Caption,
    ) -> Vec<(Option<Heading>, bool)> {
        let Caption { heading, persons, fixed } = caption;
        let singular = heading.is_some_and(|heading| self.is_for_one(v, run[0].0, heading));
        let mut current = Current { heading, persons, singular, commas: false, joined: false };
        let mut headings: Vec<(Option<Heading>, bool)> = Vec::new();
        for (place, (at, link)) in run.iter().enumerate() {
            if place > 0 {
                let from = run[place - 1].0;
                self.pass(v, (from, *at), link, fixed, &mut current);
                if let Some((heading, bare)) = self.heading_of_those_before(v, from, *at) {
                    for before in headings.iter_mut().rev().filter(|_| !bare) {
                        if before.0.is_some() {
                            break;
                        }
                        before.0 = Some(heading);
                    }
                    if link.heading.is_none() {
                        current.heading = None;
                    }
                }
            }
            // Under “ministers of” one with an office of its own stands alone.
            if current.persons
                && place > 0
                && self.office(v, *at).is_some_and(|office| {
                    !self.text.is_han(self.marks[v[*at]].start)
                        && office.0 > self.marks[v[run[place - 1].0]].end
                })
            {
                current.heading = None;
                current.persons = false;
            }
            headings.push((current.heading, current.persons));
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
                current.heading = None;
                current.persons = false;
            }
        }
        headings
    }

    /// Passes from one name to the next: whether the heading still holds.
    fn pass(
        &self,
        v: &Series<usize>,
        (from, at): (usize, usize),
        link: &Link,
        fixed: bool,
        current: &mut Current,
    ) {
        let gap = &v[from + 1..at];
        let semicolon = self.has_mark(gap, ';');
        // “… and of the World Customs Organization”: “ministers of” are of states.
        let experts = current.heading.is_some_and(|heading| {
            one_of(self.text.word(heading.0), "эксперты экспертов experts 专 ученые ученых")
        });
        let governments =
            current.heading.is_some_and(|heading| self.text.word(heading.1 - 1) == "governments");
        let (one, other) = (self.marks[v[from]].name(), self.marks[v[at]].name());
        let to_body = one.zip(other).is_some_and(|(one, other)| {
            self.names[one].is_state() && !self.names[other].is_state()
        });
        let of_other = (current.persons && !experts || governments) && to_body;
        // “…, representatives of the Secretariat”: another kind, carried anew.
        let carried = self.has_class(gap, Class::Carrier) && to_body;
        if link.heading.is_none() && (of_other || carried && !fixed) {
            current.heading = None;
            current.persons = false;
        }
        if link.heading.is_some() {
            current.heading = link.heading;
            current.persons = link.heading_is_persons;
            current.singular = link.heading.is_some_and(|heading| self.is_for_one(v, at, heading));
            current.commas = false;
            current.joined = false;
        } else if !fixed
            && link.closes
            && (semicolon && current.commas
                || self.has_mark(gap, ')') && self.bracket_heading(v, current.heading)
                || self.adds_more(gap) && current.joined)
            || !fixed && current.joined && self.officers_close(gap)
            || current.singular
        {
            current.heading = None;
            current.singular = false;
        } else {
            current.commas |= self.has_mark(gap, ',') && !semicolon;
            current.joined |= gap.iter().any(|at| self.is_and(*at)) && !self.adds_more(gap);
        }
    }

    /// The group that stands between two names, behind those before: 甲、乙等国家和, and whether it is a bare
    /// “states”.
    fn heading_of_those_before(
        &self,
        v: &Series<usize>,
        from: usize,
        at: usize,
    ) -> Option<(Heading, bool)> {
        let gap = &v[from + 1..at];
        let place = self.sums_up(v, from, at)?;
        let near = &gap[place + 1..gap.len().min(place + 6)];
        let until = near.iter().position(|at| self.is_separator(*at)).unwrap_or(near.len());
        let near = &near[..until];
        // 委派外长、…: an office of one.
        let sent = |at: &usize| {
            let mark = &self.marks[*at];
            self.text.is_han(mark.start)
                && mark.is(Class::Persons)
                && !mark.is(Class::Status)
                && self.marks[gap[place]].is(Class::As)
        };
        let group = *near
            .iter()
            .find(|at| self.marks[**at].is_group() && !sent(at))
            .or_else(|| near.iter().find(|at| self.marks[**at].name().is_some()))?;
        let mark = &self.marks[group];
        let bare = mark.end - mark.start <= 2
            && mark.is(Class::Category)
            && !mark.is(Class::Status)
            && self.word(group) == "国";
        let heading = if mark.name().is_some() {
            (mark.start, mark.end)
        } else {
            around(self.text, self.marks, self.names, group, (gap[place] + 1, v[at]))
        };
        Some((heading, bare))
    }

    /// The place between two names at which those before are summed up: 等, “as”, a number.
    fn sums_up(&self, v: &Series<usize>, from: usize, at: usize) -> Option<usize> {
        let gap = &v[from + 1..at];
        let sum = gap.iter().enumerate().position(|(place, at)| {
            let free = place == 0 || !self.is_separator(gap[place - 1]);
            self.word(*at) == "等"
                || self.is_said_to_be(v, from + 1 + place).is_some()
                || self.marks[*at].is(Class::As)
                    && !self.is_and(*at)
                    && (place == 0 || !one_of(self.word(gap[place - 1]), "равно well"))
                    && (self.text.is_han(self.marks[*at].start)
                        || free
                            && gap[place + 1..]
                                .iter()
                                .take(3)
                                .any(|at| self.marks[*at].is(Class::Status))
                            && gap.get(place + 1).is_some_and(|at| self.word(*at) != "well"))
        });
        // 三个成员国和…: the group behind a number.
        sum.or_else(|| {
            let group = gap.iter().position(|at| self.marks[*at].is(Class::Status))?;
            let numeral = |at: &usize| {
                self.marks[*at].what == What::Number
                    || one_of(self.word(*at), "两 三 四 五 六 七 八 九 十 几 个")
            };
            let counted = self.text.is_han(self.marks[v[at]].start)
                && group > 0
                && gap[..group].iter().all(numeral);
            counted.then(|| group - 1)
        })
    }

    /// Puts names under the heading that is printed behind the run.
    pub fn put_under(
        &self,
        v: &Series<usize>,
        run: &[(usize, Link)],
        right: Heading,
        headings: &mut [(Option<Heading>, bool)],
    ) {
        let gap = |place: usize| &v[run[place - 1].0 + 1..run[place].0];
        let has = |place: usize, mark: char| {
            place > 0 && gap(place).iter().any(|at| self.marks[*at].is_mark(mark))
        };
        let mixed = (1..run.len()).any(|place| has(place, ',') || has(place, '、'));
        // «… выступили A и B, а C и D – в качестве гостей»: of C and D, whatever stands before A.
        let apart = (1..run.len()).rev().find(|place| self.sets_apart(gap(*place)));
        for (place, before) in headings.iter_mut().enumerate().rev() {
            // 国际组织甲，以及乙、丙两个受邀国: only the states.
            let name = self.marks[v[run[place].0]].name();
            let states = self.text.word(right.1 - 1) == "国"
                && name.is_some_and(|name| !self.names[name].is_state());
            if before.0.is_some() && !before.1 && apart.is_none_or(|apart| place < apart) || states
            {
                break;
            }
            *before = (Some(right), false);
            if mixed && has(place, ';') || place > 0 && self.sets_apart(gap(place)) {
                break;
            }
        }
    }
}
