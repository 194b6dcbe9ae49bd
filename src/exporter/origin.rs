//! What goes along with everything that leaves the page: where it comes from, in words and with an
//! address; and the works that can be cited.

use super::Request;
use crate::data::Author;
use crate::data::value::one_line;
use crate::export::table::Labels;
use crate::export::{Attribution, Selection, Work};
use crate::query::{Query, View, escape, write};
use crate::text::{dataset_line, selection as filters, sentence, view_title};

/// The address of what is shown, as others are given it.
pub fn link(asked: &Request) -> String {
    at(asked, &write(asked.dataset, &asked.query.shared()))
}

/// The same, of this very version of the dataset, whatever comes after it.
pub fn link_to_version(asked: &Request) -> String {
    at(asked, &of_version(asked, &write(asked.dataset, &asked.query.shared())))
}

/// The address of the page at a query. Where none leads there, that at which the dataset says that it is
/// published; empty if it says none. What stands on a reader's machine is never told.
pub fn at(asked: &Request, query: &str) -> String {
    match asked.page {
        Some(page) => joined(page, query),
        None => asked.dataset.imprint.url.clone(),
    }
}

/// An address with a query added to the one that it may have.
fn joined(page: &str, query: &str) -> String {
    match query.strip_prefix('?') {
        Some(more) if page.contains('?') => format!("{page}&{more}"),
        _ => format!("{page}{query}"),
    }
}

/// A query that asks for this very version, unless the page's address does already.
fn of_version(asked: &Request, query: &str) -> String {
    let version = &asked.dataset.version;
    let has = asked.page.is_some_and(|page| {
        crate::query::parameter(page.split_once('?').map_or("", |(_, query)| query), "v").is_some()
    });
    if has || version.is_empty() {
        return query.to_owned();
    }
    joined(query, &format!("?{}", escape::pair("v", version)))
}

/// What is shown, in a sentence, with its address.
pub fn said(asked: &Request) -> String {
    format!("{}. {} {}", asked.title(), in_words(asked), link(asked)).trim_end().to_owned()
}

/// The sentence of the page.
pub fn in_words(asked: &Request) -> String {
    let said = sentence(asked.words(), asked.tag(), asked.dataset, asked.query, asked.answer);
    said.lead + &said.basis + &said.rest
}

/// Where it comes from; `filtered` if it is what is shown, and not everything.
pub fn origin(asked: &Request, filtered: bool) -> Attribution {
    let words = asked.words();
    let dataset = asked.dataset;
    let document = &dataset.document;
    let narrowed = filtered && asked.query.filters() > 0;
    Attribution {
        title: asked.title().to_owned(),
        selection: if narrowed { in_words(asked) } else { String::new() },
        source: listed(&[&document.title, document.publisher.get(""), &document.url]),
        licence: dataset.license.0.clone(),
        dataset: dataset_line(words, dataset),
        credit: credit(asked),
        address: if filtered { link(asked) } else { at(asked, "") },
        caveat: words.take_caveat(dataset.speaker()),
    }
}

/// Texts with commas between them, but for those that are empty.
fn listed(texts: &[&str]) -> String {
    let there: Vec<&str> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    there.join(", ")
}

/// Who compiled the dataset; empty if it does not say.
pub fn credit(asked: &Request) -> String {
    let authors = &asked.dataset.imprint.authors;
    let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
    if names.is_empty() {
        return String::new();
    }
    asked.words().credit(&asked.words().and_list(&names))
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
        note: asked.words().take_caveat(dataset.speaker()),
        named: rows.map(|&at| id(dataset.participations[at].organization)).collect(),
        not_named: outlines.map(|&at| id(dataset.memberships[at].member)).collect(),
    }
}

/// The dataset as a work.
pub fn dataset(asked: &Request) -> Work {
    let dataset = asked.dataset;
    Work {
        key: dataset.id.clone(),
        title: one_line(asked.title()),
        by: dataset.imprint.authors.clone(),
        date: dataset.compiled.clone(),
        version: dataset.version.clone(),
        address: at(asked, &of_version(asked, &write(dataset, &Query::default()))),
        seen: asked.today.to_owned(),
        is_dataset: true,
    }
}

/// What is shown as a work.
pub fn this_view(asked: &Request) -> Work {
    let (whole, words) = (dataset(asked), asked.words());
    let (query, answer) = (asked.query, asked.answer);
    let filters = filters(words, asked.tag(), asked.dataset, query);
    let some = filters
        .map(|filters| format!("{} ({filters})", words.n_of_all(answer.rows.len(), answer.total)));
    let what = match query.view {
        View::Who => some,
        view => Some(view_title(words, asked.dataset, view)),
    };
    let title =
        what.map_or(whole.title.clone(), |what| one_line(&format!("{}: {what}", whole.title)));
    Work { key: format!("{}-view", whole.key), title, address: link_to_version(asked), ..whole }
}

/// The document as a work.
pub fn release(asked: &Request) -> Work {
    let document = &asked.dataset.document;
    let name = document.publisher.get("").to_owned();
    let publisher = (!name.is_empty()).then(|| Author { name, parts: None, url: String::new() });
    Work {
        key: format!("{}-{}", asked.dataset.id, document.id),
        title: one_line(&document.title),
        by: publisher.into_iter().collect(),
        // The document gives no day of its own.
        date: String::new(),
        version: String::new(),
        address: document.url.clone(),
        seen: asked.today.to_owned(),
        is_dataset: false,
    }
}

/// What a dashed outline says.
pub fn not_named(asked: &Request) -> String {
    let status = asked.dataset.roster.as_ref().map_or("", |roster| roster.name.get(asked.tag()));
    asked.words().legend_not_named(status)
}
