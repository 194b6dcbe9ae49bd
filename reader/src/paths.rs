//! Paths: the longest way that the words of a text go through the trie of the tables, with a slip of a
//! letter where one is allowed.
//!
//! Knows no columns; the caller judges where a way may end.

use crate::finding::has;
use crate::normal::{Gap, Kind, Shape, Text, one_of};
use crate::tables::{ANY, Form, Leaf, Tables, is_skipped, to};
use crate::typos::{left_out, one_apart, typos};

/// What was found at a place of a text.
#[derive(Clone, Debug)]
pub struct Found {
    /// The token behind it.
    pub end: usize,
    /// The node of the trie.
    pub node: u32,
    /// Whether a letter had to be changed.
    pub typo: bool,
}

/// The words of a text as symbols of the tables.
pub struct Symbols {
    exact: Vec<Vec<u32>>,
    near: Vec<Vec<u32>>,
}

impl Tables {
    /// Looks every different word of a text up.
    pub fn symbols(&self, text: &Text) -> Symbols {
        let mut symbols = Symbols { exact: Vec::new(), near: Vec::new() };
        for word in &text.words {
            let mut exact = self.symbols.get(word).cloned().unwrap_or_default();
            // “Saint Kitts & Nevis”
            if word == "&" {
                exact.extend(self.symbols.get("and").into_iter().flatten());
            }
            let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).take(24);
            exact.extend(ends.skip(1).filter_map(|end| self.stems.get(word.get(..end)?)));
            let n = word.chars().count();
            let unknown = (6..=24).contains(&n) && !self.symbols.contains_key(word);
            symbols.near.push(if unknown { self.nearest(word) } else { Vec::new() });
            symbols.exact.push(exact);
        }
        symbols
    }

    /// Symbols of words of states that differ from this one by one letter, or by two changed places.
    fn nearest(&self, word: &str) -> Vec<u32> {
        let typos = typos(self);
        let chars: Vec<char> = word.chars().collect();
        let mut out: Vec<u32> = Vec::new();
        for left_out in left_out(&chars).into_iter().chain([word.to_owned()]) {
            for number in typos.by_hole.get(&left_out).into_iter().flatten() {
                let known = &typos.words[*number as usize];
                if one_apart(&chars, &known.chars().collect::<Vec<_>>()) && !is_derived(word, known)
                {
                    for symbol in self.symbols.get(known).into_iter().flatten() {
                        if !out.contains(symbol) {
                            out.push(*symbol);
                        }
                    }
                }
            }
        }
        out
    }

    /// The longest path from a token, and whether it is allowed to end there; the caller judges the
    /// node. Of names with a changed letter only those of states are followed.
    pub fn longest(
        &self,
        text: &Text,
        symbols: &Symbols,
        at: usize,
        mut accepts: impl FnMut(&[Leaf], usize, bool) -> bool,
    ) -> Option<Found> {
        let mut best: Option<Found> = None;
        // Of an open path: its node, the next token, whether a letter was changed, its length, and
        // whether it ends behind a word (a name never ends behind a mark that was passed over).
        let mut open = vec![(0_u32, at, false, 0_usize, true)];
        while let Some((node, place, typo, depth, whole)) = open.pop() {
            let leaves = &self.nodes[node as usize].leaves;
            let longer =
                best.as_ref().is_none_or(|b| place > b.end || (place == b.end && b.typo && !typo));
            let level = best.as_ref().is_none_or(|b| place >= b.end);
            if node != 0
                && whole
                && level
                && !leaves.is_empty()
                && accepts(leaves, place, typo)
                && longer
            {
                best = Some(Found { end: place, node, typo });
            }
            let Some(token) = text.tokens.get(place) else { continue };
            if token.kind == Kind::Break(false)
                && node != 0
                && text.is_capital(place + 1)
                && text.is_capital(place.wrapping_sub(1))
            {
                open.push((node, place + 1, typo, depth, false));
            }
            // 里德　国务秘书 is no 德国.
            let column = node != 0 && token.kind == Kind::Han && token.gap == Gap::Wide;
            if matches!(token.kind, Kind::Break(_)) || column || open.len() > 200 {
                continue;
            }
            if node != 0 && (is_skipped(text, place) || is_spaced_dash(text, place)) {
                open.push((node, place + 1, typo, depth, false));
            }
            let next = &self.nodes[node as usize].next;
            if next.is_empty() {
                continue;
            }
            for symbol in &symbols.exact[token.word as usize] {
                if let Some(to) = to(next, *symbol) {
                    open.push((to, place + 1, typo, depth + 1, true));
                }
            }
            if token.kind == Kind::Word
                && let Some(to) = to(next, ANY)
            {
                open.push((to, place + 1, typo, depth + 1, true));
            }
            if typo {
                continue;
            }
            for symbol in &symbols.near[token.word as usize] {
                if text.is_capital(place)
                    && let Some(to) = to(next, *symbol)
                {
                    open.push((to, place + 1, true, depth + 1, true));
                }
            }
            // Another sign than the one of the name, in the middle of a long Chinese name; 西班牙五国 is no slip.
            let number = has("两三四五六七八九十", text.word(place));
            if token.kind == Kind::Han && !number && depth >= 1 && next.len() < 60 {
                open.extend(next.iter().map(|(_, to)| (*to, place + 1, true, depth + 1, true)));
            }
        }
        best
    }

    /// What a path ends at.
    pub fn leaves(&self, node: u32) -> &[Leaf] {
        &self.nodes[node as usize].leaves
    }

    /// Whether the words of a text may be this form: capitals where the form has capitals.
    pub fn fits(&self, form: &Form, text: &Text, start: usize, end: usize) -> bool {
        let mut capitals = 0;
        let mut small = 0;
        let mut last_is_small = false;
        let own_dashes = form.dashes;
        let words = (start..end).filter(|at| {
            !is_skipped(text, *at)
                && (own_dashes || !is_spaced_dash(text, *at))
                && !matches!(text.tokens[*at].kind, Kind::Break(_))
        });
        for (at, case) in words.zip(&form.case) {
            let shape = text.tokens[at].shape;
            match case {
                2 if shape != Shape::Upper => return false,
                0 => {}
                _ => {
                    capitals += 1;
                    last_is_small = shape == Shape::Lower;
                    small += usize::from(last_is_small);
                }
            }
        }
        capitals == 0
            || (!last_is_small && small < capitals && small <= 2)
            || (small < capitals && capitals > 3)
    }
}

/// «Форум стран – экспортёров газа»: a dash that a name in the tables has as a hyphen.
fn is_spaced_dash(text: &Text, at: usize) -> bool {
    text.is_mark(at, '–') && text.tokens[at].gap != Gap::None
}

/// Whether a word is the name with an ending (“Nigerian”, “Russians”), and so no slip.
fn is_derived(word: &str, known: &str) -> bool {
    word.strip_prefix(known).is_some_and(|rest| one_of(rest, "n s i e"))
        || known.strip_prefix(word).is_some_and(|rest| word.is_ascii() && rest.len() == 1)
}
