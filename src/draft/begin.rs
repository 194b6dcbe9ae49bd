//! A reading as the draft of a review: everything suggested, nothing decided.
//!
//! Knows the reader's words for its questions. A guess of the reader's is no identity: while it is
//! asked which one is meant, nobody is.

use super::countries::two_letters;
use super::facts::{self, Fact, FactName, Facts};
use super::model::{
    Asks, Count, Draft, Entry, EntryState, Found, Identity, List, Printed, Role, Span, TextKey,
    Versions,
};
use super::release::Release;
use super::stated;
use crate::data::value::one_line;
use reader::{Described, Gazetteer, Mention, Reading, WHICH};

/// Most candidates that are offered.
pub const MOST_CANDIDATES: usize = 5;

/// Begins a draft with what was read in a text. `name` is the file's, without its ending. What does
/// not fit the text is left out.
pub fn begin(name: &str, release: &Release, reading: &Reading) -> Draft {
    let mut mentions: Vec<&Mention> = reading.mentions.iter().collect();
    mentions.sort_by_key(|mention| (mention.start, std::cmp::Reverse(mention.end)));
    let mut entries: Vec<Entry> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let span = Span::new(mention.start, mention.end);
        let is_twice = entries.last().is_some_and(|last| last.span == span);
        if !is_twice && release.exact(span).as_ref() == Some(&mention.exact) {
            let mut entry = entry(entries.len() as u32 + 1, span, mention, found(mention));
            entry.heading = entry.heading.filter(|heading| release.has(heading));
            entry.office = entry.office.filter(|office| release.has(office));
            entry.form = entry.form.filter(|form| release.has(form));
            entry.list = entry.list.filter(|list| (*list as usize) < reading.lists.len());
            entry.found.heading.clone_from(&entry.heading);
            entries.push(entry);
        }
    }
    let lists = reading.lists.iter().enumerate().map(|(place, list)| List {
        id: place as u32,
        span: Span::new(list.start, list.end),
        evidence: list.evidence.clone(),
        is_asked: list.question.is_some(),
    });
    let counts = reading.counts.iter().map(|count| Count {
        printed: Printed { span: Span::new(count.start, count.end), exact: count.exact.clone() },
        number: count.number,
        found: count.found as u32,
    });
    let mut facts = facts::proposed(release, &reading.language);
    if let Some((city, span)) = city_behind_state(release, &facts, &entries) {
        facts.set(FactName::City, Fact::Proposed(city, span));
    }
    if let Some((code, span)) = country(release, &facts, &entries) {
        facts.set(FactName::Country, Fact::Proposed(code, span));
    }
    Draft {
        name: name.to_owned(),
        text: TextKey {
            sha256: release.sha256().to_owned(),
            length: release.length(),
            language: reading.language.clone(),
        },
        versions: Versions {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            gazetteer: String::new(),
        },
        facts,
        next: entries.len() as u32 + 1,
        entries,
        lists: lists.collect(),
        counts: counts.filter(|count| release.has(&count.printed)).collect(),
        notes: reading.notes.clone(),
        orphans: Vec::new(),
        passage: None,
        settled: Vec::new(),
        sample: None,
    }
}

/// The city behind the name of its country: 地点：哈萨克斯坦阿拉木图市.
fn city_behind_state(
    release: &Release,
    facts: &Facts,
    entries: &[Entry],
) -> Option<(String, Span)> {
    let place = facts.value(FactName::City).is_none().then(|| stated::place(release)).flatten()?;
    let state = entries
        .iter()
        .find(|entry| entry.span.start == place.start && entry.span.end < place.end)?;
    two_letters(state.identity.id()?)?;
    let span = release.trimmed(Span::new(state.span.end, place.end))?;
    let name = release.exact(span)?;
    let is_short = name.chars().count() <= 8 && name.chars().all(char::is_alphabetic);
    is_short.then(|| (name.trim_end_matches('市').to_owned(), span))
}

