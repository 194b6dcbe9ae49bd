//! A list as a source of rows: what the page's components ask, answered by what the worker told last.

use crate::browser::{address, page};
use crate::chart::Breakdown;
use crate::export::{Export, Form, cite, frame_code};
use crate::list::asking::FEW;
use crate::list::dates::more_filters;
use crate::list::picture::layout;
use crate::list::shared;
use crate::list::state::ListState;
use crate::list::terms;
use crate::query::{Embed, Order, Query, Remedy, write_list};
use crate::text::Words;
use crate::view::element::{IntoChild, effect, el, memo, nothing, reactive, several};
use crate::view::source::{Credit, FacetHead, Frame, Source, ValueHead, Values, Wish};
use engine::protocol::{Ask, Choice, ColumnKind, FacetAnswer, Reply, ValueCount, Values as Found};
use leptos::prelude::*;

impl Source for ListState {
    const PREFIX: &'static str = "list-";
    const NEEDS_LIST_WORDS: bool = true;
    const HAS_DATES: bool = true;

    fn words(self) -> &'static Words {
        self.words_now()
    }

    fn set_words(self, words: &'static Words) {
        self.words.set(words);
    }

    fn language_failed(self) -> RwSignal<bool> {
        self.language_failed
    }

    fn query(self) -> RwSignal<Query> {
        self.query
    }

    fn act(self, change: impl FnOnce(&mut Query)) {
        self.query.update(change);
    }

    fn href(self, change: impl FnOnce(&mut Query)) -> String {
        let mut query = self.query.get();
        change(&mut query);
        format!("{}{}", address::query(), write_list(&query))
    }

    fn effective(self) -> Query {
        let Some(here) = self.here() else { return Query::default() };
        self.query.with(|query| {
            self.setup.with(|setup| {
                self.answer.with(|answer| {
                    let ignored = answer.as_ref().map_or(&[][..], |answer| &answer.ignored);
                    terms::effective(query, &here.summary, setup, ignored)
                })
            })
        })
    }

    fn is_fixed(self) -> bool {
        self.embed == Some(Embed::Fixed)
    }

    fn drawer(self) -> RwSignal<bool> {
        self.drawer
    }

    fn counts(self) -> (usize, usize) {
        self.answer
            .with(|answer| answer.as_ref().map_or((0, 0), |answer| (answer.total, answer.rows)))
    }

    fn described(self, count: usize) -> String {
        self.words_now().list_rows(count)
    }

    fn results(self) -> String {
        self.described(self.counts().0)
    }

    fn search(self) -> Option<(String, String)> {
        let columns = self.setup.with(terms::searched);
        let first: Vec<String> = columns.iter().take(3).map(|at| self.column(*at)).collect();
        let more = if columns.len() > first.len() { "…" } else { "" };
        let names = first.join(self.words_now().join_comma()) + more;
        let label = self.words_now().search_in_facet(&names);
        (!columns.is_empty()).then(|| (label.clone(), label))
    }

    fn orders(self) -> Vec<(Order, String)> {
        let words = self.words();
        let name = |label: &str| label.to_owned();
        vec![
            (Order::Original, name(words.order_by_number())),
            (Order::Value, name(words.order_by_name())),
        ]
    }

    fn facets(self) -> Vec<FacetHead> {
        let setup = self.setup.get();
        let head = |&facet: &usize| FacetHead {
            id: self.raw(facet),
            slug: facet.to_string(),
            label: self.column(facet),
            qualifier: None,
            is_ours: false,
            is_multiple: setup.multi.iter().any(|(column, _)| *column == facet),
            distinct: self.distinct(facet),
        };
        setup.facets.iter().map(head).collect()
    }

    fn no_filters(self) -> &'static str {
        match self.embed {
            // A frame has no table whose rows could be chosen.
            Some(_) => self.words().list_unfiltered_frame(),
            None => self.words().list_no_filters(),
        }
    }

    fn has_years(self) -> bool {
        self.setup.with(|setup| setup.date.is_some())
    }

    fn has_months(self) -> bool {
        let date = self.setup.with(|setup| setup.date);
        let columns = self.here().map(|here| here.summary.columns.clone()).unwrap_or_default();
        date.and_then(|at| columns.get(at)).is_some_and(|column| column.kind != ColumnKind::Year)
    }

    fn more_filters(self) -> Option<AnyView> {
        Some(more_filters(self))
    }

    fn values(self, facet: &FacetHead, wish: RwSignal<Wish>) -> Box<dyn Fn() -> Values + Send> {
        let here = self.here();
        let place = here.and_then(|here| terms::column(&here.summary, &facet.id));
        let column = place.unwrap_or_default();
        let found = self.found(column, wish);
        self.found.update_value(|all| {
            all.retain(|(other, _)| *other != column);
            all.push((column, found));
        });
        let plain = move |counted: &ValueCount| {
            let label = self.say(|labels| labels.value(Some(column), &counted.value));
            ValueHead {
                id: counted.value.clone(),
                full: label.clone(),
                label,
                is_void: counted.value.is_empty(),
                parts: Vec::new(),
            }
        };
        let values = memo(move || {
            let answered = self.answered(column, FacetAnswer::clone).unwrap_or_default();
            let mut values: Vec<ValueHead> = answered.values.iter().map(plain).collect();
            let mut more = answered.more;
            if let Some(found) = found.get() {
                let named = answered.values.iter().filter(|counted| counted.state != Choice::Free);
                let is_found = |counted: &ValueCount| {
                    found.values.iter().any(|other| other.value == counted.value)
                };
                values = found.values.iter().map(plain).collect();
                more = found.total.saturating_sub(values.len());
                if wish.with(|wish| wish.find.is_empty()) {
                    // What is asked for stays in sight, however rare it is.
                    let named: Vec<ValueHead> =
                        named.filter(|counted| !is_found(counted)).map(plain).collect();
                    more = more.saturating_sub(named.len());
                    values.extend(named);
                }
            }
            Values { shown: values, more }
        });
        Box::new(move || values.get())
    }

    fn count(self, facet: &str, value: &str) -> usize {
        let here = self.here();
        let Some(column) = here.and_then(|here| terms::column(&here.summary, facet)) else {
            return 0;
        };
        let count = |values: &[ValueCount]| {
            values.iter().find(|counted| counted.value == value).map(|counted| counted.count)
        };
        let found = self.found.with_value(|all| {
            all.iter().find(|(other, _)| *other == column).map(|(_, found)| *found)
        });
        let looked_up = found.and_then(|found| {
            // The facet may have been built anew.
            found.try_with(|found| found.as_ref().and_then(|found| count(&found.values)))
        });
        let answered = || self.answered(column, |answer| count(&answer.values)).flatten();
        looked_up.flatten().or_else(answered).unwrap_or_default()
    }

    fn layout(self) -> Box<dyn Fn() + Send> {
        let layout = memo(move || self.picture.with(layout));
        Box::new(move || layout.with(|_| ()))
    }

    fn labels(self, facet: &str, value: &str) -> (String, String) {
        self.say(|labels| {
            let at = terms::column(labels.summary, facet);
            (labels.named(facet), labels.value(at, value))
        })
    }

    fn remedies(self) -> Option<Vec<Remedy>> {
        self.remedies.get()
    }

    fn picture<T>(self, read: impl FnOnce(&Breakdown) -> T) -> T {
        self.picture.with(read)
    }

    fn heads(self) -> [String; 3] {
        let rows = self.words_now().list_table();
        [rows, "", rows].map(str::to_owned)
    }

    fn footnotes(self) -> AnyView {
        let words = self.words_now();
        let note = |text: String| el("p").class("footnote").child(text);
        reactive(move || {
            self.breakdown.with(|breakdown| {
                let Some(breakdown) = breakdown else { return nothing() };
                let more =
                    (breakdown.more > 0).then(|| note(words.list_values_more(breakdown.more)));
                let undated =
                    (breakdown.undated > 0).then(|| note(words.list_undated(breakdown.undated)));
                several([more.into_child(), undated.into_child()])
            })
        })
        .into_child()
    }

    fn link(self) -> String {
        self.query.with(|query| address::absolute(&write_list(&query.shared())))
    }

    fn credit(self) -> Credit {
        let from = self.from.get_untracked();
        Credit {
            caveat: self.caveat(),
            name: self.here().map(|here| here.file.name.clone()).unwrap_or_default(),
            address: from.unwrap_or_default(),
        }
    }

    fn frame(self) -> RwSignal<Frame> {
        self.frame
    }

    async fn frame_code(self) -> Option<Export> {
        let (embed, scheme) = self.frame.get_untracked();
        let framed = self.query.with_untracked(|query| shared::framed(query, embed, scheme));
        let here = self.here()?;
        Some(Export::of(frame_code(&address::absolute(&framed), &here.file.name)))
    }

    fn works(self) -> Vec<(&'static str, &'static str)> {
        let words = self.words_now();
        vec![("view", words.cite_view()), ("file", words.list_cite_file())]
    }

    async fn citation(self, work: String, form: String) -> Option<Export> {
        let (here, from) = (self.here()?, self.from.get_untracked()?);
        let file = shared::file(&here.file.name, &from, &page::today());
        let work = match work.as_str() {
            "file" => file,
            _ => untrack(|| {
                let in_force = self.effective();
                let said = self.answer.with(|answer| {
                    let answer = answer.as_ref()?;
                    Some(self.say(|labels| shared::said(labels, &in_force, answer)))
                })?;
                Some(shared::view(file, &said, self.link()))
            })?,
        };
        Some(Export::of(cite(&work, Form::named(&form)?)))
    }
}

