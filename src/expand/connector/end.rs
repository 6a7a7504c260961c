//! The two ends of a connector.

use super::profile;
use crate::diagnostic::{Diagnostic, code, similar};
use crate::expand::context::{Context, Expanded};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text};

/// A resource that is connected.
#[derive(Debug, Clone)]
pub struct End {
    /// Its logical id, when it is a resource of the template.
    pub logical_id: Option<Text>,
    /// Its CloudFormation type.
    pub kind: Text,
    /// What is known of it: `Arn`, `RoleName`, `QueueUrl`, `ResourceId`, `Name`, `Qualifier`.
    pub values: Map,
    /// The place where the connector names it.
    pub span: Span,
}

impl End {
    /// An end that is no resource of the template, or one that SAM itself makes.
    pub fn described(kind: &str, span: Span) -> Self {
        End { logical_id: None, kind: kind.into(), values: Map::new(), span }
    }

    /// The same with a value.
    pub fn with(mut self, name: &str, value: Node) -> Self {
        self.values.insert(name, value);
        self
    }

    /// What is known under a name.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.values.given(name)
    }
}

/// SAM types that may be named as the `Type` of an end, and what they become.
const SAM_TYPES: &[(&str, &str)] = &[
    ("AWS::Serverless::Function", "AWS::Lambda::Function"),
    ("AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"),
    ("AWS::Serverless::Api", "AWS::ApiGateway::RestApi"),
    ("AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api"),
    ("AWS::Serverless::SimpleTable", "AWS::DynamoDB::Table"),
];

/// Reads an end: either `Id` with an optional `Qualifier`, or `Type` and what is needed of it. The
/// role of a rule is that of its target, so the other end matters too.
pub fn read(context: &mut Context, end: &Map, span: Span, other: &Map) -> Expanded<End> {
    let describes = end.keys().any(|key| !matches!(key.as_str(), "Id" | "Qualifier"));
    if end.contains("Id") == describes || is_reference(end) {
        return Err(context.error(neither_or_both(end, span)));
    }
    match end.get("Id").filter(|id| id.is_truthy()) {
        Some(id) => referenced(context, end, id, other),
        None => described(context, end, span),
    }
}

/// `!Ref` has no `Type`, so it would be refused in any case, but with worse words.
fn is_reference(end: &Map) -> bool {
    end.sole_entry().is_some_and(|(key, _)| *key == "Ref")
}

fn neither_or_both(end: &Map, span: Span) -> Diagnostic {
    if let Some(id) = end.get("Ref").and_then(Node::as_str) {
        let found = "an end of a connector is named by `Id`, not by `!Ref`";
        let problem = Diagnostic::new(code::INVALID_CONNECTOR, span, found);
        return problem.help(format!("write `Id: {id}`"));
    }
    let help = "write `Id:` with the logical id of a resource of this template, or `Type:` with the `Arn` and so on of one elsewhere";
    let extra = end.as_written().find(|(key, ..)| !matches!(key.as_str(), "Id" | "Qualifier"));
    match extra.filter(|_| end.contains("Id")) {
        Some((key, span, _)) => {
            let found = format!("`{key}` cannot stand beside `Id`, which says it all");
            Diagnostic::new(code::INVALID_CONNECTOR, span, found).help(help)
        }
        None => {
            let found = "this end of the connector names no resource";
            Diagnostic::new(code::INVALID_CONNECTOR, span, found).help(help)
        }
    }
}

fn described(context: &mut Context, end: &Map, span: Span) -> Expanded<End> {
    let Some(kind) = end.get("Type").and_then(Node::as_text).filter(|kind| !kind.is_empty()) else {
        let found = "this end of the connector has no `Type`";
        let help = "add `Type:` with the type of the resource, such as `AWS::SQS::Queue`";
        let place = end.get("Type").map_or(span, |kind| kind.span);
        return Err(context.error(Diagnostic::new(code::INVALID_CONNECTOR, place, found).help(help)));
    };
    let plain = SAM_TYPES.iter().find(|(sam, _)| *sam == kind.as_str());
    let kind = plain.map_or_else(|| kind.clone(), |(_, plain)| kind.derive(*plain));
    Ok(End { logical_id: None, kind, values: end.clone(), span })
}

fn referenced(context: &mut Context, end: &Map, id: &Node, other: &Map) -> Expanded<End> {
    let found = id.as_text().and_then(|name| Some((name.clone(), context.expanded.get(name)?)));
    let Some((logical_id, resource)) = found else {
        let problem = unknown_resource(context, id);
        return Err(context.error(problem));
    };
    let Some(kind) = resource.get("Type").and_then(Node::as_text).cloned() else {
        let found = format!("resource `{logical_id}` has no `Type`");
        return Err(context.error(Diagnostic::new(code::INVALID_CONNECTOR, id.span, found)));
    };
    let mut values = Map::new();
    if let Some(known) = profile::values_of(&kind, &logical_id, id.span) {
        values = known.values;
        let role = known.role.and_then(|place| role(&place, resource, other));
        let role_id = role.and_then(intrinsic::referenced_id);
        values.insert_some("RoleName", role_id.map(|role| intrinsic::reference(role, id.span)));
    }
    if let Some(qualifier) = end.get("Qualifier") {
        values.insert("Qualifier", qualifier.clone());
    }
    Ok(End { logical_id: Some(logical_id), kind, values, span: id.span })
}

/// The role of a resource: a property, or for a rule what it invokes the other end with.
fn role<'a>(place: &str, resource: &'a Node, other: &Map) -> Option<&'a Node> {
    let properties = resource.get("Properties")?;
    match place.split_once('.') {
        None => properties.get(place),
        Some((list, property)) => {
            let mut targets = properties.get(list)?.as_list()?.iter();
            targets.find(|target| is_target(target, other))?.get(property)
        }
    }
}

fn is_target(target: &Node, other: &Map) -> bool {
    let Some(arn) = target.get("Arn") else { return false };
    let id = intrinsic::referenced_id(arn).filter(|id| !id.is_empty());
    let same_id = id.is_some() && id == other.get("Id").and_then(Node::as_str);
    same_id || other.get("Arn").is_some_and(|other| other.is_truthy() && other == arn)
}

fn unknown_resource(context: &Context, id: &Node) -> Diagnostic {
    let Some(name) = id.as_str() else {
        let found = format!("`Id` takes the logical id of a resource, but this is {}", id.kind());
        let help = "write the logical id itself, without `!Ref`";
        return Diagnostic::new(code::INVALID_CONNECTOR, id.span, found).help(help);
    };
    let found = format!("there is no resource `{name}` in the expanded template");
    let diagnostic = Diagnostic::new(code::DANGLING_REFERENCE, id.span, found);
    match similar::closest(name, context.expanded.keys().map(Text::as_str)) {
        Some(close) => diagnostic.help(format!("did you mean `{close}`?")),
        None => diagnostic,
    }
}
