//! What filters stand in: a column beside the results, or a drawer that a button opens where there is
//! no room for one. Does not know which filters there are.

use super::element::{IntoChild, button, el, reactive, several};
use super::source::Source;
use crate::browser::focus;
use crate::text::Words;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The button and the drawer around filters. The focus goes into the first field of the drawer, or to its
/// last button if it has none, and back to the button when it is closed.
pub fn drawer<S: Source>(source: S, inside: impl IntoChild) -> AnyView {
    let words = source.words();
    let open = source.drawer();
    let opener = S::id("open-filters");
    let close = {
        let opener = opener.clone();
        move || {
            open.set(false);
            focus::give_soon(vec![opener.clone()]);
        }
    };
    let escape = close.clone();
    let opening = button()
        .id(opener)
        .class("open-filters")
        .attr("aria-expanded", reactive(move || open.get().to_string()))
        .attr("aria-controls", S::id("filters"))
        .attr("inert", reactive(move || open.get()))
        .on_click(move |_| {
            open.set(true);
            focus::give_soon(vec![S::id("q"), S::id("filters-done")]);
        })
        .child(reactive(move || {
            words.some_or_all(source.counts(), Words::filter_button, Words::filter_button_all)
        }));
    let done = button()
        .id(S::id("filters-done"))
        .on_click(move |_| close())
        .child(reactive(move || source.results()));
    let drawer = el("aside")
        .id(S::id("filters"))
        .class("filters")
        .class_if("open", reactive(move || open.get()))
        .attr("aria-label", words.filters())
        .on_keydown(move |event: KeyboardEvent| {
            if event.key() == "Escape" && open.get_untracked() {
                escape();
            }
        })
        .child(inside)
        .child(el("div").class("drawer-foot").child(done));
    several([opening.into_child(), drawer.into_child()])
}
