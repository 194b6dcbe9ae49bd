//! The breakdown as elements: a table whose last column holds the marks or a bar.
//!
//! Its rows and marks are made once for a pair of facets; filters change classes and numbers in
//! place, so the focus stays where the reader put it.

use super::element::{El, Part, el, live};
use super::parts::{card_link, column_head, hidden, is_plain_click, row_head, table, td, tr};
use super::state::{Checked, State};
use crate::browser::page;
use crate::chart::{Breakdown, Form, Group, Mark, Row, Shape, Subject};
use crate::desk::audit::has_name;
use crate::query::Count;
use leptos::prelude::*;

const ID: &str = "breakdown";

/// Head with its choices, legend and the rows.
pub fn breakdown(state: State) -> El {
    let words = state.words();
    let choice = state.part(|query| {
        let facets = [query.by, query.split.map_or(0, |split| split + 1)];
        [&facets[..], &query.basis].concat()
    });
    let rows = live(move || {
        choice();
        untrack(|| state.picture(|picture| rows(state, picture))).part()
    });
    let daggers = live(move || {
        let has = state.picture(|picture| picture.has_daggers);
        has.then(|| {
            let sign = el("span").attr("aria-hidden", "true").child("† ");
            el("p").class("footnote").child(sign).child(words.legend_dagger()).part()
        })
    });
    el("section")
        .class("breakdown")
        .attr("aria-labelledby", "breakdown-title")
        .child(el("h2").id("breakdown-title").class("visually-hidden").child(words.breakdown()))
        .child(
            el("div")
                .class("breakdown-head")
                .child((!state.is_fixed()).then(|| choices(state)))
                .child(legend(state)),
        )
        .child(rows)
        .child(daggers)
}

fn is_filtered(state: State) -> bool {
    state.query.with(|query| query.filters() > 0)
}

fn legend(state: State) -> El {
    let words = state.words();
    let facts = state.facts();
    let status = facts.dataset.roster.as_ref().map_or("", |roster| roster.name.get(state.lang()));
    let key =
        |class: &str, text: &str| el("li").child(el("i").class("key").class(class)).child(text);
    el("ul")
        .class("legend")
        .attr("aria-hidden", "true")
        .child(key("solid", words.legend_named()))
        .child(
            key("outline", &words.legend_not_named(status))
                .class_if("none", live(move || !state.picture(|picture| picture.has_outlines))),
        )
        .child(
            key("outside", words.legend_outside())
                .class_if("none", live(move || !is_filtered(state))),
        )
}

/// "By …, split by …".
fn choices(state: State) -> El {
    let words = state.words();
    let id_of = move |index: usize| {
        let facts = state.facts();
        facts.dataset.facets.get(index).map(|facet| facet.id.clone()).unwrap_or_default()
    };
    let facet_of =
        move |id: &str| state.facts().dataset.facets.iter().position(|facet| facet.id == id);
    let (now_by, now_split) = state.query.with_untracked(|query| (query.by, query.split));
    let by = select(state, "by", Some(now_by))
        .prop_text("value", live(move || id_of(state.query.with(|query| query.by))))
        .on_change(move |event| {
            if let Some(facet) = facet_of(&event_target_value(&event)) {
                state.act(|query| query.break_down(facet));
            }
        });
    let split = select(state, "split", now_split)
        .prop_text(
            "value",
            live(move || state.query.with(|query| query.split).map(id_of).unwrap_or_default()),
        )
        .on_change(move |event| {
            let facet = facet_of(&event_target_value(&event));
            state.act(|query| query.split_by(facet));
        });
    el("p")
        .class("choices")
        .child(el("label").class("by").child(words.by()).child(" ").child(by))
        .child(el("label").class("split").child(words.split_by()).child(" ").child(split))
}

