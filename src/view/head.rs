//! Title, dateline, the sentence, notices, and the foot.

use super::element::{El, IntoChild, button, el, nothing, reactive, several};
use super::language::languages;
use super::later::{self, Later};
use super::open::{opened, opener};
use super::parts::{DATASET, outside};
use super::shortcuts;
use super::state::{Checked, DatasetOrigin, State};
use super::views::views;
use crate::browser::{file, focus, page};
use crate::exporter::audit::LineKind;
use crate::query::meeting::count_by;
use crate::query::{Query, View, answer};
use crate::text::sentence::MOST_NAMES;
use crate::text::{Sentence, dataset_line, dates, problems, sentence, view_title};
use leptos::prelude::*;

/// Most notices shown one by one.
const MOST_NOTICES: usize = 5;

/// Title, dateline and the sentence that states the selection.
pub fn head(state: State) -> El {
    let facts = state.facts();
    let words = state.words();
    let lang = state.lang();
    let event = &facts.dataset.event;
    let when = dates::dates(words, &event.start_date, &event.end_date);
    let (name, city) = (event.short.get(lang), event.city.get(lang));
    let dateline = match (city, when.as_str()) {
        ("", "") => name.to_owned(),
        // What is not known is left out.
        ("", known) | (known, "") => format!("{name} · {known}"),
        _ => words.dateline(name, city, &when),
    };
    let said = move || {
        let facts = state.facts();
        if state.query.with(|query| query.view == View::Check)
            && let Some(said) = result(state)
        {
            return said;
        }
        state.query.with(|query| {
            state.answer(|answer| {
                sentence(state.words(), state.lang(), &facts.dataset, query, answer)
            })
        })
    };
    el("header")
        .class("head")
        .child(state.embed().is_none().then(|| {
            several([
                views(state).into_child(),
                opener(state),
                languages(state).into_child(),
                // It does nothing without the program, so the snapshot need not carry it.
                (!cfg!(feature = "prerender"))
                    .then(|| later::shown(state, Later::Own))
                    .into_child(),
            ])
        }))
        .child(el("p").class("dateline").child(dateline))
        .child(el("h1").id("view-title").attr("tabindex", "-1").child(reactive(move || {
            let view = state.query.with(|query| query.view);
            view_title(words, &state.facts().dataset, view)
        })))
        .child(
            el("p")
                .class("sentence")
                .attr("role", "status")
                .child(
                    el("span")
                        .child(el("strong").child(reactive(move || said().lead)))
                        .child(reactive(move || said().rest)),
                )
                .child(room(state)),
        )
        .child(opened(state))
        .child(notices(state))
}

/// The longest sentence that a view is likely to have, while it is shown: it is not seen, and keeps its room in
/// the place of the sentence, so that no act moves what stands below. Of the first view it is that without filters,
/// or one that lists as many names as a sentence may, of the values of one facet; of the states with a status,
/// that by other rules of counting.
fn room(state: State) -> El {
    let facts = state.facts();
    let (dataset, index) = (&facts.dataset, state.index());
    let said = |query: &Query| {
        let answer = answer(dataset, &index, query);
        (sentence(state.words(), state.lang(), dataset, query, &answer), answer)
    };
    let length = |said: &Sentence| said.lead.len() + said.rest.len();
    let (mut longest, all) = said(&Query::default());
    for (facet, counts) in dataset.facets.iter().zip(&all.facet_counts) {
        let (mut query, mut rows) = (Query::default(), 0);
        for (value, count) in facet.values.iter().zip(counts) {
            if *count > 0 && rows + count <= MOST_NAMES {
                rows += count;
                query.add(&facet.id, &value.id, false);
            }
        }
        let (other, _) = said(&query);
        if length(&other) > length(&longest) {
            longest = other;
        }
    }
    let mut query = Query { view: View::Status, ..Query::default() };
    for rule in dataset.roster.iter().flat_map(|roster| &roster.alternatives) {
        count_by(dataset, &mut query, rule.status, Some(&rule.id));
    }
    let (by_rule, _) = said(&query);
    let rooms = [(View::Who, longest), (View::Status, by_rule)];
    let part = |read: fn(&Sentence) -> &String| {
        let rooms = rooms.clone();
        reactive(move || {
            let view = state.query.with(|query| query.view);
            let room = rooms.iter().find(|(of, _)| *of == view);
            room.map(|(_, said)| read(said).clone()).unwrap_or_default()
        })
    };
    // As bold as the sentence itself: the letters of a machine decide where a line ends.
    el("span")
        .class("room")
        .attr("data-lead", part(|said| &said.lead))
        .attr("data-rest", part(|said| &said.rest))
}

