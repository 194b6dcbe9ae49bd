//! What stands right beside a name and makes it a part of something else: a person, a ship, an office of
//! who stands for a state.
//!
//! The other bars are in `bars.rs`.

use crate::classes::Class;
use crate::marks::What;
use crate::normal::{Gap, Kind, Shape};
use crate::roles::Judge;
use crate::series::Series;

impl Judge<'_> {
    /// “Singapore RSS Steadfast”: a ship of the state.
    pub fn is_ship(&self, v: &Series<usize>, at: usize, next: usize) -> bool {
        let (mark, follower) = (&self.marks[v[at]], &self.marks[next]);
        mark.end == mark.start + 1
            && self.text.tokens[mark.start].shape == Shape::Upper
            && follower.what == What::Word
            && self.text.tokens[follower.start].shape == Shape::Title
            && at > 0
            && self.marks[v[at - 1]].end == mark.start
            && self.marks[v[at - 1]].name().is_some_and(|it| self.names[it].is_state())
            && mark.name().is_some_and(|it| !self.names[it].is_state())
    }

    /// «Чад представлял директор Института земледелия»: the office of who stands for Chad.
    pub fn stands_for_state(&self, v: &Series<usize>, at: usize) -> bool {
        self.is_cyrillic(v[at])
            && (at.saturating_sub(14)..at.saturating_sub(1))
                .rev()
                .take_while(|at| !matches!(self.marks[v[*at]].what, What::Mark(',' | ';' | '.')))
                .find(|at| self.word(v[*at]).starts_with("представля"))
                .is_some_and(|at| {
                    v[at.saturating_sub(3)..at].iter().any(|at| self.marks[*at].name().is_some())
                })
    }

    /// Whether a word in capitals that nothing explains stands right beside a name, inside a sentence.
    pub fn is_part_of_name(&self, v: &Series<usize>, at: usize) -> bool {
        let unknown = |other: Option<&usize>| {
            other.is_some_and(|other| {
                let mark = &self.marks[*other];
                let token = &self.text.tokens[mark.start];
                mark.what == What::Word
                    && token.shape == Shape::Title
                    && token.end - token.start > 1
                    && self.text.tokens[mark.start].kind == Kind::Word
            })
        };
        let near = |a: usize, b: usize| {
            self.marks[a].end == self.marks[b].start
                && self.text.tokens[self.marks[b].start].gap == Gap::Space
        };
        let before = at.checked_sub(1).and_then(|before| v.get(before));
        let after = v.get(at + 1);
        let titled = before
            .is_some_and(|before| self.marks[*before].is(Class::Honorific) && near(*before, v[at]));
        let behind = unknown(after) && after.is_some_and(|after| near(v[at], *after));
        let ahead = unknown(before) && before.is_some_and(|before| near(*before, v[at])) && at >= 2;
        if self.is_cyrillic(v[at]) {
            return false;
        }
        // At the beginning of a line a person may stand behind the state.
        titled && behind
            || behind
                && at > 0
                && !self.is_separator(v[at - 1])
                && self.word(v[at - 1]) != "of"
                && self.word(v[at - 1]) != "from"
            || ahead && !behind && self.text.word(self.marks[v[at - 1]].start) != "the"
    }
}
