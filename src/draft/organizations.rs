//! Organizations of a dataset: what a draft names, with what the gazetteer knows of it.
//!
//! A name has the source that its row in the tables names; what was put together or written from
//! memory is marked as ours. Knows no place in a text.

use super::countries::two_letters;
use super::house::HouseNames;
use super::json::{Object, list, texts};
use super::labels;
use super::model::{Entry, Identity};
use crate::data::value::one_line;
use reader::{Described, Gazetteer, Names};
use std::collections::BTreeSet;

/// A row's organization, before it is written.
pub struct Organization<'a> {
    /// Its id in the dataset.
    pub id: String,
    /// The entry that names it.
    pub entry: &'a Entry,
    /// What the gazetteer knows of it.
    pub known: Option<&'a Described>,
    /// Its kind.
    pub kind: String,
    /// The id of its region, if it has one.
    pub region: Option<&'static str>,
    /// The dataset's id of the body that it is part of.
    pub parent: Option<String>,
    /// What it is printed as in other languages: language, words.
    pub elsewhere: Vec<(String, String)>,
    /// The source that names it.
    pub named_in: &'static str,
}

impl<'a> Organization<'a> {
    /// Of an entry.
    pub fn new(id: String, entry: &'a Entry, gazetteer: &'a Gazetteer) -> Self {
        let known = entry.identity.id().and_then(|id| gazetteer.get(id));
        let kind = kind(entry, known);
        let region_name = known.and_then(|described| described.region.as_deref());
        let region = region_name.and_then(|name| {
            labels::REGIONS
                .iter()
                .find(|(.., [english, ..])| *english == name)
                .map(|(key, ..)| *key)
        });
        let has_region = matches!(kind.as_str(), "state" | "territory");
        let parent = known.and_then(|described| described.parent.as_deref()).map(slug);
        Self {
            id,
            entry,
            known,
            kind,
            region: region.filter(|_| has_region),
            parent,
            elsewhere: Vec::new(),
            named_in: "R",
        }
    }

    /// Whether it is a state or has a code of one.
    pub fn is_of_state(&self) -> bool {
        matches!(self.kind.as_str(), "state" | "territory")
    }

    /// As a dataset has it. Adds the ids of the sources that it rests on.
    pub fn json(
        &self,
        language: &str,
        house: &HouseNames,
        sources: &mut BTreeSet<String>,
    ) -> String {
        let is_known = self.known.is_some();
        let nothing = |applies: bool| if applies { "not-known" } else { "does-not-apply" };
        let is_national = self.kind == "national-body";
        let is_open = !is_known && !self.is_of_state();
        let country = self.known.and_then(|described| two_letters(described.country.as_deref()?));
        let region = self.region.unwrap_or(nothing(self.is_of_state()));
        let parent = self.parent.as_deref().unwrap_or(nothing(is_open || is_national));
        let may_have_country = self.is_of_state() || is_national || is_open;
        let code = |of: fn(&Described) -> &Option<String>| {
            self.known.and_then(|described| of(described).as_deref())
        };
        let three = code(|described| &described.iso);
        let codes = [
            ("iso3166-1-alpha2", three.and_then(two_letters)),
            ("iso3166-1-alpha3", three),
            ("wikidata", code(|described| &described.wikidata)),
        ];
        let identifiers = codes.into_iter().filter_map(|(scheme, code)| {
            Some(Object::new().text("scheme", scheme).text("identifier", code?).done())
        });
        // The tables' states are the members and observer states of the United Nations, and former ones.
        let is_state =
            self.known.map_or(self.kind.as_str(), |described| &described.kind) == "state";
        let seat = nothing(!self.is_of_state());
        let mut cited = |id: &'static str| {
            sources.insert(id.to_owned());
            texts([id])
        };
        let mut out = Object::new().text("id", &self.id);
        let kind_source = cited(if is_known { "TABLES" } else { "OURS" });
        let region_source = cited(if self.region.is_some() { "M49" } else { "OURS" });
        let country_source = cited(if country.is_some() { "ISO" } else { "OURS" });
        let parent_source = cited(if self.parent.is_some() { "TABLES" } else { "OURS" });
        let (names, other_names) = self.names(language, house, sources);
        out = out
            .raw("names", &names)
            .raw("other_names", &other_names)
            .text("classification", &self.kind)
            .raw("classification_sources", &kind_source)
            .text("parent", parent)
            .raw("parent_sources", &parent_source)
            .text("country", country.unwrap_or(nothing(may_have_country)))
            .raw("country_sources", &country_source)
            .text("region", region)
            .raw("region_sources", &region_source)
            .raw("is_state", if is_state { "true" } else { "false" });
        out.raw("identifiers", &list(identifiers))
            .text("seat", seat)
            .text("site", seat)
            .raw("notes", "[]")
            .done()
    }

    /// The names in a language: of a body the abbreviation stands first in the tables, here the name.
    fn named<'b>(&self, names: &'b Names) -> Known<'b> {
        let is_body = !self.known.is_some_and(|described| {
            matches!(described.kind.as_str(), "state" | "territory" | "contested")
        });
        match names.formal.as_deref() {
            Some(full) if is_body => {
                Known { short: full, formal: None, abbreviation: Some(&names.short) }
            }
            formal => Known { short: &names.short, formal, abbreviation: None },
        }
    }

    /// Names by language, and the printed forms that are no such name.
    fn names(
        &self,
        language: &str,
        house: &HouseNames,
        sources: &mut BTreeSet<String>,
    ) -> (String, String) {
        let printed = one_line(&self.entry.exact);
        let mut out = Object::new();
        let mut others: Vec<String> = Vec::new();
        let mut languages = vec!["en", "ru", "zh"];
        if !languages.contains(&language) {
            languages.push(language);
        }
        for tag in languages {
            let known = self
                .known
                .and_then(|described| described.names.get(tag))
                .map(|names| self.named(names));
            let there = if tag == language {
                Some((self.named_in.to_owned(), printed.as_str()))
            } else {
                self.printed_elsewhere(tag)
            };
            let own = self.entry.identity.id().and_then(|id| house.get(id, tag));
            let mut is_printed_name = false;
            let name = match (own, &known, &there) {
                (Some(own), _, _) => {
                    sources.insert("HOUSE".to_owned());
                    Some(name(own, known.as_ref(), None, &["HOUSE"]))
                }
                (None, Some(known), None) => {
                    let (cited, is_ours) = cited(self.known);
                    sources.extend(cited.iter().copied().map(str::to_owned));
                    Some(name(known.short, Some(known), is_ours.then_some("ours"), &cited))
                }
                // In a language that it is printed in, a name of ours gives way to the printed one.
                (None, Some(known), Some((source, words))) => {
                    let (cited, is_ours) = cited(self.known);
                    if is_ours {
                        sources.insert(source.clone());
                        is_printed_name = true;
                        Some(name(words, Some(known), None, &[source]))
                    } else {
                        sources.extend(cited.iter().copied().map(str::to_owned));
                        Some(name(known.short, Some(known), None, &cited))
                    }
                }
                (None, None, Some((source, words))) => {
                    sources.insert(source.clone());
                    is_printed_name = true;
                    Some(name(words, None, None, &[source]))
                }
                (None, None, None) => None,
            };
            match name {
                Some(name) => out = out.raw(tag, &name),
                // English is asked for; a name that nobody has is not known.
                None if tag == "en" => out = out.text("en", "not-known"),
                None => {}
            }
            if let Some((source, words)) = there.filter(|_| !is_printed_name)
                && !known.as_ref().is_some_and(|names| names.has(words))
            {
                let other = Object::new().text("name", words).text("lang", tag);
                others.push(other.raw("sources", &texts([source.as_str()])).done());
                sources.insert(source);
            }
        }
        (out.done(), list(others))
    }

    /// What it is printed as in another language: the source, and the words there.
    fn printed_elsewhere(&self, language: &str) -> Option<(String, &str)> {
        let (tag, words) = self.elsewhere.iter().find(|(tag, _)| tag == language)?;
        Some((format!("R-{tag}"), words.as_str()))
    }
}

