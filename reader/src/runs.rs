//! Runs: names of a text that stand parallel, and what keeps a name out of every run.
//!
//! Structure alone: separators, brackets, the words right beside a name. Whether a run takes part is
//! said in `evidence.rs`.

use crate::classes::Class;
use crate::heading_words::{Heading, around};
use crate::marks::What;
use crate::normal::{Gap, one_of};
use crate::roles::Judge;
use crate::russian;
use crate::series::Series;

/// What links a name to the one before it.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// A new heading right before the name.
    pub heading: Option<Heading>,
    /// Whether it is one of persons.
    pub heading_is_persons: bool,
    /// Whether the heading before need not hold any more.
    pub closes: bool,
}
impl Judge<'_> {
    /// Whether a group's words end right before a mark: «органов Содружества (».
    pub fn group_before(&self, at: usize, start: usize) -> bool {
        let mut back = at;
        while back > start && at - back < 6 {
            back -= 1;
            let mark = &self.marks[back];
            if mark.is_group() {
                let (_, end) = around(self.text, self.marks, self.names, back, (start, at));
                return end >= self.marks[at - 1].end;
            }
            if matches!(mark.what, What::Mark(_)) {
                return false;
            }
        }
        false
    }

    /// Whether the marks between two names make them parallel.
    pub fn link(&self, v: &Series<usize>, from: usize, to: usize) -> Option<Link> {
        let gap = &v[from + 1..to];
        let (a, b) = (&self.marks[v[from]], &self.marks[v[to]]);
        let han = self.text.is_han(b.start);
        let cyrillic = self.is_cyrillic(v[to]);
        if gap.is_empty() {
            // 英美德; “(1) A (2) B”, whose brackets are not seen; 甲国 乙国 between spaces.
            let signs = han && b.end - b.start == 1 && a.end - a.start == 1 && a.end == b.start;
            let numbers = a.end + 3 == b.start && self.is_numbered(v[to]);
            let spaced = han
                && a.end == b.start
                && self.text.tokens[b.start].gap != Gap::None
                && self.text.is_han(a.start);
            return (signs || numbers || spaced).then(Link::default);
        }
        // ①甲国②乙国
        if let [number] = gap
            && self.text.word(self.marks[*number].start).starts_with(|c| ('①'..='⑳').contains(&c))
        {
            return Some(Link::default());
        }
        // “1. A 2. B 3. C” in one line.
        if let [number, dot] = gap
            && self.marks[*number].what == What::Number
            && matches!(self.marks[*dot].what, What::Mark('.' | ')' | '、'))
        {
            return Some(Link::default());
        }
        // “the Ambassador of A, whose government paid, and …”: what is said of A is passed over.
        let clause = (from + 1 < to).then(|| self.relative(v, from + 1)).flatten();
        let gap = match clause {
            Some(behind) if behind < to => &v[behind..to],
            _ => gap,
        };
        let mut separated = clause.is_some();
        let mut approach = 0;
        let mut plain = 0;
        let mut colon = None;
        for (place, at) in gap.iter().enumerate() {
            let mark = &self.marks[*at];
            let word = self.word(*at);
            // “…, namely”: the comma belongs to the heading before it.
            let namely = gap.get(place + 1).is_some_and(|at| self.marks[*at].is(Class::Include));
            // “and, as a guest, Norway”
            let role = place >= 2
                && self.marks[*at].is_mark(',')
                && self.marks[gap[place - 1]].is(Class::Status)
                && (self.marks[gap[place - 2]].is(Class::As)
                    || place >= 3 && self.marks[gap[place - 3]].is(Class::As));
            // “and, as forensic examiners, Europol”
            let role = role
                || place >= 2
                    && self.marks[*at].is_mark(',')
                    && self.has_class(&gap[place.saturating_sub(4)..place], Class::As)
                    && self.role_before(v, to).is_some_and(|(_, end)| end == mark.start);
            // «организаций и их органов»: one heading.
            let their = gap.get(place + 1).is_some_and(|at| one_of(self.word(*at), "их their its"));
            // “…, and by two observers, UNICEF and the World Bank”
            let apposed = separated
                && self.marks[*at].is_mark(',')
                && place > approach
                && self.marks[gap[place - 1]].is(Class::Status)
                && gap[place + 1..].iter().all(|at| self.word(*at) == "the");
            if self.is_separator(*at) && !namely && !role && !their && !apposed {
                separated = true;
                approach = place + 1;
                continue;
            }
            // 除A外，B、C均出席: what is set apart is closed.
            if han
                && word == "外"
                && gap.get(place + 1).is_some_and(|at| self.marks[*at].is_mark(','))
            {
                return None;
            }
            // …获奖，颁奖仪式由…主持: a clause of its own.
            if han && separated && self.of_event(*at) {
                return None;
            }
            // “…, while Niger did not attend”, «…, тогда как …»: a clause of its own.
            if one_of(word, "while whereas whilst although though тогда хотя однако")
                && self.is_absent_behind(v[to])
            {
                return None;
            }
            match &mark.what {
                What::Mark(':') => colon = Some(place),
                What::Mark('(') => {
                    separated = true;
                    colon = Some(place);
                }
                What::Mark('–')
                    if colon.is_none()
                        && place > 0
                        && (cyrillic && self.has_class(gap, Class::As)
                            || self.marks[gap[place - 1]].is_group()
                            || self.group_before(*at, v[from])) =>
                {
                    colon = Some(place);
                }
                What::Mark('。' | '!' | '?') => return None,
                What::Name(_) => return None,
                What::Phrase => {
                    let stops = (mark.is(Class::AttendedBy) && !mark.is(Class::Carrier))
                        || mark.is(Class::Attends)
                            && (han || !mark.is_group())
                            && !gap.get(place + 1).is_some_and(|at| self.marks[*at].is_mark(':'))
                        || mark.is(Class::Acts)
                        || mark.is(Class::Absent)
                        || mark.is(Class::OtherTime)
                        || mark.is(Class::Verb) && !mark.is(Class::Office) && !mark.is(Class::Body);
                    if stops {
                        return None;
                    }
                    plain += usize::from(
                        !(mark.is(Class::Office)
                            || mark.is(Class::Honorific)
                            || mark.is(Class::Carrier)),
                    );
                }
                What::Word => {
                    if !han && !cyrillic && self.text.is_lower(mark.start) {
                        const FINE: &str = "led headed represented united accompanied specialized specialised \
                            mandated accredited retired invited affiliated";
                        if word.ends_with("ed") && word.len() > 4 && !one_of(word, FINE) {
                            return None;
                        }
                    }
                    // «Павел», «Турал» are persons.
                    if russian::is_verb(word) && self.text.is_lower(mark.start) {
                        return None;
                    }
                    let small = one_of(word, "of the by from a well as with together");
                    plain += usize::from(!small && (han || self.text.is_lower(mark.start)));
                }
                _ => {}
            }
        }
        let limit = if han {
            34
        } else if cyrillic {
            16
        } else {
            8
        };
        if !separated || plain > limit {
            return None;
        }
        let near = &gap[approach..];
        // “President of A and current Chairperson of B”: one person.
        let one_person = !han
            && !cyrillic
            && self.has_word(gap, "and")
            && self.has_class(near, Class::Office)
            && !self.has_class(near, Class::Honorific)
            && near.first().is_some_and(|at| {
                self.word(*at) != "the" && !self.text.is_capital(self.marks[*at].start)
                    || matches!(self.marks[*at].what, What::Office)
            })
            && self.names[b.name()?].is_state() != self.names[a.name()?].is_state();
        if one_person {
            return None;
        }
        // A meeting of somebody is not somebody; nor is what a preposition leads to.
        if near.iter().any(|at| {
            self.marks[*at].is(Class::Event)
                && !self.marks[*at].is(Class::Office)
                && !self.marks[*at].is_group()
        }) && !han
        {
            return None;
        }
        let mut link = Link::default();
        // A new heading: the group right before the name.
        let group = near
            .iter()
            .rposition(|at| self.marks[*at].is_group() && !self.marks[*at].is(Class::Office));
        // A status goes before what its holders are: «члены Совета – руководители администраций».
        let status = near
            .iter()
            .rposition(|at| self.marks[*at].is(Class::Status) && !self.marks[*at].is(Class::Office))
            .filter(|_| self.has_mark(near, '–'));
        let group = status.or(group);
        // “structures of international organizations”: the words of the first contain the second.
        let group = group.map(|inner| {
            let end = self.marks[near[inner]].end;
            (0..inner)
                .find(|outer| {
                    let mark = &self.marks[near[*outer]];
                    // In Russian only over «и их»: «организаций и их органов».
                    let over = !cyrillic || self.has_word(&near[*outer + 1..inner], "и");
                    over && !han
                        && mark.is_group()
                        && !mark.is(Class::Office)
                        && around(
                            self.text,
                            self.marks,
                            self.names,
                            near[*outer],
                            (v[from] + 1, v[to]),
                        )
                        .1 >= end
                })
                .unwrap_or(inner)
        });
        if let Some(group) = group {
            let at = near[group];
            let mark = &self.marks[at];
            let bounds = (v[from] + 1, v[to]);
            let heading = around(self.text, self.marks, self.names, at, bounds);
            let behind = &near[group + 1..];
            let reaches = behind.iter().all(|at| {
                let follower = &self.marks[*at];
                follower.start < heading.1
                    || matches!(follower.what, What::Mark(':' | '(' | '–' | '"' | ','))
                    || follower.is(Class::Include)
                    || follower.is(Class::Following)
                    || follower.is(Class::Carrier)
                    || follower.is(Class::Office)
                    || follower.is(Class::Government)
                    || follower.is(Class::Body)
                    || follower.is_group()
                    || follower.is(Class::Honorific)
                    || follower.is_mark(',')
                    || colon.is_some() && follower.what == What::Word
                    || one_of(self.word(*at), "of the from were i e от из")
            });
            let strong = han && heading.1 == b.start && heading.1 - heading.0 > 2
                || mark.is(Class::Status)
                || colon.is_some()
                || self.has_class(behind, Class::Include)
                || mark.is(Class::Persons);
            let one_word_office = han && mark.is(Class::Persons);
            if reaches
                && (strong || !han)
                && !one_word_office
                && (cyrillic || han || heading.1 <= b.start)
            {
                link.heading = Some(heading);
                link.heading_is_persons = mark.is(Class::Persons) && !mark.is(Class::Status);
            }
        }
        if link.heading.is_none() {
            let role = || {
                let role = self.role_before(v, to).or_else(|| self.plural_before(v, to));
                role.filter(|(start, _)| *start > a.end)
            };
            link.heading = if han { self.before_bracket(v, to) } else { role() };
        }
        let semicolon = self.has_mark(gap, ';');
        let closed = self.has_mark(gap, ')');
        link.closes = link.heading.is_none() && (semicolon || closed || self.adds_more(gap));
        Some(link)
    }

    /// Whether a number in brackets stands right before a name: “(2) Angola”.
    fn is_numbered(&self, at: usize) -> bool {
        at >= 3
            && self.marks[at - 1].is_mark(')')
            && self.marks[at - 2].what == What::Number
            && self.marks[at - 3].is_mark('(')
    }

    /// “as well as”, «а также», 以及: what follows need not stand under the heading.
    pub fn adds_more(&self, gap: &[usize]) -> bool {
        gap.windows(2).any(|two| {
            let (a, b) = (self.word(two[0]), self.word(two[1]));
            matches!(
                (a, b),
                ("as", "well")
                    | ("а", "также")
                    | ("равно", "как")
                    | ("along", "with")
                    | ("together", "with")
            )
        }) || gap
            .iter()
            .any(|at| self.word(*at) == "以" && self.text.word(self.marks[*at].start + 1) == "及")
    }

    /// Whether an enumeration of states that a name stands in ends with “and” and nobody attends behind.
    fn places_end(&self, v: &Series<usize>, at: usize) -> bool {
        let mut and = at > 0 && self.is_and(v[at - 1]);
        let mut end = at + 1;
        while end < v.len()
            && (self.marks[v[end]].name().is_some() || self.is_separator(v[end]))
            && end - at < 40
        {
            and |= self.is_and(v[end]);
            end += 1;
        }
        let attends = v[end..v.len().min(end + 4)].iter().any(|at| {
            let mark = &self.marks[*at];
            mark.is(Class::Attends) || mark.is(Class::Acts) || mark.is(Class::Verb)
        });
        and && !attends
    }

    /// The runs of parallel names in marks.
    pub fn runs(&self, v: &Series<usize>) -> Vec<Vec<(usize, Link)>> {
        let mut runs: Vec<Vec<(usize, Link)>> = Vec::new();
        let mut last: Option<usize> = None;
        // “in Italy, France and Israel”: all are places.
        let mut place: Option<usize> = None;
        for at in 0..v.len() {
            if self.marks[v[at]].name().is_none() {
                continue;
            }
            let bar = self.barred(v, at);
            let goes_on = place.is_some_and(|before| {
                at - before <= 2
                    && v[before + 1..at].iter().all(|at| {
                        self.marks[*at].is_mark('、')
                            || self.is_and(*at)
                            || self.marks[*at].is_mark(',')
                    })
                    && self.marks[v[at]].name().is_some_and(|name| self.names[name].is_state())
            });
            // Two may be a town's state and the subject: “In Tirana, Albania, Italy …”.
            let many = goes_on && self.places_end(v, at);
            place = (bar == Some("place")
                && self.marks[v[at]].name().is_some_and(|name| self.names[name].is_state())
                || many)
                .then_some(at);
            if bar.is_some() || many {
                continue;
            }
            let link = last.and_then(|last| {
                // Names that stand between, but cannot take part, do not divide: “Ambassador of A in B, C”.
                let mut shown: Series<usize> = v[last..at + 1].to_vec().into();
                let n = shown.len() - 1;
                let mut place = 0;
                shown.retain(|mark| {
                    place += 1;
                    place == 1 || place == n + 1 || self.marks[*mark].name().is_none()
                });
                self.link(&shown, 0, shown.len() - 1)
            });
            match (link, runs.last_mut()) {
                (Some(link), Some(run)) => run.push((at, link)),
                _ => runs.push(vec![(at, Link::default())]),
            }
            last = Some(at);
        }
        runs
    }
}
