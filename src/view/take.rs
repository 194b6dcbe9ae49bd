//! Take it with you: the link, the sentence, the tables and the citations of what is shown.

use super::element::{El, Part, button, el, live};
use super::state::State;
use crate::browser::{address, file, page};
use crate::data::Dataset;
use crate::export::table::Labels;
use crate::export::{Form, Origin, Table, Work, cite, csv, html, markdown, named, not_named};
use crate::query::{Query, write};
use crate::text::{dates, sentence};
use leptos::prelude::*;

/// Where a text goes that the browser does not put on the clipboard.
const BY_HAND: &str = "by-hand";

/// Something that is copied or saved, made when it is asked for.
type Made = fn(State) -> String;

/// What is told of the last act: the id of its button, and the text if it is to be copied by hand.
type Told = RwSignal<(&'static str, String)>;

/// The section.
pub fn take(state: State) -> El {
    let more = &state.words().more;
    let told: Told = RwSignal::new(("", String::new()));
    let for_excel = RwSignal::new(false);
    let shown = move || state.answer(|answer| answer.rows.len());
    let all = state.facts().dataset.participations.len();
    let not_named = move || state.answer(|answer| answer.outlines.len());
    let save = move |name: &'static str,
                     label: Box<dyn FnMut() -> String + Send>,
                     made: fn(State) -> Table| {
        el("li").child(
            button()
                .on_click(move |_| {
                    let text = csv(&made(state), for_excel.get_untracked());
                    let name = format!("{}-{name}.csv", state.facts().dataset.id);
                    if !file::save(&name, "text/csv;charset=utf-8", &text) {
                        told.set((BY_HAND, text));
                    }
                })
                .child(label),
        )
    };
    let files = el("ul")
        .child(save("shown", live(move || (more.take_shown)(shown())), shown_table))
        .child(save("all", live(move || (more.take_all)(all)), all_table))
        .child(save("not-named", live(move || (more.take_not_named)(not_named())), others_table));
    let excel = el("label")
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("autocomplete", "off")
                .on_change(move |_| for_excel.update(|on| *on = !*on)),
        )
        .child(" ")
        .child(more.take_excel);
    let by_hand = live(move || {
        let (_, text) = told.get();
        (!text.is_empty()).then(|| {
            el("label")
                .child(el("span").child(more.take_by_hand))
                .child(
                    el("textarea")
                        .id(BY_HAND)
                        .attr("rows", 5_usize)
                        .attr("readonly", true)
                        .child(text),
                )
                .part()
        })
    });
    el("section")
        .class("take")
        .attr("aria-labelledby", "take-title")
        .child(el("h2").id("take-title").child(more.take))
        .child(
            el("ul")
                .child(copy(state, told, "copy-link", more.take_link, link))
                .child(copy(state, told, "copy-sentence", more.take_sentence, said))
                .child(copy(state, told, "copy-markdown", more.take_markdown, |state| {
                    markdown(&shown_table(state))
                }))
                .child(copy(state, told, "copy-html", more.take_html, |state| {
                    html(&shown_table(state))
                })),
        )
        .child(el("p").class("take-files").child(el("span").child(more.take_csv)).child(excel))
        .child(files)
        .child(citations(state, told))
        .child(by_hand)
}

/// A button that copies; its words say when it has.
fn copy(state: State, told: Told, id: &'static str, label: &'static str, made: Made) -> El {
    let more = &state.words().more;
    let word = live(move || {
        let copied = told.with(|(last, text)| *last == id && text.is_empty());
        if copied { (more.take_copied)(label) } else { label.to_owned() }
    });
    let act = move |_| {
        let text = made(state);
        leptos::task::spawn_local(async move {
            let done = file::copy(&text).await;
            told.set((id, if done { String::new() } else { text }));
            if !done {
                page::focus_soon(vec![BY_HAND.to_owned()]);
            }
        });
    };
    el("li").child(button().id(id).on_click(act).child(word))
}

