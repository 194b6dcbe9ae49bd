//! One participant: everything known of it, each with its source. Beside the chart where there is room,
//! else above everything; with the ways to the one before and after.

use super::element::{El, IntoChild, button, el, reactive, several};
use super::later::{self, Later};
use super::neighbours::ways;
use super::parts::{
    card_link, evidence, is_void, known, labels, line, noted, print_link, signed, sources,
    view_link,
};
use super::source::Source;
use super::state::State;
use crate::browser::dialog;
use crate::data::{
    Basis, Confidence, Dataset, Edition, Known, Membership, Names, Organization, Participation,
    SourceKind, ValueKind,
};
use crate::query::View;
use crate::text::dates;
use leptos::prelude::*;

/// What is known of a participant; nothing while none is shown.
pub fn card(state: State) -> El {
    dialog(state, move || {
        let shown = state.query.with(|query| query.show.is_some());
        shown.then(|| later::shown(state, Later::Card))
    })
}

/// What stands in the card: whom the query shows, below the ways to others.
pub fn body(state: State) -> AnyView {
    let known = reactive(move || {
        let id = state.query.with(|query| query.show.clone())?;
        let facts = state.facts();
        let place = facts.dataset.organizations.iter().position(|other| other.id == id)?;
        Some(known_of(state, &facts.dataset, place))
    });
    several([ways(state).into_child(), known.into_child()])
}

/// The dialog with a card, open while the query shows something; its title has the id `card-title`.
pub fn dialog<S: Source>(source: S, shown: impl Fn() -> Option<AnyView> + Send + 'static) -> El {
    let close = move || {
        if source.query().with_untracked(|query| query.show.is_some()) {
            source.act(|query| query.show = None);
        }
    };
    el("dialog")
        .id(S::id("card"))
        .class("card")
        .attr("aria-labelledby", S::id("card-title"))
        .on_close(move |_| close())
        .child(reactive(shown))
        .child(
            button()
                .id(S::id("card-close"))
                .class("close")
                .attr("autofocus", true)
                .on_click(move |_| close())
                .child(source.words().card_close()),
        )
}

/// Width from which there is room for a card beside the chart.
const ROOM: &str = "(min-width: 75rem)";

/// Opens or closes the dialog, as the query has it.
pub fn keep_open<S: Source>(open: bool) {
    if open {
        dialog::open_beside(&S::id("card"), ROOM);
    } else {
        dialog::close(&S::id("card"));
    }
}

fn known_of(state: State, dataset: &Dataset, place: usize) -> AnyView {
    let organization = &dataset.organizations[place];
    let row = dataset.participations.iter().find(|row| row.organization == place);
    let membership = dataset.memberships.iter().find(|other| other.member == place);
    // What proves comes first: the words printed, and the evidence of a status.
    let lines = el("dl")
        .child(membership.and_then(|held| status(state, dataset, held)))
        .child(row.map(|row| printed_lines(state, dataset, row)))
        .child(row.and_then(|row| neighbours(state, dataset, row)))
        .child(classified(state, dataset, organization, row, membership))
        .child(row.map(|row| siblings(state, dataset, row)))
        .child(named(state, organization))
        .child(located(state, organization))
        .child(named_at(state, dataset, place, row.is_some()));
    let has_ours = dataset.sources.iter().any(|source| source.kind == SourceKind::Ours);
    let top = match row {
        Some(row) => in_print(state, dataset, row),
        None => el("p").class("lead").child(not_in_print(state, dataset, place, membership)),
    };
    several([
        el("h2").id("card-title").child(organization.short(state.lang())).into_child(),
        top.into_child(),
        lines.into_child(),
        has_ours
            .then(|| el("p").class("void").child(format!("° {}", state.words().card_ours_note())))
            .into_child(),
        remarks(state, organization).into_child(),
    ])
}

/// The words printed, what misleads in them, and the way there.
fn in_print(state: State, dataset: &Dataset, row: &Participation) -> El {
    let words = state.words();
    let quote =
        el("blockquote").attr("lang", dataset.document.language.clone()).child(row.mention.quote());
    let dagger =
        row.dagger.as_ref().map(|note| noted(state, el("p").class("dagger").child("† "), note));
    let cell = row.mention.cell.as_ref().map(|cell| {
        let place = words.in_sheet("whole", cell.row, &cell.column);
        // The sheet itself is the first of its sources.
        let others = row.sources.get(1..).unwrap_or_default();
        el("p").class("caption").child(place).child(" ").child(sources(state, others))
    });
    let link = print_link(state, &row.mention, words.card_read_there()).map(|link| {
        el("p").class("read-there").child(link.attr("title", words.card_fragment_note()))
    });
    el("div").child(quote).child(dagger).child(cell).child(link)
}

