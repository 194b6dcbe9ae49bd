//! The filters in use, each with its way out, and the way out of an empty result.

use super::element::{El, IntoChild, button, el, nothing, reactive};
use super::source::Source;
use crate::browser::focus;
use crate::query::{Dropped, Query, Remedy};
use crate::text::Words;
use leptos::prelude::*;

/// A filter in use.
enum Chip {
    /// Of a facet: its id, the value's, whether it is excluded.
    Value(String, String, bool),
    /// Of a year.
    Year(u16),
    /// Of dates.
    Dates(String),
    /// The text searched for.
    Text(String),
}

impl Chip {
    /// The filters of a query, in order.
    fn of(query: &Query) -> Vec<Self> {
        let clauses = query.clauses.iter();
        let values = clauses
            .map(|clause| Self::Value(clause.facet.clone(), clause.value.clone(), clause.exclude));
        let years = query.years.iter().map(|year| Self::Year(*year));
        let text = query.is_searching().then(|| Self::Text(query.text.trim().to_owned()));
        let dates = query.has_range().then(|| Self::Dates(query.dates()));
        values.chain(years).chain(dates).chain(text).collect()
    }

    fn label<S: Source>(&self, source: S) -> String {
        let words = source.words();
        match self {
            Self::Value(facet, value, exclude) => {
                let say = if *exclude { Words::chip_excluded } else { Words::chip_wanted };
                let (facet, value) = source.labels(facet, value);
                say(words, &facet, &value)
            }
            Self::Year(year) => words.chip_wanted(words.years(), &year.to_string()),
            Self::Dates(range) => words.chip_wanted(words.by_date(), range),
            Self::Text(text) => words.chip_text(text),
        }
    }

    fn take_off(&self, query: &mut Query) {
        match self {
            Self::Value(facet, value, _) => query.remove(facet, value),
            Self::Year(year) => query.toggle_year(*year),
            Self::Dates(_) => query.range = Default::default(),
            Self::Text(_) => query.text.clear(),
        }
    }
}

/// The filters in use, each with its way out.
pub fn chips<S: Source>(source: S) -> El {
    let words = source.words();
    let id = |place: usize| S::id(&format!("chip-{place}"));
    let list = reactive(move || {
        let chips = Chip::of(&source.effective());
        let last = chips.len().saturating_sub(1);
        let chip = |(place, chip): (usize, Chip)| {
            let label = chip.label(source);
            let cross = el("span").class("cross").attr("aria-hidden", "true").child("×");
            let button = button()
                .id(id(place))
                .class("chip")
                .attr("aria-label", words.chip_remove(&label))
                .on_click(move |_| {
                    // The next chip takes its place; after the last one the focus goes before it.
                    let beside = if place < last { place } else { place.saturating_sub(1) };
                    let next = (last > 0).then(|| id(beside));
                    focus::give_soon(next.into_iter().chain([S::id("results")]).collect());
                    source.act(|query| chip.take_off(query));
                });
            el("li").child(button.child(label).child(cross))
        };
        chips.into_iter().enumerate().map(chip).collect::<Vec<El>>().into_child()
    });
    let clear = reactive(move || {
        let filters = source.effective().filters();
        if filters == 0 {
            // The line keeps its place, so that the first filter moves nothing.
            return el("p").class("hint").child(source.no_filters()).into_child();
        }
        button()
            .class("clear")
            .on_click(move |_| {
                focus::give_soon(vec![S::id("results")]);
                source.act(Query::clear);
            })
            .child(words.clear_filters(filters))
            .into_child()
    });
    el("div")
        .class("chips")
        .class_if("none", source.is_fixed())
        .child(clear)
        .child(el("ul").attr("aria-label", words.chips()).child(list))
}

/// An empty result: which filter to drop, and what that would give.
pub fn nothing_found<S: Source>(source: S) -> AnyView {
    let words = source.words();
    let remedy = move |Remedy { drop, would_show }: Remedy| {
        let query = source.query().get_untracked();
        let label = match &drop {
            Dropped::Facet(facet) => {
                let own = query.clauses.iter().filter(|clause| clause.facet == *facet);
                let signed: Vec<String> = own
                    .map(|clause| {
                        let label = source.labels(facet, &clause.value).1;
                        let sign = if clause.exclude { words.excluded_short() } else { "" };
                        format!("{sign} {label}").trim().to_owned()
                    })
                    .collect();
                let values: Vec<&str> = signed.iter().map(String::as_str).collect();
                let facet = source.labels(facet, "").0;
                words.empty_remedy_facet(&facet, &words.or_list(&values), would_show)
            }
            Dropped::Years => {
                let written: Vec<String> = query.years.iter().map(u16::to_string).collect();
                let years: Vec<&str> = written.iter().map(String::as_str).collect();
                words.empty_remedy_facet(words.years(), &words.or_list(&years), would_show)
            }
            Dropped::Dates => words.empty_remedy_facet(words.by_date(), &query.dates(), would_show),
            Dropped::Text => words.empty_remedy_text(query.text.trim(), would_show),
        };
        let button = button().class("remedy").on_click(move |_| {
            focus::give_soon(vec![S::id("results")]);
            source.act(|query| match &drop {
                Dropped::Facet(facet) => query.clear_facet(facet),
                Dropped::Years => query.years.clear(),
                Dropped::Dates => query.range = Default::default(),
                Dropped::Text => query.text.clear(),
            });
        });
        el("li").child(button.child(label))
    };
    reactive(move || {
        let Some(remedies) = source.remedies().filter(|_| source.is_filtered()) else {
            return nothing();
        };
        let none = remedies.is_empty().then_some(words.empty_no_single_remedy());
        el("section")
            .class("nothing")
            .child(el("p").child(el("strong").child(words.empty_title())).child(" ").child(none))
            .child(el("ul").child(remedies.into_iter().map(remedy).collect::<Vec<_>>()))
            .into_child()
    })
    .into_child()
}
