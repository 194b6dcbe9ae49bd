//! Counts to answers: facets with their values, values by words, breakdowns. It does not know how
//! rows are counted, nor any language.

use crate::dates::Date;
use crate::list::List;
use crate::protocol::{
    Answer, Breakdown, BreakdownRow, By, Choice, FacetAnswer, Failure, FailureKind, Order,
    Problems, Query, Reply, ValueCount, Values, Want,
};
use crate::{MAX_BREAKDOWN, MAX_SPLIT};
use columns::facet::Facet;
use columns::fold;
use columns::order;

impl List {
    /// [`crate::protocol::Ask::Answer`].
    pub(crate) fn answer(&mut self, query: &Query, want: &Want) -> Result<Reply, Failure> {
        let ignored = self.apply(query);
        let wanted = want.facets.as_ref().unwrap_or(&self.setup.facets).clone();
        let facets = wanted
            .iter()
            .map(|&column| self.facet_answer(column, want))
            .collect::<Result<_, _>>()?;
        Ok(Reply::Answer(Answer { total: self.run(), rows: self.rows, facets, ignored }))
    }

    /// [`crate::protocol::Ask::Values`].
    pub(crate) fn values(
        &mut self,
        query: &Query,
        column: usize,
        text: &str,
        (from, count): (usize, usize),
        order: Order,
    ) -> Result<Reply, Failure> {
        let ignored = self.apply(query);
        let place = self.facet(column)?;
        let order = self.ordered(place, order);
        let counts = self.facets[place].by_value(self.counts_of(place)).into_owned();
        let facet = &self.facets[place];
        let prefixes = fold::prefixes(text);
        let has = |value: &usize| {
            let words = fold::words(facet.text(&self.columns[column], *value));
            prefixes.iter().all(|prefix| words.iter().any(|word| word.starts_with(prefix)))
        };
        let mut found: Vec<usize> =
            order.into_iter().filter(|value| prefixes.is_empty() || has(value)).collect();
        // Those with rows first, where there are more than are told.
        if found.len() > count {
            let without = |value: usize| counts[value] == 0;
            found = order::sorted(&found, &mut |a, b| without(*a).cmp(&without(*b)));
        }
        let told = found.iter().skip(from).take(count).copied();
        Ok(Reply::Values(Values {
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
    ) -> Result<Reply, Failure> {
        let ignored = self.apply(query);
        let mut told = Breakdown { total: self.run(), ignored, ..Breakdown::default() };
        let (column, slots) = match by {
            By::Facet(column) => {
                let place = self.facet(column)?;
                (column, self.rows_by_value(place, limits.0.min(MAX_BREAKDOWN), &mut told))
            }
            By::Year | By::Month => self.rows_by_time(by, &mut told)?,
        };
        if let Some(split) = split {
            let place = self.facet(split)?;
            self.split(column, &slots, place, limits.1.min(MAX_SPLIT), &mut told);
        }
        Ok(Reply::Breakdown(told))
    }

    /// [`crate::protocol::Ask::Problems`].
    pub(crate) fn problems(&self, from: usize, count: usize) -> Reply {
        let all = self.log.problems();
        let problems = all.iter().skip(from).take(count).cloned().collect();
        Reply::Problems(Problems { total: all.len(), problems })
    }

    /// The values of a facet in an order.
    fn ordered(&mut self, place: usize, order: Order) -> Vec<usize> {
        match order {
            Order::Count => (0..self.facets[place].distinct()).collect(),
            Order::Value => {
                self.values_in_order(place).iter().map(|&value| value as usize).collect()
            }
        }
    }

    fn facet_answer(&mut self, column: usize, want: &Want) -> Result<FacetAnswer, Failure> {
        let place = self.facet(column)?;
        let distinct = self.facets[place].distinct();
        let first = want.per_facet.min(distinct);
        let order = match want.order {
            // Few of many values are told of most facets.
            Order::Count => None,
            Order::Value => Some(self.ordered(place, want.order)),
        };
        let at = |nth: usize| order.as_ref().map_or(nth, |order| order[nth]);
        let told: Vec<usize> = if first == distinct {
            (0..distinct).map(at).collect()
        } else {
            let facet = &self.facets[place];
            let counts = facet.by_value(self.counts_of(place));
            let all = || (0..distinct).map(at);
            let with_rows = all().filter(|&value| counts[value] > 0);
            let without = all().filter(|&value| counts[value] == 0);
            with_rows.chain(without).take(first).collect()
        };
        let filter = self.filter(place);
        let mut named: Vec<u32> = filter.include.iter().chain(&filter.exclude).copied().collect();
        order::by_size(&mut named);
        named.dedup();
        let mut besides: Vec<usize> = named.into_iter().map(|value| value as usize).collect();
        besides.retain(|value| !told.contains(value));
        let values = self.value_counts(place, told.into_iter().chain(besides));
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
                (true, _) => Choice::Excluded,
                (_, true) => Choice::Included,
                _ => Choice::Free,
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
        let by_code = self.counts_of_matching(place);
        let facet = &self.facets[place];
        let counts = facet.by_value(&by_code);
        let filled = (0..counts.len() as u32).filter(|&value| counts[value as usize] > 0);
        let mut order: Vec<u32> = filled.collect();
        order::sort(&mut order, &mut |a, b| counts[b as usize].cmp(&counts[a as usize]));
        told.more = order.len().saturating_sub(limit);
        order.truncate(limit);
        // Values stand in the order of their commonness in the whole list.
        order::by_size(&mut order);
        let values: Vec<usize> = order.into_iter().map(|value| value as usize).collect();
        told.rows = values
            .iter()
            .map(|&value| BreakdownRow {
                value: facet.text(&self.columns[facet.column], value).to_owned(),
                count: counts[value] as usize,
                all: facet.all_by_value()[value] as usize,
                split: Vec::new(),
            })
            .collect();
        Slots::of_values(facet, &values, false)
    }

    /// Adds a row a year or a month, from the first to the last of the whole list; gives the date column
    /// and the rows of every code. Beyond [`MAX_BREAKDOWN`] the rest is left out.
    fn rows_by_time(&self, by: By, told: &mut Breakdown) -> Result<(usize, Slots), Failure> {
        let none = Failure { kind: FailureKind::NoDate, column: None, number: None };
        let times = self.times.as_ref().ok_or(none)?;
        let unit = |date: &Option<Date>| {
            let Date { year, month, .. } = (*date)?;
            match by {
                By::Month if month == 0 => None,
                By::Month => Some(usize::from(year) * 12 + usize::from(month) - 1),
                By::Year | By::Facet(_) => Some(usize::from(year)),
            }
        };
        let first = times.of.iter().filter_map(unit).min().unwrap_or_default();
        let last = times.of.iter().filter_map(unit).max();
        let all_places = last.map_or(0, |last| last - first + 1);
        told.more = all_places.saturating_sub(MAX_BREAKDOWN);
        let places = all_places.min(MAX_BREAKDOWN);
        let name = |place: usize| match by {
            By::Month => {
                let month = first + place;
                format!("{:04}-{:02}", month / 12, month % 12 + 1)
            }
            By::Year | By::Facet(_) => (first + place).to_string(),
        };
        let row = |place| BreakdownRow { value: name(place), ..BreakdownRow::default() };
        told.rows = (0..places).map(row).collect();
        let slot = |code: usize| {
            let place = unit(&times.of[code])? - first;
            (place < places).then_some(place as u32)
        };
        for (code, &all) in times.all.iter().enumerate() {
            if let Some(slot) = slot(code) {
                told.rows[slot as usize].all += all as usize;
            }
        }
        let codes = self.columns[times.column].codes();
        for row in self.matching().iter_from(0) {
            let code = codes.get(row) as usize;
            match (slot(code), unit(&times.of[code])) {
                (Some(slot), _) => told.rows[slot as usize].count += 1,
                (None, None) => told.undated += 1,
                (None, Some(_)) => {}
            }
        }
        let slots = (0..times.of.len()).map(|code| slot(code).into_iter().collect());
        Ok((times.column, Slots::of(slots)))
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
            order::by_size(&mut here);
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
