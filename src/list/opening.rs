//! Opening: has a list read in a worker, hears what the worker tells, and has the list read once more
//! where the worker breaks.
//!
//! Knows no element; what is asked of a list that is here stands in `asking.rs`.

use crate::browser::{address, page};
use crate::list::making::Making;
use crate::list::matching;
use crate::list::reading;
use crate::list::state::{Here, ListState, Stage};
use crate::list::worker::{Failed, News, Progress, Ready, Worker};
use crate::query::By;
use crate::view::open::ListOrigin;
use engine::protocol;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// Where the page says where the worker's script is.
const WORKER: &str = "data-worker";

impl ListState {
    /// Has a list read in a new worker; what the old one held is given back.
    pub fn open(self, given: ListOrigin) {
        self.open_anew(&given);
        self.origin.set_value(Some(given));
    }

    fn open_anew(self, given: &ListOrigin) {
        self.worker.set_value(None);
        self.round.set_value((false, false));
        let script = address::whole(&page::root_attribute(WORKER));
        let Some(worker) = Worker::start(&script, move |news| self.hear(news)) else {
            let failed = Failed { kind: "engine".into(), ..Failed::default() };
            return self.stage.set(Stage::Not(Some(failed)));
        };
        self.query.with_untracked(|query| worker.open(given, &query.reading));
        self.worker.set_value(Some(Rc::new(worker)));
    }

    /// Reads the list once more after its worker broke. A browser can be to blame for that: a new program
    /// may have the memory that the one before lacked, and WebKit broke one in some 600 openings of the
    /// same list (2026-12-01). What was asked stays. Where it breaks again, that is told.
    fn open_once_more(self, given: ListOrigin) {
        self.looking.set(None);
        self.run.update_value(|run| *run = run.wrapping_add(1));
        if self.here().is_some() {
            self.again.set(Some(Progress::default()));
            self.trouble.set(Some(Failed { kind: "restarted".into(), ..Failed::default() }));
        }
        // Not now: the worker is being heard.
        leptos::task::spawn_local(async move {
            if self.is_alive() {
                self.open_anew(&given);
            }
        });
    }

    /// Ends the worker, and with it the list.
    pub fn end(self) {
        self.worker.set_value(None);
        self.origin.set_value(None);
    }

    fn hear(self, news: News) {
        if matches!(&news, News::Failed(failed) if failed.is_fault())
            && let Some(given) = self.origin.try_update_value(Option::take).flatten()
        {
            return self.open_once_more(given);
        }
        match news {
            News::Progress(progress) if self.here().is_some() => self.again.set(Some(progress)),
            News::Progress(progress) => self.stage.set(Stage::Reading(progress)),
            News::Ready(ready) if self.here().is_some() => {
                let Ready { summary, file } = *ready;
                self.again.set(None);
                // Its columns may be others.
                self.making.set(Making::default());
                let here = Arc::new(Here { summary, file });
                self.set_up_as(&here);
                self.match_anew(&here);
            }
            News::Ready(ready) => {
                let Ready { summary, file } = *ready;
                // What was kept was kept with how it was read.
                let said = reading::said(&file.said);
                // Where dates stand before every facet, years tell more than the first facet.
                let is_first_year = summary.suggested.first == Some(protocol::By::Year);
                self.query.update(|query| {
                    query.reading = said;
                    if is_first_year && query.by == By::First && query.roles.is_none() {
                        query.by = By::Year;
                    }
                });
                let here = Arc::new(Here { summary, file });
                self.set_up_as(&here);
                self.match_anew(&here);
            }
            News::Failed(failed) if self.again.get_untracked().is_some() => {
                // The list that was there is gone.
                self.again.set(None);
                self.stage.set(Stage::Not(Some(failed)));
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

    /// Matches the column that the query says, of a list that has just been read.
    fn match_anew(self, here: &Arc<Here>) {
        let wanted =
            self.query.with_untracked(|query| matching::wanted(&query.reading, &here.summary));
        if wanted.is_some() {
            matching::follow(self, here);
        }
    }

    /// Has the file read as the query says now. The list stays on the screen until that is done.
    pub fn read_again(self) {
        let Some(worker) = self.worker() else { return };
        self.again.set(Some(Progress::default()));
        self.trouble.set(None);
        self.query.with_untracked(|query| worker.again(&query.reading));
    }
}
