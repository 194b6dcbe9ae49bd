//! Numbers in an order, sorted by one and the same code whatever they stand for: a sort of its own for
//! every kind of thing weighs kilobytes each. It does not know what is compared.

use std::cmp::Ordering;

/// Sorts numbers; equal ones by size.
pub fn sort(numbers: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    numbers.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
}

/// Sorts numbers by size.
pub fn by_size(numbers: &mut [u32]) {
    sort(numbers, &mut |_, _| Ordering::Equal);
}

/// The places of so many things, in an order; equal ones as they stand.
pub fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..count as u32).collect();
    sort(&mut places, &mut |a, b| compare(a as usize, b as usize));
    places
}

/// Things in an order; equal ones as they stand.
pub fn sorted<T: Clone>(of: &[T], compare: &mut dyn FnMut(&T, &T) -> Ordering) -> Vec<T> {
    let places = places(of.len(), &mut |a, b| compare(&of[a], &of[b]));
    places.into_iter().map(|place| of[place as usize].clone()).collect()
}

/// How many of some texts are different.
pub fn different<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    let mut seen = crate::text::Dictionary::default();
    for text in texts {
        seen.number(text);
    }
    seen.texts().len()
}
