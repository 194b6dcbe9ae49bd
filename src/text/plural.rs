//! Plural categories of whole numbers: CLDR's rules for the languages of the page.
//!
//! Pure and small; a test holds them to CLDR's own tables. The browser's `Intl.PluralRules` would
//! say the same, at the price of a call for every count. Knows no language, only rules.

/// How a language counts.
pub struct Rule {
    /// The categories that it tells apart when counting things.
    pub cardinals: &'static [&'static str],
    /// The category of `n` things.
    pub cardinal: fn(n: usize) -> &'static str,
    /// The category of the `n`th thing.
    pub ordinal: fn(n: usize) -> &'static str,
}

/// One thing, several things; 1st, 2nd, 3rd, 4th.
pub const ENGLISH: Rule = Rule {
    cardinals: &["one", "other"],
    cardinal: |n| if n == 1 { "one" } else { "other" },
    ordinal: |n| match (n % 10, n % 100) {
        (1, last) if last != 11 => "one",
        (2, last) if last != 12 => "two",
        (3, last) if last != 13 => "few",
        _ => "other",
    },
};

/// Russian.
pub const SLAVIC: Rule = Rule {
    cardinals: &["one", "few", "many", "other"],
    cardinal: |n| match (n % 10, n % 100) {
        (1, last) if last != 11 => "one",
        (2..=4, last) if !(12..=14).contains(&last) => "few",
        _ => "many",
    },
    ordinal: |_| "other",
};

/// Numbers change nothing: Chinese, and others.
pub const CHINESE: Rule =
    Rule { cardinals: &["other"], cardinal: |_| "other", ordinal: |_| "other" };
