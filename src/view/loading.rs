//! Loading: fetches the dataset, shows progress and failure, and lets the explorer in.
//!
//! Until then, and if it fails, the snapshot in the page stays as it is.

use super::element::{IntoChild, button, el, nothing, reactive, several};
use super::explorer::explorer;
use super::language::words_of;
use super::later;
use super::open::{ListOrigin, Openers, REVIEWING, open_list, open_review, set_openers};
use super::parts::DATASET;
use super::state::{DatasetOrigin, Facts, Reasons, Saved, State};
use super::translation::translated;
use crate::browser::address::Entry;
use crate::browser::fetch::{self, FetchError};
use crate::browser::{address, fault, focus, frame, language, offline, page};
use crate::data::given::is_dataset_at;
use crate::data::{Loaded, load};
use crate::query::{self, Notice, Query, View};
use crate::text::{Lang, Words, problems};
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

/// Where the fetch stands.
#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    /// What went wrong, as (where, what).
    Failed(Reasons),
    Ready,
}

/// Element ids that `index.html` and this room agree on.
const PLACE: &str = "loading";
const APP: &str = "app";
const FAULT: &str = "fault";
/// The classes of the page while a list or a review is open; the script in the page sets them before the
/// first paint.
const LISTING: &str = "listing";
/// The service worker, beside the page.
const WORKER: &str = "sw.js";

/// Most problems of a file that are told.
const MOST_PROBLEMS: usize = 5;

/// Starts the app in the page; `openers` open what is the reader's own.
pub fn start(openers: Openers) {
    set_openers(openers);
    fault::show_panics(FAULT);
    page::with_element(PLACE, true, |element| {
        leptos::mount::mount_to(element, || {
            let words = RwSignal::new(None);
            leptos::task::spawn_local(async move {
                words.set(first_words().await);
                if words.with_untracked(Option::is_none) {
                    fault::show(FAULT);
                }
            });
            reactive(move || words.get().map(loading)).into_child()
        })
        .forget();
    });
    // What is mounted first has started what runs tasks.
    if let Some(list) = list_of_address() {
        leptos::task::spawn_local(async {
            if !open_list(list).await {
                page::set_root_class(LISTING, false);
            }
        });
    } else if page::has_root_class(REVIEWING) {
        leptos::task::spawn_local(async {
            if !open_review(Vec::new()).await {
                page::set_root_class(REVIEWING, false);
            }
        });
    }
}

/// What the address says the page is of, whole: `data=`.
fn data_of_address() -> Option<String> {
    query::parameter(&address::query(), "data").map(|data| address::whole(&data))
}

/// The list that the address asks for: one from elsewhere, or the one kept in this browser.
fn list_of_address() -> Option<ListOrigin> {
    match data_of_address() {
        Some(data) if is_dataset_at(&data) => None,
        Some(data) => Some(ListOrigin::Address(data)),
        None => address::fragment().starts_with("#list").then_some(ListOrigin::Kept),
    }
}

/// The words that the page starts in: of the language asked for, else of the page itself.
async fn first_words() -> Option<&'static Words> {
    let asked = Lang::of(&language::first()).unwrap_or_default();
    if let Some(words) = words_of(asked, false).await {
        return Some(words);
    }
    words_of(Lang::of(&page::root_attribute("data-page")).unwrap_or_default(), false).await
}

