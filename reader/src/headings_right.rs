//! Headings on the right: which role is printed behind a run.
//!
//! What stands before it is in `headings.rs`.

use crate::classes::Class;
use crate::finding::has;
use crate::heading_words::around;
use crate::marks::{Heading, What};
use crate::roles::Judge;
use crate::series::Series;

impl Judge<'_> {
    /// The role that is printed behind a run: “as observers”, 以观察员身份.
    pub fn heading_right(&self, v: &Series<usize>, last: usize) -> Option<Heading> {
        let han = self.text.is_han(self.marks[v[last]].start);
        if han && let Some(heading) = self.group_right_behind(v, last) {
            return Some(heading);
        }
        if let Some(role) = self.role_right_behind(v, last).or_else(|| self.counted_role(v, last)) {
            return Some(role);
        }
        let mut attended = false;
        for place in last + 1..v.len() {
            let mark = &self.marks[v[place]];
            if let Some(role) = self.role_behind(v, place).filter(|_| !han && place == last + 1) {
                let bounds = (v[role], v[v.len() - 1] + 1);
                return Some(around(self.text, self.marks, self.names, v[role], bounds));
            }
            // 列席会议，为对话伙伴: it is said of the same.
            if let Some(role) = self.is_said_to_be(v, place) {
                let bounds = (v[role], v[v.len() - 1] + 1);
                return Some(around(self.text, self.marks, self.names, v[role], bounds));
            }
            // What follows “…列席，” is of others.
            if attended && mark.is_mark(',') && self.is_said_to_be(v, place + 1).is_none() {
                return None;
            }
            // «…, к которым в качестве наблюдателей присоединились C и D»: it is said of those.
            if self.word(v[place]) == "к"
                && v.get(place + 1).is_some_and(|at| self.word(*at).starts_with("котор"))
            {
                return None;
            }
            attended |= mark.is(Class::Attends) && !mark.is(Class::As);
            if mark.name().is_some() && self.barred(v, place).is_none() || mark.is_mark(';') {
                return None;
            }
            let etc = self.word(v[place]) == "等" || self.word(v[place]) == "共";
            if !(mark.is(Class::As) || etc) {
                continue;
            }
            for group in place + 1..v.len().min(place + if etc { 8 } else { 6 }) {
                let candidate = &self.marks[v[group]];
                if matches!(candidate.what, What::Mark(',' | ';' | '。' | '.')) {
                    break;
                }
                // “…, joined as observers by C and D”
                if v.get(group + 1).is_some_and(|at| self.word(*at) == "by") {
                    return None;
                }
                // 等国家和组织 says nothing.
                if etc && self.word(v[group]) == "国" {
                    break;
                }
                // 等五国: a number of states is no group.
                if etc && self.is_number_of_states(v[group]) {
                    break;
                }
                if candidate.is(Class::Status) && !(han && candidate.is(Class::Attends))
                    || etc && candidate.is(Class::Category) && candidate.end - candidate.start > 1
                {
                    return Some(around(
                        self.text,
                        self.marks,
                        self.names,
                        v[group],
                        (v[place] + 1, v[v.len() - 1] + 1),
                    ));
                }
            }
            if mark.is(Class::As) && !self.text.is_han(mark.start) {
                return self.role_after(v, place);
            }
        }
        None
    }

    /// 中国、俄罗斯、印度三个成员国: the group behind a number.
    fn group_right_behind(&self, v: &Series<usize>, last: usize) -> Option<Heading> {
        if self.marks[v[last]].end - self.marks[v[last]].start <= 1 {
            return None;
        }
        let mut next = last + 1;
        while v.get(next).is_some_and(|at| {
            self.marks[*at].what == What::Number
                || has("等共这两三四五六七八九十几多个余家", self.word(*at))
                    && !self.marks[*at].is_group()
        }) && next < last + 6
        {
            next += 1;
        }
        let at = *v.get(next)?;
        let mark = &self.marks[at];
        let numbered = self.is_number_of_states(at);
        let of_office = || {
            v[next + 1..v.len().min(next + 4)].iter().any(|at| {
                self.marks[*at].is(Class::Office)
                    || self.marks[*at].is(Class::Carrier) && self.word(*at) == "官"
            })
        };
        let is_group = mark.is(Class::Status)
            && !mark.is(Class::Attends)
            && !(next == last + 1 && self.is_team(at))
            || mark.is(Class::Category)
                && mark.end - mark.start > 2
                && !numbered
                && (next > last + 1 || !of_office());
        let bounds = (at, v[v.len() - 1] + 1);
        is_group.then(|| around(self.text, self.marks, self.names, at, bounds))
    }
}
