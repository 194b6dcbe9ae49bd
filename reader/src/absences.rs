//! Absences that stand in a sentence of their own: “B was invited, but could not come”.
//!
//! Only why a name takes no part is said here; that it takes none is said in `sentences.rs`.

use crate::classes::Class;
use crate::evidence::REACH;
use crate::links::Link;
use crate::marks::What;
use crate::normal::{begins, one_of};
use crate::roles::Judge;
use crate::series::Series;

/// What one does not do who stays away, where the tables have no longer words for it.
const COMES: &str = "attend travel come send be reach appear arrive reply respond join participate take сможет смогут";

/// Words that set others apart behind a name: of the name itself they say nothing.
pub const NO_VERBS: &str =
    "except without apart other instead excluded кроме без за вместо исключая помимо взамен 除";

/// What one can refuse in the room too: “B did not object” says nothing of B's absence.
const SPEAKS: &str =
    "object oppose support agree sign vote ratify comment speak share endorse accept raise approve";
const SPEAKS_RUSSIAN: &str =
    "возража возрази поддерж подпис голосов согласи комментир ратифици выступ";

/// Verbs of a meeting that greets those whom a heading names.
pub const WELCOMES: &str = "welcomed welcomes greeted приветствовал приветствовала приветствовали";

impl Judge<'_> {
    /// Whether words say that somebody did not come: in a sentence those that label a list of absences do
    /// too (“did not attend” is longer than “did not”, so that only the label's mark is left).
    pub fn is_absence(&self, at: usize) -> bool {
        (self.marks[at].is(Class::Absent) || self.marks[at].is(Class::LabelAbsent))
            && !self.is_prefix(at)
    }

    /// «Не-ОПЕК», “Parties which are not members”, «стран, не входящих в союз»: it says who they are.
    pub fn is_prefix(&self, at: usize) -> bool {
        let (start, end) = (self.marks[at].start, self.marks[at].end);
        let before = |n: usize| self.text.word(start.wrapping_sub(n));
        self.text.is_mark(end, '-')
            || self.text.word(start) == "not"
                && one_of(before(1), "are is were being")
                && (one_of(before(2), "which who that") || before(1) == "being")
                && !one_of(self.text.word(end), "present represented able in attending there")
            || self.text.word(start) == "не"
                && begins(self.text.word(end), "являющ входящ состоящ имеющ")
    }

    /// Whether a sentence that begins with names, and has no others, says further behind that they did not
    /// come: “Uganda had named two officers, but they could not travel”.
    pub fn stays_away(&self, v: &Series<usize>, first: usize, last: usize) -> bool {
        let begins = v[..first].iter().all(|at| {
            self.marks[*at].is(Class::Carrier) || one_of(self.word(*at), "the of from a")
        });
        let alone = !v[last + 1..].iter().any(|at| self.marks[*at].name().is_some());
        begins
            && alone
            && (last + 1..v.len()).any(|place| {
                let mark = &self.marks[v[place]];
                // «не прибыл», “could not travel”: the verb stands right behind.
                let comes = v.get(place + 1).is_some_and(|at| {
                    self.marks[*at].is(Class::Attends) || one_of(self.word(*at), COMES)
                });
                mark.is(Class::LabelAbsent)
                    || mark.is(Class::Absent) && comes && !self.is_said_not_done(v, place)
            })
    }

    /// 与会的有A、B，C未到: the list is closed, and of the name behind the comma it is said that it did not
    /// come.
    pub fn last_stays_away(&self, v: &Series<usize>, run: &[(usize, Link)]) -> bool {
        let [.., before, last] = run else { return false };
        let gap = &v[before.0 + 1..last.0];
        let comma = gap.first().is_some_and(|at| self.marks[*at].is_mark(','))
            && gap[1..].iter().all(|at| {
                self.marks[*at].is(Class::Carrier)
                    || one_of(self.word(*at), "but а но 而 但 只 the that of")
            });
        let closed = run.windows(2).rev().skip(1).any(|two| {
            v[two[0].0 + 1..two[1].0]
                .iter()
                .any(|at| self.marks[*at].is_mark('、') || self.is_and(*at))
        });
        let (_, reason, cue) = self.right(v, last.0);
        comma
            && closed
            && reason == "absent"
            && cue.is_some_and(|cue| {
                cue - last.0 <= 4
                    && !v[last.0 + 1..cue].iter().any(|at| self.is_separator(*at))
                    && !self.says(v, cue, NO_VERBS)
            })
    }

    /// Whether a comma and another name stand between a Chinese name and words of an absence.
    pub fn is_of_another(&self, v: &Series<usize>, last: usize, place: usize) -> bool {
        let between = last + 1..place;
        between.clone().any(|comma| {
            self.mark_at(v, comma, ',')
                && comma + 1 < place
                && self.marks[v[comma + 1]].name().is_some()
        })
    }

    /// 除成员国外，A出席: what 除 sets apart is closed by 外 before the name.
    pub fn is_closed_exception(&self, v: &Series<usize>, place: usize, first: usize) -> bool {
        self.word(v[place]) == "除"
            && (place + 1..first).any(|at| self.text.word(self.marks[v[at]].end - 1) == "外")
    }

    /// Where somebody is said to have come in the place of one who could not.
    pub fn stand_in(&self, v: &Series<usize>, absence: usize) -> Option<usize> {
        (absence + 2..v.len().min(absence + 20))
            .take_while(|at| !matches!(self.marks[v[*at]].what, What::Mark(';') | What::Name(_)))
            .find(|at| {
                let mark = &self.marks[v[*at]];
                let last = self.text.word(mark.end - 1);
                last == "represented" && self.text.word(mark.end) == "by"
                    || last.starts_with("представля") && self.says(v, at - 1, "его ее их")
                    || self.word(v[*at]).starts_with('代') && self.has_word(&v[absence..*at], "由")
                    || self.word(v[*at]) == "改" && mark.is(Class::Attends)
            })
    }

    /// What stands before an exception: “all members except A and B attended, namely …”.
    pub fn before_exception(&self, v: &Series<usize>, first: usize) -> Option<Series<usize>> {
        let opens = (first.saturating_sub(2)..first)
            .any(|at| self.is_at(v, at, Class::Include) || self.mark_at(v, at, ':'));
        let from = first.saturating_sub(REACH);
        let except = from
            + v[from..first].iter().rposition(|at| {
                self.is_absence(*at)
                    && (one_of(self.word(*at), NO_VERBS)
                        || one_of(self.text.word(self.marks[*at].end - 1), "исключением but"))
            })?;
        let comma = usize::from(except > 0 && self.mark_at(v, except - 1, ','));
        let mut shown = v[except.saturating_sub(20)..except - comma].to_vec();
        shown.push(v[first]);
        (opens && except > 0).then(|| shown.into())
    }

    /// “The Meeting welcomed …” below a heading: those that the heading names.
    pub fn is_welcome(&self, v: &Series<usize>, first: usize) -> bool {
        self.has_word(&v[..first.min(4)], WELCOMES)
    }

    /// Whether words right behind a name say that it did not come.
    pub fn is_absent_behind(&self, name: usize) -> bool {
        (name + 1..self.marks.len().min(name + 7))
            .take_while(|at| !matches!(self.marks[*at].what, What::Mark(_) | What::Name(_)))
            .any(|at| self.is_absence(at))
    }

    /// Whether what was not done is a word, no journey: “did not object”, «не сможет поддержать».
    pub fn is_said_not_done(&self, v: &Series<usize>, cue: usize) -> bool {
        let cannot = |word: &str| one_of(word, "сможет смогут смогла смог смогли смогло");
        let mut behind = v[cue + 1..].iter().map(|at| self.word(*at));
        let Some(verb) = behind.find(|word| !cannot(word)) else { return false };
        let not = self.text.word(self.marks[v[cue]].end - 1);
        (one_of(not, "not не") || cannot(not))
            && (one_of(verb, SPEAKS) || begins(verb, SPEAKS_RUSSIAN))
    }

    /// Words that say so from afar.
    pub fn is_strong_absence(&self, at: usize) -> bool {
        one_of(
            self.word(at),
            "absent absence apologies excluded except кроме исключением отсутствовали за 缺 neither nor regrets",
        )
    }
}
