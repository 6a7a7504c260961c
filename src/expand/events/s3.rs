//! `S3`: notifications of a bucket of the same template invoke the function.

use super::super::context::{Context, Expanded};
use super::super::property::{Property, Shape};
use super::super::resource::Resource;
use super::super::tags::tag_list;
use super::linked::{Linked, LinkedType};
use super::permission::{Scope, permission};
use super::{Event, EventSource, Target};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// `S3`.
pub const SOURCE: EventSource = EventSource { name: "S3", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = &[
    Property::required("Bucket", Shape::String),
    Property::required("Events", Shape::OneOf(&[Shape::String, Shape::ListOf(&Shape::String)])).literal(),
    Property::optional("Filter", Shape::MapOf(&Shape::String)),
];

const BUCKET: LinkedType =
    LinkedType { name: "AWS::S3::Bucket", noun: "a bucket", properties: BUCKET_PROPERTIES };

const BUCKET_PROPERTIES: &[&str] = &[
    "AccessControl",
    "AccelerateConfiguration",
    "AnalyticsConfigurations",
    "BucketEncryption",
    "BucketName",
    "CorsConfiguration",
    "IntelligentTieringConfigurations",
    "InventoryConfigurations",
    "LifecycleConfiguration",
    "LoggingConfiguration",
    "MetricsConfigurations",
    "NotificationConfiguration",
    "ObjectLockConfiguration",
    "ObjectLockEnabled",
    "OwnershipControls",
    "PublicAccessBlockConfiguration",
    "ReplicationConfiguration",
    "Tags",
    "VersioningConfiguration",
    "WebsiteConfiguration",
];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let mut bucket = Linked::find(context, event, "Bucket", &BUCKET)?;
    let cause = event.span;
    let account = intrinsic::reference("AWS::AccountId", cause);
    let scope = Scope { source_account: Some(account), ..Scope::default() };
    let permission = permission(context, target, "s3.amazonaws.com", &event.logical_id, "", scope, cause)?;
    match target.attributes.get("Condition") {
        Some(condition) => {
            depend_through_tag(context, &mut bucket, condition, &permission)?;
        }
        None => {
            check_not_null(context, &mut bucket)?;
            depend_on(context, event, &mut bucket, &permission.logical_id)?;
        }
    }
    add_notifications(context, event, target, &mut bucket)?;
    Ok(vec![permission, bucket.finish(context)?])
}

/// SAM refuses a bucket whose `Properties` are there without a value, unless a condition makes it
/// write tags there first.
fn check_not_null(context: &mut Context, bucket: &mut Linked) -> Expanded<()> {
    let logical_id = bucket.logical_id.clone();
    let resource = bucket.resource_mut();
    match (resource.get("Properties"), resource.key_span("Properties")) {
        (Some(node), Some(span)) if node.is_null() => {
            let found = format!("`Properties` of `{logical_id}` has no value");
            let diagnostic = Diagnostic::new(code::NULL_VALUE, span, found)
                .help("remove the line when the bucket has no properties")
                .resource(logical_id.as_str());
            Err(context.error(diagnostic))
        }
        _ => Ok(()),
    }
}

/// The bucket must not be made before the permission: S3 checks it for each notification. The
/// reference takes the order from a set, that is, at random; sorted, it at least stays the same.
fn depend_on(
    context: &mut Context,
    event: &Event,
    bucket: &mut Linked,
    permission_id: &Text,
) -> Expanded<()> {
    let resource = bucket.resource_mut();
    let existing = resource.get("DependsOn").cloned();
    let span = existing.as_ref().map_or(event.span, |node| node.span);
    let mut ids = match existing {
        Some(Node { value: Value::List(ids), .. }) => ids,
        Some(id) => vec![id],
        None => Vec::new(),
    };
    if let Some(wrong) = ids.iter().find(|id| id.as_str().is_none()) {
        let found = format!("`DependsOn` takes logical ids, but this is {}", wrong.kind());
        let diagnostic = Diagnostic::new(code::WRONG_TYPE, wrong.span, found)
            .help("write one logical id, or a list of them")
            .resource(event.logical_id.as_str());
        return Err(context.error(diagnostic));
    }
    ids.push(Node::made(permission_id, event.span));
    ids.sort_by(|left, right| left.as_str().cmp(&right.as_str()));
    ids.dedup();
    resource.insert("DependsOn", ids.into_node(span));
    Ok(())
}

/// `DependsOn` takes no conditions, and the permission of a conditional function may not exist. A
/// tag with a conditional `Ref` makes the bucket wait just the same.
fn depend_through_tag(
    context: &mut Context,
    bucket: &mut Linked,
    condition: &Node,
    permission: &Resource,
) -> Expanded<()> {
    let cause = permission.cause;
    let logical_id = bucket.logical_id.clone();
    let none = Node::made("no dependency", cause);
    let waiting = intrinsic::if_else(condition, permission.reference(), none, cause);
    let mut tag = Map::new();
    tag.insert(format!("sam:ConditionalDependsOn:{}", permission.logical_id), waiting);
    let tags = bucket.properties_mut(context)?.get_or_insert_with("Tags", || list!(cause));
    list_of_bucket(context, &logical_id, "Tags", tags)?.extend(tag_list(&tag));
    Ok(())
}

/// One entry of `LambdaConfigurations` for each kind of event; one that is there is not repeated.
fn add_notifications(
    context: &mut Context,
    event: &Event,
    target: &Target,
    bucket: &mut Linked,
) -> Expanded<()> {
    let Some(kinds) = event.get("Events") else { return Ok(()) };
    let kinds = kinds.as_list().map_or(std::slice::from_ref(kinds), Vec::as_slice);
    let logical_id = bucket.logical_id.clone();
    let configuration = bucket.map_mut(context, "NotificationConfiguration")?;
    let entries = configuration.get_or_insert_with("LambdaConfigurations", || list!(event.span));
    let entries = list_of_bucket(context, &logical_id, "LambdaConfigurations", entries)?;
    for kind in kinds {
        let entry = notification(event, target, kind);
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    Ok(())
}

fn notification(event: &Event, target: &Target, kind: &Node) -> Node {
    let cause = kind.span;
    let mut entry = Map::new();
    entry.insert("Function", target.arn(cause));
    entry.insert_some("Filter", event.get("Filter").cloned());
    entry.insert("Event", kind.clone());
    let entry = Node::new(Value::Map(entry), cause);
    match target.attributes.get("Condition") {
        Some(condition) => intrinsic::only_if(condition, entry, cause),
        None => entry,
    }
}

/// The items of a list in the bucket to which SAM adds.
fn list_of_bucket<'a>(
    context: &mut Context,
    logical_id: &str,
    name: &str,
    node: &'a mut Node,
) -> Expanded<&'a mut Vec<Node>> {
    if node.is_null() {
        *node = list!(node.span);
    }
    let (span, kind) = (node.span, node.kind());
    node.as_list_mut().ok_or_else(|| not_a_list(context, logical_id, name, span, kind))
}

fn not_a_list(
    context: &mut Context,
    logical_id: &str,
    name: &str,
    span: Span,
    kind: &str,
) -> crate::diagnostic::Reported {
    let found = format!("`{name}` of `{logical_id}` must be a list, but it is {kind}");
    let help = "write it out as a list: SAM has to add to it for the events of this bucket";
    context.error(Diagnostic::new(code::WRONG_TYPE, span, found).help(help).resource(logical_id))
}
