//! The plan as text, one file per format.

pub mod compose;
pub mod json;
pub mod mermaid;
pub mod svg;
pub mod table;
