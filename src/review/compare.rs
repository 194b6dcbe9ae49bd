//! A second draft of the same text, made without this one: how far both agree, and every difference to settle.
//!
//! Figures are those of both drafts before anything was settled; the measures stand in `draft/agreement.rs`.

use crate::browser::file;
use crate::draft::agreement::{Agreement, Difference, Differs, Figure, agreement};
use crate::draft::settle::{Settling, how};
use crate::draft::{Act, Deed, Done, Draft, Entry, EntryState, Question, kept};
use crate::review::card::quoted;
use crate::review::known::called;
use crate::review::panes::{file_field, pane};
use crate::review::phrases;
use crate::review::session;
use crate::review::state::ReviewState;
use crate::view::element::{El, IntoChild, button, el, memo, nothing, reactive};
use leptos::prelude::*;
use std::sync::Arc;

const FILE: &str = "review-second";

/// Longest draft that is read, in bytes.
const LONGEST: usize = 16 << 20;

/// Two drafts compared.
#[derive(Clone, PartialEq)]
pub struct Compared {
    /// The one that is reviewed, as it was before anything was settled.
    pub first: Draft,
    /// The other.
    pub second: Arc<Draft>,
    /// How far they agree.
    pub agreement: Agreement,
}

fn is_settling(done: &Done) -> bool {
    matches!(done.deed, Deed::TookFirst | Deed::TookSecond)
}

/// The comparison with the second draft, if there is one of this text.
pub fn compared(state: ReviewState) -> Option<Compared> {
    let second = state.second.get()?;
    state.draft.track();
    let first = state.with_work(|work| work.journal.before(is_settling))?;
    let agreement = agreement(&first, &second)?;
    Some(Compared { first, second, agreement })
}

/// The pane.
pub fn compare(state: ReviewState) -> El {
    let words = state.words();
    let now = memo(move || compared(state).map(Arc::new));
    let result = reactive(move || match now.get() {
        Some(now) => untrack(|| {
            el("div")
                .child(undecided(state, &now))
                .child(figures(state, &now.agreement))
                .child(differences(state, &now))
                .into_child()
        }),
        None => nothing(),
    });
    pane(words.review_compare(), words.review_compare_note())
        .child(file_field((state, FILE), words.review_compare_file(), Some(".json"), taken_in))
        .child(result)
}

/// Takes a second draft in.
async fn taken_in(state: ReviewState, given: &file::Given) -> Result<(), (String, String)> {
    let none = |kind: &str| (kind.to_owned(), String::new());
    let text = given.text(LONGEST).await.map_err(|_| none("unreadable"))?;
    let second = read(&text)?;
    if state.draft.with_untracked(|own| own.text.sha256 != second.text.sha256) {
        return Err(none("other-draft"));
    }
    state.learn(second.ids());
    let second = Arc::new(second);
    state.second.set(Some(Arc::clone(&second)));
    let at = state.releases.try_update_value(|all| {
        if let Some(at) = all.at {
            all.set_second(at, second, text);
        }
        all.at
    });
    if let Some(at) = at.flatten() {
        session::keep_one(state, at);
    }
    Ok(())
}

/// The second draft in a file, as it was before anything was settled in it; the kind of failure, and its detail.
pub fn read(file: &str) -> Result<Draft, (String, String)> {
    let kept = kept::open(file).map_err(|why| {
        let (kind, detail) = phrases::unreadable(&why);
        (kind.to_owned(), detail)
    })?;
    Ok(kept.journal.before(is_settling))
}

/// That agreement on what nobody has decided is no agreement of coders.
fn undecided(state: ReviewState, now: &Compared) -> Option<El> {
    let left = |draft: &Draft| {
        draft.participants().filter(|entry| entry.state == EntryState::Suggested).count()
    };
    let (first, second) = (left(&now.first), left(&now.second));
    let said = || el("p").class("failure").child(state.words().review_undecided(first, second));
    (first + second > 0).then(said)
}

