//! Which column could be what. The rule is stated at [`suggest`], in words for the page to quote.

use crate::names::{self, Sense};
use crate::protocol::{self, By, ColumnKind, Doubt, Guess, Preset, Reason, Setup, Topic};
use crate::{MAX_SUGGESTED, MAX_SUGGESTED_VALUES};
use columns::order;

/// Columns that Plenary's exports add to every row, which say where it comes from.
pub(crate) const ALONG: [&str; 7] =
    ["title", "selection", "source", "licence", "dataset", "address", "note"];
/// Rows of a list so short that any repetition makes a facet.
const SHORT: usize = 50;
/// Rows of a list so short that a column called after a class is a facet whatever it has.
const FEW: usize = 12;
/// Filled cells from which on their share of different ones counts.
const ENOUGH: usize = 10;
/// Different values of a hundred filled cells that a facet may have; in a column called after a class.
const DIFFERENT: (usize, usize) = (60, 75);
/// Filled cells of a hundred that stand in values of several rows, in a column that is a facet though more of
/// its values differ; letters of such a value on average.
const COVERED: (usize, usize) = (40, 40);
/// Cells of a hundred that look like codes in a column of codes.
pub(crate) const CODES: u8 = 80;
/// Different numbers that a column of numbers may have to be a facet: a score, a rank, a round.
const NUMBERS: usize = 20;
/// Letters that a value of a facet may have on average.
const LONG: usize = 80;
/// A first picture that tells less than this of a hundred gives way to years.
const DULL: f32 = 12.0;
/// Columns that are searched beside the one that names a row.
const SEARCHED: usize = 12;

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
///   names name the row together; so do two columns with values in common of which hardly two rows
///   have the same (*team 1, team 2*), where the best column is not called after a name and repeats.
/// - A **facet** is a column of words, or of up to 20 whole numbers, with at least 2 and at most 2,000
///   values that repeat: fewer than half as many as filled cells; in a list of up to 50 rows, of ten
///   filled cells or more at most six in ten differ, of fewer not all. A column called after a class
///   may have more, and in a list of up to 12 rows as many as there are. Numbers are counts and no
///   facet where more than half of them differ, or, zeros aside, more rows have a number of their own
///   than share one. A column of short words is one, too, where two values or more repeat and four
///   rows in ten have them, unless it is called after persons, names or codes, or names the row. Dates, links, addresses, money, percentages,
///   coordinates, identifiers, lists of numbers and long texts are none; nor is the code beside the name that it stands
///   for, nor what is said to be years or dates. The label is one, too, if it repeats. The first 12
///   are suggested.
/// - **Several values a cell** has a column where `;` or `|` separates parts that repeat, or most cells
///   have several short ones; where ` / ` does and parts stand in several different cells; or where
///   another sign does and the parts stand alone in other cells.
/// - The **date** is a column of years or dates: one said to be so, then one called so before others, a
///   date of birth or of a change last. Of several, one with more than one year; a beginning before an
///   end, days before bare years; then the one with fewest cells that are none, then the first that
///   has not much fewer different years than another. It is no facet; the years are.
/// - The **source** is a column called so in one of many languages, else one of links.
/// - The **first picture** is by the most telling facet: one whose values are few, spread, not all
///   the same in number, and filled in; by years if a column of dates stands before every facet and
///   there are more than three rows to two years, or the facet is none of words.
///
/// Lists of delegates as the UNFCCC's (with the columns *affiliation category* and *affiliation*)
/// and Plenary's own exports are known, and set up as what they are. `is_pair` tells of two columns
/// whether they have values in common, and hardly two rows have the same two.
#[must_use]
pub fn suggest(
    rows: usize,
    columns: &[protocol::Column],
    is_pair: &dyn Fn(usize, usize) -> bool,
) -> Suggested {
    let names: Vec<String> = columns.iter().map(|column| names::plain(&column.name)).collect();
    let senses: Vec<Option<(Sense, bool)>> = names.iter().map(|name| names::sense(name)).collect();
    let table = Table { rows, columns, names: &names, senses: &senses, is_pair };
    let preset = preset(&names);
    let place = |name: &str| names.iter().position(|is| is == name);
    let (found, also) = table.label();
    let date = table.date(preset.is_some());
    let source = table.source();
    let ours = matches!(preset, Some(Preset::PlenaryOrganizations | Preset::PlenaryStates));
    let label = if ours { place("name") } else { found };
    let mut facets: Vec<usize> = match preset {
        Some(Preset::Unfccc) => {
            let tells =
                |&at: &usize| Some(at) != label && columns[at].facet && columns[at].distinct > 1;
            let known = ["affiliation category", "meeting", "affiliation"];
            let first: Vec<usize> = known.into_iter().filter_map(place).filter(tells).collect();
            let is_other = |&at: &usize| {
                Some(at) != label
                    && Some(at) != date
                    && table.is_facet(at, false)
                    && !first.contains(&at)
            };
            first.iter().copied().chain((0..columns.len()).filter(is_other)).collect()
        }
        Some(Preset::PlenaryOrganizations | Preset::PlenaryStates) => (0..columns.len())
            .filter(|&at| place(&format!("{} id", names[at])).is_some() && columns[at].facet)
            .collect(),
        None => table.facets(label, date),
    };
    facets.truncate(MAX_SUGGESTED);
    let separated = |&facet: &usize| match ours {
        true => Some((facet, ";".to_owned())),
        false => columns[facet].separator.clone().map(|by| (facet, by)),
    };
    let multi = facets.iter().filter_map(separated).collect();
    let first = date.filter(|&date| preset.is_none() && table.is_by_year(date, &facets, label));
    let guesses = [
        label.map(|label| table.label_guess(label)),
        date.map(|date| table.date_guess(date)),
        source.map(|source| table.source_guess(source)),
        table.first_guess(first, facets.first().copied()),
    ];
    let search = table.searched(label, &also);
    let first_by = first.map(|_| By::Year);
    Suggested {
        setup: Setup { label, also, search, facets, multi, date, source, first: first_by },
        preset,
        guesses: guesses.into_iter().flatten().collect(),
    }
}

