//! Roles: which names of a text are named as taking part, under which heading, and why.
//!
//! Lists come first: names that stand parallel are one run and are judged together. Evidence is
//! gathered left and right of a run, and from what stands over the list; a veto is what stands nearest.
//! Then one participation per id is kept. Knows the classes of `words.csv`, no single name.

use crate::marks::{Heading, Mark, What};
use crate::names::Name;
use crate::normal::Text;
use crate::series::Series;
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
pub struct Lead {
    pub strength: Strength,
    pub heading: Option<Heading>,
    pub absent: bool,
}

/// First words of verbs that are said of other things than meetings too.
pub const LOOSE: &str = "watched witnessed joined joins join met meet meets gathered gathers came come connected sent работали присоединился присоединились присоединилась присоединилось встретились встретился собрались";

/// Verbs of what a meeting says.
pub const SAYS: &str = "welcomed welcomes condemned urged expressed congratulated commended noted recalled reaffirmed reiterated stressed underlined emphasized emphasised appreciated praised supported called";

/// The year that a number can be.
pub fn year(text: &Text, at: usize) -> Option<u32> {
    let year = text.word(at).parse().ok()?;
    (1990..=2040).contains(&year).then_some(year)
}

/// The heading that a run begins under.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caption {
    /// Its words.
    pub heading: Option<Heading>,
    /// Whether it is a group of persons.
    pub persons: bool,
    /// Whether it stands over the whole line, whatever the separators.
    pub fixed: bool,
}

/// All that was judged.
pub struct Judged {
    /// Of each name.
    pub verdicts: Vec<Verdict>,
    /// Groups.
    pub collectives: Vec<Collective>,
}

pub struct Judge<'a> {
    pub text: &'a Text,
    pub names: &'a [Name],
    pub marks: &'a Series<Mark>,
    pub units: &'a [Unit],
    pub verdicts: Vec<Verdict>,
    pub collectives: Vec<Collective>,
    pub leads: HashMap<usize, Lead>,
    pub runs: usize,
    /// Whether a list of participants was found.
    pub listed: bool,
    /// Years at the head of the text.
    pub years: Vec<u32>,
    /// How many were found that surely take part.
    pub sure: usize,
    /// How many lines with a label that is sure stand right before.
    pub labels: usize,
    /// Whether one that may be one stands right before: “West Africa: A, B, C”.
    pub hinted: bool,
    /// The last row of columns of names, and the heads of these.
    pub heads: (usize, Vec<Heading>),
    /// The group that a sentence before in the same paragraph announced.
    pub announced: Option<(Heading, Option<bool>)>,
}

/// Judges every name.
pub fn judge(text: &Text, names: &[Name], marks: &Series<Mark>, units: &[Unit]) -> Judged {
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
        listed: false,
        sure: 0,
        labels: 0,
        hinted: false,
        heads: (usize::MAX - 1, Vec::new()),
        announced: None,
        years: (0..text.tokens.len().min(60)).filter_map(|at| year(text, at)).collect(),
    };
    let mut header: Option<(usize, Lead)> = None;
    let in_blocks = judge.in_blocks();
    let name_lines = judge.name_lines();
    let mut column = None;
    for (number, unit) in units.iter().enumerate() {
        // An address below a name is no name of the list.
        let first = number > 0 && units[number - 1].kind == UnitKind::Heading;
        if in_blocks && unit.kind == UnitKind::Item && !unit.blank && !first {
            continue;
        }
        if name_lines[number].is_none() {
            column = judge.column_over(unit);
        } else if column.is_some() {
            let v = judge.visible(unit.start, unit.end);
            let lead = Lead { strength: Strength::Sure, heading: column, absent: false };
            judge.item(&v, lead, unit);
            continue;
        }
        if let Some(strength) = name_lines[number]
            && unit
                .lead
                .and_then(|lead| judge.leads.get(&lead))
                .is_none_or(|lead| lead.strength == Strength::No && !lead.absent)
        {
            let v = judge.visible(unit.start, unit.end);
            // “Delegates:” over the lines is what they stand under.
            let heading = unit.lead.and_then(|lead| {
                let over = &units[lead];
                let last = over.end.checked_sub(1).filter(|at| marks[*at].is_mark(':'))?;
                let short = last > over.start && last - over.start <= 3;
                short.then(|| (marks[over.start].start, marks[last - 1].end))
            });
            judge.item(&v, Lead { strength, heading, absent: false }, unit);
            continue;
        }
        if unit.kind == UnitKind::Row {
            header = judge.row(number, unit, header);
            continue;
        }
        header = None;
        if !matches!(unit.kind, UnitKind::Label(..) | UnitKind::Item) {
            judge.labels = 0;
            judge.hinted = false;
        }
        match unit.kind {
            UnitKind::Heading => judge.heading_line(number, unit),
            UnitKind::Label(start, colon) => judge.label(unit, start, colon),
            _ => {
                judge.begin_paragraph(unit);
                judge.sentence(number, unit);
                judge.announce(unit);
            }
        }
    }
    judge.fall_back();
    Judged { verdicts: judge.verdicts, collectives: judge.collectives }
}

