//! What the components of a list share: the worker, one query, what was told.
//!
//! One query signal; what follows from it is asked in `asking.rs`.

use crate::chart;
use crate::list::labels::Labels;
use crate::list::making::Making;
use crate::list::marks::Short;
use crate::list::matched::Matched;
use crate::list::picture::drawn;
pub use crate::list::stage::{Here, Stage};
use crate::list::terms;
use crate::list::worker::{Failed, Progress, Worker};
use crate::query::{Embed, Query, Reading, Remedy};
use crate::text::Words;
use crate::view::open::ListOrigin;
use crate::view::source::Frame;
use engine::protocol::{self, Answer, Ask, Breakdown, Reply, Setup};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

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
pub struct ListState {
    /// The words of the language.
    pub words: RwSignal<&'static Words>,
    /// Where the list is.
    pub stage: RwSignal<Stage>,
    /// What the file is called, before anything else is known of it.
    pub name: RwSignal<String>,
    /// The other origin that the list was fetched from.
    pub host: RwSignal<Option<String>>,
    /// The address that it was fetched from, where others can open it at this page too.
    pub from: RwSignal<Option<String>>,
    /// Whether, and how, the page stands inside another one; that does not change.
    pub embed: Option<Embed>,
    /// How a frame is to be, while the reader writes its code.
    pub frame: RwSignal<Frame>,
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
    /// Whether the drawer with the filters is open.
    pub drawer: RwSignal<bool>,
    /// Whether the words of the language asked for could not be had.
    pub language_failed: RwSignal<bool>,
    /// The row whose cells are all shown, as far as it was told.
    pub card: RwSignal<Option<protocol::Row>>,
    /// The values of facets that the reader has asked for, by column.
    pub found: StoredValue<Vec<(usize, RwSignal<Option<protocol::Values>>)>>,
    /// Whether the panel with the guesses stands open.
    pub panel: RwSignal<bool>,
    /// How it was read before the reader's choices, the last one last.
    pub before: RwSignal<Vec<Reading>>,
    /// How far the list is being read in another way; it stays on the screen meanwhile.
    pub again: RwSignal<Option<Progress>>,
    /// The column that is matched with the reader's tables, and what was answered.
    pub matched: RwSignal<Matched>,
    /// How many of its values are looked up, of how many, while that goes on.
    pub looking: RwSignal<Option<(usize, usize)>>,
    /// What was told of decisions that were taken in.
    pub decisions_told: RwSignal<Vec<String>>,
    /// Who answers, for the record of decisions; may be empty.
    pub who: RwSignal<String>,
    /// How far meetings are made of it.
    pub making: RwSignal<Making>,
    /// Which look at the tables is the last; an older one is of no use.
    pub run: StoredValue<u32>,
    pub(super) worker: StoredValue<Option<Rc<Worker>>, LocalStorage>,
    /// What the list is read from, if it may be read once more should its worker break.
    pub(super) origin: StoredValue<Option<ListOrigin>, LocalStorage>,
    /// Whether a round is on its way, and whether another one is to follow.
    pub round: StoredValue<(bool, bool)>,
    /// What the last step in the history brought, until it is asked.
    pub stepped: StoredValue<Option<Query>>,
}

