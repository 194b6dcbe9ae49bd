//! A view for a page that runs no scripts and shows no frames: a table as HTML, or a picture with its
//! description, each with source, credit and caveat.
//!
//! Elements that every editor for articles keeps, without classes, styles and scripts. Knows nothing of
//! meetings.

use super::markup::escape;

/// What a view says, and what must stand below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// Tag of the language that it is in.
    pub lang: String,
    /// The element for its heading.
    pub heading_in: &'static str,
    /// Its heading.
    pub heading: String,
    /// What it says in a sentence.
    pub said: String,
    /// Heads of the columns; the first one is that of what a row is about.
    pub head: Vec<String>,
    /// Cells by row.
    pub rows: Vec<Vec<String>>,
    /// Remarks, the caveat last.
    pub notes: Vec<String>,
    /// Texts with the addresses that they lead to; empty where they lead nowhere. Source, credit,
    /// dataset, page.
    pub credits: Vec<(String, String)>,
}

/// The table.
pub fn table(fragment: &Fragment) -> String {
    let (lang, heading) = (escape(&fragment.lang), fragment.heading_in);
    let mut out = format!(
        "<section lang=\"{lang}\">\n<{heading}>{}</{heading}>\n<p>{}</p>\n<table>\n<thead><tr>",
        escape(&fragment.heading),
        escape(&fragment.said)
    );
    for head in &fragment.head {
        out += &format!("<th scope=\"col\">{}</th>", escape(head));
    }
    out += "</tr></thead>\n<tbody>\n";
    for cells in &fragment.rows {
        out += "<tr>";
        for (place, cell) in cells.iter().enumerate() {
            let cell = escape(cell);
            out += &match place {
                0 => format!("<th scope=\"row\">{cell}</th>"),
                _ => format!("<td>{cell}</td>"),
            };
        }
        out += "</tr>\n";
    }
    out + "</tbody>\n</table>\n" + &below(fragment) + "</section>\n"
}

/// The picture: a file of this name with this SVG, and what it shows in words. `None` if it does not say how
/// large it is.
pub fn figure(fragment: &Fragment, file: &str, svg: &str, alt: &str) -> Option<String> {
    let size = |name: &str| {
        let (_, rest) = svg.split_once(&format!(" {name}=\""))?;
        rest.split_once('"')?.0.parse::<usize>().ok()
    };
    let (width, height) = (size("width")?, size("height")?);
    Some(format!(
        "<figure lang=\"{}\">\n<img src=\"{}\" width=\"{width}\" height=\"{height}\" alt=\"{}\">\n\
         <figcaption>\n<p>{} · {}</p>\n{}</figcaption>\n</figure>\n",
        escape(&fragment.lang),
        escape(file),
        escape(alt),
        escape(&fragment.heading),
        escape(&fragment.said),
        below(fragment)
    ))
}

fn below(fragment: &Fragment) -> String {
    let mut out = String::new();
    for note in fragment.notes.iter().filter(|note| !note.is_empty()) {
        out += &format!("<p><small>{}</small></p>\n", escape(note));
    }
    let there = fragment.credits.iter().filter(|(text, _)| !text.is_empty());
    let credits = there.map(|(text, address)| match address.is_empty() {
        true => escape(text),
        false => format!("<a href=\"{}\">{}</a>", escape(address), escape(text)),
    });
    out += &format!("<p><small>{}</small></p>\n", credits.collect::<Vec<_>>().join(" "));
    out
}
