//! The main screen put together, and the effects at its edge: query to address, title, language.

use super::card;
use super::element::{IntoChild, el, reactive, several};
use super::embed;
use super::head::{foot, head};
use super::language::follow;
use super::later::{self, Later};
use super::shortcuts;
use super::state::State;
use super::views::screen;
use crate::browser::address::{self, Entry};
use crate::browser::{file, media, page};
use crate::query::{self, Query};
use crate::text::{Lang, title};
use leptos::prelude::*;

/// Everything between the product's name and the foot.
pub fn explorer(state: State) -> AnyView {
    keep_address(state);
    follow(state);
    reactive(move || {
        state.words_now();
        // In another language everything is built anew; the state stays.
        untrack(|| whole(state))
    })
    .into_child()
}

fn whole(state: State) -> AnyView {
    let words = state.words();
    // While the filters stand open as a sheet, what lies behind cannot be reached.
    let behind = move || state.drawer.get() && state.embed().is_none();
    // None of it works without the program, so the snapshot need not carry it.
    let is_usable = state.embed().is_none() && !cfg!(feature = "prerender");
    let foot = match state.embed() {
        Some(_) => embed::foot(state),
        None => foot(state),
    };
    several([
        el("div").attr("inert", reactive(behind)).child(head(state)).into_child(),
        el("p").class("needs-program").child(words.needs_program()).into_child(),
        screen(state),
        el("div").attr("inert", reactive(behind)).child(foot).into_child(),
        card::card(state).into_child(),
        is_usable.then(|| later::shown(state, Later::Keys)).into_child(),
    ])
}

/// Keeps address, title, language and dialog in step with the query. One effect, and all that is
/// heard from the browser itself.
fn keep_address(state: State) {
    let read = move || query::read(&state.facts().dataset, Lang::TAGS, &address::query());
    let write = move |query: &Query| query::write(&state.facts().dataset, query);
    // The query that the address bar stands for.
    let shown = StoredValue::new(None::<Query>);
    Effect::new(move |_| {
        let query = state.query.get();
        let before = shown.get_value().unwrap_or_else(|| read().0);
        if write(&query) != write(&before) {
            // Inside another page, going back is that page's affair.
            let in_place = query.embed.is_some() || query.is_typed_from(&before);
            let entry = if in_place { Entry::Replace } else { Entry::Push };
            address::show(&write(&query), entry);
        }
        let dataset = &state.facts().dataset;
        let words = state.words_now();
        let lang = words.tag();
        // What stands in the place of the page has a title and a language of its own.
        if !page::is_covered() {
            page::set_title(&state.answer(|answer| title(words, lang, dataset, &query, answer)));
            page::set_language(lang);
            page::set_skip(words.skip_to_results(), "#results");
        }
        card::keep_open::<State>(query.show.is_some());
        // The first run alone, once the page stands: from then on the reader can step.
        if shown.get_value().is_none() {
            // Told last: what stands in its place may have gone by the same step.
            address::on_step("the page", move || {
                if page::is_covered() {
                    return;
                }
                let (query, notices) = read();
                shown.set_value(Some(query.clone()));
                state.drawer.set(false);
                state.query.set(query);
                state.notices.set(notices);
            });
            media::on_change(media::WIDE, move |wide| state.drawer.update(|open| *open &= !wide));
            if state.embed().is_none() {
                shortcuts::listen(state);
            }
            page::on_first_sign(move || later::fetch(state));
            if file::is_held() {
                later::fetch(state);
            }
        }
        shown.set_value(Some(query));
    });
}
