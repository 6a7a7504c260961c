//! From text to tree: YAML 1.1 as PyYAML reads it, and JSON.
//!
//! | step | does |
//! |---|---|
//! | `text` | bytes to characters; refuses what is too large, empty, or not text |
//! | `json` | tells JSON from YAML; holds `*.json` files to the letter of JSON |
//! | `compose`, `mapping`, `anchor` | events of the YAML parser to nodes: lists, keys, merge keys, aliases |
//! | `scalar` | what a plain scalar means |
//! | `tag` | `!Ref` and its like to their long forms |
//! | `malformed` | what the YAML parser refuses, in words |

mod anchor;
mod compose;
mod json;
mod malformed;
mod mapping;
pub mod scalar;
mod tag;
#[cfg(test)]
mod tests;
pub(crate) mod text;

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources};
use crate::tree::Node;

pub use anchor::{Aliases, aliases};
pub use text::add_file;

/// CloudFormation takes templates of up to 1 MB, so this is plenty.
const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Every level of nesting counts, that of intrinsic functions included.
const MAX_DEPTH: usize = 200;
/// Keys and values, what aliases stand for included: bounds time and memory.
const MAX_NODES: usize = 1_000_000;
/// Findings that do not stop the reading; more would bury the first ones.
const MAX_FINDINGS: usize = 100;

/// Reads a YAML or JSON text. `None` when there is no tree that one could work with; why is then
/// among the diagnostics. A tree may come with findings, too: repeated keys, unknown tags.
pub fn parse(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Node> {
    let source = sources.get(file)?;
    let checked = match text::refuse(&source.text, file) {
        Some(refusal) => Err(Box::new(refusal)),
        None => json::check(&source.name, &source.text, file),
    };
    match checked {
        Ok(is_json) => compose::compose(&source.text, file, is_json, diagnostics),
        Err(refusal) => {
            diagnostics.error(*refusal);
            None
        }
    }
}

/// Whether a text that is written without quotes is read as just that text.
pub fn means_itself(text: &str) -> bool {
    const INDICATORS: &str = "!&*?|>%@`\"'#,[]{}-:=";
    let is_free = |c: char| !INDICATORS.contains(c) && !c.is_whitespace() && !c.is_control();
    matches!(scalar::resolve(text), scalar::Plain::String)
        && text.starts_with(is_free)
        && !text.ends_with(|c: char| c.is_whitespace() || c == ':')
        && !text.contains(|c: char| ",[]{}".contains(c) || (c.is_whitespace() && c != ' '))
        && ![": ", " #"].iter().any(|mark| text.contains(mark))
}

/// The beginning of a text, short enough to be part of a message.
fn excerpt(text: &str) -> std::borrow::Cow<'_, str> {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("")).into(),
        None => text.into(),
    }
}
