//! How a list was read, and how else it could be: the first rows as they stand beside what was made of
//! them, each guess with its reason and doubt, what columns are for, spellings that may mean the same.
//!
//! A choice is a change of the query: it stands in the address, and a step back takes it off. Knows no
//! worker.

use crate::browser::{focus, text};
use crate::list::columns::columns;
use crate::list::guesses::{Setting, doubt, open_questions, settings, voids};
use crate::list::names::{self, names};
use crate::list::preview::preview;
use crate::list::reading::{merge, merged, toggle_void};
use crate::list::stage::Here;
use crate::list::state::ListState;
use crate::view::element::{El, IntoChild, button, el, nothing, reactive, several};
use engine::protocol::Doubt;
use leptos::prelude::*;

/// The panel itself.
const ID: &str = "list-reading";
/// The button that opens it.
const OPENER: &str = "list-how";
/// Spellings offered at once.
const FEW: usize = 12;

/// All choices of a list, as they stand.
fn all(state: ListState, here: &Here) -> Vec<Setting> {
    let words = state.words_now();
    let language = |tag: &str| text::language(words.tag(), tag).unwrap_or_else(|| tag.to_owned());
    state.query.with_untracked(|query| {
        settings(words, &here.file, &here.summary, &query.reading, &language)
    })
}

/// The button that opens the panel, and how much only the reader can decide.
pub fn opener(state: ListState, here: &Here) -> AnyView {
    let words = state.words_now();
    let choices = open_questions(&all(state, here), &voids(&here.summary));
    let button = button()
        .id(OPENER)
        .class("act")
        .attr("aria-expanded", reactive(move || state.panel.get().to_string()))
        .attr("aria-controls", ID)
        .on_click(move |_| state.panel.update(|open| *open = !*open))
        .child(words.list_how());
    let count = reactive(move || {
        let open = choices + names::open(state);
        (open > 0).then(|| el("span").class("yours").child(words.list_yours(open)).into_child())
    });
    several([button.into_child(), " ".into_child(), count.into_child()])
}

/// The panel, while it is open.
pub fn panel(state: ListState) -> AnyView {
    reactive(move || {
        let here = state.here().filter(|_| state.panel.get());
        here.map_or_else(nothing, |here| untrack(|| inside(state, &here).into_child()))
    })
    .into_child()
}

fn inside(state: ListState, here: &Here) -> El {
    let words = state.words_now();
    let close = button()
        .id("list-show")
        .class("act")
        .on_click(move |_| {
            state.panel.set(false);
            focus::give_soon(vec![OPENER.to_owned()]);
        })
        .child(words.list_show(here.summary.rows));
    let is_own = move || state.query.with(|query| !query.reading.all().is_empty());
    let again = button()
        .id("list-guess-all")
        .class("act")
        .attr("disabled", reactive(move || !is_own()))
        .on_click(move |_| state.read_as(|reading| *reading = Default::default()))
        .child(words.list_guess_all());
    let undo = button()
        .id("list-undo")
        .class("act")
        .attr("disabled", reactive(move || state.before.with(Vec::is_empty)))
        .on_click(move |_| state.undo_reading())
        .child(words.list_undo());
    let busy = reactive(move || match state.again.get() {
        Some(progress) => words.list_reading(progress.rows),
        None => String::new(),
    });
    let voids = voids(&here.summary);
    let mut guesses: Vec<El> = Vec::new();
    guesses.extend((!voids.is_empty()).then(|| void_words(state, voids)));
    guesses.extend(all(state, here).into_iter().map(|setting| guess(state, setting)));
    el("section")
        .id(ID)
        .class("reading-panel")
        .attr("aria-labelledby", "list-reading-title")
        .child(el("h2").id("list-reading-title").child(words.list_how()))
        .child(el("p").class("caption").child(words.list_how_hint()))
        .child(preview(state, here))
        .child(el("div").class("guesses").child(guesses))
        .child(spellings(state, here))
        .child(names(state, here))
        .child(columns(state, here))
        .child(el("p").class("list-acts").child(several([
            close.into_child(),
            undo.into_child(),
            again.into_child(),
            el("span").attr("role", "status").child(busy).into_child(),
        ])))
}

/// A box with a name, a doubt, a choice and a reason.
fn boxed(label: El, doubtful: bool, doubt: String, choice: AnyView, why: String) -> El {
    el("div")
        .class("guess")
        .class_if("open", doubtful)
        .child(el("p").class("guess-head").child(label).child(el("span").child(doubt)))
        .child(choice)
        .child((!why.is_empty()).then(|| el("p").class("qualifier").child(why)))
}

