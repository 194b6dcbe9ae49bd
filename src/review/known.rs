//! What the reader's tables know of the names of a draft, from the reader's answer; and what to call one.
//!
//! Knows no element, and not how the answer came.

use crate::data::value::one_line;
use crate::draft::Entry;
use reader::Gazetteer;

/// Reads what the reader answers to ids, or to a name.
pub fn known(answer: &str) -> Option<Gazetteer> {
    serde_json::from_str(answer).ok()
}

/// Both together, each id once.
pub fn joined(known: &Gazetteer, more: Gazetteer) -> Gazetteer {
    let mut organizations = known.organizations.clone();
    organizations.extend(
        more.organizations.into_iter().filter(|organization| known.get(&organization.id).is_none()),
    );
    Gazetteer { version: more.version, organizations }
}

/// Those of some ids that are not known yet.
pub fn missing(ids: Vec<String>, known: &Gazetteer) -> Vec<String> {
    ids.into_iter().filter(|id| known.get(id).is_none()).collect()
}

/// What an id is called in a language: in short, and in full where that is another name.
pub fn called(known: &Gazetteer, id: &str, language: &str) -> (String, String) {
    let names = known.get(id).and_then(|organization| {
        ["", "en", "ru", "zh"].iter().find_map(|other| {
            organization.names.get(if other.is_empty() { language } else { other })
        })
    });
    match names {
        Some(names) => (names.short.clone(), names.formal.clone().unwrap_or_default()),
        None => (id.to_owned(), String::new()),
    }
}

/// What an entry is called in a language, where that is not what is printed.
pub fn meant(known: &Gazetteer, entry: &Entry, language: &str) -> Option<String> {
    let id = entry.identity.id()?;
    let names = &known.get(id)?.names;
    let printed = one_line(&entry.exact).to_lowercase();
    let is_printed = names.get(language).is_some_and(|names| {
        let own = [Some(&names.short), names.formal.as_ref()];
        own.into_iter().flatten().any(|name| printed.contains(&name.to_lowercase()))
    });
    (!is_printed).then(|| called(known, id, language).0)
}
