//! Named and not named: the states with a status as tiles, and the roster with its evidence.

use super::element::{El, IntoChild, el, reactive, several};
use super::parts::{card_link, evidence, hidden, in_its_language, legend_key, noted, sources};
use super::state::State;
use crate::browser::focus;
use crate::chart::{Standing, Status, Tile, in_order, standing, whole};
use crate::data::Roster;
use crate::query::meeting::count_by;
use crate::text::dates;
use leptos::prelude::*;

const ID: &str = "tiles";

/// The view.
pub fn status(state: State) -> AnyView {
    let words = state.words();
    let facts = state.facts();
    let Some(roster) = &facts.dataset.roster else {
        return el("p").child(words.not_reported()).into_child();
    };
    let grid = el("section")
        .class("grid")
        .attr("aria-label", words.status_grid())
        .child(legend(state, roster))
        .child(reactive(move || tiles(state).into_child()))
        .child(el("p").class("footnote").child(words.status_footnote()));
    let title =
        words.status_roster(roster.name.get(state.lang()), &dates::date(words, &roster.as_of));
    let list = el("section")
        .class("roster")
        .attr("aria-labelledby", "roster-title")
        .child(el("h2").id("roster-title").child(title))
        .child(el("p").class("share").child(reactive(move || {
            let all = whole(&standings(state));
            words.status_all(all.selected, all.total)
        })))
        .child(roster_parts(state, roster))
        .child(el("p").class("footnote").child(roster.note.get(state.lang())));
    el("div").class("status").child(grid).child(list).into_child()
}

fn standings(state: State) -> Vec<Status> {
    let facts = state.facts();
    state.answer(|answer| standing(&facts.dataset, answer, state.lang()))
}

/// How a state stands, in words.
fn says(state: State, status: u32, standing: Standing) -> String {
    let words = state.words();
    let facts = state.facts();
    let dataset = &facts.dataset;
    let role = dataset.roster.as_ref().map_or("", |roster| {
        dataset.facets[roster.facet].values[status as usize].label.get(state.lang())
    });
    match standing {
        Standing::Named => words.status_named().to_owned(),
        Standing::NamedUncounted => words.status_not_counted(role),
        Standing::NotNamed => words.status_not_named().to_owned(),
        Standing::Uncounted => words.status_uncounted().to_owned(),
        Standing::Decided => words.status_decided().to_owned(),
        Standing::DecidedCounted => words.status_decided_counted().to_owned(),
    }
}

fn legend(state: State, roster: &Roster) -> El {
    let words = state.words();
    el("ul")
        .class("legend")
        .attr("aria-hidden", "true")
        .child(legend_key("solid", words.legend_named()))
        .child(legend_key("outline", &words.legend_not_named(roster.name.get(state.lang()))))
        .child(legend_key("outline dotted", words.legend_decided()))
        .child(
            legend_key("outline uncounted", words.legend_uncounted()).class_if(
                "none",
                reactive(move || state.query.with(|query| query.basis.is_empty())),
            ),
        )
}

fn tiles(state: State) -> El {
    let mut first = true;
    let mut tile = |status: &Status, it: &Tile| {
        let place = it.place.map_or_else(String::new, |(x, y)| format!("x{x} y{y}"));
        let said = says(state, status.value, it.standing);
        let id = format!("tile-{}", it.id);
        let resting = id.clone();
        let stop = if std::mem::take(&mut first) { "0" } else { "-1" };
        let link = card_link(state, &it.id, move || focus::rest_on(ID, &resting))
            .id(id)
            .class("tile")
            .class(it.standing.look())
            .attr("data-rove", it.place.map_or(0, |(_, y)| y) as usize)
            .attr("tabindex", stop)
            .attr("title", format!("{}: {said}", it.label))
            .child(el("b").attr("aria-hidden", "true").child(it.code.as_str()))
            .child(el("span").class("tile-name").child(it.label.as_str()))
            .child(hidden(format!(", {said}")));
        el("li").class(&place).child(link)
    };
    let statuses = standings(state);
    let tiles: Vec<El> =
        in_order(&statuses).into_iter().map(|(status, it)| tile(status, it)).collect();
    el("ul").id(ID).class("tiles").child(tiles).on_keydown(move |event| {
        if focus::rove(ID, &event.key()) {
            event.prevent_default();
        }
    })
}

