//! The values of a stack's parameters.

use indexmap::IndexMap;

use super::World;
use crate::language::values::{Known, Missing, Unknown, as_text, comma_delimited, is_list_type};
use crate::plan::model::OriginKind;
use crate::source::Span;
use crate::tree::{Map, Node};

/// A parameter and its value.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its value, or why it has none.
    pub value: Known,
    /// Where the value comes from.
    pub kind: OriginKind,
    /// Whether it is to be shown to nobody.
    pub secret: bool,
}

/// What gives a parameter its value.
pub enum Source<'a> {
    /// The user; nothing is in the way of a default.
    User(&'a IndexMap<String, Node>),
    /// The stack that this one is nested in.
    Parent {
        /// The values that it gives.
        values: &'a IndexMap<String, (Known, OriginKind)>,
        /// The logical ids that lead to the stack.
        stack: &'a str,
    },
}

impl World {
    /// The parameters of a template, with their values.
    pub(super) fn parameters(&self, declared: &Map, source: &Source) -> IndexMap<String, Parameter> {
        let parameter = |(name, span, declaration): (&crate::tree::Text, Span, &Node)| {
            let secret = declaration.get("NoEcho").and_then(as_text).is_some_and(|text| *text == *"true");
            let (value, kind) = self.parameter(name, span, declaration, source);
            if let (true, Some(text)) = (secret, value.as_ref().ok().and_then(as_text)) {
                self.conceal(&text);
            }
            (name.to_string(), Parameter { value, kind, secret })
        };
        declared.as_written().map(parameter).collect()
    }

    fn parameter(&self, name: &str, span: Span, declaration: &Node, source: &Source) -> (Known, OriginKind) {
        let given = match source {
            Source::User(values) => values.get(name).map(|node| (Ok(node.clone()), OriginKind::Override)),
            Source::Parent { values, .. } => values.get(name).cloned(),
        };
        let default = || declaration.get("Default").map(|node| (Ok(node.clone()), OriginKind::Template));
        let Some((value, kind)) = given.or_else(default) else {
            return (Err(not_given(name, span, source)), OriginKind::Template);
        };
        let declared = declaration.get("Type").and_then(Node::as_str).unwrap_or("String");
        match stored_type(declared) {
            Some(inner) => (value.and_then(|key| self.stored(&key, inner)), OriginKind::Override),
            None => (value.map(|value| of_type(value, declared)), kind),
        }
    }

    /// The value of a parameter whose value names one of the parameter store.
    fn stored(&self, key: &Node, kind: &str) -> Known {
        let name = as_text(key).map(|text| text.to_string()).unwrap_or_default();
        match self.given.stored_parameters.get(&name).cloned().map(Ok).or_else(|| self.stored_here(&name)) {
            Some(value) => value.map(|value| of_type(value, kind)),
            None => Err(not_stored(name, key.span)),
        }
    }

    /// What a stack that is there already puts into the parameter store.
    fn stored_here(&self, name: &str) -> Option<Known> {
        for stack in self.stacks() {
            for (id, _, resource) in stack.template.resources() {
                let is_stored = resource.get("Type").and_then(Node::as_str) == Some("AWS::SSM::Parameter");
                if !is_stored || !self.identity_of(&stack, id)?.is_called(name) {
                    continue;
                }
                let value = resource.at(&["Properties", "Value"])?;
                return Some(self.value(&stack, value).map(|(value, _)| value));
            }
        }
        None
    }
}

/// Why a parameter of the parameter store is not known.
pub fn not_stored(name: String, span: Span) -> Unknown {
    let why = format!("`{name}` is in the SSM parameter store, which samc does not ask");
    Unknown { missing: Some(Box::new(Missing::StoredParameter(name))), ..Unknown::new(span, why) }
}

fn not_given(name: &str, span: Span, source: &Source) -> Unknown {
    let why = format!("parameter `{name}` has no value and no `Default`");
    let missing = match source {
        Source::User(_) => Missing::Parameter(name.to_owned()),
        Source::Parent { stack, .. } => {
            Missing::NestedParameter { stack: (*stack).to_owned(), name: name.to_owned() }
        }
    };
    Unknown { missing: Some(Box::new(missing)), ..Unknown::new(span, why) }
}

/// The type of what the parameter store keeps, for a parameter that takes its value from there.
fn stored_type(kind: &str) -> Option<&str> {
    kind.strip_prefix("AWS::SSM::Parameter::Value<")?.strip_suffix('>')
}

/// The value as a parameter of this type has it: a list, or a text.
fn of_type(value: Node, kind: &str) -> Node {
    let Some(text) = as_text(&value) else { return value };
    if is_list_type(kind) { comma_delimited(&text, value.span) } else { Node::made(text, value.span) }
}
