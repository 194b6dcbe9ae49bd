//! The address is the state: a query as readable parameters, and back.
//!
//! Percent-decode, then split at commas; `\` escapes a comma, a backslash and a leading `-`.
//! Defaults are left out. What is not understood is ignored with a notice and never loses the
//! rest. Knows no window: text in, text out.

use super::ask::{Clause, Embed, Query, SCHEMES, Sort, SortKey, View};
use crate::data::{Dataset, Facet};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Parameters that are no facet. A facet of one of these names is not addressable; the reserved
/// ones that nothing reads yet are kept free.
pub const RESERVED: &[&str] = &[
    "q", "by", "split", "view", "sort", "show", "lang", "theme", "basis", "unit", "embed",
    "scheme", "data",
];

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
}

// What browsers leave alone in a query and a reader can read; everything else is escaped.
const READABLE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b',');

/// Writes a query as `?…`, empty for the start page. Facets come in the dataset's order.
pub fn write(dataset: &Dataset, query: &Query) -> String {
    let mut out: Vec<(String, String)> = Vec::new();
    for (index, facet) in dataset.facets.iter().enumerate() {
        let values: Vec<String> = query
            .clauses
            .iter()
            .filter(|clause| clause.facet == index)
            .filter_map(|clause| {
                let id = &facet.values.get(clause.value as usize)?.id;
                let escaped = escape(id);
                Some(if clause.exclude { format!("-{escaped}") } else { escaped })
            })
            .collect();
        if !values.is_empty() {
            out.push((facet.id.clone(), values.join(",")));
        }
    }
    if query.is_searching() {
        out.push(("q".to_owned(), query.text.clone()));
    }
    let facet_id = |index: usize| dataset.facets.get(index).map(|facet| facet.id.clone());
    if query.by != 0
        && let Some(id) = facet_id(query.by)
    {
        out.push(("by".to_owned(), id));
    }
    if let Some(id) = query.split.and_then(facet_id) {
        out.push(("split".to_owned(), id));
    }
    if query.view != View::default()
        && let Some((name, _)) = View::ALL.iter().find(|(_, view)| *view == query.view)
    {
        out.push(("view".to_owned(), (*name).to_owned()));
    }
    if query.sort != Sort::default() {
        let key = match query.sort.key {
            SortKey::Printed => Some("printed".to_owned()),
            SortKey::Name => Some("name".to_owned()),
            SortKey::Facet(index) => facet_id(index),
            SortKey::Theme => Some("theme".to_owned()),
        };
        out.extend(key.map(|key| {
            let sign = if query.sort.descending { "-" } else { "" };
            ("sort".to_owned(), format!("{sign}{key}"))
        }));
    }
    let themes = query.themes.iter().filter_map(|&index| dataset.themes.get(index));
    let themes: Vec<String> = themes.map(|theme| escape(&theme.id)).collect();
    let basis: Vec<String> = query
        .basis
        .iter()
        .filter_map(|&index| dataset.roster.as_ref()?.alternatives.get(index))
        .map(|alternative| escape(&alternative.id))
        .collect();
    for (name, list) in [("theme", themes), ("basis", basis)] {
        if !list.is_empty() {
            out.push((name.to_owned(), list.join(",")));
        }
    }
    out.extend(query.show.clone().map(|id| ("show".to_owned(), id)));
    out.extend(query.lang.clone().map(|tag| ("lang".to_owned(), tag)));
    let embed = Embed::ALL.iter().find(|(_, embed)| query.embed == Some(*embed));
    out.extend(embed.map(|(name, _)| ("embed".to_owned(), (*name).to_owned())));
    out.extend(query.scheme.map(|scheme| ("scheme".to_owned(), scheme.to_owned())));
    let pairs: Vec<String> = out.iter().map(|(name, value)| pair(name, value)).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// Reads the query part of an address, with or without its `?`, for a dataset. `languages` are
/// the tags the page can be shown in.
pub fn read(dataset: &Dataset, languages: &[&str], address: &str) -> (Query, Vec<Notice>) {
    let mut query = Query::default();
    let mut notices = Vec::new();
    let address = address.strip_prefix('?').unwrap_or(address);
    for pair in address.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = decode(name).unwrap_or_else(|lossy| lossy);
        let value = decode(value).unwrap_or_else(|lossy| {
            notices.push(Notice::BadEncoding(name.clone()));
            lossy
        });
        if !read_parameter(dataset, languages, &name, &value, &mut query, &mut notices) {
            notices.push(Notice::UnknownParameter(name));
        }
    }
    if query.split == Some(query.by) {
        query.split = None;
        notices.push(Notice::UnknownValue("split".to_owned(), dataset.facets[query.by].id.clone()));
    }
    (query, notices)
}