/// The country that stands beside the city that was found: “Tirana, Albania”, “Wismar (Germany)”, 哈萨克斯坦阿拉木图.
fn country(release: &Release, facts: &Facts, entries: &[Entry]) -> Option<(String, Span)> {
    let city: Vec<char> = facts.value(FactName::City)?.chars().collect();
    let chars = release.chars();
    let is_between = |c: &char| [' ', ',', '(', '，', '（'].contains(c);
    let state_at = |found: &dyn Fn(&Entry) -> bool| {
        let entry = entries.iter().find(|entry| found(entry))?;
        Some((two_letters(entry.identity.id()?)?.to_owned(), entry.span))
    };
    let behind = |at: usize| {
        let rest = chars.get(at + city.len()..)?;
        let between = rest.iter().take_while(|c| is_between(c)).count();
        (1..=2).contains(&between).then_some((at + city.len() + between) as u32)
    };
    let places = chars.windows(city.len()).enumerate().filter(|(_, words)| *words == city);
    places.map(|(at, _)| at).find_map(|at| {
        let before = state_at(&|entry| entry.span.end as usize == at);
        before.or_else(|| state_at(&|entry| Some(entry.span.start) == behind(at)))
    })
}

/// What the reader says of words, as an act takes it.
pub fn found(mention: &Mention) -> Found {
    let state = match mention.question.as_deref() {
        Some(question) if question == WHICH => EntryState::Question(Asks::Which),
        Some(_) => EntryState::Question(Asks::TakesPart),
        None => EntryState::Suggested,
    };
    let is_guess = !mention.candidates.is_empty() || mention.id == "?";
    Found {
        by_rule: true,
        role: match mention.role {
            reader::Role::Participant => Role::Participant,
            reader::Role::Collective => Role::Collective,
            reader::Role::Elsewhere => Role::Elsewhere,
        },
        state,
        kind: mention.kind.clone(),
        identity: if is_guess { Identity::Unlisted } else { Identity::Is(mention.id.clone()) },
        candidates: mention.candidates.iter().take(MOST_CANDIDATES).cloned().collect(),
        heading: mention.heading.as_ref().map(printed),
        reason: mention.reason.clone(),
        why: mention.why.as_deref().unwrap_or_default().to_owned(),
    }
}

/// What words that a person marked can be, from the reader's answer to them (the likeliest first): the
/// one whose name they are, if it is one; else it is asked.
pub fn among(words: &str, answer: &Gazetteer) -> Found {
    let words = one_line(words).to_lowercase();
    let is_name = |name: &str| name.to_lowercase() == words;
    let has_name = |organization: &&Described| {
        let all = [&organization.names.en, &organization.names.ru, &organization.names.zh];
        all.into_iter().flatten().any(|names| {
            is_name(&names.short)
                || names.formal.as_deref().is_some_and(is_name)
                || names.others.iter().any(|name| is_name(name))
        })
    };
    let exact: Vec<&Described> = answer.organizations.iter().filter(has_name).collect();
    let (identity, kind) = match exact[..] {
        [only] if only.kind != "contested" => (Identity::Is(only.id.clone()), &*only.kind),
        _ => (
            Identity::Unlisted,
            answer.organizations.first().map_or("other", |likeliest| &likeliest.kind),
        ),
    };
    let is_open = identity == Identity::Unlisted && !answer.organizations.is_empty();
    let candidates =
        answer.organizations.iter().filter(|_| is_open).map(|organization| organization.id.clone());
    Found {
        by_rule: false,
        role: Role::Participant,
        state: if is_open { EntryState::Question(Asks::Which) } else { EntryState::Suggested },
        kind: if kind == "contested" { "territory" } else { kind }.to_owned(),
        identity,
        candidates: candidates.take(MOST_CANDIDATES).collect(),
        heading: None,
        reason: String::new(),
        why: String::new(),
    }
}

/// An entry as it was found.
fn entry(id: u32, span: Span, mention: &Mention, found: Found) -> Entry {
    Entry {
        id,
        span,
        exact: mention.exact.clone(),
        role: found.role,
        state: found.state,
        kind: found.kind.clone(),
        identity: found.identity.clone(),
        heading: found.heading.clone(),
        office: mention.office.as_ref().map(printed),
        level: None,
        form: mention.form.as_ref().map(printed),
        list: mention.list.map(|list| list as u32),
        found,
        decided: None,
        before: Vec::new(),
        note: String::new(),
    }
}

fn printed(words: &reader::Printed) -> Printed {
    let end = words.start + words.exact.chars().count() as u32;
    Printed { span: Span::new(words.start, end), exact: words.exact.clone() }
}
