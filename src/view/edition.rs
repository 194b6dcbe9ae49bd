//! One meeting of the series: what is known of it, and the ways to the one before and after.

use super::element::{El, IntoChild, el, reactive};
use super::parts::{card_link, in_its_language, line, sources, view_link};
use super::state::State;
use crate::browser::address::{self, Entry};
use crate::browser::focus;
use crate::chart::EditionKind;
use crate::data::{Edition, Figure, Guest};
use crate::query::View;
use crate::text::{dates, series};
use leptos::prelude::*;

/// What the reader does with the picture.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// The edition told beside it, by index.
    pub edition: RwSignal<usize>,
    /// Whether those named at this meeting only have rows of their own: states, bodies.
    pub unfolded: [RwSignal<bool>; 2],
}

/// A link to an edition that tells it beside the picture, and leads there.
pub fn edition_link(state: State, chosen: Chosen, at: usize) -> El {
    let id = state.facts().dataset.editions[at].id.clone();
    el("a").attr("href", format!("#{id}")).on_plain_click(move || {
        chosen.edition.set(at);
        address::show(&format!("{}#{id}", address::query()), Entry::Replace);
        focus::give_soon(vec![id.clone()]);
    })
}

/// All that is known of an edition.
pub fn edition(state: State, chosen: Chosen, at: usize) -> El {
    let (words, facts, lang) = (state.words(), state.facts(), state.lang());
    let edition = &facts.dataset.editions[at];
    let kind = EditionKind::of(edition);
    let when = edition.date.known().map(|date| {
        let (from, to) = date.split_once('/').unwrap_or((date, ""));
        dates::dates(words, from, to)
    });
    let city = edition.city.known().map(|city| city.get(lang).to_owned());
    let known: Vec<String> = city.into_iter().chain(when).collect();
    let place = if known.is_empty() { words.not_reported().to_owned() } else { known.join(" · ") };
    let theme = edition.theme.known().map(|theme| in_its_language(state, theme));
    let numbers: Vec<El> =
        edition.figures.iter().map(|reported| el("li").child(figure(state, reported))).collect();
    let figures = (!numbers.is_empty()).then(|| el("ul").child(numbers));
    let joint =
        (!edition.is_comparable).then(|| el("p").class("dagger").child(words.edition_joint()));
    let has_note = !edition.note.get(lang).is_empty();
    let note = has_note.then(|| el("p").child(in_its_language(state, &edition.note)));
    let title = el("h2")
        .child(words.edition_number(edition.number as usize))
        .child(" · ")
        .child(edition.year.to_string())
        .child(" ")
        .child(el("span").class("sign").child(words.edition_kind(kind.look())));
    let told = |label: &str, value: Option<AnyView>| value.map(|value| line(label, value));
    let lines = el("dl")
        .child(told(words.edition_theme(), theme))
        .child(told(words.edition_named(), named(state, edition)))
        .child(told(words.edition_too(), too(state, edition)))
        .child(told(words.edition_figures(), figures.map(IntoChild::into_child)))
        .child(line(words.edition_known(), in_its_language(state, &edition.known)));
    el("section")
        .id(edition.id.clone())
        .class("edition")
        .class_if("unchosen", reactive(move || chosen.edition.get() != at))
        .attr("tabindex", "-1")
        .child(title)
        .child(el("p").class("place").child(place))
        .child(joint)
        .child(lines)
        .child(note)
        .child(el("p").child(sources(state, &edition.sources)))
        .child(beside(state, chosen, at))
}

/// The ways to the editions before and after.
fn beside(state: State, chosen: Chosen, at: usize) -> El {
    let (words, facts) = (state.words(), state.facts());
    let all = &facts.dataset.editions;
    let link = |to: Option<usize>, before: &str, after: &str| {
        let to = to.filter(|to| *to < all.len())?;
        let number = words.edition_number(all[to].number as usize);
        let label = format!("{before}{number}{after}");
        Some(edition_link(state, chosen, to).class("act").child(label))
    };
    el("p").class("ways").child(link(at.checked_sub(1), "‹ ", "")).child(link(
        Some(at + 1),
        "",
        " ›",
    ))
}

fn figure(state: State, figure: &Figure) -> El {
    let number = el("b").child(series::number(state.words(), figure));
    el("span").child(number).child(state.words().space()).child(figure.what.get(state.lang()))
}

/// Whom the sources name at another edition, and the release of this meeting too.
fn too(state: State, edition: &Edition) -> Option<AnyView> {
    let facts = state.facts();
    let dataset = &facts.dataset;
    let is_row = |at: &usize| dataset.participations.iter().any(|row| row.organization == *at);
    let both = edition.named.iter().flatten().filter_map(|guest| guest.organization).filter(is_row);
    let names: Vec<&str> = both.map(|at| dataset.organizations[at].short(state.lang())).collect();
    (!names.is_empty()).then(|| state.words().and_list(&names).into_child())
}

/// Whom the sources name at an edition; at this meeting the way to the participants.
fn named(state: State, edition: &Edition) -> Option<AnyView> {
    let facts = state.facts();
    let dataset = &facts.dataset;
    let Some(guests) = &edition.named else {
        let title = state.words().view_title(View::Who.name());
        return Some(view_link(state, View::Who).child(title).into_child());
    };
    let chip = |guest: &Guest| {
        let chip = match guest.organization.map(|at| &dataset.organizations[at]) {
            Some(organization) => {
                card_link(state, &organization.id, || {}).child(organization.mark(state.lang()))
            }
            None => el("span").child(guest.name.get(state.lang())),
        };
        el("li").child(chip.class("mark solid"))
    };
    let chips: Vec<El> = guests.iter().map(chip).collect();
    (!chips.is_empty()).then(|| el("ul").class("chips-found").child(chips).into_child())
}
