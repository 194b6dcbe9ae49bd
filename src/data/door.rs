//! The door: a dataset's text in, a checked [`Dataset`] *and* its problems out.
//!
//! A bad entry is reported and left out (or becomes "not known"); only a file without format,
//! event, facets or participations is turned away whole. Does not know where the text came from.

use super::cursor::{Cursor, Problems};
use super::mention::{Mention, Selector};
use super::model::{
    Basis, Confidence, Dataset, Document, Event, Evidence, Facet, FacetValue, Known, Localized,
    Membership, Names, Note, Organization, Participation, Roster, Seat, Site, Source, SourceKind,
    Sourced, ValueKind,
};
use super::problem::{Place, Problem, What};
use serde_json::Value;
use std::collections::HashMap;

/// The format version that this program reads.
pub const FORMAT_VERSION: u64 = 1;
const DOES_NOT_APPLY: &str = "does-not-apply";
const NOT_KNOWN: &str = "not-known";

/// A dataset that can be shown, and what is wrong with its file (usually nothing).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// What can be shown.
    pub dataset: Dataset,
    /// What was left out or put right, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Reads a dataset.
///
/// # Errors
/// What makes it impossible to show anything: not JSON (with line and column), another format or
/// version, no event, no facets or no participations. Never empty.
pub fn load(text: &str) -> Result<Loaded, Vec<Problem>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let stop = |what| Err(vec![Problem { place: Place::Line(1, 1), what }]);
    if text.is_empty() {
        return stop(What::Empty);
    }
    if text.starts_with('<') {
        return stop(What::WebPage);
    }
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let place = Place::Line(error.line(), error.column());
            let what = if error.is_eof() { What::CutOff } else { What::NotJson(plain(&error)) };
            return Err(vec![Problem { place, what }]);
        }
    };
    if value.get("format").and_then(Value::as_str) != Some("participation") {
        return Err(vec![Problem::at("format", What::NotADataset)]);
    }
    let version = value.get("format_version");
    if version.and_then(Value::as_u64) != Some(FORMAT_VERSION) {
        let found = match version {
            None => "none".to_owned(),
            Some(Value::String(text)) => format!("“{text}”"),
            Some(other) => other.as_u64().map_or_else(|| "no number".to_owned(), |n| n.to_string()),
        };
        return Err(vec![Problem::at("format_version", What::Version(found, FORMAT_VERSION))]);
    }
    let problems = Problems::default();
    let dataset = read(&Cursor::root(&value, &problems));
    let problems = problems.into_inner();
    match dataset {
        Some(dataset) => Ok(Loaded { dataset, problems }),
        None if problems.is_empty() => Err(vec![Problem::at("participations", What::Empty)]),
        None => Err(problems),
    }
}

/// The parser's sentence without the place, which the problem carries itself.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