fn roster_parts(state: State, roster: &Roster) -> AnyView {
    let facts = state.facts();
    let words = state.words();
    let lang = state.lang();
    let values = &facts.dataset.facets[roster.facet].values;
    let part = |(place, status): (usize, &Status)| {
        let value = status.value;
        let share = reactive(move || {
            let share = standings(state).get(place).map(|it| it.share).unwrap_or_default();
            words.status_share(share.selected, share.total)
        });
        let title = el("h3")
            .child(values[value as usize].label.get(lang))
            .child(" ")
            .child(el("span").class("share").child(share));
        let disagreement =
            roster.disagreements.iter().find(|(other, _)| *other == value).map(|(_, note)| {
                let title = el("strong").child(words.status_disagree()).child(": ");
                noted(state, el("p").class("disagree").child(title), note)
            });
        let list = reactive(move || {
            let statuses = standings(state);
            let Some(status) = statuses.get(place) else { return Vec::<El>::new().into_child() };
            let items = status.tiles.iter().map(|it| member(state, status.value, it));
            items.collect::<Vec<El>>().into_child()
        });
        el("section")
            .child(title)
            .child(basis(state, roster, value))
            .child(disagreement)
            .child(el("ul").class("held").child(list))
    };
    let statuses = standings(state);
    statuses.iter().enumerate().map(part).collect::<Vec<El>>().into_child()
}

fn member(state: State, status: u32, it: &Tile) -> El {
    let facts = state.facts();
    let key = el("i").class("key").class(it.standing.look()).attr("aria-hidden", "true");
    let name = card_link(state, &it.id, || {}).class("open").child(it.label.as_str());
    let membership = &facts.dataset.memberships[it.membership];
    el("li")
        .child(key)
        .child(name)
        .child(el("span").class("said").child(" ").child(says(state, status, it.standing)))
        .child(el("ul").class("pieces").child(evidence(state, membership)))
}

/// The other ways of counting a status, where sources disagree.
fn basis(state: State, roster: &Roster, status: u32) -> Option<El> {
    let words = state.words();
    let lang = state.lang();
    let choice = |id: Option<&String>, label: &str, reason: Option<AnyView>| {
        let (id, own) = (id.cloned(), id.cloned());
        let chosen = reactive(move || {
            state.query.with(|query| match &id {
                Some(id) => query.basis.contains(id),
                None => {
                    let facts = state.facts();
                    let mut roster = facts.dataset.roster.iter().flat_map(|it| &it.alternatives);
                    !roster.any(|it| it.status == status && query.basis.contains(&it.id))
                }
            })
        });
        let input = el("input")
            .attr("type", "radio")
            .attr("name", format!("basis-{status}"))
            .attr("autocomplete", "off")
            .prop_bool("checked", chosen)
            .on_change(move |_| {
                let facts = state.facts();
                state.act(|query| count_by(&facts.dataset, query, status, own.as_deref()));
            });
        let label = el("label").child(input).child(el("span").child(label));
        el("li")
            .child(several([label.into_child(), reason.unwrap_or_else(super::element::nothing)]))
    };
    let mut choices = vec![choice(None, words.status_as_in_force(), None)];
    for it in roster.alternatives.iter().filter(|it| it.status == status) {
        let reason = el("p")
            .class("reason")
            .child(in_its_language(state, &it.reason.value))
            .child(" ")
            .child(sources(state, &it.reason.sources));
        choices.push(choice(Some(&it.id), it.label.get(lang), Some(reason.into_child())));
    }
    (choices.len() > 1).then(|| {
        el("fieldset")
            .class("basis")
            .child(el("legend").child(words.status_basis()))
            .child(el("ul").child(choices))
    })
}
