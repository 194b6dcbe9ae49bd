//! The filters in force and the counts that follow from them.
//!
//! A filter that changes remakes its own set of rows and no other. What a count means is said in
//! [`Answer`]; here is how it comes about cheaply. It does not know texts.

use crate::bits::Bits;
use crate::column::Column;
use crate::count::{Chosen, Counter};
use crate::cube::Cube;
use crate::facet::{Allowed, Facet, Filter};
use crate::row_index::RowIndex;

/// What is counted: the facets of a list.
pub struct Counted<'a> {
    /// The list's columns.
    pub columns: &'a [Column],
    /// Its facets.
    pub facets: &'a [Facet],
    /// Their pairs.
    pub cube: &'a Cube,
    /// Its rows.
    pub rows: usize,
}

impl<'a> Counted<'a> {
    /// What of a list is counted.
    pub fn of(columns: &'a [Column], facets: &'a [Facet], cube: &'a Cube, rows: usize) -> Self {
        Self { columns, facets, cube, rows }
    }
}

/// Filters and counts.
#[derive(Default)]
pub struct State {
    filters: Vec<Active>,
    /// The rows found by text.
    text: Option<Found>,
    /// The rows of the years asked for.
    years: Option<Bits>,
    /// Whether the counts are those of the filters.
    fresh: bool,
    matching: Bits,
    total: usize,
    /// By facet, by code.
    counts: Vec<Vec<u32>>,
    counter: Counter,
}

/// A facet's filter with what follows from it alone; without `passed` it passes every row.
#[derive(Default)]
struct Active {
    filter: Filter,
    passed: Option<(Allowed, Bits)>,
    row_index: RowIndex,
}

/// Rows found by text.
#[derive(Clone)]
pub struct Found {
    /// The rows.
    pub rows: Bits,
    /// By facet, by code, if they were counted before.
    pub counts: Option<Vec<Vec<u32>>>,
}

impl State {
    /// No filter on `facets` facets.
    pub fn new(facets: usize) -> Self {
        let filters = (0..facets).map(|_| Active::default()).collect();
        Self { filters, ..Self::default() }
    }

    /// The filter of a facet.
    pub fn filter(&self, facet: usize) -> &Filter {
        &self.filters[facet].filter
    }

    /// Filters by a facet; an empty filter takes it off; `room` is how many bytes may be taken to find
    /// rows faster. Gives whether that is a change.
    pub fn set_filter(&mut self, of: &Counted, facet: usize, filter: Filter, room: usize) -> bool {
        let active = &mut self.filters[facet];
        if active.filter == filter {
            return false;
        }
        active.passed = (!filter.is_empty()).then(|| {
            let known = &of.facets[facet];
            let allowed = known.allowed(&filter);
            let codes = of.columns[known.column].codes();
            let rows = active.row_index.rows(&allowed, codes, &known.all, of.rows, room);
            (allowed, rows)
        });
        active.filter = filter;
        self.fresh = false;
        true
    }

    /// Bytes held to find rows faster.
    pub fn memory(&self) -> usize {
        self.filters.iter().map(|active| active.row_index.memory()).sum()
    }

    /// Filters by text: the rows found, or `None`.
    pub fn set_text(&mut self, found: Option<Found>) {
        self.text = found;
        self.fresh = false;
    }

    /// Filters by years: their rows, or `None`.
    pub fn set_years(&mut self, rows: Option<Bits>) {
        self.years = rows;
        self.fresh = false;
    }

    /// Rows that match; counts only what has changed.
    pub fn run(&mut self, of: &Counted) -> usize {
        if self.fresh {
            return self.total;
        }
        self.fresh = true;
        let Self { filters, text, years, counter, .. } = self;
        // What no facet leaves out when it does not observe its own filter.
        let always: Vec<&Bits> = text.iter().map(|text| &text.rows).chain(years.iter()).collect();
        let found = text.as_ref().and_then(|text| text.counts.as_ref());
        let sets = sets(filters, &always, None);
        let matching = Bits::of_all(&sets, of.rows);
        let total = if sets.is_empty() { of.rows } else { matching.count() };
        // Made when a facet first needs it: the cube may know all.
        let mut chosen = None;
        let counts = (0..of.facets.len()).map(|facet| {
            let all = &of.facets[facet].all;
            let codes = of.columns[of.facets[facet].column].codes();
            let others = self::sets(filters, &always, Some(facet));
            if others.is_empty() {
                return all.clone();
            }
            if let (1, Some(counts)) = (others.len(), found) {
                return counts[facet].clone();
            }
            if let (true, Some(counts)) = (always.is_empty(), met(of, filters, facet)) {
                return counts;
            }
            if filters[facet].passed.is_none() {
                let chosen = chosen.get_or_insert_with(|| Chosen::of(&matching, total));
                return counter.count(codes, chosen, all);
            }
            let rows = Bits::of_all(&others, of.rows);
            counter.count(codes, &Chosen::of(&rows, rows.count()), all)
        });
        self.counts = counts.collect();
        self.total = total;
        self.matching = matching;
        total
    }

    /// Rows of any set by facet, by code.
    pub fn counts_of(&mut self, of: &Counted, rows: &Chosen) -> Vec<Vec<u32>> {
        let counts = of
            .facets
            .iter()
            .map(|facet| self.counter.count(of.columns[facet.column].codes(), rows, &facet.all));
        counts.collect()
    }

    /// The rows that match, after a [`Self::run`].
    pub fn matching(&self) -> &Bits {
        &self.matching
    }

    /// Rows by code that match every filter but the facet's own, after a [`Self::run`].
    pub fn counts(&self, facet: usize) -> &[u32] {
        &self.counts[facet]
    }

    /// Rows by code that match every filter.
    pub fn counts_of_matching(&mut self, of: &Counted, facet: usize) -> Vec<u32> {
        let total = self.run(of);
        if self.filters[facet].passed.is_none() {
            return self.counts[facet].clone();
        }
        let codes = of.columns[of.facets[facet].column].codes();
        self.counter.count(codes, &Chosen::of(&self.matching, total), &of.facets[facet].all)
    }
}

/// The sets that a row must be in; without the facet's own if it is `but`.
fn sets<'a>(filters: &'a [Active], always: &[&'a Bits], but: Option<usize>) -> Vec<&'a Bits> {
    let filters = filters.iter().enumerate().filter(|(facet, _)| Some(*facet) != but);
    let sets = filters.filter_map(|(_, active)| Some(&active.passed.as_ref()?.1));
    sets.chain(always.iter().copied()).collect()
}

/// The counts of a facet by the cube, where exactly one other facet has a filter.
fn met(of: &Counted, filters: &[Active], facet: usize) -> Option<Vec<u32>> {
    let filters = filters.iter().enumerate().filter(|(other, _)| *other != facet);
    let mut others = filters.filter_map(|(other, active)| Some((other, active.passed.as_ref()?)));
    let (from, (allowed, _)) = others.next()?;
    if others.next().is_some() {
        return None;
    }
    of.cube.count(from, allowed, facet, &of.facets[facet].all)
}
