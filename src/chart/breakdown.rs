//! The breakdown: a row a value of one facet, a mark a participant while the set is small.
//!
//! Which rows, groups and marks there are depends on the dataset and the two facets alone; filters
//! change states and numbers in place. So the view keeps its elements, and focus, through an act.

use crate::data::{Dataset, ValueKind};
use crate::query::{Answer, Compare, Count, Query, meeting};

/// Most participants that are drawn one mark each; beyond, a bar a group.
pub const MOST_MARKS: usize = 200;

/// Hues there are. What would need more is one group without a hue, so that no two groups share one.
pub const TONES: usize = 8;

/// How a breakdown is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Form {
    /// One mark a participant.
    #[default]
    Marks,
    /// One bar a group, with percent.
    Bars,
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Breakdown {
    /// Marks or bars.
    pub form: Form,
    /// Whether any row has a number that held a status.
    pub has_held: bool,
    /// Whether any state stands outlined in it.
    pub has_outlines: bool,
    /// Whether any mark carries a dagger.
    pub has_daggers: bool,
    /// The largest number of participants in a row; the length of the longest bar.
    pub largest: usize,
    /// In the order that the query asks for. Values that nobody has are left out.
    pub rows: Vec<Row>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Id of the value.
    pub value: String,
    /// Its full label.
    pub label: String,
    /// Named participants.
    pub named: Count,
    /// States and bodies among them, where there are both and the number alone would mislead.
    pub mix: Option<(usize, usize)>,
    /// States that held a status that day; `None` where there is no such roster.
    pub held: Option<Count>,
    /// One group without a split, else one a value of the second facet.
    pub groups: Vec<Group>,
}

/// Marks of one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Label of the second facet's value; empty without a split, and where there are several.
    pub label: String,
    /// How many values of the second facet are in it, where it stands for all that have no hue; else 0.
    pub others: usize,
    /// Hue, from 0; `TONES` is that of the rest, `None` the plain ink.
    pub tone: Option<usize>,
    /// Named participants.
    pub named: Count,
    /// Named ones in printed order, then outlined ones in the order of the roster.
    pub marks: Vec<Mark>,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A named participant, by row.
    Named(usize),
    /// A status held without being named, by membership.
    NotNamed(usize),
}

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Filled: named.
    Solid,
    /// A dashed outline: held a status that day, not named.
    Outline,
    /// A dotted outline: a status decided and not yet in force, counted on this basis; not named.
    Dotted,
}

impl Shape {
    /// What the style sheet and a picture call it.
    pub fn look(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Outline => "outline",
            Self::Dotted => "outline dotted",
        }
    }
}

/// One participant, or one state that is not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// For whom.
    pub subject: Subject,
    /// Id of the organization, for its card.
    pub id: String,
    /// Shortest name.
    pub label: String,
    /// Longer name, where the shortest is an abbreviation.
    pub full: String,
    /// Whether the heading or the name misleads.
    pub dagger: bool,
    /// Shape.
    pub shape: Shape,
    /// Whether it is under the filters; what is not steps back in its place.
    pub selected: bool,
}

/// A number of a breakdown as a share in percent, rounded: that of a row is a share of all rows found,
/// that of a group a share of its row. Screen, picture and table say it by this alone.
pub fn share(part: usize, whole: usize) -> usize {
    (part * 200 + whole) / (2 * whole.max(1))
}

/// Draws the breakdown of an answer, with labels in `lang`, which `compare` sorts.
pub fn breakdown(
    dataset: &Dataset,
    query: &Query,
    answer: &Answer,
    (lang, compare): (&str, Compare),
) -> Breakdown {
    let by = meeting::by(dataset, query);
    let Some(facet) = dataset.facets.get(by) else { return Breakdown::default() };
    let form = if dataset.participations.len() > MOST_MARKS { Form::Bars } else { Form::Marks };
    let mut picture = Breakdown { form, ..Breakdown::default() };
    for index in meeting::ordered(dataset, by, query.order, (lang, compare), |value| &value.label) {
        let code = index as u32;
        let value = &facet.values[index];
        let named = answer.breakdown.get(index).copied().unwrap_or_default();
        let holding = answer.held.get(index).copied().unwrap_or_default();
        if named.total == 0 && holding.total == 0 {
            continue;
        }
        // "Held a status" is said of states; a row without any has no such number.
        let proper = value.kind == ValueKind::Proper || holding.total > 0;
        let groups =
            groups(dataset, (by, meeting::split(dataset, query)), answer, code, form, lang);
        let all_marks = || groups.iter().flat_map(|group| &group.marks);
        picture.has_outlines |= all_marks().any(|mark| mark.shape != Shape::Solid);
        picture.has_daggers |= all_marks().any(|mark| mark.dagger);
        picture.largest = picture.largest.max(named.total);
        let held = (dataset.roster.is_some() && holding.total > 0 && proper).then_some(holding);
        picture.has_held |= held.is_some();
        picture.rows.push(Row {
            value: value.id.clone(),
            label: value.label.get(lang).to_owned(),
            named,
            mix: mix(dataset, by, code, named.total),
            held,
            groups,
        });
    }
    picture
}

