//! The two tables: the rows of the breakdown with the words printed, and below them the states
//! that held a status that day and are not named. The two never mix.

use super::element::{El, IntoChild, button, el, nothing, reactive};
use super::later::{self, Later};
use super::parts::{
    card_link, column_head, evidence, is_void, labels, print_link, row_head, table, td, tr,
};
use super::source::Source;
use super::state::State;
use crate::query::Sort;
use crate::query::ask::NAME;
use crate::text::{Words, hyphens};
use leptos::prelude::*;

/// Rows that stand in the table by themselves. The others of a meeting with thousands of participants come when
/// the reader asks for them (`rest.rs`).
pub const FIRST_ROWS: usize = 200;
/// The table with the rows.
pub const NAMED: &str = "named";

/// Letters that a line of a facet's column has room for.
const ROOM: usize = 13;

/// Named participants under the filters.
pub fn named_table(state: State) -> El {
    let words = state.words();
    let is_whole = RwSignal::new(false);
    let left = move || state.answer(|answer| answer.rows.len()).saturating_sub(FIRST_ROWS);
    let first = move || state.answer(|answer| rows(state, answer.rows.iter().take(FIRST_ROWS)));
    let rest = move || is_whole.get().then(|| later::shown(state, Later::Rows));
    let columns = columns(state);
    let is_sheet = state.facts().dataset.document.is_sheet;
    let title = if is_sheet { words.view_name("who") } else { words.table().to_owned() };
    let shown = move || state.answer(|answer| (answer.rows.len(), answer.total));
    let caption = reactive(move || {
        words.some_or_all(shown(), Words::table_caption, Words::table_caption_all)
    });
    let headers: Vec<El> = columns.iter().map(|column| sort_head(state, column)).collect();
    let head = tr().child(headers).child(column_head("source-cell").child(words.column_source()));
    el("section")
        .class("table")
        .attr("aria-labelledby", "table-title")
        .child(el("h2").id("table-title").child(title))
        .child((!is_sheet).then(|| el("p").class("caption").child(caption)))
        .child(sort_choice(state, &columns))
        .child(table("list", "table-title", head, reactive(first)).id(NAMED).child(reactive(rest)))
        .child(
            button()
                .id("more-rows")
                .class("act")
                .class_if("none", reactive(move || is_whole.get() || left() == 0))
                .on_click(move |_| is_whole.set(true))
                .child(reactive(move || words.more_values(left()))),
        )
}

/// A column that a table can be sorted by.
pub struct Column {
    /// As a query tells it; `None` is the order of the source.
    pub key: Option<String>,
    /// Its class.
    pub class: &'static str,
    /// As the head of a narrow column, where that is shorter than `label`.
    pub short: Option<&'static str>,
    /// What it is called.
    pub label: String,
}

/// Place, name, and a column a facet.
fn columns(state: State) -> Vec<Column> {
    let words = state.words();
    let facts = state.facts();
    let order = Some(words.column_order());
    let place = words.column_order_full().to_owned();
    let name = words.column_name().to_owned();
    let mut columns = vec![
        Column { key: None, class: "order", short: order, label: place },
        Column { key: Some(NAME.to_owned()), class: "name", short: None, label: name },
    ];
    for facet in &facts.dataset.facets {
        let label = facet.short.get(state.lang()).to_owned();
        columns.push(Column {
            key: Some(facet.id.clone()),
            class: "facet-cell",
            short: None,
            label,
        });
    }
    columns
}

fn sort<S: Source>(source: S) -> Sort {
    source.query().with(|query| query.sort.clone())
}

/// The head of a column, which sorts by it.
pub fn sort_head<S: Source>(state: S, column: &Column) -> El {
    let (key, own) = (column.key.clone(), column.key.clone());
    let order = reactive(move || {
        let now = sort(state);
        let word = match (now.key == own, now.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        word.to_owned()
    });
    column_head(column.class).attr("aria-sort", order).child(
        button()
            .class("sort")
            .attr("title", column.short.map(|_| column.label.clone()))
            .on_click(move |_| state.act(|query| query.sort_by(key.as_deref())))
            .child(column.short.unwrap_or(&column.label))
            .child(el("span").class("arrow").attr("aria-hidden", "true")),
    )
}

/// The same choice for narrow screens, which have no heads of columns.
fn sort_choice(state: State, columns: &[Column]) -> El {
    let words = state.words();
    let options: Vec<El> = columns
        .iter()
        .enumerate()
        .map(|(place, column)| el("option").attr("value", place).child(column.label.as_str()))
        .collect();
    let keys: Vec<Option<String>> = columns.iter().map(|column| column.key.clone()).collect();
    let chosen = keys.clone();
    let value = reactive(move || {
        let key = sort(state).key;
        chosen.iter().position(|other| *other == key).unwrap_or(0).to_string()
    });
    let select = el("select")
        .id("sort")
        .attr("autocomplete", "off")
        .prop_text("value", value)
        .on_change(move |event| {
            let place: usize = event_target_value(&event).parse().unwrap_or(0);
            if let Some(key) = keys.get(place).cloned() {
                state.act(|query| query.sort = Sort { key, descending: false });
            }
        })
        .child(options);
    let reverse = button()
        .attr("aria-pressed", reactive(move || sort(state).descending.to_string()))
        .on_click(move |_| state.act(|query| query.sort.descending = !query.sort.descending))
        .child(words.sort_reverse());
    let label = el("label").child(words.sort_label()).child(" ").child(select);
    el("p").class("sort-narrow").child(label).child(reverse)
}

/// Rows of the table.
pub fn rows<'a>(state: State, rows: impl Iterator<Item = &'a usize>) -> AnyView {
    rows.map(|row| named_row(state, *row)).collect::<Vec<_>>().into_child()
}

