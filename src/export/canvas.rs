//! SVG by hand: texts, boxes in the looks of the page, and the colours of both schemes.
//!
//! Whole pixels only. How wide a text is, whoever asks for the picture may measure; else it is estimated,
//! generously, from the kind of its letters. Knows nothing of meetings.

use super::markup;
use crate::chart::TONES;
use std::fmt::Write;

/// Colours of a scheme. The style sheet has the same ones; a test compares them.
#[derive(Debug, PartialEq, Eq)]
pub struct Palette {
    /// Ground.
    pub paper: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Lesser text.
    pub soft: &'static str,
    /// Hairlines.
    pub rule: &'static str,
    /// Lines that are drawn, and what stands for names that are left out.
    pub edge: &'static str,
    /// Edges of what is not named.
    pub outline: &'static str,
    /// Hatching.
    pub wash: &'static str,
    /// Marks without a tone.
    pub mark: &'static str,
    /// Text on marks.
    pub on_mark: &'static str,
    /// Hues, by number; the last one is that of the rest.
    pub tones: [&'static str; TONES + 1],
}

/// Dark on light.
pub const LIGHT: Palette = Palette {
    paper: "#fffefb",
    ink: "#1b1b1a",
    soft: "#5c5b57",
    rule: "#dedcd4",
    edge: "#8a8881",
    outline: "#8a8881",
    wash: "#f3f1ea",
    mark: "#1f4e79",
    on_mark: "#ffffff",
    tones: [
        "#12436d", "#1c7a72", "#801650", "#b5480f", "#3d3d3d", "#6b4c9a", "#7a5c00", "#0d6a9e",
        "#63625d",
    ],
};

/// Light on dark.
pub const DARK: Palette = Palette {
    paper: "#141618",
    ink: "#ebe9e4",
    soft: "#a8a69f",
    rule: "#34373a",
    edge: "#7d7f80",
    outline: "#7d7f80",
    wash: "#202428",
    mark: "#9cc4e8",
    on_mark: "#0d1a26",
    tones: [
        "#9cc4e8", "#6fd0c6", "#d0609f", "#f7b083", "#d0d0cc", "#c5b0ee", "#e3c65b", "#7cc0f0",
        "#a3a19a",
    ],
};

/// How wide a text becomes in pixels, as this machine sets it; nothing where that cannot be told.
pub type Measure = fn(&str, Type) -> Option<f64>;

/// How much wider than measured a text may be: who opens the file can have other fonts.
const ROOM: f64 = 1.04;

const SERIF: &str = "Georgia, 'Noto Serif', serif";
const SANS: &str = "'Helvetica Neue', Arial, 'Noto Sans', sans-serif";

/// How a text is set: size in pixels, weight, serif, where `x` is.
#[derive(Clone, Copy)]
pub struct Type {
    /// Size in pixels.
    pub size: usize,
    /// Bold.
    pub bold: bool,
    /// With serifs.
    pub serif: bool,
    /// Whether `x` is where the text ends.
    pub to_end: bool,
}

impl Type {
    /// Plain, of a size.
    pub const fn of(size: usize) -> Self {
        Self { size, bold: false, serif: false, to_end: false }
    }

    /// Bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// With serifs.
    pub const fn serif(self) -> Self {
        Self { serif: true, ..self }
    }

    /// Ending at `x`.
    pub const fn to_end(self) -> Self {
        Self { to_end: true, ..self }
    }

    /// The font, as a style sheet writes it.
    pub fn font(self) -> String {
        format!("{} {}px {}", if self.bold { "700" } else { "400" }, self.size, self.family())
    }

    fn family(self) -> &'static str {
        if self.serif { SERIF } else { SANS }
    }

    /// How wide a text becomes, at most, in pixels.
    fn estimate(self, text: &str) -> f64 {
        let hundredths: usize = text.chars().map(letter).sum();
        // As wide as the widest of the fonts that may stand in for those asked for.
        let factor = 112 + if self.bold { 9 } else { 0 } + if self.serif { 7 } else { 0 };
        (hundredths * self.size * factor) as f64 / 10_000.0
    }
}

