//! The panel that takes what is the reader's own: a file or a text; the page around it takes what is dropped or
//! pasted. A dataset stands in the place of the page's own, rows are a list, a release is to be reviewed.
//!
//! Knows what is given by its first bytes and its name; what opens it is `open.rs`' affair.

use super::element::{El, IntoChild, button, el, nothing, reactive};
use super::open::{
    KEEPS_REVIEW, KEPT_REVIEW, ListOrigin, PANEL, REVIEWING, open_list, open_review,
};
use super::parts::modal;
use super::state::{Reasons, Saved, State};
use crate::browser::file::{self, FileError, Given};
use crate::browser::{choice, dialog, focus, page};
use crate::check::page::is_page;
use crate::data::given::{HEAD, is_dataset, is_draft, is_prose, is_rows};
use crate::text::Words;
use leptos::prelude::*;

const ID: &str = "open-file";
const PASTED: &str = "own-text";

/// Longest file that is read, in bytes.
const LONGEST: usize = 64 << 20;

/// The panel. What is wrong with something given is told there, and nothing is lost.
pub fn panel(state: State) -> El {
    let words = state.words();
    let panel = Panel {
        state,
        trouble: RwSignal::default(),
        doubtful: StoredValue::new_local(None),
        is_doubtful: RwSignal::new(false),
    };
    file::on_given(is_rows, move |given| panel.take(given));
    let choose = el("input")
        .id(ID)
        .attr("type", "file")
        .attr("multiple", true)
        .attr(
            "accept",
            ".json,.csv,.tsv,.txt,.ndjson,.jsonl,.gz,.xlsx,.ods,.zip,.html,.htm,.docx,.odt,text/csv,text/plain",
        )
        .on_change(move |_| panel.take(file::all_chosen(ID)));
    let paste = el("textarea")
        .id(PASTED)
        .attr("rows", 4_usize)
        .attr("spellcheck", "false")
        .attr("autocomplete", "off");
    let open = act("own-list", move || panel.take_pasted(As::Itself));
    let read = act("own-release", move || panel.take_pasted(As::Release));
    // Shown while one is kept (later.css).
    page::set_root_class(KEEPS_REVIEW, choice::kept(KEPT_REVIEW).is_some());
    let go_on = act("own-review", || {
        dialog::close(PANEL);
        leptos::task::spawn_local(async {
            open_review(Vec::new()).await;
        });
    });
    let inside = el("div")
        .child(el("p").class("caption").child(words.own_hint()))
        .child(el("p").class("kept-review").child(go_on.child(words.own_kept_review())))
        .child(el("label").child(el("span").child(words.own_choose())).child(choose))
        .child(el("label").child(el("span").child(words.own_paste())).child(paste))
        .child(
            el("p")
                .child(open.child(words.own_open()))
                .child(" ")
                .child(read.child(words.own_release())),
        )
        .child(reactive(move || panel.is_doubtful.get().then(|| panel.choice().into_child())))
        .child(reactive(move || panel.trouble.with(|reasons| told(words, reasons))))
        .child(el("p").class("offer").child(words.own_examples()))
        .child(
            el("ul")
                .class("offer")
                .child(example("list.csv", words.own_example_list()))
                .child(example("meeting.json", words.own_example_meeting())),
        );
    modal(PANEL, (words, words.open_file()), inside, false).class("own-file")
}

fn act(id: &'static str, act: impl Fn() + 'static) -> El {
    button().id(id).class("act").on_click(move |_| act())
}

fn example(file: &str, label: &str) -> El {
    el("li").child(el("a").attr("href", format!("?data=data/examples/{file}")).child(label))
}

/// What is wrong with what was given.
fn told(words: &'static Words, reasons: &Reasons) -> AnyView {
    if reasons.is_empty() {
        return nothing();
    }
    let line = |(place, what): &(String, String)| {
        el("li").child(el("code").child(place.as_str())).child(" ").child(what.as_str())
    };
    let what = el("p").child(el("strong").child(words.open_failed()));
    let list = el("ul").child(reasons.iter().map(line).collect::<Vec<El>>());
    el("div").class("failure").attr("role", "alert").child(what).child(list).into_child()
}

