//! Save and share: link, sentence, tables, pictures and citations of what is shown.

use super::acts::{BY_HAND, Tell, Told, copy, save};
use super::at_desk::{self, made};
use super::element::{El, IntoChild, Reactive, button, el, reactive};
use super::embed;
use super::parts::view_link;
use super::state::State;
use crate::browser::{file, focus, image, media, page};
use crate::chart::printed;
use crate::query::View;
use leptos::prelude::*;

/// The section.
pub fn take(state: State) -> El {
    let words = state.words();
    let tell: Tell = RwSignal::new(Told::default());
    let code = RwSignal::new(String::new());
    let view = state.query.with_untracked(|query| query.view);
    let share = file::can_share().then(|| {
        el("li").child(
            button().id("share").on_click(move |_| send(state, tell)).child(words.take_share()),
        )
    });
    // A frame shows the page's own dataset.
    let frame = state
        .facts()
        .file
        .is_none()
        .then(|| el("li").class("offer").child(embed::opener(state, code)));
    let print = button().id("print").on_click(|_| page::print()).child(words.take_print());
    let trouble = reactive(move || {
        let told = tell.get();
        (!told.why.is_empty()).then(|| {
            let text = (!told.text.is_empty()).then(|| {
                el("textarea")
                    .id(BY_HAND)
                    .attr("rows", 5_usize)
                    .attr("readonly", true)
                    .child(told.text)
            });
            let why = el("span").attr("role", "alert").child(told.why);
            el("label").child(why).child(text).into_child()
        })
    });
    el("section")
        .class("take")
        .attr("aria-labelledby", "take-title")
        // Whoever comes near will ask for something: by then the desk is there.
        .on_near(at_desk::fetch)
        .child(el("h2").id("take-title").child(words.take()))
        .child(
            el("ul")
                .child(copy(state, tell, "link", words.take_link()))
                .child(copy(state, tell, "sentence", words.take_sentence()))
                .child(share)
                .child(frame)
                .child(el("li").child(print))
                .child(el("li").child(view_link(state, View::Report).child(words.take_report()))),
        )
        .child(matches!(view, View::Who | View::Status).then(|| tables(state, tell)))
        .child(
            matches!(view, View::Who | View::Status | View::Editions)
                .then(|| pictures(state, tell)),
        )
        .child((view == View::Who && !printed(&state.facts().dataset).is_empty()).then(|| {
            let dark = RwSignal::new(media::is_dark());
            let what =
                move || if dark.get_untracked() { "svg-sentence-dark" } else { "svg-sentence" };
            let plain = |text: &'static str| reactive(move || text.to_owned());
            let buttons = vec![
                save(state, tell, "svg-sentence", what, plain("SVG")),
                pixels(state, tell, "png-sentence", what, (plain("PNG"), Some(2))),
            ];
            group(words.printed_picture(), Some(tick(words.take_dark(), dark)), buttons)
        }))
        .child(citations(state, tell))
        .child(el("div").class("trouble").child(trouble))
        .child(embed::dialog(state, tell, code))
}

/// A group of buttons with its name.
fn group(name: &str, choice: Option<El>, buttons: Vec<El>) -> El {
    let head = el("p").class("take-files").child(el("span").child(name)).child(choice);
    el("div").child(head).child(el("ul").child(buttons))
}

fn tick(label: &str, on: RwSignal<bool>) -> El {
    let input = el("input")
        .attr("type", "checkbox")
        .attr("autocomplete", "off")
        .prop_bool("checked", reactive(move || on.get()))
        .on_change(move |_| on.update(|on| *on = !*on));
    el("label").child(input).child(" ").child(label)
}

fn tables(state: State, tell: Tell) -> El {
    let words = state.words();
    let facts = state.facts();
    let for_excel = RwSignal::new(false);
    let shown = move || state.answer(|answer| answer.rows.len());
    let all = facts.dataset.participations.len();
    let not_named = move || state.answer(|answer| answer.outlines.len());
    let csv = move |plain: &'static str, excel: &'static str, label| {
        let what = move || if for_excel.get_untracked() { excel } else { plain };
        save(state, tell, plain, what, label)
    };
    let files = vec![
        csv("csv-shown", "excel-shown", reactive(move || words.take_shown(shown()))),
        csv("csv-all", "excel-all", reactive(move || words.take_all(all))),
        csv(
            "csv-not-named",
            "excel-not-named",
            reactive(move || words.take_not_named(not_named())),
        ),
    ];
    let json = move |id: &'static str, label| save(state, tell, id, move || id, label);
    let whole = vec![
        json("json-shown", reactive(move || words.take_json_shown(shown(), all))),
        json("json-all", reactive(move || words.take_all(all))),
    ];
    let copies = vec![
        copy(state, tell, "markdown", words.take_markdown()),
        copy(state, tell, "html", words.take_html()),
    ];
    el("div")
        .child(group(words.take_csv(), Some(tick(words.take_excel(), for_excel)), files))
        .child(group(words.take_json(), None, whole))
        .child(group(words.take_table(), None, copies))
}

