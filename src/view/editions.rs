//! The other meetings of the series: a column a year, a row for everybody whom a source names, and
//! beside it what is known of the meeting that was chosen.

use super::edition::{Chosen, edition, edition_link};
use super::element::{El, IntoChild, button, el, reactive};
use super::parts::{card_link, hidden, noted};
use super::state::State;
use crate::browser::{address, focus};
use crate::chart::{Coverage, EditionKind, Entry, Matrix, Who, Year, matrix};
use crate::data::{Figure, Precision};
use crate::query::View;
use crate::text::hyphens;
use crate::text::series::{self, called};
use leptos::prelude::*;

/// The view.
pub fn editions(state: State) -> AnyView {
    let (words, facts) = (state.words(), state.facts());
    let all = &facts.dataset.editions;
    if all.is_empty() {
        return el("p").child(words.not_reported()).into_child();
    }
    // The one that the address names, else the meeting of this dataset, else the last one.
    let fragment = if cfg!(feature = "prerender") { String::new() } else { address::fragment() };
    let asked =
        all.iter().position(|edition| fragment.strip_prefix('#') == Some(edition.id.as_str()));
    let this = all.iter().position(|edition| edition.named.is_none());
    let chosen = Chosen {
        edition: RwSignal::new(asked.or(this).unwrap_or(all.len() - 1)),
        unfolded: [RwSignal::new(false), RwSignal::new(false)],
    };
    let told: Vec<El> = (0..all.len()).map(|at| edition(state, chosen, at)).collect();
    let notes: Vec<El> =
        facts.dataset.series.notes.iter().map(|note| noted(state, el("li"), note)).collect();
    let about = (!notes.is_empty()).then(|| {
        let title = el("h2").child(words.about_series());
        el("section").child(title).child(el("ul").class("remarks").child(notes))
    });
    el("div")
        .class("editions")
        .child(el("div").child(picture(state, chosen)).child(legend(state, chosen)).child(about))
        .child(el("div").class("told").child(told))
        .into_child()
}

/// The picture as a table.
fn picture(state: State, chosen: Chosen) -> El {
    let words = state.words();
    let all = StoredValue::new(matrix(&state.facts().dataset));
    let head = all.with_value(|all| {
        el("thead")
            .child(bars(state, all))
            .child(years_row(state, chosen, all))
            .child(lists_row(state, all))
    });
    let body = reactive(move || all.with_value(|all| rows(state, chosen, all)).into_child());
    el("table")
        .class("series")
        .attr("aria-label", words.view_title(View::Editions.name()))
        .child(head)
        .child(el("tbody").child(body))
}

/// Years that are drawn as one, or one alone: the first, and how many.
fn runs(all: &Matrix) -> Vec<(usize, usize)> {
    let mut at = 0;
    let starts = all.runs().into_iter().map(|run| {
        at += run;
        (at - run, run)
    });
    starts.collect()
}

/// A cell over so many columns.
fn cell(tag: &'static str, columns: usize, year: &Year) -> El {
    let cell = el(tag).class_if("away", !year.list.is_there());
    if columns > 1 { cell.attr("colspan", columns) } else { cell }
}

/// The numbers that sources report, as bars; never joined over a year without one.
fn bars(state: State, all: &Matrix) -> Option<El> {
    let (words, facts) = (state.words(), state.facts());
    let figure = |year: &Year| {
        let (edition, kind) = year.edition?;
        Some((&facts.dataset.editions[edition].figures[year.figure?], kind))
    };
    let most = all.years.iter().filter_map(|year| Some(figure(year)?.0.value)).max()?;
    let (first, _) = all.years.iter().find_map(figure)?;
    let label = words.edition_reported(first.what.get(state.lang()));
    let mut row = el("tr").class("bars").child(el("th").attr("scope", "row").child(label));
    for (start, run) in runs(all) {
        let years = &all.years[start..start + run];
        if run > 2 && years.iter().all(|year| figure(year).is_none()) {
            let none = el("i").child(words.edition_unreported());
            row = row.child(cell("td", run, &years[0]).child(none));
            continue;
        }
        for year in years {
            let said = match figure(year) {
                Some((reported, kind)) => bar(state, reported, kind, most),
                None if year.list == Coverage::Whole => {
                    Some(el("b").child(words.edition_kind(EditionKind::This.look())))
                }
                None => None,
            };
            row = row.child(cell("td", 1, year).child(said));
        }
    }
    Some(row)
}

fn bar(state: State, figure: &Figure, kind: EditionKind, most: u64) -> Option<El> {
    let words = state.words();
    let joint = (kind == EditionKind::Joint)
        .then(|| el("i").child(words.edition_kind(EditionKind::Joint.look())));
    let bar = el("progress")
        .attr("max", most.to_string())
        .attr("value", figure.value.to_string())
        .attr("aria-hidden", "true")
        .class(kind.look())
        .class_if("more", figure.precision == Precision::MoreThan);
    let number = el("b")
        .attr("title", series::number(words, figure))
        .child(el("span").attr("aria-hidden", "true").child(series::sign(figure)))
        .child(hidden(series::number(words, figure)));
    Some(el("span").class("bar-of").child(joint).child(number).child(bar))
}

/// The years, each a way to what is known of its edition.
fn years_row(state: State, chosen: Chosen, all: &Matrix) -> El {
    let (words, facts) = (state.words(), state.facts());
    let mut row = el("tr").child(el("td"));
    for year in &all.years {
        let head = cell("th", 1, year).attr("scope", "col");
        let number = el("b").child(year.year.to_string());
        row = row.child(match year.edition {
            None => head.child(el("span").class("void").child(number)),
            Some((at, kind)) => {
                let is_chosen = move || chosen.edition.get() == at;
                let number_of = words.edition_number(facts.dataset.editions[at].number as usize);
                let link = edition_link(state, chosen, at)
                    .class(kind.look())
                    .attr("aria-current", reactive(move || is_chosen().to_string()))
                    .child(number)
                    .child(el("span").child(number_of));
                head.class_if("chosen", reactive(is_chosen)).child(link)
            }
        });
    }
    row
}

