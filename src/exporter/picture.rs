//! The picture of a view as a file: its marks, with words around them.

use super::origin::{in_words, not_named, origin};
use super::{Look, Request, plain};
use crate::chart::{
    Coverage, EditionKind, Entry, Piece, Standing, Year, breakdown as draw, matrix,
    printed as pieces, standing,
};
use crate::export::series::{Column, Line};
use crate::export::{
    Attribution, Caption, Numbers, Said, Say, breakdown_picture, sentence_picture, series_picture,
    tiles_picture,
};
use crate::query::{View, meeting};
use crate::text::series::{called, sign};
use crate::text::{selection, view_title};

/// Whether a view can be had as a picture.
pub fn has_picture(view: View) -> bool {
    matches!(view, View::Who | View::Status | View::Editions)
}

/// The picture of the current view as SVG; `None` where the view has none.
pub fn picture(asked: &Request, look: Look) -> Option<String> {
    let view = asked.query.view;
    let mut caption = Caption {
        heading: view_title(asked.words(), asked.dataset, view),
        alt: plain::alt(asked).unwrap_or_default(),
        ..caption(asked, look)
    };
    match view {
        View::Who => Some(breakdown(asked, &mut caption)),
        View::Status => Some(tiles(asked, &mut caption)),
        View::Editions => Some(series(asked, &mut caption)),
        View::Points | View::Sources | View::Check | View::Report => None,
    }
}

/// What stands around every picture.
fn caption(asked: &Request, look: Look) -> Caption {
    Caption {
        origin: Attribution { selection: in_words(asked), ..origin(asked, true) },
        headline: asked.headline.clone(),
        dark: look.dark,
        shape: look.shape,
        measure: asked.measure,
        ..Caption::default()
    }
}

/// The participant sentence as SVG; `None` where no place in print is known.
pub fn sentence(asked: &Request, look: Look) -> Option<String> {
    let words = asked.words();
    let pieces = pieces(asked.dataset);
    if pieces.is_empty() {
        return None;
    }
    let mut parts = vec![Said::Gap];
    for piece in pieces {
        parts.push(match piece {
            Piece::Heading(text) => Said::Heading(text),
            Piece::Name(row) => {
                let name = asked.dataset.participations[row].mention.quote();
                Said::Name(name, asked.answer.row_in.get(row) == Some(&true))
            }
        });
        parts.push(Said::Gap);
    }
    let caption = Caption {
        heading: words.printed().to_owned(),
        notes: vec![words.printed_hint().to_owned()],
        ..caption(asked, look)
    };
    Some(sentence_picture(&caption, &parts))
}

fn breakdown(asked: &Request, caption: &mut Caption) -> String {
    let words = asked.words();
    let query = asked.query;
    let is_filtered = query.filters() > 0;
    if let Some(filters) = selection(words, asked.tag(), asked.dataset, query) {
        caption.heading = format!("{} · {filters}", caption.heading);
    }
    let label = |facet: usize| asked.dataset.facets[facet].label.get(asked.tag());
    let mut by = label(meeting::by(asked.dataset, query)).to_owned();
    if let Some(split) = meeting::split(asked.dataset, query) {
        by += &format!(" · {}", label(split));
    }
    let found = query.percent.then_some(asked.answer.rows.len());
    caption.notes.extend(found.map(|found| words.share_note(found)));
    let numbers = Numbers {
        by,
        named: words.column_named().to_owned(),
        held: words.column_held().to_owned(),
        of: is_filtered.then(|| Box::new(|all| words.of(all)) as Say<usize>),
        group: Box::new(|label, count| words.group(label, count.selected, count.total)),
        mix: Box::new(|(states, bodies)| words.mix(states, bodies)),
        share: found.map(|found| (found, Box::new(|percent| words.percent(percent)) as Say<usize>)),
        others: words.split_others(),
    };
    let picture = draw(asked.dataset, query, asked.answer, asked.sorted());
    caption.legend.push(("solid", words.legend_named().to_owned()));
    if picture.has_outlines {
        caption.legend.push(("outline", not_named(asked)));
    }
    if is_filtered {
        caption.legend.push(("outside", words.legend_outside().to_owned()));
    }
    if picture.has_daggers {
        caption.notes.push(format!("† {}", words.legend_dagger()));
    }
    breakdown_picture(caption, &numbers, &picture)
}

