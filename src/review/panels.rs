//! What opens in the card for an act that asks for more: a heading, another name, words that are not
//! marked.

use crate::browser::focus;
use crate::draft::{Act, EntryId, Refusal, Span};
use crate::review::acts::{add as add_words, marked, place_of, put_under};
use crate::review::groups::groups;
use crate::review::known::{called, known};
use crate::review::phrases;
use crate::review::state::{Panel, ReviewState};
use crate::view::at_reader;
use crate::view::element::{El, IntoChild, button, el, nothing, reactive};
use crate::view::handing::tick;
use leptos::prelude::*;
use std::sync::Arc;

const FIELD: &str = "panel-field";
const FIRST: &str = "panel-first";

/// Opens a panel, and gives it the focus; closes it if it is open.
pub fn open(state: ReviewState, panel: Panel) {
    let is_open = state.panel.get_untracked() == panel;
    state.found.set(None);
    state.panel.set(if is_open { Panel::Closed } else { panel });
    let to = if is_open { "decide-title" } else { FIELD };
    focus::give_soon(vec![to.to_owned(), FIRST.to_owned()]);
}

fn form(state: ReviewState, inside: Vec<AnyView>) -> El {
    el("div")
        .class("review-panel")
        .on_keydown(move |event| {
            if event.key() == "Escape" {
                state.panel.set(Panel::Closed);
                focus::give_soon(vec!["decide-title".to_owned()]);
            }
        })
        .child(inside)
}

/// The choice of a heading: those that are printed over others, the words marked in the text, or none.
pub fn heading(state: ReviewState) -> El {
    let words = state.words();
    let Some(id) = state.entry_selected() else { return el("div") };
    let draft = state.draft.get_untracked();
    let groups = groups(&draft);
    let own = groups.iter().find(|group| group.entries.contains(&id));
    let all: Vec<EntryId> = own.map(|group| group.entries.clone()).unwrap_or_default();
    let count = all.len();
    let for_all = RwSignal::new(false);
    let put = move |heading: Option<Span>| {
        let entries = if for_all.get_untracked() { all.clone() } else { vec![id] };
        put_under(state, entries, heading);
        focus::give_soon(vec!["decide-title".to_owned()]);
    };
    let put = Arc::new(put);
    let choice = |name: &str, label: String, span: Option<Span>| {
        let put = Arc::clone(&put);
        el("li").child(
            button().id(name.to_owned()).class("act").on_click(move |_| put(span)).child(label),
        )
    };
    let mut choices: Vec<El> = groups
        .iter()
        .filter_map(|group| group.heading.as_ref())
        .enumerate()
        .map(|(at, heading)| {
            let name = if at == 0 { FIRST.to_owned() } else { format!("panel-{at}") };
            choice(&name, phrases::short(&heading.exact), Some(heading.span))
        })
        .collect();
    let of_marked = {
        let put = Arc::clone(&put);
        button()
            .class("act")
            .on_click(move |_| match marked(state) {
                Some(span) => put(Some(span)),
                None => state.refuse(&Refusal::NoWords),
            })
            .child(words.review_heading_marked())
    };
    choices.push(el("li").child(of_marked));
    choices.push(choice("panel-none", words.review_heading_none().to_owned(), None));
    let tick = tick(&words.review_for_all(count), for_all);
    form(
        state,
        vec![
            (count > 1).then(|| el("p").child(tick)).into_child(),
            el("ul").attr("aria-label", words.review_heading()).child(choices).into_child(),
        ],
    )
}

/// A field with its button; Enter in the field does the same.
fn field(label: &str, button_label: &str, act: impl Fn(String) + Clone + 'static) -> AnyView {
    let value = RwSignal::new(String::new());
    let (by_key, by_button) = (act.clone(), act);
    let input = el("input")
        .id(FIELD)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .on_input(move |event| value.set(event_target_value(&event)))
        .on_keydown(move |event| {
            if event.key() == "Enter" {
                event.prevent_default();
                by_key(value.get_untracked());
            }
        });
    let act = button()
        .class("act")
        .on_click(move |_| by_button(value.get_untracked()))
        .child(button_label.to_owned());
    el("p")
        .class("review-field")
        .child(el("label").child(el("span").child(label.to_owned())).child(input))
        .child(act)
        .into_child()
}

/// The search for another name, and what it finds.
pub fn look_up(state: ReviewState) -> El {
    let words = state.words();
    let Some(id) = state.entry_selected() else { return el("div") };
    let search = move |name: String| {
        leptos::task::spawn_local(async move {
            let answer = at_reader::candidates(&name).await.ok();
            let found = answer.and_then(|answer| known(&answer)).unwrap_or_default();
            state.found.set(Some(Arc::new(found)));
            focus::give_soon(vec![FIRST.to_owned(), FIELD.to_owned()]);
        });
    };
    let found = reactive(move || {
        let Some(found) = state.found.get() else { return nothing() };
        if found.organizations.is_empty() {
            return el("p").attr("role", "status").child(words.review_nobody_so()).into_child();
        }
        let choice = |(at, one): (usize, &reader::Described)| {
            let (own, kind) = (one.id.clone(), one.kind.clone());
            let (short, formal) = called(&found, &own, words.tag());
            let more: Vec<String> = [formal, words.review_kind(&kind)]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect();
            let name = if at == 0 { FIRST.to_owned() } else { format!("panel-{at}") };
            let all = Arc::clone(&found);
            el("li").child(
                button()
                    .id(name)
                    .on_click(move |_| {
                        state.known.update(|known| {
                            *known = Arc::new(crate::review::known::joined(known, (*all).clone()));
                        });
                        state.decide(&Act::Choose(id, own.clone()));
                        focus::give_soon(vec!["decide-title".to_owned()]);
                    })
                    .child(el("strong").child(short))
                    .child(" ")
                    .child(el("span").class("caption").child(more.join(words.join_comma()))),
            )
        };
        let choices: Vec<El> = found.organizations.iter().enumerate().map(choice).collect();
        el("ul").class("review-choices").child(choices).into_child()
    });
    let field = field(words.review_look_up(), words.review_look_up_act(), search);
    form(state, vec![field, found.into_child()])
}

/// The field for words that are not marked.
pub fn add(state: ReviewState) -> El {
    let words = state.words();
    let put = move |written: String| match place_of(state, &written) {
        Some(span) => add_words(state, span),
        None => state.told.set(words.review_refused("not-in-text")),
    };
    let hint = el("p").class("caption").child(words.review_add_hint()).into_child();
    form(state, vec![hint, field(words.review_words(), words.review_add(), put)])
}
