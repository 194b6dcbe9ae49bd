//! A reading as the draft of a dataset: the smallest file that Plenary opens, with every name and
//! heading quoted so that its place is found again.
//!
//! What a release does not say (dates, the city, the publisher) is left for a person in capitals.
//! Knows the format of `participation.schema.json`, and no clock: the day is given.

use crate::reading::{Mention, Printed, Reading, Role};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Characters around a quotation that are tried to make its place unique.
const AROUND: [usize; 4] = [12, 24, 48, 96];

/// Makes a draft. `name` becomes its id; `day` is written where the release's own days are wanted,
/// as 2026-01-31.
///
/// # Errors
/// A sentence for a person, where nobody was read as taking part.
pub fn draft(name: &str, day: &str, text: &str, reading: &Reading) -> Result<Value, String> {
    if reading.participants().next().is_none() {
        return Err("Nobody was read as taking part, so there is nothing to draft.".to_owned());
    }
    let given: Vec<char> = text.chars().collect();
    let language = if reading.language == "?" { "en" } else { &reading.language };
    let mut headings: Vec<(String, Value)> = Vec::new();
    let mut organizations: Vec<Value> = Vec::new();
    let mut participations: Vec<Value> = Vec::new();
    let mut notes: Vec<Value> = Vec::new();
    let mut ids: HashMap<String, usize> = HashMap::new();
    let mut kinds: Vec<String> = Vec::new();
    for (place, mention) in reading.participants().enumerate() {
        let order = place + 1;
        let id = unique(&slug(mention), &mut ids);
        let category = match &mention.heading {
            Some(heading) => heading_of(&given, heading, mention.start, language, &mut headings),
            None => "does-not-apply".to_owned(),
        };
        if !kinds.contains(&mention.kind) {
            kinds.push(mention.kind.clone());
        }
        organizations.push(organization(&id, mention, language));
        participations.push(json!({
            "id": id,
            "event": "meeting",
            "organization": id,
            "order": order,
            "category": category,
            "category_as_printed": mention.heading.as_ref().map_or("does-not-apply".to_owned(), |h| one_line(&h.exact)),
            "mention": { "document": "release", "selectors": [selector(&given, mention.start, mention.end)] },
            "sources": ["R"]
        }));
        if let Some(question) = &mention.question {
            let candidates = if mention.candidates.is_empty() {
                String::new()
            } else {
                format!(" Candidates: {}.", mention.candidates.join(", "))
            };
            notes.push(json!({
                "id": format!("question-{order}"),
                "type": "question",
                "text": { "en": format!("{}: {question}{candidates} Reason: {}.", one_line(&mention.exact), mention.reason) },
                "sources": ["R"]
            }));
        }
    }
    if headings.is_empty() {
        // A facet needs a value.
        let label = json!({ "en": "A heading (none is printed)" });
        headings.push((
            String::new(),
            json!({ "id": "heading", "label": label, "printed": "does-not-apply" }),
        ));
    }
    let values: Vec<Value> = headings.into_iter().map(|(_, value)| value).collect();
    let kind_values: Vec<Value> = kinds
        .iter()
        .map(|kind| json!({ "id": kind, "label": { "en": kind.replace('-', " ") } }))
        .collect();
    let id = slug_of(name);
    let hash: String =
        Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(json!({
        "$schema": "participation.schema.json",
        "format": "participation",
        "format_version": 1,
        "id": id,
        "version": "0.1.0",
        "compiled": day,
        "title": { "en": "Participants named at MEETING" },
        "license": { "id": "CC-BY-4.0", "name": "Creative Commons Attribution 4.0", "url": "https://creativecommons.org/licenses/by/4.0/" },
        "event": {
            "id": "meeting",
            "name": { "en": "FULL NAME OF THE MEETING" },
            "short": { "en": "MEETING" },
            "start_date": day,
            "end_date": day,
            "city": "CITY",
            "persons": "not-known",
            "sources": ["R"]
        },
        "documents": [{
            "id": "release",
            "title": "TITLE OF THE PRESS RELEASE",
            "publisher": "WHO PUBLISHED IT",
            "language": language,
            "published": "not-known",
            "url": "https://example.org/release",
            "sha256": hash,
            "sources": ["R"]
        }],
        "facets": [
            {
                "id": "category",
                "label": { "en": "Heading in the release" },
                "short": { "en": "Heading" },
                "field": "category",
                "basis": "printed",
                "does_not_apply": { "en": "Named without a heading" },
                "values": values
            },
            {
                "id": "kind",
                "label": { "en": "What it is" },
                "short": { "en": "What it is" },
                "field": "classification",
                "basis": "ours",
                "qualifier": { "en": "our reading" },
                "does_not_apply": { "en": "Does not apply" },
                "values": kind_values
            }
        ],
        "organizations": organizations,
        "participations": participations,
        "memberships": [],
        "themes": [],
        "points": [],
        "editions": [],
        "notes": notes,
        "sources": [
            { "id": "R", "publisher": "WHO PUBLISHED IT", "date": day, "url": "https://example.org/release", "type": "release", "used_for": "the press release" },
            { "id": "OURS", "publisher": "Plenary's reader", "date": day, "url": "", "type": "ours", "used_for": "what each participant is; read by rules, to be reviewed" }
        ]
    }))
}