fn named_row(state: State, row: usize) -> El {
    let words = state.words();
    let facts = state.facts();
    let lang = state.lang();
    let dataset = &facts.dataset;
    let participation = &dataset.participations[row];
    let cells = dataset.facets.iter().enumerate().map(|(index, facet)| {
        let values = &participation.values[index];
        td("facet-cell")
            .class_if("void", is_void(dataset, index, values))
            .attr("data-label", facet.short.get(lang).to_owned())
            .child(hyphens::in_long_words(
                &labels(dataset, index, values, lang, words.join_comma()),
                ROOM,
            ))
    });
    let organization = &dataset.organizations[participation.organization];
    let name = organization.short(lang);
    let dagger =
        participation.dagger.as_ref().map(|_| el("sup").attr("aria-hidden", "true").child("†"));
    let printed = el("q")
        .attr("lang", dataset.document.language.clone())
        .child(participation.mention.quote());
    let source = match &participation.mention.cell {
        Some(cell) => Some(el("span").child(words.in_sheet("", cell.row, ""))),
        None => print_link(state, &participation.mention, words.in_print())
            .map(|link| link.class("in-print").attr("aria-label", words.in_print_of(name))),
    };
    tr().child(td("order").child(participation.order.to_string()))
        .child(
            row_head("name")
                // In the link, so that it never stands on a line of its own.
                .child(name_link(state, &organization.id, name).child(dagger))
                .child(printed),
        )
        .child(cells.collect::<Vec<_>>())
        .child(td("source-cell").child(source))
}

/// A name that opens the card.
fn name_link(state: State, id: &str, name: &str) -> El {
    card_link(state, id, || {}).class("open").id(format!("open-{id}")).child(name)
}

/// States with a status in force that are not named, under the same filters.
pub fn not_named_table(state: State) -> AnyView {
    let words = state.words();
    let facts = state.facts();
    let Some(roster) = &facts.dataset.roster else { return nothing() };
    if facts.dataset.memberships.iter().all(|membership| membership.participation.is_some()) {
        return nothing();
    }
    let shown = move || state.answer(|answer| answer.outlines.len());
    let all = move || state.answer(|answer| answer.not_named);
    let count = reactive(move || {
        words.some_or_all((shown(), all()), Words::not_named_caption, Words::number)
    });
    let none = reactive(move || {
        (shown() == 0)
            .then(|| el("p").class("none-held").child(words.not_named_none()).into_child())
    });
    let head = tr()
        .child(column_head("name").child(words.column_state()))
        .child(column_head("").child(words.column_status()))
        .child(column_head("").child(words.column_evidence()));
    el("section")
        .class("table not-named")
        .attr("aria-labelledby", "not-named-title")
        .child(
            el("h2")
                .id("not-named-title")
                .child(words.not_named_table(roster.name.get(state.lang())))
                .child(" (")
                .child(count)
                .child(")"),
        )
        .child(el("p").class("caption").child(words.not_named_note()))
        .child(none)
        .child(
            table("list", "not-named-title", head, reactive(move || not_named_rows(state)))
                .class_if("none", reactive(move || shown() == 0)),
        )
        .into_child()
}

fn not_named_rows(state: State) -> AnyView {
    let facts = state.facts();
    let lang = state.lang();
    let dataset = &facts.dataset;
    let Some(roster) = &dataset.roster else { return nothing() };
    let row = |index: usize| {
        let membership = &dataset.memberships[index];
        let organization = &dataset.organizations[membership.member];
        let values = &membership.values[roster.facet];
        // What one state is, where that has a word.
        let value = |&at: &u32| {
            let value = &dataset.facets[roster.facet].values[at as usize];
            value.one.as_ref().unwrap_or(&value.short).get(lang)
        };
        let status = values.iter().map(value).collect::<Vec<_>>().join(state.words().join_comma());
        tr().child(row_head("name").child(name_link(
            state,
            &organization.id,
            organization.short(lang),
        )))
        .child(td("facet-cell").child(status))
        .child(td("evidence").child(el("ul").child(evidence(state, membership))))
    };
    let outlines = state.answer(|answer| answer.outlines.clone());
    outlines.into_iter().map(row).collect::<Vec<_>>().into_child()
}
