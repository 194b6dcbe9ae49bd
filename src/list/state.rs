//! What the components of a list share: the worker, one query, what was told.
//!
//! One query signal; what follows from it is asked of the worker, one round at a time: while an
//! answer is on its way, further acts wait and are asked for together.

use crate::browser::timer;
use crate::chart::TONES;
use crate::chart::{self, MOST_MARKS};
use crate::list::marks::Short;
use crate::list::picture::drawn;
pub use crate::list::stage::{Here, Stage};
use crate::list::terms;
use crate::list::worker::{Failed, News, Progress, Ready, Worker};
use crate::query::{By, Dropped, Query, Remedy};
use crate::text::Words;
use engine::protocol::{self, Answer, Ask, Breakdown, Setup, Sort, Told, Want};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

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
    pub query: RwSignal<Query>,
    /// The setup in force.
    pub setup: RwSignal<Setup>,
    /// Counts.
    pub answer: RwSignal<Option<Answer>>,
    /// Every row of a list that is short enough to be drawn a mark a row.
    pub every: RwSignal<Option<Arc<[protocol::Row]>>>,
    /// The numbers of the rows of such a list that match.
    pub matching: RwSignal<Vec<usize>>,
    /// The breakdown as the engine tells it.
    pub breakdown: RwSignal<Option<Breakdown>>,
    /// The same as the components draw it.
    pub picture: Memo<chart::Breakdown>,
    /// What would help, where no row is found.
    pub remedies: RwSignal<Option<Vec<Remedy>>>,
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
    /// Whether the words of the language asked for could not be had.
    pub language_failed: RwSignal<bool>,
    /// The row whose cells are all shown, as far as it was told.
    pub card: RwSignal<Option<protocol::Row>>,
    /// The values of facets that the reader has asked for, by column.
    pub found: StoredValue<Vec<(usize, RwSignal<Option<protocol::Values>>)>>,
    worker: StoredValue<Option<Rc<Worker>>, LocalStorage>,
    round: StoredValue<(bool, bool)>,
}

