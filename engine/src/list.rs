//! A list that was read: it is set up, then asked.
//!
//! Everything that answers is asked here. Questions carry their whole query, so that none
//! depends on another; the list keeps what the last one needed and makes anew only what differs.

use crate::log::Log;
use crate::numbers;
use crate::protocol::{Ask, Failure, FailureKind, Ignored, Query, Ready, Reply, Setup, Summary};
use crate::row_numbers::RowNumbers;
use crate::sorted::Sorted;
use crate::times::{Asked, Times};
use crate::{MAX_FACETS, MAX_MEMORY, MAX_VALUES};
use crate::{describe, protocol};
use columns::bits::{Bits, Ranks};
use columns::column::Column;
use columns::cube::Cube;
use columns::facet::{Allowed, Facet, Filter};
use columns::fold;
use columns::natural;
use columns::order;
use columns::prefix_cache::PrefixCache;
use columns::search::Search;
use columns::state::{Counted, Found, State};
use columns::words::Words;

/// A list that was read.
pub struct List {
    summary: Summary,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: usize,
    pub(crate) numbers: RowNumbers,
    pub(crate) log: Log,
    pub(crate) setup: Setup,
    pub(crate) facets: Vec<Facet>,
    cube: Cube,
    /// The words of the label, once [`Self::prepare`] has been called.
    words: Option<Words>,
    /// What the common beginnings of these words find, made with them.
    prefix_cache: Option<PrefixCache>,
    /// The words of all columns that are searched, if there is more than the label; likewise.
    search: Option<Search>,
    pub(crate) times: Option<Times>,
    /// The values of facets in the order of their values, made when they are first asked for.
    by_value: Vec<Option<Vec<u32>>>,
    state: State,
    /// The text in force, as it was asked for.
    text: String,
    /// What is asked of dates, in force.
    asked_times: Asked,
    pub(crate) ranks: Option<Ranks>,
    pub(crate) sorted: Sorted,
}