/// White space as one space, as a field of a dataset has it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A slug of any text.
fn slug_of(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().take(48) {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_matches('-').to_owned();
    if out.is_empty() { "draft".to_owned() } else { out }
}

fn slug(mention: &Mention) -> String {
    if mention.id == "?" {
        let own = slug_of(&mention.exact);
        return if own == "draft" { "body".to_owned() } else { own };
    }
    slug_of(&mention.id)
}

/// An id that was not given yet.
fn unique(id: &str, ids: &mut HashMap<String, usize>) -> String {
    let count = ids.entry(id.to_owned()).or_default();
    *count += 1;
    if *count == 1 { id.to_owned() } else { format!("{id}-{count}") }
}

/// The id of a heading's value; the value is made where the heading is new.
fn heading_of(
    given: &[char],
    heading: &Printed,
    first: u32,
    language: &str,
    headings: &mut Vec<(String, Value)>,
) -> String {
    let words = one_line(&heading.exact);
    if let Some(at) = headings.iter().position(|(before, _)| *before == words) {
        return format!("heading-{}", at + 1);
    }
    let id = format!("heading-{}", headings.len() + 1);
    let end = heading.start + heading.exact.chars().count() as u32;
    let mut label = json!({ "en": words });
    if language != "en" {
        label[language] = json!(words);
    }
    let mut value = json!({ "id": id, "label": label, "printed": words });
    // The audit looks for a heading before its first name; one that stands behind is not quoted.
    if heading.start < first {
        value["mention"] =
            json!({ "document": "release", "selectors": [selector(given, heading.start, end)] });
    }
    headings.push((words, value));
    id
}

fn organization(id: &str, mention: &Mention, language: &str) -> Value {
    let is_state = matches!(mention.kind.as_str(), "state" | "territory");
    let names =
        json!({ "short": one_line(&mention.exact), "formal": "not-known", "sources": ["R"] });
    let mut all = json!({ "en": names.clone() });
    if language != "en" {
        all[language] = names;
    }
    let iso = mention.certain
        && is_state
        && mention.id.len() == 3
        && mention.id.chars().all(|c| c.is_ascii_uppercase());
    let identifiers = if iso {
        json!([{ "scheme": "iso3166-1-alpha3", "identifier": mention.id }])
    } else {
        json!([])
    };
    let seat = if is_state { "does-not-apply" } else { "not-known" };
    json!({
        "id": id,
        "names": all,
        "other_names": [],
        "classification": mention.kind,
        "classification_sources": ["OURS"],
        "identifiers": identifiers,
        "seat": seat,
        "site": seat,
        "notes": []
    })
}

/// The words from one place to another, with as much around them as makes the place unique.
fn selector(given: &[char], start: u32, end: u32) -> Value {
    let (start, end) = (start as usize, end as usize);
    let exact: String = given[start..end].iter().collect();
    let words = one_line(&exact);
    let text: String = given.iter().collect();
    if text.matches(&exact).count() == 1 {
        return json!({ "type": "TextQuoteSelector", "exact": words });
    }
    for around in AROUND {
        // Whole words: the audit compares words.
        let inside = |at: usize| {
            at > 0
                && at < given.len()
                && !given[at - 1].is_whitespace()
                && !given[at].is_whitespace()
        };
        let (mut from, mut to) = (start.saturating_sub(around), (end + around).min(given.len()));
        while inside(from) && start - from < around + 40 {
            from -= 1;
        }
        while inside(to) && to - end < around + 40 {
            to += 1;
        }
        let prefix: String = given[from..start].iter().collect();
        let suffix: String = given[end..to].iter().collect();
        let whole = format!("{prefix}{exact}{suffix}");
        if text.matches(&whole).count() == 1 || around == AROUND[AROUND.len() - 1] {
            let mut selector = json!({ "type": "TextQuoteSelector", "exact": words });
            if !prefix.is_empty() {
                selector["prefix"] = json!(flat(&prefix));
            }
            if !suffix.is_empty() {
                selector["suffix"] = json!(flat(&suffix));
            }
            return selector;
        }
    }
    json!({ "type": "TextQuoteSelector", "exact": words })
}

/// Every run of white space as one space; those at the ends stay.
fn flat(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// How many questions are open in a reading.
pub fn open_questions(reading: &Reading) -> usize {
    reading
        .mentions
        .iter()
        .filter(|mention| mention.role == Role::Participant && mention.question.is_some())
        .count()
}