fn citations(state: State, told: Told) -> El {
    let more = &state.words().more;
    let row = |label: &'static str, ids: [&'static str; 3], made: [Made; 3]| {
        el("li").child(el("span").child(label).child(" ")).child(
            el("ul")
                .attr("aria-label", label)
                .child(copy(state, told, ids[0], more.cite_plain, made[0]))
                .child(copy(state, told, ids[1], "BibTeX", made[1]))
                .child(copy(state, told, ids[2], "CSL-JSON", made[2])),
        )
    };
    el("details").child(el("summary").child(more.cite)).child(
        el("ul")
            .class("cite")
            .child(row(
                more.cite_view,
                ["cite-view", "cite-view-bibtex", "cite-view-csl"],
                [
                    |state| cite(&this_view(state), Form::Plain),
                    |state| cite(&this_view(state), Form::BibTex),
                    |state| cite(&this_view(state), Form::Csl),
                ],
            ))
            .child(row(
                more.cite_dataset,
                ["cite-data", "cite-data-bibtex", "cite-data-csl"],
                [
                    |state| cite(&dataset_work(state), Form::Plain),
                    |state| cite(&dataset_work(state), Form::BibTex),
                    |state| cite(&dataset_work(state), Form::Csl),
                ],
            ))
            .child(row(
                more.cite_release,
                ["cite-release", "cite-release-bibtex", "cite-release-csl"],
                [
                    |state| cite(&release_work(state), Form::Plain),
                    |state| cite(&release_work(state), Form::BibTex),
                    |state| cite(&release_work(state), Form::Csl),
                ],
            )),
    )
}

/// The address of what is shown, without an open card.
fn link(state: State) -> String {
    let mut query = state.query.get_untracked();
    query.show = None;
    address::absolute(&write(&state.facts().dataset, &query))
}

/// What is shown, in a sentence, with its address.
fn said(state: State) -> String {
    let title = state.facts().dataset.title.get(state.lang()).to_owned();
    format!("{title}. {} {}", in_words(state), link(state))
}

fn in_words(state: State) -> String {
    let facts = state.facts();
    let query = state.query.get_untracked();
    let said = untrack(|| {
        state.answer(|answer| sentence(state.words(), state.lang(), &facts.dataset, &query, answer))
    });
    said.lead + &said.rest
}

fn origin(state: State, filtered: bool) -> Origin {
    let words = state.words();
    let facts = state.facts();
    let dataset: &Dataset = &facts.dataset;
    let document = &dataset.document;
    let day = dates::date(words, &dataset.compiled);
    let everything = write(dataset, &Query::default());
    let narrowed = filtered && state.query.with_untracked(|query| query.filters() > 0);
    Origin {
        title: dataset.title.get(state.lang()).to_owned(),
        selection: if narrowed { in_words(state) } else { String::new() },
        source: format!("{}, {}, {}", document.title, document.publisher, document.url),
        licence: dataset.license.0.clone(),
        dataset: (words.foot_data)(&dataset.version, &day, &dataset.license.0),
        address: if filtered { link(state) } else { address::absolute(&everything) },
        caveat: words.more.take_caveat.to_owned(),
    }
}

fn labels(state: State) -> Labels {
    let words = state.words();
    Labels {
        order: words.column_order.to_owned(),
        name: words.column_name.to_owned(),
        printed: words.table.to_owned(),
        evidence: words.column_evidence.to_owned(),
    }
}

fn shown_table(state: State) -> Table {
    let rows = untrack(|| state.answer(|answer| answer.rows.clone()));
    named(&state.facts().dataset, state.lang(), &labels(state), &rows, origin(state, true))
}

fn all_table(state: State) -> Table {
    let facts = state.facts();
    let rows: Vec<usize> = (0..facts.dataset.participations.len()).collect();
    named(&facts.dataset, state.lang(), &labels(state), &rows, origin(state, false))
}

fn others_table(state: State) -> Table {
    let memberships = untrack(|| state.answer(|answer| answer.outlines.clone()));
    not_named(
        &state.facts().dataset,
        state.lang(),
        &labels(state),
        &memberships,
        origin(state, true),
    )
}

fn dataset_work(state: State) -> Work {
    let facts = state.facts();
    let dataset = &facts.dataset;
    Work {
        key: dataset.id.clone(),
        title: dataset.title.get(state.lang()).to_owned(),
        by: state.words().brand.to_owned(),
        date: dataset.compiled.clone(),
        version: dataset.version.clone(),
        address: address::absolute(&write(dataset, &Query::default())),
        seen: page::today(),
        is_dataset: true,
    }
}

fn this_view(state: State) -> Work {
    let whole = dataset_work(state);
    let title = format!("{}: {}", whole.title, in_words(state));
    Work { key: format!("{}-view", whole.key), title, address: link(state), ..whole }
}

fn release_work(state: State) -> Work {
    let facts = state.facts();
    let document = &facts.dataset.document;
    Work {
        key: format!("{}-{}", facts.dataset.id, document.id),
        title: document.title.clone(),
        by: document.publisher.clone(),
        // The document gives no day of its own.
        date: String::new(),
        version: String::new(),
        address: document.url.clone(),
        seen: page::today(),
        is_dataset: false,
    }
}
