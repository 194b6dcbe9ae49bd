//! A house's own names of organizations: a table that a person can edit, shown instead of the
//! gazetteer's names. The printed form stays as printed.

use super::decisions::{DecisionNotice, LONGEST, Unreadable};
use super::table;
use crate::data::value::one_line;

/// Names by id and language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseNames {
    /// Id, language, name, in the order of the file.
    pub all: Vec<(String, String, String)>,
}

impl HouseNames {
    /// From a CSV file with the columns id, language, name.
    ///
    /// # Errors
    /// Why it is not read.
    pub fn read(text: &str) -> Result<(Self, Vec<DecisionNotice>), Unreadable> {
        if text.len() > LONGEST {
            return Err(Unreadable::TooLong);
        }
        let rows = table::rows(text);
        let head = rows.first().ok_or(Unreadable::OtherFile)?;
        let columns =
            table::columns(head, ["id", "language", "name"]).ok_or(Unreadable::OtherFile)?;
        let (mut all, mut told) = (Vec::new(), Vec::new());
        for (place, row) in rows.iter().enumerate().skip(1) {
            let cell =
                |at: usize| row.get(columns[at]).map(|cell| one_line(cell)).unwrap_or_default();
            let language = cell(1).to_lowercase();
            let is_tag = (2..=3).contains(&language.len())
                && language.chars().all(|c| c.is_ascii_lowercase());
            if cell(0).is_empty() || cell(2).is_empty() || !is_tag {
                told.push(DecisionNotice::BadRow(place + 1));
            } else {
                all.push((cell(0), language, cell(2)));
            }
        }
        Ok((Self { all }, told))
    }

    /// The name of an id in a language; of several the last.
    pub fn get(&self, id: &str, language: &str) -> Option<&str> {
        let found = self.all.iter().rev().find(|(own, tag, _)| own == id && tag == language);
        found.map(|(.., name)| name.as_str())
    }
}
