//! The list on the screen: put there, built in its parts; question to address and title.

use crate::browser::address::{self, Entry};
use crate::browser::{focus, language, style, timer};
use crate::list::card::card;
use crate::list::form::form;
use crate::list::head::{head, not_here, reading};
use crate::list::matching;
use crate::list::panel::panel;
use crate::list::reading::of_file;
use crate::list::session;
use crate::list::source::unknown;
use crate::list::state::{ListState, Stage};
use crate::list::table::table;
use crate::list::take::take;
use crate::query::{Embed, Query, parameter, read_list, write_list};
use crate::text::{Lang, Words};
use crate::view::breakdown::breakdown;
use crate::view::chips::{chips, nothing_found};
use crate::view::element::{IntoChild, effect, el, memo, reactive, several};
use crate::view::embed;
use crate::view::filters::filters;
use crate::view::language::{follow, languages, words_of};
use crate::view::open::ListOrigin;
use crate::view::source::Source as _;
use crate::view::views::LATER;
use leptos::prelude::*;

/// The style sheet of this room.
const STYLE: &str = include_str!("list.css");

/// Opens a list.
pub fn open(from: ListOrigin) {
    leptos::task::spawn_local(opened(from));
}

async fn opened(from: ListOrigin) {
    session::begin();
    let lang = Lang::of(&language::first()).unwrap_or_default();
    let Some(words) = words_of(lang, true).await else {
        return session::uncover();
    };
    let state = match session::state() {
        Some(state) => {
            // Another list in the place of the one before: nothing is asked of it yet. Where none
            // was, the address may have come with this one.
            if state.here().is_some() {
                state.query.set(Query::default());
            }
            state
        }
        None => mounted(words),
    };
    session::start(state, from);
}

fn mounted(words: &'static Words) -> ListState {
    style::adopt(STYLE);
    style::adopt(LATER);
    let read = read_list(Lang::TAGS, &address::fragment());
    let (mut query, notices) = read.unwrap_or_default();
    // A list goes on in the language that the page was read in.
    if query.lang.is_none() && words.tag() != language::default_tag() {
        query.lang = Some(words.tag().to_owned());
    }
    let unknown = notices.iter().filter_map(unknown).collect();
    // The state outlives what is built from it on the screen.
    let owner = Owner::new();
    let embed = parameter(&address::query(), "embed").as_deref().and_then(Embed::named);
    let state = owner.with(|| ListState::new(words, (query, unknown), embed));
    let build = move || {
        keep_address(state);
        follow(state);
        effect(move || state.ask_card());
        whole(state)
    };
    session::mount(build, owner);
    state
}

/// Keeps address and title in step with the question, and asks what follows from it.
fn keep_address(state: ListState) {
    let asked = StoredValue::new(None::<Query>);
    // Whether the address of what is asked waits to be written.
    let waits = StoredValue::new(false);
    Effect::new(move |_| {
        let question = state.query.get();
        let here = matches!(state.stage.get(), Stage::Here(_));
        if !here {
            // What is asked of a list that is still read is asked of it once, when it is there.
            if asked.with_value(Option::is_some) {
                asked.set_value(Some(question));
            }
            return;
        }
        match asked.get_value() {
            None => {
                write_address(state, &question);
                address::on_step("list", move || session::step(state));
            }
            Some(before) if of_file(&before.reading) != of_file(&question.reading) => {
                state.read_again();
            }
            Some(before) if before.reading != question.reading => {
                if let Some(here) = state.here() {
                    matching::follow(state, &here);
                }
            }
            Some(before) if before.roles != question.roles => {
                state.set_up();
                matching::split_anew(state);
            }
            Some(before) if !before.finds_the_same(&question) => state.ask(),
            Some(_) => {}
        }
        // What a step brought stands in the address: it is not written, and neither is what waited before it.
        // Another step may have changed the address by now.
        if state.stepped.try_update_value(Option::take).flatten().as_ref() == Some(&question) {
            waits.set_value(false);
            asked.set_value(Some(question));
            return;
        }
        // Two acts so fast after each other are two steps all the same.
        if let Some(before) = asked.get_value().filter(|_| waits.get_value()) {
            write_address(state, &before);
        }
        waits.set_value(true);
        // A browser takes as long for a step of its history as for all else that follows from a
        // tick: the reader sees the tick first, and what follows from it.
        timer::after_paint(move || {
            timer::after_paint(move || {
                // The list may be gone by now.
                if waits.try_update_value(std::mem::take) == Some(true) {
                    write_address(state, &state.query.get_untracked());
                }
            });
        });
        asked.set_value(Some(question));
    });
    Effect::new(move |_| {
        state.words.track();
        state.stage.track();
        session::cover(state);
    });
}

