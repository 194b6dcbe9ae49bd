//! ISO dates as words. Whatever is no ISO date is shown as it stands.

use super::words::Words;

/// Year, and month and day as far as given.
type Parts = (i32, Option<(usize, Option<u32>)>);

fn parts(iso: &str) -> Option<Parts> {
    let mut fields = iso.split('-');
    let year = fields.next()?.parse().ok()?;
    let Some(month) = fields.next() else { return Some((year, None)) };
    let month: usize = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let Some(day) = fields.next() else { return Some((year, Some((month, None)))) };
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    fields.next().is_none().then_some((year, Some((month, Some(day)))))
}

/// Whether a text is an ISO date of a day, month or year, and nothing else.
pub fn is_date(text: &str) -> bool {
    text.len() >= 4
        && text.bytes().all(|c| c.is_ascii_digit() || c == b'-')
        && parts(text).is_some()
}

/// The name of a month, from 1, in a list of twelve.
fn month_of(months: &str, month: usize) -> &str {
    months.split('|').nth(month - 1).unwrap_or_default()
}

/// `2022-11-08`, `2022-11` or `2022` in words.
pub fn date(words: &Words, iso: &str) -> String {
    let intl = words.intl();
    match parts(iso) {
        Some((year, Some((month, Some(day))))) => {
            (intl.day)(words.tag(), iso).unwrap_or_else(|| {
                let month = month_of(words.months(), month);
                words.date(&day.to_string(), month, &year.to_string())
            })
        }
        Some((year, Some((month, None)))) => (intl.month)(words.tag(), iso).unwrap_or_else(|| {
            let month = month_of(words.months_alone(), month);
            words.month_year(month, &year.to_string())
        }),
        _ => iso.to_owned(),
    }
}

/// A first and a last day in words; one day if they are the same or there is no last one.
pub fn dates(words: &Words, first: &str, last: &str) -> String {
    if last.is_empty() || first == last {
        return date(words, first);
    }
    if let (Some((y1, Some((m1, Some(d1))))), Some((y2, Some((m2, Some(d2)))))) =
        (parts(first), parts(last))
        && (y1, m1) == (y2, m2)
    {
        let month = month_of(words.months(), m1);
        return words.dates_same_month(&d1.to_string(), &d2.to_string(), month, &y1.to_string());
    }
    words.dates_between(&date(words, first), &date(words, last))
}
