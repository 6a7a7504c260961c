//! Lists that are read and written by the numbers of boxes and lines.

use std::ops::{Deref, DerefMut};

/// A list whose items are asked for by number. One that is not there is the default, and is not written; so a wrong number
/// can spoil a picture, but nothing else.
#[derive(Debug, Clone, Default)]
pub struct Numbered<T>(pub Vec<T>);

impl<T: Clone + Default> Numbered<T> {
    /// As many defaults.
    pub fn new(count: usize) -> Self {
        Numbered(vec![T::default(); count])
    }

    /// A copy of an item.
    pub fn at(&self, number: usize) -> T {
        self.0.get(number).cloned().unwrap_or_default()
    }

    /// Puts a value in the place of an item.
    pub fn set(&mut self, number: usize, value: T) {
        self.change(number, |item| *item = value);
    }

    /// Changes an item.
    pub fn change(&mut self, number: usize, change: impl FnOnce(&mut T)) {
        if let Some(item) = self.0.get_mut(number) {
            change(item);
        }
    }
}

impl<T> Deref for Numbered<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for Numbered<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}
