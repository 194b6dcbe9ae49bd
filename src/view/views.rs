//! The views: the way from one to another, and which of them stands on the screen.

use super::breakdown::breakdown;
use super::check::check;
use super::editions::editions;
use super::element::{El, Part, el, live, several};
use super::filters::filters;
use super::head::{chips, nothing_found};
use super::method::method;
use super::parts::is_plain_click;
use super::points::points;
use super::state::State;
use super::status::status;
use super::table::{named_table, not_named_table};
use super::take::take;
use crate::query::View;
use leptos::prelude::*;

/// A link that opens a view; with a modifier key it opens a new tab.
pub fn view_link(state: State, view: View) -> El {
    el("a").attr("href", live(move || state.href(|query| query.view = view))).on_click(
        move |event| {
            if is_plain_click(&event) {
                event.prevent_default();
                state.act(|query| query.view = view);
            }
        },
    )
}

/// Links to all views.
pub fn views(state: State) -> El {
    let more = &state.words().more;
    let link = |&(name, view): &(&str, View)| {
        let current = live(move || {
            let here = state.query.with(|query| query.view == view);
            if here { "page" } else { "false" }.to_owned()
        });
        let link = view_link(state, view)
            .id(format!("view-{name}"))
            .attr("aria-current", current)
            .attr("title", (more.view_title)(view))
            .child((more.view_name)(view));
        el("li").child(link)
    };
    let facts = state.facts();
    let offered = View::ALL.iter().filter(|(_, view)| view.is_in(&facts.dataset));
    let links: Vec<El> = offered.map(link).collect();
    el("nav").class("views").attr("aria-label", more.views).child(el("ul").child(links))
}

/// The view that the query asks for.
pub fn screen(state: State) -> AnyView {
    let view = state.part(|query| vec![query.view as usize]);
    live(move || {
        view();
        // What stands inside changes in place; only another view is built anew.
        untrack(|| match state.query.with(|query| query.view) {
            View::Who => who(state),
            View::Status => main(state, status(state)),
            View::Points => main(state, points(state)),
            View::Editions => main(state, editions(state)),
            View::Sources => main(state, method(state)),
            View::Check => main(state, check(state)),
        })
    })
    .part()
}

/// Where results stand; what the skip link leads to.
fn results(state: State) -> El {
    // While the filters stand open as a sheet, what lies behind cannot be reached.
    el("main").id("results").attr("tabindex", "-1").attr("inert", live(move || state.sheet.get()))
}

fn main(state: State, inside: impl Part) -> AnyView {
    results(state).class("view").child(inside).part()
}

fn who(state: State) -> AnyView {
    let main = results(state)
        .child(chips(state))
        .child(nothing_found(state))
        .child(breakdown(state))
        .child(named_table(state))
        .child(not_named_table(state))
        .child(take(state));
    el("div").class("columns").child(several([filters(state), main.part()])).part()
}
