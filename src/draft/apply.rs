//! What an act changes in a draft. A pure function: the draft stays as it is until the
//! changes are put into it (`change.rs`).
//!
//! An act changes only the entries that it is about, and of these only what it is about. What moves
//! through the text is in `ends.rs`, decisions on earlier releases in `earlier.rs`.

use super::act::{Act, Deed, Done, Refusal};
use super::change::Change;
use super::earlier;
use super::ends;
use super::facts::{Fact, FactName, well_formed};
use super::labels::own_kinds;
use super::model::{
    Asks, Draft, Entry, EntryId, EntryState, Hand, Identity, Printed, Role, Settled, Span,
};
use super::questions::questions;
use super::release::Release;
use super::sample;
use super::settle;
use crate::data::value::one_line;

/// Longest heading, office or form, in code points.
const LONGEST_WORDS: u32 = 400;
/// Longest reason of a coder, in code points.
pub const LONGEST_NOTE: usize = 1_000;

/// A draft with the changes that are gathered for it.
pub struct Work<'a> {
    /// As it is.
    pub draft: &'a Draft,
    /// Its text.
    pub release: &'a Release,
    hand: &'a Hand,
    changes: Vec<Change>,
}

impl<'a> Work<'a> {
    /// An entry.
    pub fn entry(&self, id: EntryId) -> Result<&'a Entry, Refusal> {
        self.draft.entry(id).ok_or(Refusal::NotThere)
    }

    /// Changes an entry; says whether it did.
    pub fn edit(&mut self, entry: &Entry, edit: impl FnOnce(&mut Entry)) -> bool {
        let mut after = entry.clone();
        edit(&mut after);
        if after == *entry {
            return false;
        }
        after.decided = Some(self.hand.clone());
        let (before, after) = (Some(Box::new(entry.clone())), Some(Box::new(after)));
        self.changes.push(Change::Entry(before, after));
        true
    }

    /// Changes an entry for a reason that is no decision of a person on it.
    pub fn amend(&mut self, entry: &Entry, after: Entry) -> bool {
        let is_other = after != *entry;
        if is_other {
            let (before, after) = (Some(Box::new(entry.clone())), Some(Box::new(after)));
            self.changes.push(Change::Entry(before, after));
        }
        is_other
    }

    /// Adds an entry, under the next number.
    pub fn add(&mut self, mut entry: Entry) {
        let next = self.draft.next;
        entry.id = next;
        self.changes.push(Change::Entry(None, Some(Box::new(entry))));
        self.changes.push(Change::Next(next, next + 1));
    }

    /// Takes an entry away.
    pub fn remove(&mut self, entry: &Entry) {
        self.changes.push(Change::Entry(Some(Box::new(entry.clone())), None));
    }

    /// Says something beside the entries, in the place of what was said of it before.
    pub fn settle(&mut self, about: &str, how: &str) {
        let before = self.draft.settled.iter().find(|said| said.about == about).cloned();
        let hand = self.hand.clone();
        let after = Settled { about: about.to_owned(), how: how.to_owned(), hand };
        self.changes.push(Change::Settled(before, Some(after)));
    }

    /// Changes something else.
    pub fn change(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Who acts.
    pub fn hand(&self) -> &'a Hand {
        self.hand
    }

    /// Edits each of some entries, and names what was done after those that changed.
    fn each<'b>(
        &mut self,
        entries: impl Iterator<Item = &'b Entry>,
        deed: Deed,
        value: String,
        edit: impl Fn(&mut Entry),
    ) -> Result<Done, Refusal> {
        let mut done = Done { deed, subject: String::new(), count: 0, value };
        for entry in entries {
            if self.edit(entry, &edit) {
                if done.count == 0 {
                    done.subject = one_line(&entry.exact);
                }
                done.count += 1;
            }
        }
        if done.count == 0 { Err(Refusal::NoChange) } else { Ok(done) }
    }

    fn one(
        &mut self,
        id: EntryId,
        deed: Deed,
        value: &str,
        edit: impl Fn(&mut Entry),
    ) -> Result<Done, Refusal> {
        let entry = self.entry(id)?;
        self.each(std::iter::once(entry), deed, value.to_owned(), edit)
    }

    /// Words of the text beside a name.
    fn words(&self, span: Option<Span>) -> Result<Option<Printed>, Refusal> {
        let Some(span) = span else { return Ok(None) };
        let span = self.release.trimmed(span).ok_or(Refusal::NoWords)?;
        if span.end - span.start > LONGEST_WORDS {
            return Err(Refusal::TooLong);
        }
        self.release.printed(span).ok_or(Refusal::NoWords).map(Some)
    }
}