fn read(root: &Cursor) -> Option<Dataset> {
    let sources = Sources::read(root);
    let mut facets = root.need_items("facets").iter().filter_map(FacetDraft::read).collect();
    distinct(root, "facets", &mut facets, |draft: &FacetDraft| &draft.facet.id);
    let (organizations, places) = organizations(root, &sources, &facets);
    let document = document(root)?;
    let event = event(root, &places)?;
    let roster_field = root.get("status").and_then(|at| at.get("facet"));
    let roster_facet = roster_field
        .as_ref()
        .and_then(Cursor::as_text)
        .and_then(|id| facets.iter().position(|draft| draft.facet.id == id));

    let mut participations: Vec<Participation> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for at in root.need_items("participations") {
        let Some(id) = at.need_text("id") else { continue };
        if seen.insert(id.clone(), participations.len()).is_some() {
            at.report(What::Duplicate(id));
            continue;
        }
        let Some((organization, owner)) = reference(&at, "organization", &places) else { continue };
        let number = participations.len() as u32 + 1;
        // Printed order is the order of the file, so that a person can read it there.
        if let Some(at) = at.need("order", "a whole number")
            && at.count().is_some_and(|order| order != u64::from(number))
        {
            at.report(What::OutOfOrder(number));
        }
        participations.push(Participation {
            organization,
            order: number,
            heading: known(at.get("category_as_printed").as_ref(), |at| {
                at.text().map(str::to_owned)
            }),
            mention: mention(at.get("mention").as_ref()),
            dagger: at.get("dagger").and_then(|at| note(&at, &sources)),
            values: facets.iter_mut().map(|draft| draft.cell(&at, Some(&owner))).collect(),
        });
    }
    let mut row_of = vec![None; organizations.len()];
    for (row, participation) in participations.iter().enumerate() {
        row_of[participation.organization].get_or_insert(row);
    }

    let mut memberships = Vec::new();
    for at in root.items_or_none("memberships") {
        let Some((member, owner)) = reference(&at, "member", &places) else { continue };
        let values = facets
            .iter_mut()
            .enumerate()
            .map(|(index, draft)| {
                // A status stands for the heading it would have been named under.
                if Some(index) == roster_facet {
                    draft.codes(at.get("role").as_ref())
                } else {
                    draft.cell(&at, Some(&owner))
                }
            })
            .collect();
        memberships.push(Membership {
            member,
            participation: row_of[member],
            in_force: at.get("in_force").is_none_or(|at| at.is_true()),
            evidence: at
                .items_or_none("evidence")
                .iter()
                .map(|at| evidence(at, &sources))
                .collect(),
            disputed: at.get("disputed").and_then(|at| note(&at, &sources)),
            values,
        });
    }

    let roster = root.get("status").and_then(|at| {
        if roster_facet.is_none() {
            let named = roster_field.as_ref().and_then(Cursor::as_text).unwrap_or_default();
            at.report(What::Unknown("facet", named.to_owned()));
        }
        Some(Roster {
            name: at.need_text("name")?,
            as_of: at.need_text("as_of")?,
            facet: roster_facet?,
            note: localized(at.get("note").as_ref()),
        })
    });

    let facets: Vec<Facet> = facets
        .into_iter()
        .enumerate()
        .map(|(index, draft)| draft.finish(index, &mut participations, &mut memberships))
        .collect();
    if facets.is_empty() || participations.is_empty() {
        return None;
    }
    let license = root.get("license");
    let licensed = |key| license.as_ref().map(|at| at.text_or_empty(key)).unwrap_or_default();
    Some(Dataset {
        id: root.need_text("id").unwrap_or_default(),
        version: root.text_or_empty("version"),
        compiled: root.text_or_empty("compiled"),
        title: localized(root.need("title", "a text by language").as_ref()),
        license: (licensed("name"), safe_link(license.as_ref().and_then(|at| at.get("url")))),
        event,
        document,
        facets,
        organizations,
        participations,
        memberships,
        roster,
        sources: sources.list,
    })
}

/// Organizations by id, and their places in the file.
#[derive(Default)]
struct Places<'a> {
    index: HashMap<String, usize>,
    list: Vec<Cursor<'a>>,
}

/// The organization that member `key` refers to; an unknown one is reported.
fn reference<'a>(at: &Cursor, key: &str, places: &Places<'a>) -> Option<(usize, Cursor<'a>)> {
    let at = at.need(key, "the id of an organization")?;
    let id = at.text()?;
    let found = places.index.get(id).copied();
    if found.is_none() {
        at.report(What::Unknown("organization", id.to_owned()));
    }
    found.map(|index| (index, places.list[index].clone()))
}

/// Leaves out, and reports, elements whose id stands before.
fn distinct<T>(root: &Cursor, key: &str, list: &mut Vec<T>, id: impl Fn(&T) -> &str) {
    let mut seen: Vec<String> = Vec::new();
    list.retain(|item| {
        let id = id(item).to_owned();
        let new = !seen.contains(&id);
        if !new && let Some(at) = root.get(key) {
            at.report(What::Duplicate(id.clone()));
        }
        seen.push(id);
        new
    });
}

struct Sources {
    list: Vec<Source>,
    index: HashMap<String, usize>,
}

