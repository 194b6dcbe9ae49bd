//! What can be taken along from a list: its rows as files, the picture of the breakdown, the link.

use crate::browser::{address, file, image, media};
use crate::export::{Manner, Origin, csv};
use crate::list::book::{Of, of_breakdown, of_rows};
use crate::list::picture::{Around, picture, table};
use crate::list::state::State;
use crate::list::summary;
use crate::list::terms;
use crate::view::element::{El, Reactive, button, el, reactive};
use crate::view::source::Source;
use engine::protocol;
use leptos::prelude::*;
use serde_json::json;

/// As what the breakdown is saved.
#[derive(Clone, Copy)]
enum Form {
    /// CSV, with the mark that Excel knows UTF-8 by or without.
    Csv { for_excel: bool },
    /// A workbook.
    Book,
}

/// The section.
pub fn take(state: State) -> El {
    let words = state.words_now();
    let Some(here) = state.here() else { return el("section") };
    let mark = RwSignal::new(false);
    let told = RwSignal::new(String::new());
    let stem = stem(&here.file.name);
    let rows = |id: &'static str, what: &'static str, end: &str, label: Reactive<String>| {
        let name = format!("{stem}{end}.csv");
        let act = move |_| {
            let (Some(here), Some(worker)) = (state.here(), state.worker()) else { return };
            let (query, _) = state.query.with_untracked(|it| terms::filters(it, &here.summary));
            worker.export(&json!({ "query": query, "what": what }), &name, mark.get_untracked());
        };
        el("li").child(button().id(id).on_click(act).child(label))
    };
    let total = move || state.answer.with(|it| it.as_ref().map_or(0, |it| it.total));
    let all = here.summary.rows;
    let bad = here.summary.bad_rows_kept;
    let files = el("ul")
        .child(rows(
            "list-csv-shown",
            "shown",
            "-shown",
            reactive(move || words.list_shown(total())),
        ))
        .child(rows("list-csv-all", "all", "-all", reactive(move || words.list_every(all))))
        .child(
            el("li").child(
                button()
                    .id("list-csv-breakdown")
                    .on_click(move |_| {
                        save_breakdown(state, Form::Csv { for_excel: mark.get_untracked() });
                    })
                    .child(words.list_breakdown_file()),
            ),
        )
        .child((bad > 0).then(|| {
            rows("list-csv-bad", "bad", "-bad", reactive(move || words.list_bad_file(bad)))
        }));
    let book = |id: &'static str, of: Of, label: Reactive<String>| {
        let act = move |_| save_rows(state, of, told);
        el("li").child(button().id(id).on_click(act).child(label))
    };
    let books = el("ul")
        .child(book("list-xlsx-shown", Of::Shown, reactive(move || words.list_shown(total()))))
        .child(book("list-xlsx-all", Of::All, reactive(move || words.list_every(all))))
        .child(
            el("li").child(
                button()
                    .id("list-xlsx-breakdown")
                    .on_click(move |_| save_breakdown(state, Form::Book))
                    .child(words.list_breakdown_file()),
            ),
        );
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("autocomplete", "off")
        .prop_bool("checked", reactive(move || mark.get()))
        .on_change(move |_| mark.update(|on| *on = !*on));
    let svg = button()
        .id("list-svg")
        .on_click(move |_| {
            if let Some((stem, svg)) = draw(state) {
                file::save(&format!("{stem}.svg"), "image/svg+xml", &svg);
            }
        })
        .child("SVG");
    let png = move |id: &'static str, label: &'static str, scale: u32| {
        let act = move |_| {
            let Some((stem, svg)) = draw(state) else { return };
            leptos::task::spawn_local(async move {
                let is_saved = image::save(&format!("{stem}.png"), &svg, scale).await;
                let why = if is_saved { "" } else { words.take_no_picture() };
                told.set(why.to_owned());
            });
        };
        el("li").child(button().id(id).on_click(act).child(label))
    };
    let link = button()
        .id("list-link")
        .on_click(move |_| {
            let link = address::absolute(&format!("{}{}", address::query(), address::fragment()));
            leptos::task::spawn_local(async move {
                if file::copy(&link).await {
                    told.set(words.take_copied(words.take_link()));
                } else {
                    told.set(link);
                }
            });
        })
        .child(words.take_link());
    el("section")
        .class("take")
        .attr("aria-labelledby", "list-take-title")
        .child(el("h2").id("list-take-title").child(words.take()))
        .child(el("ul").child(el("li").child(link)))
        .child(el("p").class("trouble").child(reactive(move || told.get())))
        .child(
            el("p")
                .class("take-files")
                .child(el("span").child(words.take_csv()))
                .child(el("label").child(tick).child(" ").child(words.take_excel())),
        )
        .child(files)
        .child(el("p").class("take-files").child(el("span").child("Excel (XLSX)")))
        .child(books)
        .child(el("p").class("take-files").child(el("span").child(words.take_picture())))
        .child(el("ul").child(el("li").child(svg)).child(png("list-png", "PNG", 1)).child(png(
            "list-png-2",
            words.take_twice(),
            2,
        )))
}

