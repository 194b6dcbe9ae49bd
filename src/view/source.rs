//! What the components know of where rows come from. A meeting answers in place; a reader's list
//! answers later, from its worker. Each says what it has, and is shown by the same components.
//!
//! Knows no element and no source.

use crate::chart::Breakdown;
use crate::export::Export;
use crate::query::{By, Embed, Order, Query, Remedy};
use crate::text::{Lang, Words};
use leptos::prelude::*;
use std::future::Future;

/// A facet as filters and choices show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetHead {
    /// Its id, as a query tells it.
    pub id: String,
    /// Its id as a part of the ids of elements.
    pub slug: String,
    /// What it is called.
    pub label: String,
    /// What its label does not say.
    pub qualifier: Option<String>,
    /// Whether it is our own classification, which a sign says instead.
    pub is_ours: bool,
    /// Whether rows may have several of its values.
    pub is_multiple: bool,
    /// How many real values it has.
    pub distinct: usize,
}

/// A value of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueHead {
    /// Its id, as a query tells it.
    pub id: String,
    /// Its short label.
    pub label: String,
    /// Its whole label.
    pub full: String,
    /// Whether it only says that there is no value.
    pub is_void: bool,
    /// Who is part of it, where it is a whole: the id of each and its name.
    pub parts: Vec<(String, String)>,
}

/// The values of a facet that are shown, in an order that no filter changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// Those shown.
    pub shown: Vec<ValueHead>,
    /// How many there are besides.
    pub more: usize,
}

/// What the reader wants to see of a facet besides what is shown by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Words that the values shown are to have.
    pub find: String,
    /// Values more than usual.
    pub more: usize,
}

/// How a frame in another page is to be: its kind, and its colours.
pub type Frame = (Embed, Option<&'static str>);

/// Where rows come from, as the line below a frame tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// What the numbers do not say.
    pub caveat: String,
    /// What the source is called.
    pub name: String,
    /// Its address; empty if it has none.
    pub address: String,
}