impl ListState {
    /// A list about to be read, of which this is asked, perhaps in a frame.
    pub fn new(
        words: &'static Words,
        (query, unknown): (Query, Vec<String>),
        embed: Option<Embed>,
    ) -> Self {
        let (words, query) = (RwSignal::new(words), RwSignal::new(query));
        let stage = RwSignal::new(Stage::Reading(Progress::default()));
        let (setup, every) = (RwSignal::new(Setup::default()), RwSignal::new(None));
        let (matching, breakdown) =
            (RwSignal::new(Vec::new()), RwSignal::new(None::<protocol::Breakdown>));
        let matched = RwSignal::new(Matched::default());
        let picture = Memo::new(move |_| {
            let words = words.get();
            stage
                .with(|stage| {
                    let Stage::Here(here) = stage else { return None };
                    let summary = &here.summary;
                    setup.with(|setup| {
                        let asked = query.with(|query| {
                            let by = terms::by(query, summary, setup)?;
                            Some((by, terms::split(query, summary, setup, by)))
                        })?;
                        matched.with_untracked(|matched: &Matched| {
                            let labels = Labels { words, summary, known: &matched.known };
                            let short = every.with(|every: &Option<Arc<[protocol::Row]>>| {
                                let rows = every.as_deref()?;
                                matching.with(|matching| {
                                    let is_in_order = summary.preset.is_some_and(is_ours);
                                    let short = Short { rows, matching, setup, is_in_order };
                                    Some(short.breakdown(&labels, asked.0, asked.1))
                                })
                            });
                            let long = || {
                                breakdown.with(|breakdown| {
                                    Some(drawn(&labels, asked, breakdown.as_ref()?))
                                })
                            };
                            short.or_else(long)
                        })
                    })
                })
                .unwrap_or_default()
        });
        Self {
            words,
            stage,
            name: RwSignal::default(),
            host: RwSignal::default(),
            from: RwSignal::default(),
            embed,
            frame: RwSignal::new((Embed::Usable, None)),
            query,
            setup,
            answer: RwSignal::new(None),
            every,
            matching,
            breakdown,
            picture,
            matched,
            looking: RwSignal::new(None),
            decisions_told: RwSignal::new(Vec::new()),
            who: RwSignal::default(),
            making: RwSignal::default(),
            run: StoredValue::new(0),
            remedies: RwSignal::new(None),
            language_failed: RwSignal::new(false),
            rows: RwSignal::new(Rows::default()),
            ignored: RwSignal::new(unknown),
            trouble: RwSignal::new(None),
            kept: RwSignal::new(false),
            drawer: RwSignal::new(false),
            card: RwSignal::new(None),
            found: StoredValue::new(Vec::new()),
            panel: RwSignal::new(false),
            before: RwSignal::new(Vec::new()),
            again: RwSignal::new(None),
            worker: StoredValue::new_local(None),
            origin: StoredValue::new_local(None),
            round: StoredValue::new((false, false)),
            stepped: StoredValue::new(None),
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

    /// What columns and values are called on the screen.
    pub fn say<T>(self, read: impl FnOnce(&Labels) -> T) -> T {
        let nothing = protocol::Summary::default();
        let here = self.here();
        let summary = here.as_ref().map_or(&nothing, |here| &here.summary);
        self.matched.with_untracked(|matched| {
            read(&Labels { words: self.words_now(), summary, known: &matched.known })
        })
    }

    /// What a column is called on the screen.
    pub fn column(self, at: usize) -> String {
        self.say(|labels| labels.column(at))
    }

    /// The name of a column.
    pub fn raw(self, at: usize) -> String {
        let here = self.here();
        here.and_then(|here| terms::name(&here.summary, at)).unwrap_or_default()
    }

    /// Whether the list is still there, for what comes late.
    pub fn is_alive(self) -> bool {
        self.stage.try_with_untracked(|_| ()).is_some()
    }

    /// The worker.
    pub fn worker(self) -> Option<Rc<Worker>> {
        self.worker.get_value()
    }

    /// Tells the engine which column is what, and asks everything anew.
    pub fn set_up(self) {
        if let Some(here) = self.here() {
            self.set_up_as(&here);
        }
    }

    /// Has the file read otherwise: an act of the reader, which can be taken back.
    pub fn read_as(self, change: impl FnOnce(&mut Reading)) {
        let before = self.query.with_untracked(|query| query.reading.clone());
        self.before.update(|all| all.push(before));
        self.query.update(|query| change(&mut query.reading));
    }

    /// Takes the last of these acts back.
    pub fn undo_reading(self) {
        let mut last = None;
        self.before.update(|all| last = all.pop());
        if let Some(reading) = last {
            self.query.update(|query| query.reading = reading);
        }
    }

    /// The same for a list that is shown once that is done: what stood there before would be built
    /// again, perhaps under a pointer that has just been pressed.
    pub fn set_up_as(self, here: &Arc<Here>) {
        let Some(worker) = self.worker() else { return };
        let (setup, unknown) =
            self.query.with_untracked(|query| terms::setup(query, &here.summary));
        self.ignored.update(|ignored| ignored.extend(unknown));
        let here = Arc::clone(here);
        worker.setup(&setup, move |told| {
            if let Reply::Ready(ready) = told {
                self.setup.set(ready.setup);
                let is_other = self.here().is_none_or(|before| !Arc::ptr_eq(&before, &here));
                if is_other {
                    self.making.update(|making| making.done = None);
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
}

/// Whether a list is one that this page has exported.
fn is_ours(preset: protocol::Preset) -> bool {
    matches!(preset, protocol::Preset::PlenaryOrganizations | protocol::Preset::PlenaryStates)
}