impl Sources {
    fn read(root: &Cursor) -> Self {
        let mut this = Self { list: Vec::new(), index: HashMap::new() };
        for at in root.items_or_none("sources") {
            let Some(id) = at.need_text("id") else { continue };
            if this.index.contains_key(&id) {
                at.report(What::Duplicate(id));
                continue;
            }
            this.index.insert(id.clone(), this.list.len());
            let kind = at.text_or_empty("type");
            this.list.push(Source {
                id,
                publisher: at.text_or_empty("publisher"),
                date: at.text_or_empty("date"),
                url: safe_link(at.get("url")),
                kind: match kind.as_str() {
                    "release" => SourceKind::Release,
                    "standard" => SourceKind::Standard,
                    "ours" => SourceKind::Ours,
                    _ => SourceKind::External,
                },
                used_for: at.text_or_empty("used_for"),
            });
        }
        this
    }

    /// The indices of the ids in member `key`; unknown ones are reported and left out.
    fn of(&self, at: &Cursor, key: &str) -> Vec<usize> {
        let resolve = |at: &Cursor| {
            let id = at.text()?;
            let found = self.index.get(id).copied();
            if found.is_none() {
                at.report(What::Unknown("source", id.to_owned()));
            }
            found
        };
        at.items_or_none(key).iter().filter_map(resolve).collect()
    }
}

/// A facet while rows are read: it learns whether values are missing.
struct FacetDraft {
    facet: Facet,
    field: String,
    index: HashMap<String, usize>,
    labels: [Option<Localized>; 2],
}

const DRAFT_DOES_NOT_APPLY: u32 = u32::MAX - 1;
const DRAFT_NOT_KNOWN: u32 = u32::MAX;

impl FacetDraft {
    fn read(at: &Cursor) -> Option<Self> {
        let id = at.need_text("id")?;
        let label = localized(at.need("label", "a text by language").as_ref());
        let mut index = HashMap::new();
        let mut values = Vec::new();
        for at in at.need_items("values") {
            let Some(id) = at.need_text("id") else { continue };
            if index.contains_key(&id) {
                at.report(What::Duplicate(id));
                continue;
            }
            index.insert(id.clone(), values.len());
            let label = localized(at.need("label", "a text by language").as_ref());
            let mut also: Vec<String> = at
                .items_or_none("also")
                .iter()
                .filter_map(|at| at.text().map(str::to_owned))
                .collect();
            also.extend(at.get("code").and_then(|at| at.text().map(str::to_owned)));
            values.push(FacetValue {
                id,
                short: at.get("short").map_or_else(|| label.clone(), |at| localized(Some(&at))),
                label,
                printed: known(at.get("printed").as_ref(), |at| at.text().map(str::to_owned))
                    .known()
                    .cloned(),
                also,
                kind: ValueKind::Proper,
            });
        }
        let basis = match at.text_or_empty("basis").as_str() {
            "printed" => Basis::Printed,
            "standard" => Basis::Standard,
            _ => Basis::Ours,
        };
        let label_of = |key| at.get(key).map(|at| localized(Some(&at)));
        Some(Self {
            field: at.get("field").and_then(|at| at.text()).unwrap_or(&id).to_owned(),
            labels: [label_of("does_not_apply"), label_of("not_known")],
            index,
            facet: Facet {
                short: label_of("short").unwrap_or_else(|| label.clone()),
                qualifier: label_of("qualifier"),
                multiple: at.get("multiple").is_some_and(|at| at.is_true()),
                id,
                label,
                basis,
                values,
            },
        })
    }

    /// The value indices of one row, from its own entry or its organization's.
    fn cell(&mut self, entry: &Cursor, owner: Option<&Cursor>) -> Vec<u32> {
        let at = entry.get(&self.field).or_else(|| owner.and_then(|owner| owner.get(&self.field)));
        if at.is_none() {
            entry.report(What::Unknown("value of", self.field.clone()));
        }
        self.codes(at.as_ref())
    }

