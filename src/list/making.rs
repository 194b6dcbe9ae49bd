//! Meetings made of a list: its rows are asked of the worker, its file is hashed; what comes of it is shown in
//! this page or saved.
//!
//! Knows no element. Which rows are one meeting stands in `meetings.rs`, how a dataset is written in `draft`.

use crate::browser::{file, page};
use crate::draft::release::sha256_of;
use crate::draft::sheet::{Sheet, dataset};
use crate::list::matching::wanted;
use crate::list::meetings::{Columns, MOST_ROWS, Made, Mapping, Part, made};
use crate::list::session;
use crate::list::stage::Here;
use crate::list::state::ListState;
use crate::list::terms;
use crate::list::worker::Failed;
use engine::MAX_ROWS_TOLD;
use engine::protocol::{Ask, Query, Reply, Row};
use leptos::prelude::*;
use std::sync::Arc;
use workbook::zip;

/// Longest file whose SHA-256 is told, in bytes.
const LONGEST: usize = 32 << 20;

/// Meetings that were made, with what their datasets say besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The meetings, and what was left out.
    pub made: Made,
    /// Rows beyond those that were looked at.
    pub more_rows: usize,
    title: String,
    sha256: Option<String>,
    column: String,
    heading: Option<String>,
}

/// How far meetings are made of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Making {
    /// Whether the form stands open.
    pub is_open: bool,
    /// How the reader wants it; nothing before it was opened.
    pub mapping: Option<Mapping>,
    /// What came of it.
    pub done: Option<Arc<Done>>,
    /// Whether rows are on their way.
    pub is_busy: bool,
}

/// How meetings are made of a list as long as the reader says nothing.
pub fn guessed(state: ListState, here: &Here) -> Mapping {
    let setup = state.setup.get_untracked();
    let matched = state.query.with_untracked(|query| wanted(&query.reading, &here.summary));
    let columns = Columns::guessed(&here.summary, &setup, matched);
    let name = here.file.name.rsplit_once('.').map_or(here.file.name.as_str(), |(stem, _)| stem);
    Mapping { columns, title: name.to_owned(), is_apart: true, separator: None }
}

/// Changes how meetings are made; what was made before is of no use then.
pub fn change(state: ListState, act: impl FnOnce(&mut Mapping)) {
    state.making.update(|making| {
        making.done = None;
        if let Some(mapping) = &mut making.mapping {
            act(mapping);
        }
    });
}

/// Makes the meetings of the rows that the filters leave.
pub fn make(state: ListState) {
    let (Some(here), Some(mapping)) =
        (state.here(), state.making.with_untracked(|making| making.mapping.clone()))
    else {
        return;
    };
    let (query, _) = state.query.with_untracked(|query| terms::filters(query, &here.summary));
    state.making.update(|making| (making.done, making.is_busy) = (None, true));
    ask(state, here, mapping, query, Vec::new());
}

/// Asks for the next rows, until all are here.
fn ask(state: ListState, here: Arc<Here>, mapping: Mapping, query: Query, mut rows: Vec<Row>) {
    let Some(worker) = state.worker() else { return };
    let date = mapping.columns.get(Part::Date);
    let (from, count) = (rows.len(), MAX_ROWS_TOLD);
    let asked = Ask::Rows { query: query.clone(), from, count, sort: None, date };
    worker.ask(&asked, move |told| {
        let Reply::Rows(told) = told else {
            return state.making.update(|making| making.is_busy = false);
        };
        let is_last = told.rows.is_empty();
        rows.extend(told.rows);
        if is_last || rows.len() >= told.total.min(MOST_ROWS) {
            let more = told.total.saturating_sub(rows.len());
            leptos::task::spawn_local(finish(state, here, mapping, (rows, more)));
        } else {
            ask(state, here, mapping, query, rows);
        }
    });
}

async fn finish(
    state: ListState,
    here: Arc<Here>,
    mapping: Mapping,
    (rows, more): (Vec<Row>, usize),
) {
    let sha256 = match session::given() {
        Some(given) => given.bytes(LONGEST).await.ok().map(|bytes| sha256_of(&bytes)),
        None => None,
    };
    // The list may be gone by now, or be another one.
    if !state.is_alive() || state.here().is_none_or(|now| now.file != here.file) {
        return;
    }
    let name = |part| mapping.columns.get(part).and_then(|at| terms::name(&here.summary, at));
    let participant = mapping.columns.get(Part::Participant);
    let setup = state.setup.get_untracked();
    let by = setup.multi.iter().find(|(at, _)| Some(*at) == participant).map(|(_, by)| by.clone());
    let made = state.matched.with_untracked(|matched| {
        let wanted = state.query.with_untracked(|query| wanted(&query.reading, &here.summary));
        let is_matched = wanted.is_some() && wanted == participant;
        let mapping = Mapping { separator: by, ..mapping.clone() };
        made(&rows, &mapping, &|text| {
            if is_matched { matched.meaning(text) } else { Default::default() }
        })
    });
    let done = Done {
        made,
        more_rows: more,
        title: title(&here),
        sha256,
        column: name(Part::Participant).unwrap_or_default(),
        heading: name(Part::Heading),
    };
    state.making.update(|making| {
        (making.is_busy, making.done) = (false, Some(Arc::new(done)));
    });
}

/// What the sheet is called: its file, and which sheet of a workbook.
fn title(here: &Here) -> String {
    match here.file.parts.get(here.file.part) {
        Some(part) => format!("{} · {part}", here.file.name),
        None => here.file.name.clone(),
    }
}

/// The file with the dataset of a meeting: its name, and its text.
fn file_of(state: ListState, done: &Done, place: usize) -> Option<(String, String)> {
    let meeting = done.made.meetings.get(place)?;
    let text = state.matched.with_untracked(|matched| {
        state.who.with_untracked(|who| {
            let sheet = Sheet {
                title: &done.title,
                sha256: done.sha256.as_deref(),
                column: &done.column,
                heading: done.heading.as_deref(),
                known: &matched.known,
                who,
                day: &page::today(),
            };
            dataset(&sheet, meeting)
        })
    });
    Some((format!("{}.json", meeting.id), text))
}

/// Shows one of the meetings in the explorer, in this page.
pub fn show(state: ListState, done: &Done, place: usize) {
    if let Some((name, text)) = file_of(state, done, place) {
        session::show(state, name, text);
    }
}

/// Saves the datasets: one as JSON, several as a ZIP.
pub fn save(state: ListState, done: &Done) {
    let count = done.made.meetings.len();
    let mut files = (0..count).filter_map(|place| file_of(state, done, place));
    let is_saved = if count == 1 {
        files.next_back().is_some_and(|(name, text)| file::save(&name, "application/json", &text))
    } else {
        let files: Vec<(String, Vec<u8>)> =
            files.map(|(name, text)| (name, text.into_bytes())).collect();
        let stem = done.title.split('.').next().unwrap_or_default();
        file::save_bytes(&format!("{stem}-meetings.zip"), "application/zip", &zip(&files))
    };
    if !is_saved {
        let (kind, detail) = ("not_saved".to_owned(), String::new());
        state.trouble.set(Some(Failed { kind, detail }));
    }
}
