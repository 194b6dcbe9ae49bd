//! The pictures as files: the breakdown, the sentence and the tiles, each with its title, the
//! selection in words, source, licence, caveat and address.
//!
//! Draws the marks that the page draws, in their order; a test compares them. Knows no browser.

use super::canvas::{Canvas, MarkBox, Type};
use super::frame::{Caption, EDGE, PLAIN, SMALL, framed};
use crate::chart::{Breakdown, Form, Group, Status, TONES, in_order, share};
use crate::query::Count;

/// Something said of numbers.
pub type Say<'a, T> = Box<dyn Fn(T) -> String + 'a>;
/// Something said of a label and its numbers.
pub type SayOf<'a> = Box<dyn Fn(&str, Count) -> String + 'a>;

/// What the numbers of a breakdown are called.
pub struct Numbers<'a> {
    /// By which facets.
    pub by: String,
    /// Head of the named.
    pub named: String,
    /// Head of those that held a status.
    pub held: String,
    /// "of 6", while filters leave some out.
    pub of: Option<Say<'a, usize>>,
    /// A group with its numbers.
    pub group: SayOf<'a>,
    /// States and bodies.
    pub mix: Say<'a, (usize, usize)>,
    /// Rows found, of which numbers are shares where they are told so, and a share in words.
    pub share: Option<(usize, Say<'a, usize>)>,
    /// What a group of several values is called.
    pub others: &'a str,
}

/// A part of the participant sentence.
pub enum Said {
    /// The words of a heading.
    Heading(String),
    /// A name, and whether it is under the filters.
    Name(String, bool),
    /// Words left out.
    Gap,
}

/// The participant sentence, set as the page sets it: names under the filters on a ground of their own.
pub fn sentence_picture(caption: &Caption, parts: &[Said]) -> String {
    const LEADING: usize = 27;
    let (name, heading) = (Type::of(16).serif(), Type::of(13).bold());
    framed(caption, |canvas, top| {
        let p = canvas.palette;
        let (mut x, mut y) = (EDGE, top + 22);
        for part in parts {
            let (kind, colour, text, lit) = match part {
                Said::Heading(text) => (heading, p.soft, text.as_str(), false),
                Said::Name(text, true) => (name, p.ink, text.as_str(), true),
                Said::Name(text, false) => (name, p.soft, text.as_str(), false),
                Said::Gap => (name, p.edge, "…", false),
            };
            // Word by word, because a name may go on in the next line.
            for word in text.split_whitespace() {
                let width = canvas.width(kind, word);
                if x + width > canvas.across - EDGE && x > EDGE {
                    (x, y) = (EDGE, y + LEADING);
                }
                if lit {
                    canvas.bar((x - 2, y - 16), width + 4, 22, p.wash);
                    canvas.bar((x - 2, y + 6), width + 4, 1, p.mark);
                }
                canvas.text(x, y, kind, colour, word);
                x += width + 5;
            }
            x += 3;
        }
        y + LEADING
    })
}

/// The breakdown.
pub fn breakdown_picture(caption: &Caption, numbers: &Numbers, picture: &Breakdown) -> String {
    framed(caption, |canvas, top| {
        let p = canvas.palette;
        let ends = [EDGE + 262, EDGE + 262 + if picture.has_held { 92 } else { 0 }];
        let marks = ends[1] + 24;
        let edges = (EDGE, canvas.across - EDGE);
        canvas.line(top, edges, p.ink, 2);
        let mut y = top + 18;
        canvas.text(ends[0], y, Type::of(11).to_end(), p.soft, &numbers.named);
        canvas.text(marks, y, Type::of(11).bold(), p.soft, &numbers.by);
        if picture.has_held {
            let head = canvas.lines(Type::of(11), &numbers.held, 82);
            for (at, line) in head.iter().enumerate() {
                canvas.text(ends[1], y + at * 14, Type::of(11).to_end(), p.soft, line);
            }
            y += 14 * (head.len() - 1);
        }
        y += 6;
        for row in &picture.rows {
            let counted = |count: Count| match &numbers.of {
                Some(of) => format!("{} {}", count.selected, of(count.total)),
                None => count.selected.to_string(),
            };
            let number = |count: Count| match &numbers.share {
                Some((found, say)) => say(share(count.selected, *found)),
                None => counted(count),
            };
            let bold = Type::of(14).bold();
            let mut left = canvas.block((EDGE, y + 24), 184, bold, 18, p.ink, &row.label);
            if let Some((states, bodies)) = row.mix {
                let mix = (numbers.mix)((states, bodies));
                left = canvas.block((EDGE, left), 184, SMALL, 16, p.soft, &mix);
            }
            let big = Type::of(if numbers.of.is_some() { 16 } else { 22 }).serif().bold().to_end();
            canvas.text(ends[0], y + 26, big, p.ink, &number(row.named));
            if let Some(held) = row.held {
                canvas.text(ends[1], y + 26, PLAIN.to_end(), p.soft, &counted(held));
            }
            let mut right = y + 8;
            for group in &row.groups {
                right = group_marks(canvas, numbers, picture, (row.named, group), (marks, right));
            }
            y = right.max(left - 6) + 2;
            canvas.line(y, edges, p.rule, 1);
        }
        y
    })
}

