//! Acts that change which words an entry is: its ends moved, split, joined, added.
//!
//! The printed form is never edited, only where it begins and ends. What words mean is the reader's to
//! say again, by [`suggest`].

use super::act::{Deed, Done, Edge, Refusal};
use super::apply::{Work, single};
use super::model::{Asks, Entry, EntryId, EntryState, Found, Identity, Printed, Role, Span};
use super::release::Release;
use crate::data::value::one_line;

/// Longest name, in code points.
const LONGEST_NAME: u32 = 400;
/// Longest stretch between two names that are joined, in code points.
const LONGEST_BETWEEN: u32 = 60;
/// Signs between two names.
const SIGNS: &[char] = &[',', ';', '/', '、', '，', '；', '\n', '\r', '·', '•'];
/// Words between two names, by length.
const WORDS: &[&str] =
    &["as well as", "and also", "а также", "and", "и", "以及", "和", "与", "與", "及"];

/// A name's words as a person gives them, fit for an entry.
fn fit(work: &Work, span: Span, own: Option<EntryId>) -> Result<Printed, Refusal> {
    let words = work.release.trimmed(span).and_then(|span| work.release.printed(span));
    let printed = words.ok_or(Refusal::NoWords)?;
    if !printed.exact.chars().any(char::is_alphanumeric) {
        return Err(Refusal::NoWords);
    }
    if printed.span.end - printed.span.start > LONGEST_NAME {
        return Err(Refusal::TooLong);
    }
    let same =
        work.draft.entries.iter().find(|entry| entry.span == printed.span && Some(entry.id) != own);
    match same {
        Some(other) => Err(Refusal::SameWords(other.id)),
        None => Ok(printed),
    }
}

/// An end moves by words.
pub fn moved(work: &mut Work, id: EntryId, edge: Edge, by: i32) -> Result<Done, Refusal> {
    let entry = work.entry(id)?;
    let mut span = entry.span;
    for _ in 0..by.unsigned_abs() {
        let end = match edge {
            Edge::Start => &mut span.start,
            Edge::End => &mut span.end,
        };
        *end = work.release.next_stop(*end, edge, by > 0).ok_or(Refusal::NoFurther)?;
        if span.start >= span.end {
            return Err(Refusal::NoFurther);
        }
        if span.end - span.start > LONGEST_NAME {
            return Err(Refusal::TooLong);
        }
    }
    set(work, id, span)
}

/// An entry gets other ends.
pub fn set(work: &mut Work, id: EntryId, span: Span) -> Result<Done, Refusal> {
    let entry = work.entry(id)?;
    let printed = fit(work, span, Some(id))?;
    let is_changed = work.edit(entry, |after| {
        after.span = printed.span;
        after.exact.clone_from(&printed.exact);
    });
    let value = one_line(&printed.exact);
    if is_changed { Ok(single(Deed::Ends, entry, &value)) } else { Err(Refusal::NoChange) }
}

/// Where a stretch is divided into two names: what is before and what is behind the place, without
/// the signs and words between them.
pub fn halves(release: &Release, span: Span, at: Option<u32>) -> Option<(Span, Span)> {
    let inside = span.start + 1..span.end;
    let divided = |at: u32| {
        let before = bare(release, Span::new(span.start, at))?;
        Some((before, bare(release, Span::new(at, span.end))?))
    };
    if let Some(at) = at {
        return inside.contains(&at).then(|| divided(at)).flatten();
    }
    let is_sign = |at: &u32| release.chars().get(*at as usize).is_some_and(|c| SIGNS.contains(c));
    let is_word = |at: &u32| word_at(release, Span::new(*at, span.end)).is_some();
    let by_sign = inside.clone().filter(is_sign).find_map(divided);
    by_sign.or_else(|| inside.filter(is_word).find_map(divided))
}

/// The length of a word that divides, where one stands at the beginning of a stretch.
fn word_at(release: &Release, span: Span) -> Option<u32> {
    let chars = release.chars();
    let (start, end) = (span.start as usize, span.end as usize);
    let is_letter =
        |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
    WORDS.iter().find_map(|word| {
        let length = word.chars().count();
        let there = chars.get(start..(start + length).min(end))?;
        let is_han = word.chars().all(|c| c > '\u{3000}');
        let is_apart =
            is_han || (!is_letter(start.checked_sub(1)) && !is_letter(Some(start + length)));
        (is_apart && there.iter().copied().eq(word.chars())).then_some(length as u32)
    })
}

/// A stretch without what divides at its ends; nothing if no word is left.
fn bare(release: &Release, span: Span) -> Option<Span> {
    let chars = release.chars();
    let is_between =
        |at: u32| chars.get(at as usize).is_some_and(|c| c.is_whitespace() || SIGNS.contains(c));
    let mut span = span;
    loop {
        let before = span;
        while span.start < span.end && is_between(span.start) {
            span.start += 1;
        }
        while span.start < span.end && is_between(span.end - 1) {
            span.end -= 1;
        }
        if let Some(length) = word_at(release, span) {
            span.start += length;
        }
        let behind = WORDS.iter().map(|word| word.chars().count() as u32).find(|length| {
            span.end
                .checked_sub(*length)
                .filter(|at| *at > span.start)
                .is_some_and(|at| word_at(release, Span::new(at, span.end)) == Some(*length))
        });
        span.end -= behind.unwrap_or(0);
        if span == before {
            break;
        }
    }
    let words = chars.get(span.start as usize..span.end as usize)?;
    words.iter().any(|c| c.is_alphanumeric()).then_some(span)
}

