//! The template as a template: sections, intrinsic functions, parameters.

pub mod intrinsic;
pub mod parameters;
pub mod recognise;
mod sections;

use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// A CloudFormation or SAM template whose sections have been found to have the right shape.
#[derive(Debug, Clone)]
pub struct Template {
    /// The document.
    pub root: Map,
    /// The whole document's place.
    pub span: Span,
}

/// The line that asks CloudFormation for the SAM transform.
pub const SAM_TRANSFORM: &str = "AWS::Serverless-2016-10-31";

/// What every SAM type's name begins with.
pub const SAM_PREFIX: &str = "AWS::Serverless::";

impl Template {
    /// A section that is a map, when it is there.
    pub fn section(&self, name: &str) -> Option<&Map> {
        self.root.get(name)?.as_map()
    }

    /// The resources.
    pub fn resources(&self) -> impl Iterator<Item = (&crate::tree::Text, Span, &Node)> {
        self.section("Resources").into_iter().flat_map(Map::as_written)
    }

    /// Whether a line asks CloudFormation for the SAM transform, alone or in a list.
    pub fn asks_for_sam(&self) -> bool {
        let is_sam = |node: &Node| node.as_str() == Some(SAM_TRANSFORM);
        self.root.get("Transform").is_some_and(|node| match node.as_list() {
            Some(list) => list.iter().any(is_sam),
            None => is_sam(node),
        })
    }

    /// The document as a node, to be printed.
    pub fn into_node(self) -> Node {
        Node::new(Value::Map(self.root), self.span)
    }
}

/// Sees the document as a template. `None` when a whole section has no shape that one could work
/// with; a single misshapen resource is reported, and the others can still be looked at.
pub fn lower(document: Node, diagnostics: &mut Diagnostics) -> Option<Template> {
    let span = document.span;
    let Value::Map(root) = document.value else {
        let found = format!("a template is a map of sections, but this is {}", document.kind());
        let help = "begin with `Resources:` and put the resources below it, indented";
        diagnostics.error(Diagnostic::new(code::INVALID_TEMPLATE, span, found).help(help));
        return None;
    };
    let template = Template { root, span };
    sections::check(&template, diagnostics).then_some(template)
}
