//! Which column could be what. The rule is stated at [`suggest`], in words for the page to quote.

use crate::names::{self, Sense};
use crate::protocol::{self, By, ColumnKind, Doubt, Guess, Preset, Reason, Setup, Topic};
use crate::{MAX_SUGGESTED, MAX_SUGGESTED_VALUES};
use columns::column::Column;
use columns::order;

/// Columns that Plenary's exports add to every row, which say where it comes from.
const ALONG: [&str; 7] = ["title", "selection", "source", "licence", "dataset", "address", "note"];
/// Rows of a list so short that any repetition makes a facet.
const SHORT: usize = 50;
/// Rows of a list so short that a column called after a class is a facet whatever it has.
const FEW: usize = 12;
/// Filled cells from which on their share of different ones counts.
const ENOUGH: usize = 10;
/// Different values of a hundred filled cells that a facet may have; in a column called after a class.
const DIFFERENT: (usize, usize) = (60, 75);
/// Cells of a hundred that look like codes in a column of codes.
const CODES: u8 = 80;
/// Different numbers that a column of numbers may have to be a facet: a score, a rank, a round.
const NUMBERS: usize = 20;
/// Letters that a value of a facet may have on average.
const LONG: usize = 80;
/// A first picture that tells less than this of a hundred gives way to years.
const DULL: f32 = 12.0;
/// Columns that are searched beside the one that names a row.
const SEARCHED: usize = 12;
/// Rows whose pairs of values are compared to find twins.
const TWINS: usize = 20_000;

/// What is suggested, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggested {
    /// Which column is what.
    pub setup: Setup,
    /// The kind of list that the columns tell of.
    pub preset: Option<Preset>,
    /// The reasons.
    pub guesses: Vec<Guess>,
}

