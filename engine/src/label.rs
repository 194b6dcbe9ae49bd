//! Which column names the rows; two that do so together. It does not know facets.

use crate::MAX_SUGGESTED_VALUES;
use crate::names::{self, Sense};
use crate::protocol::ColumnKind;
use crate::suggest::{CODES, Table};

impl Table<'_> {
    /// The column that names the rows, and those that do so together with it.
    pub(crate) fn label(&self) -> (Option<usize>, Vec<usize>) {
        let is_text =
            |at: usize| matches!(self.columns[at].kind, ColumnKind::Text) && self.different(at) > 0;
        let texts =
            (0..self.columns.len()).filter(|&at| is_text(at)).map(|at| (self.as_label(at), at));
        // Of several, the first.
        let best = texts.rev().max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at);
        if let Some((first, last)) = names::first_and_last(self.names)
            && is_text(first)
            && is_text(last)
        {
            // A whole name is better than two halves.
            let whole = best
                .filter(|at| *at != first && *at != last && self.sense(*at) == Some(Sense::Person));
            if whole.is_none() {
                return (Some(first.min(last)), vec![first.max(last)]);
            }
        }
        match best.and_then(|best| self.two(best)) {
            Some((one, other)) => (Some(one), vec![other]),
            None => (best, Vec::new()),
        }
    }

    /// Two columns of names that name the rows together, where the best one repeats and is not called
    /// after a name: the teams of a match that are better than its round.
    fn two(&self, best: usize) -> Option<(usize, usize)> {
        let is_named = |at: usize| {
            matches!(
                self.sense(at),
                Some(Sense::Person | Sense::Body | Sense::Place | Sense::Name | Sense::Half)
            )
        };
        if self.different(best) >= self.rows {
            return None;
        }
        let may = |at: &usize| {
            let column = &self.columns[*at];
            column.kind == ColumnKind::Text
                && column.facet
                && column.separator.is_none()
                && (3..=40).contains(&column.letters)
                && column.codes < CODES
                && self.filled(*at) == self.rows
                && (3..=MAX_SUGGESTED_VALUES).contains(&self.different(*at))
                && (is_named(*at) || self.sense(*at).is_none())
        };
        let all: Vec<usize> = (0..self.columns.len()).filter(may).collect();
        for (place, &one) in all.iter().enumerate() {
            for &other in all.iter().skip(place + 1) {
                let may = !is_named(best) || one == best || other == best;
                if may && (self.is_pair)(one, other) {
                    return Some((one, other));
                }
            }
        }
        None
    }

    /// The most different cells of a column of persons, bodies or places.
    fn most_of_parties(&self) -> usize {
        let is = |at: &usize| {
            let is_text = self.columns[*at].kind == ColumnKind::Text;
            is_text && matches!(self.sense(*at), Some(Sense::Person | Sense::Body | Sense::Place))
        };
        let all = (0..self.columns.len()).filter(is);
        all.map(|at| self.different(at)).max().unwrap_or(0)
    }

    /// How well a column of text names rows.
    fn as_label(&self, at: usize) -> f32 {
        let column = &self.columns[at];
        let rows = self.rows.max(1) as f32;
        let different = self.different(at) as f32 / rows;
        let (sense, is_whole) = self.senses[at].unzip();
        let by_name = match (sense, is_whole.unwrap_or(false)) {
            (Some(Sense::Person), true) => 0.9,
            // A column “title” has titles of documents, or how persons are addressed.
            (Some(Sense::Name), true) if self.names[at] == "title" => {
                if different > 0.9 {
                    0.7
                } else {
                    -0.35
                }
            }
            // What every row has of a few treaties or meetings is a class; so is what differs less than
            // those who take part.
            (Some(Sense::Name), _)
                if !names::is_name(&self.names[at])
                    && (different < 0.34
                        || self.different(at) * 5 < self.most_of_parties() * 4) =>
            {
                -0.2
            }
            (Some(Sense::Name), true) if self.names[at] == "name" => 0.92,
            (Some(Sense::Name), true) => 0.85,
            (Some(Sense::Person | Sense::Name), false) => 0.7,
            (Some(Sense::Body), true) => 0.6,
            (Some(Sense::Body), false) => 0.45,
            (Some(Sense::Place), true) => 0.5,
            (Some(Sense::Place), false) => 0.35,
            (Some(Sense::Half), _) => 0.4,
            // A list of parties, of missions.
            (Some(Sense::Class), _) if different > 0.9 && column.letters > 5 => 0.45,
            (Some(Sense::Class), _) => -0.35,
            // The keys of an object may be names.
            (Some(Sense::Code), true) if self.names[at] == "key" && column.codes < CODES => 0.3,
            (Some(Sense::Code), _) => -0.8,
            (Some(Sense::Remark), _) => -0.6,
            (Some(Sense::Year | Sense::Date | Sense::OtherDate), _) => -0.8,
            (Some(Sense::Source | Sense::Link | Sense::Picture | Sense::Email), _) => -0.9,
            (Some(Sense::Phone | Sense::Coordinate | Sense::Amount), _) => -0.9,
            (None, _) => 0.0,
        };
        let is_code =
            column.codes >= CODES || names::is_code(&self.names[at]) && self.names[at] != "key";
        let by_code = if is_code { -0.5 } else { 0.0 };
        // "Mr", "FR"; a chapter.
        let by_length = match column.letters {
            0..=3 if self.rows > 3 && !is_whole.unwrap_or(false) => -0.4,
            81..=200 => -0.4,
            201.. => -0.8,
            _ => 0.0,
        };
        let by_separator = if column.separator.is_some() { -0.4 } else { 0.0 };
        let mut before = self.columns[..at].iter();
        let has_text_before = before.any(|column| column.kind == ColumnKind::Text);
        let by_place = if has_text_before { 0.0 } else { 0.1 };
        different + by_name + by_code + by_length + by_separator + by_place
    }
}
