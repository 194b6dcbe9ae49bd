//! The views: the way from one to another, and which of them stands on the screen.

use super::beside;
use super::breakdown::breakdown;
use super::card;
use super::check::check;
use super::chips::{chips, nothing_found};
use super::editions::editions;
use super::element::{El, IntoChild, el, memo, reactive, several};
use super::filters::filters;
use super::later::{self, Later};
use super::method::method;
use super::own;
use super::parts::view_link;
use super::points::points;
use super::printed::printed;
use super::report::{cited, report};
use super::rest::rest;
use super::shortcuts;
use super::source::Source;
use super::state::State;
use super::status::status;
use super::table::{named_table, not_named_table};
use super::take::take;
use crate::browser::style;
use crate::query::{View, meeting};
use crate::text::view_title;
use leptos::prelude::*;

/// The style sheet of the other views.
const STYLE: &str = include_str!("views.css");

/// The style sheet of everything that is not on the first screen.
pub const LATER: &str = include_str!("later.css");

/// Links to all views.
pub fn views(state: State) -> El {
    let words = state.words();
    let facts = state.facts();
    // The view of statuses is called by the status that the dataset has.
    let name = |view: View| match (&facts.dataset.roster, view) {
        (Some(roster), View::Status) => words.view_states(roster.name.get(state.lang())),
        _ => words.view_name(view.name()),
    };
    let link = |&view: &View| {
        let current = reactive(move || {
            let here = state.query.with(|query| query.view == view);
            if here { "page" } else { "false" }.to_owned()
        });
        let link = view_link(state, view)
            .id(format!("view-{}", view.name()))
            .attr("aria-current", current)
            .attr("title", view_title(words, &facts.dataset, view))
            .child(name(view));
        el("li").child(link)
    };
    let links: Vec<El> = offered(state).iter().map(link).collect();
    el("nav")
        .class("views")
        .attr("aria-label", words.views())
        .on_near(move || later::fetch(state))
        .child(el("ul").child(links))
}

/// The views that there is something in, in their order. The report is the same once more, and is
/// offered where things are taken along.
pub fn offered(state: State) -> Vec<View> {
    let facts = state.facts();
    let views = View::ALL.iter().map(|(_, view)| *view);
    views.filter(|view| *view != View::Report && meeting::has_view(&facts.dataset, *view)).collect()
}

/// The view that the query asks for.
pub fn screen(state: State) -> AnyView {
    let view = state.part(|query| vec![query.view as usize]);
    reactive(move || {
        view();
        // What stands inside changes in place; only another view is built anew.
        untrack(|| match state.query.with(|query| query.view) {
            View::Who => who(state),
            view => later::shown(state, Later::View(view)),
        })
    })
    .into_child()
}

/// What of the screen comes later, where the program is split.
pub fn made(state: State, what: Later) -> AnyView {
    // Before anything of it stands on the screen, so that nothing moves.
    if !cfg!(feature = "prerender") {
        style::adopt(LATER);
        if matches!(what, Later::View(_)) {
            style::adopt(STYLE);
        }
    }
    match what {
        Later::View(View::Who) => who(state),
        Later::View(View::Status) => main(state, status(state)),
        Later::View(View::Points) => main(state, points(state)),
        Later::View(View::Editions) => main(state, editions(state)),
        Later::View(View::Sources) => main(state, method(state)),
        Later::View(View::Check) => results(state).class("view").child(check(state)).into_child(),
        Later::View(View::Report) => results(state).class("view").child(report(state)).into_child(),
        Later::Below => {
            several([take(state).into_child(), reactive(move || cited_now(state)).into_child()])
        }
        Later::Card => card::body(state),
        Later::Own => own::panel(state).into_child(),
        Later::Beside => beside::found(state),
        Later::Keys => shortcuts::overlay(state).into_child(),
        Later::Nothing => nothing_found(state),
        Later::Rows => rest(state),
    }
}

/// Where results stand; what the skip link leads to.
fn results(state: State) -> El {
    // While the drawer with the filters is open, what lies behind cannot be reached.
    // Inside another page they unfold above it instead.
    let is_covered = move || state.drawer.get() && state.embed().is_none();
    el("main").id("results").attr("tabindex", "-1").attr("inert", reactive(is_covered))
}

fn main(state: State, inside: impl IntoChild) -> AnyView {
    results(state).class("view").child(inside).child(ways_on(state)).into_child()
}

fn who(state: State) -> AnyView {
    let is_whole = state.embed().is_none();
    let is_nothing =
        memo(move || state.is_filtered() && state.answer(|answer| answer.rows.is_empty()));
    let tables = is_whole
        .then(|| several([named_table(state).into_child(), not_named_table(state).into_child()]));
    let main = results(state)
        .child(chips(state))
        .child(breakdown(state))
        .child(reactive(move || is_nothing.get().then(|| later::shown(state, Later::Nothing))))
        .child(tables)
        .child(ways_on(state));
    if state.is_fixed() {
        return el("div").class("view").child(main).into_child();
    }
    let columns = el("div").class("columns").child(several([filters(state), main.into_child()]));
    let behind = reactive(move || state.drawer.get() && is_whole);
    let printed = is_whole.then(|| printed(state).map(|sentence| sentence.attr("inert", behind)));
    several([printed.flatten().into_child(), columns.into_child()])
}

/// What stands below every view: what can be taken along, and for paper the sources.
fn ways_on(state: State) -> Option<AnyView> {
    // None of it works without the program, so the snapshot need not carry it.
    let is_whole = state.embed().is_none() && !cfg!(feature = "prerender");
    is_whole.then(|| later::shown(state, Later::Below))
}

/// The sources cited by what is shown at the moment.
fn cited_now(state: State) -> AnyView {
    state.query.track();
    cited(state).into_child()
}
