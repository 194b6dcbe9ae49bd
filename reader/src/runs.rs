//! Runs: names of a text that stand parallel, and what keeps a name out of every run.
//!
//! Structure alone: separators, brackets, the words right beside a name. Whether a run takes part is
//! said in `evidence.rs`.

use crate::classes::Class;
use crate::heading_words::around;
use crate::links::Link;
use crate::marks::What;
use crate::roles::Judge;
use crate::series::Series;

impl Judge<'_> {
    /// Whether a group's words end right before a mark: «органов Содружества (».
    pub fn group_before(&self, at: usize, start: usize) -> bool {
        let mut back = at;
        while back > start && at - back < 6 {
            back -= 1;
            let mark = &self.marks[back];
            if mark.is_group() {
                let (_, end) = around(self.text, self.marks, self.names, back, (start, at));
                return end >= self.marks[at - 1].end;
            }
            if matches!(mark.what, What::Mark(_)) {
                return false;
            }
        }
        false
    }

    /// Whether an enumeration of states that a name stands in ends with “and” and nobody attends behind.
    fn places_end(&self, v: &Series<usize>, at: usize) -> bool {
        let mut and = at > 0 && self.is_and(v[at - 1]);
        let mut end = at + 1;
        while end < v.len()
            && (self.marks[v[end]].name().is_some() || self.is_separator(v[end]))
            && end - at < 40
        {
            and |= self.is_and(v[end]);
            end += 1;
        }
        let attends = v[end..v.len().min(end + 4)].iter().any(|at| {
            let mark = &self.marks[*at];
            mark.is(Class::Attends) || mark.is(Class::Acts) || mark.is(Class::Verb)
        });
        and && !attends
    }

    /// The runs of parallel names in marks.
    pub fn runs(&self, v: &Series<usize>) -> Vec<Vec<(usize, Link)>> {
        let mut runs: Vec<Vec<(usize, Link)>> = Vec::new();
        let mut last: Option<usize> = None;
        // “in Italy, France and Israel”: all are places.
        let mut place: Option<usize> = None;
        for at in 0..v.len() {
            if self.marks[v[at]].name().is_none() {
                continue;
            }
            let bar = self.barred(v, at);
            let goes_on = place.is_some_and(|before| {
                at - before <= 2
                    && v[before + 1..at].iter().all(|at| {
                        self.marks[*at].is_mark('、')
                            || self.is_and(*at)
                            || self.marks[*at].is_mark(',')
                    })
                    && self.marks[v[at]].name().is_some_and(|name| self.names[name].is_state())
            });
            // Two may be a town's state and the subject: “In Tirana, Albania, Italy …”.
            let many = goes_on && self.places_end(v, at);
            place = (bar == Some("place")
                && self.marks[v[at]].name().is_some_and(|name| self.names[name].is_state())
                || many)
                .then_some(at);
            if bar.is_some() || many {
                continue;
            }
            let link = last.and_then(|last| {
                // Names that stand between, but cannot take part, do not divide: “Ambassador of A in B, C”.
                let mut shown: Series<usize> = v[last..at + 1].to_vec().into();
                let n = shown.len() - 1;
                let mut place = 0;
                shown.retain(|mark| {
                    place += 1;
                    place == 1 || place == n + 1 || self.marks[*mark].name().is_none()
                });
                self.link(&shown, 0, shown.len() - 1)
            });
            match (link, runs.last_mut()) {
                (Some(link), Some(run)) => run.push((at, link)),
                _ => runs.push(vec![(at, Link::default())]),
            }
            last = Some(at);
        }
        runs
    }
}
