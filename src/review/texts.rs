//! The same meeting's releases in other languages: what stands in one of them alone is a question, and all
//! names are shown beside each other.
//!
//! How names meet stands in `draft/languages.rs`; each text is a release of its own, reviewed like any other.

use crate::data::value::one_line;
use crate::draft::languages::align;
use crate::draft::{Act, Draft, EntryId, Question, questions};
use crate::review::panes::{file_field, pane};
use crate::review::phrases;
use crate::review::state::{Pane, ReviewState};
use crate::review::{opening, session};
use crate::text::Lang;
use crate::view::element::{El, IntoChild, button, el, memo, nothing, reactive};
use leptos::prelude::*;
use std::sync::Arc;

const FILE: &str = "review-other";

/// A text of the meeting.
#[derive(Clone, PartialEq)]
struct Text {
    /// Its place among the releases.
    place: Option<usize>,
    /// Its language, by its own name; else its file.
    language: String,
    /// Its draft.
    draft: Arc<Draft>,
}

/// Something that stands in some of the texts and not in all.
#[derive(Clone, PartialEq)]
struct Alone {
    /// What it is known by, once a person has said that it is so.
    about: String,
    /// The printed words.
    name: String,
    is_heading: bool,
    /// In which of the texts it is, and in which not.
    here: Vec<usize>,
    there: Vec<usize>,
    /// Its entry in the first of those that have it.
    entry: Option<EntryId>,
}

/// The pane.
pub fn texts(state: ReviewState) -> El {
    let words = state.words();
    let all = memo(move || texts_of(state));
    let result = reactive(move || {
        let all = all.get();
        if all.len() < 2 {
            return nothing();
        }
        untrack(|| {
            let others = all.iter().skip(1).map(|other| text(state, other)).collect::<Vec<El>>();
            el("div")
                .child(el("ul").class("review-list").child(others))
                .child(alone(state, &all))
                .child(beside(state, &all))
                .into_child()
        })
    });
    pane(words.review_texts(), words.review_texts_note())
        .child(file_field((state, FILE), words.review_texts_file(), None, opening::other))
        .child(result)
}

/// The text that is open, and those of the same meeting.
fn texts_of(state: ReviewState) -> Vec<Text> {
    state.round.track();
    let draft = state.draft.get();
    let others: Vec<(usize, String, Arc<Draft>)> = state.releases.with_value(|all| {
        let read = |place: usize| {
            let draft = all.read(place)?.0.draft().clone();
            Some((place, all.queue.items[place].name.clone(), Arc::new(draft)))
        };
        all.others().into_iter().filter_map(read).collect()
    });
    let language = |draft: &Draft| Lang::of(&draft.text.language).map(Lang::name);
    let own = language(&draft).map_or_else(|| draft.name.clone(), str::to_owned);
    let mut texts = vec![Text { place: None, language: own, draft }];
    for (place, file, draft) in others {
        let name = language(&draft).filter(|name| texts.iter().all(|own| own.language != *name));
        let language = name.map_or(file, str::to_owned);
        texts.push(Text { place: Some(place), language, draft });
    }
    texts
}

/// A text of the same meeting, and the way to its own review.
fn text(state: ReviewState, other: &Text) -> El {
    let words = state.words();
    let open = questions(&other.draft).len();
    let said = words.review_text_of(&other.language, other.draft.participants().count(), open);
    let place = other.place;
    let review = button()
        .class("act")
        .on_click(move |_| place.into_iter().for_each(|place| session::open(state, place)))
        .child(words.review_text_open());
    el("li").child(said).child(" ").child(review)
}