impl ListState {
    /// What the numbers of a list do not say. A list from an address is nobody's own.
    pub fn caveat(self) -> String {
        let is_own = self.from.with_untracked(Option::is_none);
        let words = self.words_now();
        words.list_caveat(if is_own { "own" } else { "other" })
    }

    /// Reads what was answered of a facet.
    fn answered<T>(self, column: usize, read: impl FnOnce(&FacetAnswer) -> T) -> Option<T> {
        self.answer.with(|answer| {
            let mut facets = answer.iter().flat_map(|answer| &answer.facets);
            facets.find(|facet| facet.facet == column).map(read)
        })
    }

    /// How many values a facet has.
    fn distinct(self, column: usize) -> usize {
        let Some(here) = self.here() else { return 0 };
        let Some(column) = here.summary.columns.get(column) else { return 0 };
        if column.separator.is_some() { column.parts } else { column.distinct }
    }

    /// The values of a facet that are shown besides the most common ones, as a reader wishes; asked
    /// anew with every answer, because the counts are others then.
    fn found(self, column: usize, wish: RwSignal<Wish>) -> RwSignal<Option<Found>> {
        let found = RwSignal::new(None::<Found>);
        effect(move || {
            self.answer.track();
            let wish = wish.get();
            if wish == Wish::default() {
                return found.set(None);
            }
            let (Some(here), Some(worker)) = (self.here(), self.worker()) else { return };
            let (query, _) =
                self.query.with_untracked(|query| terms::filters(query, &here.summary));
            let count = FEW + wish.more;
            let (text, order) = (wish.find, self.query.with_untracked(terms::order));
            let ask = Ask::Values { query, facet: column, text, from: 0, count, order };
            worker.ask(&ask, move |told| {
                if let Reply::Values(values) = told {
                    // The facet may be gone by now.
                    let _gone = found.try_set(Some(values));
                }
            });
        });
        found
    }
}

/// A name that the query has and the list does not.
pub fn unknown(notice: &crate::query::Notice) -> Option<String> {
    use crate::query::Notice::{BadEncoding, NoVersion, TextCut, UnknownParameter, UnknownValue};
    match notice {
        UnknownParameter(name) | BadEncoding(name) => Some(name.clone()),
        UnknownValue(_, value) => Some(value.clone()),
        TextCut | NoVersion(..) => None,
    }
}
