//! Hosts: whether a state is named as the one that invited.
//!
//! Knows invitations only; whether the host takes part is said where it is named again.

use crate::normal::one_of;
use crate::roles::Judge;
use crate::series::Series;

impl Judge<'_> {
    /// “At the invitation of the Government of A, the ministers met”, «по приглашению правительства А»,
    /// 应甲政府邀请: the state at this place has invited.
    pub fn invites(&self, v: &Series<usize>, at: usize) -> bool {
        if at > 0 && self.word(v[at - 1]) == "应" {
            return v.get(at + 1).is_some_and(|at| self.word(*at).starts_with('政'));
        }
        let between = |at: usize| {
            let word = self.word(at);
            one_of(word, "of the kingdom people")
                || ["government", "republic", "правительств", "республик"]
                    .iter()
                    .any(|beginning| word.starts_with(beginning))
        };
        let first = (at.saturating_sub(6)..at).rev().find(|place| !between(v[*place]));
        first.is_some_and(|place| {
            let word = self.word(v[place]);
            place + 1 < at && (word == "invitation" || word.starts_with("приглашени"))
        })
    }
}