impl List {
    pub(crate) fn new(
        summary: Summary,
        columns: Vec<Column>,
        rows: usize,
        numbers: RowNumbers,
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
            search: None,
            times: None,
            by_value: Vec::new(),
            state: State::new(0),
            text: String::new(),
            asked_times: Asked::default(),
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

    /// Takes the columns away that were made.
    pub(crate) fn forget_derived(&mut self) {
        without_derived(&mut self.summary);
        let own = self.summary.columns.len();
        if own == self.columns.len() {
            return;
        }
        self.columns.truncate(own);
        // What was set up may name them.
        let mut setup = self.setup.clone();
        setup.facets.retain(|place| *place < own);
        setup.multi.retain(|(place, _)| *place < own);
        self.setup(&setup);
    }

    /// Says what a column is that was made.
    pub(crate) fn add_derived(&mut self, told: protocol::Column, is_facet: bool) {
        let place = self.summary.columns.len();
        let suggested = &mut self.summary.suggested;
        if is_facet {
            suggested.facets.push(place);
            suggested.multi.extend(told.separator.clone().map(|by| (place, by)));
        }
        self.summary.columns.push(told);
    }

    /// Makes the list ready for questions, with the columns as `setup` says; what cannot be is
    /// left out and told. Filters are taken off.
    pub fn setup(&mut self, setup: &Setup) -> Ready {
        let mut refused = Vec::new();
        let mut refuse = |kind, column: usize, number: Option<usize>| {
            refused.push(Failure { kind, column: Some(column), number });
        };
        self.make_room(setup.label);
        let mut made = Setup::default();
        self.make_facets(setup, &mut made, &mut refuse);
        self.cube = Cube::of(&self.facets, &self.columns, self.rows);
        let count = self.columns.len();
        let mut known = |place: usize| {
            let is_known = place < count;
            if !is_known {
                refuse(FailureKind::NoSuchColumn, place, Some(count));
            }
            is_known
        };
        made.label = setup.label.filter(|&label| known(label));
        made.also = setup.also.iter().copied().filter(|&place| known(place)).collect();
        made.search = setup.search.iter().copied().filter(|&place| known(place)).collect();
        made.source = setup.source.filter(|&source| known(source));
        made.date = setup.date.filter(|&date| known(date));
        made.first = setup.first;
        if let Some(date) = made.date {
            let order = self.summary.columns.get(date).and_then(|column| column.order);
            self.times = Some(Times::of(date, &self.columns[date], order));
        }
        self.by_value = self.facets.iter().map(|_| None).collect();
        self.state = State::new(self.facets.len());
        self.text = String::new();
        self.asked_times = Asked::default();
        self.ranks = None;
        self.setup = made.clone();
        Ready { setup: made, refused }
    }

    /// What was made for the questions before makes room first, but for the words of the same label.
    fn make_room(&mut self, label: Option<usize>) {
        self.facets = Vec::new();
        self.cube = Cube::default();
        self.prefix_cache = None;
        if label != self.setup.label {
            self.words = None;
        }
        self.search = None;
        self.times = None;
        self.by_value = Vec::new();
        self.sorted = Sorted::default();
    }

    /// Makes the facets that `setup` asks for, and puts into `made` which can be.
    fn make_facets(
        &mut self,
        setup: &Setup,
        made: &mut Setup,
        refuse: &mut impl FnMut(FailureKind, usize, Option<usize>),
    ) {
        for &place in &setup.facets {
            let Some(column) = self.columns.get(place) else {
                refuse(FailureKind::NoSuchColumn, place, Some(self.columns.len()));
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
    }

    /// Makes what the first search needs, which takes longer than any answer: a caller with time on
    /// its hands does it before.
    pub fn prepare(&mut self) {
        if self.searches_more() {
            if self.search.is_none() {
                let label = self.setup.label.iter();
                let others = self.setup.also.iter().chain(&self.setup.search);
                let mut places: Vec<usize> = Vec::new();
                for &place in label.chain(others) {
                    if !places.contains(&place) {
                        places.push(place);
                    }
                }
                let room = MAX_MEMORY.saturating_sub(self.memory());
                self.search = Some(Search::of(&places, &self.columns, self.rows, room));
            }
            return;
        }
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

    /// Whether more columns are searched than the label.
    fn searches_more(&self) -> bool {
        let all = self.setup.also.iter().chain(&self.setup.search);
        all.into_iter().any(|place| Some(*place) != self.setup.label)
    }

    /// Answers a question.
    pub fn ask(&mut self, ask: &Ask) -> Reply {
        let told = match ask {
            Ask::Answer { query, want } => self.answer(query, want),
            Ask::Breakdown { query, by, split, limit, split_limit } => {
                self.breakdown(query, *by, *split, (*limit, *split_limit))
            }
            Ask::Rows { query, from, count, sort, date } => {
                self.tell_rows(query, *from, *count, *sort, *date)
            }
            Ask::Row { row } => Ok(self.tell_row(*row)),
            Ask::Values { query, facet, text, from, count, order } => {
                self.values(query, *facet, text, (*from, *count), *order)
            }
            Ask::Problems { from, count } => Ok(self.problems(*from, *count)),
            Ask::Export { query, what, form, from } => self.export(query, *what, *form, *from),
            Ask::Texts { column, separator, count } => {
                self.texts(*column, separator.as_deref(), *count)
            }
            Ask::Derive(derived) => self.derive(derived),
            Ask::Prepare => {
                self.prepare();
                Ok(Reply::Prepared)
            }
        };
        told.unwrap_or_else(Reply::Failure)
    }

    /// The place of a column among the facets.
    pub(crate) fn facet(&self, column: usize) -> Result<usize, Failure> {
        let place = self.facets.iter().position(|facet| facet.column == column);
        place.ok_or(Failure { kind: FailureKind::NoFacet, column: Some(column), number: None })
    }

    /// Applies a query; returns the columns and values it does not know.
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
                order::by_size(&mut codes);
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
        self.keep_times(Asked::of(query));
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

    /// Filters by beginnings of words of what is searched; a text without words filters nothing.
    pub fn search(&mut self, text: &str) {
        if self.text == text {
            return;
        }
        text.clone_into(&mut self.text);
        let prefixes = fold::prefixes(text);
        if !prefixes.is_empty() {
            self.prepare();
        }
        let search =
            self.search.as_ref().filter(|search| !prefixes.is_empty() && !search.is_empty());
        if let Some(search) = search {
            let rows = search.rows(&prefixes, &self.columns, self.rows);
            self.state.set_text(Some(Found { rows, counts: None }));
            return self.changed();
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

    /// Filters by the date column; what asks nothing filters nothing.
    fn keep_times(&mut self, asked: Asked) {
        if self.asked_times == asked {
            return;
        }
        self.asked_times = asked;
        let asked = &self.asked_times;
        let times = self.times.as_ref().filter(|_| !asked.is_empty());
        let rows = times.map(|times| {
            let allowed = Allowed::of(times.of.iter().map(|date| asked.passes(*date)).collect());
            allowed.rows(self.columns[times.column].codes(), self.rows)
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
        self.keep_times(Asked::default());
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

    /// The values of a facet, by its place, in the order of their values: numbers by size, other texts
    /// in natural order, no value last.
    pub(crate) fn values_in_order(&mut self, place: usize) -> &[u32] {
        let facet = &self.facets[place];
        let column = &self.columns[facet.column];
        let told = self.summary.columns.get(facet.column);
        let style = told.filter(|told| told.kind.is_number()).map(describe::style);
        self.by_value[place].get_or_insert_with(|| {
            let text = |value: &u32| facet.text(column, *value as usize);
            let keys: Vec<(bool, Option<f64>, String)> = (0..facet.distinct() as u32)
                .map(|value| {
                    let text = text(&value);
                    let number = style.and_then(|style| numbers::read(text.trim(), style));
                    (text.is_empty(), number, fold::fold(text))
                })
                .collect();
            order::places(keys.len(), &mut |a, b| {
                let ((no_a, size_a, text_a), (no_b, size_b, text_b)) = (&keys[a], &keys[b]);
                let by_size = match (size_a, size_b) {
                    (Some(a), Some(b)) => a.total_cmp(b),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                };
                let by_text = || natural::compare(text_a, text_b);
                no_a.cmp(no_b)
                    .then(by_size)
                    .then_with(by_text)
                    .then_with(|| text(&(a as u32)).cmp(text(&(b as u32))))
            })
        })
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
    pub(crate) fn memory(&self) -> usize {
        self.columns.iter().map(Column::memory).sum::<usize>()
            + self.log.memory()
            + self.cube.memory()
            + self.state.memory()
            + self.words.as_ref().map_or(0, Words::memory)
            + self.search.as_ref().map_or(0, Search::memory)
            + self.prefix_cache.as_ref().map_or(0, PrefixCache::memory)
    }
}

/// The summary of a list without columns that were made.
fn without_derived(summary: &mut Summary) {
    let own = summary.columns.iter().take_while(|column| column.made.is_none()).count();
    summary.columns.truncate(own);
    let suggested = &mut summary.suggested;
    suggested.facets.retain(|place| *place < own);
    suggested.multi.retain(|(place, _)| *place < own);
}
