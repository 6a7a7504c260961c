//! Intrinsic functions: recognising and making them.

use crate::source::Span;
use crate::tree::{IntoNode, Node, Text};

/// Whether the node is an intrinsic function: a map with the single key `Ref`, `Condition` or `Fn::…`.
pub fn is_intrinsic(node: &Node) -> bool {
    function_name(node).is_some()
}

/// The name of the intrinsic function that the node is.
pub fn function_name(node: &Node) -> Option<&Text> {
    let (key, _) = node.as_map()?.sole_entry()?;
    (*key == "Ref" || *key == "Condition" || key.starts_with("Fn::")).then_some(key)
}

/// Whether the reference would take the node for an intrinsic function where it checks types: it
/// lets any map with exactly one key pass.
pub fn may_be_intrinsic(node: &Node) -> bool {
    node.as_map().is_some_and(|map| map.len() == 1)
}

/// The argument of `function` when the node is a call of it.
pub fn argument<'a>(node: &'a Node, function: &str) -> Option<&'a Node> {
    let (key, argument) = node.as_map()?.sole_entry()?;
    (*key == *function).then_some(argument)
}

/// The three arguments when the node is a well-formed `Fn::If`: condition, then, else.
pub fn if_arguments(node: &Node) -> Option<(&Node, &Node, &Node)> {
    match argument(node, "Fn::If")?.as_list()?.as_slice() {
        [condition, then, otherwise] => Some((condition, then, otherwise)),
        _ => None,
    }
}

/// Whether AWS looks up the text, or a part of it, while it deploys: `{{resolve:ssm:…}}`. Spaces before the name are told
/// by a rule, and change nothing about what was meant.
pub fn is_looked_up(text: &str) -> bool {
    text.contains("{{resolve:") || text.contains("{{ resolve:")
}

/// Whether the node is `!Ref AWS::NoValue`.
pub fn is_no_value(node: &Node) -> bool {
    argument(node, "Ref").and_then(Node::as_str) == Some("AWS::NoValue")
}

/// The logical id that a `Ref` or `Fn::GetAtt` names.
pub fn referenced_id(node: &Node) -> Option<&str> {
    if let Some(id) = argument(node, "Ref") {
        return id.as_str();
    }
    let target = argument(node, "Fn::GetAtt")?;
    match target.as_list().map(Vec::as_slice) {
        Some([id, _]) => id.as_str(),
        Some(_) => None,
        None => target.as_str()?.split_once('.').filter(|(_, rest)| !rest.contains('.')).map(|(id, _)| id),
    }
}

/// `{"Ref": id}`.
pub fn reference(id: impl Into<Text>, cause: Span) -> Node {
    map!(cause; "Ref" => id.into())
}

/// `{"Fn::GetAtt": [id, attribute]}`.
pub fn get_att(id: impl Into<Text>, attribute: &str, cause: Span) -> Node {
    map!(cause; "Fn::GetAtt" => list!(cause; id.into(), attribute))
}

/// `{"Fn::Sub": text}`.
pub fn sub(text: impl Into<Text>, cause: Span) -> Node {
    map!(cause; "Fn::Sub" => text.into())
}

/// `{"Fn::Sub": [text, variables]}`.
pub fn sub_with(text: impl Into<Text>, variables: Node, cause: Span) -> Node {
    map!(cause; "Fn::Sub" => list!(cause; text.into(), variables))
}

/// `{"Fn::Join": [delimiter, items]}`.
pub fn join(delimiter: &str, items: Vec<Node>, cause: Span) -> Node {
    map!(cause; "Fn::Join" => list!(cause; delimiter, items))
}

/// `{"Fn::If": [condition, then, otherwise]}`.
pub fn if_else(condition: impl IntoNode, then: Node, otherwise: Node, cause: Span) -> Node {
    map!(cause; "Fn::If" => list!(cause; condition, then, otherwise))
}

/// `{"Fn::If": [condition, then, {"Ref": "AWS::NoValue"}]}`.
pub fn only_if(condition: impl IntoNode, then: Node, cause: Span) -> Node {
    if_else(condition, then, no_value(cause), cause)
}

/// `{"Fn::Not": [{"Condition": condition}]}`.
pub fn not(condition: impl IntoNode, cause: Span) -> Node {
    map!(cause; "Fn::Not" => list!(cause; map!(cause; "Condition" => condition)))
}

/// `{"Ref": "AWS::NoValue"}`.
pub fn no_value(cause: Span) -> Node {
    reference("AWS::NoValue", cause)
}
