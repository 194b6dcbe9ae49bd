//! The facets of a dataset that comes of a draft: headings as printed, kinds, regions, parents, levels,
//! forms. A facet that no row has a value of is left out.

use super::json::{Object, list};
use super::labels::{self, FacetWords, label};
use super::model::{Draft, Level};
use super::organizations::{Organization, slug};
use super::quote::{Quote, Quotes};
use crate::data::value::one_line;
use reader::Gazetteer;
use std::collections::HashMap;

/// A heading, as a value of its facet.
pub struct Heading {
    /// Its id.
    pub id: String,
    /// Its words on one line.
    pub words: String,
    /// Where it is printed; nothing where it stands behind the names under it.
    quote: Option<Quote>,
    /// Its words in other languages' releases.
    elsewhere: Vec<(String, String)>,
    language: String,
}

/// The headings of a draft in printed order, each once.
pub fn headings(
    draft: &Draft,
    quotes: &Quotes,
    elsewhere: &HashMap<String, Vec<(String, String)>>,
) -> Vec<Heading> {
    let language = if draft.text.language == "?" { "en" } else { &draft.text.language };
    let mut found: Vec<Heading> = Vec::new();
    // The audit looks for a heading before its first name, and behind the name before.
    let mut before = 0;
    for entry in draft.participants() {
        let Some(printed) = &entry.heading else {
            before = entry.span.start;
            continue;
        };
        let words = one_line(&printed.exact);
        if !found.iter().any(|heading| heading.words == words) {
            let span = printed.span;
            let is_in_order = span.end <= entry.span.start && span.start >= before;
            found.push(Heading {
                id: format!("heading-{}", found.len() + 1),
                quote: is_in_order.then(|| quotes.quote(span)),
                elsewhere: elsewhere.get(&words).cloned().unwrap_or_default(),
                language: language.to_owned(),
                words,
            });
        }
        before = entry.span.start;
    }
    found
}

/// Facets as a dataset has them; with levels, with forms, where rows have them.
pub fn facets(
    rows: &[Organization],
    headings: &[Heading],
    gazetteer: &Gazetteer,
    (level, form): (bool, bool),
) -> String {
    let mut all = vec![facet(&labels::HEADING, heading_values(headings))];
    all.extend(known(rows, gazetteer));
    if level {
        let has = |level: &Level| rows.iter().any(|row| row.entry.level == Some(*level));
        let levels = Level::ALL.into_iter().filter(has);
        let values = levels.map(|level| value(level.key(), &label(labels::level(level))));
        all.push(facet(&labels::LEVEL, values));
    }
    if form {
        let form_of = |row: &Organization| {
            row.entry.form.as_ref().map(|printed| labels::form(&printed.exact))
        };
        let has = |id: &str| rows.iter().any(|row| form_of(row) == Some(id));
        let forms = labels::FORMS.iter().filter(|(id, _)| has(id));
        all.push(facet(&labels::FORM, forms.map(|(id, words)| value(id, &label(*words)))));
    }
    list(all)
}

/// The facets of what organizations are: kinds, regions, parents.
pub fn known(rows: &[Organization], gazetteer: &Gazetteer) -> Vec<String> {
    let mut all = Vec::new();
    let kinds = labels::KINDS.iter().filter(|(id, _)| rows.iter().any(|row| row.kind == *id));
    all.push(facet(&labels::KIND, kinds.map(|(id, words)| value(id, &label(*words)))));
    let has_region = |id: &str| rows.iter().any(|row| row.region == Some(id));
    let regions: Vec<String> = labels::REGIONS
        .iter()
        .filter(|(id, ..)| has_region(id))
        .map(|(id, code, words)| {
            Object::new().text("id", id).raw("label", &label(*words)).text("code", code).done()
        })
        .collect();
    if !regions.is_empty() {
        all.push(facet(&labels::REGION, regions));
    }
    let mut parents: Vec<String> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for row in rows {
        let Some(parent) = row.known.and_then(|described| described.parent.as_deref()) else {
            continue;
        };
        if !seen.contains(&parent) {
            seen.push(parent);
            parents.push(value(&slug(parent), &parent_label(parent, gazetteer)));
        }
    }
    if !parents.is_empty() {
        all.push(facet(&labels::PARENT, parents));
    }
    all
}

fn facet(words: &FacetWords, values: impl IntoIterator<Item = String>) -> String {
    let mut out = Object::new()
        .text("id", words.id)
        .raw("label", &label(words.label))
        .raw("short", &label(words.short))
        .text("field", words.field)
        .text("basis", words.basis);
    if let Some(qualifier) = words.qualifier {
        out = out.raw("qualifier", &label(qualifier));
    }
    out.raw("does_not_apply", &label(words.does_not_apply))
        .raw("not_known", &label(labels::NOT_KNOWN))
        .raw("values", &list(values))
        .done()
}

fn value(id: &str, label: &str) -> String {
    Object::new().text("id", id).raw("label", label).done()
}

fn heading_values(headings: &[Heading]) -> Vec<String> {
    if headings.is_empty() {
        // A facet needs a value.
        let words = ["A heading (none is printed)", "Рубрика (не указана)", "类别（新闻稿未列）"];
        let none = Object::new().text("id", "heading").raw("label", &label(words));
        return vec![none.text("printed", "does-not-apply").done()];
    }
    let value = |heading: &Heading| {
        let mut words = Object::new().text(&heading.language, &heading.words);
        for (tag, own) in heading.elsewhere.iter().filter(|(tag, _)| *tag != heading.language) {
            words = words.text(tag, own);
        }
        let out = Object::new()
            .text("id", &heading.id)
            .raw("label", &words.done())
            .text("printed", &heading.words);
        match &heading.quote {
            Some(quote) => out.raw("mention", &quote.mention()),
            None => out,
        }
        .done()
    };
    headings.iter().map(value).collect()
}

/// What a parent is called, as far as the gazetteer knows.
fn parent_label(id: &str, gazetteer: &Gazetteer) -> String {
    let names = gazetteer.get(id).map(|described| &described.names);
    let mut out = Object::new();
    let mut has_any = false;
    for tag in ["en", "ru", "zh"] {
        if let Some(name) = names.and_then(|languages| languages.get(tag)) {
            out = out.text(tag, &name.short);
            has_any = true;
        }
    }
    if has_any { out.done() } else { Object::new().text("en", id).done() }
}