/// Width of a letter in hundredths of the size.
fn letter(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' | 'I' | ' ' => 28,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 34,
        'm' | 'w' | 'M' | 'W' | '—' | '%' | '@' => 88,
        '\u{300}'..='\u{36f}' => 0,
        'A'..='Z' => 70,
        c if c < '\u{2e80}' => 57,
        _ => 100,
    }
}

/// A box of a mark: where, how it looks, for whom.
pub struct MarkBox<'a> {
    /// Left edge.
    pub x: usize,
    /// Upper edge.
    pub y: usize,
    /// Width.
    pub width: usize,
    /// Height.
    pub height: usize,
    /// As the style sheet calls it.
    pub look: &'a str,
    /// Hue, from 0.
    pub tone: Option<usize>,
    /// Whether filters leave it out.
    pub outside: bool,
    /// Id of what it stands for; empty in a legend.
    pub id: &'a str,
    /// What it stands for, in full.
    pub full: &'a str,
}

/// A drawing under way.
pub struct Canvas {
    out: String,
    /// Its colours.
    pub palette: &'static Palette,
    /// How wide it is.
    pub across: usize,
    measure: Option<Measure>,
}

impl Canvas {
    /// An empty one, so wide.
    pub fn new(dark: bool, across: usize, measure: Option<Measure>) -> Self {
        Self { out: String::new(), palette: if dark { &DARK } else { &LIGHT }, across, measure }
    }

    fn exact(&self, kind: Type, text: &str) -> f64 {
        let measured = self.measure.and_then(|measure| measure(text, kind));
        measured.map_or_else(|| kind.estimate(text), |width| width * ROOM)
    }

    /// How wide a text becomes, in pixels.
    pub fn width(&self, kind: Type, text: &str) -> usize {
        self.exact(kind, text) as usize + 1
    }

