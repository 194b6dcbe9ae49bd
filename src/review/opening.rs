//! What was given, read: a text, a document or a saved page becomes a draft; a draft goes on.
//!
//! Knows no element. What is in a document is the reader's affair.

use crate::browser::file::Given;
use crate::check::page::{is_page, text_of};
use crate::data::given::{HEAD, is_draft};
use crate::draft::dataset::PASTED;
use crate::draft::kept::{self, Kept};
use crate::draft::{Draft, Journal, Release, begin};
use crate::review::compare;
use crate::review::known::{joined, known};
use crate::review::phrases::unreadable;
use crate::review::releases::{self, Releases};
use crate::review::session::{self, KeptRelease, fail};
use crate::review::state::{ReviewState, Stage};
use crate::review::table;
use crate::view::at_reader::{self, Unanswered};
use leptos::prelude::*;
use reader::Reading;
use std::cell::RefCell;
use std::sync::Arc;

/// Longest file that is read, in bytes; of a page and a document the text is shorter.
const LONGEST: usize = 64 << 20;

/// Why there is no review: the kind of failure, and its detail.
type Failure = (String, String);

thread_local! {
    /// A draft that was opened and whose text is to be given yet.
    static WITHOUT_TEXT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

fn failure(kind: &str, detail: &str) -> Failure {
    (kind.to_owned(), detail.to_owned())
}

/// What a file holds.
enum Held {
    /// A draft.
    Draft(Box<Kept>),
    /// A text.
    Text(String),
}

/// Begins with what was given; else goes on with what is there, or what is kept.
pub async fn start(state: ReviewState, mut given: Vec<Given>) {
    let Some(last) = given.pop() else { return resume(state) };
    let joined = join_kept(state);
    if !given.is_empty() {
        given.push(last);
        return several(state, given).await;
    }
    // What is open stays until something else can take its place.
    let before = state.stage.get_untracked();
    state.stage.set(Stage::Reading);
    if let Err((kind, detail)) = taken(state, &last).await {
        match before {
            Stage::Here | Stage::Releases => {
                state.stage.set(before);
                state.trouble.set(Some((kind, detail)));
            }
            _ => fail(state, &kind, &detail),
        }
    } else if joined > 0 && state.stage.get_untracked() == Stage::Here {
        state.notes.update(|all| all.push(state.words().review_kept_joined(joined)));
    }
}

/// Whether there is nothing here yet.
fn is_empty(state: ReviewState) -> bool {
    state.with_work(|_| ()).is_none() && state.releases.with_value(Releases::count) == 0
}

/// Before something else is opened: what is kept stays, and stands beside it. Gives how many there are.
fn join_kept(state: ReviewState) -> usize {
    if !is_empty(state) || restore(state, &session::kept()).is_none() {
        return 0;
    }
    session::set_kept(state, true);
    state.releases.with_value(Releases::count)
}

/// Goes on with what is there, or what is kept.
fn resume(state: ReviewState) {
    if !is_empty(state) {
        return;
    }
    let kept = session::kept();
    let Some(last) = kept.0.last() else { return fail(state, "nothing", "") };
    let Some(open) = restore(state, &kept) else {
        // Why there is none is told of the last.
        if let Err(why) = kept::open(&last.draft) {
            let (kind, detail) = unreadable(&why);
            fail(state, kind, &detail);
        }
        return;
    };
    releases::open(state, open);
    session::set_kept(state, true);
    if state.releases.with_value(Releases::count) > 1 && session::is_all() {
        session::show_all(state);
    }
}

/// Puts what is kept beside each other; gives the place of what was open, if anything can be read.
fn restore(
    state: ReviewState,
    (kept, links): &(Vec<KeptRelease>, Vec<(usize, usize)>),
) -> Option<usize> {
    state.who.set(session::kept_who());
    let (mut open, mut places) = (0, Vec::new());
    for release in kept {
        if let Ok(Kept { journal, text: Some(text), .. }) = kept::open(&release.draft) {
            let place = releases::add_read(state, &release.file, journal, Release::new(&text));
            if let Some(file) = &release.second
                && let Ok(second) = compare::read(file)
            {
                let second = Arc::new(second);
                state.releases.update_value(|all| all.set_second(place, second, file.clone()));
            }
            open = if release.was_open { place } else { open };
            places.push((release.number, place));
        }
    }
    let place =
        |number: usize| places.iter().find(|(own, _)| *own == number).map(|(_, place)| *place);
    state.releases.update_value(|all| {
        for (one, other) in links {
            if let (Some(one), Some(other)) = (place(*one), place(*other)) {
                all.link(one, other);
            }
        }
    });
    (!places.is_empty()).then_some(open)
}

/// Takes several releases in, shows them, and reads one after the other.
pub async fn several(state: ReviewState, given: Vec<Given>) {
    session::show_all(state);
    // What a folder hides is not for readers.
    for file in given.iter().filter(|file| !file.name().starts_with('.')) {
        let name = file.name();
        match held(file).await {
            Ok(Held::Text(text)) if text.trim().is_empty() => {
                releases::add_unreadable(state, &name, failure("empty", ""));
            }
            Ok(Held::Text(text)) => releases::add_unread(state, &name, Release::new(&text)),
            Ok(Held::Draft(kept)) => match *kept {
                Kept { journal, text: Some(text), .. } => {
                    releases::add_read(state, &name, journal, Release::new(&text));
                }
                Kept { text: None, .. } => {
                    releases::add_unreadable(state, &name, failure("draft-text", ""));
                }
            },
            Err(why) => releases::add_unreadable(state, &name, why),
        }
    }
    while let Some((place, name, release)) = releases::unread(state) {
        let read = read_in(state, &name, &release).await;
        releases::set_read(state, place, read);
    }
    table::focus_next(state);
}

/// Takes in the text of the same meeting in another language.
pub async fn other(state: ReviewState, given: &Given) -> Result<(), (String, String)> {
    let name = given.name();
    let (journal, release) = match held(given).await? {
        Held::Text(text) if text.trim().is_empty() => return Err(failure("empty", "")),
        Held::Text(text) => {
            let release = Release::new(&text);
            let mut draft = read_in(state, &name, &release).await?;
            draft.name = state.releases.with_value(|all| all.queue.free_name(&draft.name));
            (Journal::new(draft), release)
        }
        Held::Draft(kept) => match *kept {
            Kept { journal, text: Some(text), .. } => (journal, Release::new(&text)),
            Kept { text: None, .. } => return Err(failure("draft-text", "")),
        },
    };
    releases::join(state, &name, journal, release);
    Ok(())
}

/// What a file holds, once it is known what kind it is of.
async fn held(given: &Given) -> Result<Held, Failure> {
    let unread = |_| failure("unreadable", "");
    let head = given.head(HEAD).await.map_err(unread)?;
    if is_draft(&head) {
        let text = given.text(LONGEST).await.map_err(unread)?;
        let kept = kept::open(&text).map_err(|why| {
            let (kind, detail) = unreadable(&why);
            failure(kind, &detail)
        })?;
        return Ok(Held::Draft(Box::new(kept)));
    }
    let name = given.name();
    let is_document = head.starts_with("PK");
    let is_html = !is_document && (is_page(&head) || name.to_lowercase().ends_with(".html"));
    if is_html {
        let text = given.text(LONGEST).await.map_err(|_| failure("long", ""))?;
        return Ok(Held::Text(text_of(&text)));
    }
    let told = at_reader::text_of(given).await.map_err(unanswered)?;
    let answer: serde_json::Value = serde_json::from_str(&told).unwrap_or_default();
    Ok(Held::Text(answer["text"].as_str().unwrap_or_default().to_owned()))
}

async fn taken(state: ReviewState, given: &Given) -> Result<(), Failure> {
    let name = given.name();
    match held(given).await? {
        Held::Text(text) => read(state, &name, &text).await,
        Held::Draft(kept) => {
            match &kept.text {
                Some(text) => {
                    let release = Release::new(text);
                    releases::begin(state, &name, kept.journal, release, true);
                }
                // Its text is asked for.
                None => {
                    WITHOUT_TEXT.set(Some(*kept));
                    state.stage.set(Stage::WithoutText);
                }
            }
            Ok(())
        }
    }
}

/// Reads a text.
async fn read(state: ReviewState, name: &str, text: &str) -> Result<(), Failure> {
    if text.trim().is_empty() {
        return Err(failure("empty", ""));
    }
    let release = Release::new(text);
    if let Some(mut kept) = WITHOUT_TEXT.take() {
        // What no longer stands in a text that has changed is told (`head.rs`), and moved nowhere.
        let _orphans = kept::fit(&mut kept.journal, &kept.around, &release);
        releases::begin(state, name, kept.journal, release, true);
        return Ok(());
    }
    let mut draft = read_in(state, name, &release).await?;
    draft.name = state.releases.with_value(|all| all.queue.free_name(&draft.name));
    releases::begin(state, name, Journal::new(draft), release, false);
    Ok(())
}

/// What the reader reads in a text.
async fn read_in(state: ReviewState, name: &str, release: &Release) -> Result<Draft, Failure> {
    let told = at_reader::read(release.text()).await.map_err(unanswered)?;
    let reading: Reading =
        serde_json::from_str(&told).map_err(|error| failure("other", &error.to_string()))?;
    let mut draft = begin(&called(name), release, &reading);
    tables(state, &mut draft).await;
    Ok(draft)
}

/// Asks what the tables know of the names in a draft, and notes which tables those are.
async fn tables(state: ReviewState, draft: &mut Draft) {
    let answer = at_reader::describe(&draft.ids()).await.ok();
    if let Some(known) = answer.and_then(|answer| known(&answer)) {
        draft.versions.gazetteer.clone_from(&known.version);
        state.known.update(|own| *own = Arc::new(joined(own, known)));
    }
}

fn unanswered(why: Unanswered) -> Failure {
    match why {
        Unanswered::Gone => failure("program", ""),
        Unanswered::Told(word) => failure(&word, ""),
    }
}

/// What a draft is called: the name of the file without its ending, as an id can be.
fn called(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut name = String::new();
    for c in stem.chars().take(48) {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    match name.trim_matches('-') {
        "" | "pasted" => PASTED.to_owned(),
        name => name.to_owned(),
    }
}
