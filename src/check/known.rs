//! Single properties of resources, as far as the template tells what they are.

use super::subject::{Resource, Subject};
use crate::conditions::Scope;
use crate::source::Span;
use crate::template::intrinsic::{self, is_looked_up};
use crate::tree::Node;

/// A text, number or boolean that a property certainly is under some conditions.
#[derive(Debug, Clone)]
pub struct Known {
    /// As CloudFormation reads it: `true`, `15`.
    pub text: String,
    /// The conditions.
    pub scope: Scope,
    /// The place of the value, or of the function that gives it.
    pub span: Span,
}

impl Known {
    /// Whether it is the boolean `true`.
    pub fn is_true(&self) -> bool {
        self.text.eq_ignore_ascii_case("true")
    }

    /// Whether it is the boolean `false`.
    pub fn is_false(&self) -> bool {
        self.text.eq_ignore_ascii_case("false")
    }
}

impl<'t> Subject<'t> {
    /// Whether a resource has a property under some of the conditions that a scope leaves open.
    pub fn may_have(&self, resource: &Resource<'t>, property: &str, scope: &Scope) -> bool {
        !self.as_written(resource, property, scope).is_empty()
    }

    /// What a property is, branch by branch of `Fn::If`, where the template leaves one text for it: no parameter
    /// of several values, nothing that AWS looks up.
    pub fn known(&self, resource: &Resource<'t>, property: &str, scope: &Scope) -> Vec<Known> {
        let given = self.as_written(resource, property, scope).into_iter();
        given.filter_map(|(node, scope)| self.known_text(node, scope)).collect()
    }

    /// The text that a value without `Fn::If` certainly is.
    pub fn known_text(&self, node: &Node, scope: Scope) -> Option<Known> {
        let text = self.evaluator.sole_value(node, &scope)?.scalar_text()?;
        (!is_looked_up(&text)).then_some(Known { text, scope, span: node.span })
    }

    /// What a property is as it is written, branch by branch, where it is there.
    fn as_written<'r>(
        &self,
        resource: &'r Resource<'t>,
        property: &str,
        scope: &Scope,
    ) -> Vec<(&'r Node, Scope)> {
        let Some(node) = resource.property(property) else { return Vec::new() };
        let mut given = self.evaluator.alternatives(node, scope);
        given.retain(|(node, _)| !node.is_null() && !intrinsic::is_no_value(node));
        given
    }
}
