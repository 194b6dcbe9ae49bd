//! The door: a dataset's text in, a checked [`Dataset`] *and* its problems out.
//!
//! A bad entry is reported and left out (or becomes "not known"); only a file without format,
//! event, facets or participations is turned away whole. Does not know where the text came from.

mod facets;
mod imprint;
mod organizations;
mod parts;
mod reported;

use super::cursor::{Cursor, Trail};
use super::mention::Mention;
use super::model::{Dataset, Document, Event, Facet, Membership, Participation, Roster};
use super::problem::{Place, Problem, Thing, What};
use super::reported::Silence;
use super::translation::Translation;
use facets::FacetDraft;
use imprint::imprint;
use organizations::{Places, organizations, reference};
use parts::{
    Ids, Sources, cell, evidence, gaps, known, known_text, localized, mention, note, safe_link,
    text_or_localized,
};
use reported::{alternatives, disagreements, editions, points, remarks};
use std::ops::RangeInclusive;
use tree::Json;

/// The format versions that this program reads. Version 2 says of every organization whether it is a
/// state, and may say who compiled the dataset, what was corrected, and who speaks.
const FORMAT_VERSIONS: RangeInclusive<u64> = 1..=2;

/// A dataset that can be shown, and what is wrong with its file (usually nothing).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// What can be shown.
    pub dataset: Dataset,
    /// What was left out or put right, in the order of the file.
    pub problems: Vec<Problem>,
    /// The query that the file was saved with, if it was.
    pub selection: Option<String>,
    /// Texts that the translation lacks, if there was one.
    pub untranslated: Vec<String>,
}

/// Reads a dataset.
///
/// # Errors
/// What makes it impossible to show anything: not JSON (with line and column), another format or
/// version, no event, no facets or no participations. Never empty.
pub fn load(text: &str) -> Result<Loaded, Vec<Problem>> {
    load_in(text, None)
}

/// Reads a dataset with its texts in one more language.
///
/// # Errors
/// As [`load`].
pub fn load_in(text: &str, translation: Option<&Translation>) -> Result<Loaded, Vec<Problem>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let stop = |what| Err(vec![Problem { place: Place::Line(1, 1), what }]);
    if text.is_empty() {
        return stop(What::Empty);
    }
    if text.starts_with('<') {
        return stop(What::WebPage);
    }
    let value: Json = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let place = Place::Line(error.line(), error.column());
            let what = if error.is_eof() { What::CutOff } else { What::NotJson(plain(&error)) };
            return Err(vec![Problem { place, what }]);
        }
    };
    if value.text("format") != Some("participation") {
        return Err(vec![Problem::at("format", What::NotADataset)]);
    }
    let given = match value.get("format_version").map(|(_, version)| version) {
        Some(Json::Number(Some(number))) if FORMAT_VERSIONS.contains(number) => Ok(*number),
        Some(Json::Number(Some(number))) => Err(number.to_string()),
        Some(Json::Text(text)) => Err(format!("“{text}”")),
        Some(_) => Err("no number".to_owned()),
        None => Err("none".to_owned()),
    };
    let format =
        given.map_err(|found| vec![Problem::at("format_version", What::Version(found))])?;
    let trail = Trail::new(translation);
    let dataset = read(Cursor::root(&value, &trail), format);
    let problems = trail.problems();
    let selection = value
        .get("selection")
        .and_then(|(_, selection)| selection.text("query"))
        .map(str::to_owned);
    match dataset {
        Some(dataset) => {
            Ok(Loaded { dataset, problems, selection, untranslated: trail.untranslated() })
        }
        None if problems.is_empty() => Err(vec![Problem::at("participations", What::Empty)]),
        None => Err(problems),
    }
}

/// The parser's sentence without the place, which the problem carries itself.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

fn read(root: Cursor, format: u64) -> Option<Dataset> {
    let sources = Sources::read(root);
    let mut drafts: Vec<FacetDraft> = Vec::new();
    let mut ids = Ids::default();
    for at in root.need_items("facets") {
        if let Some(draft) = FacetDraft::read(at)
            && ids.add(at, &draft.facet.id)
        {
            drafts.push(draft);
        }
    }
    let (organizations, places) = organizations(root, &sources, &drafts, format);
    let document = document(root)?;
    let event = event(root, &places)?;
    let roster_field = root.get("status").and_then(|at| at.get("facet"));
    let roster_facet = roster_field
        .and_then(Cursor::as_text)
        .and_then(|id| drafts.iter().position(|draft| draft.facet.id == id));

    let mut participations = participations(root, &drafts, &places, &sources, document.is_sheet);
    let mut row_of = vec![None; organizations.len()];
    for (row, participation) in participations.iter().enumerate() {
        row_of[participation.organization].get_or_insert(row);
    }
    let of_roster = (&drafts[..], roster_facet);
    let mut memberships = memberships(root, of_roster, &places, &sources, &row_of);
    let status = root.get("status").and_then(|at| {
        if roster_facet.is_none() {
            let named = roster_field.and_then(Cursor::as_text).unwrap_or_default();
            at.report(What::Unknown(Thing::Facet, named.to_owned()));
        }
        Some(Roster {
            name: text_or_localized(at.need("name", Thing::Localized)?),
            as_of: at.need_text("as_of")?,
            facet: roster_facet?,
            note: localized(at.get("note")),
            disagreements: disagreements(at, &drafts[roster_facet?], &sources),
            alternatives: alternatives(at, &drafts[roster_facet?], &places, &memberships, &sources),
        })
    });

    let (imprint, has_layer) = imprint(root, &sources);
    // Without those that are not named, how many held a status could not be said: all of it goes.
    let roster = status.filter(|_| has_layer);
    if !has_layer {
        memberships.clear();
    }
    let facets: Vec<Facet> = drafts
        .into_iter()
        .enumerate()
        .map(|(index, draft)| draft.finish(index, &mut participations, &mut memberships))
        .collect();
    if facets.is_empty() || participations.is_empty() {
        return None;
    }
    let (themes, points) = points(root, &sources);
    let (editions, series) = editions(root, &places, &sources);
    let license = root.get("license");
    let licensed = |key| license.map(|at: Cursor| at.text_or_empty(key)).unwrap_or_default();
    Some(Dataset {
        id: root.need_text("id").unwrap_or_default(),
        version: root.text_or_empty("version"),
        translations: root.texts("translations"),
        compiled: root.text_or_empty("compiled"),
        title: localized(root.need("title", Thing::Localized)),
        license: (licensed("name"), safe_link(license.and_then(|at| at.get("url")))),
        imprint,
        event,
        document,
        facets,
        organizations,
        participations,
        memberships,
        roster,
        themes,
        points,
        editions,
        series,
        remarks: remarks(root, &sources),
        sources: sources.list,
    })
}