fn loading(words: &'static Words) -> AnyView {
    let stage = RwSignal::new(Stage::Loading);
    let is_newer = RwSignal::new(false);
    let open = move || {
        stage.set(Stage::Loading);
        leptos::task::spawn_local(async move {
            match fetch_dataset(words).await {
                Ok((facts, notice)) => {
                    // What the address asks for is there before anything is seen.
                    let (asked, _) = query::read(&facts.dataset, Lang::TAGS, &address::query());
                    if asked.view != View::Who || asked.show.is_some() {
                        later::arrive().await;
                    }
                    stage.set(Stage::Ready);
                    let_in(facts, notice, words);
                    if page::written(DATASET).is_none() {
                        keep(is_newer);
                    }
                }
                Err(reasons) => {
                    page::set_root_class("pending", false);
                    stage.set(Stage::Failed(reasons));
                }
            }
        });
    };
    open();
    let newer = reactive(move || {
        is_newer.get().then(|| {
            let act = button().id("change-over").on_click(|_| offline::change_over());
            el("p")
                .class("newer")
                .attr("role", "status")
                .child(words.newer())
                .child(" ")
                .child(act.child(words.newer_open()))
                .into_child()
        })
    });
    let told = reactive(move || match stage.get() {
        Stage::Loading => el("p")
            .class("progress")
            .attr("role", "progressbar")
            .attr("aria-label", words.loading())
            .into_child(),
        Stage::Ready => nothing(),
        Stage::Failed(reasons) => el("section")
            .class("failure")
            .attr("role", "alert")
            .child(el("p").child(el("strong").child(words.failed())))
            .child(
                el("ul").child(
                    reasons
                        .into_iter()
                        .map(|(place, what)| {
                            el("li").child(el("code").child(place)).child(" ").child(what)
                        })
                        .collect::<Vec<_>>(),
                ),
            )
            .child(el("p").child(words.failed_snapshot_stays()))
            .child(button().id("retry").on_click(move |_| open()).child(words.retry()))
            .into_child(),
    });
    several([told.into_child(), newer.into_child()])
}

/// Keeps the site for visits without a network. Not at once: what that fetches is not to stand in
/// the way of what the reader asks for first.
fn keep(is_newer: RwSignal<bool>) {
    let start = move || {
        leptos::task::spawn_local(offline::start(WORKER, move || is_newer.set(true)));
    };
    set_timeout(start, Duration::from_secs(2));
}

/// The dataset that the address asks for, and what is to be told of it.
async fn fetch_dataset(words: &'static Words) -> Result<(Arc<Facts>, Option<Notice>), Reasons> {
    // Another dataset in the form of the page's own, or its own.
    let another = data_of_address().filter(|data| is_dataset_at(data));
    let (text, from, place) = match (page::written(DATASET), another, page::link(DATASET)) {
        (Some(text), _, _) => (text, String::new(), DatasetOrigin::Site),
        (None, Some(address), own) if own.as_ref() != Some(&address) => {
            (fetched(words, &address).await?, address, DatasetOrigin::Other)
        }
        (None, _, Some(address)) => (fetched(words, &address).await?, address, DatasetOrigin::Site),
        (None, _, None) => {
            return Err(vec![(String::new(), words.failed_no_address().to_owned())]);
        }
    };
    let file = from.rsplit('/').next().unwrap_or(&from).to_owned();
    let (loaded, text) = read_in(words, &file, text)?;
    let mut facts = Facts { address: from, ..Facts::new(loaded, text, place) };
    let mut notice = None;
    if let Some(asked) = query::parameter(&address::query(), "v")
        && asked != facts.dataset.version
    {
        match version(&facts, &asked).await {
            Some(older) => facts = older,
            None => {
                // That version cannot be had: a copied link names the one that is shown.
                address::show_exactly(
                    &(address::without("v") + &address::fragment()),
                    Entry::Replace,
                );
                notice = Some(Notice::NoVersion(asked, facts.dataset.version.clone()));
            }
        }
    }
    let facts = Arc::new(facts);
    Ok((translated(&facts, words.lang).await.unwrap_or(facts), notice))
}

/// A text of this site, or why it cannot be had.
async fn fetched(words: &'static Words, address: &str) -> Result<String, Reasons> {
    fetch::text(address).await.map_err(|error| {
        let what = match error {
            FetchError::Status(code) => words.failed_status(&code.to_string(), address),
            FetchError::Network(reason) => words.failed_network(address, &reason),
        };
        vec![(address.rsplit('/').next().unwrap_or(address).to_owned(), what)]
    })
}

/// A version of a dataset that is not the current one: it stands in a folder beside it.
async fn version(current: &Facts, asked: &str) -> Option<Facts> {
    let is_one = asked.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
    let stem = current.address.strip_suffix(".json").filter(|_| is_one && !asked.is_empty())?;
    let address = format!("{stem}/{asked}.json");
    let text = fetch::text(&address).await.ok()?;
    let loaded = load(&text).ok()?;
    let dataset = &loaded.dataset;
    if dataset.id != current.dataset.id || dataset.version != asked {
        return None;
    }
    let place = DatasetOrigin::Older(current.dataset.version.clone());
    Some(Facts { address, ..Facts::new(loaded, text, place) })
}

