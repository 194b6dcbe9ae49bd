//! A list that was read: it is set up, then asked.
//!
//! Everything that answers is asked here. Questions carry their whole query, so that none
//! depends on another; the list keeps what the last one needed and makes anew only what differs.

use crate::bits::{Bits, Ranks};
use crate::column::Column;
use crate::cube::Cube;
use crate::facet::{Allowed, Facet, Filter};
use crate::log::Log;
use crate::prefix_cache::PrefixCache;
use crate::protocol::{Ask, Failure, FailureKind, Ignored, Query, Ready, Setup, Summary, Told};
use crate::reader::Numbers;
use crate::rows::Sorted;
use crate::state::{Counted, Found, State};
use crate::words::Words;
use crate::{MAX_FACETS, MAX_MEMORY, MAX_VALUES, cell_type, fold};

/// A list that was read.
pub struct List {
    summary: Summary,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: usize,
    pub(crate) numbers: Numbers,
    pub(crate) log: Log,
    pub(crate) setup: Setup,
    pub(crate) facets: Vec<Facet>,
    cube: Cube,
    /// The words of the label, once [`Self::prepare`] has been called.
    words: Option<Words>,
    /// What the common beginnings of these words find, made with them.
    prefix_cache: Option<PrefixCache>,
    pub(crate) years: Option<Years>,
    state: State,
    /// The text in force, as it was asked for.
    text: String,
    /// The years in force.
    asked_years: Vec<u16>,
    pub(crate) ranks: Option<Ranks>,
    pub(crate) sorted: Sorted,
}

/// The years of the date column.
pub(crate) struct Years {
    /// Its place.
    pub(crate) column: usize,
    /// By code.
    pub(crate) of: Vec<Option<u16>>,
    /// Rows of the whole list by code.
    pub(crate) all: Vec<u32>,
}

impl List {
    pub(crate) fn new(
        summary: Summary,
        columns: Vec<Column>,
        rows: usize,
        numbers: Numbers,
        log: Log,
    ) -> Self {
        let mut list = Self {
            summary,
            columns,
            rows,
            numbers,
            log,
            setup: Setup::default(),
            facets: Vec::new(),
            cube: Cube::default(),
            words: None,
            prefix_cache: None,
            years: None,
            state: State::new(0),
            text: String::new(),
            asked_years: Vec::new(),
            ranks: None,
            sorted: Sorted::default(),
        };
        list.summary.memory = list.memory() as u64;
        list
    }

    /// What the list is.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Makes the list ready for questions, with the columns as `setup` says; what cannot be is
    /// left out and told. Filters are taken off.
    pub fn setup(&mut self, setup: &Setup) -> Ready {
        let mut refused = Vec::new();
        let mut refuse = |kind, column: usize, number: Option<usize>| {
            refused.push(Failure { kind, column: Some(column), number });
        };
        // What was there before makes room first.
        self.facets = Vec::new();
        self.cube = Cube::default();
        self.prefix_cache = None;
        if setup.label != self.setup.label {
            self.words = None;
        }
        self.years = None;
        self.sorted = Sorted::default();
        let mut made = Setup::default();
        let count = self.columns.len();
        for &place in &setup.facets {
            let Some(column) = self.columns.get(place) else {
                refuse(FailureKind::NoSuchColumn, place, Some(count));
                continue;
            };
            if made.facets.contains(&place) {
                continue;
            }
            if made.facets.len() == MAX_FACETS {
                refuse(FailureKind::TooManyFacets, place, Some(MAX_FACETS));
                continue;
            }
            let separator = setup.multi.iter().find(|multi| multi.0 == place);
            let facet = match separator {
                Some((_, separator)) if separator.is_empty() => {
                    refuse(FailureKind::NoSeparator, place, None);
                    Facet::single(place, column)
                }
                Some((_, separator)) => Facet::multi(place, column, separator),
                None => Facet::single(place, column),
            };
            let Some(facet) = facet else {
                refuse(FailureKind::TooManyValues, place, Some(MAX_VALUES));
                continue;
            };
            if self.memory() + self.facets.iter().map(Facet::memory).sum::<usize>() > MAX_MEMORY {
                refuse(FailureKind::OutOfMemory, place, Some(MAX_MEMORY));
                continue;
            }
            made.facets.push(place);
            made.multi.extend(separator.filter(|_| facet.is_multi()).cloned());
            self.facets.push(facet);
        }
        self.cube = Cube::of(&self.facets, &self.columns, self.rows);
        match setup.label.map(|label| (label, self.columns.get(label))) {
            Some((label, Some(_))) => made.label = Some(label),
            Some((label, None)) => refuse(FailureKind::NoSuchColumn, label, Some(count)),
            None => {}
        }
        match setup.date.map(|date| (date, self.columns.get(date))) {
            Some((date, Some(column))) => {
                made.date = Some(date);
                let of = column.texts().iter().map(cell_type::year_of).collect();
                self.years = Some(Years { column: date, of, all: column.counts() });
            }
            Some((date, None)) => refuse(FailureKind::NoSuchColumn, date, Some(count)),
            None => {}
        }
        self.state = State::new(self.facets.len());
        self.text = String::new();
        self.asked_years = Vec::new();
        self.ranks = None;
        self.setup = made.clone();
        Ready { setup: made, refused }
    }

