//! Bars: what keeps a name out of every run, by the words right beside it: a place, an owner, a
//! publisher, a part of a longer name.
//!
//! Knows no verb of taking part and nothing of the rest of the sentence.

use crate::classes::Class;
use crate::finding::has;
use crate::marks::What;
use crate::names::{Name, is_joined};
use crate::normal::{Gap, one_of};
use crate::roles::Judge;
use crate::series::Series;

/// Whether an office, and a state before it, stand right before a name: 乌干达总统|巴林达.
fn back_office(judge: &Judge, v: &Series<usize>, at: usize) -> bool {
    at >= 2
        && judge.marks[v[at - 1]].is(Class::Office)
        && judge.marks[v[at - 1]].end == judge.marks[v[at]].start
        && judge.marks[v[at - 2]].name().is_some_and(|name| judge.names[name].is_state())
}

impl Judge<'_> {
    /// Why a name cannot take part where it stands, by its nearest words.
    pub fn barred(&self, v: &Series<usize>, at: usize) -> Option<&'static str> {
        let mark = &self.marks[v[at]];
        let name = &self.names[mark.name()?];
        if is_joined(self.text, name) {
            return Some("nested");
        }
        let before = |n: usize| at.checked_sub(n).map(|at| v[at]);
        let next = v.get(at + 1).copied();
        let adjacent = |next: usize| {
            self.text.tokens[self.marks[next].start].gap != Gap::Wide
                && self.marks[next].start == mark.end
        };
        let han = self.text.is_han(name.end - 1) || self.text.is_han(name.start);
        if let Some(next) = next.filter(|next| adjacent(*next))
            && let Some(why) = self.barred_by_next(v, at, next, name)
        {
            return Some(why);
        }
        if name.is_state() && self.invites(v, at) {
            return Some("organiser");
        }
        if self.is_office_of_state(v, at, name) {
            return Some("office");
        }
        if han && let Some(why) = self.barred_in_chinese(v, at, name) {
            return Some(why);
        }
        // A publisher: “X reports”, 据X报道.
        if !name.is_state()
            && ((1..=2)
                .filter_map(before)
                .any(|at| self.marks[at].is(Class::Source) && !self.marks[at].is(Class::Body))
                || han && next.is_some_and(|at| self.marks[at].is(Class::Source)))
        {
            return Some("other");
        }
        // “Chad Brown”, “Michael Jordan”, “Mexico City”: one name in capitals.
        if name.is_state() && !han && name.end == name.start + 1 && self.is_part_of_name(v, at) {
            return Some("nested");
        }
        if self.is_host_in_clause(v, at) {
            return Some("organiser");
        }
        self.barred_by_before(v, at, name)
    }

    /// Why a name cannot take part, by the mark right behind it.
    fn barred_by_next(
        &self,
        v: &Series<usize>,
        at: usize,
        next: usize,
        name: &Name,
    ) -> Option<&'static str> {
        let han = self.text.is_han(name.end - 1) || self.text.is_han(name.start);
        let follower = &self.marks[next];
        let capital = self.text.is_capital(follower.start);
        if !han
            && capital
            && (follower.is(Class::NestedWord) || follower.is(Class::Event))
            && !follower.is(Class::Office)
        {
            return Some("nested");
        }
        // “ASEAN REGIONAL FORUM INTER-SESSIONAL MEETING”
        let meeting = !han
            && capital
            && !name.is_state()
            && (at + 1..v.len().min(at + 6))
                .map(|at| &self.marks[v[at]])
                .take_while(|mark| {
                    mark.is_mark('-')
                        || mark.name().is_none()
                            && self.text.is_capital(mark.start)
                            && !mark.is(Class::Office)
                })
                .any(|mark| mark.is(Class::Event));
        if meeting {
            return Some("nested");
        }
        if self.text.is_han(follower.start)
            && !name.is_state()
            && follower.what == What::Word
            && !has("的等以派将也均则由和与及代应均已正出亦还曾属为", self.word(next))
            // 甲、乙、丙三家
            && v.get(at + 2).is_none_or(|at| !one_of(self.word(*at), "家 个"))
            && !(at + 1..v.len().min(at + 9))
                .take_while(|at| !self.is_separator(v[*at]))
                .any(|at| self.is_at(v, at, Class::Office))
        {
            return Some("nested");
        }
        if han && follower.is(Class::Event) && !follower.is(Class::Office) {
            return Some(if name.is_state() { "place" } else { "organiser" });
        }
        // 东盟10国（…）
        let counted = han
            && !name.is_state()
            && follower.what == What::Number
            && v.get(at + 2)
                .is_some_and(|at| self.marks[*at].is_group() || one_of(self.word(*at), "国 个"));
        if counted {
            return Some("other");
        }
        // 南盟其他成员国: its members.
        let members = han
            && !name.is_state()
            && follower.is(Class::Quantity)
            && v.get(at + 2).is_some_and(|at| self.marks[*at].is_group());
        if members {
            return Some("other");
        }
        let status = follower.is(Class::Status) && !follower.is(Class::Attends);
        let led = self.is_team(next) && v.get(at + 2).is_some_and(|at| self.word(*at) == "由");
        if !name.is_state()
            && follower.is_group()
            && !follower.is(Class::Office)
            && !led
            // 南盟七国: its members.
            // 东盟国家
            && (!han
                || status
                || self.is_number_of_states(next)
                || follower.end - follower.start == 2 && self.word(next) == "国")
        {
            return Some("other");
        }
        if self.is_ship(v, at, next) {
            return Some("nested");
        }
        // The owner of something else.
        if follower.is_mark('\'') {
            let office = (at + 2..at + 7)
                .filter_map(|at| v.get(at))
                .any(|at| self.marks[*at].is(Class::Office) || self.marks[*at].is(Class::Persons));
            if !office {
                return Some("other");
            }
            if !name.is_state() && v.get(at + 3).is_some_and(|at| self.marks[*at].is_group()) {
                return Some("other");
            }
        }
        None
    }

    /// “from A: the chairman of the Supreme Court, …”: the office of one from A.
    fn is_office_of_state(&self, v: &Series<usize>, at: usize, name: &Name) -> bool {
        let before = |n: usize| at.checked_sub(n).map(|at| v[at]);
        let is_office = name.unknown
            && !name.is_state()
            && name.inner.is_empty()
            && before(1).is_some_and(|at| self.marks[at].is(Class::Office));
        if !is_office {
            return false;
        }
        let near = |n: usize| (2..=n).filter_map(before);
        let ends = |at: &usize| matches!(self.marks[*at].what, What::Mark(';' | '.' | '。'));
        let is_state =
            |at: usize| self.marks[at].name().is_some_and(|name| self.names[name].is_state());
        let state = near(7)
            .take_while(|at| !ends(at))
            .find(|at| self.marks[*at].name().is_some() || self.is_and(*at));
        let dash = near(6).any(|at| self.marks[at].is_mark('–'));
        // «Республики Чад – Мбаи Д. И., директор»: the state right before the dash.
        let far = (2..=12)
            .find(|n| before(*n).is_some_and(|at| self.marks[at].is_mark('–')))
            .and_then(|n| before(n + 1));
        dash && state.is_some_and(is_state)
            || far.is_some_and(is_state)
            || self.stands_for_state(v, at)
    }

    /// Why a name cannot take part, by what stands around it in Chinese.
    fn barred_in_chinese(&self, v: &Series<usize>, at: usize, name: &Name) -> Option<&'static str> {
        let mark = &self.marks[v[at]];
        let before = |n: usize| at.checked_sub(n).map(|at| v[at]);
        let next = v.get(at + 1).copied();
        // 由国家移民管理局副局长率领: the office of the one who leads a delegation.
        if !name.is_state()
            && before(1)
                .is_some_and(|at| self.word(at) == "由" && !self.marks[at].is(Class::Office))
        {
            let leads = (at + 1..v.len().min(at + 24))
                .take_while(|at| !self.mark_at(v, *at, ','))
                .any(|at| self.word(v[at]) == "率");
            if leads {
                return Some("office");
            }
        }
        // 泰国《曼谷邮报》报道: a newspaper's country.
        let quoted = name.is_state()
            && next.is_some_and(|at| self.marks[at].is_mark('"'))
            && (at + 2..v.len().min(at + 12)).any(|at| self.is_at(v, at, Class::Source));
        if quoted {
            return Some("other");
        }
        // 日本鸟取县: a part of the state. 总统巴林达: a sound inside a person's name.
        let words = (name.end..name.end + 6)
            .take_while(|at| self.text.is_han(*at) && self.text.tokens[*at].gap == Gap::None);
        let part = name.is_state()
            && mark.end - mark.start >= 2
            && words
                .take_while(|at| {
                    !one_of(self.text.word(*at), "和 与 及 等 的 在 代 总 外 部 首 国")
                })
                .find(|at| one_of(self.text.word(*at), "省 县 郡"))
                .is_some_and(|at| !one_of(self.text.word(at + 1), "长 级 际"));
        if part {
            return Some("place");
        }
        if self.is_owner(v, at) {
            return Some("other");
        }
        let in_person = name.is_state()
            && back_office(self, v, at)
            && next.is_some_and(|at| {
                self.marks[at].what == What::Word
                    && self.text.is_han(self.marks[at].start)
                    && self.text.tokens[mark.end].gap == Gap::None
                    && !has("的等以派将也均则由和与及代应已正出亦还曾在", self.word(at))
            });
        if in_person {
            return Some("nested");
        }
        None
    }
}
