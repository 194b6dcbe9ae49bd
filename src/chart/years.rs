//! The series as a picture: a column a year, so that a gap is seen as one, and a row for everybody whom
//! a source names. A list that a source breaks off is no list of all, and is told from a whole one.

use crate::data::{Dataset, Edition, FacetValue, Guest, ValueKind};

/// What is known of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionKind {
    /// No source reports it; its number and year are inferred.
    Inferred,
    /// The meeting of this dataset.
    This,
    /// Held together with another meeting, and not comparable.
    Joint,
    /// A source reports it.
    Reported,
}

impl EditionKind {
    /// Of an edition.
    pub fn of(edition: &Edition) -> Self {
        match (edition.is_reported, edition.named.is_none(), edition.is_comparable) {
            (false, ..) => Self::Inferred,
            (_, true, _) => Self::This,
            (_, _, false) => Self::Joint,
            _ => Self::Reported,
        }
    }

    /// What the style sheet and a picture call it.
    pub fn look(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::This => "this",
            Self::Joint => "joint",
            Self::Reported => "reported",
        }
    }
}

/// What there is of the names of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// No edition was found in that year.
    NoMeeting,
    /// No source names anybody.
    Nothing,
    /// Sources name some.
    Part,
    /// The document of this dataset names them.
    Whole,
}

impl Coverage {
    /// As a message, the style sheet and a picture call it.
    pub fn look(self) -> &'static str {
        match self {
            Self::NoMeeting => "absent",
            Self::Nothing => "silent",
            Self::Part => "part",
            Self::Whole => "whole",
        }
    }

    /// Whether somebody is named.
    pub fn is_there(self) -> bool {
        matches!(self, Self::Part | Self::Whole)
    }
}

/// A year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// Its number.
    pub year: u64,
    /// Index of its edition and what is known of it; `None` where there is none.
    pub edition: Option<(usize, EditionKind)>,
    /// Whom its sources name.
    pub list: Coverage,
    /// Index of the figure that is drawn: that of the first kind of the series.
    pub figure: Option<usize>,
}

/// Most years that all have their place; in a longer series only those with an edition have one.
const MOST_YEARS: u64 = 40;

/// Every year from the first edition to the last; of two in a year the first one.
pub fn years(dataset: &Dataset) -> Vec<Year> {
    let mut all: Vec<u64> = dataset.editions.iter().map(|edition| edition.year).collect();
    all.sort_unstable();
    all.dedup();
    if let [first, .., last] = all[..]
        && last - first < MOST_YEARS
    {
        all = (first..=last).collect();
    }
    let of = |year| {
        let Some(at) = dataset.editions.iter().position(|edition| edition.year == year) else {
            return Year { year, edition: None, list: Coverage::NoMeeting, figure: None };
        };
        let edition = &dataset.editions[at];
        let list = match &edition.named {
            None => Coverage::Whole,
            Some(guests) if guests.is_empty() => Coverage::Nothing,
            Some(_) => Coverage::Part,
        };
        let figure = edition.figures.iter().position(|figure| figure.kind == 0);
        Year { year, edition: Some((at, EditionKind::of(edition))), list, figure }
    };
    all.into_iter().map(of).collect()
}

/// Whom a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One of the dataset's organizations, by index.
    Organization(usize),
    /// A body with bodies of its own, as a whole: a facet and the index of its value.
    Whole(usize, usize),
    /// One that only a source names: the indices of an edition and of a name there.
    Guest(usize, usize),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whom it is about.
    pub who: Who,
    /// Whether it is a part of the whole above it.
    pub is_part: bool,
    /// Whether it is named, for each year.
    pub named: Vec<bool>,
}

/// Everybody whom a source names, by year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The columns.
    pub years: Vec<Year>,
    /// The states among them.
    pub states: Vec<Line>,
    /// All others, those of one whole together.
    pub bodies: Vec<Line>,
}

/// A row as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// One of those named.
    Line(&'a Line),
    /// All that are named at the meeting of this dataset and nowhere else: how many.
    Only(usize),
}

impl Entry<'_> {
    /// How its cell in a year looks, where somebody is named in that year: named, not named in a list
    /// that a source breaks off, not named in the whole list.
    pub fn look(&self, at: usize, year: &Year) -> &'static str {
        let is_named = match self {
            Self::Line(line) => line.named.get(at) == Some(&true),
            Self::Only(_) => year.list == Coverage::Whole,
        };
        if is_named { "named" } else { year.list.look() }
    }
}

/// Fewest rows that are folded into one.
const FEWEST_FOLDED: usize = 3;

impl Matrix {
    /// States or bodies as they are drawn: those named at this meeting only as one, unless there are few
    /// of them; behind it they follow where that row is unfolded.
    pub fn entries<'a>(&self, lines: &'a [Line], unfolded: bool) -> Vec<Entry<'a>> {
        let is_only = |line: &&Line| self.is_only_here(line) && !line.is_part;
        let only: Vec<&Line> = lines.iter().filter(is_only).collect();
        if only.len() < FEWEST_FOLDED {
            return lines.iter().map(Entry::Line).collect();
        }
        let others = lines.iter().filter(|line| !is_only(line)).map(Entry::Line);
        let one = std::iter::once(Entry::Only(only.len()));
        let behind = only.iter().copied().filter(|_| unfolded).map(Entry::Line);
        others.chain(one).chain(behind).collect()
    }

    /// Whether a row is named at the meeting of this dataset and nowhere else.
    pub fn is_only_here(&self, line: &Line) -> bool {
        let is_here = |year: &Year| year.list == Coverage::Whole;
        self.years.iter().zip(&line.named).all(|(year, named)| *named == is_here(year))
    }

    /// Neighbouring years that are drawn as one because nobody is named in them for the same reason:
    /// how many; every other year stands alone.
    pub fn runs(&self) -> Vec<usize> {
        let mut runs: Vec<usize> = Vec::new();
        for (at, year) in self.years.iter().enumerate() {
            let goes_on = at > 0 && !year.list.is_there() && self.years[at - 1].list == year.list;
            match runs.last_mut().filter(|_| goes_on) {
                Some(run) => *run += 1,
                None => runs.push(1),
            }
        }
        runs
    }
}