/// Writes the question into the address, unless the address stands for it, however that spells it:
/// written anew after a step, an address from elsewhere would be one that nobody gets back over.
fn write_address(state: ListState, question: &Query) {
    // The list may have been closed meanwhile, or covered by a step in the history.
    let open = state.stage.try_with_untracked(|stage| matches!(stage, Stage::Here(_)));
    if open != Some(true) || !session::is_uncovered() {
        return;
    }
    let written = write_list(question);
    let read = |address: &str| read_list(Lang::TAGS, address).map(|(query, _)| query);
    let before = read(&address::fragment());
    if before.as_ref().is_some_and(|before| write_list(before) == written) {
        return;
    }
    // Both as an address tells them: filters stand in another order there.
    let typed = read(&written).zip(before).is_some_and(|(now, before)| now.is_typed_from(&before));
    // Inside another page, going back is that page's affair.
    let in_place = typed || state.embed.is_some();
    let entry = if in_place { Entry::Replace } else { Entry::Push };
    address::show_exactly(&format!("{}{written}", address::query()), entry);
}

fn whole(state: ListState) -> AnyView {
    reactive(move || {
        state.words.track();
        let stage = memo(move || match state.stage.get() {
            Stage::Reading(_) => Stage::Reading(Default::default()),
            other => other,
        });
        let mut was_here = false;
        let inside = reactive(move || {
            let stage = stage.get();
            let is_again = std::mem::replace(&mut was_here, matches!(stage, Stage::Here(_)));
            untrack(|| match stage {
                Stage::Reading(_) => reading(state),
                Stage::Not(_) => not_here(state),
                // Read in another way: the focus stays in what is built anew, and so does the place.
                Stage::Here(_) if is_again && was_here => {
                    focus::give_soon(vec![focus::current()]);
                    here(state, true)
                }
                Stage::Here(_) => here(state, false),
            })
        });
        let languages = state.embed.is_none().then(|| languages(state));
        several([languages.into_child(), inside.into_child()])
    })
    .into_child()
}

/// The list; `at_once`, or built in three tasks from above, for none may keep the page from its reader.
fn here(state: ListState, at_once: bool) -> AnyView {
    let is_whole = state.embed.is_none();
    // Inside another page the filters unfold above the results, and cover nothing.
    let covered = move || state.drawer.get() && is_whole;
    let results = in_a_task_of_its_own(at_once, move || {
        let below = is_whole.then(|| {
            in_a_task_of_its_own(at_once, move || {
                several([table(state).into_child(), take(state).into_child()])
            })
        });
        el("main")
            .id("list-results")
            .attr("tabindex", "-1")
            .attr("inert", reactive(covered))
            .child(chips(state))
            .child(grouped(state))
            .child(nothing_found(state))
            .child(below)
            .into_child()
    });
    let columns = if state.is_fixed() {
        el("div").class("view").child(results)
    } else {
        let filters = in_a_task_of_its_own(at_once, move || filters(state));
        el("div").class("columns").child(several([filters, results]))
    };
    several([
        el("div")
            .attr("inert", reactive(covered))
            .child(head(state))
            .child(is_whole.then(|| panel(state)))
            .child(is_whole.then(|| form(state)))
            .into_child(),
        columns.into_child(),
        (!is_whole).then(|| embed::foot(state)).into_child(),
        card(state).into_child(),
    ])
}

/// The breakdown, or why there is none.
fn grouped(state: ListState) -> AnyView {
    let is_empty = memo(move || state.facets().is_empty() && !state.has_years());
    reactive(move || match is_empty.get() {
        true => el("p").class("notices").child(state.words().list_no_groups()).into_child(),
        false => untrack(|| breakdown(state)).into_child(),
    })
    .into_child()
}

fn in_a_task_of_its_own(at_once: bool, build: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let begun = RwSignal::new(at_once);
    if !at_once {
        timer::soon(move || begun.set(true));
    }
    reactive(move || begun.get().then(|| untrack(&build))).into_child()
}
