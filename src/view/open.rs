//! What a reader gives: a dataset in the place of the page's own, or rows, which are a list.

use super::element::{El, IntoChild, button, el, nothing, reactive};
use super::state::{Place, Reasons, State};
use crate::browser::file::{self, FileError, Given};
use crate::browser::{address, dialog, page};
use crate::data::given::{HEAD, is_dataset, is_rows};
use leptos::prelude::*;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

const ID: &str = "open-file";
const PANEL: &str = "own-panel";
const PASTED: &str = "own-text";

/// Where a list comes from.
#[derive(Clone)]
pub enum Origin {
    /// What the reader has given.
    Given(Given),
    /// A whole address, and what it is called.
    Address(String, String),
    /// The list kept in this browser.
    Kept,
}

impl Origin {
    /// What it is called.
    pub fn name(&self) -> String {
        match self {
            Self::Given(file) => file.name(),
            Self::Address(_, name) => name.clone(),
            Self::Kept => String::new(),
        }
    }
}

/// A list being opened; tells `false` if what shows lists cannot be had.
pub type Opening = Pin<Box<dyn Future<Output = bool>>>;

/// What opens a list.
pub type OpenList = fn(Origin) -> Opening;

thread_local! {
    /// What opens a list. A list is shown by this room's components, so this room cannot name it.
    static LISTS: Cell<Option<OpenList>> = const { Cell::new(None) };
}

/// Says what opens a list.
pub fn set_lists(open: OpenList) {
    LISTS.set(Some(open));
}

/// Opens a list; `false` if what shows lists cannot be had.
pub async fn open_list(from: Origin) -> bool {
    match LISTS.get() {
        Some(open) => open(from).await,
        None => false,
    }
}

/// Longest file that is read, in bytes.
const LONGEST: usize = 64 << 20;

/// The panel that takes a file or a text; the page around it takes what is dropped or pasted. What is wrong with
/// it is told there, and nothing is lost.
pub fn open_file(state: State) -> El {
    let words = state.words();
    let trouble = RwSignal::new(Reasons::new());
    let take = move |given: Given| {
        leptos::task::spawn_local(async move {
            let reasons = taken(state, given).await.err().unwrap_or_default();
            // What was dropped is told of where it could have been chosen.
            let act = if reasons.is_empty() { dialog::close } else { dialog::open };
            act(PANEL);
            // The explorer may be another one by now.
            let _gone = trouble.try_set(reasons);
        });
    };
    // There is nothing to hear where the page is rendered to text.
    if !cfg!(feature = "prerender") {
        file::on_given(is_rows, take);
    }
    let choose = el("input")
        .id(ID)
        .attr("type", "file")
        .attr("accept", ".json,.csv,.tsv,.txt,.ndjson,.jsonl,.gz,text/csv,text/plain")
        .on_change(move |_| {
            if let Some(given) = file::chosen(ID) {
                take(given);
            }
        });
    let told = reactive(move || {
        let reasons = trouble.get();
        if reasons.is_empty() {
            return nothing();
        }
        let items = reasons
            .into_iter()
            .map(|(place, what)| el("li").child(el("code").child(place)).child(" ").child(what));
        let what = el("p").child(el("strong").child(words.open_failed()));
        let list = el("ul").child(items.collect::<Vec<El>>());
        el("div").class("failure").attr("role", "alert").child(what).child(list).into_child()
    });
    let paste = el("textarea")
        .id(PASTED)
        .attr("rows", 4_usize)
        .attr("spellcheck", "false")
        .attr("autocomplete", "off");
    let open = button().class("act").on_click(move |_| {
        if let Some(given) = file::pasted(&file::written(PASTED)) {
            take(given);
        }
    });
    let example = |file: &str, label: &str| {
        el("li").child(el("a").attr("href", format!("?data=data/examples/{file}")).child(label))
    };
    el("dialog")
        .id(PANEL)
        .class("card")
        .class("own-file")
        .attr("aria-labelledby", "own-title")
        .attr("closedby", "any")
        .child(el("h2").id("own-title").child(words.open_file()))
        .child(el("p").class("caption").child(words.own_hint()))
        .child(el("label").child(el("span").child(words.own_choose())).child(choose))
        .child(el("label").child(el("span").child(words.own_paste())).child(paste))
        .child(el("p").child(open.child(words.own_open())))
        .child(told)
        .child(el("p").class("offer").child(words.own_examples()))
        .child(
            el("ul")
                .class("offer")
                .child(example("list.csv", words.own_example_list()))
                .child(example("meeting.json", words.own_example_meeting())),
        )
        .child(
            button()
                .class("close")
                .attr("autofocus", true)
                .on_click(|_| dialog::close(PANEL))
                .child(words.card_close()),
        )
}

/// The button that opens the panel.
pub fn opener(state: State) -> El {
    button().id("own").class("own").on_click(|_| dialog::open(PANEL)).child(state.words().own())
}

/// Opens what was given.
async fn taken(state: State, given: Given) -> Result<(), Reasons> {
    let words = state.words();
    let own = |what: &str| vec![(String::new(), what.to_owned())];
    let told = |error| match error {
        FileError::TooLong => own(words.check_too_long()),
        FileError::Unreadable => own(words.check_binary()),
    };
    // The single file has no program for lists.
    let is_list =
        !page::has_root_class("single") && !is_dataset(&given.head(HEAD).await.map_err(told)?);
    if is_list {
        let opened = open_list(Origin::Given(given)).await;
        return if opened { Ok(()) } else { Err(own(words.own_no_program())) };
    }
    let text = given.text(LONGEST).await.map_err(told)?;
    (state.open)(words, &given.name(), text)
}

/// That what is shown is the reader's own or not the current version, and the way back.
pub fn opened(state: State) -> Option<El> {
    let words = state.words();
    let facts = state.facts();
    let (what, back, label) = match &facts.place {
        Place::Disk(name) => (words.opened(name), "?".to_owned(), words.open_back()),
        Place::Older(current) => {
            let back = Some(address::without_version()).filter(|query| !query.is_empty());
            let what = words.opened_older(&facts.dataset.version, current);
            (what, back.unwrap_or_else(|| "?".to_owned()), words.open_current())
        }
        Place::Own | Place::Other => return None,
    };
    Some(
        el("section")
            .class("notices")
            .attr("aria-label", words.open_file())
            .child(el("p").child(what))
            .child(el("p").child(el("a").attr("href", back).child(label))),
    )
}