/// What came of the check, in the place of the view's own sentence, so that it is announced.
fn result(state: State) -> Option<Sentence> {
    match state.checked.get() {
        Checked::Nothing => None,
        Checked::Not(why) => Some(Sentence { lead: why, ..Sentence::default() }),
        Checked::Done(_, lines) => {
            let said = |kind: LineKind| lines.iter().find(|line| line.kind == kind);
            let text = |kind| said(kind).map_or("", |line| &line.text);
            let rest = format!(" {}", text(LineKind::Identity));
            Some(Sentence { lead: text(LineKind::Summary).to_owned(), rest, ..Sentence::default() })
        }
    }
}

/// What was ignored in the address, what is open in a draft, and what is wrong with the dataset.
fn notices(state: State) -> AnyView {
    let words = state.words();
    let facts = state.facts();
    let about_address = move || {
        let notices = state.notices.get();
        if notices.is_empty() {
            return nothing();
        }
        let more = notices.len().saturating_sub(MOST_NOTICES);
        el("section")
            .class("notices")
            .attr("aria-label", words.notices())
            .child(
                el("ul")
                    .child(
                        notices
                            .iter()
                            .take(MOST_NOTICES)
                            .map(|notice| el("li").child(problems::notice(words, notice)))
                            .collect::<Vec<_>>(),
                    )
                    .child((more > 0).then(|| el("li").child(words.notice_more(more)))),
            )
            .child(
                button()
                    .on_click(move |_| {
                        state.notices.update(Vec::clear);
                        focus::give_soon(vec!["results".to_owned()]);
                    })
                    .child(words.dismiss()),
            )
            .into_child()
    };
    let about_data = (!facts.problems.is_empty()).then(|| {
        let items = facts
            .problems
            .iter()
            .map(|problem| {
                let (place, what) = problems::problem(words, problem);
                el("li").child(el("code").child(place)).child(" ").child(what)
            })
            .collect::<Vec<_>>();
        el("details")
            .class("notices")
            .child(el("summary").child(words.problems(facts.problems.len())))
            .child(el("ul").child(items))
    });
    let review = facts.dataset.imprint.review.filter(|review| !review.is_whole);
    let about_review =
        review.map(|review| el("p").class("notices").child(words.not_reviewed(review.questions)));
    several([
        reactive(about_address).into_child(),
        about_review.into_child(),
        about_data.into_child(),
    ])
}

/// Source, version, licence.
pub fn foot(state: State) -> El {
    let words = state.words();
    let facts = state.facts();
    let dataset = &facts.dataset;
    let document = &dataset.document;
    let name = format!("{}.json", dataset.id);
    let source = words.foot_source(&document.title, document.publisher.get(words.tag()));
    // What the site does not have is made where things are taken along.
    let is_of_site = facts.place == DatasetOrigin::Site;
    el("footer").class("foot").child(el("p").child(words.foot_what())).child(
        el("p")
            .child(outside(&document.url, &source, false))
            .child(" ")
            .child(outside(&dataset.license.1, &dataset_line(words, dataset), false))
            .child(" ")
            .child(is_of_site.then(|| {
                el("a")
                    .attr("href", format!("data/{name}"))
                    .attr("download", true)
                    .on_click(move |event| {
                        // The single file has its dataset inside and no folder beside it.
                        if let Some(text) = page::written(DATASET) {
                            event.prevent_default();
                            file::save(&name, "application/json", &text);
                        }
                    })
                    .child(words.foot_download())
            }))
            .child(" ")
            .child(is_of_site.then(|| {
                el("a")
                    .class("offer")
                    .attr("href", "plenary.html")
                    .attr("download", true)
                    .child(words.foot_single())
            }))
            .child(" ")
            .child(shortcuts::opener(state)),
    )
}
