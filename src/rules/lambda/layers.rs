//! The layers of functions, as far as their ARNs are known.

use super::runtime::FUNCTIONS;
use crate::check::Subject;
use crate::source::Span;

/// A layer of a function.
pub struct Layer<'s> {
    /// The logical id of the function.
    pub function: &'s str,
    /// The ARN.
    pub arn: String,
    /// Where it is named.
    pub span: Span,
}

/// All of them.
pub fn all<'s>(subject: &'s Subject) -> Vec<Layer<'s>> {
    let mut layers = Vec::new();
    for function in subject.resources_of_any(FUNCTIONS) {
        for at in subject.reach(function, &["Layers", "*"]) {
            let values = subject.evaluator.values(at.node, &at.scope).into_iter();
            let arns = values.filter_map(|value| value.node.as_str().map(str::to_owned));
            let layer = |arn| Layer { function: function.logical_id.as_str(), arn, span: at.node.span };
            layers.extend(arns.map(layer));
        }
    }
    layers
}
