//! The address is the state: a query as readable parameters, and back.
//!
//! A meeting's stands behind `?`. A list's stands behind `#list`, because a server must never hear of
//! what a reader has opened; the parameters are the same, but that a facet is told as `f.id` there,
//! for a column may be called anything. Defaults are left out. What is not understood is ignored with a
//! notice and never loses the rest. Knows no window: text in, text out.

use super::ask::{By, Embed, NAME, Query, SCHEMES, Sort, THEME, View, is_date};
use super::escape::{decode, escape, pair, signed, split};
use super::meeting::{count_by, first, has_view};
use super::order::Order;
use super::reading::Reading;
use crate::data::{Dataset, Facet};

/// Parameters that are no facet. A facet of one of these names stands as `f.name`.
pub const RESERVED: &[&str] = &[
    "q", "by", "split", "view", "sort", "show", "lang", "theme", "basis", "unit", "order", "embed",
    "scheme", "data", "v",
];

/// How an address of a list begins, behind `#`.
pub const LIST: &str = "list";

/// What a facet's parameter begins with where its id alone could mean something else.
const FACET: &str = "f.";

/// How a meeting's own order is called, where it is turned round.
const PRINTED: &str = "printed";

/// Longest text searched for, in characters.
pub const LONGEST_TEXT: usize = 200;

/// Something in an address that was ignored or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A parameter of this name is not known.
    UnknownParameter(String),
    /// A known parameter has a value that is not known: parameter, value.
    UnknownValue(String, String),
    /// The percent-encoding of this parameter is not UTF-8.
    BadEncoding(String),
    /// The text searched for was cut to [`LONGEST_TEXT`].
    TextCut,
    /// This version of the dataset cannot be had; the one that is shown instead.
    NoVersion(String, String),
}

