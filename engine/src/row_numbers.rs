//! Which row of the file each row of a list is.

/// The number in the file of every good row: runs of rows with the same distance.
#[derive(Default)]
pub(crate) struct RowNumbers(Vec<(u32, u32)>);

impl RowNumbers {
    /// Bytes held.
    pub(crate) fn memory(&self) -> usize {
        8 * self.0.capacity()
    }

    /// The number in the file, from 1, of a good row, from 0.
    pub(crate) fn of(&self, row: usize) -> usize {
        let run = self.0.partition_point(|&(from, _)| from as usize <= row);
        row + self.0[run - 1].1 as usize
    }

    pub(crate) fn push(&mut self, row: usize, number: usize) {
        let distance = (number - row) as u32;
        if self.0.last().is_none_or(|last| last.1 != distance) {
            self.0.push((row as u32, distance));
        }
    }
}
