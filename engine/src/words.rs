//! Which rows of a column have words that begin so: words in order, and postings of cells and of
//! rows. It does not know how words are made, nor what the column means.

use crate::bits::Bits;
use crate::column::Column;
use crate::fold;
use crate::text::Dictionary;

/// The words of a column.
pub(crate) struct Words {
    /// In order.
    words: Dictionary,
    /// The codes of cells that have a word, by word.
    cells: Postings,
    /// The rows of a code; `None` = every row has a code of its own, its number.
    rows: Option<Postings>,
    distinct: usize,
}

/// Lists of numbers in one piece, by number.
struct Postings {
    ends: Vec<u32>,
    of: Vec<u32>,
}

impl Postings {
    /// Sorts `(list, item)` pairs; `lists` is how many lists there are.
    fn of(lists: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut ends = vec![0; lists + 1];
        pairs.clone().for_each(|(list, _)| ends[list as usize + 1] += 1);
        for list in 0..lists {
            ends[list + 1] += ends[list];
        }
        let mut of = vec![0; ends[lists] as usize];
        // Every end is moved from its list's beginning to its end.
        for (list, item) in pairs {
            let place = &mut ends[list as usize];
            of[*place as usize] = item;
            *place += 1;
        }
        ends.truncate(lists);
        Self { ends, of }
    }

    /// The items of some lists that follow each other.
    fn range(&self, from: usize, to: usize) -> &[u32] {
        let begin = if from == 0 { 0 } else { self.ends[from - 1] as usize };
        let end = if to == 0 { 0 } else { self.ends[to - 1] as usize };
        &self.of[begin..end.max(begin)]
    }
}

impl Words {
    /// The words of a complete column of `rows` rows.
    pub(crate) fn of(column: &Column, rows: usize) -> Self {
        let distinct = column.texts().len();
        let mut words = Dictionary::default();
        let mut of_cells: Vec<u32> = Vec::with_capacity(2 * distinct);
        let mut ends: Vec<u32> = Vec::with_capacity(distinct);
        for cell in column.texts().iter() {
            fold::for_words(cell, |word| of_cells.push(words.number(word)));
            ends.push(of_cells.len() as u32);
        }
        let mut order: Vec<u32> = (0..words.texts().len() as u32).collect();
        let texts = words.texts();
        order.sort_unstable_by(|&a, &b| texts.get(a as usize).cmp(texts.get(b as usize)));
        let mut ranks = vec![0; order.len()];
        for (rank, &word) in order.iter().enumerate() {
            ranks[word as usize] = rank as u32;
        }
        let ranks = &ranks;
        let pairs = (0..distinct).flat_map(|cell| {
            let from = if cell == 0 { 0 } else { ends[cell - 1] as usize };
            let words = of_cells[from..ends[cell] as usize].iter();
            words.map(move |&word| (ranks[word as usize], cell as u32))
        });
        let cells = Postings::of(order.len(), pairs);
        let mut words = words.reordered(&order);
        words.only_texts();
        let own = distinct == rows && !column.may_be_facet();
        let codes = column.codes();
        let rows = (!own)
            .then(|| Postings::of(distinct, (0..rows).map(|row| (codes.get(row), row as u32))));
        Self { words, cells, rows, distinct }
    }

    /// The rows that have, for every prefix, a word that begins so.
    pub(crate) fn rows(&self, prefixes: &[String], rows: usize) -> Bits {
        let sets: Vec<Bits> = prefixes.iter().map(|prefix| self.cells(prefix)).collect();
        let cells = Bits::of_all(&sets.iter().collect::<Vec<_>>(), self.distinct);
        let Some(postings) = &self.rows else { return cells };
        let mut found = Bits::none(rows);
        for cell in cells.iter_from(0) {
            for &row in postings.range(cell, cell + 1) {
                found.insert(row as usize);
            }
        }
        found
    }

    /// Bytes held.
    pub(crate) fn memory(&self) -> usize {
        let of = |postings: &Postings| 4 * (postings.ends.len() + postings.of.len());
        self.words.memory() + of(&self.cells) + self.rows.as_ref().map_or(0, of)
    }

    fn cells(&self, prefix: &str) -> Bits {
        let texts = self.words.texts();
        let (mut from, mut to) = (0, texts.len());
        while from < to {
            let middle = (from + to) / 2;
            if texts.get(middle) < prefix { from = middle + 1 } else { to = middle }
        }
        let after = (from..texts.len()).find(|&word| !texts.get(word).starts_with(prefix));
        let mut cells = Bits::none(self.distinct);
        for &cell in self.cells.range(from, after.unwrap_or(texts.len())) {
            cells.insert(cell as usize);
        }
        cells
    }
}
