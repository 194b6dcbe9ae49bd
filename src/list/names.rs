//! The part of the panel in which a column is matched with the reader's tables: which one, how far it is, what
//! is asked, what was answered.
//!
//! Nothing is looked up before the reader says so. Knows no worker.

use crate::browser::{file, focus};
use crate::list::labels::in_short;
use crate::list::matched::{Answer, Matched};
use crate::list::matching::{self, can_match, wanted};
use crate::list::stage::Here;
use crate::list::state::ListState;
use crate::view::element::{El, IntoChild, button, el, reactive};
use leptos::prelude::*;
use reader::Gazetteer;
use reader::meant::Meant;

/// The field for a file of decisions.
const IN: &str = "list-match-file";
/// The choice of a column.
const COLUMN: &str = "list-match-column";
/// The button that begins it.
const LOOK: &str = "list-match";
/// The one that takes the last answer back.
const UNDO: &str = "list-match-undo";
/// Questions told at once.
const FEW: usize = 12;

/// How many names only the reader can decide.
pub fn open(state: ListState) -> usize {
    state.matched.with(|matched| matched.questions().count())
}

/// The section; nothing where no column can be matched.
pub fn names(state: ListState, here: &Here) -> Option<El> {
    let words = state.words_now();
    let summary = &here.summary;
    let own = |at: &usize| can_match(summary, *at);
    let all: Vec<usize> = (0..summary.columns.len()).filter(own).collect();
    let first = *all.first()?;
    let now = state.query.with_untracked(|query| wanted(&query.reading, summary));
    let label = state.setup.with_untracked(|setup| setup.label).filter(own);
    let chosen = RwSignal::new(now.or(label).unwrap_or(first));
    let options: Vec<El> = all
        .iter()
        .map(|&at| {
            let is_now = at == chosen.get_untracked();
            let option = el("option").attr("value", at.to_string()).attr("selected", is_now);
            option.child(state.raw(at))
        })
        .collect();
    let select = el("select")
        .id(COLUMN)
        .attr("autocomplete", "off")
        .on_change(move |event| {
            if let Ok(at) = event_target_value(&event).parse() {
                chosen.set(at);
            }
        })
        .child(options);
    let look = button()
        .id(LOOK)
        .class("act")
        .on_click(move |_| {
            let column = (chosen.get_untracked() + 1).to_string();
            let is_said = state
                .query
                .with_untracked(|query| query.reading.get("match") == Some(column.as_str()));
            match state.here().filter(|_| is_said) {
                // Said already: it did not come, and is tried again.
                Some(here) => matching::follow(state, &here),
                None => state.read_as(|reading| reading.set("match", Some(&column))),
            }
        })
        .child(words.list_match_act("look"));
    let label = el("label").attr("for", COLUMN).child(words.list_match_act("column"));
    let choice = el("div")
        .class("guess")
        .child(el("p").class("guess-head").child(label))
        .child(el("p").class("ticks").child(select).child(look));
    let rest = reactive(move || {
        if let Some((done, all)) = state.looking.get() {
            let said =
                el("span").attr("role", "status").child(words.list_match_progress(done, all));
            return el("p")
                .class("list-acts")
                .child(said)
                .child(" ")
                .child(leave(state))
                .into_child();
        }
        match now {
            Some(_) => state.matched.with(|matched| told(state, matched)).into_child(),
            None => el("p").class("qualifier").child(words.list_match_hint()).into_child(),
        }
    });
    Some(
        el("div")
            .class("spellings")
            .child(el("h3").child(words.list_match()))
            .child(choice)
            .child(rest),
    )
}

/// Keeps the focus where it is, or near, while what is told is built anew.
fn stay() {
    let near = [UNDO, LOOK].map(str::to_owned);
    focus::give_soon([vec![focus::current()], near.into()].concat());
}

/// Takes the matching off.
fn leave(state: ListState) -> El {
    button()
        .id("list-match-leave")
        .class("act")
        .on_click(move |_| {
            stay();
            state.read_as(|reading| reading.set("match", None));
        })
        .child(state.words_now().list_match_act("leave"))
}

