//! A citation, seen before it is copied: of a meeting, or of a list that has an address.

use super::element::{El, effect, el, reactive};
use super::handing::{Handing, Tell, choice, handing_button};
use super::source::Source;
use leptos::prelude::*;

/// The choice of a work and of a form, and what comes of it.
pub fn citations<S: Source>(source: S, tell: Tell) -> El {
    let words = source.words();
    let is_open = RwSignal::new(false);
    let works = source.works();
    let first = works.first().map(|(name, _)| *name).unwrap_or_default();
    let (work, form) = (RwSignal::new(first.to_owned()), RwSignal::new(String::new()));
    let seen = RwSignal::new(String::new());
    effect(move || {
        source.query().track();
        // A list is answered later than it is asked.
        source.counts();
        let (work, form) = (work.get(), form.get());
        if is_open.get() {
            leptos::task::spawn_local(async move {
                let made = source.citation(work, form).await;
                let text =
                    made.map_or_else(|| words.take_no_exporter().to_owned(), |export| export.text);
                // The section may be gone by now.
                let _gone = seen.try_set(text);
            });
        }
    });
    let pair = |(value, name): (&str, &str)| (value.to_owned(), name.to_owned());
    let offered = works.into_iter().map(pair).collect();
    let forms = [("", words.cite_plain()), ("bibtex", "BibTeX"), ("csl", "CSL-JSON")];
    let choices = el("p")
        .class("take-files")
        .child(choice(S::id("cite-work"), words.cite_what(), offered, work))
        .child(choice(S::id("cite-form"), words.cite_form(), forms.map(pair).to_vec(), form));
    // No output element: that would be a second region that speaks by itself.
    let text =
        el("p").id(S::id("cite-text")).class("cite-text").child(reactive(move || seen.get()));
    let make = move || source.citation(work.get_untracked(), form.get_untracked());
    let label = move || words.cite_copy().to_owned();
    let copy = handing_button(
        (words, tell),
        S::id("copy-cite"),
        Handing::Copy,
        label,
        (make, words.take_no_exporter()),
    );
    el("details")
        .child(el("summary").on_click(move |_| is_open.set(true)).child(words.cite()))
        .child(choices)
        .child(text)
        .child(el("ul").child(copy))
}