fn guess(state: ListState, setting: Setting) -> El {
    let words = state.words_now();
    let (name, id) = (setting.name, format!("list-read-{}", setting.name));
    // What was said can be left to be guessed again.
    let guessed = setting.is_chosen.then(|| ("?".to_owned(), words.list_guess_again().to_owned()));
    let options: Vec<El> = guessed
        .into_iter()
        .chain(setting.options)
        .map(|(value, label)| {
            let is_now = value == setting.value;
            el("option").attr("value", value).attr("selected", is_now).child(label)
        })
        .collect();
    let select = el("select")
        .id(id.clone())
        .attr("autocomplete", "off")
        .on_change(move |event| {
            let value = event_target_value(&event);
            let chosen = Some(value.as_str()).filter(|value| *value != "?");
            state.read_as(|reading| reading.set(name, chosen));
        })
        .child(options);
    let label = el("label").attr("for", id).child(words.list_choice(name));
    let doubtful = setting.doubt == Doubt::Great && !setting.is_chosen;
    boxed(
        label,
        doubtful,
        doubt(words, setting.doubt, setting.is_chosen),
        select.into_child(),
        setting.why,
    )
}

/// Words that could mean "no value": never taken for it by themselves.
fn void_words(state: ListState, all: Vec<(String, Option<usize>)>) -> El {
    let words = state.words_now();
    let is_open = all.iter().all(|(_, rows)| rows.is_some());
    let ticks: Vec<El> = all
        .into_iter()
        .enumerate()
        .map(|(place, (word, rows))| {
            let said = match rows {
                Some(rows) => format!(" {word}, {}", words.number(rows)),
                None => format!(" {word}"),
            };
            let tick = el("input")
                .id(format!("list-void-{place}"))
                .attr("type", "checkbox")
                .attr("autocomplete", "off")
                .attr("checked", rows.is_none())
                .attr("value", word.clone())
                .on_change(move |_| state.read_as(|reading| toggle_void(reading, &word)));
            el("label").child(tick).child(said)
        })
        .collect();
    let label = el("span").child(words.list_choice("void"));
    let said =
        if is_open { doubt(words, Doubt::Great, false) } else { doubt(words, Doubt::None, true) };
    let choice = el("div")
        .class("ticks")
        .attr("role", "group")
        .attr("aria-label", words.list_choice("void"))
        .child(ticks);
    boxed(label, is_open, said, choice.into_child(), words.list_void_hint().to_owned())
}

/// Spellings that may mean the same, and those that are counted as one.
fn spellings(state: ListState, here: &Here) -> Option<El> {
    let words = state.words_now();
    let named = |at: usize| here.summary.columns.get(at).map_or("", |column| column.name.as_str());
    let quoted = |text: &str| words.list_quoted(text);
    let done = state.query.with_untracked(|query| merged(&query.reading));
    let apart = done.into_iter().map(|(value, spellings)| {
        let texts: Vec<String> = spellings.texts.iter().map(|text| quoted(text)).collect();
        let said =
            words.list_merged(named(spellings.column), &texts.join(" "), &quoted(&spellings.into));
        let back = button()
            .class("act")
            .on_click(move |_| state.read_as(|reading| reading.remove("merge", &value)))
            .child(words.list_apart());
        el("li").child(el("span").child(said)).child(" ").child(back)
    });
    let offered = here.summary.spellings.iter().take(FEW).map(|spellings| {
        let column = spellings.column;
        let texts: Vec<String> = spellings.texts.iter().map(|(text, _)| text.clone()).collect();
        let counted =
            |(text, rows): &(String, usize)| format!("{} {}", quoted(text), words.number(*rows));
        let all = spellings.texts.iter().map(counted).collect::<Vec<_>>().join(" · ");
        let act = words.list_merge(texts.first().map_or("", String::as_str));
        let button = button()
            .class("act")
            .on_click(move |_| {
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                state.read_as(|reading| merge(reading, column, &texts));
            })
            .child(act);
        let said = el("span").child(el("b").child(named(column))).child(" ").child(all);
        el("li").child(said).child(" ").child(button)
    });
    let items: Vec<El> = apart.chain(offered).collect();
    let more = here.summary.spellings.len().saturating_sub(FEW);
    let rest = (more > 0).then(|| el("li").child(words.more_values(more)));
    (!items.is_empty()).then(|| {
        el("div")
            .class("spellings")
            .child(el("h3").child(words.list_spellings()))
            .child(el("ul").child(items).child(rest))
    })
}
