//! The list: participants under their printed headings, in printed order; then groups, and what does not
//! take part, with the reason. Rows of a heading are built anew when another name comes under it, and not
//! when one is decided.

use crate::data::value::one_line;
use crate::draft::{Act, EntryId, Question};
use crate::review::groups::{Group, asked, collectives, groups, outside, suggested};
use crate::review::head::keyed;
use crate::review::known::meant;
use crate::review::phrases;
use crate::review::pieces::Look;
use crate::review::state::ReviewState;
use crate::view::element::{El, IntoChild, button, el, memo, reactive};
use crate::view::parts::hidden;
use leptos::prelude::*;

/// The list.
pub fn entries(state: ReviewState) -> El {
    let words = state.words();
    let by_heading = memo(move || state.draft.with(|draft| groups(draft)));
    let listed = reactive(move || {
        let groups = by_heading.get();
        untrack(|| {
            groups.iter().map(|participants| group(state, participants)).collect::<Vec<El>>()
        })
        .into_child()
    });
    let group_entries = memo(move || state.draft.with(|draft| collectives(draft)));
    let without_names = reactive(move || {
        let all = group_entries.get();
        (!all.is_empty()).then(|| {
            untrack(|| folded(state, "review-groups", words.review_groups(all.len()), &all))
                .into_child()
        })
    });
    let outside_entries = memo(move || state.draft.with(|draft| outside(draft)));
    let others = reactive(move || {
        let all = outside_entries.get();
        let said = words.review_outside(all.len());
        (!all.is_empty())
            .then(|| untrack(|| folded(state, "review-outside", said, &all)).into_child())
    });
    el("section")
        .class("review-entries")
        .attr("aria-label", words.review_list())
        .child(listed)
        .child(without_names)
        .child(others)
}

/// Those under a heading.
fn group(state: ReviewState, group: &Group) -> El {
    let words = state.words();
    let heading = match &group.heading {
        Some(printed) => el("h2")
            .child(el("i").child(one_line(&printed.exact)))
            .child(hidden(format!(", {}", words.review_as_printed_heading()))),
        None => el("h2").child(words.review_without()),
    };
    let first = group.entries.first().copied().unwrap_or_default();
    let ids = group.entries.clone();
    let numbers = memo(move || {
        state.draft.with(|draft| (asked(draft, &ids), suggested(draft, &ids), ids.len()))
    });
    let said = reactive(move || {
        let (open, left, all) = numbers.get();
        if open == 0 && left.is_empty() {
            return words.review_group_done(all);
        }
        words.review_group(all, open)
    });
    let accept = reactive(move || {
        let (_, left, _) = numbers.get();
        let count = left.len();
        (count > 0).then(|| {
            keyed(
                &format!("accept-shown-{first}"),
                "⇧↵",
                reactive(move || words.review_accept_shown(count)),
            )
            .on_click(move |_| state.decide(&Act::AcceptShown(left.clone())))
            .into_child()
        })
    });
    let rows: Vec<El> = group.entries.iter().map(|id| row(state, *id)).collect();
    el("section")
        .class("review-group")
        .child(
            el("div")
                .class("review-group-head")
                .child(heading)
                .child(el("span").class("review-count").child(said))
                .child(accept),
        )
        .child(el("ul").child(rows))
}

/// A section that opens.
fn folded(state: ReviewState, id: &'static str, title: String, entries: &[EntryId]) -> El {
    let rows: Vec<El> = entries.iter().map(|id| row(state, *id)).collect();
    el("details")
        .class("review-group")
        .child(el("summary").id(id).child(title))
        .child(el("ul").child(rows))
}

/// An entry: how it looks, what is printed, whom it means, and why.
fn row(state: ReviewState, id: EntryId) -> El {
    let entry = memo(move || state.entry(id));
    let is_on = move || state.selected.get() == Some(Question::Entry(id));
    let inside = reactive(move || {
        let words = state.words();
        let Some(entry) = entry.get() else { return el("span").into_child() };
        let known = state.known.get();
        let other = meant(&known, &entry, words.tag());
        let look = Look::of(&entry);
        el("span")
            .class("review-row")
            .child(el("i").class("review-look").class(look.class()).attr("aria-hidden", "true"))
            .child(
                el("span")
                    .class("review-name")
                    .child(el("span").child(phrases::short(&entry.exact)))
                    .child(other.map(|name| el("span").class("meant").child(format!(" → {name}")))),
            )
            .child(hidden(format!(", {}, ", phrases::state(words, &entry))))
            .child(el("span").class("review-why").child(phrases::known_by(words, &entry)))
            .into_child()
    });
    el("li").child(
        button()
            .id(format!("entry-{id}"))
            // Enter decides here; it does not press what is selected already.
            .attr("data-enter", true)
            .attr("aria-current", reactive(move || is_on().to_string()))
            .class_if("on", reactive(is_on))
            .on_click(move |_| state.select(Some(Question::Entry(id))))
            .child(inside),
    )
}
