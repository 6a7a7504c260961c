//! What a loop goes over.

use super::values::{Unknown, Values, as_text};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::tree::{Node, Text};

/// One value of a collection.
#[derive(Debug, Clone)]
pub struct Item {
    /// The value.
    pub text: Text,
    /// Where it stands: in the loop, in a mapping, or in the value of a parameter.
    pub span: Span,
}

/// The values of a collection: a list, or a function that makes one and can be worked out.
pub fn items(values: &mut Values, collection: &Node, loop_name: &str) -> Result<Vec<Item>, Box<Diagnostic>> {
    let known = values.evaluate(collection).map_err(|unknown| not_known(unknown, collection, loop_name))?;
    let Some(nodes) = known.as_list() else { return Err(not_a_list(&known, collection, loop_name)) };
    nodes.iter().map(|node| item(node, loop_name)).collect()
}

fn item(node: &Node, loop_name: &str) -> Result<Item, Box<Diagnostic>> {
    if let Some(text) = as_text(node) {
        return Ok(Item { text, span: node.span });
    }
    let found = format!("loop `{loop_name}` goes over strings, but this value is {}", node.kind());
    let help = "write one string per value; several values per iteration can stand in a mapping, found by `!FindInMap`";
    Err(Box::new(Diagnostic::new(code::INVALID_LOOP, node.span, found).help(help)))
}

fn not_known(unknown: Unknown, collection: &Node, loop_name: &str) -> Box<Diagnostic> {
    let found = format!("what loop `{loop_name}` goes over is not known: {}", unknown.why);
    let usual = "a loop can go over a list, `!Ref` to a list parameter, or `!FindInMap`";
    let problem = Diagnostic::new(code::UNKNOWN_COLLECTION, unknown.span, found);
    let problem = match unknown.span.file == collection.span.file {
        true => problem,
        false => problem.related(collection.span, "the loop goes over this"),
    };
    Box::new(problem.help(unknown.help.unwrap_or_else(|| usual.to_owned())))
}

fn not_a_list(known: &Node, collection: &Node, loop_name: &str) -> Box<Diagnostic> {
    let found = format!("loop `{loop_name}` goes over a list, but this is {}", known.kind());
    let mut problem = Diagnostic::new(code::INVALID_LOOP, collection.span, found);
    if known.span != collection.span {
        problem = problem.related(known.span, "the value comes from here");
    }
    let help = "write a list such as `[a, b]`, or `!Ref` to a parameter of type `CommaDelimitedList`";
    Box::new(problem.help(help))
}
