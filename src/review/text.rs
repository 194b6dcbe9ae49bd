//! The text, left as it is given, with every name marked where it stands. A mark selects its entry, and
//! what is selected is brought into view.
//!
//! Signs of a mark are drawn by the style sheet, so that the text in the page is the text and nothing else:
//! marked words are found by their place in it (`browser/selection.rs`).

use crate::draft::{EntryId, Question};
use crate::review::head::keyed;
use crate::review::keys;
use crate::review::phrases;
use crate::review::pieces::{Look, Piece, pieces};
use crate::review::state::{Pane, ReviewState};
use crate::view::element::{El, IntoChild, el, memo, reactive};
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// The element with the text.
pub const TEXT: &str = "review-text";

/// The text with its legend.
pub fn text(state: ReviewState) -> El {
    let words = state.words();
    let language = state.draft.with_untracked(|draft| draft.text.language.clone());
    let pieces = memo(move || {
        let draft = state.draft.get();
        state.with_work(|work| pieces(&draft, &work.release)).unwrap_or_default()
    });
    let looks = memo(move || {
        state.draft.with(|draft| {
            let look = |entry| (Look::of(entry), phrases::state(words, entry));
            let all: HashMap<EntryId, (Look, String)> =
                draft.entries.iter().map(|entry| (entry.id, look(entry))).collect();
            Arc::new(all)
        })
    });
    let inside = reactive(move || {
        let all = pieces.get();
        untrack(|| all.into_iter().map(|piece| shown(state, looks, piece)).collect::<Vec<_>>())
            .into_child()
    });
    let legend: Vec<El> = [
        ("suggested", words.review_suggested()),
        ("confirmed", words.review_confirmed()),
        ("question", words.review_question()),
        ("heading", words.review_heading_mark()),
        ("elsewhere", words.review_named_elsewhere()),
    ]
    .map(|(look, word)| el("li").child(el("span").class("at").class(look).child(word)))
    .into();
    let add = keyed("review-add", "A", reactive(move || words.review_add().to_owned()))
        .on_click(move |_| keys::add(state));
    el("section")
        .class("review-text")
        .attr("aria-label", words.review_text())
        .child(el("div").class("review-legend").child(el("ul").child(legend)).child(add))
        .child(el("div").id(TEXT).class("release").attr("lang", language).child(inside))
        .child(el("p").class("footnote").child(words.review_no_view()))
}

type Looks = Memo<Arc<HashMap<EntryId, (Look, String)>>>;

fn shown(state: ReviewState, looks: Looks, piece: Piece) -> AnyView {
    let Piece { text, entry, is_heading } = piece;
    let Some(id) = entry else {
        return match is_heading {
            true => el("span").class("at heading").child(text).into_child(),
            false => text.into_child(),
        };
    };
    let is = move |look: Look| {
        reactive(move || looks.with(|all| all.get(&id).is_some_and(|(own, _)| *own == look)))
    };
    let mut mark = el("mark").id(format!("at-{id}")).class("at");
    for look in [
        Look::Suggested,
        Look::Confirmed,
        Look::Question,
        Look::Group,
        Look::Rejected,
        Look::Elsewhere,
    ] {
        mark = mark.class_if(look.class(), is(look));
    }
    mark.class_if("heading", is_heading)
        .class_if("on", reactive(move || state.selected.get() == Some(Question::Entry(id))))
        .attr(
            "title",
            reactive(move || {
                looks.with(|all| all.get(&id).map(|(_, said)| said.clone()).unwrap_or_default())
            }),
        )
        .on_click(move |_| {
            state.shows_text.set(false);
            state.pane.set(Pane::Decide);
            state.select(Some(Question::Entry(id)));
        })
        .child(text)
        .into_child()
}