    /// Makes what the first search needs, which takes longer than any answer: a caller with time on
    /// its hands does it before.
    pub fn prepare(&mut self) {
        if self.words.is_none() {
            let column = self.setup.label.map(|label| &self.columns[label]);
            self.words = column.map(|column| Words::of(column, self.rows));
        }
        if self.prefix_cache.is_none() && self.memory() + PrefixCache::MOST <= MAX_MEMORY {
            let counted = Counted::of(&self.columns, &self.facets, &self.cube, self.rows);
            let words = self.words.as_ref();
            self.prefix_cache =
                words.map(|words| PrefixCache::of(words, &counted, &mut self.state));
        }
    }

    /// Answers a question.
    pub fn ask(&mut self, ask: &Ask) -> Told {
        let told = match ask {
            Ask::Answer { query, want } => self.answer(query, want),
            Ask::Breakdown { query, by, split, limit, split_limit } => {
                self.breakdown(query, *by, *split, (*limit, *split_limit))
            }
            Ask::Rows { query, from, count, sort } => self.tell_rows(query, *from, *count, *sort),
            Ask::Row { row } => Ok(self.tell_row(*row)),
            Ask::Values { query, facet, text, from, count } => {
                self.values(query, *facet, text, (*from, *count))
            }
            Ask::Problems { from, count } => Ok(self.problems(*from, *count)),
            Ask::Export { query, what, from } => self.export(query, *what, *from),
            Ask::Prepare => {
                self.prepare();
                Ok(Told::Prepared)
            }
        };
        told.unwrap_or_else(Told::Failure)
    }

    /// The place of a column among the facets.
    pub(crate) fn facet(&self, column: usize) -> Result<usize, Failure> {
        let place = self.facets.iter().position(|facet| facet.column == column);
        place.ok_or(Failure { kind: FailureKind::NoFacet, column: Some(column), number: None })
    }

    /// Brings a query in force; gives what it names in vain.
    pub(crate) fn apply(&mut self, query: &Query) -> Vec<Ignored> {
        let mut ignored = Vec::new();
        let mut filters = vec![Filter::default(); self.facets.len()];
        for asked in &query.facets {
            let Ok(place) = self.facet(asked.facet) else {
                ignored.push(Ignored { facet: asked.facet, value: None });
                continue;
            };
            let facet = &self.facets[place];
            let column = &self.columns[asked.facet];
            let mut known = |values: &[String]| {
                let mut codes = Vec::with_capacity(values.len());
                for value in values {
                    match facet.find(column, value) {
                        Some(code) => codes.push(code),
                        None => {
                            let value = Some(value.clone());
                            ignored.push(Ignored { facet: asked.facet, value });
                        }
                    }
                }
                codes.sort_unstable();
                codes.dedup();
                codes
            };
            let all = asked.all && facet.is_multi();
            let (include, exclude) = (known(&asked.include), known(&asked.exclude));
            filters[place] = Filter { include, exclude, all };
        }
        for (place, filter) in filters.into_iter().enumerate() {
            self.set_filter(place, filter);
        }
        self.search(&query.text);
        self.keep_years(&query.years);
        self.run();
        ignored
    }

    /// Includes a value of a facet, or no longer; both by their place: the facet's in the setup,
    /// the value's in [`Self::dictionary`].
    pub fn toggle(&mut self, facet: usize, value: u32) {
        let Some(known) = self.facets.get(facet) else { return };
        if value as usize >= known.distinct() {
            return;
        }
        let mut filter = self.state.filter(facet).clone();
        match filter.include.binary_search(&value) {
            Ok(place) => drop(filter.include.remove(place)),
            Err(place) => filter.include.insert(place, value),
        }
        self.set_filter(facet, filter);
    }

