//! Which rows of a long list are in sight, and where they stand. A list so long that no browser
//! makes an element of its height is scaled, so that the whole of it can be scrolled. Knows numbers
//! only.

/// Height of a row, in CSS pixels; the style sheet has the same.
pub const ROW: f64 = 28.0;
/// Highest element that is made, in CSS pixels; Firefox bears 17.8 million.
pub const HIGHEST: f64 = 12_000_000.0;
/// Where the rows in the page stand: heights of what is above and below them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Padding {
    /// Above.
    pub before: f64,
    /// Below.
    pub after: f64,
}

/// The first row in sight, at a scroll position of `top`, where `seen` pixels are in sight.
pub fn first(total: usize, top: f64, seen: f64) -> usize {
    let natural = total as f64 * ROW;
    let first = if natural <= HIGHEST {
        top / ROW
    } else {
        let rows = (total as f64 - seen / ROW).max(0.0);
        top / (HIGHEST - seen).max(1.0) * rows
    };
    (first.max(0.0) as usize).min(total.saturating_sub(1))
}

/// The place of `count` rows from `from` on, so that those in sight stand where the reader looks.
pub fn place(total: usize, from: usize, count: usize, top: f64, seen: f64) -> Padding {
    let all = (total as f64 * ROW).min(HIGHEST);
    let here = count as f64 * ROW;
    let before = if total as f64 * ROW <= HIGHEST {
        from as f64 * ROW
    } else {
        let ahead = first(total, top, seen).saturating_sub(from) as f64 * ROW;
        (top - ahead).clamp(0.0, (all - here).max(0.0))
    };
    Padding { before, after: (all - before - here).max(0.0) }
}

#[cfg(test)]
mod tests {
    use super::{HIGHEST, Padding, ROW, first, place};

    #[test]
    fn a_short_list_stands_at_its_own_height() {
        assert_eq!(first(1_000, 280.0, 600.0), 10);
        assert_eq!(place(1_000, 5, 80, 280.0, 600.0), Padding { before: 140.0, after: 25_620.0 });
        assert_eq!(first(0, 0.0, 600.0), 0);
    }

    #[test]
    fn every_row_of_a_million_can_be_reached_and_stands_where_it_is_looked_for() {
        let total = 1_000_000;
        let seen = 600.0;
        assert_eq!(first(total, 0.0, seen), 0);
        let end = HIGHEST - seen;
        let last = first(total, end, seen) as f64 + seen / ROW;
        assert!((last - total as f64).abs() <= 1.0, "{last}");
        for top in [0.0, 1.0, 1_000.0, 6_000_000.0, end - 1.0, end] {
            let at = first(total, top, seen);
            let from = at.saturating_sub(20);
            let Padding { before, after } = place(total, from, 80, top, seen);
            let shown = before + (at - from) as f64 * ROW;
            assert!((shown - top).abs() <= 80.0 * ROW && shown <= top + ROW, "{top}: {shown}");
            assert!((before + after + 80.0 * ROW - HIGHEST).abs() < 1.0);
        }
    }
}
