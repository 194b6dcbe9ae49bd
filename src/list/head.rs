//! What stands above a list: languages, the file, the sentence, what is wrong; and what stands in its
//! place while it is read or cannot be had.

use crate::browser::{page, timer};
use crate::list::form;
use crate::list::panel::opener;
use crate::list::session::{cancel, close};
use crate::list::state::{Here, ListState, Stage};
use crate::list::summary::{self, File};
use crate::view::element::{El, IntoChild, button, el, nothing, reactive, several};
use crate::view::source::Source;
use engine::protocol::{Ask, Problems, Reply, Summary};
use leptos::prelude::*;

/// Problems told at once.
const FEW: usize = 20;

fn back(state: ListState) -> El {
    let words = state.words_now();
    button().id("list-close").class("act").on_click(move |_| close(state)).child(words.list_close())
}

/// While the list is read: how far it is, and the way out.
pub fn reading(state: ListState) -> AnyView {
    let words = state.words_now();
    let progress = move || match state.stage.get() {
        Stage::Reading(progress) => progress,
        _ => Default::default(),
    };
    let read = reactive(move || {
        let progress = progress();
        let size = if progress.size > 0 { progress.size } else { progress.read };
        // Before the first news there is nothing to tell.
        let read =
            || words.list_read(&summary::size(words, progress.read), &summary::size(words, size));
        (size > 0).then(read).unwrap_or_default()
    });
    let share = reactive(move || {
        let progress = progress();
        (progress.read * 1000 / progress.size.max(progress.read).max(1)).to_string()
    });
    el("header")
        .class("head")
        .child(whose(state))
        .child(called(state))
        .child(
            el("p")
                .class("sentence")
                .attr("role", "status")
                .child(reactive(move || words.list_reading(progress().rows))),
        )
        .child(
            el("p").class("reading").child(
                el("progress")
                    .attr("max", "1000")
                    .attr("value", share)
                    .attr("aria-label", words.list_table()),
            ),
        )
        .child(el("p").class("footnote").child(read))
        .child(state.embed.is_none().then(|| {
            button()
                .id("list-cancel")
                .class("act")
                .on_click(move |_| cancel(state))
                .child(words.list_cancel())
        }))
        .into_child()
}

/// Why there is no list.
pub fn not_here(state: ListState) -> AnyView {
    let words = state.words_now();
    let why = match state.stage.get_untracked() {
        Stage::Not(Some(failed)) => Some(words.list_failed(&failed.kind, &failed.detail)),
        _ => None,
    };
    // The page around a frame is not the reader's to change.
    let ways = state.embed.is_none().then(|| {
        let again = el("p").class("own-file").child(choose(state));
        several([again.into_child(), back(state).into_child()])
    });
    el("header")
        .class("head")
        .child(whose(state))
        .child(called(state))
        .child(why.map(|why| el("p").class("failure").attr("role", "alert").child(why)))
        .child(ways)
        .into_child()
}

/// Whose the list is: the reader's own, or that of the origin it was fetched from.
fn whose(state: ListState) -> El {
    let words = state.words_now();
    match state.host.get_untracked() {
        Some(host) => el("p").class("notices").child(words.list_foreign(&host)),
        None => {
            // In a frame, “this site” would be another one than the reader is on.
            let at_site =
                |from: String| from.split('/').nth(2).map(|host| words.list_dateline_at(host));
            let dateline = state.from.get_untracked().and_then(at_site);
            el("p")
                .class("dateline")
                .child(dateline.unwrap_or_else(|| words.list_dateline().to_owned()))
        }
    }
}

/// What the file is called, if that is known.
fn called(state: ListState) -> El {
    let name = state.name.get_untracked();
    el("h1").child(if name.is_empty() { state.words_now().list_table().to_owned() } else { name })
}

/// The field for another file: the page behind has it, and it is told of the choice there.
fn choose(state: ListState) -> El {
    let words = state.words_now();
    button().id("list-open").class("act").on_click(|_| choose_file(50)).child(words.open_file())
}

/// Opens the browser's choice of files, as soon as the page behind has its field: where a list is the first that
/// is opened, that comes with the reader's first act, which can be this one.
fn choose_file(tries: u32) {
    if !page::press("open-file") && tries > 0 {
        timer::after(100, move || choose_file(tries - 1));
    }
}

