//! What the components of a list share: the worker, one question, what was told.
//!
//! One question signal; what follows from it is asked of the worker, one round at a time: while an
//! answer is on its way, further acts wait and are asked for together.

use crate::question::{By, Question};
use crate::said::File;
use crate::worker::{Failed, News, Progress, Ready, Worker};
use engine::protocol::{self, Answer, Ask, Breakdown, Setup, Sort, Told, Want};
use leptos::prelude::*;
use plenary::browser::page;
use plenary::text::Words;
use std::rc::Rc;
use std::sync::Arc;

/// Values of a facet told without being asked for.
pub const FEW: usize = 12;
/// Rows of a breakdown.
const BARS: usize = 40;
/// Values that a breakdown is split by; the style sheet has as many tones and one for the rest.
const PARTS: usize = 5;
/// Rows of the table asked for at once, as one scrolls.
pub const ROWS: usize = 80;
/// Rows that come with every answer: what is in sight, for they are asked for with every act.
const FIRST_ROWS: usize = 40;

/// Where the list is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Being read.
    Reading(Progress),
    /// Not to be had, or cancelled by the reader (then there is no failure).
    Not(Option<Failed>),
    /// Here.
    Here(Arc<Here>),
}

/// A list that is here.
#[derive(Clone, Debug, PartialEq)]
pub struct Here {
    /// What the engine says of it.
    pub summary: protocol::Summary,
    /// Its file.
    pub file: File,
}

/// Rows of the table, and where they begin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Rows passed over.
    pub from: usize,
    /// What was told.
    pub told: protocol::Rows,
}

/// Handles to everything shared; copied into components.
#[derive(Clone, Copy)]
pub struct State {
    /// The words of the language.
    pub words: RwSignal<&'static Words>,
    /// Where the list is.
    pub stage: RwSignal<Stage>,
    /// What the file is called, before anything else is known of it.
    pub name: RwSignal<String>,
    /// The other origin that the list was fetched from.
    pub host: RwSignal<Option<String>>,
    /// What is asked.
    pub question: RwSignal<Question>,
    /// The setup in force.
    pub setup: RwSignal<Setup>,
    /// Counts.
    pub answer: RwSignal<Option<Answer>>,
    /// The breakdown.
    pub breakdown: RwSignal<Option<Breakdown>>,
    /// Rows of the table.
    pub rows: RwSignal<Rows>,
    /// What the address names and the list does not have.
    pub ignored: RwSignal<Vec<String>>,
    /// What could not be done, while the list stays.
    pub trouble: RwSignal<Option<Failed>>,
    /// Whether the list is kept in this browser.
    pub kept: RwSignal<bool>,
    /// Whether the filters stand open as a sheet.
    pub sheet: RwSignal<bool>,
    /// The row whose cells are all shown.
    pub card: RwSignal<Option<protocol::Row>>,
    worker: StoredValue<Option<Rc<Worker>>, LocalStorage>,
    round: StoredValue<(bool, bool)>,
}

impl State {
    /// A list about to be read, of which this is asked.
    pub fn new(words: &'static Words, question: Question, unknown: Vec<String>) -> Self {
        Self {
            words: RwSignal::new(words),
            stage: RwSignal::new(Stage::Reading(Progress::default())),
            name: RwSignal::default(),
            host: RwSignal::default(),
            question: RwSignal::new(question),
            setup: RwSignal::new(Setup::default()),
            answer: RwSignal::new(None),
            breakdown: RwSignal::new(None),
            rows: RwSignal::new(Rows::default()),
            ignored: RwSignal::new(unknown),
            trouble: RwSignal::new(None),
            kept: RwSignal::new(false),
            sheet: RwSignal::new(false),
            card: RwSignal::new(None),
            worker: StoredValue::new_local(None),
            round: StoredValue::new((false, false)),
        }
    }

