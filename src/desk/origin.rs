//! What goes along with everything that leaves the page: where it comes from, in words and with an
//! address; and the works that can be cited.

use super::Request;
use crate::export::table::Labels;
use crate::export::{Origin, Selection, Work};
use crate::query::{Query, write};
use crate::text::{dates, sentence};

/// The address of what is shown, as others are given it.
pub fn link(asked: &Request) -> String {
    at(asked, &write(asked.dataset, &asked.query.shared()))
}

/// The address of the page at a query. What was opened from a disk has none: its file stands there.
pub fn at(asked: &Request, query: &str) -> String {
    match asked.file {
        Some(name) => format!("{name} {query}").trim_end().to_owned(),
        None => format!("{}{query}", asked.page),
    }
}

/// What is shown, in a sentence, with its address.
pub fn said(asked: &Request) -> String {
    format!("{}. {} {}", asked.title(), in_words(asked), link(asked))
}

/// The sentence of the page.
pub fn in_words(asked: &Request) -> String {
    let said = sentence(asked.words(), asked.tag(), asked.dataset, asked.query, asked.answer);
    said.lead + &said.rest
}

/// Where it comes from; `filtered` if it is what is shown, and not everything.
pub fn origin(asked: &Request, filtered: bool) -> Origin {
    let words = asked.words();
    let dataset = asked.dataset;
    let document = &dataset.document;
    let day = dates::date(words, &dataset.compiled);
    let narrowed = filtered && asked.query.filters() > 0;
    Origin {
        title: asked.title().to_owned(),
        selection: if narrowed { in_words(asked) } else { String::new() },
        source: format!("{}, {}, {}", document.title, document.publisher, document.url),
        licence: dataset.license.0.clone(),
        dataset: words.foot_data(&dataset.version, &day, &dataset.license.0),
        address: if filtered { link(asked) } else { at(asked, "") },
        caveat: words.take_caveat().to_owned(),
    }
}

/// Labels of columns.
pub fn labels(asked: &Request) -> Labels {
    let words = asked.words();
    Labels {
        order: words.column_order().to_owned(),
        name: words.column_name().to_owned(),
        printed: words.table().to_owned(),
        evidence: words.column_evidence().to_owned(),
    }
}

/// What is selected, for a file that opens again as it is.
pub fn selection(asked: &Request) -> Selection {
    let dataset = asked.dataset;
    let id = |at: usize| dataset.organizations[at].id.clone();
    let rows = asked.answer.rows.iter();
    let outlines = asked.answer.outlines.iter();
    Selection {
        query: write(dataset, &asked.query.shared()),
        words: in_words(asked),
        address: link(asked),
        note: asked.words().take_caveat().to_owned(),
        named: rows.map(|&at| id(dataset.participations[at].organization)).collect(),
        not_named: outlines.map(|&at| id(dataset.memberships[at].member)).collect(),
    }
}

/// The dataset as a work.
pub fn dataset(asked: &Request) -> Work {
    let dataset = asked.dataset;
    Work {
        key: dataset.id.clone(),
        title: asked.title().to_owned(),
        by: asked.words().brand().to_owned(),
        date: dataset.compiled.clone(),
        version: dataset.version.clone(),
        address: at(asked, &write(dataset, &Query::default())),
        seen: asked.today.to_owned(),
        is_dataset: true,
    }
}

/// What is shown as a work.
pub fn this_view(asked: &Request) -> Work {
    let whole = dataset(asked);
    let title = format!("{}: {}", whole.title, in_words(asked));
    Work { key: format!("{}-view", whole.key), title, address: link(asked), ..whole }
}

/// The document as a work.
pub fn release(asked: &Request) -> Work {
    let document = &asked.dataset.document;
    Work {
        key: format!("{}-{}", asked.dataset.id, document.id),
        title: document.title.clone(),
        by: document.publisher.clone(),
        // The document gives no day of its own.
        date: String::new(),
        version: String::new(),
        address: document.url.clone(),
        seen: asked.today.to_owned(),
        is_dataset: false,
    }
}