/// What the panel is told, and what came of it.
#[derive(Clone, Copy)]
struct Panel {
    state: State,
    /// What is wrong with what was given.
    trouble: RwSignal<Reasons>,
    /// What was given and is a text in sentences, of which the reader is to say what it is to be.
    doubtful: StoredValue<Option<Given>, LocalStorage>,
    is_doubtful: RwSignal<bool>,
}

impl Panel {
    /// Several files are releases, to be reviewed one after the other.
    fn take(self, mut given: Vec<Given>) {
        match given.pop() {
            Some(only) if given.is_empty() => self.take_as(only, As::Itself),
            Some(last) => {
                given.push(last);
                leptos::task::spawn_local(async move {
                    dialog::close(PANEL);
                    open_review(given).await;
                });
            }
            None => {}
        }
    }

    fn take_as(self, given: Given, what: As) {
        leptos::task::spawn_local(async move {
            let taken = taken(self.state, &given, what).await;
            let asks = matches!(taken, Ok(false));
            self.doubtful.set_value(asks.then_some(given));
            let _gone = self.is_doubtful.try_set(asks);
            if asks {
                // The panel is the page's, which a review stands in the place of.
                page::set_root_class(REVIEWING, false);
                return dialog::open(PANEL);
            }
            let reasons = taken.err().unwrap_or_default();
            // What is wrong with a file that was dropped is told in the panel, where it could have been chosen.
            let act = if reasons.is_empty() { dialog::close } else { dialog::open };
            act(PANEL);
            // The explorer may be another one by now.
            let _gone = self.trouble.try_set(reasons);
        });
    }

    fn take_pasted(self, what: As) {
        let text = file::written(PASTED);
        let name = if is_prose(&text) { "pasted.txt" } else { "pasted.csv" };
        match file::pasted(&text, name) {
            Some(given) => self.take_as(given, what),
            None => {
                let empty = self.state.words().own_empty().to_owned();
                self.trouble.set(vec![(String::new(), empty)]);
                focus::give_soon(vec![PASTED.to_owned()]);
            }
        }
    }

    /// Asks what a text in sentences is to be.
    fn choice(self) -> El {
        let words = self.state.words();
        let choice = |id: &'static str, what: As, label: &'static str| {
            let given = move || self.doubtful.get_value();
            act(id, move || given().into_iter().for_each(|given| self.take_as(given, what)))
                .child(label)
        };
        el("p")
            .class("notices")
            .attr("role", "alert")
            .child(words.own_is_text())
            .child(" ")
            .child(choice("own-as-release", As::Release, words.own_release()))
            .child(" ")
            .child(choice("own-as-list", As::List, words.own_as_list()))
    }
}

/// What something that was given is to be opened as.
#[derive(Clone, Copy, PartialEq)]
enum As {
    /// What it is by itself.
    Itself,
    /// A list.
    List,
    /// A release.
    Release,
}

/// Files of these endings are releases.
const RELEASES: [&str; 5] = [".html", ".htm", ".docx", ".odt", ".pdf"];

/// Opens what was given; `false` if the reader is to say whether it is a list or a release.
async fn taken(state: State, given: &Given, what: As) -> Result<bool, Reasons> {
    let words = state.words();
    let own = |what: &str| vec![(String::new(), what.to_owned())];
    let told = |error| match error {
        FileError::TooLong => own(words.check_too_long()),
        FileError::Unreadable => own(words.check_binary()),
    };
    let opened = |opened| if opened { Ok(true) } else { Err(own(words.own_no_program())) };
    let head = given.head(HEAD).await.map_err(told)?;
    let name = given.name().to_lowercase();
    let is_pasted_page = name.starts_with("pasted.") && is_page(&head);
    let is_release = is_pasted_page || RELEASES.iter().any(|end| name.ends_with(end));
    if what == As::Release || what == As::Itself && (is_release || is_draft(&head)) {
        return opened(open_review(vec![given.clone()]).await);
    }
    if what == As::Itself && name.ends_with(".txt") && is_prose(&head) {
        return Ok(false);
    }
    page::set_root_class(REVIEWING, false);
    if !is_dataset(&head) {
        return opened(open_list(ListOrigin::Given(given.clone())).await);
    }
    let text = given.text(LONGEST).await.map_err(told)?;
    (state.open)(words, &given.name(), Saved::of(text)).map(|()| true)
}
