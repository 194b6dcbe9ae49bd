//! The facts of the meeting as a short form: what the text says is filled in and says so; nothing is
//! invented.

use crate::browser::text;
use crate::browser::{dialog, focus};
use crate::draft::countries::all as countries;
use crate::draft::dataset;
use crate::draft::facts::well_formed;
use crate::draft::{Act, Draft, Fact, FactName};
use crate::review::phrases;
use crate::review::state::ReviewState;
use crate::text::Lang;
use crate::view::element::{El, IntoChild, button, el, memo, reactive, several};
use crate::view::parts::modal;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The form.
pub const ID: &str = "review-facts";

/// What the meeting is called, as far as that is known; else what the draft is.
pub fn called(draft: &Draft) -> String {
    phrases::short(dataset::called(draft))
}

/// The form, in a dialog.
pub fn facts(state: ReviewState) -> El {
    let words = state.words();
    // Whose text has not the form that it must have.
    let wrong = RwSignal::new(BTreeSet::<FactName>::new());
    let fields: Vec<El> = FactName::ALL.into_iter().map(|name| field(state, name, wrong)).collect();
    // Nothing that was written is lost unseen: a wrong field keeps the form open.
    let finish = move || match wrong.with_untracked(|wrong| wrong.first().copied()) {
        Some(name) => focus::give_soon(vec![id_of(name)]),
        None => dialog::close(ID),
    };
    let done = button()
        .id("review-facts-done")
        .class("act")
        .class("main")
        .on_click(move |_| finish())
        .child(words.review_facts_done());
    let inside = [
        el("p").class("caption").child(words.review_facts_note()).into_child(),
        el("div").class("review-fields").child(fields).into_child(),
        el("p").child(done).into_child(),
    ];
    modal(ID, (words, words.review_facts()), several(inside), true).class("review-facts")
}

/// The id of a fact's field.
fn id_of(name: FactName) -> String {
    format!("fact-{}", name.key())
}

/// What was written, as the draft takes it: a country by its name, too.
fn meant(name: FactName, written: &str) -> String {
    let code = (name == FactName::Country && written.chars().count() > 2)
        .then(|| text::country(Lang::TAGS, &countries(), written));
    code.flatten().unwrap_or(written).to_owned()
}

fn field(state: ReviewState, name: FactName, wrong: RwSignal<BTreeSet<FactName>>) -> El {
    let words = state.words();
    let fact = memo(move || state.draft.with(|draft| draft.facts.get(name).clone()));
    let id = id_of(name);
    let is_wrong = memo(move || wrong.with(|wrong| wrong.contains(&name)));
    let value = reactive(move || fact.with(|fact| fact.value().unwrap_or_default().to_owned()));
    let input = el("input")
        .id(id.clone())
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop_text("value", value)
        .attr("aria-invalid", reactive(move || is_wrong.get().to_string()))
        .attr("aria-describedby", format!("{id}-from"))
        .on_change(move |event| {
            let typed = event_target_value(&event);
            let written = typed.trim();
            let value = (!written.is_empty()).then(|| meant(name, written));
            let is_fit = value.as_ref().is_none_or(|value| well_formed(name, value).is_some());
            wrong.update(|wrong| {
                if is_fit {
                    wrong.remove(&name)
                } else {
                    wrong.insert(name)
                };
            });
            if !is_fit {
                return;
            }
            let fact = fact.get_untracked();
            // Nothing was there, and nothing is said: it stays as it was.
            if value.as_deref() == fact.value() {
                return;
            }
            state.act(&Act::Fact(name, value, None));
        });
    let form = words.review_fact_form(name.key());
    let from = reactive(move || {
        if is_wrong.get() {
            return words.review_fact_wrong(name.key());
        }
        let said = fact.with(|fact| match fact {
            Fact::Proposed(..) | Fact::Given(_, Some(_), _) => words.review_fact_printed(),
            Fact::Asked | Fact::NotKnown(_) => words.not_known(),
            Fact::Given(..) => "",
        });
        said.to_owned()
    });
    el("label")
        .child(
            el("span")
                .child(phrases::fact(words, name))
                .child(" ")
                .child(el("span").class("caption").child(form)),
        )
        .child(input)
        .child(
            el("span")
                .id(format!("{id}-from"))
                .class("review-from")
                .class_if("failure", reactive(move || is_wrong.get()))
                .attr("role", "status")
                .child(from),
        )
}
