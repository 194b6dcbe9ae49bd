//! Evidence behind a run, and what stands right beside one: the office of a name, “such as”, a status
//! and a colon.
//!
//! What stands before a run is read in `evidence.rs`.

use crate::classes::Class;
use crate::evidence::AUXILIARY;
use crate::marks::What;
use crate::normal::one_of;
use crate::roles::{Judge, Strength};
use crate::russian;
use crate::series::Series;

impl Judge<'_> {
    /// The evidence right of a run.
    pub fn right(&self, v: &Series<usize>, last: usize) -> (Strength, &'static str, Option<usize>) {
        let cyrillic = self.is_cyrillic(v[last]);
        let han = self.text.is_han(self.marks[v[last]].start);
        let mut budget: usize = if han { 40 } else { 26 };
        let mut passed = last + 1;
        let mut role = None;
        for place in last + 1..v.len() {
            if place < passed {
                continue;
            }
            // “hosted by the Bank of A, whose Deputy Governor gave the opening address”
            if let Some(acts) = self.acts_through_its_own(v, place) {
                return (Strength::Acts, "acts in the meeting", Some(acts));
            }
            // “the Parliament of A, which holds that status, followed …”: the clause is passed over.
            if let Some(behind) = self.relative(v, place) {
                passed = behind;
                continue;
            }
            let mark = &self.marks[v[place]];
            if mark.is_mark(';') {
                break;
            }
            if budget == 0 {
                break;
            }
            budget -= 1;
            if mark.name().is_some() && self.barred(v, place).is_none() && !han {
                break;
            }
            // “the delegation of A was headed by …”
            if !han && !cyrillic && self.is_led_delegation(v, last, place) {
                return (
                    Strength::Sure,
                    "words behind the list say that they attended",
                    Some(place),
                );
            }
            // …，颁奖仪式由丙主持: another one acts.
            if han && self.of_event(v[place]) && self.has_mark(&v[last + 1..place], ',') {
                break;
            }
            if self.is_stood_for(v, last, place) {
                return (
                    Strength::Sure,
                    "words behind the list say that they attended",
                    Some(place),
                );
            }
            // A、B开展了行动，C未参与: it is said of C.
            if han && self.is_absence(v[place]) && self.is_of_another(v, last, place) {
                break;
            }
            if self.is_absence(v[place]) {
                // “could not come and was represented by the Ambassador”
                if let Some(stand_in) = self.stand_in(v, place) {
                    return (
                        Strength::Sure,
                        "words behind the list say that they attended",
                        Some(stand_in),
                    );
                }
                return (Strength::No, "absent", Some(place));
            }
            if let Some(cue) = self.attends_in_vain(v, last, place) {
                return (Strength::No, "absent", Some(cue));
            }
            // 甲、乙属新成员: beside others who came, worth a question.
            if self.sure > 0 && place <= last + 3 && self.is_said_to_be(v, place).is_some() {
                role = Some(place);
            }
            if self.is_elsewhere(v, last, place) {
                break;
            }
            // 派出观摩团
            let sends = han
                && mark.is(Class::As)
                && self.word(v[place]) == "派"
                && v.get(place + 1).is_some_and(|at| self.marks[*at].is(Class::Status));
            if sends {
                return (
                    Strength::Sure,
                    "words behind the name say in which role it is there",
                    Some(place),
                );
            }
            // 主席的讲话: a thing, no act.
            if han && mark.is(Class::Acts) && self.word(v[place - 1]) == "的" {
                continue;
            }
            // “with officials of A participating as observers”
            let participating = self.says(v, place, "participating watching observing")
                && v.get(place + 1).is_some_and(|at| self.marks[*at].is(Class::As));
            if mark.is(Class::Attends) || participating {
                return (
                    Strength::Sure,
                    "words behind the list say that they attended",
                    Some(place),
                );
            }
            if mark.is(Class::AttendedBy) && !han {
                break;
            }
            if mark.is(Class::Acts) {
                return (Strength::Acts, "acts in the meeting", Some(place));
            }
            if mark.is(Class::Verb)
                && !mark.is_group()
                && !mark.is(Class::Office)
                && !mark.is(Class::Body)
            {
                if self.says(v, place, AUXILIARY) {
                    // “A and B were special guests”.
                    if !han && self.role_behind(v, place).is_some() {
                        return (
                            Strength::Sure,
                            "words behind the name say in which role it is there",
                            Some(place),
                        );
                    }
                    budget = budget.min(8);
                    continue;
                }
                // “…, who met in Honolulu”
                let relative = self.says(v, place, "who which")
                    && v.get(place + 1).is_some_and(|at| self.marks[*at].is(Class::Attends));
                if relative {
                    continue;
                }
                break;
            }
            if self.is_another_act(v, place) {
                break;
            }
        }
        match role {
            Some(_) => {
                (Strength::Weak, "words behind the name say in which role it is there", role)
            }
            None => (Strength::No, "", None),
        }
    }

    /// 喀麦隆由国务秘书代表, 上合组织观察团由副秘书长率领: somebody stands for it, or leads its team.
    fn is_stood_for(&self, v: &Series<usize>, last: usize, place: usize) -> bool {
        let led = place == last + 2
            && self.is_team(v[last + 1])
            && self.word(v[place]) == "由"
            && v[place..v.len().min(place + 16)]
                .iter()
                .take_while(|at| !self.marks[**at].is_mark(','))
                .any(|at| self.word(*at) == "率");
        let han = self.text.is_han(self.marks[v[last]].start);
        led || han
            && place == last + 1
            && self.word(v[place]) == "由"
            && (place + 1..v.len().min(place + 20))
                .take_while(|at| {
                    let mark = &self.marks[v[*at]];
                    mark.is_mark('·') || !matches!(mark.what, What::Mark(_) | What::Name(_))
                })
                .any(|at| {
                    self.word(v[at]) == "代" && self.text.word(self.marks[v[at]].start + 1) == "表"
                })
    }

    /// The place at which a word of attending is denied: «присутствовать не смог», 未列席, 受邀观摩但未能成行.
    fn attends_in_vain(&self, v: &Series<usize>, last: usize, place: usize) -> Option<usize> {
        if !self.is_at(v, place, Class::Attends) {
            return None;
        }
        let cyrillic = self.is_cyrillic(v[last]);
        let han = self.text.is_han(self.marks[v[last]].start);
        let cannot = |at: &usize| self.marks[*at].is(Class::Absent) && self.word(*at) == "не";
        if cyrillic && v.get(place + 1).is_some_and(cannot) {
            return Some(place + 1);
        }
        let denied = self.says(v, place - 1, "未 没 不 无");
        let but = || {
            v.get(place + 1).is_some_and(|at| one_of(self.word(*at), "但 却 然 而"))
                && v[place + 1..v.len().min(place + 6)].iter().any(|at| self.is_absence(*at))
        };
        (han && (denied || but())).then_some(place)
    }

    /// Whether a word of attending is of another meeting, or of none: 曾以来宾身份参加, «…, сруб собрали из
    /// сосны».
    fn is_elsewhere(&self, v: &Series<usize>, last: usize, place: usize) -> bool {
        let han = self.text.is_han(self.marks[v[last]].start);
        self.is_at(v, place, Class::Attends)
            && (han && self.has_word(&v[last + 1..place], "曾")
                || self.is_accession(v, place)
                || self.says(v, place, "собрали собрал собрала")
                    && self.has_mark(&v[last + 1..place], ','))
    }

    /// 仪式由…主持: the event that somebody leads.
    pub fn of_event(&self, at: usize) -> bool {
        self.word(at) == "由"
            && one_of(self.text.word(self.marks[at].start.wrapping_sub(1)), "式 会 动")
    }

    /// 观察团, 代表团: those whom an organisation sends.
    pub fn is_team(&self, at: usize) -> bool {
        self.text.is_han(self.marks[at].start)
            && self.marks[at].is_group()
            && self.text.word(self.marks[at].end - 1) == "团"
    }

    /// The status that a verb says of the names before it: “were special guests”.
    pub fn role_behind(&self, v: &Series<usize>, verb: usize) -> Option<usize> {
        if !self.says(v, verb, "was were") {
            return None;
        }
        let role = (verb + 1..v.len().min(verb + 4))
            .find(|at| !self.says(v, *at, "a an the also both its there"))?;
        let mark = &self.marks[v[role]];
        let guest = mark.is(Class::Status)
            && !mark.is(Class::Office)
            && (mark.start..mark.end).any(|at| {
                one_of(
                    self.text.word(at),
                    "guest guests observer observers invitee invitees speakers lecturers panellists panelists",
                )
            });
        // “were observers of the truce” is another thing.
        let of = v.get(role + 1).is_some_and(|at| one_of(self.word(*at), "of in to at for"));
        (guest && !of).then_some(role)
    }

    /// The mark behind a clause with “which” or «который» that begins at a comma, if nobody attends in it.
    pub fn relative(&self, v: &Series<usize>, comma: usize) -> Option<usize> {
        let opens = self.mark_at(v, comma, ',') && v.get(comma + 1).is_some_and(|at| {
            one_of(
                self.word(*at),
                "which who whose whom where though although while albeit который которая которые которое которых чей чья чьи",
            )
        });
        if !opens {
            return None;
        }
        let rest = comma + 2..v.len().min(comma + 24);
        let end = rest.clone().find(|at| {
            matches!(self.marks[v[*at]].what, What::Mark(',' | ';' | '.' | '–' | '。'))
        })?;
        let says = v[comma..end].iter().any(|at| {
            let mark = &self.marks[*at];
            mark.is(Class::Attends)
                || mark.is(Class::Absent) && !self.is_prefix(*at)
                || mark.is(Class::AttendedBy)
        });
        (!says && self.mark_at(v, end, ',')).then_some(end + 1)
    }

    /// The act of somebody who holds an office of the name before a comma: “…, whose Governor opened the”.
    fn acts_through_its_own(&self, v: &Series<usize>, comma: usize) -> Option<usize> {
        let whose = self.mark_at(v, comma, ',')
            && v.get(comma + 1).is_some_and(|at| one_of(self.word(*at), "whose чей чья чьи"));
        if !whose {
            return None;
        }
        let clause = comma + 2..v.len().min(comma + 10);
        let office = clause.clone().find(|at| self.is_at(v, *at, Class::Office))?;
        (office + 1..clause.end)
            .take_while(|at| !matches!(self.marks[v[*at]].what, What::Mark(_) | What::Name(_)))
            .find(|at| self.is_at(v, *at, Class::Acts))
    }

    /// The office right before or behind a name.
    pub fn office(&self, v: &Series<usize>, at: usize) -> Option<(usize, usize)> {
        let mark = &self.marks[v[at]];
        if self.text.is_han(mark.start) {
            let next = (at + 1..v.len().min(at + 14)).take_while(|at| {
                matches!(self.marks[v[*at]].what, What::Word | What::Phrase | What::Office)
            });
            for place in next {
                if self.is_at(v, place, Class::Office) || self.is_at(v, place, Class::Persons) {
                    return Some((mark.end, self.marks[v[place]].end));
                }
                if self.is_at(v, place, Class::Attends) || self.is_at(v, place, Class::Verb) {
                    break;
                }
            }
            return None;
        }
        let mut back = at;
        let mut end = None;
        while back > 0 && at - back < 8 {
            back -= 1;
            let before = &self.marks[v[back]];
            if before.is(Class::Office) {
                return Some((before.start, end.unwrap_or(before.end)));
            }
            let passes = before.what == What::Word && !self.is_separator(v[back])
                || before.is(Class::Body)
                || before.is(Class::Government)
                || before.is(Class::Event)
                || before.is(Class::Persons)
                || before.is(Class::International)
                || matches!(self.word(v[back]), "of" | "the" | "at")
                || before.is_mark('-');
            if !passes {
                break;
            }
            if end.is_none() && !self.says(v, back, "of the at") {
                end = Some(before.end);
            }
        }
        let next = v.get(at + 1).map(|at| &self.marks[*at])?;
        let behind = next.is(Class::Office)
            || next.is(Class::Honorific)
                && v.get(at + 2).is_some_and(|at| self.marks[*at].is(Class::Office));
        (behind && next.start == mark.end).then_some((next.start, next.end))
    }

    /// Whether “such as” stands right before a run: examples are no list of those present.
    pub fn are_examples(&self, v: &Series<usize>, first: usize) -> bool {
        (first.saturating_sub(3)..first)
            .any(|at| self.is_at(v, at, Class::Include) && self.says(v, at, "such таких 如 例"))
    }

    /// Whether a noun of status and a colon stand right before a run.
    pub fn status_and_colon(&self, v: &Series<usize>, first: usize) -> bool {
        let mut at = first;
        let mut colon = false;
        while at > 0 && first - at < 4 {
            at -= 1;
            let mark = &self.marks[v[at]];
            colon |= mark.is_mark(':') || mark.is_mark('(');
            if colon && mark.is(Class::Status) {
                return true;
            }
        }
        false
    }

    /// “among the guests”, «среди гостей», «в числе приглашенных».
    pub fn is_among(&self, v: &Series<usize>, place: usize) -> bool {
        let mut back = place;
        while back > 0 && place - back < 3 {
            back -= 1;
            let word = self.word(v[back]);
            if one_of(word, "among amongst среди числе") {
                return true;
            }
            if !one_of(word, "the our other") && !russian::is_adjective(word) {
                return false;
            }
        }
        false
    }
}
