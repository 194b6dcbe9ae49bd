//! A column matched with the reader's tables: its values are told by the engine, looked up by the reader in
//! its worker, slice by slice, and the columns that come of it are made by the engine.
//!
//! Knows no element. What is asked and answered stands in `matched.rs`.

use crate::browser::{file, page};
use crate::draft::decisions::{DecisionNotice, Decisions, LONGEST};
use crate::list::matched::{Answer, MOST, Matched};
use crate::list::reading::choices;
use crate::list::stage::Here;
use crate::list::state::ListState;
use crate::list::terms;
use crate::list::worker::Failed;
use crate::query::Reading;
use crate::view::at_reader;
use engine::protocol::{Ask, ColumnKind, Derived, Reply, Summary};
use leptos::prelude::*;
use reader::Gazetteer;
use std::sync::Arc;

/// Names that the reader looks up at once, so that it is told how far it is.
const SLICE: usize = 400;

/// Whether a column can be matched: one of words that stands in the file, with as few different values as a
/// facet has.
pub fn can_match(summary: &Summary, column: usize) -> bool {
    summary.columns.get(column).is_some_and(|column| {
        column.made.is_none()
            && column.facet
            && matches!(column.kind, ColumnKind::Text | ColumnKind::Id)
    })
}

/// The column that is to be matched, of a list that can.
pub fn wanted(reading: &Reading, summary: &Summary) -> Option<usize> {
    choices(reading).matched.filter(|column| can_match(summary, *column))
}

/// What of that has no effect.
pub fn ignored_match(reading: &Reading, summary: &Summary) -> Option<String> {
    let column = choices(reading).matched.filter(|column| !can_match(summary, *column));
    column.map(|column| (column + 1).to_string())
}

/// Matches the column that the query says, or none any more.
pub fn follow(state: ListState, here: &Arc<Here>) {
    state.run.update_value(|run| *run = run.wrapping_add(1));
    state.looking.set(None);
    let Some(worker) = state.worker() else { return };
    let wanted = state.query.with_untracked(|query| wanted(&query.reading, &here.summary));
    let run = state.run.get_value();
    let Some(column) = wanted else {
        let is_made = here.summary.columns.iter().any(|column| column.made.is_some());
        if is_made {
            derive(state, here, &Derived::default());
        } else {
            // What changed beside it is set up all the same.
            state.set_up_as(here);
        }
        return;
    };
    let separator = separator(state, here, column);
    let here = Arc::clone(here);
    state.looking.set(Some((0, 0)));
    state.trouble.set(None);
    let ask = Ask::Texts { column, separator: separator.clone(), count: MOST };
    worker.ask(&ask, move |told| {
        let Reply::Texts(told) = told else { return state.looking.set(None) };
        state.matched.update(|matched| matched.begin(column, separator, told.texts, told.total));
        leptos::task::spawn_local(look_up(state, here, run));
    });
}

/// What separates several values in a cell of a column, as the reader has it.
fn separator(state: ListState, here: &Here, column: usize) -> Option<String> {
    let (setup, _) = state.query.with_untracked(|query| terms::setup(query, &here.summary));
    setup.multi.into_iter().find(|(at, _)| *at == column).map(|(_, by)| by)
}

/// Which column is what has changed: the values of the one that is matched may be others now.
pub fn split_anew(state: ListState) {
    let Some(here) = state.here() else { return };
    let wanted = state.query.with_untracked(|query| wanted(&query.reading, &here.summary));
    let before =
        state.matched.with_untracked(|matched| (matched.column, matched.separator.clone()));
    if wanted.is_some_and(|column| (column, separator(state, &here, column)) != before) {
        follow(state, &here);
    }
}

/// Whether a look at the tables is still wanted.
fn is_wanted(state: ListState, run: u32) -> bool {
    state.is_alive() && state.run.try_get_value() == Some(run)
}