    /// Filters by beginnings of words of the label; a text without words filters nothing.
    pub fn search(&mut self, text: &str) {
        if self.text == text {
            return;
        }
        text.clone_into(&mut self.text);
        let prefixes = fold::prefixes(text);
        if !prefixes.is_empty() {
            self.prepare();
        }
        let words = self.words.as_ref().filter(|_| !prefixes.is_empty());
        let found = words.map(|words| {
            let ranges: Vec<_> = prefixes.iter().map(|prefix| words.range(prefix)).collect();
            let known = match (ranges.as_slice(), &self.prefix_cache) {
                ([range], Some(cache)) => cache.found(range).cloned(),
                _ => None,
            };
            known.unwrap_or_else(|| Found { rows: words.rows(&ranges, self.rows), counts: None })
        });
        self.state.set_text(found);
        self.changed();
    }

    /// Filters by years of the date column; none filter nothing.
    fn keep_years(&mut self, asked: &[u16]) {
        if self.asked_years == asked {
            return;
        }
        self.asked_years = asked.to_vec();
        let years = self.years.as_ref().filter(|_| !asked.is_empty());
        let rows = years.map(|years| {
            let is_asked = |year: &Option<u16>| year.is_some_and(|year| asked.contains(&year));
            let allowed = Allowed::of(years.of.iter().map(is_asked).collect());
            allowed.rows(self.columns[years.column].codes(), self.rows)
        });
        self.state.set_years(rows);
        self.changed();
    }

    /// Takes all filters off.
    pub fn clear(&mut self) {
        for facet in 0..self.facets.len() {
            self.set_filter(facet, Filter::default());
        }
        self.search("");
        self.keep_years(&[]);
    }

    /// How many rows match.
    pub fn run(&mut self) -> usize {
        let counted = Counted::of(&self.columns, &self.facets, &self.cube, self.rows);
        self.state.run(&counted)
    }

    /// Rows by value of every facet, one after another, after a [`Self::run`]; values in the order
    /// of [`Self::dictionary`].
    #[must_use]
    pub fn counts(&self) -> Vec<u32> {
        let mut counts = Vec::new();
        for (place, facet) in self.facets.iter().enumerate() {
            counts.extend_from_slice(&facet.by_value(self.state.counts(place)));
        }
        counts
    }

    /// The first rows that match, from 0, after a [`Self::run`].
    #[must_use]
    pub fn first(&self, count: usize) -> Vec<u32> {
        self.matching().iter_from(0).take(count).map(|row| row as u32).collect()
    }

    /// The values of a facet by its place in the setup, most common first, ties by text.
    #[must_use]
    pub fn dictionary(&self, facet: usize) -> Vec<&str> {
        let Some(facet) = self.facets.get(facet) else { return Vec::new() };
        let column = &self.columns[facet.column];
        (0..facet.distinct()).map(|value| facet.text(column, value)).collect()
    }

    /// The rows that match, after [`Self::apply`].
    pub(crate) fn matching(&self) -> &Bits {
        self.state.matching()
    }

    /// Rows by code that match every filter but the facet's own, after [`Self::apply`].
    pub(crate) fn counts_of(&self, facet: usize) -> &[u32] {
        self.state.counts(facet)
    }

    /// Rows by code that match every filter, after [`Self::apply`].
    pub(crate) fn counts_of_matching(&mut self, facet: usize) -> Vec<u32> {
        let counted = Counted::of(&self.columns, &self.facets, &self.cube, self.rows);
        self.state.counts_of_matching(&counted, facet)
    }

    /// The filter of a facet.
    pub(crate) fn filter(&self, facet: usize) -> &Filter {
        self.state.filter(facet)
    }

    fn set_filter(&mut self, facet: usize, filter: Filter) {
        let room = MAX_MEMORY.saturating_sub(self.memory());
        let counted = Counted::of(&self.columns, &self.facets, &self.cube, self.rows);
        if self.state.set_filter(&counted, facet, filter, room) {
            self.changed();
        }
    }

    /// Forgets what followed from the rows that matched.
    fn changed(&mut self) {
        self.ranks = None;
        self.sorted.forget_matching();
    }

    /// Bytes held.
    fn memory(&self) -> usize {
        self.columns.iter().map(Column::memory).sum::<usize>()
            + self.log.memory()
            + self.cube.memory()
            + self.state.memory()
            + self.words.as_ref().map_or(0, Words::memory)
            + self.prefix_cache.as_ref().map_or(0, PrefixCache::memory)
    }
}
