//! A view inside another page: the dialog that writes the code, and the line below the frame.

use super::acts::{Act, Tell, act};
use super::at_desk::frame;
use super::element::{El, button, el, reactive};
use super::parts::outside;
use super::state::State;
use crate::browser::{address, dialog};
use crate::export::Export;
use crate::query::{Embed, Query, SCHEMES, write};
use leptos::prelude::*;

const ID: &str = "embed";

/// Opens the dialog.
pub fn opener(state: State, code: RwSignal<String>) -> El {
    let act = move |_| {
        write_code(state, code);
        dialog::open(ID);
    };
    button().id("open-embed").on_click(act).child(state.words().take_embed())
}

/// The dialog: how the frame is to be, and its code.
pub fn dialog(state: State, tell: Tell, code: RwSignal<String>) -> El {
    let words = state.words();
    let embed = state.frame;
    let fixed = el("input")
        .id("embed-fixed")
        .attr("type", "checkbox")
        .attr("autocomplete", "off")
        .on_change(move |_| {
            embed.update(|(kind, _)| {
                *kind = if *kind == Embed::Fixed { Embed::Usable } else { Embed::Fixed };
            });
            write_code(state, code);
        });
    let options: Vec<El> = SCHEMES
        .iter()
        .map(|scheme| el("option").attr("value", *scheme).child(words.embed_scheme(scheme)))
        .collect();
    let scheme = el("select")
        .id("embed-scheme")
        .attr("autocomplete", "off")
        .on_change(move |event| {
            let value = event_target_value(&event);
            let found = SCHEMES.iter().copied().find(|scheme| *scheme == value);
            embed.update(|(_, scheme)| *scheme = found);
            write_code(state, code);
        })
        .child(el("option").attr("value", "").child(words.embed_scheme_own()))
        .child(options);
    el("dialog")
        .id(ID)
        .class("card")
        .attr("aria-labelledby", "embed-title")
        .attr("closedby", "any")
        .child(el("h2").id("embed-title").child(words.embed_title()))
        .child(el("p").child(words.embed_what()))
        .child(
            el("p")
                .class("choices")
                .child(el("label").child(fixed).child(" ").child(words.embed_fixed()))
                .child(el("label").child(words.embed_colours()).child(" ").child(scheme)),
        )
        .child(
            el("textarea")
                .id("embed-code")
                .attr("rows", 9_usize)
                .attr("readonly", true)
                .attr("aria-label", words.embed_title())
                .prop_text("value", reactive(move || code.get())),
        )
        .child(el("ul").child(act(
            (words, tell),
            "copy-frame",
            Act::Copy,
            move || words.embed_copy().to_owned(),
            (move || written(code), ""),
        )))
        .child(
            button()
                .class("close")
                .attr("autofocus", true)
                .on_click(|_| dialog::close(ID))
                .child(words.card_close()),
        )
}

/// The code as it stands in the field.
async fn written(code: RwSignal<String>) -> Option<Export> {
    let (name, kind) = Default::default();
    Some(Export { name, kind, text: code.get_untracked() })
}

/// Writes the code anew.
fn write_code(state: State, code: RwSignal<String>) {
    leptos::task::spawn_local(async move {
        let made = frame(state).await;
        code.set(made.map_or_else(|| state.words().take_no_desk().to_owned(), |it| it.text));
    });
}

/// Below the view in a frame: where it comes from, and the way to the whole page.
pub fn foot(state: State) -> El {
    let words = state.words();
    let facts = state.facts();
    let document = &facts.dataset.document;
    let publisher = document.publisher.get(state.lang());
    let source = state.words().foot_source(&document.title, publisher);
    let whole = reactive(move || {
        let query = state.query.with(Query::shared);
        address::absolute(&write(&state.facts().dataset, &query))
    });
    el("footer")
        .class("foot")
        .child(el("p").child(words.take_caveat(facts.dataset.speaker())))
        .child(
            el("p").child(outside(&document.url, &source, true)).child(" ").child(
                el("a")
                    .id("whole")
                    .attr("href", whole)
                    .attr("target", "_blank")
                    .attr("rel", "noreferrer")
                    .child(words.embed_whole()),
            ),
        )
}
