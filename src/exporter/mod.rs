//! The exporter: whatever a reader takes along, made by its name from a dataset and a query.
//!
//! Texts only: tables, pictures, citations, the dataset's own file, the code of a frame, HTML without
//! scripts, the whole page with the dataset inside, and what came of a check. Knows no browser and no
//! Leptos; address, day and what measures texts come from whoever asks.

pub mod audit;
mod book;
mod origin;
mod picture;
mod plain;
mod single;

use crate::data::Dataset;
use crate::export::canvas::Measure;
use crate::export::{
    Export, Form, Headline, Manner, Shape, cite, csv, frame_code, html, markdown, named, not_named,
    with_selection, without_selection,
};
use crate::query::{Answer, Compare, Embed, Query, View, write};
use crate::text::Words;

pub use picture::{has_picture, picture};
pub use plain::has_table;
pub use single::{Base, single, texts_by_id};

/// What is asked about.
pub struct Request<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// Its file, as it was read.
    pub text: &'a str,
    /// The question.
    pub query: &'a Query,
    /// Its answer.
    pub answer: &'a Answer,
    /// In which language.
    pub words: &'a Words,
    /// Address of the page with what says which data it is of (`data=`, `v=`); `None` where no address
    /// leads there: the data came from a reader's machine, or the page stands on a disk.
    pub page: Option<&'a str>,
    /// Today, as an ISO date.
    pub today: &'a str,
    /// The reader's own words around a picture.
    pub headline: Headline,
    /// What measures texts, if anything does.
    pub measure: Option<Measure>,
}

impl Request<'_> {
    fn words(&self) -> &Words {
        self.words
    }

    fn tag(&self) -> &'static str {
        self.words.tag()
    }

    /// The language, and how it sorts.
    fn sorted(&self) -> (&'static str, Compare) {
        (self.tag(), self.words.intl().compare)
    }

    fn title(&self) -> &str {
        self.dataset.title.get(self.tag())
    }
}

/// Names of all that the exporter makes, as [`make`] takes them. Pictures are there for views that have one;
/// `-dark`, `-wide` and `-square` may follow each. `-excel` and `-along` may follow a CSV. Links and the
/// frame are there where an address leads to what is shown.
pub const NAMES: &[&str] = &[
    "link",
    "link-version",
    "sentence",
    "markdown",
    "html",
    "csv-shown",
    "csv-all",
    "csv-not-named",
    "csv-shown-excel",
    "csv-all-along",
    "csv-not-named-excel-along",
    "xlsx-shown",
    "xlsx-all",
    "json-shown",
    "json-all",
    "svg",
    "svg-dark",
    "svg-wide",
    "svg-square-dark",
    "svg-sentence",
    "svg-sentence-dark",
    "alt",
    "fragment",
    "figure",
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

/// Takes an ending off a name; whether it was there.
fn cut(name: &mut &str, end: &str) -> bool {
    let rest = name.strip_suffix(end).and_then(|rest| rest.strip_suffix('-'));
    if let Some(rest) = rest {
        *name = rest;
    }
    rest.is_some()
}

/// How a picture is wanted; what is left of the name is which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Light on dark.
    pub dark: bool,
    /// How wide for its height.
    pub shape: Shape,
}

impl Look {
    fn of(name: &mut &str) -> Self {
        let dark = cut(name, "dark");
        let shape = Shape::ALL.iter().find(|(end, _)| cut(name, end));
        Self { dark, shape: shape.map_or(Shape::Free, |(_, shape)| *shape) }
    }
}

/// Makes one of [`NAMES`]; `None` if there is no such thing here.
pub fn make(asked: &Request, what: &str) -> Option<Export> {
    let id = &asked.dataset.id;
    let file = |end: &str, kind: &str, text| Export {
        name: format!("{id}{end}"),
        kind: kind.to_owned(),
        text,
    };
    let plain = |text| file(".txt", "text/plain;charset=utf-8", text);
    let (head, _) = what.split_once('-').unwrap_or((what, ""));
    let mut name = what;
    Some(match head {
        "link" | "frame" if asked.page.is_none() => return None,
        "link" => match what {
            "link" => plain(origin::link(asked)),
            "link-version" => plain(origin::link_to_version(asked)),
            _ => return None,
        },
        "frame" => plain(frame(asked)),
        "sentence" => plain(origin::said(asked)),
        "markdown" => plain(markdown(&shown(asked))),
        "html" => plain(html(&shown(asked))),
        "csv" => {
            let along = cut(&mut name, "along");
            let manner = Manner { for_excel: cut(&mut name, "excel"), along };
            let table = match name {
                "csv-shown" => shown(asked),
                "csv-all" => all(asked),
                "csv-not-named" => others(asked),
                _ => return None,
            };
            let end = name.trim_start_matches("csv");
            file(&format!("{end}.csv"), "text/csv;charset=utf-8", csv(&table, manner))
        }
        "xlsx" => {
            let table = match what {
                "xlsx-shown" => shown(asked),
                "xlsx-all" => all(asked),
                _ => return None,
            };
            let end = what.trim_start_matches("xlsx");
            file(&format!("{end}.xlsx"), workbook::KIND, book::book(asked, &table))
        }
        "json" => match what {
            "json-shown" => {
                let text = with_selection(asked.text, &origin::selection(asked));
                file("-shown.json", "application/json", text)
            }
            "json-all" => file(".json", "application/json", without_selection(asked.text)),
            _ => return None,
        },
        "svg" => {
            let look = Look::of(&mut name);
            let (end, svg) = match name {
                "svg" => (picture_name(asked), picture(asked, look)?),
                "svg-sentence" if asked.query.view == View::Who => {
                    ("-sentence.svg".to_owned(), picture::sentence(asked, look)?)
                }
                _ => return None,
            };
            file(&end, "image/svg+xml", svg)
        }
        "alt" => plain(plain::alt(asked)?),
        "fragment" => file("-fragment.html", "text/html", plain::fragment(asked)?),
        "figure" => {
            let look = Look::of(&mut name);
            let svg = picture(asked, look)?;
            let file_name = format!("{id}{}", picture_name(asked));
            file("-figure.html", "text/html", plain::figure(asked, &file_name, &svg)?)
        }
        "cite" => {
            let mut parts = what.split('-').skip(1);
            let work = match parts.next() {
                Some("view") => origin::this_view(asked),
                Some("data") => origin::dataset(asked),
                Some("release") => origin::release(asked),
                _ => return None,
            };
            let form = Form::named(parts.next().unwrap_or_default())?;
            if parts.next().is_some() {
                return None;
            }
            plain(cite(&work, form))
        }
        _ => return None,
    })
}

/// How the file of the view's picture ends.
fn picture_name(asked: &Request) -> String {
    format!("-{}.svg", asked.query.view.name())
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

/// The code of a frame around what is shown; frame and colours are those of the query.
fn frame(asked: &Request) -> String {
    let embed = asked.query.embed.or(Some(Embed::Usable));
    let query = Query { show: None, embed, ..asked.query.clone() };
    let address = origin::at(asked, &write(asked.dataset, &query));
    frame_code(&address, asked.title())
}
