//! What is wrong with a file: problems and bad rows, within bounds. It does not know why.

use crate::protocol::{Limit, LimitKind, Problem, ProblemCount, ProblemKind};
use crate::{MAX_BAD_ROW, MAX_BAD_ROWS, MAX_PROBLEMS};
use columns::order;

/// Problems in the order of the file, and the raw bytes of bad rows.
#[derive(Default)]
pub(crate) struct Log {
    problems: Vec<Problem>,
    counts: Vec<ProblemCount>,
    total: usize,
    bad: Vec<u8>,
    ends: Vec<usize>,
    bad_rows: usize,
    bad_bytes: usize,
}

impl Log {
    /// Notes a problem.
    pub(crate) fn note(&mut self, problem: Problem) {
        self.total += 1;
        match self.counts.iter_mut().find(|count| count.kind == problem.kind) {
            Some(count) => count.count += 1,
            None => self.counts.push(ProblemCount { kind: problem.kind, count: 1 }),
        }
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// Keeps the beginning of a bad row, as far as there is room.
    pub(crate) fn keep(&mut self, raw: &[u8]) {
        self.bad_rows += 1;
        let raw = &raw[..raw.len().min(MAX_BAD_ROW)];
        self.bad_bytes += raw.len();
        if self.bad.len() + raw.len() < MAX_BAD_ROWS {
            self.bad.extend_from_slice(raw);
            if !raw.ends_with(b"\n") {
                self.bad.push(b'\n');
            }
            self.ends.push(self.bad.len());
        }
    }

    /// Takes back what was noted of rows from a number on, which are none of the list's.
    pub(crate) fn forget_from(&mut self, row: usize) {
        let is_gone = |problem: &Problem| !problem.bad && problem.row.is_some_and(|own| own >= row);
        for problem in self.problems.iter().filter(|problem| is_gone(problem)) {
            self.total -= 1;
            if let Some(count) = self.counts.iter_mut().find(|count| count.kind == problem.kind) {
                count.count -= 1;
            }
        }
        self.problems.retain(|problem| !is_gone(problem));
        self.counts.retain(|count| count.count > 0);
    }

    /// Takes back that columns from a place on have no name: they are left out.
    pub(crate) fn forget_empty_heads(&mut self, from: usize) {
        let is_gone = |problem: &Problem| {
            problem.kind == ProblemKind::EmptyHeader
                && problem.column.is_some_and(|column| column > from)
        };
        let gone = self.problems.iter().filter(|problem| is_gone(problem)).count();
        self.total -= gone;
        if let Some(count) =
            self.counts.iter_mut().find(|count| count.kind == ProblemKind::EmptyHeader)
        {
            count.count -= gone;
        }
        self.problems.retain(|problem| !is_gone(problem));
        self.counts.retain(|count| count.count > 0);
    }

    /// The problems kept.
    pub(crate) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// How often every kind was met, in the order of [`ProblemKind`].
    pub(crate) fn counts(&self) -> Vec<ProblemCount> {
        order::sorted(&self.counts, &mut |a, b| a.kind.cmp(&b.kind))
    }

    /// How often a kind was met.
    pub(crate) fn count(&self, kind: ProblemKind) -> usize {
        self.counts.iter().find(|count| count.kind == kind).map_or(0, |count| count.count)
    }

    /// Bad rows met.
    pub(crate) fn bad_rows(&self) -> usize {
        self.bad_rows
    }

    /// Bad rows kept.
    pub(crate) fn kept(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of a bad row that was kept, with a line end.
    pub(crate) fn bad_row(&self, place: usize) -> &[u8] {
        let from = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.bad[from..self.ends[place]]
    }

    /// The bounds that were met here.
    pub(crate) fn limits(&self) -> Vec<Limit> {
        let mut limits = Vec::new();
        let mut limit = |kind, bound: usize, met: usize, is: bool| {
            if is {
                limits.push(Limit { kind, bound: bound as u64, met: met as u64 });
            }
        };
        limit(LimitKind::Problems, MAX_PROBLEMS, self.total, self.total > MAX_PROBLEMS);
        let full = self.ends.len() < self.bad_rows;
        limit(LimitKind::BadRows, MAX_BAD_ROWS, self.bad_bytes, full);
        limits
    }

    /// Bytes held.
    pub(crate) fn memory(&self) -> usize {
        self.bad.capacity() + 8 * self.ends.capacity() + 200 * self.problems.len()
    }
}
