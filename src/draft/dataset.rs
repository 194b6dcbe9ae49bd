//! The dataset that comes of a draft: valid by `participation.schema.json`, with the provenance of
//! every decision and without the release's text.
//!
//! Knows the format, and no clock: the day is given. What nobody said is left out, or “not known”.

use super::facets::{facets, headings};
use super::facts::{Fact, FactName};
use super::house::HouseNames;
use super::json::{Object, list, pretty, texts};
use super::labels::LICENSES;
use super::languages::{Other, align};
use super::model::Draft;
use super::organizations::{Organization, id_of, slug};
use super::provenance::{decision, review};
use super::quote::Quotes;
use super::release::Release;
use super::remarks::notes;
use super::sources;
use crate::data::latin::latin;
use crate::data::value::one_line;
use reader::Gazetteer;
use std::collections::{BTreeSet, HashMap};

/// What a dataset is made of.
#[derive(Clone, Copy)]
pub struct Making<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Its text.
    pub release: &'a Release,
    /// What the reader's tables know of the ids in [`Draft::ids`].
    pub gazetteer: &'a Gazetteer,
    /// A house's own names of organizations, which are shown instead.
    pub names: &'a HouseNames,
    /// The same meeting's releases in other languages.
    pub others: &'a [Other<'a>],
    /// The day, as 2026-01-31.
    pub day: &'a str,
}

/// Why there is no dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDataset {
    /// Nobody is held to take part.
    Nobody,
    /// The text is not the one that the draft is of.
    OtherText,
}

impl Making<'_> {
    /// The tag of the language of the release; of one that is not known, English.
    pub fn language(&self) -> &str {
        tag(self.draft)
    }

    /// The id of the dataset.
    pub fn id(&self) -> String {
        id(self.draft)
    }

    /// What the meeting is called.
    pub fn called(&self) -> &str {
        called(self.draft)
    }
}

/// Longest id that comes of a title, in bytes.
const LONGEST_ID: usize = 40;
/// What a draft is called whose text was pasted.
pub const PASTED: &str = "release";

/// The id of the dataset of a draft: the name of its file, or what its meeting is called.
pub fn id(draft: &Draft) -> String {
    let own = slug(&draft.name);
    let is_own = !own.is_empty() && own != PASTED;
    let mut id = if is_own { own } else { slug_of_title(called(draft)) };
    // A long title ends with a whole word.
    if !is_own
        && id.len() > LONGEST_ID
        && let Some(end) = id[..LONGEST_ID].rfind('-')
    {
        id.truncate(end);
    }
    match draft.facts.value(FactName::Start) {
        _ if !id.is_empty() => id,
        Some(day) => format!("meeting-{day}"),
        None => "meeting".to_owned(),
    }
}

/// An id of a title, in Latin letters if it is Russian.
fn slug_of_title(title: &str) -> String {
    let russian = title.to_lowercase().replace('ё', "е");
    latin(&russian).map_or_else(|| slug(title), |title| slug(&title))
}

/// What a meeting is called, as far as anybody says: its short name, its name, the title of the release,
/// the name of the file.
pub fn called(draft: &Draft) -> &str {
    let names = [FactName::Short, FactName::Meeting, FactName::Title];
    names.into_iter().find_map(|name| draft.facts.value(name)).unwrap_or(&draft.name)
}

/// The tag of the language of a draft.
fn tag(draft: &Draft) -> &str {
    if draft.text.language == "?" { "en" } else { &draft.text.language }
}

/// Makes the dataset, as JSON.
///
/// # Errors
/// Why there is none.
pub fn dataset(making: &Making) -> Result<String, NoDataset> {
    if making.release.sha256() != making.draft.text.sha256 {
        return Err(NoDataset::OtherText);
    }
    if making.draft.participants().next().is_none() {
        return Err(NoDataset::Nobody);
    }
    let parts = Parts::new(making);
    let bare = parts.json(making, None);
    // What stands between the names, counted and hashed, is known once the names are found.
    let loaded = crate::data::load(&bare).ok();
    let gaps = loaded.and_then(|loaded| crate::check::gaps(&loaded.dataset, making.release.text()));
    Ok(pretty(&gaps.map_or(bare, |gaps| parts.json(making, Some(&gaps)))))
}

/// Everything but the words between the names.
struct Parts {
    facets: String,
    organizations: String,
    participations: String,
    notes: String,
    sources: BTreeSet<String>,
    organizer: Option<String>,
}