/// Has a workbook of rows written.
fn save_rows(state: State, of: Of, told: RwSignal<String>) {
    let words = state.words_now();
    let (Some(here), Some(worker), Some(origin)) = (state.here(), state.worker(), origin(state))
    else {
        return;
    };
    let all = here.summary.rows;
    let rows = if of == Of::All { all } else { state.counts().0 };
    if rows > engine::MAX_BOOK_ROWS {
        return told.set(words.list_failed("book", &words.number(engine::MAX_BOOK_ROWS)));
    }
    told.set(String::new());
    let (query, _) = state.query.with_untracked(|it| terms::filters(it, &here.summary));
    let end = if of == Of::All { "all" } else { "shown" };
    let name = format!("{}-{end}.xlsx", stem(&here.file.name));
    worker.save_book(&of_rows(words, of, query, origin), &name);
}

/// Hands the breakdown to the reader as a table: every value with its rows, and the parts of these.
fn save_breakdown(state: State, form: Form) {
    let words = state.words_now();
    let (Some(here), Some(worker)) = (state.here(), state.worker()) else { return };
    let Some(around) = around(state) else { return };
    let question = state.query.get_untracked();
    let setup = state.setup.get_untracked();
    let Some(by) = terms::by(&question, &here.summary, &setup) else { return };
    let split = terms::split(&question, &here.summary, &setup, by);
    let (query, _) = terms::filters(&question, &here.summary);
    let (limit, split_limit) = (engine::MAX_BREAKDOWN, engine::MAX_SPLIT);
    let name = format!("{}-breakdown", stem(&here.file.name));
    let ask = protocol::Ask::Breakdown { query, by, split, limit, split_limit };
    worker.ask(&ask, move |told| {
        let protocol::Told::Breakdown(told) = told else { return };
        let table = table(words, around, &told, question.percent);
        match (form, state.worker()) {
            (Form::Csv { for_excel }, _) => {
                let csv = csv(&table, Manner { for_excel, along: true });
                file::save(&format!("{name}.csv"), "text/csv;charset=utf-8", &csv);
            }
            (Form::Book, Some(worker)) => {
                worker.save_book(&of_breakdown(words, &table), &format!("{name}.xlsx"));
            }
            (Form::Book, None) => {}
        }
    });
}

/// The beginning of a name for files.
fn stem(name: &str) -> String {
    name.split('.').next().unwrap_or_default().to_owned()
}

/// The breakdown as SVG, and the beginning of a name for its file.
fn draw(state: State) -> Option<(String, String)> {
    let here = state.here()?;
    let around = around(state)?;
    let svg = state.picture.with_untracked(|it| picture(state.words_now(), around, it));
    Some((stem(&here.file.name), svg))
}

/// What goes along with every file.
fn origin(state: State) -> Option<Origin> {
    let words = state.words_now();
    let here = state.here()?;
    let in_force = untrack(|| state.effective());
    let (lead, rest) = state.answer.with_untracked(|answer| {
        let said = |it| state.say(|labels| summary::sentence(labels, &in_force, it));
        answer.as_ref().map(said).unwrap_or_default()
    });
    let mut file = summary::file(words, &here.file, &here.summary);
    let source = file.iter().position(|it| it == words.list_no_source());
    let source = source.map(|at| file.remove(at)).unwrap_or_default();
    Some(Origin {
        title: here.file.name.clone(),
        selection: lead + &rest,
        source,
        dataset: file.join(" "),
        caveat: words.list_caveat().to_owned(),
        ..Origin::default()
    })
}

/// What goes along with the breakdown.
fn around(state: State) -> Option<Around> {
    let words = state.words_now();
    let here = state.here()?;
    let setup = state.setup.get_untracked();
    let question = state.query.get_untracked();
    let by = match terms::by(&question, &here.summary, &setup) {
        Some(protocol::By::Facet(facet)) => state.column(facet),
        Some(protocol::By::Year) => words.years().to_owned(),
        Some(protocol::By::Month) => words.by_month().to_owned(),
        None => return None,
    };
    let by = match &question.split {
        Some(split) => format!("{by} · {}", state.say(|labels| labels.named(split))),
        None => by,
    };
    Some(Around {
        origin: origin(state)?,
        by,
        more: state.breakdown.with_untracked(|it| it.as_ref().map_or(0, |it| it.more)),
        found: question.percent.then(|| state.counts().0),
        is_filtered: untrack(|| state.effective()).filters() > 0,
        dark: media::is_dark(),
    })
}