/// Why there are no words printed.
fn not_in_print(
    state: State,
    dataset: &Dataset,
    place: usize,
    membership: Option<&Membership>,
) -> String {
    let words = state.words();
    let roster = dataset.roster.as_ref().map_or("", |roster| roster.name.get(state.lang()));
    match membership {
        _ if dataset.event.organizer == Some(place) => words.card_not_counted().to_owned(),
        Some(membership) if !membership.in_force => words.card_decided().to_owned(),
        Some(_) => words.card_printed_nowhere(roster),
        None => String::new(),
    }
}

fn printed_lines(state: State, dataset: &Dataset, row: &Participation) -> Vec<El> {
    let words = state.words();
    if row.mention.cell.is_some() {
        return in_sheet(state, dataset, row).into_iter().collect();
    }
    let heading = match row.heading.known() {
        Some(heading) => {
            el("q").attr("lang", dataset.document.language.clone()).child(heading.as_str())
        }
        None => el("span").class("void").child(words.card_no_heading()),
    };
    let place = words.card_place_of(row.order as usize, dataset.participations.len());
    vec![line(words.card_place(), place), line(words.card_heading(), heading)]
}

/// What a sheet says that it is, under what it calls that.
fn in_sheet(state: State, dataset: &Dataset, row: &Participation) -> Option<El> {
    let facet = dataset.facets.iter().find(|facet| facet.basis == Basis::Printed)?;
    let heading = el("q").attr("lang", dataset.document.language.clone());
    Some(line(facet.label.get(state.lang()), heading.child(row.heading.known()?.as_str())))
}

/// Who stands before and after in the sentence, in the words printed; nothing of what stands in no sentence.
fn neighbours(state: State, dataset: &Dataset, row: &Participation) -> Option<El> {
    if row.mention.cell.is_some() {
        return None;
    }
    let words = state.words();
    let at = row.order as usize;
    let quoted = |at: usize| {
        let neighbour = dataset.participations.get(at)?;
        let id = &dataset.organizations[neighbour.organization].id;
        let quote = el("q")
            .attr("lang", dataset.document.language.clone())
            .child(neighbour.mention.quote());
        Some(card_link(state, id, || {}).child(quote))
    };
    let before = at.checked_sub(2).and_then(quoted);
    let after = quoted(at);
    let both = before.is_some() && after.is_some();
    let and = both.then(|| format!(" {} ", words.card_also()));
    let title = match (&before, &after) {
        (None, _) => words.card_before(),
        (_, None) => words.card_after(),
        _ => words.card_between(),
    };
    Some(line(title, el("span").child(before).child(and).child(after)))
}

/// Others that share a value with a participant, for the facets whose cards say so.
fn siblings(state: State, dataset: &Dataset, row: &Participation) -> Vec<El> {
    let (words, lang) = (state.words(), state.lang());
    let mut lines = Vec::new();
    for (at, facet) in dataset.facets.iter().enumerate().filter(|(_, facet)| facet.has_siblings) {
        for &value in &row.values[at] {
            let of = &facet.values[value as usize];
            let is_other = |other: &&Participation| {
                other.order != row.order && other.values[at].contains(&value)
            };
            let others: Vec<El> = dataset
                .participations
                .iter()
                .filter(is_other)
                .map(|other| {
                    let organization = &dataset.organizations[other.organization];
                    let link = card_link(state, &organization.id, || {});
                    el("li").child(link.child(organization.short(lang)))
                })
                .collect();
            if of.kind == ValueKind::Proper && !others.is_empty() {
                let title = words.card_siblings(of.label.get(lang));
                lines.push(line(&title, el("ul").child(others)));
            }
        }
    }
    lines
}

/// The meetings of the series at which a source names it.
fn named_at(state: State, dataset: &Dataset, place: usize, is_row: bool) -> Option<El> {
    let words = state.words();
    let is_there = |edition: &&Edition| match &edition.named {
        None => is_row,
        Some(guests) => guests.iter().any(|guest| guest.organization == Some(place)),
    };
    let editions: Vec<El> = dataset
        .editions
        .iter()
        .filter(is_there)
        .map(|edition| {
            let text =
                format!("{} ({})", words.edition_number(edition.number as usize), edition.year);
            el("li").child(text).child(" ").child(sources(state, &edition.sources))
        })
        .collect();
    (!editions.is_empty()).then(|| {
        let link = view_link(state, View::Editions).child(words.view_title(View::Editions.name()));
        let list = el("div").child(el("ul").child(editions)).child(link);
        line(state.words().card_editions(), list)
    })
}