/// An entry of other words than those that it was found with: what they mean is open.
fn reworded(entry: &Entry, printed: &Printed) -> Entry {
    let is_named = matches!(entry.role, Role::Participant);
    let state = if is_named { EntryState::Question(Asks::Which) } else { entry.state };
    let found = Found {
        by_rule: false,
        role: entry.role,
        state,
        kind: entry.kind.clone(),
        identity: Identity::Unlisted,
        candidates: Vec::new(),
        heading: entry.heading.clone(),
        reason: String::new(),
        why: entry.found.why.clone(),
    };
    Entry {
        span: printed.span,
        exact: printed.exact.clone(),
        state,
        identity: Identity::Unlisted,
        found,
        before: Vec::new(),
        ..entry.clone()
    }
}

/// An entry becomes two.
pub fn split(work: &mut Work, id: EntryId, at: Option<u32>) -> Result<Done, Refusal> {
    let entry = work.entry(id)?;
    let (first, second) = halves(work.release, entry.span, at).ok_or(Refusal::NotDivided)?;
    let (first, second) = (fit(work, first, Some(id))?, fit(work, second, Some(id))?);
    let value = one_line(&second.exact);
    work.edit(entry, |after| *after = reworded(entry, &first));
    let mut other = reworded(entry, &second);
    (other.office, other.level, other.form) = (None, None, None);
    other.decided = Some(work.hand().clone());
    work.add(other);
    Ok(single(Deed::Split, entry, &value))
}

/// Two entries become one, the first of them.
pub fn join(work: &mut Work, first: EntryId, second: EntryId) -> Result<Done, Refusal> {
    let (one, other) = (work.entry(first)?, work.entry(second)?);
    if first == second {
        return Err(Refusal::NotNeighbours);
    }
    let (left, right) = if one.span <= other.span { (one, other) } else { (other, one) };
    let span = Span::new(left.span.start, left.span.end.max(right.span.end));
    let between = Span::new(left.span.end, right.span.start.max(left.span.end));
    let words = work.release.exact(between).unwrap_or_default();
    let is_far = between.end - between.start > LONGEST_BETWEEN
        || words.chars().filter(|c| *c == '\n').count() > 1;
    let is_another = work.draft.participants().any(|entry| {
        entry.id != first
            && entry.id != second
            && entry.span.start < entry.span.end
            && between.meets(entry.span)
    });
    if is_far || is_another {
        return Err(Refusal::NotNeighbours);
    }
    // The words of the second are free: it goes.
    let printed = match fit(work, span, Some(first)) {
        Err(Refusal::SameWords(id)) if id == second => {
            work.release.printed(span).ok_or(Refusal::NoWords)?
        }
        fitted => fitted?,
    };
    let value = one_line(&printed.exact);
    work.edit(one, |after| *after = reworded(one, &printed));
    work.remove(other);
    Ok(single(Deed::Joined, one, &value))
}

/// Words become an entry that takes part.
pub fn add(work: &mut Work, span: Span, found: Option<&Found>) -> Result<Done, Refusal> {
    let printed = fit(work, span, None)?;
    let mut named = work.draft.participants();
    let behind = named.find(|participant| participant.span.start >= printed.span.end);
    let before = work
        .draft
        .participants()
        .take_while(|participant| participant.span.end <= printed.span.start)
        .last();
    let alike = match (before, behind) {
        (Some(before), Some(behind)) if before.heading == behind.heading => before.heading.clone(),
        _ => None,
    };
    let list = match (before, behind) {
        (Some(before), Some(behind)) if before.list == behind.list => before.list,
        _ => None,
    };
    let found = match found {
        Some(found) => checked(work, found),
        None => Found {
            by_rule: false,
            role: Role::Participant,
            state: EntryState::Suggested,
            kind: "other".to_owned(),
            identity: Identity::Unlisted,
            candidates: Vec::new(),
            heading: alike,
            reason: String::new(),
            why: String::new(),
        },
    };
    let entry = Entry {
        id: 0,
        span: printed.span,
        exact: printed.exact,
        role: Role::Participant,
        state: found.state,
        kind: found.kind.clone(),
        identity: found.identity.clone(),
        heading: found.heading.clone(),
        office: None,
        level: None,
        form: None,
        list,
        found,
        decided: Some(work.hand().clone()),
        before: Vec::new(),
        note: String::new(),
    };
    let done = single(Deed::Added, &entry, "");
    work.add(entry);
    Ok(done)
}

/// What the reader says of words that a person took for a participant: their role is the person's,
/// and a heading that is not in the text is none.
fn checked(work: &Work, found: &Found) -> Found {
    let asks_which = found.state == EntryState::Question(Asks::Which);
    Found {
        by_rule: false,
        role: Role::Participant,
        state: if asks_which { found.state } else { EntryState::Suggested },
        candidates: found.candidates.iter().take(super::begin::MOST_CANDIDATES).cloned().collect(),
        heading: found.heading.clone().filter(|heading| work.release.has(heading)),
        ..found.clone()
    }
}

/// The reader's word on an entry whose words have changed. What a person decided stays.
pub fn suggest(work: &mut Work, id: EntryId, found: &Found) -> Result<Done, Refusal> {
    let entry = work.entry(id)?;
    let found = Found { role: entry.found.role, ..checked(work, found) };
    let mut after = entry.clone();
    if entry.state != EntryState::Confirmed {
        after.identity.clone_from(&found.identity);
        after.kind.clone_from(&found.kind);
        let is_of_role = matches!(entry.asks(), Some(Asks::TakesPart | Asks::Before));
        if !is_of_role {
            after.state = found.state;
        }
        if after.heading.is_none() {
            after.heading.clone_from(&found.heading);
        }
    }
    after.found = found;
    if work.amend(entry, after) {
        Ok(single(Deed::Suggested, entry, ""))
    } else {
        Err(Refusal::NoChange)
    }
}
