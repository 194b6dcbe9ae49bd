//! A draft with every act on it, so that each can be undone and redone.
//!
//! A step keeps what it changed, before and after: undoing is putting back, whatever the act was.

use super::act::{Act, Done, Refusal};
use super::apply::changes;
use super::change::{Change, hands, put};
use super::model::{Draft, EntryId, Hand};
use super::release::Release;
use serde::{Deserialize, Serialize};

/// An act that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What it is called.
    pub done: Done,
    /// Who did it, and when.
    pub hand: Hand,
    /// What it changed.
    pub changes: Vec<Change>,
}

impl Step {
    /// Whether it put an entry where it is.
    fn has_put(&self, id: EntryId) -> bool {
        let puts =
            |change: &Change| matches!(change, Change::Entry(_, Some(entry)) if entry.id == id);
        self.changes.iter().any(puts)
    }
}

/// A draft, what was done to it, and what was undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    draft: Draft,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl Journal {
    /// Begins with a draft.
    pub fn new(draft: Draft) -> Self {
        Self { draft, done: Vec::new(), undone: Vec::new() }
    }

    /// The draft as it is now.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Does an act. What was undone before cannot be redone then.
    ///
    /// # Errors
    /// Why it is not done; nothing has changed then.
    pub fn act(&mut self, release: &Release, act: &Act, hand: &Hand) -> Result<&Done, Refusal> {
        let (done, changes) = changes(&self.draft, release, act, hand)?;
        put(&mut self.draft, &changes, true);
        self.undone.clear();
        // The reader's word on words that were just changed is undone together with the change.
        let before = self.done.last_mut().filter(|step| match act {
            Act::Suggest(id, _) => step.has_put(*id),
            _ => false,
        });
        match before {
            Some(step) => step.changes.extend(changes),
            None => self.done.push(Step { done, hand: hand.clone(), changes }),
        }
        self.last().ok_or(Refusal::NoChange)
    }

    /// Undoes the last act, and says which.
    pub fn undo(&mut self) -> Option<&Done> {
        let step = self.done.pop()?;
        put(&mut self.draft, &step.changes, false);
        self.undone.push(step);
        self.next()
    }

    /// Does again what was undone last, and says what.
    pub fn redo(&mut self) -> Option<&Done> {
        let step = self.undone.pop()?;
        put(&mut self.draft, &step.changes, true);
        self.done.push(step);
        self.last()
    }

    /// The draft as it was before the first act of a kind; as it is now if there was none.
    pub fn before(&self, is_of_kind: impl Fn(&Done) -> bool) -> Draft {
        let mut draft = self.draft.clone();
        let first = self.done.iter().position(|step| is_of_kind(&step.done));
        for step in self.done[first.unwrap_or(self.done.len())..].iter().rev() {
            put(&mut draft, &step.changes, false);
        }
        draft
    }

    /// Puts a name to everything that was done without one.
    pub fn sign(&mut self, who: &str) {
        let draft = &mut self.draft;
        let steps = self.done.iter_mut().chain(&mut self.undone);
        let of_steps = steps.flat_map(|step| hands(&mut step.changes).chain([&mut step.hand]));
        let entries = draft.entries.iter_mut().filter_map(|entry| entry.decided.as_mut());
        let settled = draft.settled.iter_mut().map(|said| &mut said.hand);
        let of_draft = entries.chain(draft.facts.hands()).chain(&mut draft.passage).chain(settled);
        for hand in of_steps.chain(of_draft).filter(|hand| hand.who.is_empty()) {
            who.clone_into(&mut hand.who);
        }
    }

    /// What would be undone.
    pub fn last(&self) -> Option<&Done> {
        self.done.last().map(|step| &step.done)
    }

    /// What would be done again.
    pub fn next(&self) -> Option<&Done> {
        self.undone.last().map(|step| &step.done)
    }

    /// The draft, to put it beside another text: what was done then cannot be undone.
    pub(super) fn begun_anew(&mut self) -> &mut Draft {
        self.done.clear();
        self.undone.clear();
        &mut self.draft
    }

    /// Everything that was done, in its order.
    pub fn steps(&self) -> &[Step] {
        &self.done
    }
}