/// Writes a query of a meeting as `?…`, empty for the start page. Facets come in the dataset's order.
pub fn write(dataset: &Dataset, query: &Query) -> String {
    let facets: Vec<&str> = dataset.facets.iter().map(|facet| facet.id.as_str()).collect();
    let name = |id: &str| {
        if RESERVED.contains(&id) { format!("{FACET}{id}") } else { id.to_owned() }
    };
    let pairs = parameters(query, facets, &name, PRINTED);
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// Writes a query of a list as `#list…`. Facets come in the order in which they were asked for.
pub fn write_list(query: &Query) -> String {
    let mut facets: Vec<&str> = Vec::new();
    for clause in query.clauses.iter().filter(|clause| !clause.value.is_empty()) {
        if !facets.contains(&clause.facet.as_str()) {
            facets.push(&clause.facet);
        }
    }
    let mut pairs = vec![LIST.to_owned()];
    pairs.extend(query.reading.all().iter().map(|(name, value)| pair(name, value)));
    pairs.extend(parameters(query, facets, &|id| format!("{FACET}{id}"), ""));
    if let Some(roles) = &query.roles {
        let list = |ids: &[String]| ids.iter().map(|id| escape(id)).collect::<Vec<_>>().join(",");
        pairs.push(pair("facets", &list(&roles.facets)));
        pairs.push(pair("label", roles.label.as_deref().unwrap_or_default()));
        pairs.extend(roles.date.as_ref().map(|date| pair("date", date)));
        pairs.extend(roles.also.as_ref().map(|also| pair("also", &list(also))));
        pairs.extend(roles.source.as_ref().map(|source| pair("source", source)));
        let flat = roles.multi.iter().flat_map(|(name, by)| [name.clone(), by.clone()]);
        let multi: Vec<String> = flat.collect();
        pairs.extend((!multi.is_empty()).then(|| pair("multi", &list(&multi))));
    }
    format!("#{}", pairs.join("&"))
}

/// The parameters of a query, encoded.
fn parameters(
    query: &Query,
    facets: Vec<&str>,
    name: &dyn Fn(&str) -> String,
    own_order: &str,
) -> Vec<String> {
    let mut pairs = Vec::new();
    let mut put = |name: &str, value: &str| pairs.push(pair(name, value));
    let mut list = |name: &str, values: Vec<String>| {
        if !values.is_empty() {
            put(name, &values.join(","));
        }
    };
    // An empty value cannot stand in a list: its facet stands in one of its own.
    let clauses = query.clauses.iter();
    let empty = clauses.clone().filter(|clause| clause.value.is_empty());
    list("empty", empty.map(|clause| signed(&clause.facet, clause.exclude)).collect());
    for facet in facets {
        let own =
            clauses.clone().filter(|clause| clause.facet == facet && !clause.value.is_empty());
        list(&name(facet), own.map(|clause| signed(&clause.value, clause.exclude)).collect());
    }
    let escaped = |ids: &[String]| ids.iter().map(|id| escape(id)).collect::<Vec<_>>();
    list("all", escaped(&query.all));
    list("year", query.years.iter().map(u16::to_string).collect());
    for (name, date) in [("from", &query.range.0), ("to", &query.range.1)] {
        list(name, Some(date.clone()).into_iter().filter(|date| !date.is_empty()).collect());
    }
    if query.is_searching() {
        put("q", &query.text);
    }
    match &query.by {
        By::First => {}
        By::Facet(id) => put("by", id),
        By::Year => put("years", "1"),
        By::Month => put("months", "1"),
    }
    if let Some(id) = &query.split {
        put("split", id);
    }
    if query.percent {
        put("unit", "percent");
    }
    if query.order != Order::Original {
        put("order", query.order.name());
    }
    if query.view != View::default() {
        put("view", query.view.name());
    }
    if query.sort != Sort::default() {
        let key = query.sort.key.as_deref().unwrap_or(own_order);
        put("sort", &signed(key, query.sort.descending));
    }
    for (name, ids) in [("theme", &query.themes), ("basis", &query.basis)] {
        if !ids.is_empty() {
            put(name, &escaped(ids).join(","));
        }
    }
    let embed = query.embed.map(Embed::name);
    let single = [("show", query.show.as_deref()), ("lang", query.lang.as_deref())];
    for (name, value) in single.into_iter().chain([("embed", embed), ("scheme", query.scheme)]) {
        if let Some(value) = value {
            put(name, value);
        }
    }
    pairs
}

/// Reads the query part of an address, with or without its `?`, for a dataset. `languages` are
/// the tags the page can be shown in.
pub fn read(dataset: &Dataset, languages: &[&str], address: &str) -> (Query, Vec<Notice>) {
    let address = address.strip_prefix('?').unwrap_or(address);
    let facet = |name: &str| {
        let bare = name.strip_prefix(FACET).unwrap_or(name);
        let is_own = bare != name || !RESERVED.contains(&name);
        (is_own && dataset.facets.iter().any(|facet| facet.id == bare)).then(|| bare.to_owned())
    };
    let (query, mut notices) = parse(languages, &facet, &|_, _, _| None, address);
    (settle(dataset, query, &mut notices), notices)
}

/// Reads an address of a list, from its `#` on or without it; `None` if it is not that of a list. What
/// the list has of it is told once the list is there.
pub fn read_list(languages: &[&str], address: &str) -> Option<(Query, Vec<Notice>)> {
    let address = address.strip_prefix('#').unwrap_or(address).strip_prefix(LIST)?;
    if !address.is_empty() && !address.starts_with('&') {
        return None;
    }
    let facet = |name: &str| name.strip_prefix(FACET).map(str::to_owned);
    Some(parse(languages, &facet, &of_a_list, address))
}

/// Takes a parameter; what of its value is not known, or nothing if the parameter is not.
type Take = dyn Fn(&mut Query, &str, &str) -> Option<Vec<String>>;

/// Reads parameters, whatever source they are of. `facet` gives the id of a facet that a name stands
/// for, `take` takes what only this kind of source has.
fn parse(
    languages: &[&str],
    facet: &dyn Fn(&str) -> Option<String>,
    take: &Take,
    address: &str,
) -> (Query, Vec<Notice>) {
    let mut query = Query::default();
    let mut notices = Vec::new();
    for pair in address.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = decode(name).unwrap_or_else(|lossy| lossy);
        let value = decode(value).unwrap_or_else(|lossy| {
            notices.push(Notice::BadEncoding(name.clone()));
            lossy
        });
        if let Some(facet) = facet(&name) {
            for (value, exclude) in split(&value) {
                query.add(&facet, &value, exclude);
            }
        } else if let Some(unknown) = take(&mut query, &name, &value) {
            let unknown = unknown.into_iter();
            notices.extend(unknown.map(|value| Notice::UnknownValue(name.clone(), value)));
        } else {
            parameter_of(languages, &name, &value, &mut query, &mut notices);
        }
    }
    (query, notices)
}

