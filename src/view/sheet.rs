//! What filters stand in: a column beside the results, or a sheet that a button opens where there is
//! no room for one. Does not know which filters there are, nor of what.

use super::element::{Part, button, el, live, several};
use crate::browser::page;
use crate::text::Words;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A sheet by its parts.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The words of the language.
    pub words: &'static Words,
    /// Id of the sheet.
    pub id: &'static str,
    /// Id of the button that opens it, which has the focus when it is closed.
    pub opener: &'static str,
    /// Id of its first field, which has the focus when it is opened; its last button, if it has none.
    pub first: &'static str,
    /// Whether it is open.
    pub open: RwSignal<bool>,
}

impl Sheet {
    fn close(self) {
        self.open.set(false);
        page::focus_soon(vec![self.opener.to_owned()]);
    }

    /// The button and the sheet. `shown` is how many of how many are shown, `done` what the button
    /// at the foot of the sheet says.
    pub fn around(
        self,
        shown: impl Fn() -> (usize, usize) + Send + 'static,
        done: impl Fn() -> String + Send + 'static,
        inside: impl Part,
    ) -> AnyView {
        let Self { words, id, opener, first, open } = self;
        let opening = button()
            .id(opener)
            .class("open-filters")
            .attr("aria-expanded", live(move || open.get().to_string()))
            .attr("aria-controls", id)
            .attr("inert", live(move || open.get()))
            .on_click(move |_| {
                open.set(true);
                page::focus_soon(vec![first.to_owned(), format!("{id}-done")]);
            })
            .child(live(move || {
                words.some_or_all(shown(), Words::filter_button, Words::filter_button_all)
            }));
        let foot =
            button().id(format!("{id}-done")).on_click(move |_| self.close()).child(live(done));
        let sheet = el("aside")
            .id(id)
            .class("filters")
            .class_if("open", live(move || open.get()))
            .attr("aria-label", words.filters())
            .on_keydown(move |event: KeyboardEvent| {
                if event.key() == "Escape" && open.get_untracked() {
                    self.close();
                }
            })
            .child(inside)
            .child(el("div").class("sheet-foot").child(foot));
        several([opening.part(), sheet.part()])
    }
}
