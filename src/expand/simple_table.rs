//! `AWS::Serverless::SimpleTable`: a DynamoDB table with a partition key and nothing else.

use super::context::{Context, Expanded};
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Resource, SamResource};
use super::tags;
use super::types::{Phase, SamType, as_they_are};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::tree::{IntoNode, Node};

/// `AWS::Serverless::SimpleTable`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::SimpleTable",
    becomes: Some("AWS::DynamoDB::Table"),
    phase: Phase::Others,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::optional("PointInTimeRecoverySpecification", Shape::Any),
    Property::optional("PrimaryKey", Shape::MapOf(&Shape::String)),
    Property::optional("ProvisionedThroughput", Shape::MapOf(&Shape::OneOf(&[Shape::Int, Shape::Map]))),
    Property::optional("TableName", STRING_OR_MAP),
    Property::optional("Tags", Shape::Map),
    Property::optional("SSESpecification", Shape::Map),
];

/// The types of keys, and what DynamoDB calls them.
const KEY_TYPES: &[(&str, &str)] = &[("String", "S"), ("Number", "N"), ("Binary", "B")];

fn expand(context: &mut Context, resource: SamResource) -> Expanded<Vec<Resource>> {
    let (name, kind) = primary_key(context, &resource)?;
    let cause = resource.span;
    let attributes = resource.attributes.clone();
    let mut table =
        Resource::new(context, resource.logical_id.clone(), "AWS::DynamoDB::Table", attributes, cause)?;
    let definition = map!(cause; "AttributeName" => &name, "AttributeType" => kind);
    table.set("AttributeDefinitions", list!(cause; definition));
    table.set("KeySchema", list!(cause; map!(cause; "AttributeName" => name, "KeyType" => "HASH")));
    match resource.truthy("ProvisionedThroughput") {
        Some(throughput) => table.set("ProvisionedThroughput", throughput),
        None => table.set("BillingMode", "PAY_PER_REQUEST"),
    }
    for property in ["PointInTimeRecoverySpecification", "SSESpecification", "TableName"] {
        table.set_some(property, resource.truthy(property));
    }
    table.set_some("Tags", resource.truthy("Tags").and_then(Node::as_map).map(tags::tag_list));
    Ok(vec![table])
}

/// Name and type of the partition key.
fn primary_key(context: &mut Context, resource: &SamResource) -> Expanded<(Node, &'static str)> {
    let Some(key) = resource.truthy("PrimaryKey") else {
        return Ok(("id".into_node(resource.span), "S"));
    };
    let span = resource.key_span("PrimaryKey");
    let name = required_part(context, key, "Name", span);
    let kind = required_part(context, key, "Type", span).and_then(|kind| key_type(context, &kind));
    Ok((name?, kind?))
}

fn required_part(context: &mut Context, key: &Node, part: &str, span: Span) -> Expanded<Node> {
    if let Some(value) = key.get(part).filter(|value| !value.is_null()) {
        return Ok(value.clone());
    }
    let found = format!("`PrimaryKey` has no `{part}`");
    let help = "write `PrimaryKey: {Name: id, Type: String}`, or leave it out to get just that";
    Err(context.error(Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help)))
}

fn key_type(context: &mut Context, kind: &Node) -> Expanded<&'static str> {
    let name = kind.as_str().unwrap_or("");
    if let Some((_, short)) = KEY_TYPES.iter().find(|(long, _)| *long == name) {
        return Ok(short);
    }
    let names = || KEY_TYPES.iter().map(|(long, _)| *long);
    let meant = KEY_TYPES.iter().find(|(_, short)| *short == name).map(|(long, _)| *long);
    let help = match meant.or_else(|| similar::closest(name, names())) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "write `String`, `Number` or `Binary`".to_owned(),
    };
    let found = "the key of a table is of type `String`, `Number` or `Binary`";
    Err(context.error(Diagnostic::new(code::INVALID_VALUE, kind.span, found).help(help)))
}