/// A list of ids. A sign means nothing in it, and one alone is no id.
fn ids(value: &str) -> Vec<String> {
    split(value).into_iter().map(|(id, _)| id).filter(|id| !id.is_empty()).collect()
}

fn some(value: &str) -> Option<String> {
    Some(value.to_owned()).filter(|value| !value.is_empty())
}

/// Takes what only a list has: empty cells, years, how it is read, and what its columns are made to be.
fn of_a_list(query: &mut Query, name: &str, value: &str) -> Option<Vec<String>> {
    let mut unknown = Vec::new();
    match name {
        "empty" => split(value).iter().for_each(|(id, exclude)| query.add(id, "", *exclude)),
        "year" => {
            for id in ids(value) {
                match id.parse() {
                    Ok(year) if query.years.contains(&year) => {}
                    Ok(year) => query.toggle_year(year),
                    Err(_) => unknown.push(id),
                }
            }
        }
        "years" => query.by = By::Year,
        "months" => query.by = By::Month,
        "from" if is_date(value) => query.range.0 = value.to_owned(),
        "to" if is_date(value) => query.range.1 = value.to_owned(),
        "from" | "to" => unknown.push(value.to_owned()),
        "facets" => query.roles.get_or_insert_default().facets = ids(value),
        "label" => query.roles.get_or_insert_default().label = some(value),
        "date" => query.roles.get_or_insert_default().date = some(value),
        "also" => query.roles.get_or_insert_default().also = Some(ids(value)),
        "source" => query.roles.get_or_insert_default().source = Some(value.to_owned()),
        "multi" => {
            let ids = ids(value);
            let pairs = ids.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone()));
            query.roles.get_or_insert_default().multi = pairs.collect();
        }
        _ if Reading::knows(name) => query.reading.set(name, Some(value)),
        _ => return None,
    }
    Some(unknown)
}

/// Takes one decoded parameter that is no facet.
fn parameter_of(
    languages: &[&str],
    name: &str,
    value: &str,
    query: &mut Query,
    notices: &mut Vec<Notice>,
) {
    let mut unknown = |value: &str| {
        notices.push(Notice::UnknownValue(name.to_owned(), value.to_owned()));
    };
    match name {
        "all" => query.all = ids(value),
        "q" => {
            query.text = value.chars().take(LONGEST_TEXT).collect();
            if query.text.len() < value.len() {
                notices.push(Notice::TextCut);
            }
            // White space asks for nothing, and is not written.
            if !query.is_searching() {
                query.text.clear();
            }
        }
        "by" => query.by = By::Facet(value.to_owned()),
        "split" => query.split = some(value),
        "unit" if value == "percent" => query.percent = true,
        "unit" => unknown(value),
        "order" => match Order::named(value) {
            Some(order) => query.order = order,
            None => unknown(value),
        },
        "view" => match View::ALL.iter().find(|(name, _)| *name == value) {
            Some((_, view)) => query.view = *view,
            None => unknown(value),
        },
        "sort" => {
            if let Some((key, descending)) = split(value).into_iter().next() {
                query.sort = Sort { key: Some(key), descending };
            }
        }
        "show" => query.show = some(value),
        "theme" => query.themes = ids(value),
        "basis" => query.basis = ids(value),
        // Of which data the page is, is the business of whoever opens it.
        "data" | "v" => {}
        "embed" => match Embed::named(value) {
            Some(embed) => query.embed = Some(embed),
            None => unknown(value),
        },
        "scheme" => match SCHEMES.iter().find(|scheme| **scheme == value) {
            Some(scheme) => query.scheme = Some(scheme),
            None => unknown(value),
        },
        "lang" => match languages.iter().find(|tag| **tag == value) {
            Some(tag) => query.lang = Some((*tag).to_owned()),
            None => unknown(value),
        },
        _ => notices.push(Notice::UnknownParameter(name.to_owned())),
    }
}

