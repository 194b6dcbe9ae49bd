//! What the components share: the facts, one query signal, one answer memo, the language.

use super::source::Frame;
use crate::browser::text as unicode;
use crate::chart::{self, Breakdown};
use crate::data::{Dataset, Loaded, Problem};
use crate::export::{Headline, without_selection};
use crate::exporter::audit::Line;
use crate::query::{self, Answer, Embed, Index, Notice, Query, Script, answer};
use crate::text::{Intl, Lang, Words};
use crate::view::element::memo;
use crate::view::translation::translated;
use leptos::prelude::*;
use std::sync::Arc;

/// Where a dataset comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatasetOrigin {
    /// The site: it is the one that the page comes with.
    Site,
    /// Another one, which the address names.
    Other,
    /// The site, but a version that is not the current one, which is this.
    Older(String),
    /// The reader's machine: a file of this name.
    Disk(String),
}

/// A dataset, with what is wrong with its file.
#[derive(Clone)]
pub struct Facts {
    /// The dataset.
    pub dataset: Dataset,
    /// Problems that did not keep it from being shown.
    pub problems: Vec<Problem>,
    /// Its file, as it was read.
    pub text: String,
    /// Where the file is; empty if it came from a disk or stands in the page.
    pub address: String,
    /// Where it comes from.
    pub place: DatasetOrigin,
}

impl Facts {
    /// Keeps what was loaded.
    pub fn new(loaded: Loaded, text: String, place: DatasetOrigin) -> Self {
        let Loaded { dataset, problems, .. } = loaded;
        Self { dataset, problems, text, address: String::new(), place }
    }
}

/// What the browser knows of scripts and languages.
pub static INTL: Intl = Intl {
    number: unicode::number,
    day: unicode::day,
    month: unicode::month,
    compare: unicode::compare,
};

pub(super) fn indexed(facts: &Facts, words: &Words) -> Arc<Index> {
    let script = Script { decompose: unicode::decompose, compare: INTL.compare };
    Arc::new(Index::new(&facts.dataset, words.tag(), &script))
}

/// What is wrong with a file, as (where, what).
pub type Reasons = Vec<(String, String)>;

/// Shows another dataset, given by the name and the text of its file.
pub type Open = fn(&'static Words, &str, Saved) -> Result<(), Reasons>;

/// A dataset's file. Made where it is opened, which is in a part that comes later.
pub struct Saved {
    /// As it was saved.
    pub text: String,
    /// Without the selection that may stand in it.
    pub plain: String,
}

impl Saved {
    /// A file of this text.
    pub fn of(text: String) -> Self {
        Self { plain: without_selection(&text), text }
    }
}

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
    /// It could not be checked: why.
    Not(String),
    /// It was checked: what came of it, in a language.
    Done(Lang, Arc<[Line]>),
}

/// Handles to everything shared; copied into components.
#[derive(Clone, Copy)]
pub struct State {
    facts: StoredValue<Arc<Facts>>,
    index: StoredValue<Arc<Index>>,
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
    pub frame: RwSignal<Frame>,
    /// The reader's own words around a picture to take along.
    pub headline: RwSignal<Headline>,
    /// Whether the drawer with the filters is open (on narrow screens).
    pub drawer: RwSignal<bool>,
    /// How often the part of the program that comes later has been asked for.
    pub tries: RwSignal<usize>,
    /// Id of the organization whose name or mark is near the pointer or the focus; empty if none is.
    pub near: RwSignal<String>,
    /// Whether single keys act.
    pub shortcuts: RwSignal<bool>,
    words: RwSignal<&'static Words>,
    /// Whether the words of the language asked for could not be had.
    pub language_failed: RwSignal<bool>,
}

impl State {
    /// Starts from a query, with the notices of the address it was read from.
    pub fn new(
        facts: Arc<Facts>,
        (query, notices): (Query, Vec<Notice>),
        words: &'static Words,
        open: Open,
    ) -> Self {
        let index = StoredValue::new(indexed(&facts, words));
        let words = RwSignal::new(words);
        let facts = StoredValue::new(facts);
        let query = RwSignal::new(query);
        let shown = Memo::new(move |_| {
            let words: &Words = words.get();
            let (facts, index) = (facts.get_value(), index.get_value());
            let dataset = &facts.dataset;
            query.with(|query| {
                let answer = answer(dataset, &index, query);
                let picture =
                    chart::breakdown(dataset, query, &answer, (words.tag(), words.intl().compare));
                Shown { answer, picture }
            })
        });
        Self {
            facts,
            index,
            open,
            query,
            shown,
            notices: RwSignal::new(notices),
            checked: RwSignal::new(Checked::Nothing),
            given: StoredValue::new(String::new()),
            frame: RwSignal::new((Embed::Usable, None)),
            headline: RwSignal::default(),
            drawer: RwSignal::new(false),
            tries: RwSignal::new(0),
            near: RwSignal::new(String::new()),
            shortcuts: RwSignal::new(true),
            words,
            language_failed: RwSignal::new(false),
        }
    }

    /// The dataset and its index.
    pub fn facts(self) -> Arc<Facts> {
        self.facts.get_value()
    }

    /// The dataset made ready for questions in the current language.
    pub fn index(self) -> Arc<Index> {
        self.index.get_value()
    }

    /// Goes on in another language; the query stays, and everything that was built is built anew.
    pub fn set_words(self, words: &'static Words) {
        self.index.set_value(indexed(&self.facts(), words));
        self.words.set(words);
    }

    /// Has the dataset's texts in a language at hand, if there is a file with them.
    pub async fn translate(self, lang: Lang) {
        if let Some(facts) = translated(&self.facts(), lang).await {
            self.facts.set_value(facts);
        }
    }

    /// The words, for whoever is to be built anew in another language.
    pub fn words_now(self) -> &'static Words {
        self.words.get()
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
        let memo = memo(move || self.query.with(&part));
        // Read, not only tracked: a memo that nobody has read yet follows nothing.
        move || memo.with(|_| ())
    }

    /// The words of the current language, for a screen that is built once for it.
    pub fn words(self) -> &'static Words {
        self.words.get_untracked()
    }

    /// The current language.
    pub fn language(self) -> Lang {
        self.words().lang
    }

    /// The tag of the current language.
    pub fn lang(self) -> &'static str {
        self.words().tag()
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
        // A page that is rendered to text has no address, and shows its own data.
        #[cfg(not(feature = "prerender"))]
        let address = crate::browser::address::with_data(&address);
        // An empty reference would keep the current query.
        if address.is_empty() { "?".to_owned() } else { address }
    }
}