/// The columns that could be label, facets, several values a cell, date and source.
///
/// - The **label** names the row. Columns of text are weighed by how many different cells they have
///   for how many rows, and by their names: the name of a person counts most (*name, participant,
///   member*), then that of a body, of a place; the name of a class (*party, role, status, title*),
///   of a code or of a remark counts against it, as do cells that look like codes (*Q42*), and a name
///   of things (*treaty, meeting*) whose values are few. A column for first names and one for last
///   names name the row together.
/// - A **facet** is a column of words, or of up to 20 whole numbers, with at least 2 and at most 2,000
///   values that repeat: fewer than half as many as filled cells; in a list of up to 50 rows, of ten
///   filled cells or more at most six in ten differ, of fewer not all. A column called after a class
///   may have more, and in a list of up to 12 rows as many as there are. Numbers are counts and no
///   facet where more than half of them differ. Dates, links, addresses, money, percentages,
///   coordinates, identifiers and long texts are none; nor is the code beside the name that it stands
///   for, nor what is said to be years or dates. The label is one, too, if it repeats. The first 12
///   are suggested.
/// - **Several values a cell** has a column where `;` or `|` separates parts that repeat, or most cells
///   have several short ones; where ` / ` does and parts stand in several different cells; or where
///   another sign does and the parts stand alone in other cells.
/// - The **date** is a column of years or dates: one said to be so, then one called so before others, a
///   date of birth or of a change last. Of several, one with more than one year; then the one with
///   fewest empty cells, then with most different years. It is no facet; the years are.
/// - The **source** is a column called so in one of many languages, else one of links.
/// - The **first picture** is by the most telling facet: one whose values are few, spread, not all
///   the same in number, and filled in; by years if a column of dates stands before every facet.
///
/// Lists of delegates as the UNFCCC's (with the columns *affiliation category* and *affiliation*)
/// and Plenary's own exports are known, and set up as what they are.
#[must_use]
pub fn suggest(rows: usize, columns: &[protocol::Column]) -> Suggested {
    let names: Vec<String> = columns.iter().map(|column| names::plain(&column.name)).collect();
    let senses: Vec<Option<(Sense, bool)>> = names.iter().map(|name| names::sense(name)).collect();
    let table = Table { rows, columns, names: &names, senses: &senses };
    let preset = preset(&names);
    let place = |name: &str| names.iter().position(|is| is == name);
    let mut guesses = Vec::new();
    let mut guess = |topic, column, reason, numbers: &[usize], doubt| {
        let (numbers, text) = (numbers.to_vec(), String::new());
        guesses.push(Guess { topic, column, reason, numbers, text, doubt });
    };
    let (label, also) = table.label();
    let date = table.date(preset.is_some());
    let source = table.source();
    let ours = matches!(preset, Some(Preset::PlenaryOrganizations | Preset::PlenaryStates));
    let label = if ours { place("name") } else { label };
    let facets: Vec<usize> = match preset {
        Some(Preset::Unfccc) => {
            let first = ["affiliation category", "meeting", "affiliation"];
            let first = first.into_iter().filter_map(place).filter(|&place| {
                Some(place) != label && columns[place].facet && columns[place].distinct > 1
            });
            let first: Vec<usize> = first.collect();
            let others = (0..columns.len()).filter(|&at| Some(at) != label && Some(at) != date);
            let others = others.filter(|&at| table.is_facet(at) && !first.contains(&at));
            first.iter().copied().chain(others).collect()
        }
        Some(Preset::PlenaryOrganizations | Preset::PlenaryStates) => (0..columns.len())
            .filter(|&at| place(&format!("{} id", names[at])).is_some() && columns[at].facet)
            .collect(),
        None => table.facets(label, date),
    };
    let facets: Vec<usize> = facets.into_iter().take(MAX_SUGGESTED).collect();
    let multi = facets.iter().filter_map(|&facet| match ours {
        true => Some((facet, ";".to_owned())),
        false => columns[facet].separator.clone().map(|by| (facet, by)),
    });
    let multi = multi.collect();
    let is_first_date = date.is_some_and(|date| facets.iter().all(|facet| date < *facet));
    let spans = |date: usize| columns[date].years.is_some_and(|(first, last)| first < last);
    // A column of years before everything else is that of a table of states and years.
    let are_days = |date: usize| columns[date].kind == ColumnKind::Date;
    let worth = facets.first().map_or(0.0, |&facet| table.worth(facet, label));
    let first = date.filter(|&date| {
        let is_own = !matches!(senses[date], Some((Sense::OtherDate, _)));
        let is_before = is_first_date && are_days(date);
        preset.is_none() && is_own && spans(date) && (is_before || worth < DULL)
    });
    if let Some(label) = label {
        let reason = match senses[label] {
            Some((Sense::Person | Sense::Body | Sense::Place | Sense::Name, _)) => Reason::Name,
            _ => Reason::MostDifferent,
        };
        let repeats = columns[label].distinct * 4 < rows;
        let doubt = match (reason, repeats) {
            (Reason::Name, false) => Doubt::None,
            (_, true) => Doubt::Great,
            _ => Doubt::Some,
        };
        guess(Topic::Label, Some(label), reason, &[columns[label].distinct, rows], doubt);
    }
    if let Some(date) = date {
        let is_named = matches!(senses[date], Some((Sense::Year | Sense::Date, _)));
        let reason = if is_named { Reason::Name } else { Reason::Looks };
        let doubt = if is_named { Doubt::None } else { Doubt::Some };
        guess(Topic::Date, Some(date), reason, &[columns[date].fit.into()], doubt);
    }
    if let Some(source) = source {
        let is_named = matches!(senses[source], Some((Sense::Source, _)));
        let (reason, doubt) =
            if is_named { (Reason::Name, Doubt::None) } else { (Reason::Looks, Doubt::Some) };
        guess(Topic::Source, Some(source), reason, &[], doubt);
    }
    match (first, facets.first()) {
        (Some(date), _) => guess(Topic::First, Some(date), Reason::DateBefore, &[], Doubt::Some),
        (None, Some(&facet)) => {
            let column = &columns[facet];
            let filled = 100 - column.empty * 100 / rows.max(1);
            let values = if column.separator.is_some() { column.parts } else { column.distinct };
            guess(Topic::First, Some(facet), Reason::Telling, &[values, filled], Doubt::Some);
        }
        (None, None) => {}
    }
    let search = table.searched(label, &also);
    let first = first.map(|_| By::Year);
    Suggested {
        setup: Setup { label, also, search, facets, multi, date, source, first },
        preset,
        guesses,
    }
}

