//! The breakdown as elements: a table whose last column holds the marks or bars.
//!
//! Its rows are made once for what stands in them; filters change classes and numbers in place, so the
//! focus stays where the reader put it.

use super::choices::choices;
use super::element::{El, IntoChild, el, reactive};
use super::parts::{card_link, column_head, hidden, row_head, table, td, tr};
use super::source::Source;
use crate::browser::focus;
use crate::chart::{Breakdown, Form, Group, Mark, Row, Shape, share};
use crate::query::{By, Count, Query};
use crate::text::hyphens;
use leptos::prelude::*;

/// Letters for which a line of a mark has room.
const ROOM: usize = 9;

/// Head with its choices, legend and the rows.
pub fn breakdown<S: Source>(source: S) -> El {
    let words = source.words();
    let layout = source.layout();
    let mut is_built = false;
    let rows = reactive(move || {
        // A browser is there only once something has been built before.
        let focus = if is_built { focus::current() } else { String::new() };
        is_built = true;
        layout();
        let rows = untrack(|| source.picture(|picture| rows(source, picture)));
        // What is built anew gets the focus back that it had.
        if focus.starts_with(&S::id("row-")) {
            focus::give_soon(vec![focus]);
        }
        rows.into_child()
    });
    let title = S::id("breakdown-title");
    el("section")
        .class("breakdown")
        .attr("aria-labelledby", title.clone())
        .child(el("h2").id(title).class("visually-hidden").child(words.breakdown()))
        .child(
            el("div")
                .class("breakdown-head")
                .child((!source.is_fixed()).then(|| choices(source)))
                .child(source.legend()),
        )
        .child(rows)
        .child(reactive(move || {
            let is_percent = source.query().with(|query| query.percent);
            is_percent.then(|| {
                let note = words.share_note(source.counts().0);
                el("p").class("footnote").child(note).into_child()
            })
        }))
        .child(source.footnotes())
}

fn rows<S: Source>(source: S, picture: &Breakdown) -> El {
    let words = source.words();
    let id = S::id("breakdown");
    let [named, held, drawn] = source.heads();
    // Over cells the numbers say themselves what they are of.
    let head_of = |text: String| match picture.form {
        Form::Marks => hidden(text),
        Form::Bars => text.into_child(),
    };
    let head = tr()
        .child(column_head("").child(hidden(words.column_value())))
        .child(column_head("number").child(head_of(named)))
        .child(picture.has_held.then(|| column_head("number held").child(head_of(held))))
        .child(column_head("").child(hidden(drawn)));
    let by = source.by();
    let rows: Vec<El> = picture
        .rows
        .iter()
        .enumerate()
        .map(|(place, row)| row_view(source, (&by, picture), place, row))
        .collect();
    let help = S::id("breakdown-help");
    // Marks stand in cells of one size, so that a row's length is its number; rows of one mark each
    // stand two beside each other.
    let is_single =
        |row: &Row| row.groups.iter().map(|group| group.marks.len()).sum::<usize>() <= 1;
    let singles = picture.rows.iter().filter(|row| is_single(row)).count();
    let look = match picture.form {
        Form::Bars => "rows",
        Form::Marks if singles * 2 > picture.rows.len() => "rows cells singles",
        Form::Marks => "rows cells",
    };
    el("div")
        .child(el("p").id(help.clone()).class("visually-hidden").child(words.breakdown_help()))
        .child(
            table(look, S::id("breakdown-title"), head, rows)
                .id(id.clone())
                .attr("aria-describedby", help)
                .on_keydown(move |event| {
                    if focus::rove(&id, &event.key()) {
                        event.prevent_default();
                    }
                })
                .on_away(move || source.come_near("")),
        )
}

/// What a number in the breakdown is of.
#[derive(Clone, Copy)]
struct Spot<S> {
    source: S,
    row: usize,
    group: Option<usize>,
    held: bool,
}

impl<S: Source> Spot<S> {
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
        self.source.picture(count).unwrap_or_default()
    }

    fn is_percent(self) -> bool {
        !self.held && self.source.query().with(|query| query.percent)
    }

    /// The number, as "4 of 6" while filters leave some out; or its share of all rows found.
    fn number(self) -> AnyView {
        let words = self.source.words();
        let number = reactive(move || {
            let selected = self.count().selected;
            match self.is_percent() {
                true => words.percent(share(selected, self.source.counts().0)),
                false => words.number(selected),
            }
        });
        let all = reactive(move || {
            let shown = self.source.is_filtered() && !self.is_percent();
            if shown { format!(" {}", words.of(self.count().total)) } else { String::new() }
        });
        el("span")
            .child(el("span").class("n").child(number))
            .child(el("span").class("of").child(all))
            .into_child()
    }

    /// A group's label with its number, or with its share of the row.
    fn caption(self, label: &str) -> String {
        let words = self.source.words();
        let Count { selected, total } = self.count();
        if self.is_percent() {
            let row = Self { group: None, ..self }.count().selected;
            return format!("{label} {}", words.percent(share(selected, row)));
        }
        words.group(label, selected, total)
    }
}

