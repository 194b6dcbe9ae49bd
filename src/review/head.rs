//! What stands above a review: languages, what is reviewed, how far it is, undo and redo; and what stands
//! in its place while a release is read or cannot be had.

use crate::browser::{dialog, focus, language, page, timer};
use crate::draft::Done;
use crate::review::groups::{counts, outside};
use crate::review::releases;
use crate::review::session;
use crate::review::state::{Ends, ReviewState, Stage};
use crate::review::{facts, keys, phrases};
use crate::text::Lang;
use crate::view::element::{El, IntoChild, Reactive, button, el, reactive};
use crate::view::language::{bar, change};
use crate::view::parts::checkbox;
use leptos::prelude::*;

/// The languages of the page; here a choice and no link, for what is reviewed is in no address.
pub fn languages(state: ReviewState) -> El {
    let choice = |lang: Lang| {
        let set = move |words| {
            state.set_words(words);
            session::head(state);
        };
        let go = move |_| {
            language::keep(lang.tag());
            leptos::task::spawn_local(change((lang, true), state.language_failed, async {}, set));
        };
        button().id(format!("review-language-{}", lang.tag())).class("plain").on_click(go)
    };
    bar(state.words(), state.language_failed, choice)
}

/// A button with the key that does the same.
pub fn keyed(id: &str, key: &'static str, label: Reactive<String>) -> El {
    button()
        .id(id.to_owned())
        .class("act")
        .child(el("span").class("act-text").child(label))
        .child(" ")
        .child(el("kbd").attr("aria-hidden", "true").child(key))
}

/// What is reviewed, and how far it is.
pub fn head(state: ReviewState) -> El {
    let words = state.words();
    let title = reactive(move || state.draft.with(|draft| facts::called(draft)));
    let numbers = move || state.draft.with(|draft| counts(draft));
    let named = reactive(move || words.review_named(numbers().0));
    let confirmed = reactive(move || words.review_confirmed_so_far(numbers().1));
    let act = move |plain: &'static str, of: fn(&Ends) -> Option<Done>| {
        reactive(move || {
            let done = state.ends.with(of);
            let known = state.known.get();
            let said = done.map(|done| phrases::done(words, &known, &done));
            said.map_or_else(|| plain.to_owned(), |said| format!("{plain}{}{said}", words.colon()))
        })
    };
    let undo = keyed("review-undo", "U", act(words.review_undo(), |ends| ends.0.clone()))
        .attr("disabled", reactive(move || state.ends.with(|ends| ends.0.is_none())))
        .on_click(move |_| state.undo());
    let redo = keyed("review-redo", "⇧U", act(words.review_redo(), |ends| ends.1.clone()))
        .attr("disabled", reactive(move || state.ends.with(|ends| ends.1.is_none())))
        .on_click(move |_| state.redo());
    let open = move || state.draft.with(|draft| draft.facts.without_value());
    let of_meeting =
        keyed("review-facts-open", "F", reactive(move || words.review_facts_open(open())))
            .on_click(|_| dialog::open(facts::ID));
    let all_keys =
        keyed("review-keys-open", "?", reactive(move || words.review_all_keys().to_owned()))
            .on_click(|_| dialog::open(keys::ID));
    el("header")
        .class("review-head")
        .child(
            el("div")
                .class("review-what")
                .child(el("p").class("dateline").child(words.review_dateline()))
                .child(el("h1").child(title))
                .child(
                    el("p")
                        .child(el("strong").child(named))
                        .child(words.join_comma())
                        .child(confirmed)
                        .child(" · ")
                        .child(to_elsewhere(state)),
                ),
        )
        .child(
            el("div")
                .class("review-acts")
                .child(el("p").child(undo).child(redo).child(of_meeting).child(all_keys))
                .child(
                    el("p")
                        .class("review-keeping")
                        .child(keep_box(state, words.review_keep()))
                        .child(to_all(state))
                        .child(
                            button()
                                .id("review-close")
                                .class("plain")
                                .on_click(|_| session::close())
                                .child(words.review_close()),
                        ),
                ),
        )
        .child(reactive(move || trouble(state)))
        .child(reactive(move || notes(state)))
        .child(
            el("p")
                .class("review-told")
                .attr("role", "status")
                .child(reactive(move || state.told.get())),
        )
}

