//! A view inside another page: the dialog that writes the code, and the line below the frame. For a meeting
//! and for a list that has an address.

use super::element::{El, IntoChild, button, el, reactive, several};
use super::handing::{Handing, Tell, handing_button};
use super::parts::{checkbox, modal, outside};
use super::source::{Credit, Source};
use crate::browser::dialog;
use crate::export::Export;
use crate::query::{Embed, SCHEMES};
use leptos::prelude::*;

/// The name of the dialog.
const DIALOG: &str = "embed";

/// Opens the dialog. The single file, which may lie anywhere, goes without.
pub fn opener<S: Source>(source: S, code: RwSignal<String>) -> El {
    let act = move |_| {
        write_code(source, code);
        dialog::open(&S::id(DIALOG));
    };
    let button = button().id(S::id("open-embed")).on_click(act);
    el("li").class("offer").child(button.child(source.words().take_embed()))
}

/// The dialog: how the frame is to be, and its code.
pub fn dialog<S: Source>(source: S, tell: Tell, code: RwSignal<String>) -> El {
    let words = source.words();
    let embed = source.frame();
    let is_fixed = reactive(move || embed.get().0 == Embed::Fixed);
    let fixed = checkbox(Some(S::id("embed-fixed")), words.embed_fixed(), is_fixed, move || {
        embed.update(|(kind, _)| {
            *kind = if *kind == Embed::Fixed { Embed::Usable } else { Embed::Fixed };
        });
        write_code(source, code);
    });
    // The dialog is built anew in another language, and the choice stays.
    let chosen = embed.get_untracked().1;
    let option = |scheme: &&'static str| {
        let label = words.embed_scheme(scheme);
        el("option").attr("value", *scheme).attr("selected", chosen == Some(*scheme)).child(label)
    };
    let options: Vec<El> = SCHEMES.iter().map(option).collect();
    let scheme = el("select")
        .id(S::id("embed-scheme"))
        .attr("autocomplete", "off")
        .on_change(move |event| {
            let value = event_target_value(&event);
            let found = SCHEMES.iter().copied().find(|scheme| *scheme == value);
            embed.update(|(_, scheme)| *scheme = found);
            write_code(source, code);
        })
        .child(el("option").attr("value", "").child(words.embed_scheme_own()))
        .child(options);
    let inside = [
        el("p").child(words.embed_what()).into_child(),
        el("p")
            .class("choices")
            .child(fixed)
            .child(el("label").child(words.embed_colours()).child(" ").child(scheme))
            .into_child(),
        el("textarea")
            .id(S::id("embed-code"))
            .attr("rows", 9_usize)
            .attr("readonly", true)
            .attr("aria-label", words.embed_title())
            .prop_text("value", reactive(move || code.get()))
            .into_child(),
        el("ul")
            .child(handing_button(
                (words, tell),
                S::id("copy-frame"),
                Handing::Copy,
                move || words.embed_copy().to_owned(),
                (move || written(code), ""),
            ))
            .into_child(),
    ];
    modal(S::id(DIALOG), (words, words.embed_title()), several(inside), false)
}

/// The code as it stands in the field.
async fn written(code: RwSignal<String>) -> Option<Export> {
    Some(Export::of(code.get_untracked()))
}

/// Writes the code anew.
fn write_code<S: Source>(source: S, code: RwSignal<String>) {
    leptos::task::spawn_local(async move {
        let made = source.frame_code().await;
        code.set(
            made.map_or_else(|| source.words().take_no_exporter().to_owned(), |export| export.text),
        );
    });
}

/// Below the view in a frame: where it comes from, and the way to the whole page.
pub fn foot<S: Source>(source: S) -> El {
    let Credit { caveat, name, address } = source.credit();
    el("footer").class("foot").child(el("p").child(caveat)).child(
        el("p").child(outside(&address, &name, true)).child(" ").child(
            el("a")
                .id(S::id("whole"))
                .attr("href", reactive(move || source.link()))
                .attr("target", "_blank")
                .attr("rel", "noreferrer")
                .child(source.words().embed_whole()),
        ),
    )
}
