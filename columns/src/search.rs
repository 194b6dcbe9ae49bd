//! A search over several columns: a row must have all beginnings of words, each in whichever column.
//!
//! A list that is searched by the column that names its rows alone is searched without this, by words
//! that are kept in order. It does not know facets.

use crate::bits::Bits;
use crate::column::Column;
use crate::facet::Allowed;
use crate::words::Words;

/// The words of the columns that are searched.
#[derive(Default)]
pub struct Search {
    columns: Vec<(usize, Words)>,
}

impl Search {
    /// The words of these columns, as far as there is room for them; `room` is in bytes.
    pub fn of(places: &[usize], columns: &[Column], rows: usize, room: usize) -> Self {
        let mut made = Self::default();
        for &place in places {
            let Some(column) = columns.get(place) else { continue };
            if made.memory() + 2 * column.memory() > room {
                break;
            }
            made.columns.push((place, Words::of(column, rows)));
        }
        made
    }

    /// Whether no column is searched.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The rows that have a word with this beginning in any of the columns.
    fn rows_with(&self, prefix: &str, columns: &[Column], rows: usize) -> Bits {
        let mut found = Bits::none(rows);
        for (place, words) in &self.columns {
            let column = &columns[*place];
            if column.may_be_facet() {
                let cells = words.cells_with(prefix);
                let table = (0..column.texts().len()).map(|code| cells.contains(code)).collect();
                found.unite(&Allowed::of(table).rows(column.codes(), rows));
            } else {
                found.unite(&words.rows(&[words.range(prefix)], rows));
            }
        }
        found
    }

    /// The rows that have all of them.
    pub fn rows(&self, prefixes: &[String], columns: &[Column], rows: usize) -> Bits {
        let sets = prefixes.iter().map(|prefix| self.rows_with(prefix, columns, rows));
        let sets: Vec<Bits> = sets.collect();
        Bits::of_all(&sets.iter().collect::<Vec<_>>(), rows)
    }

    /// Bytes held.
    pub fn memory(&self) -> usize {
        self.columns.iter().map(|(_, words)| words.memory()).sum()
    }
}