fn group_marks(
    canvas: &mut Canvas,
    numbers: &Numbers,
    picture: &Breakdown,
    (row, group): (Count, &Group),
    (left, top): (usize, usize),
) -> usize {
    let p = canvas.palette;
    let hue = group.tone.map_or(p.mark, |tone| p.tones[tone.min(TONES)]);
    let mut y = top;
    let Count { selected, total } = group.named;
    let name = if group.others > 0 { numbers.others } else { &group.label };
    if !name.is_empty() {
        canvas.bar((left, y + 3), 11, 11, hue);
        let label = match &numbers.share {
            Some((_, say)) => format!("{name} {}", say(share(selected, row.selected))),
            None => (numbers.group)(name, group.named),
        };
        canvas.text(left + 17, y + 13, SMALL, p.soft, &label);
        y += 20;
    }
    if picture.form == Form::Bars {
        let most = canvas.across - EDGE - left - 60;
        let long = |n: usize| n * most / picture.largest.max(1);
        canvas.bar((left, y + 2), long(total), 16, p.rule);
        canvas.bar((left, y + 2), long(selected), 16, hue);
        return y + 26;
    }
    let mut x = left;
    for mark in &group.marks {
        let label = format!("{}{}", mark.label, if mark.dagger { " †" } else { "" });
        let width = canvas.width(PLAIN, &label) + 16;
        if x > left && x + width > canvas.across - EDGE {
            (x, y) = (left, y + 31);
        }
        let drawn = MarkBox {
            x,
            y,
            width,
            height: 26,
            look: mark.shape.look(),
            tone: group.tone,
            outside: !mark.selected,
            id: &mark.id,
            full: &mark.full,
        };
        canvas.mark(&drawn, 17, &[(PLAIN, &label)]);
        x += width + 5;
    }
    y + 34
}

/// The tiles: each where the dataset places it, those without a place below.
pub fn tiles_picture(caption: &Caption, statuses: &[Status]) -> String {
    framed(caption, |canvas, top| {
        let all = || statuses.iter().flat_map(|status| &status.tiles);
        let placed = || all().filter_map(|tile| tile.place);
        let columns = placed().map(|(x, _)| x + 1).max().unwrap_or(8).clamp(1, 24) as usize;
        let rows = placed().map(|(_, y)| y + 1).max().unwrap_or(0) as usize;
        let (wide, high) = ((canvas.across - 2 * EDGE + 6) / columns, 64);
        let mut elsewhere = 0;
        for (_, tile) in in_order(statuses) {
            let (x, y) = match tile.place {
                Some((x, y)) => (x as usize, y as usize),
                None => {
                    elsewhere += 1;
                    ((elsewhere - 1) % columns, rows + (elsewhere - 1) / columns)
                }
            };
            let type_of = || Type::of(12).bold();
            let name = canvas.lines(type_of(), &tile.label, wide - 18);
            let labels: Vec<_> =
                name.iter().take(3).map(|line| (type_of(), line.as_str())).collect();
            let mark = MarkBox {
                x: EDGE + x * wide,
                y: top + y * high,
                width: wide - 6,
                height: high - 6,
                look: tile.standing.look(),
                tone: None,
                outside: false,
                id: &tile.id,
                full: &tile.label,
            };
            canvas.mark(&mark, 19, &labels);
        }
        top + (rows + elsewhere.div_ceil(columns)) * high
    })
}
