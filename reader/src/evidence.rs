//! Evidence: what stands left and right of a run and says that its names take part, or that they do
//! not. The nearest word decides.
//!
//! Knows the classes of `words.csv`; which names make a run is said in `runs.rs`.

use crate::classes::Class;
use crate::marks::{Mark, What};
use crate::normal::{begins, ends, one_of};
use crate::roles::{Judge, Strength};
use crate::series::Series;

/// Marks before a name in which words about it are looked for.
pub const REACH: usize = 160;

/// Verbs that govern nothing by themselves.
pub const AUXILIARY: &str = "был была были было стали стал стала стало есть is are was were has have had will be would \
    also shall 可 将 举";

/// What is said of those whom others meet.
pub const WITH: &str = "words before the list say who met with it";

/// Verbs whose object are those who come.
const GATHERS: &str = "involved brought brings gathered gathers united unites drew draws attracted attracts trained trains convened assembled featured features saw hosted hosts welcomed received receives mobilized mobilised собрал собрала собрало собрали объединил объединила объединило собирает объединяет";

/// How “delegations of” or the like stands before a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// It does not.
    No,
    /// Behind a preposition: “work with the envoys of”.
    Governed,
    /// Only by “from” behind a noun in the plural: “its sister units from …”.
    From,
    /// Behind a verb.
    Inside,
    /// At the beginning of the sentence.
    Subject,
}

