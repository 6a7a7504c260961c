//! Printing a tree.

pub mod json;
pub mod yaml;
