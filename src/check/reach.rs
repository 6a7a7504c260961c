//! What a path leads to in a resource, and which resources values refer to.

use super::subject::{Resource, Subject};
use crate::conditions::Scope;
use crate::evaluate::substitute::{Part, arguments, parts};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// How many places a path leads to before the rest is not looked at.
const MOST: usize = 1024;

/// A value that a path leads to, as it is written.
#[derive(Debug, Clone)]
pub struct Reached<'n> {
    /// The value; no `Fn::If` and no `AWS::NoValue`. It can be another function.
    pub node: &'n Node,
    /// What holds where it is.
    pub scope: Scope,
    /// Its key; for an item of a list, the item.
    pub span: Span,
}

impl<'t> Subject<'t> {
    /// The values that a path below `Properties` leads to, in the order of the text: keys, and `*` for each
    /// item of a list. An empty path leads to the properties themselves. Branches of `Fn::If` are followed
    /// where their conditions can come about; what is not there, or null, is left out.
    pub fn reach<'r>(&self, resource: &'r Resource<'t>, path: &[&str]) -> Vec<Reached<'r>> {
        let Some(properties) = resource.node.get("Properties") else { return Vec::new() };
        self.below(properties, (&resource.scope, resource.attribute_span("Properties")), path)
    }

    /// The same from a value on that stands in a scope at a key.
    pub fn below<'n>(
        &self,
        node: &'n Node,
        (scope, span): (&Scope, Span),
        path: &[&str],
    ) -> Vec<Reached<'n>> {
        let mut reached = self.given(node, scope, span);
        for step in path {
            reached = reached.iter().flat_map(|from| self.step(from, step)).take(MOST).collect();
        }
        reached
    }

    fn step<'n>(&self, from: &Reached<'n>, step: &str) -> Vec<Reached<'n>> {
        match &from.node.value {
            Value::List(items) if step == "*" => {
                items.iter().flat_map(|item| self.given(item, &from.scope, item.span)).collect()
            }
            Value::Map(map) if step != "*" => {
                let span = map.key_span(step).unwrap_or(from.span);
                map.get(step).map(|node| self.given(node, &from.scope, span)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// What a value can be as it is written, where it is there at all.
    fn given<'n>(&self, node: &'n Node, scope: &Scope, span: Span) -> Vec<Reached<'n>> {
        let alternatives = self.evaluator.alternatives(node, scope).into_iter();
        let is_there = |(node, _): &(&Node, Scope)| !node.is_null() && !intrinsic::is_no_value(node);
        alternatives.filter(is_there).map(|(node, scope)| Reached { node, scope, span }).collect()
    }

    /// The resource that a value names and nothing else: by `Ref`, `Fn::GetAtt`, or `Fn::Sub` of one variable.
    pub fn target(&self, node: &Node) -> Option<&Resource<'t>> {
        self.resource(&target_id(node)?)
    }

    /// The resources of a type that the values at a path refer to; each with what holds where it is referred
    /// to, and with the place of the reference.
    pub fn related<'s>(
        &'s self,
        resource: &Resource<'t>,
        path: &[&str],
        kind: &str,
    ) -> Vec<(&'s Resource<'t>, Scope, Span)> {
        let reached = self.reach(resource, path).into_iter();
        let related = reached.filter_map(|at| Some((self.target(at.node)?, at.scope, at.node.span)));
        related.filter(|(target, _, _)| target.kind == kind).collect()
    }
}

/// The logical id that a value names and nothing else.
fn target_id(node: &Node) -> Option<String> {
    if let Some(id) = intrinsic::referenced_id(node) {
        return Some(id.to_owned());
    }
    let (text, own) = arguments(intrinsic::argument(node, "Fn::Sub")?)?;
    let mut parts = parts(text.as_str()?).into_iter();
    match (parts.next(), parts.next()) {
        (Some(Part::Variable(name, _)), None) if own.is_none_or(|own| !own.contains(name)) => {
            Some(name.split_once('.').map_or(name, |(id, _)| id).to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(yaml: &str) -> Option<String> {
        let mut sources = crate::source::Sources::new();
        let file = sources.add("template.yaml", yaml);
        let parsed = crate::syntax::parse(&sources, file, &mut crate::diagnostic::Diagnostics::new());
        target_id(&parsed.unwrap())
    }

    #[test]
    fn references_name_a_resource_alone() {
        let right = [
            "!Ref Queue",
            "!GetAtt Queue.Arn",
            "!GetAtt [Queue, Arn]",
            "!Sub '${Queue.Arn}'",
            "!Sub '${Queue}'",
        ];
        assert!(right.iter().all(|yaml| id(yaml).as_deref() == Some("Queue")), "{right:?}");
        let wrong = ["Queue", "!Sub 'a${Queue}'", "!Sub ['${Queue}', {Queue: a}]", "!ImportValue Queue"];
        assert!(wrong.iter().all(|yaml| id(yaml).is_none()), "{wrong:?}");
    }
}
