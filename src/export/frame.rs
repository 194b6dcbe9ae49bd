//! What stands around a picture: heading, sentence and legend above, remarks, caveat and source below;
//! and how wide it is for its height.
//!
//! Knows nothing of what stands inside.

use super::canvas::{Canvas, MarkBox, Measure, Type};
use super::table::Attribution;

/// How wide a picture is for its height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// As high as what stands in it.
    #[default]
    Free,
    /// 16 to 9.
    Wide,
    /// As wide as high.
    Square,
}

impl Shape {
    /// Each with its name in a request.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("free", Self::Free), ("wide", Self::Wide), ("square", Self::Square)];

    /// That of a name; as high as it needs if there is none.
    pub fn named(name: &str) -> Self {
        let found = Self::ALL.iter().find(|(own, _)| *own == name);
        found.map_or_else(Self::default, |(_, shape)| *shape)
    }

    /// Its size in pixels, if that does not depend on what stands in it.
    pub fn size(self) -> Option<(usize, usize)> {
        match self {
            Self::Free => None,
            Self::Wide => Some((1200, 675)),
            Self::Square => Some((1080, 1080)),
        }
    }
}

/// What a reader says above and below a picture in place of the page; empty where the page's own words
/// stand. Source and caveat stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// In place of the name of the picture.
    pub title: String,
    /// In place of the sentence, which then stands below.
    pub subtitle: String,
    /// The first of the remarks.
    pub note: String,
}

/// What stands around and between the marks, in the reader's language.
#[derive(Default)]
pub struct Caption {
    /// What goes along; its selection is the sentence of the page.
    pub origin: Attribution,
    /// Name of the picture.
    pub heading: String,
    /// Looks and what they say, as far as the picture has them.
    pub legend: Vec<(&'static str, String)>,
    /// Remarks below.
    pub notes: Vec<String>,
    /// What the picture shows, for who cannot see it.
    pub alt: String,
    /// The reader's own words.
    pub headline: Headline,
    /// Light on dark.
    pub dark: bool,
    /// How wide for its height.
    pub shape: Shape,
    /// What measures texts, if anything does.
    pub measure: Option<Measure>,
}

/// How wide a picture is that is as high as what stands in it.
const WIDTH: usize = 960;
/// Between these a picture of a given shape is set, as wide as it takes to be low enough.
const SHEETS: std::ops::Range<usize> = 760..4000;
/// Room at the edges.
pub const EDGE: usize = 32;

/// Small texts.
pub const SMALL: Type = Type::of(12);
/// Labels of marks.
pub const PLAIN: Type = Type::of(13);

/// Draws a picture: what stands above, `inside` from a height on (which gives where it ends), what stands
/// below. One of a given shape is set on a sheet as wide as it takes, and shown at its size.
pub fn framed(caption: &Caption, inside: impl Fn(&mut Canvas, usize) -> usize) -> String {
    let title = format!("{}: {}", caption.heading, caption.origin.title);
    let origin = &caption.origin;
    let alt = if caption.alt.is_empty() { &origin.selection } else { &caption.alt };
    let description = format!("{alt} {}", origin.caveat);
    let Some((across, down)) = caption.shape.size() else {
        let (canvas, height) = drawn(caption, WIDTH, 0, &inside);
        return canvas.finish(height, (WIDTH, height), &title, &description);
    };
    let mut sheet = SHEETS.start;
    loop {
        let most = sheet * down / across;
        let (canvas, height) = drawn(caption, sheet, 0, &inside);
        if height > most && sheet < SHEETS.end {
            sheet += 40;
            continue;
        }
        // What stands below goes down to the edge.
        let (canvas, height) = match height < most {
            true => drawn(caption, sheet, most - height, &inside),
            false => (canvas, height),
        };
        return canvas.finish(height, (across, down), &title, &description);
    }
}

/// The drawing on a sheet so wide, with so much free room above what stands below; and its height.
fn drawn(
    caption: &Caption,
    sheet: usize,
    free: usize,
    inside: impl Fn(&mut Canvas, usize) -> usize,
) -> (Canvas, usize) {
    let mut canvas = Canvas::new(caption.dark, sheet, caption.measure);
    let p = canvas.palette;
    let origin = &caption.origin;
    let (inner, right) = (sheet - 2 * EDGE, sheet - EDGE);
    let own = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
    let heading = own(&caption.headline.title).unwrap_or_else(|| caption.heading.clone());
    let subtitle = own(&caption.headline.subtitle);
    // What the numbers are of is told in any case.
    let is_own = own(&caption.headline.title).is_some();
    let small = [is_own.then_some(&caption.heading), subtitle.as_ref().map(|_| &origin.selection)];
    let said = subtitle.as_ref().unwrap_or(&origin.selection);
    let mut y = 40;
    y = canvas.block((EDGE, y), inner, SMALL, 16, p.soft, &origin.title) + 14;
    y = canvas.block((EDGE, y), inner, Type::of(26).serif().bold(), 32, p.ink, &heading);
    y = canvas.block((EDGE, y), inner, Type::of(17).serif(), 23, p.ink, said) + 4;
    let mut x = EDGE;
    for (look, label) in &caption.legend {
        let room = 16 + 6 + canvas.width(SMALL, label) + 16;
        if x > EDGE && x + room > right {
            (x, y) = (EDGE, y + 20);
        }
        let key = MarkBox {
            x,
            y: y - 11,
            width: 13,
            height: 13,
            look,
            tone: None,
            outside: *look == "outside",
            id: "",
            full: "",
        };
        canvas.mark(&key, 0, &[]);
        canvas.text(x + 20, y, SMALL, p.soft, label);
        x += room;
    }
    y = inside(&mut canvas, y + 12) + 18 + free;
    if let Some(note) = own(&caption.headline.note) {
        y = canvas.block((EDGE, y), inner, PLAIN, 17, p.ink, &note) + 4;
    }
    for note in &caption.notes {
        y = canvas.block((EDGE, y), inner, SMALL, 16, p.soft, note) + 2;
    }
    y += 4;
    canvas.line(y, (EDGE, right), p.rule, 1);
    y += 20;
    let below = [&origin.caveat, &origin.source, &origin.dataset, &origin.credit, &origin.address];
    for text in small.into_iter().flatten().chain(below).filter(|text| !text.is_empty()) {
        y = canvas.block((EDGE, y), inner, Type::of(11), 15, p.soft, text) + 3;
    }
    (canvas, y + 12)
}