impl State {
    /// A list about to be read, of which this is asked.
    pub fn new(words: &'static Words, query: Query, unknown: Vec<String>) -> Self {
        let (words, query) = (RwSignal::new(words), RwSignal::new(query));
        let stage = RwSignal::new(Stage::Reading(Progress::default()));
        let (setup, every) = (RwSignal::new(Setup::default()), RwSignal::new(None));
        let (matching, breakdown) = (RwSignal::new(Vec::new()), RwSignal::new(None));
        let picture = Memo::new(move |_| {
            let words = words.get();
            let short = every.with(|every: &Option<Arc<[protocol::Row]>>| {
                let rows = every.as_deref()?;
                stage.with(|stage| {
                    let Stage::Here(here) = stage else { return None };
                    let summary = &here.summary;
                    setup.with(|setup| {
                        let (by, split) = query.with(|query| {
                            let by = terms::by(query, summary, setup)?;
                            Some((by, terms::split(query, summary, setup, by)))
                        })?;
                        matching.with(|matching| {
                            let is_in_order = summary.preset.is_some_and(is_ours);
                            let short = Short { rows, matching, setup, is_in_order };
                            Some(short.breakdown(words, by, split))
                        })
                    })
                })
            });
            let draw = |it: &Breakdown| drawn(words, it);
            short.unwrap_or_else(|| breakdown.with(|it| it.as_ref().map(draw).unwrap_or_default()))
        });
        Self {
            words,
            stage,
            name: RwSignal::default(),
            host: RwSignal::default(),
            query,
            setup,
            answer: RwSignal::new(None),
            every,
            matching,
            breakdown,
            picture,
            remedies: RwSignal::new(None),
            language_failed: RwSignal::new(false),
            rows: RwSignal::new(Rows::default()),
            ignored: RwSignal::new(unknown),
            trouble: RwSignal::new(None),
            kept: RwSignal::new(false),
            sheet: RwSignal::new(false),
            card: RwSignal::new(None),
            found: StoredValue::new(Vec::new()),
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
                // Where dates stand before every facet, years tell more than the first facet.
                let is_first_year = summary.suggested.first == Some(protocol::By::Year);
                self.query.update(|query| {
                    if is_first_year && query.by == By::First && query.roles.is_none() {
                        query.by = By::Year;
                    }
                });
                self.set_up_as(&Arc::new(Here { summary, file }));
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
        if let Some(here) = self.here() {
            self.set_up_as(&here);
        }
    }

    /// The same for a list that is shown once that is done: what stood there before would be built
    /// again, perhaps under a pointer that has just been pressed.
    fn set_up_as(self, here: &Arc<Here>) {
        let Some(worker) = self.worker() else { return };
        let (setup, unknown) =
            self.query.with_untracked(|query| terms::setup(query, &here.summary));
        self.ignored.update(|ignored| ignored.extend(unknown));
        let here = Arc::clone(here);
        worker.setup(&setup, move |told| {
            if let Told::Ready(ready) = told {
                self.setup.set(ready.setup);
                if self.here().is_none() {
                    self.stage.set(Stage::Here(here));
                }
                self.ask_every();
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
        let question = self.query.get_untracked();
        let setup = self.setup.get_untracked();
        let (query, mut unknown) = terms::filters(&question, &here.summary);
        if setup.date.is_none() && !question.years.is_empty() {
            unknown.push(self.words_now().years().to_owned());
        }
        if setup.label.is_none() && question.is_searching() {
            unknown.push(self.words_now().search_label().to_owned());
        }
        let want = Want { per_facet: FEW, ..Want::default() };
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
                if let Told::Breakdown(breakdown) = told {
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
    fn ask_every(self) {
        let Some(worker) = self.worker().filter(|_| self.is_short()) else { return };
        let (query, count) = (protocol::Query::default(), MOST_MARKS);
        worker.ask(&Ask::Rows { query, from: 0, count, sort: None }, move |told| {
            if let Told::Rows(told) = told {
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
        drops.extend(query.is_searching().then_some(Dropped::Text));
        for drop in drops {
            let mut without = query.clone();
            match &drop {
                Dropped::Facet(facet) => without.clear_facet(facet),
                Dropped::Years => without.years.clear(),
                Dropped::Text => without.text.clear(),
            }
            let (asked, _) = terms::filters(&without, &here.summary);
            let want = Want { per_facet: 0, facets: Some(Vec::new()), ..Want::default() };
            let query = query.clone();
            worker.ask(&Ask::Answer { query: asked, want }, move |told| {
                let Told::Answer(answer) = told else { return };
                // What helps with an older query does not help with this one.
                if answer.total == 0 || self.query.with_untracked(|now| *now != query) {
                    return;
                }
                self.remedies.update(|remedies| {
                    let remedies = remedies.get_or_insert_default();
                    let place = remedies.partition_point(|other| other.gives >= answer.total);
                    remedies.insert(place, Remedy { drop, gives: answer.total });
                });
            });
        }
    }

    /// Asks for the row whose card is open.
    pub fn ask_card(self) {
        let number = self.query.with(|query| query.show.as_ref().and_then(|it| it.parse().ok()));
        let (Some(row), Some(worker)) = (number, self.worker()) else { return };
        worker.ask(&Ask::Row { row }, move |told| {
            if let Told::Rows(told) = told {
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
        worker.ask(&Ask::Rows { query, from, count, sort }, move |told| {
            // Whatever went wrong, the round ends.
            let told = if let Told::Rows(told) = told { told } else { Default::default() };
            then(Rows { from, told });
        });
    }
}

/// Whether a list is one that this page has exported.
fn is_ours(preset: protocol::Preset) -> bool {
    matches!(preset, protocol::Preset::PlenaryOrganizations | protocol::Preset::PlenaryStates)
}
