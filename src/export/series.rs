//! The series as a picture: a column a year, a row for everybody whom a source names, bars for the numbers
//! reported. Draws the cells that the page draws, in their order; a test compares them.

use super::canvas::{MarkBox, Type};
use super::frame::{Caption, EDGE, SMALL, framed};

/// A year as it is drawn.
#[derive(Default)]
pub struct Column {
    /// The year.
    pub year: String,
    /// Number of its edition; empty where there is none.
    pub number: String,
    /// What there is of its names, in a word.
    pub list: String,
    /// The number reported, in parts of a hundred of the largest one and as it is written.
    pub bar: Option<(usize, String)>,
    /// Look of that bar.
    pub look: &'static str,
}

/// A row as it is drawn.
pub struct Line {
    /// What it is called.
    pub label: String,
    /// Whether it is the title of those that follow.
    pub is_title: bool,
    /// Whether it is a part of the whole above it.
    pub is_part: bool,
    /// For each column its look, and what stands on it; `None` where nobody is named.
    pub cells: Vec<Option<(&'static str, String)>>,
}

/// Height of a bar at most, and of a row.
const HIGH: usize = 60;
const ROW: usize = 20;
/// Where the columns begin.
const LEFT: usize = EDGE + 250;

/// The picture; `heads` are what stands before bars and lists.
pub fn series_picture(
    caption: &Caption,
    [bars, lists]: [&str; 2],
    columns: &[Column],
    lines: &[Line],
) -> String {
    framed(caption, |canvas, top| {
        let p = canvas.palette;
        let right = canvas.across - EDGE;
        let wide = (right - LEFT) / columns.len().max(1);
        let x = |at: usize| LEFT + at * wide;
        let mut y = top;
        let mark = |x: usize, y: usize, width: usize, height: usize, look| MarkBox {
            x,
            y,
            width,
            height,
            look,
            tone: None,
            outside: false,
            id: "cell",
            full: "",
        };
        if columns.iter().any(|column| column.bar.is_some()) {
            y += HIGH + 20;
            canvas.block((EDGE, y - 4), LEFT - EDGE - 12, SMALL, 16, p.soft, bars);
            for (at, column) in columns.iter().enumerate() {
                let Some((share, number)) = &column.bar else { continue };
                let high = (share * HIGH / 100).max(1);
                let bar =
                    MarkBox { id: "", ..mark(x(at) + 8, y - high, wide - 16, high, column.look) };
                canvas.mark(&bar, 0, &[]);
                canvas.text(x(at) + 4, y - high - 5, Type::of(11).bold(), p.ink, number);
            }
            canvas.line(y, (EDGE, right), p.edge, 1);
        }
        y += 18;
        for (at, column) in columns.iter().enumerate() {
            canvas.text(x(at) + 4, y, Type::of(13).bold(), p.ink, &column.year);
            canvas.text(x(at) + 4, y + 15, Type::of(11), p.soft, &column.number);
            canvas.text(x(at) + 4, y + 32, Type::of(11), p.soft, &column.list);
        }
        canvas.text(EDGE, y + 32, SMALL, p.soft, lists);
        y += 40;
        canvas.line(y, (EDGE, right), p.ink, 2);
        for line in lines {
            let kind = if line.is_title { SMALL.bold() } else { SMALL };
            let from = EDGE + if line.is_part { 14 } else { 0 };
            // One line; a longer name ends in dots.
            let fitting = canvas.lines(kind, &line.label, LEFT - from - 16);
            let dots = if fitting.len() > 1 { " …" } else { "" };
            let label = format!("{}{dots}", fitting.first().map_or("", String::as_str));
            canvas.text(from, y + 14, kind, p.ink, &label);
            for (at, cell) in line.cells.iter().enumerate() {
                let Some((look, says)) = cell else { continue };
                let (left, width) = (x(at) + 2, wide - 4);
                let drawn = match *look {
                    "named" => mark(left, y + 3, width, 14, look),
                    "whole" => mark(left + width / 2 - 2, y + 8, 4, 4, look),
                    _ => mark(left, y + 6, width, 8, look),
                };
                let label = (Type::of(11).bold(), says.as_str());
                canvas.mark(
                    &drawn,
                    11,
                    if says.is_empty() { &[] } else { std::slice::from_ref(&label) },
                );
            }
            y += ROW;
            let (colour, from) = if line.is_title { (p.ink, EDGE) } else { (p.rule, EDGE) };
            canvas.line(y, (from, right), colour, 1);
        }
        y + 8
    })
}