/// A source of rows: a handle that is copied into components. Its methods read signals, so they are
/// reactive where they are called inside a reactive closure.
pub trait Source: Copy + Send + Sync + 'static {
    /// What the ids of its elements begin with.
    const PREFIX: &'static str;
    /// Whether it needs the messages of lists, which a page goes without.
    const NEEDS_LIST_WORDS: bool = false;
    /// Whether rows can have dates. Where none can, nothing is built that asks for years and months.
    const HAS_DATES: bool = false;

    /// The id of an element.
    fn id(name: &str) -> String {
        format!("{}{name}", Self::PREFIX)
    }

    /// The words of the current language, for a screen that is built once for it.
    fn words(self) -> &'static Words;
    /// Goes on in another language; everything that was built is built anew.
    fn set_words(self, words: &'static Words);
    /// Has what is shown at hand in a language.
    fn translate(self, _lang: Lang) -> impl Future<Output = ()> {
        async {}
    }
    /// Whether the words of the language asked for could not be had.
    fn language_failed(self) -> RwSignal<bool>;

    /// What is asked. Change it by [`Source::act`].
    fn query(self) -> RwSignal<Query>;
    /// An act of the reader.
    fn act(self, change: impl FnOnce(&mut Query));
    /// The address of the query after a change, as a link's `href`.
    fn href(self, change: impl FnOnce(&mut Query)) -> String;
    /// The part of the query that has an effect: a list may lack columns or values that an address
    /// names.
    fn effective(self) -> Query {
        self.query().get()
    }

    /// Whether the selection may not be changed.
    fn is_fixed(self) -> bool {
        false
    }
    /// Whether the drawer with the filters is open.
    fn drawer(self) -> RwSignal<bool>;

    /// Rows under every filter, and all rows.
    fn counts(self) -> (usize, usize);
    /// How many rows a value has, for the ear.
    fn described(self, count: usize) -> String;
    /// What says how many rows there are to see.
    fn results(self) -> String;
    /// What can be searched, and what the field says to that; `None` where nothing can.
    fn search(self) -> Option<(String, String)>;
    /// What stands under the field of the search, about what else has the words.
    fn beside(self) -> Option<AnyView> {
        None
    }
    /// The orders in which values can stand, the source's own first: how each is called.
    fn orders(self) -> Vec<(Order, String)>;
    /// The facets, in order.
    fn facets(self) -> Vec<FacetHead>;
    /// What is said where no filter is set.
    fn no_filters(self) -> &'static str {
        self.words().chips_none()
    }
    /// Whether rows have years to break them down by.
    fn has_years(self) -> bool {
        false
    }
    /// Whether they have months too.
    fn has_months(self) -> bool {
        false
    }
    /// What else rows are filtered by; nothing where there is no more.
    fn more_filters(self) -> Option<AnyView> {
        None
    }
    /// What gives the values of a facet that are shown. It reads nothing that changes with every act, for
    /// whoever calls it builds them anew.
    fn values(self, facet: &FacetHead, wish: RwSignal<Wish>) -> Box<dyn Fn() -> Values + Send>;
    /// The rows that have a value under the filters of all other facets.
    fn count(self, facet: &str, value: &str) -> usize;
    /// The short labels of a facet and of a value in it.
    fn labels(self, facet: &str, value: &str) -> (String, String);
    /// What would help where no row is found; `None` where some are.
    fn remedies(self) -> Option<Vec<Remedy>>;

    /// Call it to subscribe: its caller is run again when other rows or marks are to be drawn, and not
    /// after every act. It returns nothing.
    fn layout(self) -> Box<dyn Fn() + Send>;
    /// Reads the breakdown.
    fn picture<T>(self, read: impl FnOnce(&Breakdown) -> T) -> T;
    /// The heads of the breakdown's columns: how many rows, how many held a status, and the marks or bars.
    fn heads(self) -> [String; 3];
    /// What explains marks and bars.
    fn legend(self) -> Option<AnyView> {
        None
    }
    /// What stands below the breakdown.
    fn footnotes(self) -> AnyView;
    /// What a screen reader and the title say of a mark that is not solid, besides its name. Not called
    /// for solid ones.
    fn mark_note(self, _mark: &crate::chart::Mark) -> String {
        String::new()
    }
    /// Whether a mark is lit.
    fn is_lit(self, _subject: crate::chart::Subject) -> bool {
        false
    }

    /// Whether a mark's counterpart elsewhere on the screen is near the pointer or the focus.
    fn is_near(self, _id: &str) -> bool {
        false
    }
    /// Says that the mark with this id is near the pointer or the focus; with an empty one, none is.
    fn come_near(self, _id: &str) {}

    /// The address of what is shown, as others can be given it: no frame, no open card.
    fn link(self) -> String;
    /// Where rows come from.
    fn credit(self) -> Credit;
    /// How the frame is to be whose code the reader is writing.
    fn frame(self) -> RwSignal<Frame>;
    /// The code of that frame; `None` if it cannot be made.
    fn frame_code(self) -> impl Future<Output = Option<Export>>;
    /// The works that can be cited: what each is called here, and in words.
    fn works(self) -> Vec<(&'static str, &'static str)>;
    /// The citation of one of them, in a form of this name ([`crate::export::Form::named`]); `None` if it
    /// cannot be made.
    fn citation(self, work: String, form: String) -> impl Future<Output = Option<Export>>;

    /// The id of the first facet; empty where there is none.
    fn first(self) -> String {
        self.facets().into_iter().next().map(|facet| facet.id).unwrap_or_default()
    }
    /// What rows are broken down by: years, or a facet that there is.
    fn by(self) -> By {
        let first = self.first();
        match self.query().with(|query| query.by.clone()) {
            by @ (By::Year | By::Month) if self.has_years() => by,
            By::Facet(id) if self.facets().iter().any(|facet| facet.id == id) => {
                By::facet(&id, &first)
            }
            _ if first.is_empty() && self.has_years() => By::Year,
            _ => By::First,
        }
    }
    /// Whether any filter has an effect.
    fn is_filtered(self) -> bool {
        self.effective().filters() > 0
    }
}