fn tiles(asked: &Request, caption: &mut Caption) -> String {
    let words = asked.words();
    let statuses = standing(asked.dataset, asked.answer, asked.tag());
    let legend = [
        (Standing::Named, words.legend_named().to_owned()),
        (Standing::NotNamed, not_named(asked)),
        (Standing::Decided, words.legend_decided().to_owned()),
        (Standing::DecidedCounted, words.status_decided_counted().to_owned()),
        (Standing::NamedUncounted, words.legend_named_uncounted().to_owned()),
        (Standing::Uncounted, words.legend_uncounted().to_owned()),
    ];
    // Only what can be seen is explained.
    let is_drawn = |standing| {
        statuses.iter().flat_map(|status| &status.tiles).any(|tile| tile.standing == standing)
    };
    let drawn = legend.into_iter().filter(|(standing, _)| is_drawn(*standing));
    caption.legend = drawn.map(|(standing, label)| (standing.look(), label)).collect();
    caption.notes.push(words.status_footnote().to_owned());
    tiles_picture(caption, &statuses)
}

/// The series, as the page shows it at first: what is named at this meeting only is one row.
fn series(asked: &Request, caption: &mut Caption) -> String {
    let (words, dataset) = (asked.words(), asked.dataset);
    let all = matrix(dataset);
    let editions = &dataset.editions;
    let figure = |year: &Year| {
        let (edition, _) = year.edition?;
        editions[edition].figures.get(year.figure?)
    };
    let most = all.years.iter().filter_map(|year| Some(figure(year)?.value)).max().unwrap_or(1);
    let column = |year: &Year| Column {
        year: year.year.to_string(),
        number: year.edition.map_or_else(String::new, |(edition, _)| {
            words.edition_number(editions[edition].number as usize)
        }),
        list: words.edition_has(year.list.look()),
        bar: figure(year).map(|reported| {
            let share = reported.value.saturating_mul(100) / most.max(1);
            (share as usize, sign(reported))
        }),
        look: match year.edition {
            Some((_, EditionKind::Joint)) => "joint",
            _ => "reported",
        },
    };
    let columns: Vec<Column> = all.years.iter().map(column).collect();
    let own = all.years.iter().find(|year| year.list == Coverage::Whole);
    let this = own.map_or_else(String::new, |year| year.year.to_string());
    let mut lines: Vec<Line> = Vec::new();
    for (title, rows) in
        [(words.edition_states(), &all.states), (words.edition_bodies(), &all.bodies)]
    {
        if rows.is_empty() {
            continue;
        }
        let title = title.to_owned();
        lines.push(Line { label: title, is_title: true, is_part: false, cells: Vec::new() });
        for entry in all.entries(rows, false) {
            let (label, is_part) = match entry {
                Entry::Line(line) => (called(words, dataset, &line.who), line.is_part),
                Entry::Only(number) => (words.edition_only(number, &this), false),
            };
            let cell = |(at, year): (usize, &Year)| {
                let look = entry.look(at, year);
                let number = match entry {
                    Entry::Only(number) if look == "named" => number.to_string(),
                    _ => String::new(),
                };
                year.list.is_there().then_some((look, number))
            };
            let cells = all.years.iter().enumerate().map(cell).collect();
            lines.push(Line { label, is_title: false, is_part, cells });
        }
    }
    caption.legend = ["named", "part", "whole"].map(|look| (look, words.edition_cell(look))).into();
    caption.notes.push(words.edition_note().to_owned());
    let first = all.years.iter().find_map(figure);
    let bars = first.map_or_else(String::new, |reported| {
        words.edition_reported(reported.what.get(asked.tag()))
    });
    series_picture(caption, [&bars, words.edition_list()], &columns, &lines)
}
