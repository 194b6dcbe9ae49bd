//! Views: which marks of a sentence are seen, brackets that only explain left out; and what marks are.
//!
//! Knows brackets, separators and “and” in three languages; no roles.

use crate::classes::Class;
use crate::marks::What;
use crate::normal::one_of;
use crate::roles::Judge;
use crate::series::Series;

/// Marks in which a bracket is closed.
const BRACKET: usize = 300;

impl Judge<'_> {
    /// The first word of a mark.
    pub fn word(&self, at: usize) -> &str {
        self.text.word(self.marks[at].start)
    }

    /// Whether the mark at a place begins with one of these words.
    pub fn says(&self, v: &[usize], at: usize, words: &str) -> bool {
        one_of(self.word(v[at]), words)
    }

    /// Whether the mark at a place is of a class.
    pub fn is_at(&self, v: &[usize], at: usize, class: Class) -> bool {
        self.marks[v[at]].is(class)
    }

    /// Whether the mark at a place is this mark of punctuation.
    pub fn mark_at(&self, v: &[usize], at: usize, mark: char) -> bool {
        self.marks[v[at]].is_mark(mark)
    }

    /// Whether one of some marks is of a class.
    pub fn has_class(&self, marks: &[usize], class: Class) -> bool {
        marks.iter().any(|at| self.marks[*at].is(class))
    }

    /// Whether one of some marks is this mark of punctuation.
    pub fn has_mark(&self, marks: &[usize], mark: char) -> bool {
        marks.iter().any(|at| self.marks[*at].is_mark(mark))
    }

    /// Whether one of some marks begins with one of these words.
    pub fn has_word(&self, marks: &[usize], words: &str) -> bool {
        marks.iter().any(|at| one_of(self.word(*at), words))
    }

    pub fn is_and(&self, at: usize) -> bool {
        // 与会 is a verb.
        let mark = &self.marks[at];
        let one = !self.text.is_han(mark.start) || mark.end - mark.start == 1;
        one && one_of(self.word(at), "and & и 和 与 及 以及 along 暨 或 or или")
            && mark.name().is_none()
            || (self.word(at) == "以" && self.text.word(self.marks[at].start + 1) == "及")
    }

    pub fn is_separator(&self, at: usize) -> bool {
        matches!(
            self.marks[at].what,
            What::Mark(',' | ';' | '、' | '·' | '/' | '•' | '|' | '\n') | What::Column
        ) || self.is_and(at)
            || one_of(self.word(at), "also plus также")
    }

    pub fn is_cyrillic(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(|c| matches!(c as u32, 0x400..=0x4FF))
    }

    /// Marks of a unit without brackets that only explain.
    pub fn visible(&self, start: usize, end: usize) -> Series<usize> {
        let mut out = Vec::new();
        let mut at = start;
        let persons = (start..end)
            .filter(|at| {
                self.marks[*at].is_mark('(')
                    && self.marks.get(at + 1).is_some_and(|mark| mark.name().is_some())
                    && self.marks.get(at + 2).is_some_and(|mark| mark.is_mark(')'))
                    && *at > start
                    && self.marks[at - 1].what == What::Word
                    && self.text.is_capital(self.marks[at - 1].start)
            })
            .count();
        while at < end {
            let mark = &self.marks[at];
            if mark.is_mark('(') {
                let close = (at + 1..end.min(at + BRACKET)).find(|close| {
                    self.marks[*close].is_mark(')') && self.marks[*close].depth <= mark.depth
                });
                // A bracket that is not closed is no bracket.
                let Some(close) = close else {
                    at += 1;
                    continue;
                };
                let inside = at + 1..close.min(end);
                let names = inside.clone().filter(|at| self.marks[*at].name().is_some()).count();
                let pure = inside.clone().all(|at| {
                    let mark = &self.marks[at];
                    mark.name().is_some()
                        || self.is_separator(at)
                        || matches!(self.word(at), "the" | "a")
                        || mark.is_mark('-')
                });
                let first = self.marks.get(at + 1);
                let opens = first.is_some_and(|mark| {
                    mark.is(Class::Include)
                        || matches!(self.text.word(mark.start), "with" | "together")
                });
                // “the presidents of Cairo University (Egypt)”: where it is.
                // «компании «Альфа» (Чад/Мали)»: of which two it is.
                let two = at + 4 == close && self.marks[at + 2].is_mark('/');
                let place =
                    (names == 1 || two) && at > start && self.marks[at - 1].name().is_some();
                let after_group = at > start
                    && !place
                    && (self.marks[at - 1].is_group() || self.group_before(at, start));
                let list = names >= 2 && (pure && !(two && place) || after_group)
                    || names >= 1 && (opens || after_group && pure)
                    || persons >= 3 && names == 1 && pure;
                if !list && at > start || names == 0 {
                    at = close + 1;
                    continue;
                }
            }
            out.push(at);
            at += 1;
        }
        out.into()
    }
}
