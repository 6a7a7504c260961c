//! From text to tree.

mod scalar;
mod yaml;

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources};
use crate::tree::Node;

/// Reads a YAML or JSON text. `None` when there is no tree that one could work with; why is then
/// among the diagnostics.
pub fn parse(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Node> {
    let source = sources.get(file)?;
    yaml::parse(&source.text, file, diagnostics)
}