/// Holds a query to a dataset: ids in the one way in which the dataset writes them, and nothing that it
/// does not have.
fn settle(dataset: &Dataset, asked: Query, notices: &mut Vec<Notice>) -> Query {
    let mut unknown = |name: &str, value: &str| {
        notices.push(Notice::UnknownValue(name.to_owned(), value.to_owned()));
    };
    let first = first(dataset);
    let facet = |id: &str| dataset.facets.iter().find(|facet| facet.id == id);
    let mut query = Query {
        text: asked.text,
        percent: asked.percent,
        order: asked.order,
        view: asked.view,
        lang: asked.lang,
        embed: asked.embed,
        scheme: asked.scheme,
        ..Query::default()
    };
    if !has_view(dataset, query.view) {
        unknown("view", query.view.name());
        query.view = View::default();
    }
    for clause in asked.clauses {
        let Some(facet) = facet(&clause.facet) else { continue };
        match value_of(facet, &clause.value) {
            Some(value) => query.add(&facet.id, value, clause.exclude),
            None => unknown(&facet.id, &clause.value),
        }
    }
    for id in asked.all {
        match facet(&id) {
            Some(facet) if facet.multiple => query.all.push(id),
            _ => unknown("all", &id),
        }
    }
    match asked.by {
        By::First | By::Year | By::Month => {}
        By::Facet(id) if facet(&id).is_some() => query.by = By::facet(&id, first),
        By::Facet(id) => unknown("by", &id),
    }
    if let Some(id) = asked.split {
        query.split_by(facet(&id).map(|facet| facet.id.clone()), first);
        if query.split.is_none() {
            unknown("split", &id);
        }
    }
    match asked.sort.key.as_deref() {
        None => {}
        Some(PRINTED) => query.sort.descending = asked.sort.descending,
        Some(NAME) => query.sort = asked.sort,
        Some(THEME) if !dataset.themes.is_empty() => query.sort = asked.sort,
        Some(id) if facet(id).is_some() => query.sort = asked.sort,
        Some(id) => unknown("sort", id),
    }
    for id in asked.themes {
        match dataset.themes.iter().any(|theme| theme.id == id) {
            true if !query.themes.contains(&id) => query.themes.push(id),
            true => {}
            false => unknown("theme", &id),
        }
    }
    let alternatives = dataset.roster.as_ref().map_or(&[][..], |roster| &roster.alternatives);
    for id in asked.basis {
        match alternatives.iter().find(|alternative| alternative.id == id) {
            Some(alternative) => count_by(dataset, &mut query, alternative.status, Some(&id)),
            None => unknown("basis", &id),
        }
    }
    if let Some(id) = asked.show {
        match dataset.organizations.iter().any(|organization| organization.id == id) {
            true => query.show = Some(id),
            false => unknown("show", &id),
        }
    }
    query
}

/// The id of the value of this id, else of this code or slug in any case.
fn value_of<'a>(facet: &'a Facet, id: &str) -> Option<&'a str> {
    let exact = facet.values.iter().find(|value| value.id == id);
    let same = |other: &str| other.eq_ignore_ascii_case(id);
    let any = || {
        facet.values.iter().find(|value| same(&value.id) || value.also.iter().any(|own| same(own)))
    };
    exact.or_else(any).map(|value| value.id.as_str())
}
