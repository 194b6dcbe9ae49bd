//! The decision: what is asked, what it may be, why; and every act on it, with its key.

use crate::data::value::one_line;
use crate::draft::apply::LONGEST_NOTE;
use crate::draft::{
    Act, Asks, Edge, Entry, EntryId, Level, ListId, Question, Role, Span, questions,
};
use crate::review::groups::{counts, neighbours};
use crate::review::head::keyed;
use crate::review::known::called;
use crate::review::panels;
use crate::review::phrases;
use crate::review::pieces::Look;
use crate::review::state::{Panel, ReviewState};
use crate::review::{acts, keys};
use crate::view::element::{El, IntoChild, button, el, memo, nothing, reactive};
use leptos::prelude::*;

/// How much is to decide, the questions, and the decision on what is selected.
pub fn card(state: ReviewState) -> El {
    let words = state.words();
    let open = memo(move || state.draft.with(|draft| questions(draft)));
    let title = reactive(move || {
        words.review_to_decide(open.with(Vec::len), state.draft.with(|draft| counts(draft).0))
    });
    let chips = reactive(move || {
        let open = open.get();
        open.into_iter()
            .map(|question| el("li").child(chip(state, question)))
            .collect::<Vec<El>>()
            .into_child()
    });
    let entry = memo(move || match state.selected.get() {
        // Its note changes while it is written, and nothing is drawn anew under who writes.
        Some(Question::Entry(id)) => {
            state.entry(id).map(|entry| Entry { note: String::new(), ..entry })
        }
        _ => None,
    });
    let list = memo(move || match state.selected.get() {
        Some(Question::List(id)) if open.with(|open| open.contains(&Question::List(id))) => {
            Some(id)
        }
        _ => None,
    });
    let inside = reactive(move || match (list.get(), entry.get()) {
        (Some(id), _) => untrack(|| of_list(state, id)).into_child(),
        (None, Some(entry)) => untrack(|| of_entry(state, &entry)).into_child(),
        (None, None) => nothing(),
    });
    let panel = reactive(move || match state.panel.get() {
        Panel::Closed => nothing(),
        Panel::Heading => untrack(|| panels::heading(state)).into_child(),
        Panel::LookUp => untrack(|| panels::look_up(state)).into_child(),
        Panel::Add => untrack(|| panels::add(state)).into_child(),
    });
    el("section")
        .class("review-decide")
        .attr("aria-labelledby", "review-open-count")
        .child(
            el("div")
                .class("review-questions")
                .child(el("h2").id("review-open-count").child(title))
                .child(el("ul").child(chips))
                .child(steps(state)),
        )
        .child(el("div").class("review-card").child(inside).child(panel))
        .child(reactive(move || passage(state, open.with(Vec::is_empty))))
}

/// A question, as a way to it.
fn chip(state: ReviewState, question: Question) -> El {
    let words = state.words();
    let label = state.draft.with_untracked(|draft| match question {
        Question::Entry(id) => {
            draft.entry(id).map(|entry| phrases::short(&entry.exact)).unwrap_or_default()
        }
        Question::List(id) => words.review_asks_list(draft.members(id).count()),
    });
    button()
        .class("review-chip")
        .class_if("on", reactive(move || state.selected.get() == Some(question)))
        .on_click(move |_| state.select(Some(question)))
        .child(label)
}

fn title(text: String) -> El {
    el("h3").id("decide-title").attr("tabindex", "-1").child(text)
}

/// The question about a list.
fn of_list(state: ReviewState, id: ListId) -> El {
    let words = state.words();
    let (names, evidence) = state.draft.with_untracked(|draft| {
        let names: Vec<String> =
            draft.members(id).map(|entry| phrases::short(&entry.exact)).collect();
        let list = draft.lists.iter().find(|list| list.id == id);
        (names, list.map(|list| list.evidence.clone()).unwrap_or_default())
    });
    let count = names.len();
    let reason = phrases::taken_for(words, &evidence);
    let yes = keyed("decide-accept", "↵", reactive(move || words.review_yes_all(count)))
        .class("main")
        .on_click(move |_| state.decide(&Act::AcceptList(id)));
    let no = keyed("decide-reject", "X", reactive(move || words.review_no_all(count)))
        .on_click(move |_| state.decide(&Act::RejectList(id)));
    el("div")
        .child(title(words.review_asks_list(count)))
        .child(el("p").class("review-names").child(names.join(words.join_comma())))
        .child(reason.map(|reason| el("p").class("caption").child(reason)))
        .child(el("p").class("review-buttons").child(yes).child(no))
}

