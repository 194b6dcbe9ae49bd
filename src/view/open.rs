//! A dataset from the reader's own disk in the place of the page's own.

use super::element::{El, Part, el, live, nothing};
use super::state::{Reasons, State};
use crate::browser::file::{self, FileError};
use leptos::prelude::*;

const ID: &str = "open-file";

/// Longest file that is read, in bytes.
const LONGEST: usize = 64 << 20;

/// The field that takes a file; what is wrong with one is told beside it, and nothing is lost.
pub fn open_file(state: State) -> El {
    let words = state.words();
    let trouble = RwSignal::new(Reasons::new());
    let choose = el("input")
        .id(ID)
        .attr("type", "file")
        .attr("accept", ".json,.csv,.tsv,.txt,.ndjson,.jsonl,.gz,text/csv,text/plain")
        .on_change(move |_| {
            leptos::task::spawn_local(async move {
                let own = |what: &str| vec![(String::new(), what.to_owned())];
                let words = state.words();
                let opened = file::opened_as_list(ID).await;
                if opened == Some(true) {
                    return trouble.set(Reasons::new());
                }
                if opened.is_none() {
                    return trouble.set(own(words.list_no_program()));
                }
                let failed = match file::chosen(ID, LONGEST).await {
                    Ok((name, text)) => (state.open)(words, &name, text),
                    Err(FileError::None) => Ok(()),
                    Err(FileError::TooLong) => Err(own(words.check_too_long())),
                    Err(FileError::Unreadable) => Err(own(words.check_binary())),
                };
                if let Err(reasons) = failed {
                    trouble.set(reasons);
                }
            });
        });
    let told = live(move || {
        let reasons = trouble.get();
        if reasons.is_empty() {
            return nothing();
        }
        let items = reasons
            .into_iter()
            .map(|(place, what)| el("li").child(el("code").child(place)).child(" ").child(what));
        let what = el("p").child(el("strong").child(words.open_failed()));
        let list = el("ul").child(items.collect::<Vec<El>>());
        el("div").class("failure").attr("role", "alert").child(what).child(list).part()
    });
    el("div")
        .class("own-file")
        .child(el("label").child(el("span").child(words.open_file())).child(" ").child(choose))
        .child(el("p").class("caption").child(words.list_hint()))
        .child(told)
}

/// That what is shown is the reader's own, and the way back.
pub fn opened(state: State) -> Option<El> {
    let words = state.words();
    let facts = state.facts();
    let name = facts.file.as_ref()?;
    Some(
        el("section")
            .class("notices")
            .attr("aria-label", words.open_file())
            .child(el("p").child(words.opened(name)))
            .child(el("p").child(el("a").attr("href", "?").child(words.open_back()))),
    )
}
