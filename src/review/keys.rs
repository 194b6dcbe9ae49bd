//! The keys of a review: what each does, the overlay that tells them, and the page's own switch that turns
//! single keys off.
//!
//! Every one of them has a button too.

use crate::browser::{dialog, keys};
use crate::draft::{Act, Asks, Edge, Question, Role};
use crate::review::groups::{beside, groups, question_beside, suggested};
use crate::review::state::{Pane, Panel, ReviewState, Stage};
use crate::review::{acts, facts, panels, sampled, session, take};
use crate::view::element::El;
use crate::view::shortcuts;
use leptos::prelude::*;

/// The overlay.
pub const ID: &str = "review-keys";

/// From now on keys act on the review while it is shown.
pub fn listen(state: ReviewState) {
    keys::on_single("reviewing", move |key| {
        if state.stage.get_untracked() != Stage::Here {
            return false;
        }
        let pane = state.pane.get_untracked();
        match key {
            "^z" => state.undo(),
            "^Z" | "^y" => state.redo(),
            _ if key.starts_with('^') => return false,
            "Enter" if pane == Pane::Decide => accept(state),
            "Enter" if pane == Pane::Sample => sampled::look(state, true),
            _ if !state.shortcuts.get_untracked() => return false,
            _ if pane == Pane::Decide => return single(state, key) || anywhere(state, key),
            "x" if pane == Pane::Sample => sampled::look(state, false),
            "j" | "k" if pane == Pane::Sample => sampled::step(state, key == "k"),
            _ => return anywhere(state, key),
        }
        true
    });
}

fn single(state: ReviewState, key: &str) -> bool {
    match key {
        "⇧Enter" => accept_shown(state),
        "x" => reject(state),
        "0" => on_entry(state, Act::NoneOfThese),
        "1" | "2" | "3" | "4" | "5" => {
            let number = key.parse().unwrap_or_default();
            on_entry(state, |id| Act::Candidate(id, number));
        }
        "b" => acts::take_back(state),
        "h" => panels::open(state, Panel::Heading),
        "l" => panels::open(state, Panel::LookUp),
        "[" => acts::move_end(state, Edge::Start, -1),
        "{" => acts::move_end(state, Edge::Start, 1),
        "]" => acts::move_end(state, Edge::End, 1),
        "}" => acts::move_end(state, Edge::End, -1),
        "s" => acts::split(state),
        "m" => acts::join(state),
        "a" => add(state),
        "n" => question(state, false),
        "p" => question(state, true),
        "j" => entry(state, false),
        "k" => entry(state, true),
        "c" => {
            state.act(&Act::ConfirmPassage);
        }
        _ => return false,
    }
    true
}

/// Whatever stands beside the text.
fn anywhere(state: ReviewState, key: &str) -> bool {
    match key {
        "u" => state.undo(),
        "U" => state.redo(),
        "f" => dialog::open(facts::ID),
        "q" => session::show_all(state),
        "v" => session::show(state),
        "w" => take::open(state),
        "t" => state.shows_text.update(|on| *on = !*on),
        "?" => dialog::open(ID),
        _ => return false,
    }
    true
}

/// Accepts what is selected.
pub fn accept(state: ReviewState) {
    match state.selected.get_untracked() {
        Some(Question::List(id)) => state.decide(&Act::AcceptList(id)),
        Some(Question::Entry(id)) => {
            let entry = state.draft.with_untracked(|draft| draft.entry(id).cloned());
            let Some(entry) = entry else { return };
            let is_which = entry.asks() == Some(Asks::Which);
            if entry.role == Role::Participant && is_which && entry.candidates().len() == 1 {
                return state.decide(&Act::Candidate(id, 1));
            }
            state.decide(&match entry.role {
                Role::Participant | Role::Collective => Act::Accept(id),
                Role::Elsewhere | Role::Rejected => Act::TakesPart(id),
            });
        }
        None => {}
    }
}

fn reject(state: ReviewState) {
    match state.selected.get_untracked() {
        Some(Question::List(id)) => state.decide(&Act::RejectList(id)),
        Some(Question::Entry(id)) => state.decide(&Act::Reject(id)),
        None => {}
    }
}

/// Accepts what is suggested under the heading of what is selected.
fn accept_shown(state: ReviewState) {
    let left = state.draft.with_untracked(|draft| {
        let groups = groups(draft);
        let selected = state.entry_selected();
        let own =
            groups.iter().find(|group| selected.is_some_and(|id| group.entries.contains(&id)));
        own.map(|group| suggested(draft, &group.entries)).unwrap_or_default()
    });
    if !left.is_empty() {
        state.decide(&Act::AcceptShown(left));
    }
}

fn on_entry(state: ReviewState, act: impl Fn(u32) -> Act) {
    if let Some(id) = state.entry_selected() {
        state.decide(&act(id));
    }
}

/// To the question before or behind.
pub fn question(state: ReviewState, back: bool) {
    state.pane.set(Pane::Decide);
    let from = state.selected.get_untracked();
    let to = state.draft.with_untracked(|draft| {
        question_beside(draft, from, back).or_else(|| beside(draft, from, back))
    });
    if to.is_some() {
        state.select(to);
    }
}

fn entry(state: ReviewState, back: bool) {
    let from = state.selected.get_untracked();
    let to = state.draft.with_untracked(|draft| beside(draft, from, back));
    if to.is_some() {
        state.select(to);
    }
}

/// Adds the words marked in the text, or asks for words.
pub fn add(state: ReviewState) {
    match acts::marked(state) {
        Some(span) => acts::add(state, span),
        None => panels::open(state, Panel::Add),
    }
}

/// What the keys do.
pub fn overlay(state: ReviewState) -> El {
    let words = state.words();
    let ends = format!(
        "{}; {}; {}; {}",
        words.review_end("earlier"),
        words.review_end("later"),
        words.review_end("shorter"),
        words.review_end("longer")
    );
    let shown = words.review_accept_shown(0).replace('0', "…");
    let keys: [(&str, &str); 22] = [
        ("Enter", words.review_accept()),
        ("Shift Enter", &shown),
        ("X", words.review_reject()),
        ("1 … 5", words.review_key_candidate()),
        ("0", words.review_none_of_these()),
        ("L", words.review_look_up()),
        ("B", words.review_take_back()),
        ("H", words.review_heading()),
        ("[ { } ]", &ends),
        ("S", words.review_split()),
        ("M", words.review_join()),
        ("A", words.review_add()),
        ("N P", words.review_key_question()),
        ("J K", words.review_key_entry()),
        ("U, Ctrl Z", words.review_undo()),
        ("Shift U", words.review_redo()),
        ("C", words.review_passage()),
        ("F", words.review_facts()),
        ("Q", words.review_releases()),
        ("V", words.review_show()),
        ("W", words.review_save_title()),
        ("?", words.shortcut_help()),
    ];
    shortcuts::told(ID, (words, words.review_keys()), &keys, state.shortcuts)
}
