//! How a stretch of text differs, word by word, from words that should stand in it.

use super::words::Text;
use std::ops::Range;

/// A difference between words expected and words read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A word is not there.
    Missing(String),
    /// A word stands there that should not.
    Added(String),
    /// Another word stands there: expected, read.
    Replaced(String, String),
    /// Two words stand in each other's place.
    Swapped(String, String),
    /// A word stands there twice.
    Doubled(String),
}

/// Words that stand in a stretch of text nearly as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// First word of the stretch.
    pub from: usize,
    /// The word after its last.
    pub to: usize,
    /// What differs, in the order of reading.
    pub changes: Vec<Change>,
}

/// What a word added, missing or replaced costs. They differ a little, so that as many words as
/// possible are the same, and a doubled word is one doubled rather than another one missing.
const ADDED: usize = 10;
const MISSED: usize = 11;
const REPLACED: usize = 12;
/// What two words in each other's place cost.
const SWAPPED: usize = 9;

/// Longest stretch that is compared, in words; a gap beyond that is no misprint.
const LONGEST: usize = 2_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Start,
    Same,
    Replace,
    Miss,
    Add,
    Swap,
}

/// The stretch of words `from..to` of `text` that is nearest to `wanted`, if at most half of its
/// words differ. The least number of words missing, added or replaced decides, the last place if
/// there are several.
pub fn near(wanted: &Text, text: &Text, from: usize, to: usize) -> Option<Near> {
    let (rows, columns) = (wanted.words.len(), to.saturating_sub(from).min(LONGEST));
    if rows == 0 || columns == 0 {
        return None;
    }
    if rows == 1 {
        return near_word(wanted.word(0), text, from..from + columns);
    }
    let (cost, step) = steps(wanted, text, from, columns);
    let last = &cost[rows * (columns + 1)..];
    // Of several places the last one: what is looked for stands right before what follows it.
    let mut end = (1..=columns).rev().min_by_key(|&column| last[column])?;
    // At the end another word tells more than a missing one.
    while end < columns
        && last[end + 1] + MISSED <= last[end] + REPLACED
        && are_kin(wanted.word(rows - 1), text.word(from + end))
    {
        end += 1;
    }
    let (mut changes, mut column, kept) = changes(wanted, text, from, &step, (columns + 1, end));
    // And so at the beginning, where the word before may stand for one missing.
    if let Some(Change::Missing(want)) = changes.first()
        && want == wanted.word(0)
        && column > 0
        && !text.is_sign(from + column - 1)
        && are_kin(want, text.word(from + column - 1))
    {
        column -= 1;
        let read = text.word(from + column).to_owned();
        changes[0] = Change::Replaced(want.clone(), read);
    }
    let is_near = last[end] * 2 <= rows * REPLACED && kept > 0;
    is_near.then(|| Near { from: from + column, to: from + end, changes: named(changes, wanted) })
}

/// The word in a stretch of text that is nearest to one that should stand there. One word has nothing
/// around it to be known by, so its letters decide.
fn near_word(wanted: &str, text: &Text, mut stretch: Range<usize>) -> Option<Near> {
    // The word itself, should it stand there, stands for another mention.
    let is_near = |&at: &usize| text.word(at) != wanted && alike(wanted, text.word(at));
    let at = stretch.find(is_near)?;
    let change = Change::Replaced(wanted.to_owned(), text.word(at).to_owned());
    Some(Near { from: at, to: at + 1, changes: vec![change] })
}

