//! The desk: whatever a reader takes along, made by its name from a dataset and a query.
//!
//! Texts only: tables, pictures, citations, the dataset's own file, the code of a frame, and what
//! came of a check. Knows no
//! browser and no Leptos; address and day come from whoever asks.

pub mod audit;
mod origin;
mod picture;

use crate::data::Dataset;
use crate::export::{
    Form, cite, csv, html, markdown, named, not_named, with_selection, without_selection,
};
use crate::query::{Answer, Embed, Query, View, write};
use crate::text::Words;

pub use picture::picture;

/// What is asked about.
pub struct Request<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// Its file, as it was read.
    pub text: &'a str,
    /// Name of the file, if it is the reader's own and the page's address does not lead to it.
    pub file: Option<&'a str>,
    /// The question.
    pub query: &'a Query,
    /// Its answer.
    pub answer: &'a Answer,
    /// In which language.
    pub words: &'a Words,
    /// Address of the page, without a query.
    pub page: &'a str,
    /// Today, as an ISO date.
    pub today: &'a str,
}

/// Something made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Name of its file, with its ending.
    pub name: String,
    /// Media type.
    pub kind: String,
    /// The text itself.
    pub text: String,
}

impl Request<'_> {
    fn words(&self) -> &Words {
        self.words
    }

    fn tag(&self) -> &'static str {
        self.words.tag()
    }

    fn title(&self) -> &str {
        self.dataset.title.get(self.tag())
    }
}

/// Names of all that the desk makes, as [`make`] takes them. `svg` and `svg-dark` are there for
/// views that have a picture.
pub const NAMES: &[&str] = &[
    "link",
    "sentence",
    "markdown",
    "html",
    "csv-shown",
    "csv-all",
    "csv-not-named",
    "excel-shown",
    "excel-all",
    "excel-not-named",
    "json-shown",
    "json-all",
    "svg",
    "svg-dark",
    "svg-sentence",
    "svg-sentence-dark",
    "frame",
    "cite-view",
    "cite-view-bibtex",
    "cite-view-csl",
    "cite-data",
    "cite-data-bibtex",
    "cite-data-csl",
    "cite-release",
    "cite-release-bibtex",
    "cite-release-csl",
];

/// Makes one of [`NAMES`]; `None` if there is no such thing here.
pub fn make(asked: &Request, what: &str) -> Option<Export> {
    let id = &asked.dataset.id;
    let file = |end: &str, kind: &str, text| Export {
        name: format!("{id}{end}"),
        kind: kind.to_owned(),
        text,
    };
    let plain = |text| file(".txt", "text/plain;charset=utf-8", text);
    let (head, end) = what.split_once('-').unwrap_or((what, ""));
    Some(match head {
        "link" => plain(origin::link(asked)),
        "sentence" => plain(origin::said(asked)),
        "markdown" => plain(markdown(&shown(asked))),
        "html" => plain(html(&shown(asked))),
        "csv" | "excel" => {
            let table = match end {
                "shown" => shown(asked),
                "all" => all(asked),
                "not-named" => others(asked),
                _ => return None,
            };
            file(&format!("-{end}.csv"), "text/csv;charset=utf-8", csv(&table, head == "excel"))
        }
        "json" => match end {
            "shown" => {
                let text = with_selection(asked.text, &origin::selection(asked));
                file("-shown.json", "application/json", text)
            }
            "all" => file(".json", "application/json", without_selection(asked.text)),
            _ => return None,
        },
        "svg" if end.starts_with("sentence") => {
            if asked.query.view != View::Who {
                return None;
            }
            let svg = picture::sentence(asked, end.ends_with("dark"))?;
            file("-sentence.svg", "image/svg+xml", svg)
        }
        "svg" => {
            let view = View::ALL.iter().find(|(_, view)| *view == asked.query.view);
            let view = view.map_or("", |(name, _)| *name);
            file(&format!("-{view}.svg"), "image/svg+xml", picture(asked, end == "dark")?)
        }
        "frame" => plain(frame(asked)),
        "cite" => {
            let (work, form) = end.split_once('-').unwrap_or((end, ""));
            let work = match work {
                "view" => origin::this_view(asked),
                "data" => origin::dataset(asked),
                "release" => origin::release(asked),
                _ => return None,
            };
            let form = match form {
                "" => Form::Plain,
                "bibtex" => Form::BibTex,
                "csl" => Form::Csl,
                _ => return None,
            };
            plain(cite(&work, form))
        }
        _ => return None,
    })
}

fn shown(asked: &Request) -> crate::export::Table {
    let (dataset, labels) = (asked.dataset, origin::labels(asked));
    named(dataset, asked.tag(), &labels, &asked.answer.rows, origin::origin(asked, true))
}

fn all(asked: &Request) -> crate::export::Table {
    let rows: Vec<usize> = (0..asked.dataset.participations.len()).collect();
    let labels = origin::labels(asked);
    named(asked.dataset, asked.tag(), &labels, &rows, origin::origin(asked, false))
}

fn others(asked: &Request) -> crate::export::Table {
    let (dataset, labels) = (asked.dataset, origin::labels(asked));
    not_named(dataset, asked.tag(), &labels, &asked.answer.outlines, origin::origin(asked, true))
}

/// What the code of a frame has besides: it gives the frame the height that the page tells. Short,
/// because it goes into other people's pages.
const LISTEN: &str = "<script>addEventListener(\"message\", (event) => {\n  \
    if (event.data?.type !== \"plenary-height\") return;\n  \
    for (const frame of document.querySelectorAll(\"iframe\"))\n    \
    if (frame.contentWindow === event.source) frame.style.height = event.data.height + \"px\";\n\
    });</script>\n";

/// The code of a frame around what is shown; frame and colours are those of the query.
fn frame(asked: &Request) -> String {
    let embed = asked.query.embed.or(Some(Embed::Usable));
    let query = Query { show: None, embed, ..asked.query.clone() };
    let address = origin::at(asked, &write(asked.dataset, &query));
    let inside =
        |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"720\" style=\"border: 0\" \
         loading=\"lazy\"></iframe>\n{LISTEN}",
        inside(&address),
        inside(asked.title())
    )
}
