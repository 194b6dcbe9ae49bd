//! The participant sentence: its headings and names in printed order, lit as the filters have it. A name
//! and its mark light each other; a click opens the card.
//!
//! What lies between stands as "…": the release's own prose is not in the dataset. A paragraph with more names
//! than can be taken in is not drawn.

use super::element::{El, IntoChild, button, el, reactive};
use super::parts::{card_link, hidden, print_link};
use super::source::Source;
use super::state::State;
use crate::browser::focus;
use crate::chart::{Piece, printed as pieces, shortened};
use leptos::prelude::*;

const NAMES: &str = "sentence-names";

/// Names that a sentence may have to be drawn.
const MOST_NAMES: usize = 400;

/// The sentence, where places in print are known.
pub fn printed(state: State) -> Option<El> {
    let words = state.words();
    let facts = state.facts();
    let pieces = pieces(&facts.dataset);
    let first = facts.dataset.participations.first()?;
    if pieces.is_empty() || facts.dataset.participations.len() > MOST_NAMES {
        return None;
    }
    let whole = RwSignal::new(false);
    // The same switch under two names: on a narrow screen the sentence is folded.
    let switch = |class: &str, label: &'static str| {
        button()
            .class("plain")
            .class(class)
            .attr("aria-pressed", reactive(move || whole.get().to_string()))
            .on_click(move |_| whole.update(|on| *on = !*on))
            .child(label)
    };
    let mut names = el("p")
        .id(NAMES)
        .attr("lang", facts.dataset.document.language.clone())
        .on_keydown(|event| {
            if focus::rove(NAMES, &event.key()) {
                event.prevent_default();
            }
        })
        .on_away(move || state.come_near(""))
        .child(gap());
    for piece in pieces {
        names = match piece {
            Piece::Heading(text) => names.child(el("b").child(text)),
            Piece::Name(row) => names.child(name(state, row)),
        }
        .child(gap());
    }
    let head = el("p")
        .class("caption")
        .child(words.printed_hint())
        .child(" ")
        .child(switch("on-wide", words.printed_whole()))
        .child(switch("on-narrow", words.printed_show()))
        .child(" ")
        .child(print_link(state, &first.mention, words.in_print()));
    Some(
        el("section")
            .id("sentence")
            .class("printed")
            .class_if("whole", reactive(move || whole.get()))
            .attr("aria-label", words.printed())
            .child(head)
            .child(names),
    )
}

/// Words left out.
fn gap() -> El {
    el("i").child(" … ")
}

fn name(state: State, row: usize) -> El {
    let facts = state.facts();
    let participation = &facts.dataset.participations[row];
    let id = facts.dataset.organizations[participation.organization].id.clone();
    let text = participation.mention.quote();
    let [start, left_out, end] = shortened(&text);
    let cut = (!left_out.is_empty()).then(|| el("span").class("cut").child(hidden(left_out)));
    let link = format!("name-{id}");
    let (resting, near, nearing) = (link.clone(), id.clone(), id.clone());
    let outside = move || state.answer(|answer| answer.row_in.get(row) == Some(&false));
    card_link(state, &id, move || focus::rest_on(NAMES, &resting))
        .id(link)
        .attr("data-rove", 0_usize)
        .attr("tabindex", if row == 0 { "0" } else { "-1" })
        .class_if("outside", reactive(outside))
        .class_if("near", reactive(move || state.is_near(&near)))
        .on_near(move || state.come_near(&nearing))
        .child(start)
        .child(cut.into_child())
        .child(end)
}