/// A table with a row more than there are words wanted, and a column more than words are read: what it
/// costs at least to come there, and the last step of the way.
fn steps(wanted: &Text, text: &Text, from: usize, columns: usize) -> (Vec<usize>, Vec<Step>) {
    let (rows, width) = (wanted.words.len(), columns + 1);
    let mut cost = vec![0_usize; (rows + 1) * width];
    let mut step = vec![Step::Start; (rows + 1) * width];
    for row in 1..=rows {
        cost[row * width] = row * MISSED;
        step[row * width] = Step::Miss;
        for column in 1..=columns {
            let same = text.same(from + column - 1, wanted, row - 1);
            let above = (row - 1) * width + column;
            let at = row * width + column;
            // A comma does not stand for a word.
            let other = if text.is_sign(from + column - 1) { 2 * REPLACED } else { REPLACED };
            let price = if same { 0 } else { other };
            let choices = [
                (cost[above - 1] + price, if same { Step::Same } else { Step::Replace }),
                (cost[above] + MISSED, Step::Miss),
                (cost[at - 1] + ADDED, Step::Add),
            ];
            let crossed = row > 1
                && column > 1
                && text.same(from + column - 1, wanted, row - 2)
                && text.same(from + column - 2, wanted, row - 1);
            if crossed {
                cost[at] = cost[above - 1 - width - 1] + SWAPPED;
                step[at] = Step::Swap;
            }
            for (price, way) in choices {
                if step[at] == Step::Start || price < cost[at] {
                    (cost[at], step[at]) = (price, way);
                }
            }
        }
    }
    (cost, step)
}

/// Goes the way back through a table of steps of this width, from the column where the way ends: what
/// differs, in the order of reading; the column where the way begins; how many words that say something
/// are as expected.
fn changes(
    wanted: &Text,
    text: &Text,
    from: usize,
    step: &[Step],
    (width, end): (usize, usize),
) -> (Vec<Change>, usize, usize) {
    let rows = wanted.words.len();
    let (mut row, mut column) = (rows, end);
    let mut changes = Vec::new();
    let mut kept = 0;
    while row > 0 {
        let (want, read) = (wanted.word(row - 1), text.word(from + column.saturating_sub(1)));
        match step[row * width + column] {
            Step::Same => {
                // “Of” and “and” stand everywhere and say nothing.
                kept += usize::from(want.len() > 3 || rows > 3);
                (row, column) = (row - 1, column - 1);
            }
            Step::Replace => {
                changes.push(Change::Replaced(want.to_owned(), read.to_owned()));
                (row, column) = (row - 1, column - 1);
            }
            Step::Miss => {
                changes.push(Change::Missing(want.to_owned()));
                row -= 1;
            }
            Step::Add => {
                changes.push(Change::Added(read.to_owned()));
                column -= 1;
            }
            Step::Swap => {
                let first = wanted.word(row - 2).to_owned();
                changes.push(Change::Swapped(first, want.to_owned()));
                kept += 2;
                (row, column) = (row - 2, column - 2);
            }
            Step::Start => break,
        }
    }
    changes.reverse();
    (changes, column, kept)
}

/// Whether one word may be printed for another: they are alike, or begin both small or both not.
fn are_kin(want: &str, read: &str) -> bool {
    let small = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase());
    alike(want, read) || (small(want) == small(read))
}

/// Whether two words differ in case alone, or share at least two bytes of three from their ends.
fn alike(one: &str, other: &str) -> bool {
    if one.eq_ignore_ascii_case(other) {
        return true;
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let least = one.len().min(other.len());
    let front = (0..least).take_while(|&at| one[at] == other[at]).count();
    let from_end = |at: usize| one[one.len() - 1 - at] == other[other.len() - 1 - at];
    let back = (0..least).take_while(|&at| from_end(at)).count();
    (front + back).min(least) * 3 >= one.len().max(other.len()) * 2
}

/// Calls a word that was added and is one of those wanted by its name: doubled.
fn named(mut changes: Vec<Change>, wanted: &Text) -> Vec<Change> {
    for change in &mut changes {
        if let Change::Added(word) = change
            && (0..wanted.words.len()).any(|at| wanted.word(at) == word)
        {
            *change = Change::Doubled(std::mem::take(word));
        }
    }
    changes
}
