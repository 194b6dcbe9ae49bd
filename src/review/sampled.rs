//! A random sample to look at: entries matched by rule, and sentences without a mark; right or wrong by a key
//! or a button, and the rate of errors in a sentence.
//!
//! How it is drawn and reckoned stands in `draft/sample.rs`.

use crate::browser::{focus, page};
use crate::draft::sample::{Rate, Sample, SampleItem, draw};
use crate::draft::{Act, Draft, Question};
use crate::review::card::quoted;
use crate::review::head::keyed;
use crate::review::known::called;
use crate::review::panes::pane;
use crate::review::phrases;
use crate::review::state::ReviewState;
use crate::view::element::{El, IntoChild, button, el, memo, reactive};
use leptos::prelude::*;

const TITLE: &str = "look-title";

/// How many of each are offered to be drawn.
const EACH: [usize; 4] = [10, 20, 50, 100];

/// The pane.
pub fn sampled(state: ReviewState) -> El {
    let words = state.words();
    let sample = memo(move || state.draft.with(|draft| draft.sample.clone()));
    let rates = reactive(move || {
        let (entries, unmarked) = sample.with(|sample| sample.as_ref().map(Sample::rates))?;
        let both = [("entries", entries), ("sentences", unmarked)];
        let told: Vec<String> =
            both.iter().filter_map(|(what, rate)| Some(said(state, what, (*rate)?))).collect();
        let none = told.is_empty().then(|| words.review_nothing_looked().to_owned());
        let lines: Vec<El> = told.into_iter().chain(none).map(|line| el("p").child(line)).collect();
        Some(el("div").class("review-rates").attr("role", "status").child(lines).into_child())
    });
    let one = reactive(move || {
        let at = state.looking.get();
        let sample = sample.get()?;
        untrack(|| looked(state, at.min(sample.looked.len().saturating_sub(1))))
            .map(IntoChild::into_child)
    });
    let drawn = reactive(move || {
        let sample = sample.get()?;
        let from =
            words.review_drawn_from(&sample.seed.to_string(), sample.entries, sample.unmarked);
        Some(el("p").class("footnote").child(from).into_child())
    });
    pane(words.review_sample(), words.review_sample_note())
        .child(rates)
        .child(one)
        .child(drawing(state))
        .child(drawn)
}

/// The rate of errors, in a sentence.
fn said(state: ReviewState, what: &str, rate: Rate) -> String {
    let words = state.words();
    let percent = |share: f64| words.review_percent(&phrases::decimal(words, share * 100.0, 1));
    let own = percent(rate.wrong as f64 / rate.of as f64);
    words.review_rate(what, rate.wrong, rate.of, &own, &percent(rate.low), &percent(rate.high))
}

/// Draws a sample.
fn drawing(state: ReviewState) -> El {
    let words = state.words();
    let each = RwSignal::new(EACH[1]);
    let option = |number: usize| {
        el("option")
            .attr("value", number)
            .attr("selected", number == EACH[1])
            .child(words.number(number))
    };
    let choice = el("select")
        .id("review-each")
        .attr("autocomplete", "off")
        .on_change(move |event| each.set(event_target_value(&event).parse().unwrap_or(EACH[1])))
        .child(EACH.map(option).into_iter().collect::<Vec<El>>());
    // What a browser does not take for a number, it gives as nothing.
    let number = RwSignal::new(None::<u64>);
    let own = el("input")
        .id("review-seed")
        .attr("type", "number")
        .attr("min", 0_usize)
        .attr("step", 1_usize)
        .attr("autocomplete", "off")
        .on_input(move |event| number.set(event_target_value(&event).parse().ok()));
    let draw = move |_| {
        // The time is as good as a die, and the number stands in the sample.
        let now = page::now();
        let digits = now.bytes().filter(u8::is_ascii_digit);
        let by_time = digits.fold(0_u64, |seed, digit| seed * 10 + u64::from(digit - b'0'));
        let seed = number.get_untracked().unwrap_or(by_time);
        let each = each.get_untracked();
        let sample = state.with_work(|work| draw(work.journal.draft(), &work.release, seed, each));
        let Some(sample) = sample else { return };
        if state.act(&Act::Draw(Box::new(sample))) {
            state.looking.set(0);
            focus::give_soon(vec![TITLE.to_owned()]);
        }
    };
    el("p")
        .class("review-drawing")
        .child(el("label").child(words.review_each()).child(" ").child(choice))
        .child(el("label").child(words.review_seed()).child(" ").child(own))
        .child(button().id("review-draw").class("act").on_click(draw).child(words.review_draw()))
}

