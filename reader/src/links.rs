//! Links: whether the marks between two names make them parallel, and which heading begins there.
//!
//! Structure alone, as in `runs.rs`, which puts the names that are linked in a row.

use crate::classes::Class;
use crate::heading_words::around;
use crate::marks::{Heading, Mark, What};
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

/// What was found between two names.
#[derive(Default)]
struct Between {
    /// Whether something divides them.
    separated: bool,
    /// The place behind what divides them last.
    approach: usize,
    /// How many words stand there that are no small ones.
    plain: usize,
    /// Whether a colon, a bracket or a dash opens something.
    colon: bool,
}

impl Judge<'_> {
    /// Whether the marks between two names make them parallel.
    pub fn link(&self, v: &Series<usize>, from: usize, to: usize) -> Option<Link> {
        let gap = &v[from + 1..to];
        let (a, b) = (&self.marks[v[from]], &self.marks[v[to]]);
        let han = self.text.is_han(b.start);
        let cyrillic = self.is_cyrillic(v[to]);
        if gap.is_empty() {
            return self.are_side_by_side(v, from, to).then(Link::default);
        }
        if self.is_only_a_number(gap) {
            return Some(Link::default());
        }
        // “the Ambassador of A, whose government paid, and …”: what is said of A is passed over.
        let clause = (from + 1 < to).then(|| self.relative(v, from + 1)).flatten();
        let gap = match clause {
            Some(behind) if behind < to => &v[behind..to],
            _ => gap,
        };
        let between = self.between(v, (from, to), gap, clause.is_some())?;
        let near = &gap[between.approach..];
        if !han && (!cyrillic && self.are_one_person(a, b, gap, near) || self.has_event(near)) {
            return None;
        }
        let (heading, heading_is_persons) =
            match self.heading_between(v, (from, to), near, between.colon) {
                Some((heading, is_persons)) => (Some(heading), is_persons),
                None if han => (self.before_bracket(v, to), false),
                None => {
                    let role = self.role_before(v, to).or_else(|| self.plural_before(v, to));
                    (role.filter(|(start, _)| *start > a.end), false)
                }
            };
        let semicolon = self.has_mark(gap, ';');
        let closed = self.has_mark(gap, ')');
        let closes = heading.is_none() && (semicolon || closed || self.adds_more(gap));
        Some(Link { heading, heading_is_persons, closes })
    }

    /// 英美德; “(1) A (2) B”, whose brackets are not seen; 甲国 乙国 between spaces.
    fn are_side_by_side(&self, v: &Series<usize>, from: usize, to: usize) -> bool {
        let (a, b) = (&self.marks[v[from]], &self.marks[v[to]]);
        let han = self.text.is_han(b.start);
        let signs = han && b.end - b.start == 1 && a.end - a.start == 1 && a.end == b.start;
        let numbers = a.end + 3 == b.start && self.is_numbered(v[to]);
        let spaced = han
            && a.end == b.start
            && self.text.tokens[b.start].gap != Gap::None
            && self.text.is_han(a.start);
        signs || numbers || spaced
    }

    /// ①甲国②乙国, “1. A 2. B 3. C” in one line.
    fn is_only_a_number(&self, gap: &[usize]) -> bool {
        match gap {
            [number] => {
                let word = self.text.word(self.marks[*number].start);
                word.starts_with(|c| ('①'..='⑳').contains(&c))
            }
            [number, dot] => {
                self.marks[*number].what == What::Number
                    && matches!(self.marks[*dot].what, What::Mark('.' | ')' | '、'))
            }
            _ => false,
        }
    }

    /// What stands between two names, if nothing there parts them.
    fn between(
        &self,
        v: &Series<usize>,
        (from, to): (usize, usize),
        gap: &[usize],
        separated: bool,
    ) -> Option<Between> {
        let han = self.text.is_han(self.marks[v[to]].start);
        let cyrillic = self.is_cyrillic(v[to]);
        let mut between = Between { separated, ..Between::default() };
        for (place, at) in gap.iter().enumerate() {
            let mark = &self.marks[*at];
            if self.is_separator(*at) && !self.is_in_heading(v, to, gap, place, &between) {
                between.separated = true;
                between.approach = place + 1;
                continue;
            }
            if self.parts(v[to], gap, place, between.separated) {
                return None;
            }
            match &mark.what {
                What::Mark(':') => between.colon = true,
                What::Mark('(') => {
                    between.separated = true;
                    between.colon = true;
                }
                What::Mark('–')
                    if !between.colon
                        && place > 0
                        && (cyrillic && self.has_class(gap, Class::As)
                            || self.marks[gap[place - 1]].is_group()
                            || self.group_before(*at, v[from])) =>
                {
                    between.colon = true;
                }
                What::Phrase => {
                    let holder = [Class::Office, Class::Honorific, Class::Carrier];
                    between.plain += usize::from(!mark.classes.has_any(&holder));
                }
                What::Word => {
                    let small = one_of(self.word(*at), "of the by from a well as with together");
                    between.plain += usize::from(!small && (han || self.text.is_lower(mark.start)));
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
        (between.separated && between.plain <= limit).then_some(between)
    }

    /// Whether a mark between names parts them: a clause of its own, a verb, the end of a sentence.
    fn parts(&self, name: usize, gap: &[usize], place: usize, separated: bool) -> bool {
        const FINE: &str = "led headed represented united accompanied specialized specialised \
                            mandated accredited retired invited affiliated";
        let han = self.text.is_han(self.marks[name].start);
        let (mark, word) = (&self.marks[gap[place]], self.word(gap[place]));
        let before =
            |other: char| gap.get(place + 1).is_some_and(|at| self.marks[*at].is_mark(other));
        // 除A外，B、C均出席: what is set apart is closed.
        let excepted = han && word == "外" && before(',');
        // …获奖，颁奖仪式由…主持: a clause of its own.
        let led = han && separated && self.of_event(gap[place]);
        // “…, while Niger did not attend”, «…, тогда как …»: a clause of its own.
        let contrasted = one_of(word, "while whereas whilst although though тогда хотя однако")
            && self.is_absent_behind(name);
        let stops = match mark.what {
            What::Mark('。' | '!' | '?') | What::Name(_) => true,
            What::Phrase => {
                mark.is(Class::AttendedBy) && !mark.is(Class::Carrier)
                    || mark.is(Class::Attends) && (han || !mark.is_group()) && !before(':')
                    || mark.is(Class::Acts)
                    || mark.is(Class::Absent)
                    || mark.is(Class::OtherTime)
                    || mark.is(Class::Verb) && !mark.is(Class::Office) && !mark.is(Class::Body)
            }
            // «Павел», «Турал» are persons.
            What::Word if self.text.is_lower(mark.start) => {
                let english = !han && !self.is_cyrillic(name);
                english && word.ends_with("ed") && word.len() > 4 && !one_of(word, FINE)
                    || russian::is_verb(word)
            }
            _ => false,
        };
        excepted || led || contrasted || stops
    }

    /// Whether a separator belongs to the heading that follows, and divides no names.
    fn is_in_heading(
        &self,
        v: &Series<usize>,
        to: usize,
        gap: &[usize],
        place: usize,
        between: &Between,
    ) -> bool {
        let mark = &self.marks[gap[place]];
        // “…, namely”: the comma belongs to the heading before it.
        let namely = gap.get(place + 1).is_some_and(|at| self.marks[*at].is(Class::Include));
        // “and, as a guest, Norway”
        let role = place >= 2
            && mark.is_mark(',')
            && self.marks[gap[place - 1]].is(Class::Status)
            && (self.marks[gap[place - 2]].is(Class::As)
                || place >= 3 && self.marks[gap[place - 3]].is(Class::As));
        // “and, as forensic examiners, Europol”
        let examiners = place >= 2
            && mark.is_mark(',')
            && self.has_class(&gap[place.saturating_sub(4)..place], Class::As)
            && self.role_before(v, to).is_some_and(|(_, end)| end == mark.start);
        // «организаций и их органов»: one heading.
        let their = gap.get(place + 1).is_some_and(|at| one_of(self.word(*at), "их their its"));
        // “…, and by two observers, UNICEF and the World Bank”
        let apposed = between.separated
            && mark.is_mark(',')
            && place > between.approach
            && self.marks[gap[place - 1]].is(Class::Status)
            && gap[place + 1..].iter().all(|at| self.word(*at) == "the");
        namely || role || examiners || their || apposed
    }

    /// “President of A and current Chairperson of B”: one person.
    fn are_one_person(&self, a: &Mark, b: &Mark, gap: &[usize], near: &[usize]) -> bool {
        self.has_word(gap, "and")
            && self.has_class(near, Class::Office)
            && !self.has_class(near, Class::Honorific)
            && near.first().is_some_and(|at| {
                self.word(*at) != "the" && !self.text.is_capital(self.marks[*at].start)
                    || matches!(self.marks[*at].what, What::Office)
            })
            && a.name().zip(b.name()).is_none_or(|(one, other)| {
                self.names[one].is_state() != self.names[other].is_state()
            })
    }

    /// A meeting of somebody is not somebody; nor is what a preposition leads to.
    fn has_event(&self, near: &[usize]) -> bool {
        near.iter().any(|at| {
            self.marks[*at].is(Class::Event)
                && !self.marks[*at].is(Class::Office)
                && !self.marks[*at].is_group()
        })
    }

    /// A new heading: the group right before the name, and whether it is one of persons.
    fn heading_between(
        &self,
        v: &Series<usize>,
        (from, to): (usize, usize),
        near: &[usize],
        colon: bool,
    ) -> Option<(Heading, bool)> {
        let b = &self.marks[v[to]];
        let han = self.text.is_han(b.start);
        let cyrillic = self.is_cyrillic(v[to]);
        let bounds = (v[from] + 1, v[to]);
        let group = near
            .iter()
            .rposition(|at| self.marks[*at].is_group() && !self.marks[*at].is(Class::Office));
        // A status goes before what its holders are: «члены Совета – руководители администраций».
        let status = near
            .iter()
            .rposition(|at| self.marks[*at].is(Class::Status) && !self.marks[*at].is(Class::Office))
            .filter(|_| self.has_mark(near, '–'));
        let inner = status.or(group)?;
        // “structures of international organizations”: the words of the first contain the second.
        let end = self.marks[near[inner]].end;
        let outer = (0..inner).find(|outer| {
            let mark = &self.marks[near[*outer]];
            // In Russian only over «и их»: «организаций и их органов».
            let over = !cyrillic || self.has_word(&near[*outer + 1..inner], "и");
            over && !han
                && mark.is_group()
                && !mark.is(Class::Office)
                && around(self.text, self.marks, self.names, near[*outer], bounds).1 >= end
        });
        let group = outer.unwrap_or(inner);
        let mark = &self.marks[near[group]];
        let heading = around(self.text, self.marks, self.names, near[group], bounds);
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
                || colon && follower.what == What::Word
                || one_of(self.word(*at), "of the from were i e от из")
        });
        let strong = han && heading.1 == b.start && heading.1 - heading.0 > 2
            || mark.is(Class::Status)
            || colon
            || self.has_class(behind, Class::Include)
            || mark.is(Class::Persons);
        let one_word_office = han && mark.is(Class::Persons);
        let begins = reaches
            && (strong || !han)
            && !one_word_office
            && (cyrillic || han || heading.1 <= b.start);
        begins.then_some((heading, mark.is(Class::Persons) && !mark.is(Class::Status)))
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
}