/// A choice of facets; "split" may also choose none.
fn select(state: State, id: &'static str, chosen: Option<usize>) -> El {
    let facts = state.facts();
    let none = (id == "split")
        .then(|| el("option").attr("value", "").child(state.words().split_nothing()));
    let options: Vec<El> = facts
        .dataset
        .facets
        .iter()
        .enumerate()
        .map(|(index, facet)| {
            el("option")
                .attr("value", facet.id.clone())
                .attr("selected", chosen == Some(index))
                .child(facet.label.get(state.lang()))
        })
        .collect();
    el("select").id(id).attr("autocomplete", "off").child(none).child(options)
}

fn rows(state: State, picture: &Breakdown) -> El {
    let words = state.words();
    let held = picture.has_held.then(|| column_head("number held").child(words.column_held()));
    let head = tr()
        .child(column_head("").child(hidden(words.column_value())))
        .child(column_head("number").child(words.column_named()))
        .child(held)
        .child(column_head("").child(hidden(words.column_participants())));
    let rows: Vec<El> = picture
        .rows
        .iter()
        .enumerate()
        .map(|(place, row)| row_view(state, picture, place, row))
        .collect();
    el("div")
        .child(el("p").id("breakdown-help").class("visually-hidden").child(words.breakdown_help()))
        .child(
            table("rows", "breakdown-title", head, rows)
                .id(ID)
                .attr("aria-describedby", "breakdown-help")
                .on_keydown(move |event| {
                    if page::rove(ID, &event.key()) {
                        event.prevent_default();
                    }
                }),
        )
}

/// What a number in the breakdown is of.
#[derive(Clone, Copy)]
struct Place {
    state: State,
    row: usize,
    group: Option<usize>,
    held: bool,
}

impl Place {
    /// Whether this is the very first mark, the one stop for Tab where rows are no links.
    fn is_first(self, nth: usize) -> bool {
        self.row == 0 && self.group == Some(0) && nth == 0
    }

    fn count(self) -> Count {
        let count = |picture: &Breakdown| {
            let row = picture.rows.get(self.row)?;
            match self.group {
                _ if self.held => row.held,
                None => Some(row.named),
                Some(group) => row.groups.get(group).map(|group| group.named),
            }
        };
        self.state.picture(count).unwrap_or_default()
    }

    /// The number, as "4 of 6" while filters leave some out.
    fn number(self) -> AnyView {
        let words = self.state.words();
        let all = live(move || {
            let shown = is_filtered(self.state);
            if shown { format!(" {}", words.of(self.count().total)) } else { String::new() }
        });
        el("span")
            .child(el("span").class("n").child(live(move || self.count().selected.to_string())))
            .child(el("span").class("of").child(all))
            .part()
    }
}

fn row_view(state: State, picture: &Breakdown, row: usize, it: &Row) -> El {
    let named = Place { state, row, group: None, held: false };
    let held = Place { held: true, ..named };
    let outside =
        move || is_filtered(state) && named.count().selected == 0 && held.count().selected == 0;
    let name = if state.is_fixed() {
        el("span").class("row-name").child(it.label.as_str())
    } else {
        row_link(state, row, it)
    };
    let groups: Vec<El> = it
        .groups
        .iter()
        .enumerate()
        .map(|(group, it)| {
            let place = Place { group: Some(group), ..named };
            group_view(place, picture, it)
        })
        .collect();
    let mix = it
        .mix
        .map(|(states, bodies)| el("span").class("mix").child(state.words().mix(states, bodies)));
    let held = picture.has_held.then(|| td("number held").child(it.held.map(|_| held.number())));
    tr().class_if("outside", live(outside))
        .child(row_head("").child(name).child(mix))
        .child(td("number named").child(named.number()))
        .child(held)
        .child(td("marks").child(groups))
}

/// A row's name, which filters by it.
fn row_link(state: State, row: usize, it: &Row) -> El {
    let value = it.value;
    let by = state.query.with_untracked(|query| query.by);
    let id = format!("row-{value}");
    let resting = id.clone();
    el("a")
        .id(id)
        .class("row-name")
        .attr("data-rove", row)
        .attr("tabindex", if row == 0 { "0" } else { "-1" })
        .attr("title", state.words().row_filter(&it.label))
        .attr("href", live(move || state.href(|query| query.toggle_only(by, value))))
        .on_click(move |event| {
            if is_plain_click(&event) {
                event.prevent_default();
                page::rest_on(ID, &resting);
                state.act(|query| query.toggle_only(by, value));
            }
        })
        .child(it.label.as_str())
}

