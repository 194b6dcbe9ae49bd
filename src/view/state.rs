//! What the components share: the facts, one query signal, one answer memo, the language.

use crate::chart::{self, Breakdown};
use crate::data::check::{Report, Unreadable};
use crate::data::{Dataset, Loaded, Problem};
use crate::query::{self, Answer, Embed, Index, Notice, Query, answer};
use crate::text::{Lang, Words};
use leptos::prelude::*;
use std::sync::Arc;

/// A dataset ready for questions, with what is wrong with its file.
pub struct Facts {
    /// The dataset.
    pub dataset: Dataset,
    /// Its index.
    pub index: Index,
    /// Problems that did not keep it from being shown.
    pub problems: Vec<Problem>,
    /// Its file, as it was read.
    pub text: String,
    /// Name of the file, if the reader has opened one in the place of the page's own.
    pub file: Option<String>,
}

impl Facts {
    /// Indexes a dataset.
    pub fn new(loaded: Loaded, text: String, file: Option<String>) -> Arc<Self> {
        let Loaded { dataset, problems, .. } = loaded;
        let index = Index::new(&dataset, crate::browser::text::decompose);
        Arc::new(Self { dataset, index, problems, text, file })
    }
}

/// What is wrong with a file, as (where, what).
pub type Reasons = Vec<(String, String)>;

/// Shows another dataset, given by the name and the text of its file.
pub type Open = fn(&'static Words, &str, String) -> Result<(), Reasons>;

/// What follows from the query.
#[derive(Clone, PartialEq)]
struct Shown {
    answer: Answer,
    picture: Breakdown,
}

/// The reader's own copy of the document, as far as it is checked. It stays here while the views
/// change, and is nowhere in the address.
#[derive(Clone, PartialEq)]
pub enum Checked {
    /// Nothing was given.
    Nothing,
    /// What was given is no text.
    Unreadable(Unreadable),
    /// It was checked.
    Done(Arc<Report>),
}

/// Handles to everything shared; copied into components.
#[derive(Clone, Copy)]
pub struct State {
    facts: StoredValue<Arc<Facts>>,
    /// The way in for another dataset.
    pub open: Open,
    /// The page's state. Change it by [`State::act`].
    pub query: RwSignal<Query>,
    shown: Memo<Shown>,
    /// What was ignored in the address last read.
    pub notices: RwSignal<Vec<Notice>>,
    /// The reader's own copy of the document.
    pub checked: RwSignal<Checked>,
    /// What was given to be checked, for the field when its view is built again.
    pub given: StoredValue<String>,
    /// How a frame in another page is to be, while the reader writes its code: filters, colours.
    pub frame: RwSignal<(Embed, Option<&'static str>)>,
    /// Whether the filters stand open as a sheet (on narrow screens).
    pub sheet: RwSignal<bool>,
    lang: RwSignal<Lang>,
}

impl State {
    /// Starts from a query, with the notices of the address it was read from.
    pub fn new(facts: Arc<Facts>, query: Query, notices: Vec<Notice>, open: Open) -> Self {
        let lang = RwSignal::new(query.lang.as_deref().and_then(Lang::of).unwrap_or_default());
        let facts = StoredValue::new(facts);
        let query = RwSignal::new(query);
        let shown = Memo::new(move |_| {
            let Facts { dataset, index, .. } = &*facts.get_value();
            let lang = lang.get().tag();
            query.with(|query| {
                let answer = answer(dataset, index, query);
                let picture = chart::breakdown(dataset, query, &answer, lang);
                Shown { answer, picture }
            })
        });
        Self {
            facts,
            open,
            query,
            shown,
            notices: RwSignal::new(notices),
            checked: RwSignal::new(Checked::Nothing),
            given: StoredValue::new(String::new()),
            frame: RwSignal::new((Embed::Usable, None)),
            sheet: RwSignal::new(false),
            lang,
        }
    }

    /// The dataset and its index.
    pub fn facts(self) -> Arc<Facts> {
        self.facts.get_value()
    }

    /// Reads the answer to the query.
    pub fn answer<T>(self, read: impl FnOnce(&Answer) -> T) -> T {
        self.shown.with(|shown| read(&shown.answer))
    }

    /// Reads the breakdown as marks.
    pub fn picture<T>(self, read: impl FnOnce(&Breakdown) -> T) -> T {
        self.shown.with(|shown| read(&shown.picture))
    }

    /// A part of the query that a stretch of the screen is built for: whoever calls what this
    /// returns is run again when that part changes, and only then.
    pub fn part(
        self,
        part: impl Fn(&Query) -> Vec<usize> + Send + Sync + 'static,
    ) -> impl Fn() + Send + 'static {
        let memo = Memo::new(move |_| self.query.with(&part));
        // Read, not only tracked: a memo that nobody has read yet follows nothing.
        move || memo.with(|_| ())
    }

    /// The words of the current language, for a screen that is built once for it.
    pub fn words(self) -> &'static Words {
        self.lang.get_untracked().words()
    }

    /// The current language.
    pub fn language(self) -> Lang {
        self.lang.get_untracked()
    }

    /// The tag of the current language.
    pub fn lang(self) -> &'static str {
        self.lang.get_untracked().tag()
    }

    /// Whether, and how, the page stands inside another one; that does not change.
    pub fn embed(self) -> Option<Embed> {
        self.query.with_untracked(|query| query.embed)
    }

    /// Whether the selection may be changed.
    pub fn is_fixed(self) -> bool {
        self.embed() == Some(Embed::Fixed)
    }

    /// An act of the reader: changes the query. Notices about the old address have had their time.
    pub fn act(self, change: impl FnOnce(&mut Query)) {
        self.notices.update(Vec::clear);
        self.query.update(change);
    }

    /// The address of the current query after `change`, as a link's `href`.
    pub fn href(self, change: impl FnOnce(&mut Query)) -> String {
        let mut query = self.query.get();
        change(&mut query);
        let address = query::write(&self.facts().dataset, &query);
        // An empty reference would keep the current query.
        if address.is_empty() { "?".to_owned() } else { address }
    }
}
