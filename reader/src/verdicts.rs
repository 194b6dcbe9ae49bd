//! Verdicts: what was judged of a run, written down for each of its names with its heading and office.
//!
//! Knows which heading still holds from one name to the next; whether the run takes part is decided
//! before.

use crate::classes::Class;
use crate::heading_words::{Heading, around};
use crate::marks::What;
use crate::normal::one_of;
use crate::roles::{Caption, Judge, Strength, Verdict};
use crate::runs::Link;
use crate::series::Series;
use std::collections::HashMap;

impl Judge<'_> {
    /// Writes the verdict of a run down.
    #[allow(clippy::too_many_arguments)] // one call; a struct for it would only be taken apart again
    pub fn settle(
        &mut self,
        v: &Series<usize>,
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
                let semicolon = self.has_mark(gap, ';');
                // “… and of the World Customs Organization”: “ministers of” are of states.
                let experts = current.is_some_and(|heading| {
                    one_of(self.text.word(heading.0), "эксперты экспертов experts 专 ученые ученых")
                });
                let governments =
                    current.is_some_and(|heading| self.text.word(heading.1 - 1) == "governments");
                let of_other = (current_is_persons && !experts || governments) && {
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
                let carried = self.has_class(gap, Class::Carrier)
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
                        || self.has_mark(gap, ')') && self.bracket_heading(v, current)
                        || self.adds_more(gap) && joined)
                    || !fixed && joined && self.officers_close(gap)
                    || singular
                {
                    current = None;
                    singular = false;
                } else {
                    commas |= self.has_mark(gap, ',') && !semicolon;
                    joined |= gap.iter().any(|at| self.is_and(*at)) && !self.adds_more(gap);
                }
                // 等…国家和: the group behind the names so far.
                let etc = gap.iter().enumerate().position(|(place, at)| {
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
                    // 委派外长、…: an office of one.
                    let sent = |at: &usize| {
                        let mark = &self.marks[*at];
                        self.text.is_han(mark.start)
                            && mark.is(Class::Persons)
                            && !mark.is(Class::Status)
                            && self.marks[gap[etc]].is(Class::As)
                    };
                    let group = near
                        .iter()
                        .find(|at| self.marks[**at].is_group() && !sent(at))
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
            // «… выступили A и B, а C и D – в качестве гостей»: of C and D, whatever stands before A.
            let apart = (1..run.len()).rev().find(|place| self.sets_apart(gap(*place)));
            for (place, before) in headings.iter_mut().enumerate().rev() {
                // 国际组织甲，以及乙、丙两个受邀国: only the states.
                let name = self.marks[v[run[place].0]].name();
                let states = self.text.word(right.1 - 1) == "国"
                    && name.is_some_and(|name| !self.names[name].is_state());
                if before.0.is_some() && !before.1 && apart.is_none_or(|apart| place < apart)
                    || states
                {
                    break;
                }
                *before = (Some(right), false);
                if mixed && has(place, ';') || place > 0 && self.sets_apart(gap(place)) {
                    break;
                }
            }
        }
        // A group of persons is a heading only over two names at least.
        let mut counts: HashMap<Heading, usize> = HashMap::new();
        for heading in headings.iter().filter_map(|(heading, _)| *heading) {
            *counts.entry(heading).or_default() += 1;
        }
        for ((at, _), (heading, persons)) in run.iter().zip(headings) {
            let Some(name) = self.marks[v[*at]].name() else { continue };
            let alone = heading.is_some_and(|heading| persons && counts.get(&heading) == Some(&1));
            let stays_away = self.is_absent_in_brackets(v[*at]);
            self.verdicts[name] = Verdict {
                strength: if stays_away { Strength::No } else { strength },
                reason,
                why: if stays_away { "absent" } else { why },
                heading: if alone { None } else { heading },
                office: self.office(v, *at),
                free,
                run: self.runs,
                together: run.len(),
            };
        }
    }

    /// “A, B and C, with D attending as an observer”, «…, а D – в качестве гостя», …的部长，丁作为观察员: what is
    /// said behind it is said of D.
    pub fn sets_apart(&self, gap: &[usize]) -> bool {
        let Some((comma, rest)) = gap.split_first() else { return false };
        self.marks[*comma].is_mark(',')
            && (self.has_word(rest, "with")
                || rest.iter().take(2).any(|at| one_of(self.word(*at), "by а")))
            || self.officers_close(gap)
    }

    /// …和丙的部长，丁: the officers of those so far, and a comma.
    fn officers_close(&self, gap: &[usize]) -> bool {
        let of = gap.iter().position(|at| self.word(*at) == "的");
        of.is_some_and(|of| {
            self.has_class(&gap[of..], Class::Persons) && self.has_mark(&gap[of..], ',')
        })
    }

    pub fn bracket_heading(&self, v: &Series<usize>, heading: Option<Heading>) -> bool {
        heading.is_some_and(|heading| {
            let at = v.partition_point(|at| self.marks[*at].start < heading.1);
            v.get(at).is_some_and(|at| self.marks[*at].is_mark('('))
        })
    }

    /// “Ghana (absent)”, “Togo – (no delegate)”: what the bracket behind a name says.
    fn is_absent_in_brackets(&self, at: usize) -> bool {
        let dash = (at + 1..at + 3)
            .take_while(|at| self.marks.get(*at).is_some_and(|mark| mark.is_mark('–')))
            .count();
        // “Ghana – none”, «Гана – ни одного»
        let none = dash == 1
            && self.marks.get(at + 2).is_some_and(|mark| {
                mark.is(Class::LabelAbsent)
                    || one_of(self.text.word(mark.start), "none nobody ни нет никого")
            });
        none || self.marks.get(at + 1 + dash).is_some_and(|mark| mark.is_mark('('))
            && (at + 2 + dash..self.marks.len().min(at + 6 + dash))
                .take_while(|at| !self.marks[*at].is_mark(')'))
                .any(|at| self.marks[at].is(Class::LabelAbsent) || self.marks[at].is(Class::Absent))
    }

    /// A role in brackets behind a name: “(observers)”; and whether it is of this name only.
    pub fn bracket_role(&self, at: usize) -> Option<(Heading, bool)> {
        if !self.marks.get(at + 1)?.is_mark('(') {
            return None;
        }
        let close = (at + 2..at + 8)
            .find(|close| self.marks.get(*close).is_some_and(|mark| mark.is_mark(')')))?;
        let inside = at + 2..close;
        let plain = inside.clone().all(|at| {
            let mark = &self.marks[at];
            mark.is_group()
                || mark.is(Class::International)
                || mark.is(Class::As)
                || mark.is(Class::Following)
                || matches!(mark.what, What::Word | What::Mark('-' | '\''))
                || mark.name().is_some_and(|name| !self.names[name].is_state())
        });
        if let Some(heading) = self.quoted(at + 2) {
            return Some((heading, false));
        }
        let group = inside.clone().find(|at| self.marks[*at].is(Class::Status))?;
        if !plain {
            return None;
        }
        let heading = around(self.text, self.marks, self.names, group, (at + 2, close));
        let last = self.text.word(heading.1 - 1);
        let one = one_of(last, "member observer partner guest наблюдатель гость партнер")
            || last == "state"
            || last == "country";
        Some((heading, one))
    }

    /// Whether a heading is of the one name behind it only: “Associate Member, the …”, 轮值主席国孟加拉国.
    pub fn is_for_one(&self, v: &Series<usize>, at: usize, heading: Heading) -> bool {
        let mark = &self.marks[v[at]];
        if self.text.is_han(mark.start) {
            let words: String = (heading.0..heading.1).map(|at| self.text.word(at)).collect();
            return heading.1 == mark.start
                && (words.ends_with("主席国")
                    || words.ends_with("东道国")
                    || words.ends_with("东道主")
                    || words.ends_with("主办国"));
        }
        let last = self.text.word(heading.1 - 1);
        heading.1 <= mark.start
            && one_of(last, "member observer partner guest")
            && mark.start - heading.1 <= 3
    }
}
