//! Cues: what one word before a run says of it: that they attended, that they were lent, met or named among
//! others, that somebody else did something.
//!
//! How far such a word reaches, and which is the nearest, is said in `evidence.rs`.

use crate::classes::Class;
use crate::evidence::{ATTENDED, Carried, REACH};
use crate::marks::{Mark, What};
use crate::normal::{begins, ends, one_of};
use crate::roles::Judge;
use crate::series::Series;

/// Whether a word alone names those who came as guests, or to speak.
fn names_guests(mark: &Mark, word: &str) -> bool {
    mark.end - mark.start == 1
        && one_of(
            word,
            "guests observers speakers lecturers trainers facilitators instructors guest observer гости наблюдатели гостями наблюдателями",
        )
}

impl Judge<'_> {
    /// Why those behind a word attended: it says so itself, or that others did too.
    pub fn attended_before(
        &self,
        v: &Series<usize>,
        place: usize,
        first: usize,
    ) -> Option<&'static str> {
        let cyrillic = self.is_cyrillic(v[first]);
        let han = self.text.is_han(self.marks[v[first]].start);
        let lent = !han && !cyrillic && self.were_lent_by(v, place);
        if self.is_at(v, place, Class::AttendedBy) || lent {
            return Some(ATTENDED);
        }
        // 除东道国加纳外，参加会议的还有…: those are there too.
        let too = han
            && self.word(v[place]) == "除"
            && (first + 1..v.len().min(first + 40)).any(|at| self.word(v[at]) == "外")
            && (first + 1..v.len().min(first + 60)).any(|at| {
                self.text.word(self.marks[v[at]].end - 1) == "有"
                    && self.is_at(v, at, Class::AttendedBy)
                    || self.says(v, at, "还 也 另")
            });
        too.then_some("named beside those who attended too")
    }

    /// «встретились с послом Кубы», «посетили посольство Индии»: the other side of the verb.
    pub fn is_other_side(&self, v: &Series<usize>, place: usize, first: usize) -> bool {
        let mark = &self.marks[v[place]];
        let cyrillic = self.is_cyrillic(v[first]);
        let verb = self.word(v[place]);
        let between = place + 1..first;
        let object = mark.is(Class::Attends)
            && (verb.starts_with("встре") && between.clone().any(|at| self.says(v, at, "с со"))
                || verb.starts_with("посет")
                    && !between.clone().any(|at| {
                        let persons = [Class::Carrier, Class::Persons, Class::Office];
                        self.marks[v[at]].classes.has_any(&persons)
                    }));
        // «студенты, изучающие язык Китая»
        let participle = cyrillic
            && mark.what == What::Word
            && self.text.is_lower(mark.start)
            && !begins(verb, "входящ состоящ являющ")
            && ends(verb, "ющие ющих ящие ящих ущие ущих вшие вших")
            // «принимающие школы (A, B)»
            && !v.get(place + 2).is_some_and(|at| self.marks[*at].is_mark('('));
        object || participle
    }

    /// «Не смогли прибыть, хотя и были приглашены, …», «не участвовали».
    pub fn is_in_vain(&self, v: &Series<usize>, place: usize) -> bool {
        let mark = &self.marks[v[place]];
        self.text.word(mark.end - 1).starts_with("приглаш")
            && self.has_class(&v[..place], Class::Absent)
            || place > 0 && self.word(v[place - 1]) == "не"
    }

    /// Whether a verb of attending stands before those who attended, and not behind them.
    pub fn attend_before(&self, v: &Series<usize>, place: usize, first: usize) -> bool {
        let mark = &self.marks[v[place]];
        let han = self.text.is_han(self.marks[v[first]].start);
        let has = han
            && (place + 1..first)
                .any(|at| self.says(v, at, "有 包 为 是 含") || self.is_at(v, at, Class::Include));
        let passive =
            !han && (self.were_joined_by(v, place, first) || self.text.word(mark.end - 1) == "by");
        // “Around the table, besides the Allies, were A, B and C”.
        let inverted = !han
            && (place + 1..first)
                .rev()
                .find(|at| {
                    !self.says(v, *at, "the a an")
                        && !self.is_at(v, *at, Class::Carrier)
                        && !self.is_at(v, *at, Class::Office)
                        && !self.marks[v[*at]].is_group()
                })
                .is_some_and(|at| self.says(v, at, "were was are is sat"));
        has || passive || inverted
    }

    /// “… sat down with their counterparts from A, B and C”.
    pub fn are_met(&self, v: &Series<usize>, place: usize, first: usize, carrier: Carried) -> bool {
        let han = self.text.is_han(self.marks[v[first]].start);
        !han && matches!(carrier, Carried::Inside | Carried::Governed)
            && self.says(v, place, "met meets meet sat conferred gathered talked held")
            && (place + 1..first).any(|at| self.word(v[at]) == "with")
    }

    /// 导师由甲、乙派出: those who lend the persons before.
    pub fn are_lent_by(&self, v: &Series<usize>, place: usize, first: usize) -> bool {
        self.word(v[place]) == "由"
            && v[place.saturating_sub(3)..place]
                .iter()
                .any(|at| self.marks[*at].is(Class::Persons) || self.marks[*at].is(Class::Status))
            && (first + 1..v.len().min(first + REACH))
                .take_while(|at| !self.mark_at(v, *at, ','))
                .any(|at| self.says(v, at, "派 选 委 提 担 出"))
    }

    /// 由加蓬总统主持: only with the act behind.
    pub fn is_act_by(&self, v: &Series<usize>, place: usize, first: usize) -> bool {
        let han = self.text.is_han(self.marks[v[first]].start);
        self.is_at(v, place, Class::ActsBy)
            && (!han
                || self.word(v[place]) != "由"
                || (first + 1..v.len().min(first + 24))
                    .take_while(|at| !self.mark_at(v, *at, ','))
                    .any(|at| self.is_at(v, at, Class::Acts) || self.is_at(v, at, Class::Attends)))
    }

    /// How “delegations of” stands at a place, and where it begins with its small words.
    pub fn carried_at(&self, v: &Series<usize>, place: usize) -> (Carried, usize) {
        let mark = &self.marks[v[place]];
        let mut back = place;
        while back > 1 && self.says(v, back - 1, "the a an their its all") {
            back -= 1;
        }
        let before = back.checked_sub(1).map_or("", |at| self.word(v[at]));
        let governed = one_of(
            before,
            "with to between against about for in by of с со к между для о об у the its their",
        ) && !(before == "with"
            && back > 1
            && matches!(self.word(v[back - 2]), "together" | "along"))
            && !(before == "the" && back <= 1);
        let carrier = if governed && !mark.is(Class::Carrier)
            || one_of(before, "with to between against about между к о об")
        {
            Carried::Governed
        } else {
            Carried::Inside
        };
        (carrier, back)
    }

    /// The group that an auxiliary names some of: «Гостями форума стали …», “Guests were A, B and C”.
    pub fn role_of_auxiliary(&self, v: &Series<usize>, place: usize, han: bool) -> Option<usize> {
        let role = (place.saturating_sub(3)..place).find(|at| {
            self.is_at(v, *at, Class::Status)
                && (self.marks[v[*at]].start..self.marks[v[*at]].end)
                    .any(|at| ends(self.text.word(at), "ями ами ем ом"))
        });
        let guests = place > 0
            && self.is_at(v, place - 1, Class::Status)
            && !han
            && !self.says(v, place, "will would shall have has had")
            && names_guests(&self.marks[v[place - 1]], self.word(v[place - 1]));
        role.or_else(|| guests.then(|| place - 1))
    }

    /// The group that those named are among: “Guests included A, B and C”, 特邀嘉宾有东帝汶卫生部长.
    pub fn group_among(&self, v: &Series<usize>, place: usize, han: bool) -> Option<usize> {
        let mark = &self.marks[v[place]];
        if han && let Some(group) = self.group_that_has(v, place) {
            return Some(group);
        }
        if self.says(v, place, "included include includes including comprised")
            && place > 0
            && self.is_at(v, place - 1, Class::Status)
            && !han
        {
            return Some(place - 1);
        }
        let role = mark.is(Class::Status)
            || mark.is(Class::Carrier) && self.word(v[place]).starts_with("участник");
        (role && place > 0 && self.is_among(v, place)).then_some(place)
    }
}