impl Parts {
    fn new(making: &Making) -> Self {
        let draft = making.draft;
        let quotes = Quotes::new(making.release);
        let mut sources: BTreeSet<String> = ["R", "OURS"].map(str::to_owned).into();
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut rows: Vec<Organization> = Vec::new();
        for entry in draft.participants() {
            let id = unique(id_of(entry), &mut taken);
            rows.push(Organization::new(id, entry, making.gazetteer));
        }
        let aligned_headings = elsewhere(making, &mut rows);
        let headings = headings(draft, &quotes, &aligned_headings);
        let has_levels = rows.iter().any(|row| row.entry.level.is_some());
        let has_forms = rows.iter().any(|row| row.entry.form.is_some());
        let participation = |(place, row): (usize, &Organization)| {
            let entry = row.entry;
            let words = entry.heading.as_ref().map(|heading| one_line(&heading.exact));
            let category = words.as_ref().and_then(|words| {
                headings
                    .iter()
                    .find(|heading| heading.words == *words)
                    .map(|heading| heading.id.as_str())
            });
            let mut out = Object::new()
                .text("id", &row.id)
                .text("event", "meeting")
                .text("organization", &row.id)
                .raw("order", &(place + 1).to_string())
                .text("category", category.unwrap_or("does-not-apply"))
                .text("category_as_printed", words.as_deref().unwrap_or("does-not-apply"))
                .raw("mention", &quotes.quote(entry.span).mention());
            if has_levels {
                out = out.text("x-level", entry.level.map_or("not-known", |level| level.key()));
            }
            if has_forms {
                let form = entry.form.as_ref().map(|printed| super::labels::form(&printed.exact));
                out = out.text("x-form", form.unwrap_or("not-known"));
            }
            out.raw("decision", &decision(entry)).raw("sources", &texts(["R"])).done()
        };
        let participations = list(rows.iter().enumerate().map(participation));
        let facets = facets(&rows, &headings, making.gazetteer, (has_levels, has_forms));
        let written = |sources: &mut BTreeSet<String>| -> Vec<String> {
            rows.iter().map(|row| row.json(making.language(), making.names, sources)).collect()
        };
        let mut organizations = written(&mut sources);
        let organizer = draft.facts.value(FactName::Organizer).map(|name| {
            let own = slug(name);
            let id = unique(if own.is_empty() { "organizer".to_owned() } else { own }, &mut taken);
            organizations.push(organizer(making, &id, name));
            id
        });
        Self {
            facets,
            organizations: list(organizations),
            participations,
            notes: list(notes(making)),
            sources,
            organizer,
        }
    }

    fn json(&self, making: &Making, gaps: Option<&str>) -> String {
        let draft = making.draft;
        let facts = &draft.facts;
        let mut documents = vec![document(draft, making.release, "release", "R", gaps)];
        documents.extend(making.others.iter().map(|other| {
            let language = tag(other.draft);
            let id = format!("release-{language}");
            document(other.draft, other.release, &id, &format!("R-{language}"), None)
        }));
        let authors = facts.value(FactName::Authors).map(|all| {
            let names = all.split([';', '；']).map(str::trim).filter(|name| !name.is_empty());
            list(names.map(|name| Object::new().text("name", name).done()))
        });
        let is_reviewed = draft.is_reviewed();
        let mut out = Object::new()
            .text("$schema", "participation.schema.json")
            .text("format", "participation")
            .raw("format_version", "2")
            .text("id", &making.id())
            .text("version", if is_reviewed { "1.0.0" } else { "0.1.0" })
            .text("compiled", making.day);
        if let Some(authors) = authors {
            out = out.raw("authors", &authors);
        }
        out.raw("title", &title(making.language(), making.called()))
            .raw("license", &license(facts.value(FactName::License), making.language()))
            .raw("review", &review(draft))
            .raw("event", &self.event(making))
            .raw("documents", &list(documents))
            .raw("facets", &self.facets)
            .raw("organizations", &self.organizations)
            .raw("participations", &self.participations)
            .raw("memberships", "[]")
            .raw("themes", "[]")
            .raw("points", "[]")
            .raw("editions", "[]")
            .raw("notes", &self.notes)
            .raw("sources", &sources::sources(making, &self.sources))
            .done()
    }

    /// The meeting.
    fn event(&self, making: &Making) -> String {
        let facts = &making.draft.facts;
        let of = |words: &str| Object::new().text(making.language(), words).done();
        let meeting = facts.value(FactName::Meeting).unwrap_or(making.called());
        let start = facts.value(FactName::Start);
        let dated = Object::new()
            .text("id", "meeting")
            .raw("name", &of(meeting))
            .raw("short", &of(making.called()))
            .text("start_date", start.unwrap_or("not-known"))
            .maybe("end_date", facts.value(FactName::End).or(start));
        let placed = match facts.value(FactName::City) {
            Some(city) => dated.raw("city", &of(city)),
            None => dated.text("city", "not-known"),
        };
        placed
            .maybe("country", facts.value(FactName::Country))
            .maybe("organizer", self.organizer.as_deref())
            .text("persons", "not-known")
            .raw("sources", &sources_of(making.draft))
            .done()
    }
}

