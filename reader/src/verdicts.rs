//! Verdicts: what was judged of a run, written down for each of its names with its heading and office;
//! and what sets one of the names apart.
//!
//! Whether the run takes part is decided before; the headings are found in `captions.rs`.

use crate::classes::Class;
use crate::heading_words::around;
use crate::links::Link;
use crate::marks::{Heading, What};
use crate::normal::one_of;
use crate::roles::{Caption, Judge, Strength, Verdict};
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
        self.runs += 1;
        self.listed |= strength == Strength::Sure && run.len() >= 4;
        self.sure += if strength == Strength::Sure { run.len() } else { 0 };
        let free = self.is_free(v, run[0].0);
        let mut headings = self.captions(v, run, caption);
        if let Some(right) = right {
            self.put_under(v, run, right, &mut headings);
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
    pub fn officers_close(&self, gap: &[usize]) -> bool {
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
