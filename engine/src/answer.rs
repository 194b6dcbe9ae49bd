//! Counts to answers: facets with their values, values by words, breakdowns. It does not know how
//! rows are counted, nor any language.

use crate::facet::Facet;
use crate::list::List;
use crate::protocol::{
    Answer, Breakdown, BreakdownRow, By, FacetAnswer, Failure, FailureKind, Problems, Query, State,
    Told, ValueCount, Values, Want,
};
use crate::{MAX_BREAKDOWN, MAX_SPLIT, fold};
use std::cmp::Reverse;

impl List {
    /// [`crate::protocol::Ask::Answer`].
    pub(crate) fn answer(&mut self, query: &Query, want: &Want) -> Result<Told, Failure> {
        let ignored = self.apply(query);
        let wanted = want.facets.as_ref().unwrap_or(&self.setup.facets);
        let facets = wanted.iter().map(|&column| self.facet_answer(column, want.per_facet));
        let facets = facets.collect::<Result<_, _>>()?;
        Ok(Told::Answer(Answer {
            total: self.run(),
            rows: self.rows,
            facets,
            ignored,
            micros: None,
        }))
    }

    /// [`crate::protocol::Ask::Values`].
    pub(crate) fn values(
        &mut self,
        query: &Query,
        column: usize,
        text: &str,
        (from, count): (usize, usize),
    ) -> Result<Told, Failure> {
        let ignored = self.apply(query);
        let place = self.facet(column)?;
        let facet = &self.facets[place];
        let prefixes = fold::prefixes(text);
        let has = |value: &usize| {
            let words = fold::words(facet.text(&self.columns[column], *value));
            prefixes.iter().all(|prefix| words.iter().any(|word| word.starts_with(prefix)))
        };
        let found: Vec<usize> = if prefixes.is_empty() {
            (0..facet.distinct()).collect()
        } else {
            (0..facet.distinct()).filter(has).collect()
        };
        let told = found.iter().skip(from).take(count).copied();
        Ok(Told::Values(Values {
            total: found.len(),
            values: self.value_counts(place, told),
            ignored,
        }))
    }

    /// [`crate::protocol::Ask::Breakdown`]; `limits` are of the rows and of the split's values.
    pub(crate) fn breakdown(
        &mut self,
        query: &Query,
        by: By,
        split: Option<usize>,
        limits: (usize, usize),
    ) -> Result<Told, Failure> {
        let ignored = self.apply(query);
        let mut told = Breakdown { total: self.run(), ignored, ..Breakdown::default() };
        let (column, slots) = match by {
            By::Facet(column) => {
                let place = self.facet(column)?;
                (column, self.rows_by_value(place, limits.0.min(MAX_BREAKDOWN), &mut told))
            }
            By::Year => self.rows_by_year(&mut told)?,
        };
        if let Some(split) = split {
            let place = self.facet(split)?;
            self.split(column, &slots, place, limits.1.min(MAX_SPLIT), &mut told);
        }
        Ok(Told::Breakdown(told))
    }

    /// [`crate::protocol::Ask::Problems`].
    pub(crate) fn problems(&self, from: usize, count: usize) -> Told {
        let all = self.log.problems();
        let problems = all.iter().skip(from).take(count).cloned().collect();
        Told::Problems(Problems { total: all.len(), problems })
    }

    fn facet_answer(&self, column: usize, per_facet: usize) -> Result<FacetAnswer, Failure> {
        let place = self.facet(column)?;
        let distinct = self.facets[place].distinct();
        let filter = self.filter(place);
        let first = per_facet.min(distinct);
        let mut named: Vec<usize> =
            filter.include.iter().chain(&filter.exclude).map(|&value| value as usize).collect();
        named.sort_unstable();
        named.dedup();
        let values = self.value_counts(
            place,
            (0..first).chain(named.into_iter().filter(|value| *value >= first)),
        );
        Ok(FacetAnswer { facet: column, distinct, more: distinct - values.len(), values })
    }

    fn value_counts(&self, place: usize, values: impl Iterator<Item = usize>) -> Vec<ValueCount> {
        let facet = &self.facets[place];
        let counts = facet.by_value(self.counts_of(place));
        let filter = self.filter(place);
        let state = |value: usize| {
            let named = |by: &[u32]| by.binary_search(&(value as u32)).is_ok();
            // Where a query names a value twice, exclusion is what has an effect.
            match (named(&filter.exclude), named(&filter.include)) {
                (true, _) => State::Excluded,
                (_, true) => State::Included,
                _ => State::Free,
            }
        };
        let tell = |value: usize| ValueCount {
            value: facet.text(&self.columns[facet.column], value).to_owned(),
            count: counts[value] as usize,
            all: facet.all_by_value()[value] as usize,
            state: state(value),
        };
        values.map(tell).collect()
    }

