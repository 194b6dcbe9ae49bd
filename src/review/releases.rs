//! The releases of a review beside each other: which one is open, what became of the others, and how what
//! is decided on one serves the next.
//!
//! Knows no element; what a queue is, and which decisions count, stands in `draft/queue.rs`.

use crate::draft::decisions::DecisionNotice;
use crate::draft::queue::{Queue, Stage as Far, decide_before};
use crate::draft::{Act, Draft, Hand, Journal, Release};
use crate::review::session;
use crate::review::state::{ReviewState, Stage};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All releases that were given, in the order in which they came.
#[derive(Default)]
pub struct Releases {
    /// How far each is; of the one that is open, as it was when it was opened.
    pub queue: Queue,
    /// Their texts.
    texts: Vec<Option<Release>>,
    /// Of each, the decisions that it was read with: what was undone there is not done again.
    offered: Vec<BTreeSet<String>>,
    /// Decisions that are not to serve others.
    forgotten: BTreeSet<String>,
    /// Pairs that are of the same meeting, in several languages.
    links: BTreeSet<(usize, usize)>,
    /// Second drafts of the same text, each with its file.
    seconds: BTreeMap<usize, (Arc<Draft>, String)>,
    /// The one that is open.
    pub at: Option<usize>,
}

impl Releases {
    fn push(&mut self, name: &str, text: &str, release: Option<Release>) -> usize {
        self.texts.push(release);
        self.offered.push(BTreeSet::new());
        self.queue.add(name, text)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.queue.items.len()
    }

    /// The draft of one as it is now, and its text.
    pub fn read(&self, place: usize) -> Option<(&Journal, &Release)> {
        let Some(Ok(journal)) = &self.queue.items.get(place)?.read else { return None };
        Some((journal, self.texts.get(place)?.as_ref()?))
    }

    /// Those of the same meeting as the one that is open, in other languages.
    pub fn others(&self) -> Vec<usize> {
        let of = |(one, other): &(usize, usize)| match self.at {
            Some(at) if at == *one => Some(*other),
            Some(at) if at == *other => Some(*one),
            _ => None,
        };
        self.links.iter().filter_map(of).filter(|place| self.read(*place).is_some()).collect()
    }

    /// Their drafts as they are now, and their texts.
    pub fn others_read(&self) -> impl Iterator<Item = (&Journal, &Release)> {
        self.others().into_iter().filter_map(|place| self.read(place))
    }

    /// Puts a name to everything that was done without one.
    pub fn sign(&mut self, who: &str) {
        for item in &mut self.queue.items {
            if let Some(Ok(journal)) = &mut item.read {
                journal.sign(who);
            }
        }
    }

    /// Says that two are of the same meeting.
    pub fn link(&mut self, one: usize, other: usize) {
        if one != other {
            self.links.insert((one.min(other), one.max(other)));
        }
    }

    /// Which are of the same meeting, as it is kept.
    pub fn links(&self) -> String {
        self.links.iter().map(|(one, other)| format!(" {one}-{other}")).collect()
    }

    /// Sets a second draft, with its file, beside one.
    pub fn set_second(&mut self, place: usize, draft: Arc<Draft>, file: String) {
        self.seconds.insert(place, (draft, file));
    }

    /// The file of the second draft beside one.
    pub fn second(&self, place: usize) -> Option<&str> {
        self.seconds.get(&place).map(|(_, file)| file.as_str())
    }

    /// Where the same text is that can be opened.
    pub fn same(&self, release: &Release) -> Option<usize> {
        let is_same = |place: &usize| {
            self.read(*place).is_some_and(|(_, own)| own.sha256() == release.sha256())
        };
        (0..self.count()).find(is_same)
    }

    /// Gives one the decisions on the others that it has not been read with.
    fn serve(&mut self, place: usize, hand: &Hand) {
        if self.queue.stage(place) == Far::Reviewed {
            return;
        }
        let (decisions, _) = self.queue.decisions(Some(place));
        let mut new = decisions.sure();
        let offered = &mut self.offered[place];
        new.retain(|decision| !self.forgotten.contains(&decision.key()));
        new.retain(|decision| offered.insert(format!("{:?} {}", decision.ruling, decision.key())));
        if let (Some(Ok(journal)), Some(release)) =
            (&mut self.queue.items[place].read, &self.texts[place])
        {
            decide_before(journal, release, &new, hand);
        }
    }
}

/// Begins with a release that is read. The same text again goes on where it is, unless it comes as a draft,
/// which takes its place.
pub fn begin(state: ReviewState, file: &str, journal: Journal, release: Release, is_draft: bool) {
    put_back(state);
    let there = state.releases.with_value(|all| all.same(&release));
    let place = match there {
        Some(place) => {
            state.releases.update_value(|all| {
                if is_draft {
                    all.queue.items[place].read = Some(Ok(journal));
                }
            });
            place
        }
        None => add_read(state, file, journal, release),
    };
    open(state, place);
    session::keep_one(state, place);
    if there.is_some() && !is_draft {
        state.notes.set(vec![state.words().review_here_already().to_owned()]);
    }
}

/// Adds a release of the same meeting as the one that is open, if it is not there yet.
pub fn join(state: ReviewState, file: &str, journal: Journal, release: Release) {
    let there = state.releases.with_value(|all| all.same(&release));
    let place = there.unwrap_or_else(|| add_read(state, file, journal, release));
    let ids = state.releases.try_update_value(|all| {
        if let Some(at) = all.at {
            all.link(at, place);
        }
        all.read(place).map(|(journal, _)| journal.draft().ids())
    });
    state.learn(ids.flatten().unwrap_or_default());
    session::keep_one(state, place);
    changed(state);
}

