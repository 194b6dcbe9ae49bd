//! Named and not named: the states with a status as tiles over the whole width, coloured by what is
//! counted; below them a column a status, with evidence told once for all whom it speaks of.

use super::element::{El, IntoChild, el, reactive};
use super::parts::{
    card_link, evidence, hidden, in_its_language, legend_key, noted, proof, sources,
};
use super::state::State;
use crate::browser::focus;
use crate::chart::{Standing, Status, Tile, in_order, shared, standing, whole};
use crate::data::{Membership, Roster};
use crate::query::meeting::{basis, count_by};
use crate::text::{dates, hyphens};
use leptos::prelude::*;

const ID: &str = "tiles";

/// A column with more groups than this takes twice the room of others, where there is room.
const MANY_GROUPS: usize = 4;

/// How long a source in words is, about.
const LETTERS_OF_A_SOURCE: usize = 35;

/// The view.
pub fn status(state: State) -> AnyView {
    let words = state.words();
    let facts = state.facts();
    let Some(roster) = &facts.dataset.roster else {
        return el("p").child(words.not_reported()).into_child();
    };
    let choices: Vec<El> =
        standings(state).iter().filter_map(|status| rule(state, roster, status.value)).collect();
    let head = el("div")
        .class("grid-head")
        .child(legend(state, roster))
        .child((!choices.is_empty()).then(|| el("div").class("basis").child(choices)));
    let grid = el("section")
        .class("grid")
        .attr("aria-label", words.status_grid())
        .child(head)
        .child(reactive(move || tiles(state).into_child()))
        .child(el("p").class("footnote").class("schematic").child(words.status_footnote()))
        // Below the map, which no choice moves.
        .child(reactive(move || reasons(state).into_child()));
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
        .child(el("div").class("roster-parts").child(parts(state, roster)))
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
        .child(legend_key("outline uncounted", words.legend_uncounted()).class_if(
            // Its place is kept, so that a choice of a rule moves nothing.
            "unseen",
            reactive(move || state.query.with(|query| query.basis.is_empty())),
        ))
}

/// What stands on a tile below the name: the status, in a word.
fn role(state: State, value: u32, membership: &Membership) -> String {
    let facts = state.facts();
    let Some(roster) = &facts.dataset.roster else { return String::new() };
    let value = &facts.dataset.facets[roster.facet].values[value as usize];
    let kind = match (membership.in_force, &membership.disputed) {
        (false, _) => "decided",
        (true, Some(_)) => "disputed",
        (true, None) => "held",
    };
    let one = value.one.as_ref().unwrap_or(&value.short);
    state.words().tile_role(kind, one.get(state.lang()))
}

fn tiles(state: State) -> El {
    let facts = state.facts();
    let mut first = true;
    let mut tile_view = |status: &Status, tile: &Tile| {
        let place = tile.place.map_or_else(String::new, |(x, y)| format!("x{x} y{y}"));
        let said = says(state, status.value, tile.standing);
        let id = format!("tile-{}", tile.id);
        let resting = id.clone();
        let stop = if std::mem::take(&mut first) { "0" } else { "-1" };
        let membership = &facts.dataset.memberships[tile.membership];
        let link = card_link(state, &tile.id, move || focus::rest_on(ID, &resting))
            .id(id)
            .class("tile")
            .class(tile.standing.look())
            .attr("data-rove", tile.place.map_or(0, |(_, y)| y) as usize)
            .attr("tabindex", stop)
            .attr("title", format!("{}: {said}", tile.label))
            .child(el("b").class("tile-name").child(hyphens::soft(&tile.label)))
            .child(hidden(","))
            .child(el("span").class("tile-role").child(hyphens::soft(&role(
                state,
                status.value,
                membership,
            ))))
            .child(hidden(format!(", {said}")));
        el("li").class(&place).child(link)
    };
    let statuses = standings(state);
    let tiles: Vec<El> =
        in_order(&statuses).into_iter().map(|(status, tile)| tile_view(status, tile)).collect();
    el("ul").id(ID).class("tiles").child(tiles).on_keydown(move |event| {
        if focus::rove(ID, &event.key()) {
            event.prevent_default();
        }
    })
}