/// Names in a language as a dataset has them: of a body the tables give the abbreviation first.
struct Known<'a> {
    short: &'a str,
    formal: Option<&'a str>,
    abbreviation: Option<&'a str>,
}

impl Known<'_> {
    /// Whether words are one of them.
    fn has(&self, words: &str) -> bool {
        self.short == words || self.formal == Some(words) || self.abbreviation == Some(words)
    }
}

/// A name in a language.
fn name(short: &str, known: Option<&Known>, confidence: Option<&str>, sources: &[&str]) -> String {
    let formal = known.and_then(|names| names.formal).filter(|formal| *formal != short);
    let abbreviation =
        known.and_then(|names| names.abbreviation).filter(|abbreviation| *abbreviation != short);
    Object::new()
        .text("short", short)
        .text("formal", formal.unwrap_or("not-known"))
        .maybe("mark", abbreviation.filter(|mark| mark.chars().count() < short.chars().count()))
        .maybe("abbreviation", abbreviation)
        .maybe("confidence", confidence)
        .raw("sources", &texts(sources.iter().copied()))
        .done()
}

/// The sources of the names in the tables, and whether they are ours: put together, or from memory.
fn cited(known: Option<&Described>) -> (Vec<&'static str>, bool) {
    let row = known.map(|described| described.source.as_str()).unwrap_or_default();
    let has = |source: &str| row.split([',', ' ']).any(|own| own == source);
    let mut cited: Vec<&'static str> = Vec::new();
    for source in ["UNTERM", "CLDR"] {
        if has(source) {
            cited.push(source);
        }
    }
    let is_sourced = !cited.is_empty() || ["un", "names.json", "raw"].into_iter().any(has);
    if cited.is_empty() {
        cited.push("TABLES");
    }
    (cited, !is_sourced)
}

/// The kind of an entry: a person's word, else the gazetteer's, else the reader's.
fn kind(entry: &Entry, known: Option<&Described>) -> String {
    let is_said = entry.kind != entry.found.kind;
    let listed = known.filter(|_| !is_said).map(|described| described.kind.as_str());
    let kind = match listed {
        // The tables take no view on a disputed name.
        Some("contested") => "territory",
        Some(kind) => kind,
        None => &entry.kind,
    };
    let is_kind = labels::KINDS.iter().any(|(id, _)| *id == kind);
    if is_kind { kind.to_owned() } else { "other".to_owned() }
}

/// An id of any text, as a dataset takes it; empty if nothing is left.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if out.len() >= 48 {
            break;
        }
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_matches('-').to_owned()
}

/// The id of an entry's organization: the table's, or made of its words.
pub fn id_of(entry: &Entry) -> String {
    let made = match &entry.identity {
        Identity::Is(id) => slug(id),
        Identity::Unlisted | Identity::NoneOfThese => slug(&entry.exact),
    };
    if made.is_empty() { "body".to_owned() } else { made }
}