    fn codes(&mut self, at: Option<&Cursor>) -> Vec<u32> {
        let Some(at) = at else { return vec![DRAFT_NOT_KNOWN] };
        let items = if at.as_text().is_some() { vec![at.clone()] } else { at.items() };
        let mut codes: Vec<u32> = Vec::new();
        for at in &items {
            let Some(id) = at.text() else { continue };
            let code = match id {
                DOES_NOT_APPLY => DRAFT_DOES_NOT_APPLY,
                NOT_KNOWN => DRAFT_NOT_KNOWN,
                _ => self.index.get(id).map_or_else(
                    || {
                        at.report(What::Unknown("value", id.to_owned()));
                        DRAFT_NOT_KNOWN
                    },
                    |value| *value as u32,
                ),
            };
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        if codes.is_empty() {
            codes.push(DRAFT_NOT_KNOWN);
        }
        codes
    }

    /// Gives "does not apply" and "not known" their places at the end, where rows have them.
    fn finish(
        mut self,
        index: usize,
        rows: &mut [Participation],
        memberships: &mut [Membership],
    ) -> Facet {
        let cells = || rows.iter().map(|r| &r.values).chain(memberships.iter().map(|m| &m.values));
        let mut places = [0; 2];
        for (which, (draft, id, kind)) in [
            (DRAFT_DOES_NOT_APPLY, DOES_NOT_APPLY, ValueKind::DoesNotApply),
            (DRAFT_NOT_KNOWN, NOT_KNOWN, ValueKind::NotKnown),
        ]
        .into_iter()
        .enumerate()
        {
            if !cells().any(|values| values[index].contains(&draft)) {
                continue;
            }
            places[which] = self.facet.values.len() as u32;
            let label = self.labels[which].take().unwrap_or_default();
            self.facet.values.push(FacetValue {
                id: id.to_owned(),
                short: label.clone(),
                label,
                printed: None,
                also: Vec::new(),
                kind,
            });
        }
        let all = rows
            .iter_mut()
            .map(|row| &mut row.values)
            .chain(memberships.iter_mut().map(|membership| &mut membership.values));
        for values in all {
            for code in &mut values[index] {
                match *code {
                    DRAFT_DOES_NOT_APPLY => *code = places[0],
                    DRAFT_NOT_KNOWN => *code = places[1],
                    _ => {}
                }
            }
        }
        self.facet
    }
}

fn organizations<'a>(
    root: &Cursor<'a>,
    sources: &Sources,
    facets: &[FacetDraft],
) -> (Vec<Organization>, Places<'a>) {
    let mut list = Vec::new();
    let mut places = Places::default();
    for at in root.need_items("organizations") {
        let Some(id) = at.need_text("id") else { continue };
        if places.index.contains_key(&id) {
            at.report(What::Duplicate(id));
            continue;
        }
        let names = at.need("names", "names by language");
        let identifiers: Vec<(String, String)> = at
            .items_or_none("identifiers")
            .iter()
            .filter_map(|at| Some((at.need_text("scheme")?, at.need_text("identifier")?)))
            .collect();
        places.index.insert(id.clone(), list.len());
        places.list.push(at.clone());
        list.push(Organization {
            names: names
                .map(|at| at.members())
                .unwrap_or_default()
                .iter()
                .filter_map(|(lang, at)| name(lang, at, sources))
                .collect(),
            other_names: at
                .items_or_none("other_names")
                .iter()
                .filter_map(|at| {
                    Some((
                        at.need_text("name")?,
                        at.text_or_empty("lang"),
                        sources.of(at, "sources"),
                    ))
                })
                .collect(),
            is_state: identifiers.iter().any(|(scheme, _)| scheme == "iso3166-1-alpha2"),
            identifiers,
            seat: known(at.get("seat").as_ref(), |at| {
                Some(Seat {
                    city: at.need_text("city")?,
                    country: at.text_or_empty("country"),
                    sources: sources.of(at, "sources"),
                })
            }),
            site: known(at.get("site").as_ref(), |at| {
                let url = safe_link(at.get("url"));
                (!url.is_empty()).then(|| Site { url, sources: sources.of(at, "sources") })
            }),
            notes: at.items_or_none("notes").iter().filter_map(|at| note(at, sources)).collect(),
            value_sources: facets
                .iter()
                .map(|draft| sources.of(&at, &format!("{}_sources", draft.field)))
                .collect(),
            id,
        });
    }
    (list, places)
}

