//! The definition of the states: inline, or an object in S3.

use super::definition_text;
use crate::diagnostic::{Diagnostic, code};
use crate::expand::code_location::s3_location;
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::{Resource, SamResource};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// Where the definition is, and what is put into it when it is deployed.
pub struct Definition {
    source: Source,
    substitutions: Option<Node>,
}

enum Source {
    /// `Fn::Join` of the lines of the definition's JSON.
    Inline(Node),
    /// `Bucket`, `Key` and perhaps `Version`.
    Object(Map),
}

impl Definition {
    /// Sets the properties of the state machine.
    pub fn put_into(self, state_machine: &mut Resource) {
        match self.source {
            Source::Inline(text) => state_machine.set("DefinitionString", text),
            Source::Object(location) => state_machine.set("DefinitionS3Location", location),
        }
        state_machine.set_some("DefinitionSubstitutions", self.substitutions);
    }
}

/// Reads `Definition` or `DefinitionUri`.
pub fn read(context: &mut Context, machine: &SamResource) -> Expanded<Definition> {
    match (machine.truthy("Definition"), machine.truthy("DefinitionUri")) {
        (Some(definition), None) => Ok(inline(machine, definition)),
        (None, Some(uri)) => {
            let location = s3_location(context, uri, "DefinitionUri")?.into_definition();
            let substitutions = machine.truthy("DefinitionSubstitutions").cloned();
            Ok(Definition { source: Source::Object(location), substitutions })
        }
        (Some(_), Some(_)) => {
            let found = "`Definition` and `DefinitionUri` are both set";
            let span = machine.key_span("DefinitionUri");
            let diagnostic = Diagnostic::new(code::CONFLICTING_PROPERTIES, span, found)
                .related(machine.key_span("Definition"), "`Definition` is set here")
                .help("remove one of the two");
            Err(context.error(diagnostic))
        }
        (None, None) => {
            let found = "the state machine has no definition";
            let help = "add `DefinitionUri:` with the path of a definition, or `Definition:` with the states below it";
            Err(context
                .error(Diagnostic::new(code::MISSING_PROPERTY, machine.properties_span, found).help(help)))
        }
    }
}

fn inline(machine: &SamResource, definition: &Node) -> Definition {
    let mut definition = definition.clone();
    let mut found = Map::new();
    take_out(&mut definition, &mut found);
    let given = machine.truthy("DefinitionSubstitutions").cloned();
    let substitutions = match given {
        Some(Node { value: Value::Map(mut map), span }) => {
            map.update(&found);
            Some(Node::new(Value::Map(map), span))
        }
        given => given.or((!found.is_empty()).then(|| found.into_node(definition.span))),
    };
    Definition { source: Source::Inline(definition_text::joined_lines(&definition)), substitutions }
}

/// CloudFormation does not look into the text of a definition. So each intrinsic function and
/// dynamic reference below the node becomes a placeholder, and what it stood for a substitution
/// that CloudFormation puts in. They are numbered in the order of their sorted keys.
fn take_out(node: &mut Node, substitutions: &mut Map) {
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| replace(item, substitutions)),
        Value::Map(map) => {
            let mut keys: Vec<Text> = map.keys().cloned().collect();
            keys.sort_by(|left, right| left.as_str().cmp(right.as_str()));
            for key in keys {
                if let Some(value) = map.get_mut(&key) {
                    replace(value, substitutions);
                }
            }
        }
        _ => {}
    }
}

fn replace(node: &mut Node, substitutions: &mut Map) {
    let dynamic = node.as_str().is_some_and(is_dynamic_reference);
    if !dynamic && !intrinsic::is_intrinsic(node) {
        return take_out(node, substitutions);
    }
    let name = format!("definition_substitution_{}", substitutions.len() + 1);
    let placeholder = Node::made(format!("${{{name}}}"), node.span);
    substitutions.insert(name, std::mem::replace(node, placeholder));
}

/// `{{resolve:service:…}}` and nothing around it.
fn is_dynamic_reference(text: &str) -> bool {
    let inner = text.strip_prefix("{{resolve:").and_then(|rest| rest.strip_suffix("}}"));
    let Some((service, name)) = inner.and_then(|inner| inner.split_once(':')) else { return false };
    let plain = |c: char| c.is_ascii_lowercase() || c == '-';
    !service.is_empty() && service.chars().all(plain) && !name.is_empty() && !name.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_dynamic_references() {
        assert!(is_dynamic_reference("{{resolve:ssm:/queue/url:1}}"));
        assert!(is_dynamic_reference("{{resolve:ssm-secure:x}}"));
        for text in ["{{resolve:ssm}}", "{{resolve:ssm:}}", "{{resolve:SSM:x}}", "a {{resolve:ssm:x}}", ""] {
            assert!(!is_dynamic_reference(text), "{text}");
        }
    }
}
