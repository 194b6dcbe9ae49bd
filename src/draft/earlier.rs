//! Decisions on earlier releases, applied to a draft and taken back everywhere at once.
//!
//! An identity that was decided answers the question the next time. A decision on the *role* in one
//! text only answers a doubt in another: where a name is plainly printed as taking part, it is asked,
//! never taken away. What a person decided in this draft stays.

use super::act::{Deed, Done, Refusal};
use super::apply::Work;
use super::decisions::{Decision, Ruling};
use super::model::{Asks, Entry, EntryState, Identity, Printed, Role, Span};
use super::release::Release;
use crate::data::value::one_line;
use std::collections::HashMap;

/// How far before a name a heading is looked for, in code points.
const FAR: u32 = 4000;
/// How far behind it.
const BEHIND: u32 = 400;

/// Applies decisions, each once.
pub fn apply(work: &mut Work, decisions: &[Decision]) -> Result<Done, Refusal> {
    let mut by_words: HashMap<&str, Vec<(String, &Decision)>> = HashMap::new();
    for decision in decisions {
        by_words.entry(&decision.printed).or_default().push((decision.key(), decision));
    }
    let mut done =
        Done { deed: Deed::Before, subject: String::new(), count: 0, value: String::new() };
    for entry in &work.draft.entries {
        let mut after = entry.clone();
        let printed = one_line(&entry.exact);
        for (key, decision) in by_words.get(printed.as_str()).into_iter().flatten() {
            rule(&mut after, work.release, key, decision);
        }
        let office =
            entry.office.as_ref().map(|office| one_line(&office.exact)).unwrap_or_default();
        for (key, decision) in by_words.get(office.as_str()).into_iter().flatten() {
            if let Ruling::Level(level) = decision.ruling
                && after.level.is_none()
                && !after.before.contains(key)
            {
                after.level = Some(level);
                after.before.push(key.clone());
            }
        }
        if work.amend(entry, after) {
            if done.count == 0 {
                done.subject = printed;
            }
            done.count += 1;
        }
    }
    if done.count == 0 { Err(Refusal::NoChange) } else { Ok(done) }
}

/// Applies a decision to an entry of the same words.
fn rule(entry: &mut Entry, release: &Release, key: &str, decision: &Decision) {
    let is_decided = entry.decided.is_some() || entry.state == EntryState::Confirmed;
    if is_decided || entry.before.iter().any(|own| own == key) {
        return;
    }
    match &decision.ruling {
        Ruling::Is(_) | Ruling::NoneOfThese if entry.is_participant() => {
            entry.identity = match &decision.ruling {
                Ruling::Is(id) => Identity::Is(id.clone()),
                _ => Identity::NoneOfThese,
            };
            if entry.state == EntryState::Question(Asks::Which) {
                entry.state = EntryState::Suggested;
            }
        }
        Ruling::NotParticipant => match (entry.role, entry.state) {
            (Role::Participant, EntryState::Question(Asks::TakesPart)) | (Role::Collective, _) => {
                entry.role = Role::Rejected;
                entry.state = EntryState::Suggested;
            }
            (Role::Participant, _) => entry.state = EntryState::Question(Asks::Before),
            (Role::Elsewhere | Role::Rejected, _) => return,
        },
        Ruling::Heading(words) if entry.is_participant() => {
            let taken =
                entry.heading.as_ref().map(|heading| one_line(&heading.exact)).unwrap_or_default();
            if taken != decision.instead_of {
                return;
            }
            entry.heading = match words {
                None => None,
                Some(words) => match near(release, words, entry.span) {
                    Some(found) => Some(found),
                    None => return,
                },
            };
        }
        _ => return,
    }
    entry.before.push(key.to_owned());
}

/// Where words stand nearest before a place, or else shortly behind it.
fn near(release: &Release, words: &str, at: Span) -> Option<Printed> {
    let wanted: Vec<char> = words.chars().collect();
    let length = wanted.len() as u32;
    let stands = |start: &u32| {
        let span = Span::new(*start, start + length);
        let there = release.chars().get(span.start as usize..span.end as usize);
        !span.meets(at)
            && there.is_some_and(|there| {
                there.iter().zip(&wanted).all(|(a, b)| a == b || (a.is_whitespace() && *b == ' '))
            })
    };
    let before = (at.start.saturating_sub(FAR)..at.start).rev().find(stands);
    let found = before.or_else(|| (at.end..at.end + BEHIND).find(stands))?;
    release.printed(Span::new(found, found + length))
}

/// Takes back what was decided before by a decision, wherever it was applied.
pub fn forget(work: &mut Work, key: &str) -> Result<Done, Refusal> {
    let mut done =
        Done { deed: Deed::Forgotten, subject: String::new(), count: 0, value: String::new() };
    for entry in work.draft.entries.iter().filter(|entry| entry.before.iter().any(|own| own == key))
    {
        let mut after = entry.clone();
        after.before.retain(|own| own != key);
        match key.split(':').next() {
            Some("who") => {
                after.identity.clone_from(&entry.found.identity);
                after.kind.clone_from(&entry.found.kind);
                if after.role != Role::Rejected && after.asks().is_none() {
                    after.state = entry.found.state;
                    after.decided = None;
                }
            }
            Some("part") => {
                after.role = entry.found.role;
                after.state = entry.found.state;
                after.decided = None;
                let is_known = after.identity != entry.found.identity;
                if is_known && after.state == EntryState::Question(Asks::Which) {
                    after.state = EntryState::Suggested;
                }
            }
            Some("heading") => after.heading.clone_from(&entry.found.heading),
            _ => after.level = None,
        }
        work.amend(entry, after);
        if done.count == 0 {
            done.subject = one_line(&entry.exact);
        }
        done.count += 1;
    }
    if done.count == 0 { Err(Refusal::NotThere) } else { Ok(done) }
}