/// Columns with what their names say.
struct Table<'a> {
    rows: usize,
    columns: &'a [protocol::Column],
    names: &'a [String],
    senses: &'a [Option<(Sense, bool)>],
}

impl Table<'_> {
    fn sense(&self, at: usize) -> Option<Sense> {
        self.senses[at].map(|it| it.0)
    }

    fn filled(&self, at: usize) -> usize {
        let missing: usize = self.columns[at].missing.iter().map(|it| it.1).sum();
        self.rows.saturating_sub(self.columns[at].empty + missing)
    }

    /// Different cells that are filled and no word for "no value".
    fn different(&self, at: usize) -> usize {
        let column = &self.columns[at];
        column.distinct.saturating_sub(usize::from(column.empty > 0) + column.missing.len())
    }

    /// The column that names the rows, and those that do so together with it.
    fn label(&self) -> (Option<usize>, Vec<usize>) {
        let is_text =
            |at: usize| matches!(self.columns[at].kind, ColumnKind::Text) && self.different(at) > 0;
        let best =
            (0..self.columns.len()).filter(|&at| is_text(at)).map(|at| (self.as_label(at), at));
        // Of several, the first.
        let best = best.rev().max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((first, last)) = names::first_and_last(self.names)
            && is_text(first)
            && is_text(last)
        {
            // A whole name is better than two halves.
            let whole = best.filter(|(_, at)| {
                *at != first && *at != last && self.sense(*at) == Some(Sense::Person)
            });
            if whole.is_none() {
                return (Some(first.min(last)), vec![first.max(last)]);
            }
        }
        (best.map(|it| it.1), Vec::new())
    }

    /// The most different cells of a column of persons, bodies or places.
    fn most_of_parties(&self) -> usize {
        let is = |at: &usize| {
            let is_text = self.columns[*at].kind == ColumnKind::Text;
            is_text && matches!(self.sense(*at), Some(Sense::Person | Sense::Body | Sense::Place))
        };
        let all = (0..self.columns.len()).filter(is);
        all.map(|at| self.different(at)).max().unwrap_or(0)
    }

    /// How well a column of text names rows.
    fn as_label(&self, at: usize) -> f32 {
        let column = &self.columns[at];
        let rows = self.rows.max(1) as f32;
        let different = self.different(at) as f32 / rows;
        let (sense, is_whole) = self.senses[at].unzip();
        let by_name = match (sense, is_whole.unwrap_or(false)) {
            (Some(Sense::Person), true) => 0.9,
            // Of a document, or of a person.
            (Some(Sense::Name), true) if self.names[at] == "title" => {
                if different > 0.9 {
                    0.7
                } else {
                    -0.35
                }
            }
            // What every row has of a few treaties or meetings is a class; so is what differs less than
            // those who take part.
            (Some(Sense::Name), _)
                if !names::is_name(&self.names[at])
                    && (different < 0.34
                        || self.different(at) * 5 < self.most_of_parties() * 4) =>
            {
                -0.2
            }
            (Some(Sense::Name), true) if self.names[at] == "name" => 0.92,
            (Some(Sense::Name), true) => 0.85,
            (Some(Sense::Person | Sense::Name), false) => 0.7,
            (Some(Sense::Body), true) => 0.6,
            (Some(Sense::Body), false) => 0.45,
            (Some(Sense::Place), true) => 0.5,
            (Some(Sense::Place), false) => 0.35,
            (Some(Sense::Half), _) => 0.4,
            // A list of parties, of missions.
            (Some(Sense::Class), _) if different > 0.9 && column.letters > 5 => 0.45,
            (Some(Sense::Class), _) => -0.35,
            // The keys of an object may be names.
            (Some(Sense::Code), true) if self.names[at] == "key" && column.codes < CODES => 0.3,
            (Some(Sense::Code), _) => -0.8,
            (Some(Sense::Remark), _) => -0.6,
            (Some(Sense::Year | Sense::Date | Sense::OtherDate), _) => -0.8,
            (Some(Sense::Source | Sense::Link | Sense::Picture | Sense::Email), _) => -0.9,
            (Some(Sense::Phone | Sense::Coordinate | Sense::Amount), _) => -0.9,
            (None, _) => 0.0,
        };
        let is_code =
            column.codes >= CODES || names::is_code(&self.names[at]) && self.names[at] != "key";
        let by_code = if is_code { -0.5 } else { 0.0 };
        // "Mr", "FR"; a chapter.
        let by_length = match column.letters {
            0..=3 if self.rows > 3 && !is_whole.unwrap_or(false) => -0.4,
            81..=200 => -0.4,
            201.. => -0.8,
            _ => 0.0,
        };
        let by_separator = if column.separator.is_some() { -0.4 } else { 0.0 };
        let by_place =
            if self.columns[..at].iter().any(|it| it.kind == ColumnKind::Text) { 0.0 } else { 0.1 };
        different + by_name + by_code + by_length + by_separator + by_place
    }

    fn is_facet(&self, at: usize) -> bool {
        let column = &self.columns[at];
        let (filled, different) = (self.filled(at), self.different(at));
        let is_kind = match column.kind {
            ColumnKind::Text => column.letters <= LONG,
            ColumnKind::Year => {
                different <= 100
                    && !column.said
                    && !matches!(self.sense(at), Some(Sense::Date | Sense::OtherDate))
            }
            ColumnKind::Number => {
                different <= NUMBERS
                    && different * 2 <= filled
                    && column.number.is_none_or(|it| it.group.is_none())
                    && column.samples.iter().all(|it| !it.contains(['.', ',']))
                    && column.letters <= 3
                    && self.sense(at) != Some(Sense::Coordinate)
                    && (self.sense(at) != Some(Sense::Amount)
                        || different <= 10 && column.letters <= 2)
            }
            ColumnKind::Id => {
                different <= NUMBERS
                    && !names::is_code(&self.names[at])
                    && self.sense(at) != Some(Sense::Code)
            }
            _ => false,
        };
        // Halves of names and remarks repeat by chance.
        let is_other = matches!(self.sense(at), Some(Sense::Half | Sense::Remark));
        if !column.facet || !is_kind || is_other || column.twin.is_some() {
            return false;
        }
        let values = if column.separator.is_some() { column.parts } else { different };
        if !(1..=MAX_SUGGESTED_VALUES).contains(&values) {
            return false;
        }
        if column.separator.is_some() {
            return values > 1;
        }
        // One value tells something if others have none.
        if values == 1 {
            return filled > 1 && filled < self.rows && column.kind == ColumnKind::Text;
        }
        let is_text = column.kind == ColumnKind::Text;
        if self.rows <= FEW && is_text && names::is_class(&self.names[at]) {
            return true;
        }
        let is_class = is_text && self.sense(at) == Some(Sense::Class);
        let most = if is_class { DIFFERENT.1 } else { DIFFERENT.0 };
        match filled {
            _ if self.rows > SHORT => different * 2 < filled,
            ENOUGH.. => different * 100 <= filled * most,
            _ => different < filled,
        }
    }

    /// The facets: the most telling first, the others as they stand.
    fn facets(&self, label: Option<usize>, date: Option<usize>) -> Vec<usize> {
        let may = |at: &usize| {
            // What names the row is counted too where it repeats.
            let is_label = Some(*at) == label && self.different(*at) * 3 > self.rows * 2;
            Some(*at) != date && !is_label && self.is_facet(*at)
        };
        let mut facets: Vec<usize> = (0..self.columns.len()).filter(may).collect();
        // Of very many, those that tell most, as they stand.
        if facets.len() > MAX_SUGGESTED {
            let mut by_worth = order::sorted(&facets, &mut |a, b| {
                self.worth(*b, label).total_cmp(&self.worth(*a, label))
            });
            by_worth.truncate(MAX_SUGGESTED);
            facets.retain(|at| by_worth.contains(at));
        }
        let best = facets.iter().copied().rev();
        let best = best.max_by(|a, b| self.worth(*a, label).total_cmp(&self.worth(*b, label)));
        if let Some(best) = best {
            facets.retain(|at| *at != best);
            facets.insert(0, best);
        }
        facets
    }

    /// How good a first picture a facet makes.
    fn worth(&self, at: usize, label: Option<usize>) -> f32 {
        let column = &self.columns[at];
        let by_name = match self.sense(at) {
            Some(_) if names::is_honorific(&self.names[at]) && column.letters < 5 => 0.4,
            Some(Sense::Class | Sense::Place) => 1.25,
            Some(Sense::Body) => 1.15,
            Some(Sense::Code | Sense::Remark | Sense::Amount | Sense::Link) => 0.5,
            Some(Sense::Half | Sense::Person) => 0.6,
            _ => 1.0,
        };
        // Codes, unless they are called after a class or a place and no words could stand for them.
        let is_called = matches!(self.sense(at), Some(Sense::Class | Sense::Place | Sense::Body));
        let has_words = |other: &protocol::Column| {
            let is_text = other.kind == ColumnKind::Text && other.codes < CODES;
            is_text && other.distinct == column.distinct
        };
        let is_words = column.kind == ColumnKind::Text
            && (column.codes < CODES || is_called && !self.columns.iter().any(has_words));
        let by_kind = if is_words { 1.0 } else { 0.6 };
        let by_label = if Some(at) == label { 0.7 } else { 1.0 };
        let by_place = 1.0 - 0.01 * at.min(30) as f32;
        f32::from(column.telling) * by_name * by_kind * by_label * by_place
    }

    fn date(&self, is_preset: bool) -> Option<usize> {
        let is_date = |at: &usize| {
            matches!(self.columns[*at].kind, ColumnKind::Year | ColumnKind::Date)
                && (!is_preset || !ALONG.contains(&self.names[*at].as_str()))
        };
        let years = |at: usize| self.columns[at].different_years;
        let rank = |at: &usize| {
            let column = &self.columns[*at];
            let filled = self.filled(*at);
            let is_called = matches!(self.sense(*at), Some(Sense::Year | Sense::Date));
            let class = match self.sense(*at) {
                _ if column.said => 0,
                Some(Sense::OtherDate) => 4,
                _ if filled * 2 < self.rows => 3,
                // Numbers that could be years, and are called otherwise.
                _ if column.kind == ColumnKind::Year && !is_called => 2,
                _ => 1,
            };
            // Of one year there is nothing to see, unless others are much emptier.
            let others = (0..self.columns.len()).filter(|other| other != at && is_date(other));
            let is_one_year = years(*at) < 2
                && others.into_iter().any(|other| {
                    years(other) > 1
                        && self.sense(other) != Some(Sense::OtherDate)
                        && self.filled(other) * 5 >= filled * 4
                });
            (class, is_one_year, self.rows - filled.min(self.rows), u16::MAX - years(*at))
        };
        (0..self.columns.len()).filter(is_date).min_by_key(rank)
    }

    fn source(&self) -> Option<usize> {
        let filled = |at: &usize| self.different(*at) > 0;
        let of = |sense: Sense, is_whole: bool| {
            let is = |at: &usize| {
                self.senses[*at].is_some_and(|it| it.0 == sense && (it.1 || !is_whole))
                    && filled(at)
            };
            (0..self.columns.len()).find(is)
        };
        let is_link = |at: &usize| {
            self.columns[*at].kind == ColumnKind::Link && self.sense(*at) != Some(Sense::Picture)
        };
        let named = of(Sense::Source, true).or_else(|| of(Sense::Source, false));
        let linked = || of(Sense::Link, true).or_else(|| of(Sense::Link, false));
        named.or_else(linked).or_else(|| (0..self.columns.len()).find(is_link))
    }

    /// The columns of words beside the label.
    fn searched(&self, label: Option<usize>, also: &[usize]) -> Vec<usize> {
        let is = |at: &usize| {
            let column = &self.columns[*at];
            Some(*at) != label
                && !also.contains(at)
                && matches!(column.kind, ColumnKind::Text | ColumnKind::Id | ColumnKind::Email)
                && self.different(*at) > 0
                // The words of very many long texts take more memory than they are worth.
                && column.distinct.saturating_mul(column.letters) < 32 << 20
        };
        (0..self.columns.len()).filter(is).take(SEARCHED).collect()
    }
}