/// Whether a tile is one of a status that was only decided.
fn is_decided(tile: &Tile) -> bool {
    matches!(tile.standing, Standing::Decided | Standing::DecidedCounted)
}

/// A column a status, and one for what was only decided.
fn parts(state: State, roster: &Roster) -> Vec<El> {
    let (words, facts) = (state.words(), state.facts());
    let values = &facts.dataset.facets[roster.facet].values;
    let statuses = standings(state);
    let members = |decided: bool, statuses: &[Status]| -> Vec<usize> {
        let tiles = statuses.iter().flat_map(|status| &status.tiles);
        tiles.filter(|tile| is_decided(tile) == decided).map(|tile| tile.membership).collect()
    };
    let mut columns: Vec<El> = Vec::new();
    for (place, status) in statuses.iter().enumerate() {
        let value = status.value;
        let share = reactive(move || {
            let share =
                standings(state).get(place).map(|current| current.share).unwrap_or_default();
            words.status_share(share.selected, share.total)
        });
        let title = el("h3")
            .child(values[value as usize].label.get(state.lang()))
            .child(" ")
            .child(el("span").class("share").child(share));
        let disagreement =
            roster.disagreements.iter().find(|(other, _)| *other == value).map(|(_, note)| {
                let title = el("strong").child(words.status_disagree()).child(words.colon());
                noted(state, el("p").class("disagree").child(title), note)
            });
        let own = members(false, std::slice::from_ref(status));
        columns.push(column(state, title, &own, disagreement));
    }
    let decided = members(true, &statuses);
    if !decided.is_empty() {
        let title = el("h3").child(words.legend_decided()).child(" ");
        let number = el("span").class("share").child(decided.len().to_string());
        columns.push(column(state, title.child(number), &decided, None));
    }
    columns
}

/// A column: its states as keys, what shows their status, and each of them folded.
fn column(state: State, title: El, members: &[usize], disagreement: Option<El>) -> El {
    let (words, facts) = (state.words(), state.facts());
    let dataset = &facts.dataset;
    let own = members.to_vec();
    // As the query has them now.
    let now = move || -> Vec<(u32, Tile)> {
        let all = standings(state);
        let tiles = all
            .iter()
            .flat_map(|status| status.tiles.iter().map(|tile| (status.value, tile.clone())));
        tiles.filter(|(_, tile)| own.contains(&tile.membership)).collect()
    };
    let listed = now.clone();
    let keys = reactive(move || {
        let key = |(_, tile): &(u32, Tile)| el("i").class("key").class(tile.standing.look());
        now().iter().map(key).collect::<Vec<El>>().into_child()
    });
    let list = reactive(move || {
        let tiles = listed();
        let states = tiles.iter().map(|(value, tile)| member(state, *value, tile));
        states.collect::<Vec<El>>().into_child()
    });
    let name = |at: &usize| {
        let member = dataset.memberships[*at].member;
        dataset.organizations[member].short(state.lang())
    };
    let told = shared(dataset, members).into_iter().map(|group| {
        let whom = match group.members.len() == members.len() && members.len() > 1 {
            true => words.status_all_of(members.len()),
            false => words.and_list(&group.members.iter().map(name).collect::<Vec<_>>()),
        };
        let proved = &dataset.memberships[group.members[0]].evidence;
        let named = whom.chars().count();
        let mut lead = Some(el("strong").child(whom).child(words.colon()));
        let pieces: Vec<El> = group
            .pieces
            .iter()
            .map(|(place, list)| {
                el("p").child(lead.take()).child(proof(state, &proved[*place], list))
            })
            .collect();
        let letters = |(place, list): &(usize, Vec<usize>)| {
            proved[*place].text.get(state.lang()).chars().count() + list.len() * LETTERS_OF_A_SOURCE
        };
        let length = named + group.pieces.iter().map(letters).sum::<usize>();
        (el("li").child(pieces), length)
    });
    let groups: Vec<(El, usize)> = told.collect();
    let is_much = groups.len() > MANY_GROUPS;
    let sides = if is_much { halves(groups) } else { [groups, Vec::new()] };
    let lists = sides.into_iter().filter(|list| !list.is_empty()).map(|list| {
        let items: Vec<El> = list.into_iter().map(|(item, _)| item).collect();
        el("ul").class("shared").child(items)
    });
    el("section")
        .class_if("much", is_much)
        .child(title)
        .child(el("p").class("keys").attr("aria-hidden", "true").child(keys))
        .child(el("div").class("shares").child(lists.collect::<Vec<El>>()))
        .child(disagreement)
        .child(
            el("details")
                .child(el("summary").child(words.status_each()))
                .child(el("ul").class("held").child(list)),
        )
}