/// What an act changes, and what it is called.
///
/// # Errors
/// Why it cannot be done.
pub fn changes(
    draft: &Draft,
    release: &Release,
    act: &Act,
    hand: &Hand,
) -> Result<(Done, Vec<Change>), Refusal> {
    if release.sha256() != draft.text.sha256 {
        return Err(Refusal::OtherText);
    }
    let mut work = Work { draft, release, hand, changes: Vec::new() };
    let done = done(&mut work, act)?;
    if work.changes.is_empty() { Err(Refusal::NoChange) } else { Ok((done, work.changes)) }
}

fn done(work: &mut Work, act: &Act) -> Result<Done, Refusal> {
    let draft = work.draft;
    match act {
        Act::Accept(id) => accept(work, *id),
        Act::AcceptList(list) => {
            known_list(draft, *list)?;
            let is_which = |member: &&Entry| member.state == EntryState::Question(Asks::Which);
            let members = draft.members(*list).filter(|member| !is_which(member));
            work.each(members, Deed::Accepted, String::new(), takes_part)
        }
        Act::AcceptShown(ids) => {
            let entries = ids.iter().filter_map(|id| draft.entry(*id));
            let suggested = entries.filter(|entry| entry.state == EntryState::Suggested);
            work.each(suggested, Deed::Accepted, String::new(), confirm)
        }
        Act::Reject(id) => work.one(*id, Deed::Rejected, "", reject),
        Act::RejectList(list) => {
            known_list(draft, *list)?;
            let members =
                draft.members(*list).filter(|member| member.state != EntryState::Confirmed);
            work.each(members, Deed::Rejected, String::new(), reject)
        }
        Act::TakeBack(id) => take_back(work, *id),
        Act::TakesPart(id) => work.one(*id, Deed::TakesPart, "", |entry| {
            takes_part(entry);
            entry.before.clear();
        }),
        Act::Candidate(id, number) => {
            let candidates = work.entry(*id)?.candidates();
            let candidate = number.checked_sub(1).and_then(|place| candidates.get(place));
            let chosen = candidate.ok_or(Refusal::NoCandidate(*number))?.clone();
            choose(work, *id, &Identity::Is(chosen))
        }
        Act::Choose(id, chosen) if chosen.is_empty() => {
            work.entry(*id)?;
            Err(Refusal::NotThere)
        }
        Act::Choose(id, chosen) => choose(work, *id, &Identity::Is(chosen.clone())),
        Act::NoneOfThese(id) => choose(work, *id, &Identity::NoneOfThese),
        Act::Kind(id, kind) if own_kinds().any(|(own, _)| own == kind) => {
            work.one(*id, Deed::Kind, kind, |entry| entry.kind.clone_from(kind))
        }
        Act::Kind(..) => Err(Refusal::NotThere),
        Act::Heading(ids, span) => stand_under(work, ids, *span),
        Act::Move(id, edge, by) => ends::moved(work, *id, *edge, *by),
        Act::Ends(id, span) => ends::set(work, *id, *span),
        Act::Split(id, at) => ends::split(work, *id, *at),
        Act::Join(first, second) => ends::join(work, *first, *second),
        Act::Add(span, found) => ends::add(work, *span, found.as_deref()),
        Act::Suggest(id, found) => ends::suggest(work, *id, found),
        Act::Office(id, span) => {
            let words = work.words(*span)?;
            let value = words.as_ref().map(|printed| one_line(&printed.exact)).unwrap_or_default();
            work.one(*id, Deed::Office, &value, |entry| entry.office.clone_from(&words))
        }
        Act::Level(id, level) => {
            let value = level.map_or("", super::model::Level::key);
            work.one(*id, Deed::Level, value, |entry| entry.level = *level)
        }
        Act::Form(id, span) => {
            let words = work.words(*span)?;
            let value = words.as_ref().map(|printed| one_line(&printed.exact)).unwrap_or_default();
            work.one(*id, Deed::Form, &value, |entry| entry.form.clone_from(&words))
        }
        Act::Note(id, words) => note(work, *id, &one_line(words)),
        Act::Fact(name, value, span) => {
            let hand = work.hand().clone();
            let span = span.and_then(|span| work.release.trimmed(span));
            let fact = match value {
                Some(value) => {
                    let value = well_formed(*name, value).ok_or(Refusal::BadFact(*name))?;
                    Fact::Given(value, span, hand)
                }
                None => Fact::NotKnown(hand),
            };
            fact_is(work, *name, fact)
        }
        Act::AcceptFact(name) => {
            let Fact::Proposed(value, span) = draft.facts.get(*name) else {
                return Err(Refusal::NotThere);
            };
            let value = well_formed(*name, value).ok_or(Refusal::BadFact(*name))?;
            fact_is(work, *name, Fact::Given(value, Some(*span), work.hand().clone()))
        }
        Act::ConfirmPassage => confirm_passage(work),
        Act::Before(decisions) => earlier::apply(work, decisions),
        Act::Forget(key) => earlier::forget(work, key),
        Act::Settle(settling) => settle::settle(work, settling),
        Act::Alone(about, name) => {
            if draft.settled.iter().any(|said| said.about == *about) {
                return Err(Refusal::NoChange);
            }
            work.settle(about, "so");
            let subject = one_line(name);
            Ok(Done { deed: Deed::Alone, subject, count: 1, value: String::new() })
        }
        Act::Draw(drawn) => sample::drawn(work, drawn),
        Act::Look(place, right) => sample::looked(work, *place, *right),
    }
}