/// How many names do not take part, and the way to them.
fn to_elsewhere(state: ReviewState) -> El {
    let words = state.words();
    let said =
        reactive(move || words.review_elsewhere(state.draft.with(|draft| outside(draft).len())));
    el("a")
        .attr("href", "#review-outside")
        .on_click(move |event| {
            event.prevent_default();
            if state.shows_text.get_untracked() {
                state.shows_text.set(false);
            }
            // After what is selected has been brought into view there.
            timer::soon(|| {
                timer::soon(|| {
                    page::unfold("review-outside");
                    focus::give_soon(vec!["review-outside".to_owned()]);
                });
            });
        })
        .child(said)
}

/// The way to all releases.
fn to_all(state: ReviewState) -> El {
    let words = state.words();
    let of_all = move || releases::counts_now(state);
    let label = reactive(move || words.review_releases_open(of_all().0, of_all().1));
    button()
        .id("review-releases-open")
        .class("plain")
        .on_click(move |_| session::show_all(state))
        .child(label)
        .child(" ")
        .child(el("kbd").attr("aria-hidden", "true").child("Q"))
}

/// What could not be done.
pub fn trouble(state: ReviewState) -> Option<AnyView> {
    state.trouble.get().map(|why| failure(state, &why).into_child())
}

/// Why something could not be done: the kind of failure, and its detail.
pub fn failure(state: ReviewState, (kind, detail): &(String, String)) -> El {
    let what = state.words().review_failed(kind, detail);
    el("p").class("failure").attr("role", "alert").child(what)
}

/// What is to be known of the draft and of files that were taken in.
fn notes(state: ReviewState) -> Option<AnyView> {
    let words = state.words();
    let mut notes = state.notes.get();
    state.draft.with(|draft| {
        if !draft.orphans.is_empty() {
            let names: Vec<String> =
                draft.orphans.iter().map(|orphan| phrases::short(&orphan.exact)).collect();
            let orphans = words.review_orphans(names.len());
            notes.insert(0, format!("{orphans} {}", names.join(words.join_comma())));
        }
    });
    let items: Vec<El> = notes.into_iter().map(|note| el("li").child(note)).collect();
    (!items.is_empty()).then(|| el("ul").class("notices").child(items).into_child())
}

/// While a release is read, or where there is none: what is so, and the ways on.
pub fn not_here(state: ReviewState) -> El {
    let words = state.words_now();
    let told = match state.stage.get() {
        Stage::Reading | Stage::Here | Stage::Releases => {
            el("p").class("sentence").attr("role", "status").child(words.review_reading())
        }
        Stage::WithoutText => {
            el("p").class("notices").attr("role", "status").child(words.review_opened_text())
        }
        Stage::Not(kind, detail) => failure(state, &(kind, detail)),
    };
    // The panel is the page's own, and the page is out of sight.
    let another = button()
        .id("review-open")
        .class("act")
        .on_click(|_| {
            session::close();
            page::press("own");
        })
        .child(words.review_open_another());
    let back = button().class("act").on_click(|_| session::close()).child(words.review_close());
    el("header")
        .class("head")
        .child(el("p").class("dateline").child(words.review_dateline()))
        .child(told)
        .child(el("p").class("acts").child(another).child(back))
}

/// The box that keeps what is reviewed in this browser.
pub fn keep_box(state: ReviewState, label: &str) -> El {
    let toggle = move || session::set_kept(state, !state.kept.get_untracked());
    checkbox(Some("review-keep".to_owned()), label, reactive(move || state.kept.get()), toggle)
}
