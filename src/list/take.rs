//! What can be taken along from a list: its rows as files; the breakdown as a table, as a picture and as HTML
//! for pages without scripts; the sentence and the link; and of a list that has an address a citation and the
//! code of a frame.
//!
//! Buttons and choices are the page's own (`view/handing.rs`). A file on a disk is no work to be cited, and stands in
//! no frame: then it is said why neither is offered.

use crate::browser::{page, text};
use crate::export::fragment::{self, figure};
use crate::export::frame::{Headline, Shape};
use crate::export::{self, Attribution, Export, Fragment, Manner, csv};
use crate::list::book::{Of, of_breakdown, of_rows};
use crate::list::picture::{Around, alt, picture, static_view, table};
use crate::list::state::ListState;
use crate::list::summary;
use crate::list::terms;
use crate::view::cite::citations;
use crate::view::element::{El, Reactive, button, el, reactive};
use crate::view::embed;
use crate::view::handing::{
    self, Handing, Outcome, PictureChoices, Tell, group, handing_button, tick, trouble,
};
use crate::view::source::Source;
use engine::protocol;
use futures_channel::oneshot;
use leptos::prelude::*;
use serde_json::json;

/// What the reader has chosen for files and pictures.
#[derive(Clone, Copy)]
struct Choices {
    for_excel: RwSignal<bool>,
    look: PictureChoices,
}

/// The section.
pub fn take(state: ListState) -> El {
    let words = state.words_now();
    if state.here().is_none() {
        return el("section");
    }
    let tell: Tell = RwSignal::new(Outcome::default());
    let chosen = Choices {
        for_excel: RwSignal::new(false),
        look: PictureChoices::new(RwSignal::new(Headline::default())),
    };
    let at = (words, tell);
    let print = button().id("list-print").on_click(|_| page::print()).child(words.take_print());
    let sentence = move || async move { origin(state).map(|origin| Export::of(origin.selection)) };
    let link = move || async move { Some(Export::of(untrack(|| state.link()))) };
    let has_address = state.from.with_untracked(Option::is_some);
    let code = RwSignal::new(String::new());
    let said = |text: &'static str| move || text.to_owned();
    el("section")
        .class("take")
        .attr("aria-labelledby", "list-take-title")
        .child(el("h2").id("list-take-title").child(words.take()))
        .child(
            el("ul")
                .child(handing_button(
                    at,
                    "list-link",
                    Handing::Copy,
                    said(words.take_link()),
                    (link, ""),
                ))
                .child(handing_button(
                    at,
                    "list-sentence",
                    Handing::Copy,
                    said(words.take_sentence()),
                    (sentence, ""),
                ))
                .child(has_address.then(|| embed::opener(state, code)))
                .child(el("li").child(print)),
        )
        .child((!has_address).then(|| el("p").class("caption").child(words.list_no_address())))
        .child(files(state, tell, chosen))
        .child(pictures(state, tell, chosen))
        .child(has_address.then(|| citations(state, tell)))
        .child(trouble(tell))
        .child(has_address.then(|| embed::dialog(state, tell, code)))
}

/// Rows and the breakdown as files and tables.
fn files(state: ListState, tell: Tell, chosen: Choices) -> El {
    let words = state.words_now();
    let Some(here) = state.here() else { return el("div") };
    let stem = stem(&here.file.name);
    let rows = |id: &'static str, (what, form): (&'static str, &'static str), end: &str, label| {
        let name = format!("{stem}{end}.{form}");
        let save = move |_| {
            let (Some(here), Some(worker)) = (state.here(), state.worker()) else { return };
            let (query, _) =
                state.query.with_untracked(|query| terms::filters(query, &here.summary));
            let ask = json!({ "query": query, "what": what, "form": form });
            worker.export(&ask, &name, form == "csv" && chosen.for_excel.get_untracked());
        };
        saver(id, save, label)
    };
    let total =
        move || state.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.total));
    let all = here.summary.rows;
    let bad = here.summary.bad_rows_kept;
    let shown = || reactive(move || words.list_shown(total()));
    let every = || reactive(move || words.list_every(all));
    let whole = || reactive(move || words.list_breakdown_file().to_owned());
    let breakdown = |id: &'static str| {
        let save = move |_| leptos::task::spawn_local(save_breakdown_book(state));
        saver(id, save, whole())
    };
    let mut lines = vec![
        rows("list-csv-shown", ("shown", "csv"), "-shown", shown()),
        rows("list-csv-all", ("all", "csv"), "-all", every()),
        offer(state, tell, "list-csv-breakdown", Handing::Save, words.list_breakdown_file(), {
            move || as_csv(state, chosen)
        }),
    ];
    lines.extend((bad > 0).then(|| {
        let label = reactive(move || words.list_bad_file(bad));
        rows("list-csv-bad", ("bad", "csv"), "-bad", label)
    }));
    let book =
        |id: &'static str, of: Of, label| saver(id, move |_| save_rows(state, of, tell), label);
    let books = vec![
        book("list-xlsx-shown", Of::Shown, shown()),
        book("list-xlsx-all", Of::All, every()),
        breakdown("list-xlsx-breakdown"),
    ];
    let objects = vec![
        rows("list-json-shown", ("shown", "json"), "-shown", shown()),
        rows("list-json-all", ("all", "json"), "-all", every()),
    ];
    let copy = |id, label: &str, form: fn(&export::Table) -> String| {
        offer(state, tell, id, Handing::Copy, label, move || async move {
            Some(Export::of(form(&whole_breakdown(state).await?)))
        })
    };
    let copies = vec![
        copy("list-copy-markdown", words.take_markdown(), export::markdown),
        copy("list-copy-html", words.take_html(), export::html),
    ];
    el("div")
        .child(group(words.take_csv(), vec![tick(words.take_excel(), chosen.for_excel)], lines))
        .child(group("Excel (XLSX)", Vec::new(), books))
        .child(group(words.list_json(), Vec::new(), objects))
        .child(group(words.list_copy_breakdown(), Vec::new(), copies))
}

