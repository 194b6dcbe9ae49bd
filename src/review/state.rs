//! What the components of a review share: the draft with all that was done to it, what is selected, what
//! was told. Every act goes through [`ReviewState::act`].
//!
//! Knows no element; how a review comes and goes stands in `session.rs`.

use crate::browser::{focus, media, page, selection, timer};
use crate::draft::dataset::Making;
use crate::draft::house::HouseNames;
use crate::draft::languages::Other;
use crate::draft::{
    Act, Done, Draft, Entry, EntryId, Hand, Journal, Question, Refusal, Release, questions,
};
use crate::review::releases::{self, Releases};
use crate::review::{groups, known, phrases, session};
use crate::text::Words;
use crate::view::at_reader;
use leptos::prelude::*;
use reader::Gazetteer;
use std::sync::Arc;

/// Where the review is.
#[derive(Clone, PartialEq)]
pub enum Stage {
    /// The release is being read.
    Reading,
    /// There is none: the kind of failure, and its detail.
    Not(String, String),
    /// A draft was opened, and its text is wanted.
    WithoutText,
    /// It is here.
    Here,
    /// All releases are shown.
    Releases,
}

/// What stands open in the card besides the decision.
#[derive(Clone, Copy, PartialEq)]
pub enum Panel {
    /// Nothing.
    Closed,
    /// The choice of a heading.
    Heading,
    /// The search for another name.
    LookUp,
    /// The field for words that are not marked.
    Add,
}

/// What stands beside the text.
#[derive(Clone, Copy, PartialEq)]
pub enum Pane {
    /// The decisions, and the list.
    Decide,
    /// A second draft.
    Compare,
    /// A random sample.
    Sample,
    /// The same meeting in other languages.
    Languages,
}

impl Pane {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Decide, Self::Compare, Self::Sample, Self::Languages];
}

/// A draft beside its text.
pub struct Work {
    /// The draft and what was done to it.
    pub journal: Journal,
    /// The text.
    pub release: Release,
}

/// What would be undone next, and redone.
pub type Ends = (Option<Done>, Option<Done>);

/// Handles to everything shared; copied into components.
#[derive(Clone, Copy)]
pub struct ReviewState {
    words: RwSignal<&'static Words>,
    /// Whether the words of the language asked for could not be had.
    pub language_failed: RwSignal<bool>,
    /// Where the review is.
    pub stage: RwSignal<Stage>,
    /// The draft as it is now.
    pub draft: RwSignal<Arc<Draft>>,
    /// What would be undone, and what would be done again.
    pub ends: RwSignal<Ends>,
    /// What the reader's tables know.
    pub known: RwSignal<Arc<Gazetteer>>,
    /// What is decided on.
    pub selected: RwSignal<Option<Question>>,
    /// What stands open in the card.
    pub panel: RwSignal<Panel>,
    /// What was found by looking a name up; nothing before one has looked.
    pub found: RwSignal<Option<Arc<Gazetteer>>>,
    /// What was done last, or why it was not, for eye and ear.
    pub told: RwSignal<String>,
    /// What could not be done, while the review stays: the kind of failure, and its detail.
    pub trouble: RwSignal<Option<(String, String)>>,
    /// What is to be known of files that were taken in.
    pub notes: RwSignal<Vec<String>>,
    /// Whether the text is shown in the place of the list (on narrow screens).
    pub shows_text: RwSignal<bool>,
    /// Whether draft and text are kept in this browser.
    pub kept: RwSignal<bool>,
    /// Whether something was done since a file was saved.
    pub is_dirty: RwSignal<bool>,
    /// Whether single keys act.
    pub shortcuts: RwSignal<bool>,
    /// Who decides.
    pub who: RwSignal<String>,
    /// A house's own names.
    pub names: StoredValue<HouseNames>,
    /// What stands beside the text.
    pub pane: RwSignal<Pane>,
    /// A second draft of the text.
    pub second: RwSignal<Option<Arc<Draft>>>,
    /// Which thing of the sample is looked at, from 0.
    pub looking: RwSignal<usize>,
    /// All releases, of which one is open.
    pub releases: StoredValue<Releases, LocalStorage>,
    /// How often they have changed.
    pub round: RwSignal<u32>,
    work: StoredValue<Option<Work>, LocalStorage>,
}