/// What came of it.
fn told(state: ListState, matched: &Matched) -> El {
    let words = state.words_now();
    let counts = matched.counts();
    let mut said = vec![
        words.list_match_told(counts.matched.0, counts.all.0, counts.matched.1, counts.all.1),
        words.list_match_none(counts.none.0, counts.none.1),
    ];
    if counts.beyond > 0 {
        said.push(words.list_match_beyond(counts.beyond));
    }
    let act = |id: &'static str, what: &'static str, act: fn(ListState)| {
        let act = move |_| {
            stay();
            act(state);
        };
        button().id(id).class("act").on_click(act).child(words.list_match_act(what))
    };
    let undo = act(UNDO, "undo", matching::undo).attr("disabled", !matched.can_undo());
    let has_answers = matched.answered().next().is_some();
    let json = act("list-match-json", "json", |state| matching::save(state, true));
    let csv = act("list-match-csv", "csv", |state| matching::save(state, false));
    let notes = state.decisions_told.get();
    let noted = (!notes.is_empty())
        .then(|| el("p").attr("role", "status").id("list-decisions").child(notes.join(" ")));
    let asked: Vec<El> = matched
        .questions()
        .take(FEW)
        .enumerate()
        .map(|own| question(state, &matched.known, own))
        .collect();
    let more = counts.asked.0.saturating_sub(FEW);
    let rest = (more > 0).then(|| el("li").child(words.more_values(more)));
    let heading = (counts.asked.0 > 0)
        .then(|| el("h4").id("list-match-open").child(words.list_yours(counts.asked.0)));
    let answered = matched.answered().take(FEW).map(|(text, answer)| {
        let said = match answer {
            Answer::Is(id) => in_short(&matched.known, id, words.tag()),
            Answer::NoneOfThese => words.list_match_act("none").to_owned(),
        };
        el("li").child(words.list_match_answered(text, &said))
    });
    let done: Vec<El> = answered.collect();
    el("div")
        .child(el("p").id("list-match-told").attr("role", "status").child(said.join(" ")))
        .child(noted)
        .child(heading)
        .child(el("ul").child(asked).child(rest))
        .child((!done.is_empty()).then(|| el("ul").child(done)))
        .child(
            el("p")
                .class("list-acts")
                .child(undo)
                .child(" ")
                .child(has_answers.then_some(json))
                .child(" ")
                .child(has_answers.then_some(csv))
                .child(" ")
                .child(leave(state)),
        )
        .child(has_answers.then(|| el("p").child(who(state))))
        .child(el("p").child(choose(state)))
}

/// The field for who answers.
fn who(state: ListState) -> El {
    let words = state.words_now();
    let field = el("input")
        .id("list-who")
        .attr("type", "text")
        .attr("autocomplete", "name")
        .prop_text("value", reactive(move || state.who.get()))
        .on_change(move |event| state.who.set(event_target_value(&event).trim().to_owned()));
    el("label").child(words.list_who()).child(" ").child(field)
}

/// The field for a file of decisions.
fn choose(state: ListState) -> El {
    let words = state.words_now();
    let field =
        el("input").id(IN).attr("type", "file").attr("accept", ".json,.csv").on_change(move |_| {
            if let Some(given) = file::chosen(IN) {
                leptos::task::spawn_local(matching::take_in(state, given));
            }
        });
    el("label").child(words.list_match_act("open")).child(" ").child(field)
}

/// One name that is asked: what it can mean, or none of these. After an answer the next one stands in its
/// place, with the same ids, so that the focus stays.
fn question(
    state: ListState,
    known: &Gazetteer,
    (place, (text, rows, meant)): (usize, (&str, usize, &Meant)),
) -> El {
    let words = state.words_now();
    let why = words.list_match_why(&meant.why);
    let said = format!("{} {}", words.list_quoted(text), words.number(rows));
    let of = |id: &String| {
        let name = in_short(known, id, words.tag());
        let label = if name == *id { name } else { format!("{name} ({id})") };
        (label, Answer::Is(id.clone()))
    };
    let none = (words.list_match_act("none").to_owned(), Answer::NoneOfThese);
    let answers = meant.candidates.iter().map(of).chain([none]);
    let buttons: Vec<El> = answers
        .enumerate()
        .map(|(at, (label, answer))| {
            let text = text.to_owned();
            button()
                .id(format!("list-asked-{place}-{at}"))
                .class("act")
                .attr("aria-describedby", format!("list-asked-{place}"))
                .on_click(move |_| {
                    stay();
                    matching::answer(state, &text, answer.clone());
                })
                .child(label)
        })
        .collect();
    el("li")
        .child(el("b").id(format!("list-asked-{place}")).child(said))
        .child(buttons)
        .child(el("span").class("qualifier").child(why))
}