/// The breakdown as a picture, and as HTML for pages without scripts.
fn pictures(state: ListState, tell: Tell, chosen: Choices) -> El {
    let words = state.words_now();
    let drawn = move || async move {
        let name = format!("{}.svg", stem(&state.here()?.file.name));
        let svg = draw(state, chosen)?;
        Some(Export { name, kind: "image/svg+xml".to_owned(), text: svg })
    };
    let described = move || async move {
        let origin = origin(state)?;
        Some(Export::of(
            state.picture.with_untracked(|breakdown| alt(state.words_now(), &origin, breakdown)),
        ))
    };
    let as_table = move || async move { Some(Export::of(as_fragment(state).await?)) };
    let as_figure = move || async move { Some(Export::of(as_figure(state, chosen)?)) };
    let html = vec![
        offer(
            state,
            tell,
            "list-fragment",
            Handing::Copy,
            words.take_static_as("fragment"),
            as_table,
        ),
        offer(state, tell, "list-figure", Handing::Copy, words.take_static_as("figure"), as_figure),
    ];
    let lacking = words.list_no_breakdown();
    handing::pictures((state, tell), chosen.look, drawn, (described, lacking)).child(group(
        words.take_static(),
        Vec::new(),
        html,
    ))
}

/// A button that has something saved by the worker.
fn saver(
    id: &'static str,
    save: impl Fn(leptos::ev::MouseEvent) + 'static,
    label: Reactive<String>,
) -> El {
    el("li").child(button().id(id).on_click(save).child(label))
}

/// A button with what is made here.
fn offer<F: Future<Output = Option<Export>> + 'static>(
    state: ListState,
    tell: Tell,
    id: &'static str,
    how: Handing,
    label: impl Into<String>,
    make: impl Fn() -> F + 'static,
) -> El {
    let words = state.words_now();
    let label = label.into();
    handing_button((words, tell), id, how, move || label.clone(), (make, words.list_no_breakdown()))
}

/// Has a workbook of rows written.
fn save_rows(state: ListState, of: Of, tell: Tell) {
    let words = state.words_now();
    let (Some(here), Some(worker), Some(origin)) = (state.here(), state.worker(), origin(state))
    else {
        return;
    };
    let all = here.summary.rows;
    let rows = if of == Of::All { all } else { state.counts().0 };
    if rows > engine::MAX_BOOK_ROWS {
        let text = words.list_failed("book", &words.number(engine::MAX_BOOK_ROWS));
        return tell.set(Outcome { why: text, ..Outcome::default() });
    }
    tell.set(Outcome::default());
    let (query, _) = state.query.with_untracked(|query| terms::filters(query, &here.summary));
    let end = if of == Of::All { "all" } else { "shown" };
    let name = format!("{}-{end}.xlsx", stem(&here.file.name));
    worker.save_book(&of_rows(words, of, query, origin), &name);
}

/// The breakdown as a table, of as many values as the engine tells: every value with its rows, and the parts of
/// these. `None` if there is none, or its worker has gone.
async fn whole_breakdown(state: ListState) -> Option<export::Table> {
    let (here, worker) = (state.here()?, state.worker()?);
    let around = around(state)?;
    let question = state.query.get_untracked();
    let setup = state.setup.get_untracked();
    let by = terms::by(&question, &here.summary, &setup)?;
    let split = terms::split(&question, &here.summary, &setup, by);
    let (query, _) = terms::filters(&question, &here.summary);
    let (limit, split_limit) = (engine::MAX_BREAKDOWN, engine::MAX_SPLIT);
    let (tell, told) = oneshot::channel();
    let ask = protocol::Ask::Breakdown { query, by, split, limit, split_limit };
    // Nobody may wait for it any more.
    worker.ask(&ask, move |answer| drop(tell.send(answer)));
    let protocol::Reply::Breakdown(told) = told.await.ok()? else { return None };
    Some(table(state.words_now(), around, &told, question.percent))
}