fn group_view(place: Place, picture: &Breakdown, it: &Group) -> El {
    let words = place.state.words();
    let label = it.label.clone();
    let caption = (!label.is_empty()).then(|| {
        let text = live(move || {
            let Count { selected, total } = place.count();
            words.group(&label, selected, total)
        });
        let swatch = el("i").class("swatch").attr("aria-hidden", "true");
        el("span").class("group-label").child(swatch).child(text)
    });
    let tone = it.tone.map_or_else(String::new, |tone| format!("tone-{}", tone + 1));
    let body = match picture.form {
        Form::Marks => {
            let marks: Vec<El> = it
                .marks
                .iter()
                .enumerate()
                .map(|(nth, mark)| mark_view(place, nth, mark))
                .collect();
            el("ul").child(marks)
        }
        Form::Bars => bar(place, picture.largest, it.named.total),
    };
    el("div").class("group").class(&tone).child(caption).child(body)
}

/// A bar: its whole length without filters, and the part under them; the share in percent.
fn bar(place: Place, largest: usize, total: usize) -> El {
    let words = place.state.words();
    let share = move || {
        let Count { selected, total } = place.count();
        words.percent((selected * 200 + total) / (2 * total.max(1)))
    };
    // Lengths are values of the elements: the policy forbids style attributes.
    let length = |class: &str| el("progress").class(class).attr("max", largest.max(1));
    let bar = el("div")
        .class("bar")
        .attr("aria-hidden", "true")
        .child(length("whole").attr("value", total))
        .child(length("part").attr("value", live(move || place.count().selected.to_string())));
    el("div").child(bar).child(el("span").class("percent").child(live(share)))
}

fn mark_view(place: Place, nth: usize, mark: &Mark) -> El {
    let state = place.state;
    let words = state.words();
    let selected = move |picture: &Breakdown| {
        let group = picture.rows.get(place.row)?.groups.get(place.group?)?;
        Some(group.marks.get(nth)?.selected)
    };
    let outside = move || state.picture(selected) == Some(false);
    // Lit up once the reader's own copy of the document has been checked.
    let subject = mark.subject;
    let proved = move || match (subject, state.checked.get()) {
        (Subject::Named(row), Checked::Done(_, lines)) => has_name(&lines, row),
        _ => false,
    };
    let facts = state.facts();
    let status = facts.dataset.roster.as_ref().map_or("", |roster| roster.name.get(state.lang()));
    let outline = mark.shape != Shape::Solid;
    let not_named = if mark.shape == Shape::Dotted {
        words.mark_decided(status)
    } else {
        words.mark_not_named(status)
    };
    // What the eye sees in the shape, for the ear.
    let mut spoken = String::new();
    if mark.full != mark.label {
        spoken += &format!(" ({})", mark.full);
    }
    if outline {
        spoken += &not_named;
    }
    if mark.dagger {
        spoken += words.mark_dagger();
    }
    let left_out =
        live(move || if outside() { words.mark_outside().to_owned() } else { String::new() });
    let title = format!("{}{}", mark.full, if outline { not_named.as_str() } else { "" });
    let id = format!("mark-{}-{}-{}", place.row, place.group.unwrap_or(0), mark.id);
    let resting = id.clone();
    let link = card_link(state, &mark.id, move || page::rest_on(ID, &resting))
        .id(id)
        .class("mark")
        .class(mark.shape.look())
        .class_if("proved", live(proved))
        .class_if("outside", live(outside))
        .attr("data-rove", place.row)
        .attr("tabindex", if state.is_fixed() && place.is_first(nth) { "0" } else { "-1" })
        .attr("title", title)
        .child(mark.label.as_str())
        .child(mark.dagger.then(|| el("sup").attr("aria-hidden", "true").child("†")))
        .child(el("span").class("visually-hidden").child(spoken).child(left_out));
    el("li").child(link)
}