/// One thing of the sample, and what is said of it.
fn looked(state: ReviewState, at: usize) -> Option<El> {
    let words = state.words();
    let draft = state.draft.get_untracked();
    let sample = draft.sample.as_ref()?;
    let (drawn, seen) = *sample.looked.get(at)?;
    let count = sample.looked.len();
    let (what, quote, asked) = match drawn {
        SampleItem::Entry(id) => {
            ("entry", draft.entry(id).map(|entry| entry.span), of_entry(state, &draft, id))
        }
        SampleItem::Unmarked(span) => {
            ("sentence", Some(span), words.review_look_unmarked().to_owned())
        }
    };
    let act = |id: &str, key: &'static str, label: &'static str, right: bool| {
        keyed(id, key, reactive(move || label.to_owned()))
            .attr("aria-pressed", (seen == Some(right)).to_string())
            .on_click(move |_| look(state, right))
    };
    let go = |id: &str, key: &'static str, label: &'static str, back: bool| {
        keyed(id, key, reactive(move || label.to_owned())).on_click(move |_| step(state, back))
    };
    let title = words.review_look_title(what, at + 1, count);
    Some(
        el("div")
            .class("review-card")
            .child(el("h3").id(TITLE).attr("tabindex", "-1").child(title))
            .child(quote.and_then(|span| quoted(state, span, "on")))
            .child(el("p").child(asked))
            .child(
                el("p")
                    .class("review-buttons")
                    .child(act("look-right", "↵", words.review_right(), true).class("main"))
                    .child(act("look-wrong", "X", words.review_wrong(), false))
                    .child(go("look-previous", "K", words.review_previous(), true))
                    .child(go("look-next", "J", words.review_next(), false)),
            ),
    )
}

/// What is asked of an entry.
fn of_entry(state: ReviewState, draft: &Draft, id: u32) -> String {
    let words = state.words();
    let Some(entry) = draft.entry(id) else { return words.review_look_gone().to_owned() };
    let known = state.known.get_untracked();
    let meant = match entry.identity.id() {
        Some(id) => called(&known, id, words.tag()).0,
        None => words.review_reason("unlisted"),
    };
    let under = match &entry.heading {
        Some(heading) => words.review_under(&phrases::short(&heading.exact)),
        None => words.review_no_heading().to_owned(),
    };
    words.review_look_entry(&meant, &under)
}

/// Says that what is looked at is right or wrong, and goes on to the next that nobody has looked at.
pub fn look(state: ReviewState, right: bool) {
    let Some(at) = place(state) else { return };
    state.act(&Act::Look(at, right));
    let next = state.draft.with_untracked(|draft| {
        let looked = &draft.sample.as_ref()?.looked;
        let count = looked.len();
        (1..count).map(|step| (at + step) % count).find(|other| looked[*other].1.is_none())
    });
    show(state, next.unwrap_or(at));
}

/// To the thing before or behind.
pub fn step(state: ReviewState, back: bool) {
    let Some(at) = place(state) else { return };
    let count = state
        .draft
        .with_untracked(|draft| draft.sample.as_ref().map_or(0, |sample| sample.looked.len()));
    let to = if back { at.saturating_sub(1) } else { (at + 1).min(count.saturating_sub(1)) };
    show(state, to);
}

fn place(state: ReviewState) -> Option<usize> {
    let at = state.looking.get_untracked();
    let count = state
        .draft
        .with_untracked(|draft| draft.sample.as_ref().map(|sample| sample.looked.len()))?;
    (count > 0).then(|| at.min(count - 1))
}

fn show(state: ReviewState, at: usize) {
    state.looking.set(at);
    let entry =
        state.draft.with_untracked(|draft| match draft.sample.as_ref()?.looked.get(at)?.0 {
            SampleItem::Entry(id) => Some(id),
            SampleItem::Unmarked(_) => None,
        });
    if entry.is_some() {
        state.select(entry.map(Question::Entry));
    }
    focus::give_soon(vec![TITLE.to_owned()]);
}