fn colon_or_plain(mark: &Mark, word: &str) -> bool {
    mark.end - mark.start == 1
        && one_of(
            word,
            "guests observers speakers lecturers trainers facilitators instructors guest observer гости наблюдатели гостями наблюдателями",
        )
}
impl Judge<'_> {
    /// The evidence left of a run.
    pub fn left(
        &self,
        v: &Series<usize>,
        first: usize,
    ) -> (Strength, &'static str, Carried, Option<usize>) {
        let cyrillic = self.is_cyrillic(v[first]);
        let han = self.text.is_han(self.marks[v[first]].start);
        let mut carrier = Carried::No;
        let mut colon = false;
        let mut includes = false;
        let mut negated = false;
        let mut carried_at = 0;
        let mut passed = 0;
        for place in (first.saturating_sub(REACH)..first).rev() {
            let mark = &self.marks[v[place]];
            passed += 1;
            if mark.is_mark(':') || mark.is_mark('–') {
                colon = true;
            }
            includes |= mark.is(Class::Include);
            if !han && !cyrillic && self.is_nobody_from(v, place) {
                return (Strength::No, "absent", carrier, Some(place));
            }
            if self.is_thing_from(v, place) {
                return (Strength::No, "", Carried::No, Some(place));
            }
            let lent = !han && !cyrillic && self.were_lent_by(v, place);
            if mark.is(Class::AttendedBy) || lent {
                return (
                    Strength::Sure,
                    "words before the list say who attended",
                    carrier,
                    Some(place),
                );
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
            if too {
                return (
                    Strength::Sure,
                    "named beside those who attended too",
                    carrier,
                    Some(place),
                );
            }
            // “With the exception of A, all of B, C …”: it is said of the name next to it.
            let absence = self.is_absence(v[place]);
            let consumed = absence
                && ((place + 1..first).any(|at| self.marks[v[at]].name().is_some())
                    || han && self.is_closed_exception(v, place, first));
            if consumed {
                continue;
            }
            negated |= absence;
            if absence
                && (passed <= 5 || self.is_strong_absence(v[place]))
                && !(cyrillic && self.word(v[place]) == "не" && passed > 3)
            {
                return (Strength::No, "absent", carrier, Some(place));
            }
            // «встретились с послом Кубы», «посетили посольство Индии»: the other side of the verb.
            let verb = self.word(v[place]);
            let between = place + 1..first;
            let object = mark.is(Class::Attends)
                && (verb.starts_with("встре")
                    && between.clone().any(|at| self.says(v, at, "с со"))
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
            if object || participle {
                return (Strength::No, "", Carried::No, Some(place));
            }
            // «Не смогли прибыть, хотя и были приглашены, …»
            let in_vain = mark.is(Class::Attends)
                && self.text.word(mark.end - 1).starts_with("приглаш")
                && self.has_class(&v[..place], Class::Absent);
            if in_vain {
                return (Strength::No, "absent", carrier, Some(place));
            }
            if mark.is(Class::Attends) && place > 0 && self.word(v[place - 1]) == "не" {
                return (Strength::No, "absent", carrier, Some(place));
            }
            if mark.is(Class::Attends) && self.is_accession(v, place) {
                return (Strength::No, "", Carried::No, Some(place));
            }
            if mark.is(Class::Attends) && !mark.is(Class::Status) {
                let has = han
                    && (place + 1..first).any(|at| {
                        self.says(v, at, "有 包 为 是 含") || self.is_at(v, at, Class::Include)
                    });
                if cyrillic || colon || has || includes {
                    return (
                        Strength::Sure,
                        "words before the list say who attended",
                        carrier,
                        Some(place),
                    );
                }
                let passive = !han
                    && (self.were_joined_by(v, place, first)
                        || self.text.word(mark.end - 1) == "by");
                if passive {
                    return (
                        Strength::Sure,
                        "words before the list say who attended",
                        carrier,
                        Some(place),
                    );
                }
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
                if inverted {
                    return (
                        Strength::Sure,
                        "words before the list say who attended",
                        carrier,
                        Some(place),
                    );
                }
                // “… sat down with their counterparts from A, B and C”.
                let with = !han
                    && matches!(carrier, Carried::Inside | Carried::Governed)
                    && one_of(verb, "met meets meet sat conferred gathered talked held")
                    && (place + 1..first).any(|at| self.word(v[at]) == "with");
                if with {
                    return (Strength::Weak, WITH, carrier, Some(place));
                }
                return (Strength::No, "", carrier, Some(place));
            }
            // 导师由甲、乙派出: those who lend the persons before.
            let lends = han
                && self.word(v[place]) == "由"
                && v[place.saturating_sub(3)..place].iter().any(|at| {
                    self.marks[*at].is(Class::Persons) || self.marks[*at].is(Class::Status)
                })
                && (first + 1..v.len().min(first + REACH))
                    .take_while(|at| !self.mark_at(v, *at, ','))
                    .any(|at| self.says(v, at, "派 选 委 提 担 出"));
            if lends {
                return (
                    Strength::Sure,
                    "words before the list say who attended",
                    carrier,
                    Some(place),
                );
            }
            // 由加蓬总统主持: only with the act behind.
            let by = mark.is(Class::ActsBy)
                && (!han
                    || self.word(v[place]) != "由"
                    || (first + 1..v.len().min(first + 24))
                        .take_while(|at| !self.mark_at(v, *at, ','))
                        .any(|at| {
                            self.is_at(v, at, Class::Acts) || self.is_at(v, at, Class::Attends)
                        }));
            if mark.is(Class::Acts) && cyrillic && self.is_topic_of(v, place, first) {
                return (Strength::No, "", Carried::No, Some(place));
            }
            if by || mark.is(Class::Acts) && cyrillic {
                return (Strength::Acts, "acts in the meeting", carrier, Some(place));
            }
            if mark.is(Class::LabelPresent)
                && (colon || place == 0 && !mark.is(Class::Carrier) && !han)
                && !mark.is_group()
                && !mark.is(Class::PlaceWord)
                && self.word(v[place]) != "with"
            {
                return (Strength::Sure, "a label before the list", carrier, Some(place));
            }
            let from = !han
                && carrier == Carried::No
                && passed <= 2
                && self.word(v[place]) == "from"
                && place > 0
                && mark.what == What::Word
                && !self.marks[v[place - 1]].is_group()
                && self.word(v[place - 1]).ends_with('s');
            if from {
                carrier = Carried::From;
            }
            if mark.is(Class::Carrier)
                || (mark.is(Class::Persons) || mark.is(Class::Status))
                    && !mark.is(Class::Office)
                    && !han
                    && (passed <= 8)
            {
                if matches!(carrier, Carried::No | Carried::From) {
                    let mut back = place;
                    while back > 1 && self.says(v, back - 1, "the a an their its all") {
                        back -= 1;
                    }
                    let before = back.checked_sub(1).map_or("", |at| self.word(v[at]));
                    let place = back;
                    carried_at = place;
                    let governed = one_of(
                        before,
                        "with to between against about for in by of с со к между для о об у the its their",
                    ) && !(before == "with"
                        && place > 1
                        && matches!(self.word(v[place - 2]), "together" | "along"))
                        && !(before == "the" && place <= 1);
                    carrier = if governed && !mark.is(Class::Carrier)
                        || one_of(before, "with to between against about между к о об")
                    {
                        Carried::Governed
                    } else {
                        Carried::Inside
                    };
                }
                continue;
            }
            // “The workshop brought 38 prosecutors from A, B and C to one table.”
            let carried = matches!(carrier, Carried::Inside | Carried::Governed);
            if !han && carried && self.says(v, place, GATHERS) {
                return (
                    Strength::Sure,
                    "words before the list say who was brought together",
                    carrier,
                    Some(place),
                );
            }
            // “Parties which are not members”: a clause that says who they are.
            let says_who = v.get(place + 2).is_some_and(|at| self.is_prefix(*at));
            if mark.is(Class::Verb)
                && !mark.is_group()
                && !says_who
                && !mark.is(Class::Office)
                && !mark.is(Class::Body)
            {
                if self.says(v, place, AUXILIARY) {
                    // «Гостями форума стали …»
                    let role = (place.saturating_sub(3)..place).find(|at| {
                        self.is_at(v, *at, Class::Status)
                            && (self.marks[v[*at]].start..self.marks[v[*at]].end)
                                .any(|at| ends(self.text.word(at), "ями ами ем ом"))
                    });
                    if let Some(role) = role {
                        return (
                            Strength::Sure,
                            "words before the list say who was among them",
                            carrier,
                            Some(role),
                        );
                    }
                    // “Guests were A, B and C”.
                    if place > 0
                        && self.is_at(v, place - 1, Class::Status)
                        && !han
                        && !self.says(v, place, "will would shall have has had")
                        && colon_or_plain(&self.marks[v[place - 1]], self.word(v[place - 1]))
                    {
                        return (
                            Strength::Sure,
                            "words before the list say who was among them",
                            carrier,
                            Some(place - 1),
                        );
                    }
                    continue;
                }
                return (Strength::No, "", carrier, None);
            }
            // “Guests included A, B and C”, 特邀嘉宾有东帝汶卫生部长.
            if han && let Some(group) = self.group_that_has(v, place) {
                return (
                    Strength::Sure,
                    "words before the list say who was among them",
                    carrier,
                    Some(group),
                );
            }
            if self.says(v, place, "included include includes including comprised")
                && place > 0
                && self.is_at(v, place - 1, Class::Status)
                && !han
            {
                return (
                    Strength::Sure,
                    "words before the list say who was among them",
                    carrier,
                    Some(place - 1),
                );
            }
            let role = mark.is(Class::Status)
                || mark.is(Class::Carrier) && self.word(v[place]).starts_with("участник");
            if role && place > 0 && self.is_among(v, place) {
                return (
                    Strength::Sure,
                    "words before the list say who was among them",
                    carrier,
                    Some(place),
                );
            }
            if self.is_another_act(v, place) {
                return (Strength::No, "", carrier, None);
            }
        }
        // “SKOPJE, 14 March – Officers from …”: the sentence begins behind its dateline.
        let dateline = v[..carried_at.min(13)]
            .iter()
            .rposition(|at| matches!(self.marks[*at].what, What::Mark('–' | '-' | ':')))
            .map_or(0, |dash| dash + 1);
        let subject = carrier == Carried::Inside && carried_at <= dateline + 3;
        let carrier = if negated {
            Carried::No
        } else if subject {
            Carried::Subject
        } else {
            carrier
        };
        (Strength::No, "", carrier, None)
    }
}