/// Finds columns that say the same as another in shorter texts: codes beside names.
pub(crate) fn find_twins(columns: &[Column], told: &mut [protocol::Column], rows: usize) {
    let is_candidate = |column: &protocol::Column| {
        column.facet
            && (2..=MAX_SUGGESTED_VALUES).contains(&column.distinct)
            && column.distinct < rows
            && matches!(column.kind, ColumnKind::Text | ColumnKind::Id | ColumnKind::Number)
    };
    let candidates: Vec<usize> = (0..told.len()).filter(|&at| is_candidate(&told[at])).collect();
    for &at in &candidates {
        let plain = names::plain(&told[at].name);
        let is_capitals =
            |it: &String| it.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        let is_short = (2..=4).contains(&told[at].letters)
            && told[at].samples.iter().all(is_capitals)
            && names::sense(&plain).is_none_or(|it| it.0 != Sense::Class);
        let is_coded = is_short
            || names::is_code(&plain)
            || told[at].kind == ColumnKind::Id
            || told[at].codes >= CODES;
        let begins = |other: usize| {
            let other = names::plain(&told[other].name);
            other.split(' ').next() == plain.split(' ').next()
        };
        let twin = candidates.iter().copied().find(|&other| {
            other != at
                && (is_coded || begins(other))
                && told[other].distinct == told[at].distinct
                && told[other].twin.is_none()
                && (told[other].letters, at) > (told[at].letters, other)
                && are_twins(&columns[at], &columns[other], told[at].distinct, rows)
        });
        told[at].twin = twin;
    }
}