/// What stands in some of the texts and not in all.
fn find_alone(all: &[Text]) -> Vec<Alone> {
    let drafts: Vec<&Draft> = all.iter().map(|text| &*text.draft).collect();
    let aligned = align(&drafts);
    let key = |text: usize| drafts[text].text.sha256.chars().take(12).collect::<String>();
    let split = |is_there: &dyn Fn(usize) -> bool| -> (Vec<usize>, Vec<usize>) {
        (0..drafts.len()).partition(|text| is_there(*text))
    };
    let names = aligned.partial.iter().filter_map(|at| {
        let entries = &aligned.rows.get(*at)?.entries;
        let (here, there) = split(&|text| entries[text].is_some());
        let first = *here.first()?;
        let entry = drafts[first].entry(entries[first]?)?;
        Some(Alone {
            about: format!("alone:{}:{}-{}", key(first), entry.span.start, entry.span.end),
            name: phrases::short(&entry.exact),
            is_heading: false,
            here,
            there,
            entry: Some(entry.id),
        })
    });
    let headings = aligned.partial_headings.iter().filter_map(|at| {
        let headings = aligned.headings.get(*at)?;
        let (here, there) = split(&|text| headings[text].is_some());
        let first = *here.first()?;
        let name = headings[first].clone()?;
        let under = drafts[first].participants().find(|entry| {
            entry.heading.as_ref().is_some_and(|heading| one_line(&heading.exact) == name)
        });
        Some(Alone {
            about: format!("alone:{}:heading:{name}", key(first)),
            name: phrases::short(&name),
            is_heading: true,
            here,
            there,
            entry: under.map(|entry| entry.id),
        })
    });
    headings.chain(names).collect()
}

fn alone(state: ReviewState, all: &[Text]) -> El {
    let words = state.words();
    let is_settled =
        |about: &str| all[0].draft.settled.iter().any(|settled| settled.about == about);
    let open: Vec<Alone> =
        find_alone(all).into_iter().filter(|alone| !is_settled(&alone.about)).collect();
    let named = |texts: &[usize]| {
        let names: Vec<&str> = texts.iter().map(|text| all[*text].language.as_str()).collect();
        words.and_list(&names)
    };
    let rows: Vec<El> = open
        .iter()
        .enumerate()
        .map(|(at, alone)| {
            let what = if alone.is_heading { "heading" } else { "name" };
            let said =
                words.review_alone(what, &alone.name, &named(&alone.here), &named(&alone.there));
            let place = alone.here.first().and_then(|text| all[*text].place);
            let entry = alone.entry;
            let see = move |_| {
                if let Some(place) = place {
                    session::open(state, place);
                }
                state.pane.set(Pane::Decide);
                state.select(entry.map(Question::Entry));
            };
            let (about, name) = (alone.about.clone(), alone.name.clone());
            let so = move |_| {
                state.act(&Act::Alone(about.clone(), name.clone()));
                let next = format!("alone-so-{at}");
                crate::browser::focus::give_soon(vec![next, "pane-title".to_owned()]);
            };
            el("li").child(el("p").child(said)).child(
                el("p")
                    .class("review-buttons")
                    .child(
                        button()
                            .id(format!("alone-see-{at}"))
                            .class("act")
                            .on_click(see)
                            .child(words.review_alone_see()),
                    )
                    .child(
                        button()
                            .id(format!("alone-so-{at}"))
                            .class("act")
                            .on_click(so)
                            .child(words.review_alone_so()),
                    ),
            )
        })
        .collect();
    el("div")
        .child(el("h3").child(words.review_alone_title(open.len())))
        .child(el("ol").class("review-list").child(rows))
}

/// All names beside each other, as each text prints them.
fn beside(state: ReviewState, all: &[Text]) -> El {
    let words = state.words();
    let drafts: Vec<&Draft> = all.iter().map(|text| &*text.draft).collect();
    let aligned = align(&drafts);
    let head: Vec<El> =
        all.iter().map(|text| el("th").attr("scope", "col").child(text.language.clone())).collect();
    let row = |row: &crate::draft::languages::Row| {
        let cells = row.entries.iter().zip(&drafts).map(|(entry, draft)| {
            let entry = entry.and_then(|id| draft.entry(id));
            let name = entry.map_or_else(|| "–".to_owned(), |entry| phrases::short(&entry.exact));
            el("td").attr("lang", draft.text.language.clone()).child(name)
        });
        el("tr").child(cells.collect::<Vec<El>>())
    };
    let rows: Vec<El> = aligned.rows.iter().map(row).collect();
    el("details")
        .class("review-beside")
        .child(el("summary").child(words.review_beside(rows.len())))
        .child(
            el("table")
                .class("review-table")
                .child(el("thead").child(el("tr").child(head)))
                .child(el("tbody").child(rows)),
        )
}