    /// The words of the current language, for a screen that is built once for it.
    pub fn words_now(self) -> &'static Words {
        self.words.get_untracked()
    }

    /// The list, if it is here.
    pub fn here(self) -> Option<Arc<Here>> {
        match self.stage.get_untracked() {
            Stage::Here(here) => Some(here),
            _ => None,
        }
    }

    /// What of the question has an effect, as far as it was answered.
    pub fn in_force(self) -> Question {
        let Some(here) = self.here() else { return Question::default() };
        self.question.with(|question| {
            self.setup.with(|setup| {
                self.answer.with(|answer| {
                    let ignored = answer.as_ref().map_or(&[][..], |it| &it.ignored);
                    question.in_force(&here.summary, setup, ignored)
                })
            })
        })
    }

    /// The name of a column.
    pub fn column(self, at: usize) -> String {
        let here = self.here();
        let name = here.and_then(|it| it.summary.columns.get(at).map(|it| it.name.clone()));
        name.unwrap_or_default()
    }

    /// Whether the list is still there, for what comes late.
    pub fn is_alive(self) -> bool {
        self.stage.try_with_untracked(|_| ()).is_some()
    }

    /// An act of the reader.
    pub fn act(self, change: impl FnOnce(&mut Question)) {
        self.question.update(change);
    }

    /// The worker.
    pub fn worker(self) -> Option<Rc<Worker>> {
        self.worker.get_value()
    }

    /// Starts a worker anew; what the old one held is given back.
    pub fn start(self, address: &str) -> Option<Rc<Worker>> {
        self.worker.set_value(None);
        self.round.set_value((false, false));
        let worker = Worker::start(address, move |news| self.hear(news)).map(Rc::new);
        self.worker.set_value(worker.clone());
        if worker.is_none() {
            self.stage.set(Stage::Not(Some(Failed { kind: "engine".into(), ..Failed::default() })));
        }
        worker
    }

    /// Ends the worker, and with it the list.
    pub fn end(self) {
        self.worker.set_value(None);
    }

    fn hear(self, news: News) {
        match news {
            News::Progress(progress) => self.stage.set(Stage::Reading(progress)),
            News::Ready(ready) => {
                let Ready { summary, file } = *ready;
                self.stage.set(Stage::Here(Arc::new(Here { summary, file })));
                self.set_up();
            }
            News::Failed(failed) => {
                if matches!(self.stage.get_untracked(), Stage::Here(_)) {
                    self.trouble.set(Some(failed));
                } else {
                    self.stage.set(Stage::Not(Some(failed)));
                }
            }
            News::Kept(kept) => {
                self.kept.set(kept);
                self.trouble.set(None);
            }
        }
    }

    /// Tells the engine which column is what, and asks everything anew.
    pub fn set_up(self) {
        let (Some(here), Some(worker)) = (self.here(), self.worker()) else { return };
        let (setup, unknown) =
            self.question.with_untracked(|question| question.setup(&here.summary));
        self.ignored.update(|ignored| ignored.extend(unknown));
        worker.setup(&setup, move |told| {
            if let Told::Ready(ready) = told {
                self.setup.set(ready.setup);
                self.ask();
                // After the first counts; a search that comes before waits for it.
                if let Some(worker) = self.worker() {
                    worker.ask(&Ask::Prepare, |_| ());
                }
            }
        });
    }

    /// Asks what follows from the question; at most one round is on its way.
    pub fn ask(self) {
        if self.round.get_value().0 {
            return self.round.set_value((true, true));
        }
        let (Some(here), Some(worker)) = (self.here(), self.worker()) else { return };
        self.round.set_value((true, false));
        let question = self.question.get_untracked();
        let setup = self.setup.get_untracked();
        let (query, mut unknown) = question.query(&here.summary);
        if setup.date.is_none() && !question.years.is_empty() {
            unknown.push(self.words_now().list_years().to_owned());
        }
        if setup.label.is_none() && question.is_searching() {
            unknown.push(self.words_now().search_label().to_owned());
        }
        let want = Want { per_facet: FEW, facets: None };
        let asked = query.clone();
        worker.ask(&Ask::Answer { query: asked, want }, move |told| {
            if let Told::Answer(answer) = told {
                let name = |it: &protocol::Ignored| {
                    it.value.clone().unwrap_or_else(|| self.column(it.facet))
                };
                let ignored = answer.ignored.iter().map(name);
                let ignored: Vec<String> = unknown.into_iter().chain(ignored).collect();
                if self.ignored.with_untracked(|it| *it != ignored) {
                    self.ignored.set(ignored);
                }
                self.answer.set(Some(answer));
            }
        });
        if let Some(by) = by(&question, &here, &setup) {
            let split = split(&question, &here, &setup, by);
            let ask =
                Ask::Breakdown { query: query.clone(), by, split, limit: BARS, split_limit: PARTS };
            worker.ask(&ask, move |told| {
                if let Told::Breakdown(breakdown) = told {
                    self.breakdown.set(Some(breakdown));
                }
            });
        }
        self.ask_rows(0, FIRST_ROWS, move |rows| {
            // The table is the dearest to paint: the numbers stand first.
            page::after_paint(move || drop(self.rows.try_set(rows)));
            let (_, again) = self.round.get_value();
            self.round.set_value((false, false));
            if again {
                self.ask();
            }
        });
    }

    /// Asks for so many rows of the table from a place on.
    pub fn ask_rows(self, from: usize, count: usize, then: impl FnOnce(Rows) + 'static) {
        let (Some(here), Some(worker)) = (self.here(), self.worker()) else { return };
        let question = self.question.get_untracked();
        let (query, _) = question.query(&here.summary);
        let sort = question.sort.and_then(|(name, descending)| {
            Some(Sort { column: crate::question::column(&here.summary, &name)?, descending })
        });
        worker.ask(&Ask::Rows { query, from, count, sort }, move |told| {
            // Whatever went wrong, the round ends.
            let told = if let Told::Rows(told) = told { told } else { Default::default() };
            then(Rows { from, told });
        });
    }
}

/// What the rows are broken down by; nothing where there is no facet and no year.
pub fn by(question: &Question, here: &Here, setup: &Setup) -> Option<protocol::By> {
    let first = setup.facets.first().map(|&facet| protocol::By::Facet(facet));
    let year = setup.date.map(|_| protocol::By::Year);
    match &question.by {
        By::Year if year.is_some() => year,
        By::Facet(name) => crate::question::column(&here.summary, name)
            .filter(|facet| setup.facets.contains(facet))
            .map(protocol::By::Facet)
            .or(first),
        _ => first.or(year),
    }
}

/// What divides the breakdown.
fn split(question: &Question, here: &Here, setup: &Setup, by: protocol::By) -> Option<usize> {
    let name = question.split.as_ref()?;
    let facet = crate::question::column(&here.summary, name)?;
    (setup.facets.contains(&facet) && by != protocol::By::Facet(facet)).then_some(facet)
}
