//! How fast addresses may be written: a pure function of time, which every engine bears.
//!
//! WebKit throws after about a hundred writes in ten seconds, Chromium ignores more than about two
//! hundred. So most writes happen at once, and when there are too many, the newest one waits and
//! replaces the one that waited before: the last always lands. Knows no clock and no address bar.

use std::collections::VecDeque;

/// Writes allowed within [`WINDOW_MS`].
pub const MOST_WRITES: usize = 50;
/// The time in which they are counted, in milliseconds.
pub const WINDOW_MS: f64 = 10_000.0;

/// What becomes of an address that is to be written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turn {
    /// It is written now.
    Now,
    /// It waits; [`Pace::land`] is to be called after so many milliseconds.
    After(f64),
    /// It waits in the place of the one before, for the same moment.
    InItsPlace,
}

/// What was written lately, and what waits.
#[derive(Debug, Default)]
pub struct Pace {
    written: VecDeque<f64>,
    waiting: Option<String>,
}

impl Pace {
    /// What becomes of `address` at the time `now`, in milliseconds.
    pub fn ask(&mut self, address: &str, now: f64) -> Turn {
        while self.written.front().is_some_and(|at| now - at > WINDOW_MS) {
            self.written.pop_front();
        }
        if self.waiting.is_none() && self.written.len() < MOST_WRITES {
            self.written.push_back(now);
            return Turn::Now;
        }
        if self.waiting.replace(address.to_owned()).is_some() {
            return Turn::InItsPlace;
        }
        let first = self.written.front().copied().unwrap_or(now);
        Turn::After((WINDOW_MS - (now - first)).clamp(50.0, WINDOW_MS))
    }

    /// What waits, to be written at the time `now`; nothing if it was given up meanwhile.
    pub fn land(&mut self, now: f64) -> Option<String> {
        let waiting = self.waiting.take()?;
        self.written.push_back(now);
        Some(waiting)
    }

    /// What waits to be written.
    pub fn waiting(&self) -> Option<&str> {
        self.waiting.as_deref()
    }

    /// Gives up what waits: the reader has gone elsewhere.
    pub fn give_up(&mut self) {
        self.waiting = None;
    }
}