fn pictures(state: State, tell: Tell) -> El {
    let words = state.words();
    let dark = RwSignal::new(media::is_dark());
    let what = move || if dark.get_untracked() { "svg-dark" } else { "svg" };
    let copied = reactive(move || {
        let label = words.take_picture_copy();
        let done = tell.with(|told| told.done == "copy-picture");
        if done { words.take_copied(label) } else { label.to_owned() }
    });
    let buttons = vec![
        save(state, tell, "svg", what, reactive(|| "SVG".to_owned())),
        pixels(state, tell, "png", what, (reactive(|| "PNG".to_owned()), Some(1))),
        pixels(
            state,
            tell,
            "png-2",
            what,
            (reactive(move || words.take_twice().to_owned()), Some(2)),
        ),
        pixels(state, tell, "copy-picture", what, (copied, None)),
    ];
    group(words.take_picture(), Some(tick(words.take_dark(), dark)), buttons)
}

/// A button that saves a picture in pixels, so many for each of its own, or copies it.
fn pixels(
    state: State,
    tell: Tell,
    id: &'static str,
    what: impl Fn() -> &'static str + 'static,
    (label, scale): (Reactive<String>, Option<u32>),
) -> El {
    let words = state.words();
    let act = move |_| {
        let what = what();
        leptos::task::spawn_local(async move {
            let Some(made) = made(state, what).await else {
                return tell.set(Told { why: words.take_no_desk(), ..Told::default() });
            };
            let name = made.name.replace(".svg", ".png");
            let (done, why) = match scale {
                Some(scale) => {
                    (image::save(&name, &made.text, scale).await, words.take_no_picture())
                }
                None => (image::copy(&made.text, 2).await, words.take_picture_refused()),
            };
            tell.set(if done {
                Told { done: id, ..Told::default() }
            } else {
                Told { why, ..Told::default() }
            });
        });
    };
    el("li").child(button().id(id).on_click(act).child(label))
}

/// Offers the link in the browser's own sheet; where that fails, to be copied by hand.
fn send(state: State, tell: Tell) {
    let words = state.words();
    let title = state.facts().dataset.title.get(state.lang()).to_owned();
    leptos::task::spawn_local(async move {
        let (Some(said), Some(link)) = (made(state, "sentence").await, made(state, "link").await)
        else {
            return tell.set(Told { why: words.take_no_desk(), ..Told::default() });
        };
        match file::share(&title, &said.text, &link.text).await {
            // Who cancels knows it.
            file::Shared::Done | file::Shared::Cancelled => tell.set(Told::default()),
            file::Shared::Refused => {
                tell.set(Told { done: "", why: words.take_not_shared(), text: said.text });
                focus::give_soon(vec![BY_HAND.to_owned()]);
            }
        }
    });
}

fn citations(state: State, tell: Tell) -> El {
    let words = state.words();
    let row = |label: &'static str, made: [&'static str; 3]| {
        el("li").child(el("span").child(label).child(" ")).child(
            el("ul")
                .attr("aria-label", label)
                .child(copy(state, tell, made[0], words.cite_plain()))
                .child(copy(state, tell, made[1], "BibTeX"))
                .child(copy(state, tell, made[2], "CSL-JSON")),
        )
    };
    el("details").child(el("summary").child(words.cite())).child(
        el("ul")
            .class("cite")
            .child(row(words.cite_view(), ["cite-view", "cite-view-bibtex", "cite-view-csl"]))
            .child(row(words.cite_dataset(), ["cite-data", "cite-data-bibtex", "cite-data-csl"]))
            .child(row(
                words.cite_release(),
                ["cite-release", "cite-release-bibtex", "cite-release-csl"],
            )),
    )
}