/// An id that was not given yet.
pub fn unique(id: String, taken: &mut HashMap<String, usize>) -> String {
    let count = taken.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 {
        return id;
    }
    let numbered = format!("{id}-{count}");
    unique(numbered, taken)
}

/// Gives rows the words that they are printed as in other languages, and tells those of headings, by
/// the words here: language, words.
fn elsewhere(making: &Making, rows: &mut [Organization]) -> HashMap<String, Vec<(String, String)>> {
    let mut headings: HashMap<String, Vec<(String, String)>> = HashMap::new();
    if making.others.is_empty() {
        return headings;
    }
    let drafts: Vec<&Draft> = std::iter::once(making.draft)
        .chain(making.others.iter().map(|other| other.draft))
        .collect();
    let aligned = align(&drafts);
    for participant in &aligned.rows {
        let own = rows.iter_mut().find(|row| Some(row.entry.id) == participant.entries[0]);
        let Some(own) = own else { continue };
        for (other, entry) in making.others.iter().zip(&participant.entries[1..]) {
            if let Some(entry) = entry.and_then(|id| other.draft.entry(id)) {
                own.elsewhere.push((tag(other.draft).to_owned(), one_line(&entry.exact)));
            }
        }
    }
    for group in &aligned.headings {
        let Some(Some(own)) = group.first() else { continue };
        for (other, words) in making.others.iter().zip(&group[1..]) {
            if let Some(words) = words {
                let all = headings.entry(own.clone()).or_default();
                all.push((tag(other.draft).to_owned(), words.clone()));
            }
        }
    }
    headings
}

fn title(language: &str, called: &str) -> String {
    let title = match language {
        "ru" => format!("Участники, названные в пресс-релизе: {called}"),
        "zh" => format!("新闻稿提及的参加方：{called}"),
        _ => format!("Participants named: {called}"),
    };
    Object::new().text(language, &title).done()
}

/// A licence by its id; without one that none is stated.
pub fn license(id: Option<&str>, language: &str) -> String {
    // «CC BY 4.0» is CC-BY-4.0.
    let known = LICENSES.iter().find(|(own, ..)| id.is_some_and(|id| slug(id) == slug(own)));
    let (id, name, url) = match (known, id) {
        (Some((id, name, url)), _) => (*id, *name, (*url).to_owned()),
        // What is no id of SPDX leads to its list.
        (None, Some(id)) if id.contains(' ') => (id, id, "https://spdx.org/licenses/".to_owned()),
        (None, Some(id)) => (id, id, format!("https://spdx.org/licenses/{id}.html")),
        (None, None) => {
            let none = match language {
                "ru" => "Лицензия не указана",
                "zh" => "未注明许可",
                _ => "No licence stated",
            };
            ("none", none, "https://choosealicense.com/no-permission/".to_owned())
        }
    };
    Object::new().text("id", id).text("name", name).text("url", &url).done()
}

/// The release as a document: what is known of it, and the hash of its text.
fn document(
    draft: &Draft,
    release: &Release,
    id: &str,
    source: &str,
    gaps: Option<&str>,
) -> String {
    let facts = &draft.facts;
    let language = tag(draft);
    Object::new()
        .text("id", id)
        .text("title", facts.value(FactName::Title).unwrap_or(&draft.name))
        .text("publisher", sources::publisher(draft))
        .text("language", language)
        .text("published", facts.value(FactName::Published).unwrap_or("not-known"))
        .maybe("url", facts.value(FactName::Url))
        .text("sha256", release.sha256())
        .maybe("gaps", gaps)
        .raw("sources", &texts([source]))
        .done()
}

/// Where the facts of the meeting come from: the release, a person, or both.
fn sources_of(draft: &Draft) -> String {
    let names =
        [FactName::Meeting, FactName::Short, FactName::Start, FactName::End, FactName::City];
    let is_ours = |name: &FactName| matches!(draft.facts.get(*name), Fact::Given(_, None, _));
    if names.iter().any(is_ours) { texts(["R", "OURS"]) } else { texts(["R"]) }
}

/// Who organised the meeting: a card of its own, not a row.
fn organizer(making: &Making, id: &str, name: &str) -> String {
    let source = match making.draft.facts.get(FactName::Organizer) {
        Fact::Given(_, None, _) => "OURS",
        _ => "R",
    };
    let names = Object::new()
        .text("short", name)
        .text("formal", "not-known")
        .raw("sources", &texts([source]));
    let mut all = Object::new().raw(making.language(), &names.done());
    if making.language() != "en" {
        all = all.text("en", "not-known");
    }
    Object::new()
        .text("id", id)
        .raw("names", &all.done())
        .raw("other_names", "[]")
        .text("classification", "other")
        .raw("classification_sources", &texts(["OURS"]))
        .raw("is_state", "false")
        .raw("identifiers", "[]")
        .text("seat", "not-known")
        .text("site", "not-known")
        .raw("notes", "[]")
        .done()
}
