//! What a browser knows of numbers, dates and order in a language (`Intl`), as functions that
//! whoever starts the words brings along; and a stand-in for where there is no browser.
//!
//! Texts in, texts out; knows no message and no element.

use std::cmp::Ordering;

/// The functions; the first text of each is the tag of a language.
pub struct Intl {
    /// A whole number.
    pub number: fn(&str, usize) -> String,
    /// A day (`2022-11-08`); `None`: write it by hand. Days from one to another are written by hand
    /// throughout: Chromium has no Chinese pattern for them and falls back to numbers.
    pub day: fn(&str, &str) -> Option<String>,
    /// A month of a year (`2022-11`).
    pub month: fn(&str, &str) -> Option<String>,
    /// The order of two names.
    pub compare: fn(&str, &str, &str) -> Ordering,
}

/// The stand-in: thousands apart, dates by the messages, order by lower case.
pub static NATIVE: Intl = Intl {
    number: grouped,
    day: |_, _| None,
    month: |_, _| None,
    compare: |_, a, b| a.to_lowercase().cmp(&b.to_lowercase()),
};

/// Thousands apart.
fn grouped(lang: &str, number: usize) -> String {
    let digits = number.to_string();
    let comma = if lang == "ru" { '\u{a0}' } else { ',' };
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(comma);
        }
        out.push(digit);
    }
    out
}
