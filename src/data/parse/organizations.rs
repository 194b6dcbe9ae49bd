//! Organizations as the door reads them: names, codes, seats, sites, remarks.

use super::facets::FacetDraft;
use super::imprint::is_state;
use super::parts::{
    DOES_NOT_APPLY, Ids, NOT_KNOWN, Sources, known, known_text, note, safe_link, text_or_localized,
};
use crate::data::cursor::Cursor;
use crate::data::model::{Confidence, Names, Organization, Seat, Site};
use crate::data::problem::{Thing, What};

/// Organizations by id, and their places in the file.
#[derive(Default)]
pub struct Places<'a> {
    index: Ids,
    list: Vec<Cursor<'a>>,
}

impl Places<'_> {
    /// The index of an organization.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.index.find(id)
    }
}

/// The organization that member `key` refers to; an unknown one is reported.
pub fn reference<'a>(at: Cursor, key: &str, places: &Places<'a>) -> Option<(usize, Cursor<'a>)> {
    let at = at.need(key, Thing::Organization)?;
    let id = at.text()?;
    let found = places.index.find(id);
    if found.is_none() {
        at.report(What::Unknown(Thing::Organization, id.to_owned()));
    }
    found.map(|index| (index, places.list[index]))
}

pub fn organizations<'a>(
    root: Cursor<'a>,
    sources: &Sources,
    facets: &[FacetDraft],
    format: u64,
) -> (Vec<Organization>, Places<'a>) {
    let mut list = Vec::new();
    let mut places = Places::default();
    for at in root.need_items("organizations") {
        let Some(id) = at.need_text("id") else { continue };
        if !places.index.add(at, &id) {
            continue;
        }
        let names = at.need("names", Thing::Localized);
        let identifiers: Vec<(String, String)> = at
            .items_or_none("identifiers")
            .into_iter()
            .filter_map(|at| Some((at.need_text("scheme")?, at.need_text("identifier")?)))
            .collect();
        places.list.push(at);
        list.push(Organization {
            names: names
                .map(Cursor::members)
                .unwrap_or_default()
                .into_iter()
                .filter_map(|(lang, at)| name(lang, at, sources))
                .collect(),
            other_names: at
                .items_or_none("other_names")
                .into_iter()
                .filter_map(|at| {
                    Some((
                        at.need_text("name")?,
                        at.text_or_empty("lang"),
                        sources.of(at, "sources"),
                    ))
                })
                .collect(),
            is_state: is_state(at, format, &identifiers),
            identifiers,
            seat: known(at.get("seat"), |at| {
                Some(Seat {
                    city: at.need("city", Thing::Text).map(text_or_localized)?,
                    country: at.text_or_empty("country"),
                    sources: sources.of(at, "sources"),
                })
            }),
            site: known(at.get("site"), |at| {
                let url = safe_link(at.get("url"));
                (!url.is_empty()).then(|| Site { url, sources: sources.of(at, "sources") })
            }),
            notes: at
                .items_or_none("notes")
                .into_iter()
                .filter_map(|at| note(at, sources))
                .collect(),
            value_sources: facets
                .iter()
                .map(|draft| sources.of(at, &format!("{}_sources", draft.field)))
                .collect(),
            id,
        });
    }
    (list, places)
}

fn name(lang: &str, at: Cursor, sources: &Sources) -> Option<Names> {
    if matches!(at.as_text(), Some(DOES_NOT_APPLY | NOT_KNOWN)) {
        return None;
    }
    let optional = |key| known_text(at.get(key)).into_known();
    let formal = optional("formal");
    let Some(short) = optional("short").or_else(|| formal.clone()) else {
        at.report(What::Missing(Thing::Name));
        return None;
    };
    let confidence = match at.get("confidence").map(Cursor::text) {
        None | Some(Some("high")) => Confidence::High,
        Some(Some("ours")) => Confidence::Ours,
        Some(_) => Confidence::Unsourced,
    };
    Some(Names {
        lang: lang.to_owned(),
        short,
        formal,
        mark: optional("mark"),
        abbreviation: optional("abbreviation"),
        pinyin: optional("pinyin"),
        confidence,
        sources: sources.of(at, "sources"),
    })
}