    /// Adds a row a value; gives the rows of every code.
    fn rows_by_value(&mut self, place: usize, limit: usize, told: &mut Breakdown) -> Slots {
        let counts = self.counts_of_matching(place);
        let facet = &self.facets[place];
        let counts = facet.by_value(&counts);
        let mut order: Vec<usize> = (0..counts.len()).filter(|&value| counts[value] > 0).collect();
        order.sort_by_key(|&value| Reverse(counts[value]));
        told.more = order.len().saturating_sub(limit);
        order.truncate(limit);
        // Values stand in the order of their commonness in the whole list.
        order.sort_unstable();
        told.rows = order
            .iter()
            .map(|&value| BreakdownRow {
                value: facet.text(&self.columns[facet.column], value).to_owned(),
                count: counts[value] as usize,
                all: facet.all_by_value()[value] as usize,
                split: Vec::new(),
            })
            .collect();
        Slots::of_values(facet, &order, false)
    }

    /// Adds a row a year; gives the date column and the rows of every code.
    fn rows_by_year(&self, told: &mut Breakdown) -> Result<(usize, Slots), Failure> {
        let none = Failure { kind: FailureKind::NoDate, column: None, number: None };
        let years = self.years.as_ref().ok_or(none)?;
        let first = years.of.iter().flatten().min().copied().unwrap_or_default();
        let last = years.of.iter().flatten().max().copied();
        let places = last.map_or(0, |last| usize::from(last - first) + 1);
        let year = |place: usize| BreakdownRow {
            value: (usize::from(first) + place).to_string(),
            ..BreakdownRow::default()
        };
        told.rows = (0..places).map(year).collect();
        let slot = |code: u32| years.of[code as usize].map(|year| u32::from(year - first));
        for (code, &all) in (0..).zip(&years.all) {
            if let Some(slot) = slot(code) {
                told.rows[slot as usize].all += all as usize;
            }
        }
        let codes = self.columns[years.column].codes();
        for row in self.matching().iter_from(0) {
            match slot(codes.get(row)) {
                Some(slot) => told.rows[slot as usize].count += 1,
                None => told.undated += 1,
            }
        }
        Ok((
            years.column,
            Slots::of((0..years.of.len() as u32).map(|code| slot(code).into_iter().collect())),
        ))
    }

    /// Splits the rows of a breakdown by the values of a facet.
    fn split(&self, column: usize, rows: &Slots, place: usize, limit: usize, told: &mut Breakdown) {
        let facet = &self.facets[place];
        let values: Vec<usize> = (0..facet.distinct().min(limit)).collect();
        let text = |&value: &usize| facet.text(&self.columns[facet.column], value).to_owned();
        told.split_values = values.iter().map(text).collect();
        told.split_other = facet.distinct() > values.len();
        let parts = Slots::of_values(facet, &values, told.split_other);
        for row in &mut told.rows {
            row.split = vec![0; values.len() + usize::from(told.split_other)];
        }
        let codes = self.columns[column].codes();
        let split_codes = self.columns[facet.column].codes();
        for row in self.matching().iter_from(0) {
            for &at in rows.get(codes.get(row)) {
                for &part in parts.get(split_codes.get(row)) {
                    told.rows[at as usize].split[part as usize] += 1;
                }
            }
        }
    }
}

/// For every code, the places in a breakdown where its rows are counted.
struct Slots {
    ends: Vec<u32>,
    of: Vec<u32>,
}

impl Slots {
    fn of(codes: impl Iterator<Item = Vec<u32>>) -> Self {
        let mut made = Self { ends: Vec::new(), of: Vec::new() };
        for slots in codes {
            made.of.extend(slots);
            made.ends.push(made.of.len() as u32);
        }
        made
    }

    /// The places of values, in the order of `values`; with `other`, one place more for codes with
    /// any other value.
    fn of_values(facet: &Facet, values: &[usize], other: bool) -> Self {
        let mut slots = vec![values.len() as u32; facet.distinct()];
        for (slot, &value) in (0..).zip(values) {
            slots[value] = slot;
        }
        Self::of((0..facet.all.len() as u32).map(|code| {
            let mut here: Vec<u32> =
                facet.values_of(code).iter().map(|&value| slots[value as usize]).collect();
            here.sort_unstable();
            here.dedup();
            here.retain(|&slot| other || (slot as usize) < values.len());
            here
        }))
    }

    fn get(&self, code: u32) -> &[u32] {
        let from = if code == 0 { 0 } else { self.ends[code as usize - 1] as usize };
        &self.of[from..self.ends[code as usize] as usize]
    }
}