/// What each facet but the printed one says.
fn classified(
    state: State,
    dataset: &Dataset,
    organization: &Organization,
    row: Option<&Participation>,
    membership: Option<&Membership>,
) -> Vec<El> {
    let (words, lang) = (state.words(), state.lang());
    let values = row.map(|row| &row.values).or(membership.map(|membership| &membership.values));
    let Some(values) = values else { return Vec::new() };
    let mut lines = Vec::new();
    for (index, facet) in dataset.facets.iter().enumerate() {
        let applies = |value: &u32| facet.values[*value as usize].kind != ValueKind::DoesNotApply;
        if facet.basis == Basis::Printed || !values[index].iter().any(applies) {
            continue;
        }
        let label = match &facet.qualifier {
            // That of ours says the same as the sign.
            Some(qualifier) if facet.basis != Basis::Ours => {
                [facet.label.get(lang), qualifier.get(lang)].join(words.join_comma())
            }
            _ => facet.label.get(lang).to_owned(),
        };
        let said = labels(dataset, index, &values[index], lang, words.join_comma());
        let text = el("span").class_if("void", is_void(dataset, index, &values[index])).child(said);
        lines.push(line(&label, signed(state, text, &organization.value_sources[index])));
    }
    lines
}

/// The status held that day, with its evidence.
fn status(state: State, dataset: &Dataset, membership: &Membership) -> Option<El> {
    let (words, lang) = (state.words(), state.lang());
    let roster = dataset.roster.as_ref()?;
    let values = &membership.values[roster.facet];
    let held = labels(dataset, roster.facet, values, lang, words.join_comma());
    let disputed = membership.disputed.as_ref().map(|note| {
        let title = el("strong").child(words.card_disputed()).child(words.full_stop());
        noted(state, el("p").child(title).child(" "), note)
    });
    let title =
        words.card_status(roster.name.get(state.lang()), &dates::date(words, &roster.as_of));
    let value = el("div")
        .child(membership.in_force.then_some(held))
        .child(el("ul").child(evidence(state, membership)))
        .child(disputed);
    Some(line(&title, value))
}

/// What it is called, in every language.
fn named(state: State, organization: &Organization) -> Vec<El> {
    let words = state.words();
    let name = |names: &Names| {
        let mut text = names.formal.as_ref().unwrap_or(&names.short).clone();
        if let Some(abbreviation) = &names.abbreviation
            && !text.ends_with(&format!("{abbreviation})"))
        {
            text += &format!(" ({abbreviation})");
        }
        // Said in the first language only: for the others a missing name is no finding.
        let informal = (names.formal.is_none() && names.lang == organization.names[0].lang)
            .then(|| el("span").class("void").child(words.card_no_formal_name()).child(" "));
        let remark = match names.confidence {
            Confidence::High => None,
            Confidence::Ours => Some(words.card_our_name()),
            Confidence::Unsourced => Some(words.card_unsourced_name()),
        };
        let doubt = remark.map(|text| el("span").class("void").child(text).child(" "));
        el("li")
            .child(el("span").class("language").child(words.lang_name(&names.lang)))
            .child(" ")
            .child(signed(
                state,
                el("span").attr("lang", names.lang.clone()).child(text),
                &names.sources,
            ))
            .child(" ")
            .child(informal)
            .child(doubt)
    };
    let names: Vec<El> = organization.names.iter().map(name).collect();
    let mut lines = vec![line(words.card_names(), el("ul").child(names))];
    let others: Vec<El> = organization
        .other_names
        .iter()
        .map(|(name, lang, from)| {
            let text = el("span").attr("lang", lang.clone()).child(name.as_str());
            el("li").child(signed(state, text, from))
        })
        .collect();
    if !others.is_empty() {
        lines.push(line(words.card_other_names(), el("ul").child(others)));
    }
    lines
}

/// Codes of a state; seat and website of a body.
fn located(state: State, organization: &Organization) -> Vec<El> {
    let words = state.words();
    if organization.is_state {
        let codes: Vec<&str> =
            organization.identifiers.iter().map(|(_, code)| code.as_str()).collect();
        return vec![line(words.card_codes(), codes.join(" · "))];
    }
    let mut lines = Vec::new();
    if organization.seat != Known::DoesNotApply {
        let seat = known(words, &organization.seat, |seat| {
            let place = format!("{}, {}", seat.city.get(state.lang()), seat.country);
            signed(state, place, &seat.sources)
        });
        lines.push(line(words.card_seat(), seat));
    }
    if organization.site != Known::DoesNotApply {
        let site = known(words, &organization.site, |site| {
            let link = el("a")
                .attr("href", site.url.clone())
                .attr("rel", "noreferrer")
                .child(site.url.as_str());
            signed(state, link, &site.sources)
        });
        lines.push(line(words.card_site(), site));
    }
    lines
}

/// Our remarks.
fn remarks(state: State, organization: &Organization) -> Option<El> {
    let notes: Vec<El> =
        organization.notes.iter().map(|note| noted(state, el("li"), note)).collect();
    (!notes.is_empty()).then(|| {
        el("section")
            .child(el("h3").child(state.words().card_notes()))
            .child(el("ul").class("remarks").child(notes))
    })
}