/// Who is named, in printed order.
fn participations<'a>(
    root: Cursor<'a>,
    drafts: &[FacetDraft],
    places: &Places<'a>,
    sources: &Sources,
    is_sheet: bool,
) -> Vec<Participation> {
    let mut list: Vec<Participation> = Vec::new();
    let mut seen = Ids::default();
    for at in root.need_items("participations") {
        let Some(id) = at.need_text("id") else { continue };
        if !seen.add(at, &id) {
            continue;
        }
        let Some((organization, owner)) = reference(at, "organization", places) else { continue };
        let number = list.len() as u32 + 1;
        // Printed order is the order of the file, so that a person can read it there.
        if let Some(at) = at.need("order", Thing::Whole)
            && at.count().is_some_and(|order| order != u64::from(number))
        {
            at.report(What::OutOfOrder(number));
        }
        list.push(Participation {
            organization,
            order: number,
            heading: known_text(at.get("category_as_printed")),
            mention: if is_sheet {
                let own = at.get("mention").and_then(|at| at.need("cell", Thing::Object));
                Mention { cell: own.and_then(cell), ..Mention::default() }
            } else {
                mention(at.get("mention"))
            },
            sources: sources.of(at, "sources"),
            dagger: at.get("dagger").and_then(|at| note(at, sources)),
            values: drafts.iter().map(|draft| draft.cell(at, owner)).collect(),
        });
    }
    list
}

/// Who held a status, with the row of those who are named; `row_of` has it by organization.
fn memberships<'a>(
    root: Cursor<'a>,
    (drafts, roster_facet): (&[FacetDraft], Option<usize>),
    places: &Places<'a>,
    sources: &Sources,
    row_of: &[Option<usize>],
) -> Vec<Membership> {
    let mut list = Vec::new();
    for at in root.items_or_none("memberships") {
        let Some((member, owner)) = reference(at, "member", places) else { continue };
        let values = drafts
            .iter()
            .enumerate()
            .map(|(index, draft)| {
                // A status stands for the heading it would have been named under.
                if Some(index) == roster_facet {
                    draft.codes(at.get("role"))
                } else {
                    draft.cell(at, owner)
                }
            })
            .collect();
        list.push(Membership {
            member,
            participation: row_of[member],
            in_force: at.flag("in_force", true),
            evidence: at
                .items_or_none("evidence")
                .into_iter()
                .map(|at| evidence(at, sources))
                .collect(),
            disputed: at.get("disputed").and_then(|at| note(at, sources)),
            tile: tile(at),
            values,
        });
    }
    list
}

/// The place of a membership in the schematic grid.
fn tile(at: Cursor) -> Option<(u64, u64)> {
    let places = at.items_or_none("tile");
    Some((places.first()?.count()?, places.get(1)?.count()?))
}

fn document(root: Cursor) -> Option<Document> {
    let at = root.need("documents", Thing::Documents)?.items().into_iter().next()?;
    Some(Document {
        id: at.need_text("id")?,
        is_sheet: at.get("kind").and_then(|at| at.choice(&["text", "sheet"])) == Some(1),
        title: at.text_or_empty("title"),
        publisher: parts::name(at, "publisher"),
        language: at.text_or_empty("language"),
        url: safe_link(at.get("url")),
        sha256: at.get("sha256").and_then(|at| at.text().map(str::to_owned)),
        silent_on: at.items_or_none("silent_on").into_iter().filter_map(silence).collect(),
        gaps: at.get("gaps").and_then(gaps),
    })
}

fn silence(at: Cursor) -> Option<Silence> {
    Some(Silence::ALL[at.choice(&Silence::ALL.map(Silence::name))?])
}

fn event(root: Cursor, places: &Places) -> Option<Event> {
    let at = root.need("event", Thing::Object)?;
    let name = localized(at.need("name", Thing::Localized));
    Some(Event {
        short: at.get("short").map_or_else(|| name.clone(), |at| localized(Some(at))),
        name,
        start_date: known_text(Some(at.need("start_date", Thing::Text)?))
            .into_known()
            .unwrap_or_default(),
        end_date: at.text_or_empty("end_date"),
        city: known(at.get("city"), |at| Some(text_or_localized(at)))
            .into_known()
            .unwrap_or_default(),
        organizer: at
            .get("organizer")
            .and_then(|_| reference(at, "organizer", places))
            .map(|(i, _)| i),
    })
}
