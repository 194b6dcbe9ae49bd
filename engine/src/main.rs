//! The engine as a browser calls it: a list that is fed bytes, then asked in JSON. It is a program of its own,
//! so that a first visit does not pay for what only a reader's own list needs, and so that closing
//! the list gives its memory back.
//!
//! Beside JSON stands a short way with numbers only, for measuring the engine without its page.

use engine::protocol::{Ask, Failure, FailureKind, Reply, Setup};
use engine::{Reader, protocol};
use serde::Serialize;
use wasm_bindgen::prelude::*;

fn main() {}

/// Whether a file is a text as far as its first bytes tell; what is none is to be fed as it stands.
#[wasm_bindgen]
#[must_use]
pub fn is_text(beginning: &[u8]) -> bool {
    engine::is_text(beginning)
}

/// A list of the reader's.
#[wasm_bindgen]
pub struct List(Phase);

enum Phase {
    Reading(Box<Reader>),
    Ready(Box<engine::List>),
}

#[wasm_bindgen]
impl List {
    /// A list whose format is given as far as `format` says ([`protocol::Format`]; `{}` = guess);
    /// what cannot be understood is guessed.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(format: &str) -> Self {
        let format = tree::read(format).unwrap_or_default();
        Self(Phase::Reading(Box::new(Reader::new(format))))
    }

    /// Takes the next bytes, which are UTF-8 and may be cut anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        if let Phase::Reading(reader) = &mut self.0 {
            reader.feed(bytes);
        }
    }

    /// How far the reading is: [`protocol::Progress`].
    #[must_use]
    pub fn progress(&self) -> String {
        let progress = match &self.0 {
            Phase::Reading(reader) => reader.progress(),
            Phase::Ready(list) => {
                let summary = list.summary();
                protocol::Progress {
                    bytes: summary.bytes,
                    rows: summary.rows,
                    bad_rows: summary.bad_rows,
                    stopped: true,
                }
            }
        };
        json(&progress)
    }

    /// Ends the reading: [`protocol::Summary`].
    pub fn finish(&mut self) -> String {
        if let Phase::Reading(reader) = &mut self.0 {
            let reader = std::mem::replace(&mut **reader, Reader::new(protocol::Format::default()));
            self.0 = Phase::Ready(Box::new(reader.finish()));
        }
        match &self.0 {
            Phase::Ready(list) => json(list.summary()),
            Phase::Reading(_) => json(&failure(FailureKind::NotFinished)),
        }
    }

    /// Makes the list ready for questions: [`protocol::Setup`] → [`Reply::Ready`] or
    /// [`Reply::Failure`].
    pub fn setup(&mut self, setup: &str) -> String {
        json(&match (&mut self.0, tree::read::<Setup>(setup)) {
            (Phase::Reading(_), _) => failure(FailureKind::NotFinished),
            (_, None) => failure(FailureKind::NotUnderstood),
            (Phase::Ready(list), Some(setup)) => Reply::Ready(list.setup(&setup)),
        })
    }

    /// Answers a question: [`Ask`] → [`Reply`].
    pub fn ask(&mut self, ask: &str) -> String {
        json(&match (&mut self.0, tree::read::<Ask>(ask)) {
            (Phase::Reading(_), _) => failure(FailureKind::NotFinished),
            (_, None) => failure(FailureKind::NotUnderstood),
            (Phase::Ready(list), Some(ask)) => list.ask(&ask),
        })
    }

    /// The bytes of a workbook: [`protocol::Book`]; none where that cannot be made.
    pub fn book(&mut self, asked: &str) -> Vec<u8> {
        match (&mut self.0, tree::read(asked)) {
            (Phase::Ready(list), Some(asked)) => list.book(&asked).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// Includes a value of a facet, or no longer: the facet by its place in the setup, the value by
    /// its line in [`Self::dictionary`].
    pub fn toggle(&mut self, facet: usize, value: u32) {
        if let Phase::Ready(list) = &mut self.0 {
            list.toggle(facet, value);
        }
    }

    /// Filters by beginnings of words of the label.
    pub fn set_text(&mut self, text: &str) {
        if let Phase::Ready(list) = &mut self.0 {
            list.search(text);
        }
    }

    /// Takes all filters off.
    pub fn clear(&mut self) {
        if let Phase::Ready(list) = &mut self.0 {
            list.clear();
        }
    }

    /// How many rows match.
    pub fn run(&mut self) -> usize {
        match &mut self.0 {
            Phase::Ready(list) => list.run(),
            Phase::Reading(_) => 0,
        }
    }

    /// Rows by value of every facet, one facet after another, after [`Self::run`].
    #[must_use]
    pub fn counts(&self) -> Vec<u32> {
        match &self.0 {
            Phase::Ready(list) => list.counts(),
            Phase::Reading(_) => Vec::new(),
        }
    }

    /// The first rows that match, from 0, after [`Self::run`].
    #[must_use]
    pub fn first(&self, count: usize) -> Vec<u32> {
        match &self.0 {
            Phase::Ready(list) => list.first(count),
            Phase::Reading(_) => Vec::new(),
        }
    }

    /// The values of a facet by its place in the setup, as a JSON array, most common first.
    #[must_use]
    pub fn dictionary(&self, facet: usize) -> String {
        match &self.0 {
            Phase::Ready(list) => json(&list.dictionary(facet)),
            Phase::Reading(_) => json::<[&str; 0]>(&[]),
        }
    }
}

fn failure(kind: FailureKind) -> Reply {
    Reply::Failure(Failure { kind, column: None, number: None })
}

fn json<T: Serialize>(told: &T) -> String {
    // Nothing of the protocol can fail to be JSON: its keys are texts.
    serde_json::to_string(told).unwrap_or_default()
}
