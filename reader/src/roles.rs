//! Roles: which names of a text are named as taking part, under which heading, and why.
//!
//! Lists come first: names that stand parallel are one run and are judged together. Evidence is
//! gathered left and right of a run, and from what stands over the list; a veto is what stands nearest.
//! Then one participation per id is kept. Knows the classes of `words.csv`, no single name.

use crate::headings::{Heading, around};
use crate::marks::{Mark, What};
use crate::names::{Name, is_joined};
use crate::normal::{Gap, Kind, Shape, Text};
use crate::russian;
use crate::tables::Class;
use crate::units::{Unit, UnitKind};
use std::collections::HashMap;

/// How strong the evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// None, or evidence against.
    No,
    /// Worth a question.
    Weak,
    /// Acts in the meeting.
    Acts,
    /// Says so.
    Sure,
}

/// Marks before a name in which words about it are looked for.
const REACH: usize = 160;
/// Marks in which a bracket is closed.
const BRACKET: usize = 300;

/// How “delegations of” or the like stands before a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Carried {
    /// It does not.
    No,
    /// Behind a preposition: “work with the envoys of”.
    Governed,
    /// Behind a verb.
    Inside,
    /// At the beginning of the sentence.
    Subject,
}

fn colon_or_plain(mark: &Mark, word: &str) -> bool {
    mark.end - mark.start == 1 && matches!(word, "guests" | "observers" | "speakers" | "lecturers" | "guest" | "observer" | "гости" | "наблюдатели" | "гостями" | "наблюдателями")
}

/// What is said of a name.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// How strong the evidence is.
    pub strength: Strength,
    /// In words.
    pub reason: &'static str,
    /// Why not, where not.
    pub why: &'static str,
    /// What it stands under.
    pub heading: Option<Heading>,
    /// Through which office.
    pub office: Option<(usize, usize)>,
    /// Whether nothing governs its run: it is the subject, or stands alone.
    pub free: bool,
    /// Its run.
    pub run: usize,
    /// How many names the run has.
    pub together: usize,
}

/// A group named as taking part without names.
#[derive(Clone, Debug)]
pub struct Collective {
    /// From a token to the one behind.
    pub span: Heading,
    /// What it stands under.
    pub heading: Option<Heading>,
}

/// What stands over a list.
#[derive(Clone, Copy, Debug)]
struct Lead {
    strength: Strength,
    heading: Option<Heading>,
    absent: bool,
}

/// All that was judged.
pub struct Judged {
    /// Of each name.
    pub verdicts: Vec<Verdict>,
    /// Groups.
    pub collectives: Vec<Collective>,
}

struct Judge<'a> {
    text: &'a Text,
    names: &'a [Name],
    marks: &'a [Mark],
    units: &'a [Unit],
    verdicts: Vec<Verdict>,
    collectives: Vec<Collective>,
    leads: HashMap<usize, Lead>,
    runs: usize,
}

/// Judges every name.
pub fn judge(text: &Text, names: &[Name], marks: &[Mark], units: &[Unit]) -> Judged {
    let none = Verdict {
        strength: Strength::No,
        reason: "",
        why: "topic",
        heading: None,
        office: None,
        free: false,
        run: 0,
        together: 1,
    };
    let mut judge = Judge {
        text,
        names,
        marks,
        units,
        verdicts: vec![none; names.len()],
        collectives: Vec::new(),
        leads: HashMap::new(),
        runs: 0,
    };
    let mut header: Option<(usize, Lead)> = None;
    for (number, unit) in units.iter().enumerate() {
        if unit.kind == UnitKind::Row {
            header = judge.row(number, unit, header);
            continue;
        }
        header = None;
        match unit.kind {
            UnitKind::Heading => judge.heading_line(number, unit),
            UnitKind::Label(start, colon) => judge.label(unit, start, colon),
            _ => judge.sentence(number, unit),
        }
    }
    judge.fall_back();
    Judged { verdicts: judge.verdicts, collectives: judge.collectives }
}

/// What links a name to the one before it.
#[derive(Clone, Debug, Default)]
struct Link {
    heading: Option<Heading>,
    heading_is_persons: bool,
    closes: bool,
}

const AUXILIARY: &[&str] = &["был", "была", "были", "было", "стали", "есть", "is", "are", "was", "were", "has", "have", "had", "will", "be", "would", "also", "shall", "可", "将"];

