//! Showing diagnostics: one renderer per format over the same list.

pub mod human;
pub mod json;