/// Items in two lists of about the same length, in their order.
fn halves(items: Vec<(El, usize)>) -> [Vec<(El, usize)>; 2] {
    let whole: usize = items.iter().map(|(_, length)| length).sum();
    let (mut lists, mut so_far) = ([Vec::new(), Vec::new()], 0);
    for item in items {
        // An item over the middle goes where more of it is.
        let is_second = (so_far + item.1 / 2) * 2 >= whole;
        so_far += item.1;
        lists[usize::from(is_second)].push(item);
    }
    lists
}

fn member(state: State, status: u32, tile: &Tile) -> El {
    let (words, facts) = (state.words(), state.facts());
    let name = card_link(state, &tile.id, || {}).class("open").child(tile.label.as_str());
    let membership = &facts.dataset.memberships[tile.membership];
    let disputed = membership.disputed.as_ref().map(|note| {
        let title = el("strong").child(words.card_disputed()).child(words.colon());
        noted(state, el("li").child(title), note)
    });
    el("li")
        .child(name)
        .child(el("span").class("said").child(" ").child(says(state, status, tile.standing)))
        .child(el("ul").class("pieces").child(evidence(state, membership)).child(disputed))
}

/// The choice of a rule by which a status is counted, where sources disagree.
fn rule(state: State, roster: &Roster, status: u32) -> Option<El> {
    let (words, facts, lang) = (state.words(), state.facts(), state.lang());
    let own: Vec<_> = roster.alternatives.iter().filter(|rule| rule.status == status).collect();
    let option =
        |value: &str, label: &str| el("option").attr("value", value.to_owned()).child(label);
    let ids: Vec<String> = own.iter().map(|rule| rule.id.clone()).collect();
    let value = reactive(move || {
        let chosen = |id: &&String| state.query.with(|query| query.basis.contains(id));
        ids.iter().find(chosen).cloned().unwrap_or_default()
    });
    let options: Vec<El> = own.iter().map(|rule| option(&rule.id, rule.label.get(lang))).collect();
    let select = el("select")
        .id(format!("basis-{status}"))
        .attr("autocomplete", "off")
        .prop_text("value", value)
        .on_change(move |event| {
            let facts = state.facts();
            let id = event_target_value(&event);
            let chosen = Some(id.as_str()).filter(|id| !id.is_empty());
            state.act(|query| count_by(&facts.dataset, query, status, chosen));
        })
        .child(option("", words.status_as_in_force()))
        .child(options);
    let counted = facts.dataset.facets[roster.facet].values[status as usize].label.get(lang);
    let label = format!("{}{}{counted}", words.status_basis(), words.colon());
    (!own.is_empty()).then(|| el("label").child(el("span").child(label)).child(select))
}

/// Why one might count as is counted now; nothing where it is as in force.
fn reasons(state: State) -> Vec<El> {
    let facts = state.facts();
    let Some(roster) = &facts.dataset.roster else { return Vec::new() };
    let chosen = state.query.with(|query| basis(&facts.dataset, query));
    let reason = |place: usize| {
        let rule = &roster.alternatives[place];
        el("p")
            .class("reason")
            .child(el("strong").child(rule.label.get(state.lang())).child(state.words().colon()))
            .child(in_its_language(state, &rule.reason.value))
            .child(" ")
            .child(sources(state, &rule.reason.sources))
    };
    chosen.into_iter().map(reason).collect()
}