/// Takes one decoded parameter; `false` if its name is not known.
fn read_parameter(
    dataset: &Dataset,
    languages: &[&str],
    name: &str,
    value: &str,
    query: &mut Query,
    notices: &mut Vec<Notice>,
) -> bool {
    let mut unknown = |value: &str| {
        notices.push(Notice::UnknownValue(name.to_owned(), value.to_owned()));
    };
    let facet = |id: &str| dataset.facets.iter().position(|facet| facet.id == id);
    match name {
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
        "by" => match facet(value) {
            Some(index) => query.by = index,
            None => unknown(value),
        },
        "split" => match facet(value) {
            Some(index) => query.split = Some(index),
            None => unknown(value),
        },
        "view" => match View::ALL.iter().find(|(name, _)| *name == value) {
            Some((_, view)) => query.view = *view,
            None => unknown(value),
        },
        "sort" => {
            let (descending, key) = value.strip_prefix('-').map_or((false, value), |k| (true, k));
            let key = match key {
                "printed" => Some(SortKey::Printed),
                "name" => Some(SortKey::Name),
                "theme" if !dataset.themes.is_empty() => Some(SortKey::Theme),
                key => facet(key).map(SortKey::Facet),
            };
            match key {
                Some(key) => query.sort = Sort { key, descending },
                None => unknown(value),
            }
        }
        "show" => match dataset.organizations.iter().find(|o| o.id == value) {
            Some(organization) => query.show = Some(organization.id.clone()),
            None => unknown(value),
        },
        "theme" => {
            for (id, _) in split(value) {
                match dataset.themes.iter().position(|theme| theme.id == id) {
                    Some(theme) if !query.themes.contains(&theme) => query.themes.push(theme),
                    Some(_) => {}
                    None => unknown(&id),
                }
            }
        }
        "basis" => {
            let alternatives = dataset.roster.as_ref().map_or(&[][..], |it| &it.alternatives);
            for (id, _) in split(value) {
                match alternatives.iter().position(|it| it.id == id) {
                    Some(at) => query.count_by(dataset, alternatives[at].status, Some(at)),
                    None => unknown(&id),
                }
            }
        }
        // Which list is opened is the business of the page's script.
        "data" => {}
        "embed" => match Embed::ALL.iter().find(|(name, _)| *name == value) {
            Some((_, embed)) => query.embed = Some(*embed),
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
        _ => {
            if RESERVED.contains(&name) {
                return false;
            }
            let Some(index) = facet(name) else { return false };
            for (value, exclude) in split(value) {
                match find_value(&dataset.facets[index], &value) {
                    Some(value) if query.clause(index, value).is_none() => {
                        query.clauses.push(Clause { facet: index, value, exclude });
                    }
                    Some(_) => {}
                    None => unknown(&value),
                }
            }
        }
    }
    true
}

/// The value of this id, else of this code or slug in any case.
fn find_value(facet: &Facet, id: &str) -> Option<u32> {
    let exact = facet.values.iter().position(|value| value.id == id);
    let place = exact.or_else(|| {
        facet.values.iter().position(|value| {
            let same = |other: &str| other.eq_ignore_ascii_case(id);
            same(&value.id) || value.also.iter().any(|other| same(other))
        })
    });
    place.and_then(|place| u32::try_from(place).ok())
}

/// A parameter as it stands in an address.
pub fn pair(name: &str, value: &str) -> String {
    format!("{}={}", utf8_percent_encode(name, READABLE), utf8_percent_encode(value, READABLE))
}

/// A name or a value without its percent-encoding.
///
/// # Errors
/// What can be read of it, where it is not UTF-8.
pub fn decode(text: &str) -> Result<String, String> {
    let text = text.replace('+', " ");
    let decoded = percent_decode_str(&text);
    match decoded.clone().decode_utf8() {
        Ok(text) => Ok(text.into_owned()),
        Err(_) => Err(decoded.decode_utf8_lossy().into_owned()),
    }
}

/// The value of one parameter of an address, decoded as far as it can be.
pub fn parameter(address: &str, name: &str) -> Option<String> {
    let pairs = address.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.into_iter().find(|(own, _)| *own == name)?;
    Some(decode(value).unwrap_or_else(|lossy| lossy))
}

/// A value id as it stands in a list: a backslash before what would be read otherwise.
pub fn escape(id: &str) -> String {
    let mut escaped = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        if c == ',' || c == '\\' || (c == '-' && at == 0) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A list taken apart: each value unescaped, and whether it is excluded.
pub fn split(list: &str) -> Vec<(String, bool)> {
    let mut values = Vec::new();
    let mut value = String::new();
    let mut exclude = false;
    let mut started = false;
    let mut chars = list.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => value.extend(chars.next()),
            ',' => {
                values.push((std::mem::take(&mut value), exclude));
                (exclude, started) = (false, false);
                continue;
            }
            '-' if !started && !exclude => {
                exclude = true;
                continue;
            }
            c => value.push(c),
        }
        started = true;
    }
    values.push((value, exclude));
    values.retain(|(value, exclude)| *exclude || !value.is_empty());
    values
}
