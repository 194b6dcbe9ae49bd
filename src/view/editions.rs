//! The other meetings of the series: a year each, what is reported, and what is not.

use super::element::{El, IntoChild, el};
use super::parts::{card_link, in_its_language, line, noted, sources, view_link};
use super::state::State;
use crate::chart::{Kind, years};
use crate::data::{Edition, Figure, Known, Precision};
use crate::query::View;
use crate::text::dates;
use leptos::prelude::*;

/// The view.
pub fn editions(state: State) -> AnyView {
    let words = state.words();
    let facts = state.facts();
    let editions = &facts.dataset.editions;
    if editions.is_empty() {
        return el("p").child(words.not_reported()).into_child();
    }
    // Every year has its place, so that a gap is seen as one; nothing is drawn across it.
    let strip: Vec<El> = years(&facts.dataset)
        .into_iter()
        .map(|year| {
            let cell = match year.edition {
                Some((at, kind)) => el("a")
                    .attr("href", format!("#{}", editions[at].id))
                    .class(kind.look())
                    .child(el("b").child(words.edition_number(editions[at].number as usize)))
                    .child(el("span").child(words.edition_kind(kind.look()))),
                None => el("span").class("none-found").child(words.edition_none()),
            };
            el("li").child(el("span").class("year").child(year.year.to_string())).child(cell)
        })
        .collect();
    let list: Vec<El> = editions.iter().map(|it| edition(state, it)).collect();
    let notes: Vec<El> =
        facts.dataset.series.notes.iter().map(|note| noted(state, el("li"), note)).collect();
    el("div")
        .class("editions")
        .child(el("ol").class("years").attr("aria-label", words.edition_years()).child(strip))
        .child(el("ol").class("edition-list").child(list))
        .child(el("h2").child(words.about_series()))
        .child(el("ul").class("remarks").child(notes))
        .into_child()
}

fn edition(state: State, it: &Edition) -> El {
    let words = state.words();
    let lang = state.lang();
    let kind = Kind::of(it);
    let nothing = || el("span").class("void").child(words.not_reported());
    let when = match &it.date {
        Known::Known(date) => {
            let (from, to) = date.split_once('/').unwrap_or((date, ""));
            Some(dates::dates(words, from, to))
        }
        _ => None,
    };
    let city = it.city.known().map(|city| city.get(state.lang()));
    let place = match (city, when) {
        (Some(city), Some(when)) => el("span").child(format!("{city}, {when}")),
        (Some(one), None) => el("span").child(one),
        (None, Some(one)) => el("span").child(one),
        (None, None) => nothing(),
    };
    let theme = match it.theme.known() {
        Some(theme) => el("span").child(in_its_language(state, theme)),
        None => nothing(),
    };
    let figures: Vec<El> = it.figures.iter().map(|it| figure(state, it)).collect();
    let figures =
        if figures.is_empty() { nothing() } else { el("ul").class("figures").child(figures) };
    let joint = (!it.is_comparable).then(|| el("p").class("dagger").child(words.edition_joint()));
    let title = el("h2")
        .child(words.edition_number(it.number as usize))
        .child(" · ")
        .child(it.year.to_string())
        .child(" ")
        .child(el("span").class("sign").child(words.edition_kind(kind.look())));
    let lines = el("dl")
        .child(line(words.edition_place(), place))
        .child(line(words.edition_theme(), theme))
        .child(line(words.edition_figures(), figures))
        .child(line(words.edition_named(), named(state, it)))
        .child(line(words.edition_known(), el("span").child(it.known.get(lang))));
    let note =
        (!it.note.get(lang).is_empty()).then(|| el("p").child(in_its_language(state, &it.note)));
    el("li")
        .id(it.id.clone())
        .class("edition")
        .class(kind.look())
        .child(title)
        .child(joint)
        .child(lines)
        .child(note)
        .child(el("p").child(sources(state, &it.sources)))
}

fn figure(state: State, it: &Figure) -> El {
    let words = state.words();
    let number = it.value.to_string();
    let number = match it.precision {
        Precision::Exact => number,
        Precision::About => words.figure_about(&number),
        Precision::MoreThan => words.figure_more(&number),
    };
    el("li").child(el("b").child(number)).child(" ").child(it.what.get(state.lang()))
}

fn named(state: State, it: &Edition) -> El {
    let words = state.words();
    let facts = state.facts();
    let Some(guests) = &it.named else {
        return view_link(state, View::Who).child(words.view_title(View::Who.name()));
    };
    if guests.is_empty() {
        return el("span").class("void").child(words.not_reported());
    }
    let guests: Vec<El> = guests
        .iter()
        .map(|guest| match guest.organization {
            Some(index) => {
                let id = &facts.dataset.organizations[index].id;
                el("li").child(card_link(state, id, || {}).child(guest.name.as_str()))
            }
            None => el("li").child(guest.name.as_str()),
        })
        .collect();
    el("ul").class("guests").child(guests)
}