/// What there is of the names of each year.
fn lists_row(state: State, all: &Matrix) -> El {
    let words = state.words();
    let head = el("th").attr("scope", "row").child(words.edition_list());
    let cells: Vec<El> = all
        .years
        .iter()
        .map(|year| {
            let said = words.edition_has(year.list.look());
            cell("td", 1, year).class(year.list.look()).child(said)
        })
        .collect();
    el("tr").class("lists").child(head).child(cells)
}

/// Everybody whom a source names: states, then bodies; those named at this meeting only in one row,
/// until the reader wants to see them.
fn rows(state: State, chosen: Chosen, all: &Matrix) -> Vec<El> {
    let words = state.words();
    let titles = [words.edition_states(), words.edition_bodies()];
    let mut rows: Vec<(El, Option<Entry>)> = Vec::new();
    for (nth, lines) in [&all.states, &all.bodies].into_iter().enumerate() {
        if lines.is_empty() {
            continue;
        }
        let title = el("th").attr("scope", "rowgroup").child(titles[nth]);
        rows.push((el("tr").class("kind").child(title), None));
        for entry in all.entries(lines, chosen.unfolded[nth].get()) {
            let cell = el("th").attr("scope", "row");
            let head = match entry {
                Entry::Line(line) => {
                    cell.class_if("part-of", line.is_part).child(name(state, &line.who))
                }
                Entry::Only(number) => cell.child(fold(state, chosen, all, nth, number)),
            };
            rows.push((el("tr").child(head), Some(entry)));
        }
    }
    let height = rows.len();
    let filled = rows.into_iter().enumerate().map(|(place, (mut row, entry))| {
        for (start, run) in runs(all) {
            let year = &all.years[start];
            if year.list.is_there() {
                row = row.child(mark(state, chosen, year, start, entry));
            } else if place == 0 {
                // Years without names are one cell beside all rows.
                let said = el("span").child(words.edition_cell(year.list.look()));
                let blank = cell("td", run, year).class("blank").class_if("upright", run < 3);
                row = row.child(blank.attr("rowspan", height).child(said));
            }
        }
        row
    });
    filled.collect()
}

/// A cell; empty in the row of a title.
fn mark(state: State, chosen: Chosen, year: &Year, at: usize, entry: Option<Entry>) -> El {
    let look = entry.map_or("", |entry| entry.look(at, year));
    let said = entry.map(|entry| match entry {
        Entry::Only(number) if look == "named" => el("b").child(number.to_string()).into_child(),
        _ => hidden(state.words().edition_cell(look)),
    });
    let edition = year.edition.map(|(edition, _)| edition);
    el("td")
        .class(look)
        .class_if("chosen", reactive(move || Some(chosen.edition.get()) == edition))
        .child(said)
}

/// Letters for which a line of a row's name has room, where the screen is narrow.
const ROOM: usize = 13;

/// What a row is called; the way to its card where there is one.
fn name(state: State, who: &Who) -> AnyView {
    let facts = state.facts();
    let words = state.words();
    let name = hyphens::in_cell(words, &called(words, &facts.dataset, who), ROOM);
    match *who {
        Who::Organization(at) => {
            let link = card_link(state, &facts.dataset.organizations[at].id, || {});
            link.child(name).into_child()
        }
        _ => name.into_child(),
    }
}

/// What unfolds the row that stands for all that are named at this meeting only.
fn fold(state: State, chosen: Chosen, all: &Matrix, nth: usize, number: usize) -> El {
    let unfolded = chosen.unfolded[nth];
    let this = all.years.iter().find(|year| year.list == Coverage::Whole);
    let year = this.map_or_else(String::new, |year| year.year.to_string());
    let id = format!("only-{nth}");
    let own = id.clone();
    button()
        .id(id)
        .class("plain")
        .attr("aria-expanded", unfolded.get().to_string())
        .on_click(move |_| {
            unfolded.update(|unfolded| *unfolded = !*unfolded);
            // The rows are built anew.
            focus::give_soon(vec![own.clone()]);
        })
        .child(state.words().edition_only(number, &year))
}

/// What the looks of cells say, and why a whole and its bodies stand apart.
fn legend(state: State, chosen: Chosen) -> El {
    let words = state.words();
    let key =
        |look: &'static str| el("li").child(el("i").class(look)).child(words.edition_cell(look));
    el("div")
        .class("series-key")
        .child(
            el("ul").class("legend").attr("aria-hidden", "true").child(
                ["named", "part", "silent", "whole"].map(key).into_iter().collect::<Vec<El>>(),
            ),
        )
        .child(el("p").class("footnote on-narrow").child(blank_years(state, chosen)))
        .child(el("p").class("footnote").class("away").child(words.edition_note()))
}

/// The years in which nobody is named, for a screen without room for their columns.
fn blank_years(state: State, chosen: Chosen) -> Vec<El> {
    let all = matrix(&state.facts().dataset);
    let years = all.years.iter().filter(|year| !year.list.is_there());
    years
        .map(|year| {
            let written = year.year.to_string();
            let number = match year.edition {
                Some((at, _)) => edition_link(state, chosen, at).child(written),
                None => el("span").child(written),
            };
            let words = state.words();
            let meaning = words.edition_cell(year.list.look());
            let why = format!("{}{meaning}{}", words.colon(), words.full_stop());
            el("span").child(number).child(why).child(" ")
        })
        .collect()
}