impl Judge<'_> {
    fn word(&self, at: usize) -> &str {
        self.text.word(self.marks[at].start)
    }

    fn is_and(&self, at: usize) -> bool {
        matches!(self.word(at), "and" | "&" | "и" | "和" | "与" | "及" | "以及" | "along" | "暨" | "或") && self.marks[at].name().is_none()
            || (self.word(at) == "以" && self.text.word(self.marks[at].start + 1) == "及")
    }

    fn is_separator(&self, at: usize) -> bool {
        matches!(self.marks[at].what, What::Mark(',' | ';' | '、' | '·' | '/' | '•' | '|' | '\n') | What::Column) || self.is_and(at)
            || matches!(self.word(at), "also" | "plus" | "также")
    }

    /// Marks of a unit without brackets that only explain.
    fn visible(&self, start: usize, end: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut at = start;
        let persons = (start..end)
            .filter(|at| {
                self.marks[*at].is_mark('(')
                    && self.marks.get(at + 1).is_some_and(|mark| mark.name().is_some_and(|name| self.names[name].is_state()))
                    && self.marks.get(at + 2).is_some_and(|mark| mark.is_mark(')'))
                    && *at > start
                    && self.marks[at - 1].what == What::Word
                    && self.text.is_capital(self.marks[at - 1].start)
            })
            .count();
        while at < end {
            let mark = &self.marks[at];
            if mark.is_mark('(') {
                let close = (at + 1..end.min(at + BRACKET)).find(|close| self.marks[*close].is_mark(')') && self.marks[*close].depth <= mark.depth);
                // A bracket that is not closed is no bracket.
                let Some(close) = close else {
                    at += 1;
                    continue;
                };
                let inside = at + 1..close.min(end);
                let names = inside.clone().filter(|at| self.marks[*at].name().is_some()).count();
                let pure = inside.clone().all(|at| {
                    let mark = &self.marks[at];
                    mark.name().is_some() || self.is_separator(at) || matches!(self.word(at), "the" | "a") || mark.is_mark('-')
                });
                let first = self.marks.get(at + 1);
                let opens = first.is_some_and(|mark| mark.is(Class::Include) || matches!(self.text.word(mark.start), "with" | "together"));
                let after_group = at > start && (self.marks[at - 1].is_group() || self.group_before(at, start));
                let list = names >= 2 && (pure || after_group) || names >= 1 && (opens || after_group && pure) || persons >= 3 && names == 1 && pure;
                if !list && at > start || names == 0 {
                    at = close + 1;
                    continue;
                }
            }
            out.push(at);
            at += 1;
        }
        out
    }

    /// Whether a group's words end right before a mark: «органов Содружества (».
    fn group_before(&self, at: usize, start: usize) -> bool {
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

    /// Why a name cannot take part where it stands, by its nearest words.
    fn barred(&self, v: &[usize], at: usize) -> Option<&'static str> {
        let mark = &self.marks[v[at]];
        let name = &self.names[mark.name()?];
        if is_joined(self.text, name) {
            return Some("nested");
        }
        let before = |n: usize| at.checked_sub(n).map(|at| v[at]);
        let next = v.get(at + 1).copied();
        let adjacent = |next: usize| self.text.tokens[self.marks[next].start].gap != Gap::Wide && self.marks[next].start == mark.end;
        let han = self.text.is_han(name.end - 1) || self.text.is_han(name.start);
        if let Some(next) = next.filter(|next| adjacent(*next)) {
            let follower = &self.marks[next];
            let capital = self.text.is_capital(follower.start);
            if !han && capital && (follower.is(Class::NestedWord) || follower.is(Class::Event)) && !follower.is(Class::Office) {
                return Some("nested");
            }
            if han && !name.is_state() && follower.what == What::Word && self.text.is_han(follower.start)
                && !"的等以派将也均则由和与及代应均已正出"
                    .contains(self.word(next))
                && !(at + 1..v.len().min(at + 9)).take_while(|at| !self.is_separator(v[*at])).any(|at| self.marks[v[at]].is(Class::Office))
            {
                return Some("nested");
            }
            if han && follower.is(Class::Event) && !follower.is(Class::Office) {
                return Some(if name.is_state() { "place" } else { "organiser" });
            }
            if !name.is_state() && follower.is_group() && !follower.is(Class::Office) && (!han || follower.is(Class::Status)) {
                return Some("other");
            }
            // The owner of something else.
            if follower.is_mark('\'') {
                let office = (at + 2..at + 7).filter_map(|at| v.get(at)).any(|at| self.marks[*at].is(Class::Office) || self.marks[*at].is(Class::Persons));
                if !office {
                    return Some("other");
                }
                if !name.is_state() && v.get(at + 3).is_some_and(|at| self.marks[*at].is_group()) {
                    return Some("other");
                }
            }
        }
        // Small words before it.
        let mut back = 1;
        while before(back).is_some_and(|at| {
            matches!(self.word(at), "the" | "a" | "г" | "городе" | "городах" | "столице" | "самой" | "самом" | "республике" | "."  | "\"") && !self.marks[at].is(Class::PlaceWord)
        }) {
            back += 1;
        }
        let Some(first) = before(back) else { return None };
        let mark_before = &self.marks[first];
        let of_office = !name.is_state() && before(back + 1).is_some_and(|at| self.marks[at].is(Class::Office));
        if mark_before.is(Class::PlaceWord) && !of_office && !mark_before.is(Class::AttendedBy) && !mark_before.is(Class::Carrier) && !mark_before.is(Class::As) {
            let of_event = self.word(first) == "for";
            return Some(if name.is_state() { "place" } else if of_event { "topic" } else { "organiser" });
        }
        if han && !name.is_state() && self.word(first) == "等" && back == 1 {
            return Some("other");
        }
        if self.word(first) == "of" && !han {
            // “the Ministers of Transport of the BSEC”, “Heads of State and Government of SADC”.
            let mut persons = back + 1;
            while before(persons).is_some_and(|at| {
                let mark = &self.marks[at];
                matches!(self.word(at), "the" | "of" | "and") || mark.what == What::Word && self.text.is_capital(mark.start)
            }) && persons < 8
            {
                persons += 1;
            }
            if !name.is_state() && before(persons).is_some_and(|at| self.marks[at].is(Class::Persons) && !self.marks[at].is(Class::Office)) {
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
                if !name.is_state() && (mark.is(Class::Status) || mark.is(Class::Category)) && !mark.is(Class::Carrier) {
                    return Some("other");
                }
            }
        }
        if !han && mark_before.is(Class::Event) && self.is_cyrillic(v[at]) {
            return Some(if name.is_state() { "topic" } else { "organiser" });
        }
        if self.is_cyrillic(v[at]) && !name.is_state() && back == 1 && mark_before.is_group() && mark_before.end == mark.start
            && self.text.word(name.start).chars().count() <= 12 && name.end - name.start <= 3
            && v.get(at + 1).is_none_or(|next| !self.marks[*next].is_mark(',')) {
            return Some("other");
        }
        // A place behind its town: “in Tirana, Albania”, “Placencia, Belize”.
        if name.is_state() && mark_before.is_mark(',') && back == 1 {
            let mut town = 2;
            while before(town).is_some_and(|at| {
                let mark = &self.marks[at];
                (matches!(mark.what, What::Word) && self.text.is_capital(mark.start)) || mark.is_mark('-') || mark.is_mark('\'') || mark.is_mark('.')
            }) && town < 7
            {
                town += 1;
            }
            if town > 2 {
                let place = before(town).is_none_or(|at| {
                    let mark = &self.marks[at];
                    mark.is(Class::PlaceWord) || matches!(self.word(at), "was" | "is") || mark.is(Class::Event) || mark.is_mark('–') && false
                });
                if place {
                    return Some("place");
                }
            }
        }
        None
    }

    fn is_cyrillic(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(|c| matches!(c as u32, 0x400..=0x4FF))
    }

    /// Whether the marks between two names make them parallel.
    fn link(&self, v: &[usize], from: usize, to: usize) -> Option<Link> {
        let gap = &v[from + 1..to];
        let (a, b) = (&self.marks[v[from]], &self.marks[v[to]]);
        let han = self.text.is_han(b.start);
        let cyrillic = self.is_cyrillic(v[to]);
        if gap.is_empty() {
            // 英美德
            return (han && b.end - b.start == 1 && a.end - a.start == 1 && a.end == b.start).then(Link::default);
        }
        let mut separated = false;
        let mut approach = 0;
        let mut plain = 0;
        let mut colon = None;
        for (place, at) in gap.iter().enumerate() {
            let mark = &self.marks[*at];
            let word = self.word(*at);
            // “…, namely”: the comma belongs to the heading before it.
            let namely = gap.get(place + 1).is_some_and(|at| self.marks[*at].is(Class::Include));
            // “and, as a guest, Norway”
            let role = place >= 2 && self.marks[*at].is_mark(',') && self.marks[gap[place - 1]].is(Class::Status)
                && (self.marks[gap[place - 2]].is(Class::As) || place >= 3 && self.marks[gap[place - 3]].is(Class::As));
            if self.is_separator(*at) && !namely && !role {
                separated = true;
                approach = place + 1;
                continue;
            }
            match &mark.what {
                What::Mark(':') => colon = Some(place),
                What::Mark('(') => {
                    separated = true;
                    colon = Some(place);
                }
                What::Mark('–') => {
                    if colon.is_none() && place > 0 && (cyrillic && gap.iter().any(|at| self.marks[*at].is(Class::As)) || self.marks[gap[place - 1]].is_group() || self.group_before(*at, v[from])) {
                        colon = Some(place);
                    }
                }
                What::Mark('。' | '!' | '?') => return None,
                What::Name(_) => return None,
                What::Phrase(_) => {
                    let stops = (mark.is(Class::AttendedBy) && !mark.is(Class::Carrier))
                        || mark.is(Class::Attends) && !mark.is_group() && !gap.get(place + 1).is_some_and(|at| self.marks[*at].is_mark(':'))
                        || mark.is(Class::Acts)
                        || mark.is(Class::Absent)
                        || mark.is(Class::OtherTime)
                        || mark.is(Class::Verb) && !mark.is(Class::Office) && !mark.is(Class::Body);
                    if stops {
                        return None;
                    }
                    plain += usize::from(!(mark.is(Class::Office) || mark.is(Class::Honorific) || mark.is(Class::Carrier)));
                }
                What::Word => {
                    if !han && !cyrillic && self.text.is_lower(mark.start) {
                        const FINE: &[&str] = &["led", "headed", "represented", "united", "accompanied", "specialized", "specialised", "mandated", "accredited", "retired", "invited", "affiliated"];
                        if word.ends_with("ed") && word.len() > 4 && !FINE.contains(&word) {
                            return None;
                        }
                    }
                    if cyrillic && russian::is_verb(word) {
                        return None;
                    }
                    let small = matches!(word, "of" | "the" | "by" | "from" | "a" | "well" | "as" | "with" | "together");
                    plain += usize::from(!small && (han || self.text.is_lower(mark.start)));
                }
                _ => {}
            }
        }
        let limit = if han { 34 } else if cyrillic { 16 } else { 8 };
        if !separated && colon.is_none() || plain > limit {
            return None;
        }
        let near = &gap[approach..];
        // “President of A and current Chairperson of B”: one person.
        let one_person = !han && !cyrillic && gap.iter().any(|at| self.word(*at) == "and") && near.iter().any(|at| matches!(self.marks[*at].what, What::Office))
            && !near.iter().any(|at| self.marks[*at].is(Class::Honorific))
            && near.first().is_some_and(|at| self.word(*at) != "the" && !self.text.is_capital(self.marks[*at].start) || matches!(self.marks[*at].what, What::Office))
            && self.names[b.name()?].is_state() != self.names[a.name()?].is_state();
        if one_person {
            return None;
        }
        // A meeting of somebody is not somebody; nor is what a preposition leads to.
        if near.iter().any(|at| self.marks[*at].is(Class::Event) && !self.marks[*at].is(Class::Office) && !self.marks[*at].is_group()) && !han {
            return None;
        }
        let mut link = Link::default();
        // A new heading: the group right before the name.
        let group = near.iter().rposition(|at| self.marks[*at].is_group() && !self.marks[*at].is(Class::Office));
        // “structures of international organizations”: the words of the first contain the second.
        let group = group.map(|inner| {
            let end = self.marks[near[inner]].end;
            (0..inner)
                .find(|outer| {
                    let mark = &self.marks[near[*outer]];
                    !cyrillic && !han && mark.is_group() && !mark.is(Class::Office)
                        && around(self.text, self.marks, self.names, near[*outer], (v[from] + 1, v[to])).1 >= end
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
                let it = &self.marks[*at];
                it.start < heading.1
                    || matches!(it.what, What::Mark(':' | '(' | '–' | '"' | ','))
                    || it.is(Class::Include)
                    || it.is(Class::Following)
                    || it.is(Class::Carrier)
                    || it.is(Class::Office)
                    || it.is(Class::Government)
                    || it.is(Class::Honorific)
                    || it.is_mark(',')
                    || colon.is_some() && it.what == What::Word
                    || matches!(self.word(*at), "of" | "the" | "from" | "were" | "i" | "e")
            });
            let strong = mark.is(Class::Status) || colon.is_some() || behind.iter().any(|at| self.marks[*at].is(Class::Include)) || mark.is(Class::Persons);
            let one_word_office = han && mark.is(Class::Persons);
            if reaches && (strong || !han) && !one_word_office && (cyrillic || han || heading.1 <= b.start) {
                link.heading = Some(heading);
                link.heading_is_persons = mark.is(Class::Persons) && !mark.is(Class::Status);
            }
        }
        let semicolon = gap.iter().any(|at| self.marks[*at].is_mark(';'));
        let closed = gap.iter().any(|at| self.marks[*at].is_mark(')'));
        link.closes = link.heading.is_none() && (semicolon || closed || self.adds_more(gap));
        Some(link)
    }

    /// “as well as”, «а также», 以及: what follows need not stand under the heading.
    fn adds_more(&self, gap: &[usize]) -> bool {
        gap.windows(2).any(|two| {
            let (a, b) = (self.word(two[0]), self.word(two[1]));
            matches!((a, b), ("as", "well") | ("а", "также") | ("along", "with") | ("together", "with"))
        }) || gap.iter().any(|at| self.word(*at) == "以" && self.text.word(self.marks[*at].start + 1) == "及")
    }

    /// The runs of parallel names in marks.
    fn runs(&self, v: &[usize]) -> Vec<Vec<(usize, Link)>> {
        let mut runs: Vec<Vec<(usize, Link)>> = Vec::new();
        let mut last: Option<usize> = None;
        for at in 0..v.len() {
            if self.marks[v[at]].name().is_none() {
                continue;
            }
            if self.barred(v, at).is_some() {
                continue;
            }
            let link = last.and_then(|last| {
                // Names that stand between, but cannot take part, do not divide: “Ambassador of A in B, C”.
                let mut shown: Vec<usize> = v[last..=at].to_vec();
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

    /// The evidence left of a run.
    fn left(&self, v: &[usize], first: usize) -> (Strength, &'static str, Carried, Option<usize>) {
        let cyrillic = self.is_cyrillic(v[first]);
        let han = self.text.is_han(self.marks[v[first]].start);
        let mut carrier = Carried::No;
        let mut colon = false;
        let mut includes = false;
        let mut passed = 0;
        for place in (first.saturating_sub(REACH)..first).rev() {
            let mark = &self.marks[v[place]];
            passed += 1;
            if mark.is_mark(':') || mark.is_mark('–') {
                colon = true;
            }
            includes |= mark.is(Class::Include);
            if mark.is(Class::AttendedBy) {
                return (Strength::Sure, "words before the list say who attended", carrier, Some(place));
            }
            if mark.is(Class::Absent) && (passed <= 5 || self.is_strong_absence(v[place])) && !(cyrillic && self.word(v[place]) == "не" && passed > 3) {
                return (Strength::No, "absent", carrier, Some(place));
            }
            if mark.is(Class::Attends) && !mark.is(Class::Status) {
                let has = han && (place + 1..first).any(|at| matches!(self.word(v[at]), "有" | "包" | "为" | "是" | "含") || self.marks[v[at]].is(Class::Include));
                if cyrillic || colon || has || includes {
                    return (Strength::Sure, "words before the list say who attended", carrier, Some(place));
                }
                return (Strength::No, "", carrier, Some(place));
            }
            if mark.is(Class::ActsBy) || mark.is(Class::Acts) && cyrillic {
                return (Strength::Acts, "acts in the meeting", carrier, Some(place));
            }
            if mark.is(Class::LabelPresent) && (colon || place == 0) && !mark.is_group() && !mark.is(Class::PlaceWord) && self.word(v[place]) != "with" {
                return (Strength::Sure, "a label before the list", carrier, Some(place));
            }
            if mark.is(Class::Carrier) || (mark.is(Class::Persons) || mark.is(Class::Status)) && !mark.is(Class::Office) && !han && (passed <= 8) {
                if carrier == Carried::No {
                    let mut back = place;
                    while back > 1 && matches!(self.word(v[back - 1]), "the" | "a" | "an" | "their" | "its" | "all") {
                        back -= 1;
                    }
                    let before = back.checked_sub(1).map_or("", |at| self.word(v[at]));
                    let place = back;
                    let governed = matches!(before, "with" | "to" | "between" | "against" | "about" | "for" | "in" | "by" | "of" | "с" | "со" | "к" | "между" | "для" | "о" | "об" | "у" | "the" | "its" | "their")
                        && !(before == "with" && place > 1 && matches!(self.word(v[place - 2]), "together" | "along"))
                        && !(before == "the" && place <= 1);
                    carrier = if governed && !mark.is(Class::Carrier) || matches!(before, "with" | "to" | "between" | "against" | "about" | "между" | "к" | "о" | "об") { Carried::Governed } else { Carried::Inside };
                }
                continue;
            }
            if mark.is(Class::Verb) && !mark.is_group() && !mark.is(Class::Office) && !mark.is(Class::Body) {
                if AUXILIARY.contains(&self.word(v[place])) {
                    // “Guests were A, B and C”.
                    if place > 0 && self.marks[v[place - 1]].is(Class::Status) && !han && colon_or_plain(&self.marks[v[place - 1]], self.word(v[place - 1])) {
                        return (Strength::Sure, "words before the list say who was among them", carrier, Some(place - 1));
                    }
                    continue;
                }
                return (Strength::No, "", carrier, None);
            }
            // “Guests included A, B and C”.
            if han && mark.is(Class::Include) && place > 0 && self.marks[v[place - 1]].is(Class::Status) {
                return (Strength::Sure, "words before the list say who was among them", carrier, Some(place - 1));
            }
            if matches!(self.word(v[place]), "included" | "include" | "includes" | "including" | "comprised") && place > 0 && self.marks[v[place - 1]].is(Class::Status) && !han {
                return (Strength::Sure, "words before the list say who was among them", carrier, Some(place - 1));
            }
            if mark.is(Class::Status) && place > 0 && self.is_among(v, place) {
                return (Strength::Sure, "words before the list say who was among them", carrier, Some(place));
            }
            if mark.what == What::Word && self.text.is_lower(mark.start) {
                let word = self.word(v[place]);
                let verb = if cyrillic {
                    russian::is_verb(word)
                } else {
                    !han && word.len() > 4 && word.ends_with("ed") && !matches!(word, "united" | "specialized" | "mandated" | "invited" | "related" | "interested" | "headed" | "accredited")
                };
                if verb {
                    return (Strength::No, "", carrier, None);
                }
            }
        }
        (Strength::No, "", if carrier == Carried::Inside { Carried::Subject } else { carrier }, None)
    }

    /// “among the guests”, «среди гостей», «в числе приглашенных».
    fn is_among(&self, v: &[usize], place: usize) -> bool {
        let mut back = place;
        while back > 0 && place - back < 3 {
            back -= 1;
            let word = self.word(v[back]);
            if matches!(word, "among" | "amongst" | "среди" | "числе") {
                return true;
            }
            if !matches!(word, "the" | "our" | "other") && !russian::is_adjective(word) {
                return false;
            }
        }
        false
    }

    fn is_strong_absence(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "absent" | "absence" | "apologies" | "excluded" | "except" | "кроме" | "исключением" | "отсутствовали" | "за" | "缺" | "neither" | "nor" | "regrets"
        )
    }

    /// The evidence right of a run.
    fn right(&self, v: &[usize], last: usize) -> (Strength, &'static str, Option<usize>) {
        let cyrillic = self.is_cyrillic(v[last]);
        let han = self.text.is_han(self.marks[v[last]].start);
        let mut budget: usize = if han { 40 } else { 26 };
        for place in last + 1..v.len() {
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
            if mark.is(Class::Absent) {
                return (Strength::No, "absent", Some(place));
            }
            if mark.is(Class::AttendedBy) && mark.is(Class::Attends) || mark.is(Class::Attends) {
                return (Strength::Sure, "words behind the list say that they attended", Some(place));
            }
            if mark.is(Class::AttendedBy) && !han {
                break;
            }
            if mark.is(Class::Acts) {
                return (Strength::Acts, "acts in the meeting", Some(place));
            }
            if mark.is(Class::Verb) && !mark.is_group() && !mark.is(Class::Office) && !mark.is(Class::Body) {
                if AUXILIARY.contains(&self.word(v[place])) {
                    budget = budget.min(8);
                    continue;
                }
                break;
            }
            if mark.what == What::Word && self.text.is_lower(mark.start) {
                let word = self.word(v[place]);
                let verb = if cyrillic {
                    russian::is_verb(word)
                } else {
                    !han && word.len() > 4 && word.ends_with("ed") && !matches!(word, "united" | "specialized" | "invited" | "named" | "headed" | "represented" | "related")
                };
                if verb {
                    break;
                }
            }
        }
        (Strength::No, "", None)
    }

    /// The office right before or behind a name.
    fn office(&self, v: &[usize], at: usize) -> Option<(usize, usize)> {
        let mark = &self.marks[v[at]];
        if self.text.is_han(mark.start) {
            let next = (at + 1..v.len().min(at + 14)).take_while(|at| {
                matches!(self.marks[v[*at]].what, What::Word | What::Phrase(_)) && !self.is_separator(v[*at])
            });
            for place in next {
                if self.marks[v[place]].is(Class::Office) {
                    return Some((mark.end, self.marks[v[place]].end));
                }
                if self.marks[v[place]].is(Class::Attends) || self.marks[v[place]].is(Class::Verb) {
                    break;
                }
            }
            return None;
        }
        let mut back = at;
        let mut end = None;
        while back > 0 && at - back < 8 {
            back -= 1;
            let it = &self.marks[v[back]];
            if it.is(Class::Office) {
                return Some((it.start, end.unwrap_or(it.end)));
            }
            let passes = it.what == What::Word && !self.is_separator(v[back]) || it.is(Class::Body) || it.is(Class::Event) || it.is(Class::Persons) || it.is(Class::International) || matches!(self.word(v[back]), "of" | "the") || it.is_mark('-');
            if !passes {
                break;
            }
            if end.is_none() && !matches!(self.word(v[back]), "of" | "the" | "at") {
                end = Some(it.end);
            }
        }
        let next = v.get(at + 1).map(|at| &self.marks[*at])?;
        let behind = next.is(Class::Office) || next.is(Class::Honorific) && v.get(at + 2).is_some_and(|at| self.marks[*at].is(Class::Office));
        (behind && next.start == mark.end).then_some((next.start, next.end))
    }

    /// The heading left of a run: the group nearest to it.
    fn heading_left(&self, v: &[usize], first: usize, from: usize) -> (Option<Heading>, bool) {
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
            let persons = mark.is(Class::Persons) && !mark.is(Class::Status);
            // “meeting of ministers”: the meeting's name.
            if self.in_event_name(v, place) {
                continue;
            }
            let heading = around(self.text, self.marks, self.names, v[place], (v[from.min(place)], v[first]));
            let bare = heading == (mark.start, mark.end);
            let numbered = bare && mark.is(Class::Category) && place > 0 && {
                let before = &self.marks[v[place - 1]];
                let colon = (place..first).any(|at| self.marks[v[at]].is_mark(':') || self.marks[v[at]].is_mark('('));
                !han && (matches!(before.what, What::Number) || before.is(Class::Following) && is_number(self.word(v[place - 1]))) && !(colon && han)
            };
            let plain_states = han && bare && matches!(self.word(v[place]), "国" | "各") || han && bare && mark.is(Class::Category) && mark.end - mark.start == 2 && self.word(v[place]) == "国";
            let listed = (place + 1..first.min(place + 3)).any(|at| self.marks[v[at]].is_mark(':'))
                || place > 0 && matches!(self.word(v[place - 1]), "下" | "列" | "以");
            if numbered || plain_states && !listed {
                continue;
            }
            // Something that reaches the list: only small words, an office, a colon between.
            let reaches = (place + 1..first).all(|at| {
                let it = &self.marks[v[at]];
                it.start < heading.1
                    || matches!(it.what, What::Mark(':' | '–' | '(' | '"'))
                    || it.is_mark(',') && (self.is_for_one(v, first, heading) || v.get(at + 1).is_some_and(|at| self.marks[*at].is(Class::Include)))
                    || it.is(Class::Include) || it.is(Class::Following) || it.is(Class::Carrier) || it.is(Class::Office) || it.is(Class::Attends) || it.is(Class::AttendedBy) || it.is(Class::Verb) && AUXILIARY.contains(&self.word(v[at])) || it.is(Class::LabelPresent) || it.is_group() || it.is(Class::Honorific)
                    || matches!(it.what, What::Word) && !persons
                    || it.is(Class::Event) || it.is(Class::PlaceWord) || it.is(Class::Acts)
                    || matches!(self.word(v[at]), "of" | "the" | "from" | "i" | "e")
            });
            if !reaches {
                continue;
            }
            // «главы внешнеполитических ведомств»: the persons' words contain the nearer noun.
            let contains = best.is_some_and(|(inner, rank)| rank == 1 && (persons || !han && !self.is_cyrillic(v[place])) && heading.1 >= self.marks[v[inner]].end && !self.marks[v[inner]].is(Class::Persons));
            let rank = if mark.is(Class::Status) { 2 } else { 1 };
            if contains || best.is_none_or(|(_, before)| rank > before) {
                best = Some((place, rank));
            }
        }
        let Some((place, _)) = best else { return (None, false) };
        let mark = &self.marks[v[place]];
        let heading = around(self.text, self.marks, self.names, v[place], (v[from.min(place)], v[first]));
        (Some(heading), mark.is(Class::Persons) && !mark.is(Class::Status))
    }

    /// Whether a group is part of a meeting's name: “Meeting of the Ministers”.
    fn in_event_name(&self, v: &[usize], place: usize) -> bool {
        let mut back = place;
        if back > 0 && self.word(v[back - 1]) == "the" {
            back -= 1;
        }
        if back > 0 && self.word(v[back - 1]) == "of" {
            back -= 1;
        } else if !self.is_cyrillic(v[place]) || back != place {
            return false;
        }
        back > 0 && self.marks[v[back - 1]].is(Class::Event) && !self.marks[v[back - 1]].is(Class::Office)
    }

    /// The role that is printed behind a run: “as observers”, 以观察员身份.
    fn heading_right(&self, v: &[usize], last: usize) -> Option<Heading> {
        // 中国、俄罗斯、印度三个成员国
        let han = self.text.is_han(self.marks[v[last]].start);
        if han && self.marks[v[last]].end - self.marks[v[last]].start > 1 {
            let mut next = last + 1;
            while v.get(next).is_some_and(|at| {
                self.marks[*at].what == What::Number || "等共这两三四五六七八九十几多个余".contains(self.word(*at)) && !self.marks[*at].is_group()
            }) && next < last + 6
            {
                next += 1;
            }
            if let Some(at) = v.get(next) {
                let mark = &self.marks[*at];
                if mark.is(Class::Status) || mark.is(Class::Category) && mark.end - mark.start > 2 {
                    return Some(around(self.text, self.marks, self.names, *at, (*at, v[v.len() - 1] + 1)));
                }
            }
        }
        for place in last + 1..v.len() {
            let mark = &self.marks[v[place]];
            if mark.name().is_some() && self.barred(v, place).is_none() || mark.is_mark(';') {
                return None;
            }
            let etc = self.word(v[place]) == "等" || self.word(v[place]) == "共";
            if !(mark.is(Class::As) || etc) {
                continue;
            }
            for group in place + 1..v.len().min(place + if etc { 8 } else { 6 }) {
                let it = &self.marks[v[group]];
                if matches!(it.what, What::Mark(',' | ';' | '。' | '.')) {
                    break;
                }
                if it.is(Class::Status) || etc && it.is(Class::Category) && it.end - it.start > 1 {
                    return Some(around(self.text, self.marks, self.names, v[group], (v[place] + 1, v[v.len() - 1] + 1)));
                }
            }
            if mark.is(Class::As) && !self.text.is_han(mark.start) {
                return None;
            }
        }
        None
    }

    /// Judges a sentence, or an item of a list.
    fn sentence(&mut self, number: usize, unit: &Unit) {
        let inherited = unit.lead.and_then(|lead| self.leads.get(&lead).copied());
        let v = self.visible(unit.start, unit.end);
        self.groups(&v, inherited);
        let in_item = unit.kind == UnitKind::Item;
        if let (true, Some(lead)) = (in_item, inherited)
            && (lead.strength > Strength::No || lead.absent)
        {
            self.item(&v, lead, unit);
            self.lead(number, unit, &v);
            return;
        }
        let runs = self.runs(&v);
        let other_time = v.iter().any(|at| self.marks[*at].is(Class::OtherTime));
        let mut before = 0;
        let mut followed = false;
        for run in runs {
            let first = run[0].0;
            let last = run[run.len() - 1].0;
            let (mut strength, mut reason, carrier, cue) = self.left(&v, first);
            let (right, right_reason, right_cue) = self.right(&v, last);
            let mut why = if reason == "absent" || right_reason == "absent" { "absent" } else { "topic" };
            let left_absent = reason == "absent";
            if strength < Strength::Sure && right > strength && !left_absent {
                (strength, reason) = (right, right_reason);
                why = "topic";
            }
            if strength == Strength::No && !left_absent && right_reason != "absent" && run.len() >= 2 && !other_time && !self.are_examples(&v, first) {
                // “Delegations of A, B and C” are those who are there, whatever the verb.
                if carrier == Carried::Subject && run.len() >= 3 {
                    strength = Strength::Sure;
                    reason = "“delegations of” or the like before the list";
                } else if matches!(carrier, Carried::Subject | Carried::Inside) {
                    strength = Strength::Weak;
                    reason = "a list behind “delegations of” or the like, without a verb of attending";
                }
            }
            // “…; Tajikistan by its deputy minister”, «…, Беларусь — посол».
            if strength == Strength::No && before > 0 && followed && first > 0 && self.is_separator(v[first - 1]) && v.get(last + 1).is_some_and(|at| {
                self.marks[*at].is_mark('–') || matches!(self.word(*at), "by" | "through")
            }) {
                strength = Strength::Sure;
                reason = "goes on like the name before it";
            }
            // “…: A, B, C” behind a noun of status: structure speaks for a list.
            if strength == Strength::No && !left_absent && right_reason != "absent" && run.len() >= 3 && !other_time && self.status_and_colon(&v, first) {
                strength = Strength::Weak;
                reason = "a list behind a group and a colon";
            }
            if strength == Strength::No && inherited.is_some_and(|lead| lead.strength == Strength::Sure) && !left_absent {
                let continues = unit.lead.is_some() && (first <= 14);
                if continues {
                    strength = Strength::Sure;
                    reason = "goes on with the list above";
                }
            }
            if other_time && strength > Strength::No {
                if run.len() >= 4 && strength == Strength::Sure {
                    strength = Strength::Weak;
                    reason = "words of another meeting stand in the sentence";
                } else {
                    strength = Strength::No;
                    why = "past-future";
                }
            } else if other_time {
                why = "past-future";
            }
            let start = cue.map_or(before, |cue| if self.marks[v[cue]].is(Class::AttendedBy) && self.marks[v[cue]].is(Class::Status) { cue } else { before });
            let (heading, persons) = if strength > Strength::No { self.heading_left(&v, first, start) } else { (None, false) };
            let right_heading = if strength > Strength::No { self.heading_right(&v, last) } else { None };
            let (heading, persons) = if right_heading.is_some() && heading.is_some_and(|heading| !self.is_for_one(&v, first, heading)) { (None, false) } else { (heading, persons) };
            self.settle(&v, &run, strength, reason, why, heading, persons, right_heading);
            before = last + 1;
            followed = strength == Strength::Sure;
            let _ = right_cue;
        }
        for at in 0..v.len() {
            if let (Some(name), Some(why)) = (self.marks[v[at]].name(), self.barred(&v, at)) {
                self.verdicts[name].why = why;
            }
        }
        self.lead(number, unit, &v);
    }

    /// Whether “such as” stands right before a run: examples are no list of those present.
    fn are_examples(&self, v: &[usize], first: usize) -> bool {
        (first.saturating_sub(3)..first).any(|at| self.marks[v[at]].is(Class::Include) && matches!(self.word(v[at]), "such" | "таких" | "如" | "例"))
    }

    /// Whether a noun of status and a colon stand right before a run.
    fn status_and_colon(&self, v: &[usize], first: usize) -> bool {
        let mut at = first;
        let mut colon = false;
        while at > 0 && first - at < 4 {
            at -= 1;
            let mark = &self.marks[v[at]];
            colon |= mark.is_mark(':');
            if colon && mark.is(Class::Status) {
                return true;
            }
        }
        false
    }

    /// Where no list of participants was found, the longest list of names is asked.
    fn fall_back(&mut self) {
        let found = self.verdicts.iter().filter(|verdict| verdict.strength > Strength::No).count();
        if found >= 3 {
            return;
        }
        let longest = self
            .verdicts
            .iter()
            .filter(|verdict| verdict.together >= 3 && verdict.free && verdict.strength == Strength::No && verdict.why == "topic")
            .max_by_key(|verdict| (verdict.together, std::cmp::Reverse(verdict.run)));
        let Some(run) = longest.map(|verdict| verdict.run) else { return };
        for verdict in self.verdicts.iter_mut().filter(|verdict| verdict.run == run) {
            verdict.strength = Strength::Weak;
            verdict.reason = "the longest list of the text; nothing says that it is one of participants";
        }
    }

    /// Writes the verdict of a run down.
    #[allow(clippy::too_many_arguments)] // one call; a struct for it would only be taken apart again
    fn settle(
        &mut self,
        v: &[usize],
        run: &[(usize, Link)],
        strength: Strength,
        reason: &'static str,
        why: &'static str,
        heading: Option<Heading>,
        persons: bool,
        right: Option<Heading>,
    ) {
        self.runs += 1;
        let free = v[run[0].0.saturating_sub(REACH)..run[0].0].iter().all(|at| {
            let mark = &self.marks[*at];
            let word = self.word(*at);
            let verb = mark.what == What::Word && self.text.is_lower(mark.start) && (word.ends_with("ed") && word.len() > 4 || russian::is_verb(word));
            !(mark.is(Class::Verb) && !mark.is(Class::Office) && !mark.is_group() || mark.is(Class::PlaceWord) || mark.is(Class::OtherTime) || verb)
        });
        let mut current = heading;
        let mut current_is_persons = persons;
        let mut singular = heading.is_some_and(|heading| self.is_for_one(v, run[0].0, heading));
        let mut commas = false;
        let mut joined = false;
        let mut headings: Vec<(Option<Heading>, bool)> = Vec::new();
        for (place, (at, link)) in run.iter().enumerate() {
            if place > 0 {
                let from = run[place - 1].0;
                let gap = &v[from + 1..*at];
                let semicolon = gap.iter().any(|at| self.marks[*at].is_mark(';'));
                // “… and of the World Customs Organization”: “ministers of” are of states.
                let of_other = current_is_persons && {
                    let (one, other) = (self.marks[v[from]].name(), self.marks[v[*at]].name());
                    one.zip(other).is_some_and(|(one, other)| self.names[one].is_state() && !self.names[other].is_state())
                };
                if of_other && link.heading.is_none() {
                    current = None;
                    current_is_persons = false;
                }
                if link.heading.is_some() {
                    current = link.heading;
                    current_is_persons = link.heading_is_persons;
                    singular = link.heading.is_some_and(|heading| self.is_for_one(v, *at, heading));
                    commas = false;
                    joined = false;
                } else if link.closes && (semicolon && commas || gap.iter().any(|at| self.marks[*at].is_mark(')')) && self.bracket_heading(v, current) || self.adds_more(gap) && joined) || singular {
                    current = None;
                    singular = false;
                } else {
                    commas |= gap.iter().any(|at| self.marks[*at].is_mark(',')) && !semicolon;
                    joined |= gap.iter().any(|at| self.is_and(*at)) && !self.adds_more(gap);
                }
                // 等…国家和: the group behind the names so far.
                let etc = gap.iter().position(|at| self.word(*at) == "等" || self.marks[*at].is(Class::As) && !self.is_and(*at) && self.text.is_han(self.marks[*at].start));
                if let Some(etc) = etc {
                    let near = &gap[etc + 1..gap.len().min(etc + 6)];
                    let until = near.iter().position(|at| self.is_separator(*at)).unwrap_or(near.len());
                    let near = &near[..until];
                    let group = near.iter().find(|at| self.marks[**at].is_group()).or_else(|| near.iter().find(|at| self.marks[**at].name().is_some()));
                    if let Some(group) = group {
                        let mark = &self.marks[*group];
                        let bare = mark.end - mark.start <= 2 && mark.is(Class::Category) && !mark.is(Class::Status) && self.word(*group) == "国";
                        let heading = if mark.name().is_some() { (mark.start, mark.end) } else { around(self.text, self.marks, self.names, *group, (gap[etc] + 1, v[*at])) };
                        for before in headings.iter_mut().rev().filter(|_| !bare) {
                            if before.0.is_some() {
                                break;
                            }
                            before.0 = Some(heading);
                        }
                        current = None;
                    }
                }
            }
            // Under “ministers of” one with an office of its own stands alone.
            if current_is_persons && place > 0 && self.office(v, *at).is_some_and(|office| {
                !self.text.is_han(self.marks[v[*at]].start) && office.0 > self.marks[v[run[place - 1].0]].end
            }) {
                current = None;
                current_is_persons = false;
            }
            headings.push((current, current_is_persons));
            // “A, B (member states), C (observer)”: of those since the last heading, or of the one.
            if let Some((heading, one)) = self.bracket_role(v[*at]) {
                for before in headings.iter_mut().rev() {
                    if before.0.is_some() && !before.1 {
                        break;
                    }
                    *before = (Some(heading), false);
                    if one {
                        break;
                    }
                }
                current = None;
                current_is_persons = false;
            }
        }
        if let Some(right) = right {
            for before in headings.iter_mut().rev() {
                if before.0.is_some() && !before.1 {
                    break;
                }
                *before = (Some(right), false);
            }
        }
        // A group of persons is a heading only over two names at least.
        let mut counts: HashMap<Heading, usize> = HashMap::new();
        for heading in headings.iter().filter_map(|it| it.0) {
            *counts.entry(heading).or_default() += 1;
        }
        for ((at, _), (heading, persons)) in run.iter().zip(headings) {
            let Some(name) = self.marks[v[*at]].name() else { continue };
            let alone = heading.is_some_and(|heading| persons && counts.get(&heading) == Some(&1));
            self.verdicts[name] = Verdict {
                strength,
                reason,
                why,
                heading: if alone { None } else { heading },
                office: self.office(v, *at),
                free,
                run: self.runs,
                together: run.len(),
            };
        }
    }

    fn bracket_heading(&self, v: &[usize], heading: Option<Heading>) -> bool {
        heading.is_some_and(|heading| {
            let at = v.partition_point(|at| self.marks[*at].start < heading.1);
            v.get(at).is_some_and(|at| self.marks[*at].is_mark('('))
        })
    }

    /// A role in brackets behind a name: “(observers)”; and whether it is of this name only.
    fn bracket_role(&self, at: usize) -> Option<(Heading, bool)> {
        if !self.marks.get(at + 1)?.is_mark('(') {
            return None;
        }
        let close = (at + 2..at + 8).find(|close| self.marks.get(*close).is_some_and(|mark| mark.is_mark(')')))?;
        let inside = at + 2..close;
        let plain = inside.clone().all(|at| {
            let mark = &self.marks[at];
            mark.is_group() || mark.is(Class::International) || mark.is(Class::As) || mark.is(Class::Following) || matches!(mark.what, What::Word | What::Mark('-' | '\'')) || mark.name().is_some_and(|name| !self.names[name].is_state())
        });
        let group = inside.clone().find(|at| self.marks[*at].is(Class::Status))?;
        if !plain {
            return None;
        }
        let heading = around(self.text, self.marks, self.names, group, (at + 2, close));
        let last = self.text.word(heading.1 - 1);
        let one = matches!(last, "member" | "observer" | "partner" | "guest" | "наблюдатель" | "гость" | "партнер") || last == "state" || last == "country";
        Some((heading, one))
    }

    /// Whether a heading is of the one name behind it only: “Associate Member, the …”, 轮值主席国孟加拉国.
    fn is_for_one(&self, v: &[usize], at: usize, heading: Heading) -> bool {
        let mark = &self.marks[v[at]];
        if self.text.is_han(mark.start) {
            let words: String = (heading.0..heading.1).map(|at| self.text.word(at)).collect();
            return heading.1 == mark.start && (words.ends_with("主席国") || words.ends_with("东道国") || words.ends_with("东道主") || words.ends_with("主办国"));
        }
        let last = self.text.word(heading.1 - 1);
        heading.1 <= mark.start && matches!(last, "member" | "observer" | "partner" | "guest") && mark.start - heading.1 <= 3
    }

    /// Judges an item under a lead: the first name, and those parallel to it.
    fn item(&mut self, v: &[usize], lead: Lead, unit: &Unit) {
        let runs = self.runs(v);
        let absent = v.iter().any(|at| self.marks[*at].is(Class::Absent) || self.marks[*at].is(Class::OtherTime));
        let Some(run) = runs.first() else { return };
        // Under a heading line persons stand on lines of their own: only a line that is a name counts.
        let heading_line = unit.lead.is_some_and(|lead| self.units[lead].kind == UnitKind::Heading);
        let name_only = v.iter().all(|at| {
            let mark = &self.marks[*at];
            mark.name().is_some() || self.is_separator(*at) || matches!(mark.what, What::Mark(_)) || matches!(self.word(*at), "the")
        });
        let linked = run.len() >= 2;
        let far = run[0].0 > 30;
        let strength = if lead.absent || absent && !linked || far || (heading_line && !name_only && !linked && self.office(v, run[0].0).is_none()) {
            Strength::No
        } else {
            lead.strength
        };
        let right = if strength > Strength::No { self.heading_right(v, run[run.len() - 1].0) } else { None };
        let run = run.clone();
        let why = if lead.absent || absent { "absent" } else { "topic" };
        self.settle(v, &run, strength, "an item of a list of participants", why, lead.heading, false, None);
        let _ = right;
        if lead.heading.is_some() && strength > Strength::No {
            self.runs -= 1;
        }
    }

    /// What a unit says as the lead of a list.
    fn lead(&mut self, number: usize, unit: &Unit, v: &[usize]) {
        let leads = self.units.get(number + 1).is_some_and(|next| next.lead == Some(number));
        if !leads {
            return;
        }
        let mut strength = Strength::No;
        let mut absent = false;
        let mut verb = false;
        let mut group = false;
        for at in v {
            let mark = &self.marks[*at];
            if mark.is(Class::AttendedBy) || mark.is(Class::Attends) || mark.is(Class::LabelPresent) && v.len() < 12 {
                strength = strength.max(Strength::Sure);
            }
            if mark.is(Class::LabelAbsent) || mark.is(Class::Absent) && !mark.is(Class::Status) {
                absent = true;
            }
            verb |= mark.is(Class::Verb) && !AUXILIARY.contains(&self.word(*at)) && !mark.is_group();
            group |= mark.is_group() || mark.is(Class::Carrier);
        }
        let other_time = v.iter().any(|at| self.marks[*at].is(Class::OtherTime));
        if strength == Strength::No && group && !verb && !other_time {
            strength = if v.len() <= 16 { Strength::Sure } else { Strength::Weak };
        }
        if let Some(above) = unit.lead.and_then(|lead| self.leads.get(&lead)) {
            strength = strength.max(above.strength);
        }
        if absent || other_time {
            strength = Strength::No;
        }
        let heading = if strength > Strength::No { self.heading_of_lead(v) } else { None };
        self.leads.insert(number, Lead { strength, heading, absent });
    }

    /// The heading in a lead: a status before a category, the last of its rank.
    fn heading_of_lead(&self, v: &[usize]) -> Option<Heading> {
        let mut best: Option<(usize, u8)> = None;
        for (place, at) in v.iter().enumerate() {
            let mark = &self.marks[*at];
            if !mark.is_group() || mark.is(Class::Office) && !mark.is(Class::Persons) {
                continue;
            }
            let of_event = self.in_event_name(v, place);
            let rank = if mark.is(Class::Status) {
                3
            } else if of_event {
                0
            } else if mark.is(Class::Persons) {
                2
            } else {
                1
            };
            if rank > 0 && best.is_none_or(|(_, before)| rank > before || rank == before && rank == 1) {
                best = Some((place, rank));
            }
        }
        let (place, _) = best?;
        let (first, last) = (*v.first()?, *v.last()? + 1);
        Some(around(self.text, self.marks, self.names, v[place], (first, last)))
    }

    /// A line that only names a group.
    fn heading_line(&mut self, number: usize, unit: &Unit) {
        let v: Vec<usize> = (unit.start..unit.end).collect();
        let absent = v.iter().any(|at| self.marks[*at].is(Class::LabelAbsent) || self.marks[*at].is(Class::Absent));
        let group = v.iter().any(|at| self.marks[*at].is_group());
        let present = v.iter().any(|at| self.marks[*at].is(Class::LabelPresent));
        let span = (self.marks[unit.start].start, self.marks[unit.end - 1].end);
        let heading = (group && !absent).then_some(span);
        let strength = if absent || !(group || present) { Strength::No } else { Strength::Sure };
        self.leads.insert(number, Lead { strength, heading, absent });
    }

    /// A line with a label.
    fn label(&mut self, unit: &Unit, start: usize, colon: usize) {
        let inherited = unit.lead.and_then(|lead| self.leads.get(&lead).copied());
        let all: Vec<usize> = (start..colon).collect();
        // A label that is a name is an item: “Namibia: His Excellency …”.
        let shown = self.visible(start, unit.end);
        let names_in_label = all.iter().filter(|at| self.marks[**at].name().is_some()).count();
        let has = |class: Class| all.iter().any(|at| self.marks[*at].is(class));
        let group = all.iter().any(|at| self.marks[*at].is_group());
        if names_in_label > 0 && !group && !has(Class::LabelOther) {
            if let Some(lead) = inherited {
                let in_label: Vec<usize> = self.visible(start, colon);
                self.item(&in_label, lead, unit);
            }
            return;
        }
        let v = self.visible(unit.start, unit.end);
        let whole = |class: Class| {
            // The class covers the label's beginning, so that “Next meeting” is not “meeting”.
            all.first().is_some_and(|at| self.marks[*at].is(class))
        };
        let absent = has(Class::LabelAbsent) || has(Class::Absent);
        let runs = self.runs(&v);
        let most = runs.iter().map(Vec::len).max().unwrap_or(0);
        let present = has(Class::LabelPresent) || has(Class::AttendedBy) || has(Class::Attends);
        let (strength, heading) = if absent {
            (Strength::No, None)
        } else if whole(Class::LabelOther) || has(Class::Source) && !group {
            (Strength::No, None)
        } else if whole(Class::LabelRole) && most <= 2 {
            (Strength::Acts, None)
        } else if has(Class::Status) || has(Class::Category) || has(Class::Persons) {
            (Strength::Sure, Some(self.label_heading(start, colon)))
        } else if present {
            (Strength::Sure, None)
        } else if inherited.is_some_and(|lead| lead.strength == Strength::Sure) && most >= 1 {
            let lead = inherited.and_then(|lead| lead.heading);
            (Strength::Sure, lead.or_else(|| (most >= 2).then(|| self.label_heading(start, colon))))
        } else if most >= 3 {
            (Strength::Weak, Some(self.label_heading(start, colon)))
        } else {
            // “Label: sentence” is a sentence.
            let unit = Unit { kind: UnitKind::Sentence, ..*unit };
            let whole = Unit { start, ..unit };
            self.sentence(usize::MAX - 1, &whole);
            return;
        };
        self.groups(&v, Some(Lead { strength, heading, absent }));
        if strength == Strength::No {
            for at in v.iter().filter_map(|at| self.marks[*at].name()) {
                self.verdicts[at].why = if absent { "absent" } else { "other" };
            }
            return;
        }
        let long = shown.len() > 60 && runs.len() > 6;
        if let Some(run) = runs.first().filter(|_| !long) {
            let far = run[0].0 > 12;
            let run = run.clone();
            let strength = if far { Strength::No } else { strength };
            self.settle(&v, &run, strength, "a label before the list", "topic", heading, false, None);
        }
        // Parts between semicolons and the like stand under the same label.
        for run in runs.iter().skip(1) {
            let gap_is_plain = run[0].0 > 0 && self.is_separator(v[run[0].0 - 1]);
            if gap_is_plain && !long {
                self.settle(&v, &run.clone(), strength, "a label before the list", "topic", heading, false, None);
            }
        }
    }

    /// The words of a label that are a heading: without what stands in brackets.
    fn label_heading(&self, start: usize, colon: usize) -> Heading {
        // “Member States present”
        let mut colon = colon;
        while colon > start + 1 && matches!(self.word(colon - 1), "present" | "represented" | "attending" | "participating") {
            colon -= 1;
        }
        // “Other members of the Conference”, “二十个成员国”: only the words of the group.
        let plain = (start..colon).any(|at| {
            let mark = &self.marks[at];
            let preposition = at == start && matches!(self.word(at), "со" | "от" | "из" | "среди" | "from" | "on" | "among" | "of" | "by" | "for" | "в");
            let predicate = self.text.is_han(mark.start) && matches!(self.word(at), "的" | "有" | "为" | "是" | "包");
            preposition || predicate || mark.is(Class::AttendedBy) || mark.is(Class::Attends) && !mark.is(Class::LabelPresent) || mark.is(Class::Following) || mark.is(Class::Carrier) || mark.what == What::Number && !self.text.is_mark(mark.start.wrapping_sub(1), '(')
        });
        if plain {
            let all: Vec<usize> = (start..colon).filter(|at| self.marks[*at].depth == 0).collect();
            if let Some(heading) = self.heading_of_lead(&all) {
                return heading;
            }
        }
        let mut end = colon;
        if let Some(open) = (start..colon).find(|at| self.marks[*at].is_mark('(')) {
            end = open.max(start + 1);
        }
        (self.marks[start].start, self.marks[end - 1].end)
    }

    /// A row of a table: the name in the column that has most of them.
    fn row(&mut self, number: usize, unit: &Unit, header: Option<(usize, Lead)>) -> Option<(usize, Lead)> {
        let mut cells: Vec<Vec<usize>> = vec![Vec::new()];
        for at in unit.start..unit.end {
            if self.marks[at].is_mark('|') || self.marks[at].what == What::Column {
                cells.push(Vec::new());
            } else if let Some(cell) = cells.last_mut() {
                cell.push(at);
            }
        }
        let inherited = unit.lead.and_then(|lead| self.leads.get(&lead).copied());
        let with_name = cells.iter().position(|cell| {
            let names = cell.iter().filter(|at| self.marks[**at].name().is_some()).count();
            names >= 1 && cell.iter().all(|at| {
                let mark = &self.marks[*at];
                mark.name().is_some() || self.is_separator(*at) || matches!(mark.what, What::Mark(_)) || matches!(self.word(*at), "the")
            })
        });
        let next_is_row = self.units.get(number + 1).is_some_and(|next| next.kind == UnitKind::Row);
        let Some(cell) = with_name else {
            let group = cells.iter().find(|cell| cell.iter().any(|at| self.marks[*at].is_group() || self.marks[*at].is(Class::LabelPresent) || self.marks[*at].is(Class::Column)));
            let span = group.and_then(|cell| Some((self.marks[*cell.first()?].start, self.marks[*cell.last()?].end)));
            let strength = if span.is_some() || inherited.is_some_and(|lead| lead.strength == Strength::Sure) { Strength::Sure } else { Strength::Weak };
            let absent = inherited.is_some_and(|lead| lead.absent);
            return next_is_row.then_some((number, Lead { strength, heading: span.or(inherited.and_then(|lead| lead.heading)), absent }));
        };
        let lead = header.map(|(_, lead)| lead).or(inherited);
        let v = cells[cell].clone();
        if let Some(lead) = lead {
            let runs = self.runs(&v);
            if let Some(run) = runs.first() {
                let strength = if lead.absent { Strength::No } else { lead.strength };
                self.settle(&v, &run.clone(), strength, "a row of a table of participants", "topic", lead.heading, false, None);
                if lead.heading.is_some() {
                    self.runs -= 1;
                }
            }
        }
        header.or(inherited.map(|lead| (number, lead)))
    }

    /// Groups that are named as taking part without names.
    fn groups(&mut self, v: &[usize], inherited: Option<Lead>) {
        for place in 0..v.len() {
            let mark = &self.marks[v[place]];
            if !mark.is_group() || mark.is(Class::Office) {
                continue;
            }
            let heading = around(self.text, self.marks, self.names, v[place], (v[0], v[v.len() - 1] + 1));
            // “all …”, «ряд …», 各…
            let first = v.partition_point(|at| self.marks[*at].end <= heading.0).min(place);
            let quantity = first.checked_sub(1).map(|at| &self.marks[v[at]]).filter(|mark| mark.is(Class::Quantity));
            let inside = self.marks[v[first]].is(Class::Quantity);
            if quantity.is_none() && !inside {
                continue;
            }
            let mut start = quantity.map_or(heading.0, |mark| mark.start);
            if let Some(before) = first.checked_sub(2).map(|at| &self.marks[v[at]]).filter(|mark| mark.is(Class::Quantity) && quantity.is_some()) {
                start = before.start;
            }
            // Names of the group follow: then it is a heading.
            let last = (place..v.len()).take_while(|at| self.marks[v[*at]].start < heading.1).last().unwrap_or(place);
            let named = v.get(last + 1..v.len().min(last + 4)).is_some_and(|next| {
                next.iter().any(|at| self.marks[*at].name().is_some_and(|name| self.names[name].is_state()))
                    && !next.iter().any(|at| self.marks[*at].is(Class::Absent))
            });
            if named {
                continue;
            }
            let (left, _, _, _) = self.left(v, first.saturating_sub(usize::from(quantity.is_some())));
            let (mut right, why, stopped) = self.right(v, last);
            // “All member states except A were represented”.
            if why == "absent" && stopped.is_some_and(|at| at <= last + 2 && self.is_strong_absence(v[at])) {
                let after: Vec<usize> = (last + 3..v.len()).take(8).collect();
                if after.iter().any(|at| self.marks[v[*at]].is(Class::Attends)) {
                    right = Strength::Sure;
                }
            }
            let listed = inherited.is_some_and(|lead| lead.strength == Strength::Sure) && v.len() < 12;
            let in_list = first >= 2 && v[..first].iter().rev().take(4).any(|at| self.is_separator(*at) || self.is_and(*at));
            let _ = in_list;
            if left == Strength::Sure || right == Strength::Sure || listed {
                let above = self.heading_left(v, first.saturating_sub(usize::from(quantity.is_some())), 0).0;
                self.collectives.push(Collective { span: (start, heading.1), heading: above });
            }
        }
    }
}

/// Whether a word is a number.
pub fn is_number(word: &str) -> bool {
    matches!(
        word,
        "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve" | "двух" | "трех"
            | "четырех" | "пяти" | "шести" | "семи" | "восьми" | "девяти" | "десяти"
    )
}

/// Whether a word in capitals can be the name of a body, and not of a person.
pub fn is_acronym(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let n = text.word(at).chars().count();
    if token.kind != Kind::Word || token.shape != Shape::Upper || !(3..=8).contains(&n) {
        return false;
    }
    let roman = text.word(at).chars().all(|c| "ivxlc".contains(c));
    // “N. GBIANDO”, “O'DEVLIN”: a person.
    let initial = at >= 2 && text.is_mark(at - 1, '.') && text.word(at - 2).chars().count() <= 3 && text.is_capital(at - 2);
    let joined = |mark: usize| matches!(text.tokens.get(mark).map(|token| token.kind), Some(Kind::Mark('-' | '\'')));
    if initial || at >= 1 && joined(at - 1) && token.gap == Gap::None || joined(at + 1) && text.is_capital(at + 2) {
        return false;
    }
    let near = |other: usize| text.is_capital(other) && text.tokens[other].gap <= Gap::Space;
    let before = at.checked_sub(1).is_some_and(near) && token.gap == Gap::Space;
    let after = text.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space) && near(at + 1);
    !roman && !before && !after
}
