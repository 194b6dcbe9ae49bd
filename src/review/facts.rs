//! The facts of the meeting as a short form: what the text says is filled in and says so; nothing is
//! invented.

use crate::browser::dialog;
use crate::draft::{Act, Draft, Fact, FactName};
use crate::review::phrases;
use crate::review::state::State;
use crate::view::element::{El, button, el, memo, reactive};
use leptos::prelude::*;

/// The form.
pub const ID: &str = "review-facts";

/// What the meeting is called, as far as that is known; else what the draft is.
pub fn called(draft: &Draft) -> String {
    let facts = &draft.facts;
    let names = [FactName::Short, FactName::Meeting, FactName::Title];
    let name = names.into_iter().find_map(|name| facts.value(name));
    phrases::short(name.unwrap_or(&draft.name))
}

/// The form, in a dialog.
pub fn facts(state: State) -> El {
    let words = state.words();
    let fields: Vec<El> = FactName::ALL.into_iter().map(|name| field(state, name)).collect();
    el("dialog")
        .id(ID)
        .class("card")
        .class("review-facts")
        .attr("aria-labelledby", "review-facts-title")
        .attr("closedby", "any")
        .child(el("h2").id("review-facts-title").child(words.review_facts()))
        .child(el("p").class("caption").child(words.review_facts_note()))
        .child(el("div").class("review-fields").child(fields))
        .child(
            el("p").child(
                button()
                    .id("review-facts-done")
                    .class("act")
                    .class("main")
                    .on_click(|_| dialog::close(ID))
                    .child(words.review_facts_done()),
            ),
        )
        .child(button().class("close").on_click(|_| dialog::close(ID)).child(words.card_close()))
}

fn field(state: State, name: FactName) -> El {
    let words = state.words();
    let fact = memo(move || state.draft.with(|draft| draft.facts.get(name).clone()));
    let id = format!("fact-{}", name.key());
    let value = reactive(move || fact.with(|fact| fact.value().unwrap_or_default().to_owned()));
    let input = el("input")
        .id(id)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop_text("value", value)
        .on_change(move |event| {
            let written = event_target_value(&event);
            let written = written.trim();
            let value = (!written.is_empty()).then(|| written.to_owned());
            let fact = fact.get_untracked();
            // Nothing was there, and nothing is said: it stays as it was.
            if value.as_deref() == fact.value() {
                return;
            }
            state.act(&Act::Fact(name, value, None));
        });
    let form = words.review_fact_form(name.key());
    let from = reactive(move || {
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
        .child(el("span").class("review-from").child(from))
}
