//! Things in the order of numbers: one routine for all kinds of things, because every further kind that
//! is sorted weighs some 7 kB in the program for browsers.

/// Two numbers that things are ordered by, and the place that a thing had.
type Key = (u32, u32, u32);

/// Puts things in the order of two numbers; those that have the same stay as they stand.
pub fn by<T>(things: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    let mut order: Vec<Key> = Vec::with_capacity(things.len());
    for (place, thing) in things.iter().enumerate() {
        let (first, second) = key(thing);
        order.push((first as u32, second as u32, place as u32));
    }
    sort(&mut order);
    let mut old: Vec<Option<T>> = std::mem::take(things).into_iter().map(Some).collect();
    things.extend(order.iter().filter_map(|(_, _, place)| old[*place as usize].take()));
}

#[inline(never)]
fn sort(order: &mut [Key]) {
    order.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::by;

    #[test]
    fn what_has_the_same_numbers_stays_as_it_stands() {
        let mut things = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        by(&mut things, |thing| (thing.0, 0));
        assert_eq!(things, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
