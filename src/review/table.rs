//! The releases of a review as a table: how far each is, the way to each, and the field for more.

use crate::browser::file;
use crate::browser::focus;
use crate::draft::queue::Stage as Far;
use crate::review::head::{keep_box, trouble};
use crate::review::state::ReviewState;
use crate::review::{facts, opening, releases, session};
use crate::view::element::{El, IntoChild, button, el, reactive};
use leptos::prelude::*;

const FILES: &str = "review-more-files";
const FOLDER: &str = "review-more-folder";

/// The id of the button that opens a release.
fn id(place: usize) -> String {
    format!("release-{place}")
}

/// Gives the focus to the release that comes next.
pub fn focus_next(state: ReviewState) {
    let next = state.releases.with_value(|all| {
        let from = all.at.unwrap_or_else(|| all.count().saturating_sub(1));
        if all.count() == 0 { None } else { all.queue.next(from).or(all.at) }
    });
    focus::give_soon(next.map(id).into_iter().chain(["review-releases".to_owned()]).collect());
}

/// The table, with what stands around it.
pub fn table(state: ReviewState) -> El {
    let words = state.words();
    let counts = move || releases::counts_now(state);
    let said = reactive(move || words.review_releases_said(counts().0, counts().1));
    let rows = reactive(move || {
        let (count, _) = counts();
        untrack(|| (0..count).map(|place| row(state, place)).collect::<Vec<El>>()).into_child()
    });
    let contradictions = reactive(move || {
        state.round.track();
        let all = releases::contradictions(state);
        let told: Vec<El> = all
            .iter()
            .map(|printed| el("li").child(words.review_releases_contradiction(printed)))
            .collect();
        (!told.is_empty()).then(|| el("ul").class("notices").child(told).into_child())
    });
    let head = el("tr")
        .child(el("th").attr("scope", "col").child(words.review_release()))
        .child(el("th").attr("scope", "col").child(words.review_release_far()))
        .child(el("th").attr("scope", "col").class("number").child(words.review_release_named()));
    el("div")
        .class("review-releases")
        .child(
            el("header")
                .class("head")
                .child(el("p").class("dateline").child(words.review_dateline()))
                .child(
                    el("h1")
                        .id("review-releases")
                        .attr("tabindex", "-1")
                        .child(words.review_releases()),
                )
                .child(el("p").class("sentence").attr("role", "status").child(said)),
        )
        .child(reactive(move || trouble(state)))
        .child(contradictions)
        .child(
            el("main").id("review-list").attr("tabindex", "-1").child(
                el("table")
                    .class("review-table")
                    .attr("aria-labelledby", "review-releases")
                    .child(el("thead").child(head))
                    .child(el("tbody").child(rows)),
            ),
        )
        .child(el("p").class("caption").child(words.review_releases_note()))
        .child(more(state))
}

fn row(state: ReviewState, place: usize) -> El {
    let words = state.words();
    let ((far, other), file, name, named) = state.releases.with_value(|all| {
        let far = all.queue.stage(place);
        let file =
            all.queue.items.get(place).map(|release| release.name.clone()).unwrap_or_default();
        let draft = all.read(place).map(|(journal, _)| journal.draft());
        // What is called after its file is shown by it.
        let is_own = |name: &String| draft.is_none_or(|draft| draft.name != *name);
        let name = draft.map(facts::called).filter(is_own).unwrap_or_default();
        let other = match far {
            Far::Duplicate(other) => all.queue.items.get(other).map(|release| release.name.clone()),
            _ => None,
        };
        let named = draft.map(|draft| draft.participants().count());
        ((far, other.unwrap_or_default()), file, name, named)
    });
    let stage = match &far {
        Far::Unread => words.review_far("unread", "", 0),
        Far::Questions(open) => words.review_far("questions", "", *open),
        Far::Decided => words.review_far("decided", "", 0),
        Far::Reviewed => words.review_far("reviewed", "", 0),
        Far::Duplicate(_) => words.review_far("twice", &other, 0),
        Far::Unreadable(why) => {
            let (kind, detail) = why.split_once(' ').unwrap_or((why, ""));
            words.review_failed(kind, detail)
        }
    };
    let look = match far {
        Far::Questions(_) => "question",
        Far::Reviewed => "confirmed",
        Far::Decided => "suggested",
        Far::Unread | Far::Unreadable(_) | Far::Duplicate(_) => "elsewhere",
    };
    let is_here = named.is_some() && !matches!(far, Far::Duplicate(_));
    let called = if name.is_empty() { file.clone() } else { name };
    let of_file = (called != file).then(|| el("span").class("caption").child(file));
    let title = if is_here {
        button()
            .id(id(place))
            .class("plain")
            .on_click(move |_| session::open(state, place))
            .child(called)
    } else {
        el("span").child(called)
    };
    el("tr")
        .child(el("th").attr("scope", "row").child(title).child(" ").child(of_file))
        .child(
            el("td").class("review-far").child(
                el("span")
                    .child(el("i").class("review-look").class(look).attr("aria-hidden", "true"))
                    .child(el("span").child(stage)),
            ),
        )
        .child(
            el("td").class("number").child(
                named.map(|count| words.number(count)).filter(|_| is_here).unwrap_or_default(),
            ),
        )
}

/// The fields for more, what is kept, and the way back.
fn more(state: ReviewState) -> El {
    let words = state.words();
    let field = |id: &'static str, folder: bool| {
        el("input")
            .id(id)
            .attr("type", "file")
            .attr("multiple", true)
            .attr("webkitdirectory", folder)
            .on_change(move |_| {
                let given = file::all_chosen(id);
                leptos::task::spawn_local(opening::several(state, given));
            })
    };
    let back = button().id("review-close").class("act").on_click(|_| session::close());
    el("div")
        .class("review-more")
        .child(
            el("label")
                .child(el("span").child(words.review_releases_add()))
                .child(field(FILES, false)),
        )
        .child(
            el("label")
                .child(el("span").child(words.review_releases_folder()))
                .child(field(FOLDER, true)),
        )
        .child(el("p").child(keep_box(state, words.review_keep_all())))
        .child(el("p").child(back.child(words.review_close())))
}
