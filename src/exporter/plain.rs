//! The view for pages that run no scripts: as a table in HTML, and as a picture with its description.

use super::Request;
use super::origin::{credit, in_words, link, not_named};
use crate::chart::{Row, Shape, Standing, breakdown, standing};
use crate::export::Fragment;
use crate::export::fragment::{figure as figure_of, table};
use crate::query::{View, meeting};
use crate::text::{dataset_line, selection, view_title};

/// Whether a view can be had as a table in HTML.
pub fn has_table(view: View) -> bool {
    matches!(view, View::Who | View::Status)
}

/// What a picture shows, in words; `None` where the view has none.
pub fn alt(asked: &Request) -> Option<String> {
    let words = asked.words();
    let rows: Vec<String> = match asked.query.view {
        View::Who => {
            let picture = breakdown(asked.dataset, asked.query, asked.answer, asked.sorted());
            let row = |row: &Row| words.group(&row.label, row.named.selected, row.named.total);
            picture.rows.iter().map(row).collect()
        }
        View::Status => {
            let statuses = standing(asked.dataset, asked.answer, asked.tag());
            let label = |value| label(asked, value);
            let row = |status: &crate::chart::Status| {
                words.group(&label(status.value), status.share.selected, status.share.total)
            };
            statuses.iter().map(row).collect()
        }
        View::Editions => Vec::new(),
        View::Points | View::Sources | View::Check | View::Report => return None,
    };
    let said = sentences(asked, &[&heading(asked), &in_words(asked)]);
    Some(sentences(asked, &[&said, &rows.join(words.semicolon())]))
}

/// Texts as sentences: a stop after each that has none, and what the language has between two.
pub fn sentences(asked: &Request, texts: &[&str]) -> String {
    let (stop, space) = (asked.words().full_stop(), asked.words().space());
    let there = texts.iter().filter(|text| !text.is_empty());
    // A text may end in an abbreviation: one stop is enough.
    let ended = there.map(|text| format!("{}{stop}", text.trim_end_matches(stop)));
    ended.collect::<Vec<_>>().join(space)
}

/// What the view is called, with its filters.
fn heading(asked: &Request) -> String {
    let title = view_title(asked.words(), asked.dataset, asked.query.view);
    match selection(asked.words(), asked.tag(), asked.dataset, asked.query) {
        Some(filters) if asked.query.view == View::Who => format!("{title} · {filters}"),
        _ => title,
    }
}

/// The label of a status.
fn label(asked: &Request, value: u32) -> String {
    let facet = asked.dataset.roster.as_ref().map_or(0, |roster| roster.facet);
    asked.dataset.facets[facet].values[value as usize].label.get(asked.tag()).to_owned()
}

/// The view as a table in HTML; `None` where it has none.
pub fn fragment(asked: &Request) -> Option<String> {
    Some(table(&whole(asked, "h2")?))
}

/// The start of the page, for who runs no scripts: its title is that of the page.
pub fn start(asked: &Request) -> Option<String> {
    Some(table(&whole(asked, "h1")?))
}

/// The picture of the view with its description; `svg` is the picture, `file` the name of its file.
pub fn figure(asked: &Request, file: &str, svg: &str) -> Option<String> {
    figure_of(&around(asked, "h2"), file, svg, &alt(asked)?)
}

/// What stands around the view.
fn around(asked: &Request, heading_in: &'static str) -> Fragment {
    let words = asked.words();
    let (dataset, document) = (asked.dataset, &asked.dataset.document);
    let source = words.foot_source(&document.title, document.publisher.get(words.tag()));
    let page = asked.page.map(|_| link(asked)).unwrap_or_default();
    Fragment {
        lang: asked.tag().to_owned(),
        heading_in,
        heading: heading(asked),
        said: sentences(asked, &[asked.title(), &in_words(asked)]),
        notes: vec![words.take_caveat(dataset.speaker())],
        credits: vec![
            (source, document.url.clone()),
            (credit(asked), String::new()),
            (dataset_line(words, dataset), dataset.license.1.clone()),
            (if page.is_empty() { "" } else { words.embed_whole() }.to_owned(), page),
        ],
        ..Fragment::default()
    }
}

fn whole(asked: &Request, heading_in: &'static str) -> Option<Fragment> {
    let mut all = around(asked, heading_in);
    match asked.query.view {
        View::Who => participants(asked, &mut all),
        View::Status => statuses(asked, &mut all),
        _ => return None,
    }
    Some(all)
}

/// The breakdown: a row a value, with the names under the filters.
fn participants(asked: &Request, all: &mut Fragment) {
    let words = asked.words();
    let picture = breakdown(asked.dataset, asked.query, asked.answer, asked.sorted());
    let facet = &asked.dataset.facets[meeting::by(asked.dataset, asked.query)];
    all.head = vec![
        facet.label.get(asked.tag()).to_owned(),
        words.column_named().to_owned(),
        words.column_participants().to_owned(),
    ];
    if picture.has_outlines {
        all.head.push(not_named(asked));
    }
    for row in &picture.rows {
        let marks =
            || row.groups.iter().flat_map(|group| &group.marks).filter(|mark| mark.selected);
        let names = |is_named: bool| {
            let own = marks().filter(|mark| (mark.shape == Shape::Solid) == is_named);
            let dagger = |mark: &crate::chart::Mark| if mark.dagger { " †" } else { "" };
            own.map(|mark| format!("{}{}", mark.full, dagger(mark)))
                .collect::<Vec<_>>()
                .join(words.semicolon())
        };
        let count = match row.named.selected == row.named.total {
            true => row.named.total.to_string(),
            false => format!("{} {}", row.named.selected, words.of(row.named.total)),
        };
        let mut cells = vec![row.label.clone(), count, names(true)];
        if picture.has_outlines {
            cells.push(names(false));
        }
        all.rows.push(cells);
    }
    if picture.has_daggers {
        all.notes.insert(0, format!("† {}", words.legend_dagger()));
    }
}

/// The statuses: a row each, those who are named and those who are not.
fn statuses(asked: &Request, all: &mut Fragment) {
    let words = asked.words();
    let name = asked.dataset.roster.as_ref().map_or("", |roster| roster.name.get(asked.tag()));
    all.head = vec![
        words.view_states(name),
        words.column_named().to_owned(),
        words.column_participants().to_owned(),
        not_named(asked),
        words.legend_decided().to_owned(),
    ];
    for status in standing(asked.dataset, asked.answer, asked.tag()) {
        let names = |is: fn(Standing) -> bool| {
            let own = status.tiles.iter().filter(|tile| is(tile.standing));
            own.map(|tile| tile.label.as_str()).collect::<Vec<_>>().join(words.semicolon())
        };
        all.rows.push(vec![
            label(asked, status.value),
            format!("{} {}", status.share.selected, words.of(status.share.total)),
            names(|standing| matches!(standing, Standing::Named | Standing::NamedUncounted)),
            names(|standing| matches!(standing, Standing::NotNamed | Standing::DecidedCounted)),
            names(|standing| matches!(standing, Standing::Decided | Standing::Uncounted)),
        ]);
    }
}