/// An entry is as it was found; what is printed around it stays.
fn take_back(work: &mut Work, id: EntryId) -> Result<Done, Refusal> {
    let entry = work.entry(id)?;
    let mut after = entry.clone();
    after.role = entry.found.role;
    after.state = entry.found.state;
    after.kind.clone_from(&entry.found.kind);
    after.identity.clone_from(&entry.found.identity);
    after.before.clear();
    if after == *entry {
        return Err(Refusal::NoChange);
    }
    after.decided = None;
    work.amend(entry, after);
    Ok(single(Deed::TakenBack, entry, ""))
}

/// Entries stand under words of the text, or under none. One that shares a character with those words
/// stays as it is.
fn stand_under(work: &mut Work, ids: &[EntryId], span: Option<Span>) -> Result<Done, Refusal> {
    let draft = work.draft;
    let heading = work.words(span)?;
    let under = |entry: &&Entry| heading.as_ref().is_none_or(|words| !words.span.meets(entry.span));
    let entries = ids.iter().filter_map(|id| draft.entry(*id)).filter(under);
    let words = heading.as_ref().map(|printed| one_line(&printed.exact));
    let deed = if heading.is_some() { Deed::Heading } else { Deed::NoHeading };
    work.each(entries, deed, words.unwrap_or_default(), |entry| {
        entry.heading.clone_from(&heading);
    })
}

/// Why an entry is so. No decision: who wrote it stands with the decision that it is the reason of.
fn note(work: &mut Work, id: EntryId, words: &str) -> Result<Done, Refusal> {
    if words.chars().count() > LONGEST_NOTE {
        return Err(Refusal::TooLong);
    }
    let entry = work.entry(id)?;
    if !work.amend(entry, Entry { note: words.to_owned(), ..entry.clone() }) {
        return Err(Refusal::NoChange);
    }
    let subject = one_line(&entry.exact);
    Ok(Done { deed: Deed::Note, subject, count: 1, value: words.to_owned() })
}