/// The facet whose values are wholes.
fn wholes(dataset: &Dataset) -> Option<usize> {
    dataset.facets.iter().position(|facet| facet.has_siblings)
}

/// Whether a source's name is that of a whole: by its id, or by one of its labels.
fn is_called(value: &FacetValue, guest: &Guest) -> bool {
    let is = |text: &str| {
        guest.name.0.first().is_some_and(|(_, name)| name.to_lowercase() == text.to_lowercase())
    };
    let labels = value.label.0.iter().chain(&value.short.0);
    value.kind == ValueKind::Proper
        && (is(&value.id) || labels.map(|(_, text)| text).any(|text| is(text)))
}

fn who(dataset: &Dataset, edition: usize, place: usize, guest: &Guest) -> Who {
    let whole = wholes(dataset).and_then(|facet| {
        let values = &dataset.facets[facet].values;
        Some((facet, values.iter().position(|value| is_called(value, guest))?))
    });
    match (guest.organization, whole) {
        (Some(organization), _) => Who::Organization(organization),
        (None, Some((facet, value))) => Who::Whole(facet, value),
        (None, None) => Who::Guest(edition, place),
    }
}

/// Whether two rows are one: what only sources name is known by its name.
fn is_same(dataset: &Dataset, one: &Who, other: &Who) -> bool {
    match (one, other) {
        (Who::Guest(e1, g1), Who::Guest(e2, g2)) => {
            guest(dataset, *e1, *g1).map(|guest| &guest.name)
                == guest(dataset, *e2, *g2).map(|guest| &guest.name)
        }
        _ => one == other,
    }
}

/// A name of a source.
pub fn guest(dataset: &Dataset, edition: usize, place: usize) -> Option<&Guest> {
    dataset.editions.get(edition)?.named.as_ref()?.get(place)
}

/// The whole that a row is a part of.
fn whole_of(dataset: &Dataset, who: &Who) -> Option<Who> {
    let facet = wholes(dataset)?;
    let values = &dataset.facets[facet].values;
    let value = match *who {
        Who::Whole(..) => return Some(who.clone()),
        Who::Organization(at) => {
            let row = dataset.participations.iter().find(|row| row.organization == at)?;
            *row.values[facet].first()? as usize
        }
        Who::Guest(edition, place) => {
            let id = guest(dataset, edition, place)?.part_of.as_ref()?;
            values.iter().position(|value| value.id == *id)?
        }
    };
    (values.get(value)?.kind == ValueKind::Proper).then_some(Who::Whole(facet, value))
}

/// Everybody whom the document or another source names: in printed order, then as sources name them.
pub fn matrix(dataset: &Dataset) -> Matrix {
    let years = years(dataset);
    let mut rows: Vec<Line> = Vec::new();
    let mut add = |who: Who, at: Option<usize>| {
        let found = rows.iter().position(|row| is_same(dataset, &row.who, &who));
        let place = found.unwrap_or_else(|| {
            rows.push(Line { who, is_part: false, named: vec![false; years.len()] });
            rows.len() - 1
        });
        if let Some(at) = at {
            rows[place].named[at] = true;
        }
    };
    let this = years.iter().position(|year| year.list == Coverage::Whole);
    for row in dataset.participations.iter().filter(|_| this.is_some()) {
        add(Who::Organization(row.organization), this);
    }
    for (at, year) in years.iter().enumerate() {
        let Some((edition, _)) = year.edition else { continue };
        let guests = dataset.editions[edition].named.iter().flatten();
        for (place, guest) in guests.enumerate() {
            add(who(dataset, edition, place, guest), Some(at));
        }
    }
    let is_state = |line: &Line| match line.who {
        Who::Organization(at) => dataset.organizations[at].is_state,
        _ => false,
    };
    let (states, others): (Vec<Line>, Vec<Line>) = rows.into_iter().partition(is_state);
    // A whole that is named stands before its parts, where the first of them would.
    let of: Vec<Option<Who>> = others.iter().map(|line| whole_of(dataset, &line.who)).collect();
    let is_named = |whole: &Who| others.iter().any(|line| line.who == *whole);
    let mut bodies: Vec<Line> = Vec::new();
    for (line, whole) in others.iter().zip(&of) {
        if bodies.iter().any(|other| other.who == line.who) {
            continue;
        }
        let Some(whole) = whole.as_ref().filter(|whole| is_named(whole)) else {
            bodies.push(line.clone());
            continue;
        };
        bodies.extend(others.iter().filter(|other| other.who == *whole).cloned());
        let inside = others.iter().zip(&of).filter(|(_, of)| of.as_ref() == Some(whole));
        let parts = inside.filter(|(other, _)| other.who != *whole);
        bodies.extend(parts.map(|(line, _)| Line { is_part: true, ..line.clone() }));
    }
    Matrix { years, states, bodies }
}