/// The decision on a name.
fn of_entry(state: ReviewState, entry: &Entry) -> El {
    let words = state.words();
    let id = entry.id;
    let place = match &entry.heading {
        Some(heading) => words.review_under(&phrases::short(&heading.exact)),
        None => words.review_no_heading().to_owned(),
    };
    let between = state.draft.with_untracked(|draft| match neighbours(draft, entry) {
        (Some(before), Some(after)) => {
            let said = words.review_between(&phrases::short(before), &phrases::short(after));
            format!("{}{said}", words.join_comma())
        }
        _ => String::new(),
    });
    let asked = match Look::of(entry) {
        Look::Question => phrases::asks(words, entry.asks()),
        _ => phrases::state(words, entry),
    };
    let reasons: Vec<String> = [Some(phrases::known_by(words, entry)), taken_for(state, entry)]
        .into_iter()
        .flatten()
        .filter(|reason| !reason.is_empty())
        .collect();
    let choices: Vec<El> = entry
        .candidates()
        .iter()
        .enumerate()
        .filter(|_| entry.asks() == Some(Asks::Which))
        .map(|(at, candidate)| choice(state, id, at + 1, candidate))
        .collect();
    el("div")
        .child(
            title(one_line(&entry.exact))
                .child(el("span").class("review-place").child(format!(" {place}{between}"))),
        )
        .child(
            el("p")
                .child(el("strong").child(asked))
                .child(" ")
                .child(el("span").class("caption").child(reasons.join("; "))),
        )
        .child(quote(state, entry))
        .child((!choices.is_empty()).then(|| el("ul").class("review-choices").child(choices)))
        .child(buttons(state, entry))
        .child(forget(state, entry))
        .child(of_person(state, entry))
        .child(note(state, entry.id))
}

/// Why it is so, in the coder's own words.
fn note(state: ReviewState, id: EntryId) -> El {
    let words = state.words();
    let field = el("input")
        .id("decide-note")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("maxlength", LONGEST_NOTE)
        .prop_text(
            "value",
            reactive(move || state.entry(id).map(|entry| entry.note).unwrap_or_default()),
        )
        .on_change(move |event| {
            state.act(&Act::Note(id, event_target_value(&event)));
        });
    el("label").class("review-note").child(words.review_own_reason()).child(field)
}

/// What was decided on an earlier release, undone wherever it holds here.
fn forget(state: ReviewState, entry: &Entry) -> Option<El> {
    let key = entry.before.first()?.clone();
    let forget = button()
        .id("decide-forget")
        .class("act")
        .on_click(move |_| {
            state.act(&Act::Forget(key.clone()));
        })
        .child(state.words().review_forget_before());
    Some(el("p").child(forget))
}

/// The words around a name, for a screen on which the text is elsewhere.
fn quote(state: ReviewState, entry: &Entry) -> Option<El> {
    let quote = quoted(state, entry.span, Look::of(entry).class())?;
    Some(quote.class("review-quote").attr("aria-hidden", "true"))
}

/// Words of the text, marked as they look, with a few around them.
pub fn quoted(state: ReviewState, span: Span, look: &str) -> Option<El> {
    const AROUND: usize = 60;
    let (start, end) = (span.start as usize, span.end as usize);
    let (before, words, after) = state.with_work(|work| {
        let text = work.release.chars();
        let words = |from: usize, to: usize| -> String {
            text.get(from..to.min(text.len())).unwrap_or_default().iter().collect()
        };
        (words(start.saturating_sub(AROUND), start), words(start, end), words(end, end + AROUND))
    })?;
    Some(
        el("p")
            .class("review-around")
            .child(format!("… {before}"))
            .child(el("span").class("at").class(look).child(words))
            .child(format!("{after} …")),
    )
}

fn taken_for(state: ReviewState, entry: &Entry) -> Option<String> {
    (entry.role == Role::Participant && entry.found.by_rule)
        .then(|| phrases::taken_for(state.words(), &entry.found.reason))
        .flatten()
}

/// Something that a name may mean.
fn choice(state: ReviewState, id: EntryId, number: usize, candidate: &str) -> El {
    let words = state.words();
    let own = candidate.to_owned();
    let said = reactive(move || {
        let known = state.known.get();
        let (short, formal) = called(&known, &own, words.tag());
        let kind = known
            .get(&own)
            .map(|organization| words.review_kind(&organization.kind))
            .unwrap_or_default();
        let more = [formal, kind].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        el("span")
            .child(el("strong").child(short))
            .child(" ")
            .child(el("span").class("caption").child(more.join(words.join_comma())))
            .into_child()
    });
    el("li").child(
        button()
            .id(format!("decide-{number}"))
            .on_click(move |_| state.decide(&Act::Candidate(id, number)))
            .child(el("kbd").child(number.to_string()))
            .child(" ")
            .child(said),
    )
}

