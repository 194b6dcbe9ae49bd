//! The picture of a view as a file: its marks, with words around them.

use super::Request;
use super::origin::{in_words, origin};
use crate::chart::{Piece, Standing, breakdown as draw, printed as pieces, standing, years};
use crate::export::{
    Caption, Cell, Numbers, Origin, Said, Say, breakdown_picture, sentence_picture, tiles_picture,
    years_picture,
};
use crate::query::{View, meeting};
use crate::text::selection;

/// The picture of the current view as SVG; `None` where the view has none.
pub fn picture(asked: &Request, dark: bool) -> Option<String> {
    let words = asked.words();
    let view = asked.query.view;
    let mut caption = Caption {
        origin: Origin { selection: in_words(asked), ..origin(asked, true) },
        heading: words.view_title(view.name()),
        legend: Vec::new(),
        notes: Vec::new(),
        dark,
    };
    match view {
        View::Who => Some(breakdown(asked, &mut caption)),
        View::Status => Some(tiles(asked, &mut caption)),
        View::Editions => Some(strip(asked, &caption)),
        View::Points | View::Sources | View::Check | View::Report => None,
    }
}

/// The participant sentence as SVG; `None` where no place in print is known.
pub fn sentence(asked: &Request, dark: bool) -> Option<String> {
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
        origin: Origin { selection: in_words(asked), ..origin(asked, true) },
        heading: words.printed().to_owned(),
        legend: Vec::new(),
        notes: vec![words.printed_hint().to_owned()],
        dark,
    };
    Some(sentence_picture(&caption, &parts))
}

/// What a dashed outline says.
fn not_named(asked: &Request) -> String {
    let status = asked.dataset.roster.as_ref().map_or("", |roster| roster.name.get(asked.tag()));
    asked.words().legend_not_named(status)
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
        share: found.map(|found| (found, Box::new(|it| words.percent(it)) as Say<usize>)),
        others: words.split_others(),
    };
    let picture = draw(asked.dataset, query, asked.answer, asked.tag());
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

fn strip(asked: &Request, caption: &Caption) -> String {
    let words = asked.words();
    let cells: Vec<Cell> = years(asked.dataset)
        .into_iter()
        .map(|year| match year.edition {
            Some((at, kind)) => Cell {
                year: year.year.to_string(),
                id: asked.dataset.editions[at].id.clone(),
                look: kind.look(),
                number: words.edition_number(asked.dataset.editions[at].number as usize),
                says: words.edition_kind(kind.look()),
            },
            None => Cell {
                year: year.year.to_string(),
                id: String::new(),
                look: "none-found",
                number: String::new(),
                says: words.edition_none().to_owned(),
            },
        })
        .collect();
    years_picture(caption, &cells)
}