/// Looks up what is not known yet, and has the columns made.
async fn look_up(state: ListState, here: Arc<Here>, run: u32) {
    let texts = state.matched.with_untracked(Matched::unknown);
    for (place, slice) in texts.chunks(SLICE).enumerate() {
        state.looking.set(Some((place * SLICE, texts.len())));
        // A name a line: what stands on several is one all the same.
        let asked = state.matched.with_untracked(|matched| {
            let head = terms::name(&here.summary, matched.column).unwrap_or_default();
            matched.asked(&head, slice).join("\n")
        });
        let told = at_reader::look_up(&asked).await.ok();
        if !is_wanted(state, run) {
            return;
        }
        match told.and_then(|told| tree::read(&told)) {
            Some(looked) => state.matched.update(|matched| matched.learn(slice, looked)),
            None => {
                state.looking.set(None);
                let (kind, detail) = ("tables".to_owned(), String::new());
                return state.trouble.set(Some(Failed { kind, detail }));
            }
        }
    }
    state.looking.set(None);
    make(state, &here);
}

/// Has the columns made anew of what is matched and answered now.
fn make(state: ListState, here: &Arc<Here>) {
    let asked = state.matched.with_untracked(|matched| {
        let source = terms::name(&here.summary, matched.column).unwrap_or_default();
        matched.derived(&source)
    });
    derive(state, here, &asked);
}

fn derive(state: ListState, here: &Arc<Here>, asked: &Derived) {
    let Some(worker) = state.worker() else { return };
    let file = here.file.clone();
    worker.ask(&Ask::Derive(asked.clone()), move |told| match told {
        Reply::Derived(summary) => state.set_up_as(&Arc::new(Here { summary: *summary, file })),
        _ => {
            let (kind, detail) = ("other".to_owned(), "memory".to_owned());
            state.trouble.set(Some(Failed { kind, detail }));
        }
    });
}

/// Answers what a value means.
pub fn answer(state: ListState, text: &str, answer: Answer) {
    state.matched.update(|matched| matched.answer(text, answer));
    if let Some(here) = state.here() {
        make(state, &here);
    }
}

/// Takes the last answers back.
pub fn undo(state: ListState) {
    state.matched.update(Matched::undo);
    if let Some(here) = state.here() {
        make(state, &here);
    }
}

/// Takes in the decisions in a file that was chosen.
pub async fn take_in(state: ListState, given: file::Given) {
    let failed = || Failed { kind: "decisions".to_owned(), detail: String::new() };
    let words = state.words_now();
    let version = state.matched.with_untracked(|matched| matched.known.version.clone());
    let text = given.text(LONGEST).await.ok();
    let read = text.and_then(|text| Decisions::read(&text, &version).ok());
    let Some((decisions, noted)) = read else { return state.trouble.set(Some(failed())) };
    let sure = decisions.sure();
    let strange = state.matched.with_untracked(|matched| matched.strange(&sure));
    if !strange.is_empty()
        && let Ok(told) = at_reader::describe(&strange).await
        && let Some(known) = tree::read::<Gazetteer>(&told)
        && state.is_alive()
    {
        state.matched.update(|matched| matched.know(known.organizations, known.version));
    }
    if !state.is_alive() {
        return;
    }
    let count = state.matched.try_update(|matched| matched.take(&sure)).unwrap_or_default();
    let mut told = vec![words.list_decisions("read", count, "")];
    told.extend(noted.into_iter().map(|note| match note {
        DecisionNotice::Contradiction(one, _) => {
            words.list_decisions("contradiction", 0, &one.printed)
        }
        DecisionNotice::OtherTables(count) => words.list_decisions("tables", count, ""),
        DecisionNotice::BadRow(row) => words.list_decisions("row", row, ""),
    }));
    state.decisions_told.set(told);
    state.trouble.set(None);
    if let Some(here) = state.here() {
        make(state, &here);
    }
}

/// Saves what was answered as a file of decisions.
pub fn save(state: ListState, is_json: bool) {
    let Some(here) = state.here() else { return };
    let name = &here.file.name;
    let who = state.who.get_untracked();
    let decisions =
        state.matched.with_untracked(|matched| matched.decisions(&who, &page::now(), name));
    let stem = name.split('.').next().unwrap_or_default();
    if is_json {
        file::save(&format!("{stem}-decisions.json"), "application/json", &decisions.json());
    } else {
        let kind = "text/csv;charset=utf-8";
        file::save(&format!("{stem}-decisions.csv"), kind, &decisions.csv());
    }
}