impl ReviewState {
    /// A review about to begin.
    pub fn new(words: &'static Words) -> Self {
        Self {
            words: RwSignal::new(words),
            language_failed: RwSignal::new(false),
            stage: RwSignal::new(Stage::Reading),
            draft: RwSignal::new(Arc::default()),
            ends: RwSignal::new((None, None)),
            known: RwSignal::new(Arc::default()),
            selected: RwSignal::new(None),
            panel: RwSignal::new(Panel::Closed),
            found: RwSignal::new(None),
            told: RwSignal::new(String::new()),
            trouble: RwSignal::new(None),
            notes: RwSignal::new(Vec::new()),
            shows_text: RwSignal::new(false),
            kept: RwSignal::new(false),
            is_dirty: RwSignal::new(false),
            shortcuts: RwSignal::new(true),
            who: RwSignal::new(String::new()),
            names: StoredValue::new(HouseNames::default()),
            pane: RwSignal::new(Pane::Decide),
            second: RwSignal::new(None),
            looking: RwSignal::new(0),
            releases: StoredValue::new_local(Releases::default()),
            round: RwSignal::new(0),
            work: StoredValue::new_local(None),
        }
    }

    /// The words of the current language, for what is built once for it.
    pub fn words(self) -> &'static Words {
        self.words.get_untracked()
    }

    /// The words, for whoever is to be built anew in another language.
    pub fn words_now(self) -> &'static Words {
        self.words.get()
    }

    /// Goes on in another language.
    pub fn set_words(self, words: &'static Words) {
        self.words.set(words);
    }

    /// Begins with a draft and its text.
    pub fn begin(self, journal: Journal, release: Release) {
        self.work.set_value(Some(Work { journal, release }));
        self.panel.set(Panel::Closed);
        self.pane.set(Pane::Decide);
        self.second.set(None);
        self.looking.set(0);
        self.notes.set(Vec::new());
        self.told.set(String::new());
        self.trouble.set(None);
        if self.releases.with_value(Releases::count) < 2 {
            self.is_dirty.set(false);
        }
        self.refresh();
        let draft = self.draft.get_untracked();
        let first = questions(&draft).first().copied();
        self.selected.set(first.or_else(|| groups::after(&draft, None, None)));
        self.stage.set(Stage::Here);
        self.describe();
    }

    /// Who decides from now on, and decided so far without a name.
    pub fn sign(self, who: &str) {
        self.who.set(who.to_owned());
        self.work.update_value(|work| {
            if let Some(work) = work {
                work.journal.sign(who);
            }
        });
        self.releases.update_value(|all| all.sign(who));
        self.refresh();
        session::keep_soon(self);
    }

    /// Reads draft and text.
    pub fn with_work<T>(self, read: impl FnOnce(&Work) -> T) -> Option<T> {
        self.work.with_value(|work| work.as_ref().map(read))
    }

    /// Reads what a dataset is made of.
    pub fn making<T>(self, read: impl FnOnce(&Making) -> T) -> Option<T> {
        let known = self.known.get_untracked();
        let day = page::today();
        self.with_work(|work| {
            self.releases.with_value(|all| {
                let others: Vec<Other> = all
                    .others_read()
                    .map(|(journal, release)| Other { draft: journal.draft(), release })
                    .collect();
                self.names.with_value(|names| {
                    read(&Making {
                        draft: work.journal.draft(),
                        release: &work.release,
                        gazetteer: &known,
                        names,
                        others: &others,
                        day: &day,
                    })
                })
            })
        })
    }

    /// Reads an entry as it is now.
    pub fn entry(self, id: EntryId) -> Option<Entry> {
        self.draft.with(|draft| draft.entry(id).cloned())
    }

    /// The entry that is selected, if one is.
    pub fn entry_selected(self) -> Option<EntryId> {
        match self.selected.get_untracked() {
            Some(Question::Entry(id)) => Some(id),
            _ => None,
        }
    }

    /// Who acts, now.
    pub fn hand(self) -> Hand {
        Hand { who: self.who.get_untracked(), when: page::now() }
    }

    /// Does an act; `false` if it is refused, which is told.
    pub fn act(self, act: &Act) -> bool {
        let hand = self.hand();
        let outcome = self.work.try_update_value(|work| {
            let work = work.as_mut()?;
            Some(work.journal.act(&work.release, act, &hand).cloned())
        });
        match outcome.flatten() {
            Some(Ok(done)) => {
                if let Act::Forget(key) = act {
                    releases::forget(self, key);
                }
                self.changed(&done);
                true
            }
            Some(Err(refusal)) => {
                self.refuse(&refusal);
                false
            }
            None => false,
        }
    }

    /// Does an act that decides what is selected, and goes on to what is decided next.
    pub fn decide(self, act: &Act) {
        let before = self.selected.get_untracked();
        let open = self.draft.with_untracked(|draft| questions(draft));
        let place = before.and_then(|before| open.iter().position(|question| *question == before));
        if self.act(act) {
            let next = self.draft.with_untracked(|draft| groups::after(draft, before, place));
            self.select(next);
        }
    }

    /// Undoes the last act.
    pub fn undo(self) {
        self.step(Journal::undo, Words::review_undone);
    }

    /// Does again what was undone last.
    pub fn redo(self) {
        self.step(Journal::redo, Words::review_redone);
    }

    fn step(
        self,
        step: fn(&mut Journal) -> Option<&Done>,
        said: fn(&'static Words, &str) -> String,
    ) {
        let done =
            self.work.try_update_value(|work| step(&mut work.as_mut()?.journal).cloned()).flatten();
        if let Some(done) = done {
            self.changed(&done);
            self.told.update(|told| *told = said(self.words(), told));
            // What was selected may be gone, or back.
            let draft = self.draft.get_untracked();
            let is_there = match self.selected.get_untracked() {
                Some(Question::Entry(id)) => draft.entry(id).is_some(),
                Some(Question::List(id)) => questions(&draft).contains(&Question::List(id)),
                None => false,
            };
            let entry = draft.entries.iter().find(|entry| entry.exact == done.subject);
            let subject = entry.map(|entry| Question::Entry(entry.id));
            if subject.is_some() || !is_there {
                self.select(subject.or_else(|| questions(&draft).first().copied()));
            }
        }
    }

    fn changed(self, done: &Done) {
        self.told.set(phrases::done(self.words(), &self.known.get_untracked(), done));
        self.trouble.set(None);
        self.is_dirty.set(true);
        self.panel.set(Panel::Closed);
        self.refresh();
        self.describe();
        session::keep_soon(self);
    }

    /// Tells why an act is not done.
    pub fn refuse(self, refusal: &Refusal) {
        self.told.set(phrases::refused(self.words(), refusal));
    }

    fn refresh(self) {
        let now = self.with_work(|work| {
            let journal = &work.journal;
            (Arc::new(journal.draft().clone()), (journal.last().cloned(), journal.next().cloned()))
        });
        if let Some((draft, ends)) = now {
            self.draft.set(draft);
            self.ends.set(ends);
        }
    }

    /// Asks the reader for what is not known yet of the names in the draft.
    fn describe(self) {
        self.learn(self.draft.with_untracked(|draft| draft.ids()));
    }

    /// Asks the reader for what is not known yet of these.
    pub fn learn(self, ids: Vec<String>) {
        let ids = self.known.with_untracked(|known| known::missing(ids, known));
        if ids.is_empty() {
            return;
        }
        leptos::task::spawn_local(async move {
            if let Ok(answer) = at_reader::describe(&ids).await
                && let Some(more) = known::known(&answer)
            {
                self.known.update(|known| *known = Arc::new(known::joined(known, more)));
            }
        });
    }

    /// Decides on something else. Where the focus stood in the card, it stays there.
    pub fn select(self, what: Option<Question>) {
        let focus = focus::current();
        self.panel.set(Panel::Closed);
        self.found.set(None);
        self.selected.set(what);
        if focus.starts_with("decide-") {
            focus::give_soon(vec![focus, "decide-title".to_owned()]);
        }
        timer::soon(move || self.bring_into_view());
    }

    /// Brings what is selected into view, in text and list; on a narrow screen, which has room for one of
    /// them, in the text, or the decision.
    pub fn bring_into_view(self) {
        let is_wide = media::holds(media::WIDE);
        if let Some(Question::Entry(id)) = self.selected.get_untracked() {
            selection::bring_into_view(&format!("at-{id}"));
            if is_wide {
                return selection::bring_into_view(&format!("entry-{id}"));
            }
        }
        if !is_wide {
            selection::bring_into_view("decide-title");
        }
    }
}
