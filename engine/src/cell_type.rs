//! What a cell looks like: a number, a year, an ISO date. It does not know columns.

/// Whether it is a number as programs write it: `-12`, `0.5`, `1e9`. `1 234,5` is none.
pub(crate) fn number(cell: &str) -> Option<f64> {
    // Rust also reads words as numbers: "inf", "NaN".
    let first = cell.bytes().find(|byte| !matches!(byte, b'-' | b'+'))?;
    (first.is_ascii_digit() || first == b'.').then(|| cell.parse().ok()).flatten()
}

/// A year from 1000 to 2999, of four digits.
pub(crate) fn year(cell: &str) -> Option<u16> {
    let year = digits(cell, 4)?;
    (1000..3000).contains(&year).then_some(year)
}

/// The year of an ISO date: `2024-11`, `2024-11-22`, either with a time after it.
pub(crate) fn date(cell: &str) -> Option<u16> {
    let (of_year, rest) = cell.split_at_checked(4)?;
    let (of_month, rest) = rest.strip_prefix('-')?.split_at_checked(2)?;
    if !(1..=12).contains(&digits(of_month, 2)?) {
        return None;
    }
    if let Some(rest) = rest.strip_prefix('-') {
        let (of_day, rest) = rest.split_at_checked(2)?;
        let day = digits(of_day, 2)?;
        let time = rest.is_empty() || rest.starts_with(['T', ' ']);
        return ((1..=31).contains(&day) && time).then(|| year(of_year)).flatten();
    }
    rest.is_empty().then(|| year(of_year)).flatten()
}

/// The year of a cell that is a year or a date.
pub(crate) fn year_of(cell: &str) -> Option<u16> {
    let cell = cell.trim();
    year(cell).or_else(|| date(cell))
}

fn digits(text: &str, count: usize) -> Option<u16> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_what_programs_write() {
        for is in ["0", "-12.5", "+3", "1e9", ".5"] {
            assert!(number(is).is_some(), "{is}");
        }
        for not in ["", "-", "1 234,5", "inf", "NaN", "12a", "1,5", "−5"] {
            assert!(number(not).is_none(), "{not}");
        }
        for (cell, is) in [("2022", 2022), ("1999-12", 1999), ("2024-11-22", 2024)] {
            assert_eq!(year_of(cell), Some(is));
        }
        assert_eq!(year_of(" 2024-11-22T10:00:00Z "), Some(2024));
        for not in
            ["", "0999", "3000", "202", "2024-13", "2024-1-1", "2024-11-32", "20ü4", "11/2/2024"]
        {
            assert_eq!(year_of(not), None, "{not}");
        }
    }
}