/// How far both agree.
fn figures(state: ReviewState, agreement: &Agreement) -> El {
    let words = state.words();
    let row = |what: &str, figure: Figure| {
        let beyond = figure.beyond_chance.map(|value| phrases::decimal(words, value, 2));
        el("tr")
            .child(el("th").attr("scope", "row").child(words.review_figure(what)))
            .child(el("td").class("number").child(words.n_of_all(figure.agreed, figure.of)))
            .child(
                el("td")
                    .class("number")
                    .child(beyond.unwrap_or_else(|| words.review_undefined().to_owned())),
            )
    };
    let column = |text: &str| el("th").attr("scope", "col").class("number").child(text);
    let head = el("tr")
        .child(el("td"))
        .child(column(words.review_agreed()))
        .child(column(words.review_beyond()));
    let table = el("table")
        .class("review-table")
        .attr("aria-label", words.review_agreement())
        .child(el("thead").child(head))
        .child(
            el("tbody")
                .child(row("names", agreement.names))
                .child(row("headings", agreement.headings))
                .child(row("ids", agreement.identities)),
        );
    el("div").child(table).child(el("p").class("footnote").child(words.review_measures()))
}

/// What they differ in, each with the way to settle it.
fn differences(state: ReviewState, now: &Arc<Compared>) -> El {
    let words = state.words();
    let all = &now.agreement.differences;
    let (count, spans): (usize, Vec<_>) =
        (all.len(), all.iter().map(|difference| difference.span).collect());
    let title = reactive(move || {
        let settled = state.draft.with(|draft| {
            spans.iter().filter(|span| how(&draft.settled, **span).is_some()).count()
        });
        words.review_differences(count, settled)
    });
    let rows: Vec<El> = all
        .iter()
        .enumerate()
        .map(|(at, difference)| one_difference(state, now, at, difference))
        .collect();
    el("div").child(el("h3").child(title)).child(el("ol").class("review-list").child(rows))
}

fn one_difference(
    state: ReviewState,
    now: &Arc<Compared>,
    at: usize,
    difference: &Difference,
) -> El {
    let words = state.words();
    let what: Vec<String> = difference
        .differs
        .iter()
        .map(|differs| {
            words.review_differs(match differs {
                Differs::OnlyFirst => "first",
                Differs::OnlySecond => "second",
                Differs::Ends => "ends",
                Differs::Identity => "id",
                Differs::Heading => "heading",
            })
        })
        .collect();
    let first = difference.first.and_then(|id| now.first.entry(id)).cloned();
    let second = difference.second.and_then(|id| now.second.entry(id)).cloned();
    let span = difference.span;
    let side = |entry: &Option<Entry>, is_second: bool| {
        let key = if is_second { "second" } else { "first" };
        let is_on = memo(move || state.draft.with(|draft| how(&draft.settled, span) == Some(key)));
        let (first, second) = (first.clone(), second.clone());
        let take = move |_| {
            let settling =
                Settling { span, first: first.clone(), second: second.clone(), is_second };
            state.act(&Act::Settle(Box::new(settling)));
        };
        el("div")
            .class("review-taken")
            .class_if("on", reactive(move || is_on.get()))
            .child(said(state, entry))
            .child(
                button()
                    .id(format!("take-{key}-{at}"))
                    .class("act")
                    .attr("aria-pressed", reactive(move || is_on.get().to_string()))
                    .on_click(take)
                    .child(words.review_take(key)),
            )
    };
    let shown = difference.first;
    let see = button()
        .class("plain")
        .on_click(move |_| {
            state.select(shown.map(Question::Entry));
        })
        .child(what.join(words.join_comma()));
    let what = match shown {
        Some(_) => see.into_child(),
        None => what.join(words.join_comma()).into_child(),
    };
    el("li")
        .child(el("p").class("review-what-differs").child(what))
        .child(quoted(state, span, ""))
        .child(el("div").class("review-both").child(side(&first, false)).child(side(&second, true)))
}

/// What a draft has at a place.
fn said(state: ReviewState, entry: &Option<Entry>) -> El {
    let words = state.words();
    let Some(entry) = entry else { return el("p").child(words.review_takes_not_part()) };
    let known = state.known.get_untracked();
    let meant = match entry.identity.id() {
        Some(id) => format!("→ {}", called(&known, id, words.tag()).0),
        None => "→ ?".to_owned(),
    };
    let under = match &entry.heading {
        Some(heading) => words.review_under(&phrases::short(&heading.exact)),
        None => words.review_no_heading().to_owned(),
    };
    let besides = format!("{meant}{}{under}", words.join_comma());
    el("p")
        .child(el("strong").child(phrases::short(&entry.exact)))
        .child(" ")
        .child(el("span").class("caption").child(besides))
}