fn row_view<S: Source>(source: S, (by, picture): (&By, &Breakdown), at: usize, row: &Row) -> El {
    let named = Spot { source, row: at, group: None, held: false };
    let held = Spot { held: true, ..named };
    let outside =
        move || source.is_filtered() && named.count().selected == 0 && held.count().selected == 0;
    let name = if source.is_fixed() {
        el("span").class("row-name").child(row.label.as_str())
    } else {
        row_link(source, by, at, row)
    };
    let groups: Vec<El> = row
        .groups
        .iter()
        .enumerate()
        .map(|(nth, group)| group_view(Spot { group: Some(nth), ..named }, picture, group))
        .collect();
    let mix = row
        .mix
        .map(|(states, bodies)| el("span").class("mix").child(source.words().mix(states, bodies)));
    let held_cell = picture.has_held.then(|| {
        let said = |_| held.number().into_child();
        let head = el("span").class("said").child(" ").child(source.heads()[1].as_str());
        td("number held").child(row.held.map(said)).child(row.held.map(|_| head))
    });
    let marks = row.groups.iter().map(|group| group.marks.len()).sum::<usize>();
    tr().class_if("outside", reactive(outside))
        .class_if("single", marks <= 1)
        .child(row_head("").child(name).child(mix))
        .child(td("number named").child(named.number()))
        .child(held_cell)
        .child(td("marks").child(groups))
}

/// A row's name, which filters by it.
fn row_link<S: Source>(source: S, by: &By, at: usize, row: &Row) -> El {
    let (facet, value) = (by.id(&source.first()).map(str::to_owned), row.value.clone());
    let is_month = *by == By::Month;
    let act = move |query: &mut Query| match &facet {
        Some(facet) => query.toggle_only(facet, &value),
        None if !S::HAS_DATES => {}
        None if is_month => query.toggle_only_month(&value),
        None => {
            if let Ok(year) = value.parse() {
                query.toggle_only_year(year);
            }
        }
    };
    let id = S::id(&format!("row-{at}"));
    let (resting, linked) = (id.clone(), act.clone());
    el("a")
        .id(id)
        .class("row-name")
        .attr("data-rove", at)
        .attr("tabindex", if at == 0 { "0" } else { "-1" })
        .attr("title", source.words().row_filter(&row.label))
        .attr("href", reactive(move || source.href(&linked)))
        .on_plain_click(move || {
            focus::rest_on(&S::id("breakdown"), &resting);
            source.act(&act);
        })
        .child(row.label.as_str())
}

fn group_view<S: Source>(place: Spot<S>, picture: &Breakdown, group: &Group) -> El {
    let label = match group.others {
        0 => group.label.clone(),
        _ => place.source.words().split_others().to_owned(),
    };
    let caption = (!label.is_empty()).then(|| {
        let text = reactive(move || place.caption(&label));
        let swatch = el("i").class("swatch").attr("aria-hidden", "true");
        el("span").class("group-label").child(swatch).child(text)
    });
    let tone = group.tone.map_or_else(String::new, |tone| format!("tone-{}", tone + 1));
    let is_bars = picture.form == Form::Bars;
    let body = match picture.form {
        Form::Marks => {
            let marks = group.marks.iter().enumerate();
            el("ul")
                .child(marks.map(|(nth, mark)| mark_view(place, nth, mark)).collect::<Vec<El>>())
        }
        Form::Bars => bar(place),
    };
    // What a list has none of under the filters takes no room.
    let is_empty = move || is_bars && place.count().total == 0;
    el("div")
        .class("group")
        .class(&tone)
        .class_if("none", reactive(is_empty))
        .child(caption)
        .child(body)
}

/// A bar: its whole length without filters, and the part under them.
fn bar<S: Source>(place: Spot<S>) -> El {
    let source = place.source;
    let largest = move || source.picture(|picture| picture.largest).max(1);
    // Lengths are values of the elements: the policy forbids style attributes.
    let length = |class: &str| {
        el("progress").class(class).attr("max", reactive(move || largest().to_string()))
    };
    el("div")
        .class("bar")
        .attr("aria-hidden", "true")
        .child(length("whole").attr("value", reactive(move || place.count().total.to_string())))
        .child(length("part").attr("value", reactive(move || place.count().selected.to_string())))
}

fn mark_view<S: Source>(place: Spot<S>, nth: usize, mark: &Mark) -> El {
    let source = place.source;
    let words = source.words();
    let selected = move |picture: &Breakdown| {
        let group = picture.rows.get(place.row)?.groups.get(place.group?)?;
        Some(group.marks.get(nth)?.selected)
    };
    let outside = move || source.picture(selected) == Some(false);
    let subject = mark.subject;
    // What the eye sees in the shape, for the ear.
    let shape = if mark.shape == Shape::Solid { String::new() } else { source.mark_note(mark) };
    let mut spoken = String::new();
    if mark.full != mark.label {
        spoken += &format!(" ({})", mark.full);
    }
    spoken += &shape;
    if mark.dagger {
        spoken += words.mark_dagger();
    }
    let left_out =
        reactive(move || if outside() { words.mark_outside().to_owned() } else { String::new() });
    let group = place.group.unwrap_or(0);
    let id = S::id(&format!("mark-{}-{group}-{}", place.row, mark.id));
    let resting = id.clone();
    let (near, nearing) = (mark.id.clone(), mark.id.clone());
    let link = card_link(source, &mark.id, move || focus::rest_on(&S::id("breakdown"), &resting))
        .id(id)
        .class("mark")
        .class(mark.shape.look())
        .class_if("proved", reactive(move || source.is_lit(subject)))
        .class_if("outside", reactive(outside))
        .class_if("near", reactive(move || source.is_near(&near)))
        .on_near(move || source.come_near(&nearing))
        .attr("data-rove", place.row)
        .attr("tabindex", if source.is_fixed() && place.is_first(nth) { "0" } else { "-1" })
        .attr("title", format!("{}{shape}", mark.full))
        .child(
            el("span")
                .child(hyphens::in_cell(words, &mark.label, ROOM))
                .child(mark.dagger.then(|| el("sup").attr("aria-hidden", "true").child("†"))),
        )
        .child(el("span").class("visually-hidden").child(spoken).child(left_out));
    el("li").child(link)
}
