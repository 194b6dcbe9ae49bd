//! A meeting as a source of rows: a dataset that is here, and answers in place.

use super::at_exporter;
use super::element::{El, IntoChild, effect, el, memo, reactive};
use super::later::{self, Later};
use super::parts::legend_key;
use super::source::{Credit, FacetHead, Frame, Source, ValueHead, Values, Wish};
use super::state::{Checked, State};
use crate::browser::address;
use crate::chart::{Breakdown, Mark, Shape, Subject};
use crate::data::{Basis, FacetValue, ValueKind};
use crate::export::Export;
use crate::exporter::audit::has_name;
use crate::query::index::search_text;
use crate::query::search::matches;
use crate::query::{Order, Query, Remedy, meeting, write};
use crate::text::{Lang, Words};
use leptos::prelude::*;

/// Values that a facet may have without being folded, and those shown of one that is.
const MOST_VALUES: usize = 10;
const FEW_VALUES: usize = 7;

impl Source for State {
    const PREFIX: &'static str = "";

    fn words(self) -> &'static Words {
        State::words(self)
    }

    fn set_words(self, words: &'static Words) {
        State::set_words(self, words);
    }

    async fn translate(self, lang: Lang) {
        State::translate(self, lang).await;
    }

    fn language_failed(self) -> RwSignal<bool> {
        self.language_failed
    }

    fn query(self) -> RwSignal<Query> {
        self.query
    }

    fn act(self, change: impl FnOnce(&mut Query)) {
        State::act(self, change);
    }

    fn href(self, change: impl FnOnce(&mut Query)) -> String {
        State::href(self, change)
    }

    fn is_fixed(self) -> bool {
        State::is_fixed(self)
    }

    fn is_filtered(self) -> bool {
        self.query.with(|query| query.filters() > 0)
    }

    fn drawer(self) -> RwSignal<bool> {
        self.drawer
    }

    fn counts(self) -> (usize, usize) {
        self.answer(|answer| (answer.rows.len(), answer.total))
    }

    fn described(self, count: usize) -> String {
        let words = State::words(self);
        words.count_described(count)
    }

    fn results(self) -> String {
        let counts = Source::counts(self);
        State::words(self).some_or_all(counts, Words::show_results, Words::show_results_all)
    }

    fn search(self) -> Option<(String, String)> {
        let words = State::words(self);
        Some((words.search_label().to_owned(), words.search_hint().to_owned()))
    }

    fn beside(self) -> Option<AnyView> {
        Some(later::shown(self, Later::Beside))
    }

    fn orders(self) -> Vec<(Order, String)> {
        let words = State::words(self);
        let name = |label: &str| label.to_owned();
        vec![
            (Order::Original, name(words.order_original())),
            (Order::Value, name(words.order_by_name())),
            (Order::Count, name(words.order_by_number())),
        ]
    }

    fn facets(self) -> Vec<FacetHead> {
        let (facts, lang) = (self.facts(), self.lang());
        let head = |facet: &crate::data::Facet| FacetHead {
            id: facet.id.clone(),
            slug: facet.id.clone(),
            label: facet.label.get(lang).to_owned(),
            qualifier: facet.qualifier.as_ref().map(|qualifier| qualifier.get(lang).to_owned()),
            is_ours: facet.basis == Basis::Ours,
            is_multiple: facet.multiple,
            distinct: facet.values.iter().filter(|value| value.kind == ValueKind::Proper).count(),
        };
        facts.dataset.facets.iter().map(head).collect()
    }

    fn values(self, facet: &FacetHead, wish: RwSignal<Wish>) -> Box<dyn Fn() -> Values + Send> {
        let (facts, index, lang) = (self.facts(), self.index(), self.lang());
        let place = meeting::facet(&facts.dataset, &facet.id).unwrap_or_default();
        let id = facet.id.clone();
        let head = |value: &FacetValue| ValueHead {
            id: value.id.clone(),
            label: value.short.get(lang).to_owned(),
            full: value.label.get(lang).to_owned(),
            is_void: value.kind != ValueKind::Proper,
            parts: meeting::parts(&facts.dataset, place, &value.id)
                .map(|part| (part.id.clone(), part.short(lang).to_owned()))
                .collect(),
        };
        let folded = |value: &FacetValue| index.fold(&search_text(value));
        // The values that somebody has, with what finds them, in each order.
        let compare = State::words(self).intl().compare;
        let in_order = |order: Order| -> Vec<(ValueHead, String)> {
            let codes = meeting::ordered(&facts.dataset, place, order, (lang, compare), |value| {
                &value.short
            });
            let used = codes.into_iter().filter(|code| index.is_used(place, *code as u32));
            let values = used.map(|code| &facts.dataset.facets[place].values[code]);
            values.map(|value| (head(value), folded(value))).collect()
        };
        let orders = self.orders().into_iter().map(|(order, _)| order);
        let used: Vec<_> = orders.map(|order| (order, in_order(order))).collect();
        let asked = memo(move || self.query.with(|query| query.order));
        // What is asked for comes into sight, and stays there.
        let kept = RwSignal::new(Vec::<String>::new());
        let all: Vec<String> = used[0].1.iter().map(|(value, _)| value.id.clone()).collect();
        effect(move || {
            let asked = self.query.with(|query| {
                let is_new = |value: &&String| {
                    query.clause(&id, value).is_some()
                        && kept.with_untracked(|kept| !kept.contains(value))
                };
                all.iter().filter(is_new).cloned().collect::<Vec<String>>()
            });
            if !asked.is_empty() {
                kept.update(|kept| kept.extend(asked));
            }
        });
        Box::new(move || {
            let wanted = wish.with(|wish| index.words(&wish.find));
            let order = asked.get();
            let ordered = used.iter().filter(|(own, _)| *own == order).flat_map(|(_, used)| used);
            let found = ordered.filter(|(_, folded)| matches(folded, &wanted));
            let mut shown: Vec<ValueHead> = found.map(|(value, _)| value.clone()).collect();
            let all = shown.len();
            if wanted.is_empty() && all > MOST_VALUES {
                let most = FEW_VALUES + wish.with(|wish| wish.more);
                let mut place = 0;
                shown.retain(|value| {
                    place += 1;
                    place <= most || kept.with(|kept| kept.contains(&value.id))
                });
            }
            Values { more: all - shown.len(), shown }
        })
    }

    fn count(self, facet: &str, value: &str) -> usize {
        let facts = self.facts();
        let Some((facet, value)) = meeting::value(&facts.dataset, facet, value) else { return 0 };
        self.answer(|answer| answer.facet_counts[facet][value as usize])
    }

    fn layout(self) -> Box<dyn Fn() + Send> {
        Box::new(self.part(move |query| {
            let facts = self.facts();
            let dataset = &facts.dataset;
            let split = meeting::split(dataset, query).map_or(0, |split| split + 1);
            let facets = [meeting::by(dataset, query), split, query.order as usize];
            [&facets[..], &meeting::basis(dataset, query)].concat()
        }))
    }

    fn labels(self, facet: &str, value: &str) -> (String, String) {
        let (facts, lang) = (self.facts(), self.lang());
        let facet = facts.dataset.facets.iter().find(|candidate| candidate.id == facet);
        let value =
            facet.and_then(|facet| facet.values.iter().find(|candidate| candidate.id == value));
        let label =
            |name: Option<&crate::data::Localized>| name.map(|text| text.get(lang).to_owned());
        (
            label(facet.map(|facet| &facet.short)).unwrap_or_default(),
            label(value.map(|value| &value.short)).unwrap_or_default(),
        )
    }

    fn remedies(self) -> Option<Vec<Remedy>> {
        self.answer(|answer| answer.rows.is_empty().then(|| answer.remedies.clone()))
    }

    fn picture<T>(self, read: impl FnOnce(&Breakdown) -> T) -> T {
        State::picture(self, read)
    }

    fn heads(self) -> [String; 3] {
        let words = State::words(self);
        [words.column_named(), words.column_held(), words.column_participants()].map(str::to_owned)
    }

    fn legend(self) -> Option<AnyView> {
        Some(legend(self).into_child())
    }

    fn footnotes(self) -> AnyView {
        let words = State::words(self);
        reactive(move || {
            let has = State::picture(self, |picture| picture.has_daggers);
            has.then(|| {
                let sign = el("span").attr("aria-hidden", "true").child("† ");
                el("p").class("footnote").child(sign).child(words.legend_dagger()).into_child()
            })
        })
        .into_child()
    }

    fn mark_note(self, mark: &Mark) -> String {
        let (words, status) = (State::words(self), status(self));
        match mark.shape {
            Shape::Dotted => words.mark_decided(&status),
            _ => words.mark_not_named(&status),
        }
    }

    fn is_near(self, id: &str) -> bool {
        self.near.with(|near| near == id)
            || self.query.with(|query| query.show.as_deref() == Some(id))
    }

    fn come_near(self, id: &str) {
        if !self.near.with_untracked(|near| near == id) {
            self.near.set(id.to_owned());
        }
    }

    fn is_lit(self, subject: Subject) -> bool {
        // Once the reader's own copy of the document has been checked.
        match (subject, self.checked.get()) {
            (Subject::Named(row), Checked::Done(_, lines)) => has_name(&lines, row),
            _ => false,
        }
    }

    fn link(self) -> String {
        let query = self.query.with(Query::shared);
        address::absolute(&write(&self.facts().dataset, &query))
    }

    fn credit(self) -> Credit {
        let (facts, words) = (self.facts(), State::words(self));
        let document = &facts.dataset.document;
        Credit {
            caveat: words.take_caveat(facts.dataset.speaker()),
            name: words.foot_source(&document.title, document.publisher.get(self.lang())),
            address: document.url.clone(),
        }
    }

    fn frame(self) -> RwSignal<Frame> {
        self.frame
    }

    async fn frame_code(self) -> Option<Export> {
        at_exporter::frame(self).await
    }

    fn works(self) -> Vec<(&'static str, &'static str)> {
        let words = State::words(self);
        let mut works = vec![("view", words.cite_view()), ("data", words.cite_dataset())];
        // Of a sheet only the dataset is a work.
        if !self.facts().dataset.document.is_sheet {
            works.push(("release", words.cite_release()));
        }
        works
    }

    async fn citation(self, work: String, form: String) -> Option<Export> {
        let form = if form.is_empty() { form } else { format!("-{form}") };
        at_exporter::made(self, format!("cite-{work}{form}")).await
    }
}

/// What the status is called that states hold.
fn status(state: State) -> String {
    let facts = state.facts();
    let name = facts.dataset.roster.as_ref().map(|roster| roster.name.get(state.lang()));
    name.unwrap_or_default().to_owned()
}

fn legend(state: State) -> El {
    let words = state.words();
    el("ul")
        .class("legend")
        .attr("aria-hidden", "true")
        .child(legend_key("solid", words.legend_named()))
        .child(
            legend_key("outline", &words.legend_not_named(&status(state)))
                .class_if("none", reactive(move || !state.picture(|picture| picture.has_outlines))),
        )
        .child(
            legend_key("outside", words.legend_outside())
                .class_if("unseen", reactive(move || !state.is_filtered())),
        )
}
