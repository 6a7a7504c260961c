//! Tags: maps in SAM, lists of `Key` and `Value` in CloudFormation.

use super::context::{Context, Expanded};
use super::resource::{Resource, SamResource};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node};

/// Tag keys that SAM sets itself.
const RESERVED: &[&str] =
    &["lambda:createdBy", "serverlessrepo:applicationId", "serverlessrepo:semanticVersion"];

/// The CloudFormation list of a map of tags; a tag without a value gets an empty one.
pub fn tag_list(tags: &Map) -> Vec<Node> {
    tags.walk().map(|(key, span, value)| tag(key.into_node(span), value, span)).collect()
}

fn tag(key: Node, value: &Node, span: Span) -> Node {
    let value = if value.is_null() { Node::made("", span) } else { value.clone() };
    map!(span; "Key" => key, "Value" => value)
}

/// The tags of a generated resource: SAM's own mark, then `additional`, then the user's. Reports
/// user tags whose keys SAM keeps for itself.
pub fn marked_tags(
    context: &mut Context,
    tags: Option<&Node>,
    additional: Vec<Node>,
    cause: Span,
) -> Expanded<Vec<Node>> {
    let user = tags.and_then(Node::as_map);
    for reserved in RESERVED {
        if let Some(span) = user.and_then(|user| user.key_span(reserved)) {
            let found = format!("the tag key `{reserved}` is one that SAM sets itself");
            let diagnostic = Diagnostic::new(code::RESERVED_TAG, span, found).help("choose another key");
            return Err(context.error(diagnostic));
        }
    }
    let mut list = vec![map!(cause; "Key" => "lambda:createdBy", "Value" => "SAM")];
    list.extend(additional);
    list.extend(user.map(tag_list).unwrap_or_default());
    Ok(list)
}

/// The user's tags, and SAM's own mark under `mark`, which takes the place of a tag of that key
/// (newer SAM types do it this way round).
pub fn tags_then_mark(tags: Option<&Node>, mark: &str, cause: Span) -> Vec<Node> {
    let mut map = tags.and_then(Node::as_map).cloned().unwrap_or_default();
    map.insert(mark, "SAM".into_node(cause));
    tag_list(&map)
}

/// Adds the resource's `Tags` to all generated resources when `PropagateTags` is true; the value of
/// a tag that is already there is replaced (reference behaviour: `propagate_tags_combine`).
pub fn combine(resource: &SamResource, generated: &mut [Resource]) {
    let wanted = resource.truthy("PropagateTags").is_some();
    let Some(tags) = resource.truthy("Tags").and_then(Node::as_map).filter(|_| wanted) else { return };
    for made in generated {
        let mut combined = made.properties.get("Tags").and_then(Node::as_list).cloned().unwrap_or_default();
        for tag in tag_list(tags) {
            match combined.iter_mut().find(|known| known.get("Key") == tag.get("Key")) {
                Some(known) => *known = tag,
                None => combined.push(tag),
            }
        }
        made.set("Tags", combined);
    }
}

/// Types of generated resources that SAM gives tags to when `PropagateTags` is set.
const TAKES_TAGS: &[&str] = &[
    "AWS::ApiGateway::ApiKey",
    "AWS::ApiGateway::DomainName",
    "AWS::ApiGateway::DomainNameAccessAssociation",
    "AWS::ApiGateway::DomainNameV2",
    "AWS::ApiGateway::RestApi",
    "AWS::ApiGateway::Stage",
    "AWS::ApiGateway::UsagePlan",
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGatewayV2::DomainName",
    "AWS::ApiGatewayV2::Stage",
    "AWS::CloudFormation::Stack",
    "AWS::CodeDeploy::Application",
    "AWS::CodeDeploy::DeploymentGroup",
    "AWS::DynamoDB::Table",
    "AWS::IAM::Role",
    "AWS::IoT::TopicRule",
    "AWS::Lambda::Function",
    "AWS::S3::Bucket",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
    "AWS::StepFunctions::StateMachine",
];

/// Gives the resource's `Tags` to the generated resources that take tags, in place of what they
/// have, when `PropagateTags` is true (reference behaviour: `propagate_tags`).
pub fn propagate(resource: &SamResource, generated: &mut [Resource]) {
    let wanted = resource.truthy("PropagateTags").is_some();
    let Some(tags) = resource.truthy("Tags").and_then(Node::as_map).filter(|_| wanted) else { return };
    for made in generated.iter_mut().filter(|made| TAKES_TAGS.contains(&made.kind)) {
        made.set("Tags", tag_list(tags));
    }
}