/// A guess on a column.
fn guess(topic: Topic, column: usize, reason: Reason, numbers: Vec<usize>, doubt: Doubt) -> Guess {
    Guess { topic, column: Some(column), reason, numbers, text: String::new(), doubt }
}

/// Why a column is taken for something, and how far that is in doubt.
fn by_name(is_named: bool) -> (Reason, Doubt) {
    if is_named { (Reason::Name, Doubt::None) } else { (Reason::Looks, Doubt::Some) }
}

/// Columns with what their names say.
pub(crate) struct Table<'a> {
    pub(crate) rows: usize,
    pub(crate) columns: &'a [protocol::Column],
    pub(crate) names: &'a [String],
    pub(crate) senses: &'a [Option<(Sense, bool)>],
    /// Whether two columns have values in common, and hardly two rows have the same two.
    pub(crate) is_pair: &'a dyn Fn(usize, usize) -> bool,
}

impl Table<'_> {
    pub(crate) fn sense(&self, at: usize) -> Option<Sense> {
        self.senses[at].map(|(sense, _)| sense)
    }

    pub(crate) fn filled(&self, at: usize) -> usize {
        let missing: usize = self.columns[at].missing.iter().map(|(_, rows)| rows).sum();
        self.rows.saturating_sub(self.columns[at].empty + missing)
    }

    /// Different cells that are filled and no word for "no value".
    pub(crate) fn different(&self, at: usize) -> usize {
        let column = &self.columns[at];
        column.different().saturating_sub(column.missing.len())
    }

    fn is_facet(&self, at: usize, is_label: bool) -> bool {
        let column = &self.columns[at];
        let (filled, different) = (self.filled(at), self.different(at));
        let (again, in_rows) = column.again;
        let is_kind = match column.kind {
            ColumnKind::Text => column.letters <= LONG && !are_numbers(column),
            ColumnKind::Year => {
                different <= 100
                    && !column.said
                    && !matches!(self.sense(at), Some(Sense::Date | Sense::OtherDate))
            }
            ColumnKind::Number => {
                different <= NUMBERS
                    && different * 2 <= filled
                    && column.number.is_none_or(|style| style.group.is_none())
                    && column.samples.iter().all(|sample| !sample.contains(['.', ',']))
                    && column.letters <= 3
                    && (in_rows + again >= different || is_flag(column, different))
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
        // Many values that one row has, beside some that many have.
        let name = self.names[at].trim_end_matches(|character: char| character.is_ascii_digit());
        let is_own = matches!(self.sense(at), Some(Sense::Person | Sense::Name | Sense::Code))
            || names::is_name(name);
        let is_covered = is_text
            && !is_own
            && !is_label
            && again > 1
            && in_rows * 100 >= filled * COVERED.0
            && column.letters <= COVERED.1
            && column.codes < CODES;
        match filled {
            _ if self.rows > SHORT => different * 2 < filled || is_covered,
            ENOUGH.. => different * 100 <= filled * most || is_covered,
            _ => different < filled,
        }
    }

    /// The facets: the most telling first, the others as they stand.
    fn facets(&self, label: Option<usize>, date: Option<usize>) -> Vec<usize> {
        let may = |at: &usize| {
            // What names the row is counted too where it repeats.
            let is_label = Some(*at) == label;
            let is_name = is_label && self.different(*at) * 3 > self.rows * 2;
            Some(*at) != date && !is_name && self.is_facet(*at, is_label)
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
        let from_behind = facets.iter().copied().rev();
        let compare =
            |a: &usize, b: &usize| self.worth(*a, label).total_cmp(&self.worth(*b, label));
        if let Some(best) = from_behind.max_by(compare) {
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

    /// Whether years make a better first picture than the most telling facet.
    fn is_by_year(&self, date: usize, facets: &[usize], label: Option<usize>) -> bool {
        let column = &self.columns[date];
        let is_own = !matches!(self.senses[date], Some((Sense::OtherDate, _)));
        let spans = column.years.is_some_and(|(first, last)| first < last);
        // A column of years before everything else is that of a table of states and years.
        let are_days = column.kind == ColumnKind::Date;
        let is_first = facets.iter().all(|facet| date < *facet);
        // Where nearly every row has a year of its own, words tell more.
        let repeat = self.filled(date) * 2 > usize::from(column.different_years) * 3;
        let best = facets.first().copied();
        let has_words = best.is_some_and(|facet| self.columns[facet].kind == ColumnKind::Text);
        let worth = best.map_or(0.0, |facet| self.worth(facet, label));
        let is_before = is_first && are_days && (repeat || !has_words);
        is_own && spans && (is_before || worth < DULL)
    }

    fn label_guess(&self, label: usize) -> Guess {
        let reason = match self.senses[label] {
            Some((Sense::Person | Sense::Body | Sense::Place | Sense::Name, _)) => Reason::Name,
            _ => Reason::MostDifferent,
        };
        let distinct = self.columns[label].distinct;
        let repeats = distinct * 4 < self.rows;
        let doubt = match (reason, repeats) {
            (Reason::Name, false) => Doubt::None,
            (_, true) => Doubt::Great,
            _ => Doubt::Some,
        };
        guess(Topic::Label, label, reason, vec![distinct, self.rows], doubt)
    }

    fn date_guess(&self, date: usize) -> Guess {
        let is_named = matches!(self.senses[date], Some((Sense::Year | Sense::Date, _)));
        let (reason, doubt) = by_name(is_named);
        guess(Topic::Date, date, reason, vec![self.columns[date].fit.into()], doubt)
    }

    fn source_guess(&self, source: usize) -> Guess {
        let (reason, doubt) = by_name(matches!(self.senses[source], Some((Sense::Source, _))));
        guess(Topic::Source, source, reason, Vec::new(), doubt)
    }

    /// Why the first picture is by years, or by a facet.
    fn first_guess(&self, date: Option<usize>, facet: Option<usize>) -> Option<Guess> {
        if let Some(date) = date {
            return Some(guess(Topic::First, date, Reason::DateBefore, Vec::new(), Doubt::Some));
        }
        let facet = facet?;
        let column = &self.columns[facet];
        let filled = 100 - column.empty * 100 / self.rows.max(1);
        let values = if column.separator.is_some() { column.parts } else { column.distinct };
        Some(guess(Topic::First, facet, Reason::Telling, vec![values, filled], Doubt::Some))
    }

    fn source(&self) -> Option<usize> {
        let filled = |at: &usize| self.different(*at) > 0;
        let of = |sense: Sense, is_whole: bool| {
            let is = |at: &usize| {
                self.senses[*at]
                    .is_some_and(|(told, as_whole)| told == sense && (as_whole || !is_whole))
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

/// Whether cells are lists of numbers: scores, minutes.
fn are_numbers(column: &protocol::Column) -> bool {
    let mut samples = column.samples.iter();
    let are_lists =
        column.separator.is_some() || samples.clone().any(|sample| sample.contains([';', '|']));
    are_lists && samples.all(|sample| !sample.contains(char::is_alphabetic))
}

/// Whether a column of numbers says yes or no, by a digit each.
fn is_flag(column: &protocol::Column, different: usize) -> bool {
    different <= 2 && column.samples.iter().all(|sample| sample.len() == 1)
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