fn are_twins(one: &Column, other: &Column, distinct: usize, rows: usize) -> bool {
    let mut of_one = vec![u32::MAX; distinct];
    let mut of_other = vec![u32::MAX; distinct];
    for row in 0..rows.min(TWINS) {
        let (a, b) = (one.codes().get(row), other.codes().get(row));
        let (Some(to), Some(from)) = (of_one.get_mut(a as usize), of_other.get_mut(b as usize))
        else {
            return false;
        };
        if (*to != u32::MAX && *to != b) || (*from != u32::MAX && *from != a) {
            return false;
        }
        (*to, *from) = (b, a);
    }
    // Two values each, in a few rows, agree by chance.
    distinct > 2 || rows > 8
}

fn preset(names: &[String]) -> Option<Preset> {
    let has = |all: &[&str]| all.iter().all(|name| names.iter().any(|is| is == name));
    if has(&["affiliation category", "affiliation"]) {
        return Some(Preset::Unfccc);
    }
    // A facet stands there twice: its ids and its labels.
    let has_facet = || names.iter().any(|name| has(&[name, &format!("{name} id")]));
    let ours = has(&["id", "name", "source"]);
    match ours {
        true if has(&["formal name", "printed", "printed at"]) => {
            Some(Preset::PlenaryOrganizations)
        }
        true if has(&["evidence"]) && has_facet() => Some(Preset::PlenaryStates),
        _ => None,
    }
}
