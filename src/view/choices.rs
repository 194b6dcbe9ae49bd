//! The choices over a breakdown: by what, split by what, in percent, and in which order values stand.
//!
//! Knows no row of it.

use super::element::{El, IntoChild, el, reactive, several};
use super::parts::checkbox;
use super::source::{FacetHead, Source};
use crate::query::{By, Order};
use leptos::prelude::*;

/// The choice of years in the list of facets.
const YEARS: &str = "?years";
/// The choice of months in it.
const MONTHS: &str = "?months";

/// "By …, split by …, in percent, in order …".
pub fn choices<S: Source>(source: S) -> AnyView {
    let words = source.words();
    reactive(move || {
        let (facets, has_years) = (source.facets(), source.has_years());
        let (by, split) =
            untrack(|| (source.by(), source.query().with(|query| query.split.clone())));
        let first = facets.first().map(|facet| facet.id.clone()).unwrap_or_default();
        let value = {
            let first = first.clone();
            move |by: &By| {
                let other = if *by == By::Month { MONTHS } else { YEARS };
                by.id(&first).unwrap_or(other).to_owned()
            }
        };
        let years = has_years.then(|| {
            let years = option(YEARS, words.years(), by == By::Year);
            let has_months = source.has_months() || by == By::Month;
            let months = has_months.then(|| option(MONTHS, words.by_month(), by == By::Month));
            several([years.into_child(), months.into_child()])
        });
        let (now, ids) =
            (value(&by), facets.iter().map(|facet| facet.id.clone()).collect::<Vec<_>>());
        let own = first.clone();
        let by = select(&S::id("by"), &facets, Some(&now), [None, years])
            .prop_text("value", reactive(move || value(&source.by())))
            .on_change(move |event| {
                let chosen = event_target_value(&event);
                let by = match chosen.as_str() {
                    id if ids.contains(&chosen) => By::facet(id, &own),
                    MONTHS => By::Month,
                    _ => By::Year,
                };
                source.act(|query| query.break_down(by, &own));
            });
        let none = option("", words.split_nothing(), split.is_none()).into_child();
        let split = select(&S::id("split"), &facets, split.as_deref(), [Some(none), None])
            .prop_text(
                "value",
                reactive(move || {
                    source.query().with(|query| query.split.clone()).unwrap_or_default()
                }),
            )
            .on_change(move |event| {
                let facet = Some(event_target_value(&event)).filter(|id| !id.is_empty());
                source.act(|query| query.split_by(facet, &first));
            });
        let percent = checkbox(
            Some(S::id("percent")),
            words.in_percent(),
            reactive(move || source.query().with(|query| query.percent)),
            move || source.act(|query| query.percent = !query.percent),
        );
        el("p")
            .class("choices")
            .child(el("label").class("by").child(words.by()).child(" ").child(by))
            .child(el("label").class("split").child(words.split_by()).child(" ").child(split))
            .child(percent.class("split"))
            .child(order(source))
            .into_child()
    })
    .into_child()
}

/// The order in which values stand.
fn order<S: Source>(source: S) -> El {
    let now = source.query().with_untracked(|query| query.order);
    let orders = source.orders().into_iter();
    let options: Vec<El> =
        orders.map(|(order, label)| option(order.name(), &label, order == now)).collect();
    let choice = el("select")
        .id(S::id("order"))
        .attr("autocomplete", "off")
        .prop_text(
            "value",
            reactive(move || source.query().with(|query| query.order.name().to_owned())),
        )
        .on_change(move |event| {
            let order = Order::named(&event_target_value(&event)).unwrap_or_default();
            source.act(|query| query.order = order);
        })
        .child(options);
    let label = source.words().order_of_values();
    el("label").class("split").child(label).child(" ").child(choice)
}

fn option(value: &str, label: &str, chosen: bool) -> El {
    el("option").attr("value", value.to_owned()).attr("selected", chosen).child(label)
}

/// A choice of facets, and of something else before or after them.
fn select(
    id: &str,
    facets: &[FacetHead],
    chosen: Option<&str>,
    [before, after]: [Option<AnyView>; 2],
) -> El {
    let options: Vec<El> = facets
        .iter()
        .map(|facet| option(&facet.id, &facet.label, chosen == Some(&facet.id)))
        .collect();
    el("select")
        .id(id.to_owned())
        .attr("autocomplete", "off")
        .child(before)
        .child(options)
        .child(after)
}
