//! Roles that stand beside a run in words that no table has: «в статусе присоединяющихся», “as scrutineers”, («полевая
//! группа»), «— это «эксперты»», «направили наблюдателей».
//!
//! Knows small words and endings; headings by their nouns are found in `headings.rs`.

use crate::classes::Class;
use crate::heading_words::around;
use crate::marks::{Heading, What};
use crate::normal::{begins, ends, one_of};
use crate::roles::Judge;
use crate::russian::is_adjective;
use crate::series::Series;

impl Judge<'_> {
    /// The words behind “as” or «в статусе», if they are a group by their endings; and the place behind them.
    fn role_words(&self, v: &Series<usize>, role: usize) -> Option<(Heading, usize)> {
        let first = role + 1;
        let bars = [Class::Verb, Class::Attends, Class::Acts, Class::Absent, Class::Carrier];
        let plain = |at: &usize| {
            let mark = &self.marks[*at];
            matches!(mark.what, What::Word | What::Phrase)
                && (!mark.classes.has_any(&bars) || self.word(*at).ends_with("ихся"))
                && self.text.is_lower(mark.start)
        };
        let count = v.get(first..)?.iter().take(4).take_while(|at| plain(at)).count();
        let last = first + count.checked_sub(1)?;
        let (start, word) = (self.word(v[first]), self.text.word(self.marks[v[last]].end - 1));
        let group = if self.is_cyrillic(v[first]) {
            (ends(start, "ых их ов ев ей ихся")
                || self.word(v[role]) == "как" && start != "и" && ends(word, "ы и ки"))
                && word.chars().count() > 4
        } else {
            word.len() > 4
                && word.ends_with('s')
                && !ends(word, "ss us is")
                && !one_of(start, "a an the well usual always in it they one part many")
                && !one_of(word, "follows results means terms always cases")
        };
        group.then(|| ((self.marks[v[first]].start, self.marks[v[last]].end), last + 1))
    }

    /// «В статусе присоединяющихся выступили A и B», “as scrutineers, A and B”: the role before a run.
    pub fn role_before(&self, v: &Series<usize>, first: usize) -> Option<Heading> {
        let role = (first.saturating_sub(12)..first)
            .rev()
            .take_while(|at| self.marks[v[*at]].name().is_none())
            .find(|at| {
                self.is_at(v, *at, Class::As) && !self.text.is_han(self.marks[v[*at]].start)
            })?;
        let (heading, behind) = self.role_words(v, role)?;
        let leads = (behind..first).all(|at| {
            let mark = &self.marks[v[at]];
            mark.is(Class::Attends)
                || mark.is(Class::Acts)
                || mark.is(Class::Office)
                || mark.is(Class::Carrier)
                || matches!(mark.what, What::Mark(',' | '–')) && at == behind
                || self.says(v, at, "the also и также of from")
        });
        leads.then_some(heading)
    }

    /// “the newcomers A and B”, “the relief crews (A, B)”, «дебютанты A и B»: a plural right before the names.
    pub fn plural_before(&self, v: &Series<usize>, first: usize) -> Option<Heading> {
        let bracket = usize::from(first > 0 && self.mark_at(v, first - 1, '('));
        let noun = first.checked_sub(1 + bracket)?;
        let plain = |at: usize| {
            let mark = &self.marks[v[at]];
            mark.what == What::Word && mark.classes.is_empty() && self.text.is_lower(mark.start)
        };
        let (mark, word) = (&self.marks[v[noun]], self.word(v[noun]));
        let mut start = noun;
        if self.is_cyrillic(v[first]) {
            let agents = "анты енты раны ники ики цы тели ары еры оры исты";
            let plural = ends(word, agents) || bracket > 0 && ends(word, "ы и");
            while start > 0
                && noun - start < 2
                && plain(start - 1)
                && is_adjective(self.word(v[start - 1]))
            {
                start -= 1;
            }
            return (plain(noun) && plural && self.is_cyrillic(v[noun]))
                .then(|| (self.marks[v[start]].start, mark.end));
        }
        let small = "and or of from in with by to for at on as were was is are had have that";
        while start > 0
            && noun - start < 3 * bracket
            && plain(start - 1)
            && !self.says(v, start - 1, small)
            && self.word(v[start - 1]) != "the"
        {
            start -= 1;
        }
        let article = start
            .checked_sub(1)
            .is_some_and(|at| self.word(v[at]) == "the" || self.marks[v[at]].what == What::Number);
        let plural = word.len() > 4 && word.ends_with('s') && !ends(word, "ss us is");
        (plain(noun) && plural && article && !self.text.is_han(mark.start))
            .then(|| (self.marks[v[start]].start, mark.end))
    }

    /// The same behind a run: “took part as scrutineers”.
    pub fn role_after(&self, v: &Series<usize>, role: usize) -> Option<Heading> {
        let (heading, behind) = self.role_words(v, role)?;
        let closes = v
            .get(behind)
            .is_none_or(|at| matches!(self.marks[*at].what, What::Mark(',' | ';' | '.' | '\n')));
        closes.then_some(heading)
    }

    /// «ФАО и МСОП направили наблюдателей», «A, B — это «эксперты»»: what is said right behind a run.
    pub fn role_right_behind(&self, v: &Series<usize>, last: usize) -> Option<Heading> {
        let next = last + 1;
        let verb = &self.marks[*v.get(next)?];
        let sends =
            begins(self.text.word(verb.start), "направил прислал пришл направя командир делегир");
        // The verb and the group are one phrase.
        let second = self.text.word(verb.start + 1);
        if sends && verb.end == verb.start + 2 && second == "наблюдателей" {
            return Some((verb.start + 1, verb.end));
        }
        if sends {
            let group = *v.get(next + 1)?;
            let bounds = (group, v[v.len() - 1] + 1);
            let many = ends(self.text.word(self.marks[group].end - 1), "ей ов ых");
            return (many && self.marks[group].is(Class::Status))
                .then(|| around(self.text, self.marks, self.names, group, bounds));
        }
        let is = self.mark_at(v, next, '–') && self.word(*v.get(next + 1)?) == "это";
        is.then(|| self.quoted(*v.get(next + 2)?)).flatten()
    }

    /// The words in quotation marks that open at a mark, if they are small ones.
    pub fn quoted(&self, open: usize) -> Option<Heading> {
        let close = (open + 2..open + 7)
            .find(|at| self.marks.get(*at).is_some_and(|mark| mark.is_mark('"')))?;
        let small = (open + 1..close).all(|at| {
            let mark = &self.marks[at];
            matches!(mark.what, What::Word | What::Phrase) && self.text.is_lower(mark.start)
        });
        (self.marks[open].is_mark('"') && small)
            .then(|| (self.marks[open + 1].start, self.marks[close - 1].end))
    }

    /// «совещание, которое принимал A, …»: the one in the clause is the host.
    pub fn is_host_in_clause(&self, v: &Series<usize>, at: usize) -> bool {
        at >= 2
            && begins(self.word(v[at - 1]), "принима принял организ провод провел устро готов")
            && self.word(v[at - 2]).starts_with("котор")
            && v.get(at + 1).is_some_and(|at| self.marks[*at].is_mark(','))
    }

    /// «наблюдатели ОБСЕ и Совета Европы»: those who sent them, not a status of one.
    pub fn is_list_of_senders(&self, v: &Series<usize>, at: usize) -> bool {
        let other = v.get(at + 2).and_then(|at| self.marks[*at].name());
        v.get(at + 1).is_some_and(|at| self.word(*at) == "и")
            && other.is_some_and(|name| !self.names[name].is_state())
            && begins(self.word(v[at - 1]), "наблюдател эксперт специалист представител лектор")
    }
}
