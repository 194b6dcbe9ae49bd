//! The views: the way from one to another, and which of them stands on the screen.

use super::breakdown::breakdown;
use super::check::check;
use super::chips::{chips, nothing_found};
use super::editions::editions;
use super::element::{El, IntoChild, el, reactive, several};
use super::filters::filters;
use super::method::method;
use super::parts::view_link;
use super::points::points;
use super::report::{cited, report};
use super::state::State;
use super::status::status;
use super::table::{named_table, not_named_table};
use super::take::take;
use crate::query::{View, meeting};
use leptos::prelude::*;

/// Links to all views.
pub fn views(state: State) -> El {
    let words = state.words();
    let link = |&view: &View| {
        let current = reactive(move || {
            let here = state.query.with(|query| query.view == view);
            if here { "page" } else { "false" }.to_owned()
        });
        let link = view_link(state, view)
            .id(format!("view-{}", view.name()))
            .attr("aria-current", current)
            .attr("title", words.view_title(view.name()))
            .child(words.view_name(view.name()));
        el("li").child(link)
    };
    let links: Vec<El> = offered(state).iter().map(link).collect();
    el("nav")
        .class("views")
        .attr("aria-label", words.views())
        .on_near(later::fetch)
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
            view => later::shown(state, view),
        })
    })
    .into_child()
}

/// A view but the first.
fn other(state: State, view: View) -> AnyView {
    match view {
        View::Who => who(state),
        View::Status => main(state, status(state)),
        View::Points => main(state, points(state)),
        View::Editions => main(state, editions(state)),
        View::Sources => main(state, method(state)),
        View::Check => results(state).class("view").child(check(state)).into_child(),
        View::Report => results(state).class("view").child(report(state)).into_child(),
    }
}

/// The other views where the program is whole.
#[cfg(not(split))]
mod later {
    use super::{AnyView, State, View};

    /// One of them.
    pub fn shown(state: State, view: View) -> AnyView {
        super::other(state, view)
    }

    /// They are at hand.
    pub fn fetch() {}
}

/// The other views where the program is split: a part of it, fetched when one is first asked for or the
/// pointer comes near.
#[cfg(split)]
mod later {
    #![allow(unsafe_code)] // what the macro writes: an import and an export of this program itself
    use super::{State, View};
    use crate::view::element::{IntoChild, button, el, reactive};
    use leptos::prelude::*;
    use std::cell::Cell;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    type Build = fn(State, View) -> AnyView;

    thread_local! {
        static BUILD: Cell<Option<Build>> = const { Cell::new(None) };
    }

    #[wasm_split(views, fallible)]
    fn part() -> Result<Build, SplitLoaderError> {
        Ok(super::other)
    }

    async fn fetched() -> bool {
        if BUILD.get().is_none() {
            BUILD.set(part().await.ok());
        }
        BUILD.get().is_some()
    }

    /// Has them at hand soon.
    pub fn fetch() {
        leptos::task::spawn_local(async {
            // Whether they came is told to whoever asks for one.
            let _there = fetched().await;
        });
    }

    /// One of them, as soon as it can be; or that it cannot.
    pub fn shown(state: State, view: View) -> AnyView {
        let tries = RwSignal::new(0);
        let ask = move || {
            leptos::task::spawn_local(async move {
                let _there = fetched().await;
                // The reader may be elsewhere by now.
                let _gone = tries.try_update(|tries| *tries += 1);
            });
        };
        if BUILD.get().is_none() {
            ask();
        }
        reactive(move || {
            let tries = tries.get();
            if let Some(build) = BUILD.get() {
                return Some(untrack(|| build(state, view)));
            }
            let words = state.words();
            let again = button().on_click(move |_| ask()).child(words.retry());
            (tries > 0).then(|| {
                let text = el("p").child(words.failed_view());
                el("main")
                    .class("failure")
                    .attr("role", "alert")
                    .child(text)
                    .child(again)
                    .into_child()
            })
        })
        .into_child()
    }
}

/// Where results stand; what the skip link leads to.
fn results(state: State) -> El {
    // While the filters stand open as a sheet, what lies behind cannot be reached.
    // Inside another page they unfold above it instead.
    let is_covered = move || state.sheet.get() && state.embed().is_none();
    el("main").id("results").attr("tabindex", "-1").attr("inert", reactive(is_covered))
}

fn main(state: State, inside: impl IntoChild) -> AnyView {
    results(state).class("view").child(inside).child(ways_on(state)).into_child()
}

fn who(state: State) -> AnyView {
    let is_whole = state.embed().is_none();
    let tables = is_whole
        .then(|| several([named_table(state).into_child(), not_named_table(state).into_child()]));
    let main = results(state)
        .child(chips(state))
        .child(nothing_found(state))
        .child(breakdown(state))
        .child(tables)
        .child(ways_on(state));
    if state.is_fixed() {
        return el("div").class("view").child(main).into_child();
    }
    el("div").class("columns").child(several([filters(state), main.into_child()])).into_child()
}

/// What stands below every view: what can be taken along, and for paper the sources.
fn ways_on(state: State) -> Option<AnyView> {
    // None of it works without the program, so the snapshot need not carry it.
    let is_whole = state.embed().is_none() && !cfg!(feature = "prerender");
    is_whole.then(|| {
        several([take(state).into_child(), reactive(move || cited_now(state)).into_child()])
    })
}

/// The sources cited by what is shown at the moment.
fn cited_now(state: State) -> AnyView {
    state.query.track();
    cited(state).into_child()
}