/// Reads a dataset's text, or says what is wrong with it as (where, what).
fn read_in(words: &'static Words, file: &str, text: String) -> Result<(Loaded, String), Reasons> {
    match load(&text) {
        Ok(loaded) => Ok((loaded, text)),
        // A file that is no dataset at all can have a problem in every line.
        Err(found) => Err(found
            .iter()
            .take(MOST_PROBLEMS)
            .map(|problem| {
                let (place, what) = problems::problem(words, problem);
                (format!("{file} · {place}"), what)
            })
            .collect()),
    }
}

/// Shows a file from the reader's disk, as it was saved, in the place of what is shown.
///
/// # Errors
/// What is wrong with it, as (where, what); the page stays as it is.
pub fn open(words: &'static Words, name: &str, saved: Saved) -> Result<(), Reasons> {
    let Saved { text, plain } = saved;
    let (loaded, text) = read_in(words, name, text)?;
    // What the address leads to, saved with a selection, is that still: its links hold.
    let own = OWN.with_borrow(Clone::clone).filter(|own| own.text == plain);
    let (mut query, notices) =
        query::read(&loaded.dataset, Lang::TAGS, loaded.selection.as_deref().unwrap_or_default());
    // It goes on in the language that the reader reads.
    if query.lang.is_none() && words.tag() != language::default_tag() {
        query.lang = Some(words.tag().to_owned());
    }
    let (place, address) = match own {
        Some(own) => (own.place.clone(), own.address.clone()),
        None => (DatasetOrigin::Disk(name.to_owned()), String::new()),
    };
    let facts = Facts { address, ..Facts::new(loaded, text, place) };
    show(Arc::new(facts), (query, notices), words);
    focus::give_soon(vec!["results".to_owned()]);
    Ok(())
}

/// Shows a dataset that was opened before, by its name and text, or else what the address leads to, with what
/// the address asks of it now.
pub fn open_again(words: &'static Words, before: Option<(String, String)>) {
    let facts = match before {
        None => OWN.with_borrow(Clone::clone),
        Some((name, text)) => read_in(words, &name, text)
            .ok()
            .map(|(loaded, text)| Arc::new(Facts::new(loaded, text, DatasetOrigin::Disk(name)))),
    };
    if let Some(facts) = facts {
        let asked = query::read(&facts.dataset, Lang::TAGS, &address::query());
        show(facts, asked, words);
    }
}

thread_local! {
    /// The dataset that the address leads to.
    static OWN: RefCell<Option<Arc<Facts>>> = const { RefCell::new(None) };
    /// What stands in the page; gone when it is dropped.
    static SHOWN: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Puts an explorer in the place of the one before, or of the snapshot.
fn show(facts: Arc<Facts>, asked: (Query, Vec<Notice>), words: &'static Words) {
    drop(SHOWN.take());
    page::with_element(APP, true, |element| {
        let handle = leptos::mount::mount_to(element, move || {
            explorer(State::new(facts, asked, words, open))
        });
        SHOWN.set(Some(Box::new(handle)));
    });
}

/// Replaces the snapshot by the explorer, in one task so that nothing flashes. Boxes ticked and
/// words typed into the snapshot before the program ran are kept, unless the address has its own.
fn let_in(facts: Arc<Facts>, notice: Option<Notice>, words: &'static Words) {
    let dataset = &facts.dataset;
    let (mut read, mut notices) = query::read(dataset, Lang::TAGS, &address::query());
    notices.extend(notice);
    if address::query().is_empty() {
        for (name, value) in page::entered(APP) {
            if name == "q" {
                read.text = value;
            } else if query::meeting::value(dataset, &name, &value).is_some() {
                read.toggle(&name, &value, false);
            }
        }
    }
    let focus = focus::current();
    OWN.set(Some(Arc::clone(&facts)));
    if read.embed.is_some() {
        frame::tell_height();
    }
    show(facts, (read, notices), words);
    page::set_root_class("pending", false);
    page::set_root_class("ready", true);
    // What it names was not there while the page loaded.
    page::go_to_fragment();
    if !focus.is_empty() {
        focus::give_soon(vec![focus]);
    }
}
