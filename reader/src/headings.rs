//! Headings: which printed heading a name stands under, before its run.
//!
//! The words of a heading are measured in `heading_words.rs`.

use crate::classes::Class;
use crate::evidence::AUXILIARY;
use crate::heading_words::around;
use crate::marks::{Heading, What};
use crate::normal::one_of;
use crate::roles::Judge;
use crate::series::Series;

/// Whether a word is a number.
pub fn is_number(word: &str) -> bool {
    one_of(
        word,
        "два две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать одиннадцати двенадцати two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty двух трех четырех пяти шести семи восьми девяти десяти",
    )
}
impl Judge<'_> {
    /// The heading left of a run: the group nearest to it.
    pub fn heading_left(
        &self,
        v: &Series<usize>,
        first: usize,
        from: usize,
    ) -> (Option<Heading>, bool) {
        let han = self.text.is_han(self.marks[v[first]].start);
        let mut best: Option<(usize, u8)> = None;
        for place in (from.max(first.saturating_sub(60))..first).rev() {
            let mark = &self.marks[v[place]];
            if mark.name().is_some() && self.barred(v, place).is_none() {
                break;
            }
            if !mark.is_group() || mark.is(Class::Office) && !mark.is(Class::Persons) {
                continue;
            }
            if self.is_of_others(v, place, first) {
                continue;
            }
            let heading =
                around(self.text, self.marks, self.names, v[place], (v[from.min(place)], v[first]));
            let bare = heading == (mark.start, mark.end);
            if self.says_nothing(v, place, first, bare) || !self.reaches(v, place, first, heading) {
                continue;
            }
            let persons = mark.is(Class::Persons) && !mark.is(Class::Status);
            // «главы внешнеполитических ведомств»: the persons' words contain the nearer noun.
            let contains = best.is_some_and(|(inner, rank)| {
                rank == 1
                    && !self.is_states(v[inner])
                    && (persons || !han && !self.is_cyrillic(v[place]))
                    && heading.1 >= self.marks[v[inner]].end
                    && !self.is_at(v, inner, Class::Persons)
            });
            // «стран объединения»: the nearer noun belongs to the one before it.
            let owns = best.is_some_and(|(inner, rank)| {
                rank == 1 && place + 1 == inner && self.is_states(v[place])
            });
            let rank = if mark.is(Class::Status) { 2 } else { 1 };
            if contains || owns || best.is_none_or(|(_, before)| rank > before) {
                best = Some((place, rank));
            }
        }
        let Some((place, _)) = best else {
            let side = han.then(|| {
                self.side_before(v, first)
                    .or_else(|| self.role_named(v, first))
                    .or_else(|| self.before_bracket(v, first))
            });
            let role = || self.role_before(v, first).or_else(|| self.plural_before(v, first));
            return (side.unwrap_or_else(role), false);
        };
        let mark = &self.marks[v[place]];
        let heading =
            around(self.text, self.marks, self.names, v[place], (v[from.min(place)], v[first]));
        (Some(heading), mark.is(Class::Persons) && !mark.is(Class::Status))
    }

    /// Whether a group before a run is one of others: who invited, who came along, a meeting's name.
    fn is_of_others(&self, v: &Series<usize>, place: usize, first: usize) -> bool {
        // “Parties which are not members”, “chiefs or their deputies”: those named first.
        let named_first = v[place.saturating_sub(4)..place]
            .iter()
            .any(|at| self.is_prefix(*at) && !self.text.is_mark(self.marks[*at].end, '-'))
            || place >= 2
                && self.says(v, place - 1, "their its his her их")
                && self.says(v, place - 2, "or или");
        // «вместе с парламентариями СНГ наблюдают представители A»: those are others.
        let beside = place > 0
            && self.says(v, place - 1, "с со with")
            && self.has_class(&v[place + 1..first], Class::Attends);
        // “the experts were joined by A”
        let joined = v[place + 1..first].iter().any(|at| {
            self.marks[*at].is(Class::AttendedBy) && one_of(self.word(*at), "joined accompanied")
        });
        // “invited by the Co-Chairs”: they are no group of those named.
        let by = (1..=2).any(|n| place >= n && self.word(v[place - n]) == "by");
        // “meeting of ministers”: the meeting's name.
        named_first
            || beside
            || joined
            || by
            || self.in_event_name(v, place)
            || self.is_counted_team(v, place)
    }

    /// Whether a group's words say no more than a list does: “12 countries”, 列席 as a verb.
    fn says_nothing(&self, v: &Series<usize>, place: usize, first: usize, bare: bool) -> bool {
        let mark = &self.marks[v[place]];
        let han = self.text.is_han(self.marks[v[first]].start);
        let one_word = mark.end - mark.start == 1;
        let numbered = bare && one_word && mark.is(Class::Category) && place > 0 && {
            let before = &self.marks[v[place - 1]];
            !han && (matches!(before.what, What::Number)
                || before.is(Class::Following) && is_number(self.word(v[place - 1])))
        };
        // 列席 as a verb, and bare nouns that any list has.
        let verb = han && mark.is(Class::Attends);
        let bare_noun =
            han && bare && mark.end - mark.start == 2 && self.says(v, place, "机 单 组");
        let plain_states =
            han && bare && mark.end - mark.start <= 2 && matches!(self.word(v[place]), "国" | "各")
                || han
                    && bare
                    && mark.is(Class::Category)
                    && mark.end - mark.start == 2
                    && self.word(v[place]) == "国"
                || bare
                    && han
                    && mark.is(Class::Category)
                    && self.says(v, place, "两 三 四 五 六 七 八 九 十");
        let number_of_states = han && self.is_number_of_states(v[place]);
        // 实到12国：
        let counted =
            han && bare && one_word && place > 0 && self.marks[v[place - 1]].what == What::Number;
        let listed = (place + 1..first.min(place + 3)).any(|at| self.mark_at(v, at, ':'))
            || place > 0 && self.says(v, place - 1, "下 列 以");
        let states = (plain_states || number_of_states) && !listed;
        numbered || verb || bare_noun || counted || states
    }

    /// Whether a group reaches the list: only small words, an office, a colon between.
    fn reaches(&self, v: &Series<usize>, place: usize, first: usize, heading: Heading) -> bool {
        let group = &self.marks[v[place]];
        let han = self.text.is_han(self.marks[v[first]].start);
        let persons = group.is(Class::Persons) && !group.is(Class::Status);
        (place + 1..first).all(|at| {
            let mark = &self.marks[v[at]];
            if han && self.is_and(v[at]) {
                return false;
            }
            let right_behind = mark.start == heading.1;
            // “the four Member Countries, A, B, C and D”
            let counted = || {
                self.is_counted_group(v, place)
                    && v[at + 1..first].iter().all(|at| self.word(*at) == "the")
            };
            let comma = || {
                han && (self.word(v[at - 1]).starts_with('面') || self.word(v[at - 1]) == "中")
                    || right_behind && (counted() || self.is_out_of(v, place, heading))
                    || self.is_for_one(v, first, heading)
                    || v.get(at + 1).is_some_and(|at| self.marks[*at].is(Class::Include))
            };
            mark.start < heading.1
                || matches!(mark.what, What::Mark(':' | '–' | '(' | '"') | What::Number)
                || mark.is_mark(',') && comma()
                || han && right_behind && self.word(v[at]) == "中"
                || mark.is(Class::Include)
                || mark.is(Class::Following)
                || mark.is(Class::Carrier)
                || mark.is(Class::Office)
                || mark.is(Class::Attends)
                || mark.is(Class::AttendedBy)
                || mark.is(Class::Verb) && self.says(v, at, AUXILIARY)
                || mark.is(Class::LabelPresent)
                || mark.is_group()
                || mark.is(Class::Honorific)
                || matches!(mark.what, What::Word) && !persons
                || mark.is(Class::Event)
                || mark.is(Class::International) && !han
                || mark.is_mark('.') && self.word(v[at - 1]).chars().count() <= 2
                || han && mark.is(Class::As)
                || han && (mark.is(Class::ActsBy) || self.says(v, at, "则 均 分 都 亦"))
                || mark.is(Class::PlaceWord)
                || mark.is(Class::NestedWord) && self.text.is_capital(mark.start)
                || mark.is(Class::Body) && (!persons || self.is_at(v, at - 1, Class::Carrier))
                || self.is_and(v[at])
                    && self.is_cyrillic(v[at])
                    && v.get(at + 1).is_some_and(|at| self.marks[*at].is(Class::Carrier))
                || mark.is(Class::Acts) && self.word(v[at]).starts_with("выступ")
                || self.says(v, at, "of the from i e из от or или their их")
                || self.joins_regions(v, at)
        })
    }

    /// 以及联系国智利、秘鲁, “Seated: the observer states A and B”: a group right before a name.
    pub fn group_right_before(&self, v: &Series<usize>, first: usize) -> Option<Heading> {
        let name = &self.marks[v[first]];
        if !self.text.is_han(name.start) && !self.is_cyrillic(v[first]) {
            let the = usize::from(first > 0 && self.word(v[first - 1]) == "the");
            let group = &self.marks[v[first.checked_sub(1 + the)?]];
            return (group.is_group() && !group.is(Class::Office) && !group.is(Class::Persons))
                .then(|| self.heading_left(v, first, 0).0)
                .flatten();
        }
        let before = &self.marks[v[first.checked_sub(1)?]];
        let group = self.text.is_han(name.start)
            && before.end == name.start
            && (before.is(Class::Status) && !before.is(Class::Attends)
                || before.is(Class::Category) && before.end - before.start > 2);
        group.then(|| self.heading_left(v, first, 0).0).flatten()
    }

    /// Whether a number stands before a group: “the four Member Countries”, «трех стран».
    fn is_counted_group(&self, v: &Series<usize>, place: usize) -> bool {
        place.checked_sub(1).is_some_and(|before| {
            self.marks[v[before]].what == What::Number || is_number(self.word(v[before]))
        })
    }

    /// “Among the observers, A and B sent experts”, “Of the partners, C came”: those named are some of the group.
    fn is_out_of(&self, v: &Series<usize>, place: usize, heading: Heading) -> bool {
        let first = v[..place].partition_point(|at| self.marks[*at].start < heading.0);
        let before = first - usize::from(first > 0 && self.word(v[first - 1]) == "the");
        before > 0
            && self.says(v, before - 1, "among of from из среди")
            && (before == 1 || self.text.is_capital(self.marks[v[before - 1]].start))
    }

    /// “States Parties in Africa and Asia”: an “and” between capitals that are no names.
    fn joins_regions(&self, v: &Series<usize>, at: usize) -> bool {
        let region = |at: Option<&usize>| {
            at.is_some_and(|at| {
                self.marks[*at].name().is_none() && self.text.is_capital(self.marks[*at].start)
            })
        };
        self.says(v, at, "and и") && region(v.get(at - 1)) && region(v.get(at + 1))
    }

    /// Whether a group is one of states by its noun: «государств СНГ».
    fn is_states(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_cyrillic(at) && (word.starts_with("государств") || word.starts_with("стран"))
    }

    /// Whether a group is part of a meeting's name: “Meeting of the Ministers”.
    pub fn in_event_name(&self, v: &Series<usize>, place: usize) -> bool {
        let mut back = place;
        if back > 0 && self.word(v[back - 1]) == "the" {
            back -= 1;
        }
        if back > 0 && self.word(v[back - 1]) == "of" {
            back -= 1;
        } else if !self.is_cyrillic(v[place]) || back != place {
            return false;
        }
        back > 0 && self.is_at(v, back - 1, Class::Event) && !self.is_at(v, back - 1, Class::Office)
    }

    /// 五国: how many they are, and no more.
    pub fn is_number_of_states(&self, at: usize) -> bool {
        let mark = &self.marks[at];
        mark.end - mark.start == 2
            && self.text.word(mark.end - 1) == "国"
            && one_of(self.word(at), "两 三 四 五 六 七 八 九 十")
    }
}
