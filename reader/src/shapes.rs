//! Shapes: what the build of a run alone says, where no word says that its names take part.
//!
//! Knows counts beside names, offices beside names, words of delegations before a colon; no verb of
//! taking part, which are in `evidence.rs`.

use crate::classes::Class;
use crate::evidence::AUXILIARY;
use crate::headings::is_number;
use crate::links::Link;
use crate::marks::{Heading, What};
use crate::normal::{Gap, Kind, one_of};
use crate::roles::{Judge, Strength};
use crate::series::Series;
use crate::units::{Unit, UnitKind};

impl Judge<'_> {
    /// What the build of a run says.
    pub fn by_shape(
        &self,
        v: &Series<usize>,
        run: &[(usize, Link)],
    ) -> Option<(Strength, &'static str)> {
        let n = run.len();
        let first = run[0].0;
        if n >= 2 && self.in_brackets(v, first) {
            return Some((Strength::Weak, "a list in brackets behind a group, beside another"));
        }
        if n < 3 {
            return None;
        }
        let counted = run.iter().filter(|(at, _)| self.is_counted(v, *at)).count();
        if counted + 1 >= n && counted >= 3 {
            return Some((Strength::Sure, "“delegations of” or the like before the list"));
        }
        if self.carried_and_colon(v, first) {
            return Some((Strength::Sure, "“delegations of” or the like before the list"));
        }
        // “fourteen nations on the roster: A, B, C, …”
        if n >= 4 && !self.listed && self.counted_and_colon(v, first) {
            return Some((Strength::Weak, "a list behind a group and a colon"));
        }
        let offices = run.iter().filter(|(at, _)| self.office(v, *at).is_some()).count();
        if offices >= 3 && offices * 3 >= n * 2 && self.is_free(v, first) {
            let many = offices >= 4 && offices + 1 >= n && !self.listed;
            let strength = if many { Strength::Sure } else { Strength::Weak };
            return Some((strength, "acts in the meeting"));
        }
        // 甲国总理、乙国首相和丙国总统在某地举行峰会
        let last = run[n - 1].0;
        let holds = offices >= 2
            && (last + 1..v.len().min(last + 16))
                .take_while(|at| !matches!(self.marks[v[*at]].what, What::Mark(',' | ';' | '。')))
                .find(|at| self.is_at(v, *at, Class::Verb) && self.says(v, *at, "举 召"))
                .is_some_and(|verb| {
                    v[verb + 1..v.len().min(verb + 14)]
                        .iter()
                        .take_while(|at| !matches!(self.marks[**at].what, What::Mark(',' | '。')))
                        .any(|at| self.marks[*at].is(Class::Event))
                });
        if holds {
            return Some((Strength::Sure, "words behind the list say that they attended"));
        }
        // 到主会场的有甲、乙、丙
        if first >= 3
            && self.word(v[first - 1]).starts_with('有')
            && self.text.word(self.marks[v[first - 1]].start.wrapping_sub(1)) == "的"
        {
            let hall = self.has_word(&v[first.saturating_sub(12)..first], "会 场 线 席 厅");
            let strength = if hall { Strength::Sure } else { Strength::Weak };
            return Some((strength, "words before the list say who was among them"));
        }
        // “Beside them were A, B and C”.
        let small = |at: &usize| one_of(self.word(*at), "the a an from");
        let verb = v[..first].iter().rev().find(|at| !small(at))?;
        let inverted = one_of(self.word(*verb), "were sat stood стояли сидели были");
        inverted.then_some((
            Strength::Weak,
            "a list behind “delegations of” or the like, without a verb of attending",
        ))
    }

    /// Whether a number of persons stands beside a name: “12 from A”, “A (2)”, 甲国4人.
    fn is_counted(&self, v: &Series<usize>, at: usize) -> bool {
        let mark = &self.marks[v[at]];
        let number = |at: usize| {
            self.text
                .tokens
                .get(at)
                .is_some_and(|token| token.kind == Kind::Number && token.end - token.start <= 3)
        };
        let behind = mark.end;
        if number(behind) && one_of(self.text.word(behind + 1), "人 名 位") {
            return true;
        }
        if self.text.is_mark(behind, '(')
            && number(behind + 1)
            && self.text.is_mark(behind + 2, ')')
        {
            return true;
        }
        at >= 2
            && self.says(v, at - 1, "из from")
            && self.marks[v[at - 2]].what == What::Number
            && number(self.marks[v[at - 2]].start)
    }

    /// Whether a number of states or bodies stands before a colon right before a run.
    fn counted_and_colon(&self, v: &Series<usize>, first: usize) -> bool {
        let Some(colon) = first.checked_sub(1).filter(|at| self.mark_at(v, *at, ':')) else {
            return false;
        };
        let from = colon.saturating_sub(12);
        let other = v[..colon].iter().any(|at| {
            let mark = &self.marks[*at];
            mark.name().is_some_and(|name| self.names[name].is_state())
                || mark.is(Class::Absent)
                || mark.is(Class::OtherTime)
        });
        !other
            && (from + 1..colon).any(|at| {
                let (before, mark) = (&self.marks[v[at - 1]], &self.marks[v[at]]);
                mark.is_group() && (before.what == What::Number || is_number(self.word(v[at - 1])))
            })
    }

    /// Whether “delegations” stand before a colon right before a run.
    fn carried_and_colon(&self, v: &Series<usize>, first: usize) -> bool {
        // “all: the ministers of A, B and C”
        let mut at = first;
        while at > 0 && first - at < 4 && !self.mark_at(v, at - 1, ':') {
            let mark = &self.marks[v[at - 1]];
            if !(mark.is(Class::Persons)
                || mark.is(Class::Carrier)
                || self.says(v, at - 1, "the of от из from"))
            {
                return false;
            }
            at -= 1;
        }
        let Some(colon) = at.checked_sub(1).filter(|at| self.mark_at(v, *at, ':')) else {
            return false;
        };
        if colon + 1 < first && self.is_at(v, colon + 1, Class::Persons) && self.is_free(v, colon) {
            return true;
        }
        let before = &v[colon.saturating_sub(24)..colon];
        before.iter().any(|at| {
            let mark = &self.marks[*at];
            mark.is(Class::Carrier)
                || mark.is(Class::Persons)
                || one_of(
                    self.word(*at),
                    "delegations delegates representatives participants officials experts",
                )
        }) && !before.iter().any(|at| {
            let mark = &self.marks[*at];
            mark.name().is_some() || mark.is(Class::Absent) || mark.is(Class::OtherTime)
        })
    }

    /// Whether nothing governs a run: no verb, no preposition before it.
    pub fn is_free(&self, v: &Series<usize>, first: usize) -> bool {
        // “Goods come from A, B and C”: only persons come to a meeting.
        let from = first >= 2
            && self.says(v, first - 1, "из from")
            && !{
                let mark = &self.marks[v[first - 2]];
                mark.is_group() || mark.is(Class::Carrier) || mark.what == What::Number
            };
        if from {
            return false;
        }
        v[first.saturating_sub(crate::evidence::REACH)..first].iter().all(|at| {
            let mark = &self.marks[*at];
            let word = self.word(*at);
            let verb = mark.what == What::Word
                && self.text.is_lower(mark.start)
                && (word.ends_with("ed") && word.len() > 4 || crate::russian::is_verb(word));
            !(mark.is(Class::Verb)
                && !one_of(word, AUXILIARY)
                && !mark.is(Class::Office)
                && !mark.is_group()
                || mark.is(Class::PlaceWord)
                || mark.is(Class::OtherTime)
                || verb)
        })
    }

    /// “Country / institution – Delegates” over lines of names: the words over their column.
    pub fn column_over(&self, over: &Unit) -> Option<Heading> {
        let marks = over.start..over.end;
        let first = self.marks.get(over.start).filter(|_| (3..=10).contains(&marks.len()))?;
        let dash = marks.clone().skip(1).find(|at| self.marks[*at].is_mark('–'))?;
        let named = marks.clone().any(|at| self.marks[at].name().is_some());
        (first.is(Class::Column) && !named).then(|| (first.start, self.marks[dash - 1].end))
    }

    /// Lines below each other that all begin with a name: how sure each is one of a list.
    pub fn name_lines(&self) -> Vec<Option<Strength>> {
        let begins = |unit: &Unit| {
            if !matches!(unit.kind, UnitKind::Sentence | UnitKind::Item) {
                return false;
            }
            // “A, B and C followed the work as observers.” behind the list is a sentence of its own.
            let tells = unit.kind == UnitKind::Sentence
                && self.marks[unit.end - 1].is_mark('.')
                && (unit.start..unit.end).any(|at| self.marks[at].is(Class::Attends));
            if tells {
                return false;
            }
            let first = (unit.start..unit.end)
                .find(|at| !matches!(self.marks[*at].what, What::Mark('•' | '-' | '–')))
                .filter(|at| self.marks[*at].name().is_some());
            first.is_some_and(|at| {
                at + 1 >= unit.end
                    || matches!(
                        self.marks[at + 1].what,
                        What::Mark('–' | '-' | ',' | ':' | '(' | ';') | What::Column
                    )
                    || self.text.is_han(self.marks[at].start)
                        && self.text.tokens[self.marks[at].end].gap != Gap::None
            })
        };
        let mut out = vec![None; self.units.len()];
        let mut at = 0;
        while at < self.units.len() {
            let mut end = at;
            while end < self.units.len() && begins(&self.units[end]) {
                end += 1;
            }
            if end - at >= 4 {
                // What stands over them says what they are.
                let over = self.units[..at].iter().rev().take(2).any(|unit| {
                    (unit.start..unit.end).any(|at| {
                        let mark = &self.marks[at];
                        mark.is(Class::LabelPresent)
                            || mark.is(Class::Carrier)
                            || mark.is(Class::Column)
                            || one_of(self.word(at), "delegates delegations")
                    })
                });
                let strength = if over { Strength::Sure } else { Strength::Weak };
                out[at..end].fill(Some(strength));
            }
            at = end.max(at + 1);
        }
        out
    }

    /// The words before a dash at the beginning of an item, and the first name behind it.
    pub fn own_label(&self, v: &Series<usize>, run: &[(usize, Link)]) -> Option<(Heading, usize)> {
        let dash = v
            .iter()
            .take(8)
            .position(|at| self.marks[*at].is_mark('–') || self.marks[*at].is_mark(':'))?;
        let first = run.iter().position(|(at, _)| *at > dash)?;
        if dash == 0 || run.len() - first < 2 || first > 1 {
            return None;
        }
        let plain = v[..dash].iter().all(|at| {
            let mark = &self.marks[*at];
            matches!(mark.what, What::Word | What::Phrase | What::Name(_) | What::Mark('-' | '"'))
        });
        plain.then(|| ((self.marks[v[0]].start, self.marks[v[dash - 1]].end), first))
    }

    /// Whether names and what divides them are most of a line.
    pub fn is_only_names(&self, v: &Series<usize>) -> bool {
        let names = v.iter().filter(|at| self.marks[**at].name().is_some()).count();
        let others = v.iter().filter(|at| {
            self.marks[**at].name().is_none()
                && !self.is_separator(**at)
                && !matches!(self.marks[**at].what, What::Mark(_))
        });
        names > 0 && others.count() <= 2 * names
    }
}
