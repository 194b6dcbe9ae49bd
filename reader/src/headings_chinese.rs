//! Chinese headings that stand where other languages have none: 甲、乙为观察员, 受援国方面，甲…, 采购商（甲、乙）.
//!
//! Which heading a name stands under otherwise is said in `headings.rs`.

use crate::classes::Class;
use crate::finding::has;
use crate::marks::{Heading, What};
use crate::normal::one_of;
use crate::roles::Judge;
use crate::series::Series;

/// Signs that such a heading has at most.
const LONGEST: usize = 8;

impl Judge<'_> {
    /// 为正式成员, 属新成员: the place of the group that a verb says of the names before it.
    pub fn is_said_to_be(&self, v: &Series<usize>, verb: usize) -> Option<usize> {
        let (says, role) = (&self.marks[*v.get(verb)?], &self.marks[*v.get(verb + 1)?]);
        let closes = v
            .get(verb + 2)
            .is_none_or(|at| matches!(self.marks[*at].what, What::Mark(',' | ';' | '。' | '、')));
        (says.end - says.start <= 2
            && one_of(self.text.word(says.start), "为 属 系 是")
            && role.is(Class::Status)
            && !role.is(Class::Attends)
            && closes)
            .then_some(verb + 1)
    }

    /// 特邀嘉宾有, 受邀机构则有, 加上东道主: the place of the group beside a verb before names.
    pub fn group_that_has(&self, v: &Series<usize>, verb: usize) -> Option<usize> {
        let word = self.word(v[verb]);
        if word == "加" && self.word(v[verb + 1]) == "上" {
            let group = *v.get(verb + 2)?;
            return self.marks[group].is(Class::Status).then_some(verb);
        }
        let mark = &self.marks[v[verb]];
        let has = one_of(word, "有 为 是") && mark.what == What::Word;
        let small = usize::from(verb > 1 && self.says(v, verb - 1, "则 还 也 另"));
        let group = verb.checked_sub(1 + small)?;
        let has = has || mark.is(Class::Include);
        (has && self.is_at(v, group, Class::Status)).then_some(group)
    }

    /// 受害国方面，甲、乙…: the words before 方面 at the beginning of the clause.
    pub fn side_before(&self, v: &Series<usize>, first: usize) -> Option<Heading> {
        let comma = first.checked_sub(1).filter(|at| self.mark_at(v, *at, ','))?;
        let end = self.marks[v[comma]].start.checked_sub(2)?;
        let side = self.text.word(end) == "方" && self.text.word(end + 1) == "面";
        side.then(|| self.words_back(v, comma, end)).flatten()
    }

    /// 作为受益国，甲…, 以响应国名义出席的有甲: the role before a run, whatever its noun.
    pub fn role_named(&self, v: &Series<usize>, first: usize) -> Option<Heading> {
        let role = (first.saturating_sub(14)..first)
            .rev()
            .take_while(|at| self.marks[v[*at]].name().is_none())
            .find(|at| self.says(v, *at, "作 以") && self.is_at(v, *at, Class::As))?;
        let end =
            (role + 2..first).find(|at| self.mark_at(v, *at, ',') || self.says(v, *at, "身 名"))?;
        let plain = (role + 1..end).all(|at| {
            matches!(self.marks[v[at]].what, What::Word | What::Phrase)
                && !self.is_at(v, at, Class::Verb)
        });
        // 以观察员身份列席，甲…: of others.
        let closed = v[end + 1..first]
            .iter()
            .any(|at| matches!(self.marks[*at].what, What::Mark(',' | ';' | '。')));
        let (start, end) = (self.marks[v[role]].end, self.marks[v[end]].start);
        let group = one_of(self.text.word(end - 1), "国 方 者 员 位 构 家");
        (plain && group && !closed && end - start <= LONGEST).then_some((start, end))
    }

    /// 甲、乙、丙三个受邀加入国的代表: the words between a number and 的代表, whatever their noun.
    pub fn counted_role(&self, v: &Series<usize>, last: usize) -> Option<Heading> {
        let number = v.get(last + 1..)?.iter().take(3).position(|at| self.word(*at) == "个")?;
        let first = last + 2 + number;
        let of = (first..v.len().min(first + LONGEST)).find(|at| self.says(v, *at, "的"))?;
        let counted = (last + 1..first - 1).all(|at| {
            self.marks[v[at]].what == What::Number
                || has("两三四五六七八九十几多", self.word(v[at]))
        });
        let heading = (self.marks[*v.get(first)?].start, self.marks[v[of]].start);
        let noun =
            heading.1 > heading.0 + 1 && one_of(self.text.word(heading.1 - 1), "国 方 者 员 构 织");
        let carried = (of..v.len().min(of + 2)).any(|at| self.is_at(v, at, Class::Carrier));
        (counted && noun && carried).then_some(heading)
    }

    /// 采购商团体（甲、乙、丙）: the words before the bracket in which the names stand.
    pub fn before_bracket(&self, v: &Series<usize>, first: usize) -> Option<Heading> {
        let bracket = first.checked_sub(1).filter(|at| self.mark_at(v, *at, '('))?;
        self.words_back(v, bracket, self.marks[v[bracket]].start)
    }

    /// The words from the beginning of a clause to a token, if they can be a heading.
    fn words_back(&self, v: &Series<usize>, behind: usize, end: usize) -> Option<Heading> {
        let first = (0..behind)
            .rev()
            .take_while(|at| !matches!(self.marks[v[*at]].what, What::Mark(_)))
            .last()?;
        let start = self.marks[v[first]].start;
        let bars =
            [Class::Verb, Class::Attends, Class::AttendedBy, Class::Absent, Class::OtherTime];
        let plain = (first..behind).all(|at| {
            let mark = &self.marks[v[at]];
            matches!(mark.what, What::Word | What::Phrase)
                && self.text.is_han(mark.start)
                && !mark.classes.has_any(&bars)
                && (!self.says(v, at, "的 和 由 在 有 了 将 与 及")
                    || at > first && self.word(v[at - 1]) == "所")
        });
        (plain && end > start + 1 && end - start <= LONGEST).then_some((start, end))
    }

    /// 采购商（甲、乙）将…，支持机构（丙、丁）将…: lists in brackets, one behind the other.
    pub fn in_brackets(&self, v: &Series<usize>, first: usize) -> bool {
        let list = |at: &usize| {
            self.mark_at(v, *at, '(')
                && self.marks.get(v[*at] + 1).is_some_and(|mark| mark.name().is_some())
                && self.before_bracket(v, at + 1).is_some()
        };
        first.checked_sub(1).as_ref().is_some_and(list) && (0..v.len()).filter(list).count() >= 2
    }
}