async fn as_csv(state: ListState, chosen: Choices) -> Option<Export> {
    let table = whole_breakdown(state).await?;
    let manner = Manner { for_excel: chosen.for_excel.get_untracked(), along: true };
    Some(Export {
        name: format!("{}-breakdown.csv", stem(&state.here()?.file.name)),
        kind: "text/csv;charset=utf-8".to_owned(),
        text: csv(&table, manner),
    })
}

async fn save_breakdown_book(state: ListState) {
    let Some(table) = whole_breakdown(state).await else { return };
    let (Some(here), Some(worker)) = (state.here(), state.worker()) else { return };
    let name = format!("{}-breakdown.xlsx", stem(&here.file.name));
    worker.save_book(&of_breakdown(state.words_now(), &table), &name);
}

async fn as_fragment(state: ListState) -> Option<String> {
    let table = whole_breakdown(state).await?;
    let head = table.columns.into_iter().map(|column| column.label.unwrap_or(column.id)).collect();
    Some(fragment::table(&Fragment { head, rows: table.rows, ..static_parts(state)? }))
}

fn as_figure(state: ListState, chosen: Choices) -> Option<String> {
    let svg = draw(state, chosen)?;
    let name = format!("{}.svg", stem(&state.here()?.file.name));
    let origin = origin(state)?;
    let said = state.picture.with_untracked(|breakdown| alt(state.words_now(), &origin, breakdown));
    figure(&static_parts(state)?, &name, &svg, &said)
}

fn static_parts(state: ListState) -> Option<Fragment> {
    let around = around(state)?;
    Some(static_view(state.words_now(), &around.origin, &around.by))
}

/// The beginning of a name for files.
fn stem(name: &str) -> String {
    name.split('.').next().unwrap_or_default().to_owned()
}

/// The breakdown as SVG.
fn draw(state: ListState, chosen: Choices) -> Option<String> {
    let around = Around {
        headline: chosen.look.headline.get_untracked(),
        dark: chosen.look.dark.get_untracked(),
        shape: chosen.look.shape.with_untracked(|name| Shape::named(name)),
        measure: Some(|text, kind| text::width(text, &kind.font())),
        ..around(state)?
    };
    Some(state.picture.with_untracked(|breakdown| picture(state.words_now(), around, breakdown)))
}

/// What goes along with every file.
fn origin(state: ListState) -> Option<Attribution> {
    let words = state.words_now();
    let here = state.here()?;
    let in_force = untrack(|| state.effective());
    let (lead, rest) = state.answer.with_untracked(|answer| {
        answer
            .as_ref()
            .map(|answer| state.say(|labels| summary::sentence(labels, &in_force, answer)))
            .unwrap_or_default()
    });
    let mut file = summary::file(words, &here.file, &here.summary);
    let place = file.iter().position(|line| line == words.list_no_source());
    let source = place.map(|at| file.remove(at)).unwrap_or_default();
    Some(Attribution {
        title: here.file.name.clone(),
        selection: lead + &rest,
        source,
        dataset: file.join(" "),
        caveat: state.caveat(),
        // Of a list from a disk, nobody else gets to see what is shown.
        address: match state.from.with_untracked(Option::is_some) {
            true => untrack(|| state.link()),
            false => String::new(),
        },
        ..Attribution::default()
    })
}

/// What goes along with the breakdown.
fn around(state: ListState) -> Option<Around> {
    let words = state.words_now();
    let here = state.here()?;
    let setup = state.setup.get_untracked();
    let question = state.query.get_untracked();
    let first = match terms::by(&question, &here.summary, &setup) {
        Some(protocol::By::Facet(facet)) => state.column(facet),
        Some(protocol::By::Year) => words.years().to_owned(),
        Some(protocol::By::Month) => words.by_month().to_owned(),
        None => return None,
    };
    let by = match &question.split {
        Some(split) => format!("{first} · {}", state.say(|labels| labels.named(split))),
        None => first,
    };
    Some(Around {
        origin: origin(state)?,
        by,
        more: state
            .breakdown
            .with_untracked(|breakdown| breakdown.as_ref().map_or(0, |breakdown| breakdown.more)),
        found: question.percent.then(|| state.counts().0),
        is_filtered: untrack(|| state.effective()).filters() > 0,
        headline: Headline::default(),
        dark: false,
        shape: Shape::default(),
        measure: None,
    })
}