/// Adds a release that is read; gives its place.
pub fn add_read(state: ReviewState, file: &str, journal: Journal, release: Release) -> usize {
    let added = state.releases.try_update_value(|all| {
        let place = all.push(file, release.text(), None);
        all.texts[place] = Some(release);
        all.queue.items[place].read = Some(Ok(journal));
        place
    });
    changed(state);
    added.unwrap_or_default()
}

/// Adds a text that is to be read.
pub fn add_unread(state: ReviewState, file: &str, release: Release) {
    state.releases.update_value(|all| {
        let place = all.push(file, release.text(), None);
        all.texts[place] = Some(release);
    });
    changed(state);
}

/// Adds a file that cannot be read: the kind of failure, and its detail.
pub fn add_unreadable(state: ReviewState, file: &str, (kind, detail): (String, String)) {
    state.releases.update_value(|all| {
        // The number makes its text unique, so that no two unreadable files are taken for one.
        let place = all.push(file, &format!("{file} {}", all.count()), None);
        all.queue.items[place].read = Some(Err(format!("{kind} {detail}")));
    });
    changed(state);
}

/// The first that is to be read: its place, file and text.
pub fn unread(state: ReviewState) -> Option<(usize, String, Release)> {
    state.releases.with_value(|all| {
        let place = (0..all.count()).find(|place| all.queue.stage(*place) == Far::Unread)?;
        Some((place, all.queue.items[place].name.clone(), all.texts[place].clone()?))
    })
}

/// Says what came of reading one.
pub fn set_read(state: ReviewState, place: usize, read: Result<Draft, (String, String)>) {
    let hand = state.hand();
    state.releases.update_value(|all| {
        all.queue.items[place].read = Some(match read {
            Ok(mut draft) => {
                draft.name = all.queue.free_name(&draft.name);
                Ok(Journal::new(draft))
            }
            Err((kind, detail)) => Err(format!("{kind} {detail}")),
        });
        all.serve(place, &hand);
    });
    session::keep_one(state, place);
    changed(state);
}

/// Opens one.
pub fn open(state: ReviewState, place: usize) {
    put_back(state);
    let hand = state.hand();
    let opened = state.releases.try_update_value(|all| {
        all.serve(place, &hand);
        let (journal, release) = all.read(place)?;
        let opened = (journal.clone(), release.clone());
        all.at = Some(place);
        Some(opened)
    });
    if let Some((journal, release)) = opened.flatten() {
        state.begin(journal, release);
        let second = state
            .releases
            .with_value(|all| all.seconds.get(&place).map(|(draft, _)| Arc::clone(draft)));
        let of_second = second.as_ref().map(|draft| draft.ids()).unwrap_or_default();
        state.second.set(second);
        let of_others: Vec<String> = state.releases.with_value(|all| {
            all.others_read().flat_map(|(journal, _)| journal.draft().ids()).collect()
        });
        state.learn(of_others.into_iter().chain(of_second).collect());
        changed(state);
        session::keep_one(state, place);
    }
}

/// Puts the draft that is open back to the others, as it is now.
pub fn put_back(state: ReviewState) {
    let journal = state.with_work(|work| work.journal.clone());
    state.releases.update_value(|all| {
        if let (Some(at), Some(journal)) = (all.at, journal) {
            all.queue.items[at].read = Some(Ok(journal));
        }
    });
}

/// Shows all releases, as they are now; what was decided serves those that are read already.
pub fn show(state: ReviewState) {
    put_back(state);
    let hand = state.hand();
    state.releases.update_value(|all| {
        let at = all.at;
        for place in (0..all.count()).filter(|place| Some(*place) != at) {
            all.serve(place, &hand);
        }
    });
    changed(state);
    state.stage.set(Stage::Releases);
}

/// Takes a decision made before back in every other release too, and has it serve none.
pub fn forget(state: ReviewState, key: &str) {
    let hand = state.hand();
    state.releases.update_value(|all| {
        all.forgotten.insert(key.to_owned());
        let at = all.at;
        for place in (0..all.count()).filter(|place| Some(*place) != at) {
            if let (Some(Ok(journal)), Some(release)) =
                (&mut all.queue.items[place].read, &all.texts[place])
            {
                // Where it does not hold, nothing is to be taken back.
                let _not_there = journal.act(release, &Act::Forget(key.to_owned()), &hand);
            }
        }
    });
}

/// How many releases there are, and how many of them are reviewed.
pub fn counts_now(state: ReviewState) -> (usize, usize) {
    state.round.track();
    let is_reviewed = state.draft.with(|draft| draft.is_reviewed());
    state.releases.with_value(|all| {
        let is = |place: &usize| match Some(*place) == all.at {
            true => is_reviewed,
            false => all.queue.stage(*place) == Far::Reviewed,
        };
        (all.count(), (0..all.count()).filter(is).count())
    })
}

/// Printed forms on which releases contradict each other.
pub fn contradictions(state: ReviewState) -> Vec<String> {
    let (_, told) = state.releases.with_value(|all| all.queue.decisions(None));
    told.into_iter()
        .filter_map(|told| match told {
            DecisionNotice::Contradiction(one, _) => Some(one.printed),
            _ => None,
        })
        .collect()
}

/// Whoever shows the releases shows them anew.
pub fn changed(state: ReviewState) {
    state.round.update(|round| *round += 1);
}
