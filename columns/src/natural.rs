//! The order of texts in which numbers inside of them stand by size: "Session 2" before "Session 10".
//!
//! It does not know languages.

use std::cmp::Ordering;

/// Compares two texts, so that numbers in them stand by size: "Session 2" before "Session 10".
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let Some(differ) = a.iter().zip(b).position(|(a, b)| a != b) else {
        return a.len().cmp(&b.len());
    };
    // The numbers that the texts differ in, with what they have in common before.
    let from = a[..differ].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
    let (one, other) = (digits(&a[from..]), digits(&b[from..]));
    if one.is_empty() || other.is_empty() {
        return a[differ].cmp(&b[differ]);
    }
    let value = |digits: &'_ [u8]| digits.iter().position(|digit| *digit != b'0');
    let significant = |digits: &[u8]| digits.len() - value(digits).unwrap_or(digits.len());
    let (long, short) = (significant(one), significant(other));
    let tail = |digits: &'_ [u8], count: usize| digits[digits.len() - count..].to_vec();
    long.cmp(&short)
        .then_with(|| tail(one, long).cmp(&tail(other, short)))
        .then_with(|| a[differ].cmp(&b[differ]))
}

fn digits(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    &bytes[..end]
}

#[cfg(all(test, not(target_arch = "wasm32")))] // no proptest there
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_stand_by_size() {
        let mut texts = [
            "b",
            "Session 10",
            "10",
            "Session 2",
            "2",
            "Session 1",
            "a2b",
            "a10",
            "1",
            "é",
            "02",
            "",
        ];
        texts.sort_by(|a, b| compare(a, b));
        assert_eq!(
            texts,
            [
                "",
                "1",
                "02",
                "2",
                "10",
                "Session 1",
                "Session 2",
                "Session 10",
                "a2b",
                "a10",
                "b",
                "é"
            ]
        );
    }

    proptest! {
        /// It is an order: of three texts, none is before itself by way of the others.
        #[test]
        fn it_is_an_order(texts in proptest::collection::vec("[a0-2]{0,5}", 3)) {
            let [a, b, c] = &texts[..] else { return Ok(()) };
            prop_assert_eq!(compare(a, b), compare(b, a).reverse());
            prop_assert_eq!(compare(a, b) == Ordering::Equal, a == b);
            if compare(a, b).is_le() && compare(b, c).is_le() {
                prop_assert!(compare(a, c).is_le());
            }
        }
    }
}
