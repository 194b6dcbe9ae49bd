//! What a list is filtered by besides words and values: dates from one to another.

use crate::list::state::ListState;
use crate::query::is_date;
use crate::view::element::{El, IntoChild, el, reactive};
use crate::view::source::Source;
use leptos::prelude::*;

/// Two fields for dates where rows have some.
pub fn more_filters(state: ListState) -> AnyView {
    let words = state.words_now();
    let has_dates = state.setup.with(|setup| setup.date.is_some());
    let dates = has_dates.then(|| {
        el("fieldset")
            .class("facet dates")
            .child(el("legend").child(words.by_date()))
            .child(field(state, "list-from", words.list_from(), false))
            .child(field(state, "list-to", words.list_to(), true))
    });
    dates.into_child()
}

/// The first or the last date.
fn field(state: ListState, id: &'static str, label: &str, is_last: bool) -> El {
    let of =
        move |range: &(String, String)| if is_last { range.1.clone() } else { range.0.clone() };
    let field = el("input")
        .id(id)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", 10_usize)
        .attr("pattern", "[0-9]{4}(-[0-9]{2}){0,2}")
        .attr("placeholder", "2019-05-31")
        .prop_text("value", reactive(move || state.query.with(|query| of(&query.range))))
        .on_change(move |event| {
            let date = event_target_value(&event).trim().to_owned();
            if date.is_empty() || is_date(&date) {
                state.act(|query| {
                    let (from, to) = &mut query.range;
                    *(if is_last { to } else { from }) = date;
                });
            }
        });
    el("label").child(el("span").child(label)).child(" ").child(field)
}
