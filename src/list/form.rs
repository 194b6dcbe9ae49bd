//! The form in which meetings are made of a list: which column is what, what came of it, the way to the
//! explorer and to files.
//!
//! Knows no worker. What a choice does stands in `making.rs`.

use crate::browser::focus;
use crate::list::making::{self, Done, Making};
use crate::list::matching::{can_match, wanted};
use crate::list::meetings::{MOST_MEETINGS, MOST_PARTICIPANTS, MOST_ROWS, Mapping, Part};
use crate::list::stage::Here;
use crate::list::state::ListState;
use crate::list::terms;
use crate::text::dates;
use crate::view::element::{El, IntoChild, button, el, memo, nothing, reactive, several};
use crate::view::parts::checkbox;
use leptos::prelude::*;
use std::sync::Arc;

/// The form.
const ID: &str = "list-meetings";
/// The button that opens it.
const OPENER: &str = "list-meetings-open";
/// The button that makes the meetings.
const MAKE: &str = "list-meetings-make";
/// Meetings told at once.
const FEW: usize = 50;
/// Rows that are named where something was left out.
const PLACES: usize = 5;

/// The button that opens the form.
pub fn opener(state: ListState) -> El {
    button()
        .id(OPENER)
        .class("act")
        .attr(
            "aria-expanded",
            reactive(move || state.making.with(|making| making.is_open).to_string()),
        )
        .attr("aria-controls", ID)
        .on_click(move |_| {
            let guessed = state.here().map(|here| making::guessed(state, &here));
            state.making.update(|making| {
                making.is_open = !making.is_open;
                if making.mapping.is_none() {
                    making.mapping = guessed;
                }
            });
        })
        .child(state.words_now().list_meetings("open"))
}

/// The form, while it is open.
pub fn form(state: ListState) -> AnyView {
    let is_open = memo(move || state.making.with(|making| making.is_open));
    reactive(move || {
        let here = state.here().filter(|_| is_open.get());
        here.map_or_else(nothing, |here| untrack(|| inside(state, &here).into_child()))
    })
    .into_child()
}

fn inside(state: ListState, here: &Arc<Here>) -> El {
    let words = state.words_now();
    let asked: Vec<El> = Part::ALL.into_iter().map(|part| choice(state, here, part)).collect();
    let make = button()
        .id(MAKE)
        .class("act")
        .attr(
            "disabled",
            reactive(move || {
                // Names that are being looked up are waited for.
                state.making.with(|making| making.is_busy) || state.looking.get().is_some()
            }),
        )
        .on_click(move |_| making::make(state))
        .child(words.list_meetings("make"));
    let close = button()
        .class("act")
        .on_click(move |_| {
            state.making.update(|making| making.is_open = false);
            focus::give_soon(vec![OPENER.to_owned()]);
        })
        .child(words.card_close());
    let done = memo(move || state.making.with(|making| making.done.clone()));
    let came = reactive(move || {
        let done = done.get();
        done.map_or_else(nothing, |done| untrack(|| came(state, &done).into_child()))
    });
    el("section")
        .id(ID)
        .class("reading-panel")
        .attr("aria-labelledby", "list-meetings-title")
        .child(el("h2").id("list-meetings-title").child(words.list_meetings("title")))
        .child(el("p").class("caption").child(words.list_meetings("hint")))
        .child(el("div").class("guesses").child(asked))
        .child(look(state, here))
        .child(el("p").class("list-acts").child(several([
            make.into_child(),
            " ".into_child(),
            close.into_child(),
        ])))
        .child(came)
}

/// What is asked of one part: which column it is, with what its cells say.
fn choice(state: ListState, here: &Arc<Here>, part: Part) -> El {
    let words = state.words_now();
    let now = move |making: &Making| making.mapping.as_ref()?.columns.get(part);
    let chosen = memo(move || state.making.with(now));
    let id = format!("list-meetings-{}", part.name());
    let option = |value: String, is_now: bool, label: String| {
        el("option").attr("value", value).attr("selected", is_now).child(label)
    };
    let first = chosen.get_untracked();
    let none = (part != Part::Participant || first.is_none())
        .then(|| option(String::new(), first.is_none(), words.list_meetings_none(part.name())));
    let columns = (0..terms::own(&here.summary))
        .map(|at| option(at.to_string(), first == Some(at), state.raw(at)));
    let options: Vec<El> = none.into_iter().chain(columns).collect();
    let select = el("select")
        .id(id.clone())
        .attr("autocomplete", "off")
        .on_change(move |event| {
            let at = event_target_value(&event).parse().ok();
            making::change(state, |mapping| mapping.columns.set(part, at));
        })
        .child(options);
    let own = Arc::clone(here);
    let samples = reactive(move || {
        let column = chosen.get().and_then(|at| own.summary.columns.get(at));
        column.map(|column| column.samples.join(" · ")).unwrap_or_default()
    });
    let more = match part {
        Part::Meeting => {
            reactive(move || chosen.get().is_none().then(|| title(state))).into_child()
        }
        Part::Date => apart(state).into_child(),
        _ => nothing(),
    };
    let label = el("label").attr("for", id).child(words.list_meetings_part(part.name()));
    el("div")
        .class("guess")
        .child(el("p").class("guess-head").child(label))
        .child(select)
        .child(more)
        .child(el("p").class("qualifier samples").child(samples))
}