/// States and bodies among the participants under one value, if there are both.
fn mix(dataset: &Dataset, facet: usize, value: u32, all: usize) -> Option<(usize, usize)> {
    let rows = dataset.participations.iter().filter(|row| row.values[facet].contains(&value));
    let states = rows.filter(|row| dataset.organizations[row.organization].is_state).count();
    (states > 0 && states < all).then_some((states, all - states))
}

/// The marks of one row, taken apart by the second facet where there is one.
fn groups(
    dataset: &Dataset,
    (by, split): (usize, Option<usize>),
    answer: &Answer,
    value: u32,
    form: Form,
    lang: &str,
) -> Vec<Group> {
    let has = |values: &[Vec<u32>], facet: usize, value: u32| {
        values.get(facet).is_some_and(|values| values.contains(&value))
    };
    let mark = |subject, organization: usize, dagger, selected| {
        let organization = &dataset.organizations[organization];
        Mark {
            subject,
            id: organization.id.clone(),
            label: organization.mark(lang).to_owned(),
            full: organization.short(lang).to_owned(),
            dagger,
            shape: match subject {
                Subject::Named(_) => Shape::Solid,
                Subject::NotNamed(m) if !dataset.memberships[m].in_force => Shape::Dotted,
                Subject::NotNamed(_) => Shape::Outline,
            },
            selected,
        }
    };
    let group = |label: &str, tone, split: Option<(usize, &[u32])>| {
        let in_group = |values: &[Vec<u32>]| {
            let has_part = |(f, of): (usize, &[u32])| of.iter().any(|v| has(values, f, *v));
            has(values, by, value) && split.is_none_or(has_part)
        };
        let mut named = Count::default();
        let mut marks = Vec::new();
        for (row, participation) in dataset.participations.iter().enumerate() {
            if !in_group(&participation.values) {
                continue;
            }
            let selected = answer.row_in.get(row).copied().unwrap_or(false);
            named.total += 1;
            named.selected += usize::from(selected);
            if form == Form::Marks {
                marks.push(mark(
                    Subject::Named(row),
                    participation.organization,
                    participation.dagger.is_some(),
                    selected,
                ));
            }
        }
        if form == Form::Marks {
            for (index, membership) in dataset.memberships.iter().enumerate() {
                if answer.counted.get(index) == Some(&true)
                    && membership.participation.is_none()
                    && in_group(&membership.values)
                {
                    let selected = answer.membership_in.get(index).copied().unwrap_or(false);
                    marks.push(mark(Subject::NotNamed(index), membership.member, false, selected));
                }
            }
        }
        let others = split.map_or(0, |(_, of)| if of.len() > 1 { of.len() } else { 0 });
        Group { label: label.to_owned(), others, tone, named, marks }
    };
    let Some((split, second)) = split.and_then(|f| Some((f, dataset.facets.get(f)?))) else {
        return vec![group("", None, None)];
    };
    let (proper, none): (Vec<u32>, Vec<u32>) =
        (0..second.values.len() as u32).partition(|code| is_hued(dataset, split, *code));
    let (hued, rest) = proper.split_at(proper.len().min(TONES));
    let label = |code: u32| second.values[code as usize].short.get(lang);
    let one = |(code, tone): (&u32, Option<usize>)| {
        group(label(*code), tone, Some((split, std::slice::from_ref(code))))
    };
    let hued = hued.iter().zip((0..TONES).map(Some)).map(one);
    let rest = match rest {
        [] => None,
        [only] => Some(one((only, Some(TONES)))),
        several => Some(group("", Some(TONES), Some((split, several)))),
    };
    let none = none.iter().map(|code| one((code, None)));
    hued.chain(rest)
        .chain(none)
        .filter(|group| group.named.total > 0 || !group.marks.is_empty())
        .collect()
}

/// Whether a value of a facet has a hue where marks are split by it: a real one that somebody has.
fn is_hued(dataset: &Dataset, facet: usize, code: u32) -> bool {
    let named = dataset.participations.iter().map(|row| &row.values);
    let mut all = named.chain(dataset.memberships.iter().map(|membership| &membership.values));
    dataset.facets[facet].values[code as usize].kind == ValueKind::Proper
        && all.any(|values| values[facet].contains(&code))
}
