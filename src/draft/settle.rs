//! A difference between two drafts of one text, settled by a person: the entry is as the first draft has it,
//! or as the second.
//!
//! Can be settled anew. Does not know how drafts are compared (`agreement.rs`).

use super::act::{Deed, Done, Refusal};
use super::apply::Work;
use super::model::{Entry, EntryState, Role, Settled, Span};
use crate::data::value::one_line;

/// What is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settling {
    /// Where they differ, as the comparison has it.
    pub span: Span,
    /// The entry of the first draft, as it was when both were compared.
    pub first: Option<Entry>,
    /// The entry of the second draft.
    pub second: Option<Entry>,
    /// Whether it is as the second draft has it.
    pub is_second: bool,
}

/// What a settled difference is known by.
pub fn about(span: Span) -> String {
    format!("difference:{}-{}", span.start, span.end)
}

/// How a difference at a place is settled: `first` or `second`.
pub fn how(settled: &[Settled], span: Span) -> Option<&str> {
    let about = about(span);
    settled.iter().find(|said| said.about == about).map(|said| said.how.as_str())
}

/// Settles a difference.
pub fn settle(work: &mut Work, settling: &Settling) -> Result<Done, Refusal> {
    let chosen = if settling.is_second { &settling.second } else { &settling.first };
    let any = chosen.as_ref().or(settling.first.as_ref()).or(settling.second.as_ref());
    let subject = one_line(&any.ok_or(Refusal::NotThere)?.exact);
    let entries = &work.draft.entries;
    let own = match (&settling.first, &settling.second) {
        (Some(first), _) => entries.iter().find(|own| own.id == first.id),
        (None, Some(second)) => entries.iter().find(|own| own.span == second.span),
        (None, None) => None,
    };
    let was_second = how(&work.draft.settled, settling.span) == Some("second");
    match (chosen, own) {
        // As it is now, which may be later than the comparison.
        (Some(_), Some(own)) if !settling.is_second && !was_second => {
            work.edit(own, |entry| {
                if entry.state == EntryState::Suggested {
                    entry.state = EntryState::Confirmed;
                }
            });
        }
        (Some(chosen), own) => {
            let taken = checked(work, chosen)?;
            let is_other = |entry: &&Entry| Some(entry.id) != own.map(|own| own.id);
            let mut others = entries.iter().filter(is_other);
            if let Some(other) = others.find(|other| other.span == taken.span) {
                return Err(Refusal::SameWords(other.id));
            }
            match own {
                Some(own) => {
                    work.edit(own, |entry| {
                        *entry = Entry {
                            id: entry.id,
                            list: entry.list,
                            found: entry.found.clone(),
                            ..taken
                        };
                    });
                }
                None => work.add(Entry { decided: Some(work.hand().clone()), ..taken }),
            }
        }
        (None, Some(own)) if own.is_participant() => {
            work.edit(own, |entry| {
                entry.role = Role::Rejected;
                entry.state = EntryState::Confirmed;
                entry.before.clear();
            });
        }
        (None, _) => {}
    }
    let how = if settling.is_second { "second" } else { "first" };
    work.settle(&about(settling.span), how);
    let deed = if settling.is_second { Deed::TookSecond } else { Deed::TookFirst };
    Ok(Done { deed, subject, count: 1, value: String::new() })
}

/// An entry of another draft as one of this text: words that do not stand there are none.
fn checked(work: &Work, entry: &Entry) -> Result<Entry, Refusal> {
    let words = super::model::Printed { span: entry.span, exact: entry.exact.clone() };
    if !work.release.has(&words) {
        return Err(Refusal::OtherText);
    }
    let mut entry = Entry { list: None, before: Vec::new(), ..entry.clone() };
    for words in [&mut entry.heading, &mut entry.office, &mut entry.form] {
        *words = words.take().filter(|printed| work.release.has(printed));
    }
    entry.role = Role::Participant;
    if entry.state == EntryState::Suggested {
        entry.state = EntryState::Confirmed;
    }
    Ok(entry)
}
