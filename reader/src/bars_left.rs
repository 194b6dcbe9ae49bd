//! Bars on the left: what keeps a name out of every run, by the words before it: a preposition, a meeting
//! or a group whose name it is, a town.
//!
//! What stands right beside it is in `bars.rs`.

use crate::classes::Class;
use crate::marks::What;
use crate::names::Name;
use crate::normal::{ends, one_of};
use crate::roles::Judge;
use crate::series::Series;

impl Judge<'_> {
    /// Why a name cannot take part, by the words before it.
    pub fn barred_by_before(
        &self,
        v: &Series<usize>,
        at: usize,
        name: &Name,
    ) -> Option<&'static str> {
        let mark = &self.marks[v[at]];
        let before = |n: usize| at.checked_sub(n).map(|at| v[at]);
        let han = self.text.is_han(name.end - 1) || self.text.is_han(name.start);
        let back = self.behind_small_words(v, at);
        let first = before(back)?;
        let mark_before = &self.marks[first];
        // “Ministers in charge of Water in A, B and C”: whose ministers they are.
        let in_charge = self.word(first) == "in"
            && (back + 2..back + 9).filter_map(before).any(|at| {
                one_of(self.word(at), "charge responsible")
                    && self.marks[at.saturating_sub(2)..at]
                        .iter()
                        .any(|mark| mark.is(Class::Persons))
            });
        let of_office = in_charge
            || !name.is_state()
                && before(back + 1).is_some_and(|at| self.marks[at].is(Class::Office));
        if mark_before.is(Class::PlaceWord)
            && !of_office
            && !mark_before.is(Class::AttendedBy)
            && !mark_before.is(Class::Carrier)
            && !mark_before.is(Class::As)
        {
            let of_event = self.word(first) == "for";
            return Some(if name.is_state() {
                "place"
            } else if of_event {
                "topic"
            } else {
                "organiser"
            });
        }
        if han && !name.is_state() && self.word(first) == "等" && back == 1 {
            return Some("other");
        }
        // “former President of Botswana”, «бывший президент Чада»: no officer of the state.
        let former =
            |at: usize| one_of(self.word(at), "former ex") || self.word(at).starts_with("бывш");
        let held = (1..=6)
            .filter_map(before)
            .take_while(|at| !matches!(self.marks[*at].what, What::Mark(',' | ';' | '.' | '\n')))
            .find(|at| self.marks[*at].is(Class::Office));
        if name.is_state()
            && !han
            && held.is_some_and(|at| {
                at > 0 && (former(at - 1) || self.marks[at - 1].is_mark('-') && former(at - 2))
            })
        {
            return Some("other");
        }
        if self.word(first) == "of"
            && !han
            && let Some(why) = self.barred_by_of(v, at, back, name)
        {
            return Some(why);
        }
        // «министр по чрезвычайным ситуациям Чада»: a portfolio.
        let portfolio = (2..=5)
            .filter_map(before)
            .take_while(|at| !self.is_separator(*at))
            .any(|at| self.marks[at].is(Class::Office));
        if !han && !portfolio && mark_before.is(Class::Event) && self.is_cyrillic(v[at]) {
            return Some(if name.is_state() { "topic" } else { "organiser" });
        }
        if self.is_cyrillic(v[at])
            && !name.is_state()
            && back == 1
            && (mark_before.is(Class::Status)
                || mark_before.is(Class::Category)
                // «вместе с парламентариями СНГ»
                || before(2).is_some_and(|at| one_of(self.word(at), "с со"))
                    && ends(self.word(first), "ями ами"))
            && mark_before.end == mark.start
            && self.text.word(name.start).chars().count() <= 12
            && name.end - name.start <= 3
            && v.get(at + 1).is_none_or(|next| !self.marks[*next].is_mark(','))
            && !self.is_list_of_senders(v, at)
        {
            return Some("other");
        }
        self.is_behind_town(v, at, back, name).then_some("place")
    }

    /// How far before a name the first word stands that is no small one.
    fn behind_small_words(&self, v: &Series<usize>, at: usize) -> usize {
        let before = |n: usize| at.checked_sub(n).map(|at| v[at]);
        let mut back = 1;
        while before(back).is_some_and(|at| {
            matches!(
                self.word(at),
                "the"
                    | "a"
                    | "г"
                    | "городе"
                    | "городах"
                    | "столице"
                    | "самой"
                    | "самом"
                    | "республике"
                    | "."
                    | "\""
            ) && !self.marks[at].is(Class::PlaceWord)
        }) {
            back += 1;
        }
        back
    }

    /// Why a name cannot take part behind an “of”: “the Ministers of Transport of the BSEC”.
    fn barred_by_of(
        &self,
        v: &Series<usize>,
        at: usize,
        back: usize,
        name: &Name,
    ) -> Option<&'static str> {
        let before = |n: usize| at.checked_sub(n).map(|at| v[at]);
        let mut persons = back + 1;
        while before(persons).is_some_and(|at| {
            let mark = &self.marks[at];
            one_of(self.word(at), "the of and")
                || mark.what == What::Word && self.text.is_capital(mark.start)
        }) && persons < 8
        {
            persons += 1;
        }
        if !name.is_state()
            && before(persons).is_some_and(|at| {
                // “the heads of SPREP”: each has one.
                let mark = &self.marks[at];
                mark.end - mark.start > 1
                    || !one_of(
                        self.word(at),
                        "heads chiefs directors secretaries presidents chairpersons",
                    )
            })
            && before(persons).is_some_and(|at| {
                self.marks[at].is(Class::Persons) && !self.marks[at].is(Class::Office)
            })
        {
            return Some("organiser");
        }
        let mut event = back + 1;
        while before(event).is_some_and(|at| self.word(at) == "the") {
            event += 1;
        }
        if let Some(event) = before(event) {
            let mark = &self.marks[event];
            if mark.is(Class::Event) && !mark.is(Class::Office) {
                return Some(if name.is_state() { "topic" } else { "organiser" });
            }
            if !name.is_state()
                && (mark.is(Class::Status) || mark.is(Class::Category))
                && !mark.is(Class::Carrier)
                && !(mark.is(Class::Office) && self.text.is_capital(mark.start))
            {
                return Some("other");
            }
        }
        None
    }

    /// A place behind its town: “in Tirana, Albania”, “Placencia, Belize”.
    fn is_behind_town(&self, v: &Series<usize>, at: usize, back: usize, name: &Name) -> bool {
        let before = |n: usize| at.checked_sub(n).map(|at| v[at]);
        let is_behind_comma = name.is_state()
            && before(back).is_some_and(|at| self.marks[at].is_mark(','))
            && (back == 1 || self.word(v[at - 1]) == "the");
        if !is_behind_comma {
            return false;
        }
        let mut town = back + 1;
        while before(town).is_some_and(|at| {
            let mark = &self.marks[at];
            (matches!(mark.what, What::Word) && self.text.is_capital(mark.start))
                || mark.is_mark('-')
                || mark.is_mark('\'')
                || mark.is_mark('.')
        }) && town < back + 6
        {
            town += 1;
        }
        town > back + 1
            && before(town).is_none_or(|at| {
                let mark = &self.marks[at];
                mark.is(Class::PlaceWord)
                    || matches!(self.word(at), "was" | "is")
                    || mark.is(Class::Event)
            })
    }
}
