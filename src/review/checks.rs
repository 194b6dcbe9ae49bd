//! The whole of a draft, checked after every act: what is found again in the text, what is double, what is
//! open; each with the way to it. Beside that what is done at the end: show, save.

use crate::browser::timer;
use crate::draft::checks::{Checks, checks as check};
use crate::draft::{EntryId, Question, questions};
use crate::review::head::keyed;
use crate::review::keys;
use crate::review::phrases;
use crate::review::session;
use crate::review::state::{Pane, ReviewState};
use crate::review::take;
use crate::view::element::{El, IntoChild, button, effect, el, nothing, reactive};
use leptos::prelude::*;

/// How long after an act the whole is checked, in milliseconds: the reader sees the act first.
const SOON: i32 = 150;

/// The foot of a review.
pub fn checks(state: ReviewState) -> El {
    let words = state.words();
    let checked = RwSignal::new(None::<Checks>);
    let round = StoredValue::new(0_u32);
    effect(move || {
        state.draft.track();
        state.known.track();
        // Built again, the foot has a round of its own.
        let Some(own) = round.try_update_value(|round| {
            *round += 1;
            *round
        }) else {
            return;
        };
        timer::after(SOON, move || {
            if round.try_get_value() == Some(own) {
                let _gone = checked.try_set(state.making(check));
            }
        });
    });
    let said = reactive(move || match checked.get() {
        Some(checks) => lines(state, &checks).into_child(),
        None => nothing(),
    });
    let show = keyed("review-show", "V", reactive(move || words.review_show().to_owned()))
        .class("main")
        .on_click(move |_| session::show(state));
    let save = keyed("review-save-open", "W", reactive(move || words.review_save().to_owned()))
        .on_click(move |_| take::open(state));
    let text = keyed(
        "review-sheet",
        "T",
        reactive(move || {
            let said = if state.shows_text.get() {
                words.review_list_short()
            } else {
                words.review_text_short()
            };
            said.to_owned()
        }),
    )
    .class("on-narrow")
    .on_click(move |_| state.shows_text.update(|on| *on = !*on));
    let undo = keyed("review-undo-foot", "U", reactive(move || words.review_undo().to_owned()))
        .class("on-narrow")
        .on_click(move |_| state.undo());
    el("footer")
        .class("review-foot")
        .attr("aria-label", words.review_checks())
        .child(
            el("div")
                .class("review-checks")
                .child(el("h2").child(words.review_checks()))
                .child(said),
        )
        .child(el("p").class("review-end").child(text).child(undo).child(save).child(show))
}

/// A line of the checks: whether it is well, what it says, and where it leads.
fn check_line(state: ReviewState, is_well: Option<bool>, said: String, to: Option<EntryId>) -> El {
    let (class, sign) = match is_well {
        Some(true) => ("well", "✓ "),
        Some(false) => ("wrong", "! "),
        None => ("unsaid", "– "),
    };
    let sign = el("span").attr("aria-hidden", "true").child(sign);
    let line = el("li").class(class).child(sign);
    match to {
        Some(id) => line.child(
            button()
                .class("plain")
                .on_click(move |_| {
                    state.pane.set(Pane::Decide);
                    state.select(Some(Question::Entry(id)));
                })
                .child(said),
        ),
        None => line.child(said),
    }
}

fn lines(state: ReviewState, checks: &Checks) -> El {
    let words = state.words();
    let mut lines = Vec::new();
    if checks.recorded == 0 {
        lines.push(check_line(state, None, words.review_check_nobody().to_owned(), None));
    } else {
        let is_well = checks.found == checks.recorded;
        let found = words.review_check_found(checks.found, checks.recorded);
        let named: Vec<String> = checks.not_found.iter().map(|name| phrases::short(name)).collect();
        let said = if named.is_empty() {
            found
        } else {
            format!("{found}{}{}", words.colon(), named.join(words.join_comma()))
        };
        lines.push(check_line(state, Some(is_well), said, None));
    }
    if let Some(first) = checks.not_unique.first() {
        let said = words.review_check_unique(checks.not_unique.len());
        lines.push(check_line(state, Some(false), said, Some(*first)));
    }
    let double = checks.doubles.first().and_then(|entries| entries.last()).copied();
    let said = words.review_check_doubles(checks.doubles.len());
    lines.push(check_line(state, Some(double.is_none()), said, double));
    let empty = checks.empty_headings.len();
    if empty > 0 {
        lines.push(check_line(state, Some(false), words.review_check_headings(empty), None));
    }
    if checks.counts.is_empty() {
        lines.push(check_line(state, None, words.review_check_no_count().to_owned(), None));
    }
    for (count, now) in &checks.counts {
        let said = words.review_check_count(&phrases::short(&count.printed.exact), *now as usize);
        lines.push(check_line(state, Some(count.number == *now), said, None));
    }
    let open = state.draft.with_untracked(|draft| questions(draft));
    let said = words.review_check_open(open.len());
    let line = if open.is_empty() {
        check_line(state, Some(true), said, None)
    } else {
        el("li").class("open").child(el("span").attr("aria-hidden", "true").child("? ")).child(
            button().class("plain").on_click(move |_| keys::question(state, false)).child(said),
        )
    };
    lines.push(line);
    el("ul").child(lines)
}
