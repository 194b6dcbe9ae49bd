//! Which rows of a column have words that begin so: words in order, and postings of cells and of
//! rows. It does not know how words are made, nor what the column means.

use crate::bits::Bits;
use crate::column::Column;
use crate::fold;
use crate::order;
use crate::text::Dictionary;
use std::collections::VecDeque;
use std::ops::Range;

/// The words of a column.
pub struct Words {
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
    pub fn of(column: &Column, rows: usize) -> Self {
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
        order::sort(&mut order, &mut |a, b| texts.get(a as usize).cmp(texts.get(b as usize)));
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

    /// The cells that have a word that begins so, by code.
    pub fn cells_with(&self, prefix: &str) -> Bits {
        self.cells(&self.range(prefix))
    }

    /// The words that begin so, by their places in order.
    pub fn range(&self, prefix: &str) -> Range<usize> {
        let all = 0..self.words.texts().len();
        let from = self.first(all.clone(), |word| word >= prefix);
        from..self.first(from..all.end, |word| !word.starts_with(prefix))
    }

    /// The rows that have a word of every range.
    pub fn rows(&self, ranges: &[Range<usize>], rows: usize) -> Bits {
        let sets: Vec<Bits> = ranges.iter().map(|range| self.cells(range)).collect();
        self.rows_of_cells(Bits::of_all(&sets.iter().collect::<Vec<_>>(), self.distinct), rows)
    }

    /// Ranges of words that are all that begin in some way, shortest beginnings first, each range
    /// once; those that cannot have `least` rows are left out.
    pub fn beginnings(&self, least: usize) -> impl Iterator<Item = Range<usize>> {
        // With the letters they have in common, and whether that is a range of its own.
        let mut waiting = VecDeque::from([(0..self.words.texts().len(), 0, false)]);
        let ranges = std::iter::from_fn(move || {
            let (range, letters, is_own) = waiting.pop_front()?;
            let mut from = range.start;
            while from < range.end {
                // A word may end here; no other is the same.
                let Some(beginning) = self.beginning(from, letters + 1) else {
                    from += 1;
                    continue;
                };
                let to = self.first(from..range.end, |word| !word.starts_with(beginning));
                if self.most_rows(from..to) >= least {
                    let here = from..to;
                    let is_own = here != range;
                    waiting.push_back((here, letters + 1, is_own));
                }
                from = to;
            }
            Some(is_own.then_some(range))
        });
        ranges.flatten()
    }

    /// Bytes held.
    pub fn memory(&self) -> usize {
        let of = |postings: &Postings| 4 * (postings.ends.len() + postings.of.len());
        self.words.memory() + of(&self.cells) + self.rows.as_ref().map_or(0, of)
    }

    /// The first word of a range, whose words before it are not so and after it are; or its end.
    fn first(&self, range: Range<usize>, is: impl Fn(&str) -> bool) -> usize {
        let texts = self.words.texts();
        let (mut from, mut to) = (range.start, range.end);
        while from < to {
            let middle = usize::midpoint(from, to);
            if is(texts.get(middle)) { to = middle } else { from = middle + 1 }
        }
        from
    }

    /// The first letters of a word, if it has as many.
    fn beginning(&self, word: usize, letters: usize) -> Option<&str> {
        let word = self.words.texts().get(word);
        let (last, letter) = word.char_indices().nth(letters.checked_sub(1)?)?;
        word.get(..last + letter.len_utf8())
    }

    fn cells_of(&self, range: &Range<usize>) -> &[u32] {
        self.cells.range(range.start, range.end)
    }

    fn cells(&self, range: &Range<usize>) -> Bits {
        let mut cells = Bits::none(self.distinct);
        self.cells_of(range).iter().for_each(|&cell| cells.insert(cell as usize));
        cells
    }

    /// No fewer than have a word of the range: a row with two of them counts twice.
    fn most_rows(&self, range: Range<usize>) -> usize {
        let cells = self.cells_of(&range);
        let Some(rows) = &self.rows else { return cells.len() };
        cells.iter().map(|&cell| rows.range(cell as usize, cell as usize + 1).len()).sum()
    }

    fn rows_of_cells(&self, cells: Bits, rows: usize) -> Bits {
        let Some(postings) = &self.rows else { return cells };
        let mut found = Bits::none(rows);
        for cell in cells.iter_from(0) {
            for &row in postings.range(cell, cell + 1) {
                found.insert(row as usize);
            }
        }
        found
    }
}