/// The acts on a name, each with its key.
fn buttons(state: ReviewState, entry: &Entry) -> El {
    let words = state.words();
    let id = entry.id;
    let plain = |text: &'static str| reactive(move || text.to_owned());
    let act = |name: &str, key: &'static str, text: &'static str, act: Act| {
        keyed(name, key, plain(text)).on_click(move |_| state.decide(&act))
    };
    let is_which = entry.asks() == Some(Asks::Which) && !entry.candidates().is_empty();
    let takes_part = matches!(entry.role, Role::Participant | Role::Collective);
    let first = match (entry.role, is_which) {
        (Role::Participant, true) => None,
        (Role::Participant | Role::Collective, _) => {
            Some(act("decide-accept", "↵", words.review_accept(), Act::Accept(id)))
        }
        _ => Some(act("decide-accept", "↵", words.review_takes_part(), Act::TakesPart(id))),
    };
    let none = takes_part
        .then(|| act("decide-none", "0", words.review_none_of_these(), Act::NoneOfThese(id)))
        .filter(|_| entry.asks() == Some(Asks::Which));
    let reject =
        takes_part.then(|| act("decide-reject", "X", words.review_reject(), Act::Reject(id)));
    let back = entry.decided.is_some().then(|| {
        keyed("decide-back", "B", plain(words.review_take_back()))
            .on_click(move |_| acts::take_back(state))
    });
    let open = |name: &str, key: &'static str, text: &'static str, panel: Panel| {
        keyed(name, key, plain(text)).on_click(move |_| panels::open(state, panel))
    };
    let moves = |key: &'static str, what: &'static str, edge: Edge, by: i32| {
        button()
            .class("act")
            .id(format!("decide-end-{what}"))
            .attr("aria-label", words.review_end(what))
            .attr("title", words.review_end(what))
            .on_click(move |_| acts::move_end(state, edge, by))
            .child(el("kbd").child(key))
    };
    let ends = el("span")
        .class("review-ends")
        .child(words.review_ends())
        .child(moves("[", "earlier", Edge::Start, -1))
        .child(moves("{", "later", Edge::Start, 1))
        .child(moves("}", "shorter", Edge::End, -1))
        .child(moves("]", "longer", Edge::End, 1));
    el("p")
        .class("review-buttons")
        .child(first.map(|button| button.class("main")))
        .child(none)
        .child(reject)
        .child(back)
        .child(open("decide-look-up", "L", words.review_look_up_act(), Panel::LookUp))
        .child(
            takes_part.then(|| open("decide-heading", "H", words.review_heading(), Panel::Heading)),
        )
        .child(ends)
        .child(
            keyed("decide-split", "S", plain(words.review_split()))
                .on_click(move |_| acts::split(state)),
        )
        .child(
            keyed("decide-join", "M", plain(words.review_join()))
                .on_click(move |_| acts::join(state)),
        )
}

/// To the questions before and behind.
fn steps(state: ReviewState) -> El {
    let words = state.words();
    let step = |id: &'static str, key: &'static str, label: &'static str, back: bool| {
        keyed(id, key, reactive(move || label.to_owned()))
            .on_click(move |_| keys::question(state, back))
    };
    el("span")
        .class("review-steps")
        .child(step("decide-previous", "P", words.review_previous(), true))
        .child(step("decide-next", "N", words.review_next(), false))
}

/// The person that it is named through, and how it took part, where that is printed.
fn of_person(state: ReviewState, entry: &Entry) -> Option<El> {
    let words = state.words();
    let id = entry.id;
    if entry.office.is_none() && entry.form.is_none() {
        return None;
    }
    let line = |label: &str, printed: &Option<crate::draft::Printed>| {
        let printed = printed.as_ref()?;
        Some(el("span").child(format!("{label}: {}", phrases::short(&printed.exact))))
    };
    let level = entry.office.is_some().then(|| {
        let option = |level: Option<Level>| {
            el("option")
                .attr("value", level.map_or("", Level::key))
                .attr("selected", level == entry.level)
                .child(phrases::level(words, level))
        };
        let all = std::iter::once(None).chain(Level::ALL.into_iter().map(Some));
        let choice = el("select")
            .id("decide-level")
            .attr("autocomplete", "off")
            .on_change(move |event| {
                state.act(&Act::Level(id, Level::of(&event_target_value(&event))));
            })
            .child(all.map(option).collect::<Vec<El>>());
        el("label").child(words.review_level()).child(" ").child(choice)
    });
    Some(
        el("p")
            .class("review-person")
            .child(line(words.review_office(), &entry.office))
            .child(level)
            .child(line(words.review_form(), &entry.form)),
    )
}

/// That the whole passage is read: what a person says once nothing is open.
fn passage(state: ReviewState, is_decided: bool) -> Option<AnyView> {
    let words = state.words();
    let (is_done, count) =
        state.draft.with(|draft| (draft.passage.is_some(), draft.participants().count()));
    if is_done {
        let said = el("p").class("review-passage").child(words.review_passage_done());
        return Some(said.into_child());
    }
    (is_decided && count > 0).then(|| {
        let confirm =
            keyed("review-passage", "C", reactive(move || words.review_passage().to_owned()))
                .on_click(move |_| {
                    state.act(&Act::ConfirmPassage);
                });
        el("p")
            .class("review-passage")
            .child(confirm)
            .child(" ")
            .child(el("span").class("caption").child(words.review_passage_note()))
            .into_child()
    })
}
