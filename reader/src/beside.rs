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
            && self.marks[v[at - 1]].name().is_some_and(|name| self.names[name].is_state())
            && mark.name().is_some_and(|name| !self.names[name].is_state())
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

    /// 来自德国和澳大利亚的两家公司: whose companies they are. 中方代表团团长、某局副局长: another office of the
    /// same person.
    pub fn is_owner(&self, v: &Series<usize>, at: usize) -> bool {
        let behind = (at + 1..v.len())
            .find(|at| self.marks[v[*at]].name().is_none() && !self.is_separator(v[*at]));
        let owned = behind.filter(|at| self.word(v[*at]) == "的").is_some_and(|of| {
            let of = self.marks[v[of]].end;
            (of..of + 10).take_while(|at| self.text.is_han(*at) && self.text.word(*at) != "代").any(
                |at| {
                    matches!(
                        (self.text.word(at), self.text.word(at + 1)),
                        ("公", "司") | ("企", "业")
                    )
                },
            )
        });
        // 中方代表团团长、国家某局副局长
        let mark = &self.marks[v[at]];
        let same = at >= 3
            && mark.name().is_some_and(|name| self.names[name].kind == "national-body")
            && self.marks[v[at - 1]].is_mark('、')
            && (at.saturating_sub(4)..at - 1)
                .any(|at| self.text.word(self.marks[v[at]].end - 1) == "方")
            && self.marks[v[at - 2]].classes.has_any(&[
                Class::Office,
                Class::Persons,
                Class::Carrier,
            ]);
        owned || same
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