/// The whole passage is read: what is only suggested is confirmed, once no question is open.
fn confirm_passage(work: &mut Work) -> Result<Done, Refusal> {
    let draft = work.draft;
    let open = questions(draft).len();
    if open > 0 {
        return Err(Refusal::QuestionsOpen(open));
    }
    let is_suggested = |entry: &Entry| entry.state == EntryState::Suggested;
    if draft.passage.is_some() && !draft.participants().any(is_suggested) {
        return Err(Refusal::NoChange);
    }
    let hand = work.hand().clone();
    work.changes.push(Change::Passage(draft.passage.clone(), Some(hand)));
    let named = draft.participants().filter(|entry| is_suggested(entry));
    // Whether any was still only suggested does not matter.
    let _ = work.each(named, Deed::Passage, String::new(), confirm);
    let count = draft.participants().count();
    Ok(Done { deed: Deed::Passage, subject: String::new(), count, value: String::new() })
}

/// What was done to one entry.
pub fn single(deed: Deed, entry: &Entry, value: &str) -> Done {
    Done { deed, subject: one_line(&entry.exact), count: 1, value: value.to_owned() }
}

fn known_list(draft: &Draft, list: u32) -> Result<(), Refusal> {
    let is_known = draft.lists.iter().any(|known| known.id == list);
    if is_known { Ok(()) } else { Err(Refusal::NotThere) }
}

fn accept(work: &mut Work, id: EntryId) -> Result<Done, Refusal> {
    let entry = work.entry(id)?;
    let which = entry.state == EntryState::Question(Asks::Which);
    match entry.candidates() {
        [_, _, ..] if which => Err(Refusal::WhichFirst),
        [only] if which => choose(work, id, &Identity::Is(only.clone())),
        _ if entry.is_participant() && !which => work.one(id, Deed::Accepted, "", takes_part),
        _ => work.one(id, Deed::Accepted, "", confirm),
    }
}

/// It takes part; who it is stays open where that was never said.
fn takes_part(entry: &mut Entry) {
    let is_open = entry.identity == Identity::Unlisted && !entry.candidates().is_empty();
    entry.role = Role::Participant;
    entry.state = if is_open { EntryState::Question(Asks::Which) } else { EntryState::Confirmed };
}

fn confirm(entry: &mut Entry) {
    entry.state = EntryState::Confirmed;
}

fn reject(entry: &mut Entry) {
    entry.role = Role::Rejected;
    entry.state = EntryState::Confirmed;
    entry.before.clear();
}

fn choose(work: &mut Work, id: EntryId, identity: &Identity) -> Result<Done, Refusal> {
    let deed = if identity.id().is_some() { Deed::Chosen } else { Deed::NoneOfThese };
    let value = identity.id().unwrap_or_default().to_owned();
    work.one(id, deed, &value, |entry| {
        entry.identity = identity.clone();
        entry.state = EntryState::Confirmed;
        entry.before.clear();
    })
}

fn fact_is(work: &mut Work, name: FactName, fact: Fact) -> Result<Done, Refusal> {
    let before = work.draft.facts.get(name).clone();
    let is_same = match (&before, &fact) {
        (Fact::Given(a, at, _), Fact::Given(b, there, _)) => (a, at) == (b, there),
        (Fact::NotKnown(_), Fact::NotKnown(_)) => true,
        _ => false,
    };
    if is_same {
        return Err(Refusal::NoChange);
    }
    let value = fact.value().unwrap_or_default().to_owned();
    let deed = if fact.value().is_some() { Deed::Fact } else { Deed::NotKnown };
    work.changes.push(Change::Fact(name, before, fact));
    Ok(Done { deed, subject: name.key().to_owned(), count: 1, value })
}
