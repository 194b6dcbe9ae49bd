//! What follows from the query, asked of the worker: one round at a time. While an answer is on its way,
//! further acts wait and are asked for together.
//!
//! Knows no element.

use crate::browser::timer;
use crate::chart::{MOST_MARKS, TONES};
use crate::list::matching;
use crate::list::reading;
use crate::list::state::{ListState, Rows};
use crate::list::terms;
use crate::query::{Dropped, Remedy};
use engine::protocol::{self, Ask, Reply, Sort, Want};
use leptos::prelude::*;

/// Values of a facet told without being asked for.
pub const FEW: usize = 12;
/// Rows of a breakdown.
const BARS: usize = 40;
/// Values that a breakdown is split by; the rest is one group.
const PARTS: usize = TONES;
/// Rows of the table asked for at once, as one scrolls.
pub const ROWS: usize = 80;
/// Rows that come with every answer: what is in sight, for they are asked for with every act.
const FIRST_ROWS: usize = 40;

impl ListState {
    /// Asks what follows from the question; at most one round is on its way.
    pub fn ask(self) {
        // A list that is being read anew knows no facets yet; when it does, all is asked.
        if self.again.with_untracked(Option::is_some) {
            return;
        }
        if self.round.get_value().0 {
            return self.round.set_value((true, true));
        }
        let (Some(here), Some(worker)) = (self.here(), self.worker()) else { return };
        self.round.set_value((true, false));
        let question = self.query.get_untracked();
        let setup = self.setup.get_untracked();
        let (query, mut unknown) = terms::filters(&question, &here.summary);
        if setup.date.is_none() && !question.years.is_empty() {
            unknown.push(self.words_now().years().to_owned());
        }
        if setup.date.is_none() && question.has_range() {
            unknown.push(self.words_now().by_date().to_owned());
        }
        if terms::searched(&setup).is_empty() && question.is_searching() {
            unknown.push(self.words_now().search_label().to_owned());
        }
        unknown.extend(reading::unknown(&question.reading, &here.file.parts));
        unknown.extend(matching::ignored_match(&question.reading, &here.summary));
        let want = Want { per_facet: FEW, order: terms::order(&question), ..Want::default() };
        let asked = query.clone();
        worker.ask(&Ask::Answer { query: asked, want }, move |told| {
            if let Reply::Answer(answer) = told {
                let name = |part: &protocol::Ignored| {
                    part.value.clone().unwrap_or_else(|| self.column(part.facet))
                };
                let named = answer.ignored.iter().map(name);
                let ignored: Vec<String> = unknown.into_iter().chain(named).collect();
                if self.ignored.with_untracked(|before| *before != ignored) {
                    self.ignored.set(ignored);
                }
                if answer.total > 0 {
                    self.remedies.set(None);
                } else {
                    self.seek_remedies();
                }
                self.answer.set(Some(answer));
            }
        });
        if let Some(by) = terms::by(&question, &here.summary, &setup) {
            let split = terms::split(&question, &here.summary, &setup, by);
            let ask =
                Ask::Breakdown { query: query.clone(), by, split, limit: BARS, split_limit: PARTS };
            worker.ask(&ask, move |told| {
                if let Reply::Breakdown(breakdown) = told {
                    self.breakdown.set(Some(breakdown));
                }
            });
        }
        let count = if self.is_short() { MOST_MARKS } else { FIRST_ROWS };
        self.ask_rows(0, count, move |rows| {
            if self.is_short() {
                self.matching.set(rows.told.rows.iter().map(|row| row.row).collect());
            }
            // The table is the dearest to paint: the numbers stand first.
            timer::after_paint(move || drop(self.rows.try_set(rows)));
            let (_, again) = self.round.get_value();
            self.round.set_value((false, false));
            if again {
                self.ask();
            }
        });
    }

    /// Whether the list is short enough to be drawn a mark a row.
    fn is_short(self) -> bool {
        self.here().is_some_and(|here| here.summary.rows <= MOST_MARKS)
    }

    /// Asks for every row of a short list, once.
    pub fn ask_every(self) {
        let Some(worker) = self.worker().filter(|_| self.is_short()) else { return };
        let (query, count) = (protocol::Query::default(), MOST_MARKS);
        worker.ask(&Ask::Rows { query, from: 0, count, sort: None, date: None }, move |told| {
            if let Reply::Rows(told) = told {
                self.every.set(Some(told.rows.into()));
            }
        });
    }

    /// Asks what each filter alone keeps away, where no row is found.
    fn seek_remedies(self) {
        let (Some(here), Some(worker)) = (self.here(), self.worker()) else { return };
        let query = self.query.get_untracked();
        self.remedies.set(Some(Vec::new()));
        let mut drops: Vec<Dropped> = Vec::new();
        for clause in &query.clauses {
            let drop = Dropped::Facet(clause.facet.clone());
            if !drops.contains(&drop) {
                drops.push(drop);
            }
        }
        drops.extend((!query.years.is_empty()).then_some(Dropped::Years));
        drops.extend(query.has_range().then_some(Dropped::Dates));
        drops.extend(query.is_searching().then_some(Dropped::Text));
        for drop in drops {
            let mut without = query.clone();
            match &drop {
                Dropped::Facet(facet) => without.clear_facet(facet),
                Dropped::Years => without.years.clear(),
                Dropped::Dates => without.range = Default::default(),
                Dropped::Text => without.text.clear(),
            }
            let (asked, _) = terms::filters(&without, &here.summary);
            let want = Want { per_facet: 0, facets: Some(Vec::new()), ..Want::default() };
            let query = query.clone();
            worker.ask(&Ask::Answer { query: asked, want }, move |told| {
                let Reply::Answer(answer) = told else { return };
                // What helps with an older query does not help with this one.
                if answer.total == 0 || self.query.with_untracked(|now| *now != query) {
                    return;
                }
                self.remedies.update(|remedies| {
                    let remedies = remedies.get_or_insert_default();
                    let place = remedies.partition_point(|other| other.would_show >= answer.total);
                    remedies.insert(place, Remedy { drop, would_show: answer.total });
                });
            });
        }
    }

    /// Asks for the row whose card is open.
    pub fn ask_card(self) {
        let number = self.query.with(|query| query.show.as_ref()?.parse().ok());
        let (Some(row), Some(worker)) = (number, self.worker()) else { return };
        worker.ask(&Ask::Row { row }, move |told| {
            if let Reply::Rows(told) = told {
                self.card.set(told.rows.into_iter().next());
            }
        });
    }

    /// Asks for so many rows of the table from a place on.
    pub fn ask_rows(self, from: usize, count: usize, then: impl FnOnce(Rows) + 'static) {
        let (Some(here), Some(worker)) = (self.here(), self.worker()) else { return };
        let question = self.query.get_untracked();
        let (query, _) = terms::filters(&question, &here.summary);
        let sort = question.sort.key.and_then(|name| {
            let column = terms::column(&here.summary, &name)?;
            Some(Sort { column, descending: question.sort.descending })
        });
        worker.ask(&Ask::Rows { query, from, count, sort, date: None }, move |told| {
            // After a failure no rows are told, so that the table does not wait for good.
            let told = if let Reply::Rows(told) = told { told } else { Default::default() };
            then(Rows { from, told });
        });
    }
}