/// What the one meeting is called, where no column names any.
fn title(state: ListState) -> AnyView {
    let now = state.making.with_untracked(|making| making.mapping.clone()).unwrap_or_default();
    let field = el("input")
        .id("list-meetings-name")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("value", now.title)
        .on_input(move |event| {
            let title = event_target_value(&event);
            making::change(state, |mapping| mapping.title = title);
        });
    let label = el("span").child(state.words_now().list_meetings("name"));
    el("label").class("field").child(label).child(field).into_child()
}

/// Whether the same meeting on another date is another one; asked where both are known.
fn apart(state: ListState) -> AnyView {
    let has_both = |mapping: &Mapping| {
        [Part::Meeting, Part::Date].iter().all(|part| mapping.columns.get(*part).is_some())
    };
    let is_asked =
        memo(move || state.making.with(|making| making.mapping.as_ref().is_some_and(has_both)));
    reactive(move || {
        is_asked.get().then(|| {
            let id = Some("list-meetings-apart".to_owned());
            let said = state.words_now().list_meetings("apart");
            let is_apart =
                |making: &Making| making.mapping.as_ref().is_some_and(|now| now.is_apart);
            let is_on = reactive(move || state.making.with(is_apart));
            let toggle = move || {
                making::change(state, |mapping| mapping.is_apart = !mapping.is_apart);
            };
            checkbox(id, &said, is_on, toggle).into_child()
        })
    })
    .into_child()
}

/// That names are taken as they are written, and the way to look them up.
fn look(state: ListState, here: &Arc<Here>) -> AnyView {
    let here = Arc::clone(here);
    reactive(move || {
        let words = state.words_now();
        let participant = |making: &Making| making.mapping.as_ref()?.columns.get(Part::Participant);
        let at = state.making.with(participant).filter(|at| can_match(&here.summary, *at))?;
        if state.query.with(|query| wanted(&query.reading, &here.summary)) == Some(at) {
            return None;
        }
        let act = button()
            .id("list-meetings-look")
            .class("act")
            .on_click(move |_| {
                let column = (at + 1).to_string();
                state.read_as(|reading| reading.set("match", Some(&column)));
            })
            .child(words.list_match_act("look"));
        let said = el("span").child(words.list_meetings("look"));
        Some(el("p").class("list-acts").child(said).child(" ").child(act).into_child())
    })
    .into_child()
}

/// What came of it.
fn came(state: ListState, done: &Arc<Done>) -> El {
    let words = state.words_now();
    let made = &done.made;
    let people: usize = made.meetings.iter().map(|meeting| meeting.participants.len()).sum();
    let count = made.meetings.len();
    let lead = match count {
        0 => words.list_meetings("empty").to_owned(),
        _ => words.list_meetings_made(count, people, made.rows),
    };
    let of_rows = |kind: &str, rows: &[usize]| {
        let first: Vec<String> = rows.iter().take(PLACES).map(|row| words.number(*row)).collect();
        let more = if rows.len() > first.len() { "…" } else { "" };
        let told = first.join(words.join_comma()) + more;
        (!rows.is_empty()).then(|| words.list_meetings_left(kind, rows.len(), &told))
    };
    let beyond = |kind: &str, count: usize, most: usize| {
        (count > 0).then(|| words.list_meetings_left(kind, count, &words.number(most)))
    };
    let left = [
        of_rows("nobody", &made.nobody),
        of_rows("nowhere", &made.nowhere),
        of_rows("doubles", &made.doubles),
        beyond("meetings", made.more_meetings, MOST_MEETINGS),
        beyond("participants", made.more_participants, MOST_PARTICIPANTS),
        beyond("rows", done.more_rows, MOST_ROWS),
    ];
    let remarks: Vec<El> = left.into_iter().flatten().map(|note| el("li").child(note)).collect();
    let notes = (!remarks.is_empty()).then(|| el("ul").class("remarks").child(remarks));
    let items: Vec<El> = made
        .meetings
        .iter()
        .take(FEW)
        .enumerate()
        .map(|(place, meeting)| {
            let own = Arc::clone(done);
            let show = button()
                .id(format!("list-meeting-{place}"))
                .class("act")
                .attr("aria-describedby", format!("list-meeting-{place}-title"))
                .on_click(move |_| making::show(state, &own, place))
                .child(words.list_meetings("show"));
            let when = dates::dates(words, &meeting.start, &meeting.end);
            let facts = [when, words.count_described(meeting.participants.len())];
            let more: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
            let title =
                el("b").id(format!("list-meeting-{place}-title")).child(meeting.title.as_str());
            el("li")
                .child(title)
                .child(el("span").class("qualifier").child(more.join(" · ")))
                .child(show)
        })
        .collect();
    let more = count.saturating_sub(FEW);
    let rest = (more > 0).then(|| el("li").child(words.more_values(more)));
    let own = Arc::clone(done);
    let save = button()
        .id("list-meetings-save")
        .class("act")
        .on_click(move |_| making::save(state, &own))
        .child(words.list_meetings_save(count));
    let acts = (count > 0).then(|| el("p").class("list-acts").child(save));
    el("div")
        .class("spellings")
        .child(el("p").id("list-meetings-made").attr("role", "status").child(lead))
        .child(notes)
        .child(acts)
        .child(el("ul").class("made").child(items).child(rest))
}
