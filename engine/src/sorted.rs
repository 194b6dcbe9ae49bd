//! Orders of rows, kept for when they are asked for again.

use crate::protocol::Sort;
use columns::bits::Bits;

/// Orders kept.
const ORDERS: usize = 3;

/// Orders of rows, made when they are first asked for.
#[derive(Default)]
pub(crate) struct Sorted {
    /// Every row; the latest last.
    orders: Vec<(Sort, Vec<u32>)>,
    /// Rows that match, in the order that was last asked for.
    matching: Option<(Sort, Vec<u32>)>,
}

impl Sorted {
    /// Forgets what followed from the rows that matched.
    pub(crate) fn forget_matching(&mut self) {
        self.matching = None;
    }

    /// The rows that match in an order, made by `make` where it is none of those kept.
    pub(crate) fn matching(
        &mut self,
        sort: Sort,
        matching: &Bits,
        make: impl FnOnce() -> Vec<u32>,
    ) -> &[u32] {
        if self.matching.as_ref().is_none_or(|(by, _)| *by != sort) {
            let order = match self.orders.iter().position(|(by, _)| *by == sort) {
                Some(place) => self.orders.remove(place).1,
                None => make(),
            };
            let rows = order.iter().copied().filter(|row| matching.contains(*row as usize));
            self.matching = Some((sort, rows.collect()));
            self.orders.push((sort, order));
            let surplus = self.orders.len().saturating_sub(ORDERS);
            self.orders.drain(..surplus);
        }
        self.matching.as_ref().map_or(&[], |(_, rows)| rows)
    }
}