/// The file, the sentence, and what is wrong; in a frame without what is done with the file.
pub fn head(state: ListState) -> El {
    let words = state.words_now();
    let Some(here) = state.here() else { return el("header") };
    let sentence = move || {
        let question = state.effective();
        state.answer.with(|answer| {
            answer
                .as_ref()
                .map(|answer| state.say(|labels| summary::sentence(labels, &question, answer)))
        })
    };
    let lead = reactive(move || sentence().unwrap_or_default().0);
    let rest = reactive(move || sentence().unwrap_or_default().1);
    let is_whole = state.embed.is_none();
    // Size and encoding come first, and are for whoever reads the file.
    let all = summary::file(words, &here.file, &here.summary);
    let told = &all[usize::from(!is_whole && !all.is_empty())..];
    el("header")
        .class("head")
        .child(whose(state))
        .child(el("h1").child(here.file.name.as_str()))
        .child(
            el("p")
                .class("sentence")
                .attr("role", "status")
                .child(el("span").child(el("strong").child(lead)).child(rest)),
        )
        .child(el("p").class("caption").child(told.join(" ")))
        .child(reactive(move || ignored(state)))
        .child(reactive(move || trouble(state)))
        .child(wrong(state, &here))
        .child(is_whole.then(|| acts(state, &here)))
}

/// What can be done with the file.
fn acts(state: ListState, here: &Here) -> El {
    let keep = {
        let file = here.file.clone();
        reactive(move || kept(state, &file))
    };
    el("p")
        .class("list-acts")
        .child(back(state))
        .child(" ")
        .child(choose(state))
        .child(" ")
        .child(opener(state, here))
        .child(" ")
        .child(form::opener(state))
        .child(" ")
        .child(keep)
}

fn kept(state: ListState, file: &File) -> AnyView {
    let words = state.words_now();
    if state.kept.get() {
        let forget = button()
            .id("list-forget")
            .class("act")
            .on_click(move |_| {
                if let Some(worker) = state.worker() {
                    worker.forget();
                }
            })
            .child(words.list_forget());
        return el("span").child(words.list_kept()).child(" ").child(forget).into_child();
    }
    let file = file.clone();
    button()
        .id("list-keep")
        .class("act")
        .on_click(move |_| {
            if let Some(worker) = state.worker() {
                state.query.with_untracked(|query| worker.keep(&file, &query.reading));
            }
        })
        .child(words.list_keep())
        .into_child()
}

fn ignored(state: ListState) -> AnyView {
    let words = state.words_now();
    let ignored = state.ignored.get();
    if ignored.is_empty() {
        return nothing();
    }
    let names: Vec<&str> = ignored.iter().map(String::as_str).collect();
    el("p").class("notices").child(words.list_ignored(&names.join(words.join_comma()))).into_child()
}

fn trouble(state: ListState) -> Option<AnyView> {
    let words = state.words_now();
    let failed = state.trouble.get()?;
    let what = words.list_failed(&failed.kind, &failed.detail);
    Some(el("p").class("failure").attr("role", "alert").child(what).into_child())
}

/// What is wrong with the file, told when it is asked for.
fn wrong(state: ListState, here: &Here) -> AnyView {
    let words = state.words_now();
    let Summary { problems, .. } = &here.summary;
    if problems.is_empty() {
        return nothing();
    }
    let told = RwSignal::new(Problems::default());
    if let Some(worker) = state.worker() {
        worker.ask(&Ask::Problems { from: 0, count: FEW }, move |answer| {
            if let Reply::Problems(problems) = answer {
                // The head may have been built anew.
                let _gone = told.try_set(problems);
            }
        });
    }
    let all: usize = problems.iter().map(|problem| problem.count).sum();
    let list = reactive(move || {
        let told = told.get();
        let items: Vec<El> = told
            .problems
            .iter()
            .map(|problem| {
                let (place, what) = summary::problem(words, problem);
                el("li").child(el("code").child(place)).child(" ").child(what)
            })
            .collect();
        let more = all.saturating_sub(items.len());
        let rest = (more > 0).then(|| el("li").child(words.list_problems_more(more)));
        several([items.into_child(), rest.into_child()])
    });
    let lines = el("ul").child(list);
    el("details")
        .class("notices")
        .attr("open", here.summary.rows == 0)
        .child(el("summary").child(words.list_trouble()))
        .child(lines)
        .into_child()
}
