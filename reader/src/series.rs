//! Lists that look a place up by one function, which stands in the program once: what the compiler
//! writes at every `list[at]` of a vector (a check, and where it failed) weighs a tenth of the rules.
//!
//! Knows nothing of what is in them.

use std::ops::{Deref, DerefMut, Index, Range, RangeFrom, RangeTo};

/// A vector in all but that.
#[derive(Clone, Debug)]
pub struct Series<T>(Vec<T>);

impl<T> From<Vec<T>> for Series<T> {
    fn from(all: Vec<T>) -> Self {
        Self(all)
    }
}

impl<T> FromIterator<T> for Series<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Self(Vec::from_iter(all))
    }
}

impl<T> Deref for Series<T> {
    type Target = Vec<T>;
    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for Series<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T> Index<usize> for Series<T> {
    type Output = T;
    fn index(&self, at: usize) -> &T {
        place(self, at)
    }
}

// Functions of their own: what stands in `index` itself is told from where it was called.
#[inline(never)]
fn place<T>(list: &Series<T>, at: usize) -> &T {
    &list.0[at]
}

#[inline(never)]
fn span<T>(list: &Series<T>, from: usize, to: usize) -> &[T] {
    &list.0[from..to]
}

impl<T> Index<Range<usize>> for Series<T> {
    type Output = [T];
    fn index(&self, places: Range<usize>) -> &[T] {
        span(self, places.start, places.end)
    }
}

impl<T> Index<RangeTo<usize>> for Series<T> {
    type Output = [T];
    fn index(&self, places: RangeTo<usize>) -> &[T] {
        span(self, 0, places.end)
    }
}

impl<T> Index<RangeFrom<usize>> for Series<T> {
    type Output = [T];
    fn index(&self, places: RangeFrom<usize>) -> &[T] {
        span(self, places.start, self.len())
    }
}

impl<'a, T> IntoIterator for &'a Series<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
