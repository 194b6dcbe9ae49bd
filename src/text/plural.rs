//! Plural categories of whole numbers: CLDR's rules for the languages of the page.
//!
//! Pure and small; a test holds them to CLDR's own tables. The browser's `Intl.PluralRules` would
//! say the same, at the price of a call for every count.

use super::lang::Lang;

/// The categories that a language tells apart when counting things.
pub fn cardinals(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &["one", "other"],
        Lang::Ru => &["one", "few", "many", "other"],
        Lang::Zh => &["other"],
    }
}

/// The category of `n` things.
pub fn cardinal(lang: Lang, n: usize) -> &'static str {
    match lang {
        Lang::En if n == 1 => "one",
        Lang::Ru => match (n % 10, n % 100) {
            (1, last) if last != 11 => "one",
            (2..=4, last) if !(12..=14).contains(&last) => "few",
            _ => "many",
        },
        Lang::En | Lang::Zh => "other",
    }
}

/// The category of the `n`th thing.
pub fn ordinal(lang: Lang, n: usize) -> &'static str {
    if lang != Lang::En {
        return "other";
    }
    match (n % 10, n % 100) {
        (1, last) if last != 11 => "one",
        (2, last) if last != 12 => "two",
        (3, last) if last != 13 => "few",
        _ => "other",
    }
}