    /// A text in lines of at most `most` pixels, broken at spaces, and inside a word that is longer.
    pub fn lines(&self, kind: Type, text: &str, most: usize) -> Vec<String> {
        let (most, space) = (most as f64, self.exact(kind, " "));
        let mut lines: Vec<String> = Vec::new();
        let (mut line, mut used) = (String::new(), 0.0);
        for word in text.split_whitespace() {
            let long = self.exact(kind, word);
            if !line.is_empty() && used + space + long > most {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if !line.is_empty() {
                line.push(' ');
                used += space;
            }
            if long <= most {
                line.push_str(word);
                used += long;
                continue;
            }
            for c in word.chars() {
                let wide = self.exact(kind, c.encode_utf8(&mut [0; 4]));
                if !line.is_empty() && used + wide > most {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(c);
                used += wide;
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// One line of text on the base line `y`.
    pub fn text(&mut self, x: usize, y: usize, kind: Type, colour: &str, text: &str) {
        let family = kind.family();
        let weight = if kind.bold { " font-weight=\"700\"" } else { "" };
        let anchor = if kind.to_end { " text-anchor=\"end\"" } else { "" };
        self.raw(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-family=\"{family}\" font-size=\"{}\"{weight}{anchor} \
             fill=\"{colour}\">{}</text>\n",
            kind.size,
            escape(text)
        ));
    }

    /// A text in lines from the base line `y`, `leading` pixels apart; gives the base line after.
    pub fn block(
        &mut self,
        (x, y): (usize, usize),
        width: usize,
        kind: Type,
        leading: usize,
        colour: &str,
        text: &str,
    ) -> usize {
        let lines = self.lines(kind, text, width);
        for (at, line) in lines.iter().enumerate() {
            self.text(x, y + at * leading, kind, colour, line);
        }
        y + lines.len() * leading
    }

    /// A horizontal line.
    pub fn line(&mut self, y: usize, (from, to): (usize, usize), colour: &str, width: usize) {
        self.raw(&format!(
            "<path d=\"M{from} {y}H{to}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>\n"
        ));
    }

    /// A plain bar.
    pub fn bar(&mut self, (x, y): (usize, usize), width: usize, height: usize, colour: &str) {
        self.raw(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\"/>\n"
        ));
    }

    /// A mark, with its label lines as (type, text), the first `first` pixels below its edge.
    pub fn mark(&mut self, mark: &MarkBox, first: usize, labels: &[(Type, &str)]) {
        let MarkBox { x, y, width, height, .. } = *mark;
        let p = self.palette;
        let has = |look: &str| mark.look.split(' ').any(|part| part == look);
        let hue = mark.tone.and_then(|tone| p.tones.get(tone.min(TONES)).copied());
        let hatched = has("uncounted") || has("part");
        // What does not compare is pale; hatched is what a list does not tell.
        let pale = has("joint");
        let solid = ["solid", "named", "reported"].into_iter().any(has) && !hatched && !pale;
        let (fill, edge, ink) = match (mark.outside, solid) {
            (true, _) => ("none", p.rule, p.soft),
            (false, true) => (hue.unwrap_or(p.mark), hue.unwrap_or(p.mark), p.on_mark),
            (false, false) => {
                let fill = match hatched {
                    true => "url(#hatch)",
                    false if pale => p.mark,
                    false => "none",
                };
                let edge = if has("solid") || pale {
                    p.mark
                } else if has("counted") {
                    p.ink
                } else {
                    hue.unwrap_or(p.outline)
                };
                (fill, edge, if has("dotted") && !has("counted") { p.soft } else { p.ink })
            }
        };
        let dash = if has("dotted") {
            " stroke-dasharray=\"2 2\""
        } else if has("outline") {
            " stroke-dasharray=\"5 3\""
        } else {
            ""
        };
        let faint = if pale { " fill-opacity=\"0.2\"" } else { "" };
        let tone = mark.tone.map(|tone| format!(" tone-{}", tone + 1)).unwrap_or_default();
        let outside = if mark.outside { " outside" } else { "" };
        let (kind, id) = match mark.id {
            "" => ("key", String::new()),
            id => ("mark", format!(" data-id=\"{}\"", escape(id))),
        };
        self.raw(&format!("<g class=\"{kind} {}{tone}{outside}\"{id}>", mark.look));
        if !mark.full.is_empty() {
            self.raw(&format!("<title>{}</title>", escape(mark.full)));
        }
        self.raw(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"2\" \
             fill=\"{fill}\" stroke=\"{edge}\"{dash}{faint}/>"
        ));
        let mut base = y + first;
        for (kind, label) in labels {
            self.text(x + 8, base, *kind, ink, label);
            base += kind.size + 4;
        }
        self.raw("</g>\n");
    }

    fn raw(&mut self, svg: &str) {
        self.out.push_str(svg);
    }

    /// The whole file: a sheet of this height, shown at a size. `title` and `describe` are for who cannot
    /// see it.
    pub fn finish(
        self,
        height: usize,
        (shown_width, shown_height): (usize, usize),
        title: &str,
        describe: &str,
    ) -> String {
        let Palette { paper, wash, .. } = self.palette;
        let width = self.across;
        let mut out = String::new();
        // Writing into a text cannot fail.
        let _written = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{shown_width}\" \
             height=\"{shown_height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-labelledby=\"title desc\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
             <defs><pattern id=\"hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"4\" height=\"8\" fill=\"{wash}\"/>\
             </pattern></defs>\n<rect width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>\n\
             {}</svg>\n",
            escape(title),
            escape(describe),
            self.out
        );
        out
    }
}

/// A text inside XML; what XML cannot hold becomes a space.
fn escape(text: &str) -> String {
    let cannot = |c: char| c < ' ' || c == '\u{fffe}' || c == '\u{ffff}';
    markup::escape(&text.replace(cannot, " "))
}