fn name(lang: &str, at: &Cursor, sources: &Sources) -> Option<Names> {
    if matches!(at.as_text(), Some(DOES_NOT_APPLY | NOT_KNOWN)) {
        return None;
    }
    let optional = |key| {
        at.get(key)
            .and_then(|at| known(Some(&at), |at| at.text().map(str::to_owned)).known().cloned())
    };
    let formal = optional("formal");
    let Some(short) = optional("short").or_else(|| formal.clone()) else {
        at.report(What::Missing("a short or a formal name"));
        return None;
    };
    let confident = at.get("confidence").is_none_or(|at| at.text() == Some("high"));
    Some(Names {
        lang: lang.to_owned(),
        short,
        formal,
        mark: optional("mark"),
        abbreviation: optional("abbreviation"),
        confidence: if confident { Confidence::High } else { Confidence::Unsourced },
        sources: sources.of(at, "sources"),
    })
}

fn document(root: &Cursor) -> Option<Document> {
    let at = root.need("documents", "a list of documents")?.items().into_iter().next()?;
    Some(Document {
        id: at.need_text("id")?,
        title: at.text_or_empty("title"),
        publisher: at.text_or_empty("publisher"),
        language: at.text_or_empty("language"),
        url: safe_link(at.get("url")),
        sha256: at.get("sha256").and_then(|at| at.text().map(str::to_owned)),
    })
}

fn event(root: &Cursor, places: &Places) -> Option<Event> {
    let at = root.need("event", "the meeting")?;
    let name = localized(at.need("name", "a text by language").as_ref());
    Some(Event {
        short: at.get("short").map_or_else(|| name.clone(), |at| localized(Some(&at))),
        name,
        start_date: at.need_text("start_date")?,
        end_date: at.text_or_empty("end_date"),
        city: at.text_or_empty("city"),
        organizer: at
            .get("organizer")
            .and_then(|_| reference(&at, "organizer", places))
            .map(|(i, _)| i),
    })
}

fn mention(at: Option<&Cursor>) -> Mention {
    let selectors = at.map(|at| at.need_items("selectors")).unwrap_or_default();
    Mention {
        selectors: selectors
            .iter()
            .filter_map(|at| {
                Some(Selector {
                    exact: at.need_text("exact")?,
                    prefix: at.text_or_empty("prefix"),
                    suffix: at.text_or_empty("suffix"),
                })
            })
            .collect(),
    }
}

fn note(at: &Cursor, sources: &Sources) -> Option<Note> {
    let text = localized(at.need("text", "a text by language").as_ref());
    (!text.0.is_empty()).then(|| Sourced { value: text, sources: sources.of(at, "sources") })
}

fn evidence(at: &Cursor, sources: &Sources) -> Evidence {
    Evidence {
        text: localized(at.need("text", "a text by language").as_ref()),
        date: at.text_or_empty("date"),
        sources: sources.of(at, "sources"),
    }
}

fn known<T>(at: Option<&Cursor>, read: impl Fn(&Cursor) -> Option<T>) -> Known<T> {
    match at {
        None => Known::NotKnown,
        Some(at) => match at.as_text() {
            Some(DOES_NOT_APPLY) => Known::DoesNotApply,
            Some(NOT_KNOWN) => Known::NotKnown,
            _ => read(at).map_or(Known::NotKnown, Known::Known),
        },
    }
}

fn localized(at: Option<&Cursor>) -> Localized {
    let members = at.map(Cursor::members).unwrap_or_default();
    Localized(
        members
            .iter()
            .filter_map(|(lang, at)| Some(((*lang).to_owned(), at.text()?.to_owned())))
            .collect(),
    )
}

/// An address that is safe to link to, or nothing: whatever is not `http(s)` is reported.
fn safe_link(at: Option<Cursor>) -> String {
    let Some(at) = at else { return String::new() };
    let Some(url) = at.text() else { return String::new() };
    let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
    if url.is_empty() || ((scheme == "http" || scheme == "https") && url.contains("://")) {
        return url.to_owned();
    }
    at.report(What::UnsafeLink(url.chars().take(60).collect()));
    String::new()
}
