//! The words of a language: a message for every key, filled in.
//!
//! The messages stand in `locales/`, one file a language, in ICU's MessageFormat; a file that lacks
//! one, or fills it with something else, does not build. A built page brings those of its language.

use super::catalogue::{self, Mistake};
use super::intl::Intl;
use super::keys::KEYS;
use super::lang::Lang;
use super::message::{Arg, say};

/// The words of one language.
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// The messages, in the order of `KEYS`.
    messages: Vec<String>,
    intl: &'static Intl,
}

impl Words {
    /// From a catalogue as a file of `locales/` has it.
    ///
    /// # Errors
    /// Every mistake in it.
    pub fn from_locale(
        lang: Lang,
        locale: &str,
        intl: &'static Intl,
    ) -> Result<Self, Vec<Mistake>> {
        Ok(Self { lang, messages: catalogue::in_order(lang, locale)?, intl })
    }

    /// From what a page has: messages in order where the site is finished, else a file of `locales/`. `None`
    /// if they are of another version.
    pub fn of_page(lang: Lang, source: &str, intl: &'static Intl) -> Option<Self> {
        if cfg!(finished) {
            let messages = catalogue::read(source)?;
            return Some(Self { lang, messages, intl });
        }
        Self::from_locale(lang, source, intl).ok()
    }

    /// Every message as a finished page has them; without those that only lists and reviews say, unless
    /// `all` are wanted.
    pub fn written(&self, all: bool) -> String {
        let of = |(message, (key, _)): (&String, &(&str, _))| {
            if all || !catalogue::is_left_out(key) { message.clone() } else { String::new() }
        };
        let messages: Vec<String> = self.messages.iter().zip(KEYS).map(of).collect();
        catalogue::written(&messages)
    }

    /// The tag of the language.
    pub fn tag(&self) -> &'static str {
        self.lang.tag()
    }

    /// What the browser or its stand-in knows of numbers, dates and order.
    pub fn intl(&self) -> &'static Intl {
        self.intl
    }

    /// A number as the language writes it.
    pub fn number(&self, number: usize) -> String {
        (self.intl.number)(self.tag(), number)
    }

    #[inline(never)]
    pub(super) fn message(&self, key: usize) -> &str {
        self.messages.get(key).map_or("", String::as_str)
    }

    #[inline(never)]
    pub(super) fn fill(&self, key: usize, args: &[Arg]) -> String {
        say((self.lang, self.intl), self.message(key), args)
    }

    #[inline(never)]
    pub(super) fn with_text(&self, key: usize, a: &str) -> String {
        self.fill(key, &[Arg::Text(a)])
    }

    #[inline(never)]
    pub(super) fn with_texts(&self, key: usize, a: &str, b: &str) -> String {
        self.fill(key, &[Arg::Text(a), Arg::Text(b)])
    }

    #[inline(never)]
    pub(super) fn with_number(&self, key: usize, a: usize) -> String {
        self.fill(key, &[Arg::Number(a)])
    }

    #[inline(never)]
    pub(super) fn with_numbers(&self, key: usize, a: usize, b: usize) -> String {
        self.fill(key, &[Arg::Number(a), Arg::Number(b)])
    }

    /// A sentence about some of all, or a shorter one where it is all of them.
    pub fn some_or_all(
        &self,
        (n, all): (usize, usize),
        some: fn(&Self, usize, usize) -> String,
        every: fn(&Self, usize) -> String,
    ) -> String {
        if n == all { every(self, all) } else { some(self, n, all) }
    }

    /// A group with its numbers, as "Central Asia 3 of 5".
    pub fn group(&self, label: &str, n: usize, all: usize) -> String {
        if n == all { self.group_count_all(label, all) } else { self.group_count(label, n, all) }
    }

    /// `a, b and c`.
    pub fn and_list(&self, items: &[&str]) -> String {
        self.list(items, Self::join_and)
    }

    /// `a, b or c`.
    pub fn or_list(&self, items: &[&str]) -> String {
        self.list(items, Self::join_or)
    }

    fn list(&self, items: &[&str], join: fn(&Self, &str, &str) -> String) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [most @ .., last] => join(self, &most.join(self.join_comma()), last),
        }
    }
}