impl Judge<'_> {
    /// Whether lists stand in blocks: a name on a line, below it persons and addresses, an empty line.
    fn in_blocks(&self) -> bool {
        let is_name = |unit: &&Unit| {
            (unit.start..unit.end).all(|at| {
                self.marks[at].name().is_some()
                    || self.is_separator(at)
                    || matches!(self.marks[at].what, What::Mark(_))
                    || self.word(at) == "the"
            })
        };
        let items = || {
            let of_heading = |unit: &&Unit| {
                unit.kind == UnitKind::Item
                    && unit.lead.is_some_and(|lead| self.units[lead].kind == UnitKind::Heading)
            };
            self.units.iter().filter(of_heading)
        };
        let heads = items().filter(|unit| unit.blank).filter(is_name).count();
        let below = items().filter(|unit| !unit.blank).count();
        let names_below = items().filter(|unit| !unit.blank).filter(is_name).count();
        heads >= 2 && below >= heads && names_below * 3 <= below
    }

    /// Whether a list of participants was found already.
    pub fn has_list(&self) -> bool {
        self.listed
    }

    /// Where no list of participants was found, the longest list of names is asked.
    fn fall_back(&mut self) {
        let found = self.verdicts.iter().filter(|verdict| verdict.strength > Strength::No).count();
        if self.listed || found >= 8 {
            return;
        }
        // Where a few were found, only a list that is longer than theirs.
        let least = if found < 3 {
            3
        } else {
            let one = |verdict: &&Verdict| verdict.strength > Strength::No;
            self.verdicts
                .iter()
                .filter(one)
                .map(|verdict| verdict.together + 1)
                .max()
                .unwrap_or(0)
                .max(4)
        };
        let long = self.text.tokens.len() > 80;
        let longest = self
            .verdicts
            .iter()
            .filter(|verdict| {
                verdict.together >= least
                    && (verdict.free || verdict.together >= 4 && long && found == 0)
                    && verdict.strength == Strength::No
                    && verdict.why == "topic"
            })
            .max_by_key(|verdict| (verdict.free, verdict.together, std::cmp::Reverse(verdict.run)));
        let Some(run) = longest.map(|verdict| verdict.run) else { return };
        // Beside others, four are enough only if all are states.
        let of_run = || {
            self.verdicts
                .iter()
                .zip(self.names)
                .filter(|(verdict, _)| verdict.run == run && verdict.together > 1)
        };
        if found >= 3 && of_run().count() < 5 && !of_run().all(|(_, name)| name.is_state()) {
            return;
        }
        for verdict in self.verdicts.iter_mut().filter(|verdict| verdict.run == run) {
            verdict.strength = Strength::Weak;
            verdict.reason =
                "the longest list of the text; nothing says that it is one of participants";
        }
    }
}
