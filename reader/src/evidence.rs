//! Evidence: what stands left and right of a run and says that its names take part, or that they do
//! not. The nearest word decides.
//!
//! Knows the classes of `words.csv`; which names make a run is said in `runs.rs`.

use crate::classes::Class;
use crate::marks::What;
use crate::roles::{Judge, Strength};
use crate::series::Series;

/// Why a run takes part behind a word that says who attended.
pub const ATTENDED: &str = "words before the list say who attended";

/// Why a run takes part behind a word that names some of a group.
pub const AMONG: &str = "words before the list say who was among them";

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
            if let Some(reason) = self.attended_before(v, place, first) {
                return (Strength::Sure, reason, carrier, Some(place));
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
            if self.is_other_side(v, place, first) {
                return (Strength::No, "", Carried::No, Some(place));
            }
            if mark.is(Class::Attends) && self.is_in_vain(v, place) {
                return (Strength::No, "absent", carrier, Some(place));
            }
            if mark.is(Class::Attends) && self.is_accession(v, place) {
                return (Strength::No, "", Carried::No, Some(place));
            }
            if mark.is(Class::Attends) && !mark.is(Class::Status) {
                let listed = cyrillic || colon || includes;
                if listed || self.attend_before(v, place, first) {
                    return (Strength::Sure, ATTENDED, carrier, Some(place));
                }
                if self.are_met(v, place, first, carrier) {
                    return (Strength::Weak, WITH, carrier, Some(place));
                }
                return (Strength::No, "", carrier, Some(place));
            }
            if han && self.are_lent_by(v, place, first) {
                return (Strength::Sure, ATTENDED, carrier, Some(place));
            }
            if mark.is(Class::Acts) && cyrillic && self.is_topic_of(v, place, first) {
                return (Strength::No, "", Carried::No, Some(place));
            }
            if self.is_act_by(v, place, first) || mark.is(Class::Acts) && cyrillic {
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
                    (carrier, carried_at) = self.carried_at(v, place);
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
                if !self.says(v, place, AUXILIARY) {
                    return (Strength::No, "", carrier, None);
                }
                if let Some(role) = self.role_of_auxiliary(v, place, han) {
                    return (Strength::Sure, AMONG, carrier, Some(role));
                }
                continue;
            }
            if let Some(group) = self.group_among(v, place, han) {
                return (Strength::Sure, AMONG, carrier, Some(group));
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
