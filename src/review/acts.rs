//! Acts on what is selected that need more than an entry: the next name, words marked in the text, what
//! the reader says of them.

use crate::browser::selection;
use crate::data::value::one_line;
use crate::draft::{Act, Edge, EntryId, Found, Question, Release, Span, among};
use crate::review::groups::behind;
use crate::review::known;
use crate::review::state::ReviewState;
use crate::review::text::TEXT;
use crate::view::at_reader;
use leptos::prelude::*;
use std::sync::Arc;

/// The words that are marked in the text.
pub fn marked(state: ReviewState) -> Option<Span> {
    let (start, end) = selection::within(TEXT)?;
    let span = Span::new(start as u32, end as u32);
    state.with_work(|work| work.release.trimmed(span)).flatten()
}

/// Takes back what was decided on the name that is selected; it stays selected.
pub fn take_back(state: ReviewState) {
    if let Some(id) = state.entry_selected() {
        state.act(&Act::TakeBack(id));
    }
}

/// Joins the name that is selected with the next in print.
pub fn join(state: ReviewState) {
    let Some(id) = state.entry_selected() else { return };
    let next = state.draft.with_untracked(|draft| behind(draft, id));
    // Without one the act is refused, and that is told.
    if state.act(&Act::Join(id, next.unwrap_or(id))) {
        look_again(state, vec![id]);
    }
}

/// Puts names under words of the text, or under none.
pub fn put_under(state: ReviewState, entries: Vec<EntryId>, heading: Option<Span>) {
    state.act(&Act::Heading(entries, heading));
}

/// Adds words as a name that takes part, with what the reader's tables know of them; it is selected then.
/// Words that are marked already take part from now on.
pub fn add(state: ReviewState, span: Span) {
    let there = state.draft.with_untracked(|draft| {
        let entry = draft.entries.iter().find(|entry| entry.span == span);
        entry.map(|entry| (entry.id, entry.is_participant()))
    });
    if let Some((id, is_participant)) = there {
        if is_participant || state.act(&Act::TakesPart(id)) {
            selection::clear();
            state.select(Some(Question::Entry(id)));
        }
        return;
    }
    let Some(words) = state.with_work(|work| work.release.exact(span)).flatten() else { return };
    leptos::task::spawn_local(async move {
        let found = said_of(state, &words).await;
        if state.act(&Act::Add(span, found)) {
            selection::clear();
            let added = state.draft.with_untracked(|draft| {
                draft.entries.iter().find(|entry| entry.span == span).map(|entry| entry.id)
            });
            state.select(added.map(Question::Entry));
        }
    });
}

/// What the reader's tables say of words.
async fn said_of(state: ReviewState, words: &str) -> Option<Box<Found>> {
    let answer = at_reader::candidates(words).await.ok()?;
    let known = known::known(&answer)?;
    let found = among(words, &known);
    state.known.update(|own| *own = Arc::new(known::joined(own, known)));
    Some(Box::new(found))
}

/// Moves an end of the name that is selected by a word, and looks up what it is then.
pub fn move_end(state: ReviewState, edge: Edge, by: i32) {
    let Some(id) = state.entry_selected() else { return };
    if state.act(&Act::Move(id, edge, by)) {
        look_again(state, vec![id]);
    }
}

/// Splits the name that is selected, and looks both halves up.
pub fn split(state: ReviewState) {
    let Some(id) = state.entry_selected() else { return };
    if state.act(&Act::Split(id, None)) {
        let other = state.draft.with_untracked(|draft| behind(draft, id));
        look_again(state, [Some(id), other].into_iter().flatten().collect());
    }
}

/// Looks names up whose words have changed.
fn look_again(state: ReviewState, ids: Vec<EntryId>) {
    leptos::task::spawn_local(async move {
        for id in ids {
            let words = state
                .draft
                .with_untracked(|draft| draft.entry(id).map(|entry| entry.exact.clone()));
            let Some(words) = words else { continue };
            let Some(found) = said_of(state, &words).await else { continue };
            // The reader may have gone on meanwhile: then it is another name's turn.
            let same = state
                .draft
                .with_untracked(|draft| draft.entry(id).is_some_and(|entry| entry.exact == words));
            if same {
                state.act(&Act::Suggest(id, found));
            }
        }
    });
}

/// Where words stand in a text that no entry has yet, else where they stand first.
pub fn place_of(state: ReviewState, words: &str) -> Option<Span> {
    let draft = state.draft.get_untracked();
    state
        .with_work(|work| {
            let places = places(&work.release, words);
            let is_free = |span: &Span| !draft.entries.iter().any(|entry| entry.span == *span);
            places.iter().copied().find(is_free).or(places.first().copied())
        })
        .flatten()
}

/// All places of words in a text; white space is as long as it is.
fn places(release: &Release, words: &str) -> Vec<Span> {
    let wanted: Vec<char> = one_line(words).chars().collect();
    let text = release.chars();
    let ends_at = |start: usize| {
        let mut at = start;
        for c in &wanted {
            if *c == ' ' {
                let spaces =
                    text[at..].iter().take_while(|character| character.is_whitespace()).count();
                if spaces == 0 {
                    return None;
                }
                at += spaces;
            } else {
                if text.get(at) != Some(c) {
                    return None;
                }
                at += 1;
            }
        }
        Some(at)
    };
    if wanted.is_empty() {
        return Vec::new();
    }
    (0..text.len())
        .filter_map(|start| Some(Span::new(start as u32, ends_at(start)? as u32)))
        .collect()
}
