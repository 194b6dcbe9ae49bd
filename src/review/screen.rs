//! A review on the screen, put together: head, text, decision and list, checks.
//!
//! What stands on a wide screen side by side are on a narrow one two sheets: the list first.

use crate::browser::file::Given;
use crate::browser::{language, style};
use crate::review::checks::checks;
use crate::review::facts::facts;
use crate::review::head::{head, languages, not_here};
use crate::review::keys::{listen, overlay};
use crate::review::opening;
use crate::review::panes::panes;
use crate::review::session;
use crate::review::state::{ReviewState, Stage};
use crate::review::table::table;
use crate::review::take::take;
use crate::review::text::text;
use crate::text::Lang;
use crate::view::element::{IntoChild, effect, el, memo, reactive, several};
use crate::view::language::words_of;
use crate::view::shortcuts;
use crate::view::views::LATER;
use leptos::prelude::*;

/// The style sheet of this room.
const STYLE: &str = include_str!("review.css");

/// Opens a review.
pub fn open(given: Vec<Given>) {
    leptos::task::spawn_local(opened(given));
}

async fn opened(given: Vec<Given>) {
    let lang = Lang::of(&language::first()).unwrap_or_default();
    let Some(words) = words_of(lang, true).await else { return session::uncover() };
    let state = match session::state() {
        Some(state) => {
            state.set_words(words);
            state
        }
        None => {
            style::adopt(LATER);
            style::adopt(STYLE);
            // The state outlives what is built from it on the screen.
            let owner = Owner::new();
            let state = owner.with(|| ReviewState::new(words));
            session::mount(state, move || whole(state), owner);
            state.shortcuts.set(shortcuts::are_on());
            listen(state);
            state
        }
    };
    session::cover(state);
    opening::start(state, given).await;
    session::head(state);
}

fn whole(state: ReviewState) -> AnyView {
    reactive(move || {
        state.words_now();
        let stage = memo(move || match state.stage.get() {
            Stage::Here => 0,
            Stage::Reading => 1,
            Stage::Not(..) | Stage::WithoutText => 2,
            Stage::Releases => 3,
        });
        let inside = reactive(move || match stage.get() {
            0 => untrack(|| here(state)),
            3 => untrack(|| table(state)).into_child(),
            _ => not_here(state).into_child(),
        });
        several([untrack(|| languages(state)).into_child(), inside.into_child()])
    })
    .into_child()
}

fn here(state: ReviewState) -> AnyView {
    effect(move || {
        state.stage.track();
        state.selected.track();
        state.shows_text.track();
        crate::browser::timer::soon(move || state.bring_into_view());
    });
    let body = el("div")
        .class("review-body")
        .class_if("shows-text", reactive(move || state.shows_text.get()))
        .child(text(state))
        .child(
            el("main")
                .id("review-list")
                .class("review-side")
                .attr("tabindex", "-1")
                .child(panes(state)),
        );
    several([
        el("div").class("review").child(head(state)).child(body).child(checks(state)).into_child(),
        facts(state).into_child(),
        take(state).into_child(),
        overlay(state).into_child(),
    ])
}
